"""`audit diff`: the figures that are not as they were in an older version of a document, and the edits of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from audit.cli.options import Cache, Engine, Jobs, LangSet, Quiet, Rules, Settings, Today
from audit.cli.printing import print_json, print_lines, terminal
from audit.cli.readers import reading
from audit.cli.steps import checked, opened, readings, settled, stop, tell

if TYPE_CHECKING:
    from rich.table import Table

    from audit.compare import Change, Comparison
    from audit.model import Claim, Problem, Reading

_STYLES = {"changed": ("~", "yellow"), "added": ("+", "green"), "dropped": ("−", "red"), "moved": ("→", "cyan")}


class _Words(NamedTuple):
    """The words of the table in one language."""

    old: str
    new: str
    difference: str
    edits: str
    none: str
    names: dict[str, str]


_WORDS = {
    "vi": _Words(
        "bản cũ",
        "bản mới",
        "chênh lệch",
        "chỗ sửa trong văn bản",
        "Không số liệu nào khác đi.",
        {"changed": "đổi", "added": "thêm", "dropped": "bỏ", "moved": "chuyển chỗ"},
    ),
    "en": _Words(
        "old",
        "new",
        "difference",
        "edits of the text",
        "No figure is other than it was.",
        {"changed": "changed", "added": "added", "dropped": "dropped", "moved": "moved"},
    ),
}


def print_diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The older version.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The newer version.")],
    format: Annotated[str, typer.Option("--format", help="text, json or jsonl (a line a figure).")] = "text",
    rules: Rules = None,
    lang: LangSet = None,
    today: Today = None,
    config: Settings = None,
    engine: Engine = None,
    jobs: Jobs = None,
    cache: Cache = None,
    quiet: Quiet = False,
) -> None:
    """Compare two versions of a document: figures changed, added, dropped or moved, and the edits of the text."""
    from audit.compare import compared

    checked(format)
    settings = settled([old, new], config, rules=rules, lang=lang, today=today)
    unread: list[Problem] = []
    versions = []
    for path in (old, new):
        packs, sources, problems = opened([path], rules, settings)
        unread.extend(problems)
        with reading(packs, settings, engine, jobs, cache, tied=False) as reader:
            found = list(readings(packs, sources, unread, reader))
        versions.append(_only(path, found, unread))
    result = compared(*versions)
    if format == "text":
        _print_text(result, settings.language)
    else:
        _print_records(result, format)
    tell(unread)
    raise typer.Exit(0 if any(one.claims for one in versions) else 4)


def _only(path: str, found: list[Reading], unread: list[Problem]) -> Reading:
    if unread:
        tell(unread)
        raise typer.Exit(3)
    if len(found) != 1:
        stop(f"{path}: expected one document, found {len(found)}; compare two files")
    return found[0]


def _print_records(result: Comparison, format: str) -> None:
    from audit import records

    if format == "json":
        print_json(records.comparison(result))
    else:
        print_lines(map(records.change, result.figures))


def _print_text(result: Comparison, lang: str) -> None:
    words = _WORDS[lang]
    console = terminal()
    if result.figures:
        console.print(_table(result, words, lang))
    else:
        console.print(words.none)
    counts = ", ".join(
        f"{words.names[name]} {number}"
        for name in _STYLES
        if (number := sum(one.became == name for one in result.figures))
    )
    console.print(f"{counts}; {words.edits}: {len(result.edits)}" if counts else f"{words.edits}: {len(result.edits)}")


def _table(result: Comparison, words: _Words, lang: str) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("", no_wrap=True)
    table.add_column(f"{words.old}: {result.old}", overflow="fold")
    table.add_column(f"{words.new}: {result.new}", overflow="fold")
    table.add_column(words.difference, justify="right")
    for one in result.figures:
        mark, style = _STYLES[one.became.value]
        table.add_row(Text(mark, style), _told(one.old, lang), _told(one.new, lang), _difference(one, lang))
    return table


def _told(claim: Claim | None, lang: str) -> str:
    """A figure with its line, what it is about and when."""
    from rich.markup import escape

    from audit import texts

    if claim is None:
        return ""
    about = ", ".join(filter(None, (claim.indicator_text, texts.dated(claim.cell, lang))))
    return escape(f"{claim.line}: “{' '.join(claim.text.split())}” ({about})")


def _difference(change: Change, lang: str) -> str:
    from fractions import Fraction

    from audit.texts import Numbers

    if not change.delta or change.new is None:
        return ""
    numbers, unit = Numbers(lang), change.new.cell.unit
    told = numbers.gain(change.delta, "percentage_point" if unit == "percent" else unit)
    factor = "" if change.ratio is None else f" (×{numbers.number(round(change.ratio * 100) / Fraction(100))})"
    return f"{told}{factor}"
