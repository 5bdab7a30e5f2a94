"""What the head and the comments of a saved web page record of its article → the day, the page and the headline."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from corpus import publication
from corpus.draft import Source
from corpus.lines import Hint
from corpus.mastheads import folio
from corpus.wording import late, listed

# The record that Founder's e-paper software leaves in a comment.
_RECORD = late(r"<(?:founder-)?(date|title|pagenum|nodename)>\s*([^<]*?)\s*</", re.I)
# What the head of a page calls the day of publication, in small letters alone.
_PUBLISHED = frozenset(
    listed(
        "date pubdate pubtime publish published publishdate publishtime publisheddate publishedtime datepublished"
        " issuedate releasedate createdate firstpublishedtime articlepublished articlepublishdate articlepublishedtime"
        " ogreleasedate ogpublishedtime bytedancepublishedtime dcdate dcdateissued dctermsdate dctermsissued"
        " weiboarticlecreateat apubtime dateupdate"
    )
)
# The record that sites leave for search engines.
_LINKED_DATA = late(r'"datePublished"\s*:\s*"([^"]{8,40})"')
# When an article of a WeChat account was published: the page itself says 昨天, counted from the day it was saved on.
_SENT = late(r"\bvar ct\s*=\s*[\"'](\d{10})[\"']")
_BEIJING = timezone(timedelta(hours=8))
_SPACES = late(r"[ \t\r\n\f]+")


def hear_comment(source: Source, comment: str) -> None:
    """Note what an e-paper's own record says."""
    for name, value in _RECORD.findall(comment):
        if name.lower() == "date" and source.stated is None:
            source.stated = day(value)
        elif name.lower() == "title":
            source.named = source.named or _SPACES.sub("", value)
        elif name.lower() == "pagenum" or folio(value) == value:
            source.page = source.page or value


def hear_field(source: Source, name: str, told: str) -> None:
    """Note the day, where a field of the head of this name, in small letters alone, states it."""
    if name in _PUBLISHED:
        source.stated = source.stated or day(told)


def hear_linked_data(source: Source, script: str) -> None:
    """Note the day that a script for search engines states."""
    if found := _LINKED_DATA.search(script):
        source.stated = source.stated or day(found[1])


def hear_script(source: Source, script: str) -> None:
    """Note the day that a script of the page itself states, as pages of WeChat accounts do: in seconds since 1970."""
    if "var ct" in script and (found := _SENT.search(script)):
        source.stated = source.stated or datetime.fromtimestamp(int(found[1]), _BEIJING).date()


def day(text: str) -> date | None:
    """The day that a field states, if it states one."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return publication.stated(text)


def named(source: Source, title: str) -> str:
    """The headline that <title> repeats before the name of the paper; empty when it repeats none."""
    wanted = _SPACES.sub("", title)
    heads = [_SPACES.sub("", line.text) for line in source.lines if line.hint in (Hint.TITLE, Hint.HEAD)]
    return max((head for head in heads if wanted.startswith(head)), key=len, default="")
