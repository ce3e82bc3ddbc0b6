"""How the documents of a command are read: by which engine, in how many processes, with which cache."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from audit.cli.steps import day, stop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from audit.configs import Config
    from audit.model import Pack
    from audit.readers import Plan, Reader


@contextmanager
def reading(
    packs: tuple[Pack, ...],
    settings: Config,
    engine: str | None,
    jobs: int | None,
    cache: str | None,
    tied: bool = True,
) -> Iterator[Reader]:
    """Reads as the options say; ends the command with code 2 where they cannot be met."""
    from audit.engines import Unavailable, reader
    from audit.readers import planned

    plan = planned(packs, day(settings.today), settings.widths, tied)
    try:
        with ExitStack() as stack:
            read = stack.enter_context(reader(plan, engine, jobs))
            yield read if cache == "off" else stack.enter_context(_kept(read, plan, cache))
    except Unavailable as error:
        stop(f"--engine: {error}")


def _kept(read: Reader, plan: Plan, folder: str | None) -> AbstractContextManager[Reader]:
    from audit.cache import cached
    from audit.folders import cache_folder

    place = Path(folder) if folder else cache_folder() / "readings"
    return cached(read, plan, place, partial(typer.echo, err=True), asked=bool(folder))
