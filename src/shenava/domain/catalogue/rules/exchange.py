"""Categories in a file: written with a format and a version, and read with a sentence for every wrong place."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from shenava.domain.catalogue.rules.raw import LANGUAGES
from shenava.domain.catalogue.rules.schema import Form
from shenava.domain.catalogue.vocabulary import ImportFault, SubjectKind

FORMAT = "shenava-categories"
VERSION = 1
LONGEST = 2_000_000
MOST = 500
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")


@dataclass(frozen=True)
class Wrong:
    """One wrong place of a file."""

    code: ImportFault
    params: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """What is wrong, in the language that is active now."""
        return str(self.code.label) % self.params


@dataclass(frozen=True, kw_only=True)
class CategoryRead:
    """A category as a file tells it."""

    code: str
    name: Mapping[str, str]
    description: Mapping[str, str]
    keywords: Mapping[str, list[str]]
    urgency: str
    subject: str
    parent: str
    position: int
    is_active: bool
    fields: list[dict[str, Any]]


def written(categories: list[Mapping[str, Any]]) -> str:
    """Return the file that holds these categories."""
    document = {"format": FORMAT, "version": VERSION, "categories": categories}
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=False)


def read(text: str, *, urgencies: Collection[str], known: Collection[str]) -> tuple[list[CategoryRead], list[Wrong]]:
    """Read a file; ``known`` are the codes that exist already, beneath which others may stand."""
    listed, wrong = _listed(text)
    if wrong:
        return [], [wrong]
    reader = _Reader(urgencies)
    found = [one for number, data in enumerate(listed, start=1) if (one := reader.category(data, number))]
    codes = {one.code for one in found} | set(known)
    for one in found:
        if one.parent and (one.parent not in codes or one.parent == one.code):
            reader.wrong.append(Wrong(ImportFault.PARENT_UNKNOWN, {"code": one.code, "given": one.parent}))
    return found, reader.wrong


def _listed(text: str) -> tuple[list[object], Wrong | None]:
    if len(text) > LONGEST:
        return [], Wrong(ImportFault.TOO_LARGE)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return [], Wrong(ImportFault.NOT_JSON)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return [], Wrong(ImportFault.WRONG_FORMAT, {"wanted": FORMAT})
    if data.get("version") != VERSION:
        return [], Wrong(ImportFault.WRONG_VERSION, {"given": str(data.get("version")), "wanted": VERSION})
    listed = data.get("categories")
    if not isinstance(listed, list) or not listed:
        return [], Wrong(ImportFault.NO_CATEGORIES)
    return (listed, None) if len(listed) <= MOST else ([], Wrong(ImportFault.TOO_LARGE))


class _Reader:
    def __init__(self, urgencies: Collection[str]) -> None:
        self.urgencies = urgencies
        self.wrong: list[Wrong] = []
        self.codes: set[str] = set()

    def category(self, data: object, number: int) -> CategoryRead | None:
        entry = data if isinstance(data, dict) else {}
        code = entry.get("code")
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            self.wrong.append(Wrong(ImportFault.CODE_WRONG, {"number": number}))
            return None
        if code in self.codes:
            self.wrong.append(Wrong(ImportFault.CODE_TWICE, {"code": code}))
        self.codes.add(code)
        name = self._words(entry, "name", code)
        if not name:
            self.wrong.append(Wrong(ImportFault.NAME_MISSING, {"code": code}))
        position = entry.get("position", number - 1)
        return CategoryRead(
            code=code,
            name=name,
            description=self._words(entry, "description", code),
            keywords=self._keywords(entry, code),
            urgency=self._one_of(entry, "urgency", "NORMAL", self.urgencies, ImportFault.URGENCY_UNKNOWN),
            subject=self._one_of(entry, "subject", "", ("", *SubjectKind.values), ImportFault.SUBJECT_UNKNOWN),
            parent=str(entry.get("parent") or ""),
            position=position if isinstance(position, int) and 0 <= position < 32_000 else number - 1,  # noqa: PLR2004 - what the column holds
            is_active=entry.get("is_active", True) is not False,
            fields=self._fields(entry, code),
        )

    def _words(self, entry: Mapping[str, Any], part: str, code: str) -> dict[str, str]:
        value = entry.get(part) or {}
        if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
            self.wrong.append(Wrong(ImportFault.TEXT_WRONG, {"code": code, "part": part}))
            return {}
        return {one: value[one].strip() for one in LANGUAGES if value.get(one, "").strip()}

    def _keywords(self, entry: Mapping[str, Any], code: str) -> dict[str, list[str]]:
        value = entry.get("keywords") or {}
        lists = value.values() if isinstance(value, dict) else [None]
        if not all(isinstance(one, list) and all(isinstance(word, str) for word in one) for one in lists):
            self.wrong.append(Wrong(ImportFault.TEXT_WRONG, {"code": code, "part": "keywords"}))
            return {}
        return {one: list(value[one]) for one in LANGUAGES if value.get(one)}

    def _one_of(
        self, entry: Mapping[str, Any], part: str, otherwise: str, allowed: Collection[str], fault: ImportFault
    ) -> str:
        value = str(entry.get(part) or otherwise)
        if value not in allowed:
            self.wrong.append(Wrong(fault, {"code": str(entry.get("code")), "given": value}))
            return otherwise
        return value

    def _fields(self, entry: Mapping[str, Any], code: str) -> list[dict[str, Any]]:
        fields = entry.get("fields") or []
        _form, faults = Form.examine(fields)
        self.wrong += list(_told(code, faults))
        return fields if isinstance(fields, list) and not faults else []


def _told(code: str, faults: Any) -> Iterator[Wrong]:  # noqa: ANN401 - faults of a schema
    for one in faults:
        yield Wrong(ImportFault.FORM_FAULTY, {"code": code, "where": one.where, "reason": one.sentence})
