"""Brackets that tell a figure of another time, `(Q2 2021: 14.2bn)`, `(38 in 2021)`: nothing outside is of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.extract.sentences import Sentence, Timed
from audit.tie.parts import Part
from audit.tie.phrases import Range


def asides(sentence: Sentence, parts: Sequence[Part]) -> tuple[Range, ...]:
    """The offsets of every bracket that holds both a figure and a time."""
    if not sentence.times or "(" not in sentence.words:
        return ()
    return tuple(
        (start, end)
        for start, end in _brackets(sentence)
        if any(start < timed.start < end for timed in sentence.times)
        and any(start < sentence.starts[part.figure.start] < end for part in parts)
    )


def aside(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time stands in a bracket beside a number that is no time."""
    if "(" not in sentence.words:
        return False
    numbers = [at for word, at in zip(sentence.words, sentence.starts, strict=True) if word[0].isdecimal()]
    plain = [at for at in numbers if not any(other.start <= at < other.end for other in sentence.times)]
    return any(
        start < timed.start < end and any(start < at < end for at in plain) for start, end in _brackets(sentence)
    )


def _brackets(sentence: Sentence) -> Iterator[Range]:
    opened = None
    for word, start in zip(sentence.words, sentence.starts, strict=True):
        if word == "(":
            opened = start
        elif word == ")" and opened is not None:
            yield opened, start
            opened = None


def parted(ranges: Sequence[Range], one: int, two: int) -> bool:
    """Whether one of the ranges holds one of two offsets and not the other."""
    return any((start < one < end) is not (start < two < end) for start, end in ranges)
