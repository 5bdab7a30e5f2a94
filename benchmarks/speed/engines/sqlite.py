"""SQLite's FTS5: words by white space, texts in a table beside."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.speed.engines.engine import Answer, Engine, cut_rows
from benchmarks.speed.queries import Query

# Every character but spaces is part of a word: the words are cut already.
TABLES = """
    create table paragraph (id integer primary key, day integer, labels text, text text);
    create virtual table words using fts5 (
        cut, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* P* S* C*'"
    );
"""


class Sqlite(Engine):
    """One row a paragraph."""

    asked = "`MATCH ? ORDER BY rank LIMIT 10` for ten row numbers, then `count(*) … MATCH ?` for the exact total"
    home = "sqlite"
    shapes = ("or", "and", "phrase", "word")

    def version(self) -> str:
        """That of the library Python was built with."""
        return sqlite3.sqlite_version

    def build(self, corpus: Path, directory: Path) -> None:
        """Insert every row in one transaction."""
        with closing(sqlite3.connect(directory / "index.db")) as database:
            database.executescript(TABLES)
            with database:
                for number, (row, words) in enumerate(cut_rows(corpus)):
                    values = (number, row.day, " ".join(row.labels), row.text)
                    database.execute("insert into paragraph values (?, ?, ?, ?)", values)
                    database.execute("insert into words (rowid, cut) values (?, ?)", (number, " ".join(words)))

    def open(self, directory: Path) -> None:
        """Open the database."""
        self.database = sqlite3.connect(directory / "index.db")

    def ask(self, query: Query) -> int:
        """The ten best, then the total."""
        words = [f'"{word}"' for word in query.words]
        match = f'"{" ".join(query.words)}"' if query.shape == "phrase" else joint(query).join(words)
        self.database.execute("select rowid from words where words match ? order by rank limit 10", [match]).fetchall()
        total: int = self.database.execute("select count(*) from words where words match ?", [match]).fetchone()[0]
        return total

    def told(self, found: int, ms: float) -> Answer:
        """Totals."""
        return Answer(ms, found)


def joint(query: Query) -> str:
    """What stands between the words."""
    return " AND " if query.every else " OR "
