"""How well `trust` keeps its word: `python -m tests.quality.trust` prints, for the open set, the readings by trust
and by doubt, and the share of each that was right in every field. The factors in `audit/tie/trusts.json` are the
shares of this table, those of few readings drawn towards 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from audit.load import document
from audit.model import Claim, Kind
from audit.packs import load
from audit.pipeline import places_of
from audit.sources import Meta, TextFile
from audit.tie import reading
from audit.tie.trusts import doubts
from tests.quality.guesses import Guess, pairs, wrong
from tests.quality.items import Item
from tests.quality.score import chosen

_DRAWN = 10  # readings without a fault that are added to each doubt's own


def judged(items: Sequence[Item]) -> list[tuple[Claim, bool]]:
    """Every claim read in the items, and whether it is a figure with every field right."""
    places = places_of(load(["core"]))
    found: list[tuple[Claim, bool]] = []
    for item in items:
        issued = date.fromisoformat(item.issued) if item.issued else None
        meta = Meta(title=item.title, issued=issued, place=item.place, lang=item.lang)
        claims = reading(document(TextFile(item.id, item.id, item.text, meta), places), places).claims
        by_start = {claim.span.start: claim for claim in claims}
        for figure, guess in pairs(item.figures, [_guess(claim) for claim in claims]):
            if guess is not None and not (figure and figure.optional):
                found.append((by_start[guess.start], figure is not None and not list(wrong(figure, guess))))
    return found


def _guess(claim: Claim) -> Guess:
    quantity, cell = claim.quantity, claim.cell
    ratio = quantity.kind is Kind.RATIO
    return Guess(
        start=claim.span.start,
        end=claim.span.end,
        value=None if ratio else _number(quantity.value),
        numerator=_number(quantity.numerator),
        denominator=_number(quantity.denominator),
        unit=quantity.unit,
        hedge=quantity.hedge.value,
        measure=cell.measure.value,
        modality=cell.modality.value,
        place=cell.place,
        period=(str(cell.period.start), str(cell.period.end)) if cell.period else None,
    )


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def tables(found: Sequence[tuple[Claim, bool]]) -> str:
    """The two tables as text."""
    by_trust: dict[str, list[bool]] = defaultdict(list)
    by_doubt: dict[str, list[bool]] = defaultdict(list)
    for claim, right in found:
        by_trust[f"{int(claim.trust * 10) / 10:.1f}"].append(right)
        for doubt in [*doubts(claim.quantity, claim.cell.indicator, claim.period_basis)] or ["none"]:
            by_doubt[doubt].append(right)
    base = sum(by_doubt["none"]) / len(by_doubt["none"])
    lines = ["trust     readings  right"]
    lines += [
        f"{name}+     {len(rights):8}  {sum(rights) / len(rights):.3f}" for name, rights in sorted(by_trust.items())
    ]
    lines.append("doubt     readings  right  factor")
    for name, rights in sorted(by_doubt.items()):
        share = (sum(rights) + _DRAWN * base) / (len(rights) + _DRAWN)
        factor = share if name == "none" else min(1.0, share / base)
        lines.append(f"{name:9} {len(rights):8}  {sum(rights) / len(rights):.3f}  {factor:.2f}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(tables(judged(chosen("open", None))))
