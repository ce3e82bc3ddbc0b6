"""Findings that one wrong figure would explain, told as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from audit.model import Finding, Step, Text


def grouped(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those with the same first suspect under the one of them with the fewest figures.

    The others are kept as its last steps, which have no interval: what they say follows if that figure is wrong.
    """
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.suspects[0].claim if finding.suspects else finding.id, []).append(finding)
    return [_told(sorted(group, key=_strength)) for group in groups.values()]


def _strength(finding: Finding) -> tuple[int, float, tuple[str, ...]]:
    return len(finding.claims), -finding.confidence, finding.claims


def _told(group: list[Finding]) -> Finding:
    first, *others = group
    return replace(first, steps=(*first.steps, *(_consequence(other) for other in others)))


def _consequence(finding: Finding) -> Step:
    said = finding.message
    return Step(Text(f"cùng một số, hệ quả: {said.vi}", f"the same figure, in consequence: {said.en}"), finding.claims)
