"""What may be said to ``bin/run``, checked before anything is installed or started; needs Python alone."""

import argparse
import os
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[5]
LOOPBACK = "127.0.0.1"
PORTS = range(1, 65536)


@dataclass(frozen=True, kw_only=True)
class Options:
    """How this machine's processes are to be started."""

    port: int
    live_port: int
    data: Path
    empty: bool
    behind_proxy: bool

    @property
    def environment(self) -> dict[str, str]:
        """Return what every process of this installation finds in its environment."""
        return {
            "SHENAVA_DATA": str(self.data),
            "SHENAVA_PORT": str(self.port),
            "SHENAVA_LIVE_PORT": str(self.live_port),
            "SHENAVA_BEHIND_PROXY": "1" if self.behind_proxy else "0",
            "DJANGO_SETTINGS_MODULE": "shenava.config.settings",
        }


def read(arguments: Sequence[str]) -> Options:
    """Return the options; wrong ones end the process with code 2 and a sentence about what is right."""
    parser = _parser()
    given = parser.parse_args(arguments)
    port = given.port
    live_port = given.live_port or port + 1
    if port not in PORTS or live_port not in PORTS or port == live_port:
        parser.error("ports are two different numbers from 1 to 65535")
    return Options(
        port=port,
        live_port=live_port,
        data=Path(given.data).expanduser().resolve(),
        empty=given.empty,
        behind_proxy=given.behind_proxy or os.environ.get("SHENAVA_BEHIND_PROXY") == "1",
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bin/run", description="Starts Shenava on this machine, filled with an example office unless --empty."
    )
    parser.add_argument(
        "--port", type=int, default=os.environ.get("SHENAVA_PORT", "8000"), help="port of the pages (8000)"
    )
    parser.add_argument(
        "--live-port", type=int, default=os.environ.get("SHENAVA_LIVE_PORT"), help="port of the live events (port + 1)"
    )
    parser.add_argument(
        "--data",
        default=os.environ.get("SHENAVA_DATA") or PROJECT / "var",
        metavar="DIR",
        help="folder for database, files, keys and logs (var)",
    )
    parser.add_argument("--empty", action="store_true", help="no example office; prints a link to set up your own")
    parser.add_argument(
        "--behind-proxy", action="store_true", help="a proxy that ends TLS stands in front and sets X-Forwarded-*"
    )
    return parser


def taken_port(options: Options) -> str | None:
    """Return a sentence when a port is in use, and None when both are free."""
    for name, port in (("--port", options.port), ("--live-port", options.live_port)):
        if not _is_free(port):
            return f"Port {port} is in use by another program. Choose another one, for example: {name} {port + 100}"
    return None


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def main(arguments: Sequence[str]) -> int:
    """Check the options alone."""
    taken = taken_port(read(arguments))
    if taken:
        sys.stderr.write(f"{taken}\n")
    return 1 if taken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
