"""Whether a figure has no subject of its own and speaks of one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from audit.extract.values import Figure
from audit.model import CHANGES, Kind, Measure
from audit.tie.after import grown_in, more_of, regarding
from audit.tie.before import stands_alone, subject_before
from audit.tie.moves import past_extreme
from audit.tie.nouns import counting
from audit.tie.parts import Part
from audit.tie.phrases import Phrases, Range
from audit.tie.standards import standard
from audit.tie.stems import versioned

_MARKS = frozenset({",", "(", "-", "–", "—"})
_OPENED = frozenset({"(", ";", ",", ":"})
_BRACKET = 4  # words from the opening of a bracket to its percentage


def leans(phrases: Phrases, part: Part, parts: Sequence[Part], subject: Range | None, noun: Range | None) -> bool:
    """Whether a figure has no subject of its own and speaks of one before: `61 trường, tăng 11 trường`."""
    previous = parts[-1]
    if part.figure.kind is Kind.DURATION and not _went(phrases, part, previous):
        return False
    if part.figure.restates is previous.figure:
        said = noun is None or _said(phrases, previous, noun)
        if said or part.meant.measure is not Measure.LEVEL:
            return True
    measure = part.meant.measure
    if measure in CHANGES:
        source = source_of(phrases, part, parts)
        same = part.figure.head is None or _first(part.figure) == _first(source.figure)
        own = part.figure.head is None and counting(phrases, noun) is not None  # `giảm 50% số hộ nghèo`
        own = own or _other(phrases, part.figure, source, noun) or _of_its_own(phrases, part, previous, noun, same)
        told = (named(phrases, part.figure) for named in (grown_in, regarding, more_of))
        own = own or (noun is not None and noun in told)
        return subject is None and not own and (same or previous.figure.kind is part.figure.kind)
    if measure is Measure.ATTAINMENT:
        return subject is None and noun is None
    if measure is Measure.SHARE:
        alone = stands_alone(phrases, part.figure, part.left) and not _labelled(phrases, part, previous)
        if alone and noun is not None and _of_noun(phrases, part, noun):
            return True
        return (alone or subject is None) and (noun is None or _is_whole(phrases, part, previous, noun))
    return part.phrase is None or (subject is None and noun == part.figure.head and _reached(phrases, part, previous))


def _reached(phrases: Phrases, part: Part, previous: Part) -> bool:
    """Whether points are what something reached, and no things that were counted, `tăng 6,7 điểm lên 1.691 điểm`, or
    things are what an amount of them, or of what a word for anything stands for, came to that moved: `doanh số xe tải
    giảm 5%, đạt 367 xe`, `đàn bò tăng 120 con, lên 1.420 con`.
    """
    unit = part.figure.unit
    told = unit in (*previous.words, previous.figure.unit) or unit in phrases.language.sets["vague"]
    moved = previous.meant.measure in CHANGES and told and not phrases.language.plurals
    if unit not in phrases.language.sets["points"] and not moved:
        return False
    return any(phrases.sentence.led(name, part.figure.begin) for name in ("reaches", "targets_of_change"))


def _went(phrases: Phrases, part: Part, previous: Part) -> bool:
    """Whether a span of time is what another went to by so much: `the week grew by 0.1 hour to 34.4 hours`."""
    led = phrases.sentence.words[part.figure.begin - 1] in phrases.language.sets["reaching"]
    return led and previous.figure.kind is Kind.DURATION and previous.meant.measure in CHANGES


def _labelled(phrases: Phrases, part: Part, previous: Part) -> bool:
    """Whether a percentage in brackets has words of its own before them: `xét điểm thi (60%), xét học bạ (25%)`."""
    read, at = phrases.sentence, part.figure.begin - 1
    while at > part.figure.begin - _BRACKET and read.words[at] != "(" and read.words[at][0].isalpha():
        at -= 1
    if at < 0 or read.words[at] != "(":
        return False
    parting = (*",;:)", *read.language.sets["joins"])
    last = next((each for each in range(at - 1, previous.reach - 1, -1) if read.words[each] in parting), None)
    return last is not None and phrases.content(last + 1, at) is not None


def _other(phrases: Phrases, figure: Figure, previous: Part, noun: Range | None) -> bool:
    """Whether a count has a noun with words that the figure before has not: `tăng 1 người chết`."""
    if noun is None or figure.head is None or noun[1] == figure.head[1]:
        return False
    return not set(phrases.words_of(noun, figure.head)) <= set(previous.words)


def _of_its_own(phrases: Phrases, part: Part, previous: Part, noun: Range | None, same: bool) -> bool:
    """Whether what falls by a percentage, or by a number that counts no noun told before (`same`), is told behind it in
    a clause of its own: `đạt 98%; giảm 30% thời gian`, `tạo việc làm cho 5.000 lao động; giảm 263 hộ nghèo`.
    """
    apart = ";" in phrases.sentence.words[previous.figure.end : part.figure.begin]
    other = part.figure.kind is Kind.PERCENT or not same
    return noun is not None and other and apart and not phrases.sentence.language.plurals


def source_of(phrases: Phrases, part: Part, parts: Sequence[Part]) -> Part:
    """The figure before that a figure speaks of: that of the same noun where it has one, of the same unit where it is
    an amount by which one changed, `dư nợ 1.486 tỷ đồng cho 34.215 hộ, tăng 163 tỷ đồng`; else the last. What a share
    is taken from is passed over: `1.604 hộ nghèo, chiếm 3,3% trong tổng số 48.655 hộ, giảm 288 hộ`.
    """
    figure, last = part.figure, parts[-1].figure
    if figure.counted and figure.restates is last and last.kind is Kind.PERCENT:
        return parts[-1]  # `hộ nghèo 9,8% (2.650 hộ), hộ cận nghèo 5,1% (1.380 hộ)`
    parts = _told_outside(phrases, figure, parts) or parts
    listed = _listed_of(phrases, part, parts)
    if listed is not None:
        return listed
    last = parts[-1].figure
    changed = part.meant.measure is Measure.CHANGE and any(_first(other.figure) == _first(figure) for other in parts)
    by_unit = changed or figure.head is not None
    alike = [other for other in reversed(parts) if _kin(other.figure, figure, last, by_unit)]
    if len(alike) > 1 and _taken_from(phrases, alike[0]):
        return alike[1]
    return alike[0] if alike else parts[-1]


def _listed_of(phrases: Phrases, part: Part, parts: Sequence[Part]) -> Part | None:
    """The whole of which a change behind a list of its parts is told: `9 xe, gồm 5 xe tải và 4 xe khách, giảm 8%`."""
    words, sets, last = phrases.sentence.words, phrases.language.sets, parts[-1].figure
    ends = words[part.left : part.left + 1] == [","] and words[last.begin - 1] in sets["joins"]
    if phrases.language.plurals or not ends or part.meant.measure not in CHANGES or part.figure.head is not None:
        return None
    openings = [cue.start for cue in phrases.sentence.cued("parts", "all_parts")]
    opened = max((at for at in openings if at < last.begin), default=-1)
    inside = [one for one in parts if one.figure.begin > opened]
    before = [one for one in parts if one.figure.end <= opened]
    whole = before[-1] if before else None
    counted = whole is not None and all(_first(one.figure) == _first(whole.figure) for one in inside)
    return whole if counted and len(inside) > 1 else None


def _told_outside(phrases: Phrases, figure: Figure, parts: Sequence[Part]) -> Sequence[Part]:
    """The figures before one but for those of a bracket that opens with words and is over: `9 tấn (Phú Thọ 4 tấn), tăng
    2%`.
    """
    words, last = phrases.sentence.words, parts[-1].figure
    marks = [at for at in phrases.marks if at < figure.begin and words[at] in "()"]
    if not marks or words[marks[-1]] != ")" or marks[-1] < last.end:
        return parts
    opened = next((at for at in reversed(marks) if words[at] == "("), -1)
    told = any(opened < other.figure.start <= opened + 1 for other in parts[-2:])
    return parts if told else [other for other in parts if other.figure.end <= opened]


def _kin(other: Figure, figure: Figure, last: Figure, by_unit: bool) -> bool:
    """Whether a figure has the noun or unit of another, or where none has the kind of the last one before."""
    return _first(other) == _first(figure) if by_unit else other.kind is last.kind


def _taken_from(phrases: Phrases, part: Part) -> bool:
    """Whether a count is told as what others are taken from: `trong tổng số 48.655 hộ`, `of its 480 schools`."""
    sentence, figure = phrases.sentence, part.figure
    ends = {figure.begin, figure.start}
    if sentence.words[figure.begin - 1] in sentence.language.sets["determiners"]:
        ends.add(figure.begin - 1)
    told = {one.end for one in phrases.figures}  # `the revenue of £4m` is no whole
    named = sentence.language.sets["link_of"] if sentence.language.plurals else frozenset[str]()
    wholes = (cue for cue in sentence.cued("wholes") if cue.end in ends)
    return any(cue.start in told or sentence.words[cue.start] not in named for cue in wholes)


def _said(phrases: Phrases, previous: Part, noun: Range) -> bool:
    """Whether a count that says the figure before it again has the noun that this one is about, or one for anybody:
    `hộ nghèo còn 0,2% (148 hộ)`, `trẻ suy dinh dưỡng còn 6,8%, tương ứng 1.204 cháu`.
    """
    own = phrases.words_of(noun)
    if not own or previous.figure.kind is not Kind.PERCENT:
        return False
    vague = " ".join(own) in phrases.sentence.language.sets["vague"]
    return set(own) < set(previous.words) or vague


def _of_noun(phrases: Phrases, part: Part, noun: Range) -> bool:
    """Whether the noun after a percentage is its whole: `chiếm 25 % tổng thu`, `or 20 % of tickets`."""
    figure, words, sets = part.figure, phrases.sentence.words, phrases.language.sets
    if words[figure.end] in sets["link_of"]:
        said = words[figure.end : noun[1] + 1] if phrases.language.plurals else []
        return sets["plural_verbs"].isdisjoint(said)  # not `and just 1.1% of homes were vacant`
    if words[figure.begin - 1] in sets["restating"]:
        return True
    return any(
        "strong_shares" in cue.value and part.left <= cue.start and cue.end <= figure.begin
        for cue in phrases.sentence.cues
    )


def _is_whole(phrases: Phrases, part: Part, previous: Part, noun: Range) -> bool:
    """Whether the noun of a percentage is what the count before is a part of: `43 trường chuẩn, 86 % số trường`.

    It is where a word of all of them opens it (`tổng số`, `of all`), or where the count's own words begin with it.
    """
    if part.left > previous.reach + 4 or previous.figure.kind is Kind.PERCENT:
        return False
    words = phrases.words_of(noun)
    opened = any(part.figure.end <= cue.start <= noun[0] + 1 for cue in phrases.sentence.cued("openers"))
    return bool(words) and (previous.words[: len(words)] == words or (opened and len(words) < 3))


def holds(phrases: Phrases, part: Part, parts: Sequence[Part]) -> bool:
    """Whether a figure without a noun is only held against one before, and so measures what that one does."""
    if not part.compared or part.figure.head is not None:
        return False
    main = next((other for other in reversed(parts) if _sized(other, part) and not other.compared), None)
    if main is None or _between(phrases, main, part):
        return False
    part.called_as(main)
    part.words += _standing(phrases, part)
    foretold = phrases.sentence.under("estimate_words").intersection(range(main.figure.end, part.figure.begin))
    if part.meant.measure is Measure.SHARE and (main.meant.measure is Measure.LEVEL or foretold):
        part.meant = replace(part.meant, measure=main.meant.measure)  # a rate, whose name only the first has
    return True


def _sized(other: Part, part: Part) -> bool:
    """Whether two figures are of one kind, or one is money and the other money per something: `EPS of 11 cents, above
    the 9 cents a share`.
    """
    one, two = other.figure, part.figure
    return one.kind is two.kind or (one.kind is Kind.MONEY and two.unit.startswith(f"{one.unit}/"))


def _standing(phrases: Phrases, part: Part) -> tuple[str, ...]:
    """The words of a standard of no other time, which is that of others: `61%, above the national average of 58%`."""
    read, figure = phrases.sentence, part.figure
    held = standard(read, figure)
    told = read.under("estimate_words", "plans", "target_words")
    if past_extreme(read, figure.begin) < figure.begin:
        return ()  # `from an eight-year low of 4.9%`
    if held is None or not told.isdisjoint(range(held, figure.begin)) or any(phrases.closed[figure.end :]):
        return ()
    idle = read.language.sets["determiners|base_nouns|superlatives|skips"]
    return tuple(word for word in read.words[held + 1 : figure.begin] if word[0].isalpha() and word not in idle)


def arrived(phrases: Phrases, part: Part, previous: Part) -> bool:
    """Names the level that the figure before it told of a move to: `a 5% rise in thefts from shops to 1,204`, `revenue
    growth of 36% to £1.6bn`.
    """
    figure, words, moved = part.figure, phrases.sentence.words, previous.phrase
    if previous.meant.measure not in CHANGES or part.meant.measure in CHANGES or moved is None:
        return False
    if figure.head is not None or figure.begin == 0 or words[figure.begin - 1] not in phrases.language.sets["reaching"]:
        return False
    start = max(moved[1], previous.figure.end)
    if not all(word[0].isalpha() for word in words[start : figure.begin]):
        return False
    ends = (cue.start for cue in phrases.sentence.cued("growths") if moved[0] < cue.start < moved[1] <= cue.end)
    growth = next(ends, None)
    if moved[0] < previous.figure.end and (growth is None or start < figure.begin - 1):
        return False
    part.phrase = (moved[0], growth) if growth is not None else moved
    part.words, part.verb = phrases.words_of(part.phrase), previous.verb
    return bool(part.words)


def departed(phrases: Phrases, part: Part, previous: Part) -> bool:
    """Names the old level of a move that the figure before it tells by how much: `thefts dropped by 15 per cent, from
    820 to 697`, `a 14% rise in attacks, up from 2,336`.
    """
    figure, words, moved = part.figure, phrases.sentence.words, previous.phrase
    if not figure.opens or figure.head is not None or previous.meant.measure not in CHANGES or moved is None:
        return False
    start, sets = max(moved[1], previous.figure.end), phrases.language.sets
    idle = phrases.sentence.under("rises", "falls") | {figure.begin - 1}
    mark = max((at for at in range(start, figure.begin) if not words[at][0].isalnum()), default=start)
    told = [at for at in range(mark, figure.begin) if at not in idle and words[at][0].isalnum()]
    if told or not sets["joins|clauses|subordinates"].isdisjoint(words[start:mark]):
        return False
    part.called_as(previous)
    return bool(part.words)


def counted(phrases: Phrases, part: Part, previous: Part) -> bool:
    """Names a change that counts what a percentage told: `Drug offences grew by 9% - a rise of 191 cases`."""
    figure, words, sets = part.figure, phrases.sentence.words, phrases.language.sets
    if part.meant.measure is not Measure.CHANGE or previous.meant.measure is not Measure.GROWTH or not previous.words:
        return False
    again = previous.figure.restates
    if again is not None and again.head is not None and figure.head is not None and _first(again) != _first(figure):
        return False  # `tăng 12 vụ - tương ứng 8%, tăng 15 người chết`
    idle = phrases.sentence.under("rises", "falls")
    between = range(previous.figure.end, figure.begin)
    if not between or words[between[0]] not in _MARKS or idle.isdisjoint(between):
        return False
    if not all(at in idle or words[at] in sets["determiners|link_of"] for at in between[1:]):
        return False
    own = phrases.words_of(figure.head) if figure.head is not None else ()
    part.phrase, part.verb = previous.phrase, previous.verb
    part.words = previous.words + tuple(word for word in own if word not in previous.words)
    return True


def planned(phrases: Phrases, part: Part, parts: Sequence[Part], subject: Range | None, noun: Range | None) -> bool:
    """Whether a figure is only called a plan, and so of what the last of its unit is: `9,4 % (kế hoạch 9 %)`."""
    if subject is None or (noun is not None and noun != part.figure.head) or part.meant.measure in CHANGES:
        return False
    if not any(cue.start <= subject[0] and subject[1] <= cue.end for cue in phrases.sentence.cued("plans")):
        return False
    unit = part.figure.unit
    told = (one for one in reversed(parts) if one.figure.unit == unit and one.words and not one.apart)
    main = next((one for one in told if one.meant.measure not in CHANGES), None)
    if main is None or main.meant.measure is Measure.ATTAINMENT:
        return False
    part.called_as(main)
    part.meant = replace(part.meant, measure=main.meant.measure)
    return True


def accounted(phrases: Phrases, part: Part, parts: Sequence[Part], subject: Range | None) -> bool:
    """Names a figure of which only the kind of account is told by the one before: `profit of £9m (adjusted £11m)`."""
    main = next((one for one in reversed(parts) if one.words and not versioned(phrases, one.phrase)), None)
    if main is None or not versioned(phrases, subject) or subject is None or part.figure.head is not None:
        return False
    opened = subject[0] - 1
    if phrases.sentence.words[opened] not in _OPENED and not phrases.closed[opened]:
        return False  # `the rate stands adjusted to 6%`
    part.called_as(main)
    part.words += tuple(word for word in phrases.words_of(subject) if word not in main.words)
    return True


def _between(phrases: Phrases, main: Part, part: Part) -> bool:
    """Whether a new clause begins between two figures."""
    return any(word in ".;:" for word in phrases.sentence.words[main.figure.end : part.figure.begin])


def follow(phrases: Phrases, part: Part, previous: Part, noun: Range | None) -> None:
    """The second figure of a from-to pair is about what the first is about."""
    part.phrase, part.words, part.verb = noun or previous.phrase, previous.words, previous.verb
    if noun is not None and not previous.words:
        part.words = phrases.words_of(noun)
        previous.words = part.words


def _first(figure: Figure) -> list[str]:
    return figure.unit.split()[:1]


def by_turns(phrases: Phrases, part: Part, parts: Sequence[Part]) -> bool:
    """Names figures told `respectively` by the nouns joined before them, each by its own: `rents and fares rose 4% and
    6% respectively`.
    """
    read, told = phrases.sentence, phrases.sentence.language.sets["respectively"]
    if not read.language.plurals or told.isdisjoint(read.words):
        return False
    listed = [part.figure]
    for other, last in zip(phrases.figures[::-1], phrases.figures[::-1][1:], strict=False):
        if other.begin <= part.figure.begin and other is listed[0] and phrases.joined(last.end, other.begin):
            listed.insert(0, last)
    for last, other in pairwise(phrases.figures):
        if last is listed[-1] and phrases.joined(last.end, other.begin):
            listed.append(other)
    end = listed[-1].end + (read.words[listed[-1].end : listed[-1].end + 1] == [","])
    left = next((one.left for one in parts if one.figure is listed[0]), part.left)
    subject = subject_before(phrases, listed[0], left)
    if len(listed) < 2 or told.isdisjoint(read.words[end : end + 1]) or subject is None:
        return False
    marks = [at for at in range(*subject) if phrases.joined(at, at + 1)]
    named = list(zip([subject[0], *(at + 1 for at in marks)], [*marks, subject[1]], strict=True))
    if len(named) != len(listed):
        return False
    part.phrase = phrases.content(*named[listed.index(part.figure)])
    part.words = phrases.words_of(part.phrase)
    return bool(part.words)


def respective(phrases: Phrases, part: Part, parts: Sequence[Part]) -> Part | None:
    """What a change, share or attainment told `respectively` is of: in `doanh thu 12 tỷ đồng, lợi nhuận 3 tỷ đồng, lần
    lượt tăng 14% và 22%` the figure as far from the end of those before as it is from that of its own list.
    """
    read, figure = phrases.sentence, part.figure
    told = read.language.sets["respectively"]
    if read.language.plurals or part.meant.measure not in (*CHANGES, Measure.ATTAINMENT, Measure.SHARE):
        return None
    ends = (at + 2 for at in range(figure.begin - 1) if " ".join(read.words[at : at + 2]) in told)
    start = max(ends, default=None)
    if start is None:
        return None
    own = [other for other in phrases.figures if other.begin >= start]
    listed = [own[0]] if own else []
    for last, other in pairwise(own):
        if not phrases.joined(last.end, other.begin):
            break
        listed.append(other)
    models = [other for other in parts if other.figure.end <= start and other.meant.measure is Measure.LEVEL]
    if figure not in listed or not 1 < len(listed) <= len(models):
        return None
    return models[listed.index(figure) - len(listed)]
