"""A statement against documents: which of its figures they bear out, which they contradict, which was true once.

Whoever checks a statement against documents says that they speak of the same, so a figure without a place takes the
only one that the documents tell of, and one without a date is meant to be the latest that they know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from audit.catalogues import Catalogue
from audit.model import Claim, Pack, Reading
from audit.owners import owners
from audit.verify.records import Record
from audit.verify.standings import Checked, Quote, Standing, Verification

__all__ = ["Checked", "Quote", "Standing", "Verification", "verified"]


def verified(
    statement: Reading, documents: Sequence[Reading], packs: Sequence[Pack], known: Catalogue, id: str | None = None
) -> Verification:
    """What documents make of the figures of a statement; all readings are keyed to the catalogue."""
    if not statement.claims:
        return Verification(id, Standing.NO_FIGURES, ())
    names = {claim.id: f"?{number:06}" for number, claim in enumerate(statement.claims)}
    record = Record.of(_named(statement, names, _only_place(documents)), documents, packs, known)
    figures = tuple(_own(record.checked(names[claim.id]), claim) for claim in statement.claims)
    return Verification(id, _whole({figure.standing for figure in figures}), figures)


def _whole(standings: set[Standing]) -> Standing:
    if Standing.CONTRADICTED in standings:
        return Standing.CONTRADICTED
    return Standing.SUPPORTED if standings == {Standing.SUPPORTED} else Standing.UNSUPPORTED


def _only_place(documents: Sequence[Reading]) -> str | None:
    """The place or company that is the only one whose figures the documents tell."""
    whose = owners(one.document for one in documents if one.document.place is None)
    places = {claim.cell.place or whose.get(claim.document) for one in documents for claim in one.claims}
    return places.pop() if len(places) == 1 else None


def _named(statement: Reading, names: Mapping[str, str], place: str | None) -> Reading:
    """The statement with names for its claims that no document has, in the place where it names none."""
    claims = tuple(
        replace(claim, id=names[claim.id], cell=replace(claim.cell, place=claim.cell.place or place))
        for claim in statement.claims
    )
    ties = tuple(replace(tie, claims=tuple(names[name] for name in tie.claims)) for tie in statement.ties)
    return replace(statement, claims=claims, ties=ties)


def _own(checked: Checked, claim: Claim) -> Checked:
    """What was found of a claim of the statement, under the claim's own name."""
    name = checked.claim.id
    shown = (
        replace(step, claims=tuple(claim.id if one == name else one for one in step.claims)) for step in checked.steps
    )
    return replace(checked, claim=claim, steps=tuple(shown))
