"""The gallery shows every component in every language, so that a broken one is seen here first."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import RequestFactory, override_settings
from django.utils import translation

from shenava.entrypoints.ui import gallery
from shenava.entrypoints.ui.gallery import sample_words


@pytest.fixture(autouse=True)
def front_end(tmp_path: Path) -> Iterator[None]:
    """Stand in for a build of the front end."""
    (tmp_path / ".vite").mkdir()
    entries = {f"src/{door}.ts": {"file": f"assets/{door}.js"} for door in gallery.DOORS}
    (tmp_path / ".vite/manifest.json").write_text(json.dumps(entries), encoding="utf-8")
    with override_settings(FRONTEND_DIST=tmp_path):
        yield


@pytest.mark.parametrize("door", gallery.DOORS)
@pytest.mark.parametrize(("language", "direction"), [("fa", "rtl"), ("ar", "rtl"), ("en", "ltr")])
def test_the_gallery_renders_in_the_language_and_its_direction(language: str, direction: str, door: str) -> None:
    with translation.override(language):
        page = gallery.gallery(RequestFactory().get("/desk/design/", {"door": door})).content.decode()
    assert f'<html lang="{language}" dir="{direction}"' in page
    assert str(sample_words()[language]["title"]) in page


def test_an_unknown_door_shows_the_portal() -> None:
    page = gallery.gallery(RequestFactory().get("/desk/design/", {"door": "cellar"})).content.decode()
    assert 'class="portal"' in page


def test_every_language_has_the_same_samples() -> None:
    words = sample_words()
    assert set(words["fa"]) == set(words["ar"]) == set(words["en"])


def test_what_a_person_wrote_is_never_markup() -> None:
    page = gallery.gallery(RequestFactory().get("/desk/design/")).content.decode()
    assert "&#34;Transaction declined&#34;" in page or "&quot;Transaction declined&quot;" in page
