"""The recurring work and how often it is done; each job makes its own transactions and can be run twice."""

from datetime import datetime

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.journeys import operations as journeys
from shenava.domain.policies import experience
from shenava.foundation.accounts.sessions import SessionStore
from shenava.foundation.audit import sealing
from shenava.foundation.events import schedule
from shenava.foundation.files import operations, parts
from shenava.foundation.realtime import publishing
from shenava.lifecycle import climb, converse, deadlines, identify, inform, intake, replan, resolve, retain, silence

_MINUTE = 60
_HOUR = 3600
_DAY = 24 * _HOUR


@schedule.every(seconds=5, name="seal_audit")
def seal_audit(at: datetime) -> None:
    """Chain the audit rows that have settled; goes on until none is left."""
    while sealing.seal(at=at):
        pass


@schedule.every(seconds=5, name="count_dates_anew")
def count_dates_anew(at: datetime) -> None:
    """Count some more promised dates anew after a calendar changed."""
    replan.go_on(at=at)


@schedule.every(seconds=60, name="release_held_messages")
def release_held_messages(at: datetime) -> None:
    """Send on what waited for the end of somebody's quiet hours."""
    while converse.release_held(at=at):
        pass


@schedule.every(seconds=_MINUTE, name="watch_promises")
def watch_promises(at: datetime) -> None:
    """Remind of promised dates that come near, give later ones before they pass, note those that have passed."""
    while deadlines.watch(at=at):
        pass


@schedule.every(seconds=_HOUR, name="hear_silence")
def hear_silence(at: datetime) -> None:
    """Tell of cases that nobody has touched for too long, and tick off those that somebody has."""
    while silence.settle_what_was_touched(at=at):
        pass
    while silence.tell_of_silence(at=at):
        pass


@schedule.every(seconds=_HOUR, name="learn_turnarounds")
def learn_turnarounds(at: datetime) -> None:
    """Work out anew how long answers take, for the dates that are promised next."""
    for brand in catalogue.brands():
        experience.learn(brand_id=brand.id, at=at)


@schedule.every(seconds=_MINUTE, name="raise_by_clock")
def raise_by_clock(at: datetime) -> None:
    """Raise the cases whose time is running out to their next level."""
    while climb.raise_by_clock(at=at):
        pass


@schedule.every(seconds=_HOUR, name="close_what_is_over")
def close_what_is_over(at: datetime) -> None:
    """Close answered cases whose time to object is over."""
    while resolve.close_what_is_over(at=at):
        pass


@schedule.every(seconds=_HOUR, name="forget_filing_keys")
def forget_filing_keys(at: datetime) -> None:
    """Forget filing keys that are older than a day."""
    intake.forget_old_keys(at=at)


@schedule.every(seconds=_HOUR, name="forget_unsent_files")
def forget_unsent_files(at: datetime) -> None:
    """Remove files that began to arrive more than a day ago, and kept ones that no form was sent with."""
    parts.forget_old(at=at)
    while operations.forget_unused(at=at):
        pass


@schedule.every(seconds=_HOUR, name="forget_one_time_codes")
def forget_one_time_codes(at: datetime) -> None:
    """Forget yesterday's codes with what was written about them, and sessions of people that have run out."""
    while identify.forget_what_is_over(at=at):
        pass


@schedule.every(seconds=_DAY, name="forget_answers_to_wishes")
def forget_answers_to_wishes(at: datetime) -> None:
    """Forget what was written to people about their wish to be forgotten, a week after it was decided."""
    retain.forget_answers(at=at)


@schedule.every(seconds=_DAY, name="forget_answers_over")
def forget_answers_over(at: datetime) -> None:
    """Delete answers to forms whose own time after the end of their case is over."""
    while retain.forget_answers_over(at=at):
        pass


@schedule.every(seconds=_DAY, name="tell_once_a_week")
def tell_once_a_week(at: datetime) -> None:
    """Tell those who want to hear once a week how their complaint stands."""
    inform.send_weekly(at=at)


@schedule.every(seconds=_HOUR, name="prune_notices")
def prune_notices(at: datetime) -> None:
    """Forget what open pages were told more than a day ago."""
    publishing.prune(at=at)


@schedule.every(seconds=_MINUTE, name="gather_journeys")
def gather_journeys(at: datetime) -> None:
    """Fold what was noted of visits to the form, and count those that are over."""
    if not catalogue.has_brand():
        return
    zone = catalogue.default_brand().zone
    while journeys.gather(at=at, zone=zone):
        pass
    while journeys.settle(at=at):
        pass


@schedule.every(seconds=_DAY, name="forget_old_journeys")
def forget_old_journeys(at: datetime) -> None:
    """Delete visits that are older than three months; their figures stay."""
    journeys.forget_old(today=at.date())


@schedule.every(seconds=_DAY, name="clear_sessions")
def clear_sessions(at: datetime) -> None:
    """Delete sessions that have run out."""
    del at
    SessionStore.clear_expired()
