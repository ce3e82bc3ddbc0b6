"""Which part and which whole a percentage is of: `audit/tie/percentages.json`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from audit.tie import percentages
from audit.tie.fits import EXACT
from tests.learn.cases import STAGE, UNTOUCHED, Taught, before, cases, sort, taught
from tests.learn.choices import WORTH, Choice, Option, chosen, holding, judged, outcome
from tests.learn.tables import Table
from tests.plant.cases import Case

_KINDS = ("share",)
_OTHERS = 2  # figures of no share that are written wrongly too


def choices(case: Case) -> list[Choice]:
    """What a case teaches, as it is and with figures written wrongly."""
    shown = taught(case, _KINDS, others=_OTHERS)
    return [one for document in shown for one in _choices(document) if one.options]


def _choices(one: Taught) -> Iterator[Choice]:
    """Each percentage with the pairs that may be its part and its whole; of an untouched text only those that a slip
    keeps from agreeing, none of which is meant.
    """
    document, of = percentages.Document(one.row, *before("percentages", one.row)), sort(one.case)
    true: dict[int, tuple[frozenset[int], frozenset[int], tuple[str, ...]]] = {}
    for relation in one.case.relations:
        if relation.kind in _KINDS:
            part, percent, whole = map(one.places, relation.names)
            true |= dict.fromkeys(percent, (part, whole, relation.names))
    for at in document.percentages:
        part, whole, names = true.get(at, (frozenset(), frozenset(), ()))
        found = [
            Option(holding(pair.told), pair.fit, pair.part in part and pair.whole in whole)
            for pair in document.pairs(at)
            if of != UNTOUCHED or pair.fit < EXACT
        ]
        slipped = one.changed is not None and one.changed.key in names
        yield Choice(one.case.name, of, slipped, bool(part and whole), WORTH[of], found)


PERCENTAGES = Table(
    "percentages", STAGE, partial(cases, *_KINDS), choices, partial(judged, outcome), 8.0, partial(chosen, together=20)
)
