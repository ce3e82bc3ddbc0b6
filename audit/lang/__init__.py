"""Languages: a folder here is a language, found by its name.

`words.json` holds the words that say what a figure means, by class; `nouns.json` the nouns that are counted;
`grammar.py` the few functions that data cannot say. Every word is folded when it is read, so that the files
are written as people write.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, partial, reduce
from importlib import import_module
from operator import or_
from pathlib import Path
from typing import Protocol, cast

from audit import units
from audit.lang.looks import Looks
from audit.lang.phrases import Phrases
from audit.model import Kind
from audit.normalise import fold
from audit.tokens import words

_PART = 6  # tokens of `and-a-half`
_FEW = 4  # small words that show a language

Classes = Mapping[str, str]
Spelling = Callable[[str], str | None]


class Lists(dict[str, frozenset[str]]):
    """Lists of words by their names. Several names joined by `|` are one list, put together when first asked for:
    `lists["passive|perfect"]`.
    """

    def __missing__(self, names: str) -> frozenset[str]:
        first, joined, others = names.partition("|")
        if not joined:
            raise KeyError(names)
        self[names] = found = self[first] | self[others]
        return found


class Grammar(Protocol):
    """The functions of a language: the module `grammar` of its folder."""

    def number(self, words: Sequence[str], index: int, language: Language) -> tuple[Fraction, int] | None:
        """The value of the number words from `index`, and where they end."""

    def noun(
        self, words: Sequence[str], at: int, language: Language, free: Callable[[int], bool]
    ) -> tuple[int, int] | None:
        """The head of the counted noun at `at`; `free` says whether a token may be part of one."""

    def meant(self, word: str, keywords: frozenset[str]) -> str | None:
        """The keyword that a misspelt word was meant to be, or `None` where the word is one or nothing is sure."""


@dataclass(frozen=True, slots=True)
class Language:
    """The words of a language, ready for look-up. A cue maps the classes it belongs to to a value of each."""

    code: str
    decimal: str
    abbreviations: frozenset[str]
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    hours: Mapping[str, int]  # words for a time of day
    sets: Lists
    cues: Phrases[Classes]
    hedges: Phrases[str]
    hedges_after: Phrases[str]
    names: Phrases[str]
    units: Phrases[units.Unit]
    currencies: frozenset[str]  # the words that the names of money end with
    heads: Phrases[str]
    peers: Phrases[frozenset[int]]  # nouns that commas list as one, with the numbers of their groups
    fractions: Phrases[tuple[int, int]]
    idioms: Phrases[str]
    letters: frozenset[str]
    common: frozenset[str]
    grammar: Grammar
    multiples: Phrases[Fraction]
    per_short: Mapping[str, tuple[str, ...]]  # `psf`: per square foot
    synonyms: Mapping[tuple[str, ...], tuple[str, ...]]
    multiple_unit: str
    person_unit: str  # of `killing 36`, where the noun is left out
    money_unit: str  # of `5 trăm triệu`, where the unit is left out
    after_names: Phrases[str]
    views: Phrases[str]
    elsewhere: Phrases[str]  # what points to other pages at the start of a line
    openers: frozenset[str]  # the words a number in words may begin with
    starters: frozenset[str]  # those, and the words of fractions and multiples
    tenths: bool  # `3 tỷ 2` is 3.2 tỷ
    plurals: bool  # a counted noun shows in its form
    looks: Looks
    spelling: Spelling
    roles: Mapping[str, int]  # what a word may be part of: the bits of `roles`

    def meant(self, word: str) -> str | None:
        """The keyword that a misspelt word was meant to be, or `None` where the word is one or nothing is sure."""
        return self.spelling(word)

    def past_peers(self, words: Sequence[str], end: int) -> int:
        """Where the nouns end that go on from one that ends at `end`, of its kind: `xã, phường, thị trấn`."""
        while words[end : end + 1] == [","] and (one := self.peers.before(words, end)) is not None:
            other, whole = self.peers.at(words, end + 1), self.heads.at(words, end + 1)
            if other is None or one.value.isdisjoint(other.value) or words[one.start] == words[other.start]:
                break
            told = any(word[0].isdecimal() for word in words[other.end : other.end + 2])
            if told or (whole is not None and whole.end > other.end):
                break  # `xã, thị trấn`, not `hộ, hộ nghèo` nor `trường mầm non, tiểu học có 12 trường`
            end = other.end
        return end

    def roles_of(self, words: Iterable[str]) -> int:
        """The roles that any of the words has, so that what a sentence lacks the words for is not asked of it."""
        return reduce(or_, map(self.roles.__getitem__, self.roles.keys() & words), 0)


# Classes whose words are looked up along a whole sentence; the other lists of words.json are plain sets.
# fmt: off
_CUES = [
    "rises", "falls", "growths", "targets_of_change", "reaches", "bases", "shares", "strong_shares", "plans",
    "averages", "target_words", "plan_words", "estimate_words", "actual_words", "acts", "stands", "parts", "none",
    "none_left", "scopes", "stops", "multiplied", "takes", "plans_met", "scores", "rates", "quantity", "openers",
    "all_parts", "wholes", "narrows", "fixed", "levels", "errors",
]
_SETS = [
    "tens", "hundreds", "links", "halves", "article", "fraction_words", "times", "range_words", "range_openers",
    "joins", "of", "skips", "persons", "none_any", "conjunctions", "target_headings", "plan_headings",
    "result_headings", "changed", "held", "when", "past", "attributes", "subjects", "vague", "narrowing", "purposes",
    "bounds", "superlatives", "after_tens", "determiners", "plural_modifiers", "per", "not_per", "per_each",
    "loose_of", "change_openers", "restating", "not_counting", "vague_before", "year_words", "before_year",
    "ages", "lasting", "streets", "fraction_follow", "multiple_follow", "comparatives", "compared", "by",
    "landmarks", "comparatives_up", "comparatives_down", "to_plan", "exceeds", "going_on", "passive", "breaks",
    "missed", "grows_in", "worths", "sectors", "sorts", "harmed", "events", "causes", "undone",
    "base_nouns", "base_openers", "base_after", "compared_with", "predicates", "them", "origins", "minus",
    "open_words", "given", "negations", "points", "forecasts", "compares", "thresholds", "befalls",
    "multiple_adverbs", "money_nouns", "stressing", "same", "fetching", "weighing",
    "money_scales", "link_of", "present", "year_earlier", "ahead", "subordinates", "ranging", "named_shares",
    "opposed", "reaching", "alone", "afternoon", "dating", "mergers", "it", "tallies", "uncounted", "crowds",
    "sizes", "after_counts", "known_of", "records", "befalling", "sayings", "moving", "stands_now", "listing",
    "abilities", "same_forms", "conjectures",
    "rest", "people", "totals", "verbal", "then", "anaphors", "structures", "opposites", "connectives",
    "restated_shares", "plural_verbs", "aged", "past_forms", "held_against", "traded",
    "clauses", "relatives", "annual", "equals", "peaks", "passing", "restated", "modals", "of_age", "within",
    "outward", "extents", "lacks", "judging", "grades", "outstanding", "sold_by", "money_verbs", "amount_nouns",
    "locatives", "belongings", "having", "rhythms", "revising",
    "appositions", "alongside", "summed", "openings", "said_again", "respectively", "visits", "persons_who", "pronouns",
    "linking", "perfect", "structural", "overlying", "undertakings", "half_times", "happenings", "no_plurals",
    "taking_up", "timing", "denials", "accounts", "inflows", "outflows", "remaining", "ratios",
    "for", "entire", "definites", "adding", "balances", "leads", "leaving",
    "resuming", "pluperfect", "turns", "bygone", "beyond", "numbering", "owned_by", "each", "others", "age_bounds",
    "prices", "increments", "lacking", "yardsticks",
    "penal",
    "particles",
    "of_parts", "previous",
    "told_of",
    "back_then", "raising", "occasions",
    "aforesaid", "equating", "at_first", "extending", "succeeding", "reasons", "forecasters", "ratings", "planned",
    "conclusions", "restricting", "copulas", "told_above", "recalling", "at_hand", "owning",
    "just", "staying", "tardy", "losses", "benchmarks", "norms", "settling", "cultivating", "likening", "gauges",
    "finite", "limits", "bodies", "over_again", "eaten", "dated_nouns", "in_total", "legal_forms", "selves",
    "headcounts", "adjuncts", "leading", "versions", "regarding",
    "existential", "setting", "fates", "infinitive_be",
    "naming_some", "denying",
    "adverbs", "many", "nonfinite", "on_day", "heads", "manners", "findings", "than",
]
# fmt: on


# Lists whose words are known again where they are misspelt, beside those of units and counted nouns.
# fmt: off
_SPELT = [
    "scales", "rises", "falls", "reaches", "targets_of_change", "shares", "strong_shares", "plans", "averages",
    "target_words", "plan_words", "estimate_words", "acts", "stands", "quantity", "befalling",
]
# fmt: on
_PHRASES = ["names", "idioms", "multiples", "name_after", "views", "elsewhere", "hedges", "hedges_after", "numbers"]
_BITS = {name: 1 << at for at, name in enumerate((*_SETS, *_PHRASES))}


@cache
def roles(*names: str) -> int:
    """The bits of lists of words; a word has the bit of a list where something in it begins with the word."""
    return sum(_BITS[name] for name in names)


def split(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, folded and cut as sentences are."""
    return tuple(words(fold(phrase)))


def part(words: Sequence[str], at: int, language: Language) -> tuple[Fraction, int] | None:
    """The part of one and its end in `and a half`, `and-three-quarters` at `at`, said of what stands before."""
    joined = [index for index in range(at, min(at + _PART, len(words))) if words[index] != "-"][:3]
    run = [words[index] for index in joined]
    if len(run) < 3 or run[0] not in language.sets["links"]:
        return None
    if run[1] not in language.sets["article"] and not (language.plurals and run[1] in language.numbers):
        return None
    found = language.fractions.at(run, 1)
    return (Fraction(*found.value), joined[2] + 1) if found is not None else None


@cache
def codes() -> tuple[str, ...]:
    """Every language there is."""
    return tuple(sorted(path.parent.name for path in Path(__file__).parent.glob("*/words.json")))


@cache
def language(code: str) -> Language:
    """The language `code`. Raises `FileNotFoundError` for one that has no folder."""
    folder = Path(__file__).parent / code
    data = json.loads((folder / "words.json").read_text(encoding="utf-8"))
    nouns = json.loads((folder / "nouns.json").read_text(encoding="utf-8"))
    openers = frozenset(map(fold, (*data["numbers"], *data["scales"], *data["article"])))
    sets = Lists({name: frozenset(map(fold, data[name])) for name in _SETS})
    multiples = {split(word): Fraction(str(factor)) for word, factor in data["multiples"].items()}
    heads = Phrases(_tagged(nouns))
    grammar = cast(Grammar, import_module(f"audit.lang.{code}.grammar"))
    misspelt = {fold(word): fold(right) for word, right in data["misspelt"].items()}
    spelling = partial(_meant, grammar, _keywords(data, heads, code), misspelt)
    starters = openers | {split(word)[0] for word in data["fractions"]} | {words[0] for words in multiples}
    return Language(
        code=data["code"],
        decimal=data["decimal"],
        abbreviations=frozenset(map(fold, data["abbreviations"])),
        numbers={fold(word): number for word, number in data["numbers"].items()},
        scales={fold(word): scale for word, scale in data["scales"].items()},
        hours={fold(word): hour for word, hour in data["hours"].items()},
        sets=sets,
        cues=_cues(data),
        hedges=Phrases(_grouped(data["hedges"])),
        hedges_after=Phrases(_grouped(data["hedges_after"])),
        names=Phrases(_grouped(data["names"]) | {split(phrase): "exempt" for phrase in data["exempt_names"]}),
        units=Phrases({split(word): unit for word, unit in units.words(code).items()}),
        currencies=frozenset(split(word)[-1] for word, unit in units.words(code).items() if unit.kind is Kind.MONEY),
        heads=heads,
        peers=_peers(nouns["peers"]),
        fractions=Phrases({split(word): (pair[0], pair[1]) for word, pair in data["fractions"].items()}),
        idioms=Phrases({split(word): word for word in data["idioms"]}),
        letters=frozenset(data["letters"]),
        common=frozenset(map(fold, data["common"])),
        multiples=Phrases(multiples),
        per_short={fold(word): split(unit) for word, unit in data["per_short"].items()},
        synonyms={split(word): split(meant) for meant, words in data["synonyms"].items() for word in words},
        multiple_unit=data["multiple_unit"],
        person_unit=data["person_unit"],
        money_unit=data["money_unit"],
        after_names=Phrases({split(word): word for word in data["name_after"]}),
        views=Phrases({split(word): word for word in data["views"]}),
        elsewhere=Phrases({split(word): word for word in data["elsewhere"]}),
        openers=openers,
        starters=starters,
        looks=Looks(starters, sets["skips"], sets["subjects"], spelling),
        spelling=spelling,
        tenths=data["tenths"],
        plurals=data["plurals"],
        roles=_roles(data),
        grammar=grammar,
    )


def detected(folded: str) -> str:
    """The language of a folded text, by the letters and the small words that only one language has."""
    sample = folded[:20000]
    found = sample.split()
    scores = {
        code: sum(map(len, _letters(code).findall(sample))) + sum(map(language(code).common.__contains__, found))
        for code in codes()
    }
    return max(sorted(scores), key=lambda code: scores[code]) if any(scores.values()) else "en"


@cache
def _letters(code: str) -> re.Pattern[str]:
    """What finds runs of the letters that only a language has."""
    letters = language(code).letters
    return re.compile(f"[{re.escape(''.join(sorted(letters)))}]+" if letters else r"(?!)")


def unmarked(text: str) -> str | None:
    """The language that a text seems to be written in without the marks of its letters: `den nay toan huyen co`."""
    sample = text[:20000]
    if not sample.isascii():
        return None
    found = frozenset(sample.lower().split())
    return next((code for code in codes() if len(_bare(code) & found) >= _FEW), None)


@cache
def _bare(code: str) -> frozenset[str]:
    """The small words of a language without the marks of their letters, where they have some."""
    marked = (word.replace("đ", "d") for word in language(code).common if not word.isascii())
    return frozenset(unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode() for word in marked)


def _roles(data: Mapping[str, Iterable[str] | Mapping[str, Iterable[str]]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, bit in _BITS.items():
        listed = data[name]
        if name in ("names", "hedges", "hedges_after") and isinstance(listed, Mapping):
            listed = [phrase for phrases in listed.values() for phrase in phrases]
        for phrase in (*listed, *(data["exempt_names"] if name == "names" else ())):
            for first in {split(phrase)[0], fold(phrase).split()[0]}:  # `u.s.` is cut by what follows it
                found[first] = found.get(first, 0) | bit
    return found


def _cues(data: Mapping[str, Iterable[str]]) -> Phrases[Classes]:
    classes: dict[tuple[str, ...], dict[str, str]] = {}
    for name in _CUES:
        for phrase in data[name]:
            classes.setdefault(split(phrase), {})[name] = phrase
    for phrase in data["acts"]:
        for ending in data["act_endings"]:
            classes.setdefault(split(f"{phrase} {ending}"), {})["acts"] = phrase
    return Phrases(classes)


def _keywords(data: Mapping[str, Iterable[str]], heads: Phrases[str], code: str) -> frozenset[str]:
    phrases = [split(phrase) for name in _SPELT for phrase in data[name]]
    phrases += [words for words, _ in heads] + [split(word) for word in units.words(code)]
    return frozenset(word for words in phrases for word in words if word.isalpha())


def _meant(grammar: Grammar, keywords: frozenset[str], misspelt: Mapping[str, str], word: str) -> str | None:
    return misspelt.get(word) or grammar.meant(word, keywords)


def _grouped(table: Mapping[str, Iterable[str]]) -> dict[tuple[str, ...], str]:
    return {split(phrase): name for name, phrases in table.items() for phrase in phrases}


def _peers(groups: Iterable[Iterable[str]]) -> Phrases[frozenset[int]]:
    found: dict[tuple[str, ...], frozenset[int]] = {}
    for number, group in enumerate(groups):
        for noun in map(split, group):
            found[noun] = found.get(noun, frozenset()) | {number}
    return Phrases(found)


def _tagged(nouns: Mapping[str, Iterable[str]]) -> dict[tuple[str, ...], str]:
    return _grouped({tag: nouns[tag] for tag in ("compounds", "heads", "classifiers")})
