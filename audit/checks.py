"""What no rule could judge, and the one reason why: silence about a figure is never a pass.

A figure is checked where another figure of the same cell, a law whose every number is known some other way, another
point of its series or a finding could have told that it is wrong. A law with a number that nothing else tells only puts
that number somewhere, be it into a series.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from audit.align import DOCUMENT, Alignment, anywhere
from audit.model import Cell, Claim, Link, Measure, Modality, Period, Series, Unchecked
from audit.trends import Course

Subject = tuple[str, Measure, str | None, str]


def unchecked(
    told: Sequence[Course], links: Sequence[Link], alignment: Alignment, judged: Set[str]
) -> tuple[Unchecked, ...]:
    """Every claim that no rule could judge, with the reason; `judged` are those of findings."""
    checked = {*judged}.union(*(_compared(course.series) for course in told))
    for link in testing(links, alignment):
        checked.update(claim for term in link.terms for claim in alignment.cells.get(term.cell, ()))
    for claims in alignment.cells.values():
        if len(set(claims)) > 1:
            checked.update(claims)
    left = [claim for claim in alignment.claims.values() if claim.id not in checked]
    others = _Others(alignment, {_subject(anywhere(alignment.main[claim.id])) for claim in left})
    return tuple(Unchecked(claim.id, others.reason(claim)) for claim in left)


def _compared(series: Series) -> Iterator[str]:
    """The claims of points that rest on none of those of another: a year that only its own rise tells is no test."""
    points = [(point.claims, frozenset(point.claims)) for point in series.points]
    for claims, own in points:
        if any(own.isdisjoint(others) for _, others in points):
            yield from claims


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
        if not claim.cell.indicator:
            return "no_indicator"
        if cell.period is None:
            return "no_period"
        if self.said[_subject(cell)] == 1:
            return "no_partner"
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
