"""The words of category forms: kinds of field, how private an answer is, and what may be wrong with either."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FieldKind(TextChoices):
    """How a field is asked for and read."""

    TEXT = "text", _("Short text")
    LONG_TEXT = "long_text", _("Long text")
    CHOICE = "choice", _("One of several")
    MANY = "many", _("Several of several")
    YES_NO = "yes_no", _("Yes or no")
    NUMBER = "number", _("Number")
    DIGITS = "digits", _("Digits")
    MONEY = "money", _("Amount of money")
    DATE = "date", _("Date")
    MOMENT = "moment", _("Date and time")
    IBAN = "iban", _("IBAN")
    CARD_LAST4 = "card_last4", _("Last four digits of a card")
    MOBILE = "mobile", _("Mobile number")
    EMAIL = "email", _("E-mail address")
    NATIONAL_ID = "national_id", _("National ID number")
    COMPANY_ID = "company_id", _("Company ID number")
    BILL_ID = "bill_id", _("Bill ID")
    POSTAL_CODE = "postal_code", _("Postal code")
    PLACE = "place", _("Place")
    PRODUCT = "product", _("Product or service")
    BRANCH = "branch", _("Branch")
    PERSON = "person", _("Name of a person")
    FILE = "file", _("Photo or document")
    FILE_HINT = "file_hint", _("Document that helps")
    """Asks for nothing itself: tells which document, added to the complaint, would help."""
    CONSENT = "consent", _("Consent")
    COMPUTED = "computed", _("Worked out from other answers")
    HIDDEN = "hidden", _("Fixed value that nobody sees")
    GROUP = "group", _("Questions that can repeat")


class MoneyUnit(TextChoices):
    """Units of money that people count in beside the currencies, which go by their codes."""

    TOMAN = "TOMAN", _("toman")
    RIAL = "RIAL", _("rial")


class SubjectKind(TextChoices):
    """What a category of complaints is about: the word reports are split by."""

    PRODUCT = "product", _("A product")
    SERVICE = "service", _("A service")
    PROCESS = "process", _("A process")
    STAFF = "staff", _("Conduct of staff")
    POLICY = "policy", _("A policy or rule")


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


WITHHELD_WITH_THE_NAME = frozenset({FieldPrivacy.CONTACT, FieldPrivacy.IDENTITY})
"""Classes of answers that would tell who somebody is, and so are kept from a unit along with the name."""


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
    NOT_A_NUMBER = "not_a_number", _("Please write a number in digits, for example 12.5.")
    TOO_SMALL = "too_small", _("Please write a number that is at least %(bound)s.")
    TOO_LARGE = "too_large", _("Please write a number that is at most %(bound)s.")
    TOO_MANY = "too_many", _("Please choose at most %(most)d of them.")
    TOO_MANY_ENTRIES = "too_many_entries", _("At most %(most)d can be added here.")
    NOT_ENTRIES = "not_entries", _("Please give these one by one, as a list.")
    NOT_A_PLACE = "not_a_place", _("Please write the place in words.")
    NOT_CONSENTED = "not_consented", _("Please tick this if you agree; without it we can’t go on with this form.")
    NOT_TEXT = "not_text", _("Please write this in words.")
    FILE_WANTED = "file_wanted", _("This would help us a lot. You can add it now, or send it later.")
    DOUBTFUL_EMAIL = (
        "doubtful_email",
        _("This e-mail address looks unusual. Please check it once more; you can send it as it is too."),
    )
    DOUBTFUL_COMPANY_ID = (
        "doubtful_company_id",
        _("This company number does not seem right. Please check it once more; you can send it as it is too."),
    )
    DOUBTFUL_BILL_ID = (
        "doubtful_bill_id",
        _("This bill number does not seem right. Please check it once more; you can send it as it is too."),
    )
    DOUBTFUL_POSTAL_CODE = (
        "doubtful_postal_code",
        _("This postal code looks unusual. Please check it once more; you can send it as it is too."),
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


class FieldProperty(TextChoices):
    """The properties of a field, as the maker of a form reads them."""

    KEY = "key", _("Key")
    KIND = "kind", _("Kind")
    LABEL = "label", _("Question")
    HELP = "help", _("Hint below the question")
    REQUIRED = "required", _("Must be answered")
    PRIVACY = "privacy", _("How private the answer is")
    KEEP_DAYS = "keep_days", _("Days the answer is kept after the case is closed")
    OPTIONS = "options", _("Answers to choose from")
    SHOW_IF = "show_if", _("Shown only if")
    LENGTH = "length", _("Exact number of digits")
    MOST = "most", _("Most characters")
    MOST_ANSWERS = "most_answers", _("Most answers")
    AT_LEAST = "at_least", _("Smallest number")
    AT_MOST = "at_most", _("Largest number")
    UNIT = "unit", _("Unit after the number")
    UNITS = "units", _("Units of money")
    REGION = "region", _("Country of the number")
    VALUE = "value", _("Fixed value")
    FORMULA = "formula", _("Formula")
    STOPS = "stops", _("Answers that end the form")
    FIELDS = "fields", _("Questions inside")


class FormChange(TextChoices):
    """How two versions of a form differ, a field at a time."""

    ADDED = "added", _("“%(field)s” was added.")
    REMOVED = "removed", _("“%(field)s” was taken out.")
    MOVED = "moved", _("“%(field)s” was moved.")
    CHANGED = "changed", _("“%(field)s”: changed %(parts)s.")


class CategoryPart(TextChoices):
    """The properties of a category, as an administrator reads them."""

    NAME = "name", _("Name")
    DESCRIPTION = "description", _("In a sentence")
    KEYWORDS = "keywords", _("Words that point to it")
    URGENCY = "urgency", _("How urgent it starts")
    SUBJECT = "subject", _("What it is about")
    PARENT = "parent", _("Beneath")
    POSITION = "position", _("Place in the list")
    IS_ACTIVE = "is_active", _("On offer")


class ImportDeed(TextChoices):
    """What applying an import does with one category."""

    ADDED = "added", _("New")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Stays as it is")


class ImportFault(TextChoices):
    """What is wrong with a file of categories."""

    NOT_JSON = "not_json", _("This is no JSON. Please choose a file that was exported here.")
    WRONG_FORMAT = "wrong_format", _("This file holds no categories: its format is not “%(wanted)s”.")
    WRONG_VERSION = "wrong_version", _("This file is of version %(given)s; we can read version %(wanted)s.")
    TOO_LARGE = "too_large", _("This file is too large. Please import fewer categories at a time.")
    NO_CATEGORIES = "no_categories", _("This file holds no categories.")
    CODE_WRONG = "code_wrong", _("Category %(number)s: the code needs letters, digits and hyphens, at most 40.")
    CODE_TWICE = "code_twice", _("“%(code)s” stands in the file twice.")
    NAME_MISSING = "name_missing", _("“%(code)s” has no name in any language.")
    TEXT_WRONG = "text_wrong", _("“%(code)s”: %(part)s must be a text per language.")
    URGENCY_UNKNOWN = "urgency_unknown", _("“%(code)s”: there is no urgency called “%(given)s”.")
    SUBJECT_UNKNOWN = "subject_unknown", _("“%(code)s”: there is no subject called “%(given)s”.")
    PARENT_UNKNOWN = "parent_unknown", _("“%(code)s” stands beneath “%(given)s”, which is nowhere.")
    FORM_FAULTY = "form_faulty", _("“%(code)s”, field “%(where)s”: %(reason)s")


class SchemaFault(TextChoices):
    """What is wrong with a form; the label tells its maker what to do. ``%(part)s`` is a property of the field."""

    NOT_A_LIST = "not_a_list", _("A form is a list of fields; this is something else.")
    NOT_AN_OBJECT = "not_an_object", _("Each field is an object with its properties; this is something else.")
    TOO_MANY_FIELDS = "too_many_fields", _("This form has more than %(most)d fields. Nobody would fill it in.")
    UNKNOWN_PROPERTY = "unknown_property", _("There is no property “%(part)s”. Please check its spelling.")
    KEY_MISSING = "key_missing", _("Give this field a key: small Latin letters, digits and _, beginning with a letter.")
    KEY_TWICE = "key_twice", _("Another field has this key already. Please give one of them another key.")
    UNKNOWN_KIND = "unknown_kind", _("There is no kind of field called “%(given)s”.")
    UNKNOWN_PRIVACY = "unknown_privacy", _("There is no privacy class called “%(given)s”.")
    WORDS_MISSING = "words_missing", _("Please write this in at least one language: %(part)s.")
    NOT_TEXT = "not_text", _("This must be text: %(part)s.")
    NOT_TRUE_OR_FALSE = "not_true_or_false", _("This must be true or false: %(part)s.")
    NOT_A_COUNT = "not_a_count", _("This must be a whole number above zero: %(part)s.")
    NOT_A_NUMBER = "not_a_number", _("This must be a number: %(part)s.")
    BOUNDS_CROSSED = "bounds_crossed", _("The smallest number allowed is larger than the largest one.")
    OPTIONS_MISSING = "options_missing", _("Please add the answers that can be chosen.")
    OPTIONS_UNWANTED = "options_unwanted", _("Fields of this kind have no answers to choose from.")
    OPTION_TWICE = "option_twice", _("Two answers have the value “%(given)s”. Please change one of them.")
    OPTION_MISSING = "option_missing", _("“%(given)s” is not among the answers of “%(field)s”.")
    CONDITION_WRONG = (
        "condition_wrong",
        _("A condition needs a field and exactly one of equals, in, is_set, greater and less."),
    )
    CONDITION_AHEAD = (
        "condition_ahead",
        _("A condition looks at “%(field)s”, which is not asked before it. Move that field up, or choose another."),
    )
    CONDITION_UNANSWERED = (
        "condition_unanswered",
        _("A condition looks at “%(field)s”, which is a field that nobody answers."),
    )
    CONDITION_NO_NUMBER = (
        "condition_no_number",
        _("“%(field)s” is no number and no amount, so that nothing is greater or less."),
    )
    CONDITION_DEEP = "condition_deep", _("These conditions are nested too deeply to be understood.")
    UNKNOWN_UNIT = "unknown_unit", _("There is no unit of money called “%(given)s”.")
    UNKNOWN_REGION = "unknown_region", _("We know no identity numbers of “%(given)s”.")
    FORMULA_MISSING = "formula_missing", _("Please write how this is worked out.")
    FORMULA_WRONG = "formula_wrong", _("This formula can’t be read near “%(given)s”.")
    FORMULA_AHEAD = "formula_ahead", _("The formula uses “%(field)s”, which is not asked before it.")
    FORMULA_KIND = "formula_kind", _("The formula can’t reckon with “%(field)s”.")
    FIELDS_MISSING = "fields_missing", _("Please add at least one question that repeats.")
    FIELDS_UNWANTED = "fields_unwanted", _("Only a group has questions inside.")
    GROUP_IN_GROUP = "group_in_group", _("A group can’t stand inside another group.")
    STOP_UNTOLD = "stop_untold", _("Please write what people read when the form ends here.")
    STOP_UNWANTED = "stop_unwanted", _("Only an answer that somebody gives can end the form.")
    ADDRESS_WRONG = "address_wrong", _("A place to go begins with https:// or with /.")


class SpokenPage(TextChoices):
    """A simple page that can say aloud what it asks, by the name of its template."""

    HOME = "home", _("First page")
    WORDS = "words", _("What happened")
    CATEGORY = "category", _("What it is about")
    QUESTIONS = "questions", _("One question")
    YOU = "you", _("How to reach you")
    CHECK = "check", _("Before it is sent")
    RECEIPT = "receipt", _("The two codes")
    TRACK = "track", _("Typing the codes")
    COMPLAINT = "complaint", _("Where it is")
    WRITE = "write", _("Writing to us")


class TextTitle(TextChoices):
    """What each text is for, as its editor reads it; an SMS form has ``_sms`` after the key."""

    ACKNOWLEDGEMENT = "acknowledgement", _("Your complaint has arrived")
    ACCESS_CODE = "access_code", _("A new access code")
    ONE_TIME_CODE = "one_time_code", _("Code for one's own page")
    MESSAGE = "message", _("We have written to you")
    DOCUMENTS = "documents", _("We need documents")
    ERASURE = "erasure", _("Answer to a wish to be forgotten")
    DELAYED = "delayed", _("Your answer takes longer")
    PROGRESS = "progress", _("Your complaint has moved on")
    WEEKLY = "weekly", _("How your complaint stands this week")
    ANSWER = "answer", _("Our answer")
    ANSWER_NOTE = "answer_note", _("Note beside the answer")
    WITHDRAWAL = "withdrawal", _("You have withdrawn your complaint")
    AGAIN = "again", _("We look at it again")
    SURVEY = "survey", _("How did we do?")
    LETTER_SALUTATION = "letter_salutation", _("Letter: salutation")
    LETTER_OPENING = "letter_opening", _("Letter: first paragraph")
    LETTER_UPHELD = "letter_upheld", _("Letter: where we say you are right")
    LETTER_PARTLY = "letter_partly", _("Letter: where you are partly right")
    LETTER_REFUSED = "letter_refused", _("Letter: where we do not agree")
    LETTER_CLOSING = "letter_closing", _("Letter: last paragraph")
    LETTER_RIGHTS = "letter_rights", _("Letter: what you can do next")


class TextChannel(TextChoices):
    """Where a text is read."""

    EMAIL = "email", _("E-mail")
    SMS = "sms", _("SMS")
    LETTER = "letter", _("Letter")
    PAGE = "page", _("Tracking page")


class TextState(TextChoices):
    """How far the words of a text in one language are the organization's own."""

    OWN = "own", _("Our own")
    SHIPPED = "shipped", _("As shipped")
    BEHIND = "behind", _("Needs a look")


class Placeholder(TextChoices):
    """What a word in braces becomes."""

    NAME = "name", _("The person's name")
    CODE = "code", _("Tracking code")
    URL = "url", _("Address of the tracking page")
    ORG = "org", _("Name of the organization")
    ACCESS_CODE = "access_code", _("Access code")
    ONE_TIME_CODE = "one_time_code", _("Code that works once")
    MINUTES = "minutes", _("How many minutes the code is good for")
    HOW_OFTEN_URL = "how_often_url", _("Address where the person says how often to hear from us")
    STANDING = "standing", _("Where the complaint is, in a sentence")
    UNREAD = "unread", _("How many of our messages the person has not seen")
    DATE = "date", _("The promised date, with its hour")
    SUMMARY = "summary", _("First line of what the person wrote")
    MESSAGE = "message", _("What the officer wrote")
    LIST = "list", _("The documents we ask for")
    VERIFICATION_URL = "verification_url", _("Address where anybody can check the letter")
    OBJECTION_UNTIL = "objection_until", _("Last moment to ask for a review")
    SURVEY_URL = "survey_url", _("Address of the survey")
    RECEIVED = "received", _("When the complaint arrived")
    ISSUE = "issue", _("Title of the point that is answered")
