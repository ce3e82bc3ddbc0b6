"""Mentions of places in a text of any language that has words for them."""

from __future__ import annotations

from audit.places import english, vietnamese
from audit.places.gazetteers import Gazetteer
from audit.places.texts import Mention


def mentions(raw: str, folded: str, gazetteer: Gazetteer, lang: str) -> list[Mention]:
    """The places that an NFC text names or points at, in order, none overlapping; `folded` is its folded twin.

    A text in a language other than Vietnamese is read as English.
    """
    if lang == "vi":
        return vietnamese.mentions(raw, folded, gazetteer.index("vi"))
    return english.mentions(raw, folded, gazetteer.index("en"))
