"""The real reports, end to end: what the project was started for, and the traps that must never be joined."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from audit.corpora import sources
from audit.model import Claim, Finding, Result, Verdict
from audit.pipeline import audited, packs_for
from tests.plant.run import asks

ALARMS = (Verdict.CONTRADICTION, Verdict.TENSION, Verdict.TREND, Verdict.BREAK)


@pytest.fixture(scope="module")
def result(reports: Path) -> Result:
    found, problems = sources([reports])
    return audited(found, packs_for([]), problems)


def figures(result: Result, finding: Finding) -> list[str]:
    texts = {claim.id: " ".join(claim.text.split()) for claim in result.claims}
    return [texts[claim] for claim in finding.claims]


def of(result: Result, verdict: Verdict, *starts: str) -> Finding:
    """The one finding of a verdict whose figures start with these, in any order."""
    found = [
        finding
        for finding in result.findings
        if finding.verdict is verdict
        and len(finding.claims) == len(starts)
        and all(any(text.startswith(start) for text in figures(result, finding)) for start in starts)
    ]
    assert len(found) == 1, [(one.verdict, figures(result, one)) for one in result.findings]
    return found[0]


def test_budget_shares_contradict_inside_one_report(result: Result) -> None:
    finding = of(result, Verdict.CONTRADICTION, "65%", "70%")
    assert any("tiền sử dụng đất" in caveat.vi for caveat in finding.caveats)
    intervals = [step.interval for step in finding.steps if step.interval is not None]
    assert any(interval.low == Fraction(133, 2) for interval in intervals)


def test_cultural_houses_are_a_rising_trend(result: Result) -> None:
    finding = of(result, Verdict.TREND, "126", "141 nhà văn hóa")
    series = next(one for one in result.series if one.indicator == "cultural_houses")
    assert series.direction == "up"
    assert [point.value for point in series.points] == [126, 141]
    assert "+15" in finding.steps[-1].text.vi


def test_standard_schools_rise_in_number_and_fall_in_share(result: Result) -> None:
    of(result, Verdict.TREND, "38/42 trường", "43 trường")
    share = of(result, Verdict.TREND, "38/42 trường", "43 trường", "86%")
    implied = [step for step in share.steps if "÷" in step.text.vi]
    assert implied[0].interval is not None and implied[0].interval.point == 50
    directions = {one.measure: one.direction for one in result.series if one.indicator.startswith("national_standard")}
    assert sorted(directions.values()) == ["down", "up"]


def test_schools_contradict_by_a_subtraction(result: Result) -> None:
    finding = of(result, Verdict.CONTRADICTION, "61 trường", "11 trường", "49 trường")
    assert any("61 - 11 = 50" in step.text.vi for step in finding.steps)
    assert "61 - 11 = 50" in finding.message.en


def test_schools_fall_where_growth_is_told(result: Result) -> None:
    of(result, Verdict.BREAK, "62 trường", "61 trường")


def test_nothing_else_is_called_a_contradiction(result: Result) -> None:
    assert sum(finding.verdict is Verdict.CONTRADICTION for finding in result.findings) == 2


def gold_claims(gold: Path) -> dict[str, dict[str, object]]:
    rows = (json.loads(line) for line in (gold / "claims.jsonl").read_text(encoding="utf-8").splitlines())
    return {str(row["id"]): row for row in rows}


def meant(claim: Claim, row: dict[str, object]) -> bool:
    start, end = row["core_start"], row["core_end"]
    assert isinstance(start, int) and isinstance(end, int)
    return claim.document == row["doc"] and claim.span.start < end and start < claim.span.end


def test_no_finding_joins_what_cannot_be_compared(result: Result, gold: Path) -> None:
    rows = gold_claims(gold)
    relations = (json.loads(line) for line in (gold / "relations.jsonl").read_text(encoding="utf-8").splitlines())
    traps = [relation for relation in relations if relation["verdict"] == "not_comparable"]
    assert len(traps) > 8
    for trap in traps:
        members = {name: {claim.id for claim in result.claims if meant(claim, rows[name])} for name in trap["claims"]}
        for finding in result.findings:
            if finding.verdict in ALARMS:
                joined = [name for name, ids in members.items() if ids & set(finding.claims)]
                assert len(joined) < len(members), (trap["id"], figures(result, finding))


def test_no_claim_comes_from_what_is_no_quantity(result: Result, gold: Path) -> None:
    rows = [row for row in gold_claims(gold).values() if not row["is_quantity"]]
    wrong = [(claim.text, row["text"]) for row in rows for claim in result.claims if meant(claim, row)]
    assert not wrong


def test_no_claim_comes_from_sidebar_header_or_document_number(result: Result) -> None:
    raw = {document.id: document.raw for document in result.documents}
    for claim in result.claims:
        if claim.document.startswith("002"):
            assert claim.span.start < raw[claim.document].index("Có thể bạn quan tâm")
        if claim.document.startswith("001"):
            assert claim.span.start > raw[claim.document].index("(HNM)")
        after = raw[claim.document][claim.span.end : claim.span.end + 8]
        assert not after.lstrip("- /").startswith(("NQ", "CT", "KH", "HD", "QH", "CTr"))


def test_undated_documents_are_dated_by_what_they_report(result: Result) -> None:
    basis = {document.id[:3]: (document.issued_basis, document.issued) for document in result.documents}
    inferred = {name for name, (how, when) in basis.items() if how == "inferred" and when is not None}
    assert inferred == {"000", "002", "004"}
    assert str(basis["001"][1].start) == "2019-03-21"  # type: ignore[union-attr]


def test_every_claim_is_checked_or_listed_with_a_reason(result: Result) -> None:
    listed = {one.claim: one.reason for one in result.unchecked}
    assert all(listed.values())
    told = {claim for finding in result.findings if not asks(finding) for claim in finding.claims}
    assert not told & listed.keys()
