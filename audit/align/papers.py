"""What each document of several tells: its plain figures, the words near each of them, and the names that it has."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from audit.lang import language
from audit.likeness import singular
from audit.model import Claim, Document, Hedge, Kind, Measure, Span
from audit.normalise import fold
from audit.places.words import words as place_words
from audit.tie.contents import content
from audit.tie.edits import millionths, written

_READ = 8000  # characters in which names are looked for
_IDLE = frozenset(["stops", "parts", "rises", "falls", "bases", "reaches", "growths", "shares", "totals"])
_AROUND, _SHORT = 110, 2  # characters to either side of a number, and letters of a word that tells little
_MEASURES = frozenset([Measure.LEVEL, Measure.CHANGE, Measure.GROWTH, Measure.SHARE, Measure.AVERAGE])

_ROUND = 2  # digits of a number that is only near

Number = tuple[int, bool]  # in millionths, and whether it is one of hundred


def number(claim: Claim) -> Number:
    """The size of a number in millionths, whichever way it goes, and whether it is one of hundred."""
    value = claim.quantity.value
    return 0 if value is None else millionths(value), claim.quantity.kind is Kind.PERCENT


def digits(claim: Claim) -> str:
    """The digits of a number without the noughts at its end."""
    return written(number(claim)[0])


@dataclass(slots=True)
class Paper:
    """What a document tells: its plain figures, the numbers of all, and the words near each figure."""

    document: Document
    claims: list[Claim] = field(default_factory=list)
    numbers: set[Number] = field(default_factory=set)
    _near: dict[str, frozenset[str]] = field(default_factory=dict)
    _often: Counter[str] = field(default_factory=Counter)
    _names: frozenset[str] | None = None

    def add(self, claim: Claim) -> None:
        """Adds a figure of the document."""
        self.numbers.add(number(claim))
        if _plain(claim):
            self.claims.append(claim)

    def around(self) -> tuple[Mapping[str, frozenset[str]], Mapping[str, int]]:
        """The words near each figure, and near how many figures each word is."""
        if not self._near:
            beside = defaultdict[Span, set[str]](set)
            for claim in self.claims:
                beside[claim.sentence].add(digits(claim))
            self._near = {claim.id: _around(claim, self.document, beside[claim.sentence]) for claim in self.claims}
            self._often = Counter(word for words in self._near.values() for word in words)
        return self._near, self._often

    def counted(self) -> frozenset[str]:
        """The nouns, and the names, of which the document tells how many there are."""
        counts = [claim for claim in self.claims if claim.quantity.whole]
        told = {noun_of(claim, self.document.lang) for claim in counts}
        return frozenset(told.union(claim.cell.indicator for claim in counts) - {""})

    def names(self) -> frozenset[str]:
        """The words that are only written with a capital: names of what is told of, no places and times."""
        if self._names is None:
            words = re.findall(r"[^\W\d_]{3,}", self.document.raw[:_READ])
            small = {word for word in words if word[0].islower()}
            called = {fold(word) for word in words if word[0].isupper() and word.lower() not in small}
            starters = place_words(self.document.lang).phrases.get("starters", ())
            self._names = frozenset(called - {*starters} - {*fold(self.document.place or "").split()})
        return self._names


def noun_of(claim: Claim, lang: str) -> str:
    """The noun of what a figure counts, without what narrows it; empty where it tells of none."""
    return _noun(claim.cell.unit, lang)


@lru_cache(4096)
def _noun(unit: str, lang: str) -> str:
    words = unit.lower().split()
    return (singular(words[-1]) if language(lang).plurals else words[0]) if words else ""


def _plain(claim: Claim) -> bool:
    """Whether a claim states a number of its own, which `some` 14,230 are too."""
    precise = claim.quantity.hedge is Hedge.ABOUT and len(digits(claim)) > _ROUND
    exact = (precise or claim.quantity.hedge is Hedge.EXACT) and claim.quantity.kind is not Kind.RATIO
    return exact and claim.cell.measure in _MEASURES


def _around(claim: Claim, document: Document, beside: Iterable[str]) -> frozenset[str]:
    """The words around a figure, and its noun, that can tell what it measures, and the long numbers `beside` it."""
    raw, span, lang = document.raw, claim.span, document.lang
    before, after = raw[max(0, span.start - _AROUND) : span.start], raw[span.end : span.end + _AROUND]
    words = [*content(before.partition(" ")[2], lang), *content(after.rpartition(" ")[0], lang)]
    words += content(claim.cell.unit, lang) if claim.quantity.whole else ()
    plurals = language(lang).plurals
    here = fold(document.place or "").split()
    told = {singular(word) if plurals else word for word in words if _tells(word, lang) and word not in here}
    own = digits(claim)
    return frozenset(told.union(text for text in beside if len(text) > _ROUND and text != own))


@lru_cache(65536)
def _tells(word: str, lang: str) -> bool:
    """Whether a word can tell one thing from another: none that only says how figures move, or how large they are."""
    known = language(lang)
    cue = known.cues.at((word,), 0)
    if not word[0].isalpha() or word in known.scales or (cue is not None and not _IDLE.isdisjoint(cue.value)):
        return False
    return len(word) > _SHORT or not known.plurals
