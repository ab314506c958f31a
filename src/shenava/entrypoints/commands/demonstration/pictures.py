"""The photos, screenshots and papers that people of the stories send, drawn here."""

import hashlib
import random
from datetime import datetime
from io import BytesIO
from pathlib import PurePath

from PIL import Image, ImageDraw

from shenava.foundation.files import operations as files
from shenava.foundation.files.operations import KeptFile

_SIZE = (480, 640)
_PAPER, _INK = (250, 247, 240), (70, 78, 84)
_FORMATS = {".pdf": "PDF", ".png": "PNG", ".jpg": "JPEG"}


def keep(name: str, *, at: datetime) -> KeptFile:
    """Draw the file of this name, the same each time, and keep it as an upload is kept."""
    buffer = BytesIO()
    _drawn(name).save(buffer, format=_FORMATS[PurePath(name).suffix])
    buffer.seek(0)
    return files.keep(buffer, name=name, at=at)


def _drawn(name: str) -> Image.Image:
    """Return a slip of paper on a table, with lines where the writing would be."""
    chance = random.Random(hashlib.sha256(name.encode()).digest())  # noqa: S311 - a drawing guards nothing
    table = (chance.randint(90, 170), chance.randint(90, 150), chance.randint(80, 140))
    picture = Image.new("RGB", _SIZE, table)
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((60, 40, 420, 600), radius=12, fill=_PAPER)
    pen.rectangle((60, 40, 420, 100), fill=(11, 110, 119))
    for line in range(11):
        top = 140 + line * 36
        pen.rectangle((90, top, 90 + chance.randint(110, 300), top + 10), fill=_INK)
    pen.ellipse((300, 520, 372, 592), outline=(176, 60, 46), width=5)
    return picture
