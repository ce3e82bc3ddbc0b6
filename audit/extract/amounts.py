"""The unit after a number, and smaller units that belong to it."""

from __future__ import annotations

from fractions import Fraction

from audit.extract.durations import lasting
from audit.extract.nouns import stop
from audit.extract.numerals import Numeral, numeral
from audit.extract.rates import rate
from audit.extract.sentences import Sentence
from audit.extract.values import MANY, Figure
from audit.lang.phrases import Match
from audit.model import Kind
from audit.tokens import ends_plural
from audit.units import Unit

_DECIMALS = 2  # digits of a length behind its unit, at most
_SAID = 8  # tokens of what is weighed and its weight
_GOES_ON = frozenset("%/-–x×")
_COINS = frozenset(["cent", "pence"])
# In other letters tonnes, thousands of millions of them, and thousandths of litres.
_LETTERED = {"Mt": "megatonne", "GT": "grt", "Ml": "megalitre", "ML": "megalitre", "Gl": "gigalitre", "GL": "gigalitre"}
_HUNDRED = 100
_MULTIPLE = 4  # letters of a number of times, at most
_CLOCK = frozenset(["second", "minute", "hour"])


def measure(sentence: Sentence, figure: Figure, decimal: str) -> bool:
    """Reads the unit after a number into `figure`; false where there is none."""
    at = figure.end
    unit = _unit(sentence, at) or _compared(sentence, at) or _of_point(sentence, at) or _inches(sentence, at)
    if unit is None:
        return _adjective(sentence, figure)
    _measured(sentence, figure, unit, decimal)
    return True


def _compared(sentence: Sentence, at: int) -> Match[Unit] | None:
    """The unit behind a word of comparison: `1,200 more tonnes`."""
    more = at + 1 < len(sentence.words) and sentence.words[at] in sentence.language.sets["comparatives"]
    unit = _unit(sentence, at + 1) if more and sentence.language.plurals else None
    return unit if unit is not None and unit.value.kind not in (Kind.PERCENT, Kind.OTHER) else None


def portion(sentence: Sentence, figure: Figure) -> bool:
    """Reads the unit of which a figure is a part: `half a tonne`, `a quarter of a cent`, `a half-mile walk`."""
    words, sets, at = sentence.words, sentence.language.sets, figure.end
    if words[at : at + 1] == ["-"]:
        at += 1
    elif sentence.language.plurals:
        of = at < len(words) and words[at] in sets["link_of"]
        single = at + of < len(words) and words[at + of] in sets["article"]
        at += of + 1 if single else 0
    unit = _unit(sentence, at) or (_points(sentence, at) if at > figure.end else None)
    if unit is None:
        return False
    _measured(sentence, figure, unit, sentence.language.decimal)
    return True


def _measured(sentence: Sentence, figure: Figure, unit: Match[Unit], decimal: str) -> None:
    figure.end, figure.measured = unit.end, unit.value
    figure.unit = unit.value.id
    if figure.kind is not Kind.RATIO or unit.value.kind is not Kind.COUNT:
        figure.kind = unit.value.kind if figure.kind is not Kind.RATIO else Kind.RATIO
    _compound(sentence, figure, decimal)
    _coins(sentence, figure, decimal)
    rate(sentence, figure)


def _unit(sentence: Sentence, at: int) -> Match[Unit] | None:
    words, language = sentence.words, sentence.language
    unit = language.units.at(words, at) or _coin_of_country(sentence, at)
    if unit is None or sentence.taken[at]:
        return None
    if language.plurals and unit.value.kind is Kind.MONEY and _signs_next(sentence, unit):
        return None
    head = language.heads.at(words, at)
    if head is not None and head.end > unit.end:
        return None
    if unit.end - unit.start == 2 and words[at + 1] in "23" and not _raised(sentence, at + 1):
        unit = language.units.at(words[: at + 1], at)
        if unit is None:
            return None
    if unit.value.id == "percentage_point" and words[at] == "%" and _goes_on(sentence, unit.end):
        return language.units.at(words[: at + 1], at)  # `62 % điểm lấy mẫu`
    if len(words[at]) == 1 and words[at].isalpha() and unit.end == at + 1 and not _stands_alone(sentence, at):
        return None
    if language.plurals and unit.value.kind is not Kind.PERCENT and _goes_with(sentence, unit.end):
        return None
    if unit.value.id == "times" and not _multiplies(sentence, at):
        return None
    if " ".join(words[at : unit.end + 1]) in language.sets["respectively"]:
        return None  # `nhóm 3 và nhóm 5 lần lượt là 120 và 340 tỷ đồng`
    if unit.value.id == "GBP" and words[at].startswith("pound") and _weighs(sentence, unit.end):
        return language.units.at((*words[:at], "lbs"), at)
    if (named := _LETTERED.get(sentence.raw[sentence.starts[at] : sentence.ends[at]])) is not None:
        return language.units.at((*words[:at], named), at)
    if unit.value.id == "celsius" and sentence.raw[sentence.starts[at]] == "c" and language.plurals:
        return language.units.at((*words[:at], "cent"), at)  # `up 15.9c`: degrees have a capital
    return unit


def _signs_next(sentence: Sentence, unit: Match[Unit]) -> bool:
    """Whether the sign of a money is glued to the number behind it, of which it is: `seven $1 million tickets`."""
    words, end = sentence.words, unit.end
    if end >= len(words) or words[end - 1][0].isalpha() or not words[end][0].isdecimal():
        return False
    return sentence.glued(end) and not sentence.glued(unit.start)


def _coin_of_country(sentence: Sentence, at: int) -> Match[Unit] | None:
    """The coin behind the adjective of its country: `32 Australian cents`."""
    words = sentence.words
    if at + 1 >= len(words) or not sentence.language.plurals or not sentence.raw[sentence.starts[at]].isupper():
        return None
    coin = sentence.language.units.at(words, at + 1)
    return coin if coin is not None and coin.value.id in _COINS else None


def _weighs(sentence: Sentence, at: int) -> bool:
    """Whether pounds are of a thing that is weighed: `30,000 pounds of haddock`, `weighs 5 pounds`, not `of debt`."""
    words, sets = sentence.words, sentence.language.sets
    if not sets["weighing"].isdisjoint(words[max(0, at - _SAID) : at]):
        return True
    of = at + 1 < len(words) and words[at] in sets["link_of"] and words[at + 1][0].isalpha()
    return of and sets["money_nouns"].isdisjoint(words[at + 1 : at + 4]) and words[at + 1] not in sets["determiners"]


def _goes_with(sentence: Sentence, at: int) -> bool:
    """Whether a hyphen joins another unit to the one before a token, with which it is a product: `tonne-kilometres`."""
    words = sentence.words
    joined = at + 1 < len(words) and words[at] == "-" and sentence.glued(at) and sentence.glued(at + 1)
    return joined and words[at + 1][0].isalpha() and sentence.language.units.at(words, at + 1) is not None


def _multiplies(sentence: Sentence, at: int) -> bool:
    """Whether an `x` behind a number says how many times: neither between the sides of a size, `6.2 x 3.9m`, nor in a
    code, `713302X`.
    """
    words = sentence.words
    sized = at + 1 < len(words) and words[at + 1][0].isdecimal()
    return not sized and (sentence.raw[sentence.starts[at]].islower() or len(words[at - 1]) <= _MULTIPLE)


def _of_point(sentence: Sentence, at: int) -> Match[Unit] | None:
    """The unit of which a figure is a part: `0.6 of a percentage point`."""
    words, sets = sentence.words, sentence.language.sets
    if words[at : at + 1] == [] or words[at] not in sets["link_of"] or words[at + 1 : at + 2] == []:
        return None
    if words[at + 1] not in sets["article"]:
        return None
    unit = sentence.language.units.at(words, at + 2) or _points(sentence, at + 2)
    return unit if unit is not None and unit.value.id == "percentage_point" else None


def _points(sentence: Sentence, at: int) -> Match[Unit] | None:
    """The point at a token, of which only a percentage has parts: `0.1 of a point`."""
    words = sentence.words
    if at >= len(words) or words[at] not in sentence.language.sets["points"]:
        return None
    return sentence.language.units.at((*words[:at], "pp"), at)


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a word follows that says more of the noun before it."""
    words = sentence.words
    return at < len(words) and words[at][0].isalpha() and not sentence.taken[at] and not stop(sentence, at)


def _adjective(sentence: Sentence, figure: Figure) -> bool:
    """`a 6.1-inch screen`, `a 90-cm-wide pipe`: a unit glued by a hyphen; a span of time so glued is no figure."""
    words, at = sentence.words, figure.end
    if at + 1 >= len(words) or words[at] != "-" or not sentence.glued(at) or not sentence.glued(at + 1):
        return False
    end, unit = at + 1, sentence.language.units.at(words, at + 1)
    if unit is None and words[at + 1] in sentence.language.sets["times"]:
        figure.end, figure.unit, figure.multiple = (
            at + 2,
            sentence.language.multiple_unit,
            True,
        )  # `a 2.4-fold increase`
        figure.kind = Kind.OTHER
        return True
    if unit is None and words[at + 1] in sentence.language.sets["sizes"]:
        if _sort(sentence, figure, at + 2):
            return False
        figure.end, figure.unit, figure.counted = at + 2, words[at + 1], True
        return True
    if unit is None:
        joined = [word for word in words[at + 1 : at + 5] if word != "-"]
        longer = sentence.language.units.at(joined, 0)
        if longer is None or words[at + 2 : at + 3] != ["-"]:
            return False
        unit, end = longer, at + 2 * longer.end
    else:
        end = unit.end
    ages = sentence.language.sets["ages"]
    aged = words[end - 1] in ages or (words[end : end + 1] != [] and words[end] in ages)  # `a 90-year old patient`
    if unit.value.kind is Kind.DURATION and unit.value.id not in _CLOCK and not (aged or lasting(sentence, end)):
        return False
    while end + 1 < len(words) and words[end] == "-" and sentence.glued(end) and sentence.glued(end + 1):
        end += 2
    figure.end, figure.measured, figure.unit, figure.kind = end, unit.value, unit.value.id, unit.value.kind
    return True


def _sort(sentence: Sentence, figure: Figure, at: int) -> bool:
    """Whether a small size only says which sort of things the plural at a token is: `the price of four-room flats`."""
    words, sets = sentence.words, sentence.language.sets
    before = words[figure.begin - 1] if figure.begin else "."
    told = before in sets["link_of|for|joins"] and figure.number.value <= MANY
    return told and at < len(words) and ends_plural(words[at])


def _raised(sentence: Sentence, index: int) -> bool:
    """Whether a 2 or 3 after a unit is its exponent: glued, after a caret, or alone on its line."""
    gap = sentence.raw[sentence.ends[index - 1] : sentence.starts[index]]
    return not gap.strip() and (gap == "" or "\n" in gap)


def _stands_alone(sentence: Sentence, index: int) -> bool:
    words = sentence.words
    if index + 1 >= len(words) or sentence.ends[index] != sentence.starts[index + 1]:
        return True
    after = words[index + 1]
    decimals = sentence.language.tenths and after.isdecimal() and len(after) <= _DECIMALS  # `1m65`
    return decimals or not after[0].isalnum()


def _compound(sentence: Sentence, figure: Figure, decimal: str) -> None:
    """`1 giờ 30 phút`, `5 ha 2.000 m2`: a smaller unit of the same dimension directly after."""
    unit, least = figure.measured, figure.measured
    while unit is not None and least is not None and unit.kind not in (Kind.PERCENT, Kind.MONEY):
        at = _next_part(sentence, figure.end)
        more = numeral(sentence.words, at, sentence.language, decimal) if at is not None else None
        small = _unit(sentence, more.end) or _inches(sentence, more.end) if more is not None else None
        if more is not None and small is None and least is unit and _tenths(sentence, figure, more):
            return
        if more is None or small is None or small.value.base != unit.base or small.value.factor >= least.factor:
            return
        least = small.value
        part = more.times(small.value.factor / unit.factor)
        figure.number = figure.number._replace(
            value=figure.number.value + part.value, step=part.step, last=part.last, end=more.end
        )
        figure.end, figure.core = small.end, (figure.core[0], more.end)


def _inches(sentence: Sentence, at: int) -> Match[Unit] | None:
    """The inches glued to a number, whose sign is a preposition elsewhere: `6ft 2in`, `a 4.7in screen`."""
    short = 0 < at < len(sentence.words) and sentence.glued(at) and sentence.language.plurals
    named = short and sentence.words[at] in sentence.language.sets["within"]
    return sentence.language.units.at((*sentence.words[:at], "inch"), at) if named else None


def _coins(sentence: Sentence, figure: Figure, decimal: str) -> None:
    """Reads the hundredths of a currency behind it: `129 shillings and 20 cents`, `two dollars 11 cents`."""
    unit = figure.measured
    if unit is None or unit.kind is not Kind.MONEY or unit.id in _COINS or not sentence.language.plurals:
        return
    at = _next_part(sentence, figure.end)
    more = numeral(sentence.words, at, sentence.language, decimal) if at is not None else None
    coin = sentence.language.units.at(sentence.words, more.end) if more is not None else None
    if more is None or coin is None or coin.value.id not in _COINS or more.value >= _HUNDRED:
        return
    part = more.times(Fraction(1, _HUNDRED))
    figure.number = figure.number._replace(
        value=figure.number.value + part.value, step=part.step, last=part.last, end=more.end
    )
    figure.end, figure.core = coin.end, (figure.core[0], more.end)


def _tenths(sentence: Sentence, figure: Figure, more: Numeral) -> bool:
    """Reads the decimals of a length behind its unit, `1 m 2`, `2 m 10`, `1m65`; false where none stand there."""
    words, end = sentence.words, more.end
    token = words[more.start]
    alone = figure.unit == "m" and sentence.language.tenths and end == more.start + 1 and len(token) <= _DECIMALS
    if not alone or not token.isdecimal() or figure.number.step != 1 or figure.number.scaled:
        return False
    if end < len(words) and (words[end][0].isalpha() or words[end] in _GOES_ON) and not sentence.glued(more.start):
        return False
    step = Fraction(1, 10 ** len(token))
    value = figure.number.value + more.value * step
    figure.number = figure.number._replace(value=value, step=step, last=step, end=end)
    figure.end, figure.core = end, (figure.core[0], end)
    return True


def _next_part(sentence: Sentence, at: int) -> int | None:
    """Where the number of a smaller unit can begin after a unit: at once, or past a comma or `and`."""
    words, language = sentence.words, sentence.language
    if language.plurals and at < len(words) and (words[at] == "," or words[at] in language.sets["joins"]):
        at += 1
    if at >= len(words) or sentence.taken[at]:
        return None
    numbered = words[at][0].isdecimal() or (language.plurals and words[at] in language.starters)
    return at if numbered else None


def smaller(sentence: Sentence, unit: Match[Unit]) -> Match[Unit] | None:
    """The smaller unit of the same dimension that goes on from one: `one hour and 52 minutes`."""
    at = _next_part(sentence, unit.end)
    more = numeral(sentence.words, at, sentence.language, sentence.language.decimal) if at is not None else None
    found = sentence.language.units.at(sentence.words, more.end) if more is not None else None
    fits = found is not None and found.value.base == unit.value.base and found.value.factor < unit.value.factor
    return found if fits else None
