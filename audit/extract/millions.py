"""Whether a text means millions by the letter of metres."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

_MILLIONS = re.compile(r"(?:[^\w\s.,;:()'\"“‘-]|\b[A-Z][A-Za-z]{0,2}\.?) ?\d[\d.,]*m\b")  # `$14m`, `RM2.1m`
_LENGTHS = re.compile(r"\d ?[ckm]m\b")
_LETTER = re.compile(r"\d ?m ([a-z]+)")


@lru_cache(maxsize=8)
def in_millions(text: str, extents: Set[str]) -> bool:
    """Whether a text tells millions of money or things by an `m` behind digits, `$14m`, `18.9m passengers`, and no
    lengths, which other units of length and the words for `extents` behind a number show: `3m away`.
    """
    if _LENGTHS.search(text) is not None:
        return False
    things = _MILLIONS.sub("", text)  # `£3.2m from £10.5m` tells no extent
    behind = {found[1] for found in _LETTER.finditer(things)}
    told = any(word.endswith("s") for word in behind) or things != text
    return told and behind.isdisjoint(extents)
