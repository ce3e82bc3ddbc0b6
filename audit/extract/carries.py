"""Amounts whose unit their sentence leaves out, because the amounts beside them or before them have told it."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.elisions import main
from audit.extract.labels import counts_people
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Kind

_NEAR = 5  # words from a word for a number to that


def carried(sentence: Sentence, figures: Sequence[Figure], spoken: Figure | None) -> Figure | None:
    """Gives amounts without a unit that of the nearest amount of their scale and size, in their sentence, else of the
    one `spoken` of before it, or of any size in the usual money: `Xuất khẩu 6,4 tỷ USD. Hạt điều 3,3 tỷ.`

    Returns the amount that the next sentence goes on from.
    """
    told = [figure for figure in figures if figure.number.scaled and _tells(figure)]
    for figure in figures:
        if not (figure.number.scaled and (figure.assumed or ((figure.bare or figure.elided) and not figure.unit))):
            continue
        money = any(other.kind is Kind.MONEY for other in told)
        near = sorted(told, key=lambda other: abs(other.begin - figure.begin)) if not (figure.assumed and money) else []
        giver = next((other for other in (*near, spoken) if other is not None and _goes_on(figure, other)), None)
        if giver is None and not figure.unit and not counts_people(sentence, figure):
            usual = (other for other in (*figures, spoken) if other is not None)
            giver = next((other for other in usual if other.unit == sentence.language.money_unit), None)
        if giver is not None:
            figure.take_unit(giver)
    assumed = next((figure for figure in reversed(figures) if figure.assumed), spoken)
    return told[-1] if told else assumed


def renewed(sentence: Sentence, figures: Sequence[Figure], counted: str) -> str:
    """Gives counts without a noun what the sentence before `counted`: those of its things, `Kent had 21 of these`,
    the number of them, `In March the figure was 4,120`, and the subject of a verb, `Three died`, with what is listed
    behind.

    Returns what the next sentence goes on from.
    """
    sets = sentence.language.sets
    counts = [one for one in figures if one.kind is Kind.COUNT]
    given: list[Figure] = []
    for figure in counts if counted and counts and _silent(counts[0]) else ():
        first = figure is counts[0] and _of_those(sentence, figure)
        if first or (_silent(figure) and any(figure.giver is one for one in given)):
            figure.unit = counted
            given.append(figure)
    named = main(sentence, [one for one in counts if one.counted and one.head is not None])
    return next((one.unit for one in named if one.unit and one.unit not in sets["uncounted"]), counted)


def _silent(figure: Figure) -> bool:
    """Whether a count leaves out what it counts."""
    return figure.elided and not figure.unit


def _of_those(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is one of things that were counted before: `21 of these`, `the figure was 21`, `Three died`."""
    words, sets = sentence.words, sentence.language.sets
    after = words[figure.end : figure.end + 2]
    if len(after) == 2 and after[0] in sets["link_of"] and after[1] in sets["them"]:
        return True
    if figure.begin == 0:
        return bool(after) and (after[0] in sets["plural_verbs"] or after[0] in sets["finite"])
    return not sets["tallies"].isdisjoint(words[max(0, figure.begin - _NEAR) : figure.begin])


def _tells(figure: Figure) -> bool:
    """Whether a figure has a unit of its own in which amounts are told."""
    return figure.measured is not None and figure.kind is not Kind.PERCENT and not figure.elided


def _goes_on(figure: Figure, other: Figure) -> bool:
    """Whether a number is told in the scale word of another, is of its size and may be of its kind."""
    if figure.assumed and other.kind not in figure.assumed:
        return False
    return figure.number.scale == other.number.scale and figure.sized_like(other)
