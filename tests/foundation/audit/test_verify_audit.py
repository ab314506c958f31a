"""The command that proves the log, with its exit codes."""

from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from shenava.foundation.audit import recording, sealing

NOON = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S2-5.2")]


def said(**options: object) -> str:
    out = StringIO()
    call_command("verify_audit", stdout=out, **options)
    return out.getvalue()


@pytest.fixture(autouse=True)
def _three_sealed() -> None:
    for _ in range(3):
        recording.record("orders.moved", actor_ref="system", subject_ref="", at=NOON)
    sealing.seal(at=datetime(2026, 3, 21, 12, 1, tzinfo=UTC))


def test_says_that_the_log_is_whole() -> None:
    assert "3 sealed entries" in said()


def test_exits_with_one_when_it_is_not(tmp_path: Path) -> None:
    recording.record("orders.moved", actor_ref="system", subject_ref="", at=NOON)
    with pytest.raises(SystemExit) as ended:
        said()
    assert ended.value.code == 1


def test_checks_against_a_head_it_exported(tmp_path: Path) -> None:
    path = tmp_path / "head.json"
    path.write_text(said(export_head=True))
    assert "3 sealed entries" in said(head=path)
    path.write_text(path.read_text().replace('"position": 3', '"position": 4'))
    with pytest.raises(SystemExit):
        said(head=path)


def test_a_file_that_is_no_head_is_an_error_in_words(tmp_path: Path) -> None:
    path = tmp_path / "head.json"
    path.write_text('{"a": 1}')
    with pytest.raises(CommandError, match="not the head"):
        said(head=path)
