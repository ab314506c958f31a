"""Words cut down to what they have in common with their other forms, for counting which words two texts share."""

import re
from functools import lru_cache
from typing import Final

from shenava.domain.intelligence.rules.reading import arabic_stem
from shenava.foundation.text import folding

_LONGEST: Final = 5
_SHORTEST: Final = 3
_ENDINGS: Final = tuple(
    re.findall(
        r"\w+",
        "هایشان هایمان هایتان هاشون هامون هاتون هایی هایم هایت هایش هام هات هاش های ها مون تون شون مان تان شان "
        "ترین تر ات ان ین ون ام اش ند ید یم نا هم کم ها ی ه م ت ش و ن ک ا",
    )
)
_EN_ENDINGS: Final = ("ings", "ing", "edly", "ied", "ies", "ed", "es", "ly", "s", "e")

STOP_WORDS: Final = frozenset(
    folding.words(
        "از به با در که و یا این آن را رو برای تا هم من ما شما او ما تو یک یه است هست بود شد شده می هر اون چه چی اما "
        "ولی پس اگر اگه خود خودم بانک سلام لطفا خیلی بعد قبل روی تو توی الان دیگه فقط کرد کردن کردم کرده نمی نه بی هیچ "
        "دارم من في على عن إلى هذا هذه ذلك التي الذي أن إن ما لا لم لن هو هي أنا نحن مع كل بعد قبل عند كان كانت قد ثم "
        "أو يا اللي إلي عندي لي لكم منكم بنك البنك السلام عليكم شي و علي وش ايش مو هذي كذا يعني اني "
        "the a an of to in on at for from by with and or but is are was were be been it its this that my me i we you "
        "your our they he she his her not no have has had do does did so as if then than there here bank hello "
        "please just very after before when what who which can will would could"
    )
)


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Return the stem of a folded word: at most five letters, at least three unless the word is shorter."""
    if word.isascii():
        return word if word.isdigit() else _cut(word, _EN_ENDINGS)
    return _cut(arabic_stem(word), _ENDINGS)


def _cut(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)][:_LONGEST]
    return word[:_LONGEST]
