"""Sets of documents as they come in: what a fact-checker finds in them, and what must never be joined.

A file of `tests/across` is a set: `documents` by name, the `packs` it is read with (default: those of a run), the
`finds` (a verdict, how the figures it names begin, and words of its `says` or `caveat`), the `trends` by their
figures, and groups of figures of which no finding may hold two, but one that asks: `apart`. Contradictions, tensions,
breaks and revisions that are not listed are false alarms; trends may be more.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from audit.model import Finding, Result, Verdict
from audit.packs.values import Record, items, record, texts, words
from audit.pipeline import audited, packs_for
from audit.sources import Source
from tests.plant.run import asks

SETS = sorted((Path(__file__).parent / "across").glob("*.yaml"))
ALARMS = (Verdict.CONTRADICTION, Verdict.TENSION, Verdict.BREAK, Verdict.REVISION)


@cache
def told(path: Path) -> Record:
    return record(YAML(typ="safe", pure=True).load(path.read_text("utf-8")))


@cache
def result(path: Path) -> Result:
    known = record(told(path)["documents"])
    sources = [Source(Path(f"{name}.txt"), f"{name}.txt", data=words(known[name]).encode()) for name in known]
    return audited(sources, packs_for(texts(told(path).get("packs"))))


def figures(path: Path, finding: Finding) -> list[str]:
    shown = {claim.id: " ".join(claim.text.split()) for claim in result(path).claims}
    return [shown[claim] for claim in finding.claims]


def matches(path: Path, finding: Finding, wanted: Record) -> bool:
    """Whether a finding has the verdict, says the words, and names exactly the figures."""
    own, starts = figures(path, finding), texts(wanted["figures"])
    paired = len(own) == len(starts) and all(any(one.startswith(start) for one in own) for start in starts)
    said = words(wanted.get("says", "")) in " ".join(finding.message)
    caveats = " ".join(text for caveat in finding.caveats for text in caveat)
    return finding.verdict == wanted["verdict"] and paired and said and words(wanted.get("caveat", "")) in caveats


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_what_a_reader_finds_is_found_and_nothing_else(path: Path) -> None:
    alarms = [one for one in result(path).findings if one.verdict in ALARMS]
    wanted = [record(one) for one in items(told(path).get("finds"))]
    found = Counter(one.id for want in wanted for one in alarms if matches(path, one, want))
    shown = [(str(one.verdict), figures(path, one), one.message.en) for one in alarms]
    assert all(any(matches(path, one, want) for one in alarms) for want in wanted), shown
    assert set(found) == {one.id for one in alarms}, shown


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_what_changed_with_time_is_told_as_a_trend(path: Path) -> None:
    trends = [figures(path, one) for one in result(path).findings if one.verdict is Verdict.TREND]
    for wanted in map(texts, items(told(path).get("trends"))):
        assert any(all(any(own.startswith(one) for own in trend) for one in wanted) for trend in trends), (
            wanted,
            trends,
        )


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_what_is_not_the_same_is_never_joined(path: Path) -> None:
    for group in map(texts, items(told(path).get("apart"))):
        for finding in result(path).findings:
            if asks(finding):
                continue  # that nothing says whether they belong together
            held = [one for one in group if any(own.startswith(one) for own in figures(path, finding))]
            assert len(held) < 2, (held, finding.message.en)


def test_sets_about_other_things_say_nothing_of_each_other() -> None:
    sources = [
        Source(Path(f"{path.stem}-{name}.txt"), f"{path.stem}/{name}.txt", data=words(text).encode())
        for path in SETS
        for name, text in record(told(path)["documents"]).items()
    ]
    found = audited(sources, packs_for(()))
    sets = {claim.id: claim.document.partition("/")[0] for claim in found.claims}
    alarms = [one for one in found.findings if one.verdict in ALARMS and len({sets[id] for id in one.claims}) > 1]
    assert [one.message.en for one in alarms] == []
