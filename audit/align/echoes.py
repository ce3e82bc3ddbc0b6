"""The levels of documents by the words around them: what another sentence of the same place may speak of again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

from audit.lang import language
from audit.likeness import rank_of
from audit.model import Cell, Claim, Document
from audit.normalise import fold
from audit.owners import owners
from audit.tie.told import kindred

_WORD = re.compile(r"[^\W\d_]{2,}")
_STOP = re.compile(r"[;:]|[.,](?!\d)")
_SHORT, _ROOT = 2, 5  # letters of words that name nothing, and by which words are looked up
_SYLLABLES = 2  # of a Vietnamese word
_CROWD = 200  # levels that share a place, or a word there: of more, none is found by it
_IDLE = ("skips", "timing", "totals", "comparatives", "determiners", "past_forms", "subordinates", "joins")

Spot = tuple[str | None, str]  # a place or an owner, and a unit
Pair = tuple[Claim, Claim]  # two levels, the later one first


@dataclass(slots=True)
class Echoes:
    """The `levels` that may be told again, by the place and unit that they are of, each with the words of its clause
    and of its sentence.
    """

    documents: Mapping[str, Document]
    cells: Mapping[str, Cell]
    levels: Iterable[Claim]
    _whose: Mapping[str, str] = field(init=False)
    _named: dict[tuple[Spot, str], list[Claim]] = field(init=False)
    _spots: dict[Spot, list[Claim]] = field(init=False)
    _told: dict[tuple[Spot, Fraction | None], list[Claim]] = field(init=False)
    _clauses: dict[str, frozenset[str]] = field(default_factory=dict)
    _sentences: dict[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        nowhere = [document for document in self.documents.values() if _wide(document.place)]
        self._whose = {**_letterheads(self.documents.values()), **owners(nowhere)}
        self._named, self._spots, self._told = defaultdict(list), defaultdict(list), defaultdict(list)
        for claim in self.levels:
            spot = self._spot(claim)
            self._spots[spot].append(claim)
            self._told[spot, claim.quantity.value].append(claim)
            for root in {word[:_ROOT] for word in self.sentence(claim)}:
                self._named[spot, root].append(claim)

    def near(self, claim: Claim, words: Iterable[str]) -> list[Claim]:
        """The levels of the place and unit of a claim with one of some words, which few have, in their sentences."""
        spot = self._spot(claim)
        told = (self._named.get((spot, root), ()) for root in {word[:_ROOT] for word in words})
        found = {one.id: one for levels in told if len(levels) <= _CROWD for one in levels}
        return [found[name] for name in sorted(found)]

    def all(self, claim: Claim) -> list[Claim]:
        """The levels of the place and unit of a claim, where they are few."""
        found = self._spots.get(self._spot(claim), [])
        return found if len(found) <= _CROWD else []

    def repeated(self, claim: Claim) -> bool:
        """Whether another document tells the number of a level too, of the same place and unit."""
        return any(
            one.document != claim.document for one in self._told.get((self._spot(claim), claim.quantity.value), ())
        )

    def place(self, claim: Claim) -> str | None:
        """Of which place or owner a claim is."""
        return self._spot(claim)[0]

    def by_place(self, pairs: Iterable[Pair]) -> Mapping[str | None, Sequence[Pair]]:
        """Pairs of levels by the place or owner of the first, of each where they are few."""
        found: defaultdict[str | None, list[Pair]] = defaultdict(list)
        for pair in pairs:
            found[self.place(pair[0])].append(pair)
        return {place: told for place, told in found.items() if len(told) <= _CROWD}

    def shared(self, words: Iterable[str], claim: Claim) -> int:
        """How many of some words the sentence of a claim has, or others of their root."""
        others, plurals = self.sentence(claim), language(self.documents[claim.document].lang).plurals
        found = sum(kindred(frozenset([word]), others) for word in words)
        return found if plurals else found // _SYLLABLES

    def one_name(self, one: Claim, two: Claim) -> bool:
        """Whether all that names one of two claims is said in the clause of the other."""
        if not all(self._name(claim) for claim in (one, two)):
            return False
        both = self.called(two, one), self.called(one, two)
        return any(both) if language(self.documents[one.document].lang).plurals else all(both)

    def called(self, one: Claim, two: Claim) -> bool:
        """Whether all that names a claim is said in the clause of another."""
        return kindred(self._name(one), self.clause(two) | self._name(two))

    def told_of(self, one: Claim, two: Claim) -> bool:
        """Whether a claim can be of another of its document: its clause says all that names that one, and what names
        the claim is no more and nothing else.
        """
        name, other = self._name(two), self._name(one)
        return self.called(one, two) and (not name or kindred(name, other) or kindred(other, name))

    def _name(self, claim: Claim) -> frozenset[str]:
        return self._content(claim, claim.indicator_text or "")

    def takes_up(self, claim: Claim) -> bool:
        """Whether the sentence of a claim has a pronoun for its subject: `That is 27,100 more than a year earlier`."""
        document = self.documents[claim.document]
        first = _WORD.search(document.raw, claim.sentence.start, claim.span.start)
        return first is not None and fold(first[0]) in language(document.lang).sets["taking_up"]

    def clause(self, claim: Claim) -> frozenset[str]:
        """The words of the clause of a claim that name something."""
        if claim.id not in self._clauses:
            raw, sentence = self.documents[claim.document].raw, claim.sentence
            before = [match.end() for match in _STOP.finditer(raw, sentence.start, claim.span.start)]
            after = _STOP.search(raw, claim.span.end, sentence.end)
            start, end = before[-1] if before else sentence.start, after.start() if after else sentence.end
            told = raw[start : claim.span.start], raw[claim.span.end : end], claim.indicator_text or ""
            self._clauses[claim.id] = self._content(claim, " ".join(told))
        return self._clauses[claim.id]

    def sentence(self, claim: Claim) -> frozenset[str]:
        """The words of the sentence of a claim that name something."""
        if claim.id not in self._sentences:
            raw = self.documents[claim.document].raw[claim.sentence.start : claim.sentence.end]
            self._sentences[claim.id] = self._content(claim, raw)
        return self._sentences[claim.id]

    def _content(self, claim: Claim, text: str) -> frozenset[str]:
        idle = _idle(self.documents[claim.document].lang)
        amount = "" if claim.quantity.whole else claim.text  # its unit, which says nothing of what it is of
        idle |= frozenset(fold(f"{self._spot(claim)[0] or ''} {amount}").split())
        return frozenset(word for word in _WORD.findall(fold(text)) if word not in idle and len(word) > _SHORT)

    def _spot(self, claim: Claim) -> Spot:
        document = self.documents[claim.document]
        unit = "count" if claim.quantity.whole else claim.cell.unit.partition("/")[0]
        place, owner = document.place or self.cells[claim.id].place, self._whose.get(document.id)
        if not _wide(place):
            return place, unit
        return f"§{document.id}" if owner is None else f"{place or ''} {owner}".strip(), unit


@cache
def _idle(lang: str) -> frozenset[str]:
    """The words of a language that name nothing."""
    known = language(lang)
    return frozenset(known.scales).union(*(known.sets[name] for name in _IDLE))


def _wide(place: str | None) -> bool:
    """Whether a place, none or a country, is that of too many to say that two documents tell of the same."""
    return place is None or rank_of(place) == 0


def _letterheads(documents: Iterable[Document]) -> Mapping[str, str]:
    """What documents without a place are of: what others are that begin alike, as the reports of a series do; where
    none of these has a place, or several have unlike ones, their first line.
    """
    series: defaultdict[str, list[Document]] = defaultdict(list)
    for one in documents:
        series[" ".join(one.raw.lstrip().partition("\n")[0].casefold().split())].append(one)
    found = {}
    for top, group in series.items():
        places = {one.place for one in group if one.place is not None}
        if len(group) > 1 and len(places) < 2:
            found.update({one.id: next(iter(places), top) for one in group if one.place is None})
    return found
