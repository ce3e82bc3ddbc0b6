"""What word lists cannot say of Vietnamese: how number words add up, and where a counted noun ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from audit.lang.vi.syllables import meant

if TYPE_CHECKING:
    from audit.lang import Language

__all__ = ["meant", "noun", "number"]


def number(words: Sequence[str], index: int, language: Language) -> tuple[Fraction, int] | None:
    """The value of the number words from `index` and where they end.

    `năm` is five only where it cannot be a year (`năm lớp 9`), `tư` four only after tens or a scale word. A scale
    word takes all that is smaller: `một nghìn không trăm hai mươi bảy tỷ`. A last digit counts tenths: `triệu tư`.
    """
    total = group = 0
    digit: int | None = None
    end, tens = index, False
    while end < len(words):
        word = words[end]
        after = words[end + 1] if end + 1 < len(words) else ""
        scale = language.scales.get(word, 0)
        if word == "mười" and digit is None and not tens:
            group, tens = group + 10, True
        elif word in language.sets["tens"] and digit is not None and not tens:
            group, digit, tens = group + digit * 10, None, True
        elif word in language.sets["links"] and (group or total) and digit is None and after in language.numbers:
            tens = True
        elif word in language.sets["hundreds"] and (digit is not None or end == index):
            group, digit = 100 * (1 if digit is None else digit), None
        elif (
            scale
            and word not in language.sets["hundreds"]
            and (group or digit is not None or total or (end == index and scale < 100))
        ):
            own = group + (digit or 0)
            total = (total + own) * scale if total and scale > total else total + (own or 1) * scale
            group, digit, tens = 0, None, False
        elif digit is None and word in language.numbers and _stands(words, end, index, tens, after, language):
            digit = language.numbers[word]
        else:
            break
        end += 1
    value = Fraction(total + group + (digit or 0))
    if total and digit is not None and not group and words[end - 2] in language.scales:
        value = Fraction(total + digit * language.scales[words[end - 2]] // 10)
    elif end > index and words[end : end + 1] == ["phẩy"]:
        value, end = _decimals(words, end, value, language)
    return (value, end) if end > index and value else None


def _decimals(words: Sequence[str], end: int, value: Fraction, language: Language) -> tuple[Fraction, int]:
    """`chín mươi chín phẩy năm`: the digits after the comma, each in a word."""
    at, step = end + 1, Fraction(1)
    while at < len(words) and language.numbers.get(words[at], 10) < 10:
        step /= 10
        value += language.numbers[words[at]] * step
        at += 1
    return value, end if at == end + 1 else at


def _stands(words: Sequence[str], at: int, start: int, tens: bool, after: str, language: Language) -> bool:
    """Whether a digit word is a digit here."""
    word = words[at]
    before = words[at - 1] if at > start else ""
    larger = after in language.sets["tens"] or after in language.sets["hundreds"] or after in language.scales
    if word == "năm":
        classed = at + 2 < len(words) and words[at + 2].isdecimal() and language.names.before(words, at + 2)
        return larger or before in language.sets["links"] or (at == start and not classed)
    if word in language.sets["after_tens"]:
        return tens or before in language.scales
    if word == "không":
        return bool(before) and after in language.sets["hundreds"]
    return not (word in language.sets["article"] and before in language.scales and not larger)  # `tám ngàn một ký`


def noun(words: Sequence[str], at: int, language: Language, free: Callable[[int], bool]) -> tuple[int, int] | None:
    """The head of a counted noun at `at`: a known one, with what a classifier classifies; else up to two words.

    Most Vietnamese nouns have two syllables; `free` says whether a token may be part of one.
    """
    head = language.heads.at(words, at)
    if head is None:
        if not free(at) or _opens_none(words[at], language):
            return None
        longer = _goes_on(words, at + 1, language, free) and language.heads.at(words, at + 1) is None
        return at, at + 1 + longer
    end = head.end
    if head.value == "classifiers":
        after = language.heads.at(words, end)
        if after is not None:
            end = after.end
        elif _goes_on(words, end, language, free):
            end += 1
    return at, end


def _opens_none(word: str, language: Language) -> bool:
    """Whether no noun begins with a word: `200 triệu mới bán được`, `15 ngàn một ký`."""
    return any(word in language.sets[name] for name in ("narrowing", "particles", "article", "per", "base_openers"))


def _goes_on(words: Sequence[str], at: int, language: Language, free: Callable[[int], bool]) -> bool:
    """Whether a token may be the second syllable of a noun; not what says more of it (`19 căn phải di dời`)."""
    return at < len(words) and free(at) and not _opens_none(words[at], language)
