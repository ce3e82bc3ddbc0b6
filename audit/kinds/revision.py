"""A later document tells the figure of an earlier period anew.

Why: estimates of December become results in March, and statistics are revised; that is news, not an error.
Wrong: told without a word: `ước đạt 3.300 tỷ đồng` in December and `3.412 tỷ đồng` for the same year in March.
Or a fact then was one only because a paper left out `estimated`.
Told with one: `the revised population was 563,400`, where January's release had `552,300`.
Right: `ước đạt 3.400 tỷ đồng` and `3.412 tỷ đồng`: the estimate allows the result.
Blind spots: an error that is repaired later looks like a revision; documents without dates tell no order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from audit.align import Alignment
from audit.kinds import Remark, Seen
from audit.lang import language, split
from audit.model import Basis, Cell, Claim, Link, Modality, Period, Rule, Verdict
from audit.selection import selected
from audit.tie.contents import holds

_DAYS = 30


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """None: a figure and its revision are told at different times."""
    return iter(())


def remarks(rule: Rule, seen: Seen) -> Iterator[Remark]:
    """Results outside what their estimates allow; with `of: figures`, what two documents far apart contradict, and with
    `of: revised` what a later document contradicts and says to be revised.
    """
    params = dict(rule.params)
    of = params.get("of", "estimates")
    for cell, old, new in _estimated(rule, seen) if of == "estimates" else _restated(rule, seen):
        if of == "revised" and not (_revised(new, seen) or _estimated_then(cell, old, seen)):
            continue
        before, after = _issued(old, seen), _issued(new, seen)
        if before is None or after is None:
            yield Remark(Verdict.GAP, cell, (new.id, old.id), "undated")
        elif _later(cell, before, after, timedelta(days=int(params.get("after", _DAYS)))):
            yield Remark(Verdict.REVISION, cell, (new.id, old.id), "revised")


def _estimated(rule: Rule, seen: Seen) -> Iterator[tuple[Cell, Claim, Claim]]:
    """Results with the estimates that do not allow them, from different documents."""
    alignment = seen.alignment
    stated = (
        cell
        for cell in alignment.cells
        if cell.modality is Modality.ESTIMATE and selected(rule, cell, alignment.sources)
    )
    for cell in sorted(stated, key=lambda cell: cell.key):
        result = cell.actual()
        if cell.period is None or result not in alignment.cells:
            continue
        old, new = alignment.about(cell)[0], alignment.about(result)[0]
        claims = alignment.claims[old.claim], alignment.claims[new.claim]
        if old.interval.meet(new.interval) is None and claims[0].document != claims[1].document:
            yield result, *claims


def _restated(rule: Rule, seen: Seen) -> Iterator[tuple[Cell, Claim, Claim]]:
    """The two claims of each contradiction about one cell, the older document's first."""
    for conflict in seen.solution.conflicts:
        claims = [seen.alignment.claims[one.claim] for one in conflict.evidence]
        if len(claims) == 2 and not conflict.links and selected(rule, conflict.cell, seen.alignment.sources):
            dates = {claim.id: period.start for claim in claims if (period := _issued(claim, seen)) is not None}
            if len(dates) == 2:
                old, new = sorted(claims, key=lambda claim: dates[claim.id])
                yield conflict.cell, old, new


def _revised(claim: Claim, seen: Seen) -> bool:
    """Whether the sentence of a claim says that it tells figures anew: `số liệu điều chỉnh`, `the revised count`."""
    document = seen.documents[claim.document]
    return holds(split(document.raw[slice(*claim.sentence)]), language(document.lang).sets["revising"])


def _estimated_then(cell: Cell, old: Claim, seen: Seen) -> bool:
    """Whether a document of the same month called an estimate what the older one tells as a fact."""
    alignment, issued = seen.alignment, seen.alignment.issued
    day = issued.get(old.document)
    told = [
        alignment.claims[name].document for name in alignment.cells.get(replace(cell, modality=Modality.ESTIMATE), ())
    ]
    days = [issued[document] for document in told if document in issued]
    return day is not None and any(abs(day.start - one.start) <= timedelta(days=_DAYS) for one in days)


def _issued(claim: Claim, seen: Seen) -> Period | None:
    """When the document of a claim was issued, where it says so."""
    document = seen.documents[claim.document]
    return None if document.issued_basis is Basis.INFERRED else document.issued


def _later(cell: Cell, old: Period, new: Period, after: timedelta) -> bool:
    """Whether the newer document comes clearly later, and tells of a period that was over by then."""
    return cell.period is not None and new.start - (old.end - timedelta(days=1)) >= after and cell.period.end <= new.end
