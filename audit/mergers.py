"""What a document says of borders: that its place was formed out of others, so that figures before are of less."""

from __future__ import annotations

from functools import lru_cache

from audit.lang import language
from audit.likeness import rank_of
from audit.model import Document
from audit.normalise import folded
from audit.places.words import words as place_words

_REACH = 60  # characters from the word for a merger to the places that were merged


def merged(document: Document, place: str | None) -> bool:
    """Whether the document tells that places of the depth of `place` were merged, in a sentence that names it."""
    return place is not None and _merged(document.raw, document.lang, place)


@lru_cache(maxsize=4096)
def _merged(raw: str, lang: str, place: str) -> bool:
    text, known = folded(raw), place_words(lang)
    name = folded(place).split(maxsplit=1)[-1]
    levels = [word for word, level in known.levels.items() if known.ranks.get(level) == rank_of(place)]
    for word in language(lang).sets["mergers"]:
        at = text.find(word)
        while at >= 0:
            start = max(text.rfind(mark, 0, at) for mark in ".\n;") + 1
            end = min((found for mark in ".\n;" if (found := text.find(mark, at)) >= 0), default=len(text))
            after = text[at : min(end, at + _REACH)].split()
            if name in text[start:end] and any(level in after for level in levels):
                return True
            at = text.find(word, at + 1)
    return False
