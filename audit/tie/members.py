"""The part that a percentage is the share of: the level beside it, or the one that its subject names or means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.extract.labels import colon, of_those
from audit.model import Kind, Measure
from audit.ratios import reduced
from audit.tie.fits import share_fit
from audit.tie.told import (
    BOUNDS,
    MARKS,
    Pick,
    Told,
    akin,
    alike,
    back,
    bracketed,
    clause,
    content,
    counted,
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
    takes_up,
    together,
    until,
)

_BACK = 6  # sentences back to the part of a share
_RATES = frozenset(["rates"])
_VERBS = frozenset(["shares", "strong_shares", "reaches"])
_RATED = 2  # sentences back to the part and the whole of a rate
_NAME = 3  # words of the name of a rate
_PREDICATE = 2  # words of what a pronoun is told to be or do
_LARGE = 1000  # counts from which on few are each other's part by chance


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
        if _ratio(row[nearest]):
            return nearest, "sentence", 0.95  # `312/420 lao động, đạt 71,3%`: out of the ratio's own whole
        for place in range(nearest, at - one.position - 1, -1):
            unread = _unread(one, row[place].figure.end, row[place + 1].figure.begin)
            one = row[place]
            if _beside(row, place):
                continue  # `29,050 unemployed, one quarter (25%) of the total`
            if one.figure.kind is Kind.RATIO or unread:
                return None
            if one.level and not one.aside and not few(one) and not (place and out_of(row, place - 1, place)):
                return None if _leading(one) else (place, "sentence", 0.95)
        return None
    return _meant(row, at) or _after(row, at) or _named(row, at, wholes) or _rate(row, at) or _noun_bracket(row, at)


def _beside(row: Sequence[Told], place: int) -> bool:
    """Whether a fraction is told once more by the percentage that follows it in a bracket."""
    one, after = row[place], row[place + 1]
    return one.measure is Measure.SHARE and after.figure.unit == "percent" and bracketed(after) and not bracketed(one)


def _ratio(one: Told) -> bool:
    """Whether a figure tells a part and its whole at once: `312/420 lao động`, `14,250 of 15,000 services`."""
    ratio = one.claim.quantity
    return ratio.denominator is not None and not reduced(ratio) and one.measure is Measure.LEVEL


def rated(row: Sequence[Told], at: int) -> tuple[int, int] | None:
    """The part and the whole of a rate that names neither: the two counts just before it, with which it agrees but
    for a slip. `The register lists 38,000 of the girls, so coverage is 92%`.
    """
    one, start = row[at], _subject(row, at)
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
    subject = words - named - said(one, _VERBS | {"rates"}) - _idle(one) - phrases(one, "totals")
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


def of_it(one: Told) -> bool:
    """Whether a percentage is of the figure before it: `cost savings of $2 billion, 30-50% of it this year`."""
    words, sets, end = one.read.words, one.read.language.sets, one.figure.end
    restated = one.figure.begin and words[one.figure.begin - 1] in sets["restating"]
    return of(one) and not restated and words[end + 1 : end + 2] != [] and words[end + 1] in sets["it|them"]


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
    named = content(one.read, start, begin) - said(one, _VERBS) - _idle(one)
    told = start and not joined and not named
    if not at or not (told or (pronoun and (start or len(named) <= _PREDICATE))):
        return None
    place = at - 1 - (at > 1 and out_of(row, at - 2, at - 1))  # `1,530 poor households among its 25,500, a rate of 6%`
    before = row[place]
    opening = start == 0 and marked(row, at) == 0  # no `Homeware, which makes up 38%`
    near_by = before.read is one.read or (opening and before.sentence == one.sentence - 1)
    rate = not one.read.language.sets["named_shares"].isdisjoint(words[start:begin])
    if not near_by or not (before.level or (rate and _ratio(before))):
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
    named = content(one.read, start, begin) - said(one, _VERBS)
    rate = cued(one.read, "strong_shares", start, begin) and 0 < len(named) <= _NAME
    return (at - 1, "rate", 0.8) if rate else None


def _pronoun(row: Sequence[Told], at: int) -> bool:
    """Whether the clause of a share begins with a word for what was told before: `, which is 45%`."""
    words, sets = row[at].read.words, row[at].read.language.sets
    opening = words[marked(row, at)]
    return words[clause(row, at)] in sets["them|it"] or opening in sets["them"] & sets["subordinates"]


def _idle(one: Told) -> frozenset[str]:
    """The words that join a percentage to what was said before."""
    named = phrases(one, "appositions") | phrases(one, "named_shares")
    return named | phrases(one, "restating") | phrases(one, "connectives")


def _named(row: Sequence[Told], at: int, wholes: Mapping[int, int]) -> Pick | None:
    """The level that the subject of a share names, in a list or alone."""
    one = row[at]
    start = _subject(row, at)
    words = content(one.read, start, one.figure.begin) - phrases(one, "connectives") - phrases(one, "totals")
    named = words - said(one, _VERBS)
    if not named:
        return None
    if cued(one.read, "strong_shares", start, one.figure.begin):
        found = _member(row, at, named, wholes) or _sole(row, at, named, wholes)
        loose = None if found else _member(row, at, named, wholes, loose=True)
        rate = cued(one.read, "openers", start, one.figure.begin) or bool(words & said(one, _RATES))
        return loose if loose and (not rate or _all_named(row, named, loose[0])) else found
    if of(one) or bracketed(one):
        return _member(row, at, named, wholes, loose=True)
    told = any(one.read.led(name, one.figure.begin) for name in _VERBS)
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


def _subject(row: Sequence[Told], at: int) -> int:
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
    if follows is None or follows.read is not one.read or follows.aside or not (follows.level or _ratio(follows)):
        return None
    between = one.read.words[one.figure.end : follows.figure.begin]
    if between == [":"] and _ratio(follows):
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


def follows_on(row: Sequence[Told], at: int) -> int:
    """Where the words after a percentage go on, past a bracket with only its part: `41% (186,002) of arrivals`."""
    one, inside = row[at], row[at + 1] if at + 1 < len(row) else None
    if inside is None or inside.read is not one.read or not (inside.level and bracketed(inside)):
        return _past_mark(one)
    end = inside.figure.end
    alone = inside.figure.begin == one.figure.end + 1 and one.read.words[end : end + 1] == [")"]
    return end + 1 if alone else one.figure.end


def of(one: Told) -> bool:
    """Whether a percentage says what it is of: `received 60% of all food parcels`."""
    words, end = one.read.words, _past_mark(one)
    return end < len(words) and words[end] in one.read.language.sets["link_of"]


def _past_mark(one: Told) -> int:
    """Where the words after a percentage go on, past the comma that ends what is only told in other words: `1,107
    tonnes, or 15%, of the waste`.
    """
    words, sets, begin, end = one.read.words, one.read.language.sets, one.figure.begin, one.figure.end
    apart = words[end : end + 1] == [","] and words[end + 1 : end + 2] != [] and words[end + 1] in sets["link_of"]
    told = begin > 1 and words[begin - 1] in sets["restating"] and words[begin - 2] == ","
    return end + (apart and told)


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


def all_told(row: Sequence[Told], at: int) -> bool:
    """Whether a percentage says that it is of a total: `65% tổng vốn`, `60% of all cases`."""
    one, end = row[at], follows_on(row, at)
    return not one.read.language.sets["summed"].isdisjoint(one.read.words[end : end + 3])


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
    return near(row[place], row, place) - said(row[place], _VERBS)


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


def _leading(one: Told) -> bool:
    """Whether a count is told as what the shares after it are taken from: `trong 2.310 cán bộ, 94,5% đạt`."""
    words, plurals = one.read.words, one.read.language.plurals
    begins = [cue.start for cue in one.read.cued("wholes") if cue.end in (one.figure.begin, one.figure.start)]
    return any(not plurals or at == 0 or words[at - 1] in MARKS for at in begins)


def out_of(row: Sequence[Told], part: int, place: int) -> bool:
    """Whether a count right after a part is its whole: `252 vụ phạm pháp trong tổng số 300 vụ`."""
    one, other = row[part], row[place]
    if not other.level or not alike(one, other) or other.read is not one.read:
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


def is_whole(row: Sequence[Told], at: int, whole: int) -> bool:
    """Whether the noun after a percentage can be that of a whole; where none follows, any can."""
    words = noun(row, at)
    return not words or all_said(row, words, whole)


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
    idle = said(one, _VERBS).union(*(phrases(one, name) for name in named))
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


def all_said(row: Sequence[Told], noun: frozenset[str], place: int) -> bool:
    """Whether a count is called by every word of what a percentage is of: `86% số trường công lập` is of no count of
    all schools."""
    return kindred(noun, near(row[place], row, place) | own(row[place]) | {head(row[place])})
