"""Findings as annotations of GitHub's checks: workflow commands, one a line, at the finding's main figure."""

from __future__ import annotations

from audit.model import Finding, Result, Severity
from audit.report.view.cards import pick, where
from audit.report.view.indexes import Index, dismissed, index
from audit.report.view.positions import position, seen
from audit.report.view.words import Words, words

FILES = ("github.txt",)

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(result: Result, lang: str) -> dict[str, bytes]:
    """`github.txt`, to be printed by a step of a workflow; dismissed findings are notices that say so."""
    said, known = words(lang), index(result)
    lines = [_command(finding, known, said) for finding in known.findings]
    return {"github.txt": "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")}


def _command(finding: Finding, known: Index, said: Words) -> str:
    command = "notice" if dismissed(finding) else _COMMANDS[finding.severity]
    claims = known.shown(finding)
    properties = {}
    if claims and claims[0].document in known.documents:
        at = position(known.documents[claims[0].document], claims[0])
        properties = {"file": seen(claims[0].document, known.files), "line": str(at.line), "endLine": str(at.end_line)}
        if at.line == at.end_line:  # columns only count within one line
            properties |= {"col": str(at.column), "endColumn": str(at.end_column)}
    properties["title"] = f"{said.say(f'verdict.{finding.verdict}')} ({finding.rule})"
    message = [pick(finding.message, said)]
    if finding.decision is not None:
        message.append(f"{said.say('finding.decision')}: {finding.decision.status}. {finding.decision.reason}")
    message += [f"{claim.text} ({claim.document}, {where(claim, said)})" for claim in claims]
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {written}::{_data(chr(10).join(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
