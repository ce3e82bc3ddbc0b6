"""`audit trends`: every indicator that is seen at two or more dates, as a table with a line drawn of characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from audit.cli.options import (
    Cache,
    Engine,
    FailOn,
    FailSet,
    Jobs,
    LangSet,
    Language,
    Paths,
    Quiet,
    Rules,
    Settings,
    Today,
)
from audit.cli.printing import print_json, print_lines, terminal
from audit.cli.readers import reading
from audit.cli.steps import audited, checked, code, opened, settled, tell

if TYPE_CHECKING:
    from fractions import Fraction

    from rich.table import Table

    from audit.model import Claim, Point, Result, Series

_BARS = "▁▂▃▄▅▆▇█"
_ARROWS = {"up": "↑", "down": "↓", "flat": "=", "mixed": "↕"}


class _Words(NamedTuple):
    """The words of the table in one language."""

    indicator: str
    course: str
    change: str
    yearly: str
    implied: str
    broken: str
    none: str
    found: str


_WORDS = {
    "vi": _Words(
        "chỉ tiêu",
        "diễn biến",
        "thay đổi",
        "mỗi năm",
        "không văn bản nào ghi, suy ra từ",
        "! có bước mà quy tắc không cho phép",
        "Không có chỉ tiêu nào xuất hiện ở hai thời điểm.",
        "Có số liệu không khớp nhau; lệnh audit run nêu rõ.",
    ),
    "en": _Words(
        "indicator",
        "course",
        "change",
        "a year",
        "printed nowhere, implied by",
        "! has a step that a rule forbids",
        "No indicator is seen at two dates.",
        "Some figures do not agree; audit run tells which.",
    ),
}


def print_trends(
    paths: Paths,
    format: Annotated[str, typer.Option("--format", help="text, json or jsonl.")] = "text",
    rules: Rules = None,
    lang: LangSet = None,
    fail_on: FailSet = None,
    today: Today = None,
    config: Settings = None,
    engine: Engine = None,
    jobs: Jobs = None,
    cache: Cache = None,
    quiet: Quiet = False,
) -> None:
    """Print the time series: direction, total change and growth per year of what is seen at two or more dates."""
    checked(format)
    settings = settled(paths, config, rules=rules, lang=lang, fail_on=fail_on, today=today)
    packs, sources, problems = opened(paths, rules, settings)
    with reading(packs, settings, engine, jobs, cache) as reader:
        result = audited(packs, sources, problems, quiet, reader)
    _print(result, format, Language(settings.language))
    tell(result.problems)
    ended = code(result, FailOn(settings.fail_on))
    if ended == 1 and not quiet:
        typer.echo(_WORDS[settings.language].found, err=True)
    raise typer.Exit(ended)


def _print(result: Result, format: str, lang: Language) -> None:
    from audit import records

    rows = [records.series(one) for one in result.series]
    if format == "json":
        print_json(rows)
    elif format == "jsonl":
        print_lines(rows)
    else:
        _print_table(result, lang)


def _print_table(result: Result, lang: Language) -> None:
    words = _WORDS[lang.value]
    console = terminal()
    if not result.series:
        console.print(words.none)
        return
    claims = {claim.id: claim for claim in result.claims}
    console.print(_table(result.series, claims, lang.value))
    chains = [chain for one in result.series for chain in _chains(one, claims, lang.value)]
    if chains:
        console.print(f"* {words.implied}:")
        for chain in chains:
            console.print(f"  {chain}", markup=False)
    if any(one.breaks for one in result.series):
        console.print(words.broken)


def _table(series: Sequence[Series], claims: dict[str, Claim], lang: str) -> Table:
    from rich.table import Table

    words = _WORDS[lang]
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("", no_wrap=True)
    for name in (words.indicator, words.course):
        table.add_column(name, overflow="fold")
    table.add_column(words.change, justify="right")
    table.add_column(words.yearly, justify="right")
    for one in series:
        name = one.name.vi if lang == "vi" else one.name.en
        told = f"{one.place}: {name}" if one.place else name
        course = _course(one, claims, lang)
        mark = "!" if one.breaks else " "
        table.add_row(f"{line(one.points)} {_ARROWS[one.direction]}{mark}", told, course, *_rates(one, lang))
    return table


def _course(one: Series, claims: dict[str, Claim], lang: str) -> str:
    """The points in a row; a year is its number, and what all amounts begin with, or else end with, is written once."""
    from audit import periods
    from audit.model import Grain
    from audit.texts import Numbers

    amounts = [Numbers(lang).amount(_value(point), one.unit).split() for point in one.points]
    room = min(map(len, amounts)) - 1  # the number itself stays
    before = min(_shared(amounts), room)
    after = 0 if before else min(_shared([amount[::-1] for amount in amounts]), room)
    told = []
    for at, (point, amount) in enumerate(zip(one.points, amounts, strict=True)):
        end = len(amount) - (after if at < len(amounts) - 1 else 0)
        year = point.period.grain is Grain.YEAR
        when = str(point.period.start.year) if year else periods.text(point.period, lang)
        mark = "*" if _implied(point, claims) else ""
        told.append(f"{when}: {' '.join(amount[before if at else 0 : end])}{mark}")
    return " · ".join(told)


def _shared(amounts: Sequence[Sequence[str]]) -> int:
    """How many words all amounts begin with."""
    return sum(1 for _ in takewhile(lambda words: len(set(words)) == 1, zip(*amounts, strict=False)))


def line(points: Sequence[Point]) -> str:
    """One character for each point, the lowest and the highest value at the two ends of the scale."""
    values = [_value(point) for point in points]
    low, span = min(values), max(values) - min(values)
    steps = len(_BARS) - 1
    return "".join(_BARS[round((value - low) / span * steps) if span else steps // 2] for value in values)


def _value(point: Point) -> Fraction:
    from fractions import Fraction

    return point.value if point.value is not None else point.interval.low or point.interval.high or Fraction(0)


def _point(point: Point, unit: str, claims: dict[str, Claim], lang: str) -> str:
    from audit import periods
    from audit.texts import Numbers

    mark = "*" if _implied(point, claims) else ""
    return f"{periods.text(point.period, lang)}: {Numbers(lang).amount(_value(point), unit)}{mark}"


def _implied(point: Point, claims: dict[str, Claim]) -> bool:
    """Whether no document prints the value of a point."""
    from audit.units import canonical

    printed = set()
    for claim in (claims[name] for name in point.claims):
        factor = canonical(claim.cell.unit)[1]
        quantity = claim.quantity
        numbers = (quantity.value, quantity.numerator, quantity.denominator)
        printed |= {number * factor for number in numbers if number is not None}
        if quantity.numerator is not None and quantity.denominator:
            printed.add(100 * quantity.numerator / quantity.denominator)
    hedged = len(point.claims) == 1 and claims[point.claims[0]].quantity.hedge != "exact"
    return point.value is not None and point.value not in printed and not hedged


def _chains(one: Series, claims: dict[str, Claim], lang: str) -> Iterator[str]:
    """Each value that no document prints, with the figures that it follows from and where they stand."""
    name = one.name.vi if lang == "vi" else one.name.en
    for point in one.points:
        if _implied(point, claims):
            told = (claims[claim] for claim in point.claims)
            figures = [f"“{' '.join(claim.text.split())}” ({claim.document}:{claim.line})" for claim in told]
            yield f"{name}, {_point(point, one.unit, claims, lang).rstrip('*')} ← {', '.join(figures)}"


def _rates(one: Series, lang: str) -> tuple[str, str]:
    """The change from the first point to the last, in all and a year; empty where it is not known."""
    from fractions import Fraction

    from audit.texts import Numbers

    numbers = Numbers(lang)
    unit = "percentage_point" if one.unit == "percent" else one.unit
    change = "" if one.change is None else numbers.gain(one.change, unit)
    if one.growth_per_year is None or one.unit == "percent":
        return change, ""
    growth = round(Fraction(one.growth_per_year) * 1000) / Fraction(10)
    return change, numbers.gain(growth, "percent")
