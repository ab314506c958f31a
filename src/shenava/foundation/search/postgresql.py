"""A ``simple`` tsvector over the folded words, in a generated column (see the migration)."""

from collections.abc import Sequence

CREATE = (
    "ALTER TABLE search_entry ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED",
    "CREATE INDEX search_entry_vector ON search_entry USING gin (vector) WITH (fastupdate = off)",
)
DROP = ("ALTER TABLE search_entry DROP COLUMN vector",)


def condition(words: Sequence[str]) -> tuple[str, list[str]]:
    """Return the query of matching row ids.

    The ids are materialised first: with ``ORDER BY id LIMIT`` beside the match, the planner walks the primary key for
    a rare word.
    """
    *whole, last = [word.replace("'", "").replace("\\", "") for word in words]
    question = " & ".join([*(f"'{word}'" for word in whole), f"'{last}':*"])
    found = "SELECT id FROM search_entry WHERE vector @@ to_tsquery('simple', %s)"
    return f"WITH found AS MATERIALIZED ({found}) SELECT id FROM found", [question]  # noqa: S608 - no value is in it
