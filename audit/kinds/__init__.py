"""Rule kinds: a file here is a kind, found by its name; its docstring is its manual page.

Each has `links(rule, alignment)`, which states laws between cells and never computes or prints, and a JSON
Schema beside it for what a rule of the kind may say. What no law between cells can say (a result against its
target, a figure told anew) is a `Remark` of the optional `remarks(rule, seen)`; its sentence is in the schema,
under `x-says`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from audit.align import Alignment
from audit.model import SILENT, Cell, Claim, Document, Link, Rule, Text, Tie, Verdict
from audit.selection import selected
from audit.solve import Solution

Links = Callable[[Rule, Alignment], Iterator[Link]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a remark can rest on: the claims in their cells, what they imply, and the documents by id."""

    alignment: Alignment
    solution: Solution
    documents: Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class Remark:
    """A verdict on claims, the main one first; `says` names its sentence, `told` fills the blank `{told}`."""

    verdict: Verdict
    cell: Cell
    claims: tuple[str, ...]
    says: str
    told: Text = SILENT


Remarks = Callable[[Rule, Seen], Iterator[Remark]]
Sentence = tuple[str, int]


@cache
def _modules() -> Mapping[str, ModuleType]:
    return {
        module.name: importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)
    }


@cache
def kinds() -> dict[str, Links]:
    """Every kind with the function that states its links."""
    return {name: module.links for name, module in _modules().items()}


@cache
def remarking() -> dict[str, Remarks]:
    """The kinds that say more than links can, with the function that says it."""
    return {name: module.remarks for name, module in _modules().items() if hasattr(module, "remarks")}


def level(cell: Cell, alignment: Alignment) -> Cell | None:
    """The level that a share, change or growth is about: a stated one, else one that nobody stated of an indicator of
    the catalogue whose levels have one unit only.
    """
    stated = alignment.level_of(cell)
    if stated is not None or cell.indicator not in alignment.known.indicators:
        return stated
    units = alignment.units_of(cell.indicator)
    return cell.level(units[0]) if len(units) == 1 else None


def tied(rule: Rule, alignment: Alignment, relation: str) -> Iterator[tuple[tuple[Cell, ...], Tie]]:
    """The ties that a rule is about, each with the cells of its claims: of a table where the rule says so with `in`,
    else those of sentences, `relation`.
    """
    wanted = dict(rule.params).get("in", relation)
    for tie in alignment.ties:
        if tie.relation == wanted:
            cells = tuple(alignment.main[claim] for claim in tie.claims)
            if selected(rule, cells[0], alignment.sources):
                yield cells, tie


def sentences(claims: Iterable[Claim], chosen: Callable[[Claim], bool]) -> dict[Sentence, list[Claim]]:
    """The claims of each sentence that has a chosen one, in the order of the text."""
    claims = list(claims)
    wanted = {(claim.document, claim.sentence.start) for claim in claims if chosen(claim)}
    found: dict[Sentence, list[Claim]] = {place: [] for place in sorted(wanted)}
    for claim in claims:
        if (place := (claim.document, claim.sentence.start)) in found:
            found[place].append(claim)
    return found
