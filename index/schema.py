"""What Whoosh is told of an index: its fields, and what each holds.

| field                             | holds                                                  | serves                  |
|-----------------------------------|--------------------------------------------------------|-------------------------|
| `text`, `title`                   | words, folded; the title counts for every paragraph    | ranking, free recall    |
| `exact`                           | units and their bigrams in the same text, by position  | phrases, single units   |
| `district`                        | labels: the article's, the paragraph's, all ancestors  | filter, facet           |
| `date`, `event`                   | ISO dates; ISO periods                                 | filter, sort, histogram |
| `article`, `dump`, `kind`, `page` | keys                                                   | grouping, sync, filter  |
| `id`, `line`                      | the paragraph's id and its line in the dump            | display                 |
"""

from __future__ import annotations

from pathlib import Path

from whoosh import fields

from index.analysis import ExactAnalyzer, WordAnalyzer
from index.dictionary import Dictionary
from index.errors import LibraryError


class ReadOnlySchema(fields.Schema):
    """The schema of an index, with which Whoosh commits nothing: it would throw our segments away. A copy is free."""

    def clean(self) -> None:
        """Raises LibraryError: what Whoosh asks for last before it writes a table of contents."""
        reason = "is written through index.open(...).sync(...) only. For an index of your own, take schema.copy()."
        raise LibraryError(Path("this index"), reason)

    def copy(self) -> fields.Schema:
        """The same fields, for an index that Whoosh writes."""
        return fields.Schema(**dict(self.items()))


def make_schema(dictionary: Dictionary) -> ReadOnlySchema:
    """The schema of an index whose words are cut with `dictionary`."""
    words = WordAnalyzer(dictionary)
    return ReadOnlySchema(
        text=fields.TEXT(analyzer=words, phrase=False, stored=True),
        title=fields.TEXT(analyzer=words, phrase=False, stored=True),
        exact=fields.TEXT(analyzer=ExactAnalyzer(), phrase=True, multitoken_query="phrase"),
        district=fields.KEYWORD(commas=True, stored=True),
        date=fields.ID(stored=True, sortable=True),
        event=fields.KEYWORD(commas=True),
        article=fields.ID(stored=True, sortable=True),
        dump=fields.ID(stored=True, sortable=True),
        kind=fields.ID(stored=True, sortable=True),
        page=fields.ID(stored=True),
        id=fields.STORED(),
        line=fields.STORED(),
    )
