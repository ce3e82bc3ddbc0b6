"""Figures that are told again, with a slip in one of them."""

from __future__ import annotations

from datetime import date

import pytest

from audit.sources import Meta
from audit.tie.retold import Retold
from tests.learn.cases import before, row
from tests.readings import read

ISSUED = date(2023, 7, 12)


def again(text: str) -> list[tuple[str, ...]]:
    """The figures that tell one thing, as pairs of their texts."""
    found = read(text, issued=ISSUED)
    texts = {claim.id: " ".join(claim.text.split()) for claim in found.claims}
    return [tuple(texts[name] for name in tie.claims) for tie in found.ties if tie.relation == "same"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The bakery sold 18,420 loaves in May, more than in any month before. Flour was dear and the ovens old.\n\n"
         "The owner was proud of the 18,240 loaves of May.", ("18,420 loaves", "18,240 loaves")),
        ("Toàn xã trồng được 24.610 cây xanh. Dịp Tết, các thôn dọn vệ sinh đường làng.\n\nVới 24.160 cây xanh trồng "
         "được, xã dẫn đầu huyện.", ("24.610 cây xanh", "24.160 cây xanh")),
    ],
)  # fmt: skip
def test_a_number_told_again_with_a_slip_is_the_same(text: str, figures: tuple[str, ...]) -> None:
    assert figures in again(text)


@pytest.mark.parametrize(
    "text",
    [
        "In 2021 the port took in 138,600 crates. In 2022 the port took in 183,600 crates.",
        "Xã Tân An có 24.610 cây xanh. Xã Bình Minh có 24.160 cây xanh.",
    ],
)
def test_what_is_told_of_other_things_times_or_places_is_not(text: str) -> None:
    assert again(text) == []


def test_figures_are_found_by_their_digits_not_by_going_through_all() -> None:
    text = " ".join(f"In week {week} the kiosk sold {1000 + 137 * week} maps." for week in range(1, 41))
    told = row(text, Meta(lang="en"))
    known = Retold(told, *before("retold", told))
    near = [len(known.candidates(at)) for at in range(len(told))]
    assert sum(near) < len(told) * 3
