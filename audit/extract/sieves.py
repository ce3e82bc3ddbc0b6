"""Which sentences may hold a figure: a look at the text that costs a small part of reading it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import filterfalse, pairwise

from audit.lang import Language, language
from audit.times.tries import trie

_GOING_ON = ("tens", "hundreds", "links", "halves", "after_tens", "fraction_words")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Sieve:
    """`spoken` finds a number in words, which has one of `words`: a `certain` one, or one that a follower comes after.

    `followers` are the letters that those begin with, `marks` the signs that some begin with.
    """

    words: frozenset[str]
    certain: frozenset[str]
    followers: frozenset[str]
    marks: re.Pattern[str]
    spoken: re.Pattern[str]

    def holds(self, folded: str, start: int, end: int) -> bool:
        """Whether there may be a figure in `folded[start:end]`: true of every sentence with one."""
        return _DIGIT.search(folded, start, end) is not None or self._speaks(folded, start, end)

    def beyond(self, folded: str, start: int, end: int, times: Iterable[tuple[int, int]]) -> bool:
        """Whether there may be a figure in `folded[start:end]`, whose digits between `times` are none."""
        at = start
        for first, last in times:
            if _DIGIT.search(folded, at, first):
                return True
            at = last
        return _DIGIT.search(folded, at, end) is not None or self._speaks(folded, start, end)

    def _speaks(self, folded: str, start: int, end: int) -> bool:
        """Whether there may be a number in words."""
        text = folded[start:end]
        runs = text.split()
        if self.words.isdisjoint(runs):  # quicker than `spoken`, and true of most
            marked = " ".join(filterfalse(str.isalpha, runs))  # words with marks at them
            if self.words.isdisjoint(_WORD.findall(marked)):
                return False
        return self._may(text) and self.spoken.search(folded, start, end) is not None

    def _may(self, text: str) -> bool:
        """Whether `spoken` may find something in a text, by its words alone, which cost less than the pattern."""
        found, words = _WORD.findall(text), self.words
        return (
            not self.certain.isdisjoint(found)
            or not self.followers.isdisjoint([two for one, two in pairwise(found) if one in words])
            or self.marks.search(text) is not None
        )


@cache
def sieve(code: str) -> Sieve:
    """The sieve of a language.

    A number word that is often another word (`năm`, `tư` of `đầu tư`, `a`) counts only before a word that can be
    counted or that goes on with the number. Where a plural shows in its form every noun can be counted.
    """
    known = language(code)
    doubtful = known.sets["article"] if known.plurals else known.openers
    nones = {words[0] for words, classes in known.cues if "none" in classes}
    certain = {*known.starters, *nones} - doubtful
    whole = r"(?<![^\W\d_])(?:{})(?![^\W\d_])"
    followers = _followers(known)
    pairs = rf"(?:{trie(doubtful)})(?:\s+|-)(?:{trie(followers)})"
    return Sieve(
        words=doubtful | certain,
        certain=frozenset(certain),
        followers=frozenset(letters[0] for word in followers if (letters := _WORD.match(word))),
        marks=re.compile(f"[{re.escape(''.join({word[0] for word in followers if not _WORD.match(word)}))}]"),
        spoken=re.compile(f"{whole.format(trie(certain))}|{whole.format(pairs)}"),
    )


def _followers(known: Language) -> set[str]:
    """The words that may stand after a number word where it is one."""
    found = {word for name in _GOING_ON for word in known.sets[name]} | known.openers
    found.update(words[0] for phrases in (known.units, known.heads) for words, _ in phrases)
    found.update(words[1] for words, _ in known.fractions if len(words) > 1)
    found.update(words[1] for words, classes in known.cues if "none" in classes and len(words) > 1)
    return found
