"""Plain text -> blocks: paragraphs put together again from broken lines, and the zone of each.

A text layer of a PDF breaks every line and often puts a blank line after each; a scraped page carries menus,
stamps, captions and lists of other articles around its text. Offsets are those of the text given.
A block of boilerplate may lie inside another block: a page number in the middle of a sentence.
"""

from __future__ import annotations

from audit.grids import cells, grids
from audit.layout.furniture import Furniture, furniture
from audit.layout.lines import carded, lines_of, parted
from audit.layout.paragraphs import listed, paragraphs_of, running_lines, shape_of
from audit.layout.zones import bulleted, zones_of
from audit.model import Block

__all__ = ["Furniture", "blocks", "bulleted", "furniture", "listed"]


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in order; each cell of a table is one."""
    tables = grids(text)
    found = [block for number, grid in enumerate(tables) for block in cells(number, grid)]
    runs = [carded(run) for run in parted(lines_of(text), tables)]
    lines = [line for run in runs for line in run]
    shape = shape_of(lines)
    running = running_lines(lines)
    paragraphs = [paragraph for run in runs for paragraph in paragraphs_of(run, shape, running, found)]
    zones = zones_of(paragraphs)
    for paragraph, (zone, level) in zip(paragraphs, zones, strict=True):
        found.append(Block(zone, paragraph[0].start, paragraph[-1].end, level))
    return tuple(sorted(found, key=lambda block: (block.start, -block.end)))
