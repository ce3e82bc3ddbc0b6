"""The figures that a sentence lists: which of those after the first are items of its list, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence

from audit.model import Measure
from audit.tie.complements import adds_up, complete
from audit.tie.told import FURTHEST, MARKS, Told, bracketed, clause, cued, few, kind

_ACT = 3  # words in which an act is told
APART = 12  # words from a list's cue to its first figure


def itemised(row: Sequence[Told], start: int, furthest: int | None = None) -> list[int]:
    """The levels listed from `start`: parted by commas, semicolons or a joining word, which opens the last one.

    What stands in brackets, and shares and changes of the items, are passed over; `furthest` is looked at no more.
    """
    found, last, closed = [start], start, False
    for place in range(start + 1, min(len(row), furthest or len(row))):
        one, before = row[place], row[last]
        if one.read is not before.read:
            break
        if bracketed(one) or not one.level or one.aside:
            if one.measure is Measure.LEVEL and not bracketed(one) and not one.aside:
                break
            continue
        between = outside(one.read.words[before.figure.end : one.figure.begin])
        joined = closing(one, between)
        if row[start].figure.counted and (_described(row, place, last) or _in_passing(one, between)):
            continue
        if _owns(row, start, place):
            continue
        if "." in between or ":" in between or not (joined or {",", ";"}.intersection(between)):
            break
        if one.figure.follows is not None and row[start].figure.follows is None:
            break  # `leaving 911 million, while losses went from 77 million to 149 million`
        coordinated = joined and ";" not in between and one.read.language.plurals
        if not _goes_on(row[start], one, coordinated=coordinated):
            if one.figure.counted and not row[start].figure.counted:
                continue  # `two firms gave 13 million`: whose amount it is
            break
        if closed:
            break
        found.append(place)
        last, closed = place, joined and ";" not in between
    return found


def _owns(row: Sequence[Told], start: int, place: int) -> bool:
    """Whether a count of other things is told as whose an item of a list right behind it is: `52.400 lượt khám, trong
    đó tại bệnh viện 31.440 lượt, tại 13 trạm y tế xã 20.960 lượt`.
    """
    first, one, after = row[start], row[place], row[place + 1] if place + 1 < len(row) else None
    if after is None or not (one.figure.counted and after.level) or after.read is not one.read:
        return False
    if one.read.language.plurals or one.figure.unit == first.figure.unit:
        return False
    plain = MARKS.isdisjoint(one.read.words[one.figure.end : after.figure.begin])
    return plain and kind(one) != kind(first) == kind(after)


def labelled(row: Sequence[Told], start: int) -> list[int]:
    """The first levels of the sentences of one paragraph that each begin with a label of their own, as `start` does:
    `Án hình sự: thụ lý 338 vụ với 612 bị cáo. Án dân sự: thụ lý 402 vụ. Án khác: 37 vụ.`; none of fewer than three.
    """
    one, found = row[start], [start]
    if one.position or not _label(one):
        return []
    for place in range(start + 1, min(len(row), start + FURTHEST)):
        other = row[place]
        if other.paragraph != one.paragraph or other.sentence - row[found[-1]].sentence > 1:
            break
        if other.position:
            continue
        if not (other.level and not other.aside and _label(other) and _goes_on(one, other, coordinated=False)):
            break
        found.append(place)
    return found if len(found) > 2 else []


def _label(one: Told) -> tuple[str, ...]:
    """The words with which the sentence of its first figure begins, up to a colon."""
    words = one.read.words[: one.figure.begin]
    return tuple(words[: words.index(":")]) if ":" in words else ()


def _described(row: Sequence[Told], place: int, item: int) -> bool:
    """Whether an amount without a mark before it only says of which things an item is: `1.480 tàu từ 15 m trở lên`."""
    one = row[place]
    if place - 1 != item or one.figure.counted:
        return False
    words = one.read.words[row[item].figure.end : one.figure.begin]
    return not MARKS.intersection(words) and not closing(one, words)


def _in_passing(one: Told, between: Sequence[str]) -> bool:
    """Whether a word for few, with no mark before it, only says more of an item: `3,615 worked at its nine sites`."""
    return few(one) and MARKS.isdisjoint(between) and one.read.language.sets["listing"].isdisjoint(between)


def closing(one: Told, between: Sequence[str]) -> bool:
    """Whether a joining word, and none within the name of an item, opens the last one: not `, shops and cafés 1.9`."""
    last = max((at for at, word in enumerate(between) if word in (",", ";")), default=None)
    listing = one.read.language.sets["listing"]
    if last is None:
        return not listing.isdisjoint(between)
    return last + 1 < len(between) and between[last + 1] in listing


def closed(row: Sequence[Told], listed: Sequence[int]) -> bool:
    """Whether a joining word opens the last item of a list, and no level of its sentence goes on with it."""
    if len(listed) < 2:
        return False
    before, last = row[listed[-2]], row[listed[-1]]
    after = row[listed[-1] + 1] if listed[-1] + 1 < len(row) else None
    ends = after is None or after.read is not last.read or not after.level or _brings(last, after)
    same = before.read is last.read
    return same and ends and closing(last, outside(last.read.words[before.figure.end : last.figure.begin]))


def _brings(last: Told, after: Told) -> bool:
    """Whether a comma and a word for with part what follows a list from it: `33 đảng bộ và 25 chi bộ, với 10.420 đảng
    viên`.
    """
    words = last.read.words[last.figure.end : after.figure.begin]
    start = words.index(",") + 1 if "," in words else len(words)
    return words[start : start + 1] != [] and words[start] in last.read.language.sets["alongside"]


def before_acts(row: Sequence[Told], listed: Sequence[int]) -> list[int]:
    """The items up to one that goes on with what was done to the whole, and not with the list: of `killed 1,396 people,
    including 499 children, injured 12,728` the first only.
    """
    acts = [at > listed[0] and ((_done(row, at) and not _done(row, listed[0])) or _parted(row, at)) for at in listed]
    return list(listed[: acts.index(True)]) if True in acts else list(listed)


def room(row: Sequence[Told], whole: int, listed: Sequence[int]) -> list[int]:
    """The items up to a semicolon behind which the next finds no room in the whole: of `nợ 1.512 tỷ đồng, trong đó vay
    ngắn hạn 987 tỷ đồng; vốn chủ sở hữu 1.334 tỷ đồng` the first only; but for what words say to be all there is.
    """
    if complete(row, listed):
        return list(listed)
    values = [row[place].figure.number.value for place in listed]
    for size in range(1, len(listed)):
        if after_semicolon(row, listed[size]) and sum(values[: size + 1]) > row[whole].figure.number.value:
            return list(listed[:size])
    return list(listed)


def first_clause(row: Sequence[Told], whole: int, listed: list[int]) -> list[int]:
    """The items parted by commas up to a semicolon, where they rather than all add up: of `48 người chết, gồm: Lục Yên
    21, Văn Yên 27; 6 người mất tích` the first two.
    """
    after = [size for size in range(1, len(listed)) if after_semicolon(row, listed[size])]
    if not after or after[0] == 1:
        return listed
    own = listed[: after[0]]
    fits = [adds_up(row[whole], [row[place] for place in places]) for places in (own, listed)]
    return own if fits[0] or not fits[1] else listed


def in_turn(row: Sequence[Told], listed: Sequence[int]) -> bool:
    """Whether several things are told in turn, again and again: `29 trường, 412 lớp; 41 trường, 742 lớp`."""
    kinds = [kind(row[at]) for at in listed]
    each = list(dict.fromkeys(kinds))
    times = len(kinds) // len(each)
    return len(each) > 1 and times > 1 and kinds == each * times


def after_semicolon(row: Sequence[Told], at: int) -> bool:
    """Whether a semicolon stands between a figure and the one before it."""
    return ";" in row[at].read.words[row[at - 1].figure.end : row[at].figure.begin]


def _parted(row: Sequence[Told], at: int) -> bool:
    """Whether a semicolon after a comma begins a new clause before an item: `47 were boys, police said; 177 ...`."""
    words = row[at].read.words[row[at - 1].figure.end : row[at].figure.begin]
    return ";" in words and "," in words[: words.index(";")]


def _done(row: Sequence[Told], at: int) -> bool:
    """Whether an act is told right before a figure, and not of the one before: `6.1 was recovered and 13.2 was not`."""
    one, listing = row[at], row[at].read.language.sets["listing"]
    begin = one.figure.begin
    start = max(clause(row, at), begin - _ACT)
    start = max((place + 1 for place in range(start, begin) if one.read.words[place] in listing), default=start)
    befalls = one.read.language.sets["befalls|befalling"]
    return cued(one.read, "acts", start, one.figure.begin) or not befalls.isdisjoint(
        one.read.words[start : one.figure.begin]
    )


def outside(words: Sequence[str]) -> list[str]:
    """The words that stand in no bracket."""
    depth, found = 0, []
    for word in words:
        depth += (word == "(") - (word == ")")
        if depth <= 0 and word != ")":
            found.append(word)
    return found


def _goes_on(first: Told, one: Told, *, coordinated: bool) -> bool:
    """Whether a figure can be an item of a list: counts with counts, amounts in one unit, facts with facts; what is
    only planned is said once of items that a joining word coordinates.
    """
    if first.claim.cell.modality is not one.claim.cell.modality and not (one.fact and (first.fact or coordinated)):
        return False  # `will spend £268 million on services and £144 million on works`
    return one.figure.counted == first.figure.counted and (one.figure.counted or one.figure.unit == first.figure.unit)
