"""Figures and findings as two CSV files that a spreadsheet opens with its Vietnamese letters right."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files

from audit import records
from audit.model import Finding, Result
from audit.records import JSON
from audit.report.view.cards import pick
from audit.report.view.indexes import index
from audit.report.view.words import Words, words

FILES = ("claims.csv", "findings.csv")

COLUMNS = (
    "id", "rule", "verdict", "severity", "confidence", "message", "claims", "steps", "caveats", "suspect",
    "suspect_value", "chance", "status", "reason", "by", "date", "until",
)  # fmt: skip

# What a spreadsheet takes for the start of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(result: Result, lang: str) -> dict[str, bytes]:
    """`claims.csv` with the fields of a claim and `findings.csv`, UTF-8 with a byte order mark."""
    said, known = words(lang), index(result)
    return {
        "claims.csv": _file(_fields(), (records.claim(claim).values() for claim in result.claims)),
        "findings.csv": _file(COLUMNS, (row(finding, said) for finding in known.findings)),
    }


def row(finding: Finding, said: Words) -> tuple[JSON, ...]:
    """A finding in the order of `COLUMNS`; message, steps and caveats are in the words' language."""
    suspect = finding.suspects[0] if finding.suspects else None
    decision = finding.decision
    return (
        finding.id,
        finding.rule,
        finding.verdict.value,
        finding.severity.value,
        finding.confidence,
        pick(finding.message, said),
        finding.claims,
        [pick(step.text, said) for step in finding.steps],
        [pick(caveat, said) for caveat in finding.caveats],
        None if suspect is None else suspect.claim,
        None if suspect is None else records.number(suspect.value),
        finding.chance,
        None if decision is None else decision.status,
        None if decision is None else decision.reason,
        None if decision is None else decision.by,
        None if decision is None else decision.date,
        None if decision is None else decision.until,
    )


def cell(value: JSON) -> str | int | float | bool | None:
    """What one cell of a table holds: a list becomes its items on one line."""
    if isinstance(value, Mapping):
        raise TypeError("a cell holds no record")
    return "; ".join(map(str, value)) if isinstance(value, Sequence) and not isinstance(value, str) else value


def _fields() -> tuple[str, ...]:
    """The fields of a claim, in the order of its record and its schema."""
    schema = json.loads(files("audit").joinpath("schemas/claim.json").read_text(encoding="utf-8"))
    return tuple(schema["properties"])


def _file(columns: Sequence[str], rows: Iterable[Iterable[JSON]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_inert(cell(value)) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def _inert(value: str | int | float | bool | None) -> str | int | float | bool | None:
    """The value, behind an apostrophe where it is a text that a spreadsheet would run."""
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value
