"""Numbers without a noun of their own that mean the noun of an earlier figure: `fined 120 drivers and jailed 12`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from audit.extract.elisions import main
from audit.extract.labels import past_bracket
from audit.extract.nouns import stop
from audit.extract.sentences import Sentence
from audit.extract.values import MANY, Figure
from audit.model import Kind

_MOVES = ("rises", "falls")
_COUNTED = (Kind.COUNT, Kind.RATE)
_MEASURED = (Kind.LENGTH, Kind.AREA, Kind.VOLUME, Kind.MASS)
_FAR = 16  # words back to the figure that a number is compared with
_NEAR = 9  # words back to the noun that is meant
_SIZE = 5  # numbers that are held against each other seldom differ by so many times
_LISTED = 4  # words from one bare count of a list to the next
_BRACKET = 6  # tokens of a short bracket
_THOUSAND = 1000
_HUNDRED = 100


def take(figure: Figure, earlier: list[Figure], plurals: bool) -> bool:
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
    elif earlier and earlier[-1].elided:
        figure.giver = earlier[-1]
    return True


def take_counted(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
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


def meant(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
    """Whether the noun of an earlier count is meant, which the figure then has: `fined 120 drivers and jailed 12`.

    The number ends its clause, or a verb or a comparative follows it, and a word stands before it.
    """
    words, sets = sentence.words, sentence.language.sets
    before = words[figure.begin - 1] if figure.begin else ""
    end = past_bracket(words, figure.end, _BRACKET)
    after = words[end] if end < len(words) else "."
    held = before in sets["compared"]
    if held and sentence.language.plurals and before in sets["alongside"]:
        held = (
            figure.begin > 1 and words[figure.begin - 2] in sets["held_against"]
        )  # not `passed it, with 131 in favour`
    counts = _givers(sentence, figure, earlier, held or after in sets["comparatives"])
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
        if sentence.language.plurals and sentence.raw[sentence.starts[figure.begin - 1]].isupper():
            giver = _nearest(
                figure, [one for one in counts if one.unit] or counts
            )  # `482 cases and three deaths, Capiz 311`
        if (figure.number.step < 1 and not sentence.language.plurals) or (held and _scaled_like(figure, giver)):
            figure.take(giver)  # `77,4 triệu đồng/hộ, cuối năm ngoái 70,2`, `to 110.2 lakh hectares from 122.7`
        else:
            figure.take_unit(giver)
    return True


def _givers(sentence: Sentence, figure: Figure, earlier: list[Figure], held: bool) -> list[Figure]:
    """The earlier figures whose noun a number may mean, the likeliest last; one that is `held` against another or
    compared may be of any kind.
    """
    words, sets = sentence.words, sentence.language.sets
    counted = _COUNTED if sentence.language.plurals else (*_COUNTED, Kind.RATIO)
    counts = [other for other in earlier if held or (other.kind in counted and _told(other))]
    if held and earlier and earlier[-1].unit in sets["times"] and figure.number.step < 1:
        return [earlier[-1]]  # `0.27 times from 0.34`
    counts = _alike(figure, [other for other in counts if other.unit not in sets["times"]])
    if counts and counts[-1].kind is Kind.DURATION and any(other.kind is Kind.COUNT for other in counts):
        counts = [other for other in counts if other.kind is not Kind.DURATION]  # `612 waited 12 hours, 88 fewer`
    before = words[figure.begin - 1] if figure.begin else ""
    if held and before in sets["change_openers"] and counts and counts[-1].kind is Kind.PERCENT:
        levels = [other for other in counts if other.kind is not Kind.PERCENT]
        if levels and any(cue.start == counts[-1].end for cue in sentence.cued(*_MOVES)):
            return levels  # `27 homicides, a 54-per-cent drop from 59`
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
    apart = before == "," or before in sets["joins"] or sentence.follows("naming_some", figure.begin)
    if plurals and apart and (after in sets["narrowing"] or (figure.number.worded and after in sets["opposed"])):
        return True
    timed = figure.end < len(words) and bool(sentence.taken[figure.end])
    ends = timed or after in ".,;:)" or after in sets["joins"] or stop(sentence, figure.end)
    ends = ends or after in sets["after_counts"] or (plurals and after.endswith("ed"))
    ends = ends or (
        before in sets["compared"] and after in sets["determiners"]
    )  # `compared with 705 the summer before`
    listed = earlier[-1].elided and figure.begin - earlier[-1].end <= _LISTED
    in_turn = after == ")" and (_in_turn(words, figure, earlier[-1]) or (plurals and _turns(sentence, figure)))
    return ends and (before[0].isalpha() or listed or in_turn)


def _in_turn(words: Sequence[str], figure: Figure, other: Figure) -> bool:
    """Whether two figures stand each alone in a bracket of its own: `thợ may (19.700 hồ sơ), thợ mộc (15.900)`."""
    closed = words[other.end : other.end + 1] == [")"]
    return closed and words[other.begin - 1] == "(" == words[figure.begin - 1]


def _turns(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number alone in a bracket is the first of several behind names, too great for an age or a note: `1,205
    cases in Lukonde, followed by Chisamba (743) and Mpande (512)`.
    """
    words, end = sentence.words, figure.end + 1
    if words[figure.begin - 1] != "(" or figure.number.value <= _HUNDRED or "(" not in words[end:]:
        return False
    start = words.index("(", end)
    named = words[end:start]
    alone = words[start + 2 : start + 3] == [")"] and words[start + 1].replace(",", "").isdecimal()
    upper = bool(named) and sentence.raw[sentence.starts[start - 1]].isupper()
    return alone and upper and all(word[0].isalpha() or word in ",;-'’" for word in named)


def _told(other: Figure) -> bool:
    """Whether a figure has a noun, or is a count without one: `8,574 in Turkey and 2,662 in Syria`."""
    return bool(other.unit) or (other.elided and (other.number.value > MANY or other.number.worded))


def _alike(figure: Figure, others: list[Figure]) -> list[Figure]:
    """The figures that a bare number can be one of: a whole number is no percentage where those have decimals."""
    whole = figure.number.step == 1
    return [
        other
        for other in others
        if not (whole and other.kind is Kind.PERCENT and (other.number.step < 1 or figure.number.value > _HUNDRED))
    ]


def _scaled_like(figure: Figure, giver: Figure) -> bool:
    """Whether a number leaves out the scale word of the one it is held against: as printed, both are of one size."""
    number, other = figure.number, giver.number
    most = max(Fraction(_THOUSAND), other.value / other.scale * _SIZE)  # `to Rs 2,846 crore from 2,564`
    return other.scaled and not number.scaled and number.value < most and figure.sized_like(giver, _SIZE)


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
