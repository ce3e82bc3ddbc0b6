"""Evidence that is weighed: how likely something is so, by weights learned from annotated texts.

A table is a file of JSON in the folder of the stage that asks: `bias`, and for each name in `weights` what it adds to
the log odds, times how far it holds; `one & two` is what two add that hold together. Whatever a table does not name
counts for nothing. `made` tells the command that learned it; nothing is learned at run time, and the same evidence is
weighed alike everywhere.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import exp
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
Hint = tuple[str, float]  # what is told, by name, and how far it holds
AND = " & "
_KEYS = frozenset(["bias", "made", "weights"])


@dataclass(frozen=True, slots=True)
class Evidence:
    """Weights of what speaks for something and against it, alone and, in `together`, with what else is told."""

    bias: float
    weights: Mapping[str, float]
    together: Mapping[str, Mapping[str, float]] = field(init=False)

    def __post_init__(self) -> None:
        together = defaultdict[str, dict[str, float]](dict)
        for name, weight in self.weights.items():
            one, joined, two = name.partition(AND)
            if joined:
                together[one][two] = together[two][one] = weight
        object.__setattr__(self, "together", dict(together))

    def log_odds(self, told: Iterable[Hint]) -> float:
        """The log odds of something of which names are told, each with how far it holds."""
        weights, together = self.weights, self.together
        if not together:
            return self.bias + sum(weights[name] * far for name, far in told if name in weights)
        odds, before = self.bias, list[Hint]()
        for name, far in told:
            odds += weights.get(name, 0.0) * far
            others = together.get(name) if far else None
            if others is not None:
                odds += far * sum(others[other] * also for other, also in before if other in others)
                before.append((name, far))
        return odds

    def likely(self, told: Iterable[Hint]) -> float:
        """The same as a probability."""
        return 1 / (1 + exp(-max(-_MOST, min(_MOST, self.log_odds(told)))))

    def odds(self, told: Iterable[Hint]) -> float:
        """The odds of one of several, of which one at most is so, against none of them."""
        return exp(max(-_MOST, min(_MOST, self.log_odds(told))))


_MOST = 50.0  # log odds beyond which a probability is 0 or 1


def shared(odds: Mapping[K, float], alike: Callable[[K], object]) -> dict[K, float]:
    """How likely each of several is so by its `odds`, where one at most is; those that are `alike` are one."""
    total, sums = 1 + sum(odds.values()), dict[object, float]()
    for one, own in odds.items():
        sums[alike(one)] = sums.get(alike(one), 0.0) + own
    return {one: sums[alike(one)] / total for one in odds}


@cache
def evidence(package: str, name: str) -> Evidence:
    """The table `name.json` in the folder of a package. Raises `ValueError` where it is not of this form."""
    table = json.loads(files(package).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    if not isinstance(table, dict) or set(table) != _KEYS or not isinstance(table["weights"], dict):
        raise ValueError(f"{package}/{name}.json: expected an object with {', '.join(sorted(_KEYS))}")
    return Evidence(float(table["bias"]), {key: float(value) for key, value in table["weights"].items()})
