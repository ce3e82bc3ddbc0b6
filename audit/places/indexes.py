"""The names of places as they stand in texts: from the first word of a name to every name that begins with it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from audit.model import Place
from audit.normalise import fold
from audit.places.words import plain, words

# What may stand between two words of a name: a space, a line break (with a blank line in the text layer of a PDF),
# a hyphen with or without spaces.
GAP = r"(?:[^\S\n]{0,2}\n[^\S\n]{0,2}(?:\n[^\S\n]{0,2})?|[^\S\n]{1,2}|[^\S\n]?[-\u2013][^\S\n]?)"
_PARTS = re.compile(r"[\s\-\u2013]+")
_FIRST = re.compile(r"\w+")

_TONED = {"a": "áàảãạ", "e": "éèẻẽẹ", "y": "ýỳỷỹỵ", "o": "óòỏõọ", "u": "úùủũụ"}
_EARLY = {
    first + late: early + second
    for first, second in (("o", "a"), ("o", "e"), ("u", "y"))
    for early, late in zip(_TONED[first], _TONED[second], strict=True)
}
_CLUSTER = re.compile(rf"(?<![qQ])(?:{'|'.join(_EARLY)})(?!\w)", re.IGNORECASE)


class Known(NamedTuple):
    """A place that a name can stand for, and how many words of the name are written with a capital."""

    rank: int
    canonical: str
    capitals: int


class Index:
    """Names of places in documents of one language; most words cost one dictionary access.

    `firsts` maps every way to write the first word of a name with a capital to that word in folded text;
    `levels` maps a canonical name to the level of the place.
    """

    def __init__(self, places: Iterable[Place], lang: str, rank: Callable[[str], int]) -> None:
        self.lang = lang
        self.firsts: dict[str, str] = {}
        self.levels: dict[str, str] = {}
        self._names: dict[str, list[Known]] = defaultdict(list)
        self._by_first: dict[str, list[str]] = defaultdict(list)
        self._levelled: dict[str, str] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        for place in places:
            self.levels[place.canonical] = place.level
            for name in _written(place, lang):
                self._add(place, name, rank(place.canonical))

    def key(self, folded: str) -> str:
        """A name as the index holds it: single spaces, in English without the marks of Vietnamese letters."""
        joined = " ".join(_PARTS.split(folded.strip()))
        return joined if self.lang == "vi" else plain(joined)

    def known(self, folded: str) -> list[Known]:
        """The places that the name alone can stand for, the highest in rank first."""
        return self._names.get(self.key(folded), [])

    def alias(self, folded: str) -> str | None:
        """The place that goes by the name alone, the highest in rank, or `None`."""
        known = self.known(folded)
        return known[0].canonical if known else None

    def levelled(self, level: str, folded: str) -> str | None:
        """The place of that level and name, or `None`."""
        return self._levelled.get(f"{level} {self.key(folded)}")

    def longest(self, folded: str, start: int, first: str) -> re.Match[str] | None:
        """The longest name at `start`, which begins with the word `first`, a value of `firsts`."""
        pattern = self._patterns.get(first)
        if pattern is None:
            names = sorted(self._by_first[first], key=lambda name: -len(name))
            branches = "|".join(GAP.join(map(re.escape, name.split(" "))) for name in names)
            pattern = self._patterns[first] = re.compile(rf"(?:{branches})(?!\w|[.,/]\d)")
        return pattern.match(folded, start)

    def _add(self, place: Place, name: str, rank: int) -> None:
        key = self.key(fold(name))
        capitals = sum(word[:1].isupper() for word in _PARTS.split(name))
        known = Known(rank, place.canonical, capitals)
        if key not in self._names:
            self._add_first(key, name)
        if known not in self._names[key]:
            self._names[key] = sorted([*self._names[key], known])
        self._levelled.setdefault(f"{place.level} {key}", place.canonical)

    def _add_first(self, key: str, name: str) -> None:
        match, written = _FIRST.match(key), _FIRST.match(fold(name))
        if match is None or written is None:
            return
        self._by_first[match.group()].append(key)
        self.firsts[name[: written.end()]] = match.group()  # `KwaZulu`
        for form in (match.group(), written.group(), traditional(written.group())):
            self.firsts[form.capitalize()] = self.firsts[form.upper()] = match.group()


def _written(place: Place, lang: str) -> tuple[str, ...]:
    """The names of a place that occur in a language; Vietnamese names of other countries only in Vietnamese."""
    if lang == "vi" or place.level or place.name == "Việt Nam":
        return (place.name, *place.aliases)
    foreign = words("vi").phrases["weak"]
    return (place.name, *(alias for alias in place.aliases if alias.isascii() and fold(alias) not in foreign))


def traditional(text: str) -> str:
    """The text with tones where names are officially spelled: `Hoà Bình` is `Hòa Bình`, `Thuỷ` is `Thủy`."""
    return _CLUSTER.sub(_early, text)


def _early(match: re.Match[str]) -> str:
    cluster = match.group()
    early = _EARLY[cluster.lower()]
    return "".join(new.upper() if old.isupper() else new for old, new in zip(cluster, early, strict=True))
