"""Damaged dumps give articles or one of our errors, soon, and nothing of them is lost: some of benchmarks.mutations."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import mutations
from benchmarks.mutations import DAMAGES, bases, judge_all, letters, mutant, spoken
from corpus import Reader, find_dumps


def test_a_mutant_is_known_by_its_seed_and_number():
    assert mutant(bases(), 1, 7) == mutant(bases(), 1, 7)
    assert mutant(bases(), 1, 7) != mutant(bases(), 2, 7)


def test_every_damage_is_done_to_some():
    done = Counter(mutant(bases(), 1, number).how.partition(",")[0] for number in range(300))
    assert set(done) == set(DAMAGES)


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_dump_gives_articles_or_a_reason_soon_and_nothing_of_it_is_lost(seed):
    outcomes = judge_all(seed, range(250))
    assert [one for one in outcomes if one.fault] == []
    assert Counter(one.gave for one in outcomes)["articles"] > 50
    assert all(one.reason for one in outcomes if one.gave == "refused")


def test_what_a_reader_loses_is_noticed(tmp_path, gazetteer, monkeypatch):
    shutil.copy(mutations.ROOT / "corpus" / "samples" / "2026-05-08_A01.txt", tmp_path / "a.txt")
    [dump] = find_dumps(tmp_path)
    reader = Reader(gazetteer)
    articles = list(reader.read(dump))
    said = letters(spoken(dump))
    assert said - letters(mutations.given(articles, reader, dump)) == Counter()
    assert said - letters(mutations.given(articles[1:], reader, dump)) != Counter()


@pytest.mark.parametrize("name", sorted({Path(name).suffix for name, _ in bases()}))
def test_what_a_base_says_is_told_for_every_format(tmp_path, name, gazetteer):
    path, data = next((path, data) for path, data in bases() if path.endswith(name))
    (tmp_path / Path(path).name).write_bytes(data)
    assert all(letters(spoken(dump)) for dump in find_dumps(tmp_path))
