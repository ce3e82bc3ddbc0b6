"""Plain text and Markdown: the decoded file, unchanged, is the document."""

from __future__ import annotations

from collections.abc import Iterator

from audit.sources import Source, TextFile

SUFFIXES = (".txt", ".md")


def texts(source: Source) -> Iterator[TextFile]:
    """The one text of the file."""
    text, problems = source.text()
    yield TextFile(source.id, source.id, text, source.meta, problems)
