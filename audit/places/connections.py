"""Places that nothing is told of: those in the name of a body, and where goods only go or come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from audit.places.texts import Mention
from audit.places.words import words

_LISTED = re.compile(r",(?:\s*[^\W\d_]+,)+")
_NEAR = 64  # letters before and after a name, in which the phrases beside it stand


def instituted(folded: str, mention: Mention, lang: str, start: int = 0) -> bool:
    """Whether a name, behind `start`, is only that of a body whose work is no matter of the place: `Bank of England`,
    `New York Stock Exchange`.
    """
    phrases = words(lang).phrases
    after = folded[mention.end : mention.end + _NEAR].lstrip()
    return _before(folded, mention, start).endswith(phrases["institutions"]) or after.startswith(phrases["exchanges"])


def bound(folded: str, mention: Mention, lang: str, start: int = 0) -> bool:
    """Whether a place behind `start` only says where goods go or come from: `exports to Great Britain`."""
    return _before(folded, mention, start).endswith(words(lang).phrases["bound"])


def joined(folded: str, found: Sequence[Mention], away: Iterable[int], links: Iterable[str]) -> set[int]:
    """The ids of mentions `away`, of which nothing is told, and of those that `links` alone join to them, `trú tại xã
    Ea Tam, huyện Krông Năng`, or commas with names of a word: `qua Trung Quốc, Nhật, Hàn, Australia`.
    """
    gone, between = set(away), frozenset(links)
    for last, mention in pairwise(found) if gone else ():
        gap = folded[last.end : mention.start].strip()
        if id(last) in gone and (gap in between or _LISTED.fullmatch(gap)):
            gone.add(id(mention))
    return gone


def _before(folded: str, mention: Mention, start: int) -> str:
    return folded[max(start, mention.start - _NEAR) : mention.start].rstrip().removesuffix(" the")
