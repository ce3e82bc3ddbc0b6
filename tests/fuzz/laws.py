"""What holds of every document that is read, whatever it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise

from audit import load, records
from audit.model import Reading, Span
from audit.places import bundled
from audit.sources import Meta, TextFile
from audit.tie import reading


def read(text: str) -> Reading:
    """The reading of one text."""
    places = bundled()
    return reading(load.document(TextFile("text.txt", "text.txt", text, Meta()), places), places)


def faults(text: str, one: Reading) -> Iterator[str]:
    """Each law that the reading of `text` breaks."""
    if one.document.raw != text:
        yield "the document is not the text"
    for claim in one.claims:
        if claim.text != text[claim.span.start : claim.span.end] or not claim.text.strip():
            yield f"{claim.id}: {claim.text!r} is not what stands at {claim.span}"
        if claim.id != f"{one.document.id}#{claim.span.start}":
            yield f"{claim.id}: not named by where it starts"
        if claim.line != text.count("\n", 0, claim.span.start) + 1:
            yield f"{claim.id}: not in line {claim.line}"
        yield from (
            f"{claim.id}: the proof of its {name} at {span} is outside the text"
            for name, span in claim.evidence
            if not _inside(span, text)
        )
        hard, soft = claim.quantity.hard, claim.quantity.soft
        if not hard.holds(soft):
            yield f"{claim.id}: {soft} reaches beyond {hard}"
    if any(first.span.end > second.span.start for first, second in pairwise(one.claims)):
        yield "figures overlap or are out of order"
    known = {claim.id for claim in one.claims}
    if len(known) != len(one.claims):
        yield "two figures have one name"
    yield from (f"{tie} joins figures that are not there" for tie in one.ties if not known.issuperset(tie.claims))
    json.dumps([records.claim(claim) for claim in one.claims], allow_nan=False).encode("ascii")


def _inside(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text)
