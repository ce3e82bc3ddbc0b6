"""Which figures that are a slip apart are one told again: `audit/tie/retold.json`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audit.tie import retold
from tests.learn.cases import FRESH, SEEN, SORTS, STAGE, UNTOUCHED, Taught, before, cases, sort, taught
from tests.learn.tables import Judged, Table
from tests.learn.weights import Lesson
from tests.plant.cases import Case

_COUNTS: Mapping[str, float] = {FRESH: 1.0, SEEN: 0.5, UNTOUCHED: 0.5}  # how much cases count
_ALARM = 4  # how many misses a false alarm is worth
_OTHERS = 5  # figures of a case that are told once and written wrongly
_BARS = (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that are a slip apart: what is told of them, whether they are one, and whether both are right."""

    case: str
    sort: str
    told: Mapping[str, float]
    true: bool
    clean: bool
    ruled: bool

    def lessons(self) -> Iterator[Lesson]:
        """It is one lesson."""
        yield Lesson(self.told, self.true, _COUNTS[self.sort] * (_ALARM if self.clean else 1))


def pairs(case: Case) -> list[Pair]:
    """What a case teaches, as it is and with figures written wrongly."""
    return [one for document in taught(case, ("same",), others=_OTHERS) for one in _pairs(document)]


def _pairs(one: Taught) -> Iterator[Pair]:
    true, row = set(_true(one)), one.row
    meant = None if one.changed is None else one.changed.number.value
    known = retold.Retold(row, *before("retold", row))
    for at in range(len(row)):
        for again in known.candidates(at):
            pair = (again.first, at)
            values = [row[place].figure.number.value for place in pair]
            if meant in values and pair not in true:
                continue  # it may well be told again there
            yield Pair(
                one.case.name, sort(one.case), dict(again.told), pair in true, one.changed is None, pair in known.tied
            )


def _true(one: Taught) -> Iterator[tuple[int, int]]:
    for relation in one.case.relations:
        if relation.kind == "same":
            first, second = (one.exactly(name) for name in relation.names)
            yield from ((min(a, b), max(a, b)) for a in first for b in second)


def _judged(shown: Sequence[Judged[Pair]]) -> Iterator[str]:
    """How many that are one are taken for it, and how many others."""
    likely = [(one, table.likely(one.told.items())) for one, table in shown]
    for of in SORTS:
        some = [(one, sure) for one, sure in likely if one.sort == of]
        ruled = sum(one.ruled for one, _ in some if one.true), sum(one.ruled for one, _ in some if not one.true)
        yield f"{of}: {ruled[0]} by rule, and {ruled[1]} that are none"
        for least in _BARS:
            true = [sure > least for one, sure in some if one.true]
            false = [sure > least for one, sure in some if not one.true]
            clean = [sure > least for one, sure in some if one.clean]
            yield (
                f"{of}, {least}: {sum(true)} of {len(true)} true, {sum(false)} of {len(false)} others, "
                f"{sum(clean)} in clean text"
            )


def _cases() -> list[Case]:
    return cases("same", "parts", "change", "growth", "share", "times")


RETOLD = Table("retold", STAGE, _cases, pairs, _judged)
