"""Typed looks into plain values that a schema has accepted.

Each raises `TypeError` for a value of another shape, which after validation cannot happen.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"
Record = dict[str, JSON]


def record(value: JSON) -> Record:
    """The value as a mapping; nothing is an empty one."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise TypeError(f"a record was expected, not {value!r}")
    return value


def items(value: JSON) -> list[JSON]:
    """The value as a list; nothing is an empty one, a single value a list of one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def words(value: JSON) -> str:
    """The value as text; nothing is empty text."""
    if isinstance(value, (dict, list)):
        raise TypeError(f"text was expected, not {value!r}")
    return "" if value is None else str(value)


def texts(value: JSON) -> tuple[str, ...]:
    """Text, or a list of texts, as a tuple."""
    return tuple(words(item) for item in items(value))


def truth(value: JSON) -> bool | None:
    """true, false, or nothing."""
    if value is not None and not isinstance(value, bool):
        raise TypeError(f"true or false was expected, not {value!r}")
    return value


def number(value: JSON) -> Fraction | None:
    """The number exactly as its shortest decimal form says it, or nothing."""
    return None if value is None else Fraction(words(value))
