"""Times told one by one of as many figures: `10% and 7% in the second quarter and the first half`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from audit.extract.sentences import Sentence, Timed
from audit.tie.parts import Part

_NEAR = 8  # words between two figures and their times


def pairings(sentence: Sentence, parts: Sequence[Part]) -> dict[int, Timed]:
    """The time of each of two joined figures that two joined times stand beside, by where the figure begins."""
    if not sentence.language.plurals or len(sentence.times) < 2:
        return {}
    found: dict[int, Timed] = {}
    begins = [part.figure.begin for part in parts]
    for first, second in pairwise(sentence.times):
        if not _beside(sentence, first.last, second.first):
            continue
        at, after = bisect_left(begins, first.first), bisect_left(begins, second.last)
        before, behind = parts[max(0, at - 2) : at], parts[after : after + 2]
        if joined(sentence, before) and _close(sentence, before[-1].figure.end, first.first):
            found |= {before[0].figure.begin: first, before[1].figure.begin: second}
        elif joined(sentence, behind) and _close(sentence, second.last, behind[0].figure.begin):
            found |= {behind[0].figure.begin: first, behind[1].figure.begin: second}
    return found


def joined(sentence: Sentence, parts: Sequence[Part]) -> bool:
    """Whether these are two figures between which only a word that joins stands."""
    return len(parts) == 2 and _beside(sentence, parts[0].figure.end, parts[1].figure.begin)


def _beside(sentence: Sentence, end: int, begin: int) -> bool:
    """Whether only a word that joins stands between two words."""
    between = sentence.words[end:begin]
    return len(between) == 1 and between[0] in sentence.language.sets["joins"]


def _close(sentence: Sentence, end: int, begin: int) -> bool:
    """Whether few words and no stop stand between two words."""
    return begin - end <= _NEAR and {";", "."}.isdisjoint(sentence.words[end:begin])
