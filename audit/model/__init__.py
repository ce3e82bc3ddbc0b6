"""Every frozen value that crosses the border between two stages.

Values are immutable (tuples, never lists), hashable where they name something, and they pickle. Numbers are
exact (`fractions.Fraction`); offsets are Python string offsets into `Document.raw`, end exclusive; dates are
`datetime.date`, the end of a period exclusive.
"""

from audit.model.claims import BEYOND, CHANGES, CLOCK, SHORT, Cell, Claim, Measure, Modality, Reading, Tie
from audit.model.documents import Block, Document, Zone
from audit.model.findings import Decision, Finding, Step, Suspect, Verdict
from audit.model.laws import Conflict, Derivation, Evidence, Link, Term
from audit.model.periods import Basis, Grain, Period
from audit.model.places import Place
from audit.model.quantities import Hedge, Kind, Quantity
from audit.model.results import Checked, Point, Problem, Result, Series, Unchecked
from audit.model.rules import Indicator, Pack, Rule, Severity
from audit.model.texts import NOWHERE, SILENT, Span, Text

__all__ = [
    "BEYOND",
    "CHANGES",
    "CLOCK",
    "NOWHERE",
    "SHORT",
    "SILENT",
    "Basis",
    "Block",
    "Cell",
    "Checked",
    "Claim",
    "Conflict",
    "Decision",
    "Derivation",
    "Document",
    "Evidence",
    "Finding",
    "Grain",
    "Hedge",
    "Indicator",
    "Kind",
    "Link",
    "Measure",
    "Modality",
    "Pack",
    "Period",
    "Place",
    "Point",
    "Problem",
    "Quantity",
    "Reading",
    "Result",
    "Rule",
    "Series",
    "Severity",
    "Span",
    "Step",
    "Suspect",
    "Term",
    "Text",
    "Tie",
    "Unchecked",
    "Verdict",
    "Zone",
]
