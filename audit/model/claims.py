"""What a figure says (a claim) about a number in the world (a cell), and what the wording joins (a tie)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from audit.frozen import dataclass
from audit.model.documents import Document
from audit.model.periods import Basis, Period
from audit.model.quantities import Quantity
from audit.model.texts import NOWHERE, Span


class Measure(StrEnum):
    """What a figure says of its indicator: how much there is, by how much it changed, what part of a whole it is."""

    LEVEL = "level"
    CHANGE = "change"
    GROWTH = "growth"
    SHARE = "share"
    AVERAGE = "average"
    ATTAINMENT = "attainment"


CHANGES = (Measure.CHANGE, Measure.GROWTH)


class Modality(StrEnum):
    """Whether a figure tells what is, what somebody wants or plans, or what somebody thinks."""

    ACTUAL = "actual"
    TARGET = "target"
    PLAN = "plan"
    ESTIMATE = "estimate"


CLOCK = "@"  # before a time of day in the scope of a cell
BEYOND, SHORT = "beyond", "short"


@dataclass(frozen=True, slots=True)
class Cell:
    """One number in the world: the variable that claims are evidence about.

    `indicator` is a catalogue id or a slug of the phrase ("" where none was found). `whole` says what a share
    is a share of ("" where the text does not); of an attainment, `BEYOND` or `SHORT` where it is told by how much a
    plan was passed or missed. `unit` is the unit of the variable; percent and percentage point are different units.
    `scope` holds folded scope words, sorted.
    """

    indicator: str
    measure: Measure = Measure.LEVEL
    place: str | None = None
    period: Period | None = None
    base: Period | None = None
    modality: Modality = Modality.ACTUAL
    scope: tuple[str, ...] = ()
    whole: str = ""
    unit: str = ""

    def __hash__(self) -> int:
        """Over the fields that tell most cells apart: a cell is looked up some twenty times for each claim."""
        start = None if self.period is None else self.period.start
        return hash((self.indicator, self.measure, self.place, start, self.scope, self.unit))

    @property
    def key(self) -> tuple[str, ...]:
        """A total order over cells, whatever is missing in them."""
        return (
            self.indicator,
            self.measure,
            self.place or "",
            "" if self.period is None else f"{self.period.start}/{self.period.end}",
            "" if self.base is None else f"{self.base.start}/{self.base.end}",
            self.modality,
            "|".join(self.scope),
            self.whole,
            self.unit,
        )

    @property
    def clock(self) -> str:
        """The time of day, `18:30`, of what is told for an hour (`audit.hours`); empty elsewhere."""
        return next((word[1:6] for word in self.scope if word.startswith(CLOCK)), "") if self.scope else ""

    def level(self, unit: str) -> Cell:
        """The level, in `unit`, that a share, change or growth is about (`replace` would take twice as long)."""
        return Cell(self.indicator, Measure.LEVEL, self.place, self.period, None, self.modality, self.scope, "", unit)

    def named(self, indicator: str) -> Cell:
        """The cell of another indicator."""
        return Cell(
            indicator,
            self.measure,
            self.place,
            self.period,
            self.base,
            self.modality,
            self.scope,
            self.whole,
            self.unit,
        )

    def actual(self) -> Cell:
        """The cell of the fact, whether this one is a fact, a plan or an estimate."""
        return self if self.modality is Modality.ACTUAL else replace(self, modality=Modality.ACTUAL)

    def undated(self) -> Cell:
        """The cell whatever its time."""
        return Cell(
            self.indicator, self.measure, self.place, None, None, self.modality, self.scope, self.whole, self.unit
        )


@dataclass(frozen=True, slots=True)
class Claim:
    """What one figure of one document says about one cell, with the spans that prove each part of it.

    `evidence` pairs a field name (`indicator`, `place`, `period`, `hedge`, `verb`, ...) with its span.
    `trust` is between 0 and 1: how sure the reading is, not how true the figure is. `flow` says whether the
    wording is of something that happened during the period (built, admitted) rather than stood at its end.
    """

    id: str
    document: str
    span: Span
    text: str
    line: int
    quantity: Quantity
    cell: Cell
    indicator_text: str | None = None
    period_basis: Basis = Basis.UNKNOWN
    qualifiers: tuple[str, ...] = ()
    trust: float = 1.0
    flow: bool | None = None
    evidence: tuple[tuple[str, Span], ...] = ()
    page: int | None = None
    table_cell: str | None = None
    sentence: Span = NOWHERE

    def known_as(self, indicator: str, trust: float) -> Claim:
        """The claim about another indicator, so sure."""
        return self._copied(self.id, self.cell.named(indicator), trust)

    def called(self, id: str) -> Claim:
        """The claim by another name."""
        return self._copied(id, self.cell, self.trust)

    def _copied(self, id: str, cell: Cell, trust: float) -> Claim:
        """The claim with these fields (`replace` would take three times as long)."""
        return Claim(
            id,
            self.document,
            self.span,
            self.text,
            self.line,
            self.quantity,
            cell,
            self.indicator_text,
            self.period_basis,
            self.qualifiers,
            trust,
            self.flow,
            self.evidence,
            self.page,
            self.table_cell,
            self.sentence,
        )


@dataclass(frozen=True, slots=True)
class Tie:
    """Claims that the wording of a document joins: `parts` (whole, then its parts), `some` (whole, then some parts),
    `share` (percent, part, or percent, part, whole), `change` (new level and change, or new, change, old), `same`,
    `roll` (what an account had and what came in, then what went out and what is left). The first `left` are of the one
    side, as a whole is.

    `why` names the wording that joins them, `sure` is how sure that reading is, between 0 and 1.
    """

    relation: str
    claims: tuple[str, ...]
    span: Span
    why: str = "sentence"
    sure: float = 1.0
    left: int = 1

    def called(self, names: Mapping[str, str]) -> Tie:
        """The tie of claims that have other names."""
        return replace(self, claims=tuple(names[name] for name in self.claims))


@dataclass(frozen=True, slots=True)
class Reading:
    """One document read: its claims in the order of the text, what its sentences join, and what `perhaps` belongs
    together and would agree but for a slip.
    """

    document: Document
    claims: tuple[Claim, ...]
    ties: tuple[Tie, ...] = ()
    perhaps: tuple[Tie, ...] = ()
