"""The counted noun after a number."""

from __future__ import annotations

from audit.extract.sentences import Sentence
from audit.model import Kind

_OPEN = "“\"'«‘"
_CLOSE = "”\"'»’"
_OWNER = 6  # words in which the owner of a whole is named
_ENDS = frozenset(["stops", "parts", "targets_of_change"])


def noun(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The tokens of the head of the noun phrase that starts at token `at`, or `None` where none does."""
    words = sentence.words
    if at < len(words) and words[at].isdecimal() and at > 0:
        if sized := _sized(sentence, at):
            return sized
        named = sentence.language.after_names.at(words, at + 1)  # `230,600 18-year-olds`
        return (at, named.end) if named is not None and words[named.end - 1] in sentence.language.sets["ages"] else None
    if at >= len(words) or sentence.taken[at] or _tabbed(sentence, at):
        return None
    if words[at] in _OPEN:
        return _quoted(words, at)
    if not words[at][0].isalpha():
        return None
    return sentence.language.grammar.noun(words, at, sentence.language, lambda index: _free(sentence, index))


def _sized(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The noun that a size glued by a hyphen describes: `6.13 million 60-kilo bags`, `30 40-foot containers`."""
    words, units = sentence.words, sentence.language.units
    glued = words[at + 1 : at + 2] == ["-"] and sentence.ends[at + 1] == sentence.starts[at + 1] + 1
    unit = units.at(words, at + 2) if glued and sentence.language.plurals and not sentence.taken[at] else None
    found = noun(sentence, unit.end) if unit is not None and unit.value.kind is not Kind.DURATION else None
    return None if found is None else (at, found[1])


def owner(sentence: Sentence, at: int) -> int:
    """Where a whole begins past its article and owner: `a quarter of Florida's stations`, `four of England's 54`."""
    words, plurals = sentence.words, sentence.language.plurals
    for index in range(at + 1, min(at + _OWNER, len(words) - 1) if plurals else 0):
        if words[index] == "s" and words[index - 1] == "'":
            at = index + 1
    return at + (plurals and at + 1 < len(words) and words[at] in sentence.language.sets["determiners"])


def _tabbed(sentence: Sentence, at: int) -> bool:
    """Whether a token opens a column of its own."""
    return at > 0 and "\t" in sentence.raw[sentence.ends[at - 1] : sentence.starts[at]]


def stop(sentence: Sentence, index: int) -> bool:
    """Whether a noun phrase ends before token `index`."""
    cue = sentence.cue_at.get(index)
    return (cue is not None and not _ENDS.isdisjoint(cue.value)) or (
        sentence.words[index] in sentence.language.sets["joins"]
    )


def written(sentence: Sentence, start: int, end: int) -> str:
    """The raw text of tokens, with inner line breaks as single spaces and quotes left out."""
    raw = sentence.raw[sentence.starts[start] : sentence.ends[end - 1]]
    if "\n" in raw:  # a page number may stand between the lines
        tokens = (sentence.raw[sentence.starts[at] : sentence.ends[at]] for at in range(start, end))
        raw = " ".join(tokens).replace(" ,", ",")
    return " ".join(raw.split()).strip("“”\"'«»‘’")


def _free(sentence: Sentence, index: int) -> bool:
    return sentence.words[index][0].isalpha() and not sentence.taken[index] and not stop(sentence, index)


def _quoted(words: list[str], at: int) -> tuple[int, int] | None:
    for end in range(at + 1, min(at + 9, len(words))):
        if words[end] in _CLOSE:
            return (at, end + 1) if end > at + 1 and words[at + 1][0].isalpha() else None
    return None
