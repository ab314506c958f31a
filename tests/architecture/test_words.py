"""Every word of the house has a label in Persian and in Arabic."""

import pkgutil
from importlib import import_module

import pytest
from django.db.models import TextChoices
from django.utils import translation
from tests.architecture import house

ARABIC_LETTERS = range(0x0600, 0x0700)
SAID_AS_IT_IS: dict[str, str] = {}
"""Members whose label is the same in every language, such as a name of a format, with the reason."""


def vocabularies() -> list[type[TextChoices]]:
    import shenava  # noqa: PLC0415 - walked as a package, not used by name

    for module in pkgutil.walk_packages(shenava.__path__, "shenava."):
        if module.name.endswith(".vocabulary"):
            import_module(module.name)
    return sorted(_beneath(TextChoices), key=lambda kind: f"{kind.__module__}.{kind.__qualname__}")


def _beneath(kind: type[TextChoices]) -> set[type[TextChoices]]:
    ours = {one for one in kind.__subclasses__() if one.__module__.startswith("shenava.")}
    return ours.union(*(_beneath(one) for one in kind.__subclasses__()))


def test_vocabularies_are_found() -> None:
    assert len(vocabularies()) > 25


@pytest.mark.requirement("S0-35.1")
@pytest.mark.parametrize("language", ["fa", "ar"])
@pytest.mark.parametrize("words", vocabularies(), ids=lambda kind: f"{kind.__module__.split('.')[-2]}.{kind.__name__}")
def test_every_word_has_a_label(words: type[TextChoices], language: str) -> None:
    with translation.override(language):
        untold = [
            f"{words.__name__}.{member.name}"
            for member in words
            if f"{words.__name__}.{member.name}" not in SAID_AS_IT_IS
            and not any(ord(letter) in ARABIC_LETTERS for letter in str(member.label))
        ]

    assert untold == [], f"say these in {language}"


def test_vocabularies_stand_where_rooms_keep_their_words() -> None:
    elsewhere = {
        f"{kind.__module__}.{kind.__name__}" for kind in vocabularies() if not kind.__module__.endswith(".vocabulary")
    }

    assert elsewhere == {"shenava.foundation.events.models.DeliveryState"}, "which the ground shows to operators only"


def test_no_two_vocabularies_of_a_room_have_one_name() -> None:
    names = [f"{kind.__module__}.{kind.__name__}" for kind in vocabularies()]

    assert len(names) == len(set(names))
    assert house.SOURCE.is_dir()
