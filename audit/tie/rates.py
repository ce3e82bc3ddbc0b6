"""The part and the whole of a rate that names neither: two counts near it, with which it agrees but for a slip."""

from __future__ import annotations

from collections.abc import Sequence

from audit.model import Kind
from audit.tie.denominators import SHARING, out_of
from audit.tie.fits import share_fit
from audit.tie.members import joining, subject_start
from audit.tie.told import (
    BOUNDS,
    Told,
    akin,
    alike,
    back,
    bracketed,
    clause,
    content,
    cued,
    few,
    kindred,
    marked,
    near,
    own,
    phrased,
    phrases,
    said,
    takes_up,
)

_RATED = 2  # sentences back to the part and the whole of a rate
_LARGE = 1000  # counts from which on few are each other's part by chance


def rated(row: Sequence[Told], at: int) -> tuple[int, int] | None:
    """The part and the whole of a rate that names neither: the two counts just before it, with which it agrees but
    for a slip. `The register lists 38,000 of the girls, so coverage is 92%`.
    """
    one, start = row[at], subject_start(row, at)
    named = one.read.language.sets["named_shares"]
    words = content(one.read, start, one.figure.begin)
    concluded = one.read.language.plurals and phrased(one.read, "conclusions", start, one.figure.begin)
    if not (cued(one.read, "strong_shares", start, one.figure.begin) or named & words or concluded):
        return None
    if (ahead := _rate_ahead(row, at)) is not None:
        return ahead
    pair = [place for place in back(row, at, _RATED) if row[place].level and not row[place].aside][:2]
    pair = [place for place in pair if row[place].paragraph == one.paragraph or _beside_it(row[place], one)]
    if len(pair) < 2 or any(few(row[place]) for place in pair):
        return None
    if row[pair[0]].figure.elided and bracketed(row[pair[0]]):
        return None  # `EBIT: EUR 870 million (2023: 686 million), a margin of 8.4%`
    if not all(_counts(row[place]) for place in pair) and not (alike(row[pair[0]], row[pair[1]]) and named & words):
        return None
    subject = words - named - said(one, SHARING | {"rates"}) - joining(one) - phrases(one, "totals")
    sets = one.read.language.sets
    follows = takes_up(row, at) and one.read.words[0] in sets["connectives"]  # `That makes a success rate of 42%`
    last = all(row[place].figure.kind is Kind.DURATION for place in range(pair[0] + 1, at))
    free = last and (concluded or follows or _apposed(row, at))
    sorts = [pair, *([pair[0], place] for place in back(row, pair[0], _RATED) if free and place not in pair)]
    return next((found for two in sorts if (found := _rate_of(row, at, two, frozenset() if free else subject))), None)


def _rate_ahead(row: Sequence[Told], at: int) -> tuple[int, int] | None:
    """The part and the whole that the figures right behind a rate are, the one told out of the other and in the words
    of the rate: `Tỷ lệ hộ nghèo còn 2,8%. Toàn huyện còn 1.176 hộ nghèo trên tổng số 42.000 hộ`.
    """
    part, whole = at + 1, at + 2
    while part < len(row) and not row[part].level and row[part].sentence == row[at].sentence:
        part, whole = part + 1, whole + 1
    if row[at].read.language.plurals or whole >= len(row) or row[part].paragraph != row[at].paragraph:
        return None
    if row[part].sentence - row[at].sentence > 1 or not (row[part].level and out_of(row, part, whole)):
        return None
    named = own(row[at]) <= near(row[part], row, part) | own(row[part])
    return (part, whole) if named and own(row[at]) and share_fit(row[part], row[at], row[whole]) else None


def _rate_of(row: Sequence[Told], at: int, two: Sequence[int], subject: frozenset[str]) -> tuple[int, int] | None:
    """The part and the whole of two counts, if a rate that words of a `subject` call is of these, but for a slip."""
    part, whole = sorted(two, key=lambda place: row[place].figure.number.value)
    bounded = row[part].figure.hedge in BOUNDS  # `more than 4` may be any share of any whole
    if bounded or not (row[whole].level and not row[whole].aside and not few(row[whole])):
        return None
    kin = any(
        akin(row[first], row[second]) or not row[second].figure.unit for first, second in ((part, whole), (whole, part))
    )
    kin = kin or (not subject and row[part].figure.number.value >= _LARGE)  # `turnout`, of ballots and voters
    explicit = not row[part].read.language.plurals and whole == part + 1 and out_of(row, part, whole)
    told = explicit or (kin and kindred(subject, near(row[part], row, part) | near(row[whole], row, whole)))
    return (part, whole) if told and share_fit(row[part], row[at], row[whole]) else None


def _apposed(row: Sequence[Told], at: int) -> bool:
    """Whether a rate is told behind a comma of what its sentence says before: `41,200 asked for aid and 34,196 were
    granted it, giving an approval rate of 83%`.
    """
    one, start = row[at], marked(row, at)
    words = one.read.words
    return (
        one.read.language.plurals
        and one.position > 0
        and start > 0
        and words[start - 1] == ","
        and start == clause(row, at)
    )


def _beside_it(one: Told, rate: Told) -> bool:
    """Whether a figure is told in the sentence before that of a rate, though a paragraph ends between them."""
    return one.read.language.plurals and rate.sentence - one.sentence == 1


def _counts(one: Told) -> bool:
    """Whether a number is a count, or stands without unit and noun: `38,000 of them`."""
    return one.figure.counted or not one.figure.unit
