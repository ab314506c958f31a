"""``bin/shenava user``: staff from the command line."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from shenava.domain.organization import operations as organization
from shenava.domain.organization.models import Staff, Unit
from shenava.domain.organization.vocabulary import Role
from shenava.foundation import clock
from shenava.foundation.accounts import operations as accounts
from shenava.foundation.accounts.models import Account

_BY = "system"


class Command(BaseCommand):
    help = "Add, list, invite again, open or close accounts of staff."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        add = deeds.add_parser("add", help="make an account; prints a link with which its owner chooses a password")
        add.add_argument("login")
        add.add_argument("--name", required=True)
        add.add_argument("--role", required=True, type=str.upper, choices=Role.values)
        add.add_argument("--unit", required=True, help="code of the unit")
        add.add_argument("--languages", default="fa", help="comma separated, such as fa,ar")
        deeds.add_parser("list", help="login, role, unit and whether the account is open")
        for deed, meaning in (
            ("invite", "print a new link for choosing a password"),
            ("close", "sign out and refuse from now on"),
            ("open", "let in again"),
        ):
            deeds.add_parser(deed, help=meaning).add_argument("login")

    def handle(self, *, deed: str, **given: object) -> None:
        match deed:
            case "add":
                self._add(**{key: str(given[key]) for key in ("login", "name", "role", "unit", "languages")})
            case "list":
                self._list()
            case "invite":
                self._show_link(_account(str(given["login"])))
            case _:
                accounts.set_active(
                    account=_account(str(given["login"])), is_active=deed == "open", actor_ref=_BY, at=clock.now()
                )

    def _add(self, *, login: str, name: str, role: str, unit: str, languages: str) -> None:
        place = Unit.objects.filter(code=unit).first()
        if place is None:
            known = ", ".join(Unit.objects.order_by("code").values_list("code", flat=True))
            raise CommandError(f"There is no unit {unit}. There are: {known or 'none yet'}.")
        with transaction.atomic():
            account = accounts.create_account(login=login, name=name, password=None, actor_ref=_BY, at=clock.now())
            organization.add_staff(
                account_id=account.id, name=name, role=Role(role), unit=place, languages=languages.split(",")
            )
        self._show_link(account)

    def _list(self) -> None:
        for staff in Staff.objects.select_related("account", "unit").order_by("account__login"):
            state = "open" if staff.account.is_active else "closed"
            self.stdout.write(f"{staff.account.login}\t{staff.role}\t{staff.unit.code}\t{state}")

    def _show_link(self, account: Account) -> None:
        secret = accounts.setup_link(at=clock.now(), account=account, actor_ref=_BY)
        self.stdout.write(f"{settings.PUBLIC_URL}/desk/set-up/{secret}/")


def _account(login: str) -> Account:
    account = Account.objects.filter(login=login.strip().lower()).first()
    if account is None:
        raise CommandError(f"There is no account {login}.")
    return account
