"""Reads the shipped packs, checked: every word is known in three languages, every name leads somewhere."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from shenava.domain.policies.packs.clocks import clock_of
from shenava.domain.policies.packs.tables import PackInvalid, Table
from shenava.domain.policies.rules.pack import (
    Asked,
    Cited,
    EarlyClose,
    Pack,
    PackClock,
    PackExtension,
    PackLetter,
    PackPause,
    PackReport,
    Source,
    Words,
    in_force,
)
from shenava.domain.policies.vocabulary import ClockEnd

_HERE = "shenava.domain.policies.packs"
_WORDS = "words.toml"
_REVIEWS = {one: one for one in ("pending", "signed")}
_ENDS = {one.value.lower(): one for one in ClockEnd}
_GRADES = {one: one for one in ("A", "B", "D")}
_PERIODS = {one: one for one in ("quarter", "half_year", "regular")}

Glossary = Mapping[str, Mapping[str, Words]]
"""The names that packs share, by kind and code."""


@cache
def packs() -> Mapping[str, tuple[Pack, ...]]:
    """Return all shipped packs by id, each in its versions, oldest first; raises ``PackInvalid``."""
    folder = files(_HERE)
    texts = {one.name: one.read_text(encoding="utf-8") for one in folder.iterdir() if one.name.endswith(".toml")}
    glossary = glossary_of(texts.pop(_WORDS))
    return MappingProxyType(
        arranged(pack_of(text, file=name, glossary=glossary) for name, text in sorted(texts.items()))
    )


def pack_at(pack_id: str, day: date) -> Pack | None:
    """Return the version of a pack in force on a day, or nothing."""
    return in_force(packs().get(pack_id, ()), day)


def pack_named(pack_id: str, version: str) -> Pack | None:
    """Return one version of a pack."""
    return next((pack for pack in packs().get(pack_id, ()) if pack.version == version), None)


def arranged(found: Iterable[Pack]) -> dict[str, tuple[Pack, ...]]:
    """Return packs by id; raises ``PackInvalid`` when a version stands there twice."""
    by_id: dict[str, list[Pack]] = {}
    for pack in found:
        versions = by_id.setdefault(pack.id, [])
        if pack.version in {one.version for one in versions}:
            raise PackInvalid(f"{pack.id}.toml: version: {pack.version} is there twice")
        versions.append(pack)
    return {name: tuple(sorted(rows, key=lambda one: one.effective_from or date.min)) for name, rows in by_id.items()}


def glossary_of(text: str) -> Glossary:
    """Return the shared names; raises ``PackInvalid``."""
    top = _toml(text, _WORDS)
    found: dict[str, dict[str, Words]] = {}
    for kind, codes in top.items():
        table = Table(codes, file=_WORDS, path=f"{kind}.")
        found[kind] = {code: table.words(code) or {} for code in codes}
    return found


def pack_of(text: str, *, file: str, glossary: Glossary) -> Pack:
    """Return the pack that a file says; raises ``PackInvalid``."""
    table = Table(_toml(text, file), file=file)
    return _Reader(table, glossary).pack()


def _toml(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackInvalid(f"{file}: {error}") from error


class _Reader:
    """Reads one file from top to bottom."""

    def __init__(self, table: Table, glossary: Glossary) -> None:
        self._top = table
        self._glossary = glossary
        self._sources: dict[str, Source] = {}

    def pack(self) -> Pack:
        top = self._top
        self._sources = {source.id: source for source in map(_source, top.rows("sources"))}
        clocks = {name: self._clock(name, table, top) for name, table in self._clock_tables()}
        letters = {name: self._letter(name, table) for name, table in top.tables("letters")}
        early = top.table("early_close")
        closing, register = top.table("closing"), top.table("register")
        pack = Pack(
            id=top.text("id"),
            version=top.text("version"),
            effective_from=top.day("effective_from"),
            effective_until=top.day("effective_until"),
            legal_review=top.one_of("legal_review", _REVIEWS),
            name=_needed(top, "name"),
            country=top.text("country", ""),
            sources=self._sources,
            clocks=clocks,
            pauses=self._pauses,
            extensions=tuple(self._extension(row, letters) for row in top.rows("extensions")),
            letters=letters,
            early_close=self._early_close(early, clocks) if early else None,
            closing=self._asked(closing, "condition") if closing else None,
            register=self._asked(register, "field") if register else None,
            reports=tuple(self._report(row) for row in top.rows("reports")),
            outside=top.words("outside"),
            gaps=tuple(_needed(row, "text", is_last=True) for row in top.rows("gaps")),
        )
        top.end()
        return pack

    def _clock_tables(self) -> list[tuple[str, Table]]:
        tables = list(self._top.tables("clocks"))
        names = {name for name, _table in tables}
        self._pauses = tuple(self._pause(row, names) for row in self._top.rows("pauses"))
        return tables

    def _clock(self, name: str, table: Table, top: Table) -> PackClock:
        anchor = table.text("anchor")
        gap = table.words("gap")
        pauses = frozenset(pause.reason for pause in self._pauses if name in pause.clocks)
        found = PackClock(
            name=name,
            label=self._named("clock", name, table),
            anchor=anchor,
            anchor_label=self._named("anchor", anchor, table),
            clock=None if gap else clock_of(table, pauses_for=pauses),
            gap=gap,
            note=table.words("note"),
            is_enforceable=table.flag("enforceable", default=True),
            starts_at_filing=table.flag("at_filing", default=False),
            ends_with=table.one_of("ends_with", _ENDS, "nothing"),
            cited=self._cited(table),
        )
        table.end()
        if found.starts_at_filing and found.gap:
            raise top.wrong(f"clocks.{name}.at_filing", "a clock without a figure cannot start")
        return found

    def _pause(self, row: Table, names: set[str]) -> PackPause:
        reason, clocks = row.text("reason"), row.texts("clocks")
        unknown = set(clocks) - names
        if unknown:
            raise row.wrong("clocks", f"there is no clock {min(unknown)}")
        found = PackPause(
            reason=reason, label=self._named("reason", reason, row), clocks=clocks, cited=self._cited(row)
        )
        row.end()
        return found

    def _letter(self, name: str, table: Table) -> PackLetter:
        found = PackLetter(
            id=name,
            label=self._named("letter", name, table),
            is_answer=table.flag("answers", default=False),
            blocks=self._all_named("block", "blocks", table),
            per_issue=self._all_named("block", "per_issue", table),
            cited=self._cited(table),
        )
        table.end()
        return found

    def _extension(self, row: Table, letters: Mapping[str, PackLetter]) -> PackExtension:
        found = PackExtension(
            id=row.text("id"),
            letter=row.one_of("letter", {name: name for name in letters}),
            reasons=self._all_named("reason", "reasons", row),
            is_before_due=row.flag("before_due", default=True),
            cited=self._cited(row),
        )
        row.end()
        return found

    def _early_close(self, table: Table, clocks: Mapping[str, PackClock]) -> EarlyClose:
        found = EarlyClose(
            clock=table.one_of("clock", {name: name for name in clocks}),
            grounds=self._all_named("ground", "grounds", table),
            exceptions=self._all_named("exception", "exceptions", table),
            cited=self._cited(table),
        )
        table.end()
        return found

    def _asked(self, table: Table, kind: str) -> Asked:
        found = Asked(things=self._all_named(kind, "requires", table), cited=self._cited(table))
        table.end()
        return found

    def _report(self, row: Table) -> PackReport:
        name = row.text("id")
        found = PackReport(
            id=name,
            label=self._named("report", name, row),
            period=row.one_of("period", _PERIODS),
            due=row.words("due"),
            is_nil_told=row.flag("nil", default=False),
            cited=self._cited(row),
        )
        row.end()
        return found

    def _cited(self, table: Table) -> Cited:
        source = table.one_of("source", self._sources)
        return Cited(source=source.cite(table.texts("paragraphs")), grade=table.one_of("grade", _GRADES))

    def _all_named(self, kind: str, key: str, table: Table) -> dict[str, Words]:
        return {code: self._named(kind, code, table) for code in table.texts(key)}

    def _named(self, kind: str, code: str, table: Table) -> Words:
        known = self._glossary.get(kind, {})
        if code not in known:
            raise table.wrong(kind, f"{_WORDS} has no {kind} {code!r}")
        return known[code]


def _source(row: Table) -> Source:
    found = Source(id=row.text("id"), title=row.text("title"), style=row.text("style"))
    row.end()
    return found


def _needed(table: Table, key: str, *, is_last: bool = False) -> Words:
    found = table.words(key)
    if found is None:
        raise table.wrong(key, "is missing")
    if is_last:
        table.end()
    return found
