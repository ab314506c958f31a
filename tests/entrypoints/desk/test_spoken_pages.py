"""Simple pages say aloud what the organization has recorded for them, and are silent otherwise."""

import io
import wave
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import builders
from tests.builders import House
from tests.entrypoints.portal.counter import text_of

from shenava.domain.catalogue import speaking
from shenava.domain.organization.models import Staff
from shenava.foundation.errors import Problem

pytestmark = pytest.mark.django_db
SPOKEN = "/desk/administration/spoken/"


def a_recording(*, seconds: float = 0.2, name: str = "سلام.wav") -> SimpleUploadedFile:
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(b"\x00\x01" * int(8_000 * seconds))
    return SimpleUploadedFile(name, sound.getvalue())


@pytest.fixture
def admin(house: House, at_the_desk: Callable[[Staff], Client]) -> Client:
    return at_the_desk(house.administrator)


@pytest.mark.requirement("S0-107.2")
def test_a_recording_is_heard_on_its_page_in_its_language_alone(admin: Client) -> None:
    visitor = Client()
    assert "<audio" not in text_of(visitor.get("/fa/simple/"))
    given = {"page": "home", "language": "fa", "file": a_recording()}
    assert admin.post(SPOKEN, given)["Location"] == f"{SPOKEN}?done=saved"

    page = text_of(visitor.get("/fa/simple/"))
    address = page.partition('src="/brand/')[2].partition('"')[0]
    sound = visitor.get(f"/brand/{address}", headers={"range": "bytes=0-3"})
    assert (sound.status_code, sound.getvalue()) == (206, b"RIFF")
    assert "<audio" not in text_of(visitor.get("/en/simple/"))
    assert "<audio" not in text_of(visitor.get("/fa/simple/file/"))
    assert "/brand/" in text_of(admin.get(SPOKEN))

    admin.post(f"{SPOKEN}remove/", {"page": "home", "language": "fa"})
    assert "<audio" not in text_of(visitor.get("/fa/simple/"))
    assert visitor.get(f"/brand/{address}").status_code == 404


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        (SimpleUploadedFile("a.mp3", b"<script>alert(1)</script>"), speaking.PromptNotSound),
        (SimpleUploadedFile("a.png", builders.png()), speaking.PromptNotSound),
        (a_recording(seconds=40), speaking.PromptTooLong),
        (None, speaking.PromptNotSound),
    ],
)
def test_what_is_no_short_sound_is_refused(
    admin: Client, file: SimpleUploadedFile | None, problem: type[Problem]
) -> None:
    given = {"page": "home", "language": "fa", **({"file": file} if file else {})}
    refused = admin.post(SPOKEN, given)
    assert refused.status_code == problem.status == 422
    assert "<audio" not in text_of(Client().get("/fa/simple/"))


def test_only_pages_that_we_have_can_speak_and_only_administrators_record(
    admin: Client, house: House, at_the_desk: Callable[[Staff], Client]
) -> None:
    assert admin.post(SPOKEN, {"page": "nowhere", "language": "fa", "file": a_recording()}).status_code == 404
    assert at_the_desk(house.officer).get(SPOKEN).status_code == 403
