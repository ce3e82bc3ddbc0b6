"""The hand annotation of real reports in the sibling folder `shared`, as items of the quality set."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypedDict

from tests.quality.annotate import ends
from tests.quality.items import HERE, Days, Figure, Item

SHARED = HERE.parents[2] / "shared"
ABSENT = f"the annotated reports are not in {SHARED / 'gold'}"
PLACES = {"bac_tu_liem": "quận Bắc Từ Liêm", "nam_tu_liem": "quận Nam Từ Liêm"}
MEASURES = {"growth_rate": "growth", "plan_attainment": "attainment", "change": "change", "share": "share"}
HEDGES = {"exact": "exact", "more_than": "over", "less_than": "under", "up_to": "at_most", "about": "about"}
UNITS = {"%": "percent", "VND/person": "VND/người"}
WORDS_OF_A_NOUN = 7


class Row(TypedDict):
    """One expression of `claims.jsonl`, as far as it is used here."""

    doc: str
    start: int
    end: int
    core_start: int
    core_end: int
    text: str
    kind: str
    subkind: str | None
    value: float | str | dict[str, float]
    unit: str | None
    approx: str
    entity: str
    indicator_vi: str | None
    period: str | None
    period_accept: list[str | None]
    role: str | None
    modality: str | None
    checkable: bool


def items() -> list[Item]:
    """One item for each annotated report, without metadata: a tool must find these in the text. Empty where absent."""
    path = SHARED / "gold" / "claims.jsonl"
    if not path.exists():
        return []
    rows: list[Row] = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    return [_item(name, [row for row in rows if row["doc"] == name]) for name in sorted({row["doc"] for row in rows})]


def _item(name: str, rows: list[Row]) -> Item:
    text = (SHARED / "corpus" / name).read_bytes().decode("utf-8")
    stamps = [row["value"] for row in rows if row["subkind"] == "publication_date"]
    issued = date.fromisoformat(str(stamps[0])) if stamps else None
    figures = tuple(_figure(row, text, issued) for row in rows if row["checkable"])
    return Item(name.partition("_")[0], "vi", "report", None, None, None, text, figures)


def _figure(row: Row, text: str, issued: date | None) -> Figure:
    value = row["value"]
    parts = value if isinstance(value, dict) else {}
    period, *accepted = [days for word in (row["period"], *row["period_accept"]) for days in _days(word, issued)]
    unit, *units = _units(row, text)
    return Figure(
        text=row["text"],
        start=row["start"],
        end=row["end"],
        core_start=row["core_start"],
        core_end=row["core_end"],
        kind=row["kind"],
        value=None if isinstance(value, dict) else float(value),
        numerator=parts.get("num"),
        denominator=parts.get("den"),
        low=None,
        high=None,
        unit=unit,
        unit_accept=tuple(units),
        hedge=HEDGES[row["approx"]],
        measure=MEASURES.get(row["role"] or "", "level"),
        measure_accept=("share",)
        if row["kind"] == "ratio"
        else ("change",)
        if row["role"] == "cumulative_total"
        else (),
        modality=row["modality"] or "actual",
        modality_accept=("target", "plan") if row["modality"] in ("target", "plan") else (),
        place=PLACES[row["entity"]],
        period=period,
        period_accept=tuple(accepted),
    )


def _units(row: Row, text: str) -> Iterator[str]:
    """The unit, and for a count every beginning of its noun phrase: the annotation names units by a class word."""
    if row["kind"] in ("percent", "money", "rate"):
        yield UNITS.get(row["unit"] or "", row["unit"] or "")
        return
    after = re.split(r"[.;:()]", text[row["core_end"] :], maxsplit=1)[0] if row["end"] > row["core_end"] else ""
    for phrase in (after, (row["indicator_vi"] or "").removeprefix("tổng số ")):
        words = re.findall(r"[^\s,“”]+", phrase)[:WORDS_OF_A_NOUN]
        yield from (" ".join(words[:count]) for count in range(1, len(words) + 1))


def _days(word: str | None, issued: date | None) -> Iterator[Days | None]:
    """Every reading of `2014`, `2014/2018`, `as_of:2019-03`, `../2021` in days; what is `as_of` may be its last day."""
    if word is None:
        yield None
        return
    stock = word.startswith("as_of:")
    first, _, last = word.removeprefix("as_of:").partition("/")
    start, end = ends(last if first == ".." else first)[0], ends(last or first)[1]
    yield start.isoformat(), end.isoformat()
    if stock:
        yield (end - timedelta(days=1)).isoformat(), end.isoformat()
    if issued and start <= issued < end:
        today = (issued + timedelta(days=1)).isoformat()
        yield (issued.isoformat() if stock else start.isoformat()), today
        yield start.replace(day=issued.day).isoformat(), today
