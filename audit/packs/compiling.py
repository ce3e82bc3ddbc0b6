"""Checked values -> the rules, indicators and places of a pack."""

from __future__ import annotations

from datetime import date

from audit.model import Indicator, Pack, Place, Rule, Severity, Text
from audit.packs.contents import Content, role
from audit.packs.values import JSON, Record, items, number, record, texts, truth, words
from audit.periods import parse

Names = tuple[tuple[str, tuple[str, ...]], ...]


def pack(content: Content) -> Pack:
    """The pack that a checked content describes; rules and indicators in alphabetical order of their ids."""
    about = record(content.values["pack.yaml"])
    return Pack(
        name=content.name,
        version=words(about["version"]),
        languages=texts(about["language"]),
        summary=text(about["summary"]),
        rules=tuple(rule(content.name, file, record(content.values[file])) for file in content.rules()),
        indicators=tuple(indicator(id, entry) for _, id, entry in sorted(catalogue(content), key=lambda one: one[1])),
        places=tuple(place(entry) for _, entry in places(content)),
        country=words(about.get("country")),
    )


def catalogue(content: Content) -> list[tuple[str, str, Record]]:
    """File, id and record of every indicator, in the order of files."""
    return [
        (file, id, record(entry))
        for file, value in content.values.items()
        if role(file) in ("pack", "indicators")
        for id, entry in record(record(value).get("indicators")).items()
    ]


def places(content: Content) -> list[tuple[tuple[str, int], Record]]:
    """File and index, and record, of every place, in the order of files."""
    return [
        ((file, index), record(entry))
        for file, value in content.values.items()
        if role(file) == "places"
        for index, entry in enumerate(items(value))
    ]


def text(value: JSON) -> Text:
    said = record(value)
    return Text(words(said["vi"]), words(said["en"]))


def rule(pack: str, file: str, entry: Record) -> Rule:
    """The rule of a file. A parameter that is a list becomes its words joined by spaces."""
    return Rule(
        id=f"{pack}/{file.removesuffix('.yaml')}",
        kind=words(entry["kind"]),
        severity=Severity(words(entry["severity"])),
        message=text(entry["message"]),
        why=text(entry["why"]),
        where=tuple((field, texts(globs)) for field, globs in record(entry.get("where")).items()),
        params=tuple((name, " ".join(texts(value))) for name, value in record(entry.get("with")).items()),
    )


def indicator(id: str, entry: Record) -> Indicator:
    return Indicator(
        id=id,
        names=names(entry["names"]),
        unit=words(entry.get("unit")) or words(entry.get("counts")),
        stock=truth(entry.get("stock")),
        may_fall=truth(entry.get("may_fall")) is not False,
        whole=words(entry.get("whole")),
        parts=texts(entry.get("parts")),
        low=number(entry.get("low")),
        high=number(entry.get("high")),
        share_names=names(entry.get("share_names")),
    )


def names(value: JSON) -> Names:
    return tuple((lang, texts(aliases)) for lang, aliases in record(value).items())


def place(entry: Record) -> Place:
    return Place(
        name=words(entry["name"]),
        level=words(entry.get("level")),
        parents=texts(entry.get("in")),
        aliases=texts(entry.get("aliases")),
        predecessors=texts(entry.get("predecessors")),
        valid_from=day(entry.get("from")),
        valid_to=day(entry.get("until")),
    )


def day(value: JSON) -> date | None:
    """The first day of a day, month or year (`2025-07-01`, `2025-07`, `2025`), or `None` for nothing.

    Raises `ValueError` where there is no such day.
    """
    return None if value is None else parse(words(value)).start
