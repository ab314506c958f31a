"""Which document is drawn by what, and whether what lies there is what would be drawn."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from django.conf import settings
from django.utils import translation
from django.utils.module_loading import import_string

from shenava.entrypoints.commands.drawing import house_map, requirements, settings_list, story, vocabularies


def _openapi() -> str:
    """Return the API's own document; doors don't import each other, so it is found by its name."""
    text: str = import_string("shenava.entrypoints.api.application.document")()
    return text


DOCUMENTS: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "docs/map.md": house_map.draw,
        "docs/story.md": story.draw,
        "docs/vocabulary.md": vocabularies.draw,
        "docs/requirements.md": requirements.draw,
        "docs/operate/settings.md": settings_list.draw,
        "docs/api/openapi.json": _openapi,
    }
)


def project() -> Path:
    """Return the folder that holds ``docs``."""
    folder: Path = settings.FRONTEND_DIST.parent.parent
    return folder


def drawn() -> dict[Path, str]:
    """Return every document as the code has it now."""
    with translation.override("en"):
        return {project() / name: draw() for name, draw in DOCUMENTS.items()}


def outdated() -> list[Path]:
    """Return the documents that lie there otherwise than they would be drawn, or not at all."""
    return [path for path, text in drawn().items() if not path.is_file() or path.read_text(encoding="utf-8") != text]


def write() -> list[Path]:
    """Write what is outdated and return it."""
    old = outdated()
    texts = drawn()
    for path in old:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts[path], encoding="utf-8")
    return old
