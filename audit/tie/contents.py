"""The words of a phrase that tell what it names from other things."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from audit.lang import language, split


@lru_cache(maxsize=65536)
def content(phrase: str, lang: str) -> tuple[str, ...]:
    """The words of a phrase that tell it from others, as claims keep them."""
    words = split(phrase)
    known = language(lang)
    idle: set[int] = set()
    kept: set[int] = set()
    for cue in known.cues.all(words):
        if "openers" in cue.value:
            idle.update(range(cue.start, cue.end))
        if "acts" in cue.value:
            kept.update(range(cue.start, cue.end))
    skips, rest = known.sets["skips"], known.sets["rest"]
    for at in range(1, len(words) - 2):
        if f"{words[at]} {words[at + 1]}" in rest:
            kept.update((at, at + 1))  # `vốn còn lại phải giải ngân` is no capital disbursed
    kept.update(at for at in range(1, len(words)) if words[at] in rest)  # `thu khác ngân sách` is not all revenue
    return tuple(
        word
        for index, word in enumerate(words)
        if word[0].isalnum() and index not in idle and (word not in skips or index in kept)
    )


def holds(words: Iterable[str], phrases: Iterable[str]) -> bool:
    """Whether one of some phrases stands among words."""
    text = f" {' '.join(words)} "
    return any(f" {phrase} " in text for phrase in phrases)
