"""What clean cases teach about ties: their figures as the tool reads them, as they are and with one written wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from unittest.mock import patch

import audit.tie.readings
from audit.load import document
from audit.model import Tie
from audit.pipeline import packs_for, places_of
from audit.sources import Meta, TextFile
from audit.tie import reading
from audit.tie.told import Told
from tests.plant.cases import Case, Figure
from tests.plant.relations import broken
from tests.plant.slips import planted
from tests.quality.items import Item

_FRESH = re.compile(r"(ca|cb|va|vb)-.*")  # cases that no rule was made for
_SEEN = 0.25  # how much the others count
_OTHERS = 2  # figures written wrongly in each case that stand in no relation of the kind that is taught


@dataclass(frozen=True, slots=True)
class Taught:
    """One document of a case: its figures in a row, and which of them is written wrongly."""

    case: Case
    document: int
    row: Sequence[Told]
    changed: Figure | None

    @property
    def counts(self) -> float:
        return 1.0 if _FRESH.fullmatch(self.case.name) else _SEEN

    def places(self, key: str) -> frozenset[int]:
        """The places of a figure, and of those that tell its number again."""
        row, names = self.row, {key}
        for relation in self.case.relations * 2:
            if relation.kind == "same" and names & set(relation.names):
                names |= set(relation.names)
        found = {at for name in names for at in self.exactly(name)}
        values = {(row[at].figure.number.value, row[at].figure.unit) for at in found}
        return frozenset(at for at, one in enumerate(row) if (one.figure.number.value, one.figure.unit) in values)

    def exactly(self, key: str) -> frozenset[int]:
        """The places of a figure alone."""
        figure = self.case.figure(key)
        end = figure.start + len(figure.number.text)
        spans = enumerate(one.claim.span for one in self.row)
        inside = (at for at, span in spans if span.start < end and figure.start < span.end)
        return frozenset(inside if figure.document == self.document else ())


def taught(case: Case, *kinds: str) -> Iterator[Taught]:
    """A case as it is, and with each figure of a relation of some kinds, and a few others, written wrongly."""
    yield from _read(case, None)
    random = Random(case.name)
    names = {name for relation in case.relations if relation.kind in kinds for name in relation.names}
    of = [figure for figure in case.figures if figure.key in names]
    others = [figure for figure in case.figures if figure.key not in names]
    for figure in of + random.sample(others, min(_OTHERS, len(others))):
        numbers = [number for _, number in planted(case, figure, random) if broken(case, {figure.key: number})]
        if numbers:
            yield from _read(case.altered(figure, random.choice(numbers)), figure)


def untaught(item: Item) -> Taught:
    """A text of the quality set, in which nobody wrote a figure wrongly and of which no relation is known."""
    meta = Meta(title=item.title, issued=item.issued, place=item.place, lang=item.lang)
    return Taught(Case(item.id, item.lang, (), (), ()), 0, _row(item.text, meta), None)


def _read(case: Case, changed: Figure | None) -> Iterator[Taught]:
    for at, text in enumerate(case.texts):
        row = _row(text.raw, Meta(issued=text.issued, place=text.place, lang=case.lang))
        yield Taught(case, at, row, changed)


def _row(raw: str, meta: Meta) -> Sequence[Told]:
    """The figures of a text in a row."""
    rows: list[Sequence[Told]] = []

    def kept(row: Sequence[Told]) -> list[Tie]:
        rows.append(row)
        return []

    places = places_of(packs_for(()))
    with patch.object(audit.tie.readings, "ties", kept):
        reading(document(TextFile("a.txt", "a.txt", raw, meta), places), places)
    return rows.pop()
