"""The half of the Xapian engine that runs where xapian can be imported: standard library and xapian only.

`build DIRECTORY` reads lines of text, TAB, words; `serve DIRECTORY` reads lists of questions. Both answer in JSON.
"""

from __future__ import annotations

import json
import sys
import time

import xapian

from benchmarks.speed.memory import own_bytes, peak_bytes

# Xapian's own limit on a term, in bytes of UTF-8, less what zero bytes would need.
LONGEST = 240


def build(directory: str) -> None:
    """Index what comes in."""
    database = xapian.WritableDatabase(directory, xapian.DB_CREATE_OR_OPEN)
    for line in sys.stdin:
        text, words = line.rstrip("\n").split("\t")
        document = xapian.Document()
        document.set_data(text)
        for position, word in enumerate(words.split(" ")):
            if word and len(word.encode()) <= LONGEST:
                document.add_posting(word, position)
        database.add_document(document)
    database.close()
    print(json.dumps({"processor_seconds": time.process_time(), "peak_bytes": peak_bytes(), "own_bytes": own_bytes()}))


def serve(directory: str) -> None:
    """Answer what comes in, a list of questions a line."""
    database = xapian.Database(directory)
    for line in iter(sys.stdin.readline, ""):
        answers = [ask(database, question["shape"], question["words"]) for question in json.loads(line)]
        print(json.dumps({"answers": answers, "peak_bytes": peak_bytes(), "own_bytes": own_bytes()}), flush=True)


def ask(database: xapian.Database, shape: str, words: list[str]) -> tuple[float, int]:
    """Milliseconds and the exact total."""
    started = time.perf_counter()
    enquire = xapian.Enquire(database)
    enquire.set_query(query(shape, words))
    found = enquire.get_mset(0, 10, database.get_doccount())
    return (time.perf_counter() - started) * 1000, found.get_matches_estimated()


def query(shape: str, words: list[str]) -> xapian.Query:
    """The question in Xapian's terms."""
    if shape == "phrase":
        return xapian.Query(xapian.Query.OP_PHRASE, words, len(words))
    return xapian.Query(xapian.Query.OP_AND if shape == "and" else xapian.Query.OP_OR, words)


if __name__ == "__main__":
    {"build": build, "serve": serve}[sys.argv[1]](sys.argv[2])
