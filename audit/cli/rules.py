"""`audit rules`: list, print, explain, start and validate rules, run their examples, see which ever apply."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audit.cli.options import Cache, Engine, Jobs, Lang, Language, Paths, Rules, Today
from audit.cli.printing import terminal
from audit.cli.readers import reading
from audit.cli.steps import opened, packs_of, readings, settled, stop, tell, unknown

if TYPE_CHECKING:
    from audit.model import Pack

app = typer.Typer(
    no_args_is_help=True,
    help="Rule packs: list, print, explain, start, validate, test; which apply.",
)


def _packs(names: list[str] | None) -> tuple[Pack, ...]:
    """The packs that are named, else every bundled one, also those that a run leaves out unless it names them."""
    from audit.packs import bundled

    return packs_of(names or list(bundled()))


@app.command("list")
def rules_list(rules: Rules = None, lang: Lang = Language.VI) -> None:
    """List the rules of the packs."""
    from audit.report.view.words import words

    packs, said = _packs(rules), words(lang.value)
    wide, long = (
        max((len(part) for pack in packs for rule in pack.rules for part in (getattr(rule, field),)), default=0)
        for field in ("id", "kind")
    )
    for pack in packs:
        known = said.count("count.indicators", len(pack.indicators))
        terminal().print(f"{pack.name} {pack.version} ({known}): {getattr(pack.summary, lang.value)}", markup=False)
        for rule in pack.rules:
            typer.echo(f"  {rule.id:<{wide}}  {rule.kind:<{long}}  {rule.severity}")


@app.command("show")
def rules_show(rule: str, rules: Rules = None) -> None:
    """Print a rule as it is written."""
    from audit.packs import folders

    pack, _, name = rule.partition("/")
    packs = _packs(rules)
    known = {one.id for found in packs for one in found.rules}
    if rule not in known:
        stop(unknown(rule, known))
    places = {folder.resolve().name: folder for folder in folders(rules or [found.name for found in packs])}
    typer.echo((places[pack] / f"{name}.yaml").read_text(encoding="utf-8").rstrip())


@app.command("explain")
def rules_explain(rule: str, rules: Rules = None, lang: Lang = Language.VI) -> None:
    """Explain a rule: why, an example worked through, its blind spots."""
    from audit.examples import findings
    from audit.packs import examples, explained

    packs = _packs(rules)
    found = {one.id: one for pack in packs for one in pack.rules}
    if rule not in found:
        stop(unknown(rule, found))
    names = rules or [pack.name for pack in packs]
    example = next(one for one in examples(names) if one.rule == rule and not one.passes)
    told, _ = findings(example.documents, packs)
    steps = [getattr(step.text, lang.value) for one in told if one.rule == rule for step in one.steps]
    typer.echo(explained(found[rule], example, lang.value, steps).rstrip())


@app.command("check")
def rules_check(folders: Annotated[list[str] | None, typer.Argument(metavar="[DIR]...")] = None) -> None:
    """Validate packs; every fault with file, line and column."""
    from audit.report.view.words import words

    packs, said = _packs(folders), words("en")
    rules = said.count("count.rules", sum(len(pack.rules) for pack in packs))
    typer.echo(f"{said.count('count.packs', len(packs))}, {rules}: no faults")


@app.command("test")
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


@app.command("new")
def rules_new(
    rule: Annotated[str, typer.Argument(metavar="ID", help="PACK/NAME, such as my/houses.")],
    folder: Annotated[Path, typer.Option("--in", help="Where the folder of the pack is, or is made.")] = Path(),
) -> None:
    """Start a rule: a commented template that works as it stands, and a new pack around it where there is none."""
    from audit.packs import scaffold

    try:
        written = scaffold(rule, folder)
    except (ValueError, OSError) as error:
        stop(str(error))
    for path in written:
        typer.echo(path.as_posix())
    pack = written[0].parent.as_posix()
    typer.echo(f"edit {written[0].as_posix()}, then: audit rules test {pack}", err=True)


@app.command("coverage")
def rules_coverage(
    paths: Paths,
    rules: Rules = None,
    today: Today = None,
    engine: Engine = None,
    jobs: Jobs = None,
    cache: Cache = None,
) -> None:
    """Count how often each rule applied to documents, what it found, and which rules never applied."""
    from audit.coverage import coverage
    from audit.model import Problem

    settings = settled(paths, rules=rules, today=today)
    packs, sources, problems = opened(paths, rules, settings)
    unread: list[Problem] = list(problems)
    with reading(packs, settings, engine, jobs, cache) as reader:
        uses = coverage(list(readings(packs, sources, unread, reader)), packs)
    wide = max((len(use.rule.id) for use in uses), default=0)
    typer.echo(f"{'rule':<{wide}}  {'kind':<10}  applied  findings")
    for use in sorted(uses, key=lambda use: (-use.applied, use.rule.id)):
        typer.echo(f"{use.rule.id:<{wide}}  {use.rule.kind:<10}  {use.applied:>7}  {use.findings:>8}")
    never = sum(not use.applied for use in uses)
    typer.echo(f"{len(uses) - never} of {len(uses)} rules applied; {never} never did")
    tell(unread)
    raise typer.Exit(3 if unread else 0)
