"""Errors: one tree with one root, and every message says what was met and what to do next."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import corpus
import index
import searcher
from corpus import CorpusError, DumpError, QuanwenError
from corpus.errors import QuanwenError as Root
from index import Dictionary, Snapshot
from searcher import SearchError
from tests.hay import write_hay

PACKAGES = (corpus, index, searcher)
BRANCHES = {"corpus": CorpusError, "index": index.LibraryError, "searcher": SearchError}


def errors_of(module: object) -> Iterator[type[BaseException]]:
    """The exceptions that a module itself defines, warnings aside."""
    for value in vars(module).values():
        if is_error(value) and value.__module__ == module.__name__:  # type: ignore[attr-defined]
            yield value


def is_error(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, BaseException) and not issubclass(value, Warning)


@pytest.mark.parametrize("package", ["corpus", "index", "searcher"])
def test_every_error_of_a_layer_is_on_its_branch_of_the_one_tree(package: str) -> None:
    found = [error for error in errors_of(importlib.import_module(f"{package}.errors")) if error is not Root]
    assert found
    assert all(issubclass(error, BRANCHES[package]) for error in found)
    assert all(issubclass(error, QuanwenError) for error in found)


def test_every_error_that_a_package_hands_out_descends_from_the_root() -> None:
    exported = [getattr(package, name) for package in PACKAGES for name in package.__all__]
    errors = [value for value in exported if is_error(value)]
    assert len(errors) > 10
    assert all(issubclass(error, QuanwenError) for error in errors)


def test_every_error_of_a_layer_is_handed_out_by_its_package() -> None:
    for package in PACKAGES:
        defined = {error.__name__ for error in errors_of(importlib.import_module(f"{package.__name__}.errors"))}
        assert defined <= set(package.__all__)


def test_errors_are_defined_where_errors_are_or_never_leave_their_package() -> None:
    for package in PACKAGES:
        for found in pkgutil.iter_modules(package.__path__):
            if found.name not in ("errors", "__main__"):
                module = importlib.import_module(f"{package.__name__}.{found.name}")
                assert not [error for error in errors_of(module) if error.__name__ in package.__all__]


STANDARD = {
    index.IndexNotFoundError: FileNotFoundError,
    index.IndexLockedError: TimeoutError,
    index.DictionaryError: ValueError,
    searcher.QueryError: ValueError,
    searcher.ParagraphNotFoundError: LookupError,
}


@pytest.mark.parametrize(("error", "standard"), STANDARD.items(), ids=lambda kind: kind.__name__)
def test_an_error_is_also_what_python_calls_it(error: type[Exception], standard: type[Exception]) -> None:
    assert issubclass(error, standard)


def open_missing(home: Path) -> None:
    searcher.open(home / "missing")


def open_foreign(home: Path) -> None:
    index.open(home / "dumps", create=True)


def open_damaged(home: Path) -> None:
    index.open(home / "idx", create=True).close()
    for path in (home / "idx").glob("*.state"):
        path.write_text("{", "utf-8")
    searcher.open(home / "idx")


def open_locked(home: Path) -> None:
    with index.open(home / "idx", create=True):
        index.open(home / "idx", timeout=0)


def sync_missing(home: Path) -> None:
    with index.open(home / "idx", create=True) as library:
        library.sync([home / "nowhere"])


def sync_emptied(home: Path) -> None:
    with index.open(home / "idx", create=True) as library:
        library.sync([home / "dumps"])
        for path in (home / "dumps").iterdir():
            path.unlink()
        library.sync([home / "dumps"])


def sync_other_rules(home: Path) -> None:
    with index.open(home / "idx", create=True) as library:
        library.sync([home / "dumps"])
    with pytest.MonkeyPatch.context() as patch, index.open(home / "idx") as library:
        patch.setattr("corpus.reader.RULES", 0)
        library.sync([home / "dumps"])


def load_bad_dictionary(home: Path) -> None:
    Dictionary.parse("茶 99999999999", home / "words.txt")


def ask(query: str, **options: str) -> Callable[[Path], None]:
    def search(home: Path) -> None:
        with index.open(home / "idx", create=True) as library:
            library.sync([home / "dumps"])
        with searcher.open(home / "idx") as opened:
            opened.search(query, **options)  # type: ignore[arg-type]

    return search


def show_missing(home: Path) -> None:
    with index.open(home / "idx", create=True):
        pass
    searcher.open(home / "idx").article("nobody")


# What went wrong, what the message names of it, and what it says to do.
SAID: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "no index": (open_missing, "missing", "Build one with:  quanwen index --index "),
    "somebody else's directory": (open_foreign, ".jsonl' and no index", "Choose a new or empty directory"),
    "a damaged index": (open_damaged, "state of generation 0 is damaged", "quanwen index"),
    "a locked index": (open_locked, "being written by process", "Try again when it is done"),
    "no such path": (sync_missing, "nowhere: no such file or directory", "give the path of a dump or of a directory"),
    "an emptied root": (sync_emptied, "the index holds 2 from it", "add --prune"),
    "other rules": (sync_other_rules, "reading rules and gazetteer", "--rebuild"),
    "a bad dictionary": (load_bad_dictionary, "words.txt: line 1", "want `word [frequency] [tag]`"),
    "an empty query": (ask(""), "'' holds nothing to look for", "Every paragraph is found by  *"),
    "no date": (ask("日期:从前"), "日期:从前 is no date", "Write 2026, 2026-06"),
    "no bound": (ask("茶", since="从前"), "since '从前' is no date", "Write 2026, 2026-06"),
    "no district": (ask("茶", district="南安区"), "no district is called '南安区'", "Did you mean"),
    "no such paragraph": (show_missing, "'nobody'", "Ids are shown by search"),
}


@pytest.mark.parametrize(("go_wrong", "named", "advice"), SAID.values(), ids=SAID)
def test_a_message_names_what_was_met_and_says_what_to_do(
    tmp_path: Path, go_wrong: Callable[[Path], None], named: str, advice: str
) -> None:
    write_hay(tmp_path / "dumps")
    with pytest.raises(QuanwenError) as caught:
        go_wrong(tmp_path)
    assert named in str(caught.value)
    assert advice in str(caught.value)


def test_a_dump_error_has_its_dump_and_its_reason_apart() -> None:
    error = DumpError("a.jsonl", "line 50: no JSON")
    assert (error.dump, error.reason, str(error)) == ("a.jsonl", "line 50: no JSON", "a.jsonl: line 50: no JSON")


def test_an_error_about_an_index_has_its_directory(tmp_path: Path) -> None:
    with pytest.raises(index.LibraryError) as caught:
        Snapshot(tmp_path)
    assert caught.value.path == tmp_path
