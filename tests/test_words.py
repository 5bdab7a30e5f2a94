"""The user's words: added and taken back in one commit, which leaves an index as a rebuild with them would."""

from __future__ import annotations

import errno
import shutil
import tempfile
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import index
import searcher
from index import DictionaryError, IndexVersionError, IndexWriteError, Snapshot, UserWord
from searcher import quoted
from tests.disks import Died, ForgetfulDisk, FragileDisk, on, outcomes
from tests.hay import PORT, TEA, story, write_hay
from tests.strategies import PIECES, dumps, texts, write_dump
from tests.syncing import answer

# Words of every kind: of two characters and more, of jieba's and not, taken out of its dictionary, and of letters.
WORDS = st.one_of(
    st.sampled_from(
        ["三区", "联创", "区联", "三区联创", "人才", "人才 0", "振兴 0", "泉港区", "泉港 0", "农ai", "AI+"]
    ),
    st.sampled_from([piece for piece in PIECES if piece.strip() and piece.isalnum()]),
    st.builds(lambda text, at, size: text[at : at + size], texts(), st.integers(0, 12), st.integers(2, 4)).filter(
        str.isalnum
    ),
)
ROUNDS = st.lists(
    st.tuples(st.sampled_from(["add", "add", "remove", "sync"]), st.lists(WORDS, min_size=1, max_size=3), dumps()),
    min_size=1,
    max_size=6,
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with the small newspaper in `dumps`, and an index of it in `idx`."""
    write_hay(tmp_path / "dumps")
    with index.open(tmp_path / "idx", create=True) as library:
        library.sync([tmp_path / "dumps"])
    return tmp_path


def held(snapshot: Snapshot) -> dict[str, object]:
    """All that an index holds of words, by paragraph: lengths, and each term of text and headline with its times."""
    ids = {int(row): snapshot.entry(int(row)).paragraph.id for row in snapshot.live}
    lengths = {ids[row]: [int(column[row]) for column in snapshot.lengths.values()] for row in ids}
    terms: dict[str, dict[str, int]] = {}
    # deleted paragraphs may lend the names of words that are none any more
    words = (term for term in snapshot.terms("text") if snapshot.tokenizer.parts(term) == [term])
    for term in words:
        ordinals, times = snapshot.word(term)
        numbers = [1] * len(ordinals) if times is None else times.tolist()
        if len(ordinals):
            terms[term] = dict(sorted((ids[row], time) for row, time in zip(ordinals.tolist(), numbers, strict=True)))
    return {"lengths": lengths, "terms": terms}


def words_of(snapshot: Snapshot) -> set[str]:
    """The words of two characters and more that an index names, of paragraphs that live."""
    there = (term for term in snapshot.terms("text") if len(term) > 1)
    return {term for term in there if len(snapshot.postings("text", term).ordinals)}


@settings(max_examples=60)
@given(dumps(), ROUNDS, st.lists(WORDS, min_size=1, max_size=3))
@example([story("三区联创", "推行三区联创。")], [("add", ["区联"], []), ("remove", ["区联"], [])] * 3, ["区联"])
@example(
    [story("人才", "人才来了。")], [("add", ["人才 0"], [])] + [("sync", ["人"], [story("新", "来。")])] * 4, ["人才"]
)
@example([story("三区联创", "三区。"), story("文", "人才完")], [("add", ["人才 0"], [])], ["三区"])
def test_words_added_and_removed_leave_an_index_as_a_rebuild_with_them_does(
    first: list[dict[str, object]],
    rounds: list[tuple[str, list[str], list[dict[str, object]]]],
    asked: list[str],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        write_dump(home / "dumps" / "0.jsonl", first)
        with index.open(home / "idx", create=True) as library:
            library.sync([home / "dumps"])
            for number, (step, words, content) in enumerate(rounds, 1):
                if step == "sync":
                    write_dump(home / "dumps" / f"{number}.jsonl", content)
                    library.sync([home / "dumps"])
                elif step == "add":
                    library.add_words(words)
                else:
                    library.remove_words([word.partition(" ")[0] for word in words])
        with searcher.open(home / "idx") as changed:
            lines = "\n".join(map(str, changed.snapshot.state.dictionary.words))
            (home / "words.txt").write_text(lines, "utf-8")
            with index.open(home / "fresh", create=True) as library:
                library.sync([home / "dumps"], dictionary=home / "words.txt")
            with searcher.open(home / "fresh") as fresh:
                assert changed.snapshot.state.dictionary == fresh.snapshot.state.dictionary
                assert held(changed.snapshot) == held(fresh.snapshot)
                if all(part.dead is None for part in changed.snapshot.parts):
                    assert words_of(changed.snapshot) == words_of(fresh.snapshot)
                plain = [word.partition(" ")[0] for word in asked]
                for query in [*plain, *map(quoted, plain), "".join(plain), "三区联创 人才", "标题:三区联创", "*"]:
                    assert answer(changed, query) == answer(fresh, query), query


def test_only_articles_that_hold_a_word_are_cut_again_in_one_commit(home: Path) -> None:
    with Snapshot(home / "idx") as before, index.open(home / "idx") as library:
        report = library.add_words(["三区联创", "茶农 3 n"])
        assert (report.articles, report.paragraphs) == (1, 3)
        assert [str(word) for word in report.added] == ["三区联创 1", "茶农 3 n"]
        with Snapshot(home / "idx") as after:
            assert after.generation == before.generation + 1
            assert len(after.postings("text", "三区联创").ordinals) == 2


def test_a_word_that_only_a_phrase_had_to_find_is_then_a_word_of_queries_too(home: Path) -> None:
    def cut(text: str = "推行三区联创") -> list[str]:
        with Snapshot(home / "idx") as snapshot:
            return [word.term for word in snapshot.tokenizer.words(text)]

    assert cut() == ["推行", "三区", "联创"]
    assert cut("三园共建") == ["三", "园", "共建"]
    with index.open(home / "idx") as library:
        library.add_words(["三區聯創"])
    assert cut() == ["推行", "三区联创"]
    with index.open(home / "idx") as library:
        assert [word.word for word in library.remove_words(["三區聯創"]).removed] == ["三区联创"]
    assert cut() == ["推行", "三区", "联创"]


def test_a_word_taken_back_is_none_of_the_words_of_a_merged_segment(tmp_path: Path) -> None:
    write_hay(tmp_path / "dumps")
    with index.open(tmp_path / "idx", create=True) as library:
        library.add_words(["区联"])
        library.sync([tmp_path / "dumps"])
        assert library.remove_words(["区联"]).articles == 1
        for number in range(2):
            write_dump(tmp_path / "dumps" / f"{number}.jsonl", [story("茶会", f"第{number}次。")])
            library.sync([tmp_path / "dumps"])
    with Snapshot(tmp_path / "idx") as snapshot:
        assert [part.dead for part in snapshot.parts] == [None]  # all are merged into one
        assert len(snapshot.phrase("区联").ordinals) == 2
        assert "区联" not in snapshot.terms("text")


def test_what_changes_nothing_commits_nothing(home: Path) -> None:
    with index.open(home / "idx") as library:
        library.add_words(["三区联创", "人才 7 n"])
        with Snapshot(home / "idx") as before:
            for report in (library.add_words(["三区联创", "人才"]), library.remove_words(["茶农"])):
                assert (report.added, report.removed, report.articles) == ((), (), 0)
            assert Snapshot(home / "idx").generation == before.generation


def test_a_sync_and_a_rebuild_keep_the_words(home: Path) -> None:
    with index.open(home / "idx") as library:
        library.add_words(["三区联创"])
        write_dump(home / "dumps" / "new.jsonl", [story("茶会", "又是三區聯創。")])
        library.sync([home / "dumps"])
        library.sync([home / "dumps"], rebuild=True)
    with Snapshot(home / "idx") as snapshot:
        assert len(snapshot.postings("text", "三区联创").ordinals) == 3


def test_an_empty_index_takes_words_that_its_first_dumps_are_cut_by(tmp_path: Path) -> None:
    write_dump(tmp_path / "dumps" / "port.jsonl", PORT)
    with index.open(tmp_path / "idx", create=True) as library:
        assert library.add_words(["三区联创"]).paragraphs == 0
        library.sync([tmp_path / "dumps"])
    with Snapshot(tmp_path / "idx") as snapshot:
        assert len(snapshot.postings("text", "三区联创").ordinals) == 2


def test_a_file_of_words_is_taken_and_its_word_given_by_hand_holds(home: Path) -> None:
    (home / "words.txt").write_text("三区联创 5 n\n夜校 0\n", "utf-8")
    with index.open(home / "idx") as library:
        added = library.add_words(["三区联创 9"], dictionary=home / "words.txt").added
    assert added == (UserWord("三区联创", 9), UserWord("夜校", 0))


@pytest.mark.parametrize("line", ["", " ", "。", "《》", "茶 99999999999"])
def test_what_is_no_word_is_refused_and_nothing_is_committed(home: Path, line: str) -> None:
    with index.open(home / "idx") as library, Snapshot(home / "idx") as before:
        with pytest.raises(DictionaryError, match="words: line 2: want"):
            library.add_words(["三区联创", line])
        assert Snapshot(home / "idx").state == before.state


def test_a_dictionary_of_more_characters_than_there_is_room_for_is_our_error(home: Path) -> None:
    (home / "words.txt").write_text(
        "\n".join(chr(0x4E00 + at) + chr(0x3400 + at % 6000) for at in range(9000)), "utf-8"
    )
    with index.open(home / "idx") as library, pytest.raises(DictionaryError, match="Leave rare ones out"):
        library.add_words(dictionary=home / "words.txt")


def test_an_index_read_by_other_rules_is_not_cut_by_halves(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.reader.RULES", 0)
    with index.open(home / "idx") as library, pytest.raises(IndexVersionError, match="reading rules"):
        library.add_words(["三区联创"])


def test_what_a_dying_disk_forgets_of_a_change_of_words_is_never_a_half_of_it(home: Path) -> None:
    shutil.copytree(home / "idx", home / "before")
    seen = set()
    for last in count(1):
        disk = ForgetfulDisk(home / "idx", last)
        with suppress(Died), on(disk), index.open(home / "idx") as library:
            library.add_words(["三区联创", "引人"])
        for chance in outcomes(last, 1):
            shutil.rmtree(home / "idx")
            disk.left(home / "idx", chance)
            with Snapshot(home / "idx") as snapshot:
                known = [word.word for word in snapshot.state.dictionary.words]
                there = [len(snapshot.postings("text", word).ordinals) for word in ("三区联创", "园区", "茶农")]
                assert (known, there) in (([], [0, 1, 2]), (["三区联创", "引人"], [2, 1, 2])), last
                assert snapshot.paragraphs == sum(len(one["paragraphs"]) + 1 for one in [*PORT, *TEA])
                seen.add(bool(known))
        if not disk.dead:
            break
        shutil.rmtree(home / "idx")
        shutil.copytree(home / "before", home / "idx")
    assert seen == {False, True}


def test_a_full_disk_ends_a_change_of_words_in_our_error_and_leaves_nothing(home: Path) -> None:
    before = {path.name for path in (home / "idx").iterdir()}

    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with index.open(home / "idx") as library, on(FragileDisk(3, full)):
        with pytest.raises(IndexWriteError, match="Make room on this disk"):
            library.add_words(["三区联创"])
        assert {path.name for path in (home / "idx").iterdir()} - {"writer.note"} == before - {"writer.note"}
    with index.open(home / "idx") as library:
        assert library.add_words(["三区联创"]).articles == 1


def test_a_single_word_is_not_taken_letter_by_letter(home: Path) -> None:
    with index.open(home / "idx") as library:
        assert [word.word for word in library.add_words("三区联创").added] == ["三区联创"]
        assert [word.word for word in library.remove_words("三区联创").removed] == ["三区联创"]
