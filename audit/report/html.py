"""The report for people: one self-contained page that works offline, without JavaScript, on paper and on a phone."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files

from markupsafe import Markup

from audit.model import Claim, Document, Result, Series
from audit.report.view.cards import card, pick, where
from audit.report.view.charts import LineChart, line_chart
from audit.report.view.indexes import VERDICTS, Index, index
from audit.report.view.marks import anchor, marked
from audit.report.view.words import Words, printable, tool, words

FILES = ("report.html",)

# So many figures are listed under one reason; the rest are marked in the documents.
_LISTED = 60


@dataclass(frozen=True, slots=True)
class Story:
    """A series without findings: its name, what it did, and its drawing."""

    series: Series
    name: str
    summary: str
    chart: LineChart | None


@dataclass(frozen=True, slots=True)
class Silence:
    """A reason why figures were not checked, with how many and the first of them."""

    reason: str
    count: int
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document of the report; `url` is empty unless it is one that a browser may safely follow."""

    document: Document
    title: str
    issued: str
    url: str
    claims: int
    findings: int
    text: Markup


def render(result: Result, lang: str) -> dict[str, bytes]:
    """`report.html`, in Vietnamese or English."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    said, known = words(lang), index(result)
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = _asset("report.css"), _asset("report.js")
    page = environment.get_template("report.html").render(
        w=said,
        result=result,
        index=known,
        tool=tool(),
        verdicts=VERDICTS,
        cards=[card(finding, known, said) for finding in known.findings],
        stories=_stories(known, said),
        silences=_silences(known, said),
        sheets=_sheets(known, said),
        anchor=anchor,
        pick=lambda text: pick(text, said),
        where=lambda claim: where(claim, said),
        style=Markup(style),
        script=Markup(script),
        policy=f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'",
    )
    return {"report.html": printable(page).encode()}


def _asset(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _stories(known: Index, said: Words) -> list[Story]:
    drawn = {id(series) for finding in known.findings if (series := known.drawn(finding)) is not None}
    return [_story(series, said) for series in known.series if id(series) not in drawn]


def _story(series: Series, said: Words) -> Story:
    parts = [said.say(f"series.{series.direction}")]
    if series.change is not None:
        unit = "percentage_point" if series.unit == "percent" else series.unit
        parts.append(said.say("series.change", change=said.gain(series.change, unit)))
    if series.growth_per_year is not None:
        rate = said.amount(Fraction(f"{100 * series.growth_per_year:.1f}"), "percent")
        parts.append(said.say("series.growth", rate=rate))
    name = pick(series.name, said) or series.indicator.replace("_", " ")
    return Story(series, name, ", ".join(parts), line_chart(series, said))


def _silences(known: Index, said: Words) -> list[Silence]:
    return [Silence(said.reason(reason), len(claims), tuple(claims[:_LISTED])) for reason, claims in known.silences]


def _sheets(known: Index, said: Words) -> list[Sheet]:
    findings = Counter(
        name for finding in known.findings for name in {claim.document for claim in known.shown(finding)}
    )
    return [_sheet(document, known, said, findings) for document in known.documents.values()]


def _sheet(document: Document, known: Index, said: Words, findings: Mapping[str, int]) -> Sheet:
    url = document.url or ""
    return Sheet(
        document,
        document.title or document.id,
        said.issued(document),
        url if url.startswith(("https://", "http://")) else "",
        len(known.by_document[document.id]),
        findings.get(document.id, 0),
        marked(document, known, said),
    )
