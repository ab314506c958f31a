"""Addresses that messages are sent to: mobile numbers as E.164, e-mail addresses with a small-lettered domain."""

import re
from typing import Final

from shenava.foundation.text import digits

# National numbers of mobiles by country code; operators' prefixes are not checked, numbers are portable.
_MOBILES: Final = {
    98: re.compile("9[0-9]{9}"),
    966: re.compile("5[0-9]{8}"),
    971: re.compile("5[0-9]{8}"),
    965: re.compile("[4569][0-9]{7}"),
    974: re.compile("[3567][0-9]{7}"),
    973: re.compile("[36][0-9]{7}"),
    968: re.compile("[79][0-9]{7}"),
    964: re.compile("7[0-9]{9}"),
    93: re.compile("7[0-9]{8}"),
}
_EMAIL: Final = re.compile(
    r"(?P<local>[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*)"
    r"@(?P<domain>(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9])"
)
_INVISIBLE: Final = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_LONGEST_EMAIL: Final = 254
_LONGEST_LOCAL: Final = 64


def mobile(text: str, *, region: str = "IR") -> str | None:
    """Return a mobile number as E.164, or ``None``; ``region`` (ISO 3166) is the country of numbers without ``+``."""
    import phonenumbers  # noqa: PLC0415 - its tables are heavy, and most processes never read a phone number

    try:
        number = phonenumbers.parse(digits.to_ascii(_INVISIBLE.sub("", text)), region)
    except phonenumbers.NumberParseException:
        return None
    pattern = _MOBILES.get(number.country_code or 0)
    national = str(number.national_number)
    is_mobile = bool(pattern.fullmatch(national)) if pattern else phonenumbers.is_valid_number(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if is_mobile else None


def email(text: str) -> str | None:
    """Return the address with its domain in small letters, or ``None`` when no letter could be sent there."""
    address = digits.to_ascii(_INVISIBLE.sub("", text)).strip()
    match = _EMAIL.fullmatch(address)
    if not match or len(address) > _LONGEST_EMAIL or len(match["local"]) > _LONGEST_LOCAL:
        return None
    return f"{match['local']}@{match['domain'].lower()}"
