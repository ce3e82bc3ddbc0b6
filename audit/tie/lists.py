"""A whole and the parts that a list gives it: in its sentence, in the items below it, or in the next sentence."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from audit.model import Measure
from audit.tie.chances import add_up
from audit.tie.edits import chance, slipped
from audit.tie.members import opens
from audit.tie.told import (
    MARKS,
    Found,
    Told,
    akin,
    alike,
    back,
    bracketed,
    clause,
    content,
    cued,
    few,
    first_of,
    head,
    human,
    near,
    phrased,
    phrases,
    stretch,
    timely,
    together,
    unnamed,
)

_FAR = 20  # no slip makes a part so many times its whole
_NEARLY = 10  # a whole and a sum that differ by less than a tenth of it are meant to be one
_BACK = 4  # sentences back to the whole that a list names
_NEAR = 2  # sentences back to the whole of parts that name none
_ANAPHOR = 5  # words in which a sentence says that it goes on
_BY_CHANCE, _CLOSED = 0.02, 0.15
_ITEMS = 3  # of a list that only a colon opens
_GAP = 3  # characters between two sentences, at most
_REST = 5  # words after a list in which a rest is told
_MOST = Fraction(7, 10)  # of a whole: what comes to less is hardly all of it
_ACT = 3  # words in which an act is told
_APART = 12  # words from a list's cue to its first figure


def lists(row: Sequence[Told]) -> Iterator[Found]:
    """`parts` and `some`, as places in `row`: the whole, then its parts."""
    for at, one in enumerate(row):
        if not one.level or one.aside:
            continue
        if first_of(row, at):
            yield from list(_above(row, at)) or _before_colon(row, at)
        first = _next(row, at)
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
    relation = _cue(whole, row[first])
    if relation is None and opens(whole) and whole.read.language.plurals and _complete(row, itemised(row, first)):
        relation = "some"  # `Of the 67 seats, the left takes 28, the centre 23 and others 16`
    if relation is None or whole.aside or _coordinated(row, at):
        return
    listed = itemised(row, first)
    if relation == "some":
        listed = before_acts(row, listed)
    if relation == "parts" and not _add_up(row, at, listed):
        listed = _first_clause(row, at, listed)
    if relation == "some" and _all_there(row, at, listed):
        relation = "parts"
    elif relation == "parts" and _some_left(row, at, listed):
        return
    groups = _groups(row, at, listed)
    if len(groups) > 1:
        yield from (("parts", (at, *group), "list", 0.9) for group in groups)
        return
    if (
        relation == "parts"
        and len(listed) > 1
        and one_kind(whole, [row[place] for place in listed], closed=_closed(row, at, listed))
    ):
        yield "parts", (at, *listed), "list", 0.95
    elif relation == "some":
        most = _FAR * whole.figure.number.value
        some = [place for place in listed if akin(whole, row[place]) and row[place].figure.number.value < most]
        if some:
            yield "some", (at, *some), "list", 0.95


def _all_there(row: Sequence[Told], whole: int, listed: Sequence[int]) -> bool:
    """Whether some parts are all there are, by their words or because they add up to the whole."""
    return _complete(row, listed) or _exact(row[whole], [row[place] for place in listed])


def _some_left(row: Sequence[Told], whole: int, listed: Sequence[int]) -> bool:
    """Whether a list leaves something out: words after it speak of the rest, or only a colon opens it and it comes to
    far less than the whole: `bán ròng 2.100 tỷ: VPB 390, FPT 210, HPG 186`.
    """
    last, first, total = row[listed[-1]], row[listed[0]], row[whole].figure.number.value
    words = last.read.words
    if phrased(last.read, "rest", last.figure.end, min(len(words), last.figure.end + _REST)):
        return True
    plain = ":" in words[row[whole].figure.end : first.figure.begin] and not _closed(row, whole, listed)
    return plain and sum(row[at].figure.number.value for at in listed) < _MOST * total


def _closed(row: Sequence[Told], whole: int, listed: Sequence[int]) -> bool:
    """Whether a list behind a colon goes up to a last item that a joining word opens and that ends its clause, so that
    it leaves nothing out: `63 clinics: 22 inside the camp and 14 outside.`
    """
    one, words = row[whole], row[whole].read.words
    if len(listed) < 2 or not one.read.language.plurals or few(one) or ":" not in words[: row[listed[0]].figure.begin]:
        return False
    before, last = row[listed[-2]], row[listed[-1]]
    after = row[listed[-1] + 1] if listed[-1] + 1 < len(row) else None
    ends = after is None or after.read is not one.read or not after.level
    return ends and _joined(last, _outside(words[before.figure.end : last.figure.begin]))


def _groups(row: Sequence[Told], whole: int, listed: Sequence[int]) -> list[list[int]]:
    """The items of a list that splits its whole twice: `nam 620 người, nữ 627 người; thành thị 299 người, nông thôn 948
    người`. The one half adds up to it, the other does nearly, or its words say that it is all there is.
    """
    for size in range(2, len(listed) - 1):
        halves = [list(listed[:size]), list(listed[size:])]
        told = [_add_up(row, whole, half) for half in halves]
        if any(told) and all(
            fits or _complete(row, half) or adds_up(row[whole], [row[place] for place in half])
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
    for cue in read.cues:
        if start <= cue.start and cue.end <= end and end - cue.end < _APART:
            if {".", ";"}.intersection(words[start : cue.start]) or _marked(words[cue.end : end]):
                continue
            if "all_parts" in cue.value:
                return "parts"
            if "parts" in cue.value:
                return "some"
    between = words[max(start, whole.part.reach) : end]
    if ":" in between and not {".", ";"}.intersection(between) and end - start < _APART:
        return "parts"
    return None


def _marked(words: Sequence[str]) -> bool:
    return not {",", ";", ".", "("}.isdisjoint(words)


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
        between = _outside(one.read.words[before.figure.end : one.figure.begin])
        joined = _joined(one, between)
        if row[start].figure.counted and _described(row, place, last):
            continue
        if "." in between or ":" in between or not (joined or {",", ";"}.intersection(between)):
            break
        if one.figure.follows is not None and row[start].figure.follows is None:
            break  # `leaving 911 million, while losses went from 77 million to 149 million`
        if not _goes_on(row[start], one):
            if one.figure.counted and not row[start].figure.counted:
                continue  # `two firms gave 13 million`: whose amount it is
            break
        if closed:
            break
        found.append(place)
        last, closed = place, joined and ";" not in between
    return found


def _described(row: Sequence[Told], place: int, item: int) -> bool:
    """Whether an amount without a mark before it only says of which things an item is: `1.480 tàu từ 15 m trở lên`."""
    one = row[place]
    if place - 1 != item or one.figure.counted:
        return False
    words = one.read.words[row[item].figure.end : one.figure.begin]
    return not MARKS.intersection(words) and not _joined(one, words)


def _joined(one: Told, between: Sequence[str]) -> bool:
    """Whether a joining word, and none within the name of an item, opens the last one: not `, shops and cafés 1.9`."""
    last = max((at for at, word in enumerate(between) if word in (",", ";")), default=None)
    listing = one.read.language.sets["listing"]
    if last is None or (last + 1 == len(between) and not one.read.language.plurals):
        return not listing.isdisjoint(between)
    return last + 1 < len(between) and between[last + 1] in listing


def before_acts(row: Sequence[Told], listed: Sequence[int]) -> list[int]:
    """The items up to one that goes on with what was done to the whole, and not with the list: of `killed 1,396 people,
    including 499 children, injured 12,728` the first only.
    """
    acts = [at > listed[0] and ((_done(row, at) and not _done(row, listed[0])) or _parted(row, at)) for at in listed]
    return list(listed[: acts.index(True)]) if True in acts else list(listed)


def _first_clause(row: Sequence[Told], whole: int, listed: list[int]) -> list[int]:
    """The items parted by commas up to a semicolon, where they rather than all add up: of `48 người chết, gồm: Lục Yên
    21, Văn Yên 27; 6 người mất tích` the first two.
    """
    after = [size for size in range(1, len(listed)) if after_semicolon(row, listed[size])]
    if not after or after[0] == 1:
        return listed
    own = listed[: after[0]]
    fits = [adds_up(row[whole], [row[place] for place in places]) for places in (own, listed)]
    return own if fits[0] or not fits[1] else listed


def after_semicolon(row: Sequence[Told], at: int) -> bool:
    """Whether a semicolon stands between a figure and the one before it."""
    return ";" in row[at].read.words[row[at - 1].figure.end : row[at].figure.begin]


def _parted(row: Sequence[Told], at: int) -> bool:
    """Whether a semicolon after a comma begins a new clause before an item: `47 were boys, police said; 177 ...`."""
    words = row[at].read.words[row[at - 1].figure.end : row[at].figure.begin]
    return ";" in words and "," in words[: words.index(";")]


def _done(row: Sequence[Told], at: int) -> bool:
    """Whether an act is told right before a figure."""
    one = row[at]
    start = max(clause(row, at), one.figure.begin - _ACT)
    befalls = one.read.language.sets["befalls"] | one.read.language.sets["befalling"]
    return cued(one.read, "acts", start, one.figure.begin) or not befalls.isdisjoint(
        one.read.words[start : one.figure.begin]
    )


def _outside(words: Sequence[str]) -> list[str]:
    """The words that stand in no bracket."""
    depth, found = 0, []
    for word in words:
        depth += (word == "(") - (word == ")")
        if depth <= 0 and word != ")":
            found.append(word)
    return found


def _goes_on(first: Told, one: Told) -> bool:
    """Whether a figure can be an item of a list: counts with counts, amounts in one unit, facts with facts."""
    if first.claim.cell.modality is not one.claim.cell.modality and not (first.fact and one.fact):
        return False
    return one.figure.counted == first.figure.counted and (one.figure.counted or one.figure.unit == first.figure.unit)


def _complete(row: Sequence[Told], listed: Sequence[int]) -> bool:
    """Whether some parts are all there are: the last is what is left, or the two are each other's opposites."""
    if len(listed) < 2:
        return False
    return rest(row, listed[-1]) or _not(row, listed[-1]) or (len(listed) == 2 and opposite(row, *listed))


def _not(row: Sequence[Told], at: int) -> bool:
    """Whether the clause of a figure ends in denying what was told of the one before: `5.1 was recovered and 13.2 was
    not`.
    """
    one = row[at]
    _, end = stretch(one, row, at)
    return end > one.figure.end and one.read.words[end - 1] in one.read.language.sets["denials"]


def opposite(row: Sequence[Told], one: int, two: int) -> bool:
    """Whether two figures are told by words that leave no third: men and women, `trong nước` and `nước ngoài`."""
    first, second = (f" {' '.join(row[at].read.words[slice(*stretch(row[at], row, at))])} " for at in (one, two))
    pairs = [pair.split("|") for pair in row[one].read.language.sets["opposites"]]
    return any(
        (_has(first, left, right) and _has(second, right, left))
        or (_has(first, right, left) and _has(second, left, right))
        for left, right in pairs
    )


def _has(text: str, word: str, other: str) -> bool:
    return f" {word} " in text and f" {other} " not in text.replace(f" {word} ", " ")


def _above(row: Sequence[Told], first: int) -> Iterator[Found]:
    """The whole in a sentence before of the parts that a sentence lists: `Of these, ...`, `Doanh thu gồm ...`."""
    one, read = row[first], row[first].read
    listed = itemised(row, first)
    if phrased(read, "anaphors", 0, min(len(read.words), _ANAPHOR)) and one.figure.begin < _APART:
        whole = _main(row, first, frozenset(), listed, loose=True)
        if whole is not None and not phrased(read, "anaphors", 0, one.figure.begin) and not _adjoining(row[whole], one):
            return  # `Volunteers keep us going. We have 840 of them` counts who was named without a number
        exact = whole is not None and _exact(row[whole], [row[place] for place in listed])
        relation = "parts" if _complete(row, listed) or exact else "some"
    else:
        cue = next((cue for cue in read.cued("all_parts") if cue.end <= one.figure.begin), None)
        subject = (
            content(read, 0, cue.start) - phrases(one, "totals") - phrases(one, "attributes") if cue else frozenset()
        )
        if subject:
            whole, relation = _main(row, first, subject, listed), "parts"
        else:
            return
    if whole is None or (relation == "parts" and len(listed) < 2):
        return
    parts = [place for place in listed if relation == "parts" or akin(row[whole], row[place])]
    if parts and (
        relation == "some" or _sexes(row, whole, listed) or one_kind(row[whole], [row[place] for place in parts])
    ):
        yield relation, (whole, *parts), "sentence before", 0.85


def _before_colon(row: Sequence[Told], first: int) -> Iterator[Found]:
    """The last level of the sentence before, where one that has a pronoun for its subject lists its parts up to a last
    one that a joining word opens: `The union counts 148 members. They are spread as follows: Europe 47, Asia 38 and
    Africa 63`.
    """
    one, listed = row[first], itemised(row, first)
    words, last = one.read.words, row[listed[-1]]
    opened = one.read.language.plurals and words[0] in one.read.language.sets["taking_up"] and not one.position
    if not opened or ":" not in words[: one.figure.begin] or len(listed) < _ITEMS:
        return
    whole = next((at for at in back(row, first, 1) if row[at].sentence < one.sentence and row[at].level), None)
    joined = _joined(last, _outside(words[row[listed[-2]].figure.end : last.figure.begin]))
    if whole is None or not joined or row[whole].aside or not row[whole].figure.counted or not one.figure.counted:
        return
    if timely(row[whole], one) and adds_up(row[whole], [row[at] for at in listed], _CLOSED):
        yield "parts", (whole, *listed), "sentence before", 0.85


def _sexes(row: Sequence[Told], whole: int, listed: Sequence[int]) -> bool:
    """Whether people are told apart by words that leave no third, of a count in the sentence before, whatever counts
    them there: `342 ca mắc. Trong số này có 188 nam và 154 nữ`.
    """
    near_by = row[listed[0]].sentence - row[whole].sentence == 1 and row[whole].figure.counted
    return near_by and len(listed) > 1 and all(human(row[at]) for at in listed) and _complete(row, listed)


def _adjoining(one: Told, two: Told) -> bool:
    """Whether the sentence of one figure follows that of another at once."""
    return two.read.start - one.read.end <= _GAP


def _main(
    row: Sequence[Told], first: int, subject: frozenset[str], parts: Sequence[int], *, loose: bool = False
) -> int | None:
    """The level that a sentence before tells in the words of the parts' subject; where they have none, one in their
    unit (any count where `loose`) of the nearest sentence that speaks of their time and place: the one that they add
    up to, else the first.
    """
    found: int | None = None
    for place in back(row, first, _BACK):
        other = row[place]
        if found is not None and other.sentence != row[found].sentence:
            break
        if other.sentence == row[first].sentence or not _stands(other, row[first]):
            continue
        if not subject and (akin(other, row[first]) or (loose and other.figure.counted)):
            if found is None or _holds(other, row[first]) or not _holds(row[found], row[first]):
                found = place  # `ghi nhận 18 ca, nâng tổng số lên 264 ca. Trong số này, 171 ca`
            if len(parts) > 1 and _add_up(row, place, parts):
                return place
        elif subject and subject <= near(other, row, place):
            return place
    return found if found is not None and row[first].sentence - row[found].sentence <= _NEAR else None


def _holds(whole: Told, part: Told) -> bool:
    """Whether one level is as much as another at least, of which it may then be the whole."""
    return whole.figure.number.value >= part.figure.number.value


def _stands(other: Told, one: Told) -> bool:
    """Whether a level before can be the whole of a part."""
    if not other.level or other.aside or bracketed(other) or other.figure.counted != one.figure.counted:
        return False
    return together(other, one) and (other.figure.counted or other.figure.unit == one.figure.unit)


def rest(row: Sequence[Told], at: int) -> bool:
    """Whether a figure is what is left of a whole: `còn lại 450 hộ`, `the remaining 12`."""
    one = row[at]
    start = row[at - 1].figure.end if at and row[at - 1].read is one.read else 0
    return phrased(one.read, "rest", start, one.figure.begin + 1)


def one_kind(whole: Told, parts: Sequence[Told], *, closed: bool = False) -> bool:
    """Whether parts and whole count things of one kind: one noun or unit, else numbers that add up but for a slip,
    which need be less seldom in a list that is `closed`.
    """
    if not whole.figure.counted or not all(part.figure.counted for part in parts):
        return all(alike(whole, part) for part in parts)
    if {"" if unnamed(part) else head(part) for part in parts} <= {head(whole), ""}:
        return True
    return adds_up(whole, parts, _CLOSED if closed else _BY_CHANCE)


def adds_up(whole: Told, parts: Sequence[Told], most: float = _BY_CHANCE) -> bool:
    """Whether numbers add up nearly, or would with one slip of the pen less, as unlike ones do by chance at `most`."""
    total, values = whole.figure.number.value, [part.figure.number.value for part in parts]
    added = sum(values, Fraction(0))
    missing = total - added
    if abs(missing) * _NEARLY <= total:
        return True
    slip = slipped(total, added) or any(slipped(own, own + missing) for own in values if own + missing > 0)
    return slip and _seldom(total, values, most)


def _exact(whole: Told, parts: Sequence[Told]) -> bool:
    """Whether some parts are meant to be all: they add up but for one slip, as numbers so long seldom do by chance."""
    total, values = whole.figure.number.value, [part.figure.number.value for part in parts]
    added = sum(values, Fraction(0))
    if len(parts) < 2 or not (slipped(total, added) or any(slipped(own, own + total - added) for own in values)):
        return False
    return _seldom(total, values, _BY_CHANCE)


def _seldom(total: Fraction, values: Sequence[Fraction], most: float) -> bool:
    """Whether unlike numbers as long as these are seldom a slip away from adding up."""
    return len(values) * min(map(chance, (total, *values))) < most


def _add_up(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether items add up as printed: the ones after them may be of another list."""
    return add_up([row[place].claim.quantity.hard for place in (whole, *parts)])


def marker(one: Told) -> str:
    """The sign that an item of a list begins with; of a number or a letter only that it is one."""
    first = one.read.words[0]
    return "1" if first[0].isdecimal() else "a" if first[0].isalpha() else first


def _items(row: Sequence[Told], at: int) -> Iterator[Found]:
    """The first level of each item of a list below its stem: `Toàn huyện có 112 trường, gồm:`."""
    whole = row[at]
    found: list[int] = []
    for place in range(at + 1, len(row)):
        one = row[place]
        if not one.listed or one.paragraph > whole.paragraph + len(found) + 1:
            break
        if found and one.paragraph > row[found[-1]].paragraph and marker(one) != marker(row[found[0]]):
            break
        if one.level and not one.aside and one.paragraph == whole.paragraph + len(found) + 1 and one.sentence:
            found.append(place)
    opened = cued(whole.read, "parts", whole.figure.end, len(whole.read.words))
    found = next((found[:size] for size in range(len(found), 1, -1) if _add_up(row, at, found[:size])), found)
    if opened and len(found) > 1 and one_kind(whole, [row[place] for place in found]):
        yield "parts", (at, *found), "items", 0.9
