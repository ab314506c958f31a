"""What the page says after something was done, by the word that stands in its address."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "added": _("We added your words to this complaint. It keeps its date."),
    "asked": _("Your message is with us. Whoever looks after your complaint reads it."),
    "documents": _("Your files are with us."),
    "chased": _("We have noted that you are waiting, and told the person who looks after it."),
    "unavailable": _("We have noted that you do not have it. We go on with what there is."),
    "objected": _("Your objection is with us. Another person looks at everything again."),
    "reopened": _("We have taken your complaint up again. Its number stays the same."),
    "withdrawn": _("You have withdrawn this complaint. You can take it up again at any time."),
    "escalated": _("The manager of the unit reads your words and answers you within 24 hours."),
    "told": _("We have noted how often you want to hear from us."),
    "moved": _("Your complaint has moved on meanwhile. This is where it is now."),
}
