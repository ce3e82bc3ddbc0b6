"""Rule kinds: a file here is a kind, found by its name; its docstring is its manual page.

Each has `links(rule, alignment)`, which states laws between cells and never computes or prints, and a JSON
Schema beside it for what a rule of the kind may say.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache

from audit.align import Alignment
from audit.model import Link, Rule

Links = Callable[[Rule, Alignment], Iterator[Link]]


@cache
def kinds() -> dict[str, Links]:
    """Every kind with the function that states its links."""
    return {
        module.name: importlib.import_module(f"{__name__}.{module.name}").links
        for module in pkgutil.iter_modules(__path__)
    }
