"""The unit after a number, smaller units that belong to it, and what it is per."""

from __future__ import annotations

from fractions import Fraction

from audit.extract.nouns import noun, stop, written
from audit.extract.numerals import Numeral, numeral
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Match
from audit.model import Kind
from audit.units import Unit, units


def prefix(sentence: Sentence, index: int) -> tuple[int, Unit] | None:
    """A currency just before the number at `index` and where it starts: `$5 million`, `USD 3`, `$-120m`, `Rs. 40`."""
    words, known = sentence.words, sentence.language.units
    if index > 1 and words[index - 1] in "-−" and _glued(sentence, index):
        index -= 1
    index -= index > 1 and words[index - 1] == "." and _glued(sentence, index - 1) and _short(sentence, index - 2)
    if not index or words[index - 1] not in sentence.language.currencies:
        return None
    for length in (2, 1):
        at = index - length
        unit = known.at(words, at) if at >= 0 else None
        if unit is None or unit.end != index or unit.value.kind is not Kind.MONEY or sentence.taken[at]:
            continue
        if length == 2 and words[index - 1] == "$" and not _glued(sentence, index - 1):
            continue  # the article of `a $5 fee` is no part of a currency
        glued = sentence.ends[index - 1] == sentence.starts[index]
        if glued or not words[index - 1].isalpha() or _code(sentence, at) or _short(sentence, at):
            before = words[at - 1][0] if at else ""
            money = units()["PHP"] if unit.value.id == "pence" else unit.value  # pence follow their number
            return None if before.isdecimal() and not glued else (at, money)
    return None


def _code(sentence: Sentence, at: int) -> bool:
    """Whether a token is a currency's three capital letters."""
    raw = sentence.raw[sentence.starts[at] : sentence.ends[at]]
    return len(raw) == 3 and raw.isupper()


def _short(sentence: Sentence, at: int) -> bool:
    """Whether a token is a currency cut short, which as no word does has no vowel: `Rs 4.50`, `KSh 1.1bn`."""
    word = sentence.words[at]
    plain = len(word) > 1 and word.isascii()
    return plain and sentence.raw[sentence.starts[at]].isupper() and _VOWELS.isdisjoint(word)


def measure(sentence: Sentence, figure: Figure, decimal: str) -> bool:
    """Reads the unit after a number into `figure`; false where there is none."""
    unit = _unit(sentence, figure.end) or _of_point(sentence, figure.end)
    if unit is None:
        return _adjective(sentence, figure)
    figure.end, figure.measured = unit.end, unit.value
    figure.unit = unit.value.id
    if figure.kind is not Kind.RATIO or unit.value.kind is not Kind.COUNT:
        figure.kind = unit.value.kind if figure.kind is not Kind.RATIO else Kind.RATIO
    _compound(sentence, figure, decimal)
    _coins(sentence, figure, decimal)
    rate(sentence, figure)
    return True


def _unit(sentence: Sentence, at: int) -> Match[Unit] | None:
    words, language = sentence.words, sentence.language
    unit = language.units.at(words, at)
    if unit is None or sentence.taken[at]:
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
    return unit


def _of_point(sentence: Sentence, at: int) -> Match[Unit] | None:
    """The unit of which a figure is a part: `0.6 of a percentage point`."""
    words, sets = sentence.words, sentence.language.sets
    if words[at : at + 1] == [] or words[at] not in sets["link_of"] or words[at + 1 : at + 2] == []:
        return None
    unit = sentence.language.units.at(words, at + 2) if words[at + 1] in sets["article"] else None
    return unit if unit is not None and unit.value.id == "percentage_point" else None


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a word follows that says more of the noun before it."""
    words = sentence.words
    return at < len(words) and words[at][0].isalpha() and not sentence.taken[at] and not stop(sentence, at)


def _adjective(sentence: Sentence, figure: Figure) -> bool:
    """`a 6.1-inch screen`, `a 90-cm-wide pipe`: a unit glued by a hyphen; a span of time so glued is no figure."""
    words, at = sentence.words, figure.end
    if at + 1 >= len(words) or words[at] != "-" or not _glued(sentence, at) or not _glued(sentence, at + 1):
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
    aged = sentence.words[end - 1] in sentence.language.sets["ages"]
    if unit.value.kind is Kind.DURATION and unit.value.id not in _CLOCK and not (aged or lasting(sentence, end)):
        return False
    while end + 1 < len(words) and words[end] == "-" and _glued(sentence, end) and _glued(sentence, end + 1):
        end += 2
    figure.end, figure.measured, figure.unit, figure.kind = end, unit.value, unit.value.id, unit.value.kind
    return True


def lasting(sentence: Sentence, at: int) -> bool:
    """Whether a span of time that ends at a token is how long something took: `a 17-day shutdown`, `the four-day New
    Year operation`; not `a 12-month low`.
    """
    words, language = sentence.words, sentence.language
    for index in range(at, min(at + _NAMED, len(words))):
        if words[index] in language.sets["happenings"]:
            return True
        if not words[index][0].isalpha() or sentence.taken[index] or stop(sentence, index):
            return False
    return False


def _glued(sentence: Sentence, index: int) -> bool:
    return sentence.ends[index - 1] == sentence.starts[index]


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
        small = sentence.language.units.at(sentence.words, more.end) if more is not None else None
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
    if end < len(words) and (words[end][0].isalpha() or words[end] in _GOES_ON) and not _glued(sentence, more.start):
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


def rate(sentence: Sentence, figure: Figure) -> None:
    """Reads what a figure is per: `triệu đồng/người/tháng`, `per person`, `a barrel`, `một kg`."""
    words = sentence.words
    per: list[str] = []
    at = figure.end
    while at + 1 < len(words) and words[at] == "/" and not sentence.taken[at + 1]:
        start = at + 1
        if not words[start][0].isalpha():
            if not _so_many(sentence, start):
                break
            name, end = _each(sentence, start + 1)
            per.append(f"{words[start]}{'' if name in _SHORT else ' '}{name}")
        else:
            if _is_plan(sentence, start):
                break
            name, end = _each(sentence, start)
            per.append(name)
        at = end
    if not per and at + 1 < len(words) and _opens(sentence, figure, at):
        name, at = _each(sentence, at + 1)
        per.append(name)
        if at + 1 < len(words) and words[at] in sentence.language.sets["per"] and _opens(sentence, figure, at):
            name, at = _each(sentence, at + 1)  # `24.3 litres per cow per day`
            per.append(name)
    parted = None if per else _parted(sentence, figure)
    if parted is not None:
        per, at = [_each(sentence, parted + 1)[0]], figure.end
    if per:
        figure.unit = "/".join((figure.unit, *per))
        figure.kind, figure.end = Kind.RATE, at


def _so_many(sentence: Sentence, at: int) -> bool:
    """Whether a round number or one of units tells what a figure is per, `/1000 dân`, `/3 tháng`; not `/91 người`."""
    words = sentence.words
    if not words[at].isdecimal() or at + 1 == len(words) or not words[at + 1][0].isalpha():
        return False
    return words[at].rstrip("0") == "1" or sentence.language.units.at(words, at + 1) is not None


def _parted(sentence: Sentence, figure: Figure) -> int | None:
    """Where a `per` stands past the words that say of what an amount is: `13,000 tonnes of waste a day`."""
    words, language, at = sentence.words, sentence.language, figure.end
    if figure.measured is None or words[at : at + 1] == []:
        return None
    if not language.plurals:
        return _slashed(sentence, at)
    if words[at] not in language.sets["link_of"]:
        return None
    for index in range(at + 2, min(at + _NAMED + 1, len(words) - 1)):
        if _opens(sentence, figure, index):
            return index
        if not words[index][0].isalpha() or sentence.taken[index] or stop(sentence, index):
            return None
    return None


def _slashed(sentence: Sentence, at: int) -> int | None:
    """Where a slash before a span of time stands past the one or two words of an amount: `2.500 tấn mía/ngày`."""
    words, units = sentence.words, sentence.language.units
    for index in range(at + 1, min(at + _NAMED, len(words) - 1)):
        if words[index] == "/":
            unit = units.at(words, index + 1)
            return index if unit is not None and unit.value.kind is Kind.DURATION else None
        if not words[index][0].isalpha() or sentence.taken[index - 1] or stop(sentence, index - 1):
            return None
    return None


def _is_plan(sentence: Sentence, at: int) -> bool:
    """Whether a plan is set against the figure, of which it is not per: `412 triệu đồng/KH 400 triệu đồng`."""
    cue = sentence.cue_at.get(at)
    return cue is not None and "plans" in cue.value


_SHORT = frozenset(["km", "m", "kg"])
_DECIMALS = 2  # digits of a length behind its unit, at most
_GOES_ON = frozenset("%/-–x×")
_VOWELS = frozenset("aeiouy")
_NAMED = 4  # words from a span of time to what lasts as long
_COINS = frozenset(["cent", "pence"])
_HUNDRED = 100
_CLOCK = frozenset(["second", "minute", "hour"])


def _opens(sentence: Sentence, figure: Figure, at: int) -> bool:
    """Whether the word at `at` is a `per` of this figure: `per kg`, `a gallon`, `mỗi tháng`."""
    words, sets = sentence.words, sentence.language.sets
    if not sets["past"].isdisjoint(words[at + 2 : at + 3]):
        return False  # `£455 million a year earlier`
    if words[at] in sets["per"]:
        return words[at + 1] not in sets["not_per"] and not _begins(sentence, at + 1)
    unit = sentence.language.units.at(words, at + 1)
    if words[at] in sets["per_each"]:
        measured = unit is not None and unit.value.kind is not Kind.MONEY
        if measured:
            return figure.kind is not Kind.DURATION
        return figure.kind is Kind.MONEY and (words[at + 1] in sets["persons"] or _ends(sentence, at + 2))
    return False


def _begins(sentence: Sentence, at: int) -> bool:
    """Whether what is told of each, its noun at a token, comes after it: `650 phần quà mỗi phần nửa triệu`."""
    words, language = sentence.words, sentence.language
    if language.plurals:
        return False
    head = language.heads.at(words, at)
    end = at + 1 if head is None else head.end
    hedge = language.hedges.at(words, end)
    end = end if hedge is None else hedge.end
    return end < len(words) and (words[end][0].isdecimal() or words[end] in language.starters)


def _ends(sentence: Sentence, at: int) -> bool:
    """Whether the clause ends before a token, so that `a share` before it says per what."""
    words, language = sentence.words, sentence.language
    return language.plurals and (at >= len(words) or words[at] in ",.;:)" or words[at] in language.sets["joins"])


def _described(sentence: Sentence, at: int) -> bool:
    """Whether a participle only describes the word after it."""
    words, known = sentence.words, sentence.language
    return (
        known.plurals
        and words[at].endswith("ed")
        and at + 1 < len(words)
        and words[at + 1][0].isalpha()
        and not (sentence.taken[at + 1] or stop(sentence, at + 1))
    )


def _each(sentence: Sentence, at: int) -> tuple[str, int]:
    """The name of what a figure is per, and where it ends: a unit's id, but a time and a noun as written."""
    language = sentence.language
    unit = language.units.at(sentence.words, at)
    if unit is None and _described(sentence, at):
        at += 1  # `per diluted share`
    if sentence.words[at][0].isdecimal():
        head = noun(sentence, at + 1)
        end = at + 1 if head is None else head[1]
        return written(sentence, at, end), end
    if unit is not None and (language.plurals or unit.value.kind is not Kind.DURATION or unit.value.id in _CLOCK):
        return unit.value.id, unit.end
    found = unit or language.heads.at(sentence.words, at)
    end = at + 1 if found is None else found.end
    head = noun(sentence, at + 1) if sentence.words[at] in language.scales else None
    end = end if head is None else head[1]  # `bác sĩ/vạn dân`
    return written(sentence, at, end), end
