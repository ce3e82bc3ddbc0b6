"""A statement against documents: which of its figures they bear out, which they contradict, which was true once.

Whoever checks a statement against documents says that they speak of the same, so a figure without a place takes the
only one that the documents tell of, and one without a date is meant to be the latest that they know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from audit import periods
from audit.catalogues import Catalogue
from audit.lang import language, split
from audit.model import CHANGES, Cell, Claim, Document, Grain, Pack, Reading
from audit.owners import named, names, owners
from audit.verify.records import Record
from audit.verify.standings import Checked, Quote, Standing, Verification

__all__ = ["Checked", "Quote", "Standing", "Verification", "subject", "verified"]


def verified(
    statement: Reading, documents: Sequence[Reading], packs: Sequence[Pack], known: Catalogue, id: str | None = None
) -> Verification:
    """What documents make of the figures of a statement; all readings are keyed to the catalogue."""
    if not statement.claims:
        return Verification(id, Standing.NO_FIGURES, ())
    called = {claim.id: f"?{number:06}" for number, claim in enumerate(statement.claims)}
    whose = _owners(documents)
    place = _meant(statement.document, documents, whose)
    owned = place in whose.values()
    record = Record.of(_named(statement, called, place, owned), documents, packs, known)
    figures = tuple(_own(record.checked(called[claim.id]), claim) for claim in statement.claims)
    return Verification(id, _whole({figure.standing for figure in figures}), figures)


def _whole(standings: set[Standing]) -> Standing:
    if Standing.CONTRADICTED in standings:
        return Standing.CONTRADICTED
    return Standing.SUPPORTED if standings == {Standing.SUPPORTED} else Standing.UNSUPPORTED


def subject(text: str, documents: Sequence[Reading]) -> str | None:
    """The company or body that a statement names and documents tell the figures of."""
    return named(text, set(_owners(documents).values()))


def _owners(documents: Sequence[Reading]) -> Mapping[str, str]:
    return owners(one.document for one in documents if one.document.place is None)


def _meant(statement: Document, documents: Sequence[Reading], whose: Mapping[str, str]) -> str | None:
    """Of which place or company the statement tells where it names no place: the one that it names or, where it names
    nobody of whom they are silent, the only one that the documents are about.
    """
    own = named(statement.raw, set(whose.values()))
    about = {one.document.place or whose.get(one.document.id) for one in documents if one.claims}
    if about == {None}:
        about = {claim.cell.place for one in documents for claim in one.claims}
    if own is not None or len(about) != 1 or (whose and _stranger(statement, documents)):
        return own
    return about.pop()


def _stranger(statement: Document, documents: Sequence[Reading]) -> bool:
    """Whether a statement names somebody whom no document does, be it as its first word: `Acme employed 40 people`."""
    first = split(statement.raw)
    known = language(statement.lang)
    verb = known.cues.at(first, 1)
    acts = not known.sets["having"].isdisjoint(first[1:2]) or (verb is not None and "acts" in verb.value)
    told = {word for one in documents for word in split(one.document.raw)}
    called = [*names(statement.raw, statement.lang), *(first[:1] if acts and statement.raw[:1].isupper() else ())]
    return any(told.isdisjoint(split(name)) for name in called)


def _named(statement: Reading, names: Mapping[str, str], place: str | None, owned: bool) -> Reading:
    """The statement with names for its claims that no document has, in the place where it names none; where figures
    are `owned` by a company, that is named in its title.
    """
    default = None if owned else place
    claims = tuple(
        replace(claim, id=names[claim.id], cell=replace(_based(claim.cell), place=claim.cell.place or default))
        for claim in statement.claims
    )
    ties = tuple(replace(tie, claims=tuple(names[name] for name in tie.claims)) for tie in statement.ties)
    document = replace(statement.document, title=place) if owned else statement.document
    return replace(statement, document=document, claims=claims, ties=ties)


def _based(cell: Cell) -> Cell:
    """The cell of a change of a year, a quarter or a month that names no base: it is told of the year before."""
    changed = cell.measure in CHANGES and cell.base is None
    if not changed or cell.period is None or cell.period.grain in (Grain.DAY, Grain.SPAN) or cell.period.start.year < 2:
        return cell
    return replace(cell, base=periods.shifted(cell.period, -1))


def _own(checked: Checked, claim: Claim) -> Checked:
    """What was found of a claim of the statement, under the claim's own name."""
    name = checked.claim.id
    shown = (
        replace(step, claims=tuple(claim.id if one == name else one for one in step.claims)) for step in checked.steps
    )
    return replace(checked, claim=claim, steps=tuple(shown))
