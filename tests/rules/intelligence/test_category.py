"""What a text seems to be about, measured on sentences written for it over the fifteen bank categories."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

import shenava.domain.catalogue.sectors
from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.intelligence.rules.category import DOUBT, CategorySeeds, suggest_categories
from shenava.domain.intelligence.rules.understanding import understand

SENTENCES = json.loads((Path(__file__).parent / "bank_complaints.json").read_text(encoding="utf-8"))
UNSEEN = json.loads((Path(__file__).parent / "shop_complaints.json").read_text(encoding="utf-8"))
"""Written after the weights were settled, for a sector that had no part in settling them."""
SECTORS = Path(next(iter(shenava.domain.catalogue.sectors.__path__)))


def seeds_of(sector: str) -> list[CategorySeeds]:
    data = json.loads((SECTORS / f"{sector}.json").read_text(encoding="utf-8"))
    return [
        CategorySeeds(found["code"], found["name"], found["keywords"], found["description"])
        for found in data["categories"]
    ]


BANK = seeds_of("bank")


def codes(text: str, language: str, candidates: Sequence[CategorySeeds] = BANK) -> list[str]:
    return [suggestion.code for suggestion in suggest_categories(text, candidates, language=language)]


def hits(sentences: Sequence[dict[str, str]], top: int, candidates: Sequence[CategorySeeds] = BANK) -> float:
    right = [one["category"] in codes(one["text"], one["language"], candidates)[:top] for one in sentences]
    return sum(right) / len(right)


@pytest.mark.requirement("S0-41.1")
def test_most_sentences_find_their_category() -> None:
    # Measured: 0.76 first, 0.92 among the first three.
    assert hits(SENTENCES, 1) >= 0.74
    assert hits(SENTENCES, 3) >= 0.90


@pytest.mark.requirement("S0-41.1")
@pytest.mark.parametrize(
    ("language", "first", "among_three"), [("fa", 0.66, 0.86), ("ar", 0.77, 0.86), ("en", 0.75, 0.9)]
)
def test_every_language_is_understood(language: str, first: float, among_three: float) -> None:
    sentences = [one for one in SENTENCES if one["language"] == language]
    assert hits(sentences, 1) >= first
    assert hits(sentences, 3) >= among_three


@pytest.mark.requirement("S0-41.1")
def test_a_sector_that_nothing_was_tuned_on_is_understood_a_little_less() -> None:
    # Measured: 0.70 first, 0.77 among the first three; all 15 confident ones right.
    shop = seeds_of("shop")
    assert hits(UNSEEN, 1, shop) >= 0.66
    assert hits(UNSEEN, 3, shop) >= 0.73
    for one in UNSEEN:
        found = suggest_categories(one["text"], shop, language=one["language"])
        assert not found or found[0].confidence < DOUBT or found[0].code == one["category"]


@pytest.mark.requirement("S0-43.2")
def test_confident_suggestions_are_nearly_always_right() -> None:
    firsts = [
        (found[0].code == one["category"])
        for one in SENTENCES
        if (found := suggest_categories(one["text"], BANK, language=one["language"])) and found[0].confidence >= DOUBT
    ]
    assert len(firsts) >= len(SENTENCES) / 2
    assert sum(firsts) / len(firsts) >= 0.9


@pytest.mark.requirement("S0-43.2")
@pytest.mark.parametrize(
    ("text", "language"), [("سلام، خسته نباشید", "fa"), ("السلام عليكم", "ar"), ("hello there", "en"), ("", "")]
)
def test_a_text_that_says_nothing_goes_to_the_triage_desk(text: str, language: str) -> None:
    assert all(found.confidence < DOUBT for found in suggest_categories(text, BANK, language=language))


@pytest.mark.requirement("S0-41.1")
@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("سلام، دیروز بدون اجازه من از حسابم ۵ میلیون برداشت شده، برداشت غیرمجاز بوده", "fa", "برداشت غیرمجاز"),
        ("سحبوا فلوسي من حسابي بدون علمي وأنا ما عطيت أحد الرمز", "ar", "سحبوا فلوسي"),
    ],
)
def test_an_unauthorised_withdrawal_in_plain_speech_is_urgent_fraud(text: str, language: str, word: str) -> None:
    understood = understand(text, language, BANK)
    assert understood.urgency.level == Urgency.URGENT
    assert understood.categories[0].code == "BANK-01"
    assert word in understood.categories[0].words
    assert not understood.is_life_safety


def test_the_same_text_is_always_understood_alike() -> None:
    assert codes("پایا زدم نرسیده", "fa") == codes("پایا زدم نرسیده", "fa", list(reversed(BANK)))


def test_without_candidates_nothing_is_suggested() -> None:
    assert suggest_categories("گاز", [], language="fa") == []


@pytest.mark.requirement("S0-43.1")
def test_gas_is_understood_as_an_emergency_of_the_right_category() -> None:
    understood = understand("گاز نشت کرده", "fa", seeds_of("utilities"))
    assert understood.is_life_safety
    assert understood.categories[0].code == "UTIL-01"
