"""The slow, obvious answers that the index is compared with: plain scans over all articles, no index, no arrays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product
from math import log

from corpus import Article, Gazetteer, Paragraph
from index.dictionary import HAN_WORD
from index.folding import fold
from index.record import headline
from index.tokenizer import HAN, Tokenizer

HAN_CHARACTER = re.compile(HAN)
SOFT = set("\"'()[]{}<>《》〈〉〔〕【】〖〗〘〙〚〛·+-、")
INVISIBLE = {*map(chr, [*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010)])}
INVISIBLE |= {*map(chr, [*range(0x2028, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF])}
INVISIBLE |= {*map(chr, [*range(0xD800, 0xE000), *range(0xE0100, 0xE01F0)])}


@dataclass(frozen=True)
class Row:
    """One paragraph with its article."""

    article: Article
    paragraph: Paragraph


def rows(articles: Iterable[Article]) -> list[Row]:
    return [Row(article, paragraph) for article in articles for paragraph in article.paragraphs]


def is_soft(char: str) -> bool:
    return char.isspace() or char in SOFT or char in INVISIBLE


def is_letter(char: str) -> bool:
    if "\u0300" <= char <= "\u036f":
        return True
    return char.isalnum() and char not in "²³¹¼½¾" and (char < "\u1100" or "\u1e00" <= char < "\u2000")


def pieces(text: str) -> list[str]:
    """What a phrase is compared by: Latin words and numbers whole, every other character that is not soft."""
    folded, found, word = fold(text), [], ""
    for at, char in enumerate(folded):
        digits = word[-1:] in set("0123456789") and folded[at + 1 : at + 2] in set("0123456789")
        if is_letter(char) or (char == "." and word and digits):
            word += char
            continue
        found += [word] * bool(word)
        word = ""
        found += [char] * (not is_soft(char))
    return found + [word] * bool(word)


def count_phrase(text: str, phrase: str) -> int:
    """How many times the phrase begins in the text; a phrase of soft marks alone is nowhere."""
    there, wanted = pieces(text), pieces(phrase)
    if not wanted:
        return 0
    return sum(there[at : at + len(wanted)] == wanted for at in range(len(there)))


def holding(articles: Iterable[Article], phrase: str) -> set[str]:
    """The ids of the paragraphs that hold the phrase."""
    return {row.paragraph.id for row in rows(articles) if count_phrase(row.paragraph.text, phrase)}


def is_near(text: str, parts: Sequence[str], distance: int) -> bool:
    """Whether the parts stand in the text, none inside another, at most so many pieces from one to the next."""
    there = pieces(text)
    wanted = [pieces(part) for part in parts]
    places = [[at for at in range(len(there)) if there[at : at + len(part)] == part] for part in wanted]
    for chosen in product(*places):
        stretches = sorted((at, at + len(part)) for at, part in zip(chosen, wanted, strict=True))
        gaps = [after[0] - before[1] for before, after in pairwise(stretches)]
        if all(0 <= gap <= distance for gap in gaps):
            return True
    return False


def is_word(piece: str) -> bool:
    return piece[0].isalnum() or is_letter(piece[0]) or HAN_CHARACTER.match(piece) is not None


# A piece behind what tells whether it is a word or a mark.
ANY_WORD = "\ue000[^\ue000\ue001]+"


def is_like(text: str, pattern: str) -> bool:
    """Whether a text like the pattern stands in the text; nothing is like a pattern of wildcards alone."""
    line = "".join(("\ue000" if is_word(piece) else "\ue001") + piece for piece in pieces(text))
    letters = r"[^\W\u1100-\U0010ffff_²³¹¼½¾]|(?<=[0-9])\.(?=[0-9])"
    found = re.findall(rf"(?:[*?]|{letters})+|.", fold(pattern))
    runs = [run for run in found if not is_soft(run[0])]
    wanted = []
    for number, run in enumerate(runs):
        wild = set(run) & {"*", "?"}
        if set(run) <= {"*", "?"}:
            wanted += [ANY_WORD if char == "?" else f"(?:{ANY_WORD})*" for char in run]
        elif not wild:
            wanted.append(("\ue000" if is_word(run) else "\ue001") + re.escape(run) + "(?![^\ue000\ue001])")
        else:
            inner = {"*": "[^\ue000\ue001]*", "?": "[^\ue000\ue001]"}
            one = "\ue000" + "".join(inner.get(char) or re.escape(char) for char in run) + "(?![^\ue000\ue001])"
            before = f"(?:{ANY_WORD})*" * (run[0] == "*" and number > 0)
            wanted.append(before + one + f"(?:{ANY_WORD})*" * (run[-1] == "*" and number < len(runs) - 1))
    return bool(re.search("".join(wanted), line)) and any(set(run) - {"*", "?"} for run in runs)


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its mark."""
    return [text[match.start() : match.end()] for match in re.finditer("[^。!?]*[。!?]|[^。!?]+$", fold(text))]


def speaks_of(row: Row, first: date, last: date) -> bool:
    """Whether one of its events is within the days, or, named by days, has some of them."""
    for event in row.paragraph.events:
        days = event.period
        whole = days.first.day == 1 and (days.last == date.max or date.fromordinal(days.last.toordinal() + 1).day == 1)
        if first <= days.first and days.last <= last:
            return True
        if not whole and days.first <= last and first <= days.last:
            return True
    return False


def terms(text: str, tokenizer: Tokenizer) -> list[str]:
    """What an index holds of a text: every unit that is a word, a Han character once, and the dictionary's words."""
    there = pieces(text)
    alone = [piece for piece in there if piece[0].isalnum() or is_letter(piece[0]) or HAN_CHARACTER.match(piece)]
    characters = {piece for piece in alone if HAN_CHARACTER.fullmatch(piece)}
    longest = max((len(word.word) for word in tokenizer.dictionary.words), default=0)
    ends = [range(at + 2, min(len(there), at + max(16, longest)) + 1) for at in range(len(there))]
    ranges = (there[at:end] for at in range(len(there)) for end in ends[at])
    rows = ("".join(row) for row in ranges if all(len(piece) == 1 for piece in row))
    words = [row for row in rows if HAN_WORD.fullmatch(row) and tokenizer.prefixes.frequency(row)]
    return [piece for piece in alone if piece not in characters] + sorted(characters) + words


def asked(text: str, tokenizer: Tokenizer) -> list[list[str]]:
    """The words that free text asks for, each with the terms it stands for."""
    return [tokenizer.parts(word.term) for word in tokenizer.words(fold(text))]


def with_words(articles: Iterable[Article], text: str, tokenizer: Tokenizer) -> set[str]:
    """The ids of paragraphs that answer free words: each word in text or headline, one in the text."""
    wanted = {word.term for word in tokenizer.words(fold(text))}
    found = set()
    for row in rows(articles):
        own = {word for word in wanted if count_phrase(row.paragraph.text, word)}
        if own and wanted == own | {word for word in wanted if count_phrase(headline(row.article), word)}:
            found.add(row.paragraph.id)
    return found


def with_gist(articles: Sequence[Article], text: str, tokenizer: Tokenizer) -> set[str]:
    """The ids of paragraphs that hold enough of free text: a quarter of what its words weigh, and one in the text."""
    every = rows(articles)
    weights: dict[str, int] = {}
    held: dict[str, set[str]] = {}
    own: set[str] = set()
    for word in {word.term for word in tokenizer.words(fold(text))}:
        there = {row.paragraph.id for row in every if count_phrase(row.paragraph.text, word)}
        own |= there
        held[word] = there | {row.paragraph.id for row in every if count_phrase(headline(row.article), word)}
        rarity = log(1 + (len(every) - len(held[word]) + 0.5) / (len(held[word]) + 0.5))
        weights[word] = max(1, round(1000 * rarity)) if held[word] else 0
    whole = sum(weights.values())
    return {name for name in own if 4 * sum(weights[word] for word in weights if name in held[word]) >= whole}


def labels(row: Row, gazetteer: Gazetteer) -> set[str]:
    """Effective districts: the article's, the paragraph's, and all above them."""
    own = {*row.article.districts, *row.paragraph.districts}
    return own | {above for label in own for above in gazetteer.ancestors(label)}


def district_counts(articles: Iterable[Article], ids: set[str], gazetteer: Gazetteer) -> Counter[str]:
    """For every district, how many of the paragraphs lie in it."""
    chosen = (row for row in rows(articles) if row.paragraph.id in ids)
    return Counter(label for row in chosen for label in labels(row, gazetteer))


def month_counts(articles: Iterable[Article], ids: set[str]) -> Counter[str]:
    """For every month of publication, how many of the paragraphs came out in it."""
    chosen = (row.article for row in rows(articles) if row.paragraph.id in ids)
    return Counter(article.date.strftime("%Y-%m") for article in chosen if article.date)


def published(articles: Iterable[Article], first: date, last: date) -> set[str]:
    """The ids of the paragraphs that came out within these days."""
    return {row.paragraph.id for row in rows(articles) if row.article.date and first <= row.article.date <= last}


def bm25f(articles: Sequence[Article], word: str, tokenizer: Tokenizer) -> dict[str, float]:
    """The score of one word in every paragraph that has it: BM25F over text (1.0, 0.75) and title (2.0, 0.3)."""
    every = [
        (row.paragraph.id, terms(row.paragraph.text, tokenizer), terms(headline(row.article), tokenizer))
        for row in rows(articles)
    ]
    mean_text = sum(len(text) for _, text, _ in every) / len(every)
    mean_title = sum(len(title) for _, _, title in every) / len(every)
    having = [(name, text, title) for name, text, title in every if word in text or word in title]
    rarity = log(1 + (len(every) - len(having) + 0.5) / (len(having) + 0.5))
    scores = {}
    for name, text, title in having:
        pseudo = 1.0 * text.count(word) / (1 - 0.75 + 0.75 * len(text) / max(mean_text, 1))
        pseudo += 2.0 * title.count(word) / (1 - 0.3 + 0.3 * len(title) / max(mean_title, 1))
        scores[name] = rarity * pseudo / (pseudo + 1.2)
    return scores
