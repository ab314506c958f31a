"""The starter corpus: whole, balanced, without twins and without anything that belongs to a real person."""

import json
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import shenava.domain.intelligence
from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.catalogue.sectors import kits
from shenava.foundation.text import digits, folding, masking

CORPUS = Path(next(iter(shenava.domain.intelligence.__path__))) / "corpus"
LANGUAGES = ("fa", "ar", "en")
AT_LEAST = {"fa": 600, "ar": 600, "en": 200}
OF_EACH_CATEGORY = {"fa": 5, "ar": 5, "en": 2}
FIELDS = ["id", "text", "language", "type", "category", "urgency", "distress", "synthetic"]
TYPES = {"complaint", "question", "suggestion", "praise", "noise"}
ARABIC_SCRIPT = re.compile("[\u0620-\u06d3]")
LATIN = re.compile("[A-Za-z]")
IS_OF_A_PERSON = re.compile(r"\d{8,}|@|https?:|www\.")
"""Eight digits in a row, once spaces and dashes are gone: a telephone, a card, an identity."""
GRAM = 5
TWINS = 0.5

Text = dict[str, Any]


@cache
def corpus() -> tuple[Text, ...]:
    return tuple(text for language in LANGUAGES for sector in kits() for text in texts_of(language, sector))


def texts_of(language: str, sector: str) -> list[Text]:
    lines = (CORPUS / language / f"{sector}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def of(language: str) -> list[Text]:
    return [text for text in corpus() if text["id"].startswith(f"{language}-")]


def test_no_file_stands_beside_the_sectors() -> None:
    names = {path.relative_to(CORPUS).as_posix() for path in CORPUS.rglob("*") if path.is_file()}

    assert names == {"README.md", "LICENSE"} | {f"{one}/{sector}.jsonl" for one in LANGUAGES for sector in kits()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sector", kits())
def test_every_line_is_complete(language: str, sector: str) -> None:
    codes = {category["code"] for category in kits()[sector]["categories"]}
    for number, text in enumerate(texts_of(language, sector), 1):
        assert list(text) == FIELDS
        assert text["id"] == f"{language}-{sector}-{number:03}"
        assert text["text"] == text["text"].strip() != ""
        assert text["type"] in TYPES
        assert text["category"] in codes | {None}
        assert text["category"] or text["type"] != "complaint", text["id"]
        assert text["category"] is None or text["type"] != "noise", text["id"]
        assert text["urgency"] in Urgency.values
        assert text["distress"] in range(101)
        assert text["synthetic"] is True


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_texts_of_every_kind(language: str) -> None:
    texts = of(language)
    types = Counter(text["type"] for text in texts)
    urgencies = Counter(text["urgency"] for text in texts)

    assert len(texts) >= AT_LEAST[language]
    assert 0.65 <= types["complaint"] / len(texts) <= 0.78
    assert all(types[one] >= len(texts) * 0.03 for one in TYPES)
    assert all(urgencies[one] >= len(texts) * 0.02 for one in Urgency.values)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sector", kits())
def test_every_category_has_texts(language: str, sector: str) -> None:
    found = Counter(text["category"] for text in texts_of(language, sector))
    short = {
        category["code"]: found[category["code"]]
        for category in kits()[sector]["categories"]
        if found[category["code"]] < OF_EACH_CATEGORY[language]
    }

    assert short == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_short_and_of_many_lengths(language: str) -> None:
    lengths = [len(text["text"].split()) for text in of(language)]

    assert max(lengths) <= 100
    assert sum(length <= 5 for length in lengths) >= len(lengths) * 0.03
    assert sum(length >= 45 for length in lengths) >= len(lengths) * 0.02


def test_texts_are_in_the_language_they_name() -> None:
    for text in corpus():
        folder = text["id"].split("-")[0]
        assert text["language"] in {folder, "fa-Latn" if folder == "fa" else folder}
        arabic, latin = len(ARABIC_SCRIPT.findall(text["text"])), len(LATIN.findall(text["text"]))
        if text["language"] in {"fa", "ar"}:
            assert arabic >= latin or text["type"] == "noise", text["id"]
        else:
            assert latin > 0 or text["type"] == "noise", text["id"]
            assert arabic == 0, text["id"]


def test_persian_in_latin_letters_is_there() -> None:
    assert sum(text["language"] == "fa-Latn" for text in corpus()) >= 24


def test_no_two_texts_are_nearly_the_same() -> None:
    grams = {text["id"]: grams_of(text["text"]) for text in corpus()}
    having: defaultdict[str, list[str]] = defaultdict(list)
    twins = []
    for one, own in grams.items():
        shared = Counter(other for gram in own for other in having[gram])
        twins += [(one, other) for other, both in shared.items() if both > TWINS * len(own | grams[other])]
        for gram in own:
            having[gram].append(one)

    assert twins == []


def grams_of(text: str) -> frozenset[str]:
    folded = folding.fold(text) or text
    return frozenset(folded[at : at + GRAM] for at in range(max(1, len(folded) - GRAM + 1)))


def test_nothing_in_it_could_belong_to_a_person() -> None:
    for text in corpus():
        joined = re.sub(r"(?<=\d)[ \-./](?=\d)", "", digits.to_ascii(text["text"]))
        assert not IS_OF_A_PERSON.search(joined), text["id"]
        assert not masking.mask(text["text"]).findings, text["id"]


def test_its_readme_says_that_it_is_synthetic_and_whose_licence_it_has() -> None:
    told = " ".join((CORPUS / "README.md").read_text(encoding="utf-8").replace("*", "").split())

    assert "Every text is synthetic." in told
    assert "never report it as if it were a result on real complaints" in told
    assert "Creative Commons Attribution 4.0 International" in (CORPUS / "LICENSE").read_text(encoding="utf-8")
