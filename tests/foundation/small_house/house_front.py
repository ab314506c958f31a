"""Acts in the small house from a process of its own; prints its answer as JSON."""

import json
import os
import sys
import time
from datetime import UTC, datetime
from uuid import UUID, uuid4

import django

django.setup()

import house_story  # noqa: E402 - the settings must be loaded first
from django.conf import settings  # noqa: E402 - as above
from django.core.management import call_command  # noqa: E402 - as above
from django.db import transaction  # noqa: E402 - as above

from shenava.foundation.events import outbox  # noqa: E402 - as above
from shenava.foundation.events.contract import Fact  # noqa: E402 - as above
from shenava.foundation.realtime import publishing, tokens  # noqa: E402 - as above
from shenava.foundation.tasks import carrier  # noqa: E402 - as above


def build() -> None:
    """Make the tables."""
    call_command("migrate", verbosity=0)


def light(count: str, pause: str = "0") -> dict[str, float]:
    """Light so many lamps; return for each when its commit was over."""
    lit = {}
    for number in range(int(count)):
        subject = uuid4()
        with transaction.atomic():
            outbox.record(house_story.LampLit(subject=subject, number=number), actor_ref="test", at=datetime.now(UTC))
        lit[str(subject)] = time.time()
        time.sleep(float(pause))
    return lit


def close_door(subject: str) -> None:
    """Record one fact with a slow reaction."""
    _record(house_story.DoorClosed(subject=UUID(subject)))


def break_bell(subject: str) -> None:
    """Record one fact with a slow reaction outside."""
    _record(house_story.BellBroken(subject=UUID(subject)))


def _record(fact: Fact) -> None:
    with transaction.atomic():
        outbox.record(fact, actor_ref="test", at=datetime.now(UTC))


def publish(topic: str, *kinds: str) -> float:
    """Tell those who follow a topic; return when it was committed."""
    for kind in kinds:
        with transaction.atomic():
            publishing.publish(topic, kind=kind, at=datetime.now(UTC), data={"id": "1"})
    return time.time()


def sign(topic: str, seconds: str) -> str:
    """Return a token."""
    return tokens.sign(topic, at=datetime.now(UTC), seconds=int(seconds))


if settings.BROKER_URL:
    from shenava.foundation.tasks.celery_app import app

    app.conf.task_default_queue = os.environ["SHENAVA_QUEUE"]
carrier.choose()
acts = {act.__name__: act for act in (build, light, close_door, break_bell, publish, sign)}
answer = acts[sys.argv[1]](*sys.argv[2:])
sys.stdout.write(json.dumps(answer))
