"""What a number counts, and the words of approximation around it."""

from __future__ import annotations

from audit.extract.nouns import noun, stop, written
from audit.extract.rates import rate
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Classes
from audit.lang.phrases import Match
from audit.model import Hedge, Kind

_SIZES = frozenset([Kind.LENGTH, Kind.MASS, Kind.AREA, Kind.VOLUME])
_BRACKET = 6  # tokens of a bracket that says more of the number before it
_GLUED = frozenset("+-")
_ROUND = 100  # up to which limits are seldom round
_NEAR = 4  # words from a figure to what it is compared with


def count(sentence: Sentence, figure: Figure) -> bool:
    """Reads the counted noun after a number; false where there is none."""
    act = None if sentence.language.plurals or not figure.number.scaled else sentence.cue_at.get(figure.end)
    if act is not None and "acts" in act.value:
        return False  # `300 tỷ mua 2 tàu`
    at = figure.end + (figure.kind is Kind.RATIO and _number_of(sentence, figure.end))  # `4/5 số hộ`
    more = at < len(sentence.words) and sentence.words[at] in sentence.language.sets["comparatives"]
    beyond = more and sentence.words[at] in sentence.language.sets["narrowing"]  # `880 above projections`
    parted = figure.head is not None and sentence.language.plurals  # `one farmer in ten earns a living`
    head = None if told_of(sentence, figure) or beyond or parted else noun(sentence, at + more)  # `14 more communes`
    if head is None and figure.number.step < 1 and sentence.words[at : at + 1] != [] and not beyond and not parted:
        head = (at, at + 1) if sentence.words[at] in sentence.language.sets["points"] else None  # `up 0.2 point`
    if head is None and (_past_bracket(sentence, figure) or _sized(sentence, figure)):
        return True
    if head is None or sentence.language.hedges_after.at(sentence.words, figure.end) is not None:
        return False
    if _of_whom(sentence, figure) or _acted(sentence, figure):
        return False
    if " ".join(sentence.words[head[0] : head[1] + 1]) in sentence.language.sets["respectively"]:
        return False
    if _foreseen(sentence, figure, *head):
        return False
    figure.head, figure.end = head, head[1]
    figure.unit = written(sentence, *head)
    figure.counted = True
    if figure.unit in sentence.language.sets["times"]:
        figure.head = None  # how many times as much, or how often: nothing is counted
    rate(sentence, figure)
    return True


def _sized(sentence: Sentence, figure: Figure) -> bool:
    """Gives a number the singular behind it that sizes the thing after that: `the 295 room hotel`."""
    words, end = sentence.words, figure.end
    if end + 1 >= len(words) or words[end] not in sentence.language.sets["sizes"] or figure.number.value <= 1:
        return False
    thing = words[end + 1]
    if not thing[0].isalpha() or sentence.taken[end + 1] or stop(sentence, end + 1):
        return False
    figure.unit, figure.end, figure.counted = words[end], end + 1, True
    return True


def _of_whom(sentence: Sentence, figure: Figure) -> bool:
    """Whether a verb follows a number of those named before: `of whom 59,500 took full-time jobs`."""
    words, sets, at = sentence.words, sentence.language.sets, figure.start - 1
    of_those = at > 0 and words[at] in sets["them"] and words[at - 1] in sets["link_of"]
    return of_those and (words[figure.end] in sets["plural_verbs"] or words[figure.end] in sets["past_forms"])


def _acted(sentence: Sentence, figure: Figure) -> bool:
    """Whether a verb follows, of those or of a single one counted before or of an age: `188 been injured`, `and one
    voted against it`.
    """
    word, sets = sentence.words[figure.end], sentence.language.sets
    if word in sets["finite"]:
        return True
    before = sentence.words[max(0, figure.begin - 2) : figure.begin]
    if before[1:] and before[0] in sets["aged"] and before[1] in sets["link_of"] and word in sets["present"]:
        return True  # `a man of 42 faces 27 charges`
    one = figure.number.worded and figure.number.value == 1
    return one and (word in sets["past_forms"] or word in sets["passive"])


def _foreseen(sentence: Sentence, figure: Figure, start: int, end: int) -> bool:
    """Whether a noun only says who expected a number: `far more than the 140,000 economists had expected`."""
    words, sets = sentence.words, sentence.language.sets
    if end - start != 1 or words[start] not in sets["forecasters"] or not figure.begin or end >= len(words):
        return False
    return words[figure.begin - 1] in sets["definites"] and words[end] in sets["past_forms"]


def _past_bracket(sentence: Sentence, figure: Figure) -> bool:
    """Gives a number the noun behind a bracket that holds one figure: `việc làm cho 712 (+12) lao động`."""
    words, end = sentence.words, figure.end
    if words[end : end + 1] != ["("] or sentence.language.plurals:
        return False
    close = next((at for at in range(end + 1, min(end + _BRACKET, len(words))) if words[at] == ")"), 0)
    inside = words[end + 1 : close]
    head = sentence.language.heads.at(words, close + 1) if close else None
    if head is None or any(word[0].isalpha() for word in inside) or sentence.taken[head.start]:
        return False
    figure.unit, figure.counted = written(sentence, head.start, head.end), True
    return True


def told_of(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number that opens a clause counts what was counted before, of which something is said: `3.850 thanh
    niên nhập ngũ; 400 vào công an`, `5 người chết, 3 mất tích`.
    """
    words, sets, end = sentence.words, sentence.language.sets, figure.end
    if end >= len(words) or sentence.language.plurals or not figure.begin or figure.number.worded:
        return False
    before, head = words[figure.begin - 1], sentence.language.heads.at(words, end)
    opens = before in ",;:(" or before in sets["joins"] or before in sets["leaving"]
    opens = opens or sentence.led("parts", figure.begin)
    if not opens or sentence.taken[end]:
        return False
    if " ".join(words[end : end + 2]) in sets["told_of"]:
        return head is None or head.end < end + 2
    return words[end] in sets["told_of"] and head is None


def _number_of(sentence: Sentence, at: int) -> bool:
    """Whether the word for a number of things stands at a token, and a thing after it."""
    words, language = sentence.words, sentence.language
    return words[at : at + 1] == ["số"] and language.heads.at(words, at + 1) is not None


def hedge(sentence: Sentence, figure: Figure) -> None:
    """Reads the words of approximation before or after a figure into it."""
    language = sentence.language
    if figure.hedge is Hedge.RANGE:
        return
    before = language.hedges.before(sentence.words, figure.start, 4)
    moving = before is not None and _leads(sentence, before)
    if (
        before is not None
        and not moving
        and _free(sentence, figure, before)
        and not _stressed(sentence, figure, before)
    ):
        figure.hedge, figure.hedged = Hedge(before.value), (before.start, before.end)
    after = language.hedges_after.at(sentence.words, figure.end)
    if after is not None and not _goes_on(sentence, after):
        figure.hedge, figure.hedged = Hedge(after.value), (after.start, after.end)


def suffixed(sentence: Sentence, figure: Figure) -> None:
    """Reads an approximation glued to a number into it: `300+ jobs`, `2,000-plus people`, `95,000-odd surveyors`."""
    words, end = sentence.words, figure.end
    glued = end < len(words) and words[end] in _GLUED and sentence.glued(end) and sentence.language.plurals
    found = sentence.language.hedges_after.at(words, end) if glued else None
    if found is None or words[found.end : found.end + 1] == ["-"] or words[found.end : found.end + 1] == []:
        return
    if words[found.end][0].isdecimal():
        return
    figure.hedge, figure.hedged, figure.end = Hedge(found.value), (found.start, found.end), found.end
    scale = sentence.language.scales.get(words[found.end], 1)
    if scale > 1 and not figure.number.scaled and len(words[found.end]) > 1:  # `$60+ million`
        figure.number = figure.number.times(scale)._replace(scaled=True, scale=scale)
        figure.end, figure.core = found.end + 1, (figure.core[0], found.end + 1)


def _stressed(sentence: Sentence, figure: Figure, hedge: Match[str]) -> bool:
    """Whether words for a limit only stress a number, which is not round: `as many as 3,774 persons died`."""
    number, words = figure.number, " ".join(sentence.words[hedge.start : hedge.end])
    return number.last == 1 and number.value > _ROUND and words in sentence.language.sets["stressing"]


def _leads(sentence: Sentence, hedge: Match[str]) -> bool:
    """Whether the first word of an approximation belongs to the verb before it: `went up to`, `handed over`, `taking
    the price up to`.
    """
    words, sets, start = sentence.words, sentence.language.sets, hedge.start
    if not start or words[start] not in sets["particles"]:
        return False
    return words[start - 1] in sets["moving"] or not sets["raising"].isdisjoint(words[max(0, start - _NEAR) : start])


def _free(sentence: Sentence, figure: Figure, hedge: Match[str]) -> bool:
    """Whether words of approximation are no part of a name, a comparison or a verb."""
    if any(sentence.taken[hedge.start : hedge.end]):
        return False
    if any(cue.start < hedge.start < cue.end for cue in sentence.cued("fixed")):
        return False  # `mầm non 538`
    if _extreme(sentence, hedge) or (hedge.start and _superlative(sentence, hedge)) or _held(sentence, hedge):
        return False
    first, sets = sentence.words[hedge.start], sentence.language.sets
    if hedge.start and first in sets["known_of"] and sentence.words[hedge.start - 1] in sets["determiners"]:
        return False  # `the top 10%`
    parts = first in sets["of_parts"]
    if _overlies(sentence, figure, hedge) or (parts and figure.kind is not Kind.RATIO):
        return False
    return not (_compares(sentence, figure, hedge.start) or _exceeds(sentence, figure, hedge.start))


def _held(sentence: Sentence, hedge: Match[str]) -> bool:
    """Whether words right behind a percentage or a number say what it is measured from: `an increase of 20% over
    2,289,000`, `12% more than $1.4 billion`, `400 fewer than 5,000`.
    """
    words, language, at = sentence.words, sentence.language, hedge.start - 1
    if at < 0 or not language.plurals or words[hedge.end - 1] not in language.sets["base_after"]:
        return False
    unit = language.units.before(words, hedge.start, 2)
    number = hedge.end - hedge.start > 1 and words[at][0].isdecimal() and not sentence.taken[at]
    return number or (unit is not None and unit.value.id == "percent")


def _extreme(sentence: Sentence, hedge: Match[str]) -> bool:
    """Whether words for `at most` say which of some the figure is of: `giá trúng cao nhất 103 triệu đồng/m2`."""
    words = sentence.words
    opens = hedge.start == 0 or words[hedge.start - 1] in ",;:("
    superlative = words[hedge.end - 1] in sentence.language.sets["superlatives"] and hedge.value == Hedge.AT_MOST
    return superlative and (opens or not sentence.language.plurals)


def _superlative(sentence: Sentence, hedge: Match[str]) -> bool:
    """Whether a word for a limit is the noun of a superlative: `the lowest minimum 9.3°C`."""
    sets, words = sentence.language.sets, sentence.words
    limit = hedge.value in (Hedge.AT_LEAST, Hedge.AT_MOST) and hedge.end - hedge.start == 1
    return limit and words[hedge.start - 1] in sets["superlatives"]


def _overlies(sentence: Sentence, figure: Figure, hedge: Match[str]) -> bool:
    """Whether a word for `over` says on what area something is: `triển khai trên 346 ha`, `105 con cừu trên 3 sào`."""
    words, language = sentence.words, sentence.language
    overlying = language.sets["overlying"]
    if figure.kind is not Kind.AREA or hedge.end - hedge.start > 1 or words[hedge.start] not in overlying:
        return False
    return (
        sentence.follows("undertakings", hedge.start)
        or figure.number.value == 1
        or language.heads.before(words, hedge.start, 3) is not None
    )


def _goes_on(sentence: Sentence, hedge: Match[str]) -> bool:
    """Whether a word after a figure joins the next thing to it: `4.3% plus a one-off £1,000`."""
    words, sets = sentence.words, sentence.language.sets
    if hedge.end < len(words) and words[hedge.start] in _GLUED and words[hedge.end][0].isdecimal():
        return not sentence.glued(hedge.start)  # `10 lorries + 5 vans`
    if words[hedge.start] not in sets["listing"] or hedge.end >= len(words):
        return False
    after = words[hedge.end]
    return after in sets["determiners"] or not (after[0].isalpha() or after in ".,;:)")


def _compares(sentence: Sentence, figure: Figure, index: int) -> bool:
    """Whether a token ends a comparison: `cao hơn 4% so với kế hoạch` is no `more than 4%`."""
    return any(
        cue.start < index < cue.end and not sizes(sentence, figure, cue) for cue in sentence.cued("rises", "falls")
    )


def sizes(sentence: Sentence, figure: Figure, cue: Match[Classes]) -> bool:
    """Whether a comparative says how big a thing is at least: `dài hơn 10 km`, with which nothing is compared."""
    words, sets = sentence.words, sentence.language.sets
    if figure.kind not in _SIZES or cue.end != figure.start or words[cue.start] not in sets["narrowing"]:
        return False
    near = range(figure.end, min(figure.end + _NEAR, len(words)))
    return not any(" ".join(words[at : at + 2]) in sets["compared_with"] for at in near)


def passed(sentence: Sentence, figure: Figure, index: int) -> bool:
    """Whether the verb at a token is set apart before a figure and says how far what stands before was passed."""
    words, sets = sentence.words, sentence.language.sets
    if sentence.language.plurals or index < 2 or index + 1 != figure.start or words[index] not in sets["exceeds"]:
        return False
    cues = (cue for cue in sentence.cued("rises", "falls"))
    return words[index - 1] in "(," and any(cue.start == index and cue.end == index + 1 for cue in cues)


def _exceeds(sentence: Sentence, figure: Figure, index: int) -> bool:
    """Whether the verb at a token says by how much something was passed: `vượt 12 hộ so với chỉ tiêu giao`, or, set
    apart behind a figure, `thu 1.200 tỷ đồng, vượt 12%`.
    """
    words, sets = sentence.words, sentence.language.sets
    if figure.unit == "percent" and passed(sentence, figure, index):
        return True
    near = range(figure.end, min(figure.end + _NEAR, len(words)))
    held = any(" ".join(words[at : at + 2]) in sets["compared_with"] for at in near)
    return held and not sentence.language.plurals and words[index] in sets["exceeds"]
