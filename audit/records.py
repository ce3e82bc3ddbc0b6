"""The published records: every value of a result as a plain value that JSON can hold.

Numbers are whole numbers where they are whole and the nearest double elsewhere; dates are ISO 8601, the end of
a period exclusive; what is not known is `null`. The fields and their meanings are held by `audit/schemas/`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, TypeAlias

from audit import __version__
from audit.interval import Interval
from audit.model import (
    NOWHERE,
    Basis,
    Cell,
    Checked,
    Claim,
    Decision,
    Document,
    Finding,
    Grain,
    Kind,
    Pack,
    Period,
    Point,
    Problem,
    Quantity,
    Result,
    Series,
    Step,
    Suspect,
    Text,
    Unchecked,
)

if TYPE_CHECKING:  # an audit needs neither
    from audit.compare import Change, Comparison
    from audit.verify.standings import Verification

JSON: TypeAlias = "str | int | float | bool | Sequence[JSON] | Mapping[str, JSON] | None"

TOOL = "doichieu"
SCHEMA = "result/1"


def number(value: Fraction | None) -> int | float | None:
    """The number as an int where it is whole, else as the nearest double.

    A number too large for a double is rounded to a whole one, so that no figure is lost.
    """
    if value is None:
        return None
    over, under = value.as_integer_ratio()
    if under == 1:
        return over
    try:
        return over / under
    except OverflowError:
        return round(value)


def claim(claim: Claim) -> dict[str, JSON]:
    """The record of one figure. Its bounds are those of the widest reading that the words allow."""
    quantity, cell = claim.quantity, claim.cell
    hard, period, base = quantity.hard, cell.period, cell.base
    return {
        "id": claim.id,
        "document": claim.document,
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.text,
        "page": claim.page,
        "line": claim.line,
        "cell": claim.table_cell,
        "kind": str(quantity.kind),
        "value": number(quantity.value),
        "numerator": number(quantity.numerator),
        "denominator": number(quantity.denominator),
        "low": number(hard.low),
        "high": number(hard.high),
        "low_open": hard.low_open,
        "high_open": hard.high_open,
        "unit": quantity.unit,
        "hedge": str(quantity.hedge),
        "indicator": cell.indicator or None,
        "indicator_text": claim.indicator_text or None,
        "place": cell.place,
        "period_start": None if period is None else period.start.isoformat(),
        "period_end": None if period is None else period.end.isoformat(),
        "period_basis": _basis(claim.period_basis),
        "base_start": None if base is None else base.start.isoformat(),
        "base_end": None if base is None else base.end.isoformat(),
        "measure": str(cell.measure),
        "modality": str(cell.modality),
        "qualifiers": claim.qualifiers,
        "trust": claim.trust,
    }


def line(claim_: Claim) -> str:
    """The record of one figure as a line of JSON, as `json.dumps` writes it but in half the time."""
    values = claim(claim_).values()
    return _line() % tuple(["null" if value is None else _WRITE[type(value)](value) for value in values])


@cache
def _line() -> str:
    """The line with a place for each value."""
    any_ = Claim("", "", NOWHERE, "", 0, Quantity(Kind.COUNT, "", None), Cell(""))
    return "{" + ", ".join(f'"{name}": %s' for name in claim(any_)) + "}\n"


_WRITE: Mapping[type, Callable[..., str]] = {
    str: encode_basestring,
    int: repr,
    float: repr,
    bool: lambda value: "true" if value else "false",
    tuple: lambda value: json.dumps(value, ensure_ascii=False) if value else "[]",
}


def issued(period: Period | None) -> str | None:
    """A day of issue to the precision known: `2019-03-21`, `2019-03`, `2019-Q1`, `2019-H1`, `2019`, `2014/2018`."""
    if period is None:
        return None
    start = period.start
    match period.grain:
        case Grain.DAY:
            return start.isoformat()
        case Grain.MONTH:
            return f"{start.year:04}-{start.month:02}"
        case Grain.QUARTER:
            return f"{start.year:04}-Q{(start.month + 2) // 3}"
        case Grain.HALF:
            return f"{start.year:04}-H{1 if start.month < 7 else 2}"
        case Grain.YEAR:
            return f"{start.year:04}"
    return f"{start.isoformat()}/{period.end.isoformat()}"


def document(document: Document, claims: int) -> dict[str, JSON]:
    """The record of a document of which `claims` figures were read."""
    return {
        "path": document.id,
        "sha256": document.sha256,
        "title": document.title,
        "publisher": document.publisher,
        "issued": issued(document.issued),
        "issued_basis": document.issued_basis.value,
        "place": document.place,
        "lang": document.lang,
        "characters": len(document.raw),
        "claims": claims,
        "problems": document.problems,
    }


def finding(finding: Finding) -> dict[str, JSON]:
    """The record of one finding."""
    return {
        "id": finding.id,
        "rule": finding.rule,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "message": _text(finding.message),
        "claims": finding.claims,
        "steps": [_step(step) for step in finding.steps],
        "caveats": [_text(caveat) for caveat in finding.caveats],
        "suspects": [_suspect(suspect) for suspect in finding.suspects],
        "chance": finding.chance,
        "decision": None if finding.decision is None else _decision(finding.decision),
    }


def series(series: Series) -> dict[str, JSON]:
    """The record of one indicator through time."""
    return {
        "indicator": series.indicator,
        "name": _text(series.name),
        "place": series.place,
        "measure": series.measure.value,
        "unit": series.unit,
        "points": [_point(point) for point in series.points],
        "direction": series.direction,
        "change": number(series.change),
        "growth_per_year": series.growth_per_year,
        "breaks": series.breaks,
    }


def checked(checked: Checked) -> dict[str, JSON]:
    """The record of a figure that rules judged."""
    return {"claim": checked.claim, "rules": checked.rules}


def unchecked(unchecked: Unchecked) -> dict[str, JSON]:
    """The record of a figure that no rule could judge."""
    return {"claim": unchecked.claim, "reason": unchecked.reason}


def result(result: Result) -> dict[str, JSON]:
    """The record of a whole audit, as `result.json` holds it."""
    counts = Counter(claim.document for claim in result.claims)
    return {
        "schema": SCHEMA,
        "tool": {"name": TOOL, "version": __version__},
        "command": result.command,
        "documents": [document(one, counts[one.id]) for one in result.documents],
        "claims": [claim(one) for one in result.claims],
        "findings": [finding(one) for one in result.findings],
        "series": [series(one) for one in result.series],
        "checked": [checked(one) for one in result.checked],
        "unchecked": [unchecked(one) for one in result.unchecked],
        "packs": [_pack(one) for one in result.packs],
        "problems": [_problem(one) for one in result.problems],
    }


def verification(checked: Verification) -> dict[str, JSON]:
    """The record of a statement that was held against documents."""
    return {
        "id": checked.id,
        "verdict": checked.standing.value,
        "figures": [
            {
                "claim": claim(one.claim),
                "verdict": one.standing.value,
                "evidence": [{"claim": claim(quote.claim), "quote": quote.text} for quote in one.evidence],
                "steps": [_step(step) for step in one.steps],
            }
            for one in checked.figures
        ],
    }


def comparison(compared: Comparison) -> dict[str, JSON]:
    """The record of two versions of a document."""
    return {
        "old": compared.old,
        "new": compared.new,
        "figures": [change(one) for one in compared.figures],
        "edits": [
            {
                "op": one.op,
                "old_start": one.old.start,
                "old_end": one.old.end,
                "new_start": one.new.start,
                "new_end": one.new.end,
                "text": one.text,
            }
            for one in compared.edits
        ],
    }


def change(change: Change) -> dict[str, JSON]:
    """The record of a figure that is not as it was."""
    told: dict[str, JSON] = {
        "change": change.became.value,
        "old": None if change.old is None else claim(change.old),
        "new": None if change.new is None else claim(change.new),
    }
    numbers = {"delta": change.delta, "ratio": change.ratio}
    return told | {name: number(value) for name, value in numbers.items() if value is not None}


def _basis(basis: Basis) -> str:
    """A period that was inferred rests on the day of issue, which says itself that it is inferred."""
    return str(Basis.ISSUED if basis is Basis.INFERRED else basis)


def _text(text: Text) -> dict[str, JSON]:
    return {"vi": text.vi, "en": text.en}


def _ends(interval: Interval | None) -> tuple[int | float | None, int | float | None]:
    return (None, None) if interval is None else (number(interval.low), number(interval.high))


def _step(step: Step) -> dict[str, JSON]:
    low, high = _ends(step.interval)
    return {
        "text": _text(step.text),
        "claims": step.claims,
        "low": low,
        "high": high,
        "low_open": step.interval is not None and step.interval.low_open,
        "high_open": step.interval is not None and step.interval.high_open,
        "unit": step.unit,
    }


def _suspect(suspect: Suspect) -> dict[str, JSON]:
    known: dict[str, JSON] = {
        "claim": suspect.claim,
        "score": suspect.score,
        "reason": _text(suspect.reason),
    }
    return known if suspect.value is None else {**known, "value": number(suspect.value)}


def _decision(decision: Decision) -> dict[str, JSON]:
    return {
        "status": decision.status,
        "reason": decision.reason,
        "by": decision.by,
        "date": decision.date,
        "until": decision.until,
    }


def _point(point: Point) -> dict[str, JSON]:
    low, high = _ends(point.interval)
    return {
        "start": point.period.start.isoformat(),
        "end": point.period.end.isoformat(),
        "low": low,
        "high": high,
        "value": number(point.value),
        "claims": point.claims,
    }


def _pack(pack: Pack) -> dict[str, JSON]:
    return {
        "name": pack.name,
        "version": pack.version,
        "languages": pack.languages,
        "summary": _text(pack.summary),
        "rules": [{"id": rule.id, "kind": rule.kind, "severity": rule.severity.value} for rule in pack.rules],
    }


def _problem(problem: Problem) -> dict[str, JSON]:
    return {"path": problem.path, "message": problem.message}
