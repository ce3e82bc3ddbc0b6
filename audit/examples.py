"""Runs the examples inside rules through a whole audit: a pass example finds nothing, a fail example what it names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from audit.catalogues import catalogue, keyed
from audit.judge import judged
from audit.load import document
from audit.model import Finding, Pack, Reading
from audit.packs import Example, ExampleDocument, Outcome, examples, load, tested
from audit.packs.examples import Found
from audit.pipeline import places_of
from audit.sources import Meta, TextFile
from audit.tie import reading

_CORE = "core"


def outcomes(names: Sequence[str | Path]) -> tuple[Outcome, ...]:
    """Every example of the packs with what is wrong with its result. Raises `PackErrors`."""
    packs = load(names if _CORE in names else [_CORE, *names])
    found: list[Outcome] = []
    for example in examples(names):
        found += tested([example], partial(_found, packs, example))
    return tuple(found)


def findings(documents: Sequence[ExampleDocument], packs: Sequence[Pack]) -> tuple[tuple[Finding, ...], list[Reading]]:
    """What an audit of example documents finds, and how they were read."""
    places, known = places_of(packs), catalogue(packs)
    readings = []
    for number, one in enumerate(documents, 1):
        meta = Meta(title=one.title, issued=one.issued, place=one.place)
        made = document(TextFile(f"{number}.txt", f"{number}.txt", one.text, meta), places)
        readings.append(keyed(reading(made, places), known))
    return judged(readings, packs, known).findings, readings


def _found(packs: Sequence[Pack], example: Example, documents: Sequence[ExampleDocument]) -> list[Found]:
    told, readings = findings(documents, packs)
    texts = {claim.id: " ".join(claim.text.split()) for one in readings for claim in one.claims}
    return [
        Found(one.rule, one.verdict, tuple(_named(texts[claim], example.figures) for claim in one.claims))
        for one in told
    ]


def _named(text: str, figures: Sequence[str]) -> str:
    """The figure as the example writes it, where it names the same one with a shorter or longer noun."""
    return next((figure for figure in figures if text.startswith(figure) or figure.startswith(text)), text)
