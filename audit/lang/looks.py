"""What the stages that go over all words of a sentence ask of each: one look-up a word, as the bits of a byte."""

from __future__ import annotations

from collections.abc import Callable, Set
from itertools import compress

NUMBER, STARTER, IDLE, SUBJECT, ALPHA, ALNUM, MISSPELT = (1 << bit for bit in range(7))
_MOST = 1 << 16  # words that are remembered: those of a long book
_LONGEST = 24  # letters of a word that may come back


class Looks(dict[str, int]):
    """The look of every word met so far: it begins with a digit, may begin a number in words, is a function word,
    only stands for a subject, begins with a letter, begins with a letter or digit, is a keyword misspelt.
    """

    def __init__(
        self, starters: Set[str], idle: Set[str], subjects: Set[str], meant: Callable[[str], str | None]
    ) -> None:
        super().__init__()
        self._meant = meant
        self._sets = ((STARTER, starters), (IDLE, idle), (SUBJECT, subjects))

    def __missing__(self, word: str) -> int:
        first = word[0]
        look = NUMBER * first.isdecimal() + ALPHA * first.isalpha() + ALNUM * first.isalnum()
        look += sum(bit for bit, words in self._sets if word in words)
        if len(word) <= _LONGEST:
            look += MISSPELT * (self._meant(word) is not None)
            if len(self) >= _MOST:
                self.clear()
            self[word] = look
        return look

    def of(self, words: list[str]) -> bytes:
        """The looks of some words in their order."""
        return bytes(map(self.__getitem__, words))


def having(*bits: int) -> bytes:
    """A table for `where`: looks with any of the bits."""
    return bytes(any(look & bit for bit in bits) for look in range(256))


def where(looks: bytes, table: bytes) -> list[int]:
    """The tokens whose look the table has."""
    return list(compress(range(len(looks)), looks.translate(table)))
