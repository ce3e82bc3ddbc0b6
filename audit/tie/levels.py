"""The two levels that a change lies between, where its wording leaves one of them or both open."""

from __future__ import annotations

from collections.abc import Sequence

from audit.model import CHANGES, Basis, Hedge, Kind, Modality
from audit.periods import contains, overlaps
from audit.tie.anaphors import VERBS, anaphor, idle, resumes, same_words
from audit.tie.fits import EXACT, PRINTED, agreeing, change_fit, closeness
from audit.tie.pairs import IDLE, alone, pairs, side_by_side, spoken_for
from audit.tie.tenses import OPENED, against, earlier, opening, pluperfect
from audit.tie.told import (
    FACTS,
    Pick,
    Told,
    alike,
    bracketed,
    clause,
    content,
    counted,
    head,
    kindred,
    near,
    next_mark,
    own,
    phrased,
    phrases,
    said,
    stretch,
    unnamed,
)

_CHANCE = 0.01  # that levels seem to be those of a change with a subject of its own
_FEW = 2  # pairs of levels, the likeliest first, of which a slip is believed
_PLANS = frozenset(["plans", "plan_words", "target_words"])


def between(row: Sequence[Told], at: int, new: int | None, old: int | None) -> tuple[Pick, Pick] | None:
    """The new and the old level of a change; one that is known stays, but that the only level told may be the old one.

    They are one thing at two times, told in the sentence of the change or in those about it. Of several pairs, one
    with which the change agrees is meant, else one of the nearest that a slip keeps from agreeing.
    """
    if phrased(row[at].read, "respectively", 0, row[at].figure.begin):
        return None
    may = [pair for pair in side_by_side(row, at) if new in (None, *pair) and old in (None, *pair)]
    may += pairs(row, at, new, old)
    if new is not None and old is None:
        may += [(first, last) for first, last in pairs(row, at, None, new) if first < last]
    may = [pair for pair in may if against(row, at, pair[1]) or _of_one_sort(row[pair[0]], row[pair[1]])]
    may += [(first, last) for last, first in may if resumes(row, first)]  # `A year earlier it was 350 more`
    may = [pair for pair in may if opening(row, *pair) or not _of_other_times(row[at], row[pair[0]], row[pair[1]])]
    may = [pair for pair in may if not _of_two_places(row[pair[0]], row[pair[1]])]
    may = [pair for pair in may if not spoken_for(row, at, pair)]
    found, sure = agreeing(may, lambda pair: _agree(row, at, *pair)), 0.85
    if found is None:
        held = sorted((pair for pair in may if _held(row, at, *pair)), key=lambda pair: not _alike(row, *pair))[:_FEW]
        found, sure = next((pair for pair in held if change_fit(row[pair[0]], row[at], row[pair[1]])), None), 0.75
    return None if found is None else ((found[0], "between", sure), (found[1], "between", sure))


def _against_other(row: Sequence[Told], at: int, old: int) -> bool:
    """Whether a change is held against something that an old level of another sentence is not called by: `thu 196 tỷ,
    chênh 136 tỷ so giá khởi điểm`.
    """
    one, other = row[at], row[old]
    words, start, sets = one.read.words, one.figure.end, one.read.language.sets
    if one.claim.cell.base is not None or one.read.language.plurals or other.read is one.read:
        return False
    if sets["base_openers"].isdisjoint(words[start : start + 1]):
        return False
    named = content(one.read, start, next_mark(words, start)) - said(one, frozenset(["bases"]))
    return len(named) > 1 and named.isdisjoint(near(other, row, old) | own(other))


def _alike(row: Sequence[Told], one: int, two: int) -> bool:
    """Whether the reading gave two levels the same name."""
    return own(row[one]) == own(row[two]) != frozenset()


def agreed(row: Sequence[Told], at: int) -> tuple[Pick, Pick] | None:
    """The new and the old level about a change with which it agrees as printed."""
    may = (*side_by_side(row, at), *pairs(row, at, None, None))
    found = next((pair for pair in may if _agree(row, at, *pair) == PRINTED), None)
    return None if found is None else ((found[0], "between", 0.8), (found[1], "between", 0.8))


def _of_other_times(change: Told, new: Told, old: Told) -> bool:
    """Whether a change is told of other times than two levels: against a later time than that of the old one, `five
    years ago 1.9 million`, or one that is over when that begins, or in a bracket of a part of that of the new one,
    `(H1: 3.1%)`; or the old one is of a time that holds the new one's too: `tháng 7 đạt 16 tỷ đồng, 7 tháng 110`.
    """
    cell, level, before = change.claim.cell, new.claim.cell.period, old.claim.cell.period
    older = cell.base is not None and before is not None and not overlaps(cell.base, before)
    part = cell.period is not None and level is not None and cell.period != level and contains(level, cell.period)
    summed = before is not None and level is not None and before != level and contains(before, level)
    return older or summed or (part and bracketed(change))


def _of_two_places(new: Told, old: Told) -> bool:
    """Whether each of two Vietnamese levels is told of its own place: `miền Bắc 63 tạ, miền Nam 66 tạ, giảm 1 tạ`."""
    placed = all("place" in dict(one.claim.evidence) for one in (new, old))
    return placed and new.claim.cell.place != old.claim.cell.place and not new.read.language.plurals


def _of_one_sort(new: Told, old: Told) -> bool:
    """Whether two levels are both told as facts, or neither is: not `8.5bn, beating the 7.9bn expected`; but `ước đạt`
    tells facts where no plural shows.
    """
    modalities = {new.claim.cell.modality, old.claim.cell.modality}
    estimated = not new.read.language.plurals and modalities <= FACTS
    return len(modalities) == 1 or Modality.ACTUAL not in modalities or estimated


def agree(new: Told, change: Told, old: Told) -> int:
    """How well a change fits two levels; where one of them is hedged or estimated, only by their printed digits."""
    fit = change_fit(new, change, old, EXACT)
    plain = all(_printed(one) and one.claim.cell.modality is not Modality.ESTIMATE for one in (new, change, old))
    return fit if plain or fit == PRINTED else 0


def _agree(row: Sequence[Told], at: int, new: int, old: int) -> int:
    """The same of places; a change with a subject of its own has to agree as printed."""
    fit = agree(row[new], row[at], row[old])
    if not fit or not row[at].read.language.plurals or spoken_of(row, at, new) or drawn_from(row, at, new):
        return fit
    return fit if fit == PRINTED and closeness(row[new], row[at], row[old]) < _CHANCE else 0


def _held(row: Sequence[Told], at: int, new: int, old: int) -> bool:
    """Whether words say that the old level is what a new one, told beside the change, is held against."""
    level, before, change = row[new], row[old], row[at]
    if before.sentence > change.sentence and _other_way(level, change, before):
        return False
    if level.aside or change.sentence - before.sentence > 1 or _against_other(row, at, old):
        return False
    if before.aside and before.sentence not in (change.sentence, level.sentence) and not same_words(row, new, old):
        return (
            False  # what another level was held against: `lãi 1.080 (năm 2023: 1.160). Doanh thu giảm 1,5% còn 1.245`
        )
    if change.sentence - level.sentence > 1 + (resumes(row, old) or anaphor(row, old) or _named(row, at, new)):
        return False
    if not all(_printed(one) for one in (level, before, change)):
        return False
    told = spoken_of(row, at, new) or drawn_from(row, at, new) or (against(row, at, old) and alone(row, new))
    if not told and not (old == at - 1 and resumes(row, old)):
        return False
    if before.read is level.read and any(row[place].measure in CHANGES for place in range(old + 1, new)):
        return False  # `573 doanh nghiệp trở lại, giảm 12%; 1.313 doanh nghiệp tạm ngừng, tăng 12%`
    base = change.claim.cell.base
    timed = base is not None and before.claim.cell.period == base != level.claim.cell.period
    if level.figure.number.value == before.figure.number.value and not timed:
        return False  # a level told again, as in a title
    if before.read is change.read and strange(row, at, old, new) and not (timed and alike(level, before)):
        return False
    dated = before.claim.period_basis is not Basis.CONTEXT or pluperfect(row, old)
    named = dated and (same_words(row, new, old) or (head(level) == head(before) != "" and _noun_alone(row, old)))
    past = (named or resumes(row, old)) and earlier(row, old, new)
    beside = (new, old) in side_by_side(row, at)
    return beside or before.aside or timed or past or against(row, at, old) or opening(row, new, old)


def _other_way(level: Told, change: Told, before: Told) -> bool:
    """Whether two levels that are told after a change went the other way than it did."""
    rose, by = level.figure.number.value - before.figure.number.value, change.claim.quantity.value
    return by is not None and rose * by < 0


def _noun_alone(row: Sequence[Told], at: int) -> bool:
    """Whether a count is called by its noun and nothing else: `there had been 83.1 million journeys`."""
    one = row[at]
    start, end = stretch(one, row, at)
    words = content(one.read, start, one.figure.begin) | content(one.read, counted(one), end)
    return one.read.language.plurals and words <= {head(one)}


def _named(row: Sequence[Told], at: int, new: int) -> bool:
    """Whether a change has a subject, all of whose words name a level: `Như vậy khách quốc tế tăng 80.000 lượt`."""
    one = row[at]
    subject = content(one.read, clause(row, at), one.figure.begin) - said(one, VERBS) - phrases(one, "connectives")
    return bool(subject) and kindred(subject, near(row[new], row, new) | own(row[new]))


def spoken_of(row: Sequence[Told], at: int, new: int) -> bool:
    """Whether a change has no subject but what the level is called."""
    one, level = row[at], row[new]
    subject = content(one.read, clause(row, at), one.figure.begin) - said(one, VERBS)
    words = near(level, row, new) | own(level) | phrases(one, "totals") | {head(level)}
    words |= phrases(one, "restating") | phrases(one, "connectives") | phrases(one, "exceeds") | phrases(one, "turns")
    if one.part.inherits:
        return kindred(own(one), words) if own(one) else level.read is one.read
    return kindred(subject or own(one), words)


def drawn_from(row: Sequence[Told], at: int, new: int) -> bool:
    """Whether the clause of a change only draws the sum of what was told, and of no other thing than a level."""
    one, level = row[at], row[new]
    if not concluding(row, at):
        return False
    unsaid = one.part.inherits or not content(one.read, clause(row, at), one.figure.begin) - said(one, VERBS)
    named = own(one) if unsaid and one.read.language.plurals else frozenset[str]()
    return kindred(named, near(level, row, new) | own(level) | {head(level)})


def concluding(row: Sequence[Told], at: int) -> bool:
    """Whether the clause of a change only draws the sum of what was told: `so the pace went up by 80%`, or names no
    more than the change: `1,018 the previous year, a fall of 191`.
    """
    one = row[at]
    start = clause(row, at)
    if not one.read.language.plurals:
        return phrased(one.read, "conclusions", start, start + OPENED)
    joins = one.read.language.sets["joins"]
    start += one.read.words[start] in joins
    if one.read.words[start] in one.read.language.sets["connectives"]:
        return True
    return not content(one.read, start, one.figure.begin) - said(one, VERBS) - idle(one)


def _printed(one: Told) -> bool:
    """Whether a figure is told as exactly as it is printed."""
    return one.figure.hedge is Hedge.EXACT and (one.figure.kind is not Kind.RATIO or one.partial)


def strange(row: Sequence[Told], at: int, old: int, new: int) -> bool:
    """Whether words stand between a change and an old level after it that are not said of the new level either."""
    one, other = row[at], row[old]
    if old <= at or other.read is not one.read or resumes(row, old):
        return False
    _, end = stretch(other, row, old)
    start, resuming = counted(other), one.read.language.sets["resuming"]
    tokens, sets = one.read.words, one.read.language.sets
    definite = other.figure.begin and tokens[other.figure.begin - 1] in sets["definites"]
    timed = not sets["timing"].isdisjoint(tokens[start:end])  # `the 4.2 billion of the previous campaign`
    then = not sets["then"].isdisjoint(tokens[one.figure.end : other.figure.begin])  # `than in 2021, when 235 came`
    placed = end > start and tokens[start] in sets["within"]  # `50.0 million kg in the wet season of the year before`
    if end > start and tokens[start] in resuming:
        end = start  # `40% more than the 8.0 million pounds it moved in 2008`
    elif ((definite or placed) and timed) or ((definite or then) and unnamed(other)):
        end = start  # `5% on the 20,400 seen a year before`
    elif then and change_fit(row[new], one, other):
        return False  # `20% up on the year before, when takings were £16.0 million`
    words = content(one.read, start, end).union(
        *(content(one.read, row[place].figure.end, row[place + 1].figure.begin) for place in range(at, old))
    )
    told = near(row[new], row, new) | own(row[new]) | own(one) | {head(other), head(row[new])}
    idle = said(one, VERBS | {"stands", "acts", "fixed"}) | phrases(one, "subjects") | phrases(one, "restating")
    idle = idle | frozenset(one.read.language.numbers)  # `an increase of 310 over twelve months (June: 6,460)`
    if not other.fact:
        idle = idle | said(one, _PLANS) | phrases(one, "given")  # `vượt 112 tỷ đồng so với chỉ tiêu giao là 1.200`
    named = ("timing", "then", "it", "compared", "comparatives", "totals", "restricting", "aforesaid")
    idle = idle.union(IDLE, *(phrases(one, name) for name in named))
    return bool(words - told - idle)
