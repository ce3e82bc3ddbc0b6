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
_GAP = r"\s+"
_THINGS = rf"(?:[^\W\d_]+{_GAP}){{0,2}}[^\W\d_]+"
_DIGITS = re.compile(r"\d+")


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
    digits = array("q", [match.start() for match in _DIGITS.finditer(folded)])
    found = Marks(digits, array("q"), array("q"))
    for match in sieve(code).finditer("\n" + folded.replace("_", " ")):
        found.spoken.append(match.start())  # of the word itself, as the text has moved by one
        found.ends.append(match.end(1) - 1)
    return found


@cache
def sieve(code: str) -> re.Pattern[str]:
    """What finds numbers in words of a language, also those within another: its group, after what parts two words.

    A number word that is often another word (`năm`, `tư` of `đầu tư`, `a`) counts only before a word that can be
    counted or that goes on with the number, or, as `one` does, before a person and after `only`; a word for nothing
    only before what can be counted, or is said to have become of people or things. A word that is glued to digits needs
    no mark of its own.
    """
    known = language(code)
    doubtful = known.sets["article"] if known.plurals else known.openers
    nones = sorted((words for words, classes in known.cues if "none" in classes), reverse=True)
    counted = {words[0] for words, _ in known.heads}
    certain = known.starters - doubtful
    of_none = trie(counted)
    if known.plurals:
        verbs = known.sets["passive|perfect|pluperfect"]
        of_none = rf"{trie(counted | verbs | known.sets['people|link_of'])}|{_THINGS}{_GAP}(?:{trie(counted | verbs)})"
    none = rf"(?:{'|'.join(_GAP.join(map(re.escape, words)) for words in nones)}){_GAP}(?:{of_none})"
    several = rf"(?:{trie(doubtful)})(?:{_GAP}|-)(?:{trie(_followers(known) | counted)})"
    if single := doubtful & known.numbers.keys() if known.plurals else None:
        one = trie(single)
        several += rf"|(?:{one}){_GAP}(?:{trie(known.sets['people'])})|(?:{trie(known.sets['just'])}){_GAP}(?:{one})"
    return re.compile(rf"\W(?=((?:{trie(certain)}|{several}|{none})(?![^\W\d_])))")


def _followers(known: Language) -> set[str]:
    """The words, beside counted ones, that may stand after a number word where it is one: those where a plural shows in
    its form are all.
    """
    found = {word for name in _GOING_ON for word in known.sets[name]} | known.openers
    found.update(words[0] for words, _ in known.units)
    found.update(words[1] for words, _ in known.fractions if len(words) > 1)
    return found
