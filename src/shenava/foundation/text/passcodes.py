"""Finding PINs, passwords, one-time codes and CVV2 beside the word that gives them away, in three languages.

Works on a view of the text with ASCII digits, small letters and one form of ی, ک, ه and ا (see ``masking``).
"""

import re
from collections.abc import Iterator
from typing import Final

from shenava.foundation.text.cards import Span

_GAP: Final = r"[\s\u200c]?"
_START: Final = r"(?<![^\W\d])"
_END: Final = r"(?![^\W\d])"
"""A digit or a mask may stand right beside a cue: both are no part of its word."""
_SECURITY_CODE: Final = (
    rf"{_START}cv[vc]{_GAP}x?{_END}|سی{_GAP}وی{_GAP}وی(?:{_GAP}(?:x|دو){_END})?|(?:کد|رمز){_GAP}(?:x|سه|چهار){_GAP}رقمی"
    rf"|{_START}(?:card )?security code{_END}|(?:رمز|رقم|کود) الامان{_END}"
)
_PASSCODE: Final = (
    rf"{_START}رمز(?:م|ش|ت|مان|تان|شان|مون|تون|شون|ی|ه|ک)?{_END}(?:{_GAP}x{_END})?|{_START}(?:و?ال|لل|بال)رمز{_END}"
    rf"|{_START}پین{_END}|پین{_GAP}کد|پسورد|گذرواژه|کلمه{_GAP}عبور"
    rf"|کد{_GAP}(?:تایید|یک{_GAP}بار{_GAP}مصرف|فعال{_GAP}سازی|پیامک|ورود|امنیتی|اعتبارسنجی|احراز)"
    rf"|(?:رقمی?|الرقم|کلمه|کود|الکود) (?:ال)?(?:سری|سر|مرور|تحقق|تفعیل|دخول){_END}|باسورد|{_START}بن کود"
    rf"|{_START}(?:pin|pass(?:word|code|wd)|otps?|one[- ]time (?:pass)?code){_END}"
    rf"|{_START}(?:verification|security|authentication|login|activation|xfa) code{_END}"
)
_CUE: Final = re.compile(rf"(?P<security>{_SECURITY_CODE})|(?:{_PASSCODE})")
_DIGIT_IN_CUE: Final = re.compile(
    rf"cv[vc]{_GAP}[2]|سی{_GAP}وی{_GAP}وی{_GAP}2|(?:رمز|کد|پین){_GAP}[1-9](?={_GAP}رقمی)|رمز{_GAP}[12](?![0-9])|2fa"
)

_VALUE: Final = re.compile(
    r"(?<![0-9+])(?<![0-9][-/.,٬٫:])"
    r"(?:[0-9]{3}[ -][0-9]{3}(?![ -]?[0-9])|[0-9](?:[ -][0-9]){2,7}(?![ -]?[0-9])|[0-9]{3,12})"
    r"(?![0-9]|[-/.:][0-9]{1,2}(?![0-9])|[,٬٫.][0-9]{3}(?![0-9]))"
)
_REACH: Final = 34
_CONTEXT_END: Final = re.compile(r"[0-9•.!?؟؛;]")
_ADJACENT: Final = re.compile(
    r"[\s\u200c:=«\"'(\-–>ـ]*(?:(?:is|من|هو|هی|ام|م|کارتم?|عبور|دوم|پویا|اول)[\s:=«\"'(\-–]*){0,3}"
)
_NEXT_SECRET: Final = re.compile(r"\s?(?:و|and|,|،|/)?\s?(?:دوم|پویا|اول|الثانی|second)[\s:=هم]*")
_OTHER_NUMBER: Final = re.compile(
    r"سفارش|فاکتور|رهگیری|پیگیری|مرجع|ارجاع|قبض|شماره|موبایل|تلفن|همراه(?! بانک)|\bملی\b|مبلغ|\bارز\b|پستی|منتهی"
    r"|شناسه|تاریخ|ساعت|تخفیف|\bجایزه"
    r"|نیومد|نیامد|نمیاد|نرسید|نمی.?رسد|نگرفتم|\bبرداشت|کسر|کم شد"
    r"|الطلب|تتبع|فاتوره|جوال|هاتف|مبلغ|تاریخ|رقم (?!هو)|تنتهی|لم یصل|ما وصل|خصم|مشروع|طاوله|منتج|بریدی|حجز"
    r"|\b(?:order|tracking|invoice|ref|reference|phone|mobile|number of|amount|account|ending|since|until|case|ticket"
    r"|not|never|didn.?t|postal|zip|charged|took|withdr\w+)\b"
)
_UNIT: Final = re.compile(
    rf"[\s\u200c]*(?:[%٪$]|(?:هزار|میلیون|میلیارد|تومان|تومن|ریال|دلار|درهم|دینار|روز|ساعت|دقیقه|ثانیه|بار|دفعه|مرتبه|نفر|درصد"
    rf"|سال|ماه|هفته|رقم|یوم|ایام|ساعات|دقایق|مرات|مره|الف|ملیون|days?|hours?|minutes?|seconds?|times|percent|usd|sar|aed|kwd"
    rf"|irr|tomans?|rials?|riyals?|dollars?|dirhams?|dinars?){_END})"
)
_YEAR: Final = re.compile(r"1[34][0-9]{2}|(?:19|20)[0-9]{2}")
_NAMED_AFTER: Final = re.compile(
    rf"[\s\"»)]*(?:(?:is|was|هو|هی|همان|همون)\s(?:[^\W\d]+\s){{0,2}}?(?:{_SECURITY_CODE}|{_PASSCODE})"
    rf"|(?:هم\s)?رمز(?:مه|شه|م بود|\s(?:[^\W\d]+\s){{0,2}}(?:است|بود|هست|منه|کارتمه){_END}|\sکارتمه))"
)
_PASSWORD: Final = re.compile(
    rf"(?:{_PASSCODE})(?:\s(?:عبورم?|ورودم?|من|حسابم?))?(?:\s?[:=]\s?|\s(?:is|هست|هو)\s|\s(?=[a-z0-9]*[a-z]))"
    r"(?P<value>(?=[^\s•]*[0-9])(?=[^\s•]*[a-z])(?!\S*(?:://|@\S+\.))[!-~]{5,64})(?![!-~]|[^\W\d])"
)


def find(view: str) -> list[Span]:
    """Return the spans of secrets, of which the earlier win where they overlap."""
    readable = _DIGIT_IN_CUE.sub(lambda match: re.sub("[0-9]", "x", match.group()), view)
    return [*_passwords(readable), *_numbers(readable)]


def _numbers(view: str) -> Iterator[Span]:
    secret_before = -1
    for value in _VALUE.finditer(view):
        context = _context(view, value.start())
        follows = view[secret_before : value.start()] if secret_before >= 0 else ""
        if _is_secret(context, value, view) or (follows and _NEXT_SECRET.fullmatch(follows)):
            secret_before = value.end()
            yield Span(*value.span())


def _passwords(view: str) -> Iterator[Span]:
    return (Span(*match.span("value")) for match in _PASSWORD.finditer(view))


def _context(view: str, start: int) -> str:
    """Return the words in front, back to another number or the end of a sentence."""
    return _CONTEXT_END.split(view[max(0, start - _REACH) : start])[-1]


def _is_secret(context: str, value: re.Match[str], view: str) -> bool:
    if _UNIT.match(view, value.end()):
        return False
    length = sum(character.isdecimal() for character in value.group())
    if length >= _SHORTEST_PASSCODE and _NAMED_AFTER.match(view, value.end()):
        return True
    cues = list(_CUE.finditer(context))
    return bool(cues) and _belongs(cues[-1], context[cues[-1].end() :], value.group(), length)


_SHORTEST_PASSCODE: Final = 4
_LONGEST_PASSCODE: Final = 8


def _belongs(cue: re.Match[str], between: str, value: str, length: int) -> bool:
    """Tell whether the words between the cue and the number let the number be the secret."""
    if cue["security"] is not None:
        return length <= _SHORTEST_PASSCODE and not _OTHER_NUMBER.search(between)
    if length < _SHORTEST_PASSCODE or (between and between[-1].isascii() and between[-1].isalnum()):
        return False
    if _ADJACENT.fullmatch(between):
        return True
    return length <= _LONGEST_PASSCODE and not _OTHER_NUMBER.search(between) and not _YEAR.fullmatch(value)
