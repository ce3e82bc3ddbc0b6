"""Findings that one wrong figure would explain, told as one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from audit.model import Finding, Step, Suspect, Text

_RESULT = re.compile(" [=≈] ")
_TOLD = 3  # consequences in full: a wrong cell of a table breaks dozens of its sums


def grouped(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those that one figure would explain under the one of them with the fewest figures.

    The figure that explains most goes first: as the first suspect, or as one that would have to be the same number.
    The first of the others are told in its last steps, which have no interval, and how many more there are: what they
    say follows if that figure is wrong.
    """
    told = list(findings)
    suspecting: defaultdict[str, list[int]] = defaultdict(list)
    for at, finding in enumerate(told):
        for one in finding.suspects:
            suspecting[one.claim].append(at)
    leads = dict.fromkeys(finding.suspects[0] for finding in told if finding.suspects)
    covers = [[at for at in suspecting[lead.claim] if _explains(lead, told[at])] for lead in leads]
    covers += [[at] for at in range(len(told))]  # those that nobody is suspected of
    left = set(range(len(told)))
    groups: list[list[Finding]] = []
    for cover in sorted(covers, key=len, reverse=True):
        own = [at for at in cover if at in left]
        left.difference_update(own)
        if own:
            groups.append(sorted((told[at] for at in own), key=_strength))
    return [_told(group) for group in groups]


def gathered(tensions: Iterable[Finding]) -> list[Finding]:
    """The tensions, those of one main figure that share another, or say the same of it, under the one of them with the
    fewest figures; what the others say is told in its last steps.
    """
    leads: list[list[Finding]] = []
    told_of: defaultdict[tuple[str, ...], list[list[Finding]]] = defaultdict(list)  # those of one main figure
    for finding in sorted(tensions, key=_strength):
        near = told_of[finding.claims[:1]]
        lead = next((group for group in near if _one(group[0], finding)), None)
        if lead is None:
            lead = []
            near.append(lead)
            leads.append(lead)
        lead.append(finding)
    return [_beside(*group) for group in leads]


def _one(first: Finding, finding: Finding) -> bool:
    return first.message == finding.message or len(set(first.claims) & set(finding.claims)) > 1


def _beside(first: Finding, *others: Finding) -> Finding:
    told = (
        Step(Text(f"cũng chính số liệu đó: {one.message.vi}", f"the same figure again: {one.message.en}"), one.claims)
        for one in _anew(first, others)[:_TOLD]
    )
    return replace(first, steps=(*first.steps, *told))


def _anew(first: Finding, others: Sequence[Finding]) -> list[Finding]:
    """The others that say anything new, each of them once: figures that are told in several places, and a way round
    through the rest of a table, come to the same number again.
    """
    said = {_result(first)}
    told = []
    for one in others:
        if _result(one) not in said:
            said.add(_result(one))
            told.append(one)
    return told


def _result(finding: Finding) -> tuple[str, ...]:
    """What a finding says from the result of its arithmetic on: the number that is needed, and what differs from it."""
    return tuple(_RESULT.split(text)[-1] for text in finding.message)


def _explains(lead: Suspect, finding: Finding) -> bool:
    """Whether a finding suspects a figure first, or suspects it too and of the same slip."""
    named = (one for one in finding.suspects if one.claim == lead.claim)
    return any(one == finding.suspects[0] or (one.value is not None and one.value == lead.value) for one in named)


def _strength(finding: Finding) -> tuple[int, float, tuple[str, ...]]:
    return len(finding.claims), -finding.confidence, finding.claims


def _told(group: list[Finding]) -> Finding:
    first, *others = group
    if not others:
        return first
    steps = (*first.steps, *_consequences(_anew(first, others)))
    return replace(first, steps=steps, suspects=_weighed(first.suspects, group))


def _weighed(suspects: Sequence[Suspect], group: Sequence[Finding]) -> tuple[Suspect, ...]:
    """The suspects of a finding by what all findings of its group say of them: what explains several is likelier."""
    scores = [
        sum(other.score for finding in group for other in finding.suspects if other.claim == one.claim)
        for one in suspects
    ]
    total = sum(scores) or 1.0
    told = [replace(one, score=round(score / total, 2)) for one, score in zip(suspects, scores, strict=True)]
    return tuple(sorted(told, key=lambda one: -one.score))


def _consequences(findings: Sequence[Finding]) -> Iterator[Step]:
    """What else the same error explains: the findings with the fewest figures in full, the others as a number."""
    for finding in findings[:_TOLD]:
        said = finding.message
        yield Step(
            Text(f"lỗi đó cũng giải thích được: {said.vi}", f"the same error would also explain: {said.en}"),
            finding.claims,
        )
    more = findings[_TOLD:]
    if more:
        claims = tuple(dict.fromkeys(claim for finding in more for claim in finding.claims))
        several = "contradictions" if len(more) > 1 else "contradiction"
        yield Step(Text(f"và {len(more)} mâu thuẫn khác nữa", f"and {len(more)} more {several}"), claims)
