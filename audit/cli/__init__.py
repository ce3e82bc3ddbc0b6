"""The command line. Data goes to standard output, progress and messages to standard error.

Exit codes: 0 nothing at or above `--fail-on`; 1 something; 2 wrong usage, rules or corpus, nothing was audited;
3 some input could not be read, the rest was audited; 4 nothing could be checked.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Annotated

import typer

from audit import __version__
from audit.cli.config import print_settings
from audit.cli.diff import print_diff
from audit.cli.options import (
    Cache,
    Decisions,
    Engine,
    Fail,
    FailOn,
    FailSet,
    FormatSet,
    Jobs,
    Lang,
    LangSet,
    Language,
    Paths,
    Quiet,
    Rules,
    Settings,
    Today,
)
from audit.cli.printing import print_claims
from audit.cli.readers import reading
from audit.cli.rules import app as rules_app
from audit.cli.steps import (
    audited,
    checked,
    code,
    day,
    fail,
    folder,
    formats,
    ledger,
    opened,
    readings,
    reviewed,
    settled,
    stop,
    summarise,
    tell,
    write,
)
from audit.cli.trends import print_trends
from audit.cli.verify import print_verified

app = typer.Typer(
    name="audit",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Checks the figures of reports and news against each other. Đối chiếu số liệu giữa các văn bản.",
)
app.add_typer(rules_app, name="rules")


def main() -> None:
    """Runs the command line; a closed pipe ends it quietly."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None


def _package() -> Path:
    """The folder of the package, where its data lie."""
    return Path(__file__).parents[1]


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
    gc.set_threshold(50_000, 20, 100)  # what is read is kept to the end; looking for garbage in it costs a tenth


@app.command()
def run(
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", help="Folder for the reports.")] = Path("reports"),
    format: FormatSet = None,
    rules: Rules = None,
    lang: LangSet = None,
    fail_on: FailSet = None,
    today: Today = None,
    decisions: Decisions = None,
    config: Settings = None,
    engine: Engine = None,
    jobs: Jobs = None,
    cache: Cache = None,
    quiet: Quiet = False,
) -> None:
    """Audit documents: write the reports, print a summary."""
    settings = settled(paths, config, rules, lang, format, fail_on, today, decisions)
    entries = ledger(settings.decisions)
    packs, sources, problems = opened(paths, rules, settings)
    folder(out)
    with reading(packs, settings, engine, jobs, cache) as reader:
        result = audited(packs, sources, problems, quiet, reader)
    result = reviewed(result, entries, day(settings.today))
    names, said = settings.formats, Language(settings.language)
    write(result, names, out, said)
    if not quiet:
        summarise(result, said, str(out / "report.html") if "html" in names else None)
    raise typer.Exit(code(result, FailOn(settings.fail_on)))


@app.command()
def claims(
    paths: Paths,
    format: Annotated[str, typer.Option("--format", help="table, jsonl or csv.")] = "table",
    rules: Rules = None,
    lang: Lang = Language.VI,
    today: Today = None,
    config: Settings = None,
    engine: Engine = None,
    jobs: Jobs = None,
    cache: Cache = None,
    quiet: Quiet = False,
) -> None:
    """Print the figures only: what was read and how it was understood."""
    checked(format, ("table", "jsonl", "csv"))
    settings = settled(paths, config, rules=rules, today=today)
    packs, sources, problems = opened(paths, rules, settings)
    unread = list(problems)
    count = 0
    with reading(packs, settings, engine, jobs, cache, tied=False) as reader:
        for one in readings(packs, sources, unread, reader):
            count += len(one.claims)
            print_claims(one, format, lang, first=count == len(one.claims))
    tell(unread)
    raise typer.Exit(3 if unread else 0 if count else 4)


app.command("verify")(print_verified)
app.command("diff")(print_diff)
app.command("trends")(print_trends)


@app.command()
def text(
    path: Annotated[str, typer.Argument(metavar="PATH")],
    rules: Rules = None,
    raw: Annotated[bool, typer.Option("--raw", help="The text alone, as offsets of claims count in it.")] = False,
) -> None:
    """Print the text of a document with the zones that figures are read from."""
    from audit.load import Unreadable, documents
    from audit.pipeline import places_of

    packs, sources, problems = opened([path], rules)
    tell(problems)
    for source in sources:
        try:
            for document in documents(source, places_of(packs)):
                if raw:
                    typer.echo(document.raw, nl=False)
                    continue
                typer.echo(f"# {document.id} ({document.lang}; {document.place or '-'})")
                for block in document.blocks:
                    zone = block.zone if block.cell is None else block.cell.replace("Table ", "table ")
                    typer.echo(f"{zone:<12}{document.raw[block.start : block.end]}")
        except Unreadable as error:
            fail(f"{source.id}: {error}", 3)
    raise typer.Exit(3 if problems else 0)


@app.command()
def schema(
    name: Annotated[str, typer.Argument(help="claim, result, rules, corpus, decisions, verify, diff, config.")],
) -> None:
    """Print a JSON Schema."""
    from audit import packs

    folder = _package() / "schemas"
    known = sorted([path.stem for path in folder.glob("*.json")] + ["rules"])
    if name not in known:
        stop(f"no schema {name!r}: expected one of {', '.join(known)}")
    typer.echo((packs.schema() if name == "rules" else (folder / f"{name}.json").read_text(encoding="utf-8")).rstrip())


@app.command()
def demo(
    out: Annotated[Path, typer.Option("--out", help="Folder for the sample and its reports.")] = Path("reports/demo"),
    format: Annotated[str, typer.Option("--format", help="As of run.")] = "html,json",
    lang: Lang = Language.VI,
    fail_on: Fail = FailOn.NEVER,
    decisions: Decisions = None,
    quiet: Quiet = False,
) -> None:
    """Write the bundled sample corpus and audit it; needs no network."""
    import shutil

    names = formats(format)
    corpus = out / "corpus"
    folder(corpus)
    for file in sorted((_package() / "demo").iterdir()):
        if file.suffix in (".txt", ".md", ".yaml"):
            shutil.copyfile(file, corpus / file.name)
    entries = ledger(map(Path, decisions or ()))
    packs, sources, problems = opened([str(corpus)], None)
    result = audited(packs, sources, problems, quiet, command=("audit", "demo"))
    result = reviewed(result, entries, None)
    write(result, names, out, lang)
    if not quiet:
        summarise(result, lang, str(out / "report.html") if "html" in names else None)
    raise typer.Exit(code(result, fail_on))


app.command("config")(print_settings)
