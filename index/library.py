"""An index as a place to write: open or create it, and keep it in step with its dumps, one writer at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from types import TracebackType

from corpus import CorpusError, Dump, UserPlaces
from corpus.divisions import NO_PLACES
from corpus.publication import given
from index import recutting, storage
from index.checking import Checked, Repaired, check, repair
from index.commit import publish, remove_stale
from index.dictionary import Dictionary
from index.errors import IndexNotFoundError, LibraryError
from index.generations import latest_generation, toc_file
from index.lock import WriteLock
from index.plan import none_of_them
from index.report import Progress, Report, WordsReport
from index.state import State, state_file
from index.sync import Sync
from index.tokenizer import with_frequencies

# What a killed process may leave of an index it had only begun to create.
OURS = ("_MAIN_", "MAIN_", "MAIN.tmp", "quanwen_", "writer.note")


class Library:
    """An index open for writing. Others may search it meanwhile: they see whole commits only."""

    def __init__(self, directory: Path, timeout: float) -> None:
        self.directory = directory
        self.lock = WriteLock(directory, timeout)
        self.is_new = False

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.is_new and error is not None:
            self.take_away()
        self.close()

    def take_away(self) -> None:
        """Leave nothing of an index that was made here and got no commit: an empty one would only mislead."""
        if latest_generation(self.directory) == 0:
            for path in (toc_file, state_file):  # the commit first: without it the rest means nothing
                storage.delete(path(self.directory, 0))

    def close(self) -> None:
        """Let the next writer in. What was not committed never happened."""
        self.lock.release()

    def check(self) -> Checked:
        """Compare every byte of the index with its checksum. Raises IndexCorruptError when its state cannot be read."""
        return check(self.directory)

    def repair(self) -> Repaired:
        """Drop what is damaged, in one commit; the next sync of the dumps that stood in it reads them again.

        Raises IndexCorruptError when not even the state can be read: `sync` with `rebuild` is what helps then.
        """
        self.refuse_closed()
        return repair(self.directory)

    def refuse_closed(self) -> None:
        """Raise LibraryError when another may be writing."""
        if not self.lock.held:
            raise LibraryError(self.directory, "this library is closed. Open it again to write.")

    def add_words(self, words: str | Iterable[str] = (), *, dictionary: str | Path | None = None) -> WordsReport:
        """Let the index know words, in one commit: it is then as if rebuilt with them, but only what holds one is cut.

        Each is a line as in a dictionary of jieba's: `word [frequency] [tag]`; `dictionary` is a file of such lines. A
        frequency of 0 makes a word of jieba's none. Without one a word counts just enough to be cut whole by itself.
        Later syncs keep the words, and so does a rebuild without a dictionary.

        Raises DictionaryError for what is no word, IndexVersionError when the index was built by other rules.
        """
        self.refuse_closed()
        loaded = Dictionary.load(Path(dictionary)).words if dictionary is not None else ()
        return recutting.add_words(self.directory, [*loaded, *recutting.given_words(several(words))])

    def remove_words(self, words: str | Iterable[str]) -> WordsReport:
        """Take words back that were added, in one commit; those that were not are passed over.

        Raises IndexVersionError when the index was built by other rules.
        """
        self.refuse_closed()
        return recutting.remove_words(self.directory, several(words))

    def sync(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        encoding: str | None = None,
        date: date | str | None = None,
        home: str | None = None,
        places: str | Path | None = None,
        dictionary: str | Path | None = None,
        dry_run: bool = False,
        prune: bool = False,
        rebuild: bool = False,
        stop_after: int | None = None,
        busy: Callable[[Dump], bool] = none_of_them,
        progress: Callable[[Progress], None] | None = None,
    ) -> Report:
        """Bring the index in step with the dumps under `paths`, in one commit, and say what changed.

        Dumps that came from elsewhere stay. With `rebuild` every dump is read again by today's rules, those not under
        `paths` too. `dictionary` is a user dictionary in jieba's format: for a new index, or one being rebuilt.
        `dry_run` says what would change and changes nothing; `prune` lets paths be empty that were not. `encoding` is
        that of all dumps read, where guessing fails. `progress` is told now and then how far it is.

        `date` is the day of publication for the dumps under `paths` whose text and name state none. `home` is the
        region whose places are known by their short names (泉州市), `places` a CSV file with more of them, which
        `Gazetteer.load` describes. The index remembers all three, the file's text too; "" takes one back. Another date
        reads the dumps under `paths` again, another home or other places every dump.

        After `stop_after` dumps were read, what is complete is committed, and the next sync goes on; a rebuild knows no
        half. Dumps that are `busy` are left alone as well: still being written, say.

        Raises CorpusError for a path that is not there or holds no dumps and for a bad encoding, date, home or file of
        places, IndexVersionError when the index was built by other rules, DictionaryError for a bad dictionary. A dump
        that cannot be read is no error: it is reported.
        """
        self.refuse_closed()
        check_encoding(encoding)
        if stop_after is not None and stop_after < 0:
            raise LibraryError(
                self.directory, f"cannot stop after {stop_after} dumps. Give 0 or more, or None for all."
            )
        words = with_frequencies(Dictionary.load(Path(dictionary))) if dictionary is not None else None
        roots = [Path(paths)] if isinstance(paths, str | Path) else [Path(path) for path in paths]
        job = Sync(
            self.directory,
            roots,
            encoding=encoding,
            date=day_given(date),
            home=home,
            places=UserPlaces.load(Path(places)) if places else None if places is None else NO_PLACES,
            dictionary=words,
            prune=prune,
            rebuild=rebuild,
            progress=progress,
            stop_after=stop_after,
            busy=busy,
        )
        return job.run(dry_run=dry_run)


def open(path: str | Path, *, create: bool = False, timeout: float = 10.0) -> Library:  # reads as `gzip.open` does
    """The index at `path`, open for writing; with `create` an empty one is made where there is none.

    Waits up to `timeout` seconds for another writer. Raises IndexNotFoundError, IndexLockedError, and LibraryError for
    a directory that holds something else.
    """
    directory = Path(path).expanduser().absolute()
    try:
        latest_generation(directory)
    except IndexNotFoundError:
        if not create:
            raise
        make_directory(directory)
    library = Library(directory, timeout)
    if create:
        library.is_new = create_empty(directory)
    return library


def several(words: str | Iterable[str]) -> Iterable[str]:
    """Words, of which one may be given alone: it is not taken letter by letter."""
    return [words] if isinstance(words, str) else words


def day_given(day: date | str | None) -> str | None:
    """The day as the index remembers it: None when not spoken of, empty when taken back. Raises CorpusError."""
    if day is None:
        return None
    text = day.isoformat()[:10] if isinstance(day, date) else day
    return given(text).isoformat() if text else ""


def check_encoding(name: str | None) -> None:
    """Raise CorpusError unless Python knows the encoding as one of text: rot13 is none."""
    try:
        "".encode(name or "utf-8")
    except (LookupError, ValueError, TypeError):
        raise CorpusError(f"no encoding is called {name!r}. Try utf-8, gb18030, big5 or utf-16.") from None


def make_directory(directory: Path) -> None:
    """Make the directory of a new index. Raises LibraryError when it is in use for something else."""
    if directory.is_file():
        raise LibraryError(directory, "no index can be made here, it is a file. Choose a new or empty directory.")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        strangers = [entry.name for entry in directory.iterdir() if not entry.name.startswith(OURS)]
    except OSError as error:
        raise LibraryError(directory, f"no index can be made here: {error.strerror}") from error
    if strangers:
        raise LibraryError(directory, f"holds {strangers[0]!r} and no index. Choose a new or empty directory.")


def create_empty(directory: Path) -> bool:
    """Make generation 0 if there is none, and say whether; called with the lock held."""
    try:
        latest_generation(directory)
        return False
    except IndexNotFoundError:
        remove_stale(directory, 0, ())
        publish(directory, 0, State(), ())
        return True
