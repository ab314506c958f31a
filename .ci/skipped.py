"""Fails when a test was skipped, and says which and why: a skipped test proves nothing."""

import sys
from xml.etree import ElementTree as ET


def main(report: str) -> int:
    """Read pytest's JUnit report; returns the exit code."""
    skipped = [
        f"{case.get('classname')}.{case.get('name')}: {mark.get('message')}"
        for case in ET.parse(report).iter("testcase")  # noqa: S314 - written by our own pytest just now
        for mark in case.iter("skipped")
    ]
    for line in skipped:
        sys.stderr.write(f"Skipped: {line}\n")
    return 1 if skipped else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
