"""`audit config`: the settings of a run, and where each comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from audit.cli.options import Decisions, FailSet, FormatSet, LangSet, Rules, Settings, Today
from audit.cli.steps import existing, packs_in, settled


def print_settings(
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH]...", help="Documents; else this folder.")] = None,
    rules: Rules = None,
    lang: LangSet = None,
    format: FormatSet = None,
    fail_on: FailSet = None,
    today: Today = None,
    decisions: Decisions = None,
    config: Settings = None,
) -> None:
    """Print the settings that `audit run` would use for documents, and where each comes from."""
    places = paths or ["."]
    existing(places)
    settings = settled(places, config, rules, lang, format, fail_on, today, decisions)
    packs_in(settings)  # a rule that no pack has is a fault of the settings
    shown = settings.shown
    wide, long = (max(len(row[column]) for row in shown) for column in (0, 1))
    for name, value, origin in shown:
        typer.echo(f"{name:<{wide}}  {value:<{long}}  {origin}")
