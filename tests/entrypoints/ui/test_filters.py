"""How templates write what people read."""

import pytest
from django.utils import translation

from shenava.entrypoints.ui import filters


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("fa", 13_400, "۱۳ کیلوبایت"),
        ("fa", 1_250_000, "۱٫۲ مگابایت"),
        ("ar", 13_400, "13 ك.ب"),
        ("en", 12, "1 KB"),
        ("en", 2_000_000, "2.0 MB"),
    ],
)
def test_the_size_of_a_file_is_said_in_words_and_digits_of_the_reader(language: str, count: int, said: str) -> None:
    with translation.override(language):
        assert filters.file_size(count) == said
