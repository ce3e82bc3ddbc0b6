"""Whether parts are all there is of a whole: by their words, by what they count, and because they add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from fractions import Fraction
from functools import cache
from itertools import pairwise

from audit.tie.chances import add_up, fitting
from audit.tie.edits import chance, slipped
from audit.tie.told import MARKS, Told, alike, content, counted, head, human, near, own, phrased, stretch, unnamed

_NEARLY = 10  # a whole and a sum that differ by less than a tenth of it are meant to be one
_VERB = 2  # syllables of a verb
_WORD = 4  # letters of a word that a prefix denies, at least
MOSTLY = Fraction(7, 10)  # of a whole: what comes to less is hardly all of it
_BY_CHANCE, CLOSED, _ANY = 0.02, 0.15, 1000.0


def complete(row: Sequence[Told], listed: Sequence[int]) -> bool:
    """Whether some parts are all there are: the last is what is left, or the two are each other's opposites."""
    if len(listed) < 2:
        return False
    left = rest(row, listed[-1]) or denied(row, listed[-1]) or undone(row, listed)
    return left or (len(listed) == 2 and opposite(row, *listed))


def denied(row: Sequence[Told], at: int) -> bool:
    """Whether the clause of a figure ends in denying what was told of the one before: `5.1 was recovered and 13.2 was
    not`.
    """
    one = row[at]
    _, end = stretch(one, row, at)
    return end > one.figure.end and one.read.words[end - 1] in one.read.language.sets["denials"]


def named_together(row: Sequence[Told], whole: int, listed: Sequence[int]) -> bool:
    """Whether the name of a whole joins those of its parts: `51 người chết và mất tích, trong đó 48 người chết, 3 người
    mất tích`.
    """
    one = row[whole]
    words, joining = one.read.words, one.read.language.sets["listing"]
    start, end = one.figure.begin, one.figure.end
    while start and words[start - 1] not in MARKS and words[start - 1][0].isalpha():
        start -= 1
    while end < len(words) and words[end] not in MARKS and words[end][0].isalpha():
        end += 1
    called = [near(row[part], row, part) | own(row[part]) for part in listed]
    for first, last in ((start, one.figure.begin), (counted(one), end)):
        joins = [at for at in range(first, last) if words[at] in joining]
        bounds = pairwise((first - 1, *joins, last))
        sides = [content(one.read, before + 1, after) - {head(one)} for before, after in bounds]
        if len(sides) == len(listed) > 1 and all(
            _only(side, called[at], called[:at] + called[at + 1 :]) for at, side in enumerate(sides)
        ):
            return True
    return False


def _only(side: frozenset[str], called: frozenset[str], others: Sequence[frozenset[str]]) -> bool:
    """Whether one part is called by some words, and none of the others."""
    return bool(side) and side <= called and not any(side <= other for other in others)


def undone(row: Sequence[Told], parts: Sequence[int]) -> bool:
    """Whether the last of some parts is told of that of which what the first did or has is denied: `đã giải quyết 103 ý
    kiến; 15 ý kiến đang được giải quyết; 8 ý kiến chưa giải quyết`, `97 trạm có bác sĩ; 4 trạm chưa có bác sĩ`.
    """
    last, sets = row[parts[-1]], row[parts[-1]].read.language.sets
    words = last.read.words[slice(*stretch(last, row, parts[-1]))]
    denied = next((at for at, word in enumerate(words) if word in sets["negations"]), None)
    if last.read.language.plurals or denied is None:
        return False
    done = [word for word in words[denied + 1 :] if word not in sets["skips"]][:_VERB]
    return len(done) == _VERB and near(row[parts[0]], row, parts[0]).issuperset(done)


def opposite(row: Sequence[Told], one: int, two: int) -> bool:
    """Whether two figures are told by words that leave no third: men and women, `trong nước` and `nước ngoài`."""
    sets, words = row[one].read.language.sets, _said(row, one)
    first, second = (f" {' '.join(said)} " for said in (words, _said(row, two)))
    known = _opposites(sets["opposites"])
    pairs = [pair for word in known.keys() & {*words} for pair in known[word]]
    pairs += _denials(first, second, sets["denying"])
    return any(_has(first, left, right) and _has(second, right, left) for left, right in pairs)


@cache
def _opposites(pairs: Set[str]) -> Mapping[str, Sequence[tuple[str, str]]]:
    """What leaves no third, `men|women`, both ways, by the first word of the left."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in pairs:
        one, two = pair.split("|")
        found[one.split()[0]].append((one, two))
        found[two.split()[0]].append((two, one))
    return found


def _said(row: Sequence[Told], at: int) -> list[str]:
    """The words around a figure, with the label or place that it stands behind: `Hộ chưa đạt: 86`, `Half were women
    (3,410)`, `In the north, 7,528 came`.
    """
    one, (start, end) = row[at], stretch(row[at], row, at)
    words = one.read.words
    if start == one.figure.begin and words[start - 1 : start] == ["("]:
        first = row[at - 1].figure.end if one.position else 0
        start = next((place for place in range(start - 1, first, -1) if words[place - 1] in MARKS), first)
    placed = words[start - 1 : start] == [","] and words[0] in one.read.language.sets["locatives"]
    if placed and not one.position and MARKS.isdisjoint(words[: start - 1]):
        start = 0
    if not one.position and start == one.figure.begin and words[start - 1 : start] == [":"]:
        start = next((place for place in range(start - 1, 0, -1) if words[place - 1] in MARKS), 0)
    return words[start:end]


def _denials(first: str, second: str, prefixes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The words of two texts of which a prefix makes one the denial of the other: `paid`, `unpaid`; `in the north`,
    `outside the north`.
    """
    for word, other in [(word, second) for word in first.split()] + [(word, first) for word in second.split()]:
        for prefix in prefixes if len(word) >= _WORD else ():
            for denial in (prefix + word, f"{prefix} {word}"):
                if f" {denial} " in other:
                    yield (word, denial) if other is second else (denial, word)


def _has(text: str, word: str, other: str) -> bool:
    return f" {word} " in text and f" {other} " not in text.replace(f" {word} ", " ")


def rest(row: Sequence[Told], at: int) -> bool:
    """Whether a figure is what is left of a whole: `còn lại 450 hộ`, `the remaining 12`, behind a comma `còn 12 hộ`,
    `67 đối tượng khác`.
    """
    one = row[at]
    start = row[at - 1].figure.end if at and row[at - 1].read is one.read else 0
    before = one.read.words[max(start, one.figure.begin - 2) : one.figure.begin]
    left = (
        not one.read.language.plurals
        and before[:1] == [","]
        and not one.read.language.sets["leaving"].isdisjoint(before)
    )
    return left or _other(row, at) or phrased(one.read, "rest", start, one.figure.begin + 1)


def _other(row: Sequence[Told], at: int) -> bool:
    """Whether the name of what a figure counts ends, right behind its noun, in a word for what is left."""
    one = row[at]
    if one.read.language.plurals or one.figure.head is None:
        return False
    end = stretch(one, row, at)[1]
    return " ".join(one.read.words[one.figure.head[1] : end]) in one.read.language.sets["rest"]


def parallel(row: Sequence[Told], listed: Sequence[int]) -> bool:
    """Whether words of one relation follow all items, so that none is of another's: `52 tỷ từ doanh nghiệp, 25 tỷ từ
    cá nhân và 10 tỷ từ tỉnh bạn`.
    """
    words = [row[at].read.words[row[at].figure.end : row[at].figure.end + 1] for at in listed]
    sets = row[listed[0]].read.language.sets
    related = sets["purposes|locatives"]
    return bool(words[0]) and words[0][0] in related and all(one == words[0] for one in words)


def one_kind(whole: Told, parts: Sequence[Told], *, closed: bool = False) -> bool:
    """Whether parts and whole count things of one kind: one noun or unit, people, else numbers that add up but for a
    slip, which need not be seldom in a list that is `closed`.
    """
    if closed and fitting(whole, parts, _ANY) is not None:
        return True
    if not whole.figure.counted or not all(part.figure.counted for part in parts):
        return all(alike(whole, part) for part in parts)
    if {"" if unnamed(part) else head(part) for part in parts} <= {head(whole), ""}:
        return True
    if all(human(one) for one in (whole, *parts)):
        return True
    return adds_up(whole, parts)


def adds_up(whole: Told, parts: Sequence[Told], most: float = _BY_CHANCE) -> bool:
    """Whether numbers add up nearly, or would with one slip of the pen less, as unlike ones do by chance at `most`."""
    total, values = whole.figure.number.value, [part.figure.number.value for part in parts]
    added = sum(values, Fraction(0))
    missing = total - added
    if abs(missing) * _NEARLY <= total:
        return True
    slip = slipped(total, added) or any(slipped(own, own + missing) for own in values if own + missing > 0)
    return slip and _seldom(total, values, most)


def exhausts(whole: Told, parts: Sequence[Told]) -> bool:
    """Whether some parts are meant to be all: they add up but for one slip, as numbers so long seldom do by chance."""
    total, values = whole.figure.number.value, [part.figure.number.value for part in parts]
    added = sum(values, Fraction(0))
    if len(parts) < 2 or not (slipped(total, added) or any(slipped(own, own + total - added) for own in values)):
        return False
    return _seldom(total, values, _BY_CHANCE)


def _seldom(total: Fraction, values: Sequence[Fraction], most: float) -> bool:
    """Whether unlike numbers as long as these are seldom a slip away from adding up."""
    return len(values) * min(map(chance, (total, *values))) < most


def sums_up(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether items add up as printed: the ones after them may be of another list."""
    return add_up([row[place].claim.quantity.hard for place in (whole, *parts)])
