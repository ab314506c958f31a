"""Whoever touches the log is found out: stories of tampering, each with the triggers down."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from pytest_django.fixtures import Settings

from shenava.foundation.audit import recording, sealing, verification
from shenava.foundation.audit.models import Entry, Salt
from shenava.foundation.audit.verification import Fault, Head
from shenava.foundation.keys import Keyring, Purpose

NOON = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)
SOON = NOON + timedelta(minutes=1)
LOG = import_module("shenava.foundation.audit.migrations.0002_append_only").LOG

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S2-5.2")]


@pytest.fixture
def five_sealed() -> None:
    for number in range(5):
        recording.record(
            "orders.moved",
            actor_ref="staff:01",
            subject_ref=f"order:{number}",
            at=NOON + timedelta(seconds=number),
            detail={"to": "B", "number": number, "is_first": number == 0, "tags": ["x", "y"]},
            personal={"name": f"Person {number}"},
        )
    assert sealing.seal(at=SOON) == 5


@pytest.fixture
def no_triggers() -> Iterator[None]:
    run(*LOG.removal(connection.vendor))
    yield
    run(*LOG.removal(connection.vendor), *LOG.protection(connection.vendor))


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def verified(head: Head | None = None) -> tuple[bool, int | None, Fault | None]:
    verdict = verification.verify(at=SOON, head=head)
    return verdict.ok, verdict.first_bad, verdict.why


def test_an_untouched_log_is_whole(five_sealed: None) -> None:
    verdict = verification.verify(at=SOON)
    assert (verdict.ok, verdict.checked) == (True, 5)


def test_an_empty_log_is_whole() -> None:
    assert verified() == (True, None, None)


def test_sealing_again_changes_nothing(five_sealed: None) -> None:
    before = list(Entry.objects.order_by("position").values_list("position", "entry_hash"))
    assert sealing.seal(at=SOON) == 0
    assert list(Entry.objects.order_by("position").values_list("position", "entry_hash")) == before


def test_sealing_in_small_batches_makes_one_chain() -> None:
    for _ in range(7):
        recording.record("orders.moved", actor_ref="system", subject_ref="", at=NOON)
    assert [sealing.seal(at=SOON, limit=3) for _ in range(4)] == [3, 3, 1, 0]
    assert verified() == (True, None, None)


def test_a_sealer_that_is_overtaken_by_another_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        recording.record("orders.moved", actor_ref="system", subject_ref="", at=NOON)
    compute = sealing._seals

    def compute_slowly(waiting: Sequence[Entry], *, at: datetime) -> list[tuple[int | str | None, ...]]:
        seals = compute(waiting, at=at)
        monkeypatch.setattr(sealing, "_seals", compute)
        assert sealing.seal(at=at) == 4
        return seals

    monkeypatch.setattr(sealing, "_seals", compute_slowly)
    assert sealing.seal(at=SOON) == 0
    assert verification.verify(at=SOON).checked == 4


def test_what_may_still_be_joined_by_an_open_transaction_waits_for_its_seal() -> None:
    recording.record("orders.moved", actor_ref="system", subject_ref="", at=NOON)
    assert sealing.seal(at=NOON + timedelta(seconds=1)) == 0
    assert sealing.seal(at=NOON + timedelta(seconds=2)) == 1


def test_an_entry_that_comes_late_gets_a_later_place(five_sealed: None) -> None:
    late = recording.record("orders.moved", actor_ref="system", subject_ref="", at=NOON - timedelta(hours=1))
    sealing.seal(at=SOON)
    late.refresh_from_db()
    assert late.position == 6
    assert verified() == (True, None, None)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("action", "'orders.kept'"),
        ("actor_ref", "'staff:02'"),
        ("subject_ref", "'order:9'"),
        ("detail", """'{"to": "C"}'"""),
        ("personal", "'{}'"),
        ("request_id", "'other'"),
        ("occurred_at", "'2020-01-01 00:00:00+00:00'"),
        ("entry_hash", f"'{'0' * 64}'"),
    ],
)
def test_a_changed_entry_is_named(five_sealed: None, no_triggers: None, column: str, value: object) -> None:
    run(f"UPDATE audit_entry SET {column} = {value} WHERE position = 3")  # noqa: S608 - values of this very test
    assert verified() == (False, 3, Fault.ALTERED)


def test_a_deleted_entry_is_missed(five_sealed: None, no_triggers: None) -> None:
    run("DELETE FROM audit_salt")
    run("DELETE FROM audit_entry WHERE position = 2")
    assert verified() == (False, 2, Fault.MISSING)


def test_two_entries_that_changed_places_are_found(five_sealed: None, no_triggers: None) -> None:
    run(
        "UPDATE audit_entry SET position = 99 WHERE position = 2",
        "UPDATE audit_entry SET position = 2 WHERE position = 4",
        "UPDATE audit_entry SET position = 4 WHERE position = 99",
    )
    assert verified() == (False, 2, Fault.ALTERED)


def test_an_entry_sealed_after_another_predecessor_is_found(five_sealed: None, no_triggers: None) -> None:
    fifth = Entry.objects.get(position=5)
    run("DELETE FROM audit_salt", "DELETE FROM audit_entry WHERE position >= 4")
    recording.record("orders.moved", actor_ref="system", subject_ref="", at=NOON)
    sealing.seal(at=SOON)
    fifth.save(force_insert=True)
    assert verified() == (False, 5, Fault.UNLINKED)


def test_a_chain_made_anew_without_the_key_is_found(
    five_sealed: None, no_triggers: None, settings: Settings, tmp_path: Path
) -> None:
    run("UPDATE audit_entry SET action = 'orders.kept', position = NULL WHERE position = 5")
    ours, settings.KEYRING = settings.KEYRING, Keyring.open(tmp_path / "forged.json")
    assert sealing.seal(at=SOON) == 1
    settings.KEYRING = ours
    assert verified() == (False, 5, Fault.ALTERED)


def test_a_new_key_leaves_old_seals_good(settings: Settings, tmp_path: Path) -> None:
    settings.KEYRING = Keyring.open(tmp_path / "keyring.json")
    for _ in range(2):
        recording.record("orders.moved", actor_ref="system", subject_ref="", at=NOON)
        sealing.seal(at=SOON)
        settings.KEYRING.rotate(Purpose.AUDIT)
    assert list(Entry.objects.order_by("position").values_list("key_version", flat=True)) == [1, 2]
    assert verified() == (True, None, None)


def test_without_a_head_a_log_cut_off_at_its_end_looks_whole_and_with_it_not(
    five_sealed: None, no_triggers: None
) -> None:
    head = verification.take_head(at=SOON)
    run("DELETE FROM audit_salt", "DELETE FROM audit_entry WHERE position >= 4")
    assert verified() == (True, None, None)
    assert verified(head) == (False, 4, Fault.CUT_OFF)


def test_a_head_stays_good_while_the_log_grows(five_sealed: None) -> None:
    head = Head.from_json(verification.take_head(at=SOON).as_json())
    recording.record("orders.moved", actor_ref="system", subject_ref="", at=NOON)
    sealing.seal(at=SOON)
    assert verified(head) == (True, None, None)


def test_a_head_that_was_changed_is_refused(five_sealed: None) -> None:
    text = verification.take_head(at=SOON).as_json().replace('"position": 5', '"position": 4')
    assert verified(Head.from_json(text)) == (False, 4, Fault.HEAD_FORGED)


def test_a_seal_that_never_comes_is_noticed() -> None:
    recording.record("orders.moved", actor_ref="system", subject_ref="", at=NOON)
    assert verification.verify(at=NOON + timedelta(minutes=9)).ok
    assert verification.verify(at=NOON + timedelta(minutes=11)).why is Fault.UNSEALED


class TestForgetting:
    @pytest.mark.usefixtures("five_sealed")
    def test_a_value_forgotten_with_its_salt_leaves_the_chain_true(self) -> None:
        assert recording.forget(subject_ref="order:2") == 1
        assert not Salt.objects.filter(entry__subject_ref="order:2").exists()
        assert verified() == (True, None, None)

    @pytest.mark.usefixtures("five_sealed")
    def test_a_kept_value_that_was_exchanged_is_found(self) -> None:
        Salt.objects.filter(entry__position=3).update(value="Somebody else")
        assert verified() == (False, 3, Fault.VALUE_ALTERED)

    @pytest.mark.usefixtures("five_sealed")
    def test_the_log_itself_never_holds_the_value(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM audit_entry")
            entries = str(cursor.fetchall())
            cursor.execute("SELECT * FROM audit_salt")
            salts = str(cursor.fetchall())
        assert "Person" not in entries
        assert "Person" not in salts

    def test_the_same_value_looks_different_in_two_entries(self) -> None:
        first, second = (
            recording.record("x.y", actor_ref="system", subject_ref="", at=NOON, personal={"name": "Zahra"})
            for _ in range(2)
        )
        assert first.personal != second.personal


class TestTheDatabaseItself:
    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE audit_entry SET action = 'orders.kept' WHERE position = 3",
            "UPDATE audit_entry SET position = 9 WHERE position = 3",
            "UPDATE audit_entry SET entry_hash = '' WHERE position = 3",
            "UPDATE audit_entry SET sealed_at = NULL",
            "DELETE FROM audit_entry WHERE position = 3",
        ],
    )
    @pytest.mark.usefixtures("five_sealed")
    def test_refuses_to_touch_a_sealed_entry(self, statement: str) -> None:
        run("DELETE FROM audit_salt")
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            run(statement)

    def test_refuses_to_change_what_an_unsealed_entry_says(self) -> None:
        recording.record("orders.moved", actor_ref="system", subject_ref="", at=NOON)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            Entry.objects.update(actor_ref="staff:02")
