"""What comes with the sources or is made from them: packs, scripts, styles, fonts and catalogues."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from shenava.domain.policies.packs import reading
from shenava.domain.policies.packs.tables import PackInvalid
from shenava.entrypoints.commands.examinations.finding import Finding


def examine() -> Iterator[Finding]:
    """Look at what ``bin/run`` builds."""
    yield _front_end(Path(settings.FRONTEND_DIST))
    yield _packs()
    for folder in settings.LOCALE_PATHS:
        for catalogue in sorted(Path(folder).glob("*/LC_MESSAGES/django.po")):
            yield _catalogue(catalogue)


def _front_end(dist: Path) -> Finding:
    built = (dist / ".vite" / "manifest.json").exists() and any((dist / "fonts").glob("*.ttf"))
    return Finding(what="Scripts, styles and fonts are built", advice="" if built else "Run: bin/run")


def _packs() -> Finding:
    try:
        return Finding(what=f"{len(reading.packs())} compliance packs are valid")
    except PackInvalid as error:
        return Finding(what="Compliance packs are valid", advice=f"Mend the file. {error}")


def _catalogue(source: Path) -> Finding:
    language = source.parent.parent.name
    compiled = source.with_suffix(".mo")
    fresh = compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime
    return Finding(what=f"Texts in {language} are compiled", advice="" if fresh else "Run any command of bin/shenava.")
