"""The slips that are planted: each turns one figure of a case into another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests.plant.cases import Case, Figure
from tests.plant.numerals import Numeral

KINDS = (
    "transposed",
    "dropped",
    "doubled",
    "neighbour",
    "decimal",
    "scale",
    "point",
    "last year",
    "base",
    "left out",
    "rounding",
)


def planted(case: Case, figure: Figure, random: Random) -> Iterator[tuple[str, Numeral]]:
    """One figure for each kind of slip that can happen here."""
    found: dict[str, list[Numeral]] = {}
    for kind, number in (*_typed(figure.number), *_told(case, figure)):
        if number.value != figure.number.value and int(number.digits):
            found.setdefault(kind, []).append(number)
    for kind in KINDS:
        if kind in found:
            yield kind, random.choice(found[kind])


def _typed(number: Numeral) -> Iterator[tuple[str, Numeral]]:
    digits = number.digits
    for at, digit in enumerate(digits):
        if len(digits) > 1:
            yield from _led("dropped", number, digits[:at] + digits[at + 1 :])
        yield from _led("doubled", number, digits[: at + 1] + digits[at:])
        for near in (int(digit) - 1, int(digit) + 1):
            if 0 <= near <= 9:
                yield from _led("neighbour", number, f"{digits[:at]}{near}{digits[at + 1 :]}")
        if at:
            yield from _led("transposed", number, digits[: at - 1] + digit + digits[at - 1] + digits[at + 1 :])
    if number.places:
        yield "decimal", replace(number, places=number.places - 1)
        yield "decimal", replace(number, places=number.places + 1)
    elif len(digits) in (4, 5, 6):
        yield "decimal", replace(number, places=3)  # comma and full stop are swapped
    for one, two in (("tỷ", "triệu"), ("billion", "million")):
        if one in number.after or two in number.after:
            swapped = number.after.replace(one, two) if one in number.after else number.after.replace(two, one)
            yield "scale", replace(number, after=swapped)


def _led(kind: str, number: Numeral, digits: str) -> Iterator[tuple[str, Numeral]]:
    """A number that is written without a zero in front, unless it stands before the mark."""
    if digits and (digits[0] != "0" or len(digits) <= number.places + 1):
        yield kind, replace(number, digits=digits)


def _told(case: Case, figure: Figure) -> Iterator[tuple[str, Numeral]]:
    """Slips that come from the other figures of a relation."""
    number = figure.number
    for relation in case.relations:
        if figure.key not in relation.names:
            continue
        place = relation.names.index(figure.key)
        values = [case.figure(name).number.value for name in relation.names]
        if relation.kind in ("change", "growth"):
            new, old, _ = values
            if place == 0:
                yield "last year", number.with_value(old)
            elif place == 2 and relation.kind == "growth":
                yield "base", number.with_value(100 * abs(new - old) / new)
            elif place == 2 and "%" in case.figure(relation.names[0]).number.after:
                yield "point", number.with_value(100 * abs(new - old) / old)
        elif relation.kind == "share" and place == 1 and values[2] > values[0]:
            yield "base", number.with_value(100 * values[0] / (values[2] - values[0]))
        elif relation.kind == "parts" and place == 0:
            for part in values[1:]:
                if len(values) > 3:
                    yield "left out", number.with_value(number.value - part)
            yield "rounding", number.with_value(number.value + number.step)
            yield "rounding", number.with_value(number.value - number.step)
