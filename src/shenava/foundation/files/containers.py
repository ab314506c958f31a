"""Places and makers written into phone pictures and films (ISO 14496-12 boxes), blanked where they stand.

The file keeps its length, so that nothing else in it moves.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from shenava.foundation.files.errors import FileIsBroken

_MAX_BOXES = 10_000
_CHUNK = 65_536
_WIDE_ENTRY = 3
"""From this version on, item numbers in the list have four bytes."""
_WIDE_TABLE = 2
"""The same in the table of places."""


@dataclass(frozen=True)
class _Box:
    name: bytes
    start: int
    body: int
    end: int


def forget_film(file: BinaryIO) -> None:
    """Turn user data and metadata of a film or recording into free space. Raises ``FileIsBroken``."""
    try:
        for box in _boxes(file, 0, _length(file)):
            if box.name == b"moov":
                _free_metadata(file, box)
    except (struct.error, ValueError) as error:
        raise FileIsBroken from error


def forget_picture(file: BinaryIO) -> None:
    """Write zeros over the Exif and XMP items of a HEIC picture. Raises ``FileIsBroken``."""
    try:
        for box in _boxes(file, 0, _length(file)):
            if box.name == b"meta":
                _blank_items(file, box)
    except (struct.error, ValueError) as error:
        raise FileIsBroken from error


def _length(file: BinaryIO) -> int:
    return file.seek(0, 2)


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[_Box]:
    for _ in range(_MAX_BOXES):
        if start + 8 > end:
            return
        file.seek(start)
        size, name = struct.unpack(">I4s", file.read(8))
        body = start + 8
        if size == 1:
            (size,) = struct.unpack(">Q", file.read(8))
            body += 8
        stop = end if size == 0 else start + size
        if stop < body or stop > end:
            raise ValueError("a box reaches beyond its parent")
        yield _Box(name, start, body, stop)
        start = stop
    raise ValueError("too many boxes")


def _free_metadata(file: BinaryIO, parent: _Box) -> None:
    for box in _boxes(file, parent.body, parent.end):
        if box.name in {b"udta", b"meta"}:
            file.seek(box.start + 4)
            file.write(b"free")
            _fill(file, box.body, box.end)
        elif box.name == b"trak":
            _free_metadata(file, box)


def _fill(file: BinaryIO, start: int, end: int) -> None:
    file.seek(start)
    file.writelines(bytes(min(_CHUNK, end - position)) for position in range(start, end, _CHUNK))


def _blank_items(file: BinaryIO, meta: _Box) -> None:
    inner = {box.name: box for box in _boxes(file, meta.body + 4, meta.end)}
    if b"iinf" not in inner or b"iloc" not in inner:
        return
    told = _items(file, inner[b"iinf"])
    data = inner.get(b"idat")
    for item, in_data, start, length in _places(file, inner[b"iloc"]):
        if item not in told:
            continue
        if in_data and data:
            start += data.body  # noqa: PLW2901 - counted from the data box
        if start + length > _length(file):
            raise ValueError("an item reaches beyond the file")
        _fill(file, start, start + length)


def _items(file: BinaryIO, listing: _Box) -> set[int]:
    file.seek(listing.body)
    version = file.read(4)[0]
    found = set()
    for box in _boxes(file, listing.body + (6 if version == 0 else 8), listing.end):
        file.seek(box.body)
        entry = file.read(min(16, box.end - box.body))
        wide = entry[0] >= _WIDE_ENTRY
        item, _, kind = struct.unpack_from(">IH4s" if wide else ">HH4s", entry, 4)
        if kind in {b"Exif", b"mime"}:
            found.add(item)
    return found


def _places(file: BinaryIO, table: _Box) -> Iterator[tuple[int, bool, int, int]]:
    file.seek(table.body)
    reader = _Reader(file.read(table.end - table.body))
    version = reader.number(4) >> 24
    sizes = reader.number(2)
    offset, length, base, index = (sizes >> shift & 0xF for shift in (12, 8, 4, 0))
    wide = 4 if version >= _WIDE_TABLE else 2
    for _ in range(reader.number(wide)):
        item = reader.number(wide)
        method = reader.number(2) & 0xF if version else 0
        reader.number(2)
        origin = reader.number(base)
        for _ in range(reader.number(2)):
            reader.number(index if version else 0)
            start = reader.number(offset)
            yield item, method == 1, origin + start, reader.number(length)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, size: int) -> int:
        piece = self._data[self._at : self._at + size]
        if len(piece) < size:
            raise ValueError("the table ends too early")
        self._at += size
        return int.from_bytes(piece)
