"""A token allows one topic for a while, and nobody can make one."""

import base64
from datetime import UTC, datetime, timedelta

import pytest

from shenava.foundation.keys import Purpose, keyring
from shenava.foundation.realtime import tokens

NOON = datetime(2026, 3, 21, 12, tzinfo=UTC)


def test_a_token_names_its_topic_until_its_time_is_over() -> None:
    token = tokens.sign("queue:1|2", at=NOON, seconds=60)
    permit = tokens.read(token, at=NOON + timedelta(seconds=59))
    assert permit == tokens.Permit(topic="queue:1|2", until=NOON + timedelta(seconds=60))
    assert tokens.read(token, at=NOON + timedelta(seconds=60)) is None


@pytest.mark.parametrize(
    "token", ["", "x", "===", "کد", "AAAA" * 20, base64.urlsafe_b64encode(b"x" * 32 + b"1|99|a").decode()]
)
def test_what_is_no_token_allows_nothing(token: str) -> None:
    assert tokens.read(token, at=NOON) is None


def test_a_changed_topic_allows_nothing() -> None:
    raw = base64.urlsafe_b64decode(tokens.sign("queue:1", at=NOON) + "==")
    forged = base64.urlsafe_b64encode(raw.replace(b"queue:1", b"queue:2")).decode()
    assert tokens.read(forged, at=NOON) is None


def test_a_token_outlives_a_change_of_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    ring = keyring()
    monkeypatch.setattr(ring, "_keys", {name: dict(versions) for name, versions in ring._keys.items()})
    monkeypatch.setattr(ring, "_save", lambda: None)
    token = tokens.sign("queue:1", at=NOON)
    ring.rotate(Purpose.LIVE)
    assert tokens.read(token, at=NOON)
