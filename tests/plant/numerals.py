"""Figures as documents write them, and what their words and digits allow."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from audit import wording
from audit.interval import Interval
from audit.model import Hedge

_WRITTEN = re.compile(r"(\D*)([\d.,]*\d)(.*)", re.DOTALL)
_SCALES = {"tỷ": 10**9, "triệu": 10**6, "nghìn": 1000, "billion": 10**9, "million": 10**6, "thousand": 1000}
_MEASURED = re.compile(r"%|per ?cent|điểm phần trăm|points|\b(ha|km|m3|tấn|kWh|tons|tonnes|hectares)\b")
_MONEY = re.compile(r"[$£€]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """The digits of a figure, how many of them stand behind the mark, and the text before and after."""

    digits: str
    places: int
    before: str
    after: str
    lang: str

    @property
    def scale(self) -> Fraction:
        return Fraction(next((size for word, size in _SCALES.items() if word in self.after), 1))

    @property
    def step(self) -> Fraction:
        """The unit of the last printed digit."""
        return self.scale / 10**self.places

    @property
    def value(self) -> Fraction:
        return int(self.digits) * self.step

    @property
    def counted(self) -> bool:
        """Whether it is a plain whole count."""
        return (
            not self.places and self.scale == 1 and not _MEASURED.search(self.after) and not _MONEY.search(self.before)
        )

    @property
    def allowed(self) -> Interval:
        """Every number that may be written like this."""
        last = self.step
        while self.value and (self.value / last) % 10 == 0:
            last *= 10
        scaled = self.scale > 1
        hard, _ = wording.allowed(Hedge.EXACT, self.value, self.step, last, counted=self.counted, scaled=scaled)
        return hard

    @property
    def text(self) -> str:
        group, mark = (".", ",") if self.lang == "vi" else (",", ".")
        padded = self.digits.zfill(self.places + 1)
        whole, part = padded[: len(padded) - self.places], padded[len(padded) - self.places :]
        return f"{self.before}{int(whole):,}".replace(",", group) + (mark + part if part else "") + self.after

    def with_value(self, value: Fraction) -> Numeral:
        """The same figure with another value, rounded to its last digit."""
        return replace(self, digits=str(round(value / self.step)))


def numeral(text: str, lang: str) -> Numeral:
    """A figure as marked. Raises `ValueError` for one that could not be written back the same."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise ValueError(f"no figure: {text!r}")
    before, digits, after = found.groups()
    mark = "," if lang == "vi" else "."
    whole, _, part = digits.partition(mark)
    made = Numeral(re.sub(r"\D", "", whole + part), len(part), before, after, lang)
    if made.text != text:
        raise ValueError(f"{text!r} is not how {made.text!r} is written")
    return made
