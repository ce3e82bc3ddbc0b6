"""Folded text -> tokens: words, numbers with their grouping, units with an exponent, and single marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

APOSTROPHES = frozenset("'’")  # each a token of its own
_THIN = "\u00a0\u202f\u2009"
TOKEN = re.compile(
    rf"(?=\d)(?:\d{{1,3}}(?:[{_THIN}']\d{{3}})+(?:[.,]\d+)?(?!\d)"  # 1'234'567.8 and thin spaces
    r"|\d{1,3}(?: \d{3}){2,}(?:[.,]\d+)?(?![\d.,]\d)"  # 1 234 567
    r"|\d+(?:[.,]\d+)*)"
    r"|m[23²³](?!\w)|[kcdm]m[23²³](?!\w)"
    r"|u\.[skn]\.(?=\W)"
    r"|[^\W\d_⁰¹²³⁴-⁹ᵃᵇᶜᵈᵉᶠᵍʰ]+(?:&[^\W\d_⁰¹²³⁴-⁹ᵃᵇᶜᵈᵉᶠᵍʰ]+)*"  # without the mark of a note; `kh&đt` is one name
    r"|us\$|[^\w\s]|_+"
)
_CUT = re.compile(f"({TOKEN.pattern})")


def words(folded: str) -> list[str]:
    """The tokens of a folded phrase."""
    return TOKEN.findall(folded)


def ends_plural(word: str) -> bool:
    """Whether an English word has the ending of a plural: `shops`; not `class`, `virus`, `basis`."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def possessive(words: Sequence[str], at: int) -> bool:
    """Whether a possessive ending stands at a token: `last year's`."""
    return words[at + 1 : at + 2] == ["s"] and words[at] in APOSTROPHES


def spans(folded: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """The tokens of `folded[start:end]`, and where each starts and ends in `folded`."""
    parts = _CUT.split(folded[start:end])  # a token at every odd place, what parts two at the others
    offsets = list(accumulate(map(len, parts), initial=start))
    return parts[1::2], offsets[1:-1:2], offsets[2::2]
