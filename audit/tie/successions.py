"""What a figure measures because of the figure before it in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.interval import exactly
from audit.model import CHANGES, Kind, Measure
from audit.tie.edits import misprinted
from audit.tie.meanings import MOVES, REACH, STANDING, Meaning, changed

_WHOLE = 100  # per cent
_HELD = 3  # a comma and the words that say what is attained
_RECALLED = 10  # an old rate is at most so many times the new one
_SUBJECT = 5  # words behind a percentage in which a verb says that it is the subject
_AVERAGED = 7  # words back from an average to what says that it is held against something
_NAMED = 6  # words of where something moved
_LABEL = 5  # words of what moved whose verb is left out
_FINITE = ("past_forms", "passive", "finite", "subordinates")
_MARKS = frozenset(",;().")
_AMOUNTS = (Kind.MONEY, Kind.MASS)
_VERBS = frozenset(
    {*MOVES, "growths", "reaches", "shares", "strong_shares", "rates", "stands", "acts", "plans_met", "averages"}
)


@dataclass(slots=True)
class Told:
    """What the figures of a sentence measured so far."""

    moved: int = 0  # the sign of the last growth or change
    levels: list[Figure] = field(default_factory=list)
    opened: Meaning | None = None  # of the first figure since the last semicolon
    attained: bool = False  # whether a percentage was said to be of a plan
    result: Figure | None = None  # what attained it
    aside: Measure | None = None  # what the percentages in brackets behind its parts are
    shared: Meaning | None = None  # of the last percentage, if it was no share
    grown: Figure | None = None  # the last percentage, if it was growth


def taken_over(
    read: Sentence, told: Told, figure: Figure, own: Measure, before: tuple[Figure, Meaning], right: int
) -> Meaning | None:
    """What a figure, whose own words tell `own`, measures because of the one before it; `right` ends its clause."""
    previous, meant = before
    grown = meant.measure is Measure.GROWTH
    if own is Measure.LEVEL and read.led("targets_of_change", figure.begin):
        return None  # `with 1,135 more, bringing the total to 53,239`
    if own is Measure.SHARE:
        if previous.aims or _of_plan(read, told.levels, previous, figure):
            return Meaning(Measure.ATTAINMENT)  # `68 tỷ đồng/84 tỷ đồng dự toán, đạt 81%`
        if grown and _recalled(read, previous, figure):
            return Meaning(Measure.GROWTH)
        if grown and held_against(read, figure):
            return Meaning(Measure.GROWTH, meant.sign)  # `tăng 0,1% so tháng 7, 2,3% so tháng 12`
        if told.attained and meant.measure is Measure.LEVEL and _attained(read, told, previous, figure):
            return Meaning(Measure.ATTAINMENT)
        if meant.measure is Measure.LEVEL and _of_amount(read, previous, figure):
            return Meaning(Measure.ATTAINMENT)
        if told.result is not None and meant.measure is Measure.LEVEL and _in_brackets(read, previous, figure):
            told.aside = told.aside or _of_part(told.result, previous, figure)
            return Meaning(told.aside)
        if _steps(read, previous, figure):
            return Meaning(Measure.GROWTH, _way(read, previous))  # `to 131,900 from 105,500, which is 25%`
    old = figure.kind is previous.kind and _recalls(read, previous, figure)
    if figure.restates is previous and meant.measure in CHANGES and not (old or whole(read, figure, right)):
        return Meaning(changed(figure), meant.sign)
    if own is Measure.SHARE and figure.begin and read.words[figure.begin - 1] in read.language.sets["by"]:
        if meant.measure in CHANGES:
            return Meaning(meant.measure, meant.sign)  # `output grew by 20%, services by 32%`
        if told.moved and read.language.plurals:
            return Meaning(Measure.GROWTH, told.moved)  # `prices rose £6,200 to £287,000 and rents by 8.6%`
    if own is Measure.LEVEL and (sign := _beside(read, previous, figure)):
        return Meaning(Measure.CHANGE, sign)
    if own in STANDING[:2] and _apart(read, told.levels, previous, figure):
        return Meaning(changed(figure), _way(read, previous))
    return _as_before(read, told, figure, own, before)


def _as_before(
    read: Sentence, told: Told, figure: Figure, own: Measure, before: tuple[Figure, Meaning]
) -> Meaning | None:
    """What a figure measures that goes on where the one before it left off."""
    previous, meant = before
    if figure.kind is not Kind.PERCENT and _set_off(read, previous):
        return None
    grown, alike = meant.measure is Measure.GROWTH, figure.kind is previous.kind
    held = alike and own in STANDING[:2] and (grown or meant.measure in STANDING)
    if held and (_compared(read, figure) or _thought(read, previous, figure)):
        return Meaning(meant.measure)  # `prices rose 3.2%, down from 3.4%`
    if grown and own is Measure.SHARE and _narrowed(read, previous, figure):
        return Meaning(Measure.GROWTH, meant.sign)  # `tăng 9,6%, riêng cơ khí 11,3%`
    alike = alike and meant.measure is not Measure.LEVEL
    alike = alike and (figure.kind is not Kind.PERCENT or figure.unit == previous.unit)  # `2.2 points, 50.7% to 48.5%`
    if alike and own in (Measure.SHARE, Measure.LEVEL) and _coordinated(read, previous, figure):
        return Meaning(meant.measure, meant.sign)
    left_out = own is Measure.LEVEL and figure.elided and read.language.plurals and meant.measure is Measure.CHANGE
    if left_out or (own is Measure.SHARE and figure.unit == "percent"):
        return _listed(read, told.opened, previous, meant, figure)
    return None


def held_against(read: Sentence, figure: Figure) -> bool:
    """Whether a figure is held against another time in the words right after it: `hụt 12% so phiên trước`."""
    sets = read.language.sets
    words, at = read.words, figure.end
    if read.language.plurals or at >= len(words) or words[at] not in sets["base_openers"]:
        return False
    at += 2 if " ".join(words[at : at + 2]) in sets["compared_with"] else 1
    return at < len(words) and (bool(read.taken[at]) or not sets["previous"].isdisjoint(words[at + 1 : at + 2]))


def _listed(read: Sentence, opened: Meaning | None, previous: Figure, meant: Meaning, figure: Figure) -> Meaning | None:
    """The growth that a percentage behind a label is too, as the one before it, or as the first one before a
    semicolon: `nông nghiệp tăng 3,7%, đóng góp 5%; công nghiệp 9,5%`, `jobs rose 59,500 and part-time ones 29,500`.
    """
    words, sets = read.words, read.language.sets
    start = previous.end
    if read.language.plurals:  # `output was 8.3% up for the nine months, retail sales 8.8%`
        parting = {";", ",", *(() if ")" in words[start : figure.begin] else sets["joins"])}
        start = max((at for at in range(start, figure.begin) if words[at] in parting), default=start)
    between = words[start : figure.begin]
    bracket = previous.restates is not None and previous.restates.kind is figure.kind and between[:1] == [")"]
    model: Meaning | None = meant if previous.kind is figure.kind else None
    if bracket and meant.measure in CHANGES:  # `down 7.6% (18,244 offences) and burglary 12.9%`
        between, model = between[1:], Meaning(changed(figure), meant.sign)
    if ";" in words[previous.end : figure.begin]:
        model = opened
    if model is None or model.measure is not changed(figure):
        return None
    label = between[1:] if between and (between[0] in ";,:" or between[0] in sets["joins"]) else []
    after = words[figure.end] if figure.end < len(words) else "."
    ends = not after[0].isalpha() or after in sets["joins"]
    plain = ends and 0 < len(label) <= REACH and all(word[0].isalpha() or word in "-," for word in label)
    if not plain or not sets["named_shares"].isdisjoint(label):
        return None
    if read.language.plurals and not sets["subordinates|resuming"].isdisjoint(label):
        return None  # `up by 24 on 2020, when it ran 288`
    verbs = _VERBS if read.language.plurals else _VERBS - {"acts"}  # `công nghiệp và xây dựng 9,5%`
    told = any(start <= cue.start < figure.begin and not verbs.isdisjoint(cue.value) for cue in read.cues)
    return None if told else model


def _set_off(read: Sentence, change: Figure) -> bool:
    """Whether a change stands between commas, so that what follows goes on with what stands before it:
    `motorcyclists accounted for 328, up 6, and cyclists for 89`.
    """
    words, start = read.words, change.begin - 2
    return read.language.plurals and start > 0 and words[start] == "," == words[change.end]


def _of_plan(read: Sentence, levels: Sequence[Figure], previous: Figure, figure: Figure) -> bool:
    """Whether a percentage that names nothing is of the plan told before its result: `kế hoạch vốn 285 tỷ đồng, giải
    ngân 192 tỷ đồng, đạt 67,4%`.
    """
    if len(levels) < 2 or levels[-1] is not previous or figure.unit != "percent":
        return False
    words, (plan, result) = read.words, levels[-2:]
    between, after = words[previous.end : figure.begin], words[figure.end : figure.end + 1]
    ends = not after or not after[0][0].isalpha()
    reached = between[:1] == [","] and read.led("reaches", figure.begin)
    if (
        not (ends and reached and len(between) <= _HELD)
        or plan.unit != result.unit
        or ";" in words[plan.end : result.begin]
    ):
        return False
    start = levels[-3].end if len(levels) > 2 else 0
    named = (cue for cue in read.cued("plans") if start <= cue.start and cue.end <= plan.begin)
    return any(_MARKS.isdisjoint(words[cue.end : plan.begin]) for cue in named)


def _attained(read: Sentence, told: Told, previous: Figure, figure: Figure) -> bool:
    """Whether a percentage says of an amount what one before said of a plan: `thu 412 tỷ đồng, đạt 118% dự toán, trong
    đó lệ phí 38 tỷ đồng, đạt 96,9%`; a count may only be so if it is more than the whole, or of what that one counts.
    """
    words, after = read.words[previous.end : figure.begin], read.words[figure.end : figure.end + 1]
    planned = told.result.unit if told.result is not None else ""
    counted = previous.kind in (Kind.COUNT, Kind.RATIO, Kind.PERCENT) and previous.unit != planned
    if counted and figure.number.value <= _WHOLE:
        return False
    held = words[:1] == [","] and len(words) <= _HELD and not read.language.sets["held"].isdisjoint(words)
    ends = not after or not after[0][0].isalpha() or after[0] in read.language.sets["joins"]
    return held and figure.unit == "percent" and ends


def _of_amount(read: Sentence, previous: Figure, figure: Figure) -> bool:
    """Whether a sum or a weight is said to have reached so many per cent of nothing that is told, which is its plan:
    `sản lượng lương thực 41.200 tấn, đạt 62,5%`.
    """
    if read.language.plurals or previous.kind not in _AMOUNTS or figure.unit != "percent":
        return False
    reached = any(
        previous.end <= cue.start <= previous.end + _HELD
        and all(word[0].isalpha() or word in ",(" for word in read.words[previous.end : cue.start])
        and cue.end == figure.begin
        and "strong_shares" not in cue.value
        and "shares" in cue.value
        for cue in read.cued("reaches")
    )
    after = read.words[figure.end : figure.end + 1]
    return reached and (not after or after[0] in _MARKS)


def _in_brackets(read: Sentence, previous: Figure, figure: Figure) -> bool:
    """Whether a percentage alone stands in a bracket behind an amount: `vốn trung ương 638 tỷ đồng (57%)`."""
    around = (*read.words[previous.end : figure.begin], *read.words[figure.end : figure.end + 1])
    return around == ("(", ")") and figure.unit == "percent" and not read.language.plurals


def _of_part(result: Figure, part: Figure, figure: Figure) -> Measure:
    """What the first percentage behind a part of a result tells: the share of the part where that is so but for a slip,
    else how much of the part's own plan was attained, as was just told of the whole.
    """
    if part.unit != result.unit or not result.number.value:
        return Measure.SHARE
    share = exactly(_WHOLE * part.number.value / result.number.value)
    return Measure.SHARE if misprinted(figure.number, share, rounded=True) else Measure.ATTAINMENT


def _steps(read: Sentence, previous: Figure, figure: Figure) -> bool:
    """Whether a percentage restates how far the two levels just before it are apart."""
    pair = previous.opens or previous.follows is not None or _compared(read, previous)
    sets = read.language.sets
    if read.language.plurals and whole(read, figure, len(read.words)):
        return False  # `after 250 redundancies, about a quarter of the workforce`
    words = [read.words[at] for at in range(previous.end, figure.begin) if not read.taken[at]]
    idle = sets["restating|them|it|skips"]
    told = " ".join(words[1:]) in sets["restating"] or all(word in idle for word in words[1:])
    if any(previous.end <= cue.start < figure.begin for cue in read.cued("strong_shares")):
        return False  # `giảm từ 231 xuống 164 hộ, chiếm 0,7% số hộ`
    return pair and words[:1] in ([","], ["("]) and told and previous.kind is not Kind.PERCENT


def _way(read: Sentence, last: Figure) -> int:
    """The sign of the change that the sentence told last before a figure."""
    signs = [
        1 if "rises" in cue.value else -1
        for cue in read.cues
        if cue.end <= last.start and ("rises" in cue.value or "falls" in cue.value)
    ]
    return signs[-1] if signs else 1


def _apart(read: Sentence, levels: Sequence[Figure], previous: Figure, figure: Figure) -> bool:
    """Whether a figure is by how much two levels before it differ: `to 716 from 792 a year ago, i.e., by 76`."""
    words, sets = read.words, read.language.sets
    by = figure.begin > 0 and words[figure.begin - 1] in sets["by"] and read.language.plurals
    alike = figure.kind is Kind.PERCENT or (figure.kind is previous.kind and previous.unit in (figure.unit, ""))
    return by and alike and len(levels) > 1 and (previous.opens or previous.follows is not None)


def _beside(read: Sentence, previous: Figure, figure: Figure) -> int:
    """The sign of an amount by which a comparative says a level is past the one before the amount, 0 where none
    does: `cao hơn mức 71,8 tỷ đồng của cùng kỳ là 24,6 tỷ đồng`.
    """
    sets = read.language.sets
    start, end = previous.end, figure.begin
    equal = end > start and read.words[end - 1] in sets["equating"] and previous.unit == figure.unit
    if not equal or previous.kind is not figure.kind:
        return 0
    idle = sets["skips|link_of|compared|base_after"]
    if not all(read.taken[at] or read.words[at] in idle for at in range(start, end)):
        return 0
    for name, sign in (("rises", 1), ("falls", -1)):
        for cue in read.cued(name):
            between = read.words[cue.end : previous.begin]
            if read.words[cue.end - 1] in sets["compares"] and 0 <= previous.begin - cue.end <= 2:
                return sign if all(word in sets["totals"] for word in between) else 0
    return 0


def turned(read: Sentence, figure: Figure, left: int) -> bool:
    """Whether a noun just before says that a figure is a change: `an improvement of 20%`, `a loss of 5.6%`, `the
    improvement is 8%`; or a noun with an article just behind: `a 17% improvement`.
    """
    words, sets = read.words, read.language.sets
    if _turned_behind(read, figure):
        return True
    at = figure.begin - 2
    if at < left:
        return False
    if words[at + 1] in sets["passive"] and figure.unit == "percent" and at > left:
        return words[at] in sets["turns"] and words[at - 1] in sets["definites"]
    if words[at + 1] not in sets["link_of"]:
        return False
    return words[at] in sets["turns"] or (figure.unit == "percent" and words[at] in sets["losses"])


def _turned_behind(read: Sentence, figure: Figure) -> bool:
    words, sets = read.words, read.language.sets
    opened = figure.begin > 0 and words[figure.begin - 1] in sets["article"]
    return opened and figure.unit == "percent" and not sets["turns"].isdisjoint(words[figure.end : figure.end + 1])


def turn(read: Sentence, levels: Sequence[Figure], figure: Figure) -> int:
    """The sign of such a change: which of the two levels before it is more, else that of the verb before it."""
    if _turned_behind(read, figure):
        return 1
    if read.words[figure.begin - 2] in read.language.sets["losses"]:
        return -1
    if len(levels) < 2:
        return _way(read, figure)
    new, old = levels[-2:]
    if old.follows is new:
        new, old = old, new  # `from 124 to 93`
    return 1 if new.number.value > old.number.value else -1


def _recalls(read: Sentence, previous: Figure, figure: Figure) -> bool:
    """Whether an amount alone in a bracket is what was before a change in its unit: `hơn 141 tỷ (1.175 tỷ)`."""
    words = read.words[previous.end : figure.begin]
    return words == ["("] and figure.unit == previous.unit and not read.language.plurals


def _recalled(read: Sentence, previous: Figure, figure: Figure) -> bool:
    """Whether a figure is only that of another time: `tăng 10,1% (2023: 4,26%)`, `tăng 4,6%; cùng kỳ 6,9%`."""
    words, taken, start = read.words, read.taken, previous.end
    if start + 1 >= figure.begin or figure.number.value > _RECALLED * previous.number.value:
        return False
    if words[figure.begin - 1] == "(" and taken[figure.begin - 2]:
        return ";" not in words[start : figure.begin]  # `tăng 7,96%, chỉ sau quý II/2022 (8,56%)`
    within = read.language.sets["within"] if read.language.plurals else frozenset[str]()
    while words[start] not in "(;" and within and (taken[start] or words[start] in within):
        start += 1  # `rose 5.2% in the quarter (Q4 2023: 4.1%)`
    return words[start] in "(;" and all(taken[at] or words[at] == ":" for at in range(start + 1, figure.begin))


def averaged(read: Sentence, figure: Figure) -> bool:
    """Whether a percentage is the average that a change is held against: `fell 17%, against an average of 8%`."""
    words, sets, begin = read.words, read.language.sets, figure.begin
    base = read.last_cued("bases", max(0, begin - _AVERAGED), begin)
    mean = read.last_cued("averages", max(0, begin - _AVERAGED), begin)
    if base is None or mean is None or mean.start < base.end or not read.language.plurals:
        return False
    return all(word in sets["link_of"] for word in words[mean.end : begin]) and all(
        word[0].isalpha() for word in words[base.end : mean.start]
    )


def spread(read: Sentence, last: Figure | None, figure: Figure) -> bool:
    """Whether a percentage goes on with where or when the same thing moved as by the `last` one, behind the same
    preposition: `rents rose 4% in Dale, 3% in Ashby`, `rose 16% to 226,400 at Corvo, 14% at Hilo`.
    """
    words, sets, joint = read.words, read.language.sets, figure.begin - 1
    if last is None or not read.language.plurals or figure.end >= len(words):
        return False
    opener = words[figure.end]
    if opener not in sets["narrowing"] - sets["link_of"] or not (words[joint] == "," or words[joint] in sets["joins"]):
        return False
    first = next((at for at in range(last.end, joint) if words[at] == opener), joint)
    named, verbs = words[first + 1 : joint - (words[joint - 1] == ",")], sets["finite|passive|past_forms|modals"]
    if not 0 < len(named) <= _NAMED or not all(word[0].isalnum() and word not in verbs for word in named):
        return False
    rest = words[figure.end + 1 : figure.end + 1 + _NAMED]
    end = next((at for at, word in enumerate(rest) if not word[0].isalnum() or word in sets["joins"]), len(rest))
    return verbs.isdisjoint(rest[:end])  # not `and 52% in all came from mines`


def gapped(read: Sentence, figure: Figure) -> bool:
    """Whether a verb of change is left out: `exports rose 17% to $93bn and imports 13.9% to $85bn`."""
    words, sets = read.words, read.language.sets
    after = words[figure.end + 1] if figure.end + 1 < len(words) else ""
    if not after or not read.language.plurals or words[figure.begin - 1] in sets["change_openers"]:
        return False
    told = words[figure.end] in sets["reaching"]
    unit = read.language.units.at(words, figure.end + 2)
    if figure.kind is Kind.PERCENT and unit is not None and unit.value.kind is Kind.PERCENT:
        return False  # `by 2.2 points, 50.7% to 48.5%`
    money = read.language.units.at(words, figure.end + 1)
    if money is not None and money.value.kind is Kind.MONEY:
        return told  # `and imports 13.9% to EUR 85bn`
    return told and not (after[0].isalpha() and after not in sets["article"])


def by_as_much(read: Sentence, figure: Figure) -> int | None:
    """The sign of how far a thing moved whose verb is left out: `deaths fell to 412, and injuries by 1,204`."""
    words, sets, start = read.words, read.language.sets, figure.begin - 1
    if not read.language.plurals or start < 2 or words[start] not in sets["by"]:
        return None
    while start > 0 and words[start - 1][0].isalpha() and words[start - 1] not in sets["joins"]:
        start -= 1
    label = words[start : figure.begin - 1]
    if not 0 < len(label) <= _LABEL or not (words[start - 1] in ",;" or words[start - 1] in sets["joins"]):
        return None
    if any(word.endswith("ed") for word in label) or any(not sets[name].isdisjoint(label) for name in _FINITE):
        return None
    if any(start <= cue.start < figure.begin and _VERBS & cue.value.keys() for cue in read.cues):
        return None
    ways = [(cue.start, sign) for name, sign in (("rises", 1), ("falls", -1)) for cue in read.cued(name)]
    return max((way for way in ways if way[0] < start), default=(0, 0))[1] or None


def _compared(read: Sentence, figure: Figure) -> bool:
    """Whether a percentage is what another is held against: `from 3.4%`, `faster than the 2.4%`."""
    words, index = read.words, figure.begin - 1
    sets = read.language.sets
    index -= index > 0 and words[index] in sets["determiners"]
    index -= index > 1 and words[index] in sets["link_of"] and words[index - 1] in sets["comparatives"]
    held = index >= 0 and (
        words[index] in sets["opposed"]
        or words[index] in sets["change_openers"]
        or words[index] in sets["succeeding"]
        or words[index] in sets["than"]
        or (words[index] in sets["comparatives"] and words[index + 1] in sets["link_of"])  # `well short of the 6%`
    )
    return held and read.language.plurals


def whole(read: Sentence, figure: Figure, right: int) -> bool:
    """Whether a restated percentage says of what it is a part: `or 4.5% of GDP`."""
    words = read.words
    return figure.end < right and words[figure.end] in read.language.sets["link_of"]


def _thought(read: Sentence, previous: Figure, figure: Figure) -> bool:
    """Whether a figure is what was expected of the one before: `rose 6.0%; economists had pencilled in 6.1%`."""
    cues = read.cued("estimate_words") if read.language.plurals else ()
    the = figure.begin > 0 and read.words[figure.begin - 1] in read.language.sets["definites"]
    of = read.words[figure.begin - 1] in read.language.sets["link_of"]  # `beating forecasts of 4%`
    ends = (figure.begin, figure.begin - of)
    return any((previous.end <= cue.start and cue.end in ends) or (the and cue.start == figure.end) for cue in cues)


def _narrowed(read: Sentence, previous: Figure, figure: Figure) -> bool:
    """Whether a figure tells of a part what the one before told of the whole, without a verb of its own."""
    between = read.words[previous.end : figure.begin]
    opener = read.cue_at.get(previous.end + 1)
    if between[:1] != [","] or opener is None or "narrows" not in opener.value or len(between) > REACH:
        return False
    told = ("shares", "reaches", "rates", "stands", "plans_met")
    return all(word[0].isalpha() for word in between[1:]) and not any(
        previous.end <= cue.start < figure.begin for cue in read.cued(*told)
    )


def _coordinated(read: Sentence, previous: Figure, figure: Figure) -> bool:
    """Whether a figure goes on where the one before left off: `22.2% in volume and 34.7% in value`."""
    words, sets = read.words, read.language.sets
    between = words[previous.end : figure.begin]
    alone = bool(between) and all(word == "," or word in sets["joins"] for word in between)
    if alone and not read.language.plurals:
        return True
    if read.language.plurals and figure.kind is Kind.PERCENT:
        told = range(previous.end, figure.begin)  # `3.8% in the 16 weeks to 4 January, and 4.1% in December`
        between = [words[at] for at in told if not read.taken[at] and words[at] not in sets["within"]]
        between = between[: len(between) - (bool(between) and between[-1] in sets["just"])]  # `but only 0.9%`
    if not between or between[-1] not in sets["going_on"] or len(between) > 6:
        return False
    if figure.elided and read.language.plurals and not sets["link_of"].isdisjoint(words[figure.end : figure.end + 1]):
        return False  # `up 3.4 million from last year, and 84 million of soybeans`
    own = frozenset(words[figure.end : figure.end + _SUBJECT])
    if read.language.plurals and not own.isdisjoint(sets["link_of"]) and not own.isdisjoint(sets["passive"]):
        return False  # `rents rose 4 per cent, and 62.5 per cent of flats were let`
    if any(word in ".;:()" for word in between) or (len(between) > 1 and "," in between[:-2]):
        return False
    return not any(
        previous.end <= cue.start < figure.begin
        and words[cue.start] not in sets["going_on"]
        and words[cue.start] not in sets["change_openers"]
        for cue in read.cued("reaches", "rises", "falls", "shares", "acts")
    )
