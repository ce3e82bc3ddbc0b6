"""What the ties of a document cost grows with its figures: no figure is held against all others."""

from __future__ import annotations

from collections.abc import Sequence
from cProfile import Profile
from pstats import Stats

import pytest

from audit.load import document
from audit.sources import Meta, TextFile
from audit.tie import reading
from tests.plant.cases import cases
from tests.readings import PLACES

_TEXTS, _LESS, _MORE = 5, 4, 12


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_work_for_a_figure_does_not_grow_with_the_document(lang: str) -> None:
    texts = [text.raw for case in cases("open") if case.lang == lang for text in case.texts][:_TEXTS]
    reading(document(TextFile("a", "a", "\n\n".join(texts), Meta()), PLACES), PLACES)  # tables and caches
    less, more = (_calls(texts * times) for times in (_LESS, _MORE))
    assert more < 1.25 * less


def _calls(texts: Sequence[str]) -> float:
    """How many functions are called for a figure of texts that are one document."""
    whole = document(TextFile("a", "a", "\n\n".join(texts), Meta()), PLACES)
    with Profile() as profile:
        claims = reading(whole, PLACES).claims
    calls: int = Stats(profile).total_calls  # type: ignore[attr-defined]
    return calls / len(claims)
