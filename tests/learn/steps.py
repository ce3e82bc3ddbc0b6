"""Which levels a change lies between: `audit/tie/steps.json`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from audit.model import CHANGES
from audit.tie import steps
from audit.tie.fits import change_fit
from tests.learn.cases import FRESH, STAGE, Taught, before, cases, sort, taught
from tests.learn.choices import Choice, choice, chosen, judged, outcome, pairs
from tests.learn.tables import Table
from tests.plant.cases import Case

_KINDS = ("change", "growth")
_ORDERS = ((0, 2, 1),)  # new level, change, old level


def choices(case: Case) -> list[Choice]:
    """What a case teaches; one that no rule was made for, also with each figure that matters written wrongly."""
    shown = taught(case, _KINDS, slips=sort(case) == FRESH)
    return [one for document in shown for one in _choices(document) if one.options or one.true]


def _choices(one: Taught) -> Iterator[Choice]:
    row, true = one.row, pairs(one, _KINDS, _ORDERS)
    known = steps.Steps(row, *before("steps", row))
    for at, change in enumerate(row):
        if change.measure not in CHANGES:
            continue
        (new, _, *old), _ = known.tied.get(at, ((at, at), 0.0))
        ruled = ((new, old[0]), change_fit(row[new], change, row[old[0]])) if old else None
        options = (((step.new, step.old), step.fit, step.told) for step in known.pairs(at))
        yield choice(one, options, true.get(at, ()), ruled)


STEPS = Table(
    "steps", STAGE, partial(cases, *_KINDS), choices, partial(judged, outcome), 8.0, partial(chosen, together=30)
)
