"""What several test modules share: an index of a few dumps, the samples, and the material beside the repository."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

import index
import searcher
import searcher.cli
from corpus import Article, Gazetteer, Reader, find_dumps
from tests.commands import ROOT, Run, Runner
from tests.hay import write_hay
from tests.strategies import write_dump

SAMPLES = ROOT / "corpus" / "samples"
SHARED = ROOT.parent / "shared"

# Building an index takes tens of milliseconds and more on a busy machine: no example is too slow, and none flaky.
# A failure is shown as found first: to explain it, or to look for more, would take minutes.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
settings.register_profile(
    "quanwen",
    deadline=None,
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
    phases=PHASES,
)
settings.load_profile("quanwen")


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The real pages, which are not part of the repository."""
    path = SHARED / "seeds"
    if not path.is_dir():
        pytest.skip("the real pages are not beside this repository")
    return path


@pytest.fixture(scope="session")
def news() -> Path:
    """The news set, which is not part of the repository."""
    path = SHARED / "data" / "news.jsonl.xz"
    if not path.is_file():
        pytest.skip("the news set is not beside this repository")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with the dumps of the small newspaper in `dumps`; the index is to be in `idx`."""
    write_hay(tmp_path / "dumps")
    return tmp_path


def read_all(paths: Iterable[Path], gazetteer: Gazetteer) -> list[Article]:
    """The articles of all dumps beneath the paths, as a rebuild would read them."""
    reader = Reader(gazetteer)
    return [article for path in paths for dump in find_dumps(path) for article in reader.read(dump)]


def build(directory: Path, *roots: Path) -> searcher.Searcher:
    """A searcher over a new index of the dumps beneath the roots."""
    with index.open(directory, create=True) as library:
        library.sync(roots)
    return searcher.open(directory)


@contextmanager
def library_of(content: list[list[dict[str, object]]]) -> Iterator[tuple[searcher.Searcher, list[Article]]]:
    """A searcher over some dumps, and their articles as a scan sees them: one for each id."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "dumps"
        for number, articles in enumerate(content):
            write_dump(root / f"{number}.jsonl", articles)
        with build(Path(name) / "idx", root) as opened:
            yield opened, distinct(read_all([root], Gazetteer.load()))


def distinct(articles: list[Article]) -> list[Article]:
    """Each article once, as the first of its dumps has it."""
    return list({article.id: article for article in reversed(articles)}.values())


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterable[searcher.Searcher]:
    """A searcher over the samples."""
    with build(tmp_path_factory.mktemp("samples") / "idx", SAMPLES) as opened:
        yield opened


@pytest.fixture(scope="session")
def hay(tmp_path_factory: pytest.TempPathFactory) -> Iterable[searcher.Searcher]:
    """A searcher over the small newspaper."""
    root = tmp_path_factory.mktemp("hay")
    with build(root / "idx", write_hay(root / "dumps")) as opened:
        yield opened


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of whoever runs the tests decides what is printed."""
    for name in ("QUANWEN_INDEX", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "_QUANWEN_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], bare_environment: None) -> Runner:
    """Run a command line in this process, in a pipe."""

    def run_it(*args: str) -> Run:
        capsys.readouterr()
        code = searcher.cli.run(args)
        return Run(code, *capsys.readouterr())

    return run_it


@pytest.fixture
def ask(samples: searcher.Searcher, run: Runner) -> Runner:
    """Run a command line over the samples."""
    return lambda *args: run("--index", str(samples.snapshot.directory), *args)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
