"""Whether a page fits its reader: narrow screens, large text, and fingers."""

from collections.abc import Iterator

from playwright.sync_api import Page

NARROWEST = {"width": 320, "height": 800}
ZOOMED = {"width": 640, "height": 450}
"""A window of 1280 by 900 at 200 %."""
WIDE = {"width": 1280, "height": 900}
_FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
_SMALL = """(least) => {
    const seen = (one) => one.checkVisibility({ visibilityProperty: true })
        && !one.closest('.visually-hidden, .skip-link');
    const isWord = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim().length > 1;
    const isInSentence = (one) => one.tagName === 'A' && getComputedStyle(one).display === 'inline'
        && [...one.parentElement.childNodes].some(isWord);
    const ticks = 'input[type=radio], input[type=checkbox]';
    const wanted = `a[href], button, input:not([type=hidden]), select, textarea, summary, label:has(${ticks})`;
    const size = (one) => {
        const { width, height } = one.getBoundingClientRect();
        return [Math.round(width), Math.round(height)];
    };
    return [...document.querySelectorAll(wanted)].filter((one) => {
        if (!seen(one) || isInSentence(one) || one.matches('.row-link, .file-input')) return false;
        if (one.matches(ticks) && one.closest('label')) return false;
        const [width, height] = size(one);
        return width > 0 && height > 0 && (width < least || height < least);
    }).map((one) => {
        const words = (one.getAttribute('aria-label') || one.textContent || one.name || '').trim().slice(0, 30);
        return `${one.tagName.toLowerCase()}.${[...one.classList].join('.')} "${words}" ${size(one).join(' x ')}`;
    });
}"""
_SPILLED = """() => [...document.querySelectorAll('a, button, summary, .badge')].filter((one) =>
    one.checkVisibility({ visibilityProperty: true }) && !one.closest('.visually-hidden, .skip-link')
        && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'visible'
).map((one) => one.textContent.trim().slice(0, 30))"""
TARGET = 44


def faults(page: Page) -> Iterator[str]:
    """Yield what does not fit of an open page; the page must be one for fingers (``touch``).

    Links within a sentence may be small (WCAG 2.5.8); ``row-link`` covers its whole row, ``file-input`` has a label.
    """
    for size, words in ((NARROWEST, "at 320 px"), (ZOOMED, "at 200 % zoom")):
        page.set_viewport_size(size)
        if not page.evaluate(_FITS):
            yield f"{page.url} scrolls sideways {words}"
        if size is NARROWEST:
            yield from (f"{page.url} has words outside of their button: {one}" for one in page.evaluate(_SPILLED))
            yield from (f"{page.url} too small for a finger: {one}" for one in page.evaluate(_SMALL, TARGET))
    page.set_viewport_size(WIDE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    if not page.evaluate(_FITS):
        yield f"{page.url} scrolls sideways with text of 200 %"
    page.evaluate("document.documentElement.style.fontSize = ''")
