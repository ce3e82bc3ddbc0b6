"""The figures of a document in a row, with what tells which of them speak of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import cache, lru_cache
from typing import Protocol

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.frozen import dataclass
from audit.lang import Language, language, roles
from audit.model import Basis, Claim, Hedge, Kind, Measure, Modality
from audit.normalise import fold
from audit.ratios import reduced
from audit.tie.contents import holds
from audit.tie.parts import Part
from audit.tokens import APOSTROPHES

FURTHEST = 60  # figures back to one that is joined with another
_FIRST = 6  # figures of the first sentences of a document
_COORDINATED = 4  # words from a counted noun to what joins another to it
_MANY = 12  # the most that a number word for few tells
_BRACKET = 60  # words of the longest aside in brackets
_ROOT, _ENDING = 5, 5  # letters that words of one root share at least, and that an ending has at most
_DERIVING = frozenset(["", "e", "ed", "ing", "er", "ment", "ion", "al", "age", "ance", "ation", "t", "ding", "d"])
_STEM, _ENDINGS = 4, frozenset(["ed", "ing", "er", "ers", "d", "es"])  # `pass` and `passed`
MARKS = frozenset(",;:().")  # what parts clauses
Found = tuple[str, tuple[int, ...], str, float]  # relation, places in a row of figures, its reason and how sure
PERHAPS = "perhaps"  # the reason of a tie that is likely, and not likely enough to judge by
Pick = tuple[int, str, float]  # one place in a row of figures, why it is meant and how sure that is
BOUNDS = (Hedge.OVER, Hedge.UNDER, Hedge.AT_LEAST, Hedge.AT_MOST)
_NO_LEVELS = (Kind.RATIO, Kind.DURATION, Kind.PERCENT)
FACTS = frozenset({Modality.ACTUAL, Modality.ESTIMATE})  # `ước đạt` is said once of a whole and its parts


@dataclass(frozen=True, slots=True)
class Told:
    """A figure: its claim, its part of the sentence `read`, and where that stands.

    `position` is its place in the sentence; `sentence` and `paragraph` are counted through the document; `listed` says
    that its paragraph is an item of a list. `around` keeps what `near` finds, which many pairs of figures ask for.
    """

    claim: Claim
    part: Part
    read: Sentence
    position: int
    sentence: int
    paragraph: int
    listed: bool = False
    around: list[frozenset[str]] = field(default_factory=list, compare=False)

    @property
    def figure(self) -> Figure:
        return self.part.figure

    @property
    def measure(self) -> Measure:
        return self.part.meant.measure

    @property
    def level(self) -> bool:
        """Whether it states how much there is of something that can be added up."""
        return self.part.meant.measure is Measure.LEVEL and self.part.figure.kind not in _NO_LEVELS

    @property
    def partial(self) -> bool:
        """Whether it tells a part together with its whole: `136 of the 224 seats`."""
        ratio = self.figure.kind is Kind.RATIO and not reduced(self.claim.quantity)
        return ratio and self.part.meant.measure is Measure.LEVEL

    @property
    def stands(self) -> bool:
        """Whether it is a level or an average, which both may change, or a part told with its whole."""
        return self.level or self.partial or (self.measure is Measure.AVERAGE and self.figure.kind is not Kind.PERCENT)

    @property
    def fact(self) -> bool:
        """Whether it is no plan and no target."""
        return self.claim.cell.modality in FACTS

    @property
    def aside(self) -> bool:
        """Whether it is only what another figure is held against: the old level of a change."""
        return self.part.compared or self.figure.opens


class Weighed(Protocol):
    """What figures are weighed by, of a sentence or of a table: whether they can be true together."""

    @property
    def claim(self) -> Claim: ...

    @property
    def figure(self) -> Figure: ...

    @property
    def measure(self) -> Measure: ...


def stem(word: str, language: Language) -> str:
    """A word without the ending of its plural."""
    return _singular(word) if language.plurals else word


@lru_cache(65536)  # every pair of figures asks, and a text has few words
def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def head(one: Told) -> str:
    """The noun that is counted, without what describes it: the first word in Vietnamese, the last in English."""
    return _noun(one.figure.unit, one.read.language.plurals) if one.figure.counted else ""


@lru_cache(4096)
def _noun(unit: str, plurals: bool) -> str:
    words = unit.lower().split() or [""]
    return _singular(words[-1]) if plurals else words[0].rstrip(",")  # `xã, thị trấn`


def next_mark(words: Sequence[str], start: int) -> int:
    """The first mark that parts clauses from a token on, or the end."""
    return next((at for at in range(start, len(words)) if words[at] in MARKS), len(words))


def is_total(row: Sequence[Told], at: int) -> bool:
    """Whether a level is told as a total: `tổng số lao động đi làm việc ở nước ngoài là 158.580 người`."""
    one = row[at]
    words = one.read.words[clause(row, at) : one.figure.begin]
    return not one.read.language.sets["summed"].isdisjoint(words)


def alike(one: Told, two: Told) -> bool:
    """Whether two levels are of one kind: the same counted noun, or the same unit."""
    first, second = one.figure, two.figure
    if first.counted is not second.counted:
        return False
    if first.unit == second.unit or (first.counted and (not second.unit or head(one) == head(two))):
        return True
    return first.counted and (_goes_on(one, head(two)) or _goes_on(two, head(one)))


def _goes_on(one: Told, noun: str) -> bool:
    """Whether the noun that is counted goes on with another: `845 tố giác, tin báo`, `54 tổ chức cơ sở và chi bộ`."""
    at, words, language = one.figure.head, one.read.words, one.read.language
    if at is None or not noun or language.plurals:
        return False
    joins = language.sets["listing"]
    for place in range(at[1], min(at[1] + _COORDINATED, len(words) - 1)):
        if words[place] == "," or words[place] in joins:
            return words[place + 1] == noun
        if not words[place][0].isalpha():
            return False
    return False


def akin(one: Told, two: Told) -> bool:
    """Whether two levels are of one kind, or both count people, whatever these are called."""
    return alike(one, two) or (human(one) and human(two))


def kin(one: Told, two: Told) -> bool:
    """Whether two levels are of one kind, whichever of them lacks its noun."""
    return akin(one, two) or alike(two, one)


def human(one: Told) -> bool:
    """Whether it counts people, whatever they are called."""
    return people(one.figure.unit, one.read.language.code)


@lru_cache(4096)  # every pair of figures asks, and few units are counted in
def people(unit: str, code: str) -> bool:
    """Whether a noun, or what stands before it, names people."""
    known = language(code)
    words = [stem(word.strip(","), known) for word in fold(unit).split()]
    first = 0 if known.plurals else len(words) > 1 and words[0] in known.sets["visits"]
    runs = range(1, len(words) + 1)
    named = (" ".join(words[-size:] if known.plurals else words[first : first + size]) for size in runs)
    return not known.sets["people"].isdisjoint(named)


def kind(one: Told) -> str:
    """What a level counts or is measured in, people whatever they are called."""
    return "people" if human(one) else head(one) or one.figure.unit


def few(one: Told) -> bool:
    """Whether a number is a word for few, which seldom is what a share or a sum is of: `cả hai loại`."""
    return one.figure.number.worded and one.figure.number.value <= _MANY


def unnamed(one: Told) -> bool:
    """Whether a count stands without a noun after it, so that it may be of what was told: `Residents bought 88,800`."""
    figure = one.figure
    return figure.counted and (figure.elided or figure.head is None or figure.head[0] < figure.start)


def content(read: Sentence, start: int, end: int) -> frozenset[str]:
    """The words between two tokens that name something: no function words, no figures, no times, not the `s`
    of `the year's`.
    """
    skips, language = read.language.sets["skips"], read.language
    times = [(timed.start, timed.end) for timed in read.times]
    fixed = {index for cue in read.cued("fixed") for index in range(cue.start, cue.end)}
    return frozenset(
        stem(read.words[index], language)
        for index in range(start, end)
        if read.words[index][0].isalpha()
        and not (index and read.words[index - 1] in APOSTROPHES)
        and (read.words[index] not in skips or index in fixed)
        and not any(first <= read.starts[index] < last for first, last in times)
    )


def kindred(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether every one of some words is one of the others, or made of one: `prisoners` and `prisons`."""
    return all(word in others or any(_related(word, other) for other in others) for word in words)


@lru_cache(65536)  # the same words of a document are held against each other again and again
def _related(one: str, two: str) -> bool:
    """Whether two words begin alike: the longer of them but for an ending of few letters."""
    short, long = sorted((one, two), key=len)
    if long.startswith(short) and len(short) >= _STEM and long[len(short) :] in _ENDINGS:
        return True
    if _derived(one, two):
        return True
    size = min(len(one), len(two), max(_ROOT, max(len(one), len(two)) - _ENDING))
    return size >= _ROOT and one[:size] == two[:size]


def _derived(one: str, two: str) -> bool:
    """Whether two words are one root with endings of words: `shipment` and `shipped`, `spent` and `spending`."""
    size = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    rests = [word[size:].removeprefix(word[size - 1]) for word in (one, two)] if size >= _STEM else [one]
    return all(rest in _DERIVING for rest in rests)


def stretch(one: Told, row: Sequence[Told], at: int) -> tuple[int, int]:
    """The tokens around a figure up to a mark, a joining word or another figure on either side, after it also up to a
    verb that makes it the subject: `412.350 lượt khám là con số cao nhất`.
    """
    read, words = one.read, one.read.words
    ends = MARKS | read.language.sets["listing"]
    first = row[at - 1].figure.end if at and row[at - 1].read is read else 0
    start = one.figure.begin
    while start > first and words[start - 1] not in ends:
        start -= 1
    return start, until(one, row, at, read.language.sets["copulas"])


def until(one: Told, row: Sequence[Told], at: int, stops: frozenset[str] = frozenset()) -> int:
    """Where the words after a figure end: at a mark, a joining word, one of some `stops` or another figure."""
    read, words, end = one.read, one.read.words, one.figure.end
    ends = MARKS | read.language.sets["listing"]
    last = row[at + 1].figure.begin if at + 1 < len(row) and row[at + 1].read is read else len(words)
    while end < last and words[end] not in ends and words[end] not in stops:
        end += 1
    return end


def near(one: Told, row: Sequence[Told], at: int) -> frozenset[str]:
    """The words around a figure that name what it measures; where none do, those that it is short for."""
    if not one.around:
        start, end = stretch(one, row, at)
        found = content(one.read, start, one.figure.begin) | content(one.read, counted(one), end)
        one.around.append(found if found - {head(one)} else found | own(one))
    return one.around[0]


def counted(one: Told) -> int:
    """Where the words of a figure go on after its number and unit: with the noun that is counted."""
    return one.figure.head[0] if one.figure.head else one.figure.end


def called(row: Sequence[Told], at: int) -> frozenset[str]:
    """The words that a figure is called by: around it, of its reading, and its noun."""
    return near(row[at], row, at) | own(row[at]) | {head(row[at])} - {""}


def wholes_of(found: Iterable[Found]) -> dict[int, set[int]]:
    """The wholes of which each part is told to be one, or one of some."""
    wholes: dict[int, set[int]] = {}
    for relation, places, _, _ in found:
        for part in places[1:] if relation in ("parts", "some") else ():
            wholes.setdefault(part, set()).add(places[0])
    return wholes


def own(one: Told) -> frozenset[str]:
    """The words that the reading gave a figure."""
    words = one.part.words
    return _singulars(words) if one.read.language.plurals else frozenset(words)


@lru_cache(4096)
def _singulars(words: Sequence[str]) -> frozenset[str]:
    return frozenset(map(_singular, words))


def clause(row: Sequence[Told], at: int) -> int:
    """Where the clause of a figure begins: after the mark or figure before it; `shares, which gained 14%` is one, and
    so is `homeware, which makes up 38% of it, grew by 11%`.
    """
    one, start = row[at], marked(row, at)
    words, sets = one.read.words, one.read.language.sets
    least = _least(row, at)
    opened = start - 1 > least and words[start - 1] == ","
    if opened and words[start] in sets["subordinates"] and words[start] in sets["predicates"]:
        return _marked(words, start - 1, least)
    aside = start - 1 if words[start] in sets["past_forms"] and words[start - 1 : start] == [","] else 0
    opens = next((place for place in range(aside - 1, 0, -1) if words[place - 1] in MARKS), 0)
    if opens and words[opens] in sets["relatives"]:
        return _marked(words, opens - 1, 0)
    return start


def marked(row: Sequence[Told], at: int) -> int:
    """Where the words of a figure begin that no mark and no other figure parts from it."""
    return _marked(row[at].read.words, row[at].figure.begin, _least(row, at))


def _least(row: Sequence[Told], at: int) -> int:
    return row[at - 1].figure.end if at and row[at - 1].read is row[at].read else 0


def takes_up(row: Sequence[Told], at: int) -> bool:
    """Whether the sentence of a figure has a pronoun for its subject: `That is 27,100 more than a year earlier`."""
    read = row[at].read
    sets, words = read.language.sets, read.words
    return read.language.plurals and (words[0] in sets["taking_up"] or " ".join(words[:2]) in sets["said_again"])


def first_of(row: Sequence[Told], at: int) -> bool:
    """Whether a level is the first of its sentence that no other is only held against."""
    first = at - min(row[at].position, FURTHEST)
    return not any(other.level and not other.aside for other in row[first:at])


def _marked(words: Sequence[str], start: int, least: int) -> int:
    """Where the words begin that no mark parts from those up to a token."""
    while start > least and words[start - 1] not in MARKS:
        start -= 1
    return start


def said(one: Told, classes: frozenset[str]) -> frozenset[str]:
    """The words of a sentence that are cues of some classes."""
    return frozenset(
        stem(word, one.read.language) for cue in one.read.cued(*classes) for word in one.read.words[cue.start : cue.end]
    )


def phrases(one: Told, name: str) -> frozenset[str]:
    """The words of the phrases of a set of the language."""
    return _stems(name, one.read.language.code)


@cache
def _stems(name: str, code: str) -> frozenset[str]:
    known = language(code)
    return frozenset(stem(word, known) for phrase in known.sets[name] for word in phrase.split())


def cued(read: Sentence, name: str, start: int, end: int) -> bool:
    """Whether a cue of a class stands between two tokens."""
    return any(start <= cue.start and cue.end <= end for cue in read.cued(name))


def phrased(read: Sentence, name: str, start: int, end: int) -> bool:
    """Whether a phrase of a set stands between two tokens."""
    return bool(read.roles & roles(name)) and holds(read.words[start:end], read.language.sets[name])


def placed_alike(one: Told, two: Told) -> bool:
    """Whether two figures are of one place, which may be told without the word for what it is: `Tulsa`, `Tulsa
    County`.
    """
    first, second = one.claim.cell.place, two.claim.cell.place
    if first == second or first is None or second is None or not one.read.language.plurals:
        return first == second
    short, long = sorted((first.casefold(), second.casefold()), key=len)
    return long.startswith(f"{short} ") and " " not in long[len(short) + 1 :]


def together(one: Told, two: Told) -> bool:
    """Whether two figures can be of one place and time, and are both facts or both plans."""
    return placed_alike(one, two) and one.fact is two.fact and timely(one, two)


def timely(one: Told, two: Told) -> bool:
    """Whether two figures can be of one time."""
    first, second = one.claim.cell.period, two.claim.cell.period
    return first is None or second is None or (first.start < second.end and second.start < first.end)


def reconcilable(one: Told, two: Told, *, placed: bool = True) -> bool:
    """Whether two figures are of one place where that counts (`placed`), both facts or both plans, and no two times
    that are told part them.
    """
    first, second = one.claim, two.claim
    if placed and not placed_alike(one, two):
        return False
    if timely(one, two):
        return one.fact is two.fact
    explicit = first.period_basis is Basis.EXPLICIT and second.period_basis is Basis.EXPLICIT
    return not explicit and first.cell.modality == second.cell.modality


def back(row: Sequence[Told], at: int, sentences: int) -> Iterator[int]:
    """The places before `at`, the nearest first, within so many sentences and `FURTHEST` figures."""
    for place in range(at - 1, max(-1, at - FURTHEST), -1):
        if row[at].sentence - row[place].sentence > sentences:
            return
        yield place


def headlines(row: Sequence[Told], at: int) -> Iterator[int]:
    """The places before `at` in the first sentences with figures: what `the total` and `all` mean to the end."""
    for place in range(min(_FIRST, at)):
        if row[place].sentence - row[0].sentence <= 1:
            yield place


def bracketed(one: Told) -> bool:
    """Whether a figure stands in brackets that open in its sentence."""
    words, begin = one.read.words, one.figure.begin
    for index in range(begin - 1, max(-1, begin - _BRACKET), -1):
        if words[index] == ")":
            return False
        if words[index] == "(":
            return True
    return False
