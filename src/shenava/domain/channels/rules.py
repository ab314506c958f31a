"""An e-mail as HTML: the same words as the plain text beside it, in the right direction, with nothing fetched.

No colour is set but that of the line under the name, so that it stays readable whatever a program does in the dark.
"""

import re
from html import escape

from shenava.domain.channels.contract import Letterhead
from shenava.foundation.text.direction import Direction, base_direction

_CODE = re.compile(r"[0-9]{6,14}")
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_PAGE = (
    '<!doctype html><html lang="{language}" dir="{reads}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width">'
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">'
    "<title>{subject}</title><style>:root{{color-scheme:light dark}}</style></head>"
    '<body style="margin:0;padding:0"><div lang="{language}" dir="{reads}" style="max-width:600px;margin:0 auto;'
    "padding:24px 20px;font-family:Vazirmatn,Tahoma,'Segoe UI',sans-serif;font-size:16px;line-height:{leading}\">"
    '<p style="margin:0 0 20px;padding:0 0 10px;font-size:18px;font-weight:700;border-bottom:3px solid {colour}">'
    "{name}</p>{words}{foot}</div></body></html>"
)
_PARAGRAPH = '<p dir="{reads}" style="margin:0 0 16px">{lines}</p>'
_FOOT = (
    '<p style="margin:28px 0 0;padding:12px 0 0;border-top:1px solid #8a939c;font-size:14px;opacity:0.8">{lines}</p>'
)
_SHOWN_CODE = '<bdi dir="ltr" style="font-size:20px;font-weight:700;letter-spacing:1px">{code}</bdi>'
_LINK = '<a href="{address}" dir="ltr" style="color:inherit;word-break:break-all">{address}</a>'


def html(*, subject: str, body: str, language: str, letterhead: Letterhead) -> str:
    """Return the whole page; everything in ``subject`` and ``body`` is shown as the words it is."""
    reads = _usual(language)
    foot = "<br>".join(f"<bdi>{escape(line)}</bdi>" for line in letterhead.lines)
    return _PAGE.format(
        language=language,
        reads=reads,
        leading="1.5" if reads == "ltr" else "1.9",
        subject=escape(subject),
        colour=letterhead.colour,
        name=f"<bdi>{escape(letterhead.name)}</bdi>",
        words="".join(_paragraph(text, reads, letterhead.home) for text in re.split(r"\n{2,}", body) if text.strip()),
        foot=_FOOT.format(lines=foot) if foot else "",
    )


def _paragraph(text: str, reads: str, home: str) -> str:
    lines = "<br>".join(_line(line.strip(), home) for line in text.strip("\n").split("\n"))
    return _PARAGRAPH.format(reads=_own_direction(text) or reads, lines=lines)


def _line(line: str, home: str) -> str:
    if _CODE.fullmatch(line):
        return _SHOWN_CODE.format(code=line)
    parts, at = [], 0
    for found in _ADDRESS.finditer(line):
        parts += [escape(line[at : found.start()]), _address(found[0], home)]
        at = found.end()
    return "".join([*parts, escape(line[at:])])


def _address(written: str, home: str) -> str:
    """Only our own addresses can be followed: a stranger's words may be quoted in what we send."""
    shown = escape(written)
    is_ours = bool(home) and (written == home or written.startswith(f"{home}/"))
    return _LINK.format(address=shown) if is_ours else f'<bdi dir="ltr">{shown}</bdi>'


def _usual(language: str) -> str:
    return "ltr" if language == "en" else "rtl"


def _own_direction(text: str) -> str:
    """Return the direction of most letters, addresses aside: a Latin name in front does not turn a Persian line."""
    found = [base_direction(letter) for letter in _ADDRESS.sub("", text)]
    eastern, western = found.count(Direction.RTL), found.count(Direction.LTR)
    return "" if eastern == western else "rtl" if eastern > western else "ltr"
