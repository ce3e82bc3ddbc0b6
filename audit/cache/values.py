"""Frozen values as JSON and back, by the annotations of their fields.

A dataclass or a named tuple is the list of its fields, a `Fraction` its two numbers, a date its ISO text. Whatever a
text says, nothing is made of it but the classes that stand in the annotations.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import NamedTuple, TypeVar, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")

Change = Callable[..., object]


class Way(NamedTuple):
    """How values of a type become plain ones, and are made of them again; `None` where both are the same."""

    plain: Change | None = None
    made: Change | None = None


def plain(value: T, kind: type[T]) -> object:
    """The value as lists, texts and numbers."""
    change = _way(cast(object, kind)).plain
    return change(value) if change else value


def made(value: object, kind: type[T]) -> T:
    """The value that `plain` was given. Raises an error of some sort where it was given none of this kind."""
    change = _way(cast(object, kind)).made
    return cast(T, change(value) if change else value)


@cache
def _way(kind: object) -> Way:
    """Raises `TypeError` for a type that no field has yet."""
    if kind in (str, int, float, bool, NoneType):
        return Way()
    if kind is Fraction:
        return Way(Fraction.as_integer_ratio, _fraction)
    if kind is date:
        return Way(date.isoformat, date.fromisoformat)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Way(None, kind)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind))
    if get_origin(kind) is UnionType:
        (known,) = (one for one in get_args(kind) if one is not NoneType)
        return Way(*(change and _optional(change) for change in _way(known)))
    if isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, tuple)):
        hints = get_type_hints(kind)
        names = [field.name for field in fields(kind)] if is_dataclass(kind) else list(hints)
        return _row([_way(hints[name]) for name in names], attrgetter(*names), kind)
    raise TypeError(f"no way to write {kind}")


def _tuple(kinds: tuple[object, ...]) -> Way:
    """Of a type as often as there are values, or of one for each value."""
    if kinds[1:] != (Ellipsis,):
        return _row([_way(kind) for kind in kinds], tuple, lambda *values: values)
    way = _way(kinds[0])
    change, back = way.plain, way.made
    return Way(
        (lambda values: [change(value) for value in values]) if change else None,
        (lambda values: tuple([back(value) for value in values])) if back else tuple,
    )


def _row(ways: Sequence[Way], values: Callable[..., Sequence[object]], kind: Change) -> Way:
    """Of a fixed number of values, each with its own way."""
    changed = [(place, way.plain) for place, way in enumerate(ways) if way.plain]
    remade = [(place, way.made) for place, way in enumerate(ways) if way.made]

    def plain(value: object) -> object:
        row = list(values(value))
        for place, change in changed:
            row[place] = change(row[place])
        return row

    def made(value: Sequence[object]) -> object:
        row = list(value)
        if len(row) != len(ways):
            raise ValueError(f"{len(row)} values instead of {len(ways)}")
        for place, change in remade:
            row[place] = change(row[place])
        return kind(*row)

    return Way(plain, made)


def _optional(change: Change) -> Change:
    return lambda value: None if value is None else change(value)


def _fraction(value: tuple[int, int]) -> Fraction:
    return _number(*value)


@lru_cache(maxsize=65536)  # most numbers come as the ends of an interval too
def _number(over: int, under: int) -> Fraction:
    return Fraction(over, under)
