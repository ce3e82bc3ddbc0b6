"""Each rule kind on its fixture, `tests/kinds/<kind>.yaml`, through the whole pipeline.

A fixture has the parameters of one rule, the indicators it knows, and documents that pass, that fail with the
figures and the verdict of the finding, and gaps: what cannot be judged is a finding `gap`, or listed as not checked
with the reason. `also` are further rules of the audit; `rule` in a case says which of them finds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from ruamel.yaml import YAML

from audit.catalogues import catalogue, keyed
from audit.judge import Judgement, judged
from audit.kinds import kinds, remarking
from audit.load import document
from audit.model import Pack, Text, Verdict
from audit.packs import schemas
from audit.packs.compiling import indicator, rule
from audit.packs.explain import manual
from audit.packs.values import JSON, Record, items, record, texts, words
from audit.pipeline import places_of
from audit.sources import Meta, TextFile
from audit.tie import reading

HERE = Path(__file__).parent / "kinds"
ALARMS = (Verdict.CONTRADICTION, Verdict.TENSION, Verdict.BREAK, Verdict.REVISION)
SAID = Text("", "")


@cache
def fixture(kind: str) -> Record:
    return record(YAML(typ="safe", pure=True).load((HERE / f"{kind}.yaml").read_text("utf-8")))


@cache
def pack(kind: str) -> Pack:
    """The fixture's rule, called by its kind, with the rules beside it."""
    told = fixture(kind)
    entries = [{**record(told["rule"]), "kind": kind}, *(record(one) for one in items(told.get("also")))]
    common: Record = {"severity": "error", "message": {"vi": "-", "en": "-"}, "why": {"vi": "-", "en": "-"}}
    rules = tuple(rule("fixture", words(one.get("name")) or words(one["kind"]), {**common, **one}) for one in entries)
    known = tuple(indicator(id, record(entry)) for id, entry in record(told.get("indicators")).items())
    return Pack("fixture", "1", ("vi", "en"), SAID, rules, known)


def cases(outcome: str) -> list[ParameterSet]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}-{number}")
        for path in sorted(HERE.glob("*.yaml"))
        for number, case in enumerate(items(fixture(path.stem).get(outcome)), 1)
    ]


@dataclass(frozen=True)
class Audit:
    """What the documents of a case show, and their claims as written, by id."""

    shown: Judgement
    written: dict[str, str]


def audit(kind: str, case: JSON) -> Audit:
    documents = items(record(case)["documents"]) if isinstance(case, dict) else [case]
    packs = (pack(kind),)
    places, known = places_of(packs), catalogue(packs)
    readings = []
    for number, one in enumerate(documents, 1):
        entry: Record = one if isinstance(one, dict) else {"text": one}
        issued, place = (words(entry[key]) if key in entry else None for key in ("issued", "place"))
        file = TextFile(f"{number}.txt", f"{number}.txt", words(entry["text"]), Meta(issued=issued, place=place))
        readings.append(keyed(reading(document(file, places), places), known))
    written = {claim.id: " ".join(claim.text.split()) for one in readings for claim in one.claims}
    return Audit(judged(readings, packs, known), written)


def found(result: Audit, verdicts: tuple[Verdict, ...]) -> list[tuple[str, str, list[str]]]:
    """Rule, verdict and sorted figures of the findings with these verdicts."""
    return [
        (one.rule.partition("/")[2], one.verdict, sorted(result.written[claim] for claim in one.claims))
        for one in result.shown.findings
        if one.verdict in verdicts
    ]


@pytest.mark.parametrize("name", sorted(kinds()))
def test_every_kind_has_its_schema_its_fixture_and_its_manual_page(name: str) -> None:
    assert name in schemas.kinds()
    told = fixture(name)
    assert told.get("pass") and told.get("gap") and (told.get("fail") or name == "expected")
    assert all(manual(name)[heading] for heading in ("about", "why", "wrong", "right", "blind spots"))


def test_every_fixture_is_of_a_kind() -> None:
    assert {path.stem for path in HERE.glob("*.yaml")} == set(kinds())


@pytest.mark.parametrize("name", sorted(remarking()))
def test_a_kind_that_remarks_says_it_in_both_languages(name: str) -> None:
    says = record(schemas.kind(name)["x-says"])
    assert says and all(words(record(one)[lang]) for one in says.values() for lang in ("vi", "en"))


@pytest.mark.parametrize(("kind", "case"), cases("pass"))
def test_what_fits_finds_nothing(kind: str, case: JSON) -> None:
    result = audit(kind, case)
    assert result.written
    assert not found(result, (*ALARMS, Verdict.GAP))
    if isinstance(case, dict) and "verdict" in case:
        verdict = Verdict(words(case["verdict"]))
        assert found(result, (verdict,)) == [(kind, verdict, sorted(texts(case["figures"])))]


@pytest.mark.parametrize(("kind", "case"), cases("fail"))
def test_what_does_not_fit_is_one_finding_of_exactly_these_figures(kind: str, case: JSON) -> None:
    told = record(case)
    expected = (words(told.get("rule")) or kind, words(told["verdict"]), sorted(texts(told["figures"])))
    shown = found(audit(kind, case), ALARMS)
    assert [(rule, verdict, named(figures, expected[2])) for rule, verdict, figures in shown] == [expected]


@pytest.mark.parametrize(("kind", "case"), cases("gap"))
def test_what_cannot_be_judged_is_said(kind: str, case: JSON) -> None:
    told, result = record(case), audit(kind, case)
    assert not found(result, ALARMS)
    if "figures" in told:
        expected = (words(told.get("rule")) or kind, "gap", sorted(texts(told["figures"])))
        assert found(result, (Verdict.GAP,)) == [expected]
    reasons = {result.written[one.claim]: one.reason for one in result.shown.unchecked}
    assert reasons.items() >= record(told.get("unchecked")).items()


def named(figures: list[str], expected: list[str]) -> list[str]:
    """The figures as the case writes them, where it gives a shorter or longer noun."""
    return sorted(
        next((one for one in expected if figure.startswith(one) or one.startswith(figure)), figure)
        for figure in figures
    )
