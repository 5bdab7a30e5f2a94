"""The text of a record that may be a printed page → the page read; None where it is an article, as nearly all are."""

from __future__ import annotations

from datetime import date

from corpus.draft import Draft
from corpus.page import PageReading, read_page, text_source
from corpus.records import Kind

#: No page has so many lines; a text of more is one article, which costs less to read.
LONGEST = 20_000
#: The name of a page is no longer, in code points.
NAME = 40
_PAGE_NAMES = frozenset({"masthead", "folio"})


def whole_page(text: str, title: str, stated: date | None, page: str) -> PageReading | None:
    """The articles of a page in one text, all of that day and page unless it says otherwise itself.

    `title` is the record's own: a headline makes an article of it, the name of a page (第A12版 民生) does not.
    A message and a picture's text have no headline: they are no page. Of 1,500 news without theirs 193 that run briefs
    together are parted, and 4 that are one report are read otherwise than by their paragraphs.
    """
    if text.count("\n") > LONGEST or (title and not names_page(title)):
        return None
    source = text_source(f"{title}\n{text}" if title else text)
    source.stated, source.page = stated, page
    read = read_page(source)
    return read if 2 * sum(map(_is_headed, read.drafts)) > len(read.drafts) else None


def names_page(title: str) -> bool:
    """Whether what a record calls its headline is the name of a page."""
    if len(title) > NAME or "版" not in title:
        return False
    from corpus.furniture import piece

    found = piece(title)
    return found is not None and found.name in _PAGE_NAMES


def _is_headed(one: Draft) -> bool:
    """Whether an article of a page has a headline above its text; what ends in a colon or a stop is text."""
    return bool(one.title) and one.title[-1] not in "：:。" and any(kind is Kind.BODY for kind, _, _ in one.paragraphs)
