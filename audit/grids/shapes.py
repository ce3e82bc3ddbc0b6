"""What the rows and columns of a table are: header, labels, numbering, units, totals, sections, values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from audit.grids.contents import Content, content, ordinal
from audit.grids.words import words
from audit.normalise import fold
from audit.units import words as unit_words

Texts = Sequence[Sequence[str]]

_MARK = re.compile(
    r"(?P<part>(?:phần|part|mục)\s+[ivxlc\d]+)[.:)\s-]|(?P<roman>[IVXLC]+)(?:[.)/:]|\s*[-–]\s|$)"
    r"|(?P<letter>[A-ZĐ])(?:[.)]|$)|(?P<number>\d{1,3}(?:\.\d{1,2})*)(?:[.)]|\s|$)|(?P<small>[a-zđ])(?:[.)]|$)"
    r"|(?P<dash>[-–•*])\s*|(?P<plus>\+)\s*"
)

_LISTED = ("dash", "plus", "some")  # marks of rows below one that they are part of
_FORMULA = re.compile(r"\d+=\d+([-–/:])\d+(?:[*x]100%?)?")
_AGAIN = 2  # rows, at least, that another column has to tell from those with the same label
_MONTHS = 12  # numbers that a column of months or quarters has, at most
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])")  # of a month: `1/7`
_QUARTERS = frozenset(["I", "II", "III", "IV"])
_SPAN = re.compile(r"\d{1,2}[ -]([^\W\d_]+)")


class Role(Enum):
    """What a row is. `SECTION` only heads the rows below it; `SOME` says that they are some parts only."""

    CAPTION = "caption"
    HEAD = "head"
    DATA = "data"
    TOTAL = "total"
    SECTION = "section"
    SOME = "some"
    IDLE = "idle"


@dataclass(slots=True)
class Row:
    """A row: its label without marks and numbering, and how deep its numbering puts it ("" where it has none); the
    section that it stands in, what it is some part `of`, the row that it is listed `under` by a dash, and its time
    where a column tells that.
    """

    at: int
    role: Role
    label: str = ""
    mark: str = ""
    column: int = 0
    section: str = ""
    of: str = ""
    under: str = ""
    time: str = ""


class Formula(NamedTuple):
    """What a column follows from, as the numbers of the columns say: `5=3/1`, `4=3-1`."""

    first: int
    second: int
    divides: bool


@dataclass(slots=True)
class Shape:
    """A table as rows with roles and columns with header paths, the outermost header first.

    `label` is the column of the labels, `unit` that of units, or -1; `times` are the columns that tell of what time a
    row is, `values` those with figures to read, `formulas` what some of them follow from.
    """

    rows: list[Row]
    columns: dict[int, tuple[str, ...]]
    label: int = -1
    unit: int = -1
    times: tuple[int, ...] = ()
    values: list[int] = field(default_factory=list)
    captions: tuple[str, ...] = ()
    formulas: Mapping[int, Formula] = field(default_factory=dict)

    def head(self, column: int) -> str:
        """The header of a column in one line."""
        return ", ".join(self.columns.get(column, ()))


def shape(texts: Texts) -> Shape:
    """The shape of a table by the texts of its cells; every row is equally long."""
    heads, captions = _heads(texts)
    body = [at for at in range(len(texts)) if at not in heads and at not in captions]
    first = next((at for at in body if any(texts[at])), None)
    index = [first] if first is not None and _indexing(texts[first]) else []
    columns = _paths([texts[at] for at in heads], len(texts[0]))
    rows = [at for at in body if at not in index and list(texts[at]) not in [list(texts[one]) for one in heads]]
    label = _label(texts, rows, columns)
    made = Shape([], columns, label, _unit(texts, rows, columns, label))
    made.times = tuple(at for at in columns if at != label and _timed([texts[row][at] for row in rows], columns[at]))
    made.formulas = _formulas(texts[index[0]]) if index else {}
    made.captions = tuple(one for at in captions for one in texts[at] if one)
    made.values = [at for at in columns if _valued(at, texts, rows, made)]
    group = _group(texts, rows, made)
    made.label = group[1] if group else made.label
    made.rows = [_row(at, texts[at], made) for at in rows]
    _lettered(made, texts)
    _joined(made)
    _dated(made, texts)
    section = above = head = ""
    for row in made.rows:
        row.of = above if row.mark == "some" else ""
        row.under = head if row.mark in _LISTED else ""
        head = head if row.mark in _LISTED else row.label
        above = row.label if row.role is Role.DATA and row.mark != "some" else above
        section = row.label if row.role is Role.SECTION else section
        if group and row.column == made.label:
            section = texts[row.at][group[0]] or section
        row.section = section if row.role is not Role.SECTION else ""
    return made


def _group(texts: Texts, rows: Sequence[int], made: Shape) -> tuple[int, int] | None:
    """Two columns of which each text of the first is of several rows, told by those of the second: where cells were
    merged, `Mầm non` of `Giáo viên` and `Nhân viên`, and where each row writes out both, and its time.
    """
    idle = {made.unit, *made.times, *made.values}
    second = next((at for at in made.columns if at > made.label and at not in idle), -1)
    if made.label < 0 or second < 0:
        return None
    first = made.label
    rows = [row for row in rows if any(texts[row])]
    words = [row for row in rows if content(texts[row][second]) is Content.WORDS]
    told = [texts[row][second] for row in words]
    if 4 * len(words) < 3 * len(rows):
        return None
    merged = second == first + 1 and 2 * sum(not texts[row][first] for row in words) >= len(words)
    keys = [tuple(texts[row][at] for at in (first, *made.times)) for row in words]
    again = len(set(told)) < len(told) and len(set(keys)) <= len(keys) - _AGAIN
    written = again and len(set(zip(keys, told, strict=True))) == len(keys)
    return (first, second) if texts[words[0]][first] and (merged or written) else None


# ------------------------------------------------------------------------------------------------ header


def _heads(texts: Texts) -> tuple[list[int], list[int]]:
    """The rows of the header, and those of one text above it."""
    heads: list[int] = []
    captions: list[int] = []
    timed = False
    for at, row in enumerate(texts):
        filled = [one for one in row if one]
        found = [Content.WORDS if lasting(one) else content(one) for one in row]
        times = sum(one is Content.TIME for one in found[1:])
        if Content.NUMBER in found or Content.NIL in found or not filled:
            if filled:
                break
            continue
        if len(filled) == 1 and not heads:
            captions.append(at)
        elif len(filled) == 1 and not row[0]:
            heads.append(at)
        elif len(filled) == 1 or (times and timed) or (times and not _labelled(row[0]) and heads):
            break
        else:
            heads.append(at)
        timed = timed or bool(times)
    if heads and _heads_rows(texts, heads[-1]):
        heads.pop()
    return (heads, captions) if len(heads) < len(texts) else (heads[:1], captions)


def lasting(text: str) -> bool:
    """Whether a text is a number of months or weeks, as headers tell them: `6 tháng`, `13 weeks ended`."""
    found = _SPAN.match(fold(text))
    return found is not None and words().are(found[1], "periods")


def _heads_rows(texts: Texts, at: int) -> bool:
    """Whether a row of one text heads rows and no column: others like it follow further down."""
    place = _only(texts[at])
    return place >= 0 and any(_only(row) == place and row != texts[at] for row in texts[at + 1 :])


def _only(row: Sequence[str]) -> int:
    """The column of the one text of a row, which is words; -1 for other rows."""
    filled = [column for column, one in enumerate(row) if one]
    return filled[0] if len(filled) == 1 and content(row[filled[0]]) is Content.WORDS else -1


def _labelled(text: str) -> bool:
    """Whether the first cell of a row of years can stand in a header: words or nothing, no year itself."""
    return content(text) in (Content.EMPTY, Content.WORDS)


def _indexing(row: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: `A B 1 2 3=1+2`, `(1) (2) (3)`."""
    found = [one.strip("() ") for one in row if one]
    numbers = [one for one in found if one[:1].isdecimal()]
    if len(numbers) < 2 or not all(re.fullmatch(r"[A-Z]|\d{1,2}\)?(?:\s*=.*)?", one) for one in found):
        return False
    firsts = [int(one.partition("=")[0].strip(" )")) for one in numbers]
    return firsts == list(range(firsts[0], firsts[0] + len(firsts))) and firsts[0] < 3


def _formulas(row: Sequence[str]) -> dict[int, Formula]:
    """What columns follow from, by the row that numbers them."""
    told = {at: [int(one) for one in re.findall(r"\d+", text)] for at, text in enumerate(row)}
    places = {numbers[0]: at for at, numbers in told.items() if numbers}
    found = {}
    for at, text in enumerate(row):
        sign = _FORMULA.fullmatch("".join(char for char in text if char not in "() "))
        if sign is not None and all(number in places for number in told[at]):
            found[at] = Formula(places[told[at][1]], places[told[at][2]], sign[1] in "/:")
    return found


def _paths(heads: Sequence[Sequence[str]], width: int) -> dict[int, tuple[str, ...]]:
    """The header texts of each column, the outermost first; a text over several columns stands over the first."""
    paths: dict[int, tuple[str, ...]] = {}
    over = ["" for _ in heads]  # the text to the left in each row, where it heads something below it too
    for column in range(width):
        path: list[str] = []
        for number, row in enumerate(heads):
            text = row[column]
            below = any(later[column] for later in heads[number + 1 :])
            if text:
                over[number] = text if below else ""
            elif below:
                text = over[number]
            if text and text not in path:
                path.append(text)
        paths[column] = tuple(path)
    return paths


# ------------------------------------------------------------------------------------------------ columns


def _label(texts: Texts, rows: Sequence[int], columns: dict[int, tuple[str, ...]]) -> int:
    """The column of the labels: the first of words that is no numbering and no unit; else one of years in front, or of
    letters that a header says are names: `Band`.
    """
    known = words()
    for column, path in columns.items():
        held = [texts[at][column] for at in rows if texts[at][column]]
        wordy = [one for one in held if content(one) is Content.WORDS and not ordinal(one)]
        header = fold(path[-1]) if path else ""
        if known.are(header, "numbering") or (known.are(header, "unit_columns") and _units(held)):
            continue
        if wordy and len(wordy) * 2 >= len(held):
            return column
    held = [texts[at][0] for at in rows if texts[at][0]]
    timed = [content(one) for one in held]
    if timed and 2 * timed.count(Content.TIME) > len(timed) and Content.NUMBER not in timed:
        return 0
    header = fold(columns[0][-1]) if columns[0] else ""
    named = bool(header) and not words().are(header, "numbering") and not _timed(held, columns[0])
    return 0 if named and held and not any(char.isdecimal() for one in held for char in one) else -1


def _timed(held: Sequence[str], path: Sequence[str]) -> bool:
    """Whether a column tells of what time each row is: `Year`, `Tháng`."""
    if not path or not words().are(fold(path[-1]), "times"):
        return False
    told = [one for one in held if one and not words().open(fold(one), "totals")]
    return bool(told) and all(
        content(one) is Content.TIME
        or (one.isdecimal() and int(one) <= _MONTHS)
        or one in _QUARTERS
        or _DAY.fullmatch(one) is not None
        for one in told
    )


def _unit(texts: Texts, rows: Sequence[int], columns: dict[int, tuple[str, ...]], label: int) -> int:
    for column, path in columns.items():
        held = [texts[at][column] for at in rows if texts[at][column]]
        if column != label and path and words().are(fold(path[-1]), "unit_columns") and held and _units(held):
            return column
    return -1


def _units(held: Sequence[str]) -> bool:
    """Whether most texts of a column name units, or all are short and small: `đoàn viên`, `công trình`."""
    known = {**unit_words("vi"), **unit_words("en")}
    named = sum(fold(one) in known or (len(one) < 12 and content(one) is Content.WORDS) for one in held)
    if named * 2 <= len(held):
        return False
    small = len(held) > 1 and all(one[:1].islower() for one in held)
    return small or any(re.split(r"[\s/]", fold(one))[-1] in known or one == "%" for one in held)


def _valued(column: int, texts: Texts, rows: Sequence[int], made: Shape) -> bool:
    """Whether a column holds figures to read: numbers that are no numbering, code or rank."""
    if column in (made.label, made.unit, *made.times):
        return False
    path = made.columns[column]
    header = fold(path[-1]) if path else ""
    if words().are(header, "numbering") or words().are(header, "codes"):
        return False
    held = [texts[at][column] for at in rows if texts[at][column]]
    numbers = [one for one in held if content(one) in (Content.NUMBER, Content.TIME)]
    if not any(content(one) is Content.NUMBER for one in held) or len(numbers) * 2 < len(held) - _nils(held):
        return False
    return not (column < made.label and all(ordinal(one) for one in held))


def _nils(held: Sequence[str]) -> int:
    return 2 * sum(content(one) is Content.NIL for one in held)


# ------------------------------------------------------------------------------------------------ rows


def _row(at: int, row: Sequence[str], made: Shape) -> Row:
    """A row by its label and by whether it has figures."""
    column = made.label
    text = row[column] if column >= 0 else ""
    valued = any(content(row[one]) in (Content.NUMBER, Content.NIL) for one in made.values)
    if not text:
        front = made.values[0] if made.values and _only(row) < 0 else len(row)
        column, text = next(
            ((one, row[one]) for one in range(front) if content(row[one]) is Content.WORDS and not ordinal(row[one])),
            (column, ""),
        )
    numbering = next((row[one] for one in range(max(column, 0)) if row[one] and ordinal(row[one])), "")
    mark, label = _marked(text)
    mark = _depth(numbering) or mark
    folded = fold(label)
    if words().open(folded, "some"):
        rest = folded[len(words().open(folded, "some")) :].strip(" :")
        told = label[len(label) - len(rest) :] if valued else label
        return Row(at, Role.DATA if valued else Role.SOME, told if rest else text, "some" if valued else mark, column)
    if not valued:
        filled = sum(bool(one) for one in row)
        return Row(at, Role.SECTION if label and filled <= 2 else Role.IDLE, label, mark, column)
    total = (bool(words().open(folded, "totals")) and not _narrowed(folded)) or words().close(folded, "last_totals")
    return Row(at, Role.TOTAL if total else Role.DATA, label, mark, column)


def _narrowed(folded: str) -> bool:
    """Whether a label that begins with a word of totals names one thing: `Tổng thu thuế`, `Total assets`; `All sites`
    are those of the other rows.
    """
    if whole := words().open(folded, "wholes"):
        return bool(words().open(folded[len(whole) :].strip(), "others"))
    rest = folded[len(words().open(folded, "totals")) :].strip(" :.-*/")
    return bool(re.split(r"[(,:/\-–]", rest)[0].strip()) and not words().open(rest, "totals")


def _marked(text: str) -> tuple[str, str]:
    """The depth that the numbering of a label gives it, and the label without it."""
    found = _MARK.match(text)
    if found is None or not text[found.end() :].strip():
        return "", text
    return _kind(found), text[found.end() :].lstrip(" .-)").rstrip(" .-")


def _depth(numbering: str) -> str:
    found = _MARK.match(numbering)
    return _kind(found) if found else ""


def _kind(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    return f"{kind}{found[kind].count('.')}" if kind == "number" else kind


def _lettered(made: Shape, texts: Texts) -> None:
    """Takes a letter that may be a roman number for the letter after the last one: `C` below `B`."""
    last = ""
    for row in made.rows:
        found = _MARK.match(next(filter(None, texts[row.at]), ""))
        sign = found[found.lastgroup or 0] if found is not None else ""
        if last and row.mark == "roman" and len(sign) == 1 and ord(sign) == ord(last) + 1:
            row.mark = "letter"
        last = sign if row.mark == "letter" else last


def _dated(made: Shape, texts: Texts) -> None:
    """Gives the rows their times, a bare number with the header that says what it counts (`Tháng` 3), and a label that
    is merged over several times to each of them.
    """
    last: Row | None = None
    for row in made.rows:
        told = [(made.columns[at][-1], texts[row.at][at]) for at in made.times if texts[row.at][at] != row.label]
        row.time = " ".join(one if content(one) is Content.TIME else f"{head} {one}" for head, one in told)
        if row.time and not row.label and last is not None:
            row.label, row.role, row.column = last.label, last.role, last.column
        last = row if row.label else last


def _joined(made: Shape) -> None:
    """Puts labels together that were broken over two lines: the rest begins in lower case and has no figures."""
    kept: list[Row] = []
    for row in made.rows:
        loose = row.role is Role.SECTION and not row.mark and row.label[:1].islower()
        if loose and kept and kept[-1].role in (Role.DATA, Role.TOTAL):
            kept[-1].label = f"{kept[-1].label} {row.label}"
            continue
        if (
            kept
            and kept[-1].role is Role.SECTION
            and row.label[:1].islower()
            and row.role is Role.DATA
            and not row.mark
        ):
            row.label = f"{kept.pop().label} {row.label}"
        kept.append(row)
    made.rows = kept
