"""The findings as SARIF 2.1.0 (OASIS), for code hosts, editors and other tools that show results in files."""

from __future__ import annotations

import json

from audit.model import Claim, Decision, Finding, Result, Rule, Severity, Text, Verdict
from audit.packs.explain import limits
from audit.packs.schemas import kinds
from audit.records import JSON
from audit.report.view.cards import pick, where
from audit.report.view.indexes import Index, index
from audit.report.view.positions import file, position, uri
from audit.report.view.words import Words, tool, words

FILES = ("report.sarif",)

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# Since 2.1.0 a result that reports no problem has a kind other than `fail`, and then no level but `none`.
_KINDS = {Verdict.TREND: "informational", Verdict.REVISION: "review", Verdict.GAP: "open"}
_STATUSES = {"dismissed": "accepted", "explained": "accepted"}


def render(result: Result, lang: str) -> dict[str, bytes]:
    """`report.sarif`; columns count code points, and a finding's fingerprint is its id."""
    said, known = words(lang), index(result)
    rules = {**known.rules, **{found.rule: None for found in known.findings if found.rule not in known.rules}}
    numbers = {rule: number for number, rule in enumerate(rules)}
    name, version = tool()
    run: dict[str, JSON] = {
        "tool": {
            "driver": {
                "name": name,
                "semanticVersion": version,
                "version": version,
                "language": said.lang,
                "rules": [_descriptor(rule, found, said) for rule, found in rules.items()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(result, said)],
        "artifacts": _artifacts(known),
        "results": [_result(finding, numbers[finding.rule], known, said) for finding in known.findings],
    }
    log: dict[str, JSON] = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    text = json.dumps(log, ensure_ascii=False, indent=1, allow_nan=False)
    return {"report.sarif": (text + "\n").encode("utf-8", "backslashreplace")}


def _descriptor(rule: str, found: Rule | None, said: Words) -> JSON:
    described: dict[str, JSON] = {"id": rule}
    if found is not None:
        message, why = pick(found.message, said), pick(found.why, said)
        described |= {
            "shortDescription": {"text": message or rule},
            "fullDescription": {"text": why or message or rule},
            "help": {"text": _help(found, said)},
            "defaultConfiguration": {"level": _LEVELS[found.severity]},
            "properties": {"kind": found.kind},
        }
    return described


def _help(rule: Rule, said: Words) -> str:
    """Why a rule holds, and what its kind cannot see."""
    why = pick(rule.why, said) or pick(rule.message, said) or rule.id
    return f"{why}\n\n{limits(rule.kind, said.lang)}" if rule.kind in kinds() else why


def _invocation(result: Result, said: Words) -> JSON:
    """Whether all went well, and a notification for each input that could not be read."""
    failed = any(finding.verdict is Verdict.FAILURE for finding in result.findings)
    notifications: list[JSON] = [
        {
            "level": "error",
            "message": {"text": f"{said.say('problems.title')}: {said.problem(problem.message)}"},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(problem.path, result.files)}}}],
        }
        for problem in result.problems
    ]
    return {"executionSuccessful": not failed, "toolExecutionNotifications": notifications}


def _artifacts(known: Index) -> list[JSON]:
    """The files of the documents; a file of several rows has no hash here, for a row's hash is not the file's."""
    seen: dict[str, JSON] = {}
    for document in known.documents.values():
        artifact: dict[str, JSON] = {"location": {"uri": uri(document.id, known.files)}}
        if file(document.id) == document.id:
            artifact["hashes"] = {"sha-256": document.sha256}
        seen.setdefault(uri(document.id, known.files), artifact)
    return list(seen.values())


def _result(finding: Finding, rule: int, known: Index, said: Words) -> JSON:
    claims = known.shown(finding)
    kind = _KINDS.get(finding.verdict, "fail")
    described: dict[str, JSON] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "kind": kind,
        "level": _LEVELS[finding.severity] if kind == "fail" else "none",
        "message": {"text": _message(finding, said)},
        "locations": [_location(claim, known, said) for claim in claims[:1]],
        "relatedLocations": [
            {**_location(claim, known, said), "id": number} for number, claim in enumerate(claims[1:], 1)
        ],
        "partialFingerprints": {"finding/v1": finding.id},
        "rank": round(100 * finding.confidence, 1),
        "properties": {
            "verdict": finding.verdict.value,
            "confidence": finding.confidence,
            "chance": finding.chance,
            "steps": [_bilingual(step.text) for step in finding.steps],
        },
    }
    if finding.decision is not None:
        described["suppressions"] = [_suppression(finding.decision)]
    return described


def _message(finding: Finding, said: Words) -> str:
    """The message and the caveats: a reader of a code host sees nothing else."""
    sentences = [pick(finding.message, said), *(pick(caveat, said) for caveat in finding.caveats)]
    return " ".join(sentence for sentence in sentences if sentence) or finding.rule


def _location(claim: Claim, known: Index, said: Words) -> dict[str, JSON]:
    document = known.documents.get(claim.document)
    physical: dict[str, JSON] = {"artifactLocation": {"uri": uri(claim.document, known.files)}}
    if document is not None and file(document.id) == document.id:
        at = position(document, claim)
        physical["region"] = {
            "startLine": at.line,
            "startColumn": at.column,
            "endLine": at.end_line,
            "endColumn": at.end_column,
            "charOffset": claim.span.start,
            "charLength": claim.span.end - claim.span.start,
            "snippet": {"text": claim.text},
        }
    return {
        "physicalLocation": physical,
        "logicalLocations": [{"fullyQualifiedName": claim.document, "kind": "document"}],
        "message": {"text": f"{claim.text} ({where(claim, said)})"},
    }


def _suppression(decision: Decision) -> JSON:
    """A decision marks a result, it does not drop it; one that confirms the finding is a suppression refused."""
    status = _STATUSES.get(decision.status, "rejected")
    told = {"by": decision.by, "date": decision.date, "until": decision.until}
    known: dict[str, JSON] = {"status": decision.status, **{name: value for name, value in told.items() if value}}
    return {"kind": "external", "status": status, "justification": decision.reason, "properties": known}


def _bilingual(text: Text) -> JSON:
    return {"vi": text.vi, "en": text.en}
