"""Phrases as trees of their words, and what is found of them in a run of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")


class Match(NamedTuple, Generic[Value]):
    """A phrase found in a run of words: `words[start:end]`, and what it stands for."""

    start: int
    end: int
    value: Value


def apart(matches: Iterable[Match[Value]]) -> list[Match[Value]]:
    """Those of the matches, which are in order, that overlap none before."""
    found = []
    end = 0
    for match in matches:
        if match.start >= end:
            found.append(match)
            end = match.end
    return found


class _Node(Generic[Value]):
    """Where phrases go on word by word; `values` holds what the phrase that ends here stands for, or nothing."""

    __slots__ = ("following", "values")

    def __init__(self) -> None:
        self.following: dict[str, _Node[Value]] = {}
        self.values: tuple[Value, ...] = ()


class Phrases(Generic[Value]):
    """Phrases as a tree of their words: a look-up is one dictionary access for most words, and one for each word that
    a phrase goes on with for the others.
    """

    __slots__ = ("_first", "_lasts", "_phrases")

    def __init__(self, phrases: Mapping[tuple[str, ...], Value]) -> None:
        self._phrases = phrases
        self._first: dict[str, _Node[Value]] = {}
        self._lasts = frozenset(phrase[-1] for phrase in phrases)
        for phrase, value in phrases.items():
            following = self._first
            for word in phrase:
                node = following.setdefault(word, _Node())
                following = node.following
            node.values = (value,)

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], Value]]:
        """Every phrase as its words, with what it stands for."""
        yield from self._phrases.items()

    def at(self, words: Sequence[str], index: int) -> Match[Value] | None:
        """The longest phrase that starts at `index`."""
        node = self._first.get(words[index]) if index < len(words) else None
        if node is None:
            return None
        start, values, following = index, node.values, node.following
        end = index = index + 1
        while following and index < len(words):  # true of few phrases
            node = following.get(words[index])
            if node is None:
                break
            index += 1
            following = node.following
            if node.values:
                end, values = index, node.values
        return Match(start, end, values[0]) if values else None

    def before(self, words: Sequence[str], index: int, reach: int = 4) -> Match[Value] | None:
        """The longest phrase of up to `reach` words that ends just before `index`."""
        if not index or words[index - 1] not in self._lasts:
            return None
        first = self._first
        for start in range(index - reach if index > reach else 0, index):
            node = first.get(words[start])
            at = start + 1
            while node is not None and at < index:
                node = node.following.get(words[at])
                at += 1
            if node is not None and node.values:
                return Match(start, index, node.values[0])
        return None

    def each(self, words: Sequence[str]) -> dict[int, Match[Value]]:
        """The longest phrase at every index where one starts, in order; they may overlap."""
        first = self._first
        if first.keys().isdisjoint(words):
            return {}
        return {
            index: match
            for index, word in enumerate(words)
            if word in first and (match := self.at(words, index)) is not None
        }

    def all(self, words: Sequence[str]) -> list[Match[Value]]:
        """Every phrase, leftmost and longest first, without overlap."""
        return apart(self.each(words).values())
