"""Learns the tables that `audit.evidence` weighs: logistic regression with a ridge, by Newton's method."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from audit.evidence import Evidence

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


def write(path: Path, made: str, bias: float, weights: Told) -> None:
    """Writes a table, its weights rounded and those that are nothing left out."""
    kept = {name: round(weight, 3) for name, weight in sorted(weights.items()) if abs(weight) >= 0.0005}
    table = {"made": made, "bias": round(bias, 3), "weights": kept}
    path.write_text(json.dumps(table, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
