"""The phrases by which the marks of a reply are found, in the three languages."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

Phrases = Mapping[str, Sequence[str]]

GREETING: Final[Phrases] = {
    "fa": ("سلام", "گرامی", "محترم", "عزیز", "درود"),
    "ar": ("السلام عليكم", "الكريم", "مرحبا", "تحية", "عزيز"),
    "en": ("dear", "hello", "good morning", "good afternoon"),
}
DEAR: Final = ("مشتری گرامی", "عميلنا الكريم", "المستفيد الكريم", "dear customer")
FEELING: Final[Phrases] = {
    "fa": ("متأسفیم", "متاسفم", "درک می‌کنیم", "درک می‌کنم", "حق دارید", "پوزش", "عذر می‌خواهیم", "شرمنده", "می‌دانیم"),
    "ar": ("نأسف", "آسف", "نعتذر", "نتفهم", "نقدر", "معكم حق", "حقكم"),
    "en": ("sorry", "apologise", "apologize", "understand", "we know how", "you are right", "must have been"),
}
FOUND: Final[Phrases] = {
    "fa": ("بررسی", "متوجه شدیم", "پیدا کردیم", "انجام دادیم", "انجام شد", "پیگیری کردیم", "نشان داد", "فرستادیم"),
    "ar": ("راجعنا", "تحققنا", "وجدنا", "قمنا", "تبين", "أرسلنا", "تواصلنا", "فحصنا", "المراجعة"),
    "en": ("we checked", "we found", "we have", "we asked", "we looked", "i checked", "i found", "i have", "showed"),
}
REASON: Final[Phrases] = {
    "fa": ("چون", "زیرا", "به این دلیل", "به دلیل", "طبق بند", "بر اساس", "به خاطر", "علت"),
    "ar": ("لأن", "بسبب", "وفق المادة", "بناء على", "نظرا", "السبب"),
    "en": ("because", "the reason", "due to", "under section", "according to", "since"),
}
NEXT_STEP: Final[Phrases] = {
    "fa": ("می‌توانید", "لطفاً", "همین‌جا", "بفرستید", "بنویسید", "بازنگری", "اعتراض"),
    "ar": ("يمكنكم", "نرجو", "يرجى", "تفضلوا", "بإمكانكم", "الاعتراض"),
    "en": ("you can", "you may", "please", "if you", "let us know"),
}
NAMED_DAYS: Final = ("امروز", "فردا", "پس‌فردا", "اليوم", "غدا", "غدًا", "بعد غد", "today", "tomorrow")
SPAN: Final = re.compile(
    r"(?:تا|ظرف|طی|خلال|قبل|within|in|by|after|پس از|بعد از) (?:\w+ )?[0-9]+ "
    r"(?:روز|ساعت|دقیقه|هفته|یوم|ایام|ساعات|ساعه|اسابیع|days?|hours?|weeks?|working)"
)
"""A span in folded text: «تا ۳ روز», «خلال 5 أيام», within 2 hours."""

HARMLESS_WITH_A_DATE: Final = (
    "در اسرع وقت",
    "لطفاً صبور باشید",
    "به‌زودی",
    "في أقرب وقت",
    "يرجى الانتظار",
    "قريبًا",
    "as soon as possible",
)
BANNED: Final = (
    *HARMLESS_WITH_A_DATE,
    "کاری از دست ما برنمی‌آید",
    "طبق قوانین امکان‌پذیر نیست",
    "به واحد مربوطه ارجاع شد",
    "اقدام لازم صورت گرفت",
    "قبلاً هم عرض شد",
    "اشتباه از خودتان بوده",
    "تقصیر خودتان",
    "شما باید",
    "از ارسال مجدد خودداری فرمایید",
    "مختومه",
    "بدین‌وسیله به استحضار می‌رساند",
    "ليس من اختصاصنا",
    "حسب النظام",
    "تم اتخاذ اللازم",
    "كما ذكرنا سابقًا",
    "الخطأ منكم",
    "خطؤك",
    "تم إغلاق البلاغ",
    "ما أدري كيف أقدر أخدمك",
    "يرجى الاتصال على",
    "nothing we can do",
    "as per policy",
    "calm down",
    "sorry you feel that way",
    "you should have",
    "your own fault",
    "as already stated",
)
