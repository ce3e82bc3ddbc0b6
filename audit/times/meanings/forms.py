"""What a form is read with, and what it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from audit.model import Period
from audit.times.values import Relative, Unit

Numbers = Mapping[str, int]
Meaning = tuple[Period | None, Relative | None]
Form = Callable[[Numbers], Meaning]

UNITS = tuple(Unit)
YEAR = 12  # months
CENTURY = 2000  # of years in two digits
