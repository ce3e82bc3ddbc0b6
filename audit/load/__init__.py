"""Files -> documents. A format is one file here: `SUFFIXES`, and `texts(source)`, found by its name; one whose files
hold many documents says so: `MANY = True`.

What a file does not say about itself is detected: language, title, day of issue, place.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from audit import codings, periods, places
from audit.grids import cell_place, words
from audit.lang import codes, detected, unmarked
from audit.layout import blocks, bulleted, furniture
from audit.model import Basis, Block, Document, Period, Zone
from audit.normalise import Normal, fold, folded, normal
from audit.places import Gazetteer
from audit.sources import Meta, Source, TextFile, Unreadable
from audit.times.issue import closing, document_dates, latest_before_plans, latest_reported
from audit.times.mentions import mentions

__all__ = ["Meta", "Source", "TextFile", "Unreadable", "documents", "parts", "readable", "suffixes"]

_HEAD = 12
_SAMPLE = 4000


@cache
def suffixes() -> dict[str, Callable[[Source], Iterator[TextFile]]]:
    """Every suffix that can be read, with the function that reads it."""
    readers: dict[str, Callable[[Source], Iterator[TextFile]]] = {}
    for module in pkgutil.iter_modules(__path__):
        format_ = importlib.import_module(f"{__name__}.{module.name}")
        readers |= dict.fromkeys(format_.SUFFIXES, format_.texts)
    return readers


@cache
def _many() -> frozenset[str]:
    """The suffixes of files that hold many documents."""
    formats = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return frozenset(suffix for format_ in formats if getattr(format_, "MANY", False) for suffix in format_.SUFFIXES)


def readable(path: Path) -> bool:
    """Whether the format of a file is known, by its suffix."""
    return path.suffix.lower() in suffixes()


def parts(source: Source) -> Iterator[Source | TextFile]:
    """What of a file can be read apart from the rest: its texts where its format holds many, else the file itself.

    Raises `Unreadable` as `documents` does, when it comes to the text.
    """
    return _texts(source) if source.path.suffix.lower() in _many() else iter((source,))


def documents(part: Source | TextFile, gazetteer: Gazetteer, today: Period | None = None) -> Iterator[Document]:
    """The documents of a file, or of one of its texts, each with what it says of itself and what was detected.

    Raises `Unreadable` with what was expected and what to do.
    """
    for text in (part,) if isinstance(part, TextFile) else _texts(part):
        yield document(text, gazetteer, today)


def _renewed(text: TextFile) -> TextFile:
    """The text with its letters in Unicode, and that they were not."""
    if not codings.old(text.raw):
        return text
    title = text.meta.title and codings.renewed(text.meta.title)
    return replace(
        text,
        raw=codings.renewed(text.raw),
        meta=replace(text.meta, title=title),
        problems=(
            *text.problems,
            "written for an old font (TCVN3): read as it looks; if letters are wrong, convert it",
        ),
    )


def _texts(source: Source) -> Iterator[TextFile]:
    reader = suffixes().get(source.path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(suffixes()))
        raise Unreadable(f"{source.path.suffix or 'no suffix'} is not a format that can be read; these can: {known}")
    return reader(source)


def document(text: TextFile, gazetteer: Gazetteer, today: Period | None = None) -> Document:
    """One text with its blocks, and its metadata: what is given, else what is detected."""
    text = _renewed(text)
    meta = text.meta
    made = normal(text.raw)
    laid = blocks(made.text)
    lang = meta.lang if meta.lang in codes() else detected(made.folded)
    title = meta.title or _title(made, laid, lang)
    issued, basis = _issued(meta, made, laid, title or "", lang, today)
    place = _given(meta.place or "", gazetteer, lang)
    return Document(
        id=text.id,
        path=text.path,
        raw=text.raw,
        blocks=tuple(_moved(block, made) for block in laid),
        lang=lang,
        sha256=sha256(text.raw.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title,
        publisher=meta.publisher,
        url=meta.url,
        issued=issued,
        issued_basis=basis,
        place=place or places.document_place(title or "", _sample(made, laid), gazetteer, lang),
        problems=(*text.problems, *_faults(meta), *_unread(made.text)),
    )


def _given(place: str, gazetteer: Gazetteer, lang: str) -> str | None:
    """The canonical name of a place that metadata names with what it lies in, or after an office of it: `Xã Tân Lập,
    tỉnh Sơn La`, `Sở Y tế tỉnh Sơn La`; `None` where it names none: `-`.
    """
    if not any(map(str.isalpha, place)):
        return None
    found = places.mentions(place, folded(place), gazetteer, lang)
    own = (mention.name for mention in found if mention.name and not mention.alone)
    return gazetteer.named(place) or next(own, place)


def _moved(block: Block, made: Normal) -> Block:
    if not made.starts:
        return block
    span = made.raw(block.start, block.end)
    return Block(block.zone, span.start, span.end, block.level, block.page, block.cell, block.row, block.column)


def _title(made: Normal, laid: tuple[Block, ...], lang: str) -> str | None:
    """The heading above all others, else the line below the one that says what paper it is (`BÁO CÁO`), else of the
    lines that stand as titles and are no datelines the longest that tells a time, else the longest of all, else the
    first heading.
    """
    standing = [block for block in laid if block.zone is Zone.TITLE]
    standing = [one for one in standing if not _captioned(made.folded[one.start : one.end])] or standing
    undated = [block for block in standing if not document_dates([made.folded[block.start : block.end]], lang)]
    titles = [made.text[block.start : block.end] for block in undated or standing]
    titles = [line for line in titles if not _compares(line, lang)] or titles
    subject = next((two for one, two in pairwise(titles) if fold(one).strip(" :") in furniture().papers), None)
    heads = (made.text[block.start : block.end] for block in laid[:_HEAD] if block.zone is Zone.HEADING)
    headings = [head for head in heads if not bulleted(head)]
    marked = next((heading for heading in headings if heading.startswith("# ")), None)
    timed = [line for line in titles if mentions(fold(line), lang) or closing(line, lang)]
    found = marked or subject or max(timed or titles, key=len, default=None) or (headings[0] if headings else None)
    return found and " ".join(found.split()).lstrip("# ")


def _captioned(line: str) -> bool:
    """Whether a line numbers a table: `Table 2. Pupils by school`."""
    opening = words().open(line, "captions")
    return bool(opening) and line[len(opening) :].lstrip()[:1].isdigit()


def _compares(line: str, lang: str) -> bool:
    """Whether a line holds its figure against that of another time, as no title does: `Sales £5m (2019: £4m)`."""
    low = fold(line)
    return any(low[: one.start].endswith("(") and low[one.end :].startswith(":") for one in mentions(low, lang))


def _issued(
    meta: Meta, made: Normal, laid: tuple[Block, ...], title: str, lang: str, today: Period | None
) -> tuple[Period | None, Basis]:
    """The day of issue: given, printed in the lines around the text, or the latest year the text reports on."""
    if meta.issued and not _faults(meta):
        return periods.parse(meta.issued), Basis.EXPLICIT
    foot = [block for block in laid[_HEAD:] if block.zone is not Zone.BOILERPLATE][-4:]
    rows = Counter(map(_row, laid))
    alone = (block for block in (*laid[:_HEAD], *foot) if block.cell is None or rows[_row(block)] == 1)
    lines = [made.folded[block.start : block.end] for block in alone]
    dated = document_dates(lines, lang)
    strong = [candidate for candidate in dated if candidate[1] >= 0.5]
    if strong:
        return max(strong, key=lambda candidate: candidate[1])[0], Basis.EXPLICIT
    head = made.folded[:200_000]
    ending = closing(title, lang)
    titled = ending.period if ending is not None else None
    told = (latest_reported(head, lang) or latest_before_plans(head, lang), titled)
    reported = [period for period in told if period is not None]
    if reported:
        return max(reported, key=lambda period: (period.end, -period.start.toordinal())), Basis.INFERRED
    return (today, Basis.INFERRED) if today is not None else (None, Basis.UNKNOWN)


def _row(block: Block) -> str | None:
    """The row of a table that a cell is in."""
    return block.cell and "{}!{}".format(*cell_place(block.cell))


def _unread(text: str) -> tuple[str, ...]:
    """What cannot be read of a text whose letters lack the marks of its language."""
    code = unmarked(text)
    return (
        (f"written without the marks of its letters ({code}): most figures are not read; restore them",) if code else ()
    )


def _faults(meta: Meta) -> tuple[str, ...]:
    """What is wrong with what is told of a document: a day of issue that is no date."""
    try:
        periods.parse(meta.issued or "2000")
    except ValueError as error:
        return (f"issued: {error}",)
    return ()


def _sample(made: Normal, laid: tuple[Block, ...]) -> str:
    """The beginning of a document, the rows of tables blanked: they list places that it is not about."""
    parts: list[str] = []
    length = 0
    for block in laid:
        if block.zone is not Zone.BOILERPLATE and length < _SAMPLE:
            end = min(block.end, block.start + _SAMPLE)
            length += end - block.start
            parts.append(" " * (end - block.start) if block.row else made.text[block.start : end])
    return "\n".join(parts)
