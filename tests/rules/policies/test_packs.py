"""The shipped packs say only what is known, in three languages; a wrong file is refused by file and key."""

from datetime import date
from importlib.resources import files

import pytest

from shenava.domain.policies.packs.reading import arranged, glossary_of, pack_at, pack_named, pack_of, packs
from shenava.domain.policies.packs.tables import PackInvalid
from shenava.domain.policies.rules.pack import Pack

IDS = {
    "iso_10002", "au_rg271", "uk_disp", "us_cfpb", "sa_sama", "ae_sanadak", "kw_cbk", "bh_cbb", "ir_bank",
    "ir_telecom", "ir_enamad", "ir_public_body", "house",
}  # fmt: skip
WORDS = (files("shenava.domain.policies.packs") / "words.toml").read_text(encoding="utf-8")
GOOD = """
id = "our_rule"
version = "1"
effective_from = 2020-01-01
legal_review = "pending"
name = { fa = "قاعده", ar = "قاعدة", en = "Rule" }
[[sources]]
id = "law"
title = "The law"
style = "Law %s"
[clocks.final]
anchor = "received"
limits = [{ amount = 30, unit = "calendar_days" }]
source = "law"
paragraphs = ["1", "2"]
grade = "A"
[[pauses]]
reason = "court_advice"
clocks = ["final"]
source = "law"
grade = "A"
"""


def read(text: str) -> Pack:
    return pack_of(text, file="our_rule.toml", glossary=glossary_of(WORDS))


@pytest.mark.requirement("S2-6.1")
def test_all_packs_are_shipped_and_await_their_lawyer() -> None:
    assert set(packs()) == IDS
    assert {pack.legal_review for versions in packs().values() for pack in versions} == {"pending"}
    assert not any(pack.is_reviewed for versions in packs().values() for pack in versions)


@pytest.mark.parametrize("name", sorted(IDS))
def test_a_pack_is_named_after_its_file_and_has_an_acknowledgement_or_says_why_not(name: str) -> None:
    (pack,) = packs()[name]
    assert pack.id == name
    assert pack.clocks["ack"].clock or pack.clocks["ack"].gap
    assert any(clock.name.partition(".")[0] == "final" for clock in pack.clocks.values())
    assert all(clock.cited.source for clock in pack.clocks.values())
    assert all(bool(clock.clock) != bool(clock.gap) for clock in pack.clocks.values())


def test_a_case_finds_the_version_of_its_day() -> None:
    first, second = read(GOOD), read(GOOD.replace('version = "1"', 'version = "2"').replace("2020-01-01", "2026-01-01"))
    assert arranged([second, first])["our_rule"] == (first, second)
    assert pack_at("au_rg271", date(2021, 10, 4)) is None
    assert pack_at("au_rg271", date(2021, 10, 5)) is packs()["au_rg271"][0]
    assert pack_named("au_rg271", "2021-09.1") is packs()["au_rg271"][0]
    assert pack_named("au_rg271", "0") is None
    assert pack_at("nothing", date(2026, 1, 1)) is None


def test_a_pack_is_read_as_written() -> None:
    pack = read(GOOD)
    clock = pack.clocks["final"]
    assert clock.cited.source == "Law 1; Law 2"
    assert clock.clock is not None
    assert clock.clock.pauses_for == {"court_advice"}
    assert pack.pauses[0].cited.source == "The law"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('unit = "calendar_days"', 'unit = "moons"', r"our_rule.toml: clocks.final.limits\[1\].unit: is 'moons'"),
        ("amount = 30", "amount = 0", r"clocks.final.limits\[1\].amount: A goal gives at least one unit"),
        ("amount = 30", 'amount = "30"', r"clocks.final.limits\[1\].amount: must be a int"),
        ("amount = 30", "amount = 30, colour = 1", r"clocks.final.limits\[1\].colour: is no key"),
        ('anchor = "received"\n', "", "clocks.final.anchor: is missing"),
        ('anchor = "received"', 'anchor = "moonrise"', "clocks.final.anchor: words.toml has no anchor 'moonrise'"),
        ('limits = [{ amount = 30, unit = "calendar_days" }]', "", "clocks.final.limits: give limits"),
        ('clocks = ["final"]', 'clocks = ["other"]', r"pauses\[1\].clocks: there is no clock other"),
        ('source = "law"\nparagraphs', 'source = "hearsay"\nparagraphs', "clocks.final.source: is 'hearsay'"),
        ('ar = "قاعدة", ', "", "our_rule.toml: name: must be a text in fa, ar, en"),
        ('legal_review = "pending"', 'legal_review = "fine"', "our_rule.toml: legal_review: is 'fine'"),
        ('version = "1"', 'version = ""', "our_rule.toml: version: must not be empty"),
        ('id = "our_rule"', "id = ", "our_rule.toml: Invalid value"),
        ('grade = "A"\n[[pauses]]', 'grade = "C"\n[[pauses]]', "clocks.final.grade: is 'C', must be one of A, B, D"),
    ],
)
def test_a_wrong_file_is_refused_by_file_and_key(old: str, new: str, told: str) -> None:
    assert old in GOOD
    with pytest.raises(PackInvalid, match=told):
        read(GOOD.replace(old, new, 1))


def test_a_version_stands_there_once() -> None:
    with pytest.raises(PackInvalid, match=r"our_rule\.toml: version: 1 is there twice"):
        arranged([read(GOOD), read(GOOD)])


def test_a_clock_without_a_figure_cannot_start_at_filing() -> None:
    gap = 'gap = { fa = "نیست", ar = "لا يوجد", en = "None" }\nat_filing = true'
    with pytest.raises(PackInvalid, match="cannot start"):
        read(GOOD.replace('limits = [{ amount = 30, unit = "calendar_days" }]', gap))
