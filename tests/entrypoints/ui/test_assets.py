"""The tags of an entry come from the build's manifest."""

import json
from pathlib import Path

import pytest

from shenava.entrypoints.ui.assets import AssetsNotBuilt, tags_of

MANIFEST = {
    "_shared.js": {"file": "assets/shared-1.js"},
    "src/desk.ts": {
        "file": "assets/desk-2.js",
        "imports": ["_shared.js"],
        "css": ["assets/desk-3.css"],
        "assets": ["assets/vazirmatn-latin-4.woff2", "assets/vazirmatn-arabic-5.woff2"],
    },
}


@pytest.fixture
def build(tmp_path: Path) -> str:
    """Return a folder that holds a build of the desk alone."""
    (tmp_path / ".vite").mkdir()
    (tmp_path / ".vite/manifest.json").write_text(json.dumps(MANIFEST), encoding="utf-8")
    return str(tmp_path)


def test_an_entry_brings_its_styles_before_its_scripts(build: str) -> None:
    tags = tags_of(build, "desk", "/static/")
    assert tags.index('rel="stylesheet" href="/static/assets/desk-3.css"') < tags.index(
        'src="/static/assets/desk-2.js"'
    )


def test_what_an_entry_imports_is_fetched_ahead_of_it(build: str) -> None:
    assert '<link rel="modulepreload" href="/static/assets/shared-1.js">' in tags_of(build, "desk", "/static/")


def test_only_the_arabic_script_font_is_preloaded(build: str) -> None:
    tags = tags_of(build, "desk", "/static/")
    assert "vazirmatn-arabic-5.woff2" in tags
    assert "latin" not in tags


def test_a_page_in_english_preloads_the_latin_face(build: str) -> None:
    tags = tags_of(build, "desk", "/static/", "en")
    assert "vazirmatn-latin-4.woff2" in tags
    assert "arabic" not in tags


def test_an_entry_that_was_not_built_is_named(build: str) -> None:
    with pytest.raises(AssetsNotBuilt, match=r"src/portal\.ts"):
        tags_of(build, "portal", "/static/")


def test_a_missing_build_is_named_by_its_manifest(tmp_path: Path) -> None:
    with pytest.raises(AssetsNotBuilt, match=r"manifest\.json"):
        tags_of(str(tmp_path), "desk", "/static/")
