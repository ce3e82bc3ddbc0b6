"""A result arranged for looking up: claims and documents by id, findings by claim, in the order of their weight."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.model import Claim, Document, Finding, Indicator, Result, Rule, Series, Severity, Verdict

DISMISSED = "dismissed"

_SEVERITIES = {severity: rank for rank, severity in enumerate((Severity.ERROR, Severity.WARNING, Severity.INFO))}
VERDICTS = (
    Verdict.CONTRADICTION,
    Verdict.TENSION,
    Verdict.BREAK,
    Verdict.REVISION,
    Verdict.TREND,
    Verdict.FAILURE,
    Verdict.GAP,
)
_VERDICTS = {verdict: rank for rank, verdict in enumerate(VERDICTS)}


@dataclass(frozen=True, slots=True)
class Index:
    """The look-ups of one result; `numbers` name its findings in their order, `anchors` its figures, on a page."""

    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    by_document: Mapping[str, tuple[Claim, ...]]
    findings: tuple[Finding, ...]
    numbers: Mapping[str, int]
    anchors: Mapping[str, str]
    by_claim: Mapping[str, tuple[Finding, ...]]
    series_by_claim: Mapping[str, tuple[int, ...]]
    judging: Mapping[str, tuple[str, ...]]
    unchecked: Mapping[str, str]
    rules: Mapping[str, Rule]
    indicators: Mapping[str, Indicator]
    series: tuple[Series, ...]
    files: Mapping[str, str]

    @property
    def verdicts(self) -> Mapping[Verdict, int]:
        """How many findings have each verdict, in the order of their weight, without those dismissed."""
        counts = Counter(finding.verdict for finding in self.findings if not dismissed(finding))
        return {verdict: counts[verdict] for verdict in VERDICTS}

    @property
    def checked(self) -> int:
        """How many claims at least one rule judged."""
        return sum(claim not in self.unchecked for claim in self.claims)

    @property
    def silences(self) -> Sequence[tuple[str, Sequence[Claim]]]:
        """The reasons why claims were not checked with these, the reason of most claims first."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for name, reason in self.unchecked.items():
            if name in self.claims:
                found[reason].append(self.claims[name])
        return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))

    def shown(self, finding: Finding) -> tuple[Claim, ...]:
        """The claims of the finding that the result holds."""
        return tuple(self.claims[claim] for claim in finding.claims if claim in self.claims)

    def drawn(self, finding: Finding) -> Series | None:
        """The series that holds most of the finding's claims, at least two; of equals that of the arithmetic's unit."""
        votes = Counter(number for claim in finding.claims for number in self.series_by_claim.get(claim, ()))
        if not votes:
            return None
        unit = finding.steps[0].unit if finding.steps else ""
        best = max(votes, key=lambda number: (votes[number], self.series[number].unit == unit, -number))
        return self.series[best] if len(self.series[best].points) > 1 and votes[best] > 1 else None


def index(result: Result) -> Index:
    """The look-ups of the result, built in time linear in its size."""
    by_document: dict[str, list[Claim]] = {document.id: [] for document in result.documents}
    for claim in result.claims:
        by_document.setdefault(claim.document, []).append(claim)
    findings = ordered(result.findings)
    by_claim: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for name in dict.fromkeys(finding.claims):
            by_claim[name].append(finding)
    series_by_claim: defaultdict[str, list[int]] = defaultdict(list)
    for number, series in enumerate(result.series):
        for name in dict.fromkeys(name for point in series.points for name in point.claims):
            series_by_claim[name].append(number)
    return Index(
        {document.id: document for document in result.documents},
        {claim.id: claim for claim in result.claims},
        {name: tuple(sorted(claims, key=lambda claim: (claim.span, claim.id))) for name, claims in by_document.items()},
        findings,
        {finding.id: number for number, finding in enumerate(findings, 1)},
        _anchors(by_document),
        {name: tuple(found) for name, found in by_claim.items()},
        {name: tuple(numbers) for name, numbers in series_by_claim.items()},
        {one.claim: one.rules for one in result.checked},
        {one.claim: one.reason for one in result.unchecked},
        {rule.id: rule for pack in result.packs for rule in pack.rules},
        {indicator.id: indicator for pack in result.packs for indicator in pack.indicators},
        result.series,
        result.files,
    )


def ordered(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings, those that stand before those dismissed, then by severity, verdict, confidence and id."""

    def weight(finding: Finding) -> tuple[bool, int, int, float, str]:
        rank = _SEVERITIES[finding.severity], _VERDICTS[finding.verdict]
        return dismissed(finding), *rank, -finding.confidence, finding.id

    return tuple(sorted(findings, key=weight))


def dismissed(finding: Finding) -> bool:
    """Whether a reviewer decided that the finding does not count."""
    return finding.decision is not None and finding.decision.status == DISMISSED


def _anchors(by_document: Mapping[str, list[Claim]]) -> dict[str, str]:
    """A short page-wide name for every claim: the number of its document and its own offset there."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for number, claims in enumerate(by_document.values(), 1):
        for claim in claims:
            anchor = f"d{number}-{claim.span.start}"
            while anchor in taken:  # one figure can be evidence about two indicators
                anchor += "b"
            taken.add(anchor)
            anchors[claim.id] = anchor
    return anchors
