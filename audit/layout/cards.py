"""Figures on lines of their own, each with its label on the line above or below it, as on the cards of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_LABEL = 60  # letters of a label or a figure, at most
_MONEY = r"(?:us|a|c|hk|nz|s)?[$£€¥₫]"
_NUMBER = r"(?!0\d)\d+(?:[.,]\d+)*"
_WORD = r"[^\W\d_][^\W\d_²³/.]*[23]?"
_FIGURE = re.compile(rf"(?:[~+±<>≈−–-]\s?)?(?:{_MONEY}\s?)?{_NUMBER}(?:\s?[%‰+]|(?:\s?{_WORD}){{1,3}})?", re.IGNORECASE)
_BEFORE = rf"(?:19|20)\d\d\s?:\s?(?:{_MONEY})?{_NUMBER}[^\W\d_]{{0,2}}"
_MORE = re.compile(rf"[+±−–-]\s?{_NUMBER}\s?%|{_BEFORE}", re.IGNORECASE)
_UNIT = re.compile(rf"{_MONEY}\s?[^\W\d_]{{0,8}}|pence|cents|%", re.IGNORECASE)
_TIME = re.compile(r"(?:19|20)\d\d|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{1,2}[:h]\d\d")
_YEAR = re.compile(r"\s(?=(?:19|20)\d\d\s?:)")
_GAP = re.compile(r"\s*\n\s*")
_RUN = re.compile(r"[lufm]+")
_LABELLED = re.compile(r"lu?fm{0,2}")  # a label above its figure, what it grew by and what it was before
_OVER = re.compile(r"fl")
_LEAST = 3  # cards below each other


def cards(texts: Sequence[str]) -> Iterator[range]:
    """The lines of each card, by their numbers in the sequence of all lines of a text."""
    kinds = "".join(map(_kind, texts))
    runs = [run.span() for run in _RUN.finditer(kinds) if "ff" not in run[0]]
    found = {run: list(_in_run(texts, kinds, *run)) for run in runs}
    if any(len(some) >= _LEAST for some in found.values()):
        for some in found.values():
            yield from (card for card in some if len(some) >= _LEAST or not any(texts[at].isdecimal() for at in card))


def _in_run(texts: Sequence[str], kinds: str, start: int, end: int) -> Iterator[range]:
    """The cards among lines that are nothing but labels, figures and units."""
    if not _numbering([texts[at] for at in range(start, end) if kinds[at] == "f"]):
        below = _OVER if _labels_below(texts, kinds, start, end) else _LABELLED
        yield from (range(*match.span()) for match in below.finditer(kinds, start, end))


def _numbering(figures: Sequence[str]) -> bool:
    """Whether figures only number what stands beside them."""
    plain = [int(one) for one in figures if one.isdecimal()]
    return len(plain) == len(figures) and all(after == before + 1 for before, after in pairwise(plain))


def _kind(text: str) -> str:
    """`f` for a figure, `m` for more of it, `u` for a unit alone, `l` for a label, `.` for what is none of them."""
    if len(text) > _LABEL:
        return "."
    if _MORE.fullmatch(text):
        return "m"
    if _FIGURE.fullmatch(text):
        return "." if _TIME.fullmatch(text) else "f"
    if _UNIT.fullmatch(text):
        return "u"
    plain = text[0].isalpha() and text[-1] not in ".;:,!?|"
    return "l" if plain and not any(map(str.isdecimal, text)) else "."


def _labels_below(texts: Sequence[str], kinds: str, start: int, end: int) -> bool:
    """Whether the labels of a run stand below their figures: the first figure has none above it but a heading, or small
    letters show that they go on with the figures.
    """
    run = kinds[start:end]
    if run[0] == "f" or any(texts[at][0].islower() for at in range(start + 1, end) if kinds[at - 1 : at + 1] == "fl"):
        return True
    return run.startswith("lf") and run.endswith("fl") and not {"m", "u"} & set(run)


def spoken(text: str) -> str:
    """A card as a sentence of as many letters: a colon behind a label above its figures, a bracket before the year of
    one that is told too, no unit of its own line.
    """
    label, *rest = _GAP.split(text)
    if _FIGURE.fullmatch(label):
        return text
    unit = next((one for one in rest[:1] if _UNIT.fullmatch(one)), "")
    told = text[len(label) + 1 :].replace(unit, " " * len(unit), 1)
    return f"{label}:{_YEAR.sub('(', told)}"
