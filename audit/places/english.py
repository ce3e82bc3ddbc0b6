"""Mentions of places in English: the level word follows the name, `Nam Tu Liem district`, or a number follows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from audit.places.indexes import Index, Known
from audit.places.texts import BLANK, UPPER, Mention, Text, branches, in_order
from audit.places.words import plain, words

_WORDS = words("en")
_PHRASES = _WORDS.phrases


_SINGULAR = frozenset(word for word, level in _WORDS.levels.items() if word in (level, "locality"))
_LEVELS = branches(_WORDS.levels)
_GENERIC = re.compile(
    rf"(?<!\w)(?:(?P<fixed>{branches(_WORDS.fixed)})"
    rf"|(?:(?P<whole>{branches(_PHRASES['whole'])})|{branches(_PHRASES['determiners'])}|(?P<parts>{branches(_PHRASES['parts'])}))"
    rf"{BLANK}(?:(?:{branches(_PHRASES['qualifiers'])}){BLANK})?(?P<level>{_LEVELS}))(?!\w)"
)
_CAPITAL = re.compile(rf"(?<!\w)[{UPPER}]\w*")
_TRAILERS = branches(_PHRASES["trailing"])
_TRAILED = re.compile(
    rf"(?<!\w)(?P<name>[{UPPER}][a-z]\w*(?:[^\S\n][{UPPER}][a-z]\w*){{0,3}}?){BLANK}(?P<level>(?i:{_TRAILERS}))(?!\w)"
)
_TRAILING = re.compile(rf"{BLANK}(?P<level>{_LEVELS})(?!\w)")
_NUMBERED = re.compile(
    rf"(?<!\w)(?P<level>{'|'.join(word.capitalize() for word in _PHRASES['numbered'])})"
    rf"[^\S\n](?P<number>\d{{1,2}})(?![\w%]|[.,]\d)"
)
_OF = re.compile(rf"(?:^|\W)(?P<all>(?:the{BLANK})?(?P<level>{branches(_PHRASES['of'])}){BLANK}of)\s$")
_BODY = re.compile(rf"(?:'s?)?{BLANK}(?:{branches(_PHRASES['bodies'])})(?!\w)")
_STREET = re.compile(rf"{BLANK}(?:{branches(_PHRASES['street_after'])})(?!\w)")
_FORMER = re.compile(rf"{BLANK}(?:{branches(_PHRASES['former_after'])})")
_AGENCY, _WAYS, _CUES = _WORDS.ends("agencies"), _WORDS.ends("ways"), _WORDS.ends("cues")
_FORMERLY = _WORDS.ends("former_before")
_STARTERS, _WEAK, _NEVER = (frozenset(_PHRASES[role]) for role in ("starters", "weak", "never"))


def mentions(raw: str, folded: str, index: Index) -> list[Mention]:
    """The places of a text in order: names first, then `the city` and its like."""
    text = Text(raw, plain(folded), index)
    found = list(_names(text))
    found = in_order(found, _outside(found, _trailed(text)))
    return in_order(found, _outside(found, _generic(text)))


def _outside(found: Sequence[Mention], more: Iterable[Mention]) -> Iterator[Mention]:
    """Those of `more` that touch none of `found`; both in the order of the text."""
    taken = iter(found)
    current = next(taken, None)
    for mention in more:
        while current is not None and current.end <= mention.start:
            current = next(taken, None)
        if current is None or mention.end <= current.start:
            yield mention


def _names(text: Text) -> Iterator[Mention]:
    """Names that the gazetteer has."""
    done = 0
    for capital in _CAPITAL.finditer(text.raw):
        first = text.index.firsts.get(capital.group())
        if first is None or capital.start() < done:
            continue
        mention = _name(text, capital.start(), first)
        if mention is not None:
            done = mention.end
            yield mention


def _name(text: Text, start: int, first: str) -> Mention | None:
    """The place whose name begins at `start`, level word and `the city of` included."""
    match = text.index.longest(text.folded, start, first)
    if match is None or text.before(start).endswith(_WAYS) or _STREET.match(text.folded, match.end()):
        return None
    known = text.index.known(match.group())
    level, begin, end = _level(text, start, match.end())
    place = _fitting(text.index, known, level)
    if place is None and level:
        level, begin, end = "", start, match.end()
        place = _fitting(text.index, known, level)
    if place is None or text.capitals(start, match.end()) < place.capitals:
        return None
    if not level and not _stands_alone(text, match.group(), start, match.end()):
        return None
    return _mention(text, begin, end, place.canonical, alone=not level)


def _level(text: Text, start: int, end: int) -> tuple[str, int, int]:
    """The level word beside a name, and the span of both."""
    after = _TRAILING.match(text.folded, end)
    if after is not None:
        return _WORDS.levels[after["level"]], start, after.end()
    before = _OF.search(text.folded, max(0, start - 24), start)
    if before is not None:
        return _WORDS.levels[before["level"]], before.start("all"), end
    return "", start, end


def _fitting(index: Index, known: Sequence[Known], level: str) -> Known | None:
    """The place of that name whose level the English word may translate; without one, the highest in rank."""
    if not level:
        return next((place for place in known if place.rank <= 3), None)
    levels = (level, *_WORDS.alike.get(level, ()))
    return next((place for place in known if index.levels[place.canonical] in levels), None)


def _stands_alone(text: Text, name: str, start: int, end: int) -> bool:
    """Whether a name without a level word is a place: not part of a longer name, and cued where it is weak."""
    if name in _NEVER or text.index.key(name) in _NEVER:
        return False
    if name in _WEAK and (not text.before(start).endswith(_CUES) or text.raw[end + 1 : end + 2].isupper()):
        return False
    if start < 2 or text.raw[start - 1] != " " or not text.raw[start - 2].isalpha():
        return True
    word = text.raw[text.raw.rfind(" ", 0, start - 1) + 1 : start - 1]
    return not word[:1].isupper() or word.lower() in _STARTERS or word.isupper()


def _mention(text: Text, start: int, end: int, canonical: str, level: str = "", *, alone: bool = False) -> Mention:
    before = text.before(start)
    agency = before.endswith(_AGENCY) or _BODY.match(text.folded, end) is not None or text.goes_on(end)
    former = before.endswith(_FORMERLY) or _FORMER.match(text.folded, end) is not None
    return Mention(
        start, end, canonical, text.index.levels.get(canonical, level), former=former, agency=agency, alone=alone
    )


def _trailed(text: Text) -> Iterator[Mention]:
    """Places outside the gazetteer: a name that a level word follows, `Harlan County`, or a number, `Ward 22`."""
    for match in sorted((*_TRAILED.finditer(text.raw), *_NUMBERED.finditer(text.raw)), key=re.Match.start):
        level = match["level"].lower()
        if "number" in match.re.groupindex:
            number = f"{level} {int(match['number'])}"
            yield _mention(text, match.start(), match.end(), text.index.alias(number) or number, level)
            continue
        start = match.start() + _opening(match["name"])
        name = " ".join(text.raw[start : match.end("name")].split())
        if name:
            yield _mention(text, start, match.end(), f"{name} {level}", level)


def _opening(name: str) -> int:
    """The length of the words that only begin the sentence: `In Harlan County`."""
    length = 0
    for word in re.finditer(r"\S+\s*", name):
        if word.group().strip().lower() not in _STARTERS:
            break
        length = word.end()
    return length


def _generic(text: Text) -> Iterator[Mention]:
    """`the district`, `all communes`, `nationwide`; not `the city of Hanoi`, which is a name."""
    for match in _GENERIC.finditer(text.folded):
        if match["fixed"]:
            level, extent = _WORDS.fixed[match["fixed"]]
            yield Mention(match.start(), match.end(), None, level, generic=True, extent=extent)
            continue
        level = _WORDS.levels[match["level"]]
        plural = match["level"] not in _SINGULAR
        if (plural and match["whole"] and "all" not in match["whole"]) or (match["parts"] and not plural):
            continue
        extent = "parts" if plural else "all" if match["whole"] else ""
        agency = text.before(match.start()).endswith(_AGENCY) or _BODY.match(text.folded, match.end()) is not None
        yield Mention(match.start(), match.end(), None, level, generic=True, extent=extent, agency=agency)
