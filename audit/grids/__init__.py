"""Tables in plain text: where they stand, what their cells hold, and what their rows and columns are.

Nothing here reads a figure: `audit.tie.tables` does.
"""

from audit.grids.blocks import cells, grid_of
from audit.grids.contents import Content, content, none, unmarked
from audit.grids.found import grids
from audit.grids.parts import Part, parts
from audit.grids.shapes import Role, Row, Shape, shape
from audit.grids.values import Grid, Piece, cell_name, cell_place
from audit.grids.words import Words, words

__all__ = [
    "Content",
    "Grid",
    "Part",
    "Piece",
    "Role",
    "Row",
    "Shape",
    "Words",
    "cell_name",
    "cell_place",
    "cells",
    "content",
    "grid_of",
    "grids",
    "none",
    "parts",
    "shape",
    "unmarked",
    "words",
]
