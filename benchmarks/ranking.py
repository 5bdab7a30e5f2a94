"""How well what is wanted is ranked: MRR@10 and nDCG@10 of each ingredient of a score, of the whole, and of tantivy.

Sets, each halved: constants may be chosen by the development half, the other half judges.

- questions: 600 questions, each answered by one of 1,104 encyclopaedia paragraphs, which have headlines. A hit in the
  paragraph's article is right, and an article counts once.
- headlines: 2,000 headlines of news, each asking for the paragraphs of its article, among all paragraphs of every
  eighth article of the news; headlines are left out of what is indexed.
- sentences: 1,000 sentences of the same paragraphs, a third of the words dropped, each asking for its paragraph.
- returning: 400 such headlines, of stories that `benchmarks.returning` tells again every year, among the other articles
  of the headlines' set; right is the newest. "Recent" has to win here more than it loses on headlines.

Seeded: the same seed gives the same questions. Headlines that stand there twice are not asked, nor are sentences.
Quotation marks are left out of all, since they would ask for phrases. Every ranking wants none of the words more than
the others; "as typed" is what a search gives, which wants all words of a short text and the gist of a long one, where
any paragraph has them. Peers get the words of `benchmarks.speed.cutting`.

Then how long a search takes with its ten hits, as typed and for any of the same words joined by OR, in one process,
each query asked three times and the middle taken.

It does not show short queries, nor what a reader would call a good answer besides the one wanted: other paragraphs on
the same story count as wrong.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import util
from itertools import islice, pairwise
from math import log2
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

import index
import searcher
from benchmarks.returning import told_again
from benchmarks.speed.corpus import NEWS, read_news, write_dump
from index import Postings, Snapshot
from index.folding import fold
from index.tokenizer import tokenizer_for
from index.units import units
from searcher import ranking
from searcher.matching import loosened
from searcher.query import Field
from searcher.results import Sort
from searcher.selection import best
from searcher.showing import Showing

QUESTIONS = Path("../shared/data/ranking/wiki-questions")
BEST = 10
# Every so many articles of the news.
EVERY = 8
# Hits among which an article's best is looked for.
LOOKED_AT = 3 * BEST
QUOTES = str.maketrans("", "", '“”‘’「」『』"')
HALVES = {"development": slice(0, None, 2), "judging": slice(1, None, 2), "both": slice(None)}
Record = dict[str, Any]
SENTENCE = re.compile("[^。！？]{15,60}[。！？]")
Rank = Callable[[str], Iterable[int]]


class Score(NamedTuple):
    """How a ranking does for a query: the reciprocal of the rank of the first right hit, and nDCG, both of ten."""

    mrr: float
    ndcg: float


class Times(NamedTuple):
    """How many milliseconds the queries of a set take as typed, and as any of their words."""

    typed: list[float]
    plain: list[float]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and what answers it: paragraphs of an `article`, with a `text` that one alone; `right` is how many."""

    query: str
    article: str
    text: str = ""
    right: int = 1


@dataclass(frozen=True, slots=True)
class Set:
    """Queries to one corpus. With `once` only the best hit of an article counts, be it right or wrong."""

    name: str
    records: Sequence[Record]
    asked: Sequence[Asked]
    once: bool = False


def main() -> None:
    """Print a table for each half."""
    options = arguments()
    rng, started = Random(options.seed), perf_counter()
    sets = [*question_sets(options.questions, rng, 600), *news_sets(options.news, rng, 2000)]
    times: dict[str, Times] = {}
    scores = {(one.name, ranked): found for one in sets for ranked, found in measured(one, times)}
    for half, asked in HALVES.items():
        print_table(half, asked, scores)
    print_times(times)
    print(f"{perf_counter() - started:.0f} s")


def arguments() -> argparse.Namespace:
    """Where the material is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=Path, default=QUESTIONS, help="corpus.jsonl, queries.jsonl and qrels.tsv")
    parser.add_argument("--news", type=Path, default=NEWS, help="a .jsonl.xz file of articles")
    parser.add_argument("--seed", type=int, default=5)
    return parser.parse_args()


# What is asked.


def question_sets(folder: Path, rng: Random, count: int) -> Iterator[Set]:
    """The questions and the paragraphs that answer them; none, said on stderr, where they are absent."""
    if not folder.exists():
        print(f"{folder} is absent: no questions. Name another with --questions.", file=sys.stderr)
        return
    records = [
        {"id": one["_id"], "title": one["title"], "paragraphs": [one["text"]]}
        for one in read_lines(folder / "corpus.jsonl")
    ]
    texts = {one["_id"]: one["text"] for one in read_lines(folder / "queries.jsonl")}
    answers = dict(line.split("\t")[:2] for line in (folder / "qrels.tsv").read_text("utf-8").splitlines())
    chosen = rng.sample(sorted(answers), min(count, len(answers)))
    asked = [Asked(texts[question].translate(QUOTES), answers[question]) for question in chosen]
    yield Set("questions", records, asked, once=True)


def news_sets(news: Path, rng: Random, count: int) -> Iterator[Set]:
    """So many headlines of the news, half as many sentences, a fifth as many stories that return.

    None, said on stderr, where the news are absent.
    """
    if not news.exists():
        print(f"{news} is absent: no headlines, no sentences. Name another with --news.", file=sys.stderr)
        return
    articles = list(islice(read_news(news), 0, None, EVERY))
    records = [{**article, "title": ""} for article in articles]
    titles = list(headlines(articles))
    yield Set("headlines", records, rng.sample(titles, min(count, len(titles))))
    yield Set("sentences", records, list(islice(sentences(articles, rng), count // 2)))
    yield returning(articles, titles, rng, count // 5)


def returning(articles: Sequence[Record], titles: Sequence[Asked], rng: Random, count: int) -> Set:
    """Headlines of stories that return, and these stories among the other articles."""
    asked = {one.article: one for one in rng.sample(titles, min(count, len(titles)))}
    newest = date.fromisoformat(max(article["date"] or "" for article in articles))
    stories = [article for article in articles if article["id"] in asked]
    others = [{**article, "title": ""} for article in articles if article["id"] not in asked]
    return Set("returning", [*others, *told_again(stories, newest, rng)], list(asked.values()))


def headlines(articles: Sequence[Record]) -> Iterator[Asked]:
    """Yield the headlines that stand there once, with the paragraphs below them."""
    titles = Counter(article["title"] for article in articles)
    for article in articles:
        if len(article["title"]) >= 8 and titles[article["title"]] == 1 and len(article["paragraphs"]) > 1:
            yield Asked(article["title"].translate(QUOTES), article["id"], right=len(article["paragraphs"]))


def sentences(articles: Sequence[Record], rng: Random) -> Iterator[Asked]:
    """Yield sentences that stand there once, a third of their words dropped, in no order."""
    whole = "\n".join(text for article in articles for text in article["paragraphs"])
    cut = tokenizer_for().words
    for article in rng.sample(articles, len(articles)):
        number = rng.randrange(len(article["paragraphs"])) if article["paragraphs"] else 0
        found = SENTENCE.findall("".join(article["paragraphs"][number : number + 1]))
        sentence = rng.choice(found) if found else ""
        if sentence and whole.count(sentence) == 1:
            words = [sentence[word.start : word.end] for word in cut(fold(sentence))]
            kept = sorted(rng.sample(range(len(words)), len(words) - len(words) // 3))
            query = "".join(words[at] for at in kept).translate(QUOTES)
            yield Asked(query, article["id"], article["paragraphs"][number].strip())


def read_lines(path: Path) -> Iterator[Record]:
    """The objects of a file, one a line."""
    return map(json.loads, path.read_text("utf-8").splitlines())


# How it is ranked.


def measured(one: Set, times: dict[str, Times]) -> Iterator[tuple[str, list[Score]]]:
    """Yield each ranking by name, with what it scores for every query; and put down how long a search takes."""
    with TemporaryDirectory() as name:
        write_dump(iter(one.records), Path(name) / "dump" / "news.jsonl")
        with index.open(Path(name) / "idx", create=True) as library:
            library.sync([Path(name) / "dump"])
        with searcher.open(Path(name) / "idx") as opened:
            times[one.name] = timed(opened, [asked.query for asked in one.asked])
            for ranked, rank in rankings(opened).items():
                yield ranked, [scored(one, asked, rank(asked.query), opened.snapshot) for asked in one.asked]


def timed(opened: searcher.Searcher, queries: Sequence[str]) -> Times:
    """How long searches take, as typed and for any of the words."""
    cut = opened.snapshot.tokenizer.words
    plain = [
        " OR ".join(f'"{word}"' for word in dict.fromkeys(one.term for one in cut(fold(asked)))) for asked in queries
    ]
    return Times(*([took(opened, query) for query in some] for some in (queries, plain)))


def took(opened: searcher.Searcher, query: str) -> float:
    """The milliseconds of a search, the middle of three."""
    return sorted(opened.search(query).took_ms for _ in range(3))[1]


def scored(one: Set, asked: Asked, rows: Iterable[int], snapshot: Snapshot) -> Score:
    """The reciprocal rank and the nDCG of rows, best first."""
    entries = snapshot.entries(list(rows)) if rows else []
    if one.once:
        first = {entry.article.id: entry for entry in reversed(entries)}
        entries = [entry for entry in entries if first[entry.article.id] is entry]
    right = [entry.article.id == asked.article and asked.text in ("", entry.paragraph.text) for entry in entries[:BEST]]
    gains = [1 / log2(place + 2) for place in range(BEST)]
    ideal = sum(gains[: min(asked.right, BEST)])
    reciprocal = next((1 / place for place, there in enumerate(right, 1) if there), 0.0)
    return Score(reciprocal, sum(gain for gain, there in zip(gains, right, strict=False) if there) / ideal)


def rankings(opened: searcher.Searcher) -> dict[str, Rank]:
    """The ingredients, and the whole."""
    found: dict[str, Rank] = {
        "words, text alone": Ingredient(opened.snapshot, text_words).rank,
        "words, headline alone": Ingredient(opened.snapshot, title_words).rank,
        "words, both (BM25F)": lambda query: by_words(opened, query),
        "as written": Ingredient(opened.snapshot, as_written).rank,
        "bigrams": Ingredient(opened.snapshot, bigrams).rank,
    }
    if util.find_spec("tantivy"):
        found["tantivy"] = Tantivy(opened.snapshot).rank
    found["the whole, any word"] = lambda query: any_word(opened, query)
    found["the whole, as typed"] = lambda query: as_typed(opened, query, Sort.RELEVANCE)
    found["the same, recent"] = lambda query: as_typed(opened, query, Sort.RECENT)
    return found


def any_word(opened: searcher.Searcher, query: str) -> list[int]:
    """What a search gives that wants none of the words more than the others, as all peers are asked."""
    node, matcher = opened.read(query), opened.matcher()
    loose = list(loosened(node, matcher.lookup.cut))[-1:] or [node]
    rows = matcher.resting(loose[0])
    scores = matcher.earning.scores(loose[0], node, rows)
    found: list[int] = rows[best(scores, opened.snapshot.reading_order[rows], LOOKED_AT)].tolist()
    return found


def as_typed(opened: searcher.Searcher, query: str, sort: Sort) -> list[int]:
    """What a search gives: what has all words or the gist of many, and only where nothing has, what has any."""
    node = opened.read(query)
    matches = opened.match(node, (), sort)
    found: list[int] = matches.ordinals[Showing(opened.snapshot, matches).order(sort, LOOKED_AT)].tolist()
    return found


def by_words(opened: searcher.Searcher, query: str) -> list[int]:
    """BM25F over text and headline, of the words alone, all of them optional."""
    words = dict.fromkeys(word.term for word in opened.snapshot.tokenizer.words(fold(query)))
    total = np.zeros(opened.snapshot.rows)
    for word in words:
        part = opened.parts.word(word, Field.TEXT)
        total[part.ordinals] += part.points
    return top(opened.snapshot, total)


def top(snapshot: Snapshot, total: NDArray[np.float64]) -> list[int]:
    """The rows that score best, best first."""
    rows = np.flatnonzero(total > 0).astype(np.int32)
    found: list[int] = rows[best(total[rows], snapshot.reading_order[rows], LOOKED_AT)].tolist()
    return found


@dataclass(frozen=True, slots=True)
class Ingredient:
    """BM25 of lists of paragraphs, each with the lengths that belong to it."""

    snapshot: Snapshot
    lists: Callable[[Snapshot, str], Iterator[tuple[Postings, str]]]

    def rank(self, query: str) -> list[int]:
        """The best rows."""
        total = np.zeros(self.snapshot.rows)
        for found, field in self.lists(self.snapshot, query):
            lengths, average = self.snapshot.lengths[field], self.snapshot.average_lengths[field]
            weight = ranking.idf(self.snapshot.paragraphs, len(found.ordinals))
            frequencies = ranking.weighted(found.frequencies, lengths[found.ordinals], average, ranking.TEXT)
            total[found.ordinals] += weight * ranking.saturated(frequencies)
        return top(self.snapshot, total)


def text_words(snapshot: Snapshot, query: str) -> Iterator[tuple[Postings, str]]:
    """Yield where the words stand in texts."""
    for word in dict.fromkeys(word.term for word in snapshot.tokenizer.words(fold(query))):
        whole = snapshot.tokenizer.parts(word) == [word]
        yield (snapshot.postings("text", word) if whole else snapshot.phrase(units(word))), "text"


def title_words(snapshot: Snapshot, query: str) -> Iterator[tuple[Postings, str]]:
    """Yield where the words stand in headlines."""
    for word in dict.fromkeys(word.term for word in snapshot.tokenizer.words(fold(query))):
        yield snapshot.postings("title", word), "title"


def as_written(snapshot: Snapshot, query: str) -> Iterator[tuple[Postings, str]]:
    """Yield where the query stands as written, up to its marks."""
    for text in re.split("[，。；：！？]", fold(query)):
        if sequence := units(text):
            yield snapshot.phrase(sequence), "text"


def bigrams(snapshot: Snapshot, query: str) -> Iterator[tuple[Postings, str]]:
    """Yield where two units of the query follow one another."""
    for pair in dict.fromkeys(pairwise(units(fold(query)))):
        yield snapshot.phrase(pair), "text"


class Tantivy:
    """tantivy on the words that peers are fed: text and headline as two fields, any word of the query in either."""

    def __init__(self, snapshot: Snapshot) -> None:
        import tantivy

        from benchmarks.speed.cutting import Cutter

        self.tantivy, self.cutter = tantivy, Cutter()
        builder = tantivy.SchemaBuilder()
        for field in ("text", "title"):
            builder.add_text_field(field, tokenizer_name="whitespace")
        builder.add_unsigned_field("row", stored=True)
        self.schema = builder.build()
        engine = tantivy.Index(self.schema)
        writer = engine.writer(num_threads=1)
        for row in snapshot.live.tolist():
            entry = snapshot.entry(row)
            words = {"text": entry.paragraph.text, "title": entry.article.title}
            cut = {field: " ".join(self.cutter.search_words(text)) for field, text in words.items()}
            writer.add_document(tantivy.Document(row=row, **cut))
        writer.commit()
        writer.wait_merging_threads()
        engine.reload()
        self.searcher = engine.searcher()

    def rank(self, query: str) -> list[int]:
        """The best rows."""
        words = dict.fromkeys(self.cutter.words(query))
        term, should = self.tantivy.Query.term_query, self.tantivy.Occur.Should
        terms = [(should, term(self.schema, field, word)) for word in words for field in ("text", "title")]
        hits = self.searcher.search(self.tantivy.Query.boolean_query(terms), LOOKED_AT).hits
        return [self.searcher.doc(address)["row"][0] for _, address in hits]


# What is printed.


def print_table(half: str, asked: slice, scores: dict[tuple[str, str], list[Score]]) -> None:
    """MRR@10 and nDCG@10 of every ranking on every set, of some of the queries."""
    sets = list(dict.fromkeys(name for name, _ in scores))
    print(f"{half:24}", *(f"{name:^15}" for name in sets))
    print(f"{'':24}", *(f"{'MRR@10 nDCG@10':^15}" for _ in sets))
    for name in dict.fromkeys(name for _, name in scores):
        cells = [mean(scores[one, name][asked]) for one in sets]
        print(f"{name:24}", *(f"{f'{cell.mrr:.3f}  {cell.ndcg:.3f}':^15}" for cell in cells))
    print()


def print_times(times: dict[str, Times]) -> None:
    """The median and the 95th percentile of every set, and how the latter compare."""
    print(f"{'milliseconds p50, p95':24}", *(f"{name:^15}" for name in times))
    for name, field in (("as typed", "typed"), ("any of the words", "plain")):
        cells = [percentiles(getattr(one, field)) for one in times.values()]
        print(f"{name:24}", *(f"{f'{middle:.2f}  {high:.2f}':^15}" for middle, high in cells))
    ratios = [percentiles(one.typed)[1] / percentiles(one.plain)[1] for one in times.values()]
    print(f"{'ratio of p95':24}", *(f"{ratio:^15.2f}" for ratio in ratios), end="\n\n")


def percentiles(milliseconds: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    middle, high = np.percentile(milliseconds, [50, 95])
    return float(middle), float(high)


def mean(scores: Sequence[Score]) -> Score:
    """The mean of each number."""
    return Score(*(sum(column) / len(scores) for column in zip(*scores, strict=True)))


if __name__ == "__main__":
    main()
