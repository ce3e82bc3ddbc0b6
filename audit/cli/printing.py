"""Claims as lines, rows or a table on standard output."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, TextIO, cast

from audit.cli.options import Language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from audit.model import Reading
    from audit.records import JSON


_BLANKS = re.compile(r"[ \t]+(?=\n)")


class _Trimmed:
    """Standard output without the blanks that fill lines up to the width of a terminal."""

    def __init__(self, file: TextIO) -> None:
        self.file = file

    def write(self, text: str) -> int:
        return self.file.write(_BLANKS.sub("", text))

    def __getattr__(self, name: str) -> object:
        return getattr(self.file, name)


def terminal() -> Console:
    """What prints on standard output, in colours on a terminal."""
    from rich.console import Console

    return Console(file=None if sys.stdout.isatty() else cast(TextIO, _Trimmed(sys.stdout)), highlight=False)


def print_claims(one: Reading, format: str, lang: Language, first: bool) -> None:
    from audit import records

    if format == "jsonl":
        sys.stdout.write("".join(map(records.line, one.claims)))
    elif format == "csv":
        import csv

        rows = [records.claim(claim) for claim in one.claims]
        if rows:
            writer = csv.DictWriter(sys.stdout, list(rows[0]), lineterminator="\n")
            if first:
                writer.writeheader()
            writer.writerows(rows)
    else:
        print_table(one, lang)


def print_json(value: JSON) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_lines(rows: Iterable[JSON]) -> None:
    """A line of JSON for each row, as soon as it is there."""
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def print_table(one: Reading, lang: Language) -> None:
    from rich.table import Table

    from audit import texts

    table = Table(title=one.document.id, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for name in (
        ("dòng", "số liệu", "chỉ tiêu", "nơi", "thời gian")
        if lang is Language.VI
        else ("line", "figure", "indicator", "place", "period")
    ):
        table.add_column(name, overflow="fold")
    for claim in one.claims:
        table.add_row(
            claim.table_cell or str(claim.line),
            " ".join(claim.text.split()),
            claim.indicator_text or "",
            claim.cell.place or "",
            texts.dated(claim.cell, lang.value),
        )
    terminal().print(table)
