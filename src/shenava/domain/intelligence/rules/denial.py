"""Words that take a cue back: «بوی گاز نیست», «لا يوجد تسرب», "no gas leak"."""

from collections.abc import Callable
from typing import Final

from shenava.domain.intelligence.rules.reading import Reading
from shenava.domain.intelligence.vocabulary import DENIAL_OF_CUE, Cue, Denial
from shenava.foundation.text import folding

WINDOW: Final = 3

# Persian denies behind the word, Arabic and English in front of it.
_BEHIND: Final = frozenset(
    folding.words(
        "نیست نیستم نیستیم نیستن نیستند نبود نبودم نبودیم نبودند نبوده ندارم ندارد نداره نداریم ندارن ندارند نداشت "
        "نداشتم نداشتیم نشد نشدم نشدیم نشده نمیشه نمی‌شود نکردم نگرفتم"
    )
)
_BEFORE: Final = frozenset(
    folding.words("ما لا ليس ليست لست مو مش ماهو ماهي غير بدون لم لن مافي مافيه no not isnt without never")
)
_EXISTS: Final = frozenset(
    folding.words("در کار یا هم ای هیچ خاصی من يوجد هناك في فيه فيها عندنا عندي أي a an any the there is been")
)
_NEXT_CLAUSE: Final = frozenset(folding.words("ولی اما که و کسی چون تا لكن بس but and because nobody"))


def is_denied(key: Cue, first: int, last: int, reading: Reading) -> bool:
    """Tell whether the writer says that this is *not* so; how near the denial must stand depends on the cue."""
    reach = DENIAL_OF_CUE.get(key, Denial.NEVER)
    if reach is Denial.NEVER:
        return False
    passes = _is_support if reach is Denial.ADJACENT else _is_same_clause
    return _behind(last, reading, passes) or _before(first, reading, passes)


def _is_support(word: str) -> bool:
    return word in _EXISTS


def _is_same_clause(word: str) -> bool:
    return word not in _NEXT_CLAUSE


def _behind(last: int, reading: Reading, passes: Callable[[str], bool]) -> bool:
    for at in range(last + 1, min(last + 1 + WINDOW, len(reading.words))):
        if reading.ends_clause(at - 1):
            return False
        if reading.words[at] in _BEHIND:
            return True
        if not passes(reading.words[at]):
            return False
    return False


def _before(first: int, reading: Reading, passes: Callable[[str], bool]) -> bool:
    for at in range(first - 1, max(first - 1 - WINDOW, -1), -1):
        if reading.ends_clause(at):
            return False
        if reading.words[at] in _BEFORE:
            return True
        if not passes(reading.words[at]):
            return False
    return False
