"""Items of the quality set: a text with the figures that a careful reader finds in it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).parent
OPTIONAL = ("value_accept", "measure_accept", "modality_accept", "hedge_accept", "optional")

Days = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """What a careful reader understands one figure to say; the names are those of the contract's claim."""

    text: str
    start: int
    end: int
    core_start: int
    core_end: int
    kind: str
    value: float | int | None
    numerator: float | int | None
    denominator: float | int | None
    low: float | int | None
    high: float | int | None
    unit: str
    unit_accept: tuple[str, ...] = ()
    value_accept: tuple[tuple[float | int, str], ...] = ()
    hedge: str = "exact"
    measure: str = "level"
    modality: str = "actual"
    place: str | None = None
    place_accept: tuple[str | None, ...] = ()
    period: Days | None = None
    period_accept: tuple[Days | None, ...] = ()
    base: Days | None = None
    indicator_text: str | None = None
    measure_accept: tuple[str, ...] = ()
    modality_accept: tuple[str, ...] = ()
    hedge_accept: tuple[str, ...] = ()
    optional: bool = False  # a limit or an age that only names a group: right to list, right to leave out


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence, a passage or a whole document with its figures in the order of the text."""

    id: str
    lang: str
    topic: str
    issued: str | None
    place: str | None
    title: str | None
    text: str
    figures: tuple[Figure, ...] = ()
    path: str | None = None


def line(item: Item) -> str:
    """The item as one line of JSON, without fields that say nothing."""
    row = asdict(item)
    del row["path" if item.path is None else "text"]
    for figure in row["figures"]:
        if figure["low"] is None:
            del figure["low"], figure["high"]
        for name in OPTIONAL:
            if not figure[name]:
                del figure[name]
    return json.dumps(row, ensure_ascii=False)


def read(path: Path) -> list[Item]:
    """The items of one JSONL file; a document's text comes from its own file, beside the JSONL, byte for byte.

    Raises `TypeError` where a row has an unknown field or lacks one.
    """
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").split("\n") if row]
    for row in rows:
        if row.get("path"):
            row["text"] = (path.parent / row["path"]).read_bytes().decode("utf-8")
        for figure in row["figures"]:
            figure |= {name: figure.get(name) for name in ("low", "high")}
            figure |= {name: _frozen(value) for name, value in figure.items() if isinstance(value, list)}
        row["figures"] = tuple(Figure(**figure) for figure in row["figures"])
    return [Item(**row) for row in rows]


def _frozen(values: list[object]) -> tuple[object, ...]:
    """The list as a tuple, and every list in it."""
    return tuple(_frozen(value) if isinstance(value, list) else value for value in values)
