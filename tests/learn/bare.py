"""Which numbers without a unit or noun are figures: `audit/extract/bare.json`.

Every number of the open English set and of the texts to learn from that the grammar leaves out is a case; it is one of
a figure where the annotation has it. Cases of the latter, which the grammar was not written with, count more: what it
leaves out there is what it leaves out elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import audit.extract
from audit.extract import bares, evident, figures
from audit.extract.numerals import Numeral
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.sources import Meta
from tests.learn.cases import row
from tests.learn.tables import Judged, Table
from tests.learn.weights import Lesson
from tests.quality.items import HERE, Item, read

_UNSEEN = 4.0  # how much a case counts of a text that the grammar was not written with

Text = tuple[Item, float]


class Number(NamedTuple):
    """A number left out: the item that has it, whether it is a figure there, what is told of it, how much it counts."""

    case: str
    so: bool
    told: Mapping[str, float]
    counts: float

    def lessons(self) -> Iterator[Lesson]:
        """It is one lesson."""
        yield Lesson(self.told, self.so, self.counts)


def texts() -> list[Text]:
    """The English items of the open set, and those to learn from."""
    found = []
    for name, counts in (("open", 1.0), ("learned", _UNSEEN)):
        for path in sorted(HERE.glob(f"{name}/en*.jsonl")):
            found += [(item, counts) for item in read(path)]
    return found


def numbers(text: Text) -> list[Number]:
    """The numbers of an item that the grammar leaves out."""
    (item, counts), found = text, list[Number]()
    seen: dict[tuple[int, int], Mapping[str, float]] = {}
    noted = partial(_noted, seen)
    with patch.object(bares, "evident", noted), patch.object(figures, "evident", noted):
        row(item.text, Meta(issued=item.issued, place=item.place, title=item.title, lang="en"))
    for (start, end), told in seen.items():
        met = [one for one in item.figures if one.core_start < end and start < one.core_end]
        if not any(one.optional for one in met):
            found.append(Number(item.id, bool(met), told, counts))
    return found


def _noted(
    seen: dict[tuple[int, int], Mapping[str, float]], sentence: Sentence, number: Numeral, earlier: Sequence[Figure]
) -> bool:
    """Notes a number that is left out, and leaves it out."""
    if not evident.ruled_out(sentence, number):
        span = sentence.starts[number.start], sentence.ends[number.end - 1]
        seen[span] = dict(evident.told(sentence, number, earlier))
    return False


def _judged(shown: Sequence[Judged[Number]]) -> Iterator[str]:
    """How many figures would be found and how many would be false."""
    for counts in sorted({one.counts for one, _ in shown}):
        so = [(one.so, table.likely(one.told.items()) > evident.SURE) for one, table in shown if one.counts == counts]
        found, false = so.count((True, True)), so.count((False, True))
        figures_ = found + so.count((True, False))
        yield f"counted {counts:g}: {figures_} figures left out, of which {found} would be found; {false} false"


BARE = Table("bare", Path(audit.extract.__file__).parent, texts, numbers, _judged)
