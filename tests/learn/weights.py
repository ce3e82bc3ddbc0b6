"""Learns the tables that `audit.evidence` weighs, by Newton's method with a ridge: logistic regression for what is so
or not, and of choices, of whose options one at most is so, how likely it is against all the others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from audit.evidence import AND, Evidence

Floats = npt.NDArray[np.float64]
Told = Mapping[str, float]  # what is told of a case, by name, and how far it holds


class Lesson(NamedTuple):
    """What is told of a case, whether it is so, and how much the case counts."""

    told: Told
    so: bool
    counts: float


def learned(lessons: Iterable[Lesson], ridge: float) -> Evidence:
    """The table that lessons teach."""
    shown = list(lessons)
    counts = [one.counts for one in shown]
    return Evidence(*logistic([one.told for one in shown], [one.so for one in shown], ridge=ridge, counts=counts))


def logistic(
    cases: Sequence[Told],
    so: Sequence[bool],
    *,
    ridge: float = 1.0,
    counts: Sequence[float] | None = None,
    steps: int = 50,
) -> tuple[float, dict[str, float]]:
    """The bias and weights that make what is `so` of the cases likeliest, less `ridge` half the squares of the weights;
    `counts` says how much each case counts.
    """
    names = sorted({name for case in cases for name in case})
    at = {name: column for column, name in enumerate(names, 1)}
    told = np.zeros((len(cases), len(names) + 1))
    told[:, 0] = 1
    for row, case in enumerate(cases):
        for name, far in case.items():
            told[row, at[name]] = far
    truth = np.array(so, dtype=float)
    weight = np.ones(len(cases)) if counts is None else np.array(counts, dtype=float)
    penalty = np.full(len(names) + 1, ridge)
    penalty[0] = 1e-6
    found = np.zeros(len(names) + 1)
    for _ in range(steps):
        likely = 1 / (1 + np.exp(-np.clip(told @ found, -30, 30)))
        slope = told.T @ (weight * (truth - likely)) - penalty * found
        bend = (told * (weight * likely * (1 - likely))[:, None]).T @ told + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        found += step
        if np.abs(step).max() < 1e-8:
            break
    return float(found[0]), {name: float(found[column]) for name, column in at.items()}


class Options(NamedTuple):
    """A choice: what is told of each option, which of them are the one that is meant, and how much it counts."""

    told: Sequence[Told]
    meant: Sequence[bool]
    counts: float


def chosen_together(choices: Sequence[Options], ridge: float, most: int) -> Evidence:
    """The same with what two hints add that hold together, of the `most` that tell most."""
    alone, options = chosen(choices, ridge), [told for one in choices for told in one.told]
    spread = {name: np.std([told.get(name, 0.0) for told in options]) for name in alone.weights}
    telling = set(sorted(spread, key=lambda name: -abs(alone.weights[name]) * spread[name])[:most])
    joined = [one._replace(told=[_together(told, telling) for told in one.told]) for one in choices]
    return chosen(joined, ridge)


def _together(told: Told, telling: set[str]) -> Told:
    held = sorted(telling.intersection(told))
    return {**told, **{f"{one}{AND}{two}": told[one] * told[two] for one, two in combinations(held, 2)}}


def chosen(choices: Sequence[Options], ridge: float, steps: int = 50) -> Evidence:
    """The table that makes what is meant likeliest among the options of each choice, none of them where none is."""
    names = sorted({name for one in choices for told in one.told for name in told})
    at = {name: column for column, name in enumerate(names, 1)}
    first = np.cumsum([0, *(len(one.told) for one in choices)])[:-1]
    of = np.repeat(np.arange(len(choices)), [len(one.told) for one in choices])
    told = np.zeros((len(of), len(names) + 1))
    told[:, 0] = 1
    for row, case in enumerate(told for one in choices for told in one.told):
        for name, far in case.items():
            told[row, at[name]] = far
    meant = np.array([so for one in choices for so in one.meant], dtype=float)
    none = np.add.reduceat(meant, first) == 0
    counts = np.array([one.counts for one in choices])
    penalty = np.full(len(names) + 1, ridge)
    penalty[0] = 1e-6

    def weighed(weights: Floats) -> tuple[float, Floats, Floats]:
        """How good weights are, and how likely each option is, among all and among those that are meant."""
        odds = np.exp(np.clip(told @ weights, -40, 40))
        total, right = 1 + np.add.reduceat(odds, first), np.add.reduceat(odds * meant, first) + none
        good = float((counts * np.log(right / total)).sum() - (penalty * weights * weights).sum() / 2)
        return good, odds / total[of], odds * meant / right[of]

    found = np.zeros(len(names) + 1)
    good, likely, truth = weighed(found)
    for _ in range(steps):
        slope = told.T @ (counts[of] * (truth - likely)) - penalty * found
        means = np.add.reduceat(likely[:, None] * told, first)
        bend = (told * (counts[of] * likely)[:, None]).T @ told - (means * counts[:, None]).T @ means + np.diag(penalty)
        step, before = np.linalg.solve(bend, slope), good
        good, likely, truth = weighed(found + step)
        while good < before and np.abs(step).max() > 1e-6:
            step = step / 2
            good, likely, truth = weighed(found + step)
        found += step
        if np.abs(step).max() < 1e-6:
            break
    return Evidence(float(found[0]), {name: float(found[column]) for name, column in at.items()})


def write(path: Path, made: str, bias: float, weights: Told) -> None:
    """Writes a table, its weights rounded and those that are nothing left out."""
    kept = {name: round(weight, 3) for name, weight in sorted(weights.items()) if abs(weight) >= 0.0005}
    table = {"made": made, "bias": round(bias, 3), "weights": kept}
    path.write_text(json.dumps(table, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
