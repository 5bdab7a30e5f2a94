"""A page that a browser saved as one file (.mht), built as mail is (RFC 2557) → the bytes of its HTML.

Pictures, styles and frames, most of which are advertisements, are parts of their own and are left where they are.
"""

from __future__ import annotations

from email.message import Message
from email.parser import BytesParser

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def html_of(data: bytes) -> bytes | None:
    """The page itself, in its own encoding, its address in a comment before it as browsers put one; None where none is.

    It is the part that the file names as its first, else the first that is a page.
    """
    message = BytesParser().parsebytes(data)
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    if not pages:
        return None
    start = message.get_param("start")
    page = next((part for part in pages if part["Content-ID"] and part["Content-ID"] == start), pages[0])
    held = page.get_payload(decode=True)
    return _address(message, page, held) + held if isinstance(held, bytes) else None


def _address(message: Message, page: Message, held: bytes) -> bytes:
    """The comment that says where the page was; none before a mark that has to come first."""
    told = str(page["Content-Location"] or message["Snapshot-Content-Location"] or "").strip()
    if not told or held[:1] not in (b"<", b"\r", b"\n", b" "):
        return b""
    return f"<!-- saved from url=({len(told):04}){told} -->".encode("ascii", "replace")
