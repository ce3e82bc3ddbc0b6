"""What became of the figures of a document: each is followed by where it stands, then by what it is about.

A figure that stands in text which was not edited is the same unless it is about something else now. In a stretch that
was edited, figures about the same thing are one. What stands elsewhere with the same words about the same thing was
moved. What is left is matched where there are as many before as after: about the same thing, then of one unit in a
stretch that was edited.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from audit import units
from audit.compare.edits import Edit
from audit.model import Claim


class Became(StrEnum):
    """What became of a figure."""

    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that is not as it was. `delta` is the new value less the old one in the unit of the new one, `ratio` the
    new over the old; `None` where either has no single value or they are of different units.
    """

    became: Became
    old: Claim | None
    new: Claim | None
    delta: Fraction | None = None
    ratio: Fraction | None = None


Pairs = list[tuple[Claim, Claim]]


def changes(old: Sequence[Claim], new: Sequence[Claim], edits: Sequence[Edit]) -> Iterator[Change]:
    """The figures that were changed, added, dropped or moved, in the order of the new text; dropped ones come last."""
    text = _Text(edits)
    places: dict[tuple[int, int] | None, Claim] = {(claim.span.start, claim.span.end): claim for claim in new}
    kept = [(one, two) for one in old if (two := places.get(text.after(one))) and one.text == two.text]
    lost, gained = _left(old, new, kept)
    edited = _matched(lost, gained, lambda claim, side: (text.edit(claim, side), claim.cell))
    lost, gained = _left(lost, gained, edited)
    moved = _matched(lost, gained, lambda claim, _: (claim.cell, claim.text))
    lost, gained = _left(lost, gained, moved)
    retold = _matched(lost, gained, lambda claim, _: claim.cell, even=True)
    lost, gained = _left(lost, gained, retold)
    replaced = _matched(lost, gained, lambda claim, side: (text.edit(claim, side), claim.cell.unit), even=True)
    lost, gained = _left(lost, gained, replaced)
    found = [_changed(one, two) for one, two in (*kept, *edited, *retold, *replaced) if not _same(one, two)]
    found += [Change(Became.MOVED, one, two) for one, two in moved]
    found += [Change(Became.ADDED, None, one) for one in gained]
    yield from sorted(found, key=lambda change: change.new.span if change.new else (0, 0))
    yield from (Change(Became.DROPPED, one, None) for one in lost)


@dataclass(frozen=True, slots=True)
class _Text:
    """Where the text was edited."""

    edits: Sequence[Edit]

    def after(self, claim: Claim) -> tuple[int, int] | None:
        """Where the text of an old figure stands in the new text; `None` where it was edited."""
        number = bisect_right(self.edits, claim.span.start, key=lambda edit: edit.old.start) - 1
        shift = 0
        if number >= 0:
            before = self.edits[number]
            if claim.span.start < before.old.end:
                return None
            shift = before.new.end - before.old.end
        if number + 1 < len(self.edits) and self.edits[number + 1].old.start < claim.span.end:
            return None
        return claim.span.start + shift, claim.span.end + shift

    def edit(self, claim: Claim, side: int) -> int | None:
        """The number of the edit nearest before the end of a figure of the old text (side 0) or of the new one (1)."""
        spans = bisect_right(self.edits, claim.span.end - 1, key=lambda edit: (edit.old, edit.new)[side].start)
        return spans - 1 if spans else None


def _matched(
    old: Sequence[Claim], new: Sequence[Claim], key: Callable[[Claim, int], Hashable], even: bool = False
) -> Pairs:
    """The claims of one key, in their order; where they have to be `even`, only if there are as many on both sides."""
    groups: dict[Hashable, tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    for side, claims in enumerate((old, new)):
        for claim in claims:
            groups[key(claim, side)][side].append(claim)
    pairs = (zip(left, right, strict=even) for left, right in groups.values() if not even or len(left) == len(right))
    return [pair for some in pairs for pair in some]


def _left(old: Sequence[Claim], new: Sequence[Claim], pairs: Pairs) -> tuple[list[Claim], list[Claim]]:
    """The claims that no pair has."""
    had = {claim.id for claim, _ in pairs}, {claim.id for _, claim in pairs}
    return [one for one in old if one.id not in had[0]], [one for one in new if one.id not in had[1]]


def _same(one: Claim, two: Claim) -> bool:
    """Whether two claims say the same number of the same thing."""
    return one.cell == two.cell and one.quantity == two.quantity


def _changed(one: Claim, two: Claim) -> Change:
    (old, first), (new, second) = (units.canonical(claim.cell.unit) for claim in (one, two))
    before, after = one.quantity.value, two.quantity.value
    if before is None or after is None or old != new:
        return Change(Became.CHANGED, one, two)
    before *= first / second
    return Change(Became.CHANGED, one, two, after - before, after / before if before else None)
