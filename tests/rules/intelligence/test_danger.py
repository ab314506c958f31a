"""Danger to life as people tell of it, and the same words where nobody is in danger."""

import pytest

from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.intelligence.rules.urgency import assess_urgency


@pytest.mark.requirement("S0-43.1")
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("دخترم یه مهره‌ی ریز بلعیده و صداش درنمیاد", "fa"),
        ("از کنتور گاز طبقه پایین صدای هیس‌هیس میاد و بوش همه جا رو گرفته", "fa"),
        ("کابل برق پاره شده و وسط کوچه مدرسه روی زمینه", "fa"),
        ("سقف کلاس داره می‌ریزه و بچه‌ها هنوز داخلن", "fa"),
        ("مادرم یهو افتاده و تکون نمی‌خوره، آمبولانس هنوز نیومده", "fa"),
        ("شعله از پریز زد بیرون و دود همه خونه رو گرفته", "fa"),
        ("برق رفته و دستگاه اکسیژن پدرم خاموش شده", "fa"),
        ("در یخچال رو باز می‌کنم برق می‌گیرتم", "fa"),
        ("با بچه‌ها تو ماشین گیر افتادیم و سیلاب داره بالا میاد", "fa"),
        ("دیگه طاقت ندارم، فردا من نیستم، مراقب بچه‌هام باشید", "fa"),
        ("شوهرم بعد از عمل تبش ۴۱ شده و هذیون میگه", "fa"),
        ("غذای دیشب رستوران شما رو خوردیم، همه استفراغ داریم و پسرم بیدار نمیشه", "fa"),
        ("موتورخونه آتیش گرفته زود بیاید", "fa"),
        ("نفسم بالا نمیاد و دکتر نیست", "fa"),
        ("کپسول گاز ترکیده، دو نفر زخمی شدن", "fa"),
        ("بنتي بلعت بطارية ساعة ومو قادرة تتكلم", "ar"),
        ("عداد الغاز يطلع صوت صفير والريحة معبية الدرج", "ar"),
        ("كيبل الكهرباء مقطوع ونازل على رصيف المدرسة", "ar"),
        ("سقف الصف عم ينهار والأطفال لسا جوا", "ar"),
        ("جدي طاح وما يتحرك والإسعاف لسه ما وصل", "ar"),
        ("طلع شرار من المكيف والدخان ملا الغرفة", "ar"),
        ("انقطعت الكهرباء وجهاز الأكسجين حق والدي طفى", "ar"),
        ("كل ما ألمس الثلاجة الكهربا تنفضني", "ar"),
        ("محاصرين بالسيارة والسيل يرتفع", "ar"),
        ("ما عاد أتحمل، الليلة آخر رسالة مني، سامحوني", "ar"),
        ("زوجتي بعد العملية حرارتها ٤١ وتهذي", "ar"),
        ("أكلنا من مطعمكم وكلنا نتقيأ وولدي ما يصحى", "ar"),
        ("البيت عم يحترق وما حدا إجا", "ar"),
        ("والدتي ما تقدر تتنفس والدكتور مو موجود", "ar"),
        ("انفجرت أسطوانة الغاز وفيه مصابين", "ar"),
        ("my girl swallowed a magnet and she can't speak properly", "en"),
        ("the gas meter downstairs is hissing and it stinks in the hall", "en"),
        ("a power line has snapped and it is lying on the pavement outside the school", "en"),
        ("the classroom ceiling is caving in with children inside", "en"),
        ("grandad collapsed and is not moving, the ambulance still hasn't come", "en"),
        ("sparks came out of the socket and smoke is filling the room", "en"),
        ("the power is out and my father's oxygen concentrator has stopped", "en"),
        ("every time I touch the fridge I get a shock", "en"),
        ("we are trapped in the car and the water keeps rising", "en"),
        ("I can't go on, tomorrow I won't be here, look after my kids", "en"),
        ("my wife's temperature is 41 after the operation and she is confused", "en"),
        ("we ate at your place, everyone is vomiting and my son won't wake up", "en"),
        ("the boiler room is on fire, come quickly", "en"),
        ("my mother can't breathe and there is no doctor", "en"),
        ("a gas cylinder exploded and two people are hurt", "en"),
        ("there is a man on the bridge railing about to jump", "en"),
        ("یکی لبه پشت بوم بانک وایساده می‌خواد بپره", "fa"),
        ("ولدي شرب كلور وفمه محروق", "ar"),
        ("بچه‌ام وایتکس خورده چیکار کنم", "fa"),
        ("دارم از درد قفسه سینه میمیرم", "fa"),
    ],
)
def test_danger_to_life_is_heard_without_its_name(text: str, language: str) -> None:
    assessed = assess_urgency(text, language=language)
    assert assessed.level == Urgency.EMERGENCY
    assert all(word in text for word in assessed.reasons[0].words)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("از پرسنل اورژانس بابت برخورد خوبشون ممنونم", "fa"),
        ("شماره اورژانس رو کجای سایت نوشتید؟", "fa"),
        ("آمبولانس خصوصی هم دارید؟", "fa"),
        ("مغزم از این همه آگهی منفجر شد", "fa"),
        ("قیمت‌ها این ماه منفجر شده", "fa"),
        ("پارسال مغازه‌ام سوخت و خسارتش تسویه شد، تشکر", "fa"),
        ("کابل اینترنت کوچه ما پاره شده و آویزونه", "fa"),
        ("صف حتی یک نفر هم حرکت نمی‌کنه", "fa"),
        ("برای نوزادمون دفترچه بیمه می‌خوام", "fa"),
        ("قبل از بیهوشی باید ناشتا باشم؟", "fa"),
        ("قسم الطوارئ عندكم نظيف ومرتب شكرا", "ar"),
        ("وين مدخل الطوارئ لو سمحتم؟", "ar"),
        ("هل عندكم سيارة إسعاف للنقل بين المدن", "ar"),
        ("راسي بينفجر من كثر الإعلانات", "ar"),
        ("كيبل الإنترنت طايح من العمود بالشارع", "ar"),
        ("الطابور ما يتحرك من ساعة", "ar"),
        ("احترق مصباح الممر وأبي تبديله", "ar"),
        ("حليب الرضيع غالي عندكم", "ar"),
        ("thank you to the ambulance crew for their kindness", "en"),
        ("where is the emergency entrance?", "en"),
        ("does my plan cover ambulance rides abroad?", "en"),
        ("my head is about to explode with these adverts", "en"),
        ("the broadband cable is hanging down in our street", "en"),
        ("the queue is not moving and only one person works", "en"),
        ("a bulb burned out in the corridor", "en"),
        ("what clothes do you sell for a newborn?", "en"),
    ],
)
def test_the_same_words_without_danger_are_none(text: str, language: str) -> None:
    assert assess_urgency(text, language=language).level != Urgency.EMERGENCY


@pytest.mark.parametrize(
    ("text", "language"),
    [("گاز نشت نداره", "fa"), ("الغاز ما في تسريب", "ar"), ("no hissing and no odour", "en")],
)
def test_a_scene_is_denied_like_a_phrase(text: str, language: str) -> None:
    assert assess_urgency(text, language=language).level == Urgency.NORMAL


@pytest.mark.parametrize("text", ["booye gaz toye rahro miad", "babam sekte karde, zood biaid"])
def test_persian_in_latin_letters_is_heard_too(text: str) -> None:
    assert assess_urgency(text).level == Urgency.EMERGENCY


@pytest.mark.parametrize("text", ["الحمد لله على كل حال، جدتي ما تتحرك", "با تشکر فراوان، پسرم سکه قورت داده"])
def test_thanks_to_god_or_to_us_take_no_danger_back(text: str) -> None:
    assert assess_urgency(text).level == Urgency.EMERGENCY
