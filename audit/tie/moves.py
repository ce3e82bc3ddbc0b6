"""Whether a verb, a noun or a comparative of change governs a figure, and its sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.extract.counts import sizes
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Classes
from audit.lang.phrases import Match
from audit.model import Hedge, Kind
from audit.tie.meanings import MOVES, REACH
from audit.tokens import APOSTROPHES, ends_plural

_COMPARED = 5  # words of what something is more than: `thấp hơn chuyến biển trước 7.000 đồng`
_TIMED = 8  # words of the time that something outdoes
_COMPOUND = 4  # words from a percentage to the noun for its change
_BASE = 4  # words from a figure to what it is compared with
_EXTREME = 8  # tokens of an extreme: `an 11-week high of`
_ACCOUNT = 5  # words of what an account leaves
_BRACKET = 6  # words of a bracket that restates a figure
_ASIDE = 12  # words of a bracket in a label
_SIGNS = frozenset("+-−")
_LABELS = frozenset(["rises", "falls", "growths"])


def moved(read: Sentence, figure: Figure, left: int, right: int) -> int | None:
    """The sign of a rise or fall that governs the figure."""
    start = figure.begin
    opened = start > 0 and read.words[past_extreme(read, start) - 1] in read.language.sets["change_openers"]
    limit = figure.hedged is not None and figure.hedged[0] >= figure.end  # `giảm từ 3% trở lên`
    if opened and figure.hedge is not Hedge.RANGE and not limit:
        return None  # `up from 27.2%`: the old level
    after = told_after(read, figure, right)
    if after is not None:
        return _governed_before(read, figure) or after
    if read.language.plurals and " ".join(read.words[figure.end : figure.end + 3]) in read.language.sets["over_again"]:
        return 1  # `half as many again`
    if (compared := _longer(read, figure)) is not None:
        return compared
    if (past := _past_gauge(read, figure)) is not None:
        return past
    if (outdone := _outdone(read, figure)) is not None:
        return outdone
    if MOVES.isdisjoint(read.by_class):
        return None
    if figure.kind is Kind.LENGTH and not read.language.sets["extents"].isdisjoint(
        read.words[figure.end : figure.end + 1]
    ):
        return None  # `went down 62 miles off Yarmouth`
    for cue in reversed(read.cues):
        if cue.start < left or start - cue.end > REACH + 4:
            break
        if cue.start < start < cue.end and "targets_of_change" in cue.value:
            return None  # `rose to just under 5%`
        if cue.end > start or (read.taken[cue.start] and read.language.plurals):
            continue  # `this fall`
        if "targets_of_change" in cue.value:
            return None
        if "takes" in cue.value and any(cue.start == verb.end for verb in read.cued(*MOVES)):
            continue  # `giảm thêm 55 hộ`
        if ("rises" in cue.value or "falls" in cue.value) and not _names(read, cue):
            return None if sizes(read, figure, cue) else _governs(read, cue, start, figure)
    return None


def label_end(words: Sequence[str], at: int) -> int:
    """Where the label of the figure at a token ends, a colon after it, without its bracket and the figure's sign:
    `Sales decline (y-o-y): -4%`; 0 where no colon stands before the figure.
    """
    at -= at > 1 and words[at - 1] in _SIGNS
    if at < 2 or words[at - 1] != ":":
        return 0
    at -= 1
    if words[at - 1] == ")" and "(" in words[max(0, at - _ASIDE) : at]:
        at = next(opened for opened in range(at - 1, -1, -1) if words[opened] == "(")
    return at


def labelled(read: Sentence, start: int) -> int:
    """The sign of the change that ends the label of the figure at a token; 0 where none does."""
    end = label_end(read.words, start)
    for cue in read.cues if end else ():
        if cue.end == end and not _LABELS.isdisjoint(cue.value):
            return -1 if "falls" in cue.value else 1
    return 1 if end and read.words[end - 1] in read.language.sets["turns"] else 0


def past_extreme(read: Sentence, at: int) -> int:
    """Where `a peak of`, `the low of`, `an eight-year low of`, `last year's` before the figure at a token begins, else
    the token.
    """
    words, sets, start = read.words, read.language.sets, at - 3
    if start > 0 and words[at - 1] == "s" and words[at - 2] in APOSTROPHES:
        owner = next((one.first for one in read.times if one.last == at - 2), at)
        return owner + (words[owner] in sets["base_after"])
    if start < 1 or words[at - 1] not in sets["link_of"] or words[at - 2] not in sets["superlatives"]:
        return at
    while start > 1 and start > at - _EXTREME and _lasting(read, start):
        start -= 1
    return start if words[start] in sets["determiners"] else at


def _lasting(read: Sentence, at: int) -> bool:
    """Whether a token belongs to how long an extreme has stood: the words of `an 11-week high`."""
    word, unit = read.words[at], read.language.units.at(read.words, at)
    timed = unit is not None and unit.value.kind is Kind.DURATION
    ever = read.language.sets["records"] - read.language.sets["determiners"]  # `a record low of`
    return timed or word == "-" or word[0].isdecimal() or word in read.language.numbers or word in ever


def _past_gauge(read: Sentence, figure: Figure) -> int | None:
    """The sign of how far water is past a mark: `trên báo động 3 là 0,32 m`, `dưới BĐ2 0,1 m`."""
    words, sets, at = read.words, read.language.sets, figure.begin
    if figure.kind is not Kind.LENGTH or not sets["gauges"]:
        return None
    at -= at > 0 and words[at - 1] in sets["equating"]
    at -= at > 1 and (words[at - 1].isdecimal() or set(words[at - 1]) == {"i"})
    single = at > 1 and words[at - 1] in sets["gauges"]
    if not single and " ".join(words[max(0, at - 2) : at]) not in sets["gauges"]:
        return None
    before = words[max(0, at - (2 if single else 3))]
    if before not in sets["passing"]:
        return None
    return -1 if before in sets["landmarks"] else 1


def _outdone(read: Sentence, figure: Figure) -> int | None:
    """The sign of a bare comparative that says by how much a time is outdone: `246.000 lượt, hơn Tết năm ngoái 46.000
    lượt`.
    """
    words, sets = read.words, read.language.sets
    if read.language.plurals:
        return None
    for at in range(figure.begin - 1, max(0, figure.begin - _TIMED), -1):
        if words[at] in ",;.:()":
            return None
        if words[at] in sets["compares"]:
            timed = any(at < time.first and time.last <= figure.begin for time in read.times)
            return (-1 if words[at] in sets["missed"] else 1) if timed and words[at - 1] in ",;(" else None
    return None


def _longer(read: Sentence, figure: Figure) -> int | None:
    """The sign of a comparative that a figure says by how much: `It has become shorter by 130`."""
    words, sets, at = read.words, read.language.sets, figure.begin
    if at < 2 or words[at - 1] not in sets["by"] or not read.language.plurals:
        return None
    near = range(at - 2, max(0, at - 2 - _COMPARED), -1)
    than = next((each for each in near if words[each] == "than" or not words[each][0].isalnum()), at - 1)
    last = than - 1 if words[than] == "than" else at - 2  # `lower than in June by £133m`
    if words[last] not in sets["comparatives"]:
        return None
    return -1 if words[last] in sets["comparatives_down"] else 1


def _names(read: Sentence, cue: Match[Classes]) -> bool:
    """Whether the one word of a cue is part of a name, `thôn Hạ 45 hộ`, or only says of what kind a thing is, `its
    lifting costs were $17`, or a cue opens what an account leaves: `chênh lệch thu chi 3,3 tỷ`.
    """
    at = cue.start
    balance = " ".join(read.words[at : at + _ACCOUNT])
    if any(f"{balance} ".startswith(f"{phrase} ") for phrase in read.language.sets["balances"]):
        return True
    inner = at > 0 and (cue.end == at + 1 or added(read, cue)) and read.words[at - 1][0].isalpha()
    described = _describes(read, at) or added(read, cue)
    named = read.raw[read.starts[at]].isupper() and not (read.shouted or read.titled)
    return inner and (named or described)


def added(read: Sentence, cue: Match[Classes]) -> bool:
    """Whether a word for what is new says of which part of a thing the verb behind it tells: `vốn tăng thêm đạt`."""
    words = read.words[cue.start : cue.end]
    new = "rises" in cue.value and " ".join(words) in read.language.sets["inflows"]
    told = (verb for verb in read.cued("reaches", "estimate_words"))
    return new and any(cue.end <= verb.start <= cue.end + 1 for verb in told)


def _describes(read: Sentence, at: int) -> bool:
    """Whether a participle stands between a determiner and a noun."""
    words, sets = read.words, read.language.sets
    inner = at + 1 < len(words) and words[at + 1][0].isalpha() and not read.taken[at + 1]
    if not read.language.plurals or not inner or words[at - 1] not in sets["determiners"]:
        return False
    return words[at].endswith(("ing", "ed")) and words[at + 1] not in sets["skips"]


def _governed_before(read: Sentence, figure: Figure) -> int | None:
    """The sign of a verb of change just before a figure, whatever follows: `fell 3% more than expected`."""
    for name, sign in (("falls", -1), ("rises", 1)):
        for cue in read.cued(name):
            if cue.end == figure.begin and read.words[cue.start] not in read.language.sets["comparatives"]:
                return sign if "takes" not in cue.value else None
    return None


def _governs(read: Sentence, cue: Match[Classes], start: int, figure: Figure) -> int | None:
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
    most = _COMPARED if read.words[cue.end - 1] in sets["compares"] else 2
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
    if "than" in between and verb in sets["comparatives"] and last[0] not in sets["by"]:
        return True  # `higher than the $11.5bn`
    if read.language.plurals and last == ["at"] and verb in sets["comparatives"]:
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


def told_after(read: Sentence, figure: Figure, right: int) -> int | None:
    """`a 5 % increase`, `12 % higher`, `11 more than`: the noun or comparative just after the figure."""
    words, sets = read.words, read.language.sets
    at = figure.end
    if figure.head is not None and words[figure.head[0] - 1] in sets["comparatives"]:
        at = figure.head[0] - 1  # `120 fewer beds`
    elif figure.measured is not None and words[figure.end - 2] in sets["comparatives"]:
        at = figure.end - 2  # `1,200 more tonnes`
    hyphened = figure.end - 2 >= figure.core[1] and words[figure.end - 2] == "-"
    noun = hyphened and at < len(words) and words[at] not in sets["comparatives"] and _nominal(read, figure, at)
    sized = hyphened and figure.kind is not Kind.PERCENT and not noun  # `the 460-member lower house`
    if at >= min(right, len(words)) or not sets["comparatives"] or figure.kind is Kind.LENGTH or sized:
        return None
    if figure.hedged is not None and figure.hedged[0] == at:
        return None  # `5 per cent or lower`
    opening = figure.begin - 1 - (words[figure.begin - 1] in sets["restating"])
    if words[at] == "(" and ")" in words[at : at + _BRACKET] and read.language.plurals:
        at = words.index(")", at) + 1  # `460 (or 10%) more than a year before`
        if at >= len(words):
            return None
    elif words[at] == ")" and words[opening] == "(" and read.language.plurals:
        before = opening - 1  # `a tenth more (10%)`, `a quarter (25%) bigger`
        at = before if before >= 0 and words[before] in sets["comparatives"] else at + 1
        if at == len(words):
            return None
    if words[at] in sets["restating"]:  # `€14.7bn or 21.5% more`
        reach = range(at + 2, min(at + 7, right + 7, len(words)))
        apart = next((more for more in reach if words[more] in ",;:("), reach.stop)
        at = next((more for more in range(at + 2, apart) if words[more] in sets["comparatives"]), at)
    cue = read.cue_at.get(at) if words[at] in sets["particles"] else None
    if cue is not None and cue.end > at + 1 and MOVES.isdisjoint(cue.value):
        return None  # `122 seats up for grabs`
    if (past := _past_plan(read, at)) is not None:
        return past
    if words[at] in sets["comparatives_up"]:
        return -1 if _of_what_lacks(read, figure, words[at]) else 1
    if words[at] in sets["comparatives_down"]:
        return 1 if _of_what_lacks(read, figure, words[at]) else -1
    told = figure.kind is Kind.PERCENT or _nominal(read, figure, at)
    if words[at] in sets["link_of"] or words[at] in sets["within"]:
        return None  # `72% of higher education providers`, `44% at advanced level`
    past = at
    while past + 1 < min(right, len(words)) and (read.taken[past] or words[past] in sets["annual"]):
        past += 1
    grown = past > at and "growths" in (read.cue_at[past].value if past in read.cue_at else ())
    if grown or words[figure.begin - 1] in sets["article"]:
        at = past  # `a 24.6% year-on-year decline`, `reported 14% year-on-year growth`
    if told and words[at] not in sets["passive"]:  # `growth of 3% is down from 4%`
        for cue in read.cues:
            if at <= cue.start <= at + 1 and cue.end <= right and words[at][0].isalpha():
                if "falls" in cue.value:
                    return -1
                if "rises" in cue.value or "growths" in cue.value:
                    return 1
    whole = compound(read, figure)
    return None if whole is None else -1 if "falls" in whole.value else 1


def compound(read: Sentence, figure: Figure) -> Match[Classes] | None:
    """The noun for a change that ends the compound behind a percentage, or an amount with an article or an owner: `a
    17% net profit jump`, `a 5% pay rise`, `its £2.1m revenue growth`.
    """
    words, sets, at = read.words, read.language.sets, figure.end
    owned = words[max(0, figure.begin - 2) : figure.begin] == ["'", "s"]
    owned = owned or (figure.begin > 0 and words[figure.begin - 1] in sets["determiners"])
    if not (figure.kind is Kind.PERCENT or (figure.kind is Kind.MONEY and owned)) or not read.language.plurals:
        return None
    while at < min(figure.end + _COMPOUND, len(words) - 1) and _modifies(read, at):
        at += 1
    cue = read.cue_at.get(at) if at > figure.end else None
    if cue is None or cue.end > at + 1 or cue.value.keys().isdisjoint(("rises", "falls", "growths")):
        return None
    if words[at] in sets["past_forms"] or words[at].endswith("ed") or words[at] in sets["particles|comparatives"]:
        return None
    last, after = words[at - 1], words[at + 1] if at + 1 < len(words) else "."
    if ends_plural(last) and last not in sets["money_nouns|outward"]:
        return None  # `a 5% chance prices fall`
    ends = not after[0].isalnum() or after in sets["narrowing|clauses|joins|base_after|reaching|passive|past_forms"]
    return cue if ends or read.taken[at + 1] else None


def _modifies(read: Sentence, at: int) -> bool:
    """Whether a token is a plain word that may stand before the noun of a change."""
    words, sets, cue = read.words, read.language.sets, read.cue_at.get(at)
    idle = cue is None or cue.value.keys() <= {"fixed", "quantity", "scopes", "shares"}
    return idle and words[at][0].isalpha() and not read.taken[at] and words[at] not in sets["skips|determiners|link_of"]


def _past_plan(read: Sentence, at: int) -> int | None:
    """The sign of how far something is past a plan that is named at a token: `£2m over budget`, `$7bn over the first
    estimate`.
    """
    words, sets = read.words, read.language.sets
    over = words[at] in sets["beyond"]
    if words[at] not in sets["age_bounds"]:
        return None
    cue = next((read.cue_at[named] for named in range(at + 1, at + 4) if named in read.cue_at), None)
    if cue is None or "plans" not in cue.value or (not over and words[at + 1] in sets["determiners"]):
        return None  # `£30,000 under the plan`
    after = words[cue.end] if cue.end < len(words) else "."
    if after in sets["link_of"]:
        return None  # `$2m over the budget of $8m` tells the budget
    ends = not after[0].isalpha() or read.taken[cue.end] or after in sets["joins"] or after in sets["narrowing"]
    return (1 if over else -1) if ends else None


def _of_what_lacks(read: Sentence, figure: Figure, word: str) -> bool:
    """Whether a comparative judges what is the worse the more it is: `a deficit of £8.4m, £2.1m worse than planned`."""
    sets = read.language.sets
    if word not in sets["judging"]:
        return False
    start = max((at for at in range(figure.begin) if read.words[at] in ";:"), default=0)
    return not sets["lacks"].isdisjoint(read.words[start : figure.begin])


def _nominal(read: Sentence, figure: Figure, at: int) -> bool:
    """Whether the word after an amount is a noun of change that an article opens: `a $96 million increase`, `a planned
    180,000 bpd increase`.
    """
    words, sets, start = read.words, read.language.sets, figure.begin
    opened = start > 0 and words[start - 1] in sets["determiners"]
    opened = opened or (start > 1 and words[start - 2] in sets["article"] and words[start - 1] in sets["restated"])
    return opened and read.language.plurals and (cue := read.cue_at.get(at)) is not None and cue.end == at + 1
