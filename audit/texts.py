"""Numbers, intervals, periods and names as a reader of each language writes them."""

from __future__ import annotations

from fractions import Fraction

from audit import periods
from audit.interval import Interval
from audit.model import Cell, Indicator, Measure, Text

_MONEY = {
    "vi": ((10**9, " tỷ"), (10**6, " triệu")),
    "en": ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")),
}
_SIGNS = {"VND": Text("đồng", "dong"), "percent": Text("%", "%"), "percentage_point": Text("điểm %", "points")}
_PLACES = 2


def number(value: Fraction, lang: str, places: int = _PLACES) -> str:
    """`value` with at most `places` decimals, rounded half up, grouped the local way: 16.154 or 16,154."""
    scale = 10**places
    rounded = int((abs(value) * scale * 2 + 1) // 2)
    whole, rest = divmod(rounded, scale)
    decimals = f"{rest:0{places}d}".rstrip("0") if places else ""
    text = f"{whole:,}"
    if lang == "vi":
        text = text.replace(",", ".")
    mark = "," if lang == "vi" else "."
    return ("-" if value < 0 and rounded else "") + text + (mark + decimals if decimals else "")


def amount(value: Fraction, unit: str, lang: str, places: int = _PLACES) -> str:
    """A number with its unit: `86 %`, `3.300 tỷ đồng`, `141`."""
    sign = _SIGNS.get(unit.partition("/")[0])
    shown = (sign.vi if lang == "vi" else sign.en) if sign else ("" if unit == "count" else unit)
    scaled = ""
    if unit.partition("/")[0] not in ("percent", "percentage_point", "count"):
        for factor, word in _MONEY[lang]:
            if abs(value) >= factor:
                value, scaled = value / factor, word
                break
    rest = unit.partition("/")[2]
    return f"{number(value, lang, places)}{scaled}{' ' + shown if shown else ''}{'/' + rest if rest and sign else ''}"


def between(interval: Interval, unit: str, lang: str) -> str:
    """An interval in words: `từ 85,5 % đến 86,5 %`, `trên 28`, `50`."""
    words = _WORDS[lang]
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return amount(low, unit, lang, 4)
    if low is None and high is None:
        return words[4]
    if high is None:
        assert low is not None
        return f"{words[0] if interval.low_open else words[1]} {amount(low, unit, lang, 4)}"
    if low is None:
        return f"{words[2] if interval.high_open else words[3]} {amount(high, unit, lang, 4)}"
    return words[5].format(amount(low, unit, lang, 4), amount(high, unit, lang, 4))


_WORDS = {
    "vi": ("trên", "từ", "dưới", "không quá", "bất kỳ", "từ {} đến {}"),
    "en": ("over", "at least", "under", "at most", "anything", "{} to {}"),
}
_MEASURES = {
    Measure.CHANGE: Text("mức tăng giảm", "change"),
    Measure.GROWTH: Text("tốc độ tăng", "growth"),
    Measure.SHARE: Text("tỷ lệ", "share"),
    Measure.AVERAGE: Text("bình quân", "average"),
    Measure.ATTAINMENT: Text("mức hoàn thành kế hoạch", "attainment of the plan"),
}


def named(cell: Cell, indicator: Indicator | None, written: str | None) -> Text:
    """What a cell measures, without place and time: the catalogue's name, else the phrase as written."""
    plain = written or cell.indicator.replace("_", " ")
    if indicator is not None:
        vi, en = indicator.name("vi"), indicator.name("en")
    else:
        vi = en = plain
    measure = _MEASURES.get(cell.measure)
    if measure is None:
        return Text(vi, en)
    return Text(f"{measure.vi}: {vi}", f"{measure.en}: {en}")


def dated(cell: Cell, lang: str) -> str:
    """The period of a cell in words; empty where it has none."""
    return "" if cell.period is None else periods.text(cell.period, lang)
