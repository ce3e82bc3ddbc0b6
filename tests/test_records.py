"""The published records agree with their schemas, and their numbers with the exact ones."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from fractions import Fraction
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from audit import model, records
from audit.interval import Interval
from audit.model import Basis, Grain, Hedge, Kind, Measure, Modality, Period, Span

SCHEMAS = files("audit").joinpath("schemas")
NAMES = sorted(path.name for path in SCHEMAS.iterdir() if path.name.endswith(".json"))


def schema(name: str) -> dict[str, object]:
    loaded: dict[str, object] = json.loads(SCHEMAS.joinpath(name).read_text(encoding="utf-8"))
    return loaded


def rejects(name: str, record: object) -> list[str]:
    """The messages of all errors, after a turn through JSON as a reader of the file would have it."""
    errors = Draft202012Validator(schema(name)).iter_errors(json.loads(json.dumps(record, allow_nan=False)))
    return [error.message for error in errors]


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_one_and_allows_nothing_that_it_does_not_name(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))

    def closed(node: object) -> bool:
        if isinstance(node, list):
            return all(map(closed, node))
        if not isinstance(node, dict):
            return True
        return (node.get("type") != "object" or node.get("additionalProperties") is False) and all(
            map(closed, node.values())
        )

    assert closed(schema(name))


@pytest.mark.parametrize("name", ["result.json", "verify.json", "diff.json"])
def test_a_claim_has_one_description(name: str) -> None:
    alone = {key: value for key, value in schema("claim.json").items() if key in ("type", "properties", "required")}
    defined = schema(name)["$defs"]
    assert isinstance(defined, dict)
    assert {key: value for key, value in defined["claim"].items() if key in alone} == alone


numbers = st.fractions(min_value=-(10**15), max_value=10**15, max_denominator=10**6)
periods = st.builds(
    lambda start, days: Period(start, date.fromordinal(start.toordinal() + days)),
    st.dates(date(900, 1, 1), date(2200, 1, 1)),
    st.integers(1, 4000),
)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted(draw(st.tuples(numbers, numbers)))
    low_open, high_open = (draw(st.booleans()) and low < high for _ in range(2))
    return Interval(draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None])), low_open, high_open)


@st.composite
def claims(draw: st.DrawFn) -> model.Claim:
    ratio = draw(st.none() | st.tuples(numbers, numbers))
    one, two = ratio or (None, None)
    value = None if ratio else draw(numbers)
    kind, hedge = draw(st.sampled_from(Kind)), draw(st.sampled_from(Hedge))
    quantity = model.Quantity(kind, draw(st.text()), value, hedge, draw(intervals()), Interval(), one, two)
    cell = model.Cell(
        draw(st.text()),
        draw(st.sampled_from(Measure)),
        draw(st.none() | st.text()),
        draw(st.none() | periods),
        draw(st.none() | periods),
        draw(st.sampled_from(Modality)),
    )
    basis, scope = draw(st.sampled_from(Basis)), tuple(draw(st.lists(st.text(), max_size=3)))
    return model.Claim(
        "a#1", "a", Span(1, 3), draw(st.text()), 1, quantity, cell, draw(st.none() | st.text()), basis, scope,
        draw(st.floats(0, 1)), page=draw(st.none() | st.integers(1, 99)), table_cell=draw(st.none() | st.text()),
    )  # fmt: skip


@given(claims())
def test_the_record_of_any_claim_is_valid_and_in_the_order_of_the_schema(claim: model.Claim) -> None:
    record = records.claim(claim)
    assert rejects("claim.json", record) == []
    properties = schema("claim.json")["properties"]
    assert isinstance(properties, dict)
    assert list(record) == list(properties)


@given(claims())
def test_a_record_says_unbounded_where_the_interval_is_and_never_names_an_empty_indicator(claim: model.Claim) -> None:
    record, hard = records.claim(claim), claim.quantity.hard
    assert (record["low"] is None, record["high"] is None) == (hard.low is None, hard.high is None)
    assert record["indicator"] != "" and record["indicator_text"] != ""
    assert record["period_basis"] in ("explicit", "context", "issued", "unknown")


@given(numbers)
def test_a_number_is_whole_where_it_is_whole_and_the_nearest_double_elsewhere(value: Fraction) -> None:
    written = records.number(value)
    assert isinstance(written, int) == (value.denominator == 1)
    assert written == (int(value) if value.denominator == 1 else float(value))


def test_a_number_beyond_doubles_is_kept_as_a_whole_one() -> None:
    assert records.number(Fraction(10**400 * 2 + 1, 2)) == 10**400
    assert records.number(None) is None


@pytest.mark.parametrize(
    ("start", "end", "grain", "written"),
    [
        ("2019-03-21", "2019-03-22", Grain.DAY, "2019-03-21"),
        ("2019-03-01", "2019-04-01", Grain.MONTH, "2019-03"),
        ("2019-04-01", "2019-07-01", Grain.QUARTER, "2019-Q2"),
        ("2019-07-01", "2020-01-01", Grain.HALF, "2019-H2"),
        ("0948-01-01", "0949-01-01", Grain.YEAR, "0948"),
        ("2014-01-01", "2019-01-01", Grain.SPAN, "2014-01-01/2019-01-01"),
    ],
)
def test_a_day_of_issue_is_written_to_the_precision_known(start: str, end: str, grain: Grain, written: str) -> None:
    period = Period(date.fromisoformat(start), date.fromisoformat(end), grain)
    assert records.issued(period) == written
    source = replace(DOCUMENT, issued=period)
    assert rejects("result.json", records.result(model.Result((source,), (), ()))) == []


DOCUMENT = model.Document("a.txt", "chữ", (), "vi", "0" * 64, issued_basis=Basis.INFERRED)


def test_a_result_with_a_key_too_many_or_too_few_is_rejected() -> None:
    record = records.result(model.Result((DOCUMENT,), (), ()))
    assert rejects("result.json", record) == []
    assert rejects("result.json", {**record, "extra": 1}) == [
        "Additional properties are not allowed ('extra' was unexpected)"
    ]
    assert rejects("result.json", {key: value for key, value in record.items() if key != "series"})
    assert rejects("result.json", {**record, "schema": "result/2"})


@pytest.mark.parametrize(
    ("entry", "right"),
    [
        ({"path": "a.txt"}, True),
        ({"path": "a.txt", "issued": 2022, "lang": "vi", "place": "huyện Ba Vì"}, True),
        ({"path": "a.txt", "issued": "2022-Q3"}, True),
        ({"path": "a.txt", "issued": "21/3/2022"}, False),
        ({"path": "a.txt", "titel": "x"}, False),
        ({"title": "x"}, False),
    ],
)
def test_a_corpus_lists_documents_and_nothing_else(entry: dict[str, object], right: bool) -> None:
    assert (rejects("corpus.json", {"documents": [entry]}) == []) is right


@pytest.mark.parametrize(
    ("entry", "right"),
    [
        ({"id": "f", "status": "dismissed", "reason": "x"}, True),
        (
            {"id": "f", "status": "explained", "reason": "x", "date": "2025-01-02", "until": "2026-01-01"},
            True,
        ),
        ({"id": "f", "status": "dismissed"}, False),
        ({"id": "f", "status": "dismissed", "reason": ""}, False),
        ({"id": "f", "status": "ignored", "reason": "x"}, False),
        ({"id": "f", "status": "dismissed", "reason": "x", "untill": "2026-01-01"}, False),
    ],
)
def test_a_decision_needs_a_known_status_and_a_reason(entry: dict[str, object], right: bool) -> None:
    assert (rejects("decisions.json", [entry]) == []) is right


def test_the_records_import_nothing_heavy() -> None:
    code = "import sys, audit.records, audit.report, audit.frames, audit.summary; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pandas", "jinja2", "nbformat", "rich", "xlsxwriter"} & set(loaded)
