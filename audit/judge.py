"""Readings and packs -> findings: what cannot all be true, what is true only thanks to its wording, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from audit import messages
from audit.align import Alignment, aligned, soft
from audit.catalogues import Catalogue
from audit.checks import checks
from audit.diagnose import Surroundings, chance, gathered, grouped, mistaken, suspects
from audit.fingerprints import digest
from audit.histories import histories, marked
from audit.kinds import kinds
from audit.model import (
    Cell,
    Checked,
    Claim,
    Conflict,
    Document,
    Evidence,
    Finding,
    Kind,
    Link,
    Measure,
    Pack,
    Point,
    Reading,
    Rule,
    Series,
    Severity,
    Step,
    Unchecked,
    Verdict,
)
from audit.proofs import steps
from audit.selection import selected
from audit.solve import Solution, solution
from audit.trends import Course, courses

_VERDICTS = tuple(Verdict)
_SEVERITIES = tuple(Severity)
# Of the laws in one conflict, the one that says most about it names the finding.
_PARTICULAR = ("total", "change", "share", "average", "attainment", "mediant", "order", "bounds", "same")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the claims of one partition show."""

    findings: tuple[Finding, ...]
    series: tuple[Series, ...]
    checked: tuple[Checked, ...]
    unchecked: tuple[Unchecked, ...]


def judged(readings: Sequence[Reading], packs: Sequence[Pack], known: Catalogue) -> Judgement:
    """Every finding of readings whose indicators are keyed, heaviest first; series; and what judged each claim."""
    plain, names = _unnamed(readings)
    return _named(_judged(plain, packs, known), names)


def _unnamed(readings: Iterable[Reading]) -> tuple[list[Reading], Mapping[str, str]]:
    """The readings with claims that are named by what documents say and not by what they are called, and their names.

    Where several proofs are as good, the names decide which is told; so renamed documents show the same.
    """
    names: dict[str, str] = {}
    found = []
    for rank, one in enumerate(sorted(readings, key=lambda one: (one.document.sha256, one.document.id))):
        plain = {claim.id: f"{rank:07}#{claim.span.start:09}" for claim in one.claims}
        names.update((new, old) for old, new in plain.items())
        claims = tuple(claim.called(plain[claim.id]) for claim in one.claims)
        ties, perhaps = (tuple(tie.called(plain) for tie in told) for told in (one.ties, one.perhaps))
        found.append(Reading(one.document, claims, ties, perhaps))
    return found, names


def _named(found: Judgement, names: Mapping[str, str]) -> Judgement:
    """The judgement with the claims' own names."""

    def own(claims: Iterable[str]) -> tuple[str, ...]:
        return tuple(names[name] for name in claims)

    return Judgement(
        tuple(
            replace(
                one,
                claims=own(one.claims),
                steps=tuple(Step(step.text, own(step.claims), step.interval, step.unit) for step in one.steps),
                suspects=tuple(replace(suspect, claim=names[suspect.claim]) for suspect in one.suspects),
            )
            for one in found.findings
        ),
        tuple(
            replace(one, points=tuple(Point(of.period, of.interval, of.value, own(of.claims)) for of in one.points))
            for one in found.series
        ),
        tuple(Checked(names[one.claim], one.rules) for one in found.checked),
        tuple(Unchecked(names[one.claim], one.reason) for one in found.unchecked),
    )


def _judged(readings: Sequence[Reading], packs: Sequence[Pack], known: Catalogue) -> Judgement:
    rules = [rule for pack in packs for rule in pack.rules]
    documents = {reading.document.id: reading.document for reading in readings}
    alignment = aligned(readings, known)
    told, found, links = _found(rules, alignment, stated(rules, alignment), documents)
    unique = {finding.id: finding for finding in found}.values()
    findings = tuple(sorted(unique, key=_weight))
    return Judgement(findings, marked(told, findings), *checks(told, links, alignment, findings, rules))


def _found(
    rules: Sequence[Rule], alignment: Alignment, links: Sequence[Link], documents: Mapping[str, Document]
) -> tuple[Sequence[Course], list[Finding], Sequence[Link]]:
    """The series, all findings and the links that they rest on; what was solved for them is let go."""
    hard = _solved(alignment, links)
    around = Surroundings(alignment, hard, documents)
    astray = _astray(hard, around)
    untied = list(_conflicts(astray.values(), Verdict.GAP, rules, around))
    if astray:
        links = [link for link in links if id(link) not in astray]
        hard = _solved(alignment, links)
        around = Surroundings(alignment, hard, documents)
    told = courses(alignment, hard.bounds)
    history = list(histories(told, rules, hard, alignment, documents))
    revised = [one.claims[:2] for one in history if one.verdict is Verdict.REVISION]
    wrong, unlike = _sorted(hard.conflicts, around)
    tense, _ = _sorted(_tense(hard, alignment), around)
    wrong.sort(key=lambda conflict: len(conflict.evidence))  # what few figures tell explains what many do
    unsettled = [conflict for conflict in wrong if not _settled(conflict, revised, around)]
    certain = grouped(_conflicts(unsettled, Verdict.CONTRADICTION, rules, around))
    return (
        told,
        [
            *certain,
            *_perhaps(rules, certain, around),
            *gathered(_conflicts(tense, Verdict.TENSION, rules, around)),
            *_conflicts(unlike, Verdict.GAP, rules, around),
            *untied,
            *_unfinished(hard, rules, around),
            *history,
        ],
        links,
    )


def _settled(conflict: Conflict, revised: Sequence[Sequence[str]], around: Surroundings) -> bool:
    """Whether a number that was told anew is only held against what was told before, the number that it replaced or
    what was reckoned of that, with what the document that tells it tells on of it; or one told since against a number
    that was replaced, or what that was reckoned of. `revised` holds each new number and the one that it replaced.
    """
    renewed, replaced = ({pair[at] for pair in revised} for at in (0, 1))
    told = {one.claim for one in conflict.evidence}
    stated = told.union(*(link.claims for link in conflict.links))
    issued = around.alignment.issued
    days = {
        name: issued[document].start
        for name in stated
        if (document := around.alignment.claims[name].document) in issued
    }
    anew = [days[name] for name in told & renewed & days.keys()]
    before = [days[name] for name in (told - renewed) & days.keys()]
    if anew and before and min(before) < min(anew) >= max(before):
        return True
    old = [days[name] for name in stated & replaced & days.keys()]
    since = [days[name] for name in (told - replaced) & days.keys()]
    return bool(old and since) and max(old) < max(since)


def _perhaps(rules: Sequence[Rule], certain: Sequence[Finding], around: Surroundings) -> list[Finding]:
    """Gaps of figures that would agree but for a slip if they belong together, as is likely and not said: none that a
    contradiction explains. Only what hangs together with these figures is solved again.
    """
    alignment = around.alignment
    if not alignment.perhaps:
        return []
    asked = {tie.claims for tie in alignment.perhaps}
    laws = stated(rules, replace(alignment, ties=alignment.perhaps))
    own = {id(link): link for link in laws if link.claims in asked}
    factors = {term.cell for link in own.values() for term in link.terms if term.cell.indicator.endswith("*")}
    beside = {id(link): link for link in laws if any(term.cell in factors for term in link.terms)} | own
    known = around.solution.bounds
    homes = known.homes(term.cell for link in beside.values() for term in link.terms)
    links = [link for home in sorted(homes) for link in known.links(home)]
    evidence = [one for one in alignment.evidence if known.home(one.cell) in homes]
    solved = _solved(alignment, [*links, *beside.values()], evidence)
    around = Surroundings(alignment, solved, around.documents)
    conflicts = [
        one
        for one in solved.conflicts
        if beside.keys() >= set(map(id, one.links)) and sum(id(link) in own for link in one.links) == 1
    ]
    slips = [one for one in conflicts if mistaken(one, around, typed=True)]
    found = _conflicts(slips, Verdict.GAP, rules, around, perhaps=True)
    blamed = {finding.suspects[0].claim for finding in certain if finding.suspects}
    return grouped(one for one in found if blamed.isdisjoint(one.claims))


def _solved(alignment: Alignment, links: Sequence[Link], evidence: Sequence[Evidence] | None = None) -> Solution:
    """The solution of links with all evidence, or some."""
    told = alignment.evidence if evidence is None else evidence
    return solution(told, links, strict=lambda one: soft(one, alignment.claims[one.claim]))


def _astray(hard: Solution, around: Surroundings) -> dict[int, Conflict]:
    """The conflicts of links whose own figures are too far apart for them to be tied, by the identity of the link."""
    return {
        id(link): conflict
        for conflict in hard.conflicts
        for link in conflict.links
        if len(conflict.links) == 1
        and {one.claim for one in conflict.evidence} <= set(link.claims)
        and not mistaken(conflict, around)
    }


def _weight(finding: Finding) -> tuple[int, int, float, str]:
    return (
        _SEVERITIES.index(finding.severity),
        _VERDICTS.index(finding.verdict),
        -finding.confidence,
        finding.id,
    )


def stated(rules: Iterable[Rule], alignment: Alignment) -> list[Link]:
    """The laws of all rules; of two that state the same law, the one that selects more closely.

    A law that names one cell twice (a rise since the period that it ended in) comes of a slip of reading, and is none.
    """
    laws: dict[tuple[object, ...], tuple[int, Link]] = {}
    numbers: dict[Cell, int] = {}
    for rule in rules:
        if rule.kind not in kinds():
            continue
        weight = len(rule.where) + len(rule.params)
        for link in kinds()[rule.kind](rule, alignment):
            cells = [numbers.setdefault(term.cell, len(numbers)) for term in link.terms]
            if len(set(cells)) < len(cells):
                continue
            factors = [term.coefficient.as_integer_ratio() for term in link.terms]
            law = link.relation, frozenset(zip(cells, factors, strict=True)), link.constant.as_integer_ratio()
            known = laws.get(law)
            if known is None or known[0] < weight:
                laws[law] = (weight, link)
    return [link for _, link in laws.values()]


def _tense(hard: Solution, alignment: Alignment) -> Iterable[Conflict]:
    """What cannot be true once hedges and truncation are taken away, besides what cannot be true anyway; nothing that
    one sentence tells twice, of which each is as close as its writer wanted it: `over 12,300, or 12,321 in all`.
    """
    contested = {one.claim for conflict in hard.conflicts for one in conflict.evidence}
    found = hard.told(lambda one: None if one.claim in contested else soft(one, alignment.claims[one.claim]))
    for conflict in found:
        claims = [alignment.claims[one.claim] for one in conflict.evidence]
        if conflict.links or len({(claim.document, claim.sentence) for claim in claims}) > 1:
            yield conflict


def _sorted(found: Iterable[Conflict], around: Surroundings) -> tuple[list[Conflict], list[Conflict]]:
    """The conflicts that an error of a writer explains, and those whose figures are rather not of one thing."""
    wrong: list[Conflict] = []
    unlike: list[Conflict] = []
    for conflict in found:
        (wrong if mistaken(conflict, around) else unlike).append(conflict)
    parted: dict[Cell, set[str]] = {}
    for conflict in unlike:
        for one in () if conflict.links else conflict.evidence:
            parted.setdefault(one.cell, set()).add(one.claim)
    strays = [conflict for conflict in wrong if conflict.links and _strays(conflict, parted)]
    return [conflict for conflict in wrong if conflict not in strays], [*unlike, *strays]


def _strays(conflict: Conflict, parted: Mapping[Cell, set[str]]) -> bool:
    """Whether a conflict takes two figures for one that are hardly of one thing: one of a cell, and another for which
    one of its laws was made.
    """
    for cell, unlike in parted.items():
        told = {one.claim for one in conflict.evidence if one.cell == cell}
        laws = [link for link in conflict.links if any(term.cell == cell for term in link.terms)]
        if len(unlike & told.union(*(link.claims for link in laws))) > 1:
            return True
    return False


def _conflicts(
    found: Iterable[Conflict], verdict: Verdict, rules: Sequence[Rule], around: Surroundings, *, perhaps: bool = False
) -> Iterable[Finding]:
    """The conflicts in which two claims at least take part: one figure alone contradicts nothing that was written;
    `perhaps` where their figures belong together perhaps.
    """
    for conflict in found:
        rule = _rule(conflict, rules, around.alignment)
        if rule is not None and len({one.claim for one in conflict.evidence}) > 1:
            yield _finding(conflict, verdict, rule, around, perhaps)


def _unfinished(hard: Solution, rules: Sequence[Rule], around: Surroundings) -> Iterable[Finding]:
    """A gap for each network with so many conflicts that not all of them were looked for."""
    alignment = around.alignment
    for network in hard.cut:
        cells = set(network.cells)
        told = [one for one in hard.conflicts if one.cell in cells]
        rule = next(filter(None, (_rule(one, rules, alignment) for one in told)), None)
        if rule is not None:
            claims = [alignment.claims[one.claim] for one in told[0].evidence]
            yield Finding(
                id=digest(rule.id, Verdict.GAP, told[0].cell, claims),
                rule=rule.id,
                verdict=Verdict.GAP,
                severity=Severity.WARNING,
                confidence=1.0,
                message=messages.unfinished(told[0].cell, len(network.evidence), len(told), alignment),
                claims=tuple(claim.id for claim in claims),
            )


def _finding(conflict: Conflict, verdict: Verdict, rule: Rule, around: Surroundings, perhaps: bool) -> Finding:
    alignment = around.alignment
    claims = _in_order(conflict, alignment)
    shown = steps(conflict, alignment, tense=verdict is Verdict.TENSION)
    blamed = perhaps or verdict is Verdict.CONTRADICTION
    joined = {name for link in conflict.links for name in link.claims}
    worded = claims if any(claim.id not in joined for claim in claims) else ()  # what a wording joins needs no `if`
    return Finding(
        id=digest(rule.id, verdict, conflict.cell, claims),
        rule=rule.id,
        verdict=verdict,
        severity=_severity(rule, Verdict.TENSION if perhaps else verdict),
        confidence=round(alignment.confidence(claims) * min((link.sure for link in conflict.links), default=1.0), 2),
        message=messages.guarded(
            messages.clash(conflict, claims, shown, verdict, alignment, perhaps), worded, alignment
        ),
        claims=tuple(claim.id for claim in claims),
        steps=shown,
        caveats=(
            *messages.caveats(claims, alignment, around.documents, worded),
            *messages.chained(conflict, alignment),
        ),
        suspects=suspects(conflict, around) if blamed else (),
        chance=chance(conflict, alignment),
    )


def _severity(rule: Rule, verdict: Verdict) -> Severity:
    """The severity of a finding: what is no contradiction is a warning at most, and less what could not be judged."""
    if verdict is Verdict.CONTRADICTION:
        return rule.severity
    return max(rule.severity, Severity.INFO if verdict is Verdict.GAP else Severity.WARNING, key=_SEVERITIES.index)


def _in_order(conflict: Conflict, alignment: Alignment) -> list[Claim]:
    """The claims of a conflict, the one that stands against the rest first."""
    ends = [move.claim for move in reversed(conflict.proof[-2:]) if move.claim is not None]
    names = dict.fromkeys((*ends[:1], *(one.claim for one in conflict.evidence)))
    return [alignment.claims[name] for name in names]


def _rule(conflict: Conflict, rules: Sequence[Rule], alignment: Alignment) -> Rule | None:
    """The rule whose law says most about a conflict; for one cell with two values, the first `same` that selects it.

    A ratio against the share printed beside it (`312/420`, `71,3 %`) is about shares. `None` without such a rule.
    """
    stating = {link.rule for link in conflict.links}
    if stating:
        return min(
            (rule for rule in rules if rule.id in stating), key=lambda rule: (_PARTICULAR.index(rule.kind), rule.id)
        )
    divided = any(alignment.claims[one.claim].quantity.kind is Kind.RATIO for one in conflict.evidence)
    kind = "share" if divided and conflict.cell.measure is Measure.SHARE else "same"
    about = conflict.cell
    return next((rule for rule in rules if rule.kind == kind and selected(rule, about, alignment.sources)), None)
