"""Mentions of places in English: the level word follows the name, `Nam Tu Liem district`, or a number follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.lang import language
from audit.places.indexes import Index, Known, traditional
from audit.places.texts import BLANK, UPPER, Mention, Text, branches, in_order
from audit.places.words import plain, words

_WORDS = words("en")
_PHRASES = _WORDS.phrases


_SINGULAR = frozenset(word for word, level in _WORDS.levels.items() if word in (level, "locality"))
_TRIGGER = re.compile(rf"(?<!\w)(?:{branches((*_WORDS.levels, *_WORDS.fixed))})(?!\w)")
_CAPITAL = re.compile(rf"[{UPPER}]\w*")
_WORD = rf"[{UPPER}](?![{UPPER}])\w+"
_NAME = re.compile(rf"(?<!\w){_WORD}(?:{BLANK}{_WORD}){{0,3}}{BLANK}$")
_NAMED = re.compile(rf" of (?P<name>{_WORD}(?: {_WORD}){{0,2}})")
_COUNCIL = re.compile(rf"{BLANK}council(?!\w)")
_NUMBER = re.compile(r"[^\S\n]\d{1,2}(?![\w%]|[.,]\d)")
_LEVEL = re.compile(rf"{BLANK}(?P<level>{branches(_WORDS.levels)})(?!\w)")
_OF = re.compile(rf"(?:^|\W)(?P<all>(?:the{BLANK})?(?P<level>{branches(_PHRASES['of'])}){BLANK}of)\s$")
_BODY = re.compile(rf"(?:'s?)?{BLANK}(?:{branches(_PHRASES['bodies'])})(?!\w)")
_STREET = re.compile(rf"{BLANK}(?:{branches(_PHRASES['street_after'])})(?!\w)")
_LONGER = re.compile(rf"{BLANK}(?:{branches(_PHRASES['longer_after'])})(?!\w)")
_MONEY = re.compile(rf"{BLANK}(?:{branches(_PHRASES['money_after'])})(?!\w)")
_FORMER = re.compile(rf"{BLANK}(?:{branches(_PHRASES['former_after'])})")
_AGENCY, _WAYS, _CUES = _WORDS.ends("agencies"), _WORDS.ends("ways"), _WORDS.ends("cues")
_SOURCES = _WORDS.ends("sources")  # `according to Halifax` is a bank
_FORMERLY, _QUALIFIERS = _WORDS.ends("former_before"), _WORDS.ends("qualifiers")
_WHOLE, _PARTS, _DETERMINERS = _WORDS.ends("whole"), _WORDS.ends("parts"), _WORDS.ends("determiners")
_STARTERS, _WEAK, _NEVER = (frozenset(_PHRASES[role]) for role in ("starters", "weak", "never"))
# `the Leeds-based lender`, `the Leeds, Yorkshire-based lender`
_HOMES = re.compile(
    rf"{branches(_PHRASES['homes'])}"
    rf"|,{BLANK}\w+(?:{BLANK}\w+)?(?:{branches(home for home in _PHRASES['homes'] if home[0] == '-')})"
)
_FORMED = re.compile(rf"(?:{BLANK}\w+)?{BLANK}?,?{BLANK}(?:{branches(language('en').sets['legal_forms'])})(?!\w)")
_UNKNOWN_OF, _COUNCILS = frozenset(_PHRASES["unknown_of"]), frozenset(_PHRASES["councils"])
_TRAILING, _NUMBERED = frozenset(_PHRASES["trailing"]), frozenset(_PHRASES["numbered"])


def mentions(raw: str, folded: str, index: Index) -> list[Mention]:
    """The places of a text in order: names first, then `the city` and its like."""
    text = Text(raw, plain(folded), index)
    found = list(_names(text))
    return in_order(found, list(_triggered(text, found)))


def _names(text: Text) -> Iterator[Mention]:
    """Names that the gazetteer has."""
    firsts = text.index.firsts
    if firsts.keys().isdisjoint(_CAPITAL.findall(text.raw)):
        return
    done = 0
    for capital in _CAPITAL.finditer(text.raw):
        first = firsts.get(capital.group())
        if first is None or capital.start() < done or text.raw[capital.start() - 1 : capital.start()].isalnum():
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
    if text.goes_on(match.end()) and (
        _LONGER.match(text.folded, match.end()) or _FORMED.match(text.folded, match.end())
    ):
        return None  # `Harlow Falls`, the `Paris Agreement`, `Texas Foods Inc`
    known = text.index.known(match.group())
    level, begin, end = _level(text, start, match.end())
    place = _fitting(text.index, known, level)
    if place is None and level and level not in _TRAILING:
        level, begin, end = "", start, match.end()
        place = _fitting(text.index, known, level)
    if place is None or text.capitals(start, match.end()) < place.capitals:
        return None
    if not level and not _stands_alone(text, match.group(), start, match.end()):
        return None
    return _mention(text, begin, end, place.canonical, alone=not level)


def _level(text: Text, start: int, end: int) -> tuple[str, int, int]:
    """The level word beside a name, and the span of both; that of a body, `Kent County Council`, is none."""
    after = _LEVEL.match(text.folded, end)
    if after is not None and _BODY.match(text.folded, end) is None:
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
    if text.index.key(name) in _NEVER or text.in_token(start, end):
        return False
    before = text.before(start)
    cued = before.endswith(_CUES) and not before.endswith(_SOURCES)
    if name in _WEAK and (not cued or text.raw[end + 1 : end + 2].isupper()):
        return False
    if start < 2 or text.raw[start - 1] != " " or not text.raw[start - 2].isalpha():
        return True
    word = text.raw[max(text.raw.rfind(" ", 0, start - 1) + 1, start - 24) : start - 1]
    return not word[:1].isupper() or word.lower() in _STARTERS or word.isupper()


def _mention(text: Text, start: int, end: int, canonical: str, level: str = "", *, alone: bool = False) -> Mention:
    before = text.before(start)
    agency = before.endswith(_AGENCY) or _BODY.match(text.folded, end) is not None or text.goes_on(end)
    housed = _HOMES.match(text.folded, end) is not None
    former = before.endswith(_FORMERLY) or _FORMER.match(text.folded, end) is not None
    return Mention(
        start,
        end,
        canonical,
        text.index.levels.get(canonical, level),
        former=former,
        agency=agency or housed,
        alone=alone,
        housed=housed,
    )


def _triggered(text: Text, found: Sequence[Mention]) -> Iterator[Mention]:
    """Places at level words and fixed phrases outside what was found."""
    taken = iter(found)
    current = next(taken, None)
    done = 0
    for trigger in _TRIGGER.finditer(text.folded):
        while current is not None and current.end <= trigger.start():
            done, current = current.end, next(taken, None)
        if current is not None and current.start < trigger.end():
            continue
        mention = _at_word(text, trigger.group(), trigger.start(), trigger.end())
        if mention is not None and mention.start >= done:
            done = mention.end
            yield mention


def _at_word(text: Text, word: str, start: int, end: int) -> Mention | None:
    """The place at a level word or fixed phrase: `Harlan County`, `Ward 22`, `the district`, `nationwide`."""
    if word in _WORDS.fixed:
        if text.raw[start].isupper() and text.folded.startswith(("'s", "’s"), end):
            return None  # `Nationwide's index`
        level, extent = _WORDS.fixed[word]
        return Mention(start, end, None, level, generic=True, extent=extent)
    if word in _NUMBERED and text.raw[start].isupper() and (number := _NUMBER.match(text.raw, end)) is not None:
        canonical = f"{word} {int(number.group())}"
        return _mention(text, start, number.end(), text.index.alias(canonical) or canonical, word)
    if word in _UNKNOWN_OF and (after := _NAMED.match(text.raw, end)) is not None:
        article = text.raw[start - 4 : start].lower() == "the "
        canonical = _unknown(after["name"], word)
        return _mention(text, start - 4 * article, after.end(), canonical, word)
    council = word in _COUNCILS and _COUNCIL.match(text.folded, end) is not None  # `Marlow City Council`
    if (word in _TRAILING or council) and (name := _NAME.search(text.raw, max(0, start - 48), start)) is not None:
        begin = name.start() + _opening(name.group())
        if begin < start:
            return _mention(text, begin, end, _unknown(text.raw[begin:start], word), word)
    return _generic(text, word, start, end)


def _unknown(name: str, level: str) -> str:
    """A place outside the gazetteer: `Harlan county`; with Vietnamese marks what it is called there, `xã Xuân Canh`.

    The urban districts are all in the gazetteer, so that any other district is a `huyện`.
    """
    name = " ".join(name.split())
    if plain(name) == name or level not in _PHRASES["of_vietnam"]:
        return f"{name} {level}"
    return f"{_WORDS.alike[level][-1]} {traditional(name)}"


def _opening(name: str) -> int:
    """The length of the words that only begin the sentence: `In Harlan County`."""
    length = 0
    for word in re.finditer(r"\S+\s*", name):
        if word.group().strip().lower() not in _STARTERS:
            break
        length = word.end()
    return length


def _generic(text: Text, word: str, start: int, end: int) -> Mention | None:
    """`the district`, `the whole province`, `all communes`; a level word without such a word before it is none."""
    if word == "capital" and _MONEY.match(text.folded, end):
        return None
    before = text.before(start)
    qualifier = next((each for each in _QUALIFIERS if before.endswith(each)), "")
    before = before.removesuffix(qualifier)
    extent = "parts" if word not in _SINGULAR else "all" if before.endswith(_WHOLE) else ""
    if not before.endswith(_PARTS + _WHOLE if extent == "parts" else _WHOLE + _DETERMINERS):
        return None
    ends = _WHOLE if extent == "all" else _PARTS if extent == "parts" else _DETERMINERS
    phrase = max((each for each in ends if before.endswith(each)), key=len, default=" ")
    begin = text.folded.rindex(phrase.split()[0], 0, start) if phrase.strip() else start
    agency = before[: -len(phrase)].endswith(_AGENCY) or _BODY.match(text.folded, end) is not None
    return Mention(begin, end, None, _WORDS.levels[word], generic=True, extent=extent, agency=agency)
