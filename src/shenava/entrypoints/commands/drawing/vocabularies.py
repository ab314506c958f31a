"""All words of the house with their labels in three languages."""

import pkgutil
from importlib import import_module

from django.conf import settings
from django.db.models import TextChoices
from django.utils import translation

import shenava
from shenava.entrypoints.commands.drawing.table import page, table

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


def draw() -> str:
    """Return ``docs/vocabulary.md``."""
    introduction = "A word has one spelling in code and one label a language. Labels are shown; codes are stored."
    return page("Vocabulary", introduction, *(_section(kind) for kind in vocabularies()))


def vocabularies() -> list[type[TextChoices]]:
    """Return every vocabulary, in the order of its name."""
    modules = [found.name for found in pkgutil.walk_packages(shenava.__path__, "shenava.")]
    for name in modules:
        if name.endswith(".vocabulary"):
            import_module(name)
    return sorted(_beneath(TextChoices), key=_name)


def _beneath(kind: type[TextChoices]) -> set[type[TextChoices]]:
    kinds = kind.__subclasses__()
    ours = {one for one in kinds if one.__module__.endswith(".vocabulary")}
    return ours.union(*(_beneath(one) for one in kinds))


def _name(kind: type[TextChoices]) -> str:
    return f"{kind.__module__.split('.')[-2]}.{kind.__name__}"


def _section(kind: type[TextChoices]) -> str:
    said = (kind.__doc__ or "").strip().split("\n")[0]
    rows = [(f"`{member.value}`", *(_label(member, code) for code in LANGUAGES)) for member in kind]
    return f"## {_name(kind)}\n\n{said}\n\n{table(['Code', *LANGUAGES], rows)}"


def _label(member: TextChoices, language: str) -> str:
    with translation.override(language):
        return str(member.label)
