"""All that one audit found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction

from audit.frozen import dataclass
from audit.interval import Interval
from audit.model.claims import Claim, Measure
from audit.model.documents import Document
from audit.model.findings import Finding
from audit.model.periods import Period
from audit.model.rules import Pack
from audit.model.texts import SILENT, Text


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
