"""How visits are noted in passing, gathered, counted and forgotten."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from shenava.domain.journeys.models import StepFigures, Target, Visit
from shenava.domain.journeys.queries import portion_of
from shenava.domain.journeys.rules import leaving, portions, walking
from shenava.domain.journeys.rules.portions import Portion
from shenava.domain.journeys.rules.walking import Note, Walk
from shenava.domain.journeys.vocabulary import Ending
from shenava.foundation import jottings
from shenava.foundation.database.remembered import forget_all
from shenava.foundation.jottings import Jotting
from shenava.foundation.keys import Purpose, digest

BOX = "journeys"
BATCH = 1000
LEFT_AFTER = timedelta(hours=2)
"""A visit that nothing was heard of for so long has ended."""
KEPT = timedelta(days=90)
RIPE_AFTER = timedelta(seconds=15)
"""A note is gathered no sooner, so that those of one moment come together in their order."""
_WALKED = ("step", "since", "ending", "language", "device", "source", "category")
_LONGEST = 24


def jot(*, token: str, note: Note) -> None:
    """Note in passing what was seen of the visit whose form carries this token; costs no write to the database."""
    words = {name: value for name, value in vars(note).items() if value}
    jottings.drop(BOX, {**words, "mark": mark_of(token)})


def mark_of(token: str) -> str:
    """Return what a visit is told by."""
    return digest(Purpose.LOOKUP, f"visit:{token}").hex()[:32]


def gather(*, at: datetime, zone: str) -> int:
    """Fold a batch of notes into their visits and count those that were sent; returns how many notes there were.

    ``zone`` says on which day a visit was.
    """
    ripe = (at - RIPE_AFTER).timestamp()
    notes = [one for one in jottings.waiting(BOX, most=BATCH) if one.words["at"] <= ripe]
    if not notes:
        return 0
    with transaction.atomic():
        visits = _folded(notes, zone=zone)
        _settle([visit for visit in visits if visit.ending != Ending.OPEN and visit.touched_at])
    jottings.discard(BOX, upto=notes[-1].number)
    return len(notes)


@transaction.atomic
def settle(*, at: datetime) -> int:
    """End and count visits that nothing was heard of for long; returns how many."""
    over = Visit.objects.filter(ending=Ending.OPEN, touched_at__lt=at - LEFT_AFTER).order_by("touched_at")
    visits = list(over[:BATCH])
    for visit in visits:
        _end(visit)
    _settle(visits)
    return len(visits)


def forget_old(*, today: date) -> int:
    """Delete visits whose time is over; the figures stay. Returns how many."""
    return Visit.objects.filter(day__lt=today - KEPT).delete()[0]


def set_target(*, minutes: int) -> None:
    """Set how long filing should take."""
    Target.objects.update_or_create(is_it=True, defaults={"minutes": minutes})
    forget_all()
    transaction.on_commit(forget_all)


def _folded(notes: Sequence[Jotting], *, zone: str) -> list[Visit]:
    """Return the visits that these notes are about, with all that they say; saved."""
    told: dict[str, list[Note]] = {}
    for one in notes:
        told.setdefault(str(one.words["mark"]), []).append(_note(one.words))
    known = {visit.mark: visit for visit in Visit.objects.filter(mark__in=told)}
    new = [_begun(mark, about, zone=zone) for mark, about in told.items() if mark not in known]
    begun = [visit for visit in new if visit is not None]
    open_now = [visit for visit in known.values() if visit.ending == Ending.OPEN]
    for visit in (*open_now, *begun):
        _follow(visit, told[visit.mark])
    Visit.objects.bulk_create(begun)
    Visit.objects.bulk_update(open_now, [*_WALKED, "steps", "touched_at"])
    return [*open_now, *begun]


def _begun(mark: str, notes: Sequence[Note], *, zone: str) -> Visit | None:
    """Return a new visit; none when all that is known of it are fields without a page."""
    if all(note.kind == "spent" for note in notes):
        return None
    first = datetime.fromtimestamp(min(note.at for note in notes), UTC)
    return Visit(mark=mark, day=first.astimezone(ZoneInfo(zone)).date())


def _follow(visit: Visit, notes: Sequence[Note]) -> None:
    _write(visit, walking.follow(_walk(visit), notes))
    visit.touched_at = datetime.fromtimestamp(max(note.at for note in notes), UTC)


def _end(visit: Visit) -> None:
    """Let a visit that was left end where it was, at the last moment that is known of it."""
    walk = _walk(visit)
    if visit.touched_at and walk.step:
        walking.stay_until(walk, visit.touched_at.timestamp())
    walk.ending = Ending.LEFT
    visit.likely = leaving.likely_reason(walk)
    _write(visit, walk)


def _settle(visits: Sequence[Visit]) -> None:
    """Count visits that are over, and forget when they were."""
    if not visits:
        return
    totals: dict[tuple[Any, ...], Portion] = {}
    for visit in visits:
        for step, portion in portions.of(_walk(visit)).items():
            key = (visit.day, visit.language, visit.device, visit.source, visit.category, step)
            totals[key] = portions.added(totals.get(key, Portion()), portion)
        visit.touched_at, visit.since = None, 0
    _count(totals)
    Visit.objects.bulk_update(visits, [*_WALKED, "steps", "likely", "touched_at"])


def _count(totals: Mapping[tuple[Any, ...], Portion]) -> None:
    names = ("day", "language", "device", "source", "category", "step")
    rows = StepFigures.objects.select_for_update().filter(day__in={key[0] for key in totals})
    known = {tuple(getattr(row, name) for name in names): row for row in rows}
    for key, portion in totals.items():
        row = known.get(key) or StepFigures(**dict(zip(names, key, strict=True)))
        for name, value in vars(portions.added(portion_of(row), portion)).items():
            setattr(row, name, value)
        row.save()


def _walk(visit: Visit) -> Walk:
    return Walk.of(visit.steps, **{name: getattr(visit, name) for name in _WALKED})


def _write(visit: Visit, walk: Walk) -> None:
    for name in _WALKED:
        setattr(visit, name, getattr(walk, name))
    visit.steps = {name: stay.as_row() for name, stay in walk.steps.items()}


def _note(words: Mapping[str, Any]) -> Note:
    given = {name: value for name, value in words.items() if name != "mark"}
    texts: Iterable[str] = ("step", "source")
    given |= {name: str(given[name])[:_LONGEST] for name in texts if name in given}
    return Note(**{**given, "errors": tuple(given.get("errors", ())), "needed": tuple(given.get("needed", ()))})
