"""A statement against documents: which of its figures they bear out, which they contradict, which was true once.

Whoever checks a statement against documents says that they speak of the same, so a figure without a place takes the
only one that the documents tell of, and one without a date is meant to be the latest that they know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from audit import periods
from audit.catalogues import Catalogue
from audit.model import CHANGES, Cell, Claim, Grain, Pack, Period, Reading
from audit.verify.kin import renamed
from audit.verify.records import Record
from audit.verify.standings import Checked, Quote, Standing, Verification
from audit.verify.subjects import meant, stranger, subject, titles, told_by, written

__all__ = ["Checked", "Quote", "Standing", "Verification", "subject", "verified"]


def verified(
    statement: Reading, documents: Sequence[Reading], packs: Sequence[Pack], known: Catalogue, id: str | None = None
) -> Verification:
    """What documents make of the figures of a statement; all readings are keyed to the catalogue."""
    if not statement.claims:
        return Verification(id, Standing.NO_FIGURES, ())
    said = statement.claims
    called = {claim.id: f"?{number:06}" for number, claim in enumerate(said)}
    whose = told_by(statement.document.raw, documents)
    words = written(documents)
    if stranger(statement.document, words, whose):
        documents, whose = (), {}
    place = meant(statement.document, documents, whose)
    if place is not None and place in whose.values():
        whose, place = {**whose, statement.document.id: place}, None
    if place is not None:
        documents = [_placed(one, place) for one in documents]
    documents = [*map(_yearly, documents)]
    own = titles(statement.document, documents)
    names = renamed(_named(statement, called, place), documents, own, words)
    record = Record.of(names, documents, packs, known, whose)
    figures = tuple(_own(record.checked(called[claim.id]), claim) for claim in said)
    return Verification(id, _whole({figure.standing for figure in figures}), figures)


def _whole(standings: set[Standing]) -> Standing:
    if Standing.CONTRADICTED in standings:
        return Standing.CONTRADICTED
    return Standing.SUPPORTED if standings == {Standing.SUPPORTED} else Standing.UNSUPPORTED


def _named(statement: Reading, names: Mapping[str, str], place: str | None) -> Reading:
    """The statement with names for its claims that no document has, in the place where it names none."""
    claims = tuple(
        replace(claim, id=names[claim.id], cell=replace(_based(claim.cell), place=claim.cell.place or place))
        for claim in statement.claims
    )
    ties = tuple(tie.called(names) for tie in statement.ties)
    return replace(statement, claims=claims, ties=ties, perhaps=())


def _placed(document: Reading, place: str) -> Reading:
    """A document about one place with that for its figures that tell none."""
    claims = (
        claim if claim.cell.place else replace(claim, cell=replace(claim.cell, place=place))
        for claim in document.claims
    )
    return replace(document, claims=tuple(claims))


def _based(cell: Cell) -> Cell:
    """The cell of a change of a year, a quarter or a month that names no base: it is told of the year before."""
    changed = cell.measure in CHANGES and cell.base is None
    if not changed or cell.period is None or cell.period.grain is Grain.DAY or cell.period.start.year < 2:
        return cell
    if cell.period.grain is Grain.SPAN and not _a_year(cell.period):
        return cell
    return replace(cell, base=periods.shifted(cell.period, -1))


def _a_year(period: Period) -> bool:
    return periods.length(period) == 1


def _yearly(document: Reading) -> Reading:
    """A document with the year before as the base of its changes of a year that name none."""
    return replace(document, claims=tuple(map(_of_a_year, document.claims)))


def _of_a_year(claim: Claim) -> Claim:
    period = claim.cell.period
    cell = _based(claim.cell) if period is not None and _a_year(period) else claim.cell
    return claim if cell is claim.cell else replace(claim, cell=cell)


def _own(checked: Checked, claim: Claim) -> Checked:
    """What was found of a claim of the statement, under the claim's own name."""
    name = checked.claim.id
    shown = (
        replace(step, claims=tuple(claim.id if one == name else one for one in step.claims)) for step in checked.steps
    )
    return replace(checked, claim=claim, steps=tuple(shown))
