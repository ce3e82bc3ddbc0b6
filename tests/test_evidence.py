"""Evidence is weighed as its table says, and a table is learned from cases."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from audit import evidence as module
from audit.evidence import Evidence, evidence
from tests.learn.weights import logistic, write


def test_what_is_told_adds_up_to_log_odds() -> None:
    weighed = Evidence(-1.0, {"near": 2.0, "far": -3.0})
    assert weighed.log_odds([("near", 1.0), ("unheard", 9.0)]) == 1.0
    assert weighed.likely([("far", 1.0)]) < 0.02 < weighed.likely([("near", 1.0)])


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
