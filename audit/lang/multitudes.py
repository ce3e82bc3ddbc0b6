"""How many things a rate is told for at once: `births per 1,000 inhabitants`, `bác sĩ/vạn dân`."""

from __future__ import annotations

from functools import cache, lru_cache

from audit.lang import codes, language
from audit.normalise import fold

_MARKS = str.maketrans("", "", ",. ")


@lru_cache(4096)
def multitude(noun: str) -> tuple[int, str]:
    """How many of what a noun says: `1,000 inhabitants` is 1000 and `inhabitants`, and a plain noun one of it."""
    first, _, rest = noun.partition(" ")
    digits = first.translate(_MARKS)
    many = int(digits) if digits.isdecimal() else _scales().get(fold(first), 1)
    if not rest or many == 1:
        return 1, noun
    further, rest = multitude(rest)  # `1 vạn dân`, `10 nghìn dân`
    return many * further, rest


@cache
def _scales() -> dict[str, int]:
    return {word: scale for code in codes() for word, scale in language(code).scales.items()}
