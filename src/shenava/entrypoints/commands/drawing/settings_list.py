"""Every setting of the environment, for those who operate an installation."""

from django.conf import settings

from shenava.entrypoints.commands.drawing.table import page, table


def draw() -> str:
    """Return ``docs/operate/settings.md``."""
    rows = [(f"`{name}`", meaning, _shown(default)) for name, meaning, default in settings.DOCUMENTED_SETTINGS]
    introduction = "All settings are environment variables. None is needed to try Shenava on one machine."
    return page("Settings", introduction, table(["Name", "What it does", "When it isn't given"], rows))


def _shown(default: str) -> str:
    return f"`{default}`" if default else "empty"
