"""A dump that holds several pages, one below the other, is read as each of them alone."""

from datetime import date
from pathlib import Path

import pytest

from corpus.encoding import decode
from corpus.page import read_page, text_source

PAGES = Path(__file__).parent / "pages" / "fresh"
#: Pages of unlike layouts: how paragraphs are set in on one of them says nothing of the other, nor do its pictures.
PAIRS = (
    "m5/letters_20180326 m5/zone_20241022_05|m6/20211108_03 m6/run_dense_20240612|p1/old_19600911_2 p1/old_19640123_4|"
    "r4/ss20240418_4 r4/qz19831106_2|run/zaobao_0630 run/p12_mixed|s1/20041109b4 s1/1961_09_3|"
    "s3/funeral_page s3/1957-07.20|t1/20240613_A06 t1/mhzb20080522_9|t1/qgb20220407_T1 t1/zhoumo1996-11-23"
)


def told(text: str) -> list[tuple[str, date | None, str]]:
    """The headline, the day and the page of each article in a dump."""
    return [(draft.title, draft.stated, draft.page) for draft in read_page(text_source(text)).drafts]


@pytest.mark.parametrize("pair", PAIRS.split("|"))
def test_two_pages_in_one_dump_are_read_as_each_alone(pair):
    one, two = (decode((PAGES / f"{name}.txt").read_bytes()).rstrip("\n") for name in pair.split())
    assert told(f"{one}\n\n{two}\n") == told(one) + told(two)
