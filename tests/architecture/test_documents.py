"""What the documents say is what the code does, because they are drawn from it."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.architecture import house

from shenava.config.settings import env
from shenava.entrypoints.commands.drawing import documents, requirements


def test_every_drawn_document_is_up_to_date() -> None:
    outdated = [str(path.relative_to(house.PROJECT)) for path in documents.outdated()]

    assert not outdated, "\n".join(["run bin/shenava draw", *outdated])


def test_tests_name_requirements_that_exist() -> None:
    asked = {one["id"] for one in requirements.requirements()}
    unknown = {name: tests for name, tests in requirements.proven().items() if name not in asked}

    assert unknown == {}


def test_every_setting_is_in_the_documents() -> None:
    told = (house.PROJECT / "docs/operate/settings.md").read_text(encoding="utf-8")
    named = {
        name
        for source in house.sources()
        for word in source.path.read_text(encoding="utf-8").replace('"', " ").replace("'", " ").split()
        if (name := word.strip(",.:;()[]{}`=+$")).startswith("SHENAVA_") and name.isupper()
    }
    settings = {one.name for one in env.ALL}

    assert all(f"`{name}`" in told for name in settings)
    assert named - settings - {"SHENAVA_"} - NOT_FOR_OPERATORS == set()


NOT_FOR_OPERATORS: set[str] = set()
"""Names that a process tells its own children."""


def test_a_drawn_document_names_no_machine() -> None:
    for path, text in documents.drawn().items():
        assert str(Path.home()) not in text, path
        assert str(house.PROJECT) not in text, path


@pytest.mark.slow_start
def test_check_says_what_is_outdated_and_changes_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "shenava.entrypoints.commands", "draw", "--check"]
    done = subprocess.run(command, cwd=house.PROJECT, capture_output=True, text=True, timeout=50, check=False)  # noqa: S603 - our own command

    assert done.returncode == bool(documents.outdated()), done.stderr
