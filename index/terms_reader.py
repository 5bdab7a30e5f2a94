"""The terms of a segment and their postings, as Whoosh asks for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec import base
from whoosh.matching.mcore import Matcher
from whoosh.reading import TermInfo, TermNotFound

from index.documents_reader import field_lengths
from index.matcher import ArrayMatcher
from index.places import places_of_units
from index.postings import Postings
from index.segment import KEY_FIELDS, ROW_FIELDS, WORD_FIELDS, Segment


class ColumnarTerms(base.TermsReader):
    """Terms and postings of one segment."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self.fields = {name: segment.field(name) for name in (*KEY_FIELDS, *ROW_FIELDS, *WORD_FIELDS, "exact")}

    def indexed_field_names(self) -> list[str]:
        """All fields that have terms."""
        return sorted(self.fields)

    def of(self, fieldname: str) -> Any:
        """The terms of a field, a sorted sequence with `find`."""
        return self.fields[fieldname]

    def number(self, fieldname: str, text: bytes) -> int:
        """The number of a term in its field, -1 for none."""
        return int(self.of(fieldname).find(text)) if fieldname in self.fields else -1

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self.number(*term) >= 0

    def cursor(self, fieldname: str, fieldobj: Any) -> ColumnarCursor:
        """A walk over the terms of a field."""
        return ColumnarCursor(self, fieldname, fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield every term, by field, sorted."""
        return ((name, text) for name in self.indexed_field_names() for text in self.of(name))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the terms of one field from `prefix` on."""
        terms = self.of(fieldname)
        return ((fieldname, terms[number]) for number in range(bisect_left(terms, prefix), len(terms)))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield every term with its statistics."""
        return (((name, text), self.term_info(name, text)) for name, text in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield the terms of one field from `prefix` on with their statistics."""
        return (((name, text), self.term_info(name, text)) for name, text in self.terms_from(fieldname, prefix))

    def postings(self, fieldname: str, text: bytes) -> Postings:
        """The rows that have a term, deleted ones too. Raises KeyError."""
        if (number := self.number(fieldname, text)) < 0:
            raise KeyError((fieldname, text))
        if fieldname == "exact":
            return exact_postings(self.segment, number)
        return self.segment.postings(fieldname, text.decode("utf-8", "surrogatepass"))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """A term's statistics. Raises KeyError."""
        rows, times = self.postings(fieldname, text)
        lengths = field_lengths(self.segment, fieldname)[rows]
        return TermInfo(
            weight=float(times.sum()), df=len(rows), minlength=int(lengths.min()), maxlength=int(lengths.max()),
            maxweight=float(times.max()), minid=int(rows[0]), maxid=int(rows[-1]),
        )  # fmt: skip

    def frequency(self, fieldname: str, text: bytes) -> float:
        """How often a term stands anywhere. Raises KeyError."""
        return float(self.postings(fieldname, text).frequencies.sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many rows have a term, deleted ones too. Raises KeyError."""
        return len(self.postings(fieldname, text).ordinals)

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> Matcher:
        """A walk over a term's postings. Raises TermNotFound."""
        try:
            postings = self.postings(fieldname, text)
        except KeyError:
            raise TermNotFound(f"No term {fieldname}:{text!r}") from None
        positions = exact_positions(self.segment, self.number(fieldname, text)) if fieldname == "exact" else None
        info = self.term_info(fieldname, text)
        return ArrayMatcher(postings, positions, format_, scorer, (fieldname, text), info)


def exact_postings(segment: Segment, number: int) -> Postings:
    """The rows that have a term of the exact field, and how often, counted in their texts."""
    rows, times = np.unique(exact_places(segment, number)[0], return_counts=True)
    return Postings(rows.astype(np.int32), times.astype(np.int32))


def exact_positions(segment: Segment, number: int) -> NDArray[np.int32]:
    """Where in its row each place of such a term is, in units; row after row."""
    return exact_places(segment, number)[1].astype(np.int32)


def exact_places(segment: Segment, number: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The row of each place of such a term, ascending, and which unit of its row that is."""
    rows = segment.pair_held(number).own
    units = [unit.decode("utf-8", "surrogatepass") for unit in segment.exact[number].split(b" ")]
    owners, places = places_of_units(segment.texts, rows, units)
    return rows[owners].astype(np.int64), places


class ColumnarCursor(base.FieldCursor):
    """A walk over the terms of one field."""

    def __init__(self, terms: ColumnarTerms, fieldname: str, fieldobj: Any) -> None:
        self.reader, self.fieldname, self.fieldobj = terms, fieldname, fieldobj
        self.terms = terms.of(fieldname)
        self.at = 0

    def is_valid(self) -> bool:
        """Whether there is a term here."""
        return self.at < len(self.terms)

    def text(self) -> str | None:
        """The term here as the field shows it, None behind the last."""
        return str(self.fieldobj.from_bytes(self.terms[self.at])) if self.is_valid() else None

    def first(self) -> str | None:
        """Go to the first term."""
        self.at = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to the first term that is not before `term`."""
        wanted = term if isinstance(term, bytes) else self.fieldobj.to_bytes(term)
        self.at = bisect_left(self.terms, wanted)
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self.at += 1
        return self.text()

    def term_info(self) -> TermInfo | None:
        """The statistics of the term here."""
        return self.reader.term_info(self.fieldname, self.terms[self.at]) if self.is_valid() else None
