"""The pandas tables of a result: the same from memory and from disk, typed, and complete."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import audits
import pandas as pd
import pytest

from audit import frames, model, records, report
from audit.model import Result

NAMES = [field.name for field in fields(frames.Tables)]


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_the_same_from_memory_from_disk_and_by_itself(name: str, result: Result, tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_bytes(report.rendered(result, ["json"], "vi")["result.json"])
    from_memory: pd.DataFrame = getattr(frames.tables(result), name)
    pd.testing.assert_frame_equal(from_memory, getattr(frames.read(path), name))
    pd.testing.assert_frame_equal(from_memory, getattr(frames, name)(result))


def test_the_tables_have_a_row_for_each_record(result: Result) -> None:
    tables = frames.tables(result)
    assert len(tables.claims) == len(result.claims)
    assert len(tables.findings) == len(result.findings)
    assert len(tables.series) == sum(len(series.points) for series in result.series)
    assert list(tables.checked["rule"]) == ["core/trend", "core/same", "core/share"]
    assert len(tables.unchecked) == len(result.unchecked)
    assert list(tables.documents["claims"]) == [5, 7, 4, 3, 2]
    assert len(tables.evidence) == sum(len(finding.claims) for finding in result.findings)
    assert set(tables.claims.columns) == set(records.claim(result.claims[0]))


def test_what_is_not_known_is_missing_and_a_column_has_one_type(result: Result) -> None:
    claims = frames.claims(result).set_index("text")
    assert pd.isna(claims.loc["38/42 trường", "value"])
    assert claims.loc["38/42 trường", "denominator"] == 42
    assert pd.isna(claims.loc["5 hộ", "period_start"])
    assert claims.loc["49 trường", "period_start"] == pd.Timestamp(2014, 1, 1)
    kinds = {
        "value": "float64",
        "line": "Int64",
        "period_start": "datetime64[s]",
        "unit": "category",
        "low_open": "boolean",
    }
    for tables in (frames.claims(result), frames.claims(Result((), (), ()))):
        assert {name: str(tables[name].dtype) for name in kinds} == kinds


def test_a_year_before_the_range_of_nanoseconds_is_kept(result: Result) -> None:
    old = replace(result.claims[0].cell, period=model.Period(date(948, 1, 1), date(949, 1, 1)))
    claims = frames.claims(Result((), (replace(result.claims[0], cell=old),), ()))
    assert claims["period_start"].iloc[0].year == 948


def test_a_finding_carries_its_likeliest_suspect_and_its_decision(result: Result) -> None:
    findings = frames.findings(result).set_index("id")
    assert findings.loc["5a1c0ffee0d1", "suspect"] == audits.result().findings[1].suspects[0].claim
    assert findings.loc["5a1c0ffee0d1", "suspect_value"] == 50
    assert findings.loc["parts-144", "status"] == "dismissed"
    assert pd.isna(findings.loc["65vs70", "status"])


@pytest.mark.parametrize("content", ["{}", "[]", '{"schema": "result/2"}', "not json"])
def test_a_file_that_is_no_result_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError):
        frames.read(path)
