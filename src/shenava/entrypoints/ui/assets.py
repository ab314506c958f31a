"""Script and style tags for one entry of the front end, found in the build's manifest."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypedDict

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

PRELOADED_FONTS = {"en": "vazirmatn-latin"}
PRELOADED_ELSEWHERE = "vazirmatn-arabic"


class Chunk(TypedDict, total=False):
    """What the manifest says of one built file."""

    file: str
    css: list[str]
    imports: list[str]
    assets: list[str]


class AssetsNotBuilt(Exception):  # noqa: N818 - it names the state, and what to do is in its text
    """The front end has no build, or none of this entry; ``bin/build`` makes it."""


def asset(entry: str, language: str = "fa") -> SafeString:
    """Return preload, stylesheet and module tags for ``portal`` or ``desk``, styles before scripts.

    The face of the language's script is fetched along with the styles, so that the first words are drawn with it.

    The manifest is read once a process, except in debug mode, where a new build shows at once.
    """
    folder = str(settings.FRONTEND_DIST)
    if settings.DEBUG:
        tags_of.cache_clear()
    return tags_of(folder, entry, settings.STATIC_URL, language)


@lru_cache(maxsize=16)
def tags_of(folder: str, entry: str, prefix: str, language: str = "fa") -> SafeString:
    """Return the tags of one entry of the build in ``folder``, with addresses that begin with ``prefix``."""
    manifest = read_manifest(Path(folder))
    name = f"src/{entry}.ts"
    if name not in manifest:
        raise AssetsNotBuilt(name)
    chunks = [manifest[key] for key in reached(manifest, name)]
    styles = list(dict.fromkeys(file for chunk in chunks for file in chunk.get("css", [])))
    face = PRELOADED_FONTS.get(language, PRELOADED_ELSEWHERE)
    fonts = [file for chunk in chunks for file in chunk.get("assets", []) if face in file]
    return format_html(
        "{}{}{}{}",
        each('<link rel="preload" href="{}{}" as="font" type="font/woff2" crossorigin>', prefix, fonts[:1]),
        each('<link rel="stylesheet" href="{}{}">', prefix, styles),
        each('<link rel="modulepreload" href="{}{}">', prefix, [chunk["file"] for chunk in chunks[:-1]]),
        each('<script type="module" src="{}{}"></script>', prefix, [chunks[-1]["file"]]),
    )


def stylesheet(name: str) -> SafeString:
    """Return the tag of a style sheet that stands alone, for pages without scripts and fonts."""
    if settings.DEBUG:
        stylesheet_of.cache_clear()
    return stylesheet_of(str(settings.FRONTEND_DIST), name, settings.STATIC_URL)


@lru_cache(maxsize=16)
def stylesheet_of(folder: str, name: str, prefix: str) -> SafeString:
    """Return the tag of ``src/styles/<name>.css`` as the build in ``folder`` holds it."""
    manifest, key = read_manifest(Path(folder)), f"src/styles/{name}.css"
    if key not in manifest:
        raise AssetsNotBuilt(key)
    return each('<link rel="stylesheet" href="{}{}">', prefix, [manifest[key]["file"]])


def read_manifest(folder: Path) -> dict[str, Chunk]:
    """Read the build's manifest; raises ``AssetsNotBuilt`` when there is no build."""
    path = folder / ".vite" / "manifest.json"
    try:
        manifest: dict[str, Chunk] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise AssetsNotBuilt(str(path)) from missing
    return manifest


def reached(manifest: dict[str, Chunk], name: str, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the static imports of a chunk, deepest first, and then the chunk itself."""
    if name in seen:
        return
    known = set(seen) | {name}
    for imported in manifest[name].get("imports", []):
        for key in reached(manifest, imported, frozenset(known)):
            known.add(key)
            yield key
    yield name


def each(tag: str, prefix: str, files: list[str]) -> SafeString:
    """Return one tag a file."""
    return format_html_join("\n", tag, ((prefix, file) for file in files))
