"""What a header counts, and which classes of words of its language stand in it."""

from __future__ import annotations

from functools import lru_cache

from audit.grids import words as table_words
from audit.lang import language
from audit.model import Kind
from audit.normalise import folded
from audit.tie.contents import content
from audit.tie.tables.units import Measured
from audit.tokens import words as tokens
from audit.units import units

_NAMING = frozenset(["acts", "averages", "rates"])


@lru_cache(maxsize=8192)
def cued(text: str, name: str, lang: str) -> bool:
    """Whether a word of a class of the language stands in a text."""
    return any(name in cue.value for cue in language(lang).cues.all(tokens(folded(text))))


@lru_cache(maxsize=8192)
def noun(phrase: str, lang: str, strict: bool) -> Measured | None:
    """What a phrase counts, where it says so (`số trường`), or names it and need not be `strict` (`Trường`)."""
    known, words = language(lang), content(phrase, lang)
    if phrase and table_words().open(folded(phrase), "people"):
        return Measured(Kind.COUNT, "people" if known.plurals else "người", 1, True)
    if not words or words[0] in known.openers:
        return None  # `Five years in figures` heads what is of all five
    opened = cued(phrase, "openers", lang)
    head, cue = known.heads.at(words, 0), known.cues.at(words, 0)
    if head is not None and cue is not None and not _NAMING.isdisjoint(cue.value) and cue.end > head.end:
        head = None  # `giải quyết việc làm` counts no prizes, `bình quân` no vases
    if head is not None and head.end < len(words) and " ".join(words[: head.end]) in units():
        head = None  # `Công nghiệp` counts no fields
    if head is not None and (opened or not (strict or known.plurals)):
        return Measured(Kind.COUNT, " ".join(words[: head.end]), 1, True)
    if known.plurals and (opened or (words[-1].endswith("s") and len(words[-1]) > 1 and not strict)):
        return Measured(Kind.COUNT, " ".join(words), 1, True)
    return None
