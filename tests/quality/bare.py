"""Learns which numbers without a unit or noun are figures: `python -m tests.quality.bare` writes `extract/bare.json`.

Every number of the open English set and of the texts to learn from that the grammar leaves out is a case; it is one of
a figure where the annotation has it. Cases of the latter, which the grammar was not written with, count more: what it
leaves out there is what it leaves out elsewhere. `--check` learns without a tenth of the items at a time and prints how
often that would be right.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import audit.extract
from audit.evidence import Evidence
from audit.extract import bares, evident, figures
from audit.extract.numerals import Numeral
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.load import document
from audit.pipeline import packs_for, places_of
from audit.sources import Meta, TextFile
from audit.tie import reading
from tests.learning import logistic, write
from tests.quality.items import HERE, Item, read

TABLE = Path(audit.extract.__file__).with_name("bare.json")
_FOLDS = 10
_UNSEEN = 4.0  # how much a case counts of a text that the grammar was not written with
_RIDGE = 1.0


class Case(NamedTuple):
    """A number left out: the item that has it, whether it is a figure there, what is told of it, how much it counts."""

    item: str
    so: bool
    told: Mapping[str, float]
    counts: float


def cases(items: Sequence[Item], counts: float) -> Iterator[Case]:
    """The numbers that the grammar leaves out of items."""
    places = places_of(packs_for(()))
    for item in items:
        seen: dict[tuple[int, int], Mapping[str, float]] = {}
        meta = Meta(issued=item.issued, place=item.place, title=item.title, lang="en")
        with (
            patch.object(bares, "evident", partial(_noted, seen)),
            patch.object(figures, "evident", partial(_noted, seen)),
        ):
            reading(document(TextFile(item.id, item.id, item.text, meta), places), places)
        for (start, end), told in seen.items():
            met = [one for one in item.figures if one.core_start < end and start < one.core_end]
            if not any(one.optional for one in met):
                yield Case(item.id, bool(met), told, counts)


def _noted(
    seen: dict[tuple[int, int], Mapping[str, float]], sentence: Sentence, number: Numeral, earlier: Sequence[Figure]
) -> bool:
    """Notes a number that is left out, and leaves it out."""
    if not evident.ruled_out(sentence, number):
        span = sentence.starts[number.start], sentence.ends[number.end - 1]
        seen[span] = dict(evident.told(sentence, number, earlier))
    return False


def learned(told: Sequence[Case]) -> tuple[float, Mapping[str, float]]:
    """The bias and weights of a table."""
    return logistic(
        [one.told for one in told], [one.so for one in told], ridge=_RIDGE, counts=[one.counts for one in told]
    )


def check(told: Sequence[Case]) -> None:
    """Prints how many figures would be found and how many would be false, of items that were not learned from."""
    names = sorted({one.item for one in told})
    fold = {name: at % _FOLDS for at, name in enumerate(names)}
    right = {counts: [0, 0, 0] for counts in sorted({one.counts for one in told})}
    for at in range(_FOLDS):
        table = Evidence(*learned([one for one in told if fold[one.item] != at]))
        for one in (one for one in told if fold[one.item] == at):
            taken = table.likely(one.told.items()) > evident.SURE
            right[one.counts][0] += one.so
            right[one.counts][1] += taken and one.so
            right[one.counts][2] += taken and not one.so
    for counts, (figures_, found, false) in right.items():
        print(f"counted {counts:g}: {figures_} figures left out, of which {found} would be found; {false} false")


def main() -> None:
    """Writes the table, or checks it."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.bare", description=__doc__)
    parser.add_argument("--check", action="store_true", help="cross-validate instead of writing the table")
    checked = parser.parse_args().check
    told: list[Case] = []
    for name, counts in (("open", 1.0), ("learned", _UNSEEN)):
        for path in sorted(HERE.glob(f"{name}/en*.jsonl")):
            told += cases(read(path), counts)
    if checked:
        check(told)
    else:
        write(TABLE, "python -m tests.quality.bare", *learned(told))


if __name__ == "__main__":
    main()
