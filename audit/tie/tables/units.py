"""The words that say in what a table counts: `triệu đồng`, `%`, `tạ/ha`, `VND million`, `nghìn người`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from audit.grids import words as table_words
from audit.lang import Language, codes, language
from audit.model import Kind
from audit.normalise import fold
from audit.tokens import words as tokens

_MARKS = frozenset([":", "(", ")", ",", ".", "'", "’"])
_THOUSANDS = {"000": 1000, "1000": 1000, "1.000": 1000, "1,000": 1000, "000.000": 10**6, "1.000.000": 10**6}
_GLUED = {"bn": 10**9, "mn": 10**6, "mil": 10**6, "tr": 10**6, "m": 10**6, "k": 1000}


@dataclass(frozen=True, slots=True)
class Measured:
    """In what numbers are given: each counts `scale` of `unit`. `counted`: whole things, `unit` being their noun."""

    kind: Kind
    unit: str
    scale: int = 1
    counted: bool = False


@lru_cache(maxsize=4096)
def measured(text: str, lang: str) -> Measured | None:
    """What a phrase says of units, where it says nothing else."""
    fillers = table_words().sets["unit_fillers"]
    told, dash, translated = text.partition(" - ")
    if dash and translated:
        return measured(told, lang)
    words = [word for word in tokens(excepting(fold(text))[0]) if word not in fillers and word not in _MARKS]
    words = [word for at, word in enumerate(words) if not (word == "s" and at and words[at - 1] in _THOUSANDS)]
    if table_words().are(fold(text), "plain_numbers"):
        return Measured(Kind.COUNT, "", counted=True)  # `Employees (number)` under `£m`
    for code in (lang, *(other for other in codes() if other != lang)):
        found = _read(words, language(code))
        if found is not None:
            return found
    return None


def excepting(low: str) -> tuple[str, str]:
    """The folded text up to what it makes an exception of, and that: `in thousands, except per share data`."""
    but = table_words().within(low, "exceptions")
    told, _, excepted = low.partition(but) if but else (low, "", "")
    return told, excepted


def unit_line(text: str, lang: str) -> Measured | None:
    """The unit of a line that gives one: `Đơn vị tính: triệu đồng`, `Unit: million dong`, `(in thousands)`."""
    folded = fold(text)
    opening = table_words().within(folded, "unit_lines")
    if opening and ":" in folded[folded.index(opening) :]:
        told = re.split(r"[;)]", folded[folded.index(opening) + len(opening) :].partition(":")[2])[0]
        return measured(told, lang) or measured(told.partition(",")[0], lang)
    for bracket in re.findall(r"\(([^()]*)\)", folded):
        parts = (measured(bracket, lang), *(_plain(part, lang) for part in re.split(r"[,;] ", bracket)))
        if found := next(filter(None, parts), None):
            return found
    return next(filter(None, (_plain(part, lang) for part in (folded, *re.split(r"; | [-–—] ", folded)))), None)


def _plain(text: str, lang: str) -> Measured | None:
    """The unit that a part of a line tells, which counts nothing: `For the year to 31 March; £m`."""
    found = measured(text, lang)
    return None if found is not None and found.counted else found


def _read(words: list[str], known: Language) -> Measured | None:
    """Scale words and one unit in either order, with what it is per."""
    if not words or len(words) > 8:
        return None
    scale, start = _scale(words, 0, known)
    if start == len(words):
        return Measured(Kind.COUNT, "", scale) if scale > 1 else None
    unit = known.units.at(words, start)
    if unit is None:
        head = known.heads.at(words, start)
        if head is not None and words[head.end : head.end + 1] == ["/"] and head.end + 1 < len(words):
            each = _each(words[head.end + 1 :], known)
            return Measured(Kind.RATE, f"{' '.join(words[start : head.end])}/{each}", scale)
        counted = head is not None and head.end == len(words)
        return Measured(Kind.COUNT, " ".join(words[start:]), scale, scale == 1) if counted else None
    if unit.end == len(words):
        return Measured(unit.value.kind, unit.value.id, scale)
    more, end = _scale(words, unit.end, known)
    if end == len(words) and scale == 1:
        return Measured(unit.value.kind, unit.value.id, more)
    if words[unit.end] in known.sets["per"] | {"/"} and unit.end + 1 < len(words):
        return Measured(Kind.RATE, f"{unit.value.id}/{_each(words[unit.end + 1 :], known)}", scale)
    return None


def _scale(words: list[str], at: int, known: Language) -> tuple[int, int]:
    scale = 1
    while at < len(words):
        word = words[at]
        factor = known.scales.get(word) or known.scales.get(word.removesuffix("s")) or _THOUSANDS.get(word)
        after = known.units.at(words, at + 1)
        if factor is None and word in _GLUED and after is not None and after.value.kind is Kind.MONEY:
            factor = _GLUED[word]
        if factor is None:
            break
        scale, at = scale * factor, at + 1
    return scale, at


def _each(words: list[str], known: Language) -> str:
    unit = known.units.at(words, 0)
    if unit is not None and unit.end == len(words) and unit.value.kind is not Kind.DURATION:
        return unit.value.id
    return "/".join(part.strip() for part in " ".join(words).split("/"))
