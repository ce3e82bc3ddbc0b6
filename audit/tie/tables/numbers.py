"""The text of a cell -> its number, and the decimal mark that a table writes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from audit.extract.numerals import convention, digits, last_of
from audit.grids import unmarked
from audit.grids.contents import DIGITS
from audit.model import Hedge

_CELL = re.compile(
    rf"(?P<early>[$€£¥₫]\s*(?=[(+−–-]))?(?P<open>\()?\s*(?P<hedge>[~≈<>≤≥]?)\s*(?P<sign>[-+−–▲▼△▽↑↓]?)\s*(?P<money>[$€£¥₫]|us\$|usd|vnd)?\s*"
    rf"(?P<first>{DIGITS})(?:\s*(?P<joint>[/–-])\s*(?P<second>{DIGITS}))?\s*(?P<close>\))?\s*"
    r"(?P<unit>[%‰]|[^\W\d_.][\w/ .]*)?\s*(?P<late>\))?",
    re.IGNORECASE,
)
_HEDGES = {
    "~": Hedge.ABOUT,
    "≈": Hedge.ABOUT,
    ">": Hedge.OVER,
    "<": Hedge.UNDER,
    "≤": Hedge.AT_MOST,
    "≥": Hedge.AT_LEAST,
}
_NEGATIVE = frozenset("-−–▼▽↓")
_BLANKS = re.compile(r"[ \u00a0\u202f\u2009']")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_SURE = re.compile(r"0[.,]\d+")
_ONE = Fraction(1)


class Number(NamedTuple):
    """A number as a cell prints it; `other` is the second of a ratio (`38/42`) or of a range, by `joint`.

    `step` is the unit of its last printed digit, before any unit of the table.
    """

    value: Fraction
    step: Fraction
    hedge: Hedge
    unit: str
    money: str = ""
    other: Fraction | None = None
    joint: str = ""
    whole: bool = False

    @property
    def last(self) -> Fraction:
        """The unit of the last digit that is not zero."""
        return last_of(self.value, self.step)


def number(text: str, decimal: str) -> Number | None:
    """The number that a cell holds and nothing else beside a unit; in round brackets it is negative."""
    found = _CELL.fullmatch(unmarked(text))
    if found is None or bool(found["open"]) is not bool(found["close"] or found["late"]):
        return None
    value, step = _value(found["first"], decimal)
    other = _value(found["second"], decimal)[0] if found["second"] else None
    negative = bool(found["open"]) or found["sign"] in _NEGATIVE
    return Number(
        -value if negative and other is None else value,
        step,
        Hedge.RANGE if other is not None and found["joint"] != "/" else _HEDGES.get(found["hedge"], Hedge.EXACT),
        (found["unit"] or "").strip(),
        found["money"] or (found["early"] or "").strip(),
        other,
        found["joint"] or "",
        step == 1,
    )


def _value(token: str, decimal: str) -> tuple[Fraction, Fraction]:
    number, decimals, _ = digits(_BLANKS.sub("", token), decimal)
    if not decimals:
        return Fraction(number), _ONE
    return Fraction(number, 10**decimals), Fraction(1, 10**decimals)


def decimal_mark(texts: Iterable[str], usual: str) -> str:
    """The decimal mark of a table: what its numbers prove, else the usual one of its document.

    Where nothing proves it and every number with the usual mark has three digits after it, the mark groups: nobody
    prints all numbers of a table to the thousandth.
    """
    tokens = [_BLANKS.sub("", token) for text in texts for token in re.findall(DIGITS, text)]
    other = "." if usual == "," else ","
    if any(_SURE.fullmatch(token) and usual in token for token in tokens):
        return usual
    if any(_SURE.fullmatch(token) and other in token for token in tokens):
        return other
    proven = {convention(tokens, mark) for mark in (usual, other)}
    if len(proven) == 1:
        return proven.pop()
    marked = [token for token in tokens if usual in token]
    if len(marked) > 1 and all(_AMBIGUOUS.fullmatch(token) for token in marked):
        return other
    return usual
