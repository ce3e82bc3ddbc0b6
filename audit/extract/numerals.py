"""Numbers as they are written: digits with their grouping, number words, scale words, and sums of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from audit.lang import Language

_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


class Numeral(NamedTuple):
    """A number in a run of words: `words[start:end]`.

    `step` is the unit of the last printed digit and `last` that of the last digit that is not zero, both after
    scale words. `scaled`: it has a scale word; `worded`: it has no digits; `ambiguous`: its one separator could
    group thousands or mark decimals. `scale` is the last scale word (`3,5 triệu`: 1 000 000).
    """

    start: int
    end: int
    value: Fraction
    step: Fraction
    last: Fraction
    scaled: bool
    worded: bool
    ambiguous: bool
    scale: int = 1


def numeral(
    words: Sequence[str], index: int, language: Language, decimal: str, letters: bool = False
) -> Numeral | None:
    """The number that starts at `index`, with all its scale words and parts: `15 tỷ 660 triệu 750 ngàn`.

    `letters`: a single letter may be a scale word (`$5m`); elsewhere it is a unit.
    """
    first = _part(words, index, language, decimal, 0 if letters else 1)
    if first is None:
        return None
    smallest = _scale_of(words, first.end - 1, language)
    while smallest > 1:
        more = _part(words, first.end, language, decimal) if first.end < len(words) else None
        if more is None or (more.worded != first.worded and not more.worded):
            break
        scale = _scale_of(words, more.end - 1, language)
        if not (1 < scale < smallest):
            break
        first = Numeral(
            first.start,
            more.end,
            first.value + more.value,
            more.step,
            more.last,
            True,
            first.worded,
            first.ambiguous,
            scale,
        )
        smallest = scale
    return first


def digits(token: str, decimal: str) -> tuple[int, int, bool]:
    """What a token of digits says: its digits as one whole number, how many are decimals, whether it is ambiguous."""
    if token.isdecimal():
        return int(token), 0, False
    plain = re.sub(r"[\s'\u00a0\u202f\u2009]", "", token)
    marks = [char for char in plain if char in ".,"]
    if not marks:
        return int(plain), 0, False
    kinds = set(marks)
    if len(kinds) == 2 or (len(marks) == 1 and not (_GROUPS.fullmatch(plain) and plain[0] != "0")):
        whole, _, decimals = plain.rpartition(marks[-1])
        if len(kinds) == 2 and plain.count(marks[-1]) > 1:
            return int(re.sub(r"[.,]", "", plain)), 0, True
        return int(re.sub(r"[.,]", "", whole) + decimals), len(decimals), False
    joined = int(plain.replace(".", "").replace(",", ""))
    if len(marks) > 1:
        return joined, 0, False
    return joined, (3 if marks[0] == decimal else 0), marks[0] == decimal


def _part(words: Sequence[str], index: int, language: Language, decimal: str, shortest: int = 1) -> Numeral | None:
    token = words[index]
    if token[0].isdecimal():
        number, decimals, ambiguous = digits(token, decimal)
        step = Fraction(1, 10**decimals)
        return _scaled(words, index, index + 1, number * step, step, language, ambiguous, shortest)
    if token in language.numbers or token in language.scales or token in language.sets["article"]:
        found = _worded(words, index, language)
        if found is not None:
            value, end = found
            return _with_half(words, Numeral(index, end, value, Fraction(1), _last(value), True, True, False), language)
    return None


def _scaled(
    words: Sequence[str],
    start: int,
    end: int,
    value: Fraction,
    step: Fraction,
    language: Language,
    ambiguous: bool,
    shortest: int,
) -> Numeral:
    scale = 1
    while end < len(words) and words[end] in language.scales and len(words[end]) > shortest:
        scale *= language.scales[words[end]]
        end += 1
    whole = Numeral(
        start, end, value * scale, step * scale, _last_of(value, step) * scale, scale > 1, False, ambiguous, scale
    )
    return _with_half(words, whole, language)


def _with_half(words: Sequence[str], number: Numeral, language: Language) -> Numeral:
    """`ba nghìn rưỡi`, `2 tỷ rưỡi`: half of the last scale word more."""
    if number.end >= len(words) or words[number.end] not in language.sets["halves"]:
        return number
    half = Fraction(max(_scale_of(words, number.end - 1, language), 1), 2)
    return number._replace(end=number.end + 1, value=number.value + half, step=half / 5, last=half / 5)


def _scale_of(words: Sequence[str], index: int, language: Language) -> int:
    """The scale word at `index` as a number; 1 where there is none."""
    return language.scales.get(words[index], 1)


def _last_of(value: Fraction, step: Fraction) -> Fraction:
    number = int(value / step)
    if number == 0 or number % 10:
        return step
    tens = 1
    while number % 10 == 0:
        number //= 10
        tens *= 10
    return step * tens


def _last(value: Fraction) -> Fraction:
    return _last_of(value, Fraction(1))


def _worded(words: Sequence[str], index: int, language: Language) -> tuple[Fraction, int] | None:
    return _english(words, index, language) if language.code == "en" else _vietnamese(words, index, language)


def _vietnamese(words: Sequence[str], index: int, language: Language) -> tuple[Fraction, int] | None:
    """The number words from `index`; `năm` is five only where it cannot be a year, `tư` four only after tens."""
    total = group = 0
    digit: int | None = None
    end, tens = index, False
    while end < len(words):
        word = words[end]
        after = words[end + 1] if end + 1 < len(words) else ""
        if word == "mười" and digit is None and not tens:
            group, tens = group + 10, True
        elif word in language.sets["tens"] and digit is not None and not tens:
            group, digit, tens = group + digit * 10, None, True
        elif word in language.sets["links"] and group and digit is None and after in language.numbers:
            tens = True
        elif word in language.sets["hundreds"] and digit is not None:
            group, digit = digit * 100, None
        elif word in language.scales and word not in language.sets["hundreds"] and (group or digit is not None):
            total += (group + (digit or 0)) * language.scales[word]
            group, digit, tens = 0, None, False
        elif digit is None and word in language.numbers and _stands(words, end, index, tens, after, language):
            digit = language.numbers[word]
        else:
            break
        end += 1
    value = total + group + (digit or 0)
    if (
        end > index
        and total
        and digit is not None
        and not group
        and end - index > 1
        and words[end - 1] in ("tư", "hai", "ba", "sáu", "bảy", "tám", "chín")
    ):
        value = total + digit * _unit(words, end - 2, language) // 10
    return (Fraction(value), end) if end > index and value else None


def _unit(words: Sequence[str], index: int, language: Language) -> int:
    return language.scales.get(words[index], 1)


def _stands(words: Sequence[str], at: int, start: int, tens: bool, after: str, language: Language) -> bool:
    """Whether a digit word is a digit here."""
    word = words[at]
    before = words[at - 1] if at > start else ""
    larger = after in language.sets["tens"] or after in language.sets["hundreds"] or after in language.scales
    if word == "năm":
        return larger or before in language.sets["links"] or at == start
    if word in ("tư", "mốt", "lăm", "nhăm"):
        return tens or before in language.scales
    if word == "không":
        return bool(before) and after in language.sets["hundreds"]
    return True


def _english(words: Sequence[str], index: int, language: Language) -> tuple[Fraction, int] | None:
    total = group = Fraction(0)
    end, seen = index, False
    numbers, scales = language.numbers, language.scales
    while end < len(words):
        word = words[end]
        after = words[end + 1] if end + 1 < len(words) else ""
        if word in numbers:
            tens = group % 100
            if seen and not (tens >= 20 and tens % 10 == 0 and 0 < numbers[word] < 10) and not (group and tens == 0):
                break
            group += numbers[word]
            seen = True
        elif word == "-" and after in numbers and group % 100 >= 20:
            pass
        elif word in ("a", "an") and not seen and after in scales and len(after) > 2:
            group, seen = Fraction(1), True
        elif word in scales and len(word) > 2 and seen:
            if scales[word] in (12, 20, 100):
                group = (group or 1) * scales[word]
            else:
                total, group = total + (group or 1) * scales[word], Fraction(0)
        elif word in language.sets["links"] and seen and after in numbers and words[end - 1] in scales:
            pass
        else:
            break
        end += 1
    value = total + group
    return (value, end) if seen else None
