"""The words of category forms: kinds of field, how private an answer is, and what may be wrong with one."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FieldKind(TextChoices):
    """How a field is asked for and read."""

    TEXT = "text", _("Short text")
    LONG_TEXT = "long_text", _("Long text")
    CHOICE = "choice", _("One of several")
    MANY = "many", _("Several of several")
    YES_NO = "yes_no", _("Yes or no")
    DIGITS = "digits", _("Digits")
    MONEY = "money", _("Amount of money")
    DATE = "date", _("Date")
    MOMENT = "moment", _("Date and time")
    IBAN = "iban", _("IBAN")
    CARD_LAST4 = "card_last4", _("Last four digits of a card")
    MOBILE = "mobile", _("Mobile number")
    NATIONAL_ID = "national_id", _("National ID number")
    BRANCH = "branch", _("Branch")
    FILE_HINT = "file_hint", _("Document that helps")
    """Asks for nothing itself: tells which document, added to the complaint, would help."""


class FilingWay(TextChoices):
    """How the portal asks for a complaint; either way the words come first and a look over all of it comes last."""

    BY_QUESTION = "BY_QUESTION", _("One question a screen")
    ONE_PAGE = "ONE_PAGE", _("Everything on one page after the words")


class FieldPrivacy(TextChoices):
    """How private the answer is, and so who may read it and how it is stored."""

    NONE = "NONE", _("Not personal")
    CONTACT = "CONTACT", _("Contact details")
    IDENTITY = "IDENTITY", _("Identity")
    ACCOUNT = "ACCOUNT", _("Account")
    STAFF = "STAFF", _("About a member of staff")
    CONFIDENTIAL = "CONFIDENTIAL", _("Confidential")


class FieldProblem(TextChoices):
    """What is wrong with an answer; the label is the sentence for the person and says what to do."""

    MISSING = "missing", _("Please answer this question.")
    TOO_LONG = "too_long", _("This is too long. Please keep it under %(most)d characters.")
    NOT_AN_OPTION = "not_an_option", _("Please choose one of the answers shown.")
    NOT_YES_OR_NO = "not_yes_or_no", _("Please choose yes or no.")
    NOT_DIGITS = "not_digits", _("Please write digits only, without letters.")
    WRONG_LENGTH = "wrong_length", _("Please write exactly %(length)d digits.")
    NOT_MONEY = "not_money", _("Please write the amount in digits, for example 1,250,000.")
    UNKNOWN_UNIT = "unknown_unit", _("Please choose the currency of the amount.")
    NOT_A_DATE = "not_a_date", _("Please write the date as year, month and day.")
    NOT_A_MOMENT = "not_a_moment", _("Please write the date, and the time if you remember it.")
    NOT_FOUR_DIGITS = "not_four_digits", _("Please write only the last four digits of the card.")
    FULL_CARD = (
        "full_card",
        _("For your safety we do not keep full card numbers. Please write only the last four digits."),
    )
    DOUBTFUL_IBAN = (
        "doubtful_iban",
        _("This IBAN does not seem complete. Please check it once more; you can send it as it is too."),
    )
    DOUBTFUL_MOBILE = (
        "doubtful_mobile",
        _("This mobile number looks unusual. Please check it once more; you can send it as it is too."),
    )
    DOUBTFUL_NATIONAL_ID = (
        "doubtful_national_id",
        _("This ID number does not seem right. Please check it once more; you can send it as it is too."),
    )


class TextTitle(TextChoices):
    """What each text is for, as its editor reads it; an SMS form has ``_sms`` after the key."""

    ACKNOWLEDGEMENT = "acknowledgement", _("Your complaint has arrived")
    ACCESS_CODE = "access_code", _("A new access code")
    MESSAGE = "message", _("We have written to you")
    DOCUMENTS = "documents", _("We need documents")
    ANSWER = "answer", _("Our answer")
    ANSWER_NOTE = "answer_note", _("Note beside the answer")
    WITHDRAWAL = "withdrawal", _("You have withdrawn your complaint")
    AGAIN = "again", _("We look at it again")
    SURVEY = "survey", _("How did we do?")
    LETTER_SALUTATION = "letter_salutation", _("Letter: salutation")
    LETTER_OPENING = "letter_opening", _("Letter: first paragraph")
    LETTER_CLOSING = "letter_closing", _("Letter: last paragraph")
    LETTER_RIGHTS = "letter_rights", _("Letter: what you can do next")
