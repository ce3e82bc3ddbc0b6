"""The periods of figures in passages of many genres, annotated before they were read: how many are right.

A passage is `= topic; day of issue; title`, then its text, with every figure in braces beside its period: as in the
quality set, the first meant and the others accepted. Both halves are held to what they reach; only the open one was
looked at while the reading of times changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from audit.load import document
from audit.model import Claim
from audit.sources import Meta, TextFile
from audit.tie import reading
from tests.quality.annotate import days_of
from tests.readings import PLACES

_FIGURE = re.compile(r"\{([^{}|]*)\|([^{}]*)\}")
_LEAST = {"open": 0.92, "judged": 0.89}


def passages(half: str) -> Iterator[tuple[str, str, str]]:
    """Day of issue, title and annotated text of each."""
    source = (Path(__file__).parent / "times" / "passages" / f"{half}.txt").read_text(encoding="utf-8")
    for passage in re.split(r"^= ", source, flags=re.MULTILINE)[1:]:
        head, _, body = passage.partition("\n")
        _, issued, title = (field.strip() for field in head.split(";"))
        yield issued, title, body.strip()


def right(issued: str, title: str, body: str) -> Iterator[bool]:
    """Whether the period of each figure that is found in a passage is one of those that are annotated."""
    text, wanted, end = "", [], 0
    for found in _FIGURE.finditer(body):
        text += body[end : found.start()]
        wanted.append((len(text), len(text) + len(found[1]), days_of(found[2], date.fromisoformat(issued))))
        text += found[1]
        end = found.end()
    meta = Meta(title=title or None, issued=issued, lang="en")
    claims = reading(document(TextFile("a.txt", "a.txt", text + body[end:], meta), PLACES), PLACES).claims
    for start, stop, (first, others) in wanted:
        claim = next((one for one in claims if one.span.start < stop and one.span.end > start), None)
        if claim is not None:
            yield _days(claim) in (first, *others)


def _days(claim: Claim) -> tuple[str, str] | None:
    period = claim.cell.period
    return None if period is None else (period.start.isoformat(), period.end.isoformat())


@pytest.mark.parametrize("half", ["open", "judged"])
def test_periods_of_passages(half: str) -> None:
    told = [one for passage in passages(half) for one in right(*passage)]
    assert len(told) > 200
    assert sum(told) / len(told) >= _LEAST[half]
