"""Cells of which only one claim or one document can speak: what is told apart from others of the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from audit.align.alignments import BRIEF, DOCUMENT, SENTENCE
from audit.interval import Interval
from audit.model import Cell, Claim, Measure, Tie
from audit.ratios import allowed

_FEW = (BRIEF, DOCUMENT)
LOCAL = "§"


def told_apart(ties: Sequence[Tie], cells: Mapping[str, Cell], claims: Mapping[str, Claim]) -> Iterator[str]:
    """The claims that a tie tells from another of its claims, though their words are the same: a part of a whole that
    says no more than the whole does, and the old level of a change."""
    yield from _of_two_wholes(ties, cells, claims)
    wholes = {part: tie.claims[0] for tie in ties if tie.relation in ("parts", "some") for part in tie.claims[1:]}
    some = {tie.claims[1] for tie in ties if tie.why == "resumed"}
    for tie in ties:
        first, *others = tie.claims
        if tie.relation in ("parts", "some"):
            yield from (one for one in others if _same_as_whole(one, wholes, cells) or _short(one, first, claims))
            if tie.why in ("difference", "margin") and cells[others[0]] == cells[others[1]]:
                yield others[1]
        elif tie.relation == "change" and first in some:
            yield from others  # of the part that its level is of
        elif tie.relation in ("share", "change") and len(others) == 2:
            told, middle, last = (cells[one] for one in tie.claims)
            if tie.relation == "share" and last == middle:
                yield others[0]
            elif tie.relation == "change" and last in (told, middle):
                yield others[1]
        elif tie.relation in ("roll", "rest", "each"):
            held = [cells[one] for one in tie.claims]
            yield from (one for at, one in enumerate(tie.claims) if held[at] in held[:at])
            if tie.relation == "rest":
                yield from (one for one in others if _short(one, first, claims))  # `22/27 xã đạt chuẩn, còn lại 5 xã`


def _of_two_wholes(ties: Sequence[Tie], cells: Mapping[str, Cell], claims: Mapping[str, Claim]) -> Iterator[str]:
    """The parts of two unlike wholes that a document calls alike: `made 469,796 cars, comprising 443,668 of the small
    and 26,128 others, and sold 462,890, comprising 439,975 of the small and 22,915 others`.
    """
    wholes = defaultdict[tuple[str, Cell], set[Fraction | None]](set)
    parts = [(part, tie.claims[0]) for tie in ties if tie.relation == "parts" for part in tie.claims[1:]]
    for part, whole in parts:
        wholes[claims[part].document, cells[part]].add(claims[whole].quantity.value)
    yield from (part for part, _ in parts if len(wholes[claims[part].document, cells[part]]) > 1)


def _same_as_whole(part: str, wholes: Mapping[str, str], cells: Mapping[str, Cell]) -> bool:
    """Whether a part would be one with the whole that it is of, or with one that this is a part of."""
    seen, whole = {part}, wholes.get(part)
    while whole is not None and whole not in seen:
        if cells[whole] == cells[part]:
            return True
        seen.add(whole)
        whole = wholes.get(whole)
    return False


def _short(part: str, whole: str, claims: Mapping[str, Claim]) -> bool:
    """Whether all words of a part are words of its whole: `6.480 hộ nghèo, trong đó 1.620 hộ` tells of the poor."""
    own, others = claims[part].indicator_text, claims[whole].indicator_text
    if not own or not others:
        return False
    return {*own.casefold().split()} < {*others.casefold().split()}


def part_briefly(claims: Mapping[str, Claim], cells: dict[str, Cell], sures: dict[str, float]) -> None:
    """Gives claims that few words name cells of their own: `hộ`, `licensed beds` are one thing in a document only where
    all that it says of them agrees.
    """
    said: dict[tuple[Cell, str], Interval | None] = {}
    few = [claim for claim in claims.values() if sures[claim.id] in _FEW]
    for claim in few:
        key, own = (cells[claim.id], claim.document), allowed(claim.quantity)
        before = said.get(key, own)
        said[key] = None if before is None else before.meet(own)
    for claim in few:
        if said[cells[claim.id], claim.document] is None:
            cells[claim.id], sures[claim.id] = only(anywhere(cells[claim.id]), claim), SENTENCE


def outflows(claims: Mapping[str, Claim], cells: Mapping[str, Cell]) -> Iterator[str]:
    """The negative levels of tables whose documents tell the same without a sign: costs that stand in brackets."""
    unsigned = {
        (cells[claim.id], claim.document)
        for claim in claims.values()
        if claim.table_cell is None and (claim.quantity.value or 0) > 0
    }
    for claim in claims.values():
        negative = claim.table_cell is not None and (claim.quantity.value or 0) < 0
        if negative and claim.cell.measure is Measure.LEVEL and (cells[claim.id], claim.document) in unsigned:
            yield claim.id


def within(cell: Cell, document: str) -> Cell:
    """The cell as one that only claims of a document can speak of: its time is not told."""
    return replace(cell, scope=(*cell.scope, f"{LOCAL}{document}"))


def anywhere(cell: Cell) -> Cell:
    """The cell without the document that it was kept to."""
    if not local(cell):
        return cell
    return replace(cell, scope=tuple(scope for scope in cell.scope if not scope.startswith(LOCAL)))


def only(cell: Cell, claim: Claim) -> Cell:
    """The cell as one that only this claim speaks of."""
    return replace(cell, scope=(*cell.scope, f"{LOCAL}{claim.id}"))


def local(cell: Cell) -> bool:
    """Whether only one claim can speak of the cell."""
    return bool(cell.scope) and any(scope.startswith(LOCAL) for scope in cell.scope)
