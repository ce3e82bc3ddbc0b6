"""Results as pandas tables, from a result in memory or from a `result.json` on disk: both give the same tables.

Dates are `datetime64[s]` (a year like 948 fits), numbers `float64`, offsets and counts `Int64`, closed sets of words
`category`. What is not known is missing, never zero or empty.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from audit import records
from audit.model import Result
from audit.records import JSON

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, JSON]

_TEXT, _WORD, _NUMBER, _COUNT, _FLAG, _DATE, _LIST = (
    "string", "category", "float64", "Int64", "boolean", "datetime64[s]", "object",
)  # fmt: skip

_CLAIMS = {
    "id": _TEXT, "document": _WORD, "line": _COUNT, "page": _COUNT, "cell": _TEXT, "start": _COUNT, "end": _COUNT,
    "text": _TEXT, "kind": _WORD, "value": _NUMBER, "numerator": _NUMBER, "denominator": _NUMBER, "low": _NUMBER,
    "high": _NUMBER, "low_open": _FLAG, "high_open": _FLAG, "unit": _WORD, "hedge": _WORD, "indicator": _WORD,
    "indicator_text": _TEXT, "place": _WORD, "period_start": _DATE, "period_end": _DATE, "period_basis": _WORD,
    "base_start": _DATE, "base_end": _DATE, "measure": _WORD, "modality": _WORD, "qualifiers": _LIST, "trust": _NUMBER,
}  # fmt: skip
_FINDINGS = {
    "id": _TEXT, "rule": _WORD, "verdict": _WORD, "severity": _WORD, "confidence": _NUMBER, "message_vi": _TEXT,
    "message_en": _TEXT, "claims": _LIST, "caveats": _COUNT, "suspect": _TEXT, "suspect_value": _NUMBER,
    "chance": _NUMBER, "status": _WORD, "reason": _TEXT, "by": _TEXT, "date": _TEXT, "until": _TEXT,
}  # fmt: skip
_DECIDED = ("status", "reason", "by", "date", "until")
_SERIES = {
    "series": _COUNT, "indicator": _WORD, "place": _WORD, "measure": _WORD, "unit": _WORD, "start": _DATE,
    "end": _DATE, "low": _NUMBER, "high": _NUMBER, "value": _NUMBER, "claims": _LIST, "direction": _WORD,
    "change": _NUMBER, "growth_per_year": _NUMBER,
}  # fmt: skip
_CHECKED = {"claim": _TEXT, "rule": _WORD}
_UNCHECKED = {"claim": _TEXT, "reason": _WORD}
_DOCUMENTS = {
    "path": _TEXT, "title": _TEXT, "publisher": _TEXT, "issued": _TEXT, "issued_basis": _WORD, "place": _WORD,
    "lang": _WORD, "characters": _COUNT, "claims": _COUNT, "problems": _LIST, "sha256": _TEXT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tables:
    """The six tables of one result; `series` has a row for each point, the others one for each record."""

    documents: pd.DataFrame
    claims: pd.DataFrame
    findings: pd.DataFrame
    series: pd.DataFrame
    checked: pd.DataFrame
    unchecked: pd.DataFrame

    @property
    def evidence(self) -> pd.DataFrame:
        """One row for each figure of each finding: the finding's id, rule and verdict beside the claim's columns."""
        pairs = self.findings[["id", "rule", "verdict", "claims"]].rename(columns={"id": "finding"}).explode("claims")
        return pairs.merge(self.claims, left_on="claims", right_on="id").drop(columns="claims").reset_index(drop=True)


def read(path: Path | str) -> Tables:
    """The tables of a `result.json`.

    Raises `OSError` where it cannot be read and `ValueError` where it is no result of this format.
    """
    loaded = json.loads(Path(path).read_text(encoding="utf-8"))
    if not isinstance(loaded, dict) or loaded.get("schema") != records.SCHEMA:
        raise ValueError(f'{path}: expected a result with "schema": "{records.SCHEMA}"')
    return _tables(loaded)


def tables(result: Result) -> Tables:
    """The tables of a result in memory."""
    return _tables(records.result(result))


def documents(result: Result) -> pd.DataFrame:
    """One row for each document."""
    return _documents(_rows(records.result(result), "documents"))


def claims(result: Result) -> pd.DataFrame:
    """One row for each figure, in the order of the documents' text."""
    return _frame((records.claim(claim) for claim in result.claims), _CLAIMS)


def findings(result: Result) -> pd.DataFrame:
    """One row for each finding, with its likeliest suspect."""
    return _findings([records.finding(finding) for finding in result.findings])


def series(result: Result) -> pd.DataFrame:
    """One row for each point of each series; the column `series` numbers the series from 1."""
    return _series([records.series(one) for one in result.series])


def checked(result: Result) -> pd.DataFrame:
    """One row for each figure and each rule that judged it."""
    return _checked([records.checked(one) for one in result.checked])


def unchecked(result: Result) -> pd.DataFrame:
    """One row for each figure that no rule could judge, with the reason."""
    return _frame((records.unchecked(one) for one in result.unchecked), _UNCHECKED)


def _tables(record: Row) -> Tables:
    return Tables(
        _documents(_rows(record, "documents")),
        _frame(_rows(record, "claims"), _CLAIMS),
        _findings(_rows(record, "findings")),
        _series(_rows(record, "series")),
        _checked(_rows(record, "checked")),
        _frame(_rows(record, "unchecked"), _UNCHECKED),
    )


def _documents(rows: Sequence[Row]) -> pd.DataFrame:
    return _frame(rows, _DOCUMENTS)


def _findings(rows: Sequence[Row]) -> pd.DataFrame:
    return _frame((_finding(row) for row in rows), _FINDINGS)


def _finding(row: Row) -> Row:
    """The record of a finding with its message, its first suspect and its decision in columns of their own."""
    message, suspects, decision = _row(row["message"]), _rows(row, "suspects"), row["decision"]
    first: Row = suspects[0] if suspects else {}
    return {
        **row,
        "message_vi": message["vi"],
        "message_en": message["en"],
        "caveats": len(_rows(row, "caveats")),
        "suspect": first.get("claim"),
        "suspect_value": first.get("value"),
        **{name: None if decision is None else _row(decision)[name] for name in _DECIDED},
    }


def _series(rows: Sequence[Row]) -> pd.DataFrame:
    points = (
        {**row, **point, "series": number} for number, row in enumerate(rows, 1) for point in _rows(row, "points")
    )
    return _frame(points, _SERIES)


def _checked(rows: Sequence[Row]) -> pd.DataFrame:
    pairs = ({"claim": row["claim"], "rule": rule} for row in rows for rule in _listed(row["rules"]))
    return _frame(pairs, _CHECKED)


def _frame(rows: Iterable[Row], columns: Mapping[str, str]) -> pd.DataFrame:
    import pandas as pd

    listed = [
        {name: _listed(row[name]) if kind == _LIST else row[name] for name, kind in columns.items()} for row in rows
    ]
    return pd.DataFrame(listed, columns=list(columns), dtype="object").astype(columns)


def _rows(record: Row, key: str) -> Sequence[Row]:
    return cast(Sequence[Row], record[key])


def _row(value: JSON) -> Row:
    return cast(Row, value)


def _listed(value: JSON) -> list[JSON]:
    return list(cast(Sequence[JSON], value))
