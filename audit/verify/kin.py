"""The figures of documents that may be what a statement speaks of in other words: more, fewer, or of one meaning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from audit import periods, units
from audit.align import anywhere
from audit.lang import language, split
from audit.likeness import singular
from audit.model import CHANGES, Basis, Cell, Claim, Document, Grain, Measure, Reading
from audit.tie.told import FACTS
from audit.verify.complements import denied

Words = frozenset[str]

_END = timedelta(days=31)  # what is told of a day or a month so near the end of a span stands for it


@dataclass(frozen=True, slots=True)
class Kin:
    """The cells of documents by each word of their names, as one language has them."""

    cells: Mapping[str, Sequence[Cell]]
    lang: str

    @classmethod
    def of(cls, cells: Iterable[Cell], lang: str) -> Kin:
        """The cells that some documents print."""
        found: dict[str, list[Cell]] = defaultdict(list)
        for cell in dict.fromkeys(cells):
            for word in meant(cell.indicator, lang):
                found[word].append(cell)
        return cls(found, lang)

    def near(self, cell: Cell) -> Iterator[Cell]:
        """Those whose words are the same, fewer or more, and which may be of the same place, measure and unit."""
        words = meant(cell.indicator, self.lang)
        for other in dict.fromkeys(one for word in words for one in self.cells.get(word, ())):
            told = meant(other.indicator, self.lang)
            alike = (words <= told or told <= words) and denied(words, self.lang) == denied(told, self.lang)
            if alike and _akin(anywhere(cell), anywhere(other)):
                yield other


@lru_cache(maxsize=65536)
def meant(indicator: str, lang: str) -> Words:
    """The words of a name without their number, those that mean the same as one."""
    return _meant(indicator.split("_"), lang)


def _meant(named: Collection[str], lang: str) -> Words:
    plurals = language(lang).plurals
    idle = language(lang).sets["narrowing"] - denied(named, lang)
    words = [word for word in named if word not in idle]
    told = frozenset((*words, *map(singular, words))) if plurals else frozenset(words)
    for phrase, other in language(lang).synonyms.items():
        if told.issuperset(phrase):
            told = told.difference(phrase).union(other)
    return frozenset(map(singular, told)) if plurals else told


@dataclass(frozen=True, slots=True)
class Renamed:
    """A statement whose figures are called as documents call them; those with other names there (`loose`), those with
    words that no document has (`strange`), and those that tell of the rest of a thing, by claims of the thing.
    """

    statement: Reading
    loose: Set[str]
    strange: Set[str]
    opposites: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What documents call one thing: the `words` of its name, those of all `around` it, and the claims of that name."""

    name: str
    words: Words
    around: Words
    claims: Sequence[Claim]


def renamed(statement: Reading, documents: Sequence[Reading], titles: Words, written: Set[str]) -> Renamed:
    """The statement with its figures called as documents, of which `written` are all words, call them, where only one
    of their names can be meant, and without the `titles` of those whom they tell of.
    """
    lang = statement.document.lang
    known = list(_told(documents, lang))
    worded = _meant(written, lang) if language(lang).plurals else None  # of words, not syllables
    claims, loose, strange, opposites = list[Claim](), set[str](), set[str](), dict[str, str]()
    for claim in statement.claims:
        claim = _untitled(claim, titles)
        words, around = meant(claim.cell.indicator, lang), _sentence(claim, statement.document, lang)
        no = denied(words, lang)
        near = [one for one in known if any(_measurable(claim, other) for other in one.claims)]
        called = _nearest(claim, words, around, [one for one in near if denied(one.words, lang) == no])
        if called is not None:
            loose |= {claim.id} if called.words != words else set()
            claim = claim if claim.cell.indicator == called.name else claim.known_as(called.name, claim.trust)
            claim = _dated(_between(claim, called.claims), called.claims)
        elif no and (other := _denied(words - no, near, lang)) is not None:
            opposites |= {one.id: claim.id for one in other.claims}
        told = words if words <= around else _words(claim.indicator_text or "", lang)  # no name of a catalogue
        strange |= {claim.id} if worded is not None and not told <= worded else set()
        claims.append(claim)
    return Renamed(replace(statement, claims=tuple(claims)), loose, strange, opposites)


def _untitled(claim: Claim, titles: Words) -> Claim:
    """A figure whose name does not say whose it is: `stores` for `orrin_foods_stores`."""
    name = f"_{claim.cell.indicator}_"
    for title in titles:
        name = name.replace(f"_{title}_", "_")
    bare = name.strip("_")
    return claim if not bare or bare == claim.cell.indicator else claim.known_as(bare, claim.trust)


def _told(documents: Sequence[Reading], lang: str) -> Iterator[Told]:
    names: dict[str, list[tuple[Claim, Document]]] = defaultdict(list)
    for one in documents:
        for claim in one.claims:
            if claim.cell.indicator:
                names[claim.cell.indicator].append((claim, one.document))
    for name, found in names.items():
        around = frozenset().union(*(_sentence(claim, document, lang) for claim, document in found))
        yield Told(name, meant(name, lang), around, [claim for claim, _ in found])


def _nearest(claim: Claim, words: Words, around: Words, known: Sequence[Told]) -> Told | None:
    """The only name of which all words are told in the statement, or which is told with all words of the statement's:
    of several those of the time and the measure that are meant, then with the most words in common, then the same.
    """
    same = next((one for one in known if one.words == words), None)
    fits = [one for one in known if one.words and (one.words <= around or (words and words <= one.around))]
    if same is not None:
        fits = [one for one in fits if words < one.words <= around]  # `votes` of the Greens: `votes_greens`
        if not fits:
            return same
    for suits in (_counted_alike, _timely, _measured_alike):
        fits = [one for one in fits if any(suits(claim, other) for other in one.claims)] or fits
    most = max((len(one.words & around) for one in fits), default=0)
    best = [one for one in fits if len(one.words & around) == most > 0]
    return best[0] if len(best) == 1 else None


def _denied(words: Words, known: Sequence[Told], lang: str) -> Told | None:
    """The only thing that is called by some words, else the only one called by some of them or by more."""
    told = [(one, (one.words, _words(one.claims[0].indicator_text or "", lang))) for one in known]
    same = [one for one, called in told if words in called]
    near = same or [one for one, called in told if any(each <= words or words <= each for each in called if each)]
    return near[0] if len(near) == 1 else None


def _sentence(claim: Claim, document: Document, lang: str) -> Words:
    """All words of the sentence of a claim, as names are compared."""
    start, end = (claim.sentence.start, claim.sentence.end) if claim.sentence.end else (0, len(document.raw))
    return _words(document.raw[start:end], lang)


def _words(text: str, lang: str) -> Words:
    """All words of a text, as names are compared."""
    return meant("_".join(word for word in split(text) if word[0].isalpha()), lang)


def _between(claim: Claim, told: Sequence[Claim]) -> Claim:
    """A change of a span as one between the days at its ends of which documents tell levels: `in the year to March`."""
    period = None if undated(claim) else claim.cell.period
    if claim.cell.measure not in CHANGES or (period is not None and period.grain is Grain.DAY):
        return claim
    times = {one.cell.period for one in told if one.cell.measure not in CHANGES and one.cell.period is not None}
    if period is None:
        first, last = sorted(times, key=lambda one: (one.end, one.start)) if len(times) == 2 else (None, None)
        return claim if last is None else replace(claim, cell=replace(claim.cell, period=last, base=first))
    moments = [time for time in times if time.end - time.start <= _END]
    lasts = [time for time in moments if period.end - _END < time.end <= period.end]
    firsts = [time for time in moments if abs(period.start - time.end) < _END]
    if len(lasts) != 1 or len(firsts) != 1:
        return claim
    return replace(claim, cell=replace(claim.cell, period=lasts[0], base=firsts[0]))


def _measurable(claim: Claim, other: Claim) -> bool:
    """Whether one figure may be told of what another measures: a growth of anything, an amount of what has its unit."""
    if claim.cell.measure in (Measure.GROWTH, Measure.ATTAINMENT, Measure.SHARE):
        return True
    one, two = (units.canonical(each.cell.unit)[0].removesuffix("age_point") for each in (claim, other))
    return one == two or (claim.quantity.whole and other.quantity.whole)


def _dated(claim: Claim, told: Sequence[Claim]) -> Claim:
    """A share without a time as one of the latest that documents tell of."""
    times = [one.cell.period for one in told if one.cell.period is not None]
    if claim.cell.measure is not Measure.SHARE or not undated(claim) or not times:
        return claim
    return replace(claim, cell=replace(claim.cell, period=max(times, key=lambda one: (one.end, one.start))))


def undated(claim: Claim) -> bool:
    """Whether neither its words nor those around it tell when a figure is of."""
    return claim.period_basis not in (Basis.EXPLICIT, Basis.CONTEXT)


def _counted_alike(claim: Claim, other: Claim) -> bool:
    """Whether the nouns of two counts are one, whatever describes them: `train journeys`, `journeys`."""
    one, two = (tuple(map(singular, split(each.cell.unit))) for each in (claim, other))
    return bool(one and two) and (one == two or one[-len(two) :] == two or two[-len(one) :] == one)


def _measured_alike(claim: Claim, other: Claim) -> bool:
    return claim.cell.measure is other.cell.measure


def _timely(claim: Claim, other: Claim) -> bool:
    one, two = claim.cell.period, other.cell.period
    return one is None or two is None or periods.overlaps(one, two)


def _akin(one: Cell, other: Cell) -> bool:
    """Whether two cells differ in nothing but words, time, and what one of them does not say."""
    factual = one.modality is other.modality or (one.modality in FACTS and other.modality in FACTS)
    same = (one.measure, one.unit) == (other.measure, other.unit)
    pairs = ((one.place, other.place), (one.whole, other.whole), (one.scope, other.scope), (one.base, other.base))
    return factual and same and all(_open(*pair) for pair in pairs)


def _open(one: object, other: object) -> bool:
    return one == other or not one or not other
