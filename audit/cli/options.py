"""The options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
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
# Options without a default of their own: what they do not say, a configuration may.
LangSet = Annotated[Language | None, typer.Option("--lang", help="Language of messages and reports. (default: vi)")]
FailSet = Annotated[
    FailOn | None,
    typer.Option("--fail-on", help="The lightest verdict that makes the exit code 1. (default: contradiction)"),
]
FormatSet = Annotated[
    str | None,
    typer.Option(
        "--format", help="Comma list: html, json, ipynb, sarif, xlsx, csv, md, junit, github. (default: html,json)"
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress and no summary.")]
Decisions = Annotated[
    list[str] | None,
    typer.Option("--decisions", help="A reviewer's decisions; else decisions.yaml beside the documents."),
]
Settings = Annotated[
    Path | None,
    typer.Option("--config", help="Settings; else audit.toml beside the documents."),
]
Engine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="inline|pool|dask[=ADDRESS]",
        help="Where documents are read: here, in processes, or by a Dask cluster. (default: what is quickest)",
    ),
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", min=1, help="How many processes read. (default: as many as it is worth)")
]
Cache = Annotated[
    str | None,
    typer.Option(
        "--cache",
        metavar="DIR|off",
        help="Where the figures of documents are kept, to be read once. (default: the user's cache folder)",
    ),
]
Fail = Annotated[FailOn, typer.Option("--fail-on", help="The lightest verdict that makes the exit code 1.")]
