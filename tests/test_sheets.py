"""A page and its truth give the sheet that weights are fitted to, and fitting makes what is right likelier."""

from datetime import date

import numpy as np

from benchmarks.fitting import Batch, Weights, possible
from benchmarks.reprints import reprints
from benchmarks.sheets import Sheet, Wanted, sheet
from corpus.page import read_page, text_source
from corpus.records import Article, DateSource, Kind, Paragraph
from corpus.weights import Role

BODY = "洛江区虹山乡地处高山，雾多、风硬，地瓜却格外粉糯。每年入秋，乡里四十几家粉坊同时开磨，山路上飘着一股甜气。"
PARTS = [(Kind.TITLE, "虹山乡粉坊开磨"), (Kind.BYLINE, "本报讯 (记者方远)"), (Kind.BODY, BODY)]
PARTS += [
    (Kind.HEADING, "水要试三遍"),
    (Kind.BODY, BODY[::-1][1:] + "。"),
    (Kind.HEADING, "粉要晒七天"),
    (Kind.BODY, BODY),
]


def article() -> Article:
    parts = tuple(Paragraph("", kind, text, 0) for kind, text in PARTS)
    return Article("", PARTS[0][1], parts, "", 0, date=date(2026, 7, 3), date_source=DateSource.STATED)


def a_sheet() -> Sheet:
    page = f"{PARTS[0][1]}\n{PARTS[1][1]} {BODY[:30]}\n\n{BODY[30:]}\n水要试三遍\n{PARTS[4][1]}\n粉要晒七天\n{BODY}\n"
    return sheet("page", read_page(text_source(page)), [article()])


def test_every_line_is_wanted_for_the_paragraph_it_prints():
    assert a_sheet().wanted == [
        Wanted(Role.TITLE, True),
        Wanted(Role.BODY, False),
        Wanted(Role.REST, False),
        Wanted(Role.HEADING, False),
        Wanted(Role.BODY, False),
        Wanted(Role.HEADING, False),
        Wanted(Role.BODY, False),
    ]
    assert possible(a_sheet())


def test_the_slope_is_that_of_the_likelihood():
    batch, weights, step = Batch([a_sheet()], [1.0]), Weights.standing(), 1e-5
    _, slope = batch.slope(weights)
    for array, down in zip(weights.arrays(), slope.arrays(), strict=True):
        at = np.unravel_index(np.argmax(np.abs(down)), down.shape)
        array[at] += step
        above, _ = batch.slope(weights)
        array[at] -= 2 * step
        below, _ = batch.slope(weights)
        array[at] += step
        assert abs((above - below) / (2 * step) - down[at]) < 1e-4


def test_the_same_seed_reprints_the_same_pages_and_their_lines_are_known():
    articles = [article()] * 5
    printed = list(reprints(articles, 20, 8))
    assert printed == list(reprints(articles, 20, 8))
    for name, text, truth, aside in printed:
        one = sheet(name, read_page(text_source(text)), truth, aside)
        assert all(one.wanted), text
