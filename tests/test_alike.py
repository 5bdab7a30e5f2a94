"""Fingerprints are alike where texts are, whatever is printed with them; those near are found as a scan finds them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import alike
from index.alike import BINS, DAYS, NEAR, Neighbours, fingerprints, near
from index.texts import joined
from tests.conftest import SAMPLES, read_all
from tests.strategies import texts


def of(*stories):
    codes, sizes = joined(stories)
    return fingerprints(codes, sizes)


@given(st.lists(st.one_of(texts(), st.text(max_size=40)), min_size=1, max_size=8))
def test_a_fingerprint_is_that_of_the_text_alone_whatever_stands_beside(stories):
    assert np.array_equal(of(*stories), np.concatenate([of(story) for story in stories]))


@given(texts(30), st.lists(st.sampled_from("，。“”《》 　——…\n"), min_size=1, max_size=5), st.randoms())
def test_marks_widths_and_scripts_do_not_count(text, marks, rng):
    printed = list(text)
    for mark in marks:
        printed.insert(rng.randrange(len(printed) + 1), mark)
    other = "".join(printed).translate({ord("联"): "聯", ord("A"): "Ａ", ord("2"): "２"})
    assert np.array_equal(of(text), of(other))


def test_too_short_a_text_is_like_no_other():
    assert not of("", "茶", "三字文", "——，。").any()


def articles_of_samples(gazetteer):
    return ["".join(p.text for p in article.paragraphs) for article in read_all([SAMPLES], gazetteer)]


def test_a_story_with_a_paragraph_added_is_near_and_no_other_is(gazetteer):
    stories = [story for story in articles_of_samples(gazetteer) if len(story) > 200]
    changed = [story[:-30] + "记者日前在现场看到，活动仍在继续。" for story in stories]
    marks = of(*stories, *changed)
    days = np.zeros(len(marks), np.int32)
    for number in range(len(stories)):
        assert near(marks, days, number, np.arange(len(marks))).tolist() == [number + len(stories)]


FEW_BYTES = st.lists(st.integers(0, 3), min_size=BINS, max_size=BINS)


@given(st.data(), st.lists(FEW_BYTES, min_size=1, max_size=3), st.integers(1, 30))
def test_those_near_are_found_by_pairs_as_by_looking_at_each(data, patterns, count):
    rows = []
    for _ in range(count):
        row = list(data.draw(st.sampled_from(patterns)))
        for at in data.draw(st.lists(st.integers(0, BINS - 1), max_size=BINS - NEAR + 2)):
            row[at] = data.draw(st.integers(0, 255))
        rows.append(row)
    marks = np.array(rows, np.uint8)
    days = np.array(
        data.draw(st.lists(st.sampled_from([0, 1000, 1001, 1000 + DAYS, 2000]), min_size=count, max_size=count))
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alike, "FEW", 0)
        neighbours = Neighbours(marks, days)
        found = [set(neighbours.near(one).tolist()) for one in range(count)]
    assert found == [scanned(marks, days, one) for one in range(count)]
    assert all(one in found[other] for one in range(count) for other in found[one])


def scanned(marks, days, one):
    """Near duplicates the slow way."""
    return {
        other
        for other in range(len(marks))
        if other != one
        and sum(a == b != 0 for a, b in zip(marks[one].tolist(), marks[other].tolist(), strict=True)) >= NEAR
        and (0 in (days[one], days[other]) or abs(int(days[one]) - int(days[other])) <= DAYS)
    }
