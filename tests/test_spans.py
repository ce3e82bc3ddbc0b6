"""Every figure is an exact slice of its document, in whatever form the document comes."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.model import Reading
from tests.bench.news import article
from tests.fuzz import texts
from tests.fuzz.laws import faults, read

FORMS = {
    "composed": lambda text: text,
    "decomposed": texts.decomposed,
    "lines of Windows": texts.crlf,
    "byte order mark": texts.marked,
    "all of them": lambda text: texts.marked(texts.crlf(texts.decomposed(text))),
    "astral": lambda text: "𝔸😀 " + text.replace(" ", " 𠀋 ", 7).replace(". ", ". 😀"),
}
randoms = st.randoms(use_true_random=False)
often = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@often
@given(randoms)
def test_figures_of_random_documents_are_exact_slices(random: Random) -> None:
    text = texts.document(random)
    assert list(faults(text, read(text))) == []


@often
@given(randoms)
def test_figures_amid_noise_are_exact_slices(random: Random) -> None:
    text = texts.noise(random)
    assert list(faults(text, read(text))) == []


@often
@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    assert list(faults(text, read(text))) == []


@pytest.mark.parametrize("form", FORMS)
def test_news_has_figures_and_each_is_an_exact_slice(form: str) -> None:
    for seed in range(10):
        text = FORMS[form](article(Random(seed)))
        one = read(text)
        assert one.claims
        assert list(faults(text, one)) == []


@pytest.mark.parametrize("form", ["decomposed", "lines of Windows", "byte order mark", "all of them"])
def test_the_form_of_a_file_does_not_change_what_is_read(form: str) -> None:
    for seed in range(10):
        text = article(Random(seed))
        assert _said(read(FORMS[form](text))) == _said(read(text))


@settings(max_examples=30, deadline=None)
@given(randoms)
def test_reading_again_gives_the_same(random: Random) -> None:
    text = texts.document(random)
    assert read(text) == read(text)


def _said(one: Reading) -> list[tuple[object, ...]]:
    return [(claim.quantity, claim.cell, claim.qualifiers, claim.trust) for claim in one.claims]
