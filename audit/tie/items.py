"""What parts figures of one name in the items of a list: the labels that these open with, or who did what is counted.

`- Mầm non: 14 trường, 241 lớp` and `- Tiểu học: 10 trường, 288 lớp` count classes of two kinds, though `lớp` says so
of neither; so do `Karate giành 6 huy chương` and `Judo giành 4 huy chương` in sentences that follow each other. A label
that parts nothing is no scope: a later sentence may speak of the same thing without it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from audit.extract.labels import colon
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Cell, Claim
from audit.normalise import fold
from audit.tie.parts import Part

_PAIRS = 4  # figures in two parts that each tell two things
_LISTED = 3  # figures of one thing that commas part: `mầm non có 43 trường, tiểu học có 61 trường, THCS có 38 trường`
_OPENING = 7  # words that a part begins with
_PARTS = ("parts", "all_parts")
_VERBS = frozenset(["acts", "reaches", "rises", "falls", "shares", "stands"])
_LABEL, _ITEM = 9, 24  # words of a label, and of that of an item in a list


def label(text: str, sentence: Sentence, figures: Sequence[Figure], item: bool) -> str:
    """The label of an item that a sentence of the text begins, before its first figure; outside a list, right before
    it or of few words that open no list: `Án hình sự: thụ lý 1.120 vụ`.
    """
    words = sentence.words
    at = colon(words, _ITEM if item else _LABEL)
    if not at or not figures or figures[0].begin <= at:
        return ""
    brief = not any(cue.end == at for cue in sentence.cued(*_PARTS))
    if not (item or brief or figures[0].begin == at + 1):
        return ""
    first = next((place for place in range(at) if words[place][0].isalpha()), at)
    return text[sentence.starts[first] : sentence.ends[at - 1]]


def doer(sentence: Sentence, parts: Sequence[Part]) -> str:
    """Who did or has what the first figure of a sentence counts: `Đội tuyển bi sắt giành 3 huy chương`."""
    own = parts[0].doer if parts else None
    return "" if own is None else sentence.raw[sentence.starts[own[0]] : sentence.ends[own[1] - 1]]


@dataclass(slots=True)
class Items:
    """The items of the list that is being read, each with its label and where its claims begin among all."""

    claims: list[Claim]
    open: list[tuple[str, int]] = field(default_factory=list)
    paragraph: int = -1

    def enter(self, name: str, paragraph: int) -> None:
        """A sentence comes, with the label it begins with; one without a label in a new paragraph ends the list."""
        if name:
            self.open.append((name, len(self.claims)))
        elif paragraph != self.paragraph:
            self.close()
        self.paragraph = paragraph

    def close(self) -> None:
        """Gives the figures of the list these as scopes where nothing else tells two figures of a name apart."""
        if len({name for name, _ in self.open}) > 1:
            starts = [start for _, start in self.open]
            spans = zip(self.open, [*starts[1:], len(self.claims)], strict=True)
            labels = {at: name for (name, start), end in spans for at in range(start, end)}
            named: defaultdict[Cell, set[str]] = defaultdict(set)
            for at, name in labels.items():
                named[self.claims[at].cell].add(name)
            parted = {cell.indicator for cell, names in named.items() if len(names) > 1}
            for at, name in labels.items():
                if self.claims[at].cell.indicator in parted:
                    self.claims[at] = _scoped(self.claims[at], name)
        self.open.clear()


def inline(claims: list[Claim], figures: Sequence[Figure], read: Sentence) -> list[Claim]:
    """The claims of a sentence, of which those of one name in parts between semicolons, or between commas where all of
    them, or all parts of a whole, are of one name, have the words that each part begins with as scopes: `đường bộ 183
    vụ, chết 62 người; đường sắt 3 vụ, chết 2 người`.
    """
    opened = max((cue.end for cue in read.cued(*_PARTS)), default=0)
    parting = {";"} if ";" in read.words[opened:] else {",", *read.language.sets["joins"]}
    first = 0 if ";" in parting else sum(figure.begin < opened for figure in figures)
    if read.language.plurals or len(claims) - first < (_PAIRS if ";" in parting else _LISTED):
        return claims
    heads = [
        at
        for at in range(first, len(figures))
        if at == first or not parting.isdisjoint(read.words[figures[at - 1].end : figures[at].begin])
    ]
    names = {at: _opening(figures[at], figures[at - 1].end if at else 0, read) for at in heads}
    labels = [""] * first
    for at in range(first, len(claims)):
        labels.append(names[at] if at in names else labels[-1])
    bare = [_unnamed(claim, labels[at]) if at in names else bool(labels[at]) for at, claim in enumerate(claims)]
    alike = len({(claim.cell.indicator, claim.cell.place) for claim in claims[first:]}) == 1
    if ";" not in parting and not (all(bare[first:]) and alike):
        return claims
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for at, claim in enumerate(claims):
        if bare[at]:
            seen[claim.cell.indicator].add(labels[at])
    return [
        _scoped(claim, labels[at]) if bare[at] and len(seen[claim.cell.indicator]) > 1 else claim
        for at, claim in enumerate(claims)
    ]


def sorts(claims: list[Claim], figures: Sequence[Figure], read: Sentence) -> list[Claim]:
    """The claims of a sentence, of which a bare count is of the kind that its part begins with where a kind follows the
    noun of one before: `14 trường mầm non, tiểu học có 13 trường`.
    """
    if read.language.plurals or not any(" " in claim.cell.unit for claim in claims):
        return claims
    idle = read.language.sets["skips|subjects|totals|leaving"]
    found: list[Claim] = []
    for at, claim in enumerate(claims):
        unit = claim.cell.unit
        told = figures[at].counted and claim.indicator_text == unit
        if told and any(one.cell.unit.startswith(f"{unit} ") for one in found):
            opening = _opening(figures[at], figures[at - 1].end, read)
            if opening and idle.isdisjoint(opening.split()):
                name = f"{unit} {opening}"
                cell = replace(claim.cell, indicator="_".join(name.split()))
                claim = replace(claim, cell=cell, indicator_text=name)
        found.append(claim)
    return found


def _unnamed(claim: Claim, name: str) -> bool:
    """Whether the words that a part begins with name its first figure nowhere else: `án hình sự thụ lý 2.874 vụ`."""
    return bool(name) and set(fold(name).split()).isdisjoint(claim.cell.indicator.split("_"))


def _opening(figure: Figure, start: int, read: Sentence) -> str:
    """The few words right before the first figure of a part, past a word for parts, or before the verb that leads to
    the figure.
    """
    opened = [cue.end for cue in read.cued(*_PARTS) if start <= cue.start < figure.begin]
    marks = (at + 1 for at in range(start, figure.begin) if read.words[at] in ",;:.()")
    first = max((start, *opened, *marks))
    first += read.words[first] in read.language.sets["joins"]
    verbs = [cue.start for cue in read.cues if not _VERBS.isdisjoint(cue.value) and first <= cue.start < figure.begin]
    last = min((figure.begin, *verbs))
    words = read.words[first:last]
    plain = 0 < len(words) <= _OPENING and all(word[0].isalpha() for word in words)
    return " ".join(words) if plain and not any(read.taken[first : figure.begin]) else ""


def _scoped(claim: Claim, name: str) -> Claim:
    cell = replace(claim.cell, scope=tuple(sorted({*claim.cell.scope, fold(name)})))
    return replace(claim, cell=cell, qualifiers=(*claim.qualifiers, name))
