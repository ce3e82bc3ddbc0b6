"""The output formats. A format is one file of this folder, found by its name.

Each says which files it writes (`FILES`) and gives their bytes (`render(result, lang)`, a mapping from file name
to bytes). The same result gives the same bytes: no clock, no random number, no path of the machine.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Protocol, cast

from audit.model import Result


class Format(Protocol):
    """A module of this folder."""

    FILES: tuple[str, ...]

    def render(self, result: Result, lang: str) -> Mapping[str, bytes]: ...


def formats() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(__path__) if not found.ispkg))


def files(name: str) -> tuple[str, ...]:
    """The files that the format writes; raises `ValueError` where there is no such format."""
    return _format(name).FILES


def rendered(result: Result, names: Sequence[str], lang: str) -> dict[str, bytes]:
    """The files of all the named formats; raises `ValueError` where there is no such format."""
    output: dict[str, bytes] = {}
    for name in names:
        output.update(_format(name).render(result, lang))
    return output


def _format(name: str) -> Format:
    if name not in formats():
        raise ValueError(f"no format {name!r}: expected one of {', '.join(formats())}")
    return cast(Format, import_module(f"{__name__}.{name}"))
