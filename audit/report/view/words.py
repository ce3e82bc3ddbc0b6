"""Words, numbers, amounts, ranges and dates as readers of one language write them; the words are `strings.json`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from importlib.resources import files

from audit import __version__, periods, records
from audit.interval import Interval
from audit.model import Basis, Document, Grain, Period
from audit.units import units

Number = Fraction | int | float

# What neither HTML nor XML may hold: control characters, lone surrogates, non-characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# The scale words of money, largest first. Reports count budgets in tỷ, however many of them; English stops at the
# billion too, so that the digits are those of the Vietnamese text beside it.
_SCALES = {
    "vi": ((10**9, "tỷ"), (10**6, "triệu")),
    "en": ((10**9, "billion"), (10**6, "million")),
}
_MARKS = {"vi": (".", ","), "en": (",", ".")}
_DECIMALS = 6


@cache
def _data(name: str) -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = json.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return loaded


def printable(text: str) -> str:
    """The text with U+FFFD for each character that a page or an XML file may not hold."""
    return _UNPRINTABLE.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, `vi` or `en`; any other language is shown in English."""

    lang: str

    def say(self, key: str, **named: str) -> str:
        """The phrase of that key with its places filled; raises `KeyError` where there is no such phrase."""
        phrase = _data("strings.json")[key][self.lang]
        return phrase.format(**named) if named else phrase

    def says(self, key: str) -> bool:
        """Whether there is such a phrase."""
        return key in _data("strings.json")

    def count(self, key: str, n: int) -> str:
        """The phrase in its form for `n` (`one|many` where the two differ), with the number in place of `{n}`."""
        one, _, many = _data("strings.json")[key][self.lang].partition("|")
        return (one if n == 1 or not many else many).format(n=self.number(n))

    def number(self, value: Number) -> str:
        """The digits in groups: `16.154` and `78,3`, or `16,154` and `78.3`; `≈` before a number cut short."""
        exact = Fraction(value)
        shown, cut = _decimal(exact)
        whole, _, part = shown.partition(".")
        group, mark = _MARKS[self.lang]
        digits = f"{int(whole):,}".replace(",", group) + (mark + part if part else "")
        return ("≈ " if cut else "") + ("−" if exact < 0 else "") + digits

    def amount(self, value: Number, unit: str) -> str:
        """A number with its unit: `86%`, `16.154 tỷ đồng`, `61 trường`, `10,09 km²`; `VND 16,154 billion`."""
        head, slash, per = unit.partition("/")
        if _currency(head):
            return self._money(Fraction(value), head) + slash + per
        symbol = _data("units.json").get(head)
        if symbol is None:
            return f"{self.number(value)} {head.replace('_', ' ')}".rstrip() + slash + per
        space = "" if head in ("percent", "percentage_point", "count") else " "
        return f"{self.number(value)}{space}{symbol[self.lang]}{slash}{per}"

    def tick(self, value: Number, unit: str) -> str:
        """An amount for the scale of a drawing: without the noun of what is counted."""
        head = unit.partition("/")[0]
        if head in _data("units.json"):
            return self.amount(value, head)
        return self._money(Fraction(value), head) if _currency(head) else self.number(value)

    def share(self, part: int, total: int) -> str:
        """A share in whole percent, rounded down so that only everything is 100 %."""
        return self.amount(100 * part // total if total else 0, "percent")

    def chance(self, chance: float) -> str:
        """A probability in percent, to one significant digit where it is small."""
        percent = round(100 * chance, 0 if chance >= 0.01 else 1)
        return (
            self.amount(Fraction(str(percent)), "percent")
            if percent
            else f"< {self.amount(Fraction(1, 10), 'percent')}"
        )

    def bounds(self, interval: Interval, unit: str) -> str:
        """A range in words: `từ 64,5% đến dưới 66%`, `above 28 billion`; the number alone where there is one."""
        if interval.point is not None:
            return self.amount(interval.point, unit)
        low = "" if interval.low is None else self.amount(interval.low, unit)
        high = "" if interval.high is None else self.amount(interval.high, unit)
        return self.say(f"bounds.{_shape(interval)}", low=low, high=high)

    def period(self, period: Period | None) -> str:
        return self.say("period.unknown") if period is None else periods.text(period, self.lang)

    def date(self, written: str) -> str:
        """A day written in ISO 8601 as the language writes it; anything else as it is."""
        try:
            start = date.fromisoformat(written)
        except ValueError:
            return written
        return periods.text(Period(start, start + timedelta(1), Grain.DAY), self.lang)

    def issued(self, document: Document) -> str:
        """The day of issue, marked where it is inferred."""
        if document.issued is None:
            return self.say("issued.unknown")
        basis = Basis.EXPLICIT if document.issued_basis is Basis.UNKNOWN else document.issued_basis
        return self.say(f"issued.{basis}", date=periods.text(document.issued, self.lang))

    def reason(self, reason: str) -> str:
        """The phrase of a reason, or the reason as it is where no phrase is known."""
        key = "reason." + reason.strip().lower().replace(" ", "_").replace("-", "_")
        return self.say(key) if self.says(key) else reason

    def confidence(self, confidence: float) -> str:
        steps = ((0.9, "sure"), (0.75, "likely"), (0.5, "possible"))
        return self.say("confidence." + next((name for least, name in steps if confidence >= least), "weak"))

    def strength(self, chance: float) -> str:
        """How much a match would have meant: strong below one in twenty, weak from three in ten."""
        return self.say("strength." + ("strong" if chance < 0.05 else "fair" if chance < 0.3 else "weak"))

    def _money(self, value: Fraction, currency: str) -> str:
        scale, word = next(((size, word) for size, word in _SCALES[self.lang] if abs(value) >= size), (1, ""))
        if self.lang == "vi":
            named = "đồng" if currency == "VND" else currency
            return " ".join(filter(None, (self.number(value / scale), word, named)))
        return " ".join(filter(None, (currency, self.number(value / scale), word)))


@cache
def words(lang: str) -> Words:
    """The words of the language; English for one that has none."""
    return Words(lang if lang in _MARKS else "en")


def tool() -> tuple[str, str]:
    """The name and the version of this tool."""
    return records.TOOL, __version__


def _currency(unit: str) -> bool:
    return unit in units() and units()[unit].kind == "money"


def _decimal(value: Fraction) -> tuple[str, bool]:
    """The magnitude in decimal digits, and whether digits were left out: all where few, else four significant ones."""
    magnitude = abs(value)
    for places in range(_DECIMALS + 1):
        if (magnitude * 10**places).denominator == 1:
            return _fixed(magnitude, places), False
    places = 2
    while magnitude and magnitude * 10**places < 1000 and places < 12:
        places += 1
    return _fixed(magnitude, places), True


def _fixed(magnitude: Fraction, places: int) -> str:
    digits = str(round(magnitude * 10**places)).zfill(places + 1)
    return digits if not places else f"{digits[:-places]}.{digits[-places:]}"


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
