"""Where a text may hold figures: one look at all of it, which costs a small part of reading it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from audit.lang import Language, language
from audit.times.tries import trie

_GOING_ON = ("tens", "hundreds", "links", "halves", "after_tens", "fraction_words")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Marks:
    """Where runs of digits begin in a text, and where numbers in words do and what shows that they are numbers ends."""

    digits: array[int]
    spoken: array[int]
    ends: array[int]

    def within(self, start: int, end: int) -> bool:
        """Whether there may be a figure between two offsets: true of every sentence with one."""
        digits = self.digits
        at = bisect_left(digits, start)
        return (at < len(digits) and digits[at] < end) or self._speaks(start, end)

    def beyond(self, start: int, end: int, times: Iterable[tuple[int, int]]) -> bool:
        """Whether there may be a figure between two offsets, where the digits of `times` are none."""
        digits = self.digits
        at = bisect_left(digits, start)
        for first, last in times:
            if at < len(digits) and digits[at] < first:
                return True
            at = bisect_left(digits, last, at)
        return (at < len(digits) and digits[at] < end) or self._speaks(start, end)

    def _speaks(self, start: int, end: int) -> bool:
        spoken = self.spoken
        at = bisect_left(spoken, start)
        while at < len(spoken) and spoken[at] < end:
            if self.ends[at] <= end:
                return True
            at += 1
        return False


def marks(folded: str, code: str) -> Marks:
    """The marks of a text in the language `code`."""
    found = Marks(array("q"), array("q"), array("q"))
    for match in sieve(code).finditer(folded):
        if match.lastindex is None:
            found.digits.append(match.start())
        else:
            found.spoken.append(match.start())
            found.ends.append(match.end(1))
    return found


@cache
def sieve(code: str) -> re.Pattern[str]:
    """What finds digits and, as its group, numbers in words of a language, also those within another.

    A number word that is often another word (`năm`, `tư` of `đầu tư`, `a`) counts only before a word that can be
    counted or that goes on with the number.
    """
    known = language(code)
    doubtful = known.sets["article"] if known.plurals else known.openers
    nones = {words[0] for words, classes in known.cues if "none" in classes}
    certain = {*known.starters, *nones} - doubtful
    spoken = rf"(?:{trie(certain)}|(?:{trie(doubtful)})(?:\s+|-)(?:{trie(_followers(known))}))(?![^\W\d_])"
    first = f"[{re.escape(''.join(sorted({word[0] for word in certain | doubtful})))}]"
    # the first letter alone is matched, so that a scan skips to the next such letter
    return re.compile(rf"\d+|{first}(?<![^\W\d_].)(?<=(?=({spoken})){first})")


def _followers(known: Language) -> set[str]:
    """The words that may stand after a number word where it is one: those where a plural shows in its form are all."""
    found = {word for name in _GOING_ON for word in known.sets[name]} | known.openers
    found.update(words[0] for phrases in (known.units, known.heads) for words, _ in phrases)
    found.update(words[1] for words, _ in known.fractions if len(words) > 1)
    found.update(words[1] for words, classes in known.cues if "none" in classes and len(words) > 1)
    return found
