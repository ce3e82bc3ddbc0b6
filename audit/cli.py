"""The command line. Data goes to standard output, progress and messages to standard error.

Exit codes: 0 nothing at or above `--fail-on`; 1 something; 2 wrong usage, rules or corpus, nothing was audited;
3 some input could not be read, the rest was audited; 4 nothing could be checked.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from audit import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from audit.model import Pack, Period, Problem, Reading, Result
    from audit.sources import Source

app = typer.Typer(
    name="audit",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Checks the figures of reports and news against each other. Đối chiếu số liệu giữa các văn bản.",
)
rules_app = typer.Typer(no_args_is_help=True, help="Rule packs: list, print, validate, run their own examples.")
app.add_typer(rules_app, name="rules")


class Language(StrEnum):
    VI = "vi"
    EN = "en"


class FailOn(StrEnum):
    CONTRADICTION = "contradiction"
    TENSION = "tension"
    BREAK = "break"
    NEVER = "never"


Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders, corpus files, or - for piped text.")
]
Rules = Annotated[list[str] | None, typer.Option("--rules", help="A bundled pack's name or a folder; may be repeated.")]
Lang = Annotated[Language, typer.Option("--lang", help="Language of messages and reports.")]
Today = Annotated[str | None, typer.Option("--today", help="Date for documents without one, such as 2024-07-03.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress and no summary.")]
Fail = Annotated[FailOn, typer.Option("--fail-on", help="The lightest verdict that makes the exit code 1.")]


def main() -> None:
    """Runs the command line; a closed pipe ends it quietly."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"audit {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options of every command."""


# ------------------------------------------------------------------------------------------------ commands


@app.command()
def run(
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", help="Folder for the reports.")] = Path("reports"),
    format: Annotated[
        str, typer.Option("--format", help="Comma list: html,json,ipynb,sarif,xlsx,csv,md,junit,github.")
    ] = "html,json",
    rules: Rules = None,
    lang: Lang = Language.VI,
    fail_on: Fail = FailOn.CONTRADICTION,
    today: Today = None,
    quiet: Quiet = False,
) -> None:
    """Audit documents: write the reports, print a summary."""
    names = _formats(format)
    packs, sources, problems = _opened(paths, rules)
    result = _audited(packs, sources, problems, _day(today), quiet)
    _write(result, names, out, lang)
    if not quiet:
        _summarise(result, lang, str(out / "report.html") if "html" in names else None)
    raise typer.Exit(_code(result, fail_on))


@app.command()
def claims(
    paths: Paths,
    format: Annotated[str, typer.Option("--format", help="table, jsonl or csv.")] = "table",
    rules: Rules = None,
    lang: Lang = Language.VI,
    today: Today = None,
    quiet: Quiet = False,
) -> None:
    """Print the figures only: what was read and how it was understood."""
    if format not in ("table", "jsonl", "csv"):
        _stop(f"--format {format}: expected table, jsonl or csv")
    packs, sources, problems = _opened(paths, rules)
    unread = list(problems)
    count = 0
    for one in _readings(packs, sources, _day(today), unread, quiet):
        count += len(one.claims)
        _print_claims(one, format, lang, first=count == len(one.claims))
    _tell(unread)
    raise typer.Exit(3 if unread else 0 if count else 4)


@app.command()
def text(path: Annotated[str, typer.Argument(metavar="PATH")], rules: Rules = None) -> None:
    """Print the text of a document with the zones that figures are read from."""
    from audit.load import Unreadable, documents
    from audit.pipeline import places_of

    packs, sources, problems = _opened([path], rules)
    _tell(problems)
    for source in sources:
        try:
            for document in documents(source, places_of(packs)):
                typer.echo(f"# {document.id} ({document.lang}; {document.place or '-'})")
                for block in document.blocks:
                    typer.echo(f"{block.zone:<12}{document.raw[block.start : block.end]}")
        except Unreadable as error:
            _fail(f"{source.id}: {error}", 3)
    raise typer.Exit(3 if problems else 0)


@app.command()
def schema(name: Annotated[str, typer.Argument(help="claim, result, rules, corpus.")]) -> None:
    """Print a JSON Schema."""
    from audit import packs

    folder = Path(__file__).with_name("schemas")
    known = sorted([path.stem for path in folder.glob("*.json")] + ["rules"])
    if name not in known:
        _stop(f"no schema {name!r}: expected one of {', '.join(known)}")
    typer.echo((packs.schema() if name == "rules" else (folder / f"{name}.json").read_text(encoding="utf-8")).rstrip())


@app.command()
def demo(
    out: Annotated[Path, typer.Option("--out", help="Folder for the sample and its reports.")] = Path("reports/demo"),
    format: Annotated[str, typer.Option("--format", help="As of run.")] = "html,json",
    lang: Lang = Language.VI,
    fail_on: Fail = FailOn.NEVER,
    quiet: Quiet = False,
) -> None:
    """Write the bundled sample corpus and audit it; needs no network."""
    import shutil

    names = _formats(format)
    corpus = out / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for file in sorted(Path(__file__).with_name("demo").iterdir()):
        if file.suffix in (".txt", ".md", ".yaml"):
            shutil.copyfile(file, corpus / file.name)
    packs, sources, problems = _opened([str(corpus)], None)
    result = _audited(packs, sources, problems, None, quiet, command=("audit", "demo"))
    _write(result, names, out, lang)
    if not quiet:
        _summarise(result, lang, str(out / "report.html") if "html" in names else None)
    raise typer.Exit(_code(result, fail_on))


# ------------------------------------------------------------------------------------------------ rules


@rules_app.command("list")
def rules_list(rules: Rules = None, lang: Lang = Language.VI) -> None:
    """List the rules of the packs."""
    for pack in _packs(rules):
        typer.echo(f"{pack.name} {pack.version}: {getattr(pack.summary, lang.value)} ({len(pack.indicators)})")
        for rule in pack.rules:
            typer.echo(f"  {rule.id:<52} {rule.kind:<8} {rule.severity}")


@rules_app.command("show")
def rules_show(rule: str, rules: Rules = None) -> None:
    """Print a rule as it is written."""
    from audit.packs import folder

    pack, _, name = rule.partition("/")
    known = {one.id for found in _packs(rules) for one in found.rules}
    if rule not in known:
        _stop(_unknown(rule, known))
    typer.echo((folder(pack) / f"{name}.yaml").read_text(encoding="utf-8").rstrip())


@rules_app.command("explain")
def rules_explain(rule: str, rules: Rules = None, lang: Lang = Language.VI) -> None:
    """Explain a rule: why, an example worked through, its blind spots."""
    from audit.examples import findings
    from audit.packs import examples, explained

    packs = _packs(rules)
    found = {one.id: one for pack in packs for one in pack.rules}
    if rule not in found:
        _stop(_unknown(rule, found))
    names = rules or [pack.name for pack in packs]
    example = next(one for one in examples(names) if one.rule == rule and not one.passes)
    told, _ = findings(example.documents, packs)
    steps = [getattr(step.text, lang.value) for one in told if one.rule == rule for step in one.steps]
    typer.echo(explained(found[rule], example, lang.value, steps).rstrip())


@rules_app.command("check")
def rules_check(folders: Annotated[list[str] | None, typer.Argument(metavar="[DIR]...")] = None) -> None:
    """Validate packs; every fault with file, line and column."""
    packs = _packs(folders)
    typer.echo(f"{len(packs)} packs, {sum(len(pack.rules) for pack in packs)} rules: no faults")


@rules_app.command("test")
def rules_test(folders: Annotated[list[str] | None, typer.Argument(metavar="[DIR]...")] = None) -> None:
    """Run the examples of packs: a pass example finds nothing, a fail example finds what it names."""
    from audit.examples import outcomes

    packs = _packs(folders)
    failed = 0
    found = outcomes(folders or [pack.name for pack in packs])
    for outcome in found:
        if outcome.fault:
            failed += 1
            sort = "pass" if outcome.example.passes else "fail"
            typer.echo(f"{outcome.example.rule}: {sort} example {outcome.example.number}: {outcome.fault}", err=True)
    typer.echo(f"{len(found) - failed} passed, {failed} failed")
    raise typer.Exit(1 if failed else 0)


# ------------------------------------------------------------------------------------------------ pieces


def _unknown(rule: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(rule, list(known), 1)
    return f"no rule {rule!r}; " + (f"did you mean {near[0]}?" if near else "audit rules list shows all")


def _formats(given: str) -> list[str]:
    from audit.report import formats

    names = [name.strip() for name in given.split(",") if name.strip()]
    wrong = [name for name in names if name not in formats()]
    if wrong or not names:
        _stop(f"--format {given}: {', '.join(wrong) or 'nothing'} is no format; expected {', '.join(formats())}")
    return names


def _day(today: str | None) -> Period | None:
    from audit import periods

    if today is None:
        return None
    try:
        return periods.parse(today)
    except ValueError:
        _stop(f"--today {today}: expected a date such as 2024-07-03")


def _packs(rules: list[str] | None) -> tuple[Pack, ...]:
    from audit.packs import PackErrors
    from audit.pipeline import packs_for

    try:
        return packs_for(rules or [])
    except PackErrors as errors:
        _stop(str(errors))


def _opened(paths: list[str], rules: list[str] | None) -> tuple[tuple[Pack, ...], list[Source], list[Problem]]:
    """The packs and the files of a run; ends the command with code 2 where rules or corpus are wrong."""
    from audit.corpora import sources
    from audit.packs import PackErrors

    packs = _packs(rules)
    data = sys.stdin.buffer.read() if "-" in paths else None
    try:
        found, problems = sources(paths, data)
    except PackErrors as errors:
        _stop(str(errors))
    if not found and problems and all(not Path(path).exists() for path in paths):
        _stop("\n".join(f"{problem.path}: {problem.message}" for problem in problems))
    return packs, found, problems


def _readings(
    packs: tuple[Pack, ...], sources: list[Source], today: Period | None, unread: list[Problem], quiet: bool
) -> Iterator[Reading]:
    from audit.align import catalogue, keyed
    from audit.model import Problem
    from audit.pipeline import places_of, read

    known = catalogue(packs)
    for one in read(sources, places_of(packs), today):
        if isinstance(one, Problem):
            unread.append(one)
        else:
            yield keyed(one, known)


def _audited(
    packs: tuple[Pack, ...],
    sources: list[Source],
    problems: list[Problem],
    today: Period | None,
    quiet: bool,
    command: tuple[str, ...] = (),
) -> Result:
    from audit.pipeline import audited

    shown = command or ("audit", *sys.argv[1:])
    if quiet or not sys.stderr.isatty():
        return audited(sources, packs, problems, today, shown)
    from rich.progress import track  # a bar only on a terminal

    steps = iter(track(range(len(sources)), description="…", console=_console(), transient=True))

    def advance(source: Source) -> None:
        next(steps, None)

    return audited(sources, packs, problems, today, shown, advance)


def _console() -> Console:
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def _write(result: Result, names: list[str], out: Path, lang: Language) -> None:
    """Writes every file whole or not at all."""
    from audit.report import rendered

    out.mkdir(parents=True, exist_ok=True)
    for name, data in rendered(result, names, lang.value).items():
        part = out / f".{name}.part"
        part.write_bytes(data)
        part.replace(out / name)


def _summarise(result: Result, lang: Language, report: str | None) -> None:
    from rich.console import Console

    from audit import summary

    summary.print(result, lang.value, Console(highlight=False), report)
    _tell(result.problems)


def _code(result: Result, fail_on: FailOn) -> int:
    levels = ["contradiction", "tension", "break"]
    wanted = set(levels[: levels.index(fail_on) + 1]) if fail_on is not FailOn.NEVER else set()
    if result.problems:
        return 3
    if not result.claims or len(result.unchecked) == len(result.claims):
        return 4
    return 1 if any(finding.verdict in wanted for finding in result.findings) else 0


def _print_claims(one: Reading, format: str, lang: Language, first: bool) -> None:
    import json

    from audit import records

    if format == "jsonl":
        sys.stdout.write("".join(json.dumps(records.claim(claim), ensure_ascii=False) + "\n" for claim in one.claims))
    elif format == "csv":
        import csv

        rows = [records.claim(claim) for claim in one.claims]
        if rows:
            writer = csv.DictWriter(sys.stdout, list(rows[0]), lineterminator="\n")
            if first:
                writer.writeheader()
            writer.writerows(rows)
    else:
        _print_table(one, lang)


def _print_table(one: Reading, lang: Language) -> None:
    from rich.console import Console
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
            str(claim.line),
            " ".join(claim.text.split()),
            claim.indicator_text or "",
            claim.cell.place or "",
            texts.dated(claim.cell, lang.value),
        )
    Console(highlight=False).print(table)


def _tell(problems: list[Problem] | tuple[Problem, ...]) -> None:
    for problem in problems:
        typer.echo(f"{problem.path}: {problem.message}", err=True)


def _stop(message: str) -> NoReturn:
    _fail(message, 2)


def _fail(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)
