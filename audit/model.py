"""Every frozen value that crosses the border between two stages.

Values are immutable (tuples, never lists), hashable where they name something, and they pickle. Numbers are
exact (`fractions.Fraction`); offsets are Python string offsets into `Document.raw`, end exclusive; dates are
`datetime.date`, the end of a period exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from audit.frozen import dataclass
from audit.interval import EVERYTHING, Interval


class Span(NamedTuple):
    """A slice of a document: `raw[start:end]`."""

    start: int
    end: int


class Text(NamedTuple):
    """One sentence in the two languages of the project."""

    vi: str
    en: str


SILENT = Text("", "")
CLOCK = "@"  # before a time of day in the scope of a cell
NOWHERE = Span(0, 0)

# ---------------------------------------------------------------------------------------------- documents


class Zone(StrEnum):
    """What part of a document a block is; figures are not read from boilerplate.

    A card is a label with its figure, each on a line of its own.
    """

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    TABLE = "table"
    NOTE = "note"
    CARD = "card"
    BOILERPLATE = "boilerplate"


class Basis(StrEnum):
    """How a date is known: printed beside it, from its surroundings, from the day of issue, or not at all."""

    EXPLICIT = "explicit"
    CONTEXT = "context"
    ISSUED = "issued"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text of one zone. `level` is the depth of a heading (1 is the highest), 0 elsewhere.

    `cell` names a table cell like `Table 2!C5`; `row` and `column` are its header texts.
    """

    zone: Zone
    start: int
    end: int
    level: int = 0
    page: int | None = None
    cell: str | None = None
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its blocks in order and what is known of it; `id` is its path below the corpus root."""

    id: str
    raw: str
    blocks: tuple[Block, ...]
    lang: str
    sha256: str
    path: str = ""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    issued: Period | None = None
    issued_basis: Basis = Basis.UNKNOWN
    place: str | None = None
    problems: tuple[str, ...] = ()


# ---------------------------------------------------------------------------------------------- figures


class Kind(StrEnum):
    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    RATIO = "ratio"
    RATE = "rate"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    TEMPERATURE = "temperature"
    DURATION = "duration"
    OTHER = "other"


class Hedge(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class Measure(StrEnum):
    LEVEL = "level"
    CHANGE = "change"
    GROWTH = "growth"
    SHARE = "share"
    AVERAGE = "average"
    ATTAINMENT = "attainment"


CHANGES = (Measure.CHANGE, Measure.GROWTH)


class Modality(StrEnum):
    ACTUAL = "actual"
    TARGET = "target"
    PLAN = "plan"
    ESTIMATE = "estimate"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as written. `value` is in `unit` after its scale word: `78,3 triệu đồng` is 78 300 000 VND.

    A ratio `38/42` has `numerator` and `denominator` and no value; its intervals are those of the numerator.
    A fall is negative. `hard` holds every value the words allow, `soft` those that need neither a hedge's
    slack nor truncation. `whole` marks what is counted in whole numbers.
    """

    kind: Kind
    unit: str
    value: Fraction | None
    hedge: Hedge = Hedge.EXACT
    hard: Interval = EVERYTHING
    soft: Interval = EVERYTHING
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    whole: bool = False
    ambiguous: bool = False


class Grain(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` up to but without `end`. Its algebra is in `audit.periods`."""

    start: date
    end: date
    grain: Grain = Grain.SPAN


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative place. `valid` bounds are `None` where not known; `predecessors` are canonical names."""

    name: str
    level: str
    parents: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def canonical(self) -> str:
        """Level and name, `quận Bắc Từ Liêm`; the name alone where it has no level."""
        return f"{self.level} {self.name}".strip()


# ---------------------------------------------------------------------------------------------- claims


BEYOND, SHORT = "beyond", "short"


@dataclass(frozen=True, slots=True)
class Cell:
    """One number in the world: the variable that claims are evidence about.

    `indicator` is a catalogue id or a slug of the phrase ("" where none was found). `whole` says what a share
    is a share of ("" where the text does not); of an attainment, `BEYOND` or `SHORT` where it is told by how much a
    plan was passed or missed. `unit` is the unit of the variable; percent and percentage
    point are different units. `scope` holds folded scope words, sorted.
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


@dataclass(frozen=True, slots=True)
class Reading:
    """One document read: its claims in the order of the text and what its sentences join."""

    document: Document
    claims: tuple[Claim, ...]
    ties: tuple[Tie, ...] = ()


# ---------------------------------------------------------------------------------------------- rules


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A catalogue entry. `names` maps a language to its name and aliases, the name first.

    `stock` is true of what stands at a moment, false of what adds up over a period, `None` where both occur.
    `whole` is the indicator of which this one is a part (public schools of standard: public schools);
    `may_fall` false marks what can only grow; `low` and `high` bound the plausible values, in `unit`.
    `share_names` are names of its share of its whole (poverty rate: share of poor households).
    """

    id: str
    names: tuple[tuple[str, tuple[str, ...]], ...]
    unit: str = ""
    stock: bool | None = None
    may_fall: bool = True
    whole: str = ""
    parts: tuple[str, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None
    share_names: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def name(self, lang: str) -> str:
        """The name in `lang`, else in any language, else the id."""
        named = dict(self.names)
        return (named.get(lang) or next(iter(named.values()), (self.id,)))[0]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check: a kind of the closed set with its parameters. `id` is `pack/rule`."""

    id: str
    kind: str
    severity: Severity
    message: Text
    why: Text = SILENT
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """Rules with their catalogue; that of a `country` is for documents in its first language, or of places there."""

    name: str
    version: str
    languages: tuple[str, ...]
    summary: Text
    rules: tuple[Rule, ...]
    indicators: tuple[Indicator, ...] = ()
    places: tuple[Place, ...] = ()
    country: str = ""


# ---------------------------------------------------------------------------------------------- reasoning


class Term(NamedTuple):
    """`coefficient` times the number of `cell`."""

    coefficient: Fraction
    cell: Cell


@dataclass(frozen=True, slots=True)
class Link:
    """A law between cells that a rule states.

    `sum`: the terms add up to `constant`. `product`: the first term is the product of the others, two of
    them. `order`: the terms add up to at most `constant`. `claims` are those whose wording states the law, and `sure`
    is how sure it is that it does.
    """

    rule: str
    relation: str
    terms: tuple[Term, ...]
    constant: Fraction = Fraction(0)
    note: Text = SILENT
    claims: tuple[str, ...] = ()
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """That a claim puts a cell inside an interval, in the cell's unit; `whole`: the cell counts whole things."""

    claim: str
    cell: Cell
    interval: Interval
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Derivation:
    """One move of a proof: `cell` lies in `interval`, by a claim or by a link from the cells of `sources`."""

    cell: Cell
    interval: Interval
    claim: str | None = None
    link: Link | None = None
    sources: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A smallest set of evidence and links that cannot all be true, with the proof.

    `proof` is in an order that can be replayed; its last derivations are of `cell` and have no number in common.
    """

    evidence: tuple[Evidence, ...]
    links: tuple[Link, ...]
    cell: Cell
    proof: tuple[Derivation, ...]


class Verdict(StrEnum):
    CONTRADICTION = "contradiction"
    TENSION = "tension"
    TREND = "trend"
    BREAK = "break"
    REVISION = "revision"
    GAP = "gap"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class Step:
    """A line of arithmetic that a reader can redo by hand; `interval` is its result, in `unit`."""

    text: Text
    claims: tuple[str, ...] = ()
    interval: Interval | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A claim that explains much if it is wrong; `value` is what would make everything agree."""

    claim: str
    score: float
    reason: Text
    value: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    status: str
    reason: str
    by: str = ""
    date: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    id: str
    rule: str
    verdict: Verdict
    severity: Severity
    confidence: float
    message: Text
    claims: tuple[str, ...]
    steps: tuple[Step, ...] = ()
    caveats: tuple[Text, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    chance: float | None = None
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """The value of a series in one period; `value` is the printed or derived number, in the series' unit."""

    period: Period
    interval: Interval
    value: Fraction | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one place through time. `growth_per_year` is a fraction (0.03 is 3 % a year)."""

    indicator: str
    place: str | None
    measure: Measure
    unit: str
    points: tuple[Point, ...]
    direction: str = "flat"
    change: Fraction | None = None
    growth_per_year: float | None = None
    breaks: tuple[str, ...] = ()
    name: Text = SILENT


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim that rules judged, and their ids, sorted: had it been wrong by enough, one of them would have told."""

    claim: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A claim that no rule could judge, and the one reason."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of the input that could not be read: where, what was expected, what to do.

    `failed`: the tool itself failed on it, which is no fault of the input.
    """

    path: str
    message: str
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that one audit found; `files` says where a file lies, by its id, as seen from where the audit ran."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    series: tuple[Series, ...] = ()
    checked: tuple[Checked, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    packs: tuple[Pack, ...] = ()
    problems: tuple[Problem, ...] = ()
    command: tuple[str, ...] = field(default=())
    files: Mapping[str, str] = field(default_factory=dict)
