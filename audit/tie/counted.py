"""What a count without a noun of its own counts: the plural or the number of things that its subject speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.nouns import stop, written
from audit.model import Kind, Measure
from audit.tie.parts import Part
from audit.tie.phrases import Phrases, Range

_SHORT = 3  # words of a subject in which a word for many people is looked for
_AIMED = ("target_words", "rises", "falls")
_VERBS = ("rises", "falls", "reaches", "targets_of_change", "acts")


def tell_counted(phrases: Phrases, part: Part, parts: Sequence[Part]) -> None:
    """Gives a count without a noun the plural that its clause speaks of: `branches fell by nine to 212`."""
    figure, language = part.figure, phrases.sentence.language
    bare = figure.measured is None and figure.restates is None
    if not bare or not language.plurals or figure.kind not in (Kind.COUNT, Kind.RATE, Kind.RATIO):
        return
    words, at = phrases.sentence.words, figure.begin
    if at > 1 and words[at - 1] in language.sets["link_of"] and words[at - 2] in language.sets["crowds"]:
        figure.unit, figure.elided, figure.counted = language.person_unit, False, True  # `its workforce of 32,000`
        return
    if at and words[at - 1] in language.sets["sayings"]:
        return  # `Police said 80,000 had come`
    beside = at > 0 and (words[at - 1] in language.sets["compared"] or words[at - 1] in "(:,")
    if part.meant.measure is Measure.CHANGE and not figure.unit and parts and words[at - 1] in language.sets["link_of"]:
        larger = (one.figure for one in reversed(parts) if one.figure.number.value > figure.number.value)
        figure.unit = next((one.unit for one in larger if one.kind is Kind.COUNT), "")
        return  # `numbered 5,055, a drop of 433`
    if beside and figure.giver is not None and not figure.unit and figure.kind is Kind.COUNT:
        figure.unit = figure.giver.unit  # `headcount was 12,110, against 12,430`
        return
    told = figure.follows
    rest = bool(parts) and parts[-1].meant.measure is Measure.CHANGE and parts[-1].figure.kind is Kind.COUNT
    if told is None and rest and words[at - 1] in language.sets["reaching"]:
        told = parts[-1].figure  # `dropped by 1,240 offences to 22,310`
    if told is not None and told.kind is Kind.COUNT and figure.kind is Kind.COUNT and not figure.unit:
        figure.unit = told.unit
        return
    per = figure.unit if figure.unit.startswith("/") else ""
    goes_on = bool(parts) and parts[-1].meant.measure is Measure.CHANGE and bool(figure.unit)
    noun = "" if goes_on else _spoken_of(phrases, part, not figure.unit or bool(per), parts)
    if noun:
        figure.unit, figure.elided, figure.counted = noun + per, False, True


def _spoken_of(phrases: Phrases, part: Part, crowds: bool, parts: Sequence[Part]) -> str:
    """The plural that opens the clause of a figure where nothing but its verb stands between; of a word for many
    people, where `crowds` are asked for, the people.
    """
    words, language = phrases.sentence.words, phrases.sentence.language
    start, end = _clause(phrases, part), part.figure.begin
    head = language.grammar.noun(words, start, language, lambda index: index < end and _names(phrases, index))
    opening = frozenset(words[start : min(end, start + _SHORT)])
    if crowds and not language.sets["tallies"].isdisjoint(opening):
        counts = (other.figure for other in reversed(parts) if other.figure.counted and not other.figure.multiple)
        counted = (one.unit for one in counts if one.unit and one.unit not in language.sets["times"])
        return next(counted, language.person_unit if "toll" in opening else "")
    if crowds and not language.sets["crowds"].isdisjoint(opening):
        return language.person_unit
    if head is None or head[1] > end or words[head[1] - 1] in language.sets["uncounted|totals"]:
        return ""
    if (
        words[head[1] - 1] in language.sets["present"]
        and head[1] - head[0] > 1
        and words[end - 1] in language.sets["within"]
    ):
        return ""  # `the rupee trades at 120`
    if words[end - 1] in language.sets["numbering"] and head[1] == end - 1:
        return written(phrases.sentence, *head)  # `Evacuees number 17,000`
    verbs = any(head[1] <= cue.start < part.figure.start for cue in phrases.sentence.cued(*_VERBS))
    told = words[end - 1] == ":" or (verbs and all(_idle(phrases, index) for index in range(head[1], end)))
    return written(phrases.sentence, *head) if told else ""


def _clause(phrases: Phrases, part: Part) -> int:
    """Where the words of the clause begin that a figure stands in, without articles and `the number of`."""
    words, sets, at = phrases.sentence.words, phrases.sentence.language.sets, part.figure.begin
    label = at > 0 and words[at - 1] == ":"
    at -= label
    while (
        at and words[at - 1] not in ".;:,(" and words[at - 1] not in sets["subordinates"] and not _dashed(phrases, at)
    ):
        at -= 1
    while at < part.figure.begin and (not words[at][0].isalnum() or words[at] in sets["skips"]):
        at += 1
    return at


def _dashed(phrases: Phrases, at: int) -> bool:
    """Whether a dash with a space on either side stands before a token: `BERLIN - Car sales rose`."""
    read = phrases.sentence
    return read.words[at - 1] in "-–—" and at > 1 and read.ends[at - 2] < read.starts[at - 1] < read.starts[at] - 1


def _idle(phrases: Phrases, index: int) -> bool:
    """Whether a token between a subject and its figure names nothing else: a verb, a time, another figure."""
    word, sets = phrases.sentence.words[index], phrases.sentence.language.sets
    if not word[0].isalpha() or word in sets["skips"] or word in sets["changed"] or phrases.closed[index]:
        return True
    return any(cue.start <= index < cue.end for cue in phrases.sentence.cued(*_VERBS))


def _names(phrases: Phrases, index: int) -> bool:
    """Whether a token can be part of the name of a thing."""
    free = phrases.sentence.words[index][0].isalpha() and not (phrases.sentence.taken[index] or phrases.closed[index])
    return free and not stop(phrases.sentence, index)


def tell_unit(phrases: Phrases, part: Part, subject: Range | None) -> None:
    """Gives a bare count the noun that its subject counts: `tổng số nhà văn hóa trên địa bàn lên 126`."""
    figure = part.figure
    if not figure.bare or figure.unit or figure.kind is not Kind.COUNT or subject is None:
        return
    start = _counting(phrases, subject)
    if start is not None:
        head = phrases.sentence.language.grammar.noun(
            phrases.sentence.words, start, phrases.sentence.language, lambda index: index < subject[1]
        )
        if head is not None:
            figure.unit = written(phrases.sentence, *head)


def _counting(phrases: Phrases, subject: Range) -> int | None:
    """Where the noun starts that a subject says the number of."""
    for cue in phrases.sentence.cued("quantity"):
        if subject[0] - 2 <= cue.start <= subject[0] + 1 and cue.end < subject[1]:
            return cue.end
    words, language = phrases.sentence.words, phrases.sentence.language
    if " ".join(words[subject[0] : subject[0] + 2]) in language.sets["totals"]:
        return None  # `con số là 62.400` is of what was told
    act = any(verb.start == subject[0] for verb in phrases.sentence.cued("acts"))  # `đã giải quyết 55`
    if any(subject[0] < cue.start < subject[1] for cue in phrases.sentence.cued(*_AIMED)):
        return None  # `ngành y tế phấn đấu giảm tỷ số giới tính khi sinh xuống 111`
    return subject[0] if not act and language.heads.at(words, subject[0]) else None
