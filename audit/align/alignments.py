"""Cells with the evidence about them: what align makes, and every later stage asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from audit.catalogues import EXACT, Catalogue
from audit.interval import Interval
from audit.model import (
    CHANGES,
    Cell,
    Claim,
    Evidence,
    Measure,
    Period,
    Tie,
)
from audit.texts import worded
from audit.tie.edits import SCALES

# How sure it is that a claim is about a cell, by what says so, where no catalogue does.
SENTENCE, INFERRED_BASE, DOCUMENT, PHRASE, BRIEF = 0.9, 0.9, 0.8, 0.7, 0.6
_TWICE = 2
_FAR = 20  # times as much as something that is called alike is hardly the same thing


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
    perhaps: list[Tie] = field(default_factory=list)
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

    def hardly_one(self, claims: Iterable[str], one: Interval, two: Interval) -> bool:
        """Whether words alone make one thing of claims, and what they tell is too far apart for that, and not by one
        scale word for another: `412 triệu đồng`, `435 tỷ đồng`.
        """
        if any(self.sure[name] > PHRASE for name in claims):
            return False
        low, high = sorted((one, two), key=lambda told: told.low if told.low is not None else told.high or 0)
        if low.high is None or high.low is None or not 0 < low.high * _FAR < high.low:
            return False
        return not any(scale < _TWICE * high.low / low.high < _TWICE**2 * scale for scale in SCALES)

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


def _one_sentence(claims: Sequence[Claim]) -> bool:
    return len({(claim.document, claim.sentence) for claim in claims}) == 1
