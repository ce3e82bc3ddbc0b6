"""What a percentage says that it is of, and which counts are told as what others are taken from."""

from __future__ import annotations

from collections.abc import Sequence

from audit.tie.told import (
    MARKS,
    Told,
    alike,
    bracketed,
    content,
    counted,
    head,
    kindred,
    near,
    own,
    phrases,
    said,
    unnamed,
)

SHARING = frozenset(["shares", "strong_shares", "reaches"])


def of(one: Told) -> bool:
    """Whether a percentage says what it is of: `received 60% of all food parcels`."""
    words, end = one.read.words, _past_mark(one)
    return end < len(words) and words[end] in one.read.language.sets["link_of"]


def of_it(one: Told) -> bool:
    """Whether a percentage is of the figure before it: `cost savings of $2 billion, 30-50% of it this year`."""
    words, sets, end = one.read.words, one.read.language.sets, one.figure.end
    restated = one.figure.begin and words[one.figure.begin - 1] in sets["restating"]
    return of(one) and not restated and words[end + 1 : end + 2] != [] and words[end + 1] in sets["it|them"]


def _past_mark(one: Told) -> int:
    """Where the words after a percentage go on, past the comma that ends what is only told in other words: `1,107
    tonnes, or 15%, of the waste`.
    """
    words, sets, begin, end = one.read.words, one.read.language.sets, one.figure.begin, one.figure.end
    apart = words[end : end + 1] == [","] and words[end + 1 : end + 2] != [] and words[end + 1] in sets["link_of"]
    told = begin > 1 and words[begin - 1] in sets["restating"] and words[begin - 2] == ","
    return end + (apart and told)


def follows_on(row: Sequence[Told], at: int) -> int:
    """Where the words after a percentage go on, past a bracket with only its part: `41% (186,002) of arrivals`."""
    one, inside = row[at], row[at + 1] if at + 1 < len(row) else None
    if inside is None or inside.read is not one.read or not (inside.level and bracketed(inside)):
        return _past_mark(one)
    end = inside.figure.end
    alone = inside.figure.begin == one.figure.end + 1 and one.read.words[end : end + 1] == [")"]
    return end + 1 if alone else one.figure.end


def noun(row: Sequence[Told], at: int) -> frozenset[str]:
    """The words right after a percentage up to a mark, the ones that only say that all is meant left out, and of whom:
    `37% kim ngạch toàn ngành`.
    """
    one, start = row[at], follows_on(row, at)
    end, last = start, min(start + 6, max(start, _next_item(row, at)))
    while end < last and one.read.words[end] not in ",.;:()":
        end += 1
    if any(word in one.read.language.sets["persons_who"] for word in one.read.words[start:end]):
        return frozenset()  # `40% of all who came`: whoever was told of
    named = ["totals", "it", "them", "aforesaid"]  # `94% số lượt khám nói trên`
    named += ["summed"] * one.read.language.plurals  # `28% of the national total`
    idle = said(one, SHARING).union(*(phrases(one, name) for name in named))
    return content(one.read, start, _whose(one, start, end)) - idle


def _next_item(row: Sequence[Told], at: int) -> int:
    """Where the sentence ends or goes on with the next figure, from the joining word before that: `contributed 1,915
    million of net sales and coatings 1,497 million`.
    """
    one, words = row[at], row[at].read.words
    if at + 1 == len(row) or row[at + 1].read is not one.read or not one.read.language.plurals:
        return len(words)
    joins = one.read.language.sets["listing"]
    begin = row[at + 1].figure.begin
    return next((place for place in range(begin - 1, one.figure.end, -1) if words[place] in joins), len(words))


def _whose(one: Told, start: int, end: int) -> int:
    """Where words after a percentage go on with the body that all of it is of: `kim ngạch toàn ngành`."""
    words, sets = one.read.words, one.read.language.sets
    for at in range(start, end):
        if words[at] in sets["entire"] and " ".join(words[at : at + 2]) not in sets["totals"]:
            return at
    return end


def is_whole(row: Sequence[Told], at: int, whole: int) -> bool:
    """Whether the noun after a percentage can be that of a whole; where none follows, any can."""
    words = noun(row, at)
    return not words or all_said(row, words, whole)


def all_said(row: Sequence[Told], noun: frozenset[str], place: int) -> bool:
    """Whether a count is called by every word of what a percentage is of: `86% số trường công lập` is of no count of
    all schools."""
    return kindred(noun, near(row[place], row, place) | own(row[place]) | {head(row[place])})


def all_told(row: Sequence[Told], at: int) -> bool:
    """Whether a percentage says that it is of a total: `65% tổng vốn`, `60% of all cases`."""
    one, end = row[at], follows_on(row, at)
    return not one.read.language.sets["summed"].isdisjoint(one.read.words[end : end + 3])


def opens(one: Told) -> bool:
    """Whether a count is told as what others are taken from: `Of the 584 schools`, `Trong tổng số 300 vụ`."""
    words, begin = one.read.words, one.figure.begin
    if _these_are(one):
        return False
    ends = {begin, one.figure.start}
    if begin and words[begin - 1] in one.read.language.sets["determiners"]:
        ends.add(begin - 1)  # `among its 25,500 households`
    summed = one.read.language.sets["summed"]
    if one.read.language.plurals:
        summed = summed | one.read.language.sets["base_nouns"]  # `the June figure of 16,411`
    return any(
        cue.end in ends and words[max(0, cue.start - 1)] not in summed and not _sized(one, cue.start)
        for cue in one.read.cued("wholes")
    )  # not `a total of 5,860 babies`


def _these_are(one: Told) -> bool:
    """Whether a verb after a number says that it is some of those named before: `Of these 15,276 are flats`."""
    words, sets, begin = one.read.words, one.read.language.sets, one.figure.begin
    pointed = begin > 0 and words[begin - 1] in sets["them"]
    return pointed and not sets["plural_verbs"].isdisjoint(words[one.figure.end : one.figure.end + 1])


def _sized(one: Told, at: int) -> bool:
    """Whether the word for `of` at a token belongs to the noun before it: `a team of 14 nurses`."""
    words, sets = one.read.words, one.read.language.sets
    if not at or not one.read.language.plurals or words[at] not in sets["link_of"]:
        return False
    before = words[at - 1]
    idle = ("joins", "subordinates", "connectives", "past_forms")
    return before[0].isalpha() and not any(before in sets[name] for name in idle)


def leads_shares(one: Told) -> bool:
    """Whether a count is told as what the shares after it are taken from: `trong 2.310 cán bộ, 94,5% đạt`."""
    words, plurals = one.read.words, one.read.language.plurals
    begins = [cue.start for cue in one.read.cued("wholes") if cue.end in (one.figure.begin, one.figure.start)]
    return any(not plurals or at == 0 or words[at - 1] in MARKS for at in begins)


def out_of(row: Sequence[Told], part: int, place: int) -> bool:
    """Whether a count right after a part is its whole: `252 vụ phạm pháp trong tổng số 300 vụ`."""
    one, other = row[part], row[place]
    counted_out = unnamed(one) and other.figure.counted  # `412 of the 500 voters`
    if not other.level or not (alike(one, other) or counted_out) or other.read is not one.read:
        return False
    words = one.read.words[one.figure.end : other.figure.begin]
    over = words[:1] != [] and words[0] in one.read.language.sets["overlying"]  # `1.757 người trên 1.880 người`
    over = over and (len(words) == 1 or " ".join(words[1:]) in one.read.language.sets["planned"])
    over = over or _over_all(one, other)
    return over or (opens(other) and not {",", ";", ".", ":"}.intersection(words))


def _over_all(part: Told, whole: Told) -> bool:
    """Whether words for out of all open what a level right behind a part is of: `609.600 ha rừng trên tổng diện tích tự
    nhiên 967.700 ha`.
    """
    start, end, words = counted(part), whole.figure.begin, part.read.words
    if part.read.language.plurals:
        return False
    told = (cue for cue in part.read.cued("wholes") if start <= cue.start < end and cue.end - cue.start > 1)
    return any(MARKS.isdisjoint((*words[start : cue.start - 1], *words[cue.end : end])) for cue in told)
