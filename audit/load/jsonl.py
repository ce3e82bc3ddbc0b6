"""JSON lines: one document a row, with `id`, `text` and what is known of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields

from audit.sources import Meta, Source, TextFile, Unreadable

SUFFIXES = (".jsonl",)
MANY = True
# Half of a pair that JSON may escape alone; no coding can write it.
_LONE = re.compile("[\ud800-\udfff]")
_KNOWN = tuple(field.name for field in fields(Meta))


def texts(source: Source) -> Iterator[TextFile]:
    """The text of every row, read row by row; half a surrogate pair becomes U+FFFD, so that offsets stay.

    Raises `Unreadable` at the first row that is no object with a text.
    """
    for number, line in enumerate(source.lines(), 1):
        if not line.strip("\ufeff \t\r"):
            continue
        try:
            row = json.loads(line.lstrip("\ufeff"))
        except (ValueError, RecursionError) as error:  # ValueError: also a number of thousands of digits
            raise Unreadable(f"line {number}: not JSON ({error}); expected one object a line") from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise Unreadable(f'line {number}: expected an object with "id" and "text"')
        given = {name: _whole(str(row[name])) for name in _KNOWN if row.get(name) not in (None, "")}
        name = _whole(str(row.get("id", number)))
        yield TextFile(f"{source.id}#{name}", source.id, _whole(row["text"]), Meta(**given))


def _whole(text: str) -> str:
    return _LONE.sub("\ufffd", text)
