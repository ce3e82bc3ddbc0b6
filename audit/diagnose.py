"""A conflict -> which figure is most likely wrong, by which slip, and how strong the evidence is."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from audit.align import Alignment
from audit.interval import Interval
from audit.model import Claim, Conflict, Evidence, Link, Suspect, Text
from audit.solve import bounds

_SLIPS = {
    "transposed": Text("hai chữ số đổi chỗ", "two digits are transposed"),
    "dropped": Text("thiếu một chữ số", "a digit is missing"),
    "doubled": Text("thừa một chữ số", "a digit is doubled"),
    "neighbour": Text("sai một chữ số", "one digit differs"),
    "shifted": Text("dấu thập phân hoặc đơn vị hàng nghìn bị lệch", "the decimal mark or the scale word is off"),
}


def suspects(conflict: Conflict, alignment: Alignment, links: Sequence[Link]) -> tuple[Suspect, ...]:
    """The claims of a conflict, the likeliest error first, with the value that would make everything agree."""
    found = []
    claims = dict.fromkeys(one.claim for one in conflict.evidence)
    for name in claims:
        claim = alignment.claims[name]
        needed = _needed(conflict, name, alignment)
        value = _nearest(needed, claim)
        slip = _slip(claim, value) if value is not None else None
        score = (1.5 - claim.trust) * (2.0 if slip else 1.0) * (1.0 if value is not None else 0.6)
        found.append((score, claim, slip, value))
    total = sum(score for score, *_ in found) or 1.0
    found.sort(key=lambda row: (-row[0], row[1].id))
    return tuple(
        Suspect(claim.id, round(score / total, 2), _SLIPS[slip] if slip else _REST, value)
        for score, claim, slip, value in found
    )


_REST = Text("nếu chỉ một số sai thì có thể là số này", "if one figure alone is wrong, it may be this one")


def _needed(conflict: Conflict, claim: str, alignment: Alignment) -> Interval | None:
    """What the other evidence of the conflict says of the cell of a claim."""
    rest: list[Evidence] = [one for one in conflict.evidence if one.claim != claim]
    found = bounds(rest, conflict.links).get(alignment.main[claim])
    return found.interval if found is not None else None


def _nearest(needed: Interval | None, claim: Claim) -> Fraction | None:
    """The value inside `needed` nearest to the printed one."""
    value = claim.quantity.value
    if needed is None or value is None:
        return None
    if value in needed:
        return value
    low, high = needed.low, needed.high
    if low is not None and high is not None and claim.quantity.kind == "percent":
        return (low + high) / 2
    return low if low is not None and value <= low else high


def _slip(claim: Claim, value: Fraction) -> str | None:
    """The slip of the pen that turns `value` into the printed figure, where there is one."""
    printed = claim.quantity.value
    if printed is None or printed == value or not printed or not value:
        return None
    ratio = value / printed
    if ratio in (10, 100, 1000, Fraction(1, 10), Fraction(1, 100), Fraction(1, 1000)):
        return "shifted"
    if printed.denominator != 1 or value.denominator != 1:
        return None
    one, two = str(abs(printed)).rstrip("0"), str(abs(value)).rstrip("0")
    if len(one) == len(two):
        different = [index for index in range(len(one)) if one[index] != two[index]]
        if len(different) == 1:
            return "neighbour"
        if len(different) == 2 and different[1] == different[0] + 1 and sorted(one) == sorted(two):
            return "transposed"
    shorter, longer, name = (one, two, "dropped") if len(one) < len(two) else (two, one, "doubled")
    if len(longer) == len(shorter) + 1 and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))):
        return name
    return None


def chance(conflict: Conflict, alignment: Alignment) -> float | None:
    """The share of figures of the same size and precision that would have passed, as in GRIM (Brown and Heathers 2017).

    `None` where the figure that stands against the rest has no printed value.
    """
    last = next(
        (move for move in reversed(conflict.proof) if move.claim is not None and move.cell == conflict.cell), None
    )
    if last is None or last.claim is None:
        return None
    claim = alignment.claims[last.claim]
    needed = _needed(conflict, last.claim, alignment)
    value = claim.quantity.value
    if needed is None or needed.width is None or not value:
        return None
    own = claim.quantity.hard.width
    if own is None:
        return None
    step = max(own, Fraction(1) if claim.quantity.whole else own) or Fraction(1)
    magnitude = Fraction(10) ** (len(str(int(abs(value)))) - 1) if abs(value) >= 1 else Fraction(1)
    return round(float(min(Fraction(1), (needed.width + step) / (9 * magnitude))), 4)
