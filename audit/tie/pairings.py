"""Times told one by one of as many figures: `10% and 7% in the second quarter and the first half`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from audit.extract.sentences import Sentence, Timed
from audit.tie.parts import Part


def pairings(sentence: Sentence, parts: Sequence[Part]) -> dict[int, Timed]:
    """The time of each of two joined figures that two joined times stand beside, by where the figure begins."""
    if not sentence.language.plurals or len(sentence.times) < 2:
        return {}
    found: dict[int, Timed] = {}
    figures = [(one, two) for one, two in pairwise(parts) if _joined(sentence, one.figure.end, two.figure.begin)]
    for first, second in pairwise(sentence.times):
        if not _joined(sentence, first.last, second.first):
            continue
        for one, two in figures:
            start, end = min(first.first, one.figure.begin), max(second.last, two.figure.end)
            others = [part for part in parts if start <= part.figure.begin < end and part not in (one, two)]
            if not others and (two.figure.end <= first.first or second.last <= one.figure.begin):
                found |= {one.figure.begin: first, two.figure.begin: second}
    return found


def joined(sentence: Sentence, parts: Sequence[Part], part: Part) -> tuple[Part, int] | None:
    """The first of two joined figures that a figure is one of, and which of them it is."""
    for one, two in pairwise(parts):
        if part in (one, two) and _joined(sentence, one.figure.end, two.figure.begin):
            return one, int(part is two)
    return None


def _joined(sentence: Sentence, end: int, begin: int) -> bool:
    """Whether only a word that joins stands between two words."""
    between = sentence.words[end:begin]
    return len(between) == 1 and between[0] in sentence.language.sets["joins"]
