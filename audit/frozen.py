"""Frozen dataclasses that are made as fast as others, for values of which there are many to a figure.

That nothing changes them is proved by the type checker. The guard of `dataclasses`, which proves it again whenever one
is made, takes three quarters of the time of making one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass as guarded
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, **options: bool) -> Callable[[type[Any]], type[Any]]:
        """What `dataclasses.dataclass(frozen=True, ...)` makes of a class, without the guard; equal ones hash alike."""

        def made(plain: type[Any]) -> type[Any]:
            return guarded(unsafe_hash=frozen and "__hash__" not in vars(plain), **options)(plain)

        return made
