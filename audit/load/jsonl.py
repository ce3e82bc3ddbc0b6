"""JSON lines: one document a row, with `id`, `text` and what is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields

from audit.sources import Meta, Source, TextFile, Unreadable

SUFFIXES = (".jsonl",)
_KNOWN = tuple(field.name for field in fields(Meta))


def texts(source: Source) -> Iterator[TextFile]:
    """The text of every row. Raises `Unreadable` at the first row that is no object with a text."""
    for number, line in enumerate(source.text().split("\n"), 1):
        if not line.strip("\ufeff \t\r"):
            continue
        try:
            row = json.loads(line.lstrip("\ufeff"))
        except (json.JSONDecodeError, RecursionError) as error:
            raise Unreadable(f"line {number}: not JSON ({error}); expected one object a line") from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise Unreadable(f'line {number}: expected an object with "id" and "text"')
        given = {name: str(row[name]) for name in _KNOWN if row.get(name) not in (None, "")}
        name = str(row.get("id", number))
        yield TextFile(f"{source.id}#{name}", source.id, row["text"], Meta(**given))
