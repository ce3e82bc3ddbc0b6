"""Patterns that find any of many phrases and decide letter by letter, which is what keeps a scan quick."""

from __future__ import annotations

import re
from collections.abc import Iterable

GAP = r"\s{1,4}"


def anywhere(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds each of `phrases` as whole words; it finds nothing where there are none."""
    listed = list(phrases)
    return re.compile(rf"\b(?:{trie(listed)})\b" if listed else r"(?!)")


def following(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches each of `phrases`, which begin with a space, up to the end of a word."""
    listed = list(phrases)
    return re.compile(rf"{trie(listed)}\b" if listed else r"(?!)")


def trie(phrases: Iterable[str]) -> str:
    """A pattern of `phrases`, the longest first, that decides letter by letter."""
    tails: dict[str, list[str]] = {}
    whole = False
    for phrase in sorted(set(phrases)):
        if phrase:
            tails.setdefault(phrase[0], []).append(phrase[1:])
        else:
            whole = True
    branches = [(GAP if letter == " " else re.escape(letter)) + trie(rest) for letter, rest in tails.items() if rest]
    if not branches:
        return ""
    if len(branches) == 1 and not whole:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if whole else ''}"
