"""Find the words of a dictionary in long rows of characters: all of them, wherever a segmenter would cut.

The words are a trie. Its nodes are numbered: 0 is none, then one for every character, then one for every beginning of
two characters and more, shorter ones first, those of a length by parent and next character. So a node is known by its
`key` (parent, then next character), and its number by the key's place among all. In `words.bin`:

    trie.chars u4[C]     code points, ascending; the character's number is its place plus 1
    trie.keys u4[E]      parent << CHARACTER_BITS | character number, ascending; the node is C + 1 + place
    trie.frequencies u4  one a node from 0 on: how often the word that ends there counts as seen, 0 for none
    alone.chars u4[]     code points, ascending, of the characters that are words and begin none; in no trie
    alone.frequencies    how often each counts as seen
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.buffers import buffer
from index.texts import split

Codes = NDArray[np.uint32]
Nodes = NDArray[np.int32]
# Where some keys stand that are there, and the place of each among all.
Found = tuple[NDArray[np.intp], Nodes]
NONE: Found = (np.zeros(0, np.intp), np.zeros(0, np.int32))

CODE_POINTS = 0x110000
CHARACTER_BITS = 13
# Fewer look-ups than this are quicker by binary search than making the table: 100 ms for jieba's half a million keys.
MANY = 1 << 18
# Slots of the table for each key, at the least: at three, a look-up takes 1.2 probes.
ROOM = 3
# Bits of a hash that are marked: of those looked up most have no key, which half a megabyte tells sooner than ten.
MARKS = 22
# Knuth's multiplier, the golden ratio of 2^32: spreads neighbouring keys far apart.
SPREAD = np.uint32(0x9E3779B1)
# For each bit of 64 it and the bits below it.
UP_TO = ~np.uint64(0) >> np.arange(63, -1, -1, dtype=np.uint64)


class Lexicon:
    """Words of two Han characters and more. Threads may share it."""

    def __init__(self, chars: Codes, keys: NDArray[np.uint32], is_word: NDArray[np.bool_]) -> None:
        self.chars, self.keys, self.is_word = chars, keys, is_word

    @classmethod
    def from_words(cls, words: Iterable[str]) -> Lexicon:
        """The lexicon of these words, less those of one character. Raises OverflowError past 8,191 characters."""
        wanted = {word for word in words if len(word) > 1}
        chars = sorted({char for word in wanted for char in word})
        if len(chars) >> CHARACTER_BITS:
            raise OverflowError(
                f"{len(chars)} different characters; a lexicon has room for {(1 << CHARACTER_BITS) - 1}"
            )
        numbers = {char: number for number, char in enumerate(chars, 1)}
        nodes, keys = dict(numbers), []
        beginnings = {word[:end] for word in wanted for end in range(2, len(word) + 1)}
        ordered = sorted(beginnings, key=lambda text: (len(text), [numbers[char] for char in text]))
        for node, text in enumerate(ordered, len(chars) + 1):
            nodes[text] = node
            keys.append(nodes[text[:-1]] << CHARACTER_BITS | numbers[text[-1]])
        is_word = [False] * (len(chars) + 1) + [text in wanted for text in ordered]
        return cls(np.array([ord(char) for char in chars], np.uint32), np.array(keys, np.uint32), np.array(is_word))

    def __len__(self) -> int:
        """How many nodes there are, 0 included."""
        return len(self.chars) + 1 + len(self.keys)

    def without(self, words: Iterable[str]) -> Lexicon:
        """The same less some words."""
        is_word = self.is_word.copy()
        is_word[[node for word in words if (node := self.node(word))]] = False
        return Lexicon(self.chars, self.keys, is_word)

    def __contains__(self, word: str) -> bool:
        return bool(self.is_word[self.node(word)])

    def node(self, text: str) -> int:
        """The node of a beginning, 0 for none."""
        node = self.root(text[:1])
        for char in text[1:] if node else "":
            if not (node := self.child(node, self.root(char))):
                break
        return node

    def root(self, char: str) -> int:
        """The node of a character, which is its number; 0 for none."""
        code = ord(char) if char else -1
        at = bisect_left(self.char_codes, code)
        return at + 1 if at < len(self.char_codes) and self.char_codes[at] == code else 0

    def child(self, node: int, number: int) -> int:
        """The node after another one and the character of a number, 0 for none."""
        if not number:
            return 0
        # a memoryview is searched by Python's own bisect in half a microsecond, an array by numpy's in five
        key = node << CHARACTER_BITS | number
        at = bisect_left(self.key_numbers, key)
        return len(self.chars) + 1 + at if at < len(self.keys) and self.key_numbers[at] == key else 0

    @cached_property
    def char_codes(self) -> memoryview:
        """The characters' code points, to search for one."""
        return buffer(self.chars)

    @cached_property
    def key_numbers(self) -> memoryview:
        """The keys, to search for one."""
        return buffer(self.keys)

    def texts(self, nodes: Nodes) -> list[str]:
        """What stands on the way to each of some nodes, none of them 0."""
        ways: list[NDArray[np.integer[Any]]] = []  # the numbers of the last characters, of those before them, ...
        while (longer := nodes > len(self.chars)).any():
            keys = self.keys.take(np.where(longer, nodes - len(self.chars) - 1, 0))
            ways.append(np.where(longer, keys & np.uint32((1 << CHARACTER_BITS) - 1), 0))
            nodes = np.where(longer, keys >> np.uint32(CHARACTER_BITS), nodes)
        numbers = np.stack([nodes, *ways[::-1]], axis=1)
        there = numbers > 0
        return split(self.chars.take(numbers[there] - 1), there.sum(axis=1))

    @cached_property
    def numbers(self) -> NDArray[np.uint16]:
        """For every code point the number of the character, 0 for those in no word."""
        numbers = np.zeros(CODE_POINTS, np.uint16)
        numbers[self.chars] = np.arange(1, len(self.chars) + 1)
        return numbers

    @cached_property
    def goes_on(self) -> NDArray[np.bool_]:
        """For every node whether a longer word begins with it."""
        goes_on = np.zeros(len(self), np.bool_)
        goes_on[self.keys >> np.uint32(CHARACTER_BITS)] = True
        return goes_on

    @cached_property
    def pairs(self) -> PairTable:
        """The keys of two characters, to look up very many."""
        return PairTable(self.keys[: self.longer], len(self.chars))

    @cached_property
    def table(self) -> KeyTable:
        """The keys of three characters and more, to look up very many."""
        return KeyTable(self.keys[self.longer :], self.longer)

    @cached_property
    def longer(self) -> int:
        """The place of the first key of three characters."""
        return int(np.searchsorted(self.keys, (len(self.chars) + 1) << CHARACTER_BITS))

    def find(self, row: Codes) -> Iterator[tuple[int, NDArray[np.intp], Nodes]]:
        """Yield, for every length of words, where in the row words of that length begin, and the node of each."""
        chars = np.zeros(len(row) + 1, np.uint32)
        chars[:-1] = self.numbers.take(row)
        starts = np.flatnonzero(chars > 0)
        nodes = chars.take(starts)
        many = len(row) > MANY
        length = 1
        while len(starts):
            # a row's last character is followed by the 0 put behind it, whose key is none
            keys = (nodes << np.uint32(CHARACTER_BITS)) | chars.take(starts + length)
            there, places = self.found(keys) if not many else (self.pairs if length == 1 else self.table).found(keys)
            starts, nodes = starts.take(there), (places + np.int32(len(self.chars) + 1)).view(np.uint32)
            length += 1
            ends = np.flatnonzero(self.is_word.take(nodes))
            yield length, starts.take(ends), nodes.take(ends).view(np.int32)
            longer = np.flatnonzero(self.goes_on.take(nodes))
            starts, nodes = starts.take(longer), nodes.take(longer)

    def found(self, keys: NDArray[np.uint32]) -> Found:
        """Which keys there are, and the place of each among all."""
        if not len(self.keys):
            return NONE
        places = np.searchsorted(self.keys, keys)
        places[places == len(self.keys)] = 0
        there = np.flatnonzero(self.keys[places] == keys)
        return there, places[there].astype(np.int32)


class PairTable:
    """Ascending keys whose parents are characters, with the place of each: a bit for every key that there could be."""

    def __init__(self, keys: NDArray[np.uint32], characters: int) -> None:
        self.words = np.zeros((characters + 1) << CHARACTER_BITS >> 6, np.uint64)
        starts = np.flatnonzero(np.diff(keys >> np.uint32(6), prepend=-1))
        bits = np.uint64(1) << (keys & np.uint32(63)).astype(np.uint64)
        self.words[keys[starts] >> np.uint32(6)] = np.bitwise_or.reduceat(bits, starts) if len(starts) else 0
        self.bytes = self.words.astype("<u8", copy=False).view(np.uint8)
        counts = np.bitwise_count(self.words)
        self.before = np.cumsum(counts, dtype=np.int32) - counts  # how many keys lie before each word

    def found(self, keys: NDArray[np.uint32]) -> Found:
        """Which keys there are, and the place of each among all."""
        # numpy shifts bytes many at once, numbers of 64 bits one by one
        marked = self.bytes.take(keys >> np.uint32(3)) >> (keys & np.uint32(7)).astype(np.uint8)
        there = np.flatnonzero((marked & np.uint8(1)).view(np.bool_))
        keys = keys.take(there)
        at = keys >> np.uint32(6)
        places = self.before.take(at)
        places += np.bitwise_count(self.words.take(at) & UP_TO.take(keys & np.uint32(63)))
        places -= 1
        return there, places


class KeyTable:
    """Distinct keys with the place of each, found by hashing: a few nanoseconds a key, in any number; none is 0.

    `first` is the place of the first key.
    """

    def __init__(self, keys: NDArray[np.uint32], first: int = 0) -> None:
        self.bits = max(4, (len(keys) * ROOM).bit_length())
        # A slot holds a key and, in its lower half, the place. A key that finds its slot taken goes to the next one;
        # what is put behind the last keeps that simple.
        self.slots = np.zeros((1 << self.bits) + len(keys), np.uint64)
        entries = (keys.astype(np.uint64) << np.uint64(32)) | np.arange(first, first + len(keys), dtype=np.uint64)
        hashes = keys * SPREAD
        bits = np.zeros(1 << MARKS, np.bool_)
        bits[hashes >> np.uint32(32 - MARKS)] = True
        self.marks = np.packbits(bits, bitorder="little")
        slots = self.slot(hashes)
        while len(entries):
            free = np.flatnonzero(self.slots[slots] == 0)
            self.slots[slots[free]] = entries[free]  # of several at one slot, the last stays
            left = self.slots[slots] != entries
            entries, slots = entries[left], slots[left] + 1

    def found(self, keys: NDArray[np.uint32]) -> Found:
        """Which keys there are, and the place of each among all."""
        hashes = keys * SPREAD
        maybe = np.flatnonzero(self.are_marked(hashes))
        keys, slots = keys.take(maybe), self.slot(hashes.take(maybe))
        places = np.full(len(keys), -1, np.int32)
        waiting = np.arange(len(keys))
        while len(waiting):
            there = self.slots.take(slots)
            found = (there >> np.uint64(32)) == keys
            places[waiting[found]] = there[found].astype(np.uint32).view(np.int32)
            left = np.flatnonzero(~found & (there > 0))
            waiting, keys, slots = waiting.take(left), keys.take(left), slots.take(left) + 1
        right = np.flatnonzero(places >= 0)
        return maybe.take(right), places.take(right)

    def are_marked(self, hashes: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Whether there is a key of the same hash, or nearly."""
        bits = hashes >> np.uint32(32 - MARKS)
        marked = (self.marks.take(bits >> np.uint32(3)) >> (bits & np.uint32(7)).astype(np.uint8)) & 1
        found: NDArray[np.bool_] = marked.view(np.bool_)
        return found

    def slot(self, hashes: NDArray[np.uint32]) -> NDArray[np.intp]:
        """The slots where the search for each key begins."""
        slots: NDArray[np.intp] = (hashes >> np.uint32(32 - self.bits)).astype(np.intp)
        return slots
