"""Every refusal has one code, a status and a sentence, and is met in some test."""

import ast
from pathlib import Path

import pytest
from django.utils import translation

from shenava.foundation.errors import Problem

TESTS = Path(__file__).parents[1]
SHARED = {"unknown_choice", "name_missing", "idempotency_key_reused"}
"""Codes that mean the same to a program, wherever they come from."""


def problems() -> list[type[Problem]]:
    import shenava.config.urls  # noqa: F401, PLC0415 - loads every door, and with them everything beneath

    return sorted(_beneath(Problem), key=lambda kind: f"{kind.__module__}.{kind.__qualname__}")


def _beneath(kind: type[Problem]) -> set[type[Problem]]:
    ours = {one for one in kind.__subclasses__() if one.__module__.startswith("shenava.")}
    return ours.union(*(_beneath(one) for one in kind.__subclasses__()))


def test_codes_are_unique() -> None:
    codes = [kind.code for kind in problems() if "code" in vars(kind) and kind.code not in SHARED]

    assert sorted({code for code in codes if codes.count(code) > 1}) == []


@pytest.mark.parametrize("kind", problems(), ids=lambda kind: kind.__qualname__)
def test_a_refusal_says_what_to_do(kind: type[Problem]) -> None:
    assert kind.code.replace("_", "").isalnum()
    assert 400 <= kind.status < 600
    with translation.override("en"):
        assert str(kind.sentence)


def test_every_refusal_of_rooms_and_stages_is_met_in_a_test() -> None:
    named = {
        node.id if isinstance(node, ast.Name) else node.attr
        for path in TESTS.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name | ast.Attribute)
    }
    told = " ".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))
    unmet = [
        kind.__qualname__
        for kind in problems()
        if kind.__module__.startswith(("shenava.lifecycle", "shenava.domain"))
        and kind.__qualname__ not in named
        and f'"{kind.code}"' not in told
    ]

    assert not unmet, "\n".join(unmet)
