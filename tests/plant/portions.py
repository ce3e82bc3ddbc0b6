"""Learns from the open cases which levels that add up, or would but for a slip, are a whole and its parts:
`python -m tests.plant.portions [--check]`.

`--check` learns from four fifths of the documents at a time and tells what comes of the others: how many wholes with
their parts are taken for such, and how many others, by how likely they have to be.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from copy import copy
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random
from unittest.mock import patch
from zlib import crc32

import audit.tie
from audit.evidence import Evidence
from audit.extract.numerals import last_of
from audit.interval import Interval, exactly
from audit.load import document
from audit.pipeline import packs_for, places_of
from audit.sources import Meta, TextFile
from audit.tie import gatherings, reading, ties
from audit.tie.gatherings import agreed, known, slipped, summed
from audit.tie.portions import portions
from audit.tie.told import Found, Told
from tests.learning import logistic, write
from tests.plant.cases import Case, Figure, cases
from tests.plant.numerals import Numeral
from tests.plant.relations import broken
from tests.plant.slips import planted
from tests.quality.score import chosen

FOLDER = Path(audit.tie.__file__).parent
_FRESH = re.compile(r"(ca|cb|va|vb)-.*")  # cases that no rule was made for
_SEEN = 0.4  # how much the others count
_QUALITY = 0.5  # how much passages without any mark do, of which nothing is wrong
_ALARM = 6  # how many misses a false alarm is worth
_TYPED = frozenset(["dropped", "doubled", "neighbour", "transposed", "decimal", "scale"])
_EACH = 2  # slips in a figure of a case that no rule was made for
_SOME = 0.1  # of the figures of the others, which get one
_FOLDS = 5
_BARS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_HALF = 2

Row = Sequence[Told]
Sum = tuple[int, frozenset[int]]  # a whole and its parts
Read = tuple[Row, Sequence[Found], frozenset[int]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A whole with parts that numbers allow: what is told of it, whether it is one, and how much that counts; `slip`
    says that one of them was written wrongly, `clean` that none was.
    """

    name: str
    counts: float
    told: Mapping[str, float]
    true: bool
    clean: bool


def _read(raw: str, meta: Meta) -> Read | None:
    """The figures of a text in a row, with what words say before sums are looked for."""
    found: list[Read] = []

    def seen(row: Row, told: Sequence[Found], rolled: frozenset[int]) -> list[Found]:
        found.append((row, list(told), rolled))
        return []

    places = places_of(packs_for(()))
    with patch.object(ties, "sums", lambda *_: []), patch.object(ties, "gatherings", seen):
        reading(document(TextFile("0", "0", raw, meta), places), places)
    return found[-1] if found else None


def lessons(stage: str, table: Evidence | None, case: Case) -> list[Lesson]:
    """What the documents of a case teach, as they are, and with slips where it is these that are learned of."""
    random, found = Random(case.name), list[Lesson]()
    counts = 1.0 if _FRESH.fullmatch(case.name) else _SEEN
    for number, text in enumerate(case.texts):
        read = _read(text.raw, Meta(issued=text.issued, place=text.place, lang=case.lang))
        if read is None:
            continue
        true = _true(case, number, read[0])
        found += _taught(case.name, counts, stage, table, read, true)
        for figure in case.figures if stage == "slipped" and (counts == 1 or random.random() < _SOME) else ():
            at = _places(read[0], figure) if figure.document == number else []
            if len(at) == 1 and any(at[0] in (whole, *parts) for whole, parts in true):
                for wrong in _wrong(case, figure, _EACH if counts == 1 else 1, random):
                    row, told = _altered(read[0], at[0], figure, wrong), [one for one in read[1] if at[0] not in one[1]]
                    found += _taught(case.name, counts, stage, table, (row, told, read[2]), true, at[0])
    return found


def passages(table: Evidence) -> Iterator[Lesson]:
    """What the passages of the quality set teach, of which nothing is wrong."""
    for item in chosen("open", None):
        read = _read(item.text, Meta(title=item.title, issued=item.issued, place=item.place, lang=item.lang))
        if read is not None:
            yield from _taught(item.id, _QUALITY, "slipped", table, read, frozenset())


def _taught(
    name: str,
    counts: float,
    stage: str,
    table: Evidence | None,
    read: Read,
    true: frozenset[Sum],
    wrong: int | None = None,
) -> Iterator[Lesson]:
    row, told, rolled = read
    context = known(row, told, rolled)
    found = list(portions(row, context.taken))
    if table is None:
        weighed = list(agreed(row, found, context))
    else:
        list(summed(agreed(row, found, context), table, gatherings.AGREED, context))
        weighed = list(slipped(row, found, context))
    for one, evidence in weighed:
        if wrong is None or wrong in (one.whole, *one.parts):
            yield Lesson(name, counts, dict(evidence), (one.whole, frozenset(one.parts)) in true, wrong is None)


def _true(case: Case, number: int, row: Row) -> frozenset[Sum]:
    found = set[Sum]()
    for relation in case.relations:
        figures = [case.figure(name) for name in relation.names]
        if relation.kind == "parts" and all(figure.document == number for figure in figures):
            places = [_places(row, figure) for figure in figures]
            if all(len(at) == 1 for at in places):
                found.add((places[0][0], frozenset(at[0] for at in places[1:])))
    return frozenset(found)


def _places(row: Row, figure: Figure) -> list[int]:
    end = figure.start + len(figure.number.text)
    spans = enumerate(one.claim.span for one in row)
    return [at for at, span in spans if span.start < end and figure.start < span.end]


def _wrong(case: Case, figure: Figure, most: int, random: Random) -> list[Numeral]:
    """A figure written wrongly in ways that it cannot be true in."""
    made = [number for kind, number in planted(case, figure, random) if kind in _TYPED]
    able = [number for number in made if broken(case, {figure.key: number})]
    return random.sample(able, min(len(able), most))


def _altered(row: Row, at: int, figure: Figure, wrong: Numeral) -> Row:
    """A row with another number for one of its figures: its words are read as they were."""
    one = row[at]
    factor = one.figure.number.value / figure.number.value
    value, step = wrong.value * factor, wrong.step * factor
    written = copy(one.figure)
    written.number = one.figure.number._replace(value=value, step=step, last=last_of(value, step))
    quantity = one.claim.quantity
    whole = quantity.whole and not written.number.scaled
    hard = exactly(value) if whole else Interval(value - step / _HALF, value + step / _HALF)
    claim = replace(one.claim, quantity=replace(quantity, hard=hard))
    return [*row[:at], replace(one, claim=claim, part=replace(one.part, figure=written)), *row[at + 1 :]]


def _learned(shown: Sequence[Lesson], ridge: float, *, alarms: bool) -> tuple[float, dict[str, float]]:
    """The bias and weights that lessons teach, where what is taken for true by mistake `alarms` a reader."""
    counts = [one.counts * (_ALARM if alarms and one.clean and not one.true else 1) for one in shown]
    return logistic([one.told for one in shown], [one.true for one in shown], ridge=ridge, counts=counts)


def checked(shown: Sequence[Lesson], ridge: float, *, alarms: bool) -> Iterator[str]:
    """How many that are true are taken for it and how many others, of lessons that the others teach."""
    fold = [crc32(one.name.encode()) % _FOLDS for one in shown]
    tables = [
        Evidence(*_learned([one for one, at in zip(shown, fold, strict=True) if at != held], ridge, alarms=alarms))
        for held in range(_FOLDS)
    ]
    likely = [tables[at].likely(one.told.items()) for one, at in zip(shown, fold, strict=True)]
    for counts in (1.0, _SEEN, _QUALITY):
        for least in _BARS:
            some = [(one, sure > least) for one, sure in zip(shown, likely, strict=True) if one.counts == counts]
            true = [sure for one, sure in some if one.true]
            clean = [sure for one, sure in some if not one.true and one.clean]
            yield (
                f"{counts} > {least}: {sum(true)} of {len(true)} true, {sum(clean)} of {len(clean)} false in clean text"
            )


def main(arguments: list[str] | None = None) -> None:
    """Writes both tables, or prints how well they do."""
    parser = argparse.ArgumentParser(prog="python -m tests.plant.portions")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--ridge", type=float, default=1.0)
    options = parser.parse_args(arguments)
    known_cases = [one for one in cases("open") if any(relation.kind == "parts" for relation in one.relations)]
    table = None
    with ProcessPoolExecutor(2) as pool:
        for stage in ("agreed", "slipped"):
            shown = [one for some in pool.map(partial(lessons, stage, table), known_cases) for one in some]
            shown += passages(table) if table is not None else ()
            if options.check:
                print("\n".join(checked(shown, options.ridge, alarms=table is not None)))
            table = Evidence(*_learned(shown, options.ridge, alarms=table is not None))
            if not options.check:
                write(FOLDER / f"{stage}.json", "python -m tests.plant.portions", table.bias, table.weights)


if __name__ == "__main__":
    main()
