"""The expressions of time of a language, compiled from `lang/xx/times.json`.

A form is the start of an expression (words, or "0" for a digit) and what may follow it: a regular expression
in which a space stands for any white space, `(` groups without capturing, and `{slot}` is a number or a word
with a number. The first form that fits wins. All repetition is bounded, so that matching is linear.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

from audit.normalise import fold
from audit.times.tries import GAP, anywhere, following, trie
from audit.times.values import Role, Unit

DIGIT = "0"
_YEAR = "1[0-9]{3}|20[0-9]{2}|2100"
_DAY = "3[01]|[12][0-9]|0?[1-9]"
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_CENTURIES = tuple(ten + unit for ten in ("", "x", "xx") for unit in _UNITS)[1:23]

# slot -> the key its number is read under, and its digits
_DIGITS = {
    "y": ("y", _YEAR),
    "y2": ("y2", _YEAR),
    "yy": ("yy", "[0-9]{2}"),
    "yy2": ("yy2", "[0-9]{2}"),
    "modern": ("y", "19[0-9]{2}|20[0-9]{2}|2100"),
    "old": ("y", "[1-9][0-9]{2}"),
    "decade": ("decade", "(?:1[0-9]|20)[0-9]0"),
    "dd": ("dd", "[1-9]0"),
    "m": ("m", "1[0-2]|0?[1-9]"),
    "m2": ("m2", "1[0-2]|0?[1-9]"),
    "d": ("d", _DAY),
    "d2": ("d2", _DAY),
    "n": ("n", "[1-9][0-9]?|0[1-9]"),
    "hh": ("hh", "2[0-4]|1[0-9]|0?[0-9]"),
    "hours": ("hh", "2[0-4]|[01][0-9]"),
    "mm": ("mm", "[0-5][0-9]"),
    "mm2": ("mm2", "[0-5][0-9]"),
}
_SLOT = re.compile(r"\{([a-z]\w*)\}")
_OPENING = re.compile(r"(?<!\\)\((?!\?)")
_OPTIONAL_SPACE = re.compile(r" \?")
_END = r"(?![\w%]|[.,/:][0-9])"

_Tables = Mapping[str, tuple[str, Mapping[str, int]]]


_Entry = TypedDict(
    "_Entry",
    {
        "is": str,
        "start": list[str],
        "then": list[str],
        "with": NotRequired[dict[str, str | int]],
        "role": NotRequired[str],
        "name": NotRequired[bool],
        "needs": NotRequired[list[str]],
        "count": NotRequired[str],
    },
)


_Starts = dict[str, list[tuple[_Entry, str]]]


class _Words(TypedDict):
    """The file of a language."""

    slots: dict[str, str]
    numbers: dict[str, int]
    months: dict[str, int]
    quarters: dict[str, int]
    when: dict[str, int]
    units: dict[str, str]
    after_number: list[str]
    before: dict[str, str]
    change: list[str]
    articles: list[str]
    spanning: list[str]
    conjunctions: list[str]
    dating: list[str]
    counted: list[str]
    lasting: list[str]
    multiples: list[str]
    superlatives: list[str]
    seasons: list[str]
    schooling: list[str]
    verbs: list[str]
    joined: list[str]
    numbering: list[str]
    names_before: dict[str, list[str]]
    names_after: list[str]
    names_stop: list[str]
    weekdays: list[str]
    published: list[str]
    updated: list[str]
    plans: list[str]
    tasks: list[str]
    milestones: list[str]
    results: list[str]
    terms: list[str]
    reporting: list[str]
    accounting: list[str]
    opens: dict[str, int]
    named_first: list[str]
    quartering: list[str]
    forms: list[_Entry]


@dataclass(frozen=True, slots=True)
class Slot:
    """A capturing group of a branch, the key its number is read under, and the numbers of its words."""

    group: int
    key: str
    words: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Form:
    """What a way of writing means. `given` are numbers that the wording itself fixes.

    A `counted` form takes a number word before it, and stands `alone` where it can do without one.
    """

    means: str
    role: Role
    name: bool
    needs: tuple[str, ...]
    counted: bool
    alone: bool
    given: tuple[tuple[str, int], ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """Forms in one pattern; the group that closed last says which of them fitted."""

    pattern: re.Pattern[str]
    forms: Mapping[int, Form]


class Branches(dict[str, tuple[re.Pattern[str], tuple[Branch, ...]]]):
    """The branches of every start, after a pattern that fits where any of them does; compiled when a text first has
    it: few texts have many.
    """

    def __init__(self, starts: _Starts, fragments: Mapping[str, str], tables: _Tables) -> None:
        super().__init__()
        self._starts, self._fragments, self._tables = starts, fragments, tables

    def __missing__(self, start: str) -> tuple[re.Pattern[str], tuple[Branch, ...]]:
        branches = _branches(self._starts[start], self._fragments, self._tables)
        any_ = re.compile("|".join(branch.pattern.pattern for branch in branches))
        found = self[start] = any_, branches
        return found


@dataclass(frozen=True, slots=True)
class Grammar:
    """A language made ready: where an expression may begin, what may follow, and the words around it."""

    trigger: re.Pattern[str]
    branches: Branches
    before: Mapping[str, Role]
    numbers: Mapping[str, int]
    change: re.Pattern[str]
    multiples: re.Pattern[str]
    articles: frozenset[str]
    spanning: frozenset[str]
    conjunctions: frozenset[str]
    next_year: re.Pattern[str]
    dating: frozenset[str]
    counted: re.Pattern[str]
    before_last: frozenset[str]
    lasting: frozenset[str]
    superlatives: frozenset[str]
    seasons: re.Pattern[str]
    schooling: re.Pattern[str]
    verbs: frozenset[str]
    joined: frozenset[str]
    numbering: frozenset[str]
    names_before: Mapping[str, re.Pattern[str]]
    names_after: re.Pattern[str]
    names_stop: re.Pattern[str]
    weekdays: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    plans: re.Pattern[str]
    tasks: re.Pattern[str]
    milestones: re.Pattern[str]
    results: re.Pattern[str]
    terms: re.Pattern[str]
    reporting: re.Pattern[str]
    accounting: frozenset[str]
    opens: Mapping[str, int]
    countries: re.Pattern[str]
    named_first: re.Pattern[str]
    quartering: re.Pattern[str]


@cache
def grammar(lang: str) -> Grammar:
    """The grammar of `lang`. Raises `FileNotFoundError` for a language without a folder."""
    path = Path(__file__).parents[1] / "lang" / lang / "times.json"
    words: _Words = json.loads(fold(path.read_text("utf-8")))
    tables = _tables(words)
    starts: _Starts = {}
    for entry in words["forms"]:
        for start, started in _started(entry, words["months"]):
            starts.setdefault(start, []).extend((started, then) for then in entry["then"])
    return Grammar(
        trigger=re.compile(rf"(?<!\w)(?:{trie(starts.keys() - {DIGIT})}(?![^\W\d_])|{_number(words['after_number'])})"),
        branches=Branches(starts, words["slots"], tables),
        before={phrase: Role(role) for phrase, role in words["before"].items()},
        before_last=frozenset(phrase.split()[-1] for phrase in words["before"]),
        lasting=frozenset(words["lasting"]),
        superlatives=frozenset(words["superlatives"]),
        seasons=anywhere(words["seasons"]),
        schooling=anywhere(words["schooling"]),
        verbs=frozenset(words["verbs"]),
        joined=frozenset(words["joined"]),
        numbering=frozenset(words["numbering"]),
        numbers=words["numbers"],
        change=anywhere(words["change"]),
        multiples=_multiples(words["multiples"]),
        articles=frozenset(words["articles"]),
        spanning=frozenset(words["spanning"]),
        conjunctions=frozenset(words["conjunctions"]),
        next_year=_next_year(words["conjunctions"]),
        dating=frozenset(words["dating"]),
        counted=following(words["counted"]),
        names_before={means: anywhere(heads) for means, heads in words["names_before"].items()},
        names_after=following(words["names_after"]),
        names_stop=anywhere(words["names_stop"]),
        weekdays=anywhere(words["weekdays"]),
        published=anywhere(words["published"]),
        updated=anywhere(words["updated"]),
        plans=anywhere(words["plans"]),
        tasks=anywhere(words["tasks"]),
        milestones=anywhere(words["milestones"]),
        results=anywhere(words["results"]),
        terms=anywhere(words["terms"]),
        reporting=anywhere(words["reporting"]),
        accounting=frozenset(words["accounting"]),
        opens=words["opens"],
        countries=anywhere(words["opens"]),
        named_first=anywhere(words["named_first"]),
        quartering=anywhere(words["quartering"]),
    )


def tasked(folded: str, lang: str) -> bool:
    """Whether words speak of what is to be done at a time: a budget, priorities."""
    return grammar(lang).tasks.search(folded) is not None


def _started(entry: _Entry, months: Mapping[str, int]) -> Iterator[tuple[str, _Entry]]:
    """The ways an expression starts, with what each fixes: `{month}` stands for the name of every month."""
    for start in entry["start"]:
        if "{month}" not in start:
            yield start, entry
            continue
        for name, number in months.items():
            if name.isalpha():  # the dot of `jan.` is optional in what follows
                yield start.replace("{month}", name), {**entry, "with": {**entry.get("with", {}), "m": number}}


def _number(after: Iterable[str]) -> str:
    """A number that can begin a time: a year, part of a date, or one of the words `after` follows it.

    Most numbers count something else, so this is what keeps the scan quick.
    """
    date = r"[/:-]\s?[0-9]|\.[0-9]{1,2}(?:\.[0-9]|\s?[ap])"
    return rf"(?:(?:19|20)[0-9]{{2}}|2100)(?![0-9])|[0-9]{{1,4}}+(?=[\s-]{{0,3}}(?:{date}|{trie(after)}))"


def _tables(words: _Words) -> _Tables:
    """Slots that words can fill: the key they are read under and the number of each word."""
    units = list(Unit)
    quarters = {**words["quarters"], **{str(number): number for number in range(1, 5)}}
    return {
        "q": ("q", quarters),
        "q2": ("q2", quarters),
        "c": ("c", {written: at for at, roman in enumerate(_CENTURIES, 1) for written in (roman, str(at))}),
        "mw": ("m", words["months"]),
        "mw2": ("m2", words["months"]),
        "nw": ("n", words["numbers"]),
        "when": ("when", words["when"]),
        "unit": ("unit", {word: units.index(Unit(unit)) for word, unit in words["units"].items()}),
    }


def _branches(forms: Sequence[tuple[_Entry, str]], fragments: Mapping[str, str], tables: _Tables) -> tuple[Branch, ...]:
    """The forms in order; those with a need stand alone, so that the next is tried when it is not met."""
    runs: list[list[tuple[_Entry, str]]] = [[]]
    for entry, then in forms:
        if runs[-1] and (_doubtful(entry) or _doubtful(runs[-1][0][0])):
            runs.append([])
        runs[-1].append((entry, then))
    return tuple(_branch(run, fragments, tables) for run in runs)


def _doubtful(entry: _Entry) -> bool:
    return "needs" in entry or entry.get("count") == "must"


def _branch(forms: Sequence[tuple[_Entry, str]], fragments: Mapping[str, str], tables: _Tables) -> Branch:
    patterns: list[str] = []
    found: dict[int, Form] = {}
    group = 1
    for entry, then in forms:
        pattern, slots = _compiled(then, group + 1, fragments, tables)
        found[group] = _form(entry, slots)
        patterns.append(f"({pattern}{_END})")
        group += 1 + len(slots)
    return Branch(re.compile("|".join(patterns)), found)


def _form(entry: _Entry, slots: tuple[Slot, ...]) -> Form:
    units = list(Unit)
    given = tuple(
        (key, units.index(Unit(value)) if isinstance(value, str) else value)
        for key, value in entry.get("with", {}).items()
    )
    role = Role(entry.get("role", ""))
    count = entry.get("count", "no")
    needs = tuple(entry.get("needs", ()))
    return Form(entry["is"], role, entry.get("name", False), needs, count != "no", count == "may", given, slots)


def _compiled(then: str, group: int, fragments: Mapping[str, str], tables: _Tables) -> tuple[str, tuple[Slot, ...]]:
    """The regular expression of `then` and its slots, whose groups are numbered from `group` on."""
    slots: list[Slot] = []

    def filled(found: re.Match[str]) -> str:
        name = found[1]
        if name in fragments:
            return _spelled(fragments[name])
        slot_words: Mapping[str, int] = {}
        if name in _DIGITS:
            key, pattern = _DIGITS[name]
        else:
            key, slot_words = tables[name]
            pattern = "|".join(_spelled(re.escape(word)) for word in sorted(slot_words, key=len, reverse=True))
        slots.append(Slot(group + len(slots), key, slot_words))
        return f"({pattern})"

    return _SLOT.sub(filled, _spelled(then)), tuple(slots)


def _spelled(written: str) -> str:
    """A fragment of a form as a regular expression: groups do not capture, a space is any white space."""
    grouped = _OPENING.sub("(?:", written.replace("\\ ", " "))
    return _OPTIONAL_SPACE.sub(r"\\s{0,3}", grouped).replace(" ", GAP)


def _multiples(told: Iterable[str]) -> re.Pattern[str]:
    """Each of some words at the end of a text, a number and two words before it for `{}`; of none, nothing fits."""
    number = r"(?:\w+ ){0,2}\d[\d.,]*"
    words = [number.join(map(re.escape, one.split("{}"))) for one in told]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)}) $" if words else r"(?!)")


def _next_year(conjunctions: Iterable[str]) -> re.Pattern[str]:
    """A bare year that goes on a list of years; no noun may follow, for that would be counted."""
    words = trie(conjunctions)
    return re.compile(rf"(?:,\s?|\s{words}\s)((?:19|20)[0-9]{{2}})(?![\w%]|[.,/-][0-9]|\s(?!{words}\s)[^\W\d_])")
