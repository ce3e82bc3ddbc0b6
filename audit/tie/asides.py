"""Brackets and relative clauses that have a time of their own, `(Q2 2021: 14.2bn)`, `, which drew 900 in 2019, `:
nothing outside is of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from audit import periods
from audit.extract.sentences import Sentence, Timed
from audit.model import Grain
from audit.tie.cues import told
from audit.tie.parts import Part
from audit.tie.phrases import Range

_VERB = 4  # words from a relative word to the verb of its clause


def asides(sentence: Sentence, parts: Sequence[Part]) -> tuple[Range, ...]:
    """The offsets of every bracket that holds a time and a number, or what it is the label of, `(H1 2021: nil)`, and of
    the relative clauses set apart.
    """
    if not sentence.times:
        return ()
    numbers = (*(sentence.starts[part.figure.start] for part in parts), *_plain(sentence))
    figured = (
        (start, end)
        for start, end in _brackets(sentence)
        if any(
            start < timed.start < end
            and (any(start < at < end for at in numbers) or sentence.words[timed.last : timed.last + 1] == [":"])
            for timed in sentence.times
        )
    )
    return (*figured, *_relatives(sentence))


def aside(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time stands in a bracket beside a number that is no time."""
    brackets = [(start, end) for start, end in _brackets(sentence) if start < timed.start < end]
    return bool(brackets) and any(start < at < end for at in _plain(sentence) for start, end in brackets)


def _plain(sentence: Sentence) -> list[int]:
    """Where the numbers in digits stand that are no times."""
    if "(" not in sentence.words:
        return []
    numbers = [at for word, at in zip(sentence.words, sentence.starts, strict=True) if word[0].isdecimal()]
    return [at for at in numbers if not any(other.start <= at < other.end for other in sentence.times)]


def _relatives(sentence: Sentence) -> Iterator[Range]:
    """The clauses between commas that tell of a time of their own, or of what is so at any time: those that a relative
    word opens, `, which serves one home in six, will ...`, or a participle, `, frozen since 2019, reopened`.
    """
    words, sets = sentence.words, sentence.language.sets
    commas = [at for at, word in enumerate(words) if word in ",;)"] if sentence.language.plurals else []
    for comma, last in pairwise(commas):
        at, after = comma + 1, words[last + 1] if last + 1 < len(words) else ""
        relative = words[at] in sets["relatives"]
        verb = at + (words[at] in sets["timing"] or words[at] in sets["superlatives"])  # `last valued at $2bn`
        participle = told(sentence, words[verb]) or words[verb].endswith("en")
        finite = (
            after in sets["present"]
            or (after.endswith("s") and after not in sets["determiners"])
            or (told(sentence, after) and after not in sets["held_against"])
        )
        start, end = sentence.starts[at], sentence.starts[last]
        if _apposed(sentence, at, last):
            yield start, end
        if not relative and not (participle and finite):
            continue
        now = relative and not sets["present"].isdisjoint(words[at + 1 : min(at + _VERB, last)])
        within = [timed for timed in sentence.times if start < timed.end <= end]
        if now or (within and not _spanned(sentence, within, start, end)):
            yield start, end


def _apposed(sentence: Sentence, at: int, last: int) -> bool:
    """Whether words between commas only say what a noun is or has, not when: `The firm, with a staff of 400, was
    sold in 2019`.
    """
    words, sets = sentence.words, sentence.language.sets
    finite = sets["passive|past_forms|perfect|pluperfect"]
    after = words[last + 1] if last + 1 < len(words) else ""
    if words[at] not in sets["article|alongside"] or words[last] != "," or after not in finite:
        return False
    timed = any(at <= timed.first < last for timed in sentence.times)
    return not timed and finite.isdisjoint(words[at:last])


def _spanned(sentence: Sentence, within: Sequence[Timed], start: int, end: int) -> bool:
    """Whether a clause without a number only says on which days its noun was: `, which ran from 3 to 12 June, `."""
    if len(within) > 1 or any(
        word[0].isdecimal() and start < at < end and not taken
        for word, at, taken in zip(sentence.words, sentence.starts, sentence.taken, strict=True)
    ):
        return False
    period, relative = within[0].mention.period, within[0].mention.relative
    if relative is not None:
        return relative.last is not None
    return period is not None and period.grain is Grain.SPAN and periods.length(period) < 1


def _brackets(sentence: Sentence) -> Iterator[Range]:
    if "(" not in sentence.words:
        return
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
