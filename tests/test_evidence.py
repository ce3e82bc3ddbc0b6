"""Evidence is weighed as its table says, and a table is learned from cases."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from audit import evidence as module
from audit.evidence import Evidence, evidence, shared
from tests.learn.weights import Options, chosen, chosen_together, logistic, write


def test_what_is_told_adds_up_to_log_odds() -> None:
    weighed = Evidence(-1.0, {"near": 2.0, "far": -3.0})
    assert weighed.log_odds([("near", 1.0), ("unheard", 9.0)]) == 1.0
    assert weighed.likely([("far", 1.0)]) < 0.02 < weighed.likely([("near", 1.0)])


def test_what_two_hints_add_that_hold_together_counts_once() -> None:
    weighed = Evidence(0.0, {"near": 1.0, "far & near": 3.0})
    assert weighed.log_odds([("near", 1.0), ("far", 0.5)]) == 2.5
    assert weighed.log_odds([("far", 0.5), ("near", 1.0)]) == 2.5
    assert weighed.log_odds([("near", 1.0)]) == 1.0


def test_of_several_one_at_most_is_so_and_those_alike_are_one() -> None:
    likely = shared({"a": 3.0, "b": 3.0, "c": 1.0}, lambda name: name in "ab")
    assert likely == {"a": 0.75, "b": 0.75, "c": 0.125}


def test_a_choice_is_learned_against_its_other_options() -> None:
    random, choices = Random(7), []
    for _ in range(400):
        told = [{"near": float(random.random() < 0.5), "big": float(random.random() < 0.5)} for _ in range(3)]
        meant = [one["near"] == one["big"] == 1 for one in told]  # neither tells anything alone
        choices.append(Options(told, [so and meant.index(True) == at for at, so in enumerate(meant)], 1.0))
    alone, together = chosen(choices, 1.0), chosen_together(choices, 1.0, 2)
    both = [("near", 1.0), ("big", 1.0)]
    assert together.weights["big & near"] > 2
    assert together.odds(both) > 20 * together.odds([("near", 1.0)])
    assert alone.odds(both) < together.odds(both)


def test_a_table_that_is_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "told.json", "python -m here", -0.5, {"near": 1.25, "nothing": 0.0})
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    assert evidence("a.package", "told") == Evidence(-0.5, {"near": 1.25})


def test_a_table_of_another_form_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bare.json").write_text('{"weights": {}}', encoding="utf-8")
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    with pytest.raises(ValueError, match=r"bare\.json: expected an object with bias, made, weights"):
        evidence("a.package", "bare")


def test_weights_are_learned_from_cases() -> None:
    random = Random(7)
    cases = [{"near": float(random.random() < 0.5), "idle": random.random()} for _ in range(800)]
    so = [random.random() < (0.9 if case["near"] else 0.1) for case in cases]
    bias, weights = logistic(cases, so)
    assert bias < -1.5
    assert weights["near"] > 3
    assert abs(weights["idle"]) < 1
