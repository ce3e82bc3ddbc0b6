"""Courses -> findings: the trend of a series, and the falls and jumps that a rule does not allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit import messages, texts
from audit.align import Alignment
from audit.fingerprints import digest
from audit.model import Cell, Document, Finding, Measure, Rule, Severity, Step, Text, Verdict
from audit.proofs import about
from audit.solve import Solution
from audit.texts import Numbers
from audit.trends import Course, broken


def histories(
    told: Sequence[Course],
    rules: Sequence[Rule],
    hard: Solution,
    alignment: Alignment,
    documents: Mapping[str, Document],
) -> Iterator[Finding]:
    """The breaks of each series, else its trend; none of a series whose every figure is contested anyway."""
    trends = [rule for rule in rules if rule.kind == "trend"]
    plain = next((rule for rule in trends if not rule.where), None)
    contested = {one.claim for conflict in hard.conflicts for one in conflict.evidence}
    for course in told:
        teller = _Teller(course, hard, alignment, documents)
        broke = {number: rule for rule, number in reversed(broken(course, trends))}
        for number, rule in sorted(broke.items()):
            yield teller.finding(rule, Verdict.BREAK, (number - 1, number))
        points = course.series.points
        settled = any(not set(point.claims) <= contested for point in points)
        if plain is not None and not broke and settled and course.series.direction != "flat":
            yield teller.finding(plain, Verdict.TREND, (0, len(points) - 1))


@dataclass(slots=True)
class _Teller:
    """Tells the history of one series."""

    course: Course
    hard: Solution
    alignment: Alignment
    documents: Mapping[str, Document]

    def finding(self, rule: Rule, verdict: Verdict, ends: tuple[int, int]) -> Finding:
        """What happened between two points of the series."""
        points = self.course.series.points
        implied = self._implied() if self.course.series.measure is Measure.SHARE else []
        shown = [self._point(number) for number in range(ends[0], ends[1] + 1)]
        shown += [*implied, *self._difference(ends)]
        names = [claim for point in points[ends[0] : ends[1] + 1] for claim in point.claims[:1]]
        names += [claim for step in implied for claim in step.claims]
        claims = [self.alignment.claims[name] for name in dict.fromkeys(names)]
        broken = verdict is Verdict.BREAK
        return Finding(
            id=digest(rule.id, verdict, self.course.cells[ends[1]], claims),
            rule=rule.id,
            verdict=verdict,
            severity=(Severity.WARNING if rule.severity is Severity.INFO else rule.severity)
            if broken
            else Severity.INFO,
            confidence=self.alignment.confidence(claims),
            message=messages.course(self.course, ends, implied),
            claims=tuple(claim.id for claim in claims),
            steps=tuple(shown),
            caveats=messages.caveats(claims, self.alignment, self.documents),
        )

    def _point(self, number: int) -> Step:
        point, cell = self.course.series.points[number], self.course.cells[number]
        vi, en = (
            f"{texts.dated(cell, lang)}: {Numbers(lang).bounds(point.interval, cell.unit)}" for lang in ("vi", "en")
        )
        return Step(Text(vi, en), point.claims, point.interval, cell.unit)

    def _difference(self, ends: tuple[int, int]) -> list[Step]:
        series = self.course.series
        first, last = series.points[ends[0]], series.points[ends[1]]
        if first.value is None or last.value is None:
            return []
        unit = "percentage_point" if series.unit == "percent" else series.unit
        vi, en = (_subtraction(first.value, last.value, series.unit, unit, lang) for lang in ("vi", "en"))
        return [Step(Text(vi, en), (*first.claims, *last.claims), last.interval - first.interval, unit)]

    def _implied(self) -> list[Step]:
        """The wholes that nobody printed but a count and its share imply: `43 ÷ 86 % = 50`."""
        found = []
        for cell in self.course.cells:
            part = self.alignment.level_of(cell)
            whole = self.alignment.whole_of(part) if part is not None else None
            if part is not None and whole is not None and whole not in self.alignment.cells:
                found += self._division(part, cell, whole)
        return found

    def _division(self, part: Cell, share: Cell, whole: Cell) -> list[Step]:
        bounds = self.hard.bounds
        bound = bounds.get(whole)
        if bound is None or not bound.derived or part not in bounds or share not in bounds:
            return []
        counted = bound.interval.whole() if whole.unit == "count" else None
        name = about(whole, None, self.alignment)
        said = []
        for lang, first in zip(("vi", "en"), name, strict=True):
            above = Numbers(lang).bounds(bounds[part].interval, part.unit)
            below = Numbers(lang).bounds(bounds[share].interval, "percent")
            text = f"{first}: {above} ÷ [{below}] = {Numbers(lang).bounds(bound.interval, whole.unit)}"
            if counted is not None and counted != bound.interval:
                text += f" → {Numbers(lang).bounds(counted, whole.unit)}"
            said.append(text)
        return [Step(Text(*said), tuple(sorted(bound.claims)), counted or bound.interval, whole.unit)]


def _subtraction(first: Fraction, last: Fraction, unit: str, difference: str, lang: str) -> str:
    change = Numbers(lang).amount(last - first, difference)
    sign = "+" if last > first else ""
    return f"{Numbers(lang).amount(last, unit)} - {Numbers(lang).amount(first, unit)} = {sign}{change}"
