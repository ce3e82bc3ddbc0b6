"""`audit verify`: the figures of a statement against documents, or of many statements each against its own evidence."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from audit.cli.options import Cache, Engine, FailOn, FailSet, Jobs, LangSet, Quiet, Rules, Settings, Today
from audit.cli.printing import print_json, print_lines, terminal
from audit.cli.readers import reading
from audit.cli.steps import checked, day, opened, packs_in, readings, settled, stop, tell

if TYPE_CHECKING:
    from rich.console import Console

    from audit.catalogues import Catalogue
    from audit.configs import Config
    from audit.model import Pack, Period, Problem, Reading
    from audit.places import Gazetteer
    from audit.readers import Reader
    from audit.sources import Source, TextFile
    from audit.verify import Checked, Verification
    from audit.wording import Widths

STATEMENT = "statement"
_MARKS = {"supported": ("✓", "green"), "contradicted": ("✗", "red"), "outdated": ("↺", "yellow")}
_OPEN = ("?", "dim")
_PLAIN = 3  # steps of two printed figures side by side, which the quotes show already


class _Words(NamedTuple):
    """The words of the text in one language."""

    supported: str
    contradicted: str
    outdated: str
    unsupported: str
    no_figures: str


class _Row(NamedTuple):
    """A statement with the texts it is held against."""

    id: str
    statement: str
    evidence: tuple[str, ...]


_WORDS = {
    "vi": _Words("khớp", "sai khác", "đúng ở thời điểm khác", "chưa đối chiếu được", "không có số liệu"),
    "en": _Words("supported", "contradicted", "true of another time", "not supported", "no figures"),
}


def print_verified(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[STATEMENT]", help="The statement, or - for piped text.")
    ] = None,
    against: Annotated[
        list[str] | None, typer.Option("--against", metavar="PATH...", help="Files, folders or corpus files.")
    ] = None,
    pairs: Annotated[
        Path | None, typer.Option("--pairs", help='A .jsonl file of {"id", "statement", "evidence"} rows.')
    ] = None,
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
    """Check the figures of a statement against documents: supported, contradicted, true of another time, or open."""
    checked(format)
    statement = words[0] if words else None
    if (pairs is None) == (statement is None) or (statement is None) != (against is None):
        stop('expected a statement with --against PATH..., or --pairs FILE.jsonl; see "audit verify --help"')
    # of `--against a.txt b.txt` the option takes the first path, the others come as words
    paths = [*(against or ()), *(words or ())[1:]] or [str(pairs)]
    settings = settled(paths, config, rules=rules, lang=lang, fail_on=fail_on, today=today)
    unread: list[Problem] = []
    if statement is not None:
        packs, sources, problems = opened(paths, rules, settings)
        unread.extend(problems)
    else:
        packs, sources = packs_in(settings), []
    with reading(packs, settings, engine, jobs, cache) as reader:
        verified = _Checker.of(packs, settings).verified(statement, sources, pairs, unread, reader)
        standings = _print(verified, format, settings.language)
    tell(unread)
    raise typer.Exit(_code(standings, bool(unread), FailOn(settings.fail_on)))


def _code(standings: Sequence[str], unread: bool, fail_on: FailOn) -> int:
    if unread:
        return 3
    if all(one == "no_figures" for one in standings):
        return 4
    return 1 if "contradicted" in standings and fail_on is not FailOn.NEVER else 0


@dataclass(frozen=True, slots=True)
class _Checker:
    """Reads statements and their evidence as the settings say."""

    packs: tuple[Pack, ...]
    known: Catalogue
    places: Gazetteer
    today: Period | None
    widths: Widths

    @classmethod
    def of(cls, packs: tuple[Pack, ...], settings: Config) -> _Checker:
        from audit.catalogues import catalogue
        from audit.pipeline import places_of

        return cls(packs, catalogue(packs), places_of(packs), day(settings.today), settings.widths)

    def verified(
        self,
        statement: str | None,
        sources: list[Source],
        pairs: Path | None,
        unread: list[Problem],
        reader: Reader,
    ) -> Iterator[Verification]:
        """The statement against the documents, or else each row of a file against its own."""
        if pairs is not None:
            yield from self.pairs(_rows(pairs, unread), unread, reader)
        elif statement is not None:
            text = sys.stdin.read() if statement == "-" else statement
            yield self.checked(text, list(readings(self.packs, sources, unread, reader)), None)

    def checked(self, text: str, documents: Sequence[Reading], id: str | None) -> Verification:
        """What documents make of a statement, which is as old as the latest of them."""
        from audit.verify import subject, verified

        dates = [one.document.issued for one in documents if one.document.issued is not None]
        latest = self.today or max(dates, key=lambda one: (one.end, one.start), default=None)
        places = {one.document.place for one in documents}
        place = places.pop() if len(places) == 1 else None
        statement = self._read(STATEMENT, text, latest, place, subject(text, documents))
        return verified(statement, documents, self.packs, self.known, id)

    def pairs(self, rows: Iterable[_Row], unread: list[Problem], reader: Reader) -> Iterator[Verification]:
        """Every row, checked against its own evidence; evidence that cannot be read is told of."""
        from audit.catalogues import keyed
        from audit.model import Problem

        asked: deque[_Row] = deque()  # read ahead of what is checked
        documents: list[Reading] = []
        read = 0
        for outcome in reader(_evidence(rows, asked)):
            while not asked[0].evidence:
                yield self._pair(asked.popleft(), ())
            for one in outcome:
                if isinstance(one, Problem):
                    unread.append(one)
                else:
                    documents.append(keyed(one, self.known))
            read += 1
            if read == len(asked[0].evidence):
                yield self._pair(asked.popleft(), documents)
                documents, read = [], 0
        for row in asked:
            yield self._pair(row, ())

    def _pair(self, row: _Row, documents: Sequence[Reading]) -> Verification:
        return self.checked(row.statement, documents, row.id)

    def _read(self, id: str, text: str, issued: Period | None, place: str | None, owned: str | None) -> Reading:
        """One text, dated and placed as it says itself, else as given; `owned` is whose figures it tells."""
        from audit import records
        from audit.catalogues import keyed
        from audit.load import document
        from audit.sources import Meta, TextFile
        from audit.tie import reading

        read = document(TextFile(id, id, text, Meta(issued=records.issued(issued))), self.places, self.today)
        placed = replace(read, place=read.place or place)
        return keyed(reading(placed, self.places, self.widths), self.known, owned)


def _rows(file: Path, unread: list[Problem]) -> Iterator[_Row]:
    """The rows of a file; those that cannot be read are told of."""
    from audit.model import Problem

    try:
        lines = file.open(encoding="utf-8")
    except OSError as error:
        stop(f"{file}: cannot be read: {error.strerror}")
    with lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield _row(line)
            except ValueError as error:
                unread.append(Problem(f"{file}:{number}", str(error)))


def _evidence(rows: Iterable[_Row], asked: deque[_Row]) -> Iterator[TextFile]:
    """The texts of the rows, which are noted as their texts are given out."""
    from audit.sources import Meta, TextFile

    for row in rows:
        asked.append(row)
        for place, text in enumerate(row.evidence, 1):
            name = f"{row.id}#{place}"
            yield TextFile(name, name, text, Meta())


def _row(line: str) -> _Row:
    """The row of a line. Raises `ValueError` with what was expected."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ValueError(f"not JSON: {error}") from error
    if not isinstance(row, dict):
        raise ValueError('expected an object {"id", "statement", "evidence"}')
    evidence = row.get("evidence")
    texts = [evidence] if isinstance(evidence, str) else evidence
    if not isinstance(row.get("statement"), str):
        raise ValueError('"statement": expected a text')
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise ValueError('"evidence": expected a text or a list of texts')
    return _Row(str(row.get("id", "")), row["statement"], tuple(texts))


def _print(verified: Iterable[Verification], format: str, lang: str) -> list[str]:
    """Prints each statement as soon as it is checked; what was found of each."""
    from audit import records

    standings: list[str] = []
    rows = []
    console = terminal()
    for one in verified:
        standings.append(one.standing.value)
        if format == "text":
            _print_text(one, console, lang)
        elif format == "jsonl":
            print_lines([records.verification(one)])
        else:
            rows.append(records.verification(one))
    if format == "json":
        print_json(rows)
    return standings


def _print_text(one: Verification, console: Console, lang: str) -> None:
    from rich.text import Text

    words = _WORDS[lang]._asdict()
    mark, style = _MARKS.get(one.standing.value, _OPEN)
    name = f"{one.id}: " if one.id else ""
    console.print(Text.assemble((f"{mark} {name}{words[one.standing.value]}", f"bold {style}")))
    for figure in one.figures:
        _print_figure(figure, console, words, lang)


def _print_figure(figure: Checked, console: Console, words: dict[str, str], lang: str) -> None:
    from rich.padding import Padding
    from rich.text import Text

    mark, style = _MARKS.get(figure.standing.value, _OPEN)
    told = " ".join(figure.claim.text.split())
    console.print(Text.assemble("  ", (mark, style), f" “{told}”  ", (words[figure.standing.value], style)))
    quotes = {(quote.claim.document, quote.text): quote for quote in reversed(figure.evidence)}
    for quote in reversed(quotes.values()):
        where = f"{quote.claim.document}:{quote.claim.line}"
        console.print(Padding(Text.assemble((where, "cyan"), f"  “{quote.text}”"), (0, 0, 0, 6)))
    for line in _arithmetic(figure, lang):
        console.print(Padding(Text(line, "dim"), (0, 0, 0, 6)))


def _arithmetic(figure: Checked, lang: str) -> list[str]:
    """The steps of more than two figures side by side; of two what was printed, where that is not exact."""
    lines = [step.text.vi if lang == "vi" else step.text.en for step in figure.steps]
    told = figure.evidence[0].claim if figure.evidence else figure.claim
    rounded = any(one.quantity.hard.point is None for one in (figure.claim, told))
    if len(lines) <= _PLAIN and figure.standing.value == "contradicted" and rounded:
        return [f"{' '.join(told.text.split())} ≠ {' '.join(figure.claim.text.split())}"]
    return lines if len(lines) > _PLAIN else lines[-1:]
