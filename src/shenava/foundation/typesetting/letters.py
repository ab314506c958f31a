"""Typst templates filled with data and made into PDF."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

import typst

TEMPLATES = Path(__file__).parent / "templates"
ARCHIVE: Literal["a-2a"] = "a-2a"
"""PDF/A with tags: for the archive and for screen readers."""


class TypesettingError(RuntimeError):
    """The template and its data do not fit together; the message is Typst's, for developers only."""


def typeset(template: str, data: Mapping[str, object], *, fonts: Path) -> bytes:
    """Return the PDF of ``templates/<template>.typ``; the same data always gives the same bytes.

    ``data`` reaches the template as JSON and is never read as Typst source. ``data["written_at"]``, in seconds since
    1970 (UTC), is the only moment in the file. ``fonts`` is a folder of TTF files; fonts of the machine are not used.
    The file is PDF/A unless the text holds signs that no font has. Raises ``TypesettingError``.
    """
    try:
        return _compiled(template, data, fonts, ARCHIVE)
    except typst.TypstError as error:
        if "PDF/A" not in error.message:
            raise TypesettingError(f"{error.message}\n{error.diagnostic}") from error
    return _compiled(template, data, fonts, None)


def _compiled(template: str, data: Mapping[str, object], fonts: Path, standard: Literal["a-2a"] | None) -> bytes:
    compiler = typst.Compiler(root=TEMPLATES, font_paths=_fonts(fonts))
    pdf = compiler.compile(
        input=TEMPLATES / f"{template}.typ",
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, sort_keys=True)},
        pdf_standards=standard,
        timestamp=int(str(data["written_at"])),
    )
    return cast("bytes", pdf)


@lru_cache(maxsize=4)
def _fonts(folder: Path) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
