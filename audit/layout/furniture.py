"""The words of what surrounds an article: menus, stamps, captions, links to other articles."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from audit.frozen import dataclass
from audit.normalise import fold

_STAMP = re.compile(r"\d{1,2}[:h]\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_HEADLINE = re.compile(r"([^\W\d_]+) ([^\W\d_]+) (?:[^\W\d_]+ )*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words of what surrounds an article, folded."""

    related: frozenset[str]
    stamps: tuple[str, ...]
    dating: frozenset[str]  # the first words of what tells when a page was put out
    captions: tuple[str, ...]
    parts: tuple[str, ...]
    menus: frozenset[str]
    unfinished: frozenset[str]
    papers: frozenset[str]


@cache
def furniture() -> Furniture:
    """The words of menus, stamps, captions and links to other articles, of every language."""
    data = json.loads(Path(__file__).with_name("furniture.json").read_text(encoding="utf-8"))
    folds = {name: tuple(map(fold, phrases)) for name, phrases in data.items()}
    return Furniture(
        related=frozenset(folds["related"]),
        stamps=folds["stamps"],
        dating=frozenset(folds["dating"]),
        captions=folds["captions"],
        parts=folds["parts"],
        menus=frozenset(folds["menus"]),
        unfinished=frozenset(folds["unfinished"]),
        papers=frozenset(folds["papers"]),
    )


def stamp(text: str, plain: str, words: Furniture) -> bool:
    """Whether a short line, of which `plain` is the folded text, is the date, the counters or the buttons of a page and
    no sentence.
    """
    if plain.startswith(words.stamps):
        return True
    found = _STAMP.search(plain)
    if found is None or _headline(text, words):
        return False
    rest = plain[: found.start()] + plain[found.end() :]
    return sum(map(str.isalpha, rest)) < 24 and not plain.endswith((".", "%"))


def _headline(text: str, words: Furniture) -> bool:
    """Whether a line goes on in small words up to the day that ends it: `Giá xăng dầu ngày 14/11/2024`."""
    told = _HEADLINE.match(text)
    return told is not None and told[2].islower() and fold(told[1]) not in words.dating


def menu(plain: str, words: Furniture) -> bool:
    """Whether a line, of which `plain` is the folded text, is an entry of a menu or mostly such entries."""
    if plain in words.menus:
        return True
    items = [item.strip() for item in re.split(r"[|»>•/]|\s{2,}", plain) if item.strip()]
    return len(items) > 2 and sum(item in words.menus for item in items) * 2 > len(items)
