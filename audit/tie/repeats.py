"""The same number told again: a count that a sentence takes others from, or one slip away in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta

from audit.model import Basis, Grain, Measure
from audit.normalise import fold
from audit.periods import contains
from audit.places.words import words as place_words
from audit.tie.anaphors import definite, recalled, those
from audit.tie.denominators import opens, out_of
from audit.tie.edits import chance, digits, slipped
from audit.tie.fits import share_fit
from audit.tie.told import (
    FURTHEST,
    Found,
    Told,
    alike,
    back,
    bracketed,
    called,
    head,
    kin,
    near,
    own,
    phrased,
    phrases,
    placed_alike,
    said,
    stem,
    timely,
)

_BACK = 6  # sentences back to the count that is taken up again
_BY_CHANCE, _BY_WORDS = 0.01, 0.05  # of figures called alike, and of those called so by words enough
_RARE, _SELDOM = 0.001, 0.01  # of numbers of five digits, and of four
_DIGITS = 4  # of a number that one digit more or less makes of another
_TELLING, _PAIR = 3, 2
_MANY = 10  # things that are pointed at, of which fewer are some that were named
_TOLD = 100  # a number from which on people of another name are meant, not others of whom few are told
MOST = 50  # a part of which its whole is less than a fiftieth more is most of it
_MOVES = frozenset(["rises", "falls", "reaches"])
_HERE = 4  # words from a count to those that say that it is there now
SEASON = timedelta(days=120)  # in which what a time brought is told on
_DAY, _WEEKS = timedelta(days=1), timedelta(days=31)  # what a day brought, in these


def repeats(row: Sequence[Told], wholes: Mapping[int, int], agreed: Collection[int] = ()) -> Iterator[Found]:
    """`same` as places in `row`: the count told first, then the one told again; `agreed` are in sums that are right."""
    for at, one in enumerate(row):
        if not one.level:
            continue
        if one.figure.counted and not one.aside and (_taken_up(one) or _pointed_at(one)):
            first = _antecedent(row, at, wholes)
            if first is not None:
                yield "same", (first, at), "opening", 0.85
                continue
        first = _nearly(row, at, wholes, agreed)
        if first is not None:
            yield "same", (first, at), "slip", 0.8


def _taken_up(one: Told) -> bool:
    """Whether a count is told as known already: `Of the 584 schools`, `Trong 112 trường học`."""
    words, begin = one.read.words, one.figure.begin
    if not opens(one):
        return False
    return not one.read.language.plurals or words[begin - 1] in one.read.language.sets["determiners"]


def _pointed_at(one: Told) -> bool:
    """Whether a word behind the noun of a count points at those told before: `57 dự án này`, `118 hộ nói trên`."""
    if one.read.language.plurals or one.figure.number.value < _MANY:
        return False
    words, sets = one.read.words, one.read.language.sets
    end = one.figure.head[1] if one.figure.head else one.figure.end
    told = (" ".join(words[end : end + size]) for size in (1, 2))
    return any(word in sets["aforesaid"] and word not in sets["locatives"] for word in told)  # not `chợ trên địa bàn`


def _antecedent(row: Sequence[Told], at: int, wholes: Mapping[int, int]) -> int | None:
    """The count before that is taken up: the nearest with the same number, else the nearest of the same words."""
    one, pointed = row[at], not opens(row[at])
    found = [
        place
        for place in back(row, at, _BACK)
        if _counts(row, place, at) and (pointed or place not in wholes) and not _parted(row, place, at)
        if pointed or _told_of(row, place, at) or _same_number(row[place], one)
        if not _part_told(row, place, at)
    ]
    value = one.figure.number.value
    same = next((place for place in found if _equal(row[place], one)), None)
    sentences = Counter(row[place].sentence for place in found)
    found = [place for place in found if sentences[row[place].sentence] == 1]  # one of several items is no total
    if same is None:
        near_by = (
            place for place in found if alike(row[place], one) or value >= _TOLD
        )  # not `two teachers` of 23 pupils
        same = next((place for place in near_by if slipped(value, row[place].figure.number.value)), None)
    named = (  # a number without a noun is not taken up by another
        place
        for place in found
        if row[place].figure.unit and alike(row[place], one) and row[place].figure.sized_like(one.figure)
        if not pointed
    )
    return same if same is not None else next(named, None)


def _same_number(other: Told, one: Told) -> bool:
    """Whether a number without a noun of its own is that of a count before: `187 people died. Of the 187 killed`."""
    told = one.read.language.plurals and one.figure.elided and not one.figure.unit
    return told and one.figure.number.value >= _TOLD and _equal(other, one)


def _part_told(row: Sequence[Told], part: int, whole: int) -> bool:
    """Whether a count is the part of one behind a percentage: `reached 7.9 million homes, 94% of the 8.4 million`."""
    share = row[whole - 1]
    told = share.read is row[whole].read and share.figure.unit == "percent" and share.measure is Measure.SHARE
    return told and share_fit(row[part], share, row[whole]) > 0


def _parted(row: Sequence[Told], part: int, whole: int) -> bool:
    """Whether a count is what one before it in its sentence is taken from, with or without the share between them."""
    shared = any(one.figure.unit == "percent" for one in row[part + 1 : whole])
    return (shared and row[part].read is row[whole].read) or out_of(row, part, whole)


def _of_kind(other: Told, one: Told) -> bool:
    """Whether a level told before is in the unit or of the noun of another."""
    alike_called = alike(other, one) or ((those(one) or one.read.language.plurals) and kin(other, one))
    return other.level and not other.aside and not bracketed(other) and alike_called


def _standing(other: Told, one: Told) -> bool:
    """Whether a fact told before can be what a number that is spoken of as known stands for."""
    dated = other.claim.period_basis is Basis.EXPLICIT and one.claim.period_basis is Basis.EXPLICIT
    here = other.claim.cell.place == one.claim.cell.place
    return here and other.fact and one.fact and _of_kind(other, one) and (not dated or timely(other, one))


def _counts(row: Sequence[Told], place: int, at: int) -> bool:
    one, other = row[at], row[place]
    first, second = other.claim.cell, one.claim.cell
    estimated = not one.read.language.plurals and one.fact and other.fact  # `ước đạt` is told on as a fact
    if other.figure.counted != one.figure.counted or (first.modality != second.modality and not estimated):
        return False
    if not placed_alike(other, one) or not _of_kind(other, one):
        return False
    dated = [told for told in (one, other) if told.claim.period_basis is Basis.EXPLICIT]
    return _about_then(one, other) if len(dated) < 2 else first.period == second.period


def _about_then(one: Told, two: Told) -> bool:
    """Whether two figures of which at most one has a time of its own can be of one time: what a year, or a day before
    the day of issue, brought is told on in the weeks that follow.
    """
    first, second = one.claim.cell.period, two.claim.cell.period
    if first is None or second is None or timely(one, two):
        return True
    early, late = sorted((first, second), key=lambda period: period.start)
    now = (one if first is late else two).claim.period_basis is Basis.ISSUED
    apart = _WEEKS if early.end - early.start == _DAY else SEASON
    return (now or late.end - late.start < early.end - early.start) and late.start - early.end <= apart


def _told_of(row: Sequence[Told], place: int, at: int) -> bool:
    """Whether what is taken up is called no more closely than what it stands for."""
    idle = phrases(row[at], "verbal") | phrases(row[at], "aforesaid") | {head(row[at])}
    return frozenset(near(row[at], row, at)) <= near(row[place], row, place) | idle


def _nearly(row: Sequence[Told], at: int, wholes: Mapping[int, int], agreed: Collection[int]) -> int | None:
    """A number of the same thing that differs by one slip, which is unlikely unless the same was meant."""
    one = row[at]
    value = one.figure.number.value
    if (one.figure.number.scaled and value.denominator != 1) or chance(value) > _BY_WORDS:
        return None
    likely, known_of = chance(value) > _BY_CHANCE, definite(one)
    taken, known = recalled(one), _at_hand(one)
    before = range(at - 1, max(-1, at - FURTHEST), -1)
    if any(row[place].figure.number.value == value and row[place].figure.unit == one.figure.unit for place in before):
        return None  # told again already, and right
    for place in before:
        other = row[place]
        if other.sentence == one.sentence or _equal(other, one):
            continue
        if one.aside and not known and other.claim.cell.period != one.claim.cell.period:
            continue
        if not slipped(value, other.figure.number.value, shifted=known_of):
            continue
        if _apart(other, one):
            continue
        if other.claim.cell.scope != one.claim.cell.scope and not taken:
            continue  # `158 người bị thương ..., đường bộ 157 người`
        if _joined(place, at, wholes) or _settled(other, one, (place in agreed) + (at in agreed)):
            continue
        if _seldom_so(other, one) and _told_alike(row, place, at):
            return place
        if _versions(one) != _versions(other):
            continue
        if not (_counts(row, place, at) or (taken and _of_kind(other, one)) or (known and _standing(other, one))):
            continue
        if taken:
            return place
        if _called_alike(row, place, at, least=_TELLING if likely else 1):
            return place
        if known_of and (those(one) or _noun(one) <= called(row, place)):
            return place
        if _named_alike(row, place, at, _PAIR + likely) or (not likely and _told_on(row, place, at)):
            return place
    return None


def _apart(one: Told, two: Told) -> bool:
    """Whether of two counts one of a longer time than the other has a digit more or less: `tháng 10 có 15 người bị
    thương; tính chung 10 tháng 158 người`.
    """
    first, second = one.claim.cell.period, two.claim.cell.period
    if first is None or second is None or first == second or one.read.language.plurals:
        return False
    if not (contains(first, second) or contains(second, first)) or Grain.DAY in (first.grain, second.grain):
        return False
    return len(digits(one.figure.number.value)) != len(digits(two.figure.number.value))


def _joined(one: int, two: int, wholes: Mapping[int, int]) -> bool:
    """Whether a list makes one of two figures the whole of the other, or both parts of one whole."""
    return wholes.get(one) == two or wholes.get(two) == one or wholes.get(two, -1) == wholes.get(one, -2)


def _settled(one: Told, two: Told, agreed: int) -> bool:
    """Whether sums that are right say that two figures are two: both are in one or, of numbers of which one has a digit
    more, either.
    """
    lengths = {len(str(each.figure.number.value)) for each in (one, two)}
    return agreed > 1 or (agreed > 0 and len(lengths) > 1)


def _seldom_so(one: Told, two: Told) -> bool:
    """Whether two levels can be one number, whatever the reading made of their times and plans, which a number so long
    outweighs where no two times are told, and what brought the one is told on when the other is so.
    """
    if not one.read.language.plurals or not one.level or one.aside or two.aside or not placed_alike(one, two):
        return False
    if one.figure.counted is not two.figure.counted or one.figure.number.step != two.figure.number.step:
        return False
    first, second = (str(int(told.figure.number.value)) for told in (one, two))
    if len(first) != len(second) and (first[0] != second[0] or min(len(first), len(second)) < _DIGITS):
        return False  # `€284 million` of profit, `€1,284 million` of sales
    explicit = one.claim.period_basis is Basis.EXPLICIT and two.claim.period_basis is Basis.EXPLICIT
    return bracketed(one) is bracketed(two) and (timely(one, two) or (not explicit and _about_then(one, two)))


def _told_alike(row: Sequence[Told], one: int, two: int) -> bool:
    """Whether two figures share words enough for how seldom one is a slip away from the other: those of one kind in
    numbers of five digits none, in those of four the noun or another word, and in those of three both.
    """
    first, second = row[one], row[two]
    heads = {head(first), head(second)}
    words = [called(row, place) - _idle(row[place]) for place in (one, two)]
    shared, same = (words[0] & words[1]) - heads, len(heads) == 1 and heads != {""}
    likely = max(chance(told.figure.number.value) for told in (first, second))
    if not kin(first, second):
        return first.figure.counted and likely < _SELDOM and bool(shared)
    if likely < _SELDOM:
        return likely < _RARE or bool(shared) or same
    return same and bool(shared) and first.fact is second.fact


def _told_on(row: Sequence[Told], one: int, two: int) -> bool:
    """Whether half of what names one of two numbers is said of the other, too, and no scope parts them; they are so far
    apart that neither is most of the other: `tiêu hủy 6.852 con lợn`, `số lợn phải tiêu hủy lên tới 66.852 con`.
    """
    first, second = row[one], row[two]
    less, more = sorted(told.figure.number.value for told in (first, second))
    scopes = first.claim.cell.scope, second.claim.cell.scope
    if (more - less) * MOST <= more or (all(scopes) and scopes[0] != scopes[1]):
        return False
    names = [called(row, place) - _idle(row[place]) - {head(row[place])} for place in (one, two)]
    common = len(names[0] & names[1])
    return common >= _PAIR and 2 * common >= min(map(len, names))


def _versions(one: Told) -> frozenset[str]:
    """The words that say which of several accounts of an amount a figure is: `underlying profit`."""
    return own(one) & phrases(one, "versions")


def _at_hand(one: Told) -> bool:
    """Whether a number is spoken of as what there is: `từ 562,4 tỷ đồng hiện nay`, `hoạt động của 268 tổ`."""
    words, sets, end = one.read.words, one.read.language.sets, one.figure.end
    if not sets["at_hand"] or not one.figure.begin:
        return False
    return words[one.figure.begin - 1] in sets["owning"] or phrased(one.read, "at_hand", end, end + _HERE)


def _noun(one: Told) -> frozenset[str]:
    return frozenset(stem(word, one.read.language) for word in one.figure.unit.lower().split())


def _named_alike(row: Sequence[Told], one: int, two: int, least: int) -> bool:
    """Whether all that the reading made of the name of one of two figures, so many words, is said of the other."""
    return any(
        len(own(row[first])) >= least and own(row[first]) <= called(row, second)
        for first, second in ((one, two), (two, one))
    )


def _called_alike(row: Sequence[Told], one: int, two: int, least: int) -> bool:
    """Whether all words of one of two figures are said of the other, `least` of them at least."""
    first, second = (near(row[place], row, place) - _idle(row[place]) for place in (one, two))
    if first == second and len(first) >= _PAIR:
        return True
    least -= row[one].read.language.plurals and least > 1  # a noun of two syllables is one word in English
    return any(len(words) >= least and words <= other for words, other in ((first, second), (second, first)))


def _idle(one: Told) -> frozenset[str]:
    """The words that say only what kind of amount a figure is, and of which place."""
    places = " ".join((*place_words(one.read.language.code).fixed, *(one.claim.cell.place or "").split()))
    timed = phrases(one, "timing") | phrases(one, "same")
    return phrases(one, "attributes") | timed | said(one, _MOVES) | frozenset(fold(places).split())


def _equal(one: Told, two: Told) -> bool:
    return one.claim.quantity.hard.meet(two.claim.quantity.hard) is not None
