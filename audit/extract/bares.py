"""Numbers without a unit or noun of their own: whether they are figures, and whose noun they mean."""

from __future__ import annotations

from audit.extract.counts import told_of
from audit.extract.elisions import elided
from audit.extract.evident import evident
from audit.extract.givers import meant, take, take_counted
from audit.extract.labels import apart, set_apart
from audit.extract.listings import behind_label
from audit.extract.nouns import stop
from audit.extract.numerals import Numeral
from audit.extract.sentences import Sentence
from audit.extract.values import MANY, Figure, yearlike
from audit.model import Hedge, Kind

_MOVES = ("rises", "falls")
_DAYS = 31
_CODE = 9  # digits in a row of the longest count
_NAMED = 6  # words of what is numbered, at most
_LISTED = 4  # words from one bare count of a list to the next
_ITEM = 9  # words of an item of a list, or from the count before it to its colon
_SUBJECT = 6  # words in which a limit is called so before it is told
_HUNDRED, _THOUSAND = 100, 1000
_GLUE = frozenset("$€£¥#/-–−")
_DASHES = frozenset("-–—")
_SIGNS = frozenset("+-−")


_TELLING = (*_MOVES, "reaches", "targets_of_change")


def counts(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
    """Whether a figure is one: it has a unit or noun, or stands bare where how many is said."""
    if not figure.bare:
        return not _structural(sentence, figure)
    if _hurt(sentence, figure) or _fated(sentence, figure):
        figure.unit, figure.elided = sentence.language.person_unit, True
        return True
    if figure.follows is not None or figure.opens:
        return True
    if sentence.language.plurals and (_dated(sentence, figure) or _scale(sentence, figure, earlier)):
        return False
    if sentence.language.plurals and elided(sentence, figure, earlier):
        return True
    if sentence.language.plurals and _signed(sentence, figure):
        figure.elided = True
        return True
    if sentence.language.plurals and figure.number.worded and ends_clause(sentence, figure.number):
        return meant(sentence, figure, earlier) or take(figure, [], plurals=True)
    if told_of(sentence, figure) and figure.kind is Kind.COUNT and not yearlike(figure):
        return take_counted(sentence, figure, earlier)
    if sentence.language.plurals and figure.kind is Kind.RATE:
        figure.elided = True  # `halved to 38 a week`
        counted = [other for other in earlier if other.kind is Kind.COUNT and other.counted and other.unit]
        if counted and figure.unit.startswith("/"):
            figure.unit = counted[-1].unit + figure.unit  # `18,204 infections, an average of 2,601 a day`
        return True
    if figure.kind is Kind.RATIO:
        if yearlike(figure) and figure.other is not None and figure.other.value == figure.number.value + 1:
            return False  # `the first quarter of 2024/2025`
        told = figure.other is not None and 0 < figure.number.value <= figure.other.value
        return told and not _reference(sentence, figure)
    if _item(sentence, figure, earlier):
        return take(figure, earlier, sentence.language.plurals)
    if not sentence.language.plurals and _told_alone(sentence, figure):
        return take(figure, earlier, sentence.language.plurals)
    figure.elided = _stands_bare(sentence, figure)
    if figure.elided and _takes_noun(sentence, figure):
        return take(figure, earlier, sentence.language.plurals)
    if figure.elided or meant(sentence, figure, earlier):
        return True
    figure.elided = behind_label(sentence, figure)
    grouped = _grouped(sentence, figure) or (figure.kind is Kind.COUNT and evident(sentence, figure.number, earlier))
    return figure.elided or (grouped and take(figure, earlier, sentence.language.plurals))


def _dated(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is a day of the time after it: `between 17 and 23 June`."""
    words, sets, end = sentence.words, sentence.language.sets, figure.end
    joined = end + 1 < len(words) and (words[end] in sets["joins"] or words[end] in sets["reaching"])
    return joined and figure.number.value <= _DAYS and bool(sentence.taken[end + 1]) and words[end + 1].isdecimal()


def _scale(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
    """Whether a number is the most that points can be, or what an index is set to: `6.8 points out of 10`, `2015 =
    100`.
    """
    words, begin, at = sentence.words, figure.begin, len(earlier)
    out_of = (
        at > 0 and earlier[-1].end == begin - 2 and " ".join(words[begin - 2 : begin]) in sentence.language.sets["of"]
    )
    based = begin > 1 and words[begin - 1] == "=" and bool(sentence.taken[begin - 2])
    return out_of or (based and figure.number.value in (1, _HUNDRED))


def _reference(sentence: Sentence, figure: Figure) -> bool:
    """Whether a ratio that opens a sentence is the number of what is told in it: `24/118 The precept was set ...`."""
    end = figure.end
    named = figure.begin == 0 and end < len(sentence.words) and sentence.language.plurals
    return named and sentence.raw[sentence.starts[end]].isupper()


def _takes_noun(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number that stands bare counts more or the rest of what was counted: `a further 80`, `leaving 463`."""
    before, sets = sentence.words[figure.begin - 1], sentence.language.sets
    if figure.number.scaled and before in sets["link_of"]:
        return True
    return sentence.language.plurals and (before in sets["leaving"] or before in sets["others"])


def _structural(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure only says how something is divided: `gồm 2 phần`, `3 nhóm giải pháp`, `in two phases`."""
    if _dates(sentence, figure):
        return True
    if figure.head is None or figure.kind is not Kind.COUNT or figure.number.value > MANY:
        return False
    words, language, (start, end) = sentence.words, sentence.language, figure.head
    named = language.sets["structural"]
    if any(" ".join(words[start : start + length]) in named for length in (2, 3)):
        return True
    ends = end >= len(words) or not words[end][0].isalnum() or words[end] in language.sets["joins"]
    parted = not language.plurals or words[figure.begin - 1] in language.sets["within"] | {"into"}
    return ends and parted and " ".join(words[start:end]) in named


def _dates(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is the year of what stands behind it: `3.5 times 2004 levels`, `in 2019 prices`."""
    if figure.head is None or figure.hedged is not None or not yearlike(figure):
        return False
    words, sets, start = sentence.words, sentence.language.sets, figure.number.start
    whole = start > 0 and words[start - 1] in sets["summed"]  # `28% of all 2015 arrivals`
    return words[start].isdecimal() and (whole or words[figure.head[0]] in sets["dated_nouns"])


def _grouped(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number has its thousands set apart, or a scale word, as in English no year, name or rank has."""
    number, words = figure.number, sentence.words
    if not sentence.language.plurals or figure.kind is not Kind.COUNT or number.worded or "|" in words:
        return False
    if words[figure.end : figure.end + 1] in (["-"], ["/"]) or (
        figure.begin and words[figure.begin - 1] in _GLUE and number.value >= 0
    ):
        return False
    return number.scaled or (number.value >= _THOUSAND and not words[number.start].isdecimal())


def _item(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
    """Whether a bare number opens an item of an English list after a count and a colon, or after such an item or a
    count of some: `14 shows: 9 of painting and 5 of photography`, `Of the 48 buses, 31 ran on time and 17 late`.
    """
    words, last = sentence.words, earlier[-1] if earlier else None
    if not sentence.language.plurals or figure.kind is not Kind.COUNT or figure.number.worded:
        return False
    if last is None or last.kind is not Kind.COUNT:
        return False
    if _set_out(sentence, figure, last):
        return True
    between = _outside(words[last.end : figure.begin])
    if not between or len(between) > _ITEM or {".", ";", "("}.intersection(between):
        return False
    if between[-1] == ":" or _dashed(sentence, figure.begin - 1):
        return bool(last.unit)
    joins = sentence.language.sets["joins"]
    if figure.number.value > MANY and all(word == "," or word in joins for word in between) and last.counted:
        return ":" in words[: last.begin]  # `468 teachers and 274 support and administrative staff`
    opened = ":" in words[: last.begin] or _of_some(sentence, last)
    return last.elided and opened and (between[-1] in joins or between[-1] == ",")


def _set_out(sentence: Sentence, figure: Figure, last: Figure) -> bool:
    """Whether a number opens a bracket right behind a count with its noun, of which it and others are where they are or
    what they are for: `34 sites (21 on the north shore and 13 on the south)`.
    """
    words, sets, begin, end = sentence.words, sentence.language.sets, figure.begin, figure.end
    opened = words[begin - 1 : begin] == ["("] and last.head is not None and last.head[1] == begin - 1
    if not opened or figure.number.value >= last.number.value or yearlike(figure) or end >= len(words):
        return False
    closed = next((at for at in range(end, len(words)) if words[at] in "();"), end)
    goes_on = any(
        words[at].isdecimal() and (words[at - 1] == "," or words[at - 1] in sets["joins"]) for at in range(end, closed)
    )
    return goes_on and not sentence.taken[end] and (words[end] in sets["within"] or words[end] in sets["narrowing"])


def _of_some(sentence: Sentence, first: Figure) -> bool:
    """Whether a count without a noun tells what some did of those that were counted: `Of the 48 buses, 31 ran on time`,
    `31 of them late`.
    """
    words, sets, end = sentence.words, sentence.language.sets, first.end
    of_them = end + 1 < len(words) and words[end] in sets["link_of"] and words[end + 1] in sets["them"]
    return of_them or words[0] in sets["link_of"]


def _dashed(sentence: Sentence, at: int) -> bool:
    """Whether a dash at a token stands between blanks: `416 wolves this winter – 240 in the north, ...`."""
    starts, ends = sentence.starts, sentence.ends
    return sentence.words[at] in _DASHES and ends[at - 1] < starts[at] and ends[at] < starts[at + 1]


def _outside(words: list[str]) -> list[str]:
    """Words without those in brackets that close among them: `138 at ports (mainly by air) and 22 overseas`."""
    if "(" not in words or ")" not in words[words.index("(") :]:
        return words
    start = words.index("(")
    return [*words[:start], *_outside(words[words.index(")", start) + 1 :])]


def _hurt(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number counts people by what befell them: `killing 36 and injuring at least 85`, `chết 71`."""
    return figure.kind is Kind.COUNT and sentence.follows("befalling", figure.begin)


def _fated(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number counts people by what became of them, told after it: `11,000 died`, `366 are missing`."""
    words, sets, at = sentence.words, sentence.language.sets, figure.end
    if figure.kind is not Kind.COUNT or yearlike(figure):
        return False
    if figure.number.worded and figure.number.value <= MANY:  # `three dead, nine hurt`; not `30 hawks; three died`
        before, after = words[figure.begin - 1] if figure.begin else "", words[at] if at < len(words) else "."
        told = after in sets["fates"] - sets["plural_verbs"] or (after.endswith("ly") and suffered(sentence, at))
        return (before == "," or before in sets["joins"]) and told
    verbs = sets["plural_verbs|infinitive_be|perfect|pluperfect|adverbs"] - sets["fates"]
    while at < len(words) and words[at] in verbs:
        at += 1
    return at < len(words) and words[at] in sets["fates"] and not sentence.taken[at]


def suffered(sentence: Sentence, at: int) -> bool:
    """Whether a word at a token says what became of people, or an adverb that ends the clause how badly."""
    words, fates = sentence.words, sentence.language.sets["fates"]
    after = words[at + 1] if at + 1 < len(words) else "."
    return words[at] in fates or (words[at].endswith("ly") and (after in ",.;)" or after in fates))


def _signed(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number of thousands stands alone in a bracket with a sign: `jobs in shops (-14,000)`."""
    words, sign = sentence.words, figure.begin - 1
    alone = words[sign - 1 : sign] == ["("] and words[figure.end : figure.end + 1] == [")"]
    glued = sign > 0 and words[sign] in _SIGNS and sentence.ends[sign] == sentence.starts[figure.begin]
    return alone and glued and figure.kind is Kind.COUNT and abs(figure.number.value) >= _THOUSAND


def _stands_bare(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number without unit or noun still says how many: after `là`, `đạt`, a colon."""
    words, at = sentence.words, figure.begin
    by = (words[at - 1] in sentence.language.sets["by"] or moved_to(sentence, at)) if at else False
    if sentence.language.plurals and yearlike(figure) and sentence.words[figure.number.start].isdecimal():
        return False
    if at == 0 or (figure.number.worded and figure.number.value <= MANY and not by):
        return False
    at -= at > 1 and words[at - 1] == "+"
    before = words[at - 1]
    after = words[figure.end] if figure.end < len(words) else "."
    timed = figure.end < len(words) and bool(sentence.taken[figure.end])
    plurals, sets = sentence.language.plurals, sentence.language.sets
    acted = plurals and (after in sets["after_counts|adverbs|modals|present"] or after.endswith("ed"))
    left = before in sets["leaving"] and (after.endswith("ing") or _ends(words, figure.end + 1))
    acted = acted or (left and figure.number.value > MANY)  # `leaving 463 trading`, `leaving 617 empty`
    if after[0].isalpha() and not timed and not stop(sentence, figure.end) and not acted:
        return False
    if before in (":", "="):
        return at > 1
    if words[figure.begin] in sets["exceeds"] and figure.begin < figure.start and not plurals:
        return True  # `số người chết đã vượt 19.300`
    if before[0].isalpha() and _numbered(sentence, at) and not 1900 <= figure.number.value < 2100:
        return True
    if before in sets["numbering"]:
        return True  # `tankers number 19`
    if by and any(cue.end < at for cue in sentence.cued(*_MOVES)):
        return True
    ended = timed or after in ",.;)"
    return (plurals and _led_by_word(sentence, figure, at)) or _led_by_cue(sentence, figure, at, ended)


def _ends(words: list[str], at: int) -> bool:
    return at >= len(words) or words[at] in ",.;)"


def _led_by_word(sentence: Sentence, figure: Figure, at: int) -> bool:
    """Whether a word before a number says in a language whose plurals show that it is one of things."""
    words, sets, before = sentence.words, sentence.language.sets, sentence.words[at - 1]
    if before in sets["leaving"] or before in sets["others"]:
        return True  # `that leaves 16 owned outright`, `205 aircraft and a further 80 on order`
    if before in sets["link_of"] and sentence.led("averages", at):
        return True  # `with an average of 27`
    return figure.hedge is Hedge.RANGE and not sets["ranging"].isdisjoint(words[max(0, at - 2) : at])  # `range from 18`


def _led_by_cue(sentence: Sentence, figure: Figure, at: int, ended: bool) -> bool:
    """Whether a verb before a number tells it, a record or not; `ended` where its phrase ends with it."""
    words, plurals = sentence.words, sentence.language.plurals
    telling: tuple[str, ...] = _TELLING
    if plurals and figure.number.value > MANY and not yearlike(figure):
        telling = (*_TELLING, "strong_shares", "target_words", "acts")
        been = words[at - 1] in sentence.language.sets["infinitive_be"]
        if ended and (been or words[at - 1].endswith("ed")):
            return True  # `agencies had answered 742.`, `a year earlier it had been 301`
    elif figure.number.value > MANY and not yearlike(figure):
        telling = (*_TELLING, "acts")  # `Tiểu đoàn 3 nhận 90, ...`
    while not any(sentence.led(name, at) for name in telling):
        if at < 2 or words[at - 1] not in sentence.language.sets["records"]:
            return False
        at -= 1  # `sank to a record 0.72`
    return True


def ends_clause(sentence: Sentence, number: Numeral) -> bool:
    """Whether a number without a noun ends the clause of a verb that says how many there are, were done or should be:
    `this autumn they have eleven`, `she managed six`, `a landfill designed for eight`, `the limit is five`.
    """
    words, sets, start, end = sentence.words, sentence.language.sets, number.start, number.end
    ends = end == len(words) or words[end] in ",.;)" or bool(sentence.taken[end])
    if not ends or start < 2 or sentence.taken[start - 1]:
        return False
    before = words[start - 1]
    if before in sets["passive"]:
        return not sets["limits"].isdisjoint(words[max(0, start - _SUBJECT) : start])
    meant_for = before in sets["for"]
    verb = words[start - 2] if meant_for else before
    acted = verb.endswith("ed") or (verb in sets["past_forms"] and not meant_for)
    return acted or (not meant_for and before in sets["perfect|pluperfect"])


def moved_to(sentence: Sentence, at: int) -> bool:
    """Whether what stands before a token says to where something rose or fell: `cases are down to seven this year`."""
    words, sets = sentence.words, sentence.language.sets
    moved = any(cue.end == at - 1 for cue in sentence.cued(*_MOVES)) if at > 1 else False
    return moved and words[at - 1] in sets["reaching"]


def _told_alone(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number that ends its clause needs no noun: one with a scale word, `5G chưa tới 6 triệu`, or with
    decimals behind a word of how it stands, `điểm trung bình 5,87, cao hơn năm ngoái 0,4`.
    """
    words, number = sentence.words, figure.number
    if number.scaled and number.value >= _THOUSAND and figure.other is None and apart(sentence, figure):
        return words[figure.begin - 1] not in sentence.language.sets["vague_before"]
    if not set_apart(words, figure) or figure.other is not None:
        return False
    near = range(figure.begin - _LISTED, figure.begin + 1)
    told = ("averages", "rates", *_MOVES)
    return number.step < 1 and any(cue.end in near for cue in sentence.cued(*told))


def _numbered(sentence: Sentence, at: int) -> bool:
    """Whether the words before token `at` say what is numbered: `tổng số hộ nghèo 38.106`, `trong đó: nữ 2.207`."""
    words = sentence.words
    for cue in sentence.cued("quantity"):
        between = words[cue.end : at]
        if 0 < len(between) <= _NAMED and cue.end - cue.start > 1 and all(word[0].isalpha() for word in between):
            return True
    if sentence.language.plurals and _labelled(sentence, at):
        return True
    return any(words[cue.end : cue.end + 1] == [":"] and cue.end + 1 < at for cue in sentence.cued("parts"))


def _labelled(sentence: Sentence, at: int) -> bool:
    """Whether words alone, set apart before the number at a token, are its label: `: new firms 75,874; ...`."""
    words = sentence.words
    start = at
    while start and words[start - 1][0].isalpha() and not sentence.taken[start - 1]:
        start -= 1
    after = words[at + 1] if at + 1 < len(words) else ""
    if words[at].isdecimal() and len(words[at]) > _CODE:
        return False
    return 0 < at - start <= _NAMED and start > 0 and words[start - 1] in ":;" and after in (";", "(") and ";" in words
