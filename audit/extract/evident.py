"""A number without a unit or noun that no grammar takes for a figure: how likely it is one, by the words beside it.

`bare.json` holds the weights; `python -m tests.learn bare` learned them from the open quality set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from audit.evidence import Hint, evidence
from audit.extract.numerals import Numeral
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import language
from audit.model import Kind, Zone

# A word is of the first class that has it; each is a set of the language.
_CLASSES = (
    ("be", "passive|infinitive_be"),
    ("have", "having"),
    ("modal", "modals"),
    ("of", "link_of"),
    ("compared", "compared"),
    ("to", "reaching"),
    ("and", "joins"),
    ("of_whom", "owned_by"),
    ("known", "known_of"),
    ("vague", "vague_before"),
    ("other", "others"),
    ("for", "for"),
    ("adverb", "adverbs|just"),
    ("comparative", "comparatives"),
    ("pronoun", "it|them"),
    ("subordinate", "subordinates"),
    ("present", "present"),
    ("by", "by"),
    ("when", "when"),
    ("within", "within"),
    ("past", "past_forms"),
)
_MARKS = {".": "stop", ";": "stop", ":": "colon", ",": "comma", "(": "opens", ")": "closes"}
_DASHES = frozenset("-–—/")
_ENDS = frozenset(["stop", "comma", "closes", "time", "and", "edge"])
_STARTS = frozenset(["stop", "comma", "and", "edge"])
_VERBS = frozenset(["be", "have", "modal", "present", "past"])
_NEAR = 8  # words from the figure before
_SHORT = 7  # words of what is hardly a sentence
_DAYS = 31
_FEW = 12
_YEARS = range(1500, 2100)
SURE = 0.6  # how likely a number is to be a figure that is taken for one


def evident(sentence: Sentence, number: Numeral, earlier: Sequence[Figure]) -> bool:
    """Whether a number is likelier a figure than not, after the figures before it; none is that may be a year."""
    if ruled_out(sentence, number):
        return False
    return evidence(__package__, "bare").likely(told(sentence, number, earlier)) > SURE


def ruled_out(sentence: Sentence, number: Numeral) -> bool:
    """Whether a number is none to be weighed: of a menu or another language; in four digits that may be a year; `one`,
    which mostly stands for a thing; told of things as known, `all three times`; of a clock, `ten to five`; set apart
    behind a name, as ages are.
    """
    words, language, start = sentence.words, sentence.language, number.start
    if not language.plurals or sentence.block.zone is Zone.BOILERPLATE:
        return True
    before = words[start - 1] if start else ""
    if not number.worded:
        aside = before == "," and words[number.end : number.end + 1] == [","] and start > 1
        named = aside and sentence.raw[sentence.starts[start - 2]].isupper()
        within = language.sets["within"]  # `made in 9 in Leeds`: no count stands between two places
        amid = before in within and not within.isdisjoint(words[number.end : number.end + 1])
        return named or amid or (number.value in _YEARS and words[start].isdecimal())
    hour = before in language.sets["reaching"] and start > 1 and words[start - 2] in language.numbers
    return number.value == 1 or hour or before in language.sets["known_of"]


def told(sentence: Sentence, number: Numeral, earlier: Sequence[Figure]) -> Iterator[Hint]:
    """What speaks for a number or against it: the classes of the words on either side, alone and with how it is
    written and whether it ends or begins its clause, what was told before, and how its sentence looks.
    """
    start, end = number.start, number.end
    before, after = (_class(sentence, at) for at in (start - 1, end))
    written = "word" if number.worded else "digits"
    ends, begins = after in _ENDS, before in _STARTS
    last = earlier[-1] if earlier else None
    verbs = (kind in _VERBS for kind in _kinds(sentence))
    facts = (
        (f"before {before}", True),
        (f"after {after}", True),
        (f"two before {_class(sentence, start - 2)}", True),
        (f"two after {_class(sentence, end + 1)}", True),
        (written, True),
        (f"{written} before {before}", True),
        (f"{written} after {after}", True),
        (f"ends before {before}", ends),
        (f"begins after {after}", begins),
        ("many", number.value > (_FEW if number.worded else _DAYS)),
        ("decimal", number.step < 1),
        ("told before", last is not None),
        ("counted before", last is not None and last.kind is Kind.COUNT),
        ("near", last is not None and start - last.end < _NEAR),
        ("capital before", start > 0 and sentence.raw[sentence.starts[start - 1]].isupper()),
        ("capital", sentence.raw[sentence.starts[start]].isupper()),
        ("short", len(sentence.words) < _SHORT),
        ("verbless", not any(verb and not gone for verb, gone in zip(verbs, sentence.taken, strict=True))),
        ("no body", sentence.block.zone is not Zone.BODY),
    )
    return ((name, 1.0) for name, so in facts if so)


def _class(sentence: Sentence, at: int) -> str:
    """What kind of word, mark or time stands at a token."""
    if not 0 <= at < len(sentence.words):
        return "edge"
    return "time" if sentence.taken[at] else _kinds(sentence)[at]


def _kinds(sentence: Sentence) -> Sequence[str]:
    """The kind of each word and mark, worked out once for all numbers of a sentence."""
    if not sentence.kinds:
        sentence.kinds = [_kind(word, sentence.language.code) for word in sentence.words]
    return sentence.kinds


@lru_cache(65536)  # a text has few words, and those beside a number are asked for each
def _kind(word: str, code: str) -> str:
    if not word[0].isalpha():
        return _MARKS.get(word) or ("dash" if word in _DASHES else "mark")
    sets = language(code).sets
    found = next((name for name, classes in _CLASSES if word in sets[classes]), None)
    if found is not None:
        return found
    endings = (("past", "ed"), ("acting", "ing"), ("plural", "s"))
    return next((name for name, ending in endings if word.endswith(ending)), "word")
