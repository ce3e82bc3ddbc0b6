"""Claims -> cells: which claims speak of the same number in the world, and how sure that is.

A claim gets the id of a catalogue's indicator where its words are those of a name, function words and places
left out; a differing word is a difference. Without a catalogue, the same words in any order are the same thing,
unless they are too few to tell, and less surely so. What has no place is told of the document's owner. Scope words
separate only where both sides have them and they differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from audit import periods, units
from audit.baselines import baselines
from audit.bulletins import bulletins
from audit.catalogues import EXACT, Catalogue
from audit.counterparts import counterparts
from audit.interval import Interval, exactly
from audit.lang import Language, language
from audit.likeness import singular
from audit.model import (
    CHANGES,
    Basis,
    Cell,
    Claim,
    Document,
    Evidence,
    Indicator,
    Kind,
    Measure,
    Modality,
    Period,
    Reading,
    Tie,
)
from audit.moments import bases, moments
from audit.owners import owners
from audit.ratios import allowed, nameless, percent, reduced
from audit.retellings import retellings
from audit.texts import worded
from audit.twins import twins

_TERM = 3
INFERRED_BASE = 0.9
PHRASE, BRIEF, SENTENCE, DOCUMENT = 0.7, 0.6, 0.9, 0.8
_TELLING = 3  # words that tell a thing from others across documents
_PAIR = 2  # words that may, where nouns show their number: a noun and what kind of it, `licensed beds`
_FEW = (BRIEF, DOCUMENT)
_LOCAL = "§"


@dataclass(slots=True)
class Alignment:
    """Cells with the evidence about them. `main` is the cell of each claim, `sure` how sure its identity is,
    `issued` when each document was, where it says so.
    """

    known: Catalogue
    claims: dict[str, Claim] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)
    main: dict[str, Cell] = field(default_factory=dict)
    sure: dict[str, float] = field(default_factory=dict)
    cells: dict[Cell, list[str]] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    issued: dict[str, Period] = field(default_factory=dict)
    told_of_one: bool = False

    def whole_of(self, part: Cell) -> Cell:
        """The cell of which a count is a part: the catalogue's, else one that nobody named."""
        indicator = self.known.indicators.get(part.indicator)
        whole = indicator.whole if indicator is not None and indicator.whole else f"{part.indicator}~"
        return Cell(whole, Measure.LEVEL, part.place, part.period, part.base, part.modality, part.scope, "", part.unit)

    def level_of(self, cell: Cell) -> Cell | None:
        """The level that a share, change or growth is about, where some claim states one."""
        for unit in self.units_of(cell.indicator):
            candidate = cell.level(unit)
            if candidate in self.cells:
                return candidate
        return None

    def units_of(self, indicator: str) -> tuple[str, ...]:
        """The units in which levels of an indicator are stated."""
        return tuple(sorted(self._units.get(indicator, ())))

    def changes_to(self, level: Cell) -> Sequence[Cell]:
        """The changes and growths to the date of a level, given without its unit, in the order they were stated."""
        return self._changes.get(level, ())

    _units: dict[str, set[str]] = field(default_factory=dict)

    _changes: dict[Cell, list[Cell]] = field(default_factory=dict)

    _by_cell: dict[Cell, list[Evidence]] = field(default_factory=dict)

    _ordered: list[Cell] = field(default_factory=list)

    def ordered(self) -> Sequence[Cell]:
        """The cells of claims by their keys."""
        if len(self._ordered) < len(self.cells):
            self._ordered = sorted(self.cells, key=lambda cell: cell.key)
        return self._ordered

    def confidence(self, claims: Sequence[Claim]) -> float:
        """How sure what rests on claims is: as its least sure reading, less where words alone make figures the same."""
        weakest = min(self.sure[claim.id] for claim in claims)
        trusted = min(claim.trust for claim in claims)
        return round(trusted * (weakest if weakest < EXACT and not _one_sentence(claims) else 1), 2)

    def worded(self, claims: Sequence[Claim]) -> tuple[str, ...]:
        """The phrases by which alone claims of several sentences are taken for one thing; none where more says so."""
        things: dict[str, list[Claim]] = {}
        for claim in claims:
            things.setdefault(self.main[claim.id].indicator, []).append(claim)
        apart = [claim for told in things.values() if not _one_sentence(told) for claim in told]
        phrases = (worded(claim) for claim in apart if self.sure[claim.id] <= PHRASE)
        return tuple({phrase.casefold(): phrase for phrase in phrases if phrase}.values())

    def sources(self, cell: Cell) -> Iterator[str]:
        """The documents that speak of a cell."""
        return (self.claims[claim].document for claim in self.cells.get(cell, ()))

    def speaker(self, cell: Cell, claims: Iterable[str] = ()) -> Claim | None:
        """The claim by which a cell is called: the first about it, else one of `claims` about the same thing."""
        stated = self.cells.get(cell) or [name for name in claims if self.main[name].indicator == cell.indicator]
        return self.claims[stated[0]] if stated else None

    def about(self, cell: Cell) -> list[Evidence]:
        """The evidence about a cell."""
        return self._by_cell.get(cell, [])

    def add(self, claim: Claim, cell: Cell, interval: Interval, whole: bool = False) -> None:
        """Adds evidence about a cell."""
        evidence = Evidence(claim.id, cell, interval, whole)
        self.evidence.append(evidence)
        self._by_cell.setdefault(cell, []).append(evidence)
        self.cells.setdefault(cell, []).append(claim.id)
        if cell.measure is Measure.LEVEL:
            self._units.setdefault(cell.indicator, set()).add(cell.unit)
        elif cell.measure in CHANGES:
            self._changes.setdefault(cell.level(""), []).append(cell)


def aligned(readings: Iterable[Reading], known: Catalogue, whose: Mapping[str, str] | None = None) -> Alignment:
    """All claims in their cells; `whose` figures documents tell is seen from them where it is not given. Where it is,
    somebody says that they speak of the same, so that few words are enough.
    """
    made = Alignment(known, told_of_one=whose is not None)
    documents: dict[str, Document] = {}
    for reading in readings:
        documents[reading.document.id] = reading.document
        if reading.document.issued is not None and reading.document.issued_basis is not Basis.INFERRED:
            made.issued[reading.document.id] = reading.document.issued
        made.ties += reading.ties
        for claim in reading.claims:
            made.claims[claim.id] = claim
    if whose is None:
        whose = owners(document for document in documents.values() if document.place is None)
    cells, sures = _placed(made, documents, whose)
    if len(documents) > 1:
        made.ties += retellings(made.claims.values(), cells, known.indicators)
        made.ties += list(counterparts(made.claims.values(), cells, documents, made.ties, known.indicators))
    made.ties += list(baselines(documents, made.claims, cells, made.ties))
    _part_briefly(made.claims, cells, sures)
    apart = twins(made.claims, cells)
    for claim in made.claims.values():
        cell = _only(cells[claim.id], claim) if claim.id in apart else cells[claim.id]
        made.main[claim.id], made.sure[claim.id] = cell, sures[claim.id]
        for about, interval, whole in _evidence(claim, cell, made):
            made.add(claim, about, interval, whole)
    return made


def _placed(
    made: Alignment, documents: Mapping[str, Document], whose: Mapping[str, str]
) -> tuple[dict[str, Cell], dict[str, float]]:
    """The cell of each claim, with what its document leaves unsaid of time, and how sure it is; what ties tell apart
    has cells of its own.
    """
    claims, known = made.claims.values(), made.known
    scopes = _scopes(claims)
    cells, sures = dict[str, Cell](), dict[str, float]()
    for claim in claims:
        spoken = language(documents[claim.document].lang)
        owner = whose.get(claim.document)
        cells[claim.id], sures[claim.id] = _cell(claim, owner, known, scopes, spoken, made.told_of_one)
    between = [tie.claims for tie in made.ties if tie.relation == "change" and len(tie.claims) > 2]
    olds, tied = {old for _, _, old, *_ in between}, {change for _, change, *_ in between}
    cells |= moments((claim for claim in claims if claim.id not in olds), cells)
    based = bases(tuple(claims), cells, tied)
    cells |= based
    sures |= {name: sures[name] * INFERRED_BASE for name in based}
    for name, moved in bulletins(claims, cells, documents, known.indicators).items():
        cells[name] = moved or _within(cells[name], made.claims[name].document)
    for name in list(_apart(made.ties, cells, made.claims)):
        cells[name] = _only(cells[name], made.claims[name])
    return cells, sures


def _apart(ties: Sequence[Tie], cells: Mapping[str, Cell], claims: Mapping[str, Claim]) -> Iterator[str]:
    """The claims that a tie tells from another of its claims, though their words are the same: a part of a whole that
    says no more than the whole does, and the old level of a change."""
    wholes = {part: tie.claims[0] for tie in ties if tie.relation in ("parts", "some") for part in tie.claims[1:]}
    for tie in ties:
        first, *others = tie.claims
        if tie.relation in ("parts", "some"):
            yield from (one for one in others if _same_as_whole(one, wholes, cells) or _short(one, first, claims))
            if tie.why == "difference" and cells[others[0]] == cells[others[1]]:
                yield others[1]
        elif tie.relation in ("share", "change") and len(others) == 2:
            told, middle, last = (cells[one] for one in tie.claims)
            if tie.relation == "share" and last == middle:
                yield others[0]
            elif tie.relation == "change" and last in (told, middle):
                yield others[1]
        elif tie.relation == "roll":
            held = [cells[one] for one in tie.claims]
            yield from (one for at, one in enumerate(tie.claims) if held[at] in held[:at])


def _same_as_whole(part: str, wholes: Mapping[str, str], cells: Mapping[str, Cell]) -> bool:
    """Whether a part would be one with the whole that it is of, or with one that this is a part of."""
    seen, whole = {part}, wholes.get(part)
    while whole is not None and whole not in seen:
        if cells[whole] == cells[part]:
            return True
        seen.add(whole)
        whole = wholes.get(whole)
    return False


def _short(part: str, whole: str, claims: Mapping[str, Claim]) -> bool:
    """Whether all words of a part are words of its whole: `6.480 hộ nghèo, trong đó 1.620 hộ` tells of the poor."""
    own, others = claims[part].indicator_text, claims[whole].indicator_text
    if not own or not others:
        return False
    return {*own.casefold().split()} < {*others.casefold().split()}


def _scopes(claims: Iterable[Claim]) -> dict[tuple[str, str | None], set[tuple[str, ...]]]:
    """The different scope words seen for each indicator and place."""
    found: dict[tuple[str, str | None], set[tuple[str, ...]]] = {}
    for claim in claims:
        if claim.cell.scope:
            found.setdefault((claim.cell.indicator, claim.cell.place), set()).add(claim.cell.scope)
    return found


def _cell(
    claim: Claim,
    owner: str | None,
    known: Catalogue,
    scopes: Mapping[tuple[str, str | None], set[tuple[str, ...]]],
    spoken: Language,
    told_of_one: bool,
) -> tuple[Cell, float]:
    """The cell of a claim, and how sure it is: of the `owner` of its document where it names no place."""
    cell = claim.cell
    indicator = known.indicators.get(cell.indicator)
    name, whose, sure = _identity(claim, indicator, spoken, cell.place is None and owner is not None)
    if told_of_one and whose == claim.document:
        whose = None
    if cell.place is None and owner is None:
        whose = whose or claim.document  # two places that nobody told are not one
    scope = cell.scope if len(scopes.get((cell.indicator, cell.place), ())) > 1 else ()
    measure, unit = _measured(claim, indicator)
    period, base = _standing(cell.period, indicator, claim), cell.base
    if indicator is not None and indicator.stock:
        base = base and periods.closing(base)
    scope = scope if whose is None else (*scope, f"{_LOCAL}{whose}")
    place = cell.place or owner
    return Cell(name, measure, place, period, base, cell.modality, scope, cell.whole, unit), sure


def _measured(claim: Claim, indicator: Indicator | None) -> tuple[Measure, str]:
    """The measure and the unit of a claim's number: `half` is a share, and `fell by a third` a growth, in percent."""
    measure, unit = claim.cell.measure, claim.cell.unit
    if reduced(claim.quantity) and (measure is Measure.LEVEL or not unit):
        return Measure.GROWTH if measure is Measure.CHANGE else Measure.SHARE, "percent"
    return measure, "count" if claim.quantity.whole else _per(units.canonical(unit)[0], indicator)


def _identity(
    claim: Claim, indicator: Indicator | None, spoken: Language, owned: bool
) -> tuple[str, str | None, float]:
    """What a claim is about, the document or the claim that alone can speak of it, and how sure that is; what is
    `owned` a company tells of itself.
    """
    name, dated, plurals = claim.cell.indicator, claim.cell.period is not None, spoken.plurals
    if nameless(claim):
        return name, claim.id, SENTENCE
    if indicator is not None:
        return (name, None, EXACT) if dated else (name, claim.document, SENTENCE)
    if not name or not dated:
        return name, claim.id, SENTENCE
    words = sorted(map(singular, name.split("_")) if plurals else name.split("_"))
    name = "_".join(words)
    if len(words) - _untold(claim, spoken) >= _TELLING:
        return name, None, PHRASE
    amount = owned and not claim.quantity.whole  # `revenue` of one company is one thing, `people` are not
    if amount or (plurals and (len(words) == _PAIR or _phrased(claim))):
        return name, None, BRIEF
    return name, claim.document, DOCUMENT


def _untold(claim: Claim, spoken: Language) -> int:
    """How many words only say that what an act was done to was counted: 1 of `xét xử 47 vụ`, 0 of `47 vụ cháy`."""
    noun = claim.cell.unit.split()
    bare = claim.cell.unit in spoken.sets["vague"] and claim.cell.indicator.split("_")[-len(noun) :] == noun
    return len(noun) if bare and not spoken.plurals else 0


def _phrased(claim: Claim) -> bool:
    """Whether a share is named by a noun and a word for shares: `the graduation rate`."""
    return claim.cell.measure is Measure.SHARE and len((claim.indicator_text or "").split()) >= _PAIR


def _part_briefly(claims: Mapping[str, Claim], cells: dict[str, Cell], sures: dict[str, float]) -> None:
    """Gives claims that few words name cells of their own: `hộ`, `licensed beds` are one thing in a document only where
    all that it says of them agrees.
    """
    said: dict[tuple[Cell, str], Interval | None] = {}
    few = [claim for claim in claims.values() if sures[claim.id] in _FEW]
    for claim in few:
        key, own = (cells[claim.id], claim.document), allowed(claim.quantity)
        before = said.get(key, own)
        said[key] = None if before is None else before.meet(own)
    for claim in few:
        if said[cells[claim.id], claim.document] is None:
            cells[claim.id], sures[claim.id] = _only(anywhere(cells[claim.id]), claim), SENTENCE


def _per(unit: str, indicator: Indicator | None) -> str:
    """The unit with what the indicator's name says it is per: income a head in `triệu đồng` is in dong a head."""
    whole = units.canonical(indicator.unit)[0] if indicator is not None else unit
    of, *per = unit.split("/")
    counted, *others = whole.split("/")
    return whole if of == counted and {*per} < {*others} else unit


def _standing(period: Period | None, indicator: Indicator | None, claim: Claim) -> Period | None:
    """The period as the variable has it: whole years where a term was meant, and for what stands at a moment its end.

    "In the term" and "from the term's start to date" are one period to a report of the term.
    """
    if period is not None and claim.period_basis is not Basis.EXPLICIT and periods.length(period) > _TERM:
        period = periods.years(period.start.year, (period.end - periods.DAY).year)
    if (
        period is None
        or indicator is None
        or not indicator.stock
        or claim.cell.measure not in (Measure.LEVEL, Measure.SHARE)
    ):
        return period
    if periods.length(period) > Fraction(3, 2) and claim.cell.measure is Measure.LEVEL:
        return periods.year((period.end - periods.DAY).year)
    return periods.closing(period)


def _within(cell: Cell, document: str) -> Cell:
    """The cell as one that only claims of a document can speak of: its time is not told."""
    return replace(cell, scope=(*cell.scope, f"{_LOCAL}{document}"))


def anywhere(cell: Cell) -> Cell:
    """The cell without the document that it was kept to."""
    if not local(cell):
        return cell
    return replace(cell, scope=tuple(scope for scope in cell.scope if not scope.startswith(_LOCAL)))


def _only(cell: Cell, claim: Claim) -> Cell:
    """The cell as one that only this claim speaks of."""
    return replace(cell, scope=(*cell.scope, f"{_LOCAL}{claim.id}"))


def _one_sentence(claims: Sequence[Claim]) -> bool:
    return len({(claim.document, claim.sentence) for claim in claims}) == 1


def local(cell: Cell) -> bool:
    """Whether only one claim can speak of the cell."""
    return bool(cell.scope) and any(scope.startswith(_LOCAL) for scope in cell.scope)


def _evidence(claim: Claim, cell: Cell, made: Alignment) -> Iterable[tuple[Cell, Interval, bool]]:
    quantity = claim.quantity
    if quantity.kind is Kind.RATIO and quantity.numerator is not None and quantity.denominator:
        if cell.measure is Measure.CHANGE:
            if not reduced(quantity):  # `fell by half` tells no number of things
                yield cell, quantity.hard, True
        elif cell.measure is Measure.GROWTH:
            yield cell, percent(quantity), False
        else:
            yield from _part_and_whole(claim, cell, made)
        return
    _, factor = units.canonical(claim.cell.unit)
    interval = quantity.hard if factor == 1 else quantity.hard.scale(factor)
    yield cell, interval, quantity.whole and cell.measure in (Measure.LEVEL, Measure.CHANGE) and not _scaled(claim)


def _part_and_whole(claim: Claim, cell: Cell, made: Alignment) -> Iterable[tuple[Cell, Interval, bool]]:
    """What `38/42 trường chuẩn` says of the part, of the whole and of the share; `1/3` of the share alone."""
    quantity = claim.quantity
    assert quantity.denominator is not None
    if not reduced(quantity):
        unit, factor = ("count", Fraction(1)) if quantity.whole else units.canonical(claim.cell.unit)
        part = replace(cell, measure=Measure.LEVEL, unit=unit)
        yield part, quantity.hard.scale(factor), quantity.whole
        if quantity.hard.low is not None and quantity.hard.low > quantity.denominator:  # `23.300/23.000 ha`: of a plan
            yield replace(part, modality=Modality.PLAN), exactly(quantity.denominator * factor), quantity.whole
            return
        yield made.whole_of(part), exactly(quantity.denominator * factor), quantity.whole
    yield replace(cell, measure=Measure.SHARE, unit="percent"), percent(quantity), False


def _scaled(claim: Claim) -> bool:
    """Whether a count is too coarse to be held to whole numbers."""
    value = claim.quantity.value
    return value is not None and value.denominator != 1


def soft(evidence: Evidence, claim: Claim) -> Evidence:
    """The evidence without the slack of hedges and truncation."""
    if claim.quantity.soft == claim.quantity.hard or claim.quantity.kind is Kind.RATIO:
        return evidence
    _, factor = units.canonical(claim.cell.unit)
    return replace(evidence, interval=claim.quantity.soft.scale(factor))
