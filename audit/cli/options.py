"""The options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


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
