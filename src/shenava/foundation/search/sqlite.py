"""FTS5 over the folded words, kept in step by triggers (see the migration)."""

from collections.abc import Sequence

_TABLE = "words, content='search_entry', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='3'"
_ADD = "INSERT INTO search_words(rowid, words) VALUES (new.id, new.words)"
_REMOVE = "INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.id, old.words)"
CREATE = (
    f"CREATE VIRTUAL TABLE search_words USING fts5({_TABLE})",
    f"CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN {_ADD}; END",
    f"CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN {_REMOVE}; END",
    f"CREATE TRIGGER search_entry_changed AFTER UPDATE OF words ON search_entry BEGIN {_REMOVE}; {_ADD}; END",
)
DROP = (
    "DROP TRIGGER search_entry_added",
    "DROP TRIGGER search_entry_removed",
    "DROP TRIGGER search_entry_changed",
    "DROP TABLE search_words",
)


NEWEST_FIRST = " ORDER BY rowid DESC LIMIT %s"
"""The index itself knows this order, so it stops reading after so many; without it a common word is read whole."""


def condition(words: Sequence[str]) -> tuple[str, list[str]]:
    """Return the query of matching row ids, the last word taken as a beginning."""
    return _asking([*map(_quoted, words[:-1]), f"{_quoted(words[-1])}*"])


def whole_words(words: Sequence[str]) -> tuple[str, list[str]]:
    """Return the query of row ids that hold every word as it stands."""
    return _asking([*map(_quoted, words)])


def _asking(terms: Sequence[str]) -> tuple[str, list[str]]:
    return "SELECT rowid FROM search_words WHERE search_words MATCH %s", [" ".join(terms)]


def _quoted(word: str) -> str:
    """Return a word in quotes, so that nothing in it is read as an operator."""
    return '"{}"'.format(word.replace('"', ""))
