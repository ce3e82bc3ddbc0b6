"""Workbooks: every sheet a table, its cells where they are in the sheet and its numbers as their formats show them.

What is hidden from who opens the file is left out, and that it is there is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Protocol

from audit.lang import detected, language
from audit.normalise import fold
from audit.packages import checked, intact
from audit.rows import rows
from audit.sources import Source, TextFile, Unreadable

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

SUFFIXES = (".xlsx", ".xlsm")
_PLACES = re.compile(r"0(?:\.([0#?]+))?")
_DATED = re.compile(r"[dmy]+")
# What a format prints, or leaves room for.
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].')
_THOUSANDTHS = re.compile(r"(?<=[0#?])(,+)(?![0#?,])")
_DRAWN, _SPARSE = 2_000_000, 100  # places of a sheet that are drawn at most, with so many more for each filled one
_MONEY = "$£€¥₫"
_DIGITS = 12  # of a number without a format of its own
_NAMED = 8  # hidden rows or columns that are named
_CHUNK = 1 << 20
_TAGS = 40  # bytes of the tags that end a formula and give its value
_LAST = 1 << 20  # the last row of a sheet
_HIDDEN = re.compile(rb'<(?:\w+:)?(row|col)\b([^<>]*\bhidden="(?:1|true)"[^<>]*)>')
_NUMBERS = re.compile(rb'\b(?:r|min|max)="(\d+)"')
_UNCOUNTED = re.compile(rb"</(?:\w+:)?f>(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>|</(?:\w+:)?c>)")


class _Cell(Protocol):
    """What is asked of a cell; an empty one has neither a format nor a value."""

    value: object


@dataclass(slots=True)
class _Nothing:
    """What stands where a cell is hidden."""

    value: object = None


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The cells of a sheet by rows, those of hidden rows and columns empty, what of it is hidden, and whether it has
    formulas that no program worked out, so that their values are not there.
    """

    lines: list[Sequence[_Cell]]
    hidden: str
    uncounted: bool


def texts(source: Source) -> Iterator[TextFile]:
    """The sheets of the file, each under its name. Raises `Unreadable` for what is no workbook."""
    from openpyxl import load_workbook

    data = checked(source.bytes(), "a workbook")
    with intact("a workbook"):
        try:
            book = load_workbook(BytesIO(data), read_only=True, data_only=True)
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            read = {sheet.title: _read(sheet) for sheet in shown}
        except (KeyError, ValueError, TypeError, OSError) as error:
            raise Unreadable(f"not a workbook that can be read ({error}); save it as .xlsx or .csv") from error
    sheets = {title: sheet.lines for title, sheet in read.items()}
    values = (cell.value for lines in sheets.values() for row in lines for cell in row)
    mark = language(detected(fold(" ".join(value for value in values if isinstance(value, str))))).decimal
    parts = [_sheet(name, lines, mark, len(sheets) > 1) for name, lines in sheets.items() if lines]
    hidden = [f"sheet {sheet.title}" for sheet in book.worksheets if sheet not in shown]
    hidden += [f"{sheet.hidden} of sheet {title}" for title, sheet in read.items() if sheet.hidden]
    problems: tuple[str, ...] = (
        (f"hidden and not read: {'; '.join(hidden)}; show what belongs to it",) if hidden else ()
    )
    if any(sheet.uncounted for sheet in read.values()):
        problems += ("formulas without values: not read; open the workbook in its program and save it",)
    yield TextFile(source.id, source.id, "\n\n".join(parts), source.titled(_title(sheets.values())), problems)


def _title(sheets: Iterable[Sequence[Sequence[_Cell]]]) -> str | None:
    """The text that stands alone in the first row with any."""
    filled = ([cell.value for cell in row if cell.value is not None] for lines in sheets for row in lines)
    first = next(filter(None, filled), [])
    return first[0] if len(first) == 1 and isinstance(first[0], str) else None


def _read(sheet: ReadOnlyWorksheet) -> _Sheet:
    """A sheet without what of it is hidden."""
    from openpyxl.utils import get_column_letter

    lines = _lines(sheet)
    rows, columns, uncounted = _marked(sheet)
    rows = {at for at in rows if at <= len(lines) and any(_filled(lines[at - 1]))}
    columns = columns & {at for row in lines for at in _filled(row)} if columns else columns
    for at in rows:
        lines[at - 1] = ()
    nothing: _Cell = _Nothing()
    if columns:
        lines = [[nothing if at in columns else cell for at, cell in enumerate(row, 1)] for row in lines]
    named = (("rows", [str(at) for at in sorted(rows)]), ("columns", [get_column_letter(at) for at in sorted(columns)]))
    told = (f"{kind} {', '.join(names[:_NAMED])}{', …' * (len(names) > _NAMED)}" for kind, names in named if names)
    return _Sheet(lines, " and ".join(told), uncounted)


def _filled(row: Sequence[_Cell]) -> Iterator[int]:
    """The numbers of the cells of a row with a value, from 1."""
    return (at for at, cell in enumerate(row, 1) if cell.value is not None)


def _marked(sheet: ReadOnlyWorksheet) -> tuple[set[int], set[int], bool]:
    """The numbers of the rows and of the columns that are hidden, from 1, and whether formulas have no values."""
    found: dict[bytes, set[int]] = {b"row": set(), b"col": set()}
    rest, uncounted = b"", False
    with sheet._get_source() as source:
        while chunk := source.read(_CHUNK):
            rest += chunk
            for tag in _HIDDEN.finditer(rest):
                ends = [int(number) for number in _NUMBERS.findall(tag[2])]
                found[tag[1]].update(range(min(ends), min(max(ends), _LAST) + 1) if ends else ())
            uncounted = uncounted or _UNCOUNTED.search(rest) is not None
            rest = rest[max(rest.rfind(b"<") - _TAGS, len(rest) - _CHUNK, 0) :]
    return found[b"row"], found[b"col"], uncounted


def _lines(sheet: ReadOnlyWorksheet) -> list[Sequence[_Cell]]:
    """The rows of a sheet, whatever size the file tells of it. Raises `Unreadable` where they are mostly empty."""
    sheet.reset_dimensions()
    lines, widest, places = [], 0, 0
    for row in sheet.iter_rows():
        lines.append(row)
        widest, places = max(widest, len(row)), places + sum(cell.value is not None for cell in row)
        if widest * len(lines) > _DRAWN + _SPARSE * places:
            size = f"{len(lines)} x {widest}"
            raise Unreadable(
                f"a sheet of {size} cells, {places} of them filled; delete what stands far outside its table"
            )
    while lines and not any(_filled(lines[-1])):
        lines.pop()
    return lines


def _sheet(name: str, lines: Iterable[Iterable[_Cell]], mark: str, titled: bool) -> str:
    drawn = rows([[_shown(cell, mark) for cell in row] for row in lines])
    return f"## {name}\n\n{drawn}" if titled else drawn


def _shown(cell: _Cell, mark: str) -> str:
    """The value of a cell as a reader of the sheet sees it, with the decimal mark of its language."""
    value = cell.value
    format_ = str(getattr(cell, "number_format", "General")).split(";")[0]
    if isinstance(value, (datetime, date)):
        return _day(value, format_)
    if value is None or isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return "" if value is None else str(value)
    before, plain, after = _parts(format_)
    thousandths = _THOUSANDTHS.search(plain)
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    number = number * 100 if "%" in plain else number
    number = number.scaleb(-3 * len(thousandths[1])) if thousandths else number
    sign = "-" if number < 0 and before else ""
    written = _written(abs(number) if sign else number, plain, mark)
    return f"{sign}{before}{written}{'%' if '%' in plain else ''}{after}"


def _day(value: date, format_: str) -> str:
    """A date with what its format shows of it: the day, the month, the year alone."""
    shown = set("".join(_DATED.findall(_LITERAL.sub("", format_.lower()))))
    if "d" in shown or "y" not in shown:
        return f"{value:%d/%m/%Y}"
    return f"{value:%m/%Y}" if "m" in shown else f"{value:%Y}"


def _parts(format_: str) -> tuple[str, str, str]:
    """What a format prints before a number and after it, and the format without that."""
    plain, around = "", ["", ""]
    at = 0
    for found in _LITERAL.finditer(format_):
        plain += format_[at : found.start()]
        around[any(char in "0#?" for char in plain)] += found[1] or found[2] or found[3] or ""
        at = found.end()
    before, after = (" ".join(text.split()) for text in around)
    money = "".join(char for char in plain if char in _MONEY)
    return before + money, plain + format_[at:], f" {after}" if after[:1].isalpha() else after


def _written(number: Decimal, format_: str, mark: str) -> str:
    """A number with the decimals and the groups of three of a format."""
    places = _PLACES.search(format_)
    if places is None or (number == number.to_integral_value() and not places[1]):
        written = f"{number.normalize():f}" if places is None else f"{number:.0f}"
        written = f"{round(number, _DIGITS).normalize():f}" if len(written) > _DIGITS and "." in written else written
    else:
        written = f"{number:.{len(places[1] or '')}f}"
    whole, dot, decimals = written.partition(".")
    if "," in format_ and abs(number) >= 1:
        whole = f"{int(whole):,}".replace(",", "," if mark == "." else ".")
    # Three digits after the mark could be thousands to whoever reads the text.
    return f"{whole}{mark if dot else ''}{decimals}{'0' if len(decimals) == 3 else ''}"
