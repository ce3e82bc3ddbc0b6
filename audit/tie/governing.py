"""Whether a verb, a noun or a comparative of change before a figure says how far it goes, and its sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Classes
from audit.lang.phrases import Match
from audit.model import Kind
from audit.tie.meanings import REACH

COMPARED = 5  # words of what something is more than: `thấp hơn chuyến biển trước 7.000 đồng`
_BASE = 4  # words from a figure to what it is compared with


def governs(read: Sentence, cue: Match[Classes], start: int, figure: Figure) -> int | None:
    """The sign of a verb or noun of change if the figure that begins at `start` is how far it goes."""
    sets, plurals = read.language.sets, read.language.plurals
    between = _between(read, cue, start)
    by = bool(between) and between[-1] in sets["by"]
    marks = ".;:()" if by and plurals else ",.;:()"  # `fell for the third time, by 12,000`
    if len(between) > REACH + 4 * by or any(word in marks for word in between):
        return None
    way = plurals and cue.end == cue.start + 1 and read.words[cue.start] in sets["particles"]
    if way and between and between[0] in sets["passive"]:
        return None  # `grades 7 and up were 21.9 per cent`
    if plurals and between and cue.end == cue.start + 2 and read.words[cue.start] in sets["passive"]:
        return None  # `was ahead in 87 seats`
    if way and not between and figure.kind is not Kind.PERCENT and _finishes(read, cue):
        return None  # `repairs ate up £46.9m`
    if plurals and (_leads(read, cue, between) or _travels(read, cue, figure)):
        return None
    if plurals and figure.kind is Kind.PERCENT and (_shared(read, cue, between, figure) or _placed(between, sets)):
        return None
    amount = figure.kind is not Kind.PERCENT and figure.unit not in sets["points"]
    if amount and _counts(read, cue, between, figure):
        return None
    if amount and not plurals and not sets["joins"].isdisjoint(between):
        return None  # `199 mã giảm giá và 48 mã đứng giá`
    linked = sets["linking"] - sets["link_of"] if amount else sets["passive"]
    if plurals and len(between) > 1 and between[-1] in linked and not _equalled(read, cue, start):
        return None  # `a decline in profit at $3m`, `under the expanded definition the rate was 42%`
    if _stands(read, cue, between, figure, amount):
        return None
    content = [word for word in between if word not in sets["skips"] and word not in sets["changed"]]
    most = COMPARED if read.words[cue.end - 1] in sets["compares"] else 2
    if not plurals and any(noun.start == cue.end for noun in read.cued("quantity")):
        most = REACH  # `giảm tỷ lệ hộ nghèo đa chiều 1,5%`
    by = by or (plurals and bool(between) and between[0] in sets["by"])
    if not by and (len(content) > most or (plurals and content and figure.kind is Kind.COUNT)):
        return None
    return -1 if "falls" in cue.value else 1


def _equalled(read: Sentence, cue: Match[Classes], start: int) -> bool:
    """Whether a noun of change with an article is said to be a figure, and nothing but a time stands between: `the fall
    since then is 8.1%`, `the decline comes to 7.9 million tonnes`.
    """
    sets, words = read.language.sets, read.words
    idle = sets["skips|passive|linking|bounds|conclusions"]
    idle = idle | sets["after_counts"]  # `then`, `so`, `now`
    noun = cue.end == cue.start + 1 and cue.start > 0 and words[cue.start - 1] in sets["definites"]
    return noun and all(read.taken[at] or words[at] in idle for at in range(cue.end, start))


def _between(read: Sentence, cue: Match[Classes], start: int) -> list[str]:
    """The words from a verb or noun of change to its figure, without a comma that a superlative sets, and without the
    time that the change is measured from: `tăng so với cùng kỳ 12,5%`.
    """
    words, superlatives = read.words, read.language.sets["superlatives"]
    between = words[_past_base(read, cue.end, start) : start]
    if between[-1:] == [","] and between[-2:-1] and between[-2] in superlatives:
        between = between[:-1]  # `giảm sâu nhất, 13,9%`
    hailed = words[max(0, cue.start - _BASE) : cue.start]
    if between == [","] and read.language.plurals and not superlatives.isdisjoint(hailed):
        between = []  # `the lowest annual rise, 3.6 per cent`
    return between


def _past_base(read: Sentence, at: int, start: int) -> int:
    """Where a base that begins at a token ends, with its time and the word that links it to a figure at `start`; else
    that token.
    """
    base = next((cue for cue in read.cued("bases") if cue.start == at), None)
    timed = next((time for time in read.times if base is not None and time.first in (at, base.end)), None)
    if timed is None or timed.last > start:
        return at
    return timed.last + (start - timed.last == 1 and read.words[timed.last] in read.language.sets["copulas"])


def _counts(read: Sentence, cue: Match[Classes], between: Sequence[str], figure: Figure) -> bool:
    """Whether an amount behind a verb of change counts something instead: `cut 1,300 jobs`, `grow 35,000 hectares`."""
    sets, plurals, verb = read.language.sets, read.language.plurals, read.words[cue.start]
    told = not sets["by"].isdisjoint(between) or _held(read, figure) or _distance(read, figure)
    drops = figure.kind in (Kind.MONEY, Kind.RATE) and verb not in sets["money_verbs"]  # `rớt 300 ngàn`
    drops = drops and "falls" in cue.value and cue.end == cue.start + 1 and not plurals
    grown = figure.kind in (Kind.AREA, Kind.MASS) and verb in sets["cultivating"]
    part = plurals and figure.kind is Kind.RATIO and "falls" in cue.value  # `lost a tenth of its value`
    if ("takes" in cue.value or grown) and not (told or drops or part):
        return True
    by = bool(between) and between[-1] in sets["by"]
    if plurals and not by and not sets["joins"].isdisjoint(between[1:]):
        return True  # `383,083 had waited more than a year and 7,177 ...`
    return plurals and bool(between) and between[0] in sets["base_after"]  # `a $96 million increase over the $1,808 m`


def _stands(read: Sentence, cue: Match[Classes], between: Sequence[str], figure: Figure, amount: bool) -> bool:
    """Whether the figure behind a verb of change is a level that something came to or is held against."""
    words, sets = read.words, read.language.sets
    verb, last = words[cue.start], between[-1:]
    if between and between[0] in sets["likening"] and not read.language.plurals:
        return True  # `có nơi cao hơn như Kỳ Lạc 468 mm`, `sản phẩm tăng mạnh như máy giặt 1,9 triệu chiếc`
    based = any(base.end == figure.begin and base.start >= cue.end for base in read.cued("bases"))
    timed = read.taken[figure.begin - 1] or any(time.last == figure.begin for time in read.times)
    if based and not timed and not read.language.plurals:
        return True  # `giảm so với 53.600 ha của năm ngoái`
    if verb in sets["comparatives"] and not sets["than"].isdisjoint(between) and last[0] not in sets["by"]:
        return True  # `higher than the $11.5bn`
    if read.language.plurals and not sets["within"].isdisjoint(last) and verb in sets["comparatives"]:
        return True  # `with maths even lower at 17.1%`
    if figure.hedged and figure.hedged[0] < figure.start and words[figure.hedged[0]] in sets["landmarks"]:
        return True  # `fell below 1 %`
    if (verb in sets["exceeds"] or "takes" in cue.value) and not sets["peaks"].isdisjoint(last):
        return True  # `vượt kỷ lục 5.510 MW`, `mất mốc 1.700 điểm`
    if not sets["link_of"].isdisjoint(last) and read.last_cued("plans", cue.end, figure.begin):
        return True  # `down on the budget of £3 million`
    thresholds = sets["thresholds"] - (sets["prices"] if not amount else set())
    apart = thresholds & sets["prices"] & {*between[:-1]}  # `thấp hơn giá trong nước 14,6 triệu đồng`
    least = not (thresholds - apart).isdisjoint(between) or " ".join(between[-2:]) in thresholds
    return least and words[cue.end - 1] in sets["compares"]  # `cao hơn mức tối thiểu 8%`


def _leads(read: Sentence, cue: Match[Classes], between: Sequence[str]) -> bool:
    """Whether `up` or `down` leads somewhere: `sending rocks down the slope at 300 km an hour`."""
    sets = read.language.sets
    single = cue.end - cue.start == 1 and read.words[cue.start] in sets["comparatives"]
    if not single or not between or between[0] not in sets["determiners"]:
        return False
    return any(word[0].isalpha() and word not in sets["skips"] and word not in sets["changed"] for word in between)


def _shared(read: Sentence, cue: Match[Classes], between: Sequence[str], figure: Figure) -> bool:
    """Whether `up` or `down` belongs to the verb before it, whose object a share is: `cleared up 21% of them`."""
    words, sets = read.words, read.language.sets
    single = cue.end - cue.start == 1 and words[cue.start] in sets["particles"] and not between
    before = words[cue.start - 1] if cue.start else ""
    told = before.endswith("ed") and before not in sets["moving"]
    return single and told and not sets["link_of"].isdisjoint(words[figure.end : figure.end + 1])


def _placed(between: Sequence[str], sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether a percentage is where something stands, past what is told of a change: `a cut by May at 40%`."""
    return len(between) > 1 and between[-1] in sets["within"]


def _travels(read: Sentence, cue: Match[Classes], figure: Figure) -> bool:
    """Whether `up` or `down` says where something went, and a length how far: `rolled down about 300 feet`."""
    words, sets, at = read.words, read.language.sets, cue.start - 1
    single = cue.end - cue.start == 1 and words[cue.start] in sets["particles"]
    return single and figure.kind is Kind.LENGTH and at >= 0 and words[at].endswith("ed")


def _finishes(read: Sentence, cue: Match[Classes]) -> bool:
    """Whether `up` or `down` belongs to the verb right before it that tells no price: `has used up`, `soaked up`."""
    return cue.start > 0 and read.words[cue.start - 1] in read.language.sets["eaten"]


def _distance(read: Sentence, figure: Figure) -> bool:
    """Whether a figure is only a distance: `lost 74 points`, `added 64 cents to $83.67`, `had lost 218`."""
    words, sets = read.words, read.language.sets
    if figure.unit in sets["points"] or figure.elided:
        return read.language.plurals
    if read.language.plurals and figure.kind is Kind.MONEY and _in_percent(read, figure.end):
        return True
    after = words[figure.end : figure.end + 2]
    if len(after) < 2 or after[0] not in sets["reaching"]:
        return False
    return not after[1][0].isalpha() or after[1] in sets["settling"]


def _in_percent(read: Sentence, at: int) -> bool:
    """Whether a percentage of nothing tells an amount before it again: `lost $3, or 2%`, `added 25 cents (1.1%)`."""
    words, sets = read.words, read.language.sets
    opened = words[at : at + 1] == ["("] or (words[at : at + 1] == [","] and words[at + 1] in sets["restating"])
    for end in range(at + 2, min(at + _BASE, len(words))) if opened else ():
        unit = read.language.units.at(words, end)
        if unit is not None:
            after = words[unit.end] if unit.end < len(words) else "."
            return unit.value.kind is Kind.PERCENT and after not in sets["link_of"]
    return False


def _held(read: Sentence, figure: Figure) -> bool:
    """Whether a figure is held against another time in the words just after it: `mất 200 USD so với năm trước`."""
    words, compared = read.words, read.language.sets["compared_with"]
    near = range(figure.end, min(figure.end + _BASE, len(words)))
    return any(" ".join(words[at : at + 2]) in compared for at in near)
