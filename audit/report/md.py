"""The report as Markdown, for a merge request, a ticket or a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.model import Result
from audit.report.view.cards import Card, Evidence, card
from audit.report.view.indexes import Index, index
from audit.report.view.quotes import FIGURE
from audit.report.view.words import Words, printable, tool, words

FILES = ("report.md",)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def render(result: Result, lang: str) -> dict[str, bytes]:
    """`report.md`."""
    said, known = words(lang), index(result)
    lines = [
        f"# {said.say('page.title')}",
        "",
        *_counts(result, known, said),
        "",
        *(line for finding in known.findings for line in _finding(card(finding, known, said), said)),
        f"## {said.say('unchecked.title')}",
        "",
        *_silences(known, said),
        "",
        f"{said.say('page.made', tool=tool()[0], version=tool()[1])}.",
    ]
    return {"report.md": printable("\n".join(lines) + "\n").encode()}


def plain(text: str) -> str:
    """The text on one line, with nothing in it that Markdown would take for a mark."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _counts(result: Result, known: Index, said: Words) -> Iterator[str]:
    yield f"- {said.count('count.documents', len(result.documents))}"
    share = said.share(known.checked, len(result.claims))
    total = said.number(len(result.claims))
    yield f"- {said.say('summary.checked', n=said.number(known.checked), total=total, share=share)}"
    for verdict, n in known.verdicts.items():
        if n:
            yield f"- **{said.number(n)}** {said.count(f'count.{verdict}', n)}"
    for problem in result.problems:
        yield f"- {said.say('problems.title')}: {plain(problem.path)}. {plain(said.problem(problem.message))}"


def _finding(shown: Card, said: Words) -> Iterator[str]:
    finding = shown.finding
    yield f"## {shown.number}. {said.say(f'verdict.{finding.verdict}')}: {plain(shown.message)}"
    yield ""
    facts = [f"{said.say('finding.confidence')}: {said.confidence(finding.confidence)}", f"`{finding.rule}`"]
    yield ". ".join([*facts, *filter(None, [shown.chance])])
    yield ""
    if finding.decision is not None:
        yield f"{said.say('finding.decision')}: **{plain(finding.decision.status)}**. {plain(finding.decision.reason)}"
        yield ""
    for one in shown.evidence:
        yield from _evidence(one, said)
    for title, lines, mark in (
        ("finding.steps", [f"{line.text} {f'→ {line.result}' if line.result else ''}" for line in shown.lines], "1."),
        ("finding.caveats", shown.caveats, "-"),
        ("finding.suspects", [f"{one.claim.text}: {one.reason}; {one.value}" for one in shown.doubts], "1."),
    ):
        if lines:
            yield from (f"{said.say(title)}:", "", *(f"{mark} {plain(line).rstrip('; ')}" for line in lines), "")


def _evidence(one: Evidence, said: Words) -> Iterator[str]:
    pieces = one.quote.pieces if one.quote else ()
    quote = "".join(f"**{plain(piece.text)}**" if piece.role == FIGURE else _loose(piece.text) for piece in pieces)
    doubt = f" ({said.say('finding.suspect')})" if one.suspect else ""
    yield f"> {quote or f'**{plain(one.claim.text)}**'}"
    yield ">"
    yield f"> {plain(one.title)}, {one.issued}, {one.where}{doubt}"
    yield ""


def _loose(text: str) -> str:
    """A piece of a quote with the blanks at its ends kept."""
    left, right = " " if text[:1].isspace() else "", " " if text[-1:].isspace() else ""
    return left + plain(text) + (right if text.strip() else "")


def _silences(known: Index, said: Words) -> Iterator[str]:
    if not known.silences:
        yield said.say("unchecked.none")
    for reason, claims in known.silences:
        yield f"- {said.number(len(claims))}: {plain(said.reason(reason))}"
