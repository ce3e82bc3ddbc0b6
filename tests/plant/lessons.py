"""Learns from the open cases which levels a change lies between, and what a total and a number of things make:
`python -m tests.plant.lessons steps|products [--check]`.

`--check` learns from some of the cases at a time and tells what comes of the others: how many changes or averages are
true of some figures, for how many these are chosen, and how often others are that do not agree.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from unittest.mock import patch

import audit.tie
from audit.evidence import Evidence
from audit.load import document
from audit.model import CHANGES
from audit.pipeline import packs_for, places_of
from audit.sources import Meta, TextFile
from audit.tie import products, reading, steps, ties
from audit.tie.fits import EXACT, PRINTED
from audit.tie.told import Found, Told
from tests.learning import logistic, write
from tests.plant.cases import Case, Figure, Text, cases
from tests.plant.relations import broken
from tests.plant.slips import planted
from tests.quality.items import Item
from tests.quality.score import chosen as chosen_items

FOLDER = Path(audit.tie.__file__).parent
FRESH = re.compile(r"(ca|cb|va|vb)-.*")  # cases that no rule was made for
_SEEN = 0.3  # how much the others count
_SLIPPED = 0.5  # how much a case with a slip does
_FOLDS = 6
_BARS = ((0.3, 0.5), (0.5, 0.6), (0.5, 0.7), (0.5, 0.8), (0.5, 0.9))  # for what agrees, and for what would but a slip
_KINDS = {"steps": ("change", "growth"), "products": ("times",)}

Row = Sequence[Told]
Trio = tuple[int, int, int]
Option = tuple[Mapping[str, float], int, bool]  # what is told of a pair, how well it fits and whether it is meant


@dataclass(frozen=True, slots=True)
class Choice:
    """The pairs that a change or an average may belong to, whether the case says of one that it does, how well that
    agrees which the rules chose, and whether it is the right one.
    """

    case: str
    slipped: bool
    options: Sequence[Option]
    true: bool
    ruled: int | None
    right: bool
    marked: bool

    @property
    def seen(self) -> bool:
        """Whether rules were made for its case."""
        return self.marked and FRESH.fullmatch(self.case) is None

    @property
    def counts(self) -> float:
        return (_SEEN if self.seen else 1.0) * (_SLIPPED if self.slipped else 1.0)


def choices(kind: str, case: Case) -> list[Choice]:
    """What a case teaches, as it is and, of those that no rule was made for, with each figure that matters written
    wrongly.
    """
    found = list(_choices(kind, case, slipped=False))
    random = Random(case.name)
    names = {name for relation in case.relations if relation.kind in _KINDS[kind] for name in relation.names}
    figures = [figure for figure in case.figures if figure.key in names]
    for figure in figures if FRESH.fullmatch(case.name) else ():
        wrong = [number for _, number in planted(case, figure, random) if broken(case, {figure.key: number})]
        if wrong:
            found += _choices(kind, case.altered(figure, random.choice(wrong)), slipped=True)
    return found


def untouched(kind: str, item: Item) -> list[Choice]:
    """What a text teaches that nobody wrote for this and that contradicts itself nowhere: what is a slip away from
    agreeing there is not meant.
    """
    text = Text(item.text, item.issued, item.place)
    return list(_choices(kind, Case(item.id, item.lang, (text,), (), ()), slipped=False))


def _choices(kind: str, case: Case, *, slipped: bool) -> Iterator[Choice]:
    for number, (row, found) in enumerate(_read(kind, case)):
        true = _true(kind, case, number, row)
        weighed = _steps(row, found) if kind == "steps" else _products(row, found)
        for at, options, ruled, fit in weighed:
            meant = true.get(at, set())
            told = [(hints, fitted, pair in meant) for pair, fitted, hints in options]
            if not meant:  # what agrees though no case says so may well be meant
                told = [one for one in told if one[1] < PRINTED]
            yield Choice(case.name, slipped, told, bool(meant), fit, ruled in meant, bool(case.figures))


Weighed = tuple[int, list[tuple[tuple[int, int], int, Mapping[str, float]]], tuple[int, int] | None, int | None]


def _steps(row: Row, found: Sequence[Found]) -> Iterator[Weighed]:
    known = steps.Steps(row, found)
    for at, one in enumerate(row):
        if one.measure not in CHANGES:
            continue
        places, _ = known.tied.get(at, ((), 0.0))
        ruled = (places[0], places[2]) if len(places) > 2 else None
        fit = None if ruled is None else steps.change_fit(row[ruled[0]], one, row[ruled[1]])
        yield at, [((step.new, step.old), step.fit, dict(step.told)) for step in known.pairs(at)], ruled, fit


def _products(row: Row, found: Sequence[Found]) -> Iterator[Weighed]:
    known = products.Products(row, found)
    for at in range(len(row)):
        each = products.falling(row, at)
        if each is None:
            continue
        places = known.tied.get(at)
        ruled = None if places is None else (places[0], places[2])
        fit = None if places is None else products.fitted(row, each, places)[0]
        options = [((one.total, one.count), one.fit, dict(one.told)) for one in known.candidates(at, each)]
        yield at, options, ruled, fit


def _true(kind: str, case: Case, number: int, row: Row) -> dict[int, set[tuple[int, int]]]:
    """The pairs that each change or average of a document belongs to: those that its case tells, and their likes."""
    found: dict[int, set[tuple[int, int]]] = {}
    for relation in case.relations:
        if relation.kind in _KINDS[kind]:
            first, second, third = (_places(case, name, number, row) for name in relation.names)
            orders = [(first, third, second)] if kind == "steps" else [(first, second, third), (first, third, second)]
            for one, middle, two in orders:
                for at in middle:
                    found.setdefault(at, set()).update((a, b) for a in one for b in two)
    return found


def _places(case: Case, key: str, number: int, row: Row) -> set[int]:
    """The places of a figure, and of those that tell its number again."""
    names = {key}
    for relation in case.relations * 2:
        if relation.kind == "same" and names & set(relation.names):
            names |= set(relation.names)
    figures = [figure for figure in case.figures if figure.key in names and figure.document == number]
    found = {at for at, one in enumerate(row) if any(_inside(one, figure) for figure in figures)}
    values = {(row[at].figure.number.value, row[at].figure.unit, row[at].measure) for at in found}
    return {at for at, one in enumerate(row) if (one.figure.number.value, one.figure.unit, one.measure) in values}


def _inside(one: Told, figure: Figure) -> bool:
    span = one.claim.span
    return span.start < figure.start + len(figure.number.text) and figure.start < span.end


def _read(kind: str, case: Case) -> list[tuple[Row, list[Found]]]:
    """The figures of each document of a case, with the ties that a table is asked after."""
    kept: list[tuple[Row, list[Found]]] = []

    def seen(row: Row, found: Sequence[Found]) -> list[Found]:
        kept.append((row, list(found)))
        return list(found)

    places = places_of(packs_for(()))
    with patch.object(ties, kind, seen):
        for text in case.texts:
            meta = Meta(issued=text.issued, place=text.place, lang=case.lang)
            reading(document(TextFile("a.txt", "a.txt", text.raw, meta), places), places)
    return kept


def learned(shown: Sequence[Choice], ridge: float) -> tuple[float, dict[str, float]]:
    """The bias and the weights that choices teach."""
    options = [(option, choice.counts) for choice in shown for option in choice.options]
    told = [{name: float(far) for name, far in hints.items() if far} for (hints, _, _), _ in options]
    return logistic(
        told, [meant for (_, _, meant), _ in options], ridge=ridge, counts=[counts for _, counts in options]
    )


def _judged(one: Choice, table: Evidence, agreed: float, slipped: float) -> str:
    """What comes of a choice: what a rule ties and agrees stays."""
    kind = ("true" if one.true else "none") + " slipped" * one.slipped
    best = max(one.options, key=lambda option: table.log_odds(option[0].items()), default=None)
    likely = 0.0 if best is None else table.likely(best[0].items())
    kept = one.ruled is not None and one.ruled >= EXACT
    if kept or best is None or likely < (agreed if best[1] >= EXACT else slipped):
        how = "nothing" if one.ruled is None else f"{'right' if one.right else 'wrong'} by rule"
        return f"{kind}: {how}{'' if kept or one.ruled is None else ', a slip'}"
    return f"{kind}: {'right' if best[2] else 'wrong'}{'' if best[1] >= EXACT else ', a slip'}"


def checked(shown: Sequence[Choice], ridge: float) -> Iterator[str]:
    """What comes of choices when those of other cases teach them."""
    fold = {name: at % _FOLDS for at, name in enumerate(dict.fromkeys(one.case for one in shown))}
    tables = [Evidence(*learned([one for one in shown if fold[one.case] != held], ridge)) for held in range(_FOLDS)]
    for bars in _BARS:
        for sort in ("fresh", "seen", "untouched"):
            some = [one for one in shown if _sort(one) == sort]
            told = Counter(_judged(one, tables[fold[one.case]], *bars) for one in some)
            yield f"{bars} {sort}"
            yield from (f"    {what}: {many}" for what, many in sorted(told.items()))


def _sort(one: Choice) -> str:
    return "seen" if one.seen else "fresh" if one.marked else "untouched"


def main(arguments: list[str] | None = None) -> None:
    """Writes a table, or prints how well it does."""
    parser = argparse.ArgumentParser(prog="python -m tests.plant.lessons")
    parser.add_argument("kind", choices=_KINDS)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--ridge", type=float, default=1.0)
    chosen = parser.parse_args(arguments)
    of = [case for case in cases("open") if any(one.kind in _KINDS[chosen.kind] for one in case.relations)]
    with ProcessPoolExecutor(2) as pool:
        taught = pool.map(partial(choices, chosen.kind), of, chunksize=8)
        plain = pool.map(partial(untouched, chosen.kind), chosen_items("open", None), chunksize=32)
        shown = [choice for some in (*taught, *plain) for choice in some if choice.options or choice.true]
    if chosen.check:
        print("\n".join(checked(shown, chosen.ridge)))
    made = f"python -m tests.plant.lessons {chosen.kind}"
    write(FOLDER / f"{chosen.kind}.json", made, *learned(shown, chosen.ridge))


if __name__ == "__main__":
    main()
