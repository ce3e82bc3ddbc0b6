"""A whole's rate lies between the rates of its parts.

Why: the rate of a whole is a weighted mean of the rates of its parts, so it is neither above nor below all of them.
Wrong: poverty `2,1 %` in towns, `4,8 %` in villages and `5,3 %` in all.
Right: `2,1 %`, `4,8 %` and `3,9 %`.
Blind spots: parts that leave some of the whole out; more than two parts, of which only the middle ones are wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from audit.align import Alignment
from audit.model import Cell, Link, Measure, Rule, Term
from audit.selection import selected

_ONE, _NONE = Fraction(1), Fraction(0)
_RATES = (Measure.SHARE, Measure.GROWTH, Measure.AVERAGE, Measure.LEVEL)
MIXED = "*"


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """whole = part + weight x (other part - part), weight between 0 and 1; more parts are mixed in one by one.

    Without parameters: the growth of a catalogue's whole against the growth of all its parts.
    """
    params = dict(rule.params)
    given = (params["whole"], tuple(params["parts"].split())) if params else None
    rates = (cell for cell in alignment.cells if cell.measure in _RATES and selected(rule, cell, alignment.sources))
    for cell in sorted(rates, key=lambda cell: cell.key):
        indicator = alignment.known.indicators.get(cell.indicator)
        whole, names = given or (cell.indicator, indicator.parts if indicator else ())
        if cell.indicator != whole or (given is None and cell.measure is not Measure.GROWTH):
            continue
        parts = [replace(cell, indicator=name) for name in names]
        if len(parts) > 1 and all(part in alignment.cells for part in parts):
            yield from _mixture(rule, cell, parts)


def _mixture(rule: Rule, whole: Cell, parts: Sequence[Cell]) -> Iterator[Link]:
    mixed = parts[0]
    for number, part in enumerate(parts[1:], 1):
        gap, weight, shift = (
            replace(whole, indicator=f"{whole.indicator}{MIXED}", scope=(f"{MIXED}{what} {number}",), unit=unit)
            for what, unit in (("gap", whole.unit), ("weight", "factor"), ("shift", whole.unit))
        )
        result = whole if number == len(parts) - 1 else replace(shift, scope=(f"{MIXED}mean {number}",))
        yield Link(rule.id, "sum", (Term(_ONE, gap), Term(-_ONE, mixed), Term(_ONE, part)))
        yield Link(rule.id, "order", (Term(_ONE, weight),), _ONE)
        yield Link(rule.id, "order", (Term(-_ONE, weight),), _NONE)
        yield Link(rule.id, "product", (Term(_ONE, shift), Term(_ONE, weight), Term(_ONE, gap)))
        yield Link(rule.id, "sum", (Term(_ONE, result), Term(-_ONE, part), Term(-_ONE, shift)))
        mixed = result
