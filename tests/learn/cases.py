"""What texts teach of ties: their figures as the tool reads them, as they are and with one written wrongly.

Most are the open clean cases, whose relations are told; of the texts of the quality set it is known that nothing in
them is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import audit.tie
from audit.load import document
from audit.model import Tie
from audit.pipeline import packs_for, places_of
from audit.places import Gazetteer
from audit.sources import Meta, TextFile
from audit.tie import reading, readings, ties
from audit.tie.told import Told
from tests.plant import cases as planting
from tests.plant.cases import Case, Figure, Text
from tests.plant.numerals import Numeral
from tests.plant.relations import broken
from tests.plant.slips import planted
from tests.quality.score import chosen

STAGE = Path(audit.tie.__file__).parent
FRESH, SEEN, UNTOUCHED = SORTS = ("fresh", "seen", "untouched")
_FRESH = re.compile(r"(c[a-f]|v[abde])-.*")

Row = Sequence[Told]


@dataclass(frozen=True, slots=True)
class Taught:
    """One document of a case: its figures in a row, and which of them is written wrongly."""

    case: Case
    document: int
    row: Row
    changed: Figure | None = None

    def places(self, key: str) -> frozenset[int]:
        """The places of a figure, and of those that tell its number again."""
        row, names = self.row, {key}
        for relation in self.case.relations * 2:
            if relation.kind == "same" and names & set(relation.names):
                names |= set(relation.names)
        values = {_value(row[at]) for name in names for at in self.exactly(name)}
        return frozenset(at for at, one in enumerate(row) if _value(one) in values)

    def exactly(self, key: str) -> frozenset[int]:
        """The places of a figure alone."""
        figure = self.case.figure(key)
        end = figure.start + len(figure.number.text)
        spans = enumerate(one.claim.span for one in self.row)
        inside = (at for at, span in spans if span.start < end and figure.start < span.end)
        return frozenset(inside if figure.document == self.document else ())


def _value(one: Told) -> tuple[object, ...]:
    return one.figure.number.value, one.figure.unit, one.measure


def cases(*kinds: str, untouched: bool = True) -> list[Case]:
    """The open cases that have relations of some kinds and, where `untouched`, the texts of the quality set."""
    found = [case for case in planting.cases("open") if any(one.kind in kinds for one in case.relations)]
    for item in chosen("open", None) if untouched else ():
        found.append(Case(item.id, item.lang, (Text(item.text, item.issued, item.place, item.title),), (), ()))
    return found


def sort(case: Case) -> str:
    """Whether no rule was made for a case, or some were, or nobody wrote it with relations in mind."""
    if not case.figures:
        return UNTOUCHED
    return FRESH if _FRESH.fullmatch(case.name) else SEEN


def documents(case: Case, changed: Figure | None = None) -> Iterator[Taught]:
    """The documents of a case."""
    for at, text in enumerate(case.texts):
        meta = Meta(title=text.title, issued=text.issued, place=text.place, lang=case.lang)
        yield Taught(case, at, row(text.raw, meta), changed)


def taught(case: Case, kinds: Collection[str], *, slips: bool = True, others: int = 0) -> Iterator[Taught]:
    """A case as it is and, with `slips`, with each figure of a relation of some kinds, and a few others, written
    wrongly.
    """
    yield from documents(case)
    random = Random(case.name)
    names = {name for relation in case.relations if relation.kind in kinds for name in relation.names}
    of = [figure for figure in case.figures if figure.key in names]
    rest = [figure for figure in case.figures if figure.key not in names]
    for figure in of + random.sample(rest, min(others, len(rest))) if slips else ():
        numbers = [number for _, number in wrong(case, figure, random)]
        if numbers:
            yield from documents(case.altered(figure, random.choice(numbers)), figure)


def wrong(case: Case, figure: Figure, random: Random) -> list[tuple[str, Numeral]]:
    """A figure written wrongly in ways that it cannot be true in, by kind of slip."""
    made = planted(case, figure, random)
    return [(kind, number) for kind, number in made if broken(case, {figure.key: number})]


def row(raw: str, meta: Meta) -> Row:
    """The figures of a text in a row."""
    found: list[Row] = []

    def kept(told: Row) -> list[Tie]:
        found.append(told)
        return []

    with patch.object(readings, "ties", kept):
        reading(document(TextFile("a.txt", "a.txt", raw, meta), _places()), _places())
    return found.pop()


@cache
def _places() -> Gazetteer:
    return places_of(packs_for(()))


class _Asked(Exception):
    """A stage of the ties is asked."""


def before(stage: str, told: Row, *, without: Collection[str] = ()) -> tuple[Any, ...]:
    """What a stage of the ties is given beside the row, when the stages before it but some are done."""
    with ExitStack() as patches:
        for name in without:
            patches.enter_context(patch.object(ties, name, return_value=[]))
        asked = patches.enter_context(patch.object(ties, stage, side_effect=_Asked))
        with suppress(_Asked):
            ties.ties(told)
    return tuple(asked.call_args.args[1:])
