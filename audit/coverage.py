"""Which rules met figures they apply to on a corpus, how often, and which never did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit.align import Alignment, aligned
from audit.catalogues import catalogue
from audit.judge import judged
from audit.kinds import kinds
from audit.model import Link, Pack, Reading, Rule
from audit.selection import selected
from audit.trends import Course, courses


@dataclass(frozen=True, slots=True)
class Use:
    """How often a rule applied: its laws, cells or series with figures to compare, and the findings it made."""

    rule: Rule
    applied: int
    findings: int


def coverage(readings: Sequence[Reading], packs: Sequence[Pack]) -> tuple[Use, ...]:
    """The use of every rule of the packs on readings whose indicators are keyed, in the order of the packs.

    A rule with findings has applied, whatever it compares.
    """
    known = catalogue(packs)
    alignment = aligned(readings, known)
    told = courses(alignment)
    findings = Counter(finding.rule for finding in judged(readings, packs, known).findings)
    return tuple(
        Use(rule, max(_applied(rule, alignment, told), findings[rule.id]), findings[rule.id])
        for pack in packs
        for rule in pack.rules
    )


def _applied(rule: Rule, alignment: Alignment, told: Iterable[Course]) -> int:
    if rule.kind == "same":
        return sum(
            len(set(claims)) > 1 and selected(rule, cell, alignment.sources) for cell, claims in alignment.cells.items()
        )
    if rule.kind == "trend":
        return sum(selected(rule, course.cells[-1], alignment.sources) for course in told)
    return sum(_binds(link, alignment) for link in kinds()[rule.kind](rule, alignment))


def _binds(link: Link, alignment: Alignment) -> bool:
    """Whether a law holds printed figures against each other, or the only one it speaks of against a bound."""
    stated = sum(term.cell in alignment.cells for term in link.terms)
    return stated > 1 or stated == len(link.terms)
