"""The issues of a decision as typed rows: read into drafts, and written back exactly as they were typed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from decimal import Decimal, InvalidOperation
from itertools import zip_longest

from django.http import QueryDict
from django.utils.translation import gettext as _

from shenava.domain.cases.models import Issue
from shenava.domain.cases.rules.response import IssueDraft, RemedyDraft
from shenava.domain.cases.vocabulary import Outcome, ReasonKind, RemedyKind, RemedyState
from shenava.domain.catalogue.rules import money
from shenava.entrypoints.desk.typed import NotADay, day
from shenava.entrypoints.ui import preferences
from shenava.foundation.calendars import presentation
from shenava.foundation.text import digits
from shenava.foundation.text.money import typed as typed_money

MOST = 12
_SEPARATORS = str.maketrans("", "", ",٬' \u00a0")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One issue as its fields hold it, all text; ``unit`` is the unit that the amount is written in."""

    title: str = ""
    finding: str = ""
    outcome: str = ""
    reason_kind: str = ""
    reason: str = ""
    reference: str = ""
    remedy_kind: str = ""
    remedy_state: str = RemedyState.DONE
    remedy_what: str = ""
    remedy_amount: str = ""
    remedy_amount_unit: str = ""
    remedy_who: str = ""
    remedy_due: str = ""

    @property
    def is_blank(self) -> bool:
        """Return whether nothing was written in it."""
        given = asdict(self)
        chosen_by_itself = {"remedy_state", "remedy_amount_unit"}
        return not any(value.strip() for name, value in given.items() if name not in chosen_by_itself)


NAMES = tuple(field.name for field in fields(Row))


def typed_rows(given: QueryDict) -> list[Row]:
    """Return the rows of a form; each of its columns is a list."""
    columns = [given.getlist(name)[:MOST] for name in NAMES]
    rows = zip_longest(*columns, fillvalue="")
    return [Row(**dict(zip(NAMES, row, strict=True))) for row in rows]


def kept_rows(issues: Sequence[Issue], *, unit: str) -> list[Row]:
    """Return stored issues as rows, days and amounts as this reader writes them."""
    return [_kept(issue, unit=unit) for issue in issues]


def drafts(rows: Sequence[Row]) -> tuple[list[IssueDraft], dict[str, str]]:
    """Return what was decided, and a sentence for each field that could not be read, as ``<field>-<row from 0>``."""
    read: list[IssueDraft] = []
    wrong: dict[str, str] = {}
    for number, row in enumerate(rows):
        remedy = _remedy(row, number=number, wrong=wrong)
        read.append(
            IssueDraft(
                title=row.title.strip(),
                finding=row.finding.strip(),
                outcome=row.outcome if row.outcome in set(Outcome) else "",
                reason_kind=row.reason_kind if row.reason_kind in set(ReasonKind) else "",
                reason=row.reason.strip(),
                reference=row.reference.strip()[:200],
                remedy=remedy,
            )
        )
    return read, wrong


def _remedy(row: Row, *, number: int, wrong: dict[str, str]) -> RemedyDraft | None:
    if row.remedy_kind not in set(RemedyKind):
        return None
    amount, currency = _amount(row, number=number, wrong=wrong)
    try:
        due = day(row.remedy_due) if row.remedy_due.strip() else None
    except NotADay as problem:
        due, wrong[f"remedy_due-{number}"] = None, str(problem)
    return RemedyDraft(
        kind=row.remedy_kind,
        state=row.remedy_state if row.remedy_state in set(RemedyState) else RemedyState.DONE,
        what=row.remedy_what.strip(),
        amount=amount,
        currency=currency,
        who=row.remedy_who.strip()[:120],
        due_on=due,
    )


def _amount(row: Row, *, number: int, wrong: dict[str, str]) -> tuple[int | None, str]:
    written = digits.to_ascii(row.remedy_amount).translate(_SEPARATORS).replace("٫", ".")
    if not written:
        return None, ""
    try:
        found = money.from_written(Decimal(written), row.remedy_amount_unit)
    except InvalidOperation:
        found = None
    if found is None or found.amount < 0:
        wrong[f"remedy_amount-{number}"] = _("Please write the amount in digits, for example 1,250,000.")
        return None, ""
    return found.amount, found.currency


def _kept(issue: Issue, *, unit: str) -> Row:
    remedy = getattr(issue, "remedy", None)
    told = {
        "title": issue.title,
        "finding": issue.finding,
        "outcome": issue.outcome,
        "reason_kind": issue.reason_kind,
        "reason": issue.reason,
        "reference": issue.reference,
        "remedy_amount_unit": unit,
    }
    if remedy:
        amount, amount_unit = ("", unit)
        if remedy.amount is not None:
            amount, amount_unit = typed_money(remedy.amount, remedy.currency, unit=unit)
        due = presentation.short_day(remedy.due_on, preferences.reader()) if remedy.due_on else ""
        told |= {
            "remedy_kind": remedy.kind,
            "remedy_state": remedy.state,
            "remedy_what": remedy.what,
            "remedy_amount": amount,
            "remedy_amount_unit": amount_unit,
            "remedy_who": remedy.who,
            "remedy_due": due,
        }
    return Row(**told)
