"""How to get into the example office, for the terminal."""

from shenava.domain.cases import references
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Stage
from shenava.domain.organization.models import Staff
from shenava.entrypoints.commands.demonstration.office import PASSWORD
from shenava.entrypoints.commands.demonstration.stories import LANGUAGES


def lines() -> list[str]:
    """Return the sign-ins of the desk and one answered case a language to track; nothing without demo accounts."""
    people = list(Staff.objects.filter(account__is_demo=True).select_related("account", "unit").order_by("id"))
    if not people:
        return []
    desk = [f"  {one.account.login:<11} {one.title['en']}, {one.unit.name['en']}" for one in people]
    return [
        f"Sign in at the desk from this machine; the password is always {PASSWORD}",
        *desk,
        "Follow a complaint on the portal (tracking code, access code)",
        *(line for language in LANGUAGES for line in _tracked(language)),
    ]


def _tracked(language: str) -> list[str]:
    answered = Case.objects.filter(language=language, stage=Stage.RESPONDED).order_by("-id").first()
    return [f"  {language}  {answered.tracking_code}  {references.access_code(answered)}"] if answered else []
