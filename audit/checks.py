"""Which rules judged a figure, or the one reason why none could: silence about a figure is never a pass.

A figure is checked where another figure of the same cell, a law whose every number is known some other way, another
point of its series or a finding could have told that it is wrong. A law with a number that nothing else tells only puts
that number somewhere, be it into a series.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from audit.align import DOCUMENT, Alignment, anywhere
from audit.model import Cell, Checked, Claim, Finding, Link, Measure, Modality, Period, Rule, Series, Unchecked, Verdict
from audit.selection import selected
from audit.trends import Course

Subject = tuple[str, Measure, str | None, str]
_UNDECIDED = (Verdict.GAP, Verdict.FAILURE)
_UNSURE = 0.5  # a reading with less trust than this is rather the reason why nothing was found to set it against


@dataclass(slots=True)
class Checks:
    """The rules that judged each claim, sorted; claims with the same rules share one tuple."""

    rules: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _joined: dict[tuple[tuple[str, ...], str], tuple[str, ...]] = field(default_factory=dict)

    def add(self, claims: Iterable[str], rule: str) -> None:
        for claim in claims:
            known = self.rules.get(claim, ())
            if (known, rule) not in self._joined:
                self._joined[known, rule] = tuple(sorted({*known, rule}))
            self.rules[claim] = self._joined[known, rule]


def checks(
    told: Sequence[Course],
    links: Sequence[Link],
    alignment: Alignment,
    findings: Sequence[Finding],
    rules: Sequence[Rule],
) -> tuple[tuple[Checked, ...], tuple[Unchecked, ...]]:
    """Every claim, either with the rules that judged it or with the reason why none could."""
    found = Checks()
    for link in testing(links, alignment):
        for term in link.terms:
            found.add(alignment.cells.get(term.cell, ()), link.rule)
    repeats, trends = ([rule for rule in rules if rule.kind == kind] for kind in ("same", "trend"))
    for cell, claims in alignment.cells.items():
        if len(set(claims)) > 1:
            _compared(found, claims, (cell,), repeats, alignment)
    for course in told:
        _compared(found, _told_apart(course.series), course.cells, trends, alignment)
    for finding in findings:
        if finding.verdict not in _UNDECIDED:
            found.add(finding.claims, finding.rule)
    undecided = {claim for finding in findings if finding.verdict in _UNDECIDED for claim in finding.claims}
    left = [claim for claim in alignment.claims.values() if claim.id not in found.rules]
    others = _Others(alignment, undecided, {_subject(anywhere(alignment.main[claim.id])) for claim in left})
    return (
        tuple(Checked(claim, found.rules[claim]) for claim in alignment.claims if claim in found.rules),
        tuple(Unchecked(claim.id, others.reason(claim)) for claim in left),
    )


def _compared(
    found: Checks, claims: Iterable[str], cells: Sequence[Cell], rules: Sequence[Rule], alignment: Alignment
) -> None:
    """Adds the claims under each rule that is about one of the cells in which they stand side by side."""
    about = [rule.id for rule in rules if any(selected(rule, cell, alignment.sources) for cell in cells)]
    for rule in about:
        found.add(claims, rule)


def _told_apart(series: Series) -> tuple[str, ...]:
    """The claims of points that rest on none of those of another: a year that only its own rise tells is no test."""
    points = [(point.claims, frozenset(point.claims)) for point in series.points]
    return tuple(name for claims, own in points if any(own.isdisjoint(other) for _, other in points) for name in claims)


def testing(links: Sequence[Link], alignment: Alignment) -> Iterator[Link]:
    """The links that can fail: without those that alone speak of a number that nobody stated, one after the other."""
    spoken: dict[Cell, set[int]] = defaultdict(set)
    for number, link in enumerate(links):
        for term in link.terms:
            if term.cell not in alignment.cells:
                spoken[term.cell].add(number)
    free = [cell for cell, numbers in spoken.items() if len(numbers) == 1]
    gone: set[int] = set()
    while free:
        for number in spoken[free.pop()] - gone:
            if not _pinned(links[number], alignment):
                gone.add(number)
                for cell in (term.cell for term in links[number].terms if term.cell in spoken):
                    spoken[cell].discard(number)
                    free += [cell] if len(spoken[cell]) == 1 else []
    return (link for number, link in enumerate(links) if number not in gone)


def _pinned(link: Link, alignment: Alignment) -> bool:
    """Whether a count and its share leave so little room for a whole that no whole number may lie in it."""
    if link.relation != "product":
        return False
    part, share, whole = link.terms
    if whole.cell in alignment.cells or whole.cell.unit != "count" or share.cell.unit != "percent":
        return False
    above, below = alignment.about(part.cell), alignment.about(share.cell)
    if not above or not below or below[0].interval.low is None or below[0].interval.low <= 0:
        return False
    width = (above[0].interval / below[0].interval).scale(1 / share.coefficient).width
    return width is not None and width < 1


@dataclass(slots=True)
class _Others:
    """What all claims say of some subjects, and in which period: in what units, of what scopes, how meant.

    Of a subject of which one claim alone speaks no more is kept than that.
    """

    alignment: Alignment
    undecided: Set[str]
    subjects: Set[Subject]
    said: Counter[Subject] = field(default_factory=Counter)
    periods: dict[Subject, set[Period | None]] = field(default_factory=lambda: defaultdict(set))
    cells: dict[tuple[Subject, Period | None], set[Cell]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        told = [cell for cell in self.alignment.main.values() if _subject(cell) in self.subjects]
        self.said.update(map(_subject, told))
        for cell in map(anywhere, told):
            subject = _subject(cell)
            if self.said[subject] > 1:
                self.periods[subject].add(cell.period)
                self.cells[subject, cell.period].add(cell)

    def reason(self, claim: Claim) -> str:
        """Why a claim could not be judged."""
        cell = anywhere(self.alignment.main[claim.id])
        if claim.id in self.undecided:
            return "no_verdict"
        if len(self.alignment.cells.get(self.alignment.main[claim.id], ())) > 1:
            return "no_rule"
        if not claim.cell.indicator:
            return "no_indicator"
        if cell.period is None:
            return "no_period"
        if self.said[_subject(cell)] == 1:
            return "low_trust" if claim.trust < _UNSURE else "no_partner"
        if self.alignment.sure[claim.id] == DOCUMENT:
            return "few_words"
        beside = [other for other in self.cells[_subject(cell), cell.period] if other != cell]
        if any(other.modality is not cell.modality for other in beside) and cell.modality is not Modality.ACTUAL:
            return "not_actual"
        if any(other.scope != cell.scope for other in beside):
            return "scope_differs"
        if any(other.unit != cell.unit for other in beside):
            return "unit_differs"
        return "period_differs" if len(self.periods[_subject(cell)]) > 1 else "no_partner"


def _subject(cell: Cell) -> Subject:
    return cell.indicator, cell.measure, cell.place, cell.whole
