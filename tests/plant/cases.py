"""Clean documents with their figures marked and the relations that hold between these.

A case begins with `=== name | day of issue | place`; `--- day` begins another document of it. A figure is marked
`[a:1.250]`, and `# a = b + c` says what holds: `a = b + c + d` a sum of parts, `a = b +> c` and `a = b -> c` a change,
`a = b ^ c` growth by c percent (`^ -c` a fall), `a = b% c` a share b of c, `a = b * c` a product, `a = b` the same
thing said twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.plant.numerals import Numeral, numeral

CLEAN = Path(__file__).parent / "clean"
_MARK = re.compile(r"\[(\w):([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Figure:
    """A marked figure: the document of the case that holds it, where it begins there, and how it is written."""

    key: str
    document: int
    start: int
    number: Numeral


@dataclass(frozen=True, slots=True)
class Relation:
    """`kind` is parts, change, growth, share, times or same; the first name is what the others give."""

    kind: str
    names: tuple[str, ...]
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A document of a case without its marks."""

    raw: str
    issued: str | None
    place: str | None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    lang: str
    texts: tuple[Text, ...]
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]

    def figure(self, key: str) -> Figure:
        return next(figure for figure in self.figures if figure.key == key)

    def altered(self, changed: Figure, number: Numeral) -> Case:
        """The case with one figure written otherwise."""
        end, moved = changed.start + len(changed.number.text), len(number.text) - len(changed.number.text)
        texts = list(self.texts)
        raw = texts[changed.document].raw
        texts[changed.document] = replace(texts[changed.document], raw=raw[: changed.start] + number.text + raw[end:])
        figures = tuple(
            replace(one, number=number)
            if one == changed
            else replace(
                one, start=one.start + moved * (one.document == changed.document and one.start > changed.start)
            )
            for one in self.figures
        )
        return replace(self, texts=tuple(texts), figures=figures)


def cases(half: str) -> Iterator[Case]:
    """The cases of a half, `open`, `judged` or `unseen`, in both languages."""
    for path in sorted(CLEAN.glob(f"*-{half}.txt")):
        for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            yield case(part, path.name[:2])


def case(part: str, lang: str) -> Case:
    """The case that is written after `=== `."""
    head, _, body = part.partition("\n")
    name, issued, place = (field.strip() for field in head.split("|"))
    lines = body.strip().splitlines()
    laws = [line[2:] for line in lines if line.startswith("# ")]
    text = "\n".join(line for line in lines if not line.startswith("# "))
    texts, figures = [], []
    for number, piece in enumerate(re.split(r"^--- ", text, flags=re.MULTILINE)):
        if number:
            issued, _, piece = piece.partition("\n")
        raw, found = _unmarked(piece.strip() + "\n", number, lang)
        texts.append(Text(raw, issued.strip() or None, place or None))
        figures += found
    return Case(name, lang, tuple(texts), tuple(figures), tuple(map(_relation, laws)))


def _unmarked(marked: str, document: int, lang: str) -> tuple[str, list[Figure]]:
    raw, figures, at = "", list[Figure](), 0
    for mark in _MARK.finditer(marked):
        raw += marked[at : mark.start()]
        figures.append(Figure(mark[1], document, len(raw), numeral(mark[2], lang)))
        raw += mark[2]
        at = mark.end()
    return raw + marked[at:], figures


def _relation(law: str) -> Relation:
    left, _, right = law.partition(" = ")
    names = tuple(re.findall(r"\w", right))
    if "^" in right:
        return Relation("growth", (left, *names), -1 if "-" in right else 1)
    if "%" in right:
        return Relation("share", (left, *names))
    if "*" in right:
        return Relation("times", (left, *names))
    if ">" in right:
        return Relation("change", (left, *names), -1 if "->" in right else 1)
    return Relation("parts" if len(names) > 1 else "same", (left, *names))
