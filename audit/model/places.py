"""A place that has an administration."""

from __future__ import annotations

from datetime import date

from audit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative place. `valid` bounds are `None` where not known; `predecessors` are canonical names."""

    name: str
    level: str
    parents: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def canonical(self) -> str:
        """Level and name, `quận Bắc Từ Liêm`; the name alone where it has no level."""
        return f"{self.level} {self.name}".strip()
