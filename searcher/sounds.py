"""Turn pinyin into the texts of an index that sound so: sanqulianchuang → 三区联创.

Sounds are syllables without tones, as `tables/sounds.txt` has them; ü is v. Where nothing sounds exactly so, ears of
the south decide: n and ng, z and zh, c and ch, s and sh, n and l are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, product
from pathlib import Path

from index import Snapshot
from index.folding import fold
from index.units import unit_spans

TABLE = Path(__file__).with_name("tables") / "sounds.txt"
LATIN = re.compile(r"[a-zü]+(?:[\s'·-]*[a-zü]+)*")
# More readings of one run of letters, and more beginnings of texts, are not gone into.
MOST_READINGS, MOST_BEGINNINGS = 8, 400
# So many texts are asked for in the place of a sound, the most frequent.
MOST_TEXTS = 12
LONGEST = 12  # syllables

Counted = tuple[str, int]


@cache
def table() -> dict[str, str]:
    """For every syllable all characters that may be read so."""
    lines = TABLE.read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """For every character all its syllables."""
    found: dict[str, list[str]] = {}
    for syllable, chars in table().items():
        for char in chars:
            found.setdefault(char, []).append(syllable)
    return {char: tuple(syllables) for char, syllables in found.items()}


def southern(syllable: str) -> str:
    """What a syllable is to ears that do not tell n from ng, nor z from zh."""
    return re.sub("^l", "n", re.sub("g$", "", re.sub("^([zcs])h", r"\1", syllable)))


@cache
def southern_table() -> dict[str, str]:
    """For every southern syllable all characters that may be read so."""
    found: dict[str, str] = {}
    for syllable, chars in table().items():
        found[southern(syllable)] = found.get(southern(syllable), "") + chars
    return found


def is_latin(text: str) -> bool:
    """Whether a text may be pinyin: letters, apostrophes, blanks and tones."""
    return LATIN.fullmatch(plain(text)) is not None


def plain(text: str) -> str:
    """A text in small letters without the numbers of tones."""
    return re.sub("(?<=[a-zü])[1-5]", " ", fold(text)).strip()


@lru_cache(maxsize=64)
def syllables(text: str) -> tuple[tuple[str, ...], ...]:
    """All ways to read letters as syllables, those of fewest syllables first: xian is xian and xi an."""
    parts = [ways(part.replace("ü", "v")) for part in re.findall("[a-zü]+", plain(text))]
    whole = (sum(chosen, ()) for chosen in islice(product(*parts), MOST_READINGS * 4))
    kept = sorted((one for one in whole if 0 < len(one) <= LONGEST), key=len)
    return tuple(kept[:MOST_READINGS])


def ways(letters: str) -> list[tuple[str, ...]]:
    """All ways to cut letters into syllables, at most so many, longest first."""
    reachable: dict[int, list[tuple[str, ...]]] = {len(letters): [()]}
    for start in range(len(letters) - 1, -1, -1):
        found = [
            (letters[start:end], *rest)
            for end in range(min(start + 6, len(letters)), start, -1)
            if letters[start:end] in table()
            for rest in reachable.get(end, ())
        ]
        reachable[start] = sorted(found, key=len)[:MOST_READINGS]
    return reachable[0]


class Sounds:
    """Finds the texts of one snapshot by their sound."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.known: dict[str, int] = {}

    def texts(self, latin: str) -> list[Counted]:
        """The texts that sound like this and in how many paragraphs each stands, most first."""
        for exactly in (True, False):
            found: dict[str, int] = {}
            for reading in syllables(latin):
                found.update(self.sounding(reading, exactly=exactly))
            if found:
                best = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST_TEXTS]
                return [(self.printed(text), count) for text, count in best]
        return []

    def sounding(self, reading: Sequence[str], *, exactly: bool = True) -> dict[str, int]:
        """The texts that stand somewhere and have these syllables, with the number of paragraphs."""
        options = [table()[one] if exactly else southern_table()[southern(one)] for one in reading]
        return self.made_of(options)

    def made_of(self, options: Sequence[Iterable[str]]) -> dict[str, int]:
        """The texts that stand somewhere and have one of these characters at each place."""
        found = {char: self.count(char) for char in options[0]}
        found = {text: count for text, count in found.items() if count}
        for chars in options[1:]:
            there = [char for char in chars if self.count(char)]
            beginnings = sorted(found, key=lambda text: -found[text])[:MOST_BEGINNINGS]
            longer = (text + char for text in beginnings for char in there if self.count(text[-1] + char))
            found = {text: count for text in longer if (count := self.count(text))}
        return found

    def count(self, text: str) -> int:
        """In how many paragraphs a text stands."""
        if (known := self.known.get(text)) is None:
            known = self.known[text] = len(self.snapshot.phrase(list(text)).ordinals)
        return known

    def printed(self, text: str) -> str:
        """A folded text as the first paragraph that has it prints it: 蟳 folds to a character that few screens know."""
        sequence = list(text)
        holding = self.snapshot.phrase(sequence).ordinals
        for source in self.snapshot.texts(self.snapshot.earliest(holding, 1)):
            placed = list(unit_spans(fold(source)))
            there = [unit for _, _, unit in placed]
            for at in range(len(there) - len(sequence) + 1):
                if there[at : at + len(sequence)] == sequence:
                    return "".join(source[start:end] for start, end, _ in placed[at : at + len(sequence)])
        return text

    def districts(self, latin: str) -> list[str]:
        """The districts of the index that letters may mean, as pinyin or its initials, 区 and 镇 left out or not."""
        wanted = re.sub("[^a-z]", "", plain(latin))
        names = self.snapshot.district_names
        return [label for label in names if any(is_spelled(name, wanted) for name in short_names(label))]


def short_names(label: str) -> Iterator[str]:
    """Yield a district's name, and the same without what it ends in: 泉港区, 泉港."""
    name = re.sub(r"[（(].*", "", fold(label))
    yield name
    if len(name) > 2 and name[-1] in "省市县区州盟旗镇乡":
        yield name[:-1]
    if name.endswith("街道") and len(name) > 3:
        yield name[:-2]


def sounds_like(name: str, other: str) -> bool:
    """Whether two names sound the same, tones and the south's ears aside."""
    heard = [[{southern(one) for one in readings().get(char, ())} for char in fold(text)] for text in (name, other)]
    return len(name) == len(other) and all(one & two for one, two in zip(*heard, strict=True))


def is_spelled(name: str, letters: str) -> bool:
    """Whether letters are the syllables of a name, or the first letter of each."""
    sounds = [readings().get(char, ()) for char in name]
    initials = len(letters) == len(name) and all(
        any(one[0] == letter for one in heard) for heard, letter in zip(sounds, letters, strict=True)
    )
    return initials or any(
        len(reading) == len(name) and all(one in heard for one, heard in zip(reading, sounds, strict=True))
        for reading in syllables(letters)
    )
