"""Word and Excel files are ZIP containers; only their list of contents is read, nothing is unpacked."""

import zipfile
from typing import BinaryIO

from shenava.foundation.files import kinds
from shenava.foundation.files.errors import FileIsBroken, FileIsProgram, FileNotAccepted
from shenava.foundation.files.kinds import MediaKind

MAX_PARTS = 5000
_LIST = "[Content_Types].xml"
_LIST_BYTES = 500_000
_MAIN_PART = {kinds.DOCX: "word/document.xml", kinds.XLSX: "xl/workbook.xml"}


def confirm(file: BinaryIO, kind: MediaKind) -> None:
    """Refuse containers that are not what their name says, or hold macros or embedded programs.

    Raises ``FileIsBroken``, ``FileIsProgram`` or ``FileNotAccepted``.
    """
    try:
        with zipfile.ZipFile(file) as container:
            parts = [part.filename.lower() for part in container.infolist()]
            with container.open(_LIST) as listed:
                types = listed.read(_LIST_BYTES).lower()
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise FileIsBroken from error
    if _MAIN_PART[kind] not in parts or len(parts) > MAX_PARTS:
        raise FileNotAccepted
    if b"macroenabled" in types or any(_runs(part) for part in parts):
        raise FileIsProgram


def _runs(part: str) -> bool:
    return "vbaproject" in part or "/activex/" in part or part.endswith((".exe", ".dll", ".js", ".vbs"))
