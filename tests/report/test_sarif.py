"""The SARIF output is what the published JSON Schema of SARIF 2.1.0 allows, and says what a code host shows."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from audit import report
from audit.model import Decision, Result
from audit.packs import bundled, load

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))


def log(result: Result, lang: str = "en") -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(report.rendered(result, ["sarif"], lang)["report.sarif"])
    return loaded


def faults(value: dict[str, Any]) -> list[str]:
    checker = Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER)
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in checker.iter_errors(value)]


def decided(result: Result, status: str) -> Result:
    decision = Decision(status, "two ways of counting", "Lan", "2024-01-02", "2024-12-31")
    return replace(result, findings=tuple(replace(finding, decision=decision) for finding in result.findings))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_full_and_an_empty_result_are_valid(lang: str, result: Result, nothing: Result) -> None:
    assert faults(log(result, lang)) == []
    assert faults(log(nothing, lang)) == []


def test_the_schema_refuses_what_is_wrong(result: Result) -> None:
    wrong = log(result)
    wrong["runs"][0]["results"][0]["level"] = "severe"
    wrong["runs"][0]["results"][1]["place"] = "here"
    assert len(faults(wrong)) == 2


@pytest.mark.parametrize(
    ("status", "shown"), [("dismissed", "accepted"), ("explained", "accepted"), ("confirmed", "rejected")]
)
def test_a_decision_suppresses_and_drops_nothing(result: Result, status: str, shown: str) -> None:
    marked = log(decided(result, status))
    assert faults(marked) == []
    found = marked["runs"][0]["results"]
    assert len(found) == len(result.findings)
    for one in found:
        (suppression,) = one["suppressions"]
        assert (suppression["status"], suppression["justification"]) == (shown, "two ways of counting")
        assert suppression["properties"] == {"status": status, "by": "Lan", "date": "2024-01-02", "until": "2024-12-31"}


def test_a_finding_is_known_again_by_its_fingerprint(result: Result) -> None:
    found = log(result)["runs"][0]["results"]
    assert {one["partialFingerprints"]["finding/v1"] for one in found} == {one.id for one in result.findings}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_bundled_rule_brings_its_help(result: Result, lang: str) -> None:
    packs = load(bundled())
    made = log(replace(result, packs=packs, findings=()), lang)
    assert faults(made) == []
    helped = {rule["id"]: rule["help"]["text"] for rule in made["runs"][0]["tool"]["driver"]["rules"]}
    for rule in (rule for pack in packs for rule in pack.rules):
        assert getattr(rule.why, lang) in helped[rule.id]
        assert ("Blind spots: " if lang == "en" else "Không thấy được: ") in helped[rule.id]
