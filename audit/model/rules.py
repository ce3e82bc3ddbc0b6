"""Rules and catalogues as a pack states them."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from audit.frozen import dataclass
from audit.model.places import Place
from audit.model.texts import SILENT, Text


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A catalogue entry. `names` maps a language to its name and aliases, the name first.

    `stock` is true of what stands at a moment, false of what adds up over a period, `None` where both occur.
    `whole` is the indicator of which this one is a part (public schools of standard: public schools);
    `may_fall` false marks what can only grow; `low` and `high` bound the plausible values, in `unit`.
    `share_names` are names of its share of its whole (poverty rate: share of poor households).
    """

    id: str
    names: tuple[tuple[str, tuple[str, ...]], ...]
    unit: str = ""
    stock: bool | None = None
    may_fall: bool = True
    whole: str = ""
    parts: tuple[str, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None
    share_names: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def name(self, lang: str) -> str:
        """The name in `lang`, else in any language, else the id."""
        named = dict(self.names)
        return (named.get(lang) or next(iter(named.values()), (self.id,)))[0]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check: a kind of the closed set with its parameters. `id` is `pack/rule`."""

    id: str
    kind: str
    severity: Severity
    message: Text
    why: Text = SILENT
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """Rules with their catalogue; that of a `country` is for documents in its first language, or of places there."""

    name: str
    version: str
    languages: tuple[str, ...]
    summary: Text
    rules: tuple[Rule, ...]
    indicators: tuple[Indicator, ...] = ()
    places: tuple[Place, ...] = ()
    country: str = ""
