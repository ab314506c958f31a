"""Every setting of the environment, for those who operate an installation."""

from shenava.config.settings import env
from shenava.entrypoints.commands.drawing.table import page, table


def draw() -> str:
    """Return ``docs/operate/settings.md``."""
    rows = [(f"`{one.name}`", one.meaning, _default(one.default)) for one in env.ALL]
    introduction = "All settings are environment variables. None is needed to try Shenava on one machine."
    return page("Settings", introduction, table(["Name", "What it does", "When it isn't given"], rows))


def _default(value: str) -> str:
    shown = value.replace(f"{env.PROJECT}/", "")
    return f"`{shown}`" if shown else "empty"
