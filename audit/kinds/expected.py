"""An indicator that must be present in the documents about a place.

Why: what a report leaves out is seen by nobody, and a figure that went badly is the first to be left out.
Wrong: a commune's yearly report that gives its population and its revenue, but no number of poor households.
Right: the same report with `275 hộ nghèo`.
Blind spots: the figure is there in words that the catalogue does not know, or in a picture.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.align import Alignment
from audit.kinds import Remark, Seen
from audit.model import Cell, Link, Rule, Text, Verdict
from audit.selection import selected


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """None: what is missing binds nothing."""
    return iter(())


def remarks(rule: Rule, seen: Seen) -> Iterator[Remark]:
    """A gap for each place of a document about which no document tells all the indicators."""

    def about(cell: Cell) -> list[str]:
        return [document.id for document in seen.documents.values() if document.place == cell.place]

    told: dict[str | None, set[str]] = {}
    for claim in seen.alignment.claims.values():
        told.setdefault(claim.cell.place, set()).add(claim.cell.indicator)
    for place in sorted({document.place for document in seen.documents.values()}, key=lambda place: place or ""):
        missing = [name for name in dict(rule.params)["indicators"].split() if name not in told.get(place, ())]
        cell = Cell(missing[0] if missing else "", place=place)
        if missing and selected(rule, cell, about):
            known = [seen.alignment.known.indicators[name] for name in missing]
            names = Text(*(", ".join(one.name(lang) for one in known) for lang in ("vi", "en")))
            yield Remark(Verdict.GAP, cell, (), "missing", names)
