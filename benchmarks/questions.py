"""One question of each kind that people put to the search."""

QUESTIONS = {
    "in most texts": "من",
    "common": "تومان",
    "two common": "پول کارت",
    "three words": "بانک شعبه رسید",
    "Arabic": "السلام عليكم",
    "English": "refund",
    "seldom": "بیرجند",
    "common and seldom": "پول بیرجند",
    "beginning of a word": "تسه",
    "in no text": "قسطنطنیه",
}
