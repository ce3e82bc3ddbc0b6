"""What one cell of a table holds, by its form alone: nothing, a dash, a number, a time, or words."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from audit.grids.words import words
from audit.normalise import fold


class Content(Enum):
    """`NIL` is a dash or its like where a number would stand; `TIME` a bare year, date or span of years."""

    EMPTY = "empty"
    NIL = "nil"
    NUMBER = "number"
    TIME = "time"
    WORDS = "words"


DIGITS = r"(?:\d{1,3}(?:[ \u00a0\u202f\u2009']\d{3})+(?!\d)|\d+)(?:[.,]\d+)*"
# Marks that send the reader to a note below the table, after the number.
NOTE = re.compile(
    r"(?<=[\d%)])(?:\s*(?:\*+|[†‡§]+|[¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ]+|\[(?:note )?\d{1,2}\]|\(\*+\)|\([a-z]\))|\s+\([1-9]\))$"
)
_NOTE_ENDS = tuple("*†‡§¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ])")
_NUMBER = re.compile(
    rf"(?:[$€£¥₫]\s*(?=[(+−–-]))?[(]?\s*(?:[-+±~≈<>≤≥−–▲▼△▽↑↓]\s*)*(?:[$€£¥₫]|us\$|usd|vnd)?\s*{DIGITS}(?:\s*[/–-]\s*{DIGITS})?"
    r"\s*[%‰]?\s*[)]?\s*[%‰]?\s*(?:[^\W\d_.]+[²³23]?(?:[ /.]+[^\W\d_]+[²³23]?){0,3})?"
    rf"|[(]\s*{DIGITS}[^\W\d_]{{1,2}}[)]",
    re.IGNORECASE,
)
TIMES = (
    r"(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-](?:\d\d|\d{4})|(?:0?[1-9]|1[0-2])/(?:19|20)\d\d"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])"
    r"|(?:19|20)\d\d\s*[/–-]\s*(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d\s*[aefp]|[hq][1-4][ /-]?(?:19|20)\d\d"
    r"|(?:19|20)\d\d[ /-]?[hq][1-4]"
)
_TIME = re.compile(rf"(?:{TIMES})\*?", re.IGNORECASE)
_HEADED = re.compile(r"(?:19|20)\d\d(?P<span>\s*[/–-]\s*\d\d(?:\d\d)?)?\s+(?P<word>[^\W\d_].*)")
_MEANT = ("plans", "targets", "estimates", "actuals")
_SCALE = re.compile(r"[$€£¥]\s?['’]?000s?")  # thousands of a currency, as a header
_NIL = re.compile(r"[-–—−.…*x/]{1,3}|n/?a|nil", re.IGNORECASE)
_NONE = re.compile(r"[-–—−]{1,3}")
_ORDINAL = re.compile(r"(?:[ivxlcIVXLC]+|[A-Za-zĐđ]|\d{1,3}(?:\.\d{1,2})*)[.)]?|[-+*•]")
_PHONE = re.compile(r"(?:\+?84|0)[\d .\-()]{8,}")


@lru_cache(maxsize=16384)
def content(text: str) -> Content:
    """What a trimmed cell holds."""
    if not text:
        return Content.EMPTY
    if _NIL.fullmatch(text):
        return Content.NIL
    if _TIME.fullmatch(unmarked(text)):
        return Content.TIME
    if (
        not any(char.isdecimal() for char in text)
        or len(text) > 60
        or _PHONE.fullmatch(text)
        or _SCALE.fullmatch(text)
        or _headed(text)
    ):
        return Content.WORDS
    return Content.NUMBER if _NUMBER.fullmatch(unmarked(text)) else Content.WORDS


def none(text: str) -> bool:
    """Whether a cell says that there is none of its thing: a dash. `n/a`, `..` or `c` keep back how many there are."""
    return bool(_NONE.fullmatch(text))


def _headed(text: str) -> bool:
    """Whether a text tells how the figures of some year are meant, as headers do: `2022/23 actual`, `2024 budget`."""
    found = _HEADED.fullmatch(text)
    return found is not None and any(words().are(fold(found["word"]), name) for name in _MEANT)


def unmarked(text: str) -> str:
    """The text of a number without the mark of a note behind it."""
    return NOTE.sub("", text) if text.endswith(_NOTE_ENDS) else text


def ordinal(text: str) -> bool:
    """Whether a cell may number its row: `1`, `1.2`, `II`, `a)`, a dash."""
    return bool(_ORDINAL.fullmatch(text))
