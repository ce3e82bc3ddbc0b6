"""`audit rules`: list, print, explain, validate packs, and run their own examples."""

from __future__ import annotations

from typing import Annotated

import typer

from audit.cli.options import Lang, Language, Rules
from audit.cli.steps import packs_of, stop, unknown

app = typer.Typer(no_args_is_help=True, help="Rule packs: list, print, explain, validate, run their own examples.")


@app.command("list")
def rules_list(rules: Rules = None, lang: Lang = Language.VI) -> None:
    """List the rules of the packs."""
    for pack in packs_of(rules):
        typer.echo(f"{pack.name} {pack.version}: {getattr(pack.summary, lang.value)} ({len(pack.indicators)})")
        for rule in pack.rules:
            typer.echo(f"  {rule.id:<52} {rule.kind:<8} {rule.severity}")


@app.command("show")
def rules_show(rule: str, rules: Rules = None) -> None:
    """Print a rule as it is written."""
    from audit.packs import folder

    pack, _, name = rule.partition("/")
    known = {one.id for found in packs_of(rules) for one in found.rules}
    if rule not in known:
        stop(unknown(rule, known))
    typer.echo((folder(pack) / f"{name}.yaml").read_text(encoding="utf-8").rstrip())


@app.command("explain")
def rules_explain(rule: str, rules: Rules = None, lang: Lang = Language.VI) -> None:
    """Explain a rule: why, an example worked through, its blind spots."""
    from audit.examples import findings
    from audit.packs import examples, explained

    packs = packs_of(rules)
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
    packs = packs_of(folders)
    typer.echo(f"{len(packs)} packs, {sum(len(pack.rules) for pack in packs)} rules: no faults")


@app.command("test")
def rules_test(folders: Annotated[list[str] | None, typer.Argument(metavar="[DIR]...")] = None) -> None:
    """Run the examples of packs: a pass example finds nothing, a fail example finds what it names."""
    from audit.examples import outcomes

    packs = packs_of(folders)
    failed = 0
    found = outcomes(folders or [pack.name for pack in packs])
    for outcome in found:
        if outcome.fault:
            failed += 1
            sort = "pass" if outcome.example.passes else "fail"
            typer.echo(f"{outcome.example.rule}: {sort} example {outcome.example.number}: {outcome.fault}", err=True)
    typer.echo(f"{len(found) - failed} passed, {failed} failed")
    raise typer.Exit(1 if failed else 0)
