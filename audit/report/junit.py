"""Findings as JUnit XML, which most build servers show: a suite for each pack, a case for each rule and finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from audit.model import Finding, Result, Severity, Verdict
from audit.report.view.cards import pick, where
from audit.report.view.indexes import Index, dismissed, index
from audit.report.view.words import Words, printable, tool, words

FILES = ("junit.xml",)


def render(result: Result, lang: str) -> dict[str, bytes]:
    """`junit.xml`: a serious finding is a failure, a failure of the tool an error, a dismissed finding skipped.

    Any other finding is a case that passes and says what was found; so does a rule without findings.
    """
    said, known = words(lang), index(result)
    by_rule: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in known.findings:
        by_rule[finding.rule].append(finding)
    packs: defaultdict[str, list[str]] = defaultdict(list)
    for rule in dict.fromkeys([*known.rules, *sorted(by_rule)]):
        packs[rule.partition("/")[0]].append(rule)
    root = Element("testsuites", name=tool()[0])
    for pack, rules in packs.items():
        suite = SubElement(root, "testsuite", name=_text(pack))
        for rule in rules:
            _cases(suite, rule, by_rule.get(rule, ()), known, said)
        _count(suite)
    _count(root)
    ElementTree.indent(root, " ")
    return {"junit.xml": ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"}


def _cases(suite: Element, rule: str, findings: Sequence[Finding], known: Index, said: Words) -> None:
    if not findings:
        SubElement(suite, "testcase", classname=_text(rule), name=_text(rule))
    for finding in findings:
        message = _text(pick(finding.message, said))
        case = SubElement(suite, "testcase", classname=_text(rule), name=f"{message} [{_text(finding.id)}]")
        claims = known.shown(finding)
        if claims:
            case.set("file", _text(claims[0].document))
            case.set("line", str(claims[0].line))
        outcome = _outcome(finding)
        detail = SubElement(case, outcome)
        detail.text = _text(_detail(finding, known, said))
        if outcome != "system-out":
            detail.set("message", message)
        if outcome in ("failure", "error"):
            detail.set("type", finding.verdict.value)


def _outcome(finding: Finding) -> str:
    if dismissed(finding):
        return "skipped"
    if finding.verdict is Verdict.FAILURE:
        return "error"
    return "failure" if finding.severity is Severity.ERROR else "system-out"


def _detail(finding: Finding, known: Index, said: Words) -> str:
    lines = [f"{said.say(f'verdict.{finding.verdict}')}: {pick(finding.message, said)}"]
    lines += [f"  {claim.text}  {claim.document}, {where(claim, said)}" for claim in known.shown(finding)]
    lines += [f"  {number}. {pick(step.text, said)}" for number, step in enumerate(finding.steps, 1)]
    lines += [f"  {said.say('finding.caveats')}: {pick(caveat, said)}" for caveat in finding.caveats]
    if finding.decision is not None:
        lines.append(f"  {said.say('finding.decision')}: {finding.decision.status}. {finding.decision.reason}")
    return "\n".join(lines)


def _count(suite: Element) -> None:
    suite.set("tests", str(len(list(suite.iter("testcase")))))
    for name, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(list(suite.iter(outcome)))))


def _text(text: str) -> str:
    return printable(text)
