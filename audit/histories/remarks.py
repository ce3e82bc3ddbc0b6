"""Remarks of rules -> findings: targets, revisions, implausible and missing figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit import messages
from audit.fingerprints import digest
from audit.histories.sayings import said
from audit.interval import EVERYTHING
from audit.kinds import Remark, Seen, remarking
from audit.model import SILENT, Finding, Rule, Step, Text
from audit.texts import Numbers, dated, hedged, named, worded


def remarked(rules: Sequence[Rule], seen: Seen) -> Iterator[Finding]:
    """A finding for every remark; of two on the same claims, that of the rule that selects more closely."""
    best: dict[tuple[object, ...], tuple[int, Rule, Remark]] = {}
    for rule in rules:
        if rule.kind in remarking():
            weight = len(rule.where) + len(rule.params)
            for remark in remarking()[rule.kind](rule, seen):
                key = (rule.kind, remark.cell, remark.claims, remark.told)
                if key not in best or best[key][0] < weight:
                    best[key] = (weight, rule, remark)
    for _, rule, remark in best.values():
        yield _finding(rule, remark, seen)


def _finding(rule: Rule, remark: Remark, seen: Seen) -> Finding:
    alignment = seen.alignment
    claims = [alignment.claims[claim] for claim in remark.claims]
    shown = [Text(*(f"{hedged(claim, lang)} ({messages.cited(claim)})" for lang in ("vi", "en"))) for claim in claims]
    main, other = (*shown, SILENT, SILENT)[:2]
    phrase = worded(claims[0]) if claims else None
    name = named(remark.cell, alignment.known.indicators.get(remark.cell.indicator.rstrip("~")), phrase)
    told = said(rule.kind, remark.says, remark.cell, name, main, other=other, told=remark.told)
    return Finding(
        id=digest(rule.id, remark.verdict, remark.cell, claims),
        rule=rule.id,
        verdict=remark.verdict,
        severity=rule.severity,
        confidence=alignment.confidence(claims) if claims else 1.0,
        message=messages.guarded(told, claims, alignment) if claims else told,
        claims=remark.claims,
        steps=tuple(_printed(claim, name, seen) for claim in remark.claims),
        caveats=messages.caveats(claims, alignment, seen.documents) if len(claims) > 1 else (),
    )


def _printed(name: str, about: Text, seen: Seen) -> Step:
    """What a figure allows, as the proofs of contradictions say it."""
    alignment = seen.alignment
    claim, cell = alignment.claims[name], alignment.main[name]
    interval = next((one.interval for one in alignment.about(cell) if one.claim == name), EVERYTHING)
    told = []
    for lang, first in zip(("vi", "en"), about, strict=True):
        when = dated(cell, lang)
        shown = Numbers(lang).bounds(interval, cell.unit)
        told.append(f"{first}{', ' + when if when else ''}: {hedged(claim, lang)} → {shown}")
    return Step(Text(*told), (name,), interval, cell.unit)
