"""Bytes → text, by evidence and strictly: a character is never replaced, a file that fits nothing is refused."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.wording import late

#: How much of a stream is looked at before its encoding is settled, in bytes.
SAMPLE = 1 << 18

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with theirs
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The commonest characters of news prose in either script, and its punctuation: about a third of any real text in
# the right encoding, next to none in a wrong one.
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
    "定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因"
    "由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解"
    "問國會這個來為們時說對產發經過動學種後進還開與關實現長業點體從兩當無問題報記者市省縣區鄉鎮村月，。、：；“”（）《》！？"
)
# Enough to tell prose from noise: wrong readings of real pages score below 0.04, right ones above 0.25.
PROSE = 0.10
_CONTROL_BYTES = bytes((*range(9), *range(14, 27), *range(28, 32), 127))
_CONTROL = late(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_FOREIGN = late(r"[^\x00-\x7f]")


# How files begin that are no text, some of which have bytes that could be one.
_DOCUMENTS = {
    b"%PDF-": "a PDF",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an office document (.doc, .xls, .wps)",
    b"PK\x03\x04": "an office document (.docx, .xlsx) or a .zip",
    b"SQLite format 3": "a database",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a .gz",
    b"BZh": "a .bz2",
    b"\xfd7zXZ": "an .xz",
    b"\x28\xb5\x2f\xfd": "a .zst",
    b"7z\xbc\xaf": "an archive that is not read",
    b"Rar!": "an archive that is not read",
}
_BEGINNINGS = tuple(_DOCUMENTS)
_ADVICE = {
    "a .gz": "give it a name that ends in .gz",
    "a .bz2": "give it a name that ends in .bz2",
    "an .xz": "give it a name that ends in .xz",
    "a .zst": "give it a name that ends in .zst",
    "an archive that is not read": "unpack it first",
}


class UnknownEncodingError(ValueError):
    """No encoding fits. `offset` is the first byte, counted from 0, that UTF-8 cannot be; `advice` what to do."""

    def __init__(self, offset: int, why: str, advice: str = "name the encoding if you know it") -> None:
        super().__init__(f"byte {offset}: {why}")
        self.offset, self.advice = offset, advice


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec's name, the bytes of the mark to skip, and what spoke for it."""

    name: str
    mark: int
    evidence: str


def detect(sample: bytes, *, whole: bool) -> Encoding:
    """The encoding of text that begins with `sample`, or is it when `whole`. Raises UnknownEncodingError."""
    for mark, name in MARKS:
        if sample.startswith(mark):
            return Encoding(name, len(mark), "byte order mark")
    try:
        _decode(sample, "utf-8", whole)
    except UnicodeDecodeError as error:
        if _nearly_utf8(sample):
            raise UnknownEncodingError(error.start, "UTF-8 up to here, damaged at this byte") from error
        return _by_prose(sample, whole, error.start)
    return _by_prose(sample, whole, sample.index(0)) if b"\0" in sample else Encoding("utf-8", 0, "every byte fits")


def decode(data: bytes, forced: str | None = None) -> str:
    """All of `data` as text, less what systems of old put behind it. Raises UnknownEncodingError, if `forced` too."""
    _refuse_document(data)
    data = _without_padding(data)
    if forced is None and not _controlled(data) and not _mark(data):
        try:
            return data.decode()  # what most dumps are: looked at once, and no character by itself
        except UnicodeDecodeError:
            pass
    encoding = Encoding(forced, _mark(data), "asked for") if forced else detect(data, whole=True)
    try:
        text = data[encoding.mark :].decode(encoding.name)
    except UnicodeDecodeError as error:
        raise UnknownEncodingError(error.start + encoding.mark, f"not {encoding.name}: {error.reason}") from error
    return _as_text(text, encoding)


def decode_stream(chunks: Iterable[bytes], forced: str | None = None) -> Iterator[str]:
    """The chunks as text, each as long as it comes. Raises UnknownEncodingError with an offset in the whole stream."""
    chunks = iter(chunks)
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) >= SAMPLE:
            break
    _refuse_document(head)
    encoding = Encoding(forced, _mark(head), "asked for") if forced else detect(head, whole=len(head) < SAMPLE)
    decoder = codecs.getincrementaldecoder(encoding.name)()
    offset = encoding.mark
    data, final = head[encoding.mark :], False
    while True:
        pending = len(decoder.getstate()[0])
        try:
            text = decoder.decode(data, final)
        except UnicodeDecodeError as error:
            at = offset - pending + error.start
            raise UnknownEncodingError(at, f"not {encoding.name}: {error.reason}") from error
        # looked for in bytes, which ASCII and UTF-8 share, it takes a third of the time
        yield text if encoding.name == "utf-8" and not _controlled(data) else _as_text(text, encoding)
        if final:
            return
        offset += len(data)
        data = next(chunks, b"")
        final = not data


def _refuse_document(head: bytes) -> None:
    if head.startswith(_BEGINNINGS):
        kind = next(kind for begins, kind in _DOCUMENTS.items() if head.startswith(begins))
        advice = _ADVICE.get(kind, "save it as plain text")
        raise UnknownEncodingError(0, f"{kind}, no text", advice)


def _without_padding(data: bytes) -> bytes:
    kept = data.rstrip(b"\x1a\0") if data[-1:] in (b"\x1a", b"\0") else data
    # one zero may be half of a character of UTF-16
    is_padded = b"\x1a" in data[len(kept) :] or len(data) - len(kept) > 1
    return kept if is_padded and not _mark(data) and b"\0" not in kept else data


def _mark(data: bytes) -> int:
    return next((len(mark) for mark, _ in MARKS if data.startswith(mark)), 0)


def _controlled(data: bytes) -> bool:
    """Whether any byte is a control code, as it is in UTF-8."""
    return len(data.translate(None, _CONTROL_BYTES)) < len(data)


def _as_text(text: str, encoding: Encoding) -> str:
    control = _CONTROL.search(text)
    if control:
        before = len(text[: control.start()].encode(encoding.name, "surrogatepass"))
        raise UnknownEncodingError(before + encoding.mark, f"U+{ord(control.group()):04X}: a control code, no text")
    return text


def _decode(sample: bytes, name: str, whole: bool) -> str:
    return codecs.getincrementaldecoder(name)().decode(sample, whole)


def _by_prose(sample: bytes, whole: bool, offset: int) -> Encoding:
    """Whichever encoding reads as prose. `offset` is the byte that UTF-8 stumbled over."""
    best, score = "", PROSE
    for name in ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be"):
        try:
            text = _decode(sample, name, whole)
        except UnicodeDecodeError:
            continue
        if (found := _prose(text)) > score and not _CONTROL.search(text):
            best, score = name, found
    if not best:
        raise UnknownEncodingError(offset, "neither UTF-8, UTF-16, GB18030 nor Big5")
    return Encoding(best, 0, f"{score:.0%} of its characters are among the commonest of news prose")


def _prose(text: str) -> float:
    """The share of common characters among those beyond ASCII, 0 to 1."""
    foreign = _FOREIGN.findall(text)
    return sum(map(COMMON.__contains__, foreign)) / len(foreign) if foreign else 0.0


def _nearly_utf8(sample: bytes) -> bool:
    high = len(sample.translate(None, bytes(range(128))))
    kept = sample.decode("utf-8", "ignore").encode()
    return len(kept.translate(None, bytes(range(128)))) > 0.8 * high
