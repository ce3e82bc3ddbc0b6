"""A Vietnamese text that is written in another way says the same: its figures, places and times are read alike."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable

import pytest

from audit.load import document
from audit.normalise import fold
from audit.places.indexes import traditional
from audit.sources import Meta, TextFile
from audit.tie import reading
from tests.quality.items import HERE, Item, read
from tests.readings import PLACES

EVERY = 9  # items from one of the sample to the next
WIDTH = 72  # letters of a line
LATE = {
    early + second: first + late
    for first, second, earlies, lates in (
        ("o", "a", "òóỏõọ", "àáảãạ"),
        ("o", "e", "òóỏõọ", "èéẻẽẹ"),
        ("u", "y", "ùúủũụ", "ỳýỷỹỵ"),
    )
    for early, late in zip(earlies, lates, strict=True)
}
SAMPLE = [item for item in read(HERE / "open" / "vi.jsonl") if item.figures][::EVERY]
Said = list[tuple[object, ...]]


def late_tones(text: str) -> str:
    """The text with tones on the second of two vowels: `hoà`, `thuý`."""
    return re.sub(rf"(?<![qQ])(?:{'|'.join(LATE)})(?!\w)", lambda found: LATE[found[0]], text)


def wrapped(text: str) -> str:
    """Every paragraph in lines of a mail's width."""
    lines = (textwrap.wrap(line, WIDTH, break_on_hyphens=False) or [""] for line in text.split("\n"))
    return "\n".join("\n".join(line) for line in lines)


WAYS: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "tones on the first vowel": traditional,
    "tones on the second vowel": late_tones,
    "spaces that do not break": lambda text: re.sub(r"(?<!\d) | (?!\d{3})", "\u00a0", text),
    "thin spaces before units": lambda text: re.sub(r"(?<=\d) (?=[^\W\d])", "\u2009", text),
    "units without a space": lambda text: re.sub(r"(?<=\d) (?=(?:ha|km2?|m[23]?|tấn|tạ|kg|mm)\b)", "", text),
    "words glued to a percent sign": lambda text: re.sub(r"% (?=so|dự|kế)", "%", text),
}


def said(text: str, item: Item) -> Said:
    meta = Meta(title=item.title, issued=item.issued, place=item.place, lang="vi")
    found = reading(document(TextFile("a.txt", "a.txt", text, meta), PLACES), PLACES)
    return [
        (
            claim.quantity.value,
            fold(claim.quantity.unit),
            claim.cell.measure,
            claim.cell.modality,
            fold(claim.cell.place or ""),
            claim.cell.period,
        )
        for claim in found.claims
    ]


@pytest.mark.parametrize("way", WAYS)
def test_another_writing_is_read_alike(way: str) -> None:
    other = {item.id: said(WAYS[way](item.text), item) for item in SAMPLE}
    assert other == {item.id: said(item.text, item) for item in SAMPLE}


def test_lines_of_equal_width_are_read_as_the_paragraph_they_were() -> None:
    same = [said(wrapped(item.text), item) == said(item.text, item) for item in SAMPLE]
    assert sum(same) > 0.9 * len(same)
