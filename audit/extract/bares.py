"""Numbers without a unit or noun of their own: whether they are figures, and whose noun they mean."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.counts import told_of
from audit.extract.elisions import elided, main, yearlike
from audit.extract.labels import apart, set_apart
from audit.extract.listings import behind_label
from audit.extract.nouns import stop
from audit.extract.sentences import Sentence
from audit.extract.values import MANY, Figure
from audit.model import Hedge, Kind

_MOVES = ("rises", "falls")
_DAYS = 31
_HUNDRED = 100
_CODE = 9  # digits in a row of the longest count
_NAMED = 6  # words of what is numbered, at most
_LISTED = 4  # words from one bare count of a list to the next
_FAR = 16  # words back to the figure that a number is compared with
_ITEM = 9  # words of an item of a list, or from the count before it to its colon
_THOUSAND = 1000
_SIZE = 5  # numbers that are held against each other seldom differ by so many times
_GLUE = frozenset("$€£¥#/-–−")
_NEAR = 9  # words back to the noun that is meant
_COUNTED = (Kind.COUNT, Kind.RATE)
_MEASURED = (Kind.LENGTH, Kind.AREA, Kind.VOLUME, Kind.MASS)
_TELLING = (*_MOVES, "reaches", "targets_of_change")


def counts(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
    """Whether a figure is one: it has a unit or noun, or stands bare where how many is said."""
    if not figure.bare:
        return not _structural(sentence, figure)
    if _hurt(sentence, figure):
        figure.unit, figure.elided = sentence.language.person_unit, True
        return True
    if figure.follows is not None or figure.opens:
        return True
    if sentence.language.plurals and _dated(sentence, figure):
        return False
    if sentence.language.plurals and elided(sentence, figure, earlier):
        return True
    if told_of(sentence, figure) and figure.kind is Kind.COUNT and not yearlike(figure):
        return _takes_counted(sentence, figure, earlier)
    if sentence.language.plurals and figure.kind is Kind.RATE:
        figure.elided = True  # `halved to 38 a week`
        return True
    if figure.kind is Kind.RATIO:
        told = figure.other is not None and 0 < figure.number.value <= figure.other.value
        return told and not _reference(sentence, figure)
    if _item(sentence, figure, earlier):
        return _takes(figure, earlier, sentence.language.plurals)
    if not sentence.language.plurals and _told_alone(sentence, figure):
        return _takes(figure, earlier, sentence.language.plurals)
    figure.elided = _stands_bare(sentence, figure)
    if figure.elided and figure.number.scaled and sentence.words[figure.begin - 1] in sentence.language.sets["link_of"]:
        return _takes(figure, earlier, sentence.language.plurals)
    if figure.elided or _elided(sentence, figure, earlier):
        return True
    figure.elided = behind_label(sentence, figure)
    return figure.elided or (_grouped(sentence, figure) and _takes(figure, earlier, sentence.language.plurals))


def _dated(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is a day of the time after it: `between 17 and 23 June`."""
    words, sets, end = sentence.words, sentence.language.sets, figure.end
    joined = end + 1 < len(words) and (words[end] in sets["joins"] or words[end] in sets["reaching"])
    return joined and figure.number.value <= _DAYS and bool(sentence.taken[end + 1]) and words[end + 1].isdecimal()


def _reference(sentence: Sentence, figure: Figure) -> bool:
    """Whether a ratio that opens a sentence is the number of what is told in it: `24/118 The precept was set ...`."""
    end = figure.end
    named = figure.begin == 0 and end < len(sentence.words) and sentence.language.plurals
    return named and sentence.raw[sentence.starts[end]].isupper()


def _structural(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure only says how something is divided: `gồm 2 phần`, `3 nhóm giải pháp`, `in two phases`."""
    if figure.head is None or figure.kind is not Kind.COUNT or figure.number.value > MANY:
        return False
    words, language, (start, end) = sentence.words, sentence.language, figure.head
    named = language.sets["structural"]
    if any(" ".join(words[start : start + length]) in named for length in (2, 3)):
        return True
    ends = end >= len(words) or not words[end][0].isalnum() or words[end] in language.sets["joins"]
    parted = not language.plurals or words[figure.begin - 1] in language.sets["within"] | {"into"}
    return ends and parted and " ".join(words[start:end]) in named


def _takes(figure: Figure, earlier: list[Figure], plurals: bool) -> bool:
    """Gives a figure the noun of the count before it, if there is any, or the unit of an amount of its size: `a crop of
    2.1 million tonnes, below the forecast of 2.4 million`.
    """
    figure.elided = True
    if figure.number.scaled and not plurals:
        scaled = (other for other in reversed(earlier) if other.number.scale == figure.number.scale)
        other = next((other for other in scaled if other.measured is not None and figure.sized_like(other)), None)
        if other is not None:
            figure.take_unit(other)  # `còn 118/412 triệu m3; hồ Sông Cái 71 triệu`
            return True
        earlier = [other for other in earlier if other.number.value * _THOUSAND > figure.number.value]
    before = [other for other in earlier if other.unit and (other.kind in _COUNTED or other.kind in _MEASURED)]
    other = _nearest(figure, before) if before else None
    if other is not None and other.kind in _MEASURED and not (figure.number.scaled and _near(figure, other)):
        other = next((count for count in reversed(before) if count.kind in _COUNTED), None)
    if other is not None:
        figure.take_unit(other)
    return True


def _takes_counted(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
    """Gives a number the noun of the count before it, but people where it says what befell them; false without one."""
    words, language = sentence.words, sentence.language
    counted = [one for one in reversed(earlier) if one.kind is Kind.COUNT and one.counted and one.unit]
    if not counted:
        return False
    wholes = counted if ";" in words[counted[0].end : figure.begin] else counted[:1]
    other = next((one for one in wholes if one.number.value > figure.number.value), counted[0])
    figure.elided = True
    figure.take_unit(other)
    harmed = " ".join(words[figure.end : figure.end + 2]) in language.sets["befalling"]
    if harmed and other.unit.split()[0] not in language.sets["sorts"]:
        figure.unit = language.person_unit
    return True


def _grouped(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number has its thousands set apart, or a scale word, as in English no year, name or rank has."""
    number, words = figure.number, sentence.words
    if not sentence.language.plurals or figure.kind is not Kind.COUNT or number.worded or "|" in words:
        return False
    if words[figure.end : figure.end + 1] in (["-"], ["/"]) or (figure.begin and words[figure.begin - 1] in _GLUE):
        return False
    return number.scaled or (number.value >= _THOUSAND and not words[number.start].isdecimal())


def _item(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
    """Whether a bare number opens an item of an English list after a count and a colon, or after such an item:
    `14 shows: 9 of painting and 5 of photography`.
    """
    words, last = sentence.words, earlier[-1] if earlier else None
    if not sentence.language.plurals or figure.kind is not Kind.COUNT or figure.number.worded:
        return False
    if last is None or last.kind is not Kind.COUNT:
        return False
    between = words[last.end : figure.begin]
    if not between or len(between) > _ITEM or {".", ";", "("}.intersection(between):
        return False
    if between[-1] == ":":
        return bool(last.unit)
    joins = sentence.language.sets["joins"]
    return last.elided and ":" in words[: last.begin] and (between[-1] in joins or between[-1] == ",")


def _hurt(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number counts people by what befell them: `killing 36 and injuring at least 85`, `chết 71`."""
    return figure.kind is Kind.COUNT and sentence.follows("befalling", figure.begin)


def _stands_bare(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number without unit or noun still says how many: after `là`, `đạt`, a colon."""
    words, at = sentence.words, figure.begin
    by = words[at - 1] in sentence.language.sets["by"] if at else False
    if at == 0 or (figure.number.worded and figure.number.value <= MANY and not by):
        return False
    at -= at > 1 and words[at - 1] == "+"
    before = words[at - 1]
    after = words[figure.end] if figure.end < len(words) else "."
    timed = figure.end < len(words) and bool(sentence.taken[figure.end])
    plurals, sets = sentence.language.plurals, sentence.language.sets
    acted = plurals and (after in sets["after_counts"] or after.endswith("ed"))
    acted = acted or (before in sets["leaving"] and after.endswith("ing"))  # `leaving 463 trading`
    if after[0].isalpha() and not timed and not stop(sentence, figure.end) and not acted:
        return False
    if after == "-" and sentence.starts[figure.end] == sentence.ends[figure.end - 1]:
        return False  # `a 12-month low`
    if before in (":", "="):
        return at > 1
    if words[figure.begin] in sets["exceeds"] and figure.begin < figure.start and not plurals:
        return True  # `số người chết đã vượt 19.300`
    if before[0].isalpha() and _numbered(sentence, at) and not 1900 <= figure.number.value < 2100:
        return True
    if before in sets["numbering"]:
        return True  # `tankers number 19`
    if plurals and before in sets["leaving"]:
        return True  # `that leaves 16 owned outright`
    if by and any(cue.end < at for name in _MOVES for cue in sentence.cued(name)):
        return True
    if plurals and before in sets["link_of"] and any(cue.end == at for cue in sentence.cued("averages")):
        return True  # `with an average of 27`
    if plurals and figure.hedge is Hedge.RANGE and not sets["ranging"].isdisjoint(words[max(0, at - 2) : at]):
        return True  # `class sizes range from 18 to 34`
    telling: tuple[str, ...] = _TELLING
    if plurals and figure.number.value > MANY and not yearlike(figure):
        telling = (*_TELLING, "strong_shares", "target_words", "acts")
        if before.endswith("ed") and (timed or after in ",.;)"):
            return True  # `agencies had answered 742.`
    elif figure.number.value > MANY and not yearlike(figure):
        telling = (*_TELLING, "acts")  # `Tiểu đoàn 3 nhận 90, ...`
    while not any(cue.end == at for name in telling for cue in sentence.cued(name)):
        if at < 2 or words[at - 1] not in sentence.language.sets["records"]:
            return False
        at -= 1  # `sank to a record 0.72`
    return True


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
    return number.step < 1 and any(cue.end in near for name in told for cue in sentence.cued(name))


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


def _elided(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
    """Whether the noun of an earlier count is meant, which the figure then has: `fined 120 drivers and jailed 12`.

    The number ends its clause, or a verb or a comparative follows it, and a word stands before it.
    """
    words, sets = sentence.words, sentence.language.sets
    before = words[figure.begin - 1] if figure.begin else ""
    end = _past_bracket(words, figure.end)
    after = words[end] if end < len(words) else "."
    held = before in sets["compared"]
    counts = _meant(sentence, figure, earlier, held or after in sets["comparatives"])
    first = 1500 if before in sets["bounds"] or before in sets["within"] else 1900
    if not counts or not before or first <= figure.number.value < 2100:
        return False
    if figure.begin - counts[-1].end > (_FAR if held or sentence.language.plurals else _NEAR):
        return False
    acts = _acts(sentence, figure, end)
    if not (acts or _ends(sentence, figure, earlier, after)):
        return False
    goes = acts or (after[0].isalpha() and after not in sets["joins"])
    if before in sets["determiners"] and not goes:
        return False  # `among them the 29 and the 504`
    figure.elided = True
    if figure.kind is Kind.COUNT:
        counts = main(sentence, counts) if not held else counts
        named = (other for other in reversed(counts) if other.unit and other.kind is Kind.COUNT)
        giver = counts[-1] if counts[-1].unit or held else next(named, counts[-1])
        if figure.number.step < 1 and not sentence.language.plurals:
            figure.take(giver)  # `77,4 triệu đồng/hộ, cuối năm ngoái 70,2`
        else:
            figure.take_unit(giver)
    return True


def _meant(sentence: Sentence, figure: Figure, earlier: list[Figure], held: bool) -> list[Figure]:
    """The earlier figures whose noun a number may mean, the likeliest last; one that is `held` against another or
    compared may be of any kind.
    """
    words, sets = sentence.words, sentence.language.sets
    counted = _COUNTED if sentence.language.plurals else (*_COUNTED, Kind.RATIO)
    counts = [other for other in earlier if held or (other.kind in counted and _told(other))]
    counts = _alike(figure, [other for other in counts if other.unit not in sets["times"]])
    if counts and counts[-1].kind is Kind.DURATION and any(other.kind is Kind.COUNT for other in counts):
        counts = [other for other in counts if other.kind is not Kind.DURATION]  # `612 waited 12 hours, 88 fewer`
    before = words[figure.begin - 1] if figure.begin else ""
    goes_on = bool(earlier) and before in sets["joins"] and earlier[-1].end == figure.begin - 1
    paired = goes_on and words[earlier[-1].begin - 1] in sets["compared"]  # `against 236 and 42`
    if counts and (before in sets["compared"] or paired):
        counts.append(_nearest(figure, counts))
    return counts


def _acts(sentence: Sentence, figure: Figure, end: int) -> bool:
    """Whether a comparative, `of them` or a verb at token `end` follows a number."""
    words, sets, cue = sentence.words, sentence.language.sets, sentence.cue_at.get(end)
    if (end < len(words) and words[end] in sets["comparatives"]) or of_them(sentence, figure.end):
        return True
    return cue is not None and not {"acts", "stands", "plan_words"}.isdisjoint(cue.value)


def _ends(sentence: Sentence, figure: Figure, earlier: list[Figure], after: str) -> bool:
    """Whether a number ends what its clause says, after a word of it or in a list: `jailed 12`, `41 arrests, 17 for
    theft`, `1.25 million people remain in tents, 865,000 in containers`.
    """
    words, sets, plurals = sentence.words, sentence.language.sets, sentence.language.plurals
    before = words[figure.begin - 1]
    apart = plurals and (before == "," or before in sets["joins"])
    if apart and (after in sets["narrowing"] or (figure.number.worded and after in sets["opposed"])):
        return True
    timed = figure.end < len(words) and bool(sentence.taken[figure.end])
    ends = timed or after in ".,;:)" or after in sets["joins"] or stop(sentence, figure.end)
    ends = ends or after in sets["after_counts"] or (plurals and after.endswith("ed"))
    ends = ends or (
        before in sets["compared"] and after in sets["determiners"]
    )  # `compared with 705 the summer before`
    listed = earlier[-1].elided and figure.begin - earlier[-1].end <= _LISTED
    return ends and (before[0].isalpha() or listed or (after == ")" and _in_turn(words, figure, earlier[-1])))


def _in_turn(words: Sequence[str], figure: Figure, other: Figure) -> bool:
    """Whether two figures stand each alone in a bracket of its own: `thợ may (19.700 hồ sơ), thợ mộc (15.900)`."""
    closed = words[other.end : other.end + 1] == [")"]
    return closed and words[other.begin - 1] == "(" == words[figure.begin - 1]


def _told(other: Figure) -> bool:
    """Whether a figure has a noun, or is a count without one: `8,574 in Turkey and 2,662 in Syria`."""
    return bool(other.unit) or (other.elided and other.number.value > MANY)


def _past_bracket(words: Sequence[str], at: int) -> int:
    """What follows a short bracket at `at`, else `at`: `35,161 (94%) have had it`."""
    if words[at : at + 1] == ["("]:
        for index in range(at + 1, min(at + _LISTED + 2, len(words))):
            if words[index] == ")":
                return index + 1
    return at


def _alike(figure: Figure, others: list[Figure]) -> list[Figure]:
    """The figures that a bare number can be one of: a whole number is no percentage where those have decimals."""
    whole = figure.number.step == 1
    return [
        other
        for other in others
        if not (whole and other.kind is Kind.PERCENT and (other.number.step < 1 or figure.number.value > _HUNDRED))
    ]


def _nearest(figure: Figure, others: Sequence[Figure]) -> Figure:
    """The latest of the figures that is of the size of a number held against them, else the latest: `215 shootings,
    with 29 fatalities, against 236 and 42`.
    """
    return next((other for other in reversed(others) if _near(figure, other)), others[-1])


def _near(figure: Figure, other: Figure) -> bool:
    """Whether two numbers are of one size."""
    value = figure.number.value
    return value < _SIZE * other.number.value < _SIZE * _SIZE * value


def part_of_those(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> None:
    """Gives a part of `them`, `it` or nothing named what an earlier figure counts: `one in five of them`."""
    words, sets = sentence.words, sentence.language.sets
    linked = words[figure.end : figure.end + 1] != [] and words[figure.end] in sets["link_of"]
    whole = words[figure.end + 1 : figure.end + 2] if linked else []
    if whole and whole[0] in sets["it"]:
        figure.unit = (earlier[-1].restates or earlier[-1]).unit
    elif (whole and whole[0] in sets["them"]) or not (figure.unit or linked or words[figure.begin - 1] in sets["by"]):
        counted = (other.unit for other in reversed(earlier) if other.kind is Kind.COUNT and other.unit)
        figure.unit = next((unit for unit in counted if unit not in sets["uncounted"]), "")


def of_them(sentence: Sentence, at: int) -> bool:
    """Whether `of them` or its like follows."""
    words, sets = sentence.words, sentence.language.sets
    return (
        words[at : at + 1] != []
        and words[at] in sets["link_of"]
        and words[at + 1 : at + 2] != []
        and words[at + 1] in sets["them"]
    )
