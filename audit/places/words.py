"""The words around names of places in one language, from `audit/lang/<language>/places.json`."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from audit.normalise import fold


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words of one language.

    `levels` maps a written level word to its canonical form, `ranks` a canonical one to its depth (0 a country),
    `alike` a level word to those a place of the same kind may have, `compounds` to the words before which it is
    none (`xã hội`), `tails` to those after which it is none (`hợp tác xã`). `offices` maps the office of a level
    to that level, `fixed` a phrase that means a place without naming it to level and extent, `phrases` a role to
    the phrases that play it.
    """

    levels: Mapping[str, str]
    ranks: Mapping[str, int]
    alike: Mapping[str, tuple[str, ...]]
    compounds: Mapping[str, tuple[str, ...]]
    tails: Mapping[str, tuple[str, ...]]
    offices: Mapping[str, str]
    fixed: Mapping[str, tuple[str, str]]
    phrases: Mapping[str, tuple[str, ...]]

    def ends(self, *roles: str) -> tuple[str, ...]:
        """The phrases of the roles, each with a space before it, for `str.endswith` of a text before a place."""
        return tuple(f" {phrase}" for role in roles for phrase in self.phrases[role])


@cache
def words(lang: str) -> Words:
    """The words of a language; those of English where it has none of its own."""
    file = resources.files("audit") / "lang" / lang / "places.json"
    if not file.is_file():
        return words("en")
    data = json.loads(file.read_text(encoding="utf-8"))
    return Words(
        levels={fold(word): level for word, level in data["levels"].items()},
        ranks=dict(data["ranks"]),
        alike={level: tuple(others) for level, others in data["alike"].items()},
        compounds={fold(level): _folded(after) for level, after in data["compounds"].items()},
        tails={fold(level): tuple(f" {fold(word)}" for word in before) for level, before in data["tails"].items()},
        offices={fold(office): level for office, level in data["offices"].items()},
        fixed={fold(phrase): (level, extent) for phrase, (level, extent) in data["fixed"].items()},
        phrases={role: _folded(phrases) for role, phrases in data["phrases"].items()},
    )


def plain(text: str) -> str:
    """The text without the marks of Vietnamese letters, of equal length."""
    return text if text.isascii() else text.translate(_PLAIN)


def _folded(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in phrases)


def _unmarked(letter: str) -> str:
    return {"đ": "d", "Đ": "D"}.get(letter) or unicodedata.normalize("NFD", letter)[0]


_PLAIN = {
    ord(letter): _unmarked(letter)
    for letter in map(chr, (*range(0xC0, 0x180), *range(0x1A0, 0x1B1), *range(0x1E00, 0x1F00)))
    if letter.isalpha()
}
