"""Claims -> cells: which claims speak of the same number in the world, and how sure that is.

A claim gets the id of a catalogue's indicator where its words are those of a name, function words and places
left out; a differing word is a difference. Without a catalogue, the same words in any order are the same thing,
unless they are too few to tell, and less surely so. What has no place is told of the document's owner. Scope words
separate only where both sides have them and they differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from audit.align.alignments import DOCUMENT, INFERRED_BASE, Alignment
from audit.align.apart import anywhere, local, only, outflows, part_briefly, told_apart, within
from audit.align.baselines import baselines
from audit.align.bulletins import bulletins
from audit.align.cells import cell_of, scopes_of
from audit.align.counterparts import counterparts
from audit.align.evidence import soft, told
from audit.align.moments import based_elsewhere, bases, moments
from audit.align.retellings import retellings
from audit.align.twins import twins
from audit.catalogues import Catalogue
from audit.lang import language
from audit.model import Basis, Cell, Document, Reading
from audit.owners import owners
from audit.tie.told import PERHAPS

__all__ = ["DOCUMENT", "Alignment", "aligned", "anywhere", "local", "soft"]


def aligned(readings: Iterable[Reading], known: Catalogue, whose: Mapping[str, str] | None = None) -> Alignment:
    """All claims in their cells; `whose` figures documents tell is seen from them where it is not given. Where it is,
    somebody says that they speak of the same, so that few words are enough.
    """
    made = Alignment(known, told_of_one=whose is not None)
    documents: dict[str, Document] = {}
    for reading in readings:
        documents[reading.document.id] = reading.document
        if reading.document.issued is not None and reading.document.issued_basis is not Basis.INFERRED:
            made.issued[reading.document.id] = reading.document.issued
        made.ties += reading.ties
        made.perhaps += reading.perhaps
        for claim in reading.claims:
            made.claims[claim.id] = claim
    if whose is None:
        whose = owners(documents.values())
    cells, sures = _placed(made, documents, whose)
    if len(documents) > 1:
        for tie in retellings(made.claims.values(), cells, known.indicators):
            (made.perhaps if tie.why == PERHAPS else made.ties).append(tie)
        made.ties += list(counterparts(made.claims.values(), cells, documents, made.ties, known.indicators))
    made.ties += list(baselines(documents, made.claims, cells, made.ties))
    part_briefly(made.claims, cells, sures)
    apart = {*twins(made.claims, cells), *outflows(made.claims, cells)}
    for claim in made.claims.values():
        cell = only(cells[claim.id], claim) if claim.id in apart else cells[claim.id]
        made.main[claim.id], made.sure[claim.id] = cell, sures[claim.id]
        for about, interval, whole in told(claim, cell, made):
            made.add(claim, about, interval, whole)
    return made


def _placed(
    made: Alignment, documents: Mapping[str, Document], whose: Mapping[str, str]
) -> tuple[dict[str, Cell], dict[str, float]]:
    """The cell of each claim, with what its document leaves unsaid of time, and how sure it is; what ties tell apart
    has cells of its own.
    """
    claims, known = made.claims.values(), made.known
    scopes = scopes_of(claims)
    cells, sures = dict[str, Cell](), dict[str, float]()
    for claim in claims:
        spoken = language(documents[claim.document].lang)
        owner = whose.get(claim.document)
        cells[claim.id], sures[claim.id] = cell_of(claim, owner, known, scopes, spoken, made.told_of_one)
    between = [tie.claims for tie in made.ties if tie.relation == "change" and len(tie.claims) > 2]
    olds, tied = {old for _, _, old, *_ in between}, {change for _, change, *_ in between}
    cells |= moments((claim for claim in claims if claim.id not in olds), cells)
    based = bases(tuple(claims), cells, tied)
    cells |= based
    sures |= {name: sures[name] * INFERRED_BASE for name in based}
    cells |= {change: replace(cells[change], base=None) for change in based_elsewhere(between, cells)}
    for name, moved in bulletins(claims, cells, documents, known.indicators).items():
        cells[name] = moved or within(cells[name], made.claims[name].document)
    for name in list(told_apart(made.ties, cells, made.claims)):
        cells[name] = only(cells[name], made.claims[name])
    return cells, sures
