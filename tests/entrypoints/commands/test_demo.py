"""The example office shows every stage in three languages and is filled once."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.test import override_settings

from shenava.domain.cases.models import Case, Message, Note, Response, Task
from shenava.domain.cases.vocabulary import Act, PublicStage, Stage, TaskKind, public_stage
from shenava.domain.channels.models import OutboundMessage
from shenava.domain.channels.vocabulary import Delivery
from shenava.domain.organization.models import Staff
from shenava.entrypoints.commands.demonstration import show
from shenava.entrypoints.commands.demonstration.moments import Past
from shenava.entrypoints.commands.demonstration.office import PASSWORD
from shenava.foundation.audit.models import Entry
from shenava.foundation.database.remembered import forget_all
from shenava.lifecycle import found

NOW = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with django_db_blocker.unblock(), override_settings(PASSWORD_HASHERS=quick), transaction.atomic():
        show.fill(at=NOW)
        yield
        transaction.set_rollback(True)
    forget_all()


def run(*arguments: str) -> str:
    said = StringIO()
    call_command("demo", *arguments, stdout=said)
    return said.getvalue()


def test_every_stage_is_there_in_three_languages(office: None) -> None:
    stages = Counter(
        public_stage(
            stage=case.stage,
            waiting_on=case.waiting_on,
            is_withdrawn=bool(case.withdrawn_at),
            is_looked_at_again=bool(case.reopened_at),
        )
        for case in Case.objects.all()
    )
    assert set(stages) == set(PublicStage)
    assert stages.total() == 40
    assert set(Case.objects.values_list("stage", flat=True)) == set(Stage) - {Stage.ASSESSED}
    assert set(Response.objects.values_list("language", flat=True)) == {"fa", "ar", "en"}
    assert {case.language for case in Case.objects.all()} == {"fa", "ar", "en"}


def test_the_cases_have_lived(office: None) -> None:
    assert set(Message.objects.values_list("act", flat=True)) >= set(Act) - {Act.UPDATE}
    assert set(Task.objects.values_list("kind", flat=True)) >= {TaskKind.RECOVERY, TaskKind.SAFETY}
    assert Note.objects.exists()
    assert Case.objects.filter(person=None).exists()
    assert Case.objects.filter(hides_name=True).exists()
    late = Case.objects.filter(next_due_at__lt=NOW)
    assert 5 <= late.count() <= 12
    assert not Case.objects.filter(received_at__gt=NOW).exists()
    assert all(case.last_touched_at <= NOW for case in Case.objects.exclude(last_touched_at=None))


def test_nothing_left_the_house(office: None) -> None:
    assert OutboundMessage.objects.exists()
    assert not OutboundMessage.objects.filter(state=Delivery.SENT).exists()


def test_a_second_run_changes_nothing(office: None) -> None:
    before = Entry.objects.count(), Case.objects.count()
    assert "nothing was changed" in run()
    assert (Entry.objects.count(), Case.objects.count()) == before


def test_the_sign_ins_are_printed_and_belong_to_demo_accounts(office: None) -> None:
    printed = run("--logins")
    assert PASSWORD in printed
    for one in Staff.objects.select_related("account"):
        assert one.account.is_demo
        assert one.account.check_password(PASSWORD)
        assert f"  {one.account.login} " in printed


@pytest.mark.django_db
def test_an_office_of_somebodys_own_is_left_alone() -> None:
    found.found_organization(name={"en": "Mine"}, sector="bank", calendar="ir_office", languages=["en"], at=NOW)
    with pytest.raises(CommandError):
        run()
    assert not Case.objects.exists()
    assert run("--logins").strip() == ""


def test_a_working_day_ago_is_never_a_day_off() -> None:
    past = Past(now=NOW, zone="Asia/Tehran")
    assert past.written("1 09:40") == "2026-11-21 09:40"
    assert past.written("2") == "2026-11-18"
    assert past.moment("40m") == datetime(2026, 11, 22, 10, 20, tzinfo=UTC)
    with pytest.raises(ValueError, match="yesterday"):
        past.moment("yesterday")
