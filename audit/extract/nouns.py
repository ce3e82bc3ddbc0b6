"""The counted noun after a number."""

from __future__ import annotations

from audit.extract.sentences import Sentence
from audit.model import Kind
from audit.tokens import ends_plural

_OPEN = "“\"'«‘"
_CLOSE = "”\"'»’"
_OWNER = 6  # words in which the owner of a whole is named
_DESCRIBED = 2  # words before a code in a noun phrase
_NO_DESCRIBING = "skips|plural_verbs|past_forms|present|finite"
_ENDS = frozenset(["stops", "parts", "targets_of_change"])


def noun(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The tokens of the head of the noun phrase that starts at token `at`, or `None` where none does."""
    words = sentence.words
    if at < len(words) and words[at].isdecimal() and at > 0:
        if sized := _sized(sentence, at):
            return sized
        named = sentence.language.after_names.at(words, at + 1)  # `230,600 18-year-olds`
        if named is not None and words[named.end - 1] in sentence.language.sets["ages"]:
            return at, named.end
        return None
    if at >= len(words) or _tabbed(sentence, at):
        return None
    if sentence.taken[at]:
        return _modified(sentence, at, _coded(sentence, at))
    if words[at] in _OPEN:
        return _quoted(words, at)
    if not words[at][0].isalpha():
        return None
    head = sentence.language.grammar.noun(words, at, sentence.language, lambda index: _free(sentence, index))
    if not sentence.language.plurals:
        return head
    return _past_code(sentence, at) if head is None else _past_letters(sentence, head)


def _past_code(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """A noun phrase from `start` in which a code stands behind a word that describes it: `68 new COVID-19 cases`."""
    words, idle, end = sentence.words, sentence.language.sets[_NO_DESCRIBING], start
    while end < min(start + _DESCRIBED, len(words)) and _free(sentence, end) and words[end] not in idle:
        end += 1
    coded = start < end < len(words) and bool(sentence.taken[end])
    return _modified(sentence, start, _coded(sentence, end)) if coded else None


def _past_letters(sentence: Sentence, head: tuple[int, int]) -> tuple[int, int]:
    """A noun phrase with the plural behind letters that only look like one: `19 EMS positions`."""
    start, end = head
    letters = sentence.raw[sentence.starts[end - 1] : sentence.ends[end - 1]]
    if not letters.isupper() or sentence.shouted or end >= len(sentence.words) or not _free(sentence, end):
        return head
    more = noun(sentence, end)
    return head if more is None else (start, more[1])


def _modified(sentence: Sentence, start: int, at: int) -> tuple[int, int] | None:
    """A noun phrase from `start` whose plural stands behind a code that ends at token `at`; 0 for no such."""
    if not at or at >= len(sentence.words) or sentence.taken[at] or not sentence.language.plurals:
        return None
    head = noun(sentence, at) if sentence.words[at][0].isalpha() else None
    return None if head is None else (start, head[1])


def _coded(sentence: Sentence, at: int) -> int:
    """Where the name of a model ends that opens a noun phrase, else 0: `27 AK-47 rifles`, `12 covid19 cases`."""
    end = at
    while (
        end < len(sentence.words)
        and sentence.taken[end]
        and (end == at or sentence.ends[end - 1] == sentence.starts[end])
    ):
        end += 1
    named = sentence.raw[sentence.starts[at]].isupper() or (end > at + 1 and sentence.words[at][0].isalpha())
    model = named and any(word[0].isdecimal() for word in sentence.words[at:end])
    return end if model else 0


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
    at += plurals and at + 1 < len(words) and words[at] in sentence.language.sets["determiners"]
    if plurals and at + 1 < len(words) and words[at] in sentence.language.sets["known_of"]:
        at += words[at + 1] in sentence.language.numbers or words[at + 1].isdecimal()  # `of her last nine meetings`
    return at


def _tabbed(sentence: Sentence, at: int) -> bool:
    """Whether a token opens a column of its own."""
    return at > 0 and "\t" in sentence.raw[sentence.ends[at - 1] : sentence.starts[at]]


def personal(sentence: Sentence, at: int) -> bool:
    """Whether the word at a token names a person, or several."""
    word, people = sentence.words[at], sentence.language.sets["people"]
    return word in people or word.removesuffix("s") in people


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
    if sentence.words[index] == "+":  # `eight OPEC+ producers`
        return sentence.ends[index - 1] == sentence.starts[index] and not sentence.taken[index]
    if sentence.words[index] == "/" and sentence.language.plurals:  # `21 social/affordable homes`
        return sentence.glued(index) and not ends_plural(sentence.words[index - 1])
    return sentence.words[index][0].isalpha() and not sentence.taken[index] and not stop(sentence, index)


def _quoted(words: list[str], at: int) -> tuple[int, int] | None:
    for end in range(at + 1, min(at + 9, len(words))):
        if words[end] in _CLOSE:
            return (at, end + 1) if end > at + 1 and words[at + 1][0].isalpha() else None
    return None
