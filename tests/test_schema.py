"""What Whoosh is told of an index, and that it answers from it in a script that knows nothing of us."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import whoosh.index
from whoosh.qparser import QueryParser
from whoosh.query import Prefix, Term, Wildcard
from whoosh.searching import Searcher

from index import Dictionary
from index.schema import make_schema
from tests.conftest import build
from tests.hay import ALL, write_hay

ROOT = Path(__file__).parent.parent
WORDS = Dictionary.parse("三区联创", Path("words.txt"))


def test_a_schema_comes_back_from_a_pickle_with_its_dictionary() -> None:
    schema = make_schema(WORDS)
    again = pickle.loads(pickle.dumps(schema))
    assert again.names() == schema.names()
    assert all(again[name].analyzer == schema[name].analyzer for name in ("text", "title", "exact"))
    assert again["text"].analyzer.dictionary == WORDS


@pytest.fixture(scope="module")
def whoosh_searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    """Whoosh's own searcher over an index of ours."""
    directory = tmp_path_factory.mktemp("hay")
    build(directory / "idx", write_hay(directory / "dumps")).close()
    with whoosh.index.open_dir(str(directory / "idx")).searcher() as searcher:
        yield searcher


ASKED = {
    "words": ("人才", {"union#0", "union#2", "stone#2"}),
    "words in the headline only": ("title:夜校", {"school#0", "school#1", "school#2", "school#3"}),
    "all words": ("text:(人才 AND 招聘会)", {"stone#2"}),
    "any word": ("text:(采茶 OR 南音)", {"school#2", "lamps#2"}),
    "no such word": ("text:(灯会 NOT 南音)", {"lamps#0", "lamps#1"}),
    "a phrase": ("exact:三区联创", {"union#0", "union#1"}),
    "a phrase in another script": ("exact:三區聯創", {"union#0", "union#1"}),
    "a district and all in it": ("district:南安市", {"stone#0", "stone#1", "stone#2"}),
    "a district a paragraph names": ("district:水头镇", {"stone#1"}),
    "a day": ("date:2026-07-01", {"union#0", "union#1", "union#2"}),
    "days": ("date:[2026-06-02 TO 2026-06-30]", {"stone#0", "stone#1", "stone#2"}),
    "an article": ("article:lamps", {"lamps#0", "lamps#1", "lamps#2"}),
    "a dump": ("dump:port.jsonl", set(ALL[:6])),
    "a kind": ("kind:title AND text:灯会", {"lamps#0"}),
}


@pytest.mark.parametrize(("query", "wanted"), ASKED.values(), ids=ASKED)
def test_whoosh_answers_from_every_field(whoosh_searcher: Searcher, query: str, wanted: set[str]) -> None:
    parsed = QueryParser("text", whoosh_searcher.schema).parse(query)
    assert {hit["id"] for hit in whoosh_searcher.search(parsed, limit=None)} == wanted


@pytest.mark.parametrize("query", [Prefix("text", "灯"), Wildcard("text", "灯*"), Term("text", "灯会")], ids=repr)
def test_whooshs_other_queries_run_too(whoosh_searcher: Searcher, query: object) -> None:
    assert {hit["id"] for hit in whoosh_searcher.search(query, limit=None)} == {"lamps#0", "lamps#1", "lamps#2"}


def test_a_hit_holds_what_is_shown(whoosh_searcher: Searcher) -> None:
    hit = whoosh_searcher.search(Term("text", "铁观音"))[0]
    assert (hit["id"], hit["title"], hit["text"]) == ("school#3", "茶农夜校开课", "铁观音是安溪县的茶。")
    assert (hit["dump"], hit["date"], hit["article"]) == ("tea.jsonl", "2026-06-01", "school")


SCRIPT = """
import sys
import whoosh.index
from whoosh.qparser import QueryParser
opened = whoosh.index.open_dir(sys.argv[1])
with opened.searcher() as searcher:
    found = searcher.search(QueryParser("text", opened.schema).parse("AI"))
    print([hit["id"] for hit in found])
"""


def test_a_script_that_imports_whoosh_alone_searches_an_index(tmp_path: Path) -> None:
    build(tmp_path / "idx", write_hay(tmp_path / "dumps")).close()
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "idx")]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    assert ended.stdout == "['union#2']\n"
