"""What total and what number of things an average is of: `audit/tie/products.json`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from audit.tie import products
from tests.learn.cases import FRESH, STAGE, Taught, before, cases, sort, taught
from tests.learn.choices import Choice, choice, chosen, judged, outcome, pairs
from tests.learn.tables import Table
from tests.plant.cases import Case

_KINDS = ("times",)
_ORDERS = ((0, 1, 2), (0, 2, 1))  # total, average and number of things, the latter in either order


def choices(case: Case) -> list[Choice]:
    """What a case teaches; one that no rule was made for, also with each figure that matters written wrongly."""
    shown = taught(case, _KINDS, slips=sort(case) == FRESH)
    return [one for document in shown for one in _choices(document) if one.options or one.true]


def _choices(one: Taught) -> Iterator[Choice]:
    row, true = one.row, pairs(one, _KINDS, _ORDERS)
    known = products.Products(row, *before("products", row))
    for at in range(len(row)):
        each = products.falling(row, at)
        if each is None:
            continue
        total, _, count = known.tied.get(at, (at, at, at))
        ruled = ((total, count), products.fitted(row, each, (total, at, count))[0]) if at in known.tied else None
        options = (((found.total, found.count), found.fit, found.told) for found in known.candidates(at, each))
        yield choice(one, options, true.get(at, ()), ruled)


PRODUCTS = Table("products", STAGE, partial(cases, *_KINDS), choices, partial(judged, outcome), 1.0, chosen)
