"""The arithmetic by which documents bear a figure out or contradict it, step by step."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from audit import periods, texts
from audit.align import Alignment
from audit.interval import Interval
from audit.model import Cell, Claim, Derivation, Evidence, Link, Step, Text
from audit.proofs import moves, steps
from audit.solve import Known, conflicts
from audit.texts import Numbers

_MOST = 4  # periods that are named where documents tell of other times


def clash(own: Evidence, others: Sequence[Evidence], links: Sequence[Link], alignment: Alignment) -> tuple[Step, ...]:
    """Why a figure and what documents print cannot both be true; empty where that rests on more than these."""
    for conflict in conflicts([*others, own], links):
        if any(one.claim == own.claim for one in conflict.evidence):
            return steps(conflict, alignment)
    return ()


def agreement(own: Evidence, one: Evidence, against: Sequence[Evidence], alignment: Alignment) -> tuple[Step, ...]:
    """A figure and one that bears it out; then those of other documents that do not."""
    shown = moves((_printed(one), _printed(own)), alignment)
    return (*shown, _agreed(one.interval, own.interval, own.cell.unit), *_dissent(against, alignment))


def derivation(
    own: Evidence, rests: Sequence[Evidence], links: Sequence[Link], bounds: Known, alignment: Alignment
) -> tuple[Step, ...]:
    """How a number that no document prints follows from those that they do, and the figure that agrees with it."""
    proof = [*map(_printed, rests), *_solved(own.cell, {one.cell for one in rests}, links, bounds), _printed(own)]
    return (*moves(proof, alignment), _agreed(bounds[own.cell].interval, own.interval, own.cell.unit))


def silence(claim: Claim, near: Sequence[Cell]) -> Step:
    """Why nothing can be said of a figure."""
    name = texts.worded(claim) or claim.text
    times = dict.fromkeys(cell.period for cell in near if cell.period is not None)
    if not times:
        return Step(
            Text(
                f"không văn bản nào có số liệu so sánh được về “{name}”",
                f"no document has a comparable figure for “{name}”",
            )
        )
    vi, en = (", ".join(periods.text(one, lang) for one in list(times)[:_MOST]) for lang in ("vi", "en"))
    return Step(
        Text(
            f"các văn bản chỉ nói về “{name}” ở thời điểm khác: {vi}",
            f"the documents give “{name}” for other times only: {en}",
        )
    )


def _printed(one: Evidence) -> Derivation:
    return Derivation(one.cell, one.interval, claim=one.claim)


def _solved(cell: Cell, told: set[Cell], links: Sequence[Link], bounds: Known) -> Iterator[Derivation]:
    """The links in an order in which each gives one cell from those before it, up to the cell that is asked for."""
    known, left = set(told), list(links)
    while left and cell not in known:
        ready = next((link for link in left if len(_open(link, known)) == 1), None)
        if ready is None:
            return
        left.remove(ready)
        (new,) = _open(ready, known)
        known.add(new)
        if new in bounds:
            sources = tuple(term.cell for term in ready.terms if term.cell != new)
            yield Derivation(new, bounds[new].interval, link=ready, sources=sources)


def _open(link: Link, known: Collection[Cell]) -> set[Cell]:
    return {term.cell for term in link.terms if term.cell not in known}


def _agreed(one: Interval, two: Interval, unit: str) -> Step:
    both = one.meet(two)
    assert both is not None
    left, right = (Text(*(Numbers(lang).bounds(of, unit) for lang in ("vi", "en"))) for of in (one, two))
    if one.point is not None and one.point == two.point:
        return Step(Text(f"{left.vi} = {right.vi}", f"{left.en} = {right.en}"), (), both, unit)
    vi = f"{left.vi} và {right.vi} có giá trị chung"
    return Step(Text(vi, f"{left.en} and {right.en} have values in common"), (), both, unit)


def _dissent(against: Sequence[Evidence], alignment: Alignment) -> Iterator[Step]:
    for one in against:
        claim = alignment.claims[one.claim]
        told = f"“{' '.join(claim.text.split())}” ({claim.document}:{claim.line})"
        yield Step(
            Text(f"nhưng nơi khác ghi {told}", f"but elsewhere: {told}"), (claim.id,), one.interval, one.cell.unit
        )
