"""Which words can be Vietnamese syllables, and which keyword one that cannot was meant to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_ONSET = "b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êch êm ên ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oong "
    "ooc oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp "
    "ôt ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt uân uâng uât uây uê uêch uênh uơ uy uya "
    "uych uyên uyêt uynh uyt uyu uyn uyp ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng "
    "yêt yêu ynh êng"
)
_SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:{'|'.join(_RIMES.split())})")
_STOPPED = re.compile(r"(?:c|ch|p|t)$")  # only a rising or a low tone goes with such an end
_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}  # and the keys that type them
_MARKED = "ăâêôơư"
_LEAST, _LONGEST = 3, 9  # letters of a word that is mended: no syllable has more than seven
_MOST = 3  # marks that may be wrong
_SLIP = 2  # what a letter too much, too few or in the wrong place weighs against a wrong mark


def syllable(word: str) -> bool:
    """Whether a word in small letters can be a syllable: `triệu`; not `trieu`, `triêụ`, `tấnn`, `chêt`."""
    plain, tone = _toned(word)
    if _SYLLABLE.fullmatch(plain) is None:
        return False
    marked = [at for at, letter in enumerate(plain) if letter in _MARKED]
    if marked and tone and word[marked[-1]] == plain[marked[-1]]:
        return False  # the tone is on another vowel
    return not _STOPPED.search(plain) or tone in ("\u0301", "\u0323")


def meant(word: str, keywords: frozenset[str]) -> str | None:
    """The one keyword that is a slip away from a word that is no syllable: `trieu`, `tyr`, `triệuu`, `chiém`.

    Slips are marks left out or misplaced, a key for a tone that was left as a letter, a letter too many, too few or
    swapped with the next. Of several keywords the nearest is meant, of two as near none; nor of two that differ in
    marks alone where the word has none.
    """
    if not _LEAST <= len(word) <= _LONGEST or word in keywords or not word.isalpha() or syllable(word):
        return None
    if word.isascii() and len(_alike(keywords).get(word, ())) > 1:
        return None
    found: dict[str, int] = {}
    for keyword, weight in (*_remarked(word, keywords), *_respelt(word, keywords)):
        found[keyword] = min(weight, found.get(keyword, weight))
    best = min(found.values(), default=0)
    nearest = [keyword for keyword, weight in found.items() if weight == best]
    return nearest[0] if len(nearest) == 1 else None


def _remarked(word: str, keywords: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The keywords with the letters of a word, and how many marks differ; a tone's key at the end is no letter."""
    bare, alike = _bare(word), _alike(keywords)
    for keyword in alike.get(bare, ()):
        weight = sum(len(one ^ two) for one, two in zip(_marks(word), _marks(keyword), strict=True))
        if weight <= _MOST:
            yield keyword, weight
    yield from ((typed, 1) for typed in alike.get(bare[:-1], ()) if _TONES.get(_toned(typed)[1]) == word[-1])


def _respelt(word: str, keywords: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The keywords that a word becomes where one letter is put in, left out or swapped with the next; a letter without
    marks that was typed twice weighs least.
    """
    yield from ((keyword, _SLIP) for keyword in _shortened(keywords).get(word, ()))
    for at in range(len(word)):
        head, letter, tail = word[:at], word[at], word[at + 1 :]
        if head + tail in keywords:
            yield head + tail, 1 if head and letter == _bare(head[-1]) else _SLIP
        if tail and (swapped := head + tail[0] + letter + tail[1:]) in keywords:
            yield swapped, _SLIP


@cache
def _alike(keywords: frozenset[str]) -> dict[str, list[str]]:
    """The keywords by their letters without marks."""
    found: dict[str, list[str]] = {}
    for keyword in sorted(keywords):
        found.setdefault(_bare(keyword), []).append(keyword)
    return found


@cache
def _shortened(keywords: frozenset[str]) -> dict[str, set[str]]:
    """The keywords that each word becomes by one letter more."""
    found: dict[str, set[str]] = {}
    for keyword in keywords:
        for at in range(len(keyword)):
            found.setdefault(keyword[:at] + keyword[at + 1 :], set()).add(keyword)
    return found


def _toned(word: str) -> tuple[str, str]:
    """A word without its tone, and the tone; a word with two tones keeps both."""
    spread = unicodedata.normalize("NFD", word)
    tones = [mark for mark in spread if mark in _TONES]
    if len(tones) > 1:
        return word, ""
    plain = "".join(char for char in spread if char not in _TONES)
    return unicodedata.normalize("NFC", plain), tones[0] if tones else ""


def _bare(word: str) -> str:
    """The letters of a word without any mark."""
    spread = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(char for char in spread if not unicodedata.combining(char))


def _marks(word: str) -> list[frozenset[str]]:
    """The marks of each letter of a word; that of `đ` is itself."""
    return [frozenset("đ" if char == "đ" else unicodedata.normalize("NFD", char)[1:]) for char in word]
