"""Vietnamese level words without a name, and whether a place or its authority is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.places.texts import BLANK, UPPER, Mention, Text, branches
from audit.places.words import words

_WORDS = words("vi")
_PHRASES = _WORDS.phrases
_AFTER = re.compile(rf"{BLANK}(?:{branches(_PHRASES['after'])})(?!\w)")
_ACTOR = re.compile(rf"{BLANK}(?:{branches(_PHRASES['actors'])})(?!\w)")
_BODY = re.compile(
    rf"(?<!\w)(?:{branches(body.capitalize() for body in _PHRASES['bodies'])})"
    rf"(?:(?:,|&|-)?{BLANK}(?!(?:{branches(_PHRASES['not_in_body'])})(?!\w))[\w&]+){{0,7}}\s*$"
)
_CAPITAL_BEFORE = re.compile(rf"(?<!\w)[{UPPER}]\w* $")
WHOLE, PARTS = _WORDS.ends("whole"), _WORDS.ends("parts")
BARRED = _WORDS.ends("not_after", "numerals")
OPENING = frozenset('.;:!?“"(\n•-*+')
_OPENED = OPENING | {""}
_FRAMES = _WORDS.ends("before")
_AROUND, _ON = _WORDS.ends("around"), _WORDS.ends("on")
_PASSIVE = _WORDS.ends("passives")
_AGENCY = _WORDS.ends("agencies")
_PREFIXED = frozenset(_PHRASES["prefixed"])
_LEVELS = branches(_WORDS.ranks)
_BESIDE = tuple(f" {level}," for level in _WORDS.ranks)
_AMONG = re.compile(
    rf"(?:\d|(?<!\w)(?:{branches(_PHRASES['parts'])})){BLANK}(?:{_LEVELS})(?:,{BLANK}(?:{_LEVELS}))*,\s*$"
)
_LIST = 60  # letters of a list of levels


def generic(text: Text, start: int, end: int, level: str) -> Sequence[Mention]:
    """A level word without a name, where its place in the clause makes it a place: `toàn quận`, `của tỉnh`."""
    before = text.before(start)
    if before[-1].isdigit() or before[-1] == "%" or before.endswith(BARRED) or among(text, start, before):
        return ()
    agency = before.endswith(_AGENCY + _PASSIVE) or _ACTOR.match(text.folded, end) is not None
    for ends, extent in ((WHOLE, "all"), (PARTS, "parts"), (_AROUND, "")):
        if before.endswith(ends):
            begin = _begin(text.folded, start, before, ends)
            return (Mention(begin, end, None, level, generic=True, extent=extent, agency=agency),)
    if level in _PREFIXED:
        return ()
    if agency or opens(text, start) or before.endswith(_FRAMES) or _AFTER.match(text.folded, end):
        return (Mention(start, end, None, level, generic=True, agency=agency or acts(text, start, before)),)
    return ()


def among(text: Text, start: int, before: str) -> bool:
    """Whether a level word goes on a list of levels of which places are counted or all meant: `34 tỉnh, thành phố`."""
    if not before.endswith(_BESIDE):
        return False
    return _AMONG.search(text.folded, max(0, start - _LIST), start) is not None


def opens(text: Text, start: int) -> bool:
    """Whether a clause begins at an offset; a sentence may begin with a blank."""
    return text.raw[max(0, start - 3) : start].rstrip(" ")[-1:] in _OPENED


def around(text: Text, start: int, end: int, before: str) -> Sequence[Mention]:
    """`trên địa bàn` (of which `địa bàn` is at `start`) unless a name follows, which speaks for itself."""
    if not before.endswith(_ON) or text.raw[end + 1 : end + 2].isupper():
        return ()
    start = text.folded.rindex(before[before.rindex(" ") + 1 :], 0, start)
    return (Mention(start, end, None, "", generic=True),)


def _begin(folded: str, start: int, before: str, ends: tuple[str, ...]) -> int:
    """Where the longest of the phrases that end `before` begins."""
    phrase = max((end for end in ends if before.endswith(end)), key=len)
    first = phrase.split()[0]
    return folded.rindex(first, 0, start)


def acts(text: Text, start: int, before: str) -> bool:
    """Whether an authority or organisation of the place is meant: `UBND quận`, `Sở Y tế tỉnh`; not `cầu Mễ Sở`."""
    if before.endswith(_AGENCY):
        return True
    body = _BODY.search(text.raw, max(0, start - 60), start)
    if body is None:
        return False
    named = _CAPITAL_BEFORE.search(text.raw, max(0, body.start() - 12), body.start())
    return named is None or opens(text, named.start())  # `Theo Sở Y tế tỉnh`
