"""Styles name start and end, never left and right, and templates carry no style or script of their own."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
STYLES = sorted((PROJECT / "frontend/src/styles").glob("*.css"))
TEMPLATES = sorted((PROJECT / "src/shenava/entrypoints").glob("*/templates/**/*.html"))

PHYSICAL = re.compile(
    r"""(?<![\w-])(
        (?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)(?:-\w+)*
        | border-(?:top|bottom)-(?:left|right)-radius
        | left | right | top | bottom
        | (?:min-|max-)?(?:width|height)
        | overflow-[xy](?=\s*:\s*\w+\s+\w)
    )\s*:(?!:)
    | (?<![\w-])(?:text-align|float|clear)\s*:\s*(?:left|right)\b""",
    re.VERBOSE,
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CONDITION = re.compile(r"@(?:media|container|supports)[^{]*\{")
INLINE = re.compile(r"\sstyle\s*=|<style\b|<script\b(?![^>]*\bsrc=)|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE)
TEMPLATE_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def physical_properties(css: str) -> list[str]:
    """Return every declaration that names a side of the screen instead of a side of the text."""
    bare = CONDITION.sub("{", COMMENT.sub("", css))
    return [found.group(0).strip() for found in PHYSICAL.finditer(bare)]


def inline_code(template: str) -> list[str]:
    """Return every style or script that the content security policy would refuse."""
    return [found.group(0).strip() for found in INLINE.finditer(TEMPLATE_COMMENT.sub("", template))]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_sheet_names_no_side_of_the_screen(path: Path) -> None:
    assert physical_properties(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: "/".join(path.parts[-3:]))
def test_a_template_carries_no_style_or_script_of_its_own(path: Path) -> None:
    assert inline_code(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "css",
    [
        "margin-left: 1px",
        "a { left: 0 }",
        "text-align: right",
        "border-top-left-radius: 2px",
        "max-width: 3em",
        "float:left",
    ],
)
def test_a_physical_property_is_found(css: str) -> None:
    assert physical_properties(css)


@pytest.mark.parametrize("html", ['<p style="color:red">', "<script>go()</script>", '<a onclick="go()">', "<style>"])
def test_inline_code_is_found(html: str) -> None:
    assert inline_code(html)


def test_there_are_styles_and_templates_to_look_at() -> None:
    assert STYLES
    assert TEMPLATES
