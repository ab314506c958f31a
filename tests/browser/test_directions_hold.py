"""Codes, phones, amounts and mixed lines keep their visual order in every component, measured sign by sign."""

import pytest
from playwright.sync_api import Page
from tests.browser import people
from tests.browser.conftest import Visit

from shenava.entrypoints.ui.gallery import HARD

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

MEASURE = """(lines) => {
    const order = (node, start, text) => {
        const places = [];
        const range = document.createRange();
        for (let at = 0; at < text.length; at += 1) {
            range.setStart(node, start + at);
            range.setEnd(node, start + at + 1);
            const rect = range.getClientRects()[0];
            if (rect && rect.width && text[at].trim()) places.push([rect.left + rect.width / 2, at]);
        }
        return places.sort((one, other) => one[0] - other[0]).map(([, at]) => at).join(' ');
    };
    const nameOf = (node) => {
        for (let one = node.parentElement; one; one = one.parentElement)
            if (one.classList.length) return one.classList[0];
        return 'page';
    };
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('main, main * { white-space: nowrap !important; animation: none !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    for (const one of document.querySelectorAll('details')) one.open = true;
    const wanted = lines.map((line) => {
        const plain = document.createElement('p');
        plain.dir = 'auto';
        plain.textContent = line;
        document.body.append(plain);
        const found = order(plain.firstChild, 0, line);
        plain.remove();
        return found;
    });
    const seen = [];
    const wrong = [];
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const box = node.parentElement;
        if (!box.checkVisibility() || box.closest('.visually-hidden, option, textarea, svg')) continue;
        lines.forEach((line, number) => {
            const start = node.data.indexOf(line);
            if (start < 0 || node.data.slice(0, start).trim()) return;
            const found = order(node, start, line);
            if (!found) return;
            seen.push(nameOf(node));
            if (found !== wanted[number]) wrong.push(`${nameOf(node)}: ${line}`);
        });
        const code = box.closest('[dir=ltr]');
        const text = node.data;
        if (code && text.trim() && !/[\\u0590-\\u08ff]/.test(text)) {
            const found = order(node, 0, text);
            const logical = [...text].map((sign, at) => sign.trim() && `${at}`).filter(Boolean).join(' ');
            seen.push(`ltr ${nameOf(node)}`);
            if (found && found !== logical) wrong.push(`ltr ${nameOf(node)}: ${text}`);
        }
    }
    return { seen: [...new Set(seen)].sort(), wrong: [...new Set(wrong)] };
}"""
BOXES = """() => [...document.querySelectorAll('main input[dir=ltr]')].filter((box) => box.value).map((box) => {
    const twin = document.createElement('span');
    twin.textContent = box.value;
    twin.dir = getComputedStyle(box).direction;
    twin.style.unicodeBidi = 'isolate';
    document.body.append(twin);
    const range = document.createRange();
    const lefts = [...box.value].map((sign, at) => {
        range.setStart(twin.firstChild, at);
        range.setEnd(twin.firstChild, at + 1);
        return sign.trim() ? range.getBoundingClientRect().left : null;
    }).filter((left) => left !== null);
    twin.remove();
    return [box.value, lefts.every((left, at) => at === 0 || left > lefts[at - 1])];
})"""
PEOPLE = {
    *("words", "bubble-author", "system-line", "timeline-title", "timeline-detail", "timeline-who", "chip-name"),
    *(
        "choice-label",
        "letter-body",
        "letter-head",
        "figure-sentence",
        "bar-label",
        "page-header-row",
        "row-link",
        "why",
    ),
}
"""What shows words of people and names: in the direction of the words themselves, whatever the page's."""
ONLY_AT = {"desk": {"row-link", "suggestion-why"}, "portal": {"step-label", "promise-label"}}


def opened(visit: Visit, *, language: str, door: str, words: str) -> Page:
    """Open the page of all components as it looks at one door in one language."""
    page = visit(language=language, width=1280)
    people.sign_in(page, "manager")
    page.goto(f"/desk/design/?door={door}&language={language}&words={words}")
    return page


@pytest.mark.requirement("S0-35.1")
@pytest.mark.parametrize("door", ["portal", "desk"])
@pytest.mark.parametrize("language", ["fa", "ar", "en"])
def test_a_mixed_line_stands_everywhere_as_it_stands_alone(language: str, door: str, visit: Visit) -> None:
    page = opened(visit, language=language, door=door, words="hard")
    found = page.evaluate(MEASURE, list(HARD))
    # The page's own words follow the page: Persian among English labels is laid out as English is.
    wrong = [one for one in found["wrong"] if language != "en" or one.partition(":")[0] in PEOPLE]
    assert wrong == []
    assert ((PEOPLE - {"row-link"}) | ONLY_AT[door]) - set(found["seen"]) == set()


@pytest.mark.requirement("S0-35.1")
@pytest.mark.parametrize("door", ["portal", "desk"])
@pytest.mark.parametrize("language", ["fa", "ar", "en"])
def test_codes_phones_and_amounts_read_from_left_to_right(language: str, door: str, visit: Visit) -> None:
    page = opened(visit, language=language, door=door, words="")
    found = page.evaluate(MEASURE, [])
    assert found["wrong"] == []
    assert {name for name in found["seen"] if name.startswith("ltr ")} >= {"ltr reference", "ltr code"}
    assert [value for value, holds in page.evaluate(BOXES) if not holds] == []
