"""Whose figures a document without a place tells: the company or body that it names near its top and most often.

Figures of two companies are never one number, and no list of companies is complete; so the name is taken from the
document itself. Where none stands out, the document is about nobody that others could be about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from audit.lang import Language, language
from audit.likeness import unlevelled
from audit.model import Document
from audit.normalise import fold, folded
from audit.places.words import words as place_words
from audit.times.mentions import mentions

_LEAD = 400  # characters of title, date line and first sentence
_READ = 8000  # characters in which a name is counted
_LONGEST = 4  # words of a name
_LETTERED = 5  # letters of what may stand for a common noun, where it does not head the document: `FDI`, `A&E`
_NAME = 60  # characters of one
_WORD = re.compile(r"[^\W\d_][\w’'`&-]*|\S")
_LETTERS = re.compile(r"[^\W\d_]+")
_SHORT = re.compile(r" \((?:[^\W\d]+(?: [^\W\d]+)?: ?)?([^\W\d_]{2,8})\)")  # `Phú Thịnh (PTB)`, `(mã: PTB)`
_ENDS = frozenset('.!?:;“"(–—-')
_LINES = re.compile(r"(?:[\r\n\f|]\s*)+[#*>•-]*|^[#*>•-]+")  # the cells of a table are lines of their own


def owner(document: Document) -> str | None:
    """The name, as written; `None` where no name near the top is told twice."""
    return _named(_text(document), document.lang)


def owners(documents: Iterable[Document]) -> Mapping[str, str]:
    """The owner of each document without a place by its id; a name that begins with another's is that one: `Hoa Phat
    Group`.

    A document that names nobody twice has the owner of others that alone is named near its top. A word that some
    document has in small letters, `Council`, is no name; letters that one says to stand for its owner are that one. A
    document that calls a place that others are about by its bare name is of that place, one of a few that name somebody
    near their tops is of whom most of them name, and one that names nobody, such as a table, is of whom all others are.
    """
    given = tuple(documents)
    nowhere = [one for one in given if one.place is None]
    placed = {one.place for one in given if one.place is not None}
    whose = _companies(nowhere)
    if placed and nowhere:
        whose |= _places(nowhere, whose, placed)
    if not placed and not whose:
        whose = _shared(nowhere)
    about = {*placed, *whose.values()}
    rest = [one for one in nowhere if one.id not in whose]
    if len(about) == 1 and len(given) - len(rest) > 1:
        whose |= {
            one.id: min(about)
            for one in rest
            if not any(_somebody(name, one.lang) for name in names(_text(one), one.lang))
        }
    return whose


def _shared(documents: Sequence[Document]) -> dict[str, str]:
    """The one name that stands near the tops of most of some documents, of which none tells a name twice."""
    tops = {one.id: _text(one)[:_LEAD] for one in documents}
    small = {word for text in tops.values() for word in _LETTERS.findall(text) if word.islower()}
    near = {
        name
        for one in documents
        for name in names(tops[one.id], one.lang)
        if _spelled(name) and name.lower() not in small and not _small(name, one.lang)
    }
    told = Counter({name: sum(_in(name, top) for top in tops.values()) for name in sorted(near)})
    (best, count), *others = told.most_common(2) or [("", 0)]
    if count < 2 or 2 * count <= len(documents) or (others and others[0][1] == count):
        return {}
    return {id: best for id, top in tops.items() if _in(best, top)}


def _somebody(name: str, lang: str) -> bool:
    """Whether a name can be somebody's, and is no month and not the letters that head a column: `STT`, `ĐVT`."""
    return _spelled(name) and not name.isupper() and not _small(name, lang)


def _spelled(name: str) -> bool:
    """Whether a name has no digits, as a formula has: `CO2`."""
    return not any(letter.isdecimal() for letter in name)


def _companies(documents: Iterable[Document]) -> dict[str, str]:
    """The owners of documents by their id that are named in these documents as companies are."""
    found = {one.id: (_text(one), owner(one)) for one in documents}
    standing = {
        letters: name
        for text, name in found.values()
        if name is not None
        for letters, before in _shortened(text).items()
        if before.endswith(name)
    }
    found = {id: (text, standing.get(name or "", name)) for id, (text, name) in found.items()}
    small = {word for text, _ in found.values() for word in _LETTERS.findall(text) if word.islower()}
    found = {id: (text[:_LEAD], None if name and name.lower() in small else name) for id, (text, name) in found.items()}
    known = sorted({name for _, name in found.values() if name is not None}, key=lambda name: (len(name), name))
    short = {name: next(one for one in known if f"{name} ".startswith(f"{one} ")) for name in known}
    begun: dict[str, list[str]] = {}
    for one in known:
        begun.setdefault(_WORD.findall(one)[0].casefold(), []).append(one)
    named = {}
    for id, (top, name) in found.items():
        firsts = dict.fromkeys(word.casefold() for word in _WORD.findall(top)) if name is None else {}
        told = (one for first in firsts for one in begun.get(first, ()))
        near = {name} if name is not None else {one for one in told if _in(one, top)}
        whose = {short[one] for one in near}
        if len(whose) == 1:
            named[id] = whose.pop()
    return named


def _places(documents: Iterable[Document], whose: Mapping[str, str], places: Iterable[str]) -> dict[str, str]:
    """The place that each of some documents calls by its bare name: twice, or as the head of it."""
    bare: dict[str, set[str]] = {}
    for place in places:
        if any(map(str.isalpha, unlevelled(place))):  # not the 1 of `Quận 1`
            bare.setdefault(unlevelled(place).casefold(), set()).add(place)
    meant = {name: min(of) for name, of in bare.items() if len(of) == 1}
    found = {}
    for one in documents:
        own = meant.get(whose.get(one.id, "").casefold())
        told = {own} if own else {place for name, place in meant.items() if _headed(name, one)}
        if len(told) == 1 and (own or one.id not in whose):
            found[one.id] = told.pop()
    return found


def _headed(name: str, document: Document) -> bool:
    """Whether a name stands in the first line of a document, and not as where that was written: `Kentbury, 2 May`."""
    first = _text(document).strip().partition("\n")[0]
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w|\s*[,(–-])", first, re.IGNORECASE) is not None


def named(text: str, names: Iterable[str]) -> str | None:
    """The only one of some names that a text has."""
    found = {name for name in names if _in(name, text)}
    return found.pop() if len(found) == 1 else None


def near_top(name: str, document: Document) -> bool:
    """Whether a document names somebody in its title, its date line or its first sentences."""
    return _in(name, _text(document)[:_LEAD])


def _in(name: str, top: str) -> bool:
    """Whether a text has a name, perhaps in the capitals of a letterhead."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", top, re.IGNORECASE) is not None


def _text(document: Document) -> str:
    text = document.raw[:_READ]
    return f"{document.title}\n{text}" if document.title and document.title not in text else text


@lru_cache(maxsize=4096)
def _named(text: str, lang: str) -> str | None:
    """The name told most often of those inside sentences, and near the top, one in the first line before the others; a
    word told in small letters is no name.
    """
    top, told_of, words = text[:_LEAD], set(names(text, lang)), set(_WORD.findall(text))
    times = [range(time.start, time.end) for time in mentions(folded(top), lang)]
    short, low = _shortened(text), text.casefold()
    told = {
        name: text.count(name)
        + (text[:_LEAD].count(name.upper()) if name.upper() != name else 0)
        + sum(text.count(one) for one, before in short.items() if before.endswith(name))
        for name in told_of
        if name in top
        and name not in short
        and not any(f"{where} {name}".casefold() in low for where in place_words(lang).phrases["bound"])
        and name.lower() not in words
        and (not name.isupper() or len(name) > _LETTERED or name in text.partition("\n")[0])
        and f"non-{name}".casefold() not in low
        and not _small(name, lang)
        and not any(top.index(name) in time for time in times)
    }
    headed = {name for name in told if told[name] > 1 and name in text.partition("\n")[0]}
    best = max(headed or told, key=lambda name: (told[name], len(name), name), default=None)
    return _whole(best, text, lang) if best is not None and told[best] > 1 else None


@lru_cache(maxsize=4096)
def _shortened(text: str) -> Mapping[str, str]:
    """The short forms that a text gives to what it names, each with the text before it: `Phú Thịnh (PTB)`."""
    found = (match for match in _SHORT.finditer(text) if match[1].isupper())
    return {match[1]: text[max(0, match.start() - _NAME) : match.start()].removesuffix(".") for match in found}


def _small(name: str, lang: str) -> bool:
    """Whether a name is a word that is small elsewhere, or one of a time: `The`, `January`."""
    known, word = language(lang), fold(name)
    function = word in known.common or word in known.sets["skips"] or word in known.sets["determiners"]
    return function or bool(mentions(f"{word} 2000", lang))


def _whole(name: str, text: str, lang: str) -> str:
    """The name with the words in capitals before it wherever it is told, for a first word may open every line."""
    while len(name.split()) < _LONGEST:
        told = re.compile(rf"(?:([^\W\d_][\w’'`&-]*) |^|.){re.escape(name)}(?!\w)", re.MULTILINE)
        before = {match[1] for match in told.finditer(text)}
        first = before.pop() if len(before) == 1 else None
        if not first or not first[0].isupper() or fold(first) in language(lang).sets["determiners"]:
            break
        name = f"{first} {name}"
    return name


def names(text: str, lang: str) -> Iterator[str]:
    """Every run of words in capitals that does not open a line or a sentence, dates and units left out; one that opens
    a line where it can be nothing but a name: `Riverside Holdings said`, `Riverside's profit`.
    """
    known = language(lang)
    for line in _LINES.split(text):
        words = _WORD.findall(line)
        at = 0
        while at < len(words):
            end = at
            while end < len(words) and words[end][0].isupper():
                end += 1
            name = [*words[at : end - 1], *map(_bare, words[end - 1 : end] if end > at else ())]
            dated = end < len(words) and (words[end][0].isdecimal() or words[end] == "/")  # `Q3 2024`, `III/2024`
            inside = _opens(words, at, end, known) if at == 0 or words[at - 1] in _ENDS else True
            fits = 0 < len(name) <= _LONGEST and inside and not dated
            word = fold(name[0]).rstrip("0123456789") if fits else ""  # `Sh17`
            formed = len(name) == 1 and word in known.sets["legal_forms"]
            formed = formed or (bool(name) and fold(name[-1]) in known.sets["money_nouns|named_shares"])  # `Net Profit`
            if len(word) > (1 if len(name) > 1 else 2) and known.units.at((word,), 0) is None and not formed:
                yield " ".join(name)
            at = max(end, at + 1)


def _opens(words: Sequence[str], start: int, end: int, known: Language) -> bool:
    """Whether the words in capitals that open a line or sentence are a name: two of them with a sentence or its short
    form after, a possessive, or what a company's form follows.
    """
    if end > start and _bare(words[end - 1]) != words[end - 1]:
        return True
    comma, form = (*words[end : end + 2], "", "")[:2]
    if end > start and comma == "," and fold(form) in known.sets["legal_forms"]:
        return True  # `Harlow, Inc. reports`
    end += words[end : end + 2] == [".", "("]  # `Harlow Foods Inc. (HRF)`
    return end - start > 1 and end < len(words) and (words[end][0].islower() or words[end] in ",(")


def _bare(word: str) -> str:
    """A word without the ending of a possessive."""
    return word.removesuffix("’s").removesuffix("'s").removesuffix("`s")
