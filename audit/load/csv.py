"""Tables with one record a line, parted by commas, semicolons, tabs or bars: one table, its rows as drawn with bars."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO

from audit.rows import rows
from audit.sources import Source, TextFile, Unreadable

SUFFIXES = (".csv", ".tsv")
_DELIMITERS = (";", "\t", "|", ",")
_SAMPLE = 100  # rows that show which mark parts the fields


def texts(source: Source) -> Iterator[TextFile]:
    """The one table of the file; a line above it with one text is its title. Raises `Unreadable`."""
    told, problems = source.text()
    text = told.removeprefix("\ufeff")
    csv.field_size_limit(2**31 - 1)
    try:
        mark = _delimiter(text, source)
        cells = list(csv.reader(StringIO(text, newline=""), delimiter=mark))
        if text.count('"') % 2 and "\n" in "".join(cells[-1][-1:]):
            cells = list(csv.reader(text.splitlines(), delimiter=mark, quoting=csv.QUOTE_NONE))
            problems = (*problems, "a quotation mark is not closed: all are read as letters; close it")
    except csv.Error as error:
        raise Unreadable(f"not a table of fields: {error}") from error
    first = [cell.strip() for cell in next((row for row in cells if any(map(str.strip, row))), [])]
    title = next(filter(None, first), None) if sum(map(bool, first)) == 1 else None
    meta = replace(source.meta, title=source.meta.title or title)
    yield TextFile(source.id, source.id, rows(cells), meta, problems)


def _delimiter(text: str, source: Source) -> str:
    """The mark that cuts most fields out of rows which have equally many; of equals, the first of the list, so that a
    comma in each row is a decimal one.
    """
    if source.path.suffix.lower() == ".tsv" and "\t" in text:
        return "\t"
    lines = text.splitlines()[:_SAMPLE]

    def cut(mark: str) -> int:
        counts = Counter(map(len, csv.reader(lines, delimiter=mark)))
        return max((number * (width - 1) for width, number in counts.items()), default=0)

    return max(_DELIMITERS, key=cut)
