"""What an amount is told for each of: the unit of a rate (`£145 per stop`, `62 tạ/ha`), the noun behind a word for each
(`£3,000 for each of the 80 farms`, `mỗi hộ được 650.000 đồng`) or for one (`a car costs £24`), or the things that an
average is called by (`the average grant was £4,000`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from audit.frozen import dataclass
from audit.lang.multitudes import multitude
from audit.model import Kind, Measure
from audit.tie.told import MARKS, Told, clause, near, own, people, stem, unnamed, until
from audit.units import units

_NAMED = 4  # words from one for each to the noun of the things, at most
_SHORT = 2  # the same where a noun stands before what describes it
NO_AMOUNTS = (Kind.RATIO, Kind.PERCENT)
AMOUNTS = (Measure.LEVEL, Measure.AVERAGE)  # measures that say how much there is, in all or of each


@dataclass(frozen=True, slots=True)
class Apiece:
    """What an amount falls to each of: the words that may be its noun, `people` for whoever it is, or a unit; `many`
    of it at once. `top` is the unit of the amount itself, without what it is told for.

    `outright`: words say so; else an average is only called by it. `bare`: a word for each may stand for what was told
    before. `loose`: no word says of what the amount is: `12,000 a day`. `timed`: it is told for some span besides.
    """

    nouns: frozenset[str]
    top: str
    unit: str = ""
    many: int = 1
    outright: bool = True
    bare: bool = False
    loose: bool = False
    timed: bool = False


def apiece(row: Sequence[Told], at: int) -> Apiece | None:
    """What the figure at a place is told for each of."""
    one = row[at]
    if one.figure.kind in NO_AMOUNTS or one.measure not in AMOUNTS:
        return None
    if "/" in one.claim.cell.unit and one.claim.cell.unit in units():
        return None  # a speed
    if not one.read.language.sets["superlatives"].isdisjoint(
        one.read.words[max(0, one.figure.begin - 2) : one.figure.begin]
    ):
        return None  # `bồi thường cao nhất 185 triệu đồng/công`
    top, _, per = one.claim.cell.unit.partition("/")
    first, _, rest = per.partition("/")
    told = [] if per and not span(first, one) else list(_worded(row, at))
    things = [each for each in told if not (each.words and span(each.words[0], one))]
    if things or (told and not per):
        chosen = (things or told)[0]
        timed = bool(things) and (bool(per) or len(things) < len(told))
        found = replace(
            _called(chosen.words, one), top=top, bare=chosen.each and one.read.language.plurals, timed=timed
        )
    elif per:
        many, noun = multitude(first)
        found = replace(_called(noun.split(), one), top=top, many=many, timed=bool(rest))
    else:
        return _averaged(row, at)
    per_money = found.unit in units() and units()[found.unit].kind is Kind.MONEY  # `$27.10 per $1,000`
    return None if per_money else found


@dataclass(frozen=True, slots=True)
class _Each:
    """The words behind one for each, or for one; `each`: it is one for each, which may stand for what was told."""

    words: Sequence[str]
    each: bool


def _called(words: Sequence[str], one: Told) -> Apiece:
    """What some words call."""
    language = one.read.language
    told = [word.lower() for word in words]
    nouns = frozenset(stem(word, language) for word in told) if language.plurals else frozenset(told[:1])
    whoever = any(people(" ".join(told[at:end]), language.code) for at, end in _runs(told, language.plurals))
    whoever = whoever or not nouns.isdisjoint(language.sets["heads"])
    unit = _unit(told[0], one) if told and not whoever else ""  # `mỗi công nhân` is no area
    return Apiece(nouns | {"people"} if whoever else nouns, one.claim.cell.unit, unit, loose=_loose(one))


def _runs(words: Sequence[str], plurals: bool) -> Iterator[tuple[int, int]]:
    """The runs of words that may name people: any word, or what stands first."""
    yield from ((at, at + 1) for at in range(len(words))) if plurals else ((0, end) for end in range(1, len(words) + 1))


def _unit(word: str, one: Told) -> str:
    """The unit that a word names, as it is written in the unit of a rate or in a text."""
    if word in units():
        return word
    found = one.read.language.units.at([word], 0)
    return "" if found is None else found.value.id


def span(word: str, one: Told) -> bool:
    """Whether a word names a span of time."""
    unit = units().get(_unit(word, one))
    return unit is not None and unit.kind is Kind.DURATION


def _loose(one: Told) -> bool:
    """Whether an amount is told without what it is of: `an average of 388 per shop`, `12,000 a day`, `350 each`."""
    words, sets, end = one.read.words, one.read.language.sets, one.figure.core[1]
    if not one.read.language.plurals or one.figure.kind is Kind.MONEY:
        return False
    return unnamed(one) or (words[end : end + 1] != [] and words[end] in sets["per|per_each|each"])


def _worded(row: Sequence[Told], at: int) -> Iterator[_Each]:
    """The words for each, or for one, around a figure: those behind it first, then those before it."""
    one = row[at]
    words, sets, plurals = one.read.words, one.read.language.sets, one.read.language.plurals
    for index in range(one.figure.end, until(one, row, at)):
        single = index == one.figure.end and words[index] in sets["per|per_each"]
        if words[index] in sets["each"] or (single and sets["past"].isdisjoint(words[index + 2 : index + 3])):
            yield _Each(_behind(row, at, index + 1), words[index] in sets["each"])
    if plurals and one.position == 1 and words[0] in sets["each"]:
        yield _Each([row[at - 1].figure.unit], True)  # `Each of the 1,480 farmers got 50 kg`
    start = clause(row, at)
    for index in range(start, one.figure.begin - (not plurals)):
        if words[index] in sets["each|per"] or (words[index] in sets["per_each"] and _opens(row, at, index, start)):
            yield _Each(_behind(row, at, index + 1), words[index] in sets["each"])
        elif not plurals and " ".join(words[index : index + 2]) in sets["persons"]:
            yield _Each(words[index + 1 : index + 2], False)


def _opens(row: Sequence[Told], at: int, index: int, start: int) -> bool:
    """Whether the word for one opens a clause, whose subject is one of many: `a car costs £24`, not `an average of 24`,
    `a further £24`, `a year ago`; or an average is of one.
    """
    one = row[at]
    words, sets = one.read.words, one.read.language.sets
    if not one.read.language.plurals:
        return one.measure is Measure.AVERAGE
    between = words[index + 1 : one.figure.begin]
    told = len(between) > 1 and sets["link_of"].isdisjoint(between) and not span(between[0], one)
    return told and (index == start or words[index - 1] in sets["joins"])


def _behind(row: Sequence[Told], at: int, start: int) -> Sequence[str]:
    """The words of the noun that begins at a token: `of the 80 farms`, `hộ nghèo`."""
    one = row[at]
    words, language = one.read.words, one.read.language
    skipped, stops = language.sets["link_of|determiners|them"], language.sets["skips"]
    found: list[str] = []
    for index in range(start, len(words)):
        if words[index] in MARKS or index == one.figure.begin or len(found) == (_NAMED if language.plurals else _SHORT):
            break
        if words[index] in skipped or not words[index][0].isalpha():
            continue
        if language.plurals and words[index] in stops:
            break
        found.append(words[index])
    return found


def _averaged(row: Sequence[Told], at: int) -> Apiece | None:
    """The words that an average is called by, which may name the things: `The average grant was £4,000`, `an average
    gate of 18,300` of so many games.
    """
    one = row[at]
    if one.measure is not Measure.AVERAGE or not one.read.language.plurals:
        return None
    return Apiece(own(one) | near(one, row, at), one.claim.cell.unit, outright=False, loose=one.figure.counted)
