"""Bare numbers behind labels in a list, whose unit its other items or its stem tell: `cà phê 71,8, chè 16,9`."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Kind

_MARKS = frozenset(",;:.()")
_LABEL = 7  # words of a label, at most
_THOUSAND = 1000
_LARGER = 20  # no item is so many times its whole
_HUNDRED = 100


def label(sentence: Sentence, found: Sequence[Figure]) -> None:
    """Gives bare numbers that stand between a label and a mark the unit of the figure before them, else after them, of
    those `found` in a sentence whose language does not show plurals.

    Only numbers that are no year, rank or name: with decimals, with their thousands set apart, with a scale word, or
    told by an act.
    """
    if sentence.language.plurals:
        return
    for at, figure in enumerate(found):
        words = _label(sentence, figure) if _exact(sentence, figure) else []
        if not words:
            continue
        if figure.number.step >= 1 and not sentence.language.sets["people"].isdisjoint(words):
            figure.unit, figure.counted, figure.bare = sentence.language.person_unit, True, False
            continue
        done = _done(sentence, figure)
        after = found[at + 1 :] if done or figure.number.step < 1 else ()
        giver = next((one for one in (*reversed(found[:at]), *after) if _gives(one, figure, done)), None)
        if giver is not None:
            _take(figure, giver)


def _exact(sentence: Sentence, figure: Figure) -> bool:
    number = figure.number
    if not figure.bare or figure.kind is not Kind.COUNT or number.worded or figure.other is not None:
        return False
    grouped = number.value >= _THOUSAND and not sentence.words[number.start].isdecimal()
    return number.step < 1 or number.scaled or grouped or _done(sentence, figure)


def _done(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number right after an act counts what was done: `khởi công 988, bàn giao 611 căn`."""
    value = figure.number.value
    return value > 1 and not 1900 <= value < 2100 and any(cue.end == figure.begin for cue in sentence.cued("acts"))


def _label(sentence: Sentence, figure: Figure) -> list[str]:
    """The words right before a number that ends its item; none where it is no item."""
    words = sentence.words
    after = words[figure.end] if figure.end < len(words) else "."
    ends = after in _MARKS or after in sentence.language.sets["joins"]
    return labelled(sentence, figure) if ends else []


def labelled(sentence: Sentence, figure: Figure) -> list[str]:
    """The few words right before a figure; none where there are many."""
    words, start = sentence.words, figure.begin
    while start and words[start - 1][0].isalpha() and not sentence.taken[start - 1] and figure.begin - start <= _LABEL:
        start -= 1
    return words[start : figure.begin] if figure.begin - start <= _LABEL else []


def _gives(one: Figure, figure: Figure, done: bool) -> bool:
    """Whether the unit of a figure can be that of a bare number, which counts what was `done`."""
    if one.bare or not one.unit or one.kind is Kind.RATIO:
        return False
    if one.kind is Kind.DURATION and figure.number.step >= 1:
        return False
    if one.kind is Kind.PERCENT:
        return one.number.step < 1 and figure.number.step < 1 and figure.number.value <= _HUNDRED
    if done and figure.number.step == 1:
        return one.kind is Kind.COUNT
    counts = one.kind is Kind.COUNT and not one.number.scaled
    return not (counts and figure.number.step < 1)


def _take(figure: Figure, giver: Figure) -> None:
    """Gives a number the unit of another, with its scale word where the number is none by itself."""
    scale = giver.number.scale
    if giver.number.scaled and not figure.number.scaled and figure.number.value * scale < _LARGER * giver.number.value:
        figure.number = figure.number.times(scale)._replace(scaled=True, scale=scale)
    figure.take_unit(giver)
