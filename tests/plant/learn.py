"""Learns the tables by which ties are weighed from the open cases: `python -m tests.plant.learn KIND [--check]`.

`--check` learns from four fifths of the cases and tells how many relations of the others come out right and how many
wrong ones are made, those of cases that no rule was made for apart.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from math import exp
from pathlib import Path
from unittest.mock import patch

import audit.tie
from audit.evidence import Evidence
from audit.tie import percentages, ties
from audit.tie.fits import EXACT
from audit.tie.told import Found, Told
from tests.learning import logistic, write
from tests.plant.cases import Case, cases
from tests.plant.taught import Taught, taught, untaught
from tests.quality.items import Item
from tests.quality.score import chosen as items

FOLDER = Path(audit.tie.__file__).parent
_PARTS = 5
_UNTOUCHED = 1.0  # how much a text counts of which no relation is known
_BARS = ((0.3, 0.6), (0.5, 0.7), (0.5, 0.8), (0.5, 0.9), (0.7, 0.95))  # for what agrees, and for what would but a slip


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be chosen, of which one at most is right: what is told of each, and how it fits."""

    case: str
    counts: float
    told: Sequence[Mapping[str, float]]
    fits: Sequence[bool]
    right: Sequence[bool]
    true: bool
    slipped: bool
    untouched: bool = False


def _ties(one: Taught, name: str) -> list[Found]:
    """The ties that a table is asked after."""
    kept: list[Sequence[Found]] = []

    def seen(row: Sequence[Told], found: Sequence[Found]) -> list[Found]:
        kept.append(list(found))
        return list(found)

    with patch.object(ties, name, seen):
        ties.ties(one.row)
    return list(kept[0])


def shares(one: Taught) -> Iterator[Choice]:
    """The percentages of a document, each with the pairs that may be its part and its whole."""
    document = percentages.Document(one.row, _ties(one, "percentages"))
    true = {}
    for relation in one.case.relations:
        if relation.kind == "share":
            part, percent, whole = map(one.places, relation.names)
            true |= dict.fromkeys(percent, (part, whole, relation.names))
    for at in document.percentages:
        pairs = list(document.pairs(at))
        part, whole, names = true.get(at, (frozenset(), frozenset(), ()))
        right = [pair.part in part and pair.whole in whole for pair in pairs]
        slipped = one.changed is not None and one.changed.key in names
        told, fits = [dict(pair.told) for pair in pairs], [pair.fit >= EXACT for pair in pairs]
        yield Choice(one.case.name, one.counts, told, fits, right, bool(part and whole), slipped)


KINDS: Mapping[str, tuple[Callable[[Taught], Iterator[Choice]], str]] = {
    "percentages": (shares, "share"),
}


def choices(kind: str, case: Case) -> list[Choice]:
    """What a case teaches of a kind."""
    made, relation = KINDS[kind]
    return [choice for one in taught(case, relation) for choice in made(one) if choice.told]


def no_choices(kind: str, item: Item) -> list[Choice]:
    """What a text teaches in which nothing is wrong: none of its figures would agree but for a slip."""
    made, _ = KINDS[kind]
    found = []
    for one in made(untaught(item)):
        told = [each for each, fits in zip(one.told, one.fits, strict=True) if not fits]
        if told:
            none = [False] * len(told)
            found.append(Choice(item.id, _UNTOUCHED, told, none, none, False, False, True))
    return found


def learned(shown: Sequence[Choice], ridge: float) -> tuple[float, dict[str, float]]:
    """The bias and the weights that choices teach."""
    told = [each for one in shown for each in one.told]
    right = [each for one in shown for each in one.right]
    return logistic(told, right, ridge=ridge, counts=[one.counts for one in shown for _ in one.told])


def _judged(one: Choice, table: Evidence, agreed: float, slipped: float) -> str:
    """What comes of a choice."""
    kind = ("true" if one.true else "none") + " slipped" * one.slipped
    odds = [exp(table.log_odds(each.items())) for each in one.told]
    at = odds.index(max(odds))
    if odds[at] / (1 + sum(odds)) < (agreed if one.fits[at] else slipped):
        return f"{kind}: nothing"
    return f"{kind}: {'right' if one.right[at] else 'wrong'} {'agreed' if one.fits[at] else 'slip'}"


def checked(shown: Sequence[Choice], ridge: float) -> Iterator[str]:
    """What comes of choices when those of other cases teach them."""
    names = list(dict.fromkeys(one.case for one in shown))
    part = {name: at % _PARTS for at, name in enumerate(names)}
    tables = [Evidence(*learned([one for one in shown if part[one.case] != held], ridge)) for held in range(_PARTS)]
    for bars in _BARS:
        for fresh in (True, False):
            some = [one for one in shown if not one.untouched and (one.counts == 1) is fresh]
            yield f"{bars} {'fresh' if fresh else 'seen'} " + str(
                dict(sorted(Counter(_judged(one, tables[part[one.case]], *bars) for one in some).items()))
            )


def main(arguments: list[str] | None = None) -> None:
    """Writes a table, or prints how well it does."""
    parser = argparse.ArgumentParser(prog="python -m tests.plant.learn")
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--ridge", type=float, default=4.0)
    chosen = parser.parse_args(arguments)
    found = [case for case in cases("open") if any(one.kind == KINDS[chosen.kind][1] for one in case.relations)]
    with ProcessPoolExecutor(2) as pool:
        shown = [one for some in pool.map(partial(choices, chosen.kind), found) for one in some]
        asked = pool.map(partial(no_choices, chosen.kind), items("open", None), chunksize=8)
        shown += [one for some in asked for one in some]
    if chosen.check:
        print("\n".join(checked(shown, chosen.ridge)))
    else:
        made = f"python -m tests.plant.learn {chosen.kind}"
        write(FOLDER / f"{chosen.kind}.json", made, *learned(shown, chosen.ridge))


if __name__ == "__main__":
    main()
