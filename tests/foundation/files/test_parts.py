"""A file that comes in pieces over a bad line."""

import fcntl
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pytest_django import Settings
from tests.foundation.files.conftest import picture

from shenava.foundation.errors import NotFound
from shenava.foundation.files import operations, parts, queries
from shenava.foundation.files.errors import (
    FileIsEmpty,
    FileIsPage,
    FileTooLarge,
    PartInUse,
    PartOutOfPlace,
    StorageFull,
)
from shenava.foundation.files.parts import Part

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder"), pytest.mark.requirement("S0-23.5")]


def begun(at: datetime, content: bytes, name: str = "ریحانه 😀.jpg") -> Part:
    return parts.begin(name=name, size=len(content), at=at)


def test_a_photo_in_three_pieces_is_kept_like_any_other(at: datetime) -> None:
    photo = picture()
    part = begun(at, photo)
    for start in range(0, len(photo), 400):
        assert parts.append(part, BytesIO(photo[start : start + 400]), offset=start) == min(start + 400, len(photo))

    done = parts.finish(part, at=at)

    assert done == parts.finish(part, at=at)
    assert done.name == "ریحانه 😀.jpg"
    with queries.content(done.file) as content:
        assert b"TalkativeCamera" not in content.read()
    assert part.offset == part.size


def test_a_piece_that_comes_twice_or_too_early_is_told_where_to_go_on(at: datetime) -> None:
    part = begun(at, bytes(1000))
    parts.append(part, BytesIO(bytes(300)), offset=0)
    for offset in (0, 299, 301, 1000):
        with pytest.raises(PartOutOfPlace) as told:
            parts.append(part, BytesIO(bytes(300)), offset=offset)
        assert told.value.offset == 300
    assert part.offset == 300


def test_more_bytes_than_were_announced_are_not_taken(at: datetime) -> None:
    part = begun(at, bytes(100))
    with pytest.raises(FileTooLarge):
        parts.append(part, BytesIO(bytes(101)), offset=0)
    assert part.offset == 0


def test_a_cut_line_leaves_what_came_through(at: datetime) -> None:
    class Cut(BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            if self.tell():
                raise ConnectionError
            return super().read(100)

    part = begun(at, bytes(1000))
    with pytest.raises(ConnectionError):
        parts.append(part, Cut(bytes(1000)), offset=0)
    assert part.offset == 100


def test_two_requests_do_not_write_into_one_file_at_once(at: datetime, folder: Path) -> None:
    part = begun(at, bytes(1000))
    with (folder / "uploads/parts" / part.key / "data").open("r+b") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(PartInUse):
            parts.append(part, BytesIO(bytes(10)), offset=0)
    assert part.offset == 0


def test_a_page_named_like_a_photo_is_refused_at_the_end_and_nothing_stays(at: datetime, folder: Path) -> None:
    page = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'></svg>"
    part = begun(at, page, "cute.jpg")
    parts.append(part, BytesIO(page), offset=0)
    with pytest.raises(FileIsPage):
        parts.finish(part, at=at)
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    with pytest.raises(NotFound):
        parts.find(part.key, at=at)


def test_a_file_that_is_too_large_or_empty_is_refused_before_a_byte_is_sent(at: datetime) -> None:
    with pytest.raises(FileTooLarge):
        parts.begin(name="a.jpg", size=20_000_001, at=at)
    with pytest.raises(FileIsEmpty):
        parts.begin(name="a.jpg", size=0, at=at)


def test_a_full_disk_is_said_and_not_filled_further(at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_RESERVE", 10**18)
    with pytest.raises(StorageFull):
        begun(at, bytes(10))


def test_what_was_never_finished_is_gone_after_a_day(at: datetime, folder: Path) -> None:
    old, young = begun(at, bytes(10)), begun(at + timedelta(hours=20), bytes(10))
    later = at + timedelta(hours=25)
    with pytest.raises(NotFound):
        parts.find(old.key, at=later)
    parts.forget_old(at=later)
    assert [path.name for path in (folder / "uploads/parts").iterdir()] == [young.key]


@pytest.mark.parametrize("key", ["", "..", "../../etc", "a" * 31, "A" * 32, "0" * 32])
def test_a_made_up_key_leads_nowhere(at: datetime, key: str) -> None:
    with pytest.raises(NotFound):
        parts.find(key, at=at)


def test_a_name_with_direction_overrides_is_shown_plainly(at: datetime) -> None:
    assert begun(at, bytes(3), "photo\u202egpj.exe\u2066/../x\u202e.jpg").name == "x.jpg"


def test_a_kept_file_that_no_form_was_sent_with_is_forgotten(at: datetime, folder: Path, settings: Settings) -> None:
    kept = operations.keep(BytesIO(picture()), name="a.jpg", at=at)
    again = operations.keep(BytesIO(picture()), name="a.jpg", at=at + timedelta(days=2))
    assert again.file == kept.file

    assert operations.forget_unused(at=at + timedelta(days=3)) == 0
    assert operations.forget_unused(at=at + timedelta(days=5)) == 1
