"""One spelling for search: what must meet, what must not, and how a hit finds back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shenava.foundation.text import folding

ANY_WORDS = st.text(max_size=60) | st.text(alphabet="هاترمینی ي‌كةآأۀٔـً۱٣5aAÉß'-،؟\u200f\u200e", max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("شبکه‌های", "شبکه های"),
        ("شبکه های", "شبکههای"),
        ("نمی‌شود", "نمی شود"),
        ("نمی شود", "نمیشود"),
        ("بزرگ‌ترین", "بزرگ ترین"),
        ("خسته‌ام", "خسته ام"),
        ("خییییلی", "خیلی"),
        ("آقاي كريمي", "اقای کریمی"),
        ("الشكوى", "الشکوی"),
        ("مدرسة", "مدرسه"),
        ("خانۀ ما", "خانهٔ ما"),
        ("مَدْرَسَة", "مدرسه"),
        ("شـــكوى", "شکوی"),
        ("هیئت مسئول", "هییت مسیول"),
        ("مؤمن", "مومن"),
        ("ﺷﺒﻜﻪ", "شبکه"),
        ("۱۴۰۴-۸۲۷۳", "١٤٠٤ 8273"),
        ("﷼", "ریال"),
        ("Don’t STOP", "dont stop"),
        ("Café", "CAFE"),
        ("«سلام»، دنیا!!", "سلام دنیا"),
        ("می\u200fروم", "میروم"),
    ],
)
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert folding.fold(one) == folding.fold(other)


@pytest.mark.parametrize(("one", "other"), [("دزد", "داد زد"), ("شکایت", "شکایات"), ("بانک", "بانه"), ("100", "1000")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert folding.fold(one) != folding.fold(other)


def test_numbers_keep_their_repeated_digits() -> None:
    assert folding.fold("۵۰۰۰۰۰ تومان") == "500000 تومان"


def test_latin_words_keep_apart_from_persian_endings() -> None:
    assert folding.words("فایل PDF‌ها") == ["فایل", "pdf", "ها"]


def test_single_words_match_only_on_word_boundaries() -> None:
    sentence = folding.fold("سرم داد زد و دزدی نکرد")
    assert not folding.matches(folding.fold("دزد"), sentence)
    assert folding.matches(folding.fold("داد زد"), sentence)
    assert not folding.matches("", sentence)


def test_the_tight_key_finds_phrases_whatever_their_spaces() -> None:
    assert folding.fold_tight("برق‌گرفتگی") in folding.fold_tight("دچار برق گرفتگی شد")


def test_a_hit_is_found_back_in_the_persons_own_letters() -> None:
    original = "وااااای! «شبکه‌هاي» شما"
    folded, origins = folding.fold_with_map(original)
    start = folded.index("شبکههای")
    end = start + len("شبکههای") - 1
    assert original[origins[start] : origins[end] + 1] == "شبکه‌هاي"


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("والبطاقة", "بطاقه"),
        ("بالبنك", "بنک"),
        ("للبنك", "بنک"),
        ("كالبنك", "بنک"),
        ("البنك", "بنک"),
        ("وصلتني", "صلتنی"),
        ("بطاقة", "بطاقه"),
        ("والدتي", "والدتی"),
        ("وزارة", "وزاره"),
        ("الله", "الله"),
    ],
)
def test_light_clitics_leave_an_arabic_word(word: str, stem: str) -> None:
    assert folding.light_stem_ar(folding.fold(word)) == stem


@given(ANY_WORDS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = folding.fold(text)
    assert folding.fold(once) == once
    assert folding.fold_tight(folding.fold_tight(text)) == folding.fold_tight(text)


@given(ANY_WORDS)
def test_the_map_belongs_to_the_very_same_folding(text: str) -> None:
    folded, origins = folding.fold_with_map(text)
    assert folded == folding.fold(text)
    assert len(origins) == len(folded)
    assert origins == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)
