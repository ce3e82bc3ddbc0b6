"""A document in its blocks."""

from __future__ import annotations

from enum import StrEnum

from audit.frozen import dataclass
from audit.model.periods import Basis, Period


class Zone(StrEnum):
    """What part of a document a block is; figures are not read from boilerplate.

    A card is a label with its figure, each on a line of its own.
    """

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    TABLE = "table"
    NOTE = "note"
    CARD = "card"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text of one zone. `level` is the depth of a heading (1 is the highest), 0 elsewhere.

    `cell` names a table cell like `Table 2!C5`; `row` and `column` are its header texts.
    """

    zone: Zone
    start: int
    end: int
    level: int = 0
    page: int | None = None
    cell: str | None = None
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its blocks in order and what is known of it; `id` is its path below the corpus root."""

    id: str
    raw: str
    blocks: tuple[Block, ...]
    lang: str
    sha256: str
    path: str = ""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    issued: Period | None = None
    issued_basis: Basis = Basis.UNKNOWN
    place: str | None = None
    problems: tuple[str, ...] = ()
