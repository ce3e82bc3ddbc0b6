"""Amounts whose unit their sentence leaves out, because the amounts beside them or before them have told it."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.elisions import main
from audit.extract.labels import counts_people, of_those
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Kind
from audit.tokens import ends_plural

_MATTER = (Kind.MASS, Kind.AREA, Kind.VOLUME, Kind.LENGTH)
_THOUSAND = 1000
_TIMES = 200  # a number is seldom so many times smaller than another of its unit
_SIZE = 20  # nor so many times greater
_REACH = 12  # words from the people who came to a number to that
_NEAR = 5  # words from a word for a number to that


def carried(sentence: Sentence, figures: Sequence[Figure], spoken: Figure | None) -> Figure | None:
    """Gives amounts without a unit that of the nearest amount of their scale and size, in their sentence, else of the
    one `spoken` of before it, or of any size in the usual money: `Xuất khẩu 6,4 tỷ USD. Hạt điều 3,3 tỷ.`

    Returns the amount that the next sentence goes on from.
    """
    told = [figure for figure in figures if figure.number.scaled and _tells(figure)]
    for figure in figures:
        if (
            spoken is not None
            and not figure.unit
            and _is_it(sentence, figure)
            and _goes_on(figure, spoken, scale=False)
        ):
            figure.take(spoken)
            continue
        if not (figure.number.scaled and (figure.assumed or ((figure.bare or figure.elided) and not figure.unit))):
            continue
        if _people_moved(sentence, figure):
            continue
        money = any(other.kind is Kind.MONEY for other in told)
        near = sorted(told, key=lambda other: abs(other.begin - figure.begin)) if not (figure.assumed and money) else []
        before = None if _counts_things(sentence, figure) else spoken
        giver = next((other for other in (*near, before) if other is not None and _goes_on(figure, other)), None)
        reached = bool(figure.begin) and sentence.words[figure.begin - 1] in sentence.language.sets["reaching"]
        if giver is None and sentence.language.plurals and reached:  # `by $900 million to 1.2 billion`
            giver = next((one for one in reversed(told) if one.kind is Kind.MONEY and one.end < figure.begin), None)
        if giver is None and not figure.unit and not counts_people(sentence, figure):
            usual = (other for other in (*figures, before) if other is not None)
            giver = next((other for other in usual if other.unit == sentence.language.money_unit), None)
        if giver is not None:
            figure.take_unit(giver)
    assumed = next((figure for figure in reversed(figures) if figure.assumed), spoken)
    return told[-1] if told else assumed


def _people_moved(sentence: Sentence, figure: Figure) -> bool:
    """Whether the words before a number tell that people or a number, and no money, came to it: `customers rose by 8%
    to 1.8m`, `growth in passenger numbers to 4.3 million`.
    """
    words, sets, start = sentence.words, sentence.language.sets, figure.begin
    if not sentence.language.plurals:
        return False
    while start and figure.begin - start < _REACH and (words[start - 1][0].isalnum() or words[start - 1] == "%"):
        start -= 1
    told = words[start : figure.begin]
    return sets["money_nouns"].isdisjoint(told) and any(
        word in sets["headcounts"] or (word.endswith("s") and word[:-1] in sets["people"]) for word in told
    )


def _counts_things(sentence: Sentence, figure: Figure) -> bool:
    """Whether a verb says how many things there are, and no money: `passenger journeys totalled 27.4m`."""
    words, sets = sentence.words, sentence.language.sets
    verb = next((cue for cue in sentence.cued("reaches") if cue.end == figure.begin and cue.start), None)
    if verb is None or not sentence.language.plurals:
        return False
    idle = sets["money_nouns|uncounted|outward"]
    return ends_plural(words[verb.start - 1]) and words[verb.start - 1] not in idle


def spread(sentence: Sentence, figures: Sequence[Figure]) -> None:
    """Gives great numbers without a noun the unit of the amounts of their sentence, where nothing is counted in it:
    `590,000 of the 1.38 million hectares`, `cleared 88,000 hectares and replanted 40,000`.
    """
    sets = sentence.language.sets
    amounts = [one for one in figures if one.kind in _MATTER and one.measured is not None]
    if not amounts or any(one.kind is Kind.COUNT and one.unit for one in figures):
        return
    for figure in figures:
        after = sentence.words[figure.end] if figure.end < len(sentence.words) else "."
        acts = any(after in sets[name] for name in ("plural_verbs", "finite", "past_forms"))
        if figure.kind is not Kind.COUNT or figure.number.worded or figure.number.value < _THOUSAND or acts:
            continue
        near = sorted(amounts, key=lambda one: abs(one.begin - figure.begin))
        giver = next((one for one in near if one.number.value < _TIMES * figure.number.value), None)
        if giver is not None and figure.number.value < _SIZE * giver.number.value:
            figure.take_unit(giver)


def renewed(sentence: Sentence, figures: Sequence[Figure], counted: Sequence[Figure]) -> None:
    """Gives counts without a noun what the sentence before `counted`: those of its things, `Kent had 21 of these`,
    the number of them, `In March the figure was 4,120`, and the subject of a verb, `Three died`, with what is listed
    behind.
    """
    counts = [one for one in figures if one.kind is Kind.COUNT]
    given: list[Figure] = []
    for figure in counts if counted and counts and _silent(counts[0]) else ():
        first = figure is counts[0] and _of_those(sentence, figure)
        if first or (_silent(figure) and any(figure.giver is one for one in given)):
            wholes = (one.unit for one in reversed(counted) if one.number.value > figure.number.value)
            figure.unit = next(wholes, counted[-1].unit)
            given.append(figure)


def counted_in(sentence: Sentence, figures: Sequence[Figure], before: Sequence[Figure]) -> Sequence[Figure]:
    """What a sentence counts, from which the next one goes on; what was counted `before` where it counts nothing."""
    uncounted, words = sentence.language.sets["uncounted"], sentence.words
    counts = [one for one in figures if one.kind is Kind.COUNT and one.unit and not one.elided]
    counts = [one for one in counts if one.unit not in uncounted and not one.sizes(words)]
    counts = [one for one in counts if one.unit not in sentence.language.sets["times"]]
    return main(sentence, counts) if counts else before


def _silent(figure: Figure) -> bool:
    """Whether a count leaves out what it counts."""
    return figure.elided and not figure.unit


def _of_those(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is one of things that were counted before: `21 of these`, `the figure was 21`, `Three died`."""
    words, sets = sentence.words, sentence.language.sets
    after = words[figure.end : figure.end + 2]
    if figure.number.step < 1:
        return False
    if figure.number.value >= _THOUSAND and sentence.led("strong_shares", figure.begin):
        return True  # `health care accounted for 72,000`
    if len(after) == 2 and after[0] in sets["link_of"] and after[1] in sets["them"]:
        return True
    if figure.begin > 2 and words[figure.begin - 1] == "," and of_those(sentence, figure.begin):
        return True  # `of these, 812 were in Kent`
    if figure.begin and words[figure.begin - 1] in sets["others"]:
        return True  # `A further 176 are being built`
    if figure.begin == 0:
        return bool(after) and (after[0] in sets["plural_verbs"] or after[0] in sets["finite"])
    return not sets["tallies"].isdisjoint(words[max(0, figure.begin - _NEAR) : figure.begin])


def _tells(figure: Figure) -> bool:
    """Whether a figure has a unit of its own in which amounts are told."""
    return figure.measured is not None and figure.kind is not Kind.PERCENT and not figure.elided


def _goes_on(figure: Figure, other: Figure, *, scale: bool = True) -> bool:
    """Whether a number is told in the `scale` word of another, is of its size and may be of its kind."""
    if figure.assumed and other.kind not in figure.assumed:
        return False
    return (figure.number.scale == other.number.scale or not scale) and figure.sized_like(other)


def _is_it(sentence: Sentence, figure: Figure) -> bool:
    """Whether a decimal is what a pronoun stands for: `It handled 2.2 million tonnes. Last year it was 5.1.`"""
    words, sets, at = sentence.words, sentence.language.sets, figure.begin
    told = at > 1 and words[at - 1] in sets["passive"] and words[at - 2] in sets["it"]
    return told and figure.kind is Kind.COUNT and figure.number.step < 1 and not figure.number.scaled
