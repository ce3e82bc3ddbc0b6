"""Mentions of places in Vietnamese: the level word stands before the name, `quận Bắc Từ Liêm`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.normalise import fold
from audit.places.generics import BARRED, OPENING, PARTS, WHOLE, acts, among, around, generic, opens
from audit.places.indexes import Index, traditional
from audit.places.texts import BLANK, UPPER, Mention, Text, branches, in_order
from audit.places.words import words

_WORDS = words("vi")
_PHRASES = _WORDS.phrases


_SHORT = "".join(word for word in _WORDS.levels if len(word) == 1)
_LONG = branches(word for word in (*_WORDS.levels, *_WORDS.offices, *_WORDS.fixed) if len(word) > 1)
_TRIGGER = re.compile(rf"(?<!\w)(?:(?:{_LONG})(?!\w)|[{_SHORT}](?=\.|\d))")
_GAP = re.compile(BLANK)
_EPITHET = re.compile(rf"{BLANK}(?:{branches(_PHRASES['epithets'])})(?!\w)")
_COMPOUNDS = {
    level: re.compile(rf"{BLANK}(?:{branches(after)})(?!\w)") for level, after in _WORDS.compounds.items() if after
}
_TOKEN = rf"[{UPPER}]\w*"
_CAPITAL = re.compile(_TOKEN)
_NAME = re.compile(
    rf"{BLANK}?(?P<name>{_TOKEN}(?:[^\S\n]{_TOKEN}){{0,3}})(?P<number>[^\S\n]\d{{1,2}}(?![\w%]|[.,/]\d))?"
)
_NUMBER = re.compile(rf"{BLANK}?(?:số{BLANK})?(?P<number>\d{{1,3}})(?![\w%]|[.,/]\d| (?:19|20)\d\d(?!\w))")
_NUMBER_ENDS = re.compile(rf"\s*(?:[,;:.)]|$|(?:và|có|được|đã|đạt){BLANK})")
_NAME_ENDS = re.compile(rf"\s*(?:[,;:.)(]|$|(?:và|cùng){BLANK})")
_JOIN = re.compile(rf"\s{{0,2}}(?:{branches(_PHRASES['joins'])})\s{{1,2}}")
_COUNTED = re.compile(rf"{BLANK}(?:{branches(_PHRASES['counted'])})(?!\w)")
_FORMER = re.compile(rf"{BLANK}?(?:{branches(_PHRASES['former_after'])})(?!\w)")
_PARTNER = re.compile(rf"{BLANK}(?:{branches(_PHRASES['partner_after'])})(?!\w)")
_ROUTE = re.compile(rf"(?:{_TOKEN}(?: {_TOKEN}){{0,3}} ?[-–] ?){{1,3}}$")
_FIRM = re.compile(rf"(?<!\w)(?:{branches(_PHRASES['firms'])})(?P<name>(?: [\w&-]+){{1,7}}) $")
_NOT_IN_FIRM = re.compile(rf"(?<!\w)(?:{branches(_PHRASES['not_in_firm'])})(?!\w)")
_LONG_NAME = 64  # characters of the name of a company
_CUES = _WORDS.ends("cues")
_PEOPLES = _WORDS.ends("peoples")
_PARTNERS = _WORDS.ends("partners")
_WAYS = (*_WORDS.ends("ways"), *_PEOPLES)
_FORMERLY = _WORDS.ends("former_before")
_JOINED = _WORDS.ends("joined")
_AMONG = tuple(f" {level} {join}" for level in _WORDS.ranks for join in _PHRASES["joins"] if join.isalpha())
_WEAK_OPENING = frozenset(_PHRASES["weak_opening"])
_SURNAMES = frozenset(_PHRASES["surnames"])
_WEAK, _NEVER = frozenset(_PHRASES["weak"]), frozenset(_PHRASES["never"])
_NUMBERED, _BARE = frozenset(_PHRASES["numbered"]), frozenset(_PHRASES["bare"])
_SHORTENED = frozenset(_PHRASES["shortened"])
_HEAD_ENDS = frozenset(_PHRASES["head_ends"])
_HEAD_TIMES = frozenset(_PHRASES["head_times"])
_HEAD_SPAN = re.compile(rf"{BLANK}\d{{1,2}}{BLANK}(?:{branches(_PHRASES['head_times'])})(?!\w)")  # `6 THÁNG`
_HEAD_CUES = (*_CUES, *_WORDS.ends("head_cues"))
_NO_HEADS = frozenset(_PHRASES["no_heads"])
_HEAD_END = re.compile(r"(?:[^\S\n]{2,}|[^\S\n]*(?:$|[\n,;:.)\t–-]))")
_HEAD_OPENS = ("-", "–", "—", ":", "|", "(")
_LONGEST_HEAD = 3
_REGION = 1  # the rank of regions
_LAST_NUMBER = 30  # of a place that is told from others by its number
_NO_UNKNOWN = 9  # more words than a name can have
_KNOWN_ONLY, _NAMELESS = frozenset(_PHRASES["known_only"]), frozenset(_PHRASES["nameless"])
_ABROAD = frozenset(("", *_PHRASES["abroad"]))


def mentions(raw: str, folded: str, index: Index) -> list[Mention]:
    """The places of a text in order, those with a level word first looked for."""
    text = Text(raw, folded, index)
    found: list[Mention] = []
    done = 0
    for trigger in _TRIGGER.finditer(folded):
        if trigger.start() >= done:
            new = _triggered(text, trigger)
            found += new
            done = new[-1].end if new else trigger.start()
    return in_order(found, list(_lone(text, found)))


def _triggered(text: Text, trigger: re.Match[str]) -> Sequence[Mention]:
    """The places at a level word, an office or a phrase that means a place."""
    word = " ".join(trigger.group().split())
    if word in _WORDS.offices:
        return _office(text, trigger, _WORDS.offices[word])
    if word in _WORDS.fixed:
        return _phrase(text, trigger, word)
    if _is_compound(text, word, trigger):
        return ()
    level = _WORDS.levels[word]
    named = _named(text, trigger, word, level)
    if named or word not in _BARE or not _sentence_case(text.raw, trigger.start()):
        return named
    return generic(text, trigger.start(), trigger.end(), level)


def _is_compound(text: Text, word: str, trigger: re.Match[str]) -> bool:
    """Whether a level word is part of another word: `xã hội`, `hợp tác xã`."""
    head = _COMPOUNDS.get(word)
    if head is not None and head.match(text.folded, trigger.end()):
        return True
    return word in _WORDS.tails and text.before(trigger.start()).endswith(_WORDS.tails[word])


def _office(text: Text, trigger: re.Match[str], level: str) -> Sequence[Mention]:
    """`Quận ủy Nam Từ Liêm` acts for its district; `Quận ủy` alone for the district in question."""
    name = _name(text, trigger.end(), level, 1)
    if name is None:
        return (Mention(trigger.start(), trigger.end(), None, level, generic=True, agency=True),)
    return (Mention(trigger.start(), name.end, name.canonical, level, agency=True),)


def _phrase(text: Text, trigger: re.Match[str], word: str) -> Sequence[Mention]:
    start, end = trigger.span()
    level, extent = _WORDS.fixed[word]
    before = text.before(start)
    whole = _whole_name(text, trigger, word.split()[0])
    if whole is not None:  # `các địa phương phía Bắc`
        return (_mention(text, start, whole, level),)
    if level == "thủ đô":
        name = _name(text, end, "thành phố", _NO_UNKNOWN)
        if name is not None:
            return (Mention(start, name.end, name.canonical, text.index.levels.get(name.canonical, level)),)
        return generic(text, start, end, level) if text.raw[start] == "T" else ()
    if word == "địa bàn":
        after = _GAP.match(text.folded, end)
        return () if _TRIGGER.match(text.folded, after.end() if after else end) else around(text, start, end, before)
    if level or extent:
        return () if before.endswith(BARRED) else (Mention(start, end, None, level, generic=True, extent=extent),)
    return generic(text, start, end, level)


class _Name(NamedTuple):
    start: int
    end: int
    canonical: str


def _named(text: Text, trigger: re.Match[str], word: str, level: str) -> list[Mention]:
    """The place at a level word and those that share the word with it: `các xã Tân Lập, Liên Hà`."""
    end, least = trigger.end(), 1
    if word in _SHORTENED and text.raw[end : end + 1] == ".":
        end, least = end + 1, 2
    if word in _KNOWN_ONLY or level in _NAMELESS or not level:
        least = _NO_UNKNOWN
    if (epithet := _EPITHET.match(text.folded, end)) is not None and _CAPITAL.match(text.raw, epithet.end() + 1):
        end = epithet.end()  # `xã vùng cao Sủng Máng`
    start = trigger.start()
    before = text.before(start)
    whole = _whole_name(text, trigger, word)
    if whole is not None and before.endswith(_WAYS):  # `dịch tả lợn châu Phi`
        return []
    name = whole or _name(text, end, level, least) or _headed(text, start, end, level, before)
    if name is None:
        return []
    plural = before.endswith(PARTS + BARRED) or before[-1].isdigit()
    if name.canonical[-1].isdigit() and before.endswith(WHOLE + PARTS) and _COUNTED.match(text.folded, name.end):
        return []
    extent = "all" if before.endswith(WHOLE) else ""
    found = [_mention(text, start, name, level, extent=extent)]
    while (join := _JOIN.match(text.folded, name.end)) is not None:
        name = _next_name(text, join.end(), level, plural)
        if name is None:
            break
        found.append(_mention(text, name.start, name, level, agency=found[0].agency))
    if found[-1].former:
        found = [mention._replace(former=True) for mention in found]  # `các xã Lũng Chinh và Sủng Máng cũ`
    return found


def _headed(text: Text, start: int, end: int, level: str, before: str) -> _Name | None:
    """The name of a place outside the gazetteer in a line of capitals, as letterheads have it: `UBND XÃ TÂN LẬP`.

    The level word opens the line, or what a dash or a colon begins, or follows a year, an authority or a word of
    place (`TRÊN ĐỊA BÀN`), or a time follows the name; that reaches to the end of the line, to a gap, or to a word that
    goes on with a time or a verb (`NĂM 2023`, `NHIỆM KỲ`, `ĐẠT`).
    """
    match = _NAME.match(text.raw, end)
    if match is None or not match["name"].isupper() or not text.raw[start:end].isupper() or len(level) < 2:
        return None
    led = text.raw[text.raw.rfind("\n", 0, start) + 1 : start].rstrip()
    begins = not led or led.endswith(_HEAD_OPENS) or led[-1].isdigit() or acts(text, start, before)
    tokens = match["name"].split()
    words = [fold(token) for token in tokens]
    ends = (at for at, word in enumerate(words) if at > 1 and word in _HEAD_ENDS)  # not in `BẮC TỪ LIÊM`
    kept = next(ends, len(tokens))
    spanned = _HEAD_SPAN.match(text.folded, match.end("name"))
    timed = bool(spanned) or (kept < len(tokens) and words[kept] in _HEAD_TIMES)
    if not begins and (level in _NAMELESS or words[0] in _HEAD_ENDS or not (timed or before.endswith(_HEAD_CUES))):
        return None  # also `DOANH NGHIỆP NHỰA MIỀN TÂY LÃI QUÝ III`
    if " ".join(words[:2]) in _NO_HEADS:
        return None
    if kept == len(tokens) and not spanned and not _HEAD_END.match(text.raw, match.end()):
        return None
    name = " ".join(tokens[:kept])
    titled = " ".join(token.capitalize() for token in tokens[:kept])
    if kept < 2 or kept > _LONGEST_HEAD:
        return None
    return _Name(match.start("name"), match.start("name") + len(name), f"{level} {traditional(titled)}")


def _whole_name(text: Text, trigger: re.Match[str], word: str) -> _Name | None:
    """The place whose very name begins with the word that else stands before names: `châu Á`."""
    first = text.index.firsts.get(word.capitalize())
    known = text.index.longest(text.folded, trigger.start(), first) if first else None
    canonical = text.index.alias(known.group()) if known else None
    return _Name(trigger.start(), known.end(), canonical) if known and canonical else None


def _mention(
    text: Text,
    start: int,
    name: _Name,
    level: str,
    *,
    extent: str = "",
    agency: bool | None = None,
    alone: bool = False,
) -> Mention:
    after = _FORMER.match(text.folded, name.end)
    before = text.before(start)
    joined = before.endswith(_JOINED)  # `sáp nhập với Bình Định`: nothing is told of it
    former = joined or after is not None or before.endswith(_FORMERLY)
    acting = acts(text, start, before) if agency is None else agency
    acting = acting or joined or before.endswith(_PARTNERS)
    level = text.index.levels.get(name.canonical, level)
    if before.endswith(_AMONG) or among(text, start, before):
        extent = "parts"  # `12 quận, huyện và TP Thủ Đức`
    return Mention(start, name.end, name.canonical, level, False, former, extent, acting, alone)


def _next_name(text: Text, start: int, level: str, plural: bool) -> _Name | None:
    """The name at `start` where it shares the level word before it; unknown names only after a plural."""
    if _TRIGGER.match(text.folded, start):
        return None
    name = _name(text, start, level, 1 if plural else _NO_UNKNOWN)
    if name is None or name.canonical in text.index.levels:
        return name
    if not _NAME_ENDS.match(text.folded, name.end) and " " not in text.raw[start : name.end]:
        return None
    first = text.index.firsts.get(_word(text.raw, start))
    other = text.index.longest(text.folded, start, first) if first else None
    return None if other is not None and other.end() >= name.end else name


def _name(text: Text, start: int, level: str, least: int) -> _Name | None:
    """The name at or one blank after `start`: the longest the gazetteer has at that level, else the words with a
    capital if they are on the same line and at least `least`."""
    match = _NAME.match(text.raw, start)
    if match is None:
        return _numbered(text, start, level)
    begin = match.start("name")
    first = text.index.firsts.get(_word(text.raw, begin))
    known = text.index.longest(text.folded, begin, first) if first else None
    if known is not None:
        canonical = text.index.levelled(level, known.group())
        if canonical is None and level in _ABROAD and not text.goes_on(known.end()):
            canonical = text.index.levelled("", known.group())
        if canonical is not None and not _longer(text, match, known.end()):
            return _Name(begin, known.end(), canonical)
    if len(match["name"].split()) < least or _shouted(match["name"]) or "\n" in text.raw[start:begin]:
        return None
    if fold(match["name"]) in _NEVER:  # `các tỉnh Trung Bộ`
        return None
    return _unknown(text, match, level)


def _longer(text: Text, name: re.Match[str], end: int) -> bool:
    """Whether one syllable more makes another name of one that ends there, and no other place or person begins with it:
    `huyện Tân Sơn Hòa`, not `huyện Thanh Trì Hà Nội`.
    """
    rest = text.raw[end : name.end("name")]
    word = rest.strip()
    if not rest.startswith(" ") or " " in word or not word or word.isupper() or fold(word) in _SURNAMES:
        return False
    first = text.index.firsts.get(_word(text.raw, end + 1))
    return first is None or text.index.longest(text.folded, end + 1, first) is None


def _numbered(text: Text, start: int, level: str) -> _Name | None:
    """`quận 7`, `tổ dân phố số 3`; never the count of what follows (`toàn quận 7 tháng`)."""
    match = _NUMBER.match(text.folded, start)
    if match is None or level not in _NUMBERED:
        return None
    if _COUNTED.match(text.folded, match.end()):
        return None
    return _Name(match.start("number"), match.end(), f"{level} {int(match['number'])}")


def _unknown(text: Text, match: re.Match[str], level: str) -> _Name:
    """A name outside the gazetteer, without the person's name that may follow it."""
    tokens = match["name"].split()
    kept = next((at for at in range(2, len(tokens)) if fold(tokens[at]) in _SURNAMES), len(tokens))
    name = " ".join(tokens[:kept])
    end = match.start("name") + len(name)
    numbered = kept == len(tokens) and match["number"] and int(match["number"]) <= _LAST_NUMBER
    if numbered and _NUMBER_ENDS.match(text.folded, match.end()):
        name, end = f"{name} {match['number'].strip()}", match.end()
    return _Name(match.start("name"), end, f"{level} {traditional(name)}".strip())


def _lone(text: Text, found: Sequence[Mention]) -> Iterator[Mention]:
    """Names that stand without a level word, outside what was found."""
    firsts = text.index.firsts
    if firsts.keys().isdisjoint(_CAPITAL.findall(text.raw)):
        return
    taken = iter(found)
    current = next(taken, None)
    done = peoples = partners = 0
    for capital in _CAPITAL.finditer(text.raw):
        first, start = firsts.get(capital.group()), capital.start()
        if first is None or start < done or text.raw[start - 1 : start].isalnum():
            continue
        while current is not None and current.end <= start:
            current = next(taken, None)
        if current is not None and current.start <= start:
            continue
        after = peoples and _JOIN.fullmatch(text.folded, peoples, start)
        if after or text.before(start).endswith(_PEOPLES):  # `khách Hàn Quốc, Ấn Độ`: no place, nor what goes on
            match = text.index.longest(text.folded, start, first)
            done = peoples = match.end() if match else peoples
            continue
        mention = _lone_at(text, start, first)
        if mention is not None:
            done = mention.end
            listed = partners and _JOIN.fullmatch(text.folded, partners, start)
            beside = text.before(start).endswith(_PARTNERS) or listed
            partners = done if beside else 0  # `phía Tây giáp Hà Trung, Bỉm Sơn`
            yield mention._replace(agency=True) if beside else mention


def _lone_at(text: Text, start: int, first: str) -> Mention | None:
    match = text.index.longest(text.folded, start, first)
    if match is None or text.index.key(match.group()) in _NEVER or text.in_token(start, match.end()):
        return None
    if _within_name(text, start):
        return None
    known = text.index.known(match.group())[0]
    if known.rank > 3 or text.in_token(start, match.end()) or text.capitals(start, match.end()) < known.capitals:
        return None
    before = text.before(start)
    if before.endswith(_WAYS) or _is_part_of_name(text, start, before) or _on_route(text, start, before):
        return None
    if known.rank == 0 and _names_firm(text, start):
        return None
    if _PARTNER.match(text.folded, match.end()):
        return None
    if match.group() in _WEAK and (text.goes_on(match.end()) or not _told(text, match, before)):
        return None
    acting = acts(text, start, before)
    if acting and known.rank == _REGION:  # `Đại học Tây Nguyên`: a name only
        return None
    name = _Name(start, match.end(), known.canonical)
    return _mention(text, start, name, "", alone=True, agency=acting or _is_organisation(text, match.end()))


def _within_name(text: Text, start: int) -> bool:
    """Whether the word before is the first of another name: `khách châu Mỹ`."""
    begin = text.folded.rfind(" ", 0, start - 1) + 1
    first = text.index.firsts.get(text.folded[begin : start - 1].capitalize())
    longer = text.index.longest(text.folded, begin, first) if first else None
    return longer is not None and longer.end() > start


def _on_route(text: Text, start: int, before: str) -> bool:
    """Whether a name ends a way between places: `cao tốc Vĩnh Hảo - Phan Thiết`."""
    if before.rstrip()[-1:] not in ("-", "–"):
        return False
    route = _ROUTE.search(text.raw, max(0, start - 60), start)
    return route is not None and text.before(route.start()).endswith(_WAYS)


def _names_firm(text: Text, start: int) -> bool:
    """Whether a country ends the name of a company, whose figures are its own: `Tập đoàn Điện lực Việt Nam`."""
    firm = _FIRM.search(text.folded, max(0, start - _LONG_NAME), start)
    if firm is None or _NOT_IN_FIRM.search(firm["name"]) is not None:
        return False
    return any(word[:1].isupper() for word in text.raw[slice(*firm.span("name"))].split())


def _told(text: Text, name: re.Match[str], before: str) -> bool:
    """Whether a name that is another word too is one here: after a word of place, in brackets, opening a clause."""
    if before.endswith(_CUES):
        return True
    end = name.end()
    opens = not before.strip() or before[-1] in OPENING
    listed = before.endswith((")", "),", ");")) and text.raw.startswith(" (", end)  # `Brunei (2), Lào (3)`
    alone = before[-1] == "(" and text.raw[end : end + 1] == ")"
    return alone or listed or (opens and name.group() in _WEAK_OPENING)


def _is_part_of_name(text: Text, start: int, before: str) -> bool:
    """Whether the word before, written with a capital within the sentence, makes it another name."""
    if start < 2 or text.raw[start - 1] != " " or _shouted(_word(text.raw, start)):
        return start >= 2 and before[before.rindex(" ") + 1 :] in _SURNAMES
    word = text.raw[max(text.raw.rfind(" ", 0, start - 1) + 1, start - 24) : start - 1]
    if not word[:1].isupper() or not word[-1:].isalpha() or word.isupper():
        return False
    if fold(word) in _SURNAMES:
        return True
    begin = start - 1 - len(word)
    return not (opens(text, begin) or acts(text, start, before))  # `Sở Công Thương Đắk Lắk`


def _is_organisation(text: Text, end: int) -> bool:
    """Whether a capital follows: `Việt Nam Airlines`; not a person's name after the place."""
    if not text.goes_on(end) or text.raw[end - 2 : end].isupper():
        return False
    return fold(_word(text.raw, end + 1)) not in _SURNAMES


def _word(raw: str, start: int) -> str:
    match = _CAPITAL.match(raw, start)
    return match.group() if match else ""


def _shouted(name: str) -> bool:
    """Whether a name is all capitals: then capitals say nothing about where it ends."""
    return len(name) > 1 and name.isupper()


def _sentence_case(raw: str, start: int) -> bool:
    """Whether the level word at `start` is not part of a line in capitals; `TP` is an abbreviation."""
    return not raw[start : start + 3].isupper() or raw[start + 2 : start + 3] in ("", ".", " ", ",")
