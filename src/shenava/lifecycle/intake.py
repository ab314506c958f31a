"""Receive a complaint from any door: understand it, promise a date, and open a case, all in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import operations as cases
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases import references
from shenava.domain.cases.models import Case
from shenava.domain.cases.operations.filing import Opening
from shenava.domain.cases.vocabulary import Kind, Mandate, Relation, Urgency, WallCause
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.models import Brand, Category, FormVersion
from shenava.domain.catalogue.rules import form as form_rules
from shenava.domain.catalogue.rules.form import Checked
from shenava.domain.catalogue.rules.stopping import Stopper
from shenava.domain.channels.vocabulary import Channel
from shenava.domain.intelligence import queries as intelligence
from shenava.domain.intelligence.rules import understanding
from shenava.domain.intelligence.rules.category import CategorySeeds
from shenava.domain.intelligence.rules.understanding import Understanding
from shenava.domain.organization.actors import STRANGER, SYSTEM, Actor
from shenava.domain.organization.models import Staff, Unit
from shenava.domain.people import operations as people
from shenava.domain.people.operations import Introduction
from shenava.domain.policies import experience
from shenava.domain.policies import operations as policies
from shenava.domain.policies import queries as policy_queries
from shenava.domain.policies.queries import AnswerDue
from shenava.domain.touchpoints import queries as touchpoints
from shenava.domain.touchpoints.models import Touchpoint
from shenava.foundation.database.remembered import remembered
from shenava.foundation.errors import Problem
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch
from shenava.foundation.files.operations import KeptFile
from shenava.foundation.keys import Purpose, digest
from shenava.foundation.text import language as languages
from shenava.foundation.text import multilingual
from shenava.foundation.text.direction import strip_controls
from shenava.foundation.text.masking import mask, mask_json
from shenava.lifecycle import meant

LONGEST_TEXT = 20_000
_TRIES = 5


class FilingIsOff(Problem):
    """An administrator has stopped new complaints for a while."""

    code = "filing_is_off"
    status = 503
    sentence = _("We can't take new complaints on this page for the moment. Please call us, or try again later.")


class NothingSaid(Problem):
    """A filing without words."""

    code = "nothing_said"
    status = 422
    sentence = _("Please write what happened, in your own words.")


class TooMuchSaid(Problem):
    """A filing longer than any person writes."""

    code = "too_much_said"
    status = 422
    sentence = _("This text is too long. Please keep it under %(most)d letters, or attach the rest as a file.")


class UnknownCategory(Problem):
    """A category that isn't on offer."""

    code = "unknown_category"
    status = 422
    sentence = _("Please choose what your complaint is about from the list.")


class UnknownKind(Problem):
    """Something that a case can't be."""

    code = "unknown_kind"
    status = 422
    sentence = _("Please say whether it is a complaint, a suggestion or thanks.")


class UnknownSource(Problem):
    """A touchpoint that was never there."""

    code = "unknown_source"
    status = 422
    sentence = _("We know no place with this code. Leave it out, or ask us for the right one.")


class AnswersNotAccepted(Problem):
    """Some answers of the category's own form need another look; ``fields`` says which and why."""

    code = "answers_not_accepted"
    status = 422
    sentence = _("Some answers need another look. What you wrote is still here.")


class FormEnded(Problem):
    """An answer that ends the form: somebody else can help sooner; ``fields`` names the answer."""

    code = "form_ended"
    status = 422
    sentence = "%(told)s"

    def __init__(self, stopper: Stopper, *, path: str, region: str) -> None:
        words = multilingual.text(stopper.text, get_language() or "")
        told = "\n".join(one for one in (words, stopper.phone_in(region), stopper.goes_to) if one)
        super().__init__(fields={path: words}, told=told)


class KeyUsedForSomethingElse(Problem):
    """The same filing key came with another filing."""

    code = "idempotency_key_reused"
    status = 422
    sentence = _("This key was used for another complaint in the last 24 hours.")


@dataclass(frozen=True, kw_only=True)
class Representative:
    """Who files for the complainant: who they are, what they are to them, how far they may speak, and until when."""

    introduction: Introduction
    relation: Relation
    mandate: Mandate = Mandate.EVERYTHING
    until: date | None = None
    document: KeptFile | None = None


@dataclass(frozen=True, kw_only=True)
class Filing:
    """What somebody tells us, as a door hands it over: raw words, raw answers, files already inspected.

    ``kind`` is what the person calls it; every kind is promised an answer.
    ``source`` is the code of the touchpoint that somebody comes from.
    ``key`` is whatever makes a repeat recognisable: the API's Idempotency-Key or the form's own token. ``body`` is a
    digest of all that was sent with it.
    """

    text: str
    channel: Channel
    introduction: Introduction = field(default_factory=Introduction)
    language: str = ""
    category: str = ""
    answers: Mapping[str, object] = field(default_factory=dict)
    wish: str = ""
    files: Sequence[KeptFile] = ()
    answering: Mapping[str, Sequence[KeptFile]] = field(default_factory=dict)
    """Files that answer a question of the form, by its key; they count as files of the complaint as well."""
    hides_name: bool = False
    heeds_stops: bool = True
    """False when a member of staff writes for somebody: what a stopper says they have said aloud."""
    representative: Representative | None = None
    preference: Mapping[str, str] = field(default_factory=dict)
    privacy_version: int | None = None
    kind: str = Kind.COMPLAINT
    source: str = ""
    key: str = ""
    body: str = ""


@dataclass(frozen=True, kw_only=True)
class Filed:
    """What the person is told at once. ``is_new`` is false for a repeat, which changes nothing."""

    case: Case
    access_code: str
    expected_at: datetime | None
    is_danger: bool
    is_new: bool
    was_masked: bool = False


@dataclass(frozen=True, kw_only=True)
class _Understood:
    text: str
    language: str
    was_masked: bool
    category: Category | None
    form: FormVersion | None
    answers: dict[str, Any]
    meaning: Understanding
    answer: AnswerDue
    touchpoint: Touchpoint | None
    about: Sequence[tuple[Staff | Unit, WallCause]]
    """Whom of our people it is about, who must not see it."""

    @property
    def is_danger(self) -> bool:
        """Whether somebody may be in danger, by accident or by their own hand."""
        return self.meaning.is_life_safety or self.meaning.is_self_harm


def receive(filing: Filing, *, actor: Actor = STRANGER, at: datetime) -> Filed:
    """Open a case for what was said, once for each key; raises a ``Problem`` for what a person can mend."""
    if not switches.is_on(Switch.FILING):
        raise FilingIsOff
    repeated = _repeat_of(filing, at=at)
    if repeated:
        return repeated
    brand = catalogue.default_brand()
    understood = _understand(filing, brand=brand, at=at)
    for _try in range(_TRIES):
        try:
            with transaction.atomic():
                return _open(filing, understood, brand=brand, actor=actor, at=at)
        except IntegrityError:
            repeated = _repeat_of(filing, at=at)
            if repeated:
                return repeated
            forget_old_keys(at=at)
    raise IntegrityError


def forget_old_keys(*, at: datetime) -> int:
    """Forget the filing keys whose day is over; returns how many."""
    return cases.forget_filings(before=at)


def check_answers(category: Category, answers: Mapping[str, object], *, region: str) -> Checked:
    """Check the answers to a category's own form, as filing will."""
    return form_rules.check(catalogue.questions_of(category.id), answers, region=region)


def foresee(*, text: str, language: str, category: Category | None, at: datetime) -> datetime:
    """Return by when an answer would be promised if this were filed now."""
    meaning = _meaning(mask(text.strip()).text, language, category)
    return _answer(meaning, category, brand=catalogue.default_brand(), at=at).due.at


def suggest_categories(text: str) -> list[tuple[Category, float, tuple[str, ...]]]:
    """Return up to three categories that the words point to, surest first, with those words."""
    offered = {one.code: one for one in catalogue.active_categories()}
    meaning = understanding.understand(text, "", _seeds())
    return [(offered[one.code], one.confidence, one.words) for one in meaning.categories[:3] if one.code in offered]


def _repeat_of(filing: Filing, *, at: datetime) -> Filed | None:
    if not filing.key:
        return None
    earlier = case_queries.filed_with(_digest(filing.key), at=at)
    if earlier is None:
        return None
    if earlier.body != _digest(filing.body):
        raise KeyUsedForSomethingElse
    promised = policy_queries.promises(earlier.case_id).first()
    return Filed(
        case=earlier.case,
        access_code=references.access_code(earlier.case),
        expected_at=promised.due_at if promised else None,
        is_danger=earlier.case.urgency == Urgency.EMERGENCY,
        is_new=False,
    )


def _understand(filing: Filing, *, brand: Brand, at: datetime) -> _Understood:
    text = filing.text.strip()
    if filing.kind not in Kind.values:
        raise UnknownKind(fields={"kind": UnknownKind.sentence})
    if not text:
        raise NothingSaid(fields={"text": NothingSaid.sentence})
    if len(text) > LONGEST_TEXT:
        raise TooMuchSaid(most=LONGEST_TEXT)
    masked = mask(text)
    language = filing.language or languages.guess(masked.text, default=filing.introduction.language)
    category = _category(filing.category)
    checked = _checked(category, filing, region=brand.region)
    meaning = _meaning(masked.text, language, category)
    return _Understood(
        text=masked.text,
        language=language or "fa",
        was_masked=bool(masked.findings),
        category=category,
        form=catalogue.form_of(category.id) if category else None,
        answers=mask_json(dict(checked.values)) if checked else {},  # type: ignore[arg-type] # answers are JSON
        meaning=meaning,
        answer=_answer(meaning, category, brand=brand, at=at),
        touchpoint=_touchpoint(filing.source),
        about=meant.meant_by(
            text=masked.text,
            category=category,
            fields=catalogue.questions_of(category.id).fields if category else (),
            answers=dict(checked.values) if checked else {},
            meaning=meaning,
        ),
    )


def _meaning(text: str, language: str, category: Category | None) -> Understanding:
    default = Urgency(category.urgency) if category else Urgency.NORMAL
    return understanding.understand(text, language, (), category_default=default)


def _answer(meaning: Understanding, category: Category | None, *, brand: Brand, at: datetime) -> AnswerDue:
    return experience.expected(
        brand_id=brand.id,
        urgency=meaning.urgency.level,
        category=category.code if category else "",
        unit_id=category.unit_id if category else None,
        start=at,
    )


def _open(filing: Filing, understood: _Understood, *, brand: Brand, actor: Actor, at: datetime) -> Filed:
    identified = people.identify(filing.introduction, at=at)
    preference = {**(identified.person.preference if identified else {}), **filing.preference}
    case, message = cases.open_case(
        Opening(
            brand=brand,
            person=identified.person if identified else None,
            reach=identified.reach if identified else (),
            channel=filing.channel,
            text=understood.text,
            language=understood.language,
            wish=mask(strip_controls(filing.wish.strip())).text,
            kind=filing.kind,
            category=understood.category,
            form=understood.form,
            answers=understood.answers,
            preference=preference,
            answer_in=preference.get("language", ""),
            privacy_version=filing.privacy_version,
            hides_name=filing.hides_name,
            urgency=understood.meaning.urgency.level,
            distress=understood.meaning.distress.score,
            due_at=understood.answer.due.at,
            is_danger=understood.is_danger,
            touchpoint=understood.touchpoint,
        ),
        actor=actor,
        at=at,
    )
    for one, cause in understood.about:
        cases.wall(case, about=one, cause=cause, by=None, actor=SYSTEM, at=at)
    policies.promise(case_id=case.id, answer=understood.answer, urgency=case.urgency, at=at)
    if understood.answer.packs:
        policies.take_packs(case_id=case.id, answer=understood.answer, actor=SYSTEM, at=at)
    for kept in filing.files:
        cases.add_file(case, file=kept.file, name=kept.name, message=message, actor=actor, at=at)
    for key, files in filing.answering.items():
        for kept in files:
            answers = key if key in understood.answers else ""
            cases.add_file(case, file=kept.file, name=kept.name, message=message, answers=answers, actor=actor, at=at)
    if filing.representative:
        _let_speak(case, filing.representative, actor=actor, at=at)
    if filing.key:
        cases.remember_filing(case, key=_digest(filing.key), body=_digest(filing.body), at=at)
    return Filed(
        case=case,
        access_code=references.access_code(case),
        expected_at=understood.answer.due.at,
        is_danger=understood.is_danger,
        is_new=True,
        was_masked=understood.was_masked,
    )


def _let_speak(case: Case, speaker: Representative, *, actor: Actor, at: datetime) -> None:
    kept = speaker.document
    cases.let_speak(
        case,
        who=people.identify(speaker.introduction, at=at),
        relation=speaker.relation,
        mandate=speaker.mandate,
        until=speaker.until,
        document=cases.add_file(case, file=kept.file, name=kept.name, actor=actor, at=at) if kept else None,
    )


def _category(code: str) -> Category | None:
    if not code:
        return None
    found = catalogue.category(code)
    if found is None:
        raise UnknownCategory(fields={"category": UnknownCategory.sentence})
    return found


def _touchpoint(code: str) -> Touchpoint | None:
    found = touchpoints.by_code(code) if code else None
    if code and found is None:
        raise UnknownSource(fields={"source": UnknownSource.sentence})
    return found


def _checked(category: Category | None, filing: Filing, *, region: str) -> Checked | None:
    if category is None:
        return None
    checked = check_answers(category, filing.answers, region=region)
    if checked.stopper is not None and filing.heeds_stops:
        raise FormEnded(checked.stopper, path=checked.stopped_at, region=region)
    if checked.problems:
        raise AnswersNotAccepted(fields={path: one.sentence for path, one in checked.problems.items()})
    return checked


@remembered(seconds=5)
def _seeds() -> tuple[CategorySeeds, ...]:
    return intelligence.seeds(catalogue.active_categories())


def _digest(value: str) -> str:
    return digest(Purpose.LOOKUP, value, version=1).hex()
