"""The steps of a command: what is asked for, opened, audited, written and told."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from audit.cli.options import FailOn, Language
from audit.cli.printing import terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console

    from audit.configs import Config
    from audit.decisions import Entry
    from audit.model import Pack, Period, Problem, Reading, Result
    from audit.readers import Reader
    from audit.sources import Source


def unknown(rule: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(rule, list(known), 1)
    return f"no rule {rule!r}; " + (f"did you mean {near[0]}?" if near else "audit rules list shows all")


def formats(given: str) -> list[str]:
    from audit import report

    names = [name.strip() for name in given.split(",") if name.strip()]
    wrong = [name for name in names if name not in report.formats()]
    if wrong or not names:
        stop(f"--format {given}: {', '.join(wrong) or 'nothing'} is no format; expected {', '.join(report.formats())}")
    return names


TEXT = ("text", "json", "jsonl")  # the formats of what is printed for people or as records


def checked(format: str, known: Sequence[str] = TEXT) -> None:
    """Ends the command with code 2 where a format of what is printed is none of those known."""
    if format not in known:
        stop(f"--format {format}: expected {', '.join(known)}")


def day(today: str | None) -> Period | None:
    from audit import periods

    if today is None:
        return None
    try:
        return periods.parse(today)
    except ValueError:
        stop(f"--today {today}: expected a date such as 2024-07-03")


def packs_of(rules: list[str] | None) -> tuple[Pack, ...]:
    from audit.packs import PackErrors
    from audit.pipeline import packs_for

    try:
        return packs_for(rules or [])
    except PackErrors as errors:
        stop(str(errors))


def settled(
    paths: list[str],
    file: Path | None = None,
    rules: list[str] | None = None,
    lang: Language | None = None,
    format: str | None = None,
    fail_on: FailOn | None = None,
    today: str | None = None,
    decisions: list[str] | None = None,
) -> Config:
    """The settings of a run; ends the command with code 2 where an option or the configuration is wrong."""
    from audit.configs import Flags, config
    from audit.packs import PackErrors

    day(today)
    flags = Flags(
        packs=tuple(rules) if rules else None,
        language=lang,
        formats=tuple(formats(format)) if format is not None else None,
        fail_on=fail_on,
        today=today,
        decisions=tuple(map(Path, decisions)) if decisions else None,
    )
    try:
        return config(paths, flags, file)
    except PackErrors as errors:
        stop(str(errors))


def packs_in(settings: Config) -> tuple[Pack, ...]:
    """The packs with the severities that the settings give their rules; ends the command where they are wrong."""
    from audit.configs import adjusted
    from audit.packs import PackErrors

    packs = packs_of(list(settings.packs))
    try:
        return adjusted(packs, settings)
    except PackErrors as errors:
        stop(str(errors))


def existing(paths: Iterable[str]) -> None:
    """Ends the command with code 2 where a path names nothing."""
    from audit.corpora import MISSING

    if missing := [path for path in paths if path != "-" and not Path(path).exists()]:
        stop("\n".join(f"{path}: {MISSING}" for path in missing))


def opened(
    paths: list[str], rules: list[str] | None, settings: Config | None = None
) -> tuple[tuple[Pack, ...], list[Source], list[Problem]]:
    """The packs and the files of a run; ends the command with code 2 where settings, rules or corpus are wrong."""
    from audit.corpora import sources
    from audit.load import suffixes
    from audit.model import Problem
    from audit.packs import PackErrors

    packs = packs_in(settings or settled(paths, rules=rules))
    data = sys.stdin.buffer.read() if "-" in paths else None
    try:
        found, problems = sources(paths, data)
    except PackErrors as errors:
        stop(str(errors))
    if not found and problems and all(not Path(path).exists() for path in paths):
        stop("\n".join(f"{problem.path}: {problem.message}" for problem in problems))
    if not found and not problems:
        known = ", ".join(sorted(suffixes()))
        empty = Problem(", ".join(paths), f"no document in it; these formats can be read: {known}")
        tell([empty], settings.language if settings else "en")
    return packs, found, problems


def folder(out: Path) -> None:
    """Makes the folder for the reports before anything is read; ends the command with code 2 where it cannot."""
    import os

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        stop(f"--out {out}: no folder can be made here: {error.strerror}")
    if not os.access(out, os.W_OK):
        stop(f"--out {out}: nothing can be written here: you may not")


def readings(
    packs: tuple[Pack, ...], sources: list[Source], unread: list[Problem], reader: Reader
) -> Iterator[Reading]:
    from audit.catalogues import catalogue, keyed
    from audit.model import Problem
    from audit.pipeline import read

    known = catalogue(packs)
    for one in read(sources, reader):
        if isinstance(one, Problem):
            unread.append(one)
        else:
            yield keyed(one, known)


def audited(
    packs: tuple[Pack, ...],
    sources: list[Source],
    problems: list[Problem],
    quiet: bool,
    reader: Reader | None = None,
    command: tuple[str, ...] = (),
) -> Result:
    from audit import pipeline
    from audit.readers import size

    shown = command or ("audit", *recorded(sys.argv[1:]))
    if quiet or not sys.stderr.isatty():
        return pipeline.audited(sources, packs, problems, reader, shown)
    from rich.progress import Progress  # a bar only on a terminal

    with Progress(console=console(), transient=True) as bar:
        task = bar.add_task("…", total=sum(map(size, sources)))
        return pipeline.audited(sources, packs, problems, reader, shown, lambda done: bar.advance(task, done))


def recorded(arguments: Sequence[str]) -> Iterator[str]:
    """What a result says of its command: all but where and in how many processes documents were read."""
    passed = False
    for argument in arguments:
        name, told, _ = argument.partition("=")
        if name in ("--engine", "--jobs", "--cache"):
            passed = not told  # its value is the next argument
        elif passed:
            passed = False
        else:
            yield argument


def ledger(files: Iterable[Path]) -> tuple[Entry, ...]:
    """The decisions of files; ends the command with code 2 where one is wrong, before anything is audited."""
    from audit.packs import PackErrors

    if not (named := tuple(files)):
        return ()  # without the YAML parser
    from audit.decisions import decisions

    try:
        return decisions(named)
    except PackErrors as errors:
        stop(str(errors))


def reviewed(result: Result, entries: tuple[Entry, ...], today: Period | None) -> Result:
    """The result with what a reviewer decided; tells which decisions hold no longer or match nothing any more."""
    from dataclasses import replace
    from datetime import date

    if not entries:
        return result
    from audit.decisions import decided

    found = decided(result.findings, entries, today.start if today is not None else date.today())
    for entry in found.lapsed:
        typer.echo(f"{entry.place}: held until {entry.decision.until}; finding {entry.finding} stands again", err=True)
    for entry in found.unmatched:
        typer.echo(f"{entry.place}: matches no finding any more ({entry.finding})", err=True)
    return replace(result, findings=found.findings)


def console() -> Console:
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def write(result: Result, names: Sequence[str], out: Path, lang: Language) -> None:
    """Writes every file whole or not at all."""
    from audit.report import rendered

    for name, data in rendered(result, names, lang.value).items():
        part = out / f".{name}.part"
        part.write_bytes(data)
        part.replace(out / name)


def summarise(result: Result, lang: Language, report: str | None) -> None:
    from audit import summary

    summary.print(result, lang.value, terminal(), report)
    if not sys.stdout.isatty():  # else the summary has told it just now
        tell(result.problems, lang)


def code(result: Result, fail_on: FailOn) -> int:
    """The exit code of a run; a dismissed finding fails none."""
    from audit.report.view.indexes import dismissed

    levels = ["contradiction", "tension", "break"]
    wanted = set(levels[: levels.index(fail_on) + 1]) if fail_on is not FailOn.NEVER else set()
    if result.problems:
        return 3
    if not result.claims or len(result.unchecked) == len(result.claims):
        return 4
    standing = (finding for finding in result.findings if not dismissed(finding))
    return 1 if any(finding.verdict in wanted for finding in standing) else 0


def tell(problems: list[Problem] | tuple[Problem, ...], lang: str = "en") -> None:
    from audit.report.view.words import words

    for problem in problems:
        typer.echo(f"{problem.path}: {words(lang).problem(problem.message)}", err=True)


def stop(message: str) -> NoReturn:
    fail(message, 2)


def fail(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)
