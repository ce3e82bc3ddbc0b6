"""The words of tables, of every language at once: many tables are headed in two."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from audit import lang
from audit.normalise import fold


@dataclass(frozen=True, slots=True)
class Words:
    """Phrases by the part they play in a table, folded; how a header names places -> their level and its language,
    a month -> its number, and what it shortens -> in full.
    """

    sets: Mapping[str, frozenset[str]]
    places: Mapping[str, tuple[str, str]]
    months: Mapping[str, int]
    short: Mapping[str, str]
    _shortened: re.Pattern[str]
    _opening: Mapping[str, re.Pattern[str]]
    _closing: Mapping[str, re.Pattern[str]]
    _inside: Mapping[str, re.Pattern[str]]

    def full(self, text: str) -> str:
        """A text with what headers shorten written out: `TH/CK`, `Change on year`."""
        return self._shortened.sub(lambda found: self.short[fold(found[0])], text)

    def are(self, text: str, name: str) -> bool:
        """Whether the folded text, marks around it aside, is such a phrase."""
        return text.strip(" .:*-+()") in self.sets[name]

    def open(self, text: str, name: str) -> str:
        """The phrase of that part with which the folded text begins, or nothing."""
        found = self._opening[name].match(text)
        return found[0] if found else ""

    def close(self, text: str, name: str) -> bool:
        """Whether the folded text ends with such a phrase, behind other words."""
        return self._closing[name].search(text.rstrip(" .:*")) is not None

    def within(self, text: str, name: str) -> str:
        """The first such phrase in the folded text, or nothing."""
        found = self._inside[name].search(text)
        return found[0] if found else ""


@cache
def words() -> Words:
    """The words of the tables of all languages."""
    folder = Path(lang.__file__).parent
    read = {code: json.loads((folder / code / "tables.json").read_text(encoding="utf-8")) for code in lang.codes()}
    names = [name for name, value in read["en"].items() if isinstance(value, list)]
    short = {fold(told): meant for table in read.values() for told, meant in table["short"].items()}
    sets = {name: frozenset(fold(phrase) for table in read.values() for phrase in table[name]) for name in names}
    return Words(
        sets,
        {fold(phrase): (level, code) for code, table in read.items() for phrase, level in table["places"].items()},
        {fold(name): number for table in read.values() for name, number in table["month_names"].items()},
        short,
        re.compile(rf"(?:(?<!\w)|(?=/))(?:{_any(short)})(?!\w)", re.IGNORECASE),
        {name: re.compile(rf"(?:{_any(phrases)})(?![^\W_]|-[^\W\d_])") for name, phrases in sets.items()},
        {name: re.compile(rf"[^\W_]\s(?:{_any(phrases)})$") for name, phrases in sets.items() if phrases},
        {name: re.compile(rf"(?<![^\W_])(?:{_any(phrases)})(?![^\W_])") for name, phrases in sets.items()},
    )


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
