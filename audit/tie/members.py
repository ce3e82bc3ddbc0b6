"""The part that a percentage is the share of: the level beside it, or the one that its subject names or means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.extract.labels import colon, of_those
from audit.model import Kind, Measure
from audit.tie.denominators import SHARING, all_told, follows_on, is_whole, leads_shares, noun, of, of_it, opens, out_of
from audit.tie.fits import share_fit
from audit.tie.told import (
    MARKS,
    Pick,
    Told,
    back,
    bracketed,
    clause,
    content,
    cued,
    few,
    head,
    kindred,
    marked,
    near,
    own,
    phrased,
    phrases,
    said,
    together,
    until,
)

_BACK = 6  # sentences back to the part of a share
_RATES = frozenset(["rates"])
_NAME = 3  # words of the name of a rate
_PREDICATE = 2  # words of what a pronoun is told to be or do


def part_of(row: Sequence[Told], at: int, wholes: Mapping[int, int]) -> Pick | None:
    """The level that a percentage is the share of: the one before it, or the one that its subject names."""
    one = row[at]
    if of_it(one) and _subordinate(one):
        return None
    if of_those(one.read, one.figure.begin):
        return _bracketed(row, at) or _after(row, at)  # `412 homes, of which 9% were affordable`
    if one.part.shares is None and phrased(one.read, "restated_shares", 0, min(3, one.figure.begin)) and at:
        before = at - 1 if row[at - 1].sentence == one.sentence - 1 else None
        return (
            (before, "sentence before", 0.85)
            if before is not None and row[before].level and not opens(row[before])
            else None
        )
    if (inside := _bracketed(row, at)) is not None and follows_on(row, at) > one.figure.end:
        return inside  # `the north took 41.2% (186,002) of the total`
    if one.part.shares is not None:
        nearest = at - one.position + one.part.shares
        if of_it(one) and not _pronoun(row, at) and not of(row[nearest]):
            return None  # but for `1,788,000 of all visitors, 42% of them`
        if row[nearest].partial:
            return nearest, "sentence", 0.95  # `312/420 lao động, đạt 71,3%`: out of the ratio's own whole
        for place in range(nearest, at - one.position - 1, -1):
            unread = _unread(one, row[place].figure.end, row[place + 1].figure.begin)
            one = row[place]
            if _beside(row, place):
                continue  # `29,050 unemployed, one quarter (25%) of the total`
            if one.figure.kind is Kind.RATIO or unread:
                return None
            if one.level and not one.aside and not few(one) and not (place and out_of(row, place - 1, place)):
                return None if leads_shares(one) else (place, "sentence", 0.95)
        return None
    return _meant(row, at) or _after(row, at) or _named(row, at, wholes) or _rate(row, at) or _noun_bracket(row, at)


def _beside(row: Sequence[Told], place: int) -> bool:
    """Whether a fraction is told once more by the percentage that follows it in a bracket."""
    one, after = row[place], row[place + 1]
    return one.measure is Measure.SHARE and after.figure.unit == "percent" and bracketed(after) and not bracketed(one)


def _subordinate(one: Told) -> bool:
    """Whether a percentage opens a clause of its own within another one: `which means that 95% of it was attained`."""
    words, begin = one.read.words, one.figure.begin
    return begin > 1 and words[begin - 1] in one.read.language.sets["subordinates"] and words[begin - 2] != ","


def _unread(one: Told, start: int, end: int) -> bool:
    """Whether a number stands between two tokens that is no figure and no part of a time or a name."""
    read = one.read
    return any(read.words[index][0].isdecimal() and not read.taken[index] for index in range(start, end))


def _meant(row: Sequence[Told], at: int) -> Pick | None:
    """The level just before a share that has only a pronoun for its subject, or no words but those for shares:
    `312 cases ...; these make up 25%`, `882 of them have been paid, a rate of 70%`.
    """
    one, words = row[at], row[at].read.words
    start, begin, pronoun = clause(row, at), one.figure.begin, _pronoun(row, at)
    joined = not one.read.language.sets["listing"].isdisjoint(words[start:begin])
    named = content(one.read, start, begin) - said(one, SHARING) - joining(one)
    told = start and not joined and not named
    if not at or not (told or (pronoun and (start or len(named) <= _PREDICATE))):
        return None
    place = at - 1 - (at > 1 and out_of(row, at - 2, at - 1))  # `1,530 poor households among its 25,500, a rate of 6%`
    before = row[place]
    opening = start == 0 and marked(row, at) == 0  # no `Homeware, which makes up 38%`
    near_by = before.read is one.read or (opening and before.sentence == one.sentence - 1)
    rate = not one.read.language.sets["named_shares"].isdisjoint(words[start:begin])
    if not near_by or not (before.level or (rate and before.partial)):
        return None
    if before.aside or opens(before) or ")" in words[before.figure.end : start]:
        return None
    return None if told and (_acting(one) or _describing(one)) else (place, "sentence", 0.9)


def _acting(one: Told) -> bool:
    """Whether a percentage of something is the subject of a verb: `18,600 agents; 92% of payments were made abroad`."""
    words, sets, at = one.read.words, one.read.language.sets, one.figure.end
    if not one.read.language.plurals or not of(one):
        return False
    verbs = sets["plural_verbs|passive"]
    while at < len(words) and words[at] not in MARKS and words[at] not in verbs:
        at += 1
    return at < len(words) and words[at] in verbs


def _describing(one: Told) -> bool:
    """Whether a percentage with an article says how large something other than a share is: `a 53% premium`."""
    words, sets, end = one.read.words, one.read.language.sets, one.figure.end
    led = one.read.language.plurals and one.figure.begin and words[one.figure.begin - 1] in sets["article"]
    if not led or end >= len(words) or not words[end][0].isalpha() or words[end] in sets["link_of"]:
        return False
    return words[end] not in sets["named_shares"] and not cued(one.read, "shares", end, end + 1)


def _rate(row: Sequence[Told], at: int) -> Pick | None:
    """The level just before a rate that has a name of its own: `đã cho thuê 2.996 ha, tỷ lệ lấp đầy 70%`."""
    one, before = row[at], row[at - 1] if at else None
    start, begin = clause(row, at), one.figure.begin
    if one.read.language.plurals or before is None or before.read is not one.read or one.read.words[start - 1] != ",":
        return None
    if not before.level or before.aside or opens(before):
        return None
    if MARKS.intersection(one.read.words[before.figure.end : start - 1]):
        return None
    named = content(one.read, start, begin) - said(one, SHARING)
    rate = cued(one.read, "strong_shares", start, begin) and 0 < len(named) <= _NAME
    return (at - 1, "rate", 0.8) if rate else None


def _pronoun(row: Sequence[Told], at: int) -> bool:
    """Whether the clause of a share begins with a word for what was told before: `, which is 45%`."""
    words, sets = row[at].read.words, row[at].read.language.sets
    opening = words[marked(row, at)]
    return words[clause(row, at)] in sets["them|it"] or opening in sets["them"] & sets["subordinates"]


def joining(one: Told) -> frozenset[str]:
    """The words that join a percentage to what was said before."""
    named = phrases(one, "appositions") | phrases(one, "named_shares")
    return named | phrases(one, "restating") | phrases(one, "connectives")


def _named(row: Sequence[Told], at: int, wholes: Mapping[int, int]) -> Pick | None:
    """The level that the subject of a share names, in a list or alone."""
    one = row[at]
    start = subject_start(row, at)
    words = content(one.read, start, one.figure.begin) - phrases(one, "connectives") - phrases(one, "totals")
    named = words - said(one, SHARING)
    if not named:
        return None
    if cued(one.read, "strong_shares", start, one.figure.begin):
        found = _member(row, at, named, wholes) or _sole(row, at, named, wholes)
        loose = None if found else _member(row, at, named, wholes, loose=True)
        rate = cued(one.read, "openers", start, one.figure.begin) or bool(words & said(one, _RATES))
        return loose if loose and (not rate or _all_named(row, named, loose[0])) else found
    if of(one) or bracketed(one):
        return _member(row, at, named, wholes, loose=True)
    told = any(one.read.led(name, one.figure.begin) for name in SHARING)
    if told and not one.read.language.plurals and noun(row, at):
        return _member(row, at, named, wholes) or _sole(row, at, named, wholes)
    rated = named - said(one, frozenset(["rates"])) - phrases(one, "named_shares")
    if not rated or (rated == named and start == clause(row, at)):
        return None
    found = _member(row, at, rated, wholes) or _sole(row, at, rated, wholes)
    return found if found is None or _all_named(row, rated, found[0]) else None


def _all_named(row: Sequence[Told], rated: frozenset[str], part: int) -> bool:
    """Whether a rate is of a part and of nothing narrower: not `tỷ lệ giáo viên đạt chuẩn` of `2.105 giáo viên`."""
    other = row[part]
    return kindred(rated, near(other, row, part) | own(other) | {head(other)})


def subject_start(row: Sequence[Told], at: int) -> int:
    """Where the clause begins that names what a share is of: before the bracket or the comma that it stands behind."""
    one, start = row[at], clause(row, at)
    if start and not content(one.read, start, one.figure.begin):
        least = row[at - 1].figure.end if at and row[at - 1].read is one.read else 0
        start -= 1
        while start > least and one.read.words[start - 1] not in ",.;:()":
            start -= 1
    return start


def _after(row: Sequence[Told], at: int) -> Pick | None:
    """The level that a share goes on with: `Trẻ em chiếm 36% số mắc, với 1.867 ca`, `for 22%, or 5,225 starts`."""
    one, follows = row[at], row[at + 1] if at + 1 < len(row) else None
    if follows is None or follows.read is not one.read or follows.aside or not (follows.level or follows.partial):
        return None
    between = one.read.words[one.figure.end : follows.figure.begin]
    if between == [":"] and follows.partial:
        return at + 1, "sentence", 0.9  # `Turnout was 64%: 652,800 of the 1,020,000 people`
    if between == [":"] and one.read.language.plurals and of(follows):
        return at + 1, "sentence", 0.9  # `The clear-up rate was 45%: 244,035 of the offences were solved`
    goes_on = one.read.language.sets["restating|alongside"]
    if between and between[0] in goes_on and len(between) == 1 and not one.read.language.plurals:
        return at + 1, "sentence", 0.9  # `chạy quá tốc độ chiếm 22% với 21.230 trường hợp`
    size = next((size for size in range(len(between), 0, -1) if " ".join(between[-size:]) in goes_on), 0)
    told = size or _reached(row, at) or _summed_up(row, at + 1)
    before = between[: len(between) - size]  # `i.e.` has its own marks
    return (at + 1, "sentence", 0.9) if told and "," in before and not {".", ";"}.intersection(before) else None


def _summed_up(row: Sequence[Told], at: int) -> bool:
    """Whether a comma and words for a total alone join a level to what was told: `5% of all prisoners, 382 in total`,
    `35% of these, a total of 312,900`.
    """
    one, sets = row[at], row[at].read.language.sets
    words, begin = one.read.words, one.figure.begin
    comma = next((place for place in range(begin - 1, 0, -1) if words[place] not in sets["article|link_of|summed"]), 0)
    end = until(one, row, at)
    named = content(one.read, comma + 1, end) - {head(one)} - phrases(one, "adding")
    total = comma + 1 < begin or phrased(one.read, "adding", one.figure.end, end)
    return one.read.language.plurals and words[comma] == "," and total and not named


def _reached(row: Sequence[Told], at: int) -> bool:
    """Whether only a verb that names nothing stands between a comma behind a share and the level that it goes on with:
    `các dự án của Nhật Bản chiếm 45%, đạt 334 triệu USD`.
    """
    one, follows = row[at], row[at + 1]
    words, start, end = one.read.words, one.figure.end, follows.figure.begin
    last = max((place for place in range(start, end) if words[place] == ","), default=end)
    if one.read.language.plurals or not cued(one.read, "strong_shares", clause(row, at), one.figure.begin):
        return False
    return any(cue.start == last + 1 and cue.end == end for cue in one.read.cued("reaches"))


def _noun_bracket(row: Sequence[Told], at: int) -> Pick | None:
    """The count in a bracket behind what a percentage is of that opens its sentence: `62% số vụ cháy (255 vụ) xảy ra ở
    nhà dân`.
    """
    one, inside = row[at], row[at + 1] if at + 1 < len(row) else None
    if one.position or inside is None or inside.read is not one.read or not (inside.level and bracketed(inside)):
        return None
    between = one.read.words[one.figure.end : inside.figure.begin]
    after = one.read.words[inside.figure.end : inside.figure.end + 2]
    named = bool(content(one.read, one.figure.end, inside.figure.begin)) and between[-1] == "("
    goes_on = after[:1] == [")"] and after[1:] != [] and after[1][0].isalpha()
    return (at + 1, "bracket", 0.8) if named and goes_on and MARKS.intersection(between) == {"("} else None


def _bracketed(row: Sequence[Told], at: int) -> Pick | None:
    """The count in the bracket after a percentage: `of whom 71% (101,318) were seen`."""
    one, follows = row[at], row[at + 1] if at + 1 < len(row) else None
    if follows is None or follows.read is not one.read or not (follows.level and bracketed(follows)):
        return None
    return (at + 1, "bracket", 0.95) if follows.figure.begin == one.figure.end + 1 else None


def _member(
    row: Sequence[Told], at: int, subject: frozenset[str], wholes: Mapping[int, int], *, loose: bool = False
) -> Pick | None:
    """The part of a list that the subject names: all its words are said of it, and not of another part; `loose` where
    a verb that says nothing of shares may stand among them.
    """
    labelled = row[at].listed and colon(row[at].read.words) > 0
    for place in back(row, at, _BACK):
        whole = wholes.get(place)
        if whole is None or (labelled and row[place].paragraph != row[at].paragraph):
            continue  # items below two stems may be called alike: `- Domestic: 35.3m`, then `- Domestic: 86.1%`
        shared = near(row[whole], row, whole)
        siblings = [other for other, total in wholes.items() if total == whole]
        fitting = [other for other in siblings if loose or kindred(subject, near(row[other], row, other) | shared)]
        own = _called_most(row, fitting, subject, shared)
        if len(own) > 1:
            own = [other for other in own if _says(row, other, subject)]
        told = len(own) == 1 and (is_whole(row, at, whole) or all_told(row, at))
        if told and share_fit(row[own[0]], row[at], row[whole]):
            return own[0], "part", 0.9
    return None


def _called_most(
    row: Sequence[Told], places: Sequence[int], subject: frozenset[str], shared: frozenset[str]
) -> list[int]:
    """The places that are called by most words of a subject, by one at least that is not said of their whole too, and
    with those said of it by half of them.
    """
    said_of = {place: _says_of(row, place, subject, shared) for place in places}
    if not any(said_of.values()):  # a whole whose words go on with those of its first part
        said_of = {place: _says_of(row, place, subject, frozenset()) for place in places}
        shared = frozenset()
    most = max(said_of.values(), default=0)
    enough = most and 2 * (most + len(subject & shared)) >= len(subject)
    return [place for place in places if enough and said_of[place] == most]


def _says_of(row: Sequence[Told], place: int, subject: frozenset[str], shared: frozenset[str]) -> int:
    return sum(kindred(frozenset([word]), near(row[place], row, place) - shared) for word in subject)


def _says(row: Sequence[Told], place: int, subject: frozenset[str]) -> bool:
    """Whether a part is called by the subject and nothing more: `nông nghiệp`, not `phi nông nghiệp`."""
    return near(row[place], row, place) <= subject | {head(row[place])}


def _sole(row: Sequence[Told], at: int, subject: frozenset[str], wholes: Mapping[int, int]) -> Pick | None:
    """The only level of the sentences before that is called by the words of the subject."""
    found = [
        place
        for place in back(row, at, _BACK)
        if row[place].level
        and not row[place].aside
        and not few(row[place])
        and place not in wholes
        and together(row[place], row[at])
        and kindred(subject, _called(row, place) | noun(row, at))
    ]
    exact = [place for place in found if _called(row, place) - noun(row, at) == subject - noun(row, at)]
    sole = exact if len(exact) == 1 else found
    return (sole[0], "subject", 0.8) if len(sole) == 1 else None


def _called(row: Sequence[Told], place: int) -> frozenset[str]:
    return near(row[place], row, place) - said(row[place], SHARING)
