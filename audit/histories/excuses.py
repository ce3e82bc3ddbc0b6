"""Steps of a series that are no break, whatever a rule expects: those that a document itself tells of, and those
between figures that are hardly of one thing.
"""

from __future__ import annotations

from audit.kinds import Seen
from audit.mergers import merged
from audit.model import Cell
from audit.trends import Breach, Course, step_of


def excused(breach: Breach, course: Course, seen: Seen) -> bool:
    """Whether a document tells of the step (`55 schools, 1 fewer`), or that its place was formed out of others since,
    or words alone make one thing of what is far apart.

    No word excuses how far a step goes, and nothing a point far off all others.
    """
    if breach.outlier:
        return False
    before, after = course.series.points[breach.number - 1 : breach.number + 1]
    if seen.alignment.hardly_one((*before.claims, *after.claims), before.interval, after.interval):
        return True
    cell, sources = course.cells[breach.number], {seen.alignment.claims[claim].document for claim in before.claims}
    later = {seen.alignment.claims[claim].document for claim in after.claims} - sources
    if any(merged(seen.documents[document], cell.place) for document in later):
        return True
    return not breach.jump and _told(cell, step_of(before, after), seen)


def _told(cell: Cell, way: int, seen: Seen) -> bool:
    """Whether some change or growth to the date of `cell` is stated that surely went this way."""
    for change in seen.alignment.changes_to(cell.level("")):
        for one in seen.alignment.about(change):
            low, high = one.interval.low, one.interval.high
            if (way < 0 and high is not None and high < 0) or (way > 0 and low is not None and low > 0):
                return True
    return False
