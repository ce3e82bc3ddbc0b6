"""What word lists cannot say of English: how number words add up, and where a counted noun ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from audit.lang import part
from audit.tokens import ends_plural

if TYPE_CHECKING:
    from audit.lang import Language

_LONGEST = 6
_SHORT = 3
_DESCRIBED = 5  # tokens from a word that joins two others to the plural that both describe, at most
_IRREGULAR = 6  # letters of the shortest compound of an irregular plural
_COMPOUNDED = ("men", "children", "people", "folk")
_MASS = frozenset(["people", "staff", "cattle"])


def number(words: Sequence[str], index: int, language: Language) -> tuple[Fraction, int] | None:
    """The value of the number words from `index` and where they end: `twenty-one thousand`, `two and a half`."""
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
        elif word in ("a", "an") and not seen and (_scale(after, scales) or _and_part(words, end + 1, language)):
            group, seen = Fraction(1), True
        elif word in scales and len(word) > 2 and seen:
            if scales[word] in (12, 20, 100):
                group = (group or Fraction(1)) * scales[word]
            else:
                total, group = total + (group or 1) * scales[word], Fraction(0)
        elif word in language.sets["points"] and seen and numbers.get(after, 10) < 10:
            over, last = _decimals(words, end + 1, language)
            scale = scales.get(words[last], 1) if last < len(words) and len(words[last]) > 2 else 1
            return (total + group + over) * scale, last + (scale > 1)  # `one point three million`
        elif word in language.sets["links"] and seen and after in numbers and words[end - 1] in scales:
            pass
        elif word in ("and", "-") and seen and (more := part(words, end + (word == "-"), language)):
            over, last = more
            scale = scales.get(words[last], 1) if last < len(words) else 1
            return (total + group + over) * scale, last + (scale > 1)
        else:
            break
        end += 1
    return (total + group, end) if seen else None


def _decimals(words: Sequence[str], at: int, language: Language) -> tuple[Fraction, int]:
    """The decimals spoken digit by digit from a token, and where they end."""
    over, unit = Fraction(0), Fraction(1)
    while at < len(words) and language.numbers.get(words[at], 10) < 10:
        unit /= 10
        over += language.numbers[words[at]] * unit
        at += 1
    return over, at


def _scale(word: str, scales: Mapping[str, int]) -> bool:
    """Whether a word is a scale word and no letter that stands for one."""
    return word in scales and len(word) > 2


def _and_part(words: Sequence[str], at: int, language: Language) -> bool:
    """Whether a unit at `at` is followed by a part of it: `an hour and a half`."""
    unit = language.units.at(words, at)
    return unit is not None and part(words, unit.end, language) is not None


def meant(word: str, keywords: frozenset[str]) -> str | None:
    """`None`: what an English word misspelt was meant to be is not sure enough."""
    return None


def noun(words: Sequence[str], at: int, language: Language, free: Callable[[int], bool]) -> tuple[int, int] | None:
    """From the first word to the plural that is counted: `1,200 new school places`; `free` ends the phrase.

    After `1` the noun is the last free word: `1 serious injury`.
    """
    last = None
    for end in range(at, min(at + _LONGEST, len(words))):
        word = words[end]
        hyphen = word == "-" and end > at and end + 1 < len(words) and words[end + 1][0].isalpha()
        if hyphen:
            continue
        if words[end + 1 : end + 2] == ["-"] and end + 2 < len(words) and words[end + 2][0].isalpha():
            continue  # `two in-house homes`
        if _pairs(words, end, at, language) and free(end + 1):
            continue
        if end > at + 1 and words[end - 1] == "-" and not plural(word, language) and word[0].isalpha():
            continue  # `40 plug-in electric cars`
        known = language.heads.at(words, end)
        if (
            word in language.sets["determiners"]
            or word in language.sets["link_of"]
            or word in language.sets["comparatives"]
            or word in language.sets["adverbs"]
            or (known is None and not free(end))
        ):
            break
        last = end
        if at > 0 and words[at - 1] in ("1", "one") and word in language.sets["people"]:
            return at, end + 1
        if known is not None or plural(word, language):
            after = words[end + 1] if end + 1 < len(words) else ""
            modifies = len(word) == _SHORT or word in language.sets["plural_modifiers"]  # `19 EMS positions`
            modifies = modifies or not (plural(word, language) or word in _MASS)
            if not (modifies and plural(after, language) and free(end + 1) and after not in language.sets["present"]):
                return at, end + 1
    single = at > 0 and words[at - 1] in ("1", "one") and last is not None and last - at < _SHORT
    if not single or last is None:
        return None
    told = last > at and (words[last] in language.sets["past_forms"] or words[last].endswith("ed"))
    return at, last + (not told)  # `one school closed`


def _pairs(words: Sequence[str], at: int, start: int, language: Language) -> bool:
    """Whether a joining word stands between two words that describe one plural: `57 solar and wind projects`."""
    if (
        words[at] not in language.sets["joins"]
        or at == start
        or at + 2 >= len(words)
        or plural(words[at - 1], language)
    ):
        return False
    idle = language.sets["determiners|link_of|joins|past_forms"]
    for last in range(at + 1, min(at + _DESCRIBED, len(words))):
        word = words[last]
        if not word[0].isalpha() or word in language.numbers or word in idle:
            return False
        if plural(word, language) or word in _MASS or language.heads.at(words, last) is not None:
            return last > at + 1
    return False


def plural(word: str, language: Language) -> bool:
    """Whether a word has the form of a plural and is none of those that only seem to: `measles`, `was`."""
    formed = len(word) > 2 and ends_plural(word)
    formed = formed or (len(word) > _IRREGULAR and word.endswith(_COMPOUNDED))  # `fishermen`, `schoolchildren`
    return formed and word not in language.sets["no_plurals"]
