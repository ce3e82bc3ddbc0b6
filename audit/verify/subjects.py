"""Of whom a statement tells: the place or company that it names, else the only one that the documents are about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from audit.lang import language, split
from audit.model import Document, Reading
from audit.owners import named, names, near_top, owners

NOBODY = ""


def subject(text: str, documents: Sequence[Reading]) -> str | None:
    """The company or body that a statement names and documents tell the figures of."""
    return named(text, set(told_by(text, documents).values()) - {NOBODY})


def told_by(text: str, documents: Sequence[Reading]) -> Mapping[str, str]:
    """Whose figures each document without a place tells: its owner's, else those of the longest name of a statement
    that stands near its top, else those of one whom nobody names.
    """
    places = " ".join({claim.cell.place or "" for one in documents for claim in one.claims})
    unplaced = [one.document for one in documents if one.document.place is None]
    whose = dict(owners(one.document for one in documents))
    for document in unplaced:
        if document.id not in whose:
            called = (name for name in names(text, document.lang) if not name.isupper() and name not in places)
            shared = [_longer(name, text, document) for name in called if near_top(name, document)]
            whose[document.id] = max(shared, key=len, default=NOBODY)
    return whose


def _longer(name: str, text: str, document: Document) -> str:
    """The name from a word in capitals before it on, with small ones between, where a document has it so too: `Thủy sản
    Hải Vân`.
    """
    found = re.search(rf"(?<!\w)[^\W\d_a-z]\w*(?: \w+){{0,2}} {re.escape(name)}(?!\w)", text)
    return found.group() if found and found.group()[0].isupper() and near_top(found.group(), document) else name


def meant(statement: Document, documents: Sequence[Reading], whose: Mapping[str, str]) -> str | None:
    """Of which place or company the statement tells where it names no place: the one that it names, else the only one
    that the documents are about.
    """
    own = named(statement.raw, set(whose.values()) - {NOBODY})
    about = {one.document.place or whose.get(one.document.id) for one in documents if one.claims}
    if about <= {None, NOBODY}:
        about = {claim.cell.place for one in documents for claim in one.claims if claim.cell.place} or about
    return about.pop() if own is None and len(about) == 1 else own


def titles(statement: Document, documents: Sequence[Reading]) -> frozenset[str]:
    """The names of places and companies in a statement that documents name near their tops, as they stand in the name
    of a figure: they tell whose it is and not what it measures.
    """
    told = {*names(statement.raw, statement.lang)}
    known = (name for name in told if any(near_top(name, one.document) for one in documents))
    return frozenset("_".join(split(name)) for name in known)


def written(documents: Sequence[Reading]) -> frozenset[str]:
    """All words of some documents."""
    return frozenset(word for one in documents for word in split(one.document.raw))


def stranger(statement: Document, told: Set[str], whose: Mapping[str, str]) -> bool:
    """Whether a statement names somebody whom no document does, of which all words are `told`, be it as its first word:
    `Acme employed 40 people`, where the documents tell figures of somebody or it is a company: `Acme plc`.
    """
    first, known = split(statement.raw), language(statement.lang)
    verb = known.cues.at(first, 1)
    acts = not known.sets["having"].isdisjoint(first[1:2]) or (verb is not None and "acts" in verb.value)
    formed = not known.sets["legal_forms"].isdisjoint(first[1:2])
    opens = statement.raw[:1].isupper() and (acts or formed)
    called = [*names(statement.raw, statement.lang), *(first[:1] if opens else ())]
    strange = any(told.isdisjoint(split(name)) for name in called)
    return strange and (formed or any(name != NOBODY for name in whose.values()))
