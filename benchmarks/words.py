# ruff: noqa: SIM905 - a list of a hundred words reads best as a text
"""Invented texts of complaints in three languages, from word lists of their own; always the same for the same seed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

FA = """
سلام من از شما بانک حساب کارت پول شعبه مبلغ تومان برداشت واریز نشده شد است ولی هنوز کسی جواب نداده دو سه روز هفته پیش
امروز دیروز صبح تماس گرفتم گفتند صبر کنید پیگیری می‌کنیم اما خبری نیست خودپرداز دستگاه رسید پیامک رمز پویا همراه‌بانک
خطا داد قسط وام تسهیلات ضامن مدارک تصویب سود سپرده کارمزد چک برگشت صیاد مسدود حقوق اجاره بازنشستگی مادرم پدرم پسرم
همسرم مشتری فروشگاه کارت‌خوان تسویه انتقال پایا ساتنا شبا اشتباه دوباره لطفاً رسیدگی کنید خواهش می‌کنم بازگشت وجه
متصدی باجه رئیس رفتار احترام صف نوبت معطل عصبانی ناراحت حق قانون قرارداد بند تعهد وعده گفته بودند هیچ‌وقت نتیجه پاسخ
تهران شیراز اصفهان تبریز مشهد اهواز کرج قم رشت یزد کرمان همدان زنجان سنندج بوشهر گرگان ساری اراک بیرجند ایلام
""".split()
AR = """
السلام عليكم أنا عندي حساب بطاقة مبلغ ريال خصم سحب تحويل لم يصل حتى الآن ولا أحد يرد الفرع الموظف المدير قال انتظر
أسبوع يومين أمس اليوم الصباح اتصلت خدمة العملاء وقالوا سنتابع الموضوع بدون فائدة الصراف الآلي إيصال رسالة رمز التطبيق
خطأ قسط قرض تمويل كفيل مستندات موافقة أرباح وديعة رسوم شيك مرتجع مجمد راتب إيجار تقاعد أمي أبي ابني زوجتي متجر نقاط
البيع تسوية حوالة آيبان غلط مرتين أرجو النظر من فضلكم استرجاع حقي أسلوب احترام طابور دور تأخير غاضب مستاء نظام عقد بند
وعد قالوا نتيجة جواب الرياض جدة دبي الكويت الدوحة مسقط المنامة عمّان بغداد القاهرة الدمام مكة المدينة العين صلالة
""".split()
EN = """
hello I have an account card payment charged twice amount euros branch money taken withdrawn not arrived yet nobody
answers two three days week ago today yesterday morning called they told me to wait and promised news nothing happened
machine receipt message code app error instalment loan guarantor documents approved interest deposit fee cheque returned
frozen salary rent pension mother father son customer shop terminal settlement transfer mistake again please look into
it refund clerk manager rude respect queue waiting angry upset right law contract clause promise said result answer
London Leeds Dublin Sydney Toronto Nairobi Mumbai Dubai Berlin Vienna Lisbon Athens Oslo Accra Lagos Perth Cardiff
""".split()
LISTS = {"fa": FA, "ar": AR, "en": EN}
NAMES = {
    "fa": "مریم رضایی,حسین قاسمی,زهرا محمدی,علی نوری,سمیرا تهرانی,امیر شریفی,فاطمه عباسی,پویا کرمانی".split(","),
    "ar": "خالد العتيبي,نورة الشمري,فاطمة بن علي,محمد السيد,سلطان القحطاني,أمل الحربي,ليلى حسن".split(","),
    "en": "Hannah Clarke,Daniel Okafor,Margaret Doyle,Ivan Petrov,Priya Nair,Thomas Weber,Sofia Rossi".split(","),
}
SHARES = {"fa": 70, "ar": 20, "en": 10}
"""Of a hundred cases, how many are in each language."""


@dataclass(frozen=True)
class Text:
    """A text and its language."""

    language: str
    words: str


def texts(language: str, *, count: int, shortest: int, longest: int, seed: int) -> list[Text]:
    """Return texts whose words are as unequally common as in any language (Zipf's law)."""
    chance = random.Random(f"{language}{seed}")  # noqa: S311 - the same texts each time is the point
    known = LISTS[language]
    weights = list(accumulate(1 / rank for rank in range(1, len(known) + 1)))
    return [
        Text(language, _sentences(chance.choices(known, cum_weights=weights, k=chance.randint(shortest, longest))))
        for _each in range(count)
    ]


def _sentences(words: Sequence[str]) -> str:
    return ". ".join(" ".join(words[start : start + 11]) for start in range(0, len(words), 11)) + "."
