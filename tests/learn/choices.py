"""Choices among pairs of figures with which another may belong, of which one at most is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from audit.evidence import Evidence, Hint
from audit.tie.fits import EXACT, PRINTED
from tests.learn import weights
from tests.learn.cases import FRESH, SEEN, SORTS, UNTOUCHED, Taught, sort
from tests.learn.tables import Judged
from tests.learn.weights import Lesson, Options, Told

# How likely has to be what agrees, and what would but for a slip.
_BARS = ((0.3, 0.5), (0.5, 0.6), (0.5, 0.7), (0.5, 0.8), (0.5, 0.9), (0.7, 0.95))
# How much choices count of cases that rules were made for and, as a false alarm is worth several misses, of texts in
# which nothing is wrong.
WORTH: Mapping[str, float] = {FRESH: 1.0, SEEN: 0.3, UNTOUCHED: 5.0}
_SLIPPED = 0.5  # how much those do of a case with a slip

Pair = tuple[int, int]
Fitted = tuple[Pair, int]  # and how well it agrees


class Option(NamedTuple):
    """A pair: what is told of it, how well it agrees, and whether it is meant."""

    told: Told
    fit: int
    meant: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be chosen, whether the case tells of one that it is meant, and what the rules chose."""

    case: str
    sort: str
    slipped: bool
    true: bool
    counts: float
    options: Sequence[Option]
    ruled: Option | None = None

    def lessons(self) -> Iterator[Lesson]:
        """Each option is a lesson."""
        return (Lesson(one.told, one.meant, self.counts) for one in self.options)

    @property
    def options_told(self) -> Options:
        """The options as they are learned from."""
        return Options([one.told for one in self.options], [one.meant for one in self.options], self.counts)


def chosen(shown: Sequence[Choice], ridge: float, together: int = 0) -> Evidence:
    """The table of choices, in which options stand against each other; `together` is of how many hints what two add
    that hold together is learned.
    """
    options = [one.options_told for one in shown if one.options]
    return weights.chosen_together(options, ridge, together) if together else weights.chosen(options, ridge)


def holding(told: Iterable[Hint]) -> Told:
    """What holds of all that is told, in numbers."""
    return {name: float(far) for name, far in dict(told).items() if far}


def pairs(one: Taught, kinds: Collection[str], orders: Sequence[tuple[int, int, int]]) -> dict[int, set[Pair]]:
    """The pairs that relations of some kinds say each figure belongs with; an order tells which of a relation's figures
    that one is, between the two of its pair.
    """
    found: dict[int, set[Pair]] = {}
    for relation in one.case.relations:
        if relation.kind in kinds:
            places = [one.places(name) for name in relation.names]
            for first, middle, last in orders:
                meant = {(new, old) for new in places[first] for old in places[last]}
                for at in places[middle]:
                    found.setdefault(at, set()).update(meant)
    return found


def choice(
    one: Taught,
    options: Iterable[tuple[Pair, int, Iterable[Hint]]],
    meant: Collection[Pair],
    ruled: tuple[Pair, int] | None,
) -> Choice:
    """A choice where what agrees, though no case says so, may well be meant, and teaches nothing."""
    slipped, of = one.changed is not None, sort(one.case)
    counts = WORTH[of] * (_SLIPPED if slipped else 1.0)
    found = [Option(holding(told), fit, pair in meant) for pair, fit, told in options]
    found = [option for option in found if meant or option.fit < PRINTED]
    chosen = None if ruled is None else Option({}, ruled[1], ruled[0] in meant)
    return Choice(one.case.name, of, slipped, bool(meant), counts, found, chosen)


def outcome(one: Choice, table: Evidence, agreed: float, slipped: float) -> str:
    """What comes of a choice where what rules chose and agrees stays, else the likeliest against all others."""
    kept = one.ruled is not None and one.ruled.fit >= EXACT
    odds = [table.odds(option.told.items()) for option in one.options]
    at = odds.index(max(odds)) if odds else -1
    if kept or at < 0 or odds[at] / (1 + sum(odds)) < (agreed if one.options[at].fit >= EXACT else slipped):
        return "nothing" if one.ruled is None else f"{told(one.ruled)} by rule"
    return told(one.options[at])


def told(one: Option) -> str:
    """Whether a pair that is chosen is the right one, and whether it agrees."""
    return f"{'right' if one.meant else 'wrong'}{'' if one.fit >= EXACT else ', a slip'}"


def judged(came: Callable[[Choice, Evidence, float, float], str], shown: Sequence[Judged[Choice]]) -> Iterator[str]:
    """What comes of choices, counted."""
    for agreed, slipped in _BARS:
        for of in SORTS:
            found = Counter[str]()
            for one, table in shown:
                if one.sort == of:
                    kind = f"{'true' if one.true else 'none'}{' slipped' * one.slipped}"
                    found[f"{kind}: {came(one, table, agreed, slipped)}"] += 1
            yield f"{of}, {agreed} where they agree, else {slipped}"
            yield from (f"    {what}: {many}" for what, many in sorted(found.items()))
