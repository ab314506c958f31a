"""Amounts of money as people read and write them; kept as whole minor units of an ISO 4217 currency."""

from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from shenava.foundation.text import digits
from shenava.foundation.text.digits import Digits

RIALS_IN_A_TOMAN: Final = 10
"""People in Iran count in toman, papers in rials."""
# Rials have no smaller coin in use, although ISO 4217 lists two decimals for IRR.
_DECIMALS: Final = {"IRR": 0, "IQD": 3, "KWD": 3, "BHD": 3, "OMR": 3, "JOD": 3, "TND": 3, "LYD": 3}
_DECIMALS_OTHERWISE: Final = 2


def scale_of(currency: str) -> int:
    """Return how many minor units one major unit of a currency has."""
    return int(10 ** _decimals(currency))


def said(amount: int, currency: str, shown: Digits) -> str:
    """Return an amount with its unit, in the language that is active; whole tomans are said first, rials beside."""
    if currency == "IRR" and amount % RIALS_IN_A_TOMAN == 0:
        toman, rial = digits.group(amount // RIALS_IN_A_TOMAN, shown), digits.group(amount, shown)
        return _("%(toman)s toman (%(rial)s rial)") % {"toman": toman, "rial": rial}
    return f"{_grouped(amount, currency, shown)} {currency}"


def typed(amount: int, currency: str, *, unit: str) -> tuple[str, str]:
    """Return an amount as somebody would type it into a form, and its unit: rials in toman where that is whole."""
    if currency == "IRR":
        toman, rest = divmod(amount, RIALS_IN_A_TOMAN)
        return (f"{amount:,}", "RIAL") if rest or unit == "RIAL" else (f"{toman:,}", "TOMAN")
    return f"{Decimal(amount) / scale_of(currency):,f}", currency


def _grouped(amount: int, currency: str, shown: Digits) -> str:
    whole, part = divmod(abs(amount), scale_of(currency))
    sign = "-" if amount < 0 else ""
    text = sign + digits.group(whole, shown)
    if not part:
        return text
    return text + digits.decimal_mark(shown) + digits.write(f"{part:0{_decimals(currency)}d}", shown)


def _decimals(currency: str) -> int:
    return _DECIMALS.get(currency, _DECIMALS_OTHERWISE)
