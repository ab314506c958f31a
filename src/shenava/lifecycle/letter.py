"""The answer in writing: words, dates and amounts as the complainant reads them, set as a PDF that never changes."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from shenava.domain.cases.models import Case, Issue, Response
from shenava.domain.cases.rules.response import IssueDraft, RemedyDraft
from shenava.domain.cases.vocabulary import Outcome
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.models import Brand
from shenava.domain.catalogue.rules import contact
from shenava.domain.catalogue.rules.filling import fill
from shenava.domain.catalogue.rules.wording import Wording
from shenava.domain.organization.models import Staff
from shenava.foundation.calendars import presentation
from shenava.foundation.calendars.presentation import Preference
from shenava.foundation.database.ids import new_id
from shenava.foundation.files import operations as files
from shenava.foundation.files import queries as file_queries
from shenava.foundation.files.models import StoredFile
from shenava.foundation.text import digits, money, multilingual
from shenava.foundation.typesetting import letters, qr
from shenava.lifecycle import tell

_CODE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_COLOUR = "#0B6E77"
_LEADS: Mapping[str, str] = {
    Outcome.UPHELD: "letter_upheld",
    Outcome.PARTLY: "letter_partly",
    Outcome.NOT_UPHELD: "letter_refused",
}
"""What is said first about a point, before what we found."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A letter that has been set but not yet issued."""

    content: dict[str, Any]
    file: StoredFile
    verification_code: str
    language: str


def draft_of(issue: Issue) -> IssueDraft:
    """Return a stored issue as the rules weigh it."""
    remedy = getattr(issue, "remedy", None)
    given = remedy and RemedyDraft(
        kind=remedy.kind,
        state=remedy.state,
        what=remedy.what,
        amount=remedy.amount,
        currency=remedy.currency,
        who=remedy.who,
        due_on=remedy.due_on,
    )
    return IssueDraft(
        title=issue.title,
        finding=issue.finding,
        outcome=issue.outcome,
        reason_kind=issue.reason_kind,
        reason=issue.reason,
        reference=issue.reference,
        remedy=given,
    )


def preview(case: Case, *, issues: Sequence[Issue], staff: Staff, at: datetime) -> dict[str, Any]:
    """Return what the letter would say now, for the page beside the decision; sets nothing."""
    with translation.override(case.language):
        return _content(case, issues=issues, staff=staff, code="", at=at)


def write(case: Case, *, issues: Sequence[Issue], staff: Staff, at: datetime) -> Draft:
    """Set the letter in the complainant's language and keep its file; takes tens of milliseconds and holds no lock."""
    code = "".join(secrets.choice(_CODE) for _each in range(12))
    with translation.override(case.language):
        content = _content(case, issues=issues, staff=staff, code=code, at=at)
    pdf = letters.typeset("letter", {**content, "logo": _logo(case.brand)}, fonts=settings.FONTS_DIR)
    name = f"{case.tracking_code}.pdf"
    kept = files.keep(BytesIO(pdf), name=name, at=at)
    return Draft(content=content, file=kept.file, verification_code=code, language=case.language)


def bind(draft: Draft, *, case: Case, round: int, staff: Staff, at: datetime) -> Response:  # noqa: A002 - the word of the letters
    """Return the response that points to the letter and its hash, still unsaved."""
    return Response(
        id=new_id(),
        case=case,
        round=round,
        language=draft.language,
        content=draft.content,
        file=draft.file,
        sha256=draft.file.sha256,
        verification_code=draft.verification_code,
        signed_by=staff,
        issued_at=at,
    )


def letterhead(brand: Brand, *, language: str) -> dict[str, Any]:
    """Return who writes, as the head of a letter shows it: name, logo, contact block and colour."""
    reached = contact.read(brand.contact, language)
    return {
        "name": multilingual.text(brand.name, language),
        "address": list(reached.address),
        "phones": [{"about": one.about, "number": one.number} for one in reached.numbers],
        "email": reached.email,
        "colour": brand.colour or _COLOUR,
        "logo": brand.logo.sha256 if brand.logo else "",
    }


def covering_note(case: Case) -> str:
    """Return the short message in the conversation that the letter hangs on."""
    words = _wording(case, "answer_note")
    values = {**tell.always_known(case), "objection_until": tell.moment(case, case.objection_until)}
    return fill(words.body, values)


def _content(case: Case, *, issues: Sequence[Issue], staff: Staff, code: str, at: datetime) -> dict[str, Any]:
    language, brand, preference = case.language, case.brand, tell.preference_of(case)
    name = case.person.name if case.person else ""
    values = {**tell.always_known(case), "received": tell.moment(case, case.received_at)}
    return {
        "title": _("Answer to your complaint"),
        "language": language,
        "direction": "ltr" if language == "en" else "rtl",
        "digits": digits.write("0123456789", preference.digits),
        "written_at": int(at.timestamp()),
        "brand": letterhead(brand, language=language),
        "dates": [presentation.day(at, preference)],
        "reference": case.tracking_code,
        "recipient": name or _("Dear customer"),
        "salutation": fill(_text(case, "letter_salutation"), {"name": name}) or _("Dear customer,"),
        "opening": _paragraphs(fill(_text(case, "letter_opening"), values)),
        "issues": [_issue(case, issue, values=values, preference=preference) for issue in issues],
        "closing": _paragraphs(fill(_text(case, "letter_closing"), values)),
        "rights": {
            "text": fill(_text(case, "letter_rights"), values),
            "until": presentation.day(_objection_end(case, at), preference),
            "body": _external_body(case),
        },
        "signer": {
            "name": staff.name,
            "role": multilingual.text(staff.title, language) if staff.title else "",
            "unit": multilingual.text(staff.unit.public_name, language),
        },
        "verification": _verification(code, language) if code else None,
        "labels": _labels(),
        "wordings": _wordings(case, issues),
    }


def _logo(brand: Brand) -> list[int]:
    """Return the bytes of the logo, as the typesetter takes them; nothing where there is none."""
    if brand.logo is None:
        return []
    with file_queries.content(brand.logo) as opened:
        return list(opened.read())


def _wordings(case: Case, issues: Sequence[Issue]) -> list[str]:
    """Return which texts in which version the letter is made of."""
    leads = {_LEADS[issue.outcome] for issue in issues if issue.outcome in _LEADS}
    keys = ("letter_salutation", "letter_opening", *sorted(leads), "letter_closing", "letter_rights")
    return [_wording(case, key).ref for key in keys]


def _issue(case: Case, issue: Issue, *, values: Mapping[str, str], preference: Preference) -> dict[str, Any]:
    lead = _LEADS.get(issue.outcome)
    remedy = getattr(issue, "remedy", None)
    reason = "\n".join(part for part in (issue.reason, issue.reference) if part)
    said: dict[str, Any] = {
        "number": digits.write(issue.number, preference.digits),
        "title": issue.title,
        "outcome": str(Outcome(issue.outcome).label) if issue.outcome else "",
        "lead": fill(_text(case, lead), {**values, "issue": issue.title}) if lead else "",
        "finding": issue.finding,
        "reason": reason,
    }
    if issue.reason_kind:
        said["reason_label"] = issue.get_reason_kind_display()
    if remedy:
        said["remedy"] = {
            "kind": "\n".join(part for part in (remedy.get_kind_display(), remedy.what) if part),
            "owner": remedy.who,
            "amount": money.said(remedy.amount, remedy.currency, preference.digits)
            if remedy.amount is not None
            else "",
            "due": presentation.day(remedy.due_on, preference) if remedy.due_on else "",
        }
    return said


def _verification(code: str, language: str) -> dict[str, str]:
    address = tell.verification_address(code, language)
    return {
        "url": address,
        "code": code,
        "qr": qr.svg(address),
        "note": _("Anybody can check at this address that the letter is ours and unchanged."),
    }


def _external_body(case: Case) -> dict[str, str] | None:
    name = multilingual.text(case.brand.external_body, case.language) if case.brand.external_body else ""
    return {"name": name} if name else None


def _objection_end(case: Case, at: datetime) -> date:
    return (at + timedelta(days=case.brand.objection_days)).date()


def _text(case: Case, key: str) -> str:
    return _wording(case, key).body


def _wording(case: Case, key: str) -> Wording:
    return catalogue.wording(brand_id=case.brand_id, key=key, language=case.language)


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _labels() -> dict[str, str]:
    return {
        "to": _("To"),
        "date": _("Date"),
        "reference": _("Tracking code"),
        "finding": _("What we found"),
        "reason": _("Reason"),
        "remedy": _("What we do"),
        "amount": _("Amount"),
        "owner": _("Who"),
        "due": _("By"),
        "rights": _("If you do not agree"),
        "until": _("Until"),
        "body": _("Outside our organization"),
        "verify": _("Check this letter"),
        "code": _("Verification code"),
        "qr": _("Picture code with the address for checking this letter"),
        "page": _("Page {page} of {pages}"),
    }
