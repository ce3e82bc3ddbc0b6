"""What a run says on a terminal: the findings, heaviest first, then what was read, checked and left unchecked.

It reads the same without colour, in 80 columns, and through a pipe.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from audit.model import Decision, Finding, Result, Severity, Verdict
from audit.report.view.cards import pick, where
from audit.report.view.charts import clash
from audit.report.view.indexes import Index, dismissed, index
from audit.report.view.words import Words, printable, words

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table

SHOWN = 20
FEW = 3  # findings that tell only of figures too unlike to compare

_STYLES = {
    Verdict.CONTRADICTION: "bold red",
    Verdict.TENSION: "bold yellow",
    Verdict.BREAK: "bold magenta",
    Verdict.TREND: "bold blue",
    Verdict.REVISION: "bold cyan",
    Verdict.GAP: "bold",
    Verdict.FAILURE: "bold red",
}


def print(result: Result, lang: str, console: Console, report: str | None = None) -> None:
    """Writes the summary to the console; `report` is where the full report was written, if it was."""
    said, known = words(lang), index(result)
    for block in _blocks(result, known, said, report):
        console.print(block, soft_wrap=False)


def _blocks(result: Result, known: Index, said: Words, report: str | None) -> Iterator[RenderableType]:
    standing = [finding for finding in known.findings if not dismissed(finding)]
    gaps = [finding for finding in standing if _incomparable(finding)]
    if len(gaps) > FEW:
        standing = [finding for finding in standing if not _incomparable(finding)]
    for severity, group in groupby(standing[:SHOWN], key=lambda finding: finding.severity):
        yield _heading(severity, said)
        for finding in group:
            yield from _block(finding, known, said)
    if len(standing) > SHOWN:
        yield _line(said.say("summary.more", n=said.number(len(standing) - SHOWN), place=report or "report.html"))
    yield _line("")
    if len(gaps) > FEW:
        unlike = len({claim for finding in gaps for claim in finding.claims})
        yield _line(said.say("summary.unlike", n=said.number(unlike), place=report or "report.html"))
    for line in _counts(result, known, said):
        yield _line(line)
    if report is not None:
        yield _line(f"{said.say('summary.report')}: {report}")


def _incomparable(finding: Finding) -> bool:
    """Whether a finding only tells of figures that were not set against each other after all."""
    gap = finding.verdict is Verdict.GAP and finding.severity is Severity.INFO
    return gap and len(finding.claims) > 1


def _heading(severity: Severity, said: Words) -> RenderableType:
    from rich.text import Text

    return Text(f"\n{said.say(f'severity.{severity}').upper()}", style="bold underline")


def _block(finding: Finding, known: Index, said: Words) -> Iterator[RenderableType]:
    """The verdict and the message, then the figures with the places to look at, then the arithmetic that fails."""
    from rich.padding import Padding
    from rich.text import Text

    verdict = said.say(f"verdict.{finding.verdict}")
    head = Text.assemble("\n", (f"{verdict}: ", _STYLES[finding.verdict]), printable(pick(finding.message, said)))
    yield head
    yield Padding(_figures(finding, known, said), (0, 0, 0, 2), expand=False)
    notes = {
        "steps": [pick(step, said) for step in key_steps(finding)],
        "caveats": [pick(caveat, said) for caveat in finding.caveats],
    }
    if finding.decision is not None:
        told = f"{said.say('finding.decision')}: {_decision(finding.decision, said)}"
        yield Padding(Text(printable(told)), (0, 0, 0, 2), expand=False)
    for name, sentences in notes.items():
        if sentences:
            note = said.say(f"summary.{name}", **{name: "; ".join(sentence.rstrip(". ") for sentence in sentences)})
            yield Padding(Text(printable(note)), (0, 0, 0, 2), expand=False)


def _figures(finding: Finding, known: Index, said: Words) -> Table:
    from rich.table import Table
    from rich.text import Text

    suspect = finding.suspects[0].claim if finding.suspects else None
    table = Table.grid(padding=(0, 2))
    table.add_column(overflow="fold", max_width=30)
    table.add_column(overflow="fold")
    for claim in known.shown(finding):
        place = (
            f"{claim.document}:{claim.line}" if claim.table_cell is None else f"{claim.document}, {where(claim, said)}"
        )
        doubt = f"  ({said.say('finding.suspect')})" if claim.id == suspect else ""
        figure = Text(printable(" ".join(claim.text.split())), style="bold")
        table.add_row(figure, Text.assemble((printable(place), "cyan"), doubt))
    return table


def key_steps(finding: Finding) -> tuple[tuple[str, str], ...]:
    """What a reader should redo: the two steps that do not meet, else the last that reckons with all figures, else of a
    break all steps, and of a course of events the last.
    """
    pair = clash(finding)
    if pair is not None:
        return tuple(finding.steps[number].text for number, _ in pair)
    joint = [step for step in finding.steps if step.interval is not None and {*finding.claims} <= {*step.claims}]
    told = finding.steps if finding.verdict is Verdict.BREAK else finding.steps[-1:]
    return tuple(step.text for step in joint[-1:] or told)


def _counts(result: Result, known: Index, said: Words) -> Iterator[str]:
    documents, claims = len(result.documents), len(result.claims)
    counts = [said.count("count.documents", documents), said.count("count.claims", claims)]
    found = [f"{said.number(n)} {said.count(f'count.{verdict}', n)}" for verdict, n in known.verdicts.items() if n]
    yield ", ".join(counts) + ": " + (", ".join(found) or said.count("count.findings", 0))
    if claims:
        share = said.share(known.checked, claims)
        yield said.say("summary.checked", n=said.number(known.checked), total=said.number(claims), share=share)
    if known.silences:
        told = (f"{said.number(len(silent))} ({said.reason(reason)})" for reason, silent in known.silences)
        yield printable(said.say("summary.unchecked", reasons="; ".join(told)))
    passed = [(finding, finding.decision) for finding in known.findings if dismissed(finding)]
    if passed:
        yield said.count("summary.dismissed", len(passed))
    for finding, decision in passed:
        if decision is not None:
            yield printable(f"  {finding.id} {finding.rule}: {_decision(decision, said)}")
    noted = [(document.id, problem) for document in result.documents for problem in document.problems]
    if noted:
        yield said.say("documents.problems")
        yield from (printable(f"  {name}: {said.problem(problem)}") for name, problem in noted[:SHOWN])
    if result.problems:
        yield said.count("summary.unread", len(result.problems))
        yield from (printable(f"  {problem.path}: {said.problem(problem.message)}") for problem in result.problems)


def _decision(decision: Decision, said: Words) -> str:
    """What was decided, why, and by whom: `dismissed. Two ways of counting (Lan)`."""
    signed = f" ({decision.by})" if decision.by else ""
    return f"{said.say(f'status.{decision.status}')}. {decision.reason}{signed}"


def _line(text: str) -> RenderableType:
    from rich.text import Text

    return Text(text)
