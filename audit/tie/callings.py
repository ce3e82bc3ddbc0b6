"""What the figures of a document are called, and how far what one is called tells it from the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from math import log2

from audit.tie.told import Told, called, kindred


class Callings:
    """The words that each figure of a row is called by."""

    def __init__(self, row: Sequence[Told]) -> None:
        self._row = row

    @cached_property
    def words(self) -> Sequence[frozenset[str]]:
        """Those of each figure, in the order of the row."""
        return [called(self._row, at) for at in range(len(self._row))]

    def worth(self, word: str) -> float:
        """How far a word tells a figure from others: one that few are called by does so further."""
        return 1 / (1 + log2(1 + self._often[word]))

    def shared(self, words: frozenset[str], others: frozenset[str]) -> float:
        """The share of some words, by their worth, that are among others, or that words of their roots are."""
        told = [(self.worth(word), kindred(frozenset([word]), others)) for word in words]
        return sum(far for far, so in told if so) / sum(far for far, _ in told) if told else 0.0

    @cached_property
    def _often(self) -> Counter[str]:
        """How many figures are called by each word."""
        return Counter(word for words in self.words for word in words)
