"""What the words after a figure say it measures: the counted noun, or what a percentage is of."""

from __future__ import annotations

from audit.extract.values import Figure
from audit.model import Kind
from audit.tie.cues import opens_plan, told
from audit.tie.increases import compound
from audit.tie.meanings import CHANGING
from audit.tie.phrases import BREAKS, Phrases, Range
from audit.tie.stems import unverbed
from audit.times import Role
from audit.tokens import ends_plural

_LONGEST = 16
_LEADING = 3  # words of a verb and what befell somebody
_CLAUSE = 8  # words of what another figure is of
_STOPS = frozenset(["stops", "parts", "scopes"])


def noun_after(phrases: Phrases, figure: Figure, start: int | None = None) -> Range | None:
    """The counted noun with what describes it, or the noun after a percentage: `43 trường công lập đạt chuẩn`; where
    it begins behind the figure at `start`, that one.
    """
    words = phrases.sentence.words
    start = start or (figure.head[0] if figure.head else past_restated(phrases, figure))
    end = figure.head[1] if figure.head else start
    moved = _movement(phrases, start) if figure.head is None else start
    idle = phrases.language.sets["respectively|landmarks"]
    if figure.head is None and not idle.isdisjoint(words[start : start + 1]):
        return None  # `stocks are 13% below the five-year average`
    if figure.head is None and _moving(phrases, moved):
        return _moved(phrases, figure, moved)
    if figure.head is None and (whole := compound(phrases.sentence, figure)) is not None:
        return phrases.content(figure.end, whole.start) or (figure.end, whole.start)
    if figure.head is None and start < len(words) and words[start] in phrases.language.sets["comparatives"]:
        start = end = start + 1  # `14% more calls`
        if words[start : start + 1] != [] and words[start] in phrases.language.sets["link_of"]:
            return None  # `14.6% ahead of the holiday`
        if start >= len(words) or parting(phrases, start) or words[start] in phrases.language.sets["base_nouns"]:
            return None
    end = _stretch(phrases, start, end)
    end = _trimmed(phrases, start, end, figure.head[1] if figure.head else start)
    if figure.head and end < len(words) and phrases.closed[end] and words[end][0].isdecimal():
        end -= words[end - 1] in phrases.language.sets["attributes"] and end - 1 > figure.head[0]
    predicate = phrases.language.sets["predicates"]
    if figure.head and _turned(phrases, end):
        return start, _past_turn(phrases, end)
    headed = figure.head or (figure.kind is Kind.PERCENT and end > start)  # `98% hộ gia đình có cáp quang`
    has = _past_aspects(phrases, end)
    predicated = has < len(words) and words[has] in predicate and not phrases.closed[has]
    if headed and predicated and not _changes(phrases, has + 1):
        told = _trimmed(phrases, start, _stretch(phrases, start, has + 1), has)
        end = _past_turn(phrases, told) if told > has + 1 else end
    return (start, end) if end > start else None


def _past_aspects(phrases: Phrases, at: int) -> int:
    """Where the verb stands before which words from one on only say how far it has come: `100% thôn đã có chợ`."""
    words, sets = phrases.sentence.words, phrases.language.sets
    while not phrases.language.plurals and words[at : at + 1] != [] and words[at] in sets["narrowing"] & sets["skips"]:
        at += 1
    return at


def past_restated(phrases: Phrases, figure: Figure) -> int:
    """Where the words after a figure go on behind a bracket that says it again, where they tell of what both are: of
    `5% (2,000) of its workforce`, at `of`.
    """
    words, sets, end = phrases.sentence.words, phrases.language.sets, figure.end
    inside = words[figure.begin - 1 : figure.begin] == ["("] and figure.restates is not None
    if inside and words[end : end + 1] == [")"]:
        after = end + 1
    else:
        again = next((one for one in phrases.figures if one.restates is figure and one.begin == end + 1), None)
        closed = again is not None and words[end] == "(" and words[again.end : again.end + 1] == [")"]
        after = again.end + 1 if again is not None and closed else end
    told = after > end and after < len(words) and words[after] in sets["link_of|grows_in"]
    return after if told and phrases.language.plurals else end


def _past_turn(phrases: Phrases, end: int) -> int:
    """The end of a noun with which way what it has went, of which no figure tells by how much: `20 ngành có chỉ số
    tăng`.
    """
    cue = phrases.sentence.cue_at.get(end)
    if cue is None or phrases.language.plurals or cue.value.keys().isdisjoint(("rises", "falls")):
        return end
    return end if any(figure.start == cue.end for figure in phrases.figures) else cue.end


def _turned(phrases: Phrases, end: int) -> bool:
    """Whether which way counted things went ends what is told of them: `106 mã tăng, 185 mã giảm`."""
    cue, words = phrases.sentence.cue_at.get(end), phrases.sentence.words
    if cue is None or _past_turn(phrases, end) == end:
        return False
    after = words[cue.end : cue.end + 1]
    return not after or after[0] in ",;.)" or after[0] in phrases.language.sets["joins"]


def regarding(phrases: Phrases, figure: Figure) -> Range | None:
    """What a change is told of behind it: `giảm 510 đồng/lít đối với xăng`."""
    words, end = phrases.sentence.words, figure.end
    if " ".join(words[end : end + 2]) not in phrases.language.sets["regarding"]:
        return None
    return phrases.content(end + 2, _stretch(phrases, end + 2, end + 2))


def fronted(phrases: Phrases, figure: Figure) -> Range | None:
    """What a figure is of that opens its sentence behind `at`, and a comma ends: `At 63%, the rate was the highest`."""
    words, sets, end = phrases.sentence.words, phrases.language.sets, figure.end
    opens = figure.begin == 1 and words[0] in sets["linking"] - sets["link_of"] and words[end : end + 1] == [","]
    if not opens or not phrases.language.plurals or words[end + 1 : end + 2] == [] or phrases.closed[end + 1]:
        return None
    stop = unverbed(phrases, end + 1, _stretch(phrases, end + 1, end + 1))
    verb = words[stop : stop + 1] != [] and words[stop] in sets["passive|perfect|pluperfect|past_forms"]
    return phrases.content(end + 1, stop) if verb or words[end + 1] in sets["determiners"] else None


def predicate(phrases: Phrases, figure: Figure) -> Range | None:
    """What a number without a noun is said to be of, `of these, 2,180 were flats, 640 terraced houses`; no plural shows
    it where another number of the sentence is told so.
    """
    found = _predicated(phrases, figure)
    if found is None or _plural(phrases, found):
        return found
    others = (_predicated(phrases, one) for one in phrases.figures if one is not figure)
    return found if any(one is not None and _plural(phrases, one) for one in others) else None


def _predicated(phrases: Phrases, figure: Figure) -> Range | None:
    """What stands behind a number without a noun and a verb that makes equal, of which no word leads elsewhere."""
    words, sets, at = phrases.sentence.words, phrases.language.sets, figure.end + 1
    bare = figure.head is None and figure.kind is Kind.COUNT and phrases.language.plurals
    if not bare or at >= len(words) or words[at - 1] not in sets["passive"] or phrases.closed[at]:
        return None
    end = _trimmed(phrases, at, _stretch(phrases, at, at), at)
    alone = end - at > 1 or not told(phrases.sentence, words[at])  # `were burned`, `were terraced houses`
    return (at, end) if end > at and alone and sets["skips|narrowing|adverbs"].isdisjoint(words[at:end]) else None


def _plural(phrases: Phrases, found: Range) -> bool:
    return ends_plural(phrases.sentence.words[found[1] - 1])


def parting(phrases: Phrases, start: int) -> bool:
    """Whether what follows a percentage names nothing: `to 4.75% from 5.25%`, `41% so với mức 43%`."""
    words, sets = phrases.sentence.words, phrases.language.sets
    if start >= len(words):
        return False
    if not phrases.language.plurals and words[start] in sets["joins"]:
        return True  # `tăng 8,3% và số tiền phạt tăng 34 tỷ đồng`
    cue = phrases.language.cues.at(words, start)
    if cue is None or words[start] in sets["link_of"]:
        return False
    if not phrases.language.plurals:
        told = "bases" in cue.value or "targets_of_change" in cue.value  # `giảm 0,85% xuống 273 điểm`
        opens = any(words[start] in sets[name] for name in ("change_openers", "equals", "subordinates"))
        opens = opens or cue.end - cue.start > 1  # `giảm 43% trong khi xe nhập khẩu giảm 23%`
        return told or ("stops" in cue.value and opens)  # `15% bằng tiền`, `13,7% để cả năm đạt 12,5%`
    return not cue.value.keys().isdisjoint(("stops", *CHANGING, "bases"))


def told_after(phrases: Phrases, start: int) -> Range | None:
    """What is told of those of whom a figure is, after its verb: `seen` of `were seen within four hours`."""
    words = phrases.sentence.words
    end = _stretch(phrases, start, start)
    while end > start and words[end - 1] in phrases.language.sets["narrowing"]:
        end -= 1
    found = phrases.content(start, end)
    return found if phrases.words_of(found) else None


def _movement(phrases: Phrases, start: int) -> int:
    """Where the word for a movement stands that only words for its kind part from a token: `annual increase`."""
    words, kinds, at = phrases.sentence.words, phrases.language.sets["changed|versions"], start
    based = next((one for one in phrases.sentence.times if one.first == start), None)
    if based is not None and based.mention.role is Role.BASE:
        at = based.last  # `a 12% year-on-year dip in pay`
    while phrases.language.plurals and at < len(words) and words[at][0].isalpha() and words[at] in kinds:
        at += 1
    cue = phrases.sentence.cue_at.get(at)
    return at if cue is not None and any(name in cue.value for name in CHANGING) else start


def moved_by(phrases: Phrases, figure: Figure) -> bool:
    """Whether a figure is told to be what a movement was of: `a drop of 16%`, `an increase of 1,200`."""
    words, begin = phrases.sentence.words, figure.begin
    if not (phrases.language.plurals and begin and words[begin - 1] in phrases.language.sets["link_of"]):
        return False
    return any(begin - 1 <= cue.end <= begin for cue in phrases.sentence.cued(*CHANGING))


def grown_in(phrases: Phrases, figure: Figure) -> Range | None:
    """What rises or falls by a figure, behind the noun for it: `a 12% annual rise in pay`, `a £3m drop in costs`."""
    at = _movement(phrases, figure.end)
    if not phrases.language.plurals:
        return None
    if _moving(phrases, at):
        return _moved(phrases, figure, at)
    cue = compound(phrases.sentence, figure)
    if cue is None:
        return None
    return phrases.content(figure.end, cue.start) or (
        figure.end,
        cue.start,
    )  # `a 17% net profit jump`, `a £4m budget cut`


def more_of(phrases: Phrases, figure: Figure) -> Range | None:
    """What a percentage tells that there is more or less of: `7% fewer visits`."""
    words, end = phrases.sentence.words, figure.end
    more = phrases.language.plurals and words[end : end + 1] and words[end] in phrases.language.sets["comparatives"]
    return noun_after(phrases, figure) if more and figure.kind is Kind.PERCENT else None


def _moving(phrases: Phrases, start: int) -> bool:
    """Whether nothing but what moved can be told from a token on: behind a cue, `improvement in`; no `fewer calls`."""
    words, sets = phrases.sentence.words, phrases.language.sets
    if start + 1 < len(words) and words[start] in sets["comparatives"] and ends_plural(words[start + 1]):
        return parting(phrases, start + 1) or bool(phrases.closed[start + 1])
    turned = words[start : start + 1] and words[start] in sets["turns"]
    return parting(phrases, start) or (bool(turned) and not sets["grows_in"].isdisjoint(words[start + 1 : start + 2]))


def _moved(phrases: Phrases, figure: Figure, start: int) -> Range | None:
    """What rises or falls by the figure before a token: `a 12% rise in annual profit`, `a drop of 16% in thefts`."""
    cue, words = phrases.sentence.cue_at.get(start), phrases.sentence.words
    if start < len(words) and words[start] in phrases.language.sets["comparatives"]:
        return None  # `were 1.1% higher in villages`
    if cue is not None and cue.value.keys().isdisjoint(CHANGING) and not moved_by(phrases, figure):
        return None  # `rose by £3m because of higher prices`
    turned = start < len(words) and words[start] in phrases.language.sets["turns"]
    at = start + turned if cue is None or moved_by(phrases, figure) else cue.end
    if words[at : at + 1] and words[at] in phrases.language.sets["reaching"]:  # `a 10% rise to 4,513 in thefts`
        at = next((one.end for one in phrases.figures if one.begin == at + 1), at)
    if at + 2 >= len(words) or words[at] not in phrases.language.sets["grows_in"]:
        return None
    first = next((each for each in range(at + 1, len(words)) if not phrases.closed[each]), at + 1)  # `in annual profit`
    if words[first] in phrases.language.sets["subordinates|clauses"]:
        return None  # `a fall of 2.6% in July when shops closed`
    found = phrases.content(first, _stretch(phrases, first, first))
    return found if phrases.words_of(found) else None


def _stretch(phrases: Phrases, start: int, end: int) -> int:
    """Where the words that go on from `end` stop."""
    while end < len(phrases.sentence.words) and end - start < _LONGEST and _goes_on(phrases, end, start):
        cue = phrases.sentence.cue_at.get(end)  # `hoàn thành`, `tự do`: no part of it stops the phrase
        end = end + 1 if cue is None or any(phrases.closed[end : cue.end]) else cue.end
    return end


def _goes_on(phrases: Phrases, index: int, start: int) -> bool:
    words = phrases.sentence.words
    word = words[index]
    if word == "," and (phrases.halved(index) or phrases.listed(index) or _split_up(phrases, index)):
        return True
    if word in BREAKS or word == "," or phrases.closed[index]:
        return False
    if word in "“”\"'-":
        return index > start or phrases.sentence.glued(index)
    if not word[0].isalpha() and not word[0].isdecimal():
        return False
    cue = phrases.sentence.cue_at.get(index)
    if cue is not None and index > start and not phrases.placed[index] and not _STOPS.isdisjoint(cue.value):
        return False
    if cue is not None and cue.end - cue.start > 1 and "bases" in cue.value and phrases.language.plurals:
        return False  # `2,766 offences compared to 3,333`
    if cue is not None and word in phrases.language.sets["reaching"] and "targets_of_change" in cue.value:
        return phrases.language.plurals  # `từ 211 ca xuống còn 198 ca`
    if index > start and word in phrases.language.sets["causes"] and _leads(phrases, index, _LEADING):
        return False  # `15 vụ cháy làm chết 3 người`
    if word in phrases.language.sets["joins"]:
        after = index + 1
        told = after < len(words) and not phrases.closed[after] and words[after][0].isalpha()
        return told and not (
            _acts(phrases, after)
            or _leads(phrases, after, _reach(phrases, start))
            or opens_plan(phrases.sentence, after)
        )
    return True


def _split_up(phrases: Phrases, index: int) -> bool:
    """Whether what a comma adds to a noun ends in a bracket that splits both up: `61 người chết, mất tích (52 người
    chết, 9 người mất tích)`.
    """
    words, after = phrases.sentence.words, index + 1
    opened = next((at for at in range(after, min(after + _LEADING, len(words))) if words[at] == "("), None)
    if phrases.language.plurals or opened is None or opened == after or not words[index - 1][0].isalpha():
        return False
    plain = all(words[at][0].isalpha() and not phrases.closed[at] for at in range(after, opened))
    cues = (cue for at in range(after, opened) if (cue := phrases.sentence.cue_at.get(at)) is not None)
    plain = plain and all("fixed" in cue.value for cue in cues)
    return plain and any(figure.start == opened + 1 for figure in phrases.figures)


def _leads(phrases: Phrases, index: int, reach: int) -> bool:
    """Whether at most `reach` words tell what the next figure is of: `làm chết 249 người và làm bị thương 392`."""
    begin = next((figure.begin for figure in phrases.figures if figure.begin > index), None)
    if phrases.language.plurals or begin is None or begin - index > reach:
        return False
    return all(phrases.sentence.words[at][0].isalpha() and not phrases.closed[at] for at in range(index, begin))


def _reach(phrases: Phrases, start: int) -> int:
    """How many words may lead to a figure behind a phrase: more behind the plan of a percentage, which names nothing,
    `đạt 94% kế hoạch và đàn gia cầm của xã 10.200 con`.
    """
    cue = phrases.sentence.cue_at.get(start)
    return _CLAUSE if cue is not None and "plans" in cue.value else _LEADING


def _acts(phrases: Phrases, index: int) -> bool:
    cue = phrases.sentence.cue_at.get(index)
    return cue is not None and "acts" in cue.value


def _changes(phrases: Phrases, index: int) -> bool:
    """Whether a verb of change and what it changes stand at a token: `12 of the mills had cut waste by 58%`."""
    cue, words = phrases.sentence.cue_at.get(index), phrases.sentence.words
    if cue is None or not phrases.language.plurals or cue.value.keys().isdisjoint(("rises", "falls")):
        return False
    return cue.end < len(words) and words[cue.end][0].isalpha() and not phrases.closed[cue.end]


def _trimmed(phrases: Phrases, start: int, end: int, least: int) -> int:
    """The end of a phrase without the function words and marks it stops on."""
    words, skips = phrases.sentence.words, phrases.language.sets["skips"]
    cues = (cue for cue in phrases.sentence.cued("fixed", "acts"))
    kept = {cue.end for cue in cues if cue.start >= start and cue.end > cue.start + 1}  # `sầu riêng`, `bị đình chỉ`
    while end > least and end not in kept:
        pair = " ".join(words[end - 2 : end]) in skips and end - least > 1  # `dự án được thực hiện`
        if not pair and words[end - 1] not in skips and (words[end - 1][0].isalnum() or words[end - 1] in '”"'):
            break
        end -= 1 + pair
    return end
