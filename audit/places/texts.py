"""What a mention of a place is, and the text it is looked for in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from audit.frozen import dataclass
from audit.places.indexes import Index

# Capital letters of Latin scripts, Vietnamese among them, for use inside a character class.
UPPER = "".join(
    letter
    for letter in map(chr, (*range(0x41, 0x5B), *range(0xC0, 0x180), *range(0x1A0, 0x1B1), *range(0x1E00, 0x1F00)))
    if letter.isupper()
)

# What may stand between two words of a phrase; in the text layer of a PDF a blank line may follow every line.
BLANK = r"(?:[^\S\n]{1,2}|[^\S\n]{0,2}\n[^\S\n]{0,2}(?:\n[^\S\n]{0,2})?)"


class Mention(NamedTuple):
    """A place in a text: `text[start:end]`, the level word included where one stands beside the name.

    `name` is canonical; `None` for a generic mention (`toàn quận`, `the city`), which `resolve` names. `extent`
    is `all` of the place, `parts` of it (`các phường`: the wards of the place in question) or "" where nothing
    is said. `former` marks a place that is no more. `agency` marks the authority or an organisation of the
    place, not its territory: `UBND quận`, `chỉ tiêu Thành phố giao`. `alone` marks a name without a level word,
    `housed` where somebody only has their seat: `the Leeds-based lender`.
    """

    start: int
    end: int
    name: str | None
    level: str
    generic: bool = False
    former: bool = False
    extent: str = ""
    agency: bool = False
    alone: bool = False
    housed: bool = False


def in_order(first: list[Mention], second: list[Mention]) -> list[Mention]:
    """Both lists, each in the order of the text, as one."""
    if not first or not second:
        return first or second
    return sorted(first + second, key=lambda mention: mention.start)


@dataclass(frozen=True, slots=True)
class Text:
    """A text as written, folded to equal length, and the names to look for in it."""

    raw: str
    folded: str
    index: Index

    def before(self, start: int) -> str:
        """The few words before an offset with single spaces, one in front of the first."""
        return " " + " ".join(self.folded[max(0, start - 32) : start].split())

    def goes_on(self, end: int) -> bool:
        """Whether a word with a capital follows, or `&` and one."""
        follows = end + 3 if self.raw.startswith(" & ", end) else end + 1
        return self.raw[end : end + 1] == " " and self.raw[follows : follows + 1].isupper()

    def in_token(self, start: int, end: int) -> bool:
        """Whether the slice is part of a sign or number: `US$`, `2014/65/EU`."""
        return self.raw[end : end + 1] in ("$", "/") or self.raw[start - 1 : start] == "/"

    def capitals(self, start: int, end: int) -> int:
        """The number of words with a capital."""
        return sum(word[:1].isupper() for word in re.split(r"[\s\-–]+", self.raw[start:end]))


def branches(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases, the longest that fits, any blank between their words.

    Phrases that begin alike share their beginning, so that a scan looks at each letter once.
    """
    return _branch(sorted(set(phrases), key=lambda phrase: (phrase, len(phrase))))


def _branch(phrases: list[str]) -> str:
    """The expression for sorted phrases, of which the first may be empty: then all of it is optional."""
    optional = not phrases[0]
    rest = phrases[1:] if optional else phrases
    parts = [_first(letter) + _branch([phrase[1:] for phrase in same]) for letter, same in groupby(rest, itemgetter(0))]
    if not parts:
        return ""
    return parts[0] if len(parts) == 1 and not optional else f"(?:{'|'.join(parts)}){'?' * optional}"


def _first(letter: str) -> str:
    return BLANK if letter == " " else re.escape(letter)
