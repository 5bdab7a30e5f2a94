"""An XML text, be it a feed or an export → the objects it holds, as JSON has them. The one door to the XML parser."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape, unescape
from typing import Any
from xml.etree import ElementTree

from corpus.fields import named
from corpus.values import RecordError
from corpus.wording import late, listed

#: Elements stand in one another no deeper: calls do so, too.
DEEP = 60
_ENTITY = late(r"&(?!(?:amp|lt|gt|quot|apos);)[a-zA-Z][a-zA-Z0-9]{1,20};")
#: What pages are made of, and nothing that an export calls a part of an article.
_SHOWN = frozenset(
    listed(
        "p br hr div span center pre blockquote h1 h2 h3 h4 h5 h6 a b i u s em strong font sub sup small big img figure"
        " figcaption ul ol li dl dt dd table thead tbody tfoot tr th td"
    )
)
_FEEDS = frozenset({"rss", "feed", "RDF"})
# What a blog system exports among its articles, and is none.
_NO_ARTICLES = frozenset({"attachment", "nav_menu_item", "revision"})
# Elements that are called by an attribute: <str name="title">, <field name="title">.
_CALLED = frozenset(listed("str arr date int long bool field column col property"))
_ITEMS = frozenset({"item", "entry"})


def objects_of_xml(text: str) -> object:
    """The root as an object: a list where an element comes again, a text of HTML where it holds a text's paragraphs.

    The articles of a feed stand beside what the feed says of itself. Raises RecordError.
    """
    if "<!ENTITY" in text:
        raise RecordError(1, "declares entities of its own, which no feed and no export needs")
    text = _ENTITY.sub(lambda found: unescape(found.group()), text.lstrip("\ufeff \t\r\n"))
    try:
        root = ElementTree.fromstring(text)  # noqa: S314  what bombs are made of was refused above
    except (ElementTree.ParseError, ValueError) as error:
        raise RecordError(getattr(error, "position", (1, 0))[0], f"no XML ({error})") from error
    found = _value(root, DEEP)
    if _name(root) not in _FEEDS or not isinstance(found, dict):
        return {_name(root): found}
    items = [_with_its_day(_value(one, DEEP)) for one in root.iter() if _name(one) in _ITEMS]
    others = [item for item in items if isinstance(item, dict) and item.get("post_type") in _NO_ARTICLES]
    beside = [text for one in (found, *others) for text in _beside("", one)]
    return {"feed": beside, "items": [item for item in items if item not in others]}


def _with_its_day(item: Any) -> Any:
    """An entry of a feed, with the day it was last changed as its day where it states none: Atom wants no other."""
    if isinstance(item, dict) and "updated" in item and not any(named(name) == "date" for name in item):
        item["published"] = item.pop("updated")
    return item


def _beside(name: str, value: Any) -> Iterator[str]:
    """The texts in which a feed says what it is."""
    if isinstance(value, dict):
        yield from (text for inner, held in value.items() if inner not in _ITEMS for text in _beside(inner, held))
    elif isinstance(value, list):
        yield from (text for held in value for text in _beside(name, held))
    elif value:
        yield value


def _value(element: ElementTree.Element, deep: int) -> Any:
    """The text of an element, or what stands in it by its names."""
    if not deep:
        raise RecordError(1, "XML nested too deep for an article")
    if len(element) and (_is_shown(element) or _is_text(element)):
        return _markup(element, deep)
    if element.tag == "arr":
        return [_value(child, deep - 1) for child in element]
    given = {name: value for name, value in element.items() if not (name == "name" and element.tag in _CALLED)}
    told: dict[str, Any] = {f"@{name.rpartition('}')[2]}": value for name, value in given.items()}
    for child in element:
        value = _value(child, deep - 1)
        if (name := _name(child)) in told:
            value = [*(told[name] if isinstance(told[name], list) else [told[name]]), value]
        told[name] = value
    text = "".join([element.text or "", *[child.tail or "" for child in element]]).strip()
    if not told or (not len(element) and text):
        return text
    return {**told, "#text": text} if text else told


def _name(element: ElementTree.Element) -> str:
    """The name of an element without its namespace; `encoded` belongs to its neighbour's."""
    if element.tag in _CALLED and (called := element.get("name")):
        return called
    space, _, name = str(element.tag).rpartition("}")
    if name == "encoded":
        return "excerpt" if "excerpt" in space else "content:encoded"
    return name


def _is_shown(element: ElementTree.Element) -> bool:
    """Whether all that stands in an element is what pages are made of."""
    return all(_name(child).lower() in _SHOWN for child in element)


def _is_text(element: ElementTree.Element) -> bool:
    """Whether an element called as a text is holds nothing but its paragraphs, whatever they are called."""
    return named(_name(element)) == "paragraphs" and not any(len(child) for child in element)


def _markup(element: ElementTree.Element, deep: int) -> str:
    """What stands in an element as HTML: of a name HTML does not know, a paragraph of that class."""
    if not deep:
        raise RecordError(1, "XML nested too deep for an article")
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        name = _name(child)
        tag, called = (name, child.get("class", "")) if name.lower() in _SHOWN else ("p", name)
        opened = f'{tag} class="{escape(called)}"' if called else tag
        parts += [f"<{opened}>{_markup(child, deep - 1)}</{tag}>", escape(child.tail or "", quote=False)]
    return "".join(parts)
