"""Numbers as they are written: digits with their grouping, number words, scale words, and sums of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from audit.lang import Language, part

_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")  # `24.0618.003` is a code
_SPACES = re.compile(r"[\s'\u00a0\u202f\u2009]")
_MARKS = str.maketrans("", "", ".,")
_LONGEST = 40  # a longer run of digits and marks is no number that anybody wrote
_CENTS = 2  # decimals
_OF_CENTS = (2, 4, 8)  # into as many parts are cents cut where crops are traded
_ONE = Fraction(1)


class Numeral(NamedTuple):
    """A number in a run of words: `words[start:end]`.

    `step` is the unit of the last printed digit and `last` that of the last digit that is not zero, both after
    scale words. `scaled`: it has a scale word; `worded`: it has no digits; `ambiguous`: its one separator could
    group thousands or mark decimals. `scale` is the last scale word (`3,5 triệu`: 1 000 000).
    """

    start: int
    end: int
    value: Fraction
    step: Fraction = _ONE
    last: Fraction = _ONE
    scaled: bool = False
    worded: bool = False
    ambiguous: bool = False
    scale: int = 1

    def times(self, factor: Fraction | int) -> Numeral:
        """The number with its printed digits in a unit `factor` times as large."""
        step = _times(self.step, factor)
        last = step if self.last is self.step else _times(self.last, factor)
        return self._replace(value=_times(self.value, factor), step=step, last=last)


def spelled(start: int, end: int, value: Fraction) -> Numeral:
    """A number in words."""
    return Numeral(start, end, value, _ONE, last_of(value, _ONE), worded=True)


def numeral(
    words: Sequence[str], index: int, language: Language, decimal: str, letters: bool = False
) -> Numeral | None:
    """The number that starts at `index`, with all its scale words and parts: `15 tỷ 660 triệu 750 ngàn`.

    `letters`: a single letter may be a scale word (`$5m`); elsewhere it is a unit.
    """
    found = _part(words, index, language, decimal, 0 if letters else 1)
    if found is None:
        return None
    smallest = language.scales.get(words[found.end - 1], 1)
    while smallest > 1 and found.end < len(words):
        more = _part(words, found.end, language, decimal)
        if more is None or (more.worded and not found.worded):
            break
        scale = language.scales.get(words[more.end - 1], 1)
        if not 1 < scale < smallest:
            return _tenths(words, found, more, smallest, language)
        found = more._replace(
            start=found.start, value=found.value + more.value, scaled=True, worded=found.worded, scale=scale
        )
        smallest = scale
    return found


def past_loss(words: Sequence[str], number: Numeral, language: Language) -> Numeral:
    """A number below zero for its brackets, with the scale word behind them: `(12.4) million`."""
    scale, end = _scale(words, number.end + 1, language, 0)
    scaled = number.times(scale)
    return scaled._replace(value=-scaled.value, end=end, scaled=scale > 1, scale=scale)


def _tenths(words: Sequence[str], found: Numeral, more: Numeral, scale: int, language: Language) -> Numeral:
    """`3 tỷ 2`: a last digit after a scale word counts tenths of it, where it counts nothing else."""
    after = words[more.end] if more.end < len(words) else "."
    if (
        more.end - more.start > 1
        or not 0 < more.value < 10
        or not language.tenths
        or after[0].isalpha()
        or after == "%"
    ):
        return found
    step = Fraction(scale, 10)
    return found._replace(end=more.end, value=found.value + more.value * step, step=step, last=step)


def digits(token: str, decimal: str) -> tuple[int, int, bool]:
    """What a token of digits says: its digits as one whole number, how many are decimals, whether it is ambiguous."""
    if token.isdecimal():
        return int(token), 0, False
    plain = _SPACES.sub("", token)
    marks = [char for char in plain if char in ".,"]
    if not marks:
        return int(plain), 0, False
    if len(set(marks)) == 2 or (len(marks) == 1 and not (_GROUPS.fullmatch(plain) and plain[0] != "0")):
        whole, _, decimals = plain.rpartition(marks[-1])
        if len(set(marks)) == 2 and plain.count(marks[-1]) > 1:
            return int(plain.translate(_MARKS)), 0, True
        return int(whole.translate(_MARKS) + decimals), len(decimals), False
    joined = int(plain.translate(_MARKS))
    if len(marks) > 1:
        return joined, 0, False
    return joined, (3 if marks[0] == decimal else 0), marks[0] == decimal


def convention(tokens: Sequence[str], usual: str) -> str:
    """The decimal mark of a text: that of its numbers that can be read in one way only, else the usual one.

    `12,5` and `1.234,5` say that the comma is it, `3.25` and `1,234,567` the dot; `1.027` says nothing.
    """
    votes = {".": 0, ",": 0}
    for token in tokens:
        mark = _decimal_of(token)
        if mark:
            votes[mark] += 1
    other = "." if usual == "," else ","
    return other if votes[other] > 2 * votes[usual] and votes[other] > 1 else usual


def _decimal_of(token: str) -> str:
    """The decimal mark that a token of digits proves, or nothing."""
    dots, commas = token.count("."), token.count(",")
    if dots and commas:
        return (max(token.rfind("."), token.rfind(",")) == token.rfind(".") and ".") or ","
    if dots + commas == 1:
        mark = "." if dots else ","
        whole, _, decimals = token.partition(mark)
        return "" if len(decimals) == 3 or len(decimals) > 4 or len(whole) > 3 else mark
    if dots + commas > 1 and _GROUPS.fullmatch(token):
        return "," if dots else "."
    return ""


def _part(words: Sequence[str], index: int, language: Language, decimal: str, shortest: int = 1) -> Numeral | None:
    token = words[index]
    if token[0].isdecimal():
        if len(token) > _LONGEST or (token.count(".") > 1 and not _DOTTED.fullmatch(token)):
            return None
        grouped = index + 2 < len(words) and words[index + 1][0].isdecimal()
        whole = _spaced(words, index, language) if grouped else None
        number, decimals, ambiguous = digits(token if whole is None else whole, decimal)
        end = index + 1 + (whole is not None)
        fraction = _fraction(words, end, language)
        if fraction and decimals and (decimals != _CENTS or fraction[1] not in _OF_CENTS):  # `$4.28-1/4`, `$10.45 3/4`
            fraction = None
        if fraction is not None:
            over, under, last = fraction
            scale, last = _scale(words, last, language, shortest)
            step = Fraction(scale, under * 10**decimals)
            value = step * (number * under + over)
            mixed = Numeral(index, last, value, step, step, scale > 1, scale=scale)
            return _with_half(words, mixed, language)
        if end < len(words) and words[end] in language.sets["links"] and (more := part(words, end, language)):
            return spelled(index, more[1], number + more[0])._replace(worded=False)  # `3 and a half days`
        scale, end = _scale(words, end, language, shortest)
        value, step, last_ = _printed(number, decimals, scale)
        return _with_half(words, Numeral(index, end, value, step, last_, scale > 1, False, ambiguous, scale), language)
    if token in language.numbers or token in language.scales or token in language.sets["article"]:
        found = language.grammar.number(words, index, language)
        if found is not None:
            value, end = found
            scaled = any(word in language.scales for word in words[index:end])
            return _with_half(words, spelled(index, end, value)._replace(scaled=scaled), language)
    return None


def _spaced(words: Sequence[str], index: int, language: Language) -> str | None:
    """`12 345 USD`, `2 948.6 million`: two groups of digits are one number only before a scale word, unit or noun."""
    if index + 2 >= len(words) or len(words[index]) > 3 or words[index][0] == "0":
        return None
    more = words[index + 1]
    if not (words[index].isdecimal() and more[:3].isdecimal() and (len(more) == 3 or more[3:4] in (".", ","))):
        return None
    scaled = len(words[index + 2]) > 1 and words[index + 2] in language.scales
    known = scaled or language.units.at(words, index + 2) or language.heads.at(words, index + 2)
    return words[index] + more if known else None


def _fraction(words: Sequence[str], at: int, language: Language) -> tuple[int, int, int] | None:
    """The fraction of a mixed number and where it ends: `1 1/2`, `12-1/2 cents`, `4¾`."""
    if at < len(words) and words[at].isnumeric() and not words[at].isdecimal():
        sign = language.fractions.at(words, at)
        return None if sign is None else (*sign.value, sign.end)
    at += language.plurals and words[at : at + 1] == ["-"] and words[at + 2 : at + 3] == ["/"]
    if at + 2 >= len(words) or words[at + 1] != "/" or not (words[at].isdecimal() and words[at + 2].isdecimal()):
        return None
    over, under = int(words[at]), int(words[at + 2])
    return (over, under, at + 3) if 0 < over < under <= 16 else None


def _scale(words: Sequence[str], at: int, language: Language, shortest: int) -> tuple[int, int]:
    """The product of the scale words at a token, and where they end."""
    scale = 1
    at += _hyphened(words, at, language)
    while at < len(words) and words[at] in language.scales and len(words[at]) > shortest:
        scale *= language.scales[words[at]]
        at += 1
    return scale, at


@lru_cache(maxsize=4096)  # most numbers of a text are small, and come back
def _printed(number: int, decimals: int, scale: int) -> tuple[Fraction, Fraction, Fraction]:
    """The value of printed digits before a scale word, the unit of the last digit and of the last that is no nought."""
    if decimals:  # who prints `90.0 million` means the nought
        step = Fraction(scale, 10**decimals)
        return Fraction(number * scale, 10**decimals), step, step
    step = _ONE if scale == 1 else Fraction(scale)
    return Fraction(number * scale), step, last_of(Fraction(number * scale), step)


def _hyphened(words: Sequence[str], at: int, language: Language) -> bool:
    """Whether a hyphen joins a scale word to its number: `$3.8-million`."""
    if at + 1 >= len(words) or words[at] != "-" or not language.plurals:
        return False
    return len(words[at + 1]) > 2 and words[at + 1] in language.scales


def _with_half(words: Sequence[str], number: Numeral, language: Language) -> Numeral:
    """`ba nghìn rưỡi`, `2 tỷ rưỡi`: half of the last scale word more."""
    if number.end >= len(words) or words[number.end] not in language.sets["halves"]:
        return number
    half = Fraction(max(language.scales.get(words[number.end - 1], 1), 1), 2)
    return number._replace(end=number.end + 1, value=number.value + half, step=half / 5, last=half / 5)


def last_of(value: Fraction, step: Fraction) -> Fraction:
    """The unit of the last digit of `value` that is not zero, where `step` is that of its last digit."""
    number = value.numerator * step.denominator // (value.denominator * step.numerator)  # whole: no fraction is made
    if number == 0 or number % 10:
        return step
    tens = 1
    while number % 10 == 0:
        number //= 10
        tens *= 10
    return _times(step, tens)


def _times(number: Fraction, factor: Fraction | int) -> Fraction:
    """The product, made at once: most factors are whole."""
    return Fraction(number.numerator * factor.numerator, number.denominator * factor.denominator)
