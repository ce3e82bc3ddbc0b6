"""Numbers, amounts, ranges and names as readers of one language write them; the words are `texts.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path

from audit import periods
from audit.interval import Interval
from audit.model import Cell, Claim, Indicator, Measure, Span, Text
from audit.units import Unit, currency, units

Number = Fraction | int | float

# The scale words of money, largest first. Reports count budgets in tỷ, however many of them; English stops at the
# billion too, so that the digits are those of the Vietnamese text beside it.
_SCALES = {
    "vi": ((10**9, "tỷ"), (10**6, "triệu")),
    "en": ((10**9, "billion"), (10**6, "million")),
}
_MARKS = {"vi": (".", ","), "en": (",", ".")}
_ABOUT = "≈ "  # before a number that is cut short
_DECIMALS = 6  # of a number that is told in full
_PLACES, _MOST_PLACES = 2, 12  # of one that is cut short
_LARGER = {"kg": ("tonne",), "m2": ("ha",), "m": ("km",), "second": ("day", "hour", "minute")}  # of many of these
_TIMES = 100  # parts of a day or hour that people write: 7.1 days, 36 hours


@cache
def _data(section: str) -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, dict[str, str]]] = json.loads(
        Path(__file__).with_name("texts.json").read_text(encoding="utf-8")
    )
    return loaded[section]


@dataclass(frozen=True, slots=True)
class Numbers:
    """How `vi` or `en` writes numbers."""

    lang: str

    def number(self, value: Number, places: int = _PLACES) -> str:
        """The digits in groups: `16.154` and `78,3`, or `16,154` and `78.3`; `≈` before a number cut short, to four
        digits or as many `places`.
        """
        exact = value if isinstance(value, Fraction) else Fraction(value)
        whole, part, cut = _decimal(exact, places)
        group, mark = _MARKS[self.lang]
        digits = f"{whole:,}".replace(",", group) + (mark + part if part else "")
        return (_ABOUT if cut else "") + ("−" if exact.numerator < 0 else "") + digits

    def amount(self, value: Number, unit: str, places: int = _PLACES) -> str:
        """A number with its unit: `86%`, `16.154 tỷ đồng`, `61 trường`, `10,09 km²`; `VND 16,154 billion`."""
        return _amount(self.lang, *value.as_integer_ratio(), unit, places)

    def gain(self, value: Number, unit: str) -> str:
        """A difference with its sign: `+5`, `≈ +7,143 điểm phần trăm`, `−396`."""
        told = self.amount(value, unit)
        about = _ABOUT if told.startswith(_ABOUT) else ""
        return f"{about}+{told.removeprefix(about)}" if value > 0 else told

    def tick(self, value: Number, unit: str) -> str:
        """An amount for the scale of a drawing: without the noun of what is counted."""
        head = unit.partition("/")[0]
        if head in _data("units"):
            return self.amount(value, head)
        return self.money(Fraction(value), head) if currency(head) else self.number(value)

    def bounds(self, interval: Interval, unit: str) -> str:
        """A range in words: `từ 64,5% đến dưới 66%`, `above 28 billion`; the number alone where there is one.

        Ends that are cut short have as many digits as they need to be told apart, and as the other end has.
        """
        if interval.point is not None:
            return self.amount(interval.point, unit)
        low = high = ""
        for places in range(_PLACES, _MOST_PLACES + 1):
            low = "" if interval.low is None else self.amount(interval.low, unit, places)
            high = "" if interval.high is None else self.amount(interval.high, unit, places)
            if low != high and not _coarser(low, high) and not _coarser(high, low):
                break
        return _data("bounds")[_shape(interval)][self.lang].format(low=low, high=high)

    def money(self, value: Fraction, currency: str, places: int = _PLACES) -> str:
        """An amount of money with its scale word and its currency."""
        scale, word = next(((size, word) for size, word in _SCALES[self.lang] if abs(value) >= size), (1, ""))
        if self.lang == "vi":
            named = "đồng" if currency == "VND" else currency
            return " ".join(filter(None, (self.number(value / scale, places), word, named)))
        sign, number = "−" if value < 0 else "", self.number(abs(value) / scale, places)
        about = _ABOUT if number.startswith(_ABOUT) else ""
        return about + " ".join(filter(None, (sign + currency, number.removeprefix(about), word)))


VI, EN = Numbers("vi"), Numbers("en")


def _coarser(one: str, other: str) -> bool:
    """Whether one number is cut short before the last digit of another: `≈ 18.91` before `18.915001`."""
    return "≈" in one and sum(map(str.isdecimal, one)) < sum(map(str.isdecimal, other))


@lru_cache(8192)  # a series tells each of its numbers as a point, in a difference and in its sentence
def _amount(lang: str, above: int, below: int, unit: str, places: int) -> str:
    own, value = Numbers(lang), Fraction(above, below)
    head, slash, per = unit.partition("/")
    larger = next((units()[name] for name in _LARGER.get(head, ()) if _many(abs(value), head, units()[name])), None)
    if larger is not None:
        head, value = larger.id, value / larger.factor
    symbol = _data("units").get(head)
    if symbol is None and currency(head):
        return own.money(value, head, places) + slash + per
    if symbol is None:
        return f"{own.number(value, places)} {head.replace('_', ' ')}".rstrip() + slash + per
    space = "" if not symbol[lang] or head in ("percent", "percentage_point") else " "
    return f"{own.number(value, places)}{space}{symbol[lang]}{slash}{per}"


def _many(value: Fraction, head: str, larger: Unit) -> bool:
    """Whether a value is told in a larger unit: one of it at least, and of times a number that is short there."""
    whole = _TIMES * value / larger.factor
    return value >= larger.factor and (head != "second" or whole.denominator == 1)


def named(cell: Cell, indicator: Indicator | None, written: str | None) -> Text:
    """What a cell measures, without place and time: the catalogue's name, else the phrase as written."""
    plain = (written or cell.indicator.replace("_", " ")).removeprefix("of ")
    vi, en = (indicator.name("vi"), indicator.name("en")) if indicator is not None else (plain, plain)
    vi, en = vi or "số liệu", en or "a figure"
    apart = cell.measure is Measure.ATTAINMENT and cell.whole
    measure = _data("measures").get(cell.whole if apart else cell.measure)
    if measure is not None:
        vi, en = _once(measure["vi"], vi), _once(measure["en"], en)
    if cell.whole and not apart:
        whole = _data("measures")["whole"]
        vi, en = whole["vi"].format(vi, cell.whole), whole["en"].format(en, cell.whole)
    return Text(vi, en)


def _once(measure: str, name: str) -> str:
    """A name with its measure, where it does not begin with it: `share of households`, not `share of share of ...`."""
    said = measure.partition("{")[0]
    return name if said and name.casefold().startswith(said.casefold()) else measure.format(name)


def worded(claim: Claim) -> str | None:
    """What a claim measures in its document's words: the phrase as written, else with the act that is told of it."""
    told = claim.cell.indicator.replace("_", " ")
    written = claim.indicator_text
    return written if written is None or len(told.split()) <= len(written.split()) else told


def quoted(claim: Claim) -> str:
    """The figure as written, on one line."""
    return " ".join(claim.text.split())


def hedged(claim: Claim, lang: str) -> str:
    """The figure as written, behind what words beside it make of it: `hơn “3.850 người”`, `ước “412,6 tỷ đồng”`."""
    beside = any(field == "hedge" and not _within(span, claim.span) for field, span in claim.evidence)
    hedge = claim.quantity.hedge if beside else claim.cell.modality
    words = _data("hedges").get(hedge, {})
    return f"{words[lang]} “{quoted(claim)}”" if words else f"“{quoted(claim)}”"


def _within(one: Span, whole: Span) -> bool:
    return whole.start <= one.start and one.end <= whole.end


def dated(cell: Cell, lang: str) -> str:
    """The period of a cell in words, with the time of day where it has one; empty where it has none."""
    if cell.period is None:
        return ""
    day = periods.text(cell.period, lang)
    return f"{cell.clock} {day}" if cell.clock else day


def _decimal(value: Fraction, least: int) -> tuple[int, str, bool]:
    """The magnitude as a whole number and decimal digits, and whether some were left out.

    All digits where they are few, else four significant ones, and `least` behind the mark.
    """
    above, below = abs(value.numerator), value.denominator
    if below == 1:
        return above, "", False
    for places in range(1, _DECIMALS + 1):
        if 10**places % below == 0:
            return *_split(above * 10**places // below, places), False
    places = least
    while above * 10**places < 1000 * below and places < _MOST_PLACES:
        places += 1
    return *_split(round(Fraction(above * 10**places, below)), places), True


def _split(number: int, places: int) -> tuple[int, str]:
    """The digits before the mark as a number, and as many as asked for behind it."""
    whole, rest = divmod(number, 10**places)
    return whole, str(rest).zfill(places)


def _shape(interval: Interval) -> str:
    if interval.low is None and interval.high is None:
        return "any"
    if interval.high is None:
        return "over" if interval.low_open else "from"
    if interval.low is None:
        return "under" if interval.high_open else "upto"
    return {
        (False, False): "within",
        (False, True): "within.open",
        (True, False): "open.within",
        (True, True): "open",
    }[interval.low_open, interval.high_open]
