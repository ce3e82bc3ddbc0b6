"""Words and dates as readers of one language write them, beside numbers; the words are `strings.json`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from importlib.resources import files

from audit import __version__, periods, records
from audit.model import Basis, Document, Grain, Period
from audit.texts import Numbers

# What neither HTML nor XML may hold: control characters, lone surrogates, non-characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@cache
def _data(name: str) -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = json.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return loaded


@cache
def _problems() -> list[tuple[re.Pattern[str], str]]:
    """What can be wrong with a file, as a pattern of what is said in English, with the same in Vietnamese."""
    loaded: dict[str, str] = json.loads(files(__package__).joinpath("problems.json").read_text(encoding="utf-8"))
    return [(re.compile(re.escape(told).replace(r"\{\}", "(.+?)"), re.DOTALL), vi) for told, vi in loaded.items()]


def printable(text: str) -> str:
    """The text with U+FFFD for each character that a page or an XML file may not hold."""
    return _UNPRINTABLE.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Words(Numbers):
    """The words of one language, `vi` or `en`; any other language is shown in English."""

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

    def problem(self, told: str) -> str:
        """What is wrong with a file, told in English by whoever read it; as it is where no translation is known."""
        if self.lang != "vi":
            return told
        for pattern, phrase in _problems():
            found = pattern.fullmatch(told)
            if found is not None:
                return phrase.format(*map(self.problem, found.groups()))
        return told

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


@cache
def words(lang: str) -> Words:
    """The words of the language; English for one that has none."""
    return Words(lang if lang == "vi" else "en")


def tool() -> tuple[str, str]:
    """The name and the version of this tool."""
    return records.TOOL, __version__
