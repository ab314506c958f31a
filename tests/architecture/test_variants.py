"""What differs between customers, countries and regulators is data; no line of code asks whose house this is."""

import ast
from collections.abc import Iterator

import phonenumbers
from tests.architecture import house

from shenava.domain.catalogue import sectors
from shenava.domain.organization.starting_calendars import starting_calendars

REGULATORS = {"rg271", "rg_271", "rg 271", "disp", "fca", "cfpb", "sama", "cbi", "cbuae", "cbk", "cbe", "bafin", "afca"}
BRANDS = {"rubika", "bale", "eitaa", "melli", "mellat", "saman", "snapp", "digikala", "zain", "stc", "etisalat"}
CURRENCIES = {"IRR", "IRT", "SAR", "AED", "KWD", "QAR", "OMR", "BHD", "IQD", "EGP", "JOD", "USD", "EUR", "GBP", "TOMAN"}
COUNTRIES = set(phonenumbers.SUPPORTED_REGIONS)
ZONES = ("Asia/", "Africa/", "Europe/", "America/")
CATEGORY = ("BANK-", "SHOP-", "TEL-", "INS-", "GOV-", "HLT-", "UTL-")
MAY = {
    "domain.catalogue.rules.money": "the table of currencies and how people count in them",
    "domain.catalogue.rules.kinds": "an amount is typed in a unit, and toman is a unit of the rial",
    "lifecycle.letter": "an amount of rials is said in toman as well, wherever the house is",
    "entrypoints.ui.filters": "the same for amounts on pages",
    "entrypoints.desk.asked": "an answer in money is typed in toman or rial",
    "entrypoints.desk.issues": "so is a remedy",
    "foundation.files.cleaning": "modes of pictures, which look like countries",
    "foundation.text": "what an IBAN, a card or a national number looks like, by the letters in it",
    "foundation.calendars": "which calendar a language reads by default",
    "domain.organization.starting_calendars": "the table of working weeks on offer",
}
"""Where such a name may be compared with, because the thing itself is the matter."""


def names() -> set[str]:
    kits = {name for name in sectors.kits() if name}
    return REGULATORS | BRANDS | CURRENCIES | COUNTRIES | kits | set(starting_calendars())


def texts_compared(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Yield every text that something is compared with: by ``==``, ``in``, ``match`` or as a key of a look-up."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            beside: list[ast.AST] = [node.left, *node.comparators]
        elif isinstance(node, ast.MatchValue):
            beside = [node.value]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "startswith":
            beside = list(node.args)
        else:
            continue
        for one in beside:
            for part in ast.walk(one):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part, part.value


def variants(source: house.Source) -> list[str]:
    known = names()
    return [
        f"{source.at(node)} compares with {text!r}"
        for node, text in texts_compared(source.tree)
        if text in known or text.lower() in REGULATORS | BRANDS or text.startswith((*ZONES, *CATEGORY))
    ]


def test_no_code_asks_whose_house_this_is() -> None:
    found = [
        one
        for source in house.sources()
        if not any(source.name == place or source.name.startswith(f"{place}.") for place in MAY)
        for one in variants(source)
    ]

    assert not found, "\n".join(["make it a policy, a goal, a field of the brand or a row of the sector's kit", *found])


def test_a_variant_would_be_found() -> None:
    told = 'if brand.region == "IR" or kit in ("bank", "shop"):\n    pass\nmatch body:\n    case "FCA":\n        pass\n'
    source = house.Source("somewhere", house.PROJECT / "x.py", ast.parse(told))

    assert len(variants(source)) == 4
