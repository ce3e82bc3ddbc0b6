"""Which words of a phrase tell a thing from others: of `the county's poverty rates`, `poverty rate`.

Left out is the noun of the claim's own place where it says only where (`beds in the county`, `the county's beds`,
`countywide`); a plural is its singular. Every other word is kept: a modifier that only one of two phrases has makes
them two things.
"""

from __future__ import annotations

from functools import lru_cache

from audit.lang import Language, language
from audit.places.words import words as place_words
from audit.tokens import ends_plural

Words = tuple[str, ...]

_OWN = "s"  # what is left of a possessive: `county's` is read as two words


@lru_cache(maxsize=65536)
def telling(phrase: Words, lang: str, place: str | None = None, shared: bool = False) -> Words:
    """The words of a phrase that tell, in its order; of a share (`shared`) without those that only say it is one."""
    known = language(lang)
    rank = None if place is None else rank_of(place)
    kept: list[str] = []
    phrase = _unsectored(phrase, known)
    for index, word in enumerate(phrase):
        last = phrase[index + 1 : index + 2] in ((), (_OWN,))
        if (word == _OWN and known.plurals) or _all_of(word, lang, rank):
            continue
        if last and rank is not None and _level(word, lang) == rank:
            continue
        if shared and known.plurals and _says_share(word, lang):
            continue
        kept.append(word)
    return tuple(kept) or phrase


def _unsectored(phrase: Words, known: Language) -> Words:
    """A phrase without words that only say it is one of several fields: `khu vực công nghiệp`, `services sector`."""
    sectors = known.sets["sectors"]
    for count in (1, 2):
        if len(phrase) > count and " ".join(phrase[:count]) in sectors and not known.plurals:
            return phrase[count:]
    return phrase[:-1] if len(phrase) > 1 and known.plurals and phrase[-1] in sectors else phrase


def alike(phrase: Words, lang: str) -> Words:
    """The words of a phrase whatever the number of its nouns."""
    return tuple(map(singular, phrase)) if language(lang).plurals else phrase


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """An English noun without its plural ending: `families` is `family`, `boxes` is `box`, `gas` is `gas`."""
    if len(word) < 4 or not ends_plural(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


@lru_cache(maxsize=4096)
def rank_of(place: str) -> int:
    """How deep a place lies, by the level in its name: 2 of `tỉnh Hà Nam`, 3 of `Fresno county`; 0 of one without."""
    names = place.split() or [""]
    vi, en = place_words("vi").ranks, place_words("en").ranks
    for known, level in ((vi, " ".join(names[:3])), (vi, " ".join(names[:2])), (vi, names[0]), (en, names[-1])):
        if level in known:
            return known[level]
    return 0


@lru_cache(maxsize=4096)  # asked of the place of each figure
def unlevelled(place: str) -> str:
    """The name of a place without its level: `Hà Nam` of `tỉnh Hà Nam`, `Fresno` of `Fresno county`."""
    names = place.split()
    vi, en = place_words("vi").ranks, place_words("en").ranks
    led = next((count for count in (3, 2, 1) if " ".join(names[:count]) in vi), 0)
    return " ".join(names[led:] if led else names[:-1] if names[-1] in en else names) or place


def _level(word: str, lang: str) -> int | None:
    known = place_words(lang)
    return known.ranks.get(known.levels.get(word, ""))


def _all_of(word: str, lang: str, rank: int | None) -> bool:
    """Whether a word says only that all of a place of this rank is meant: `countywide`."""
    level, extent = place_words(lang).fixed.get(word, ("", ""))
    return extent == "all" and rank is not None and place_words(lang).ranks.get(level) == rank


def _says_share(word: str, lang: str) -> bool:
    cue = language(lang).cues.at((word,), 0)
    return cue is not None and "strong_shares" in cue.value
