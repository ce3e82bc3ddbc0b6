"""Presentations: the text and tables of every slide from top to bottom, then its notes; a form feed between slides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from audit.packages import checked, intact, level_mark
from audit.rows import rows
from audit.sources import Source, TextFile, Unreadable

if TYPE_CHECKING:
    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide

SUFFIXES = (".pptx",)
_WHAT = "a presentation (.pptx)"


def texts(source: Source) -> Iterator[TextFile]:
    """The text of all slides. Raises `Unreadable` for what is no presentation."""
    from pptx import Presentation
    from pptx.exc import PackageNotFoundError

    data = checked(source.bytes(), _WHAT)
    with intact(_WHAT):
        try:
            opened = Presentation(BytesIO(data))
        except (KeyError, ValueError, PackageNotFoundError) as error:
            raise Unreadable(f"not {_WHAT} that can be opened; save it again") from error
        slides = ["\n\n".join(_slide(slide)) for slide in opened.slides]
        title = opened.core_properties.title or None
    yield TextFile(source.id, source.id, "\n\f".join(slides), source.titled(title))


def _slide(slide: Slide) -> Iterator[str]:
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.graphfrm import GraphicFrame

    title = slide.shapes.title
    for shape in _ordered(slide.shapes):
        if isinstance(shape, Shape):
            text = "\n".join(paragraph.text for paragraph in shape.text_frame.paragraphs if paragraph.text.strip())
            if text:
                yield level_mark(2 if title is not None and shape.shape_id == title.shape_id else 0) + text
        elif isinstance(shape, GraphicFrame) and shape.has_table:
            yield rows([["" if cell.is_spanned else cell.text for cell in row.cells] for row in shape.table.rows])
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        notes = slide.notes_slide.notes_text_frame.text.strip()
        if notes:
            yield notes


def _ordered(shapes: Iterable[BaseShape]) -> Iterator[BaseShape]:
    """The shapes from top to bottom and left to right, groups walked."""
    from pptx.shapes.group import GroupShape

    for shape in sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0)):
        if isinstance(shape, GroupShape):
            yield from _ordered(shape.shapes)
        else:
            yield shape
