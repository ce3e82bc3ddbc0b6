"""Compiles annotated text, which people write, into the rows of the quality set, which programs read.

`python -m tests.quality.annotate` writes `open/vi.jsonl` from `open/vi.txt` and so on; the README says how an
item is written. Offsets come from the braces around each figure, so none is ever typed.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from tests.quality.items import HERE, Days, Figure, Item, line

MEASURES = ("level", "change", "growth", "share", "average", "attainment")
MODALITIES = ("actual", "target", "plan", "estimate")
HEDGES = ("exact", "about", "over", "under", "nearly", "at_least", "at_most", "range")
WORDS = (("measure", MEASURES), ("modality", MODALITIES), ("hedge", HEDGES))
KINDS = (
    ("money", {"VND", "USD", "EUR", "JPY", "CNY", "GBP"}),
    ("percent", {"percent", "percentage_point"}),
    ("length", {"m", "km", "cm", "mm", "mile", "foot", "inch"}),
    ("area", {"m2", "ha", "km2", "acre", "sào", "mẫu"}),
    ("volume", {"m3", "litre", "barrel", "gallon"}),
    ("mass", {"kg", "g", "tonne", "tạ", "yến", "pound", "ounce"}),
    ("temperature", {"celsius", "fahrenheit"}),
    ("duration", {"year", "month", "week", "day", "hour", "minute", "second"}),
)


@dataclass(slots=True)
class _Draft:
    """The fields of a figure line, before they are joined with their place in the text."""

    period: tuple[Days | None, tuple[Days | None, ...]] = (None, ())
    place: tuple[str | None, tuple[str | None, ...]] = (None, ())
    values: dict[str, str] = field(default_factory=dict)


def items(source: str, lang: str) -> Iterator[Item]:
    """The items of an annotated text, in order. Raises `ValueError` naming the item that is not well formed."""
    for chunk in re.split(r"^= ", source, flags=re.MULTILINE)[1:]:
        head, _, rest = chunk.partition("\n")
        try:
            yield _item(head, rest, lang)
        except (ValueError, IndexError) as error:
            raise ValueError(f"item {head.split(';')[0]!r}: {error}") from error


def _item(head: str, rest: str, lang: str) -> Item:
    label, *more = (part.strip() for part in head.split(";"))
    issued, place, title, *flags = [part if part not in ("", "-") else None for part in more] + [None] * (3 - len(more))
    name, topic = label.split()
    body, _, notes = rest.partition("\n--")
    text, spans = _unbraced(body, tuple(flag for flag in flags if flag))
    day = date.fromisoformat(issued) if issued else None
    drafted = _Draft(period=days_of("recent", day) if day else (None, ()), place=(place, ()))
    lines = [line for line in notes.splitlines() if line.strip()]
    if lines and lines[0].startswith("~"):
        drafted = _filled(drafted, lines.pop(0)[1:].split(";"), day)
    if len(lines) != len(spans):
        raise ValueError(f"{len(spans)} figures in braces, {len(lines)} lines for them")
    figures = tuple(_figure(text, span, line, drafted, day) for span, line in zip(spans, lines, strict=True))
    return Item(f"{lang}-{name}", lang, topic, issued, place, title, text, figures)


def _unbraced(body: str, flags: Sequence[str]) -> tuple[str, list[tuple[int, int, int, int]]]:
    """The text without braces and, for each pair of them, start, core start, core end and end."""
    text, spans = "", []
    for piece in re.split(r"(\{[^{}]*\})", body):
        if not piece.startswith("{"):
            text += _written(piece, flags)
            continue
        parts = [_written(part, flags) for part in piece[1:-1].split("|")]
        before, core, after = parts if len(parts) == 3 else ("", *parts, "")[:3]
        start = len(text)
        text += before + core + after
        spans.append((start, start + len(before), start + len(before + core), len(text)))
    return text, spans


def _written(piece: str, flags: Sequence[str]) -> str:
    piece = unicodedata.normalize("NFD" if "nfd" in flags else "NFC", piece)
    return piece.replace("\n", "\r\n") if "crlf" in flags else piece


def _filled(draft: _Draft, fields: Sequence[str], issued: date | None) -> _Draft:
    """`draft` with what the fields say.

    `p 2022,now`, `@ place ~ other`, `b 2021` (base), `i phrase`, `k kind`, `v 90 minute` (an equal value),
    `also level plan` (other words that a reader could defend), `optional`, or a bare
    word of measure, modality or hedge.
    """
    filled = replace(draft, values=dict(draft.values))
    for part in (part.strip() for part in fields):
        word, _, rest = part.partition(" ")
        if word == "p":
            filled.period = days_of(rest, issued)
        elif word == "@":
            filled.place = _places(rest)
        elif word in ("b", "i", "k", "v", "also"):
            filled.values[word] = rest
        elif part == "optional":
            filled.values[part] = part
        elif part:
            filled.values[next((name for name, words in WORDS if part in words), "")] = part
    if "" in filled.values:
        raise ValueError(f"not a field: {filled.values['']!r}")
    return filled


def _figure(text: str, span: tuple[int, int, int, int], line: str, default: _Draft, issued: date | None) -> Figure:
    start, core_start, core_end, end = span
    first, *fields = line.split(";")
    number, _, unit_text = first.strip().partition(" ")
    draft = _filled(default, fields, issued)
    unit, unit_accept = _units(unit_text, unicodedata.normalize("NFC", text[core_end:end]).strip())
    value, numerator, denominator, low, high = _numbers(number)
    kind = draft.values.get("k") or _kind(unit, numerator is not None)
    return Figure(
        text=text[start:end],
        start=start,
        end=end,
        core_start=core_start,
        core_end=core_end,
        kind=kind,
        value=value,
        numerator=numerator,
        denominator=denominator,
        low=low,
        high=high,
        unit=unit,
        unit_accept=unit_accept,
        value_accept=_equivalents(draft.values.get("v", "")),
        hedge=draft.values.get("hedge", "exact" if low is None else "range"),
        hedge_accept=_also(draft, HEDGES),
        measure=draft.values.get("measure", "level"),
        measure_accept=_also(draft, MEASURES),
        modality=draft.values.get("modality", "actual"),
        modality_accept=_also(draft, MODALITIES),
        place=draft.place[0],
        place_accept=draft.place[1],
        period=draft.period[0],
        period_accept=draft.period[1],
        base=days_of(draft.values["b"], issued)[0] if "b" in draft.values else None,
        indicator_text=draft.values.get("i") or (unit if kind in ("count", "ratio") else None),
        optional="optional" in draft.values,
    )


def _also(draft: _Draft, words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in draft.values.get("also", "").split() if word in words)


def _numbers(number: str) -> tuple[float | int | None, ...]:
    """Value, numerator, denominator, low, high of `141`, `-0.8`, `16154e9`, `38/42` or `350..400`."""
    if "/" in number:
        numerator, denominator = (Fraction(part) for part in number.split("/"))
        return None, _plain(numerator), _plain(denominator), None, None
    if ".." in number:
        low, high = (Fraction(part) for part in number.split(".."))
        return _plain((low + high) / 2), None, None, _plain(low), _plain(high)
    return _plain(Fraction(number)), None, None, None, None


def _plain(number: Fraction) -> float | int:
    return number.numerator if number.denominator == 1 else float(number)


def _equivalents(written: str) -> tuple[tuple[float | int, str], ...]:
    pairs = (pair.strip().split(" ", 1) for pair in written.split(",") if pair.strip())
    return tuple((_plain(Fraction(number)), unit.removeprefix("-")) for number, unit in pairs)


def _units(written: str, beside: str) -> tuple[str, tuple[str, ...]]:
    """The unit and its acceptable variants: `nhà ^văn hóa` is also `nhà`, `public _schools` also `schools`.

    The unit is the first choice in full, or its cut that stands `beside` the numeral.
    """
    first, *others = (_cuts(choice.split()) for choice in written.split("~"))
    unit = next((variant for variant in first if variant.lower() == beside.lower()), first[0])
    variants = [*first, *(variant for choice in others for variant in choice)]
    return unit, tuple(dict.fromkeys(variant for variant in variants if variant != unit))


def _cuts(words: Sequence[str]) -> list[str]:
    plain = [word.lstrip("^_") for word in words]
    heads = [" ".join(plain[:index]) for index, word in enumerate(words) if word.startswith("^")]
    tails = [" ".join(plain[index:]) for index, word in enumerate(words) if word.startswith("_")]
    return [" ".join(plain).removeprefix("-"), *heads, *tails]  # `-` stands for no unit


def _kind(unit: str, ratio: bool) -> str:
    if ratio:
        return "ratio"
    return next((kind for kind, units in KINDS if unit in units), "rate" if "/" in unit else "count")


def _places(written: str) -> tuple[str | None, tuple[str | None, ...]]:
    first, *others = (None if name.strip() == "-" else name.strip() for name in written.split("~"))
    return first, tuple(others)


def days_of(written: str, issued: date | None) -> tuple[Days | None, tuple[Days | None, ...]]:
    days = [period for word in written.split(",") for period in _period(word.strip(), issued)]
    return days[0], tuple(dict.fromkeys(day for day in days[1:] if day != days[0]))


def _period(word: str, issued: date | None) -> list[Days | None]:
    """The days of `2022`, `2022-Q1`, `2022-H1`, `2022-9M`, `2022-03`, `2022-03-05`, `2016..2020`, `now`, `ytd`, `-`.

    `now`, `ytd` and `recent` bring the readings that a reasonable annotator could defend beside them.
    """
    if word == "-":
        return [None]
    if word in ("now", "ytd", "recent"):
        return _relative(word, issued)
    first, _, last = word.partition("..")
    return [(ends(first)[0].isoformat(), ends(last or first)[1].isoformat())]


def _relative(word: str, issued: date | None) -> list[Days | None]:
    if issued is None:
        raise ValueError(f"{word!r} needs the day of issue")
    one = timedelta(days=1)
    year = _days(date(issued.year, 1, 1), date(issued.year + 1, 1, 1))
    month = _days(issued.replace(day=1), _next_month(issued))
    day, so_far = _days(issued, issued + one), _days(date(issued.year, 1, 1), issued + one)
    if word == "now":
        return [day, month, year, so_far]
    if word == "ytd":
        return [
            so_far,
            year,
            day,
            _days(date(issued.year, 1, 1), issued),
            _days(date(issued.year, 1, 1), issued.replace(day=1)),
        ]
    return [day, month, year, so_far, None, _days(issued - one, issued), _days(issued - one, issued + one)]


def _days(start: date, end: date) -> Days:
    return start.isoformat(), end.isoformat()


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def ends(word: str) -> tuple[date, date]:
    """First day, and first day after, of a calendar word."""
    year, _, rest = word.partition("-")
    start = date(int(year), 1, 1)
    if not rest:
        return start, date(int(year) + 1, 1, 1)
    if rest[0] in "QH":
        months = 3 if rest[0] == "Q" else 6
        first = (int(rest[1:]) - 1) * months + 1
        return date(int(year), first, 1), _next_month(date(int(year), first + months - 1, 1))
    if rest.endswith("M"):
        return start, _next_month(date(int(year), int(rest[:-1]), 1))
    if "-" in rest:
        day = date.fromisoformat(word)
        return day, day + timedelta(days=1)
    return date(int(year), int(rest), 1), _next_month(date(int(year), int(rest), 1))


def compiled(source: Path) -> dict[Path, str]:
    """The files, with their text, that one annotated file makes.

    `vi.txt` makes `vi.jsonl`; `vi_documents.txt` makes a text file for each of its items too, under `docs/`.
    """
    lang, _, documents = source.stem.partition("_")
    made = list(items(source.read_text(encoding="utf-8"), lang))
    if documents:
        made = [replace(item, path=f"docs/{item.id}.txt") for item in made]
    files = {source.parent / item.path: item.text for item in made if item.path}
    return {source.with_suffix(".jsonl"): "".join(line(item) + "\n" for item in made), **files}


def main() -> None:
    for source in sorted(HERE.glob("*/*.txt")):
        for path, text in compiled(source).items():
            path.write_bytes(text.encode())
        sys.stdout.write(f"{source.with_suffix('.jsonl')}\n")


if __name__ == "__main__":
    main()
