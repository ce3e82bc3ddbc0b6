"""A whole and the parts that a list gives it: in its sentence, in the items below it, or in the next sentence."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add

from audit.model import Measure
from audit.tie.antecedents import told_above, told_before_colon
from audit.tie.chances import fitting
from audit.tie.complements import (
    CLOSED,
    MOSTLY,
    adds_up,
    complete,
    exhausts,
    named_together,
    one_kind,
    parallel,
    sums_up,
)
from audit.tie.denominators import of, opens
from audit.tie.edits import misprinted
from audit.tie.enumerations import APART, before_acts, closed, closing, first_clause, in_turn, itemised, room
from audit.tie.fits import printed
from audit.tie.grounds import set_out, short
from audit.tie.told import Found, Told, akin, bracketed, content, cued, few, first_of, phrased, stretch

_FAR = 20  # no slip makes a part so many times its whole
_SET_OUT = 0.6  # the chance of seeming parts, of three figures or more in a bracket behind their whole, or below it
_REST = 5  # words after a list in which a rest is told


def lists(row: Sequence[Told]) -> Iterator[Found]:
    """`parts` and `some`, as places in `row`: the whole, then its parts."""
    for at, one in enumerate(row):
        if not one.level or one.aside:
            continue
        if first_of(row, at):
            yield from list(told_above(row, at)) or told_before_colon(row, at)
        first = _next(row, at)
        if first is not None and bracketed(one) and one.fact is not row[first].fact:
            continue  # `đạt 101,6% kế hoạch (2.800 ha), trong đó lúa 2.120 ha`
        if first is not None and _ends_bracket(row, at) and not bracketed(row[first]):
            continue  # `28.648 ha (Trà Vinh 182 ha, Sóc Trăng 10.055 ha), trong đó mất trắng 4.568 ha`
        if first is not None and row[first].read is one.read:
            yield from _sentence(row, at, first)
        elif first is not None and one.read.words[-1] == ":" and _last(row, at):
            yield from _items(row, at)


def _next(row: Sequence[Told], at: int) -> int | None:
    """The next level that is no old level and no plan of a result, whatever changes and shares stand between."""
    for place in range(at + 1, len(row)):
        one = row[place]
        if bracketed(one) and one.fact is not row[at].fact:
            continue
        if place == at + 1 and _describes(row[at], one):
            continue
        if one.level and not one.aside:
            return place
        if one.measure is Measure.LEVEL and not one.aside:
            return None
    return None


def _ends_bracket(row: Sequence[Told], at: int) -> bool:
    """Whether a figure is one of several in a bracket."""
    before = row[at - 1] if at else None
    both = before is not None and before.read is row[at].read and bracketed(before) and bracketed(row[at])
    return both and before is not None and ")" not in before.read.words[before.figure.end : row[at].figure.begin]


def _describes(whole: Told, one: Told) -> bool:
    """Whether an amount without a mark before it only says of which things a count is: `34 hợp tác xã tham gia đề án 1
    triệu ha lúa: Tháp Mười 12 ...`.
    """
    if not whole.figure.counted or one.figure.counted or one.read is not whole.read:
        return False
    words, start, end = one.read.words, whole.figure.end, one.figure.begin
    return not _marked(words[start:end]) and not cued(one.read, "parts", start, end) and ":" in words[one.figure.end :]


def _last(row: Sequence[Told], at: int) -> bool:
    """Whether no level of its sentence follows one, but for what stands in brackets, as it does not."""
    later = itertools.takewhile(lambda other: other.read is row[at].read, row[at + 1 :])
    return not bracketed(row[at]) and all(bracketed(other) or not other.level for other in later)


def _sentence(row: Sequence[Told], at: int, first: int) -> Iterator[Found]:
    """What the words between a count and the next one make of what follows."""
    whole = row[at]
    if (held := _in_bracket(row, at)) is not None:
        yield "parts", (at, *held), "list", 0.9
        return
    relation = _cue(whole, row[first])
    if relation is None and opens(whole) and whole.read.language.plurals and complete(row, itemised(row, first)):
        relation = "some"  # `Of the 67 seats, the left takes 28, the centre 23 and others 16`
    if relation is None or whole.aside or _coordinated(row, at):
        return
    listed = itemised(row, first)
    if in_turn(row, listed):
        return
    if relation == "some":
        listed = room(row, at, before_acts(row, listed))
        listed = (listed and not sums_up(row, at, listed) and _gone_on(row, at, listed)) or listed
    if relation == "parts" and not sums_up(row, at, listed):
        listed = _gone_on(row, at, listed) or first_clause(row, at, listed)
    if relation == "some" and _all_there(row, at, listed):
        relation = "parts"
    elif relation == "parts" and _some_left(row, at, listed):
        return
    groups = _groups(row, at, listed)
    if len(groups) > 1:
        yield from (("parts", (at, *group), "list", 0.9) for group in groups)
        return
    parts, shut = [row[place] for place in listed], _closed(row, at, listed)
    if relation == "parts" and len(listed) > 1 and one_kind(whole, parts, closed=shut):
        if not _outdone(whole, parts):
            yield "parts", (at, *listed), "list", 0.95
    elif relation == "some":
        most = _FAR * whole.figure.number.value
        some = [place for place in listed if akin(whole, row[place]) and row[place].figure.number.value < most]
        if some:
            yield "some", (at, *some), "list", 0.95


def _in_bracket(row: Sequence[Told], whole: int) -> tuple[int, ...] | None:
    """The figures of a closed list that a bracket right behind a whole sets out: `11.7 million (7.2 million from fees,
    2.9 million from fines and 1.6 million from permits)`.
    """
    one, end = row[whole], whole + 1
    while end < len(row) and row[end].read is one.read and row[end].level and bracketed(row[end]):
        end += 1
    held = tuple(range(whole + 1, end))
    if len(held) < 2 or bracketed(one) or not one.read.language.plurals or not set_out(row, whole, held):
        return None
    last = row[held[-1]]
    if not closing(last, last.read.words[row[held[-2]].figure.end : last.figure.begin]):
        return None
    most = _SET_OUT if len(held) > 2 else CLOSED
    return held if fitting(one, [row[place] for place in held], most) is not None else None


def _outdone(whole: Told, parts: Sequence[Told]) -> bool:
    """Whether each of some items is more than what stands before them, and no slip explains that: `won by 80 votes: her
    1,352 to his 1,272`.
    """
    number, summed = whole.figure.number, reduce(add, map(printed, parts))
    return all(part.figure.number.value > number.value for part in parts) and not misprinted(number, summed)


def _gone_on(row: Sequence[Told], whole: int, listed: Sequence[int]) -> list[int]:
    """The items with the level after them, where only with that one they add up: `chi thường xuyên 63 tỷ; chuyển nguồn
    sang năm sau 4 tỷ`, which is told of another time, or as a plan; `thu khác 62 tỷ; ngân sách cấp 52 tỷ`.
    """
    after = listed[-1] + 1
    last = row[after] if after < len(row) else None
    if last is None or last.read is not row[whole].read or not last.level or last.figure.unit != row[whole].figure.unit:
        return []
    return [*listed, after] if sums_up(row, whole, [*listed, after]) else []


def _all_there(row: Sequence[Told], whole: int, listed: Sequence[int]) -> bool:
    """Whether some parts are all there are, by their words or because they add up to the whole."""
    parts = [row[place] for place in listed]
    ended = row[whole].read.language.plurals and closed(row, listed)
    ended = ended and fitting(row[whole], parts, CLOSED) is not None
    apart = len(listed) > 1 and parallel(row, listed) and closed(row, listed) and adds_up(row[whole], parts)
    return ended or apart or complete(row, listed) or named_together(row, whole, listed) or exhausts(row[whole], parts)


def _some_left(row: Sequence[Told], whole: int, listed: Sequence[int]) -> bool:
    """Whether a list leaves something out: words after it speak of the rest, or only a colon opens it and it comes to
    far less than the whole, not by a slip: `bán ròng 2.100 tỷ: VPB 390, FPT 210, HPG 186`.
    """
    last, first, total = row[listed[-1]], row[listed[0]], row[whole].figure.number.value
    words, shut = last.read.words, _closed(row, whole, listed)
    end = stretch(last, row, listed[-1])[1] if shut else last.figure.end  # `96 in the office and 47 elsewhere`
    if phrased(last.read, "rest", end, min(len(words), end + _REST)):
        return True
    if short(row, whole, listed) and fitting(row[whole], [row[place] for place in listed], CLOSED) is None:
        return True  # `2.554 nghìn tấn, gồm: cá 1.716 nghìn tấn, tăng 2%; tôm 447 nghìn tấn, tăng 4,9%`
    plain = ":" in words[row[whole].figure.end : first.figure.begin] and not shut
    added = reduce(add, (printed(row[at]) for at in listed))
    slip = len(listed) > 2 and misprinted(row[whole].figure.number, added)
    return plain and not slip and sum(row[at].figure.number.value for at in listed) < MOSTLY * total


def _closed(row: Sequence[Told], whole: int, listed: Sequence[int]) -> bool:
    """Whether a list behind a colon, or behind words that say that all parts follow, leaves nothing out: `63 clinics:
    22 inside the camp and 14 outside.`
    """
    one, first = row[whole], row[listed[0]].figure.begin
    told = cued(one.read, "all_parts", one.figure.end, first)
    opened = told or (one.read.language.plurals and ":" in one.read.words[:first])
    return opened and not few(one) and closed(row, listed)


def _groups(row: Sequence[Told], whole: int, listed: Sequence[int]) -> list[list[int]]:
    """The items of a list that splits its whole twice: `nam 620 người, nữ 627 người; thành thị 299 người, nông thôn 948
    người`. The one half adds up to it, the other does nearly, or its words say that it is all there is.
    """
    for size in range(2, len(listed) - 1):
        halves = [list(listed[:size]), list(listed[size:])]
        told = [sums_up(row, whole, half) for half in halves]
        if any(told) and all(
            fits or complete(row, half) or adds_up(row[whole], [row[place] for place in half])
            for fits, half in zip(told, halves, strict=True)
        ):
            return halves
    return []


def _coordinated(row: Sequence[Told], at: int) -> bool:
    """Whether a count only goes on with a list: of `214 con trâu, 37 con dê, trong đó` both may be the whole."""
    one, before = row[at], row[at - 1] if at else None
    if before is None or before.read is not one.read or not before.level or before.aside:
        return False
    return one.read.words[one.figure.begin - 1] in (",", *one.read.language.sets["listing"])


def _cue(whole: Told, following: Told) -> str | None:
    """How what stands between a count and the next one joins them: `parts`, `some` or not at all."""
    read, words = whole.read, whole.read.words
    start, end = whole.figure.end, following.figure.begin
    if _of_the_last(following) and words[end - 1] == ",":
        return "some"
    if ";" in words[start:end] and end - start < APART:
        clause = words.index(";", start)
        if phrased(read, "anaphors", clause, end):
            return "some"  # `€126 million; of this, €84 million`
    for cue in read.cues:
        if start <= cue.start and cue.end <= end and end - cue.end < APART:
            after = cue.end + (words[cue.end] == ",")  # `trong đó, nữ 12 người`
            if {".", ";"}.intersection(words[start : cue.start]) or _marked(words[after:end]):
                continue
            if (cue.start == start and _of_the_last(whole)) or _of_another(whole, cue.start):
                continue  # `930 officers, 310 of whom came from elsewhere`
            if "all_parts" in cue.value:
                return "parts"
            if "parts" in cue.value:
                return "some"
    between = words[max(start, whole.part.reach) : end]
    if ":" in between and not {".", ";"}.intersection(between) and end - start < APART:
        return None if _beside(whole, end) else "parts"
    return None


def _of_another(whole: Told, at: int) -> bool:
    """Whether a word for parts tells of a noun behind the whole: `£1m comes from reserves, a budget which includes`."""
    words, relatives = whole.read.words, whole.read.language.sets["relatives"]
    noun = at - 2
    told = words[at - 1] in relatives and noun >= whole.part.reach and words[noun][0].isalpha()
    return told and whole.read.language.plurals and not whole.read.taken[noun]


def _beside(whole: Told, end: int) -> bool:
    """Whether a name between a comma and a colon is only the label of the next item: `Bảo Yên 109, Lục Yên: 14`."""
    read, start = whole.read, whole.figure.end + 1
    label = read.words[start : end - 1]
    named = bool(label) and all(word[0].isalpha() for word in label) and read.raw[read.starts[start]].isupper()
    return read.words[start - 1] == "," and read.words[end - 1] == ":" and named


def _of_the_last(one: Told) -> bool:
    """Whether a figure is told to be some of the one before it: `310 of whom`."""
    words, sets, end = one.read.words, one.read.language.sets, one.figure.end
    following = words[end + 1 : end + 2]
    return of(one) and not sets["them"].isdisjoint(following) and not sets["subordinates"].isdisjoint(following)


def _marked(words: Sequence[str]) -> bool:
    return not {",", ";", ".", "(", ")"}.isdisjoint(words)


def marker(one: Told) -> str:
    """The sign that an item of a list begins with; of a number or a letter only that it is one."""
    first = one.read.words[0]
    return "1" if first[0].isdecimal() else "a" if first[0].isalpha() else first


def _items(row: Sequence[Told], at: int) -> Iterator[Found]:
    """The first level of each item of a list below its stem: `Toàn huyện có 112 trường, gồm:`. Items of which the stem
    only says that they are some are all there are where they add up nearly.
    """
    whole = row[at]
    found: list[int] = []
    for place in range(at + 1, len(row)):
        one = row[place]
        if not one.listed or one.paragraph > whole.paragraph + len(found) + 1:
            break
        if found and one.paragraph > row[found[-1]].paragraph and marker(one) != marker(row[found[0]]):
            break
        first = one.level and not one.aside and one.paragraph == whole.paragraph + len(found) + 1 and one.sentence
        if first and not _other_column(row, place, whole):
            found.append(place)
    found = next((found[:size] for size in range(len(found), 1, -1) if sums_up(row, at, found[:size])), found)
    parts = [row[place] for place in found]
    if len(found) > 1 and _stem(whole, parts) and one_kind(whole, parts, closed=whole.read.language.plurals):
        yield "parts", (at, *found), "items", 0.9


def _other_column(row: Sequence[Told], place: int, whole: Told) -> bool:
    """Whether an item tells a plan and then a result, or the other way round, and the whole is what it tells second:
    `Tổng thu: quyết toán 718 tỷ đồng, gồm: - Thu điều tiết: dự toán 148 tỷ đồng, quyết toán 171 tỷ đồng`.
    """
    one, after = row[place], row[place + 1] if place + 1 < len(row) else None
    if one.fact is whole.fact or after is None or after.read is not one.read:
        return False
    return after.level and not after.aside and after.fact is whole.fact and akin(one, after)


def _stem(whole: Told, parts: Sequence[Told]) -> bool:
    """Whether words after the whole of some items say that they are all parts, or some and they add up nearly, or it
    ends in their colon and they add up but for a slip.
    """
    stem = (whole.figure.end, len(whole.read.words))
    if cued(whole.read, "parts", *stem):
        return cued(whole.read, "all_parts", *stem) or adds_up(whole, parts)
    start = whole.figure.head[1] if whole.figure.head else whole.figure.end
    named = whole.read.language.plurals and content(whole.read, start, len(whole.read.words))
    most = CLOSED if whole.read.language.plurals or len(parts) < 3 else _SET_OUT
    return not named and fitting(whole, parts, most) is not None
