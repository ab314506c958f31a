"""Names are safe to show and never become a path."""

import pytest

from shenava.foundation.files import kinds, names


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ali\\photo.jpg", "photo.jpg"),
        ("..\\..\\photo.jpg", "photo.jpg"),
        (".htaccess", "htaccess"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\x00b\nc.pdf", "a b c.pdf"),
        ('x<script>"?.pdf', "x script .pdf"),
        ("عکس می‌گیرم.jpg", "عکس می‌گیرم.jpg"),
        ("..", ""),
    ],
)
def test_only_the_last_part_without_tricks_is_shown(given: str, shown: str) -> None:
    assert names.plain(given) == shown


def test_a_long_name_keeps_its_ending() -> None:
    assert names.plain("ن" * 500 + ".jpeg").endswith(".jpeg")
    assert len(names.plain("ن" * 500 + ".jpeg")) == names.LONGEST


@pytest.mark.parametrize(
    ("given", "fitting"),
    [("a.jpeg", "a.jpeg"), ("a.png", "a.jpg"), ("a", "a.jpg"), ("", "file.jpg"), ("a.b.HEIC", "a.b.jpg")],
)
def test_the_ending_tells_the_kind(given: str, fitting: str) -> None:
    assert names.fitting(given, kinds.JPEG) == fitting
