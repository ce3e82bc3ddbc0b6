"""The steps of a command: what is asked for, opened, audited, written and told."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from audit.cli.options import FailOn, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from audit.model import Pack, Period, Problem, Reading, Result
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


def opened(paths: list[str], rules: list[str] | None) -> tuple[tuple[Pack, ...], list[Source], list[Problem]]:
    """The packs and the files of a run; ends the command with code 2 where rules or corpus are wrong."""
    from audit.corpora import sources
    from audit.packs import PackErrors

    packs = packs_of(rules)
    data = sys.stdin.buffer.read() if "-" in paths else None
    try:
        found, problems = sources(paths, data)
    except PackErrors as errors:
        stop(str(errors))
    if not found and problems and all(not Path(path).exists() for path in paths):
        stop("\n".join(f"{problem.path}: {problem.message}" for problem in problems))
    return packs, found, problems


def readings(
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


def audited(
    packs: tuple[Pack, ...],
    sources: list[Source],
    problems: list[Problem],
    today: Period | None,
    quiet: bool,
    command: tuple[str, ...] = (),
) -> Result:
    from audit import pipeline

    shown = command or ("audit", *sys.argv[1:])
    if quiet or not sys.stderr.isatty():
        return pipeline.audited(sources, packs, problems, today, shown)
    from rich.progress import track  # a bar only on a terminal

    steps = iter(track(range(len(sources)), description="…", console=console(), transient=True))

    def advance(source: Source) -> None:
        next(steps, None)

    return pipeline.audited(sources, packs, problems, today, shown, advance)


def console() -> Console:
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def write(result: Result, names: list[str], out: Path, lang: Language) -> None:
    """Writes every file whole or not at all."""
    from audit.report import rendered

    out.mkdir(parents=True, exist_ok=True)
    for name, data in rendered(result, names, lang.value).items():
        part = out / f".{name}.part"
        part.write_bytes(data)
        part.replace(out / name)


def summarise(result: Result, lang: Language, report: str | None) -> None:
    from rich.console import Console

    from audit import summary

    summary.print(result, lang.value, Console(highlight=False), report)
    tell(result.problems)


def code(result: Result, fail_on: FailOn) -> int:
    levels = ["contradiction", "tension", "break"]
    wanted = set(levels[: levels.index(fail_on) + 1]) if fail_on is not FailOn.NEVER else set()
    if result.problems:
        return 3
    if not result.claims or len(result.unchecked) == len(result.claims):
        return 4
    return 1 if any(finding.verdict in wanted for finding in result.findings) else 0


def tell(problems: list[Problem] | tuple[Problem, ...]) -> None:
    for problem in problems:
        typer.echo(f"{problem.path}: {problem.message}", err=True)


def stop(message: str) -> NoReturn:
    fail(message, 2)


def fail(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)
