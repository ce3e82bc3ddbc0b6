"""What no law between cells says: trends and breaks of series, what follows from a break, and the remarks of rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from audit.align import Alignment
from audit.histories.excuses import excused
from audit.histories.remarks import remarked
from audit.histories.rests import rests
from audit.histories.rises import rises
from audit.histories.stories import Teller
from audit.kinds import Seen
from audit.model import Document, Finding, Rule, Series, Verdict
from audit.solve import Solution
from audit.trends import Breach, Course, broken, ends, stated

__all__ = ["histories", "marked"]


def histories(
    told: Sequence[Course],
    rules: Sequence[Rule],
    hard: Solution,
    alignment: Alignment,
    documents: Mapping[str, Document],
) -> Iterator[Finding]:
    """One break of each series for each rule, else its trend; and what rules remark.

    A series whose every figure is contested has breaks but no trend; a trend goes through what was stated alone.
    """
    seen = Seen(alignment, hard, documents)
    trends = [rule for rule in rules if rule.kind == "trend"]
    plain = next((rule for rule in trends if not rule.where), None)
    contested = {one.claim for conflict in hard.conflicts for one in conflict.evidence}
    series: defaultdict[str, list[Course]] = defaultdict(list)
    for course in told:
        series[course.series.indicator].append(course)
    for course in told:
        teller = Teller(course, seen)
        breaches = _particular([one for one in broken(course, trends, alignment) if not excused(one, course, seen)])
        for found in breaches:
            yield teller.broken(found, rests(found, course, series, alignment))
        printed = None if breaches or course.averaged else stated(course, alignment)
        if plain is not None and printed is not None and _goes(printed.series, contested):
            yield Teller(printed, seen).trend(plain)
    yield from rises(told, trends, seen)
    yield from remarked(rules, seen)


def _goes(series: Series, contested: Set[str]) -> bool:
    """Whether a series goes anywhere from its first point, and not all of its figures are `contested`."""
    points = series.points
    settled = any(not set(point.claims) <= contested for point in points)
    return settled and points[ends(points)[0]].value is not None and series.direction != "flat"


def _particular(breaches: Sequence[Breach]) -> list[list[Breach]]:
    """The breaches by rule; a point that several rules forbid is left to the one that says most about the series."""
    best: dict[int, Breach] = {}
    for breach in breaches:
        known = best.get(breach.number)
        if known is None or len(breach.rule.where) > len(known.rule.where):
            best[breach.number] = breach
    found: dict[str, list[Breach]] = {}
    for _, breach in sorted(best.items()):
        found.setdefault(breach.rule.id, []).append(breach)
    return list(found.values())


def marked(told: Sequence[Course], findings: Sequence[Finding]) -> tuple[Series, ...]:
    """The series, each with the ids of the findings that break it."""
    breaks: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.verdict is Verdict.BREAK:
            breaks[finding.claims[0]].append(finding)
    return tuple(_marked(course.series, breaks) for course in told)


def _marked(series: Series, breaks: Mapping[str, Sequence[Finding]]) -> Series:
    """The series with the breaks that are about its claims; `breaks` by the first claim of each."""
    told = {claim for point in series.points for claim in point.claims}
    own = {one.id for claim in told for one in breaks.get(claim, ()) if told.issuperset(one.claims)}
    return replace(series, breaks=tuple(sorted(own))) if own else series
