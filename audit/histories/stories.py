"""A series -> its findings: the trend from its first to its last point, or what a rule forbids of it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from audit import messages, texts
from audit.fingerprints import digest
from audit.formulas import equal
from audit.frozen import dataclass
from audit.histories.sayings import SEVERITIES, said
from audit.interval import Interval, common
from audit.kinds import Seen
from audit.model import Cell, Finding, Measure, Point, Rule, Severity, Step, Text, Verdict
from audit.proofs import about
from audit.texts import Numbers
from audit.trends import Breach, Course, ends

LANGS = ("vi", "en")
_PERCENT = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells the history of one series."""

    course: Course
    seen: Seen

    def trend(self, rule: Rule) -> Finding:
        """What happened between the first and the last point that no documents contradict each other about."""
        return self._finding(rule, Verdict.TREND, *ends(self.course.series.points), ())

    def broken(self, breaches: Sequence[Breach], follows: Sequence[Step]) -> Finding:
        """The worst of what one rule forbids; the other steps it forbids, and what follows, are further steps."""
        worst = max(breaches, key=lambda breach: (breach.outlier, self._size(breach), -breach.number))
        others = [self.difference(one.number - 1, one.number) for one in breaches if one is not worst]
        more = (*(step for steps in others for step in steps), *follows)
        if worst.outlier:
            near = worst.number - 1 if worst.number else 1
            return self._finding(worst.rule, Verdict.BREAK, near, worst.number, more, outlier=True)
        return self._finding(worst.rule, Verdict.BREAK, worst.number - 1, worst.number, more)

    def _finding(
        self, rule: Rule, verdict: Verdict, first: int, last: int, more: Sequence[Step], outlier: bool = False
    ) -> Finding:
        series, alignment = self.course.series, self.seen.alignment
        implied = self._implied() if series.measure is Measure.SHARE else []
        span = range(min(first, last), max(first, last) + 1)
        names = [claim for number in span for claim in self._anchors(number)]
        names += [claim for step in implied for claim in step.claims]
        claims = [alignment.claims[name] for name in dict.fromkeys(names)]
        broken = verdict is Verdict.BREAK
        told = self._outlying(last) if outlier else messages.course(self.course, (first, last), implied)
        return Finding(
            id=digest(rule.id, verdict, self.course.cells[last], claims),
            rule=rule.id,
            verdict=verdict,
            severity=max(rule.severity, Severity.WARNING, key=SEVERITIES.index) if broken else Severity.INFO,
            confidence=alignment.confidence(claims),
            message=messages.guarded(told, claims, alignment),
            claims=tuple(claim.id for claim in claims),
            steps=(*map(self._point, span), *implied, *self.difference(first, last), *more),
            caveats=messages.caveats(claims, alignment, self.seen.documents),
        )

    def _anchors(self, number: int) -> tuple[str, ...]:
        """The claims that a point rests on: one where it is stated, all where it is implied."""
        claims = self.course.series.points[number].claims
        return claims[:1] if self.course.cells[number] in self.seen.alignment.cells else claims

    def _size(self, breach: Breach) -> Fraction:
        """How large a step is beside the larger of its two points."""
        one, two = (_value(self.course.series.points[number]) for number in (breach.number - 1, breach.number))
        return abs(two - one) / max(abs(one), abs(two), Fraction(1, 10**9))

    def _point(self, number: int) -> Step:
        point, cell = self.course.series.points[number], self.course.cells[number]
        vi, en = (f"{texts.dated(cell, lang)}: {Numbers(lang).bounds(point.interval, cell.unit)}" for lang in LANGS)
        return Step(Text(vi, en), point.claims, point.interval, cell.unit)

    def difference(self, one: int, two: int) -> list[Step]:
        """The subtraction of one point from another; none where a value is not known."""
        series = self.course.series
        first, last = series.points[one], series.points[two]
        if first.value is None or last.value is None:
            return []
        unit, change = "percentage_point" if series.unit == "percent" else series.unit, last.value - first.value
        vi, en = (_subtraction(first.value, last.value, change, series.unit, unit, lang) for lang in LANGS)
        return [Step(Text(vi, en), (*first.claims, *last.claims), last.interval - first.interval, unit)]

    def _outlying(self, number: int) -> Text:
        point, series = self.course.series.points[number], self.course.series
        shown = {lang: Numbers(lang).amount(_value(point), series.unit) for lang in LANGS}
        return said("trend", "outlier", self.course.cells[number], series.name, main=Text(shown["vi"], shown["en"]))

    def _implied(self) -> list[Step]:
        """The wholes that nobody printed but a count and its share imply: `43 ÷ 86 % = 50`."""
        alignment = self.seen.alignment
        found = []
        for cell in self.course.cells:
            part = alignment.level_of(cell)
            whole = alignment.whole_of(part) if part is not None else None
            if part is not None and whole is not None and whole not in alignment.cells:
                found += self._division(part, cell, whole)
        return found

    def _division(self, part: Cell, share: Cell, whole: Cell) -> list[Step]:
        alignment = self.seen.alignment
        count, rate = self._stated(part), self._stated(share)
        if count is None or rate is None or rate.low is None or rate.low <= 0:
            return []
        found = count / rate.scale(_PERCENT)
        counted = found.whole() if whole.unit == "count" else None
        name = about(whole, None, alignment)
        told = []
        for lang, first in zip(LANGS, name, strict=True):
            above = Numbers(lang).bounds(count, part.unit)
            below = Numbers(lang).bounds(rate, "percent")
            text = f"{first}: {above} ÷ [{below}] = {Numbers(lang).bounds(found, whole.unit)}"
            if counted is not None and counted != found:
                text += f" → {Numbers(lang).bounds(counted, whole.unit)}"
            told.append(text)
        claims = tuple(sorted({*alignment.cells[part], *alignment.cells[share]}))
        return [Step(Text(*told), claims, counted or found, whole.unit)]

    def _stated(self, cell: Cell) -> Interval | None:
        """What all that is stated of a cell allows; `None` where that does not agree."""
        return common(evidence.interval for evidence in self.seen.alignment.about(cell))


def _value(point: Point) -> Fraction:
    """The number to show of a point: its value, else an end of its interval."""
    return point.value if point.value is not None else point.interval.low or point.interval.high or Fraction(0)


def _subtraction(first: Fraction, last: Fraction, change: Fraction, unit: str, difference: str, lang: str) -> str:
    shown = Numbers(lang)
    return equal(f"{shown.amount(last, unit)} - {shown.amount(first, unit)}", shown.gain(change, difference))
