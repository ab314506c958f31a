"""Keeps the catalogues of texts: ``update`` brings them in line with the sources, ``check`` says what they lack."""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
TEMPLATE = LOCALE / "django.pot"
PLURALS = {
    "fa": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "en": "nplurals=2; plural=(n != 1);",
}
COMPLETE = ("fa", "ar")
"""Languages whose every text must be there; English is what the sources hold."""

MOST_SHOWN = 30

KEYWORDS = DEFAULT_KEYWORDS | parse_keywords(
    [
        "gettext_lazy",
        "gettext_noop",
        "ngettext_lazy:1,2",
        "pgettext_lazy:1c,2",
        "npgettext:1c,2,3",
        "npgettext_lazy:1c,2,3",
    ]
)
NAMED = re.compile(r"%\((\w+)\)[a-z]|\{(\w+)\}")


def extract() -> Catalog:
    """Return all texts of the sources, with the files they stand in."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    template = Catalog(project="Shenava", charset="utf-8")
    for name, _line, text, comments, context in extract_from_dir(
        ROOT, methods, options, KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        template.add(text, locations=[(name, 0)], auto_comments=comments, context=context)
    return template


def write(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue so that the same texts give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(rendered(catalogue))


def rendered(catalogue: Catalog) -> bytes:
    """Return a catalogue as a file: sorted by text, without dates and line numbers."""
    header = "Project-Id-Version: Shenava\\n"
    lines = [f'"{header}"', '"MIME-Version: 1.0\\n"', '"Content-Type: text/plain; charset=utf-8\\n"']
    lines += ['"Content-Transfer-Encoding: 8bit\\n"']
    if catalogue.locale is not None:
        language = str(catalogue.locale)
        lines += [f'"Language: {language}\\n"', f'"Plural-Forms: {PLURALS[language]}\\n"']
    return ('msgid ""\nmsgstr ""\n' + "\n".join(lines) + "\n\n").encode() + _body(catalogue)


def _body(catalogue: Catalog) -> bytes:
    file = io.BytesIO()
    write_po(file, catalogue, omit_header=True, sort_output=True, include_lineno=False, ignore_obsolete=True, width=110)
    return file.getvalue().strip() + b"\n"


def load(language: str) -> Catalog:
    """Return the catalogue of a language; an empty one when there is none yet."""
    path = path_of(language)
    if not path.exists():
        write(path, Catalog(locale=language))
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def path_of(language: str) -> Path:
    """Return where the texts of a language are."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def update() -> None:
    """Bring the template and every catalogue in line with the sources; what is no longer said is dropped."""
    template = extract()
    write(TEMPLATE, template)
    for language in PLURALS:
        catalogue = load(language)
        catalogue.update(template, no_fuzzy_matching=True)
        write(path_of(language), catalogue)
        missing = sum(not _is_translated(message, catalogue) for message in catalogue if message.id)
        sys.stdout.write(f"{language}: {len(catalogue)} texts, {missing} to translate\n")


def check() -> list[str]:
    """Return a sentence for everything that is missing or wrong."""
    template = extract()
    if not TEMPLATE.exists() or TEMPLATE.read_bytes() != rendered(template):
        return ["The sources' texts have changed; run: bin/catalogues"]
    if not len(template):
        return ["The sources hold no texts at all, which cannot be."]
    return [fault for language in COMPLETE for fault in _faults(language, template)]


def _faults(language: str, template: Catalog) -> Iterator[str]:
    catalogue = load(language)
    for wanted in template:
        if not wanted.id:
            continue
        message = catalogue.get(wanted.id if isinstance(wanted.id, str) else wanted.id[0], wanted.context)
        if message is None or not _is_translated(message, catalogue):
            yield f"{language}: not translated: {wanted.id!r}"
        elif message.fuzzy:
            yield f"{language}: only guessed (fuzzy): {wanted.id!r}"
        elif strange := _strange_placeholders(message):
            yield f"{language}: placeholders differ ({', '.join(sorted(strange))}): {wanted.id!r}"


def _is_translated(message: Message, catalogue: Catalog) -> bool:
    if message.pluralizable:
        return len(message.string) == catalogue.num_plurals and all((text or "").strip() for text in message.string)
    return bool((message.string or "").strip())


def _strange_placeholders(message: Message) -> set[str]:
    """Return names that a translation lacks or invents; a plural form may leave out its number."""
    if not message.pluralizable:
        return _names(message.id) ^ _names(message.string)
    allowed = _names(message.id[0]) | _names(message.id[1])
    return set().union(*(_names(text) for text in message.string)) - allowed


def _names(text: str) -> set[str]:
    return {first or second for first, second in NAMED.findall(text)}


def main() -> int:
    """Update, or check when asked to."""
    if sys.argv[1:] == ["check"]:
        faults = check()
        sys.stderr.write("".join(f"{fault}\n" for fault in faults[:MOST_SHOWN]))
        if faults[MOST_SHOWN:]:
            sys.stderr.write(f"... and {len(faults) - MOST_SHOWN} more\n")
        return 1 if faults else 0
    if sys.argv[1:]:
        sys.stderr.write("usage: bin/catalogues [check]\n")
        return 2
    update()
    return 0


if __name__ == "__main__":
    sys.exit(main())
