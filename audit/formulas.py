"""The arithmetic of links in words and numbers: with intervals, as proofs need it, or with the figures as printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction

from audit.align import Alignment
from audit.interval import Interval
from audit.model import Cell, Conflict, Derivation, Hedge, Link, Text
from audit.texts import Numbers
from audit.units import canonical

Shown = Callable[[Cell], str]
_ABOUT = "≈ "
_NEGATIVE = re.compile(r"\(−([^()]+)\)")


def solved(link: Link, cell: Cell, shown: Shown, lang: str) -> str:
    """The link solved for a cell, the other cells as they are `shown`: `61 - 11`, an order as `≤ 61`."""
    if link.relation == "product":
        part, *factors = (term.cell for term in link.terms)
        if cell == part:
            return " × ".join(shown(factor) for factor in factors)
        other = next(factor for factor in factors if factor != cell)
        return f"{shown(part)} ÷ {shown(other)}"
    own = next(term for term in link.terms if term.cell == cell)
    rest = (term for term in link.terms if term.cell != cell)
    terms = [(-term.coefficient / own.coefficient * _hundredfold(term.cell, cell), term.cell) for term in rest]
    constant = link.constant / own.coefficient
    number = amount(abs(constant), cell, lang) if "percent" in cell.unit else Numbers(lang).number(abs(constant))
    added = _sum(terms, constant, number, shown, lang)
    if link.relation == "order":
        return f"{'≤' if own.coefficient > 0 else '≥'} {added}"
    return added


def equal(formula: str, result: str) -> str:
    """A formula with its result, which may be rounded; one below zero needs no brackets there."""
    result = result[1:-1] if result.startswith("(") and result.endswith(")") else result
    return f"{formula} {result}" if result.startswith(_ABOUT) else f"{formula} = {result}"


def amount(value: Fraction, cell: Cell, lang: str) -> str:
    """A number in the unit of a cell, one below zero in brackets."""
    written = Numbers(lang).amount(value, cell.unit)
    return f"({written})" if value < 0 else written


def between(interval: Interval, cell: Cell, lang: str) -> str:
    """A number where there is one, else the interval in brackets."""
    if interval.point is not None:
        return amount(interval.point, cell, lang)
    return f"[{Numbers(lang).bounds(interval, cell.unit)}]"


def _hundredfold(term: Cell, solved: Cell) -> Fraction:
    """What a coefficient is told times: `19%` is a hundredth of 19 already, so the factor of a growth is 1 + 19%."""
    if (term.unit == "percent") == (solved.unit == "percent") or "factor" not in (term.unit, solved.unit):
        return Fraction(1)
    return Fraction(100) if term.unit == "percent" else Fraction(1, 100)


def printed(conflict: Conflict, alignment: Alignment) -> Text | None:
    """The last derivation of a conflict with the numbers that were printed, each derived cell by its own formula.

    `None` where a figure is no plain number: hedged, a range, or bounded by an order.
    """
    values: dict[Cell, Fraction] = {}
    formulas: dict[Cell, Text] = {}
    last: Text | None = None
    for move in conflict.proof:
        if move.link is None:
            value = _stated(move, alignment)
            if value is not None:
                values.setdefault(move.cell, value)
            elif move.claim is not None and move.cell != conflict.cell:
                return None
            continue
        if move.cell in values and move.cell != conflict.cell:
            continue
        value = _value(move.link, move.cell, values)
        if value is None:
            return None
        last = Text(*(_formula(move.link, move.cell, values, formulas, lang) for lang in ("vi", "en")))
        if move.cell != conflict.cell:
            values[move.cell] = value
            formulas[move.cell] = last
        else:
            last = Text(
                *(equal(words, amount(value, move.cell, lang)) for words, lang in zip(last, ("vi", "en"), strict=True))
            )
    return last if conflict.proof[-1].cell == conflict.cell else None


def _stated(move: Derivation, alignment: Alignment) -> Fraction | None:
    """The number that a claim prints for a cell, or the only one that is left of it."""
    if move.interval.point is not None or move.claim is None:
        return move.interval.point
    claim = alignment.claims[move.claim]
    (base, factor), value = canonical(claim.cell.unit), claim.quantity.value
    if claim.quantity.hedge is not Hedge.EXACT or value is None:
        return None
    if claim.cell.unit == move.cell.unit:
        return value
    return value * factor if base == move.cell.unit else None


def _value(link: Link, cell: Cell, values: dict[Cell, Fraction]) -> Fraction | None:
    """The link solved for a cell with plain numbers; `None` where one is missing, or it is no equation."""
    others = [(term.coefficient, values.get(term.cell)) for term in link.terms if term.cell != cell]
    known = [(coefficient, value) for coefficient, value in others if value is not None]
    if len(known) < len(link.terms) - 1 or link.relation == "order":
        return None
    own = next(term.coefficient for term in link.terms if term.cell == cell)
    if link.relation == "sum":
        return (link.constant - sum((one * value for one, value in known), Fraction(0))) / own
    (first, one), (second, two) = known
    if link.terms[0].cell == cell:
        return first * one * second * two / own
    return first * one / (second * two * own) if two else None


def _formula(link: Link, cell: Cell, values: dict[Cell, Fraction], formulas: dict[Cell, Text], lang: str) -> str:
    def shown(other: Cell) -> str:
        formula = formulas.get(other)
        alone = amount(values[other], other, lang)
        worked = formula and (formula.vi if lang == "vi" else formula.en)
        return f"({worked})" if worked and worked != alone else alone

    return solved(link, cell, shown, lang)


def _sum(terms: Sequence[tuple[Fraction, Cell]], constant: Fraction, number: str, shown: Shown, lang: str) -> str:
    """A constant, told as a `number`, and terms in a row, what is added before what is taken away."""
    signed = [_signed(coefficient, shown(cell)) for coefficient, cell in terms]
    parts = [(coefficient, _times(coefficient, words, lang)) for coefficient, words in signed]
    added = [words for coefficient, words in parts if coefficient > 0]
    taken = [words for coefficient, words in parts if coefficient < 0]
    if constant > 0:
        added.insert(0, number)
    elif constant < 0:
        taken.append(number)
    if not added:
        return f"-{' - '.join(taken)}" if taken else number
    return " - ".join([" + ".join(added), *taken])


def _signed(coefficient: Fraction, shown: str) -> tuple[Fraction, str]:
    """A term with the sign of its number before it: less a fall of 168 is 168 more."""
    negative = _NEGATIVE.fullmatch(shown)
    return (coefficient, shown) if negative is None else (-coefficient, negative[1])


def _times(coefficient: Fraction, shown: str, lang: str) -> str:
    return shown if abs(coefficient) == 1 else f"{Numbers(lang).number(abs(coefficient))} × {shown}"
