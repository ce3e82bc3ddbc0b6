"""Figures in words that are no plain number: nothing of something, parts of a whole, multiples."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from audit.extract.amounts import measure, portion
from audit.extract.counts import count, hedge
from audit.extract.elisions import past_place
from audit.extract.givers import of_them
from audit.extract.nouns import noun, owner, personal, stop, written
from audit.extract.numerals import spelled
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Kind


def nones(sentence: Sentence, counted: Sequence[Figure]) -> list[Figure]:
    """`không còn hộ nghèo`, `no household`: nothing left is zero of it; after figures `counted` in a list, of any."""
    found = []
    words, language = sentence.words, sentence.language
    for cue in sentence.cued("none"):
        if any(sentence.taken[cue.start : cue.end]):
            continue
        if cue.end < len(words) and sentence.taken[cue.end]:
            continue
        if "none_left" not in cue.value and _fated(sentence, cue.end):
            core, nought = (cue.start, cue.end), spelled(cue.start, cue.end, Fraction(0))
            unit = language.person_unit
            found.append(Figure(*core, core, nought, Kind.COUNT, unit, counted=True, none=True, elided=True))
            continue
        head = _known(sentence, cue.end) or _missed(sentence, cue.start, cue.end, counted)
        told = "none_left" in cue.value or _any(sentence, cue.end) or _ends(sentence, cue.start, counted)
        if head is None or not told:
            continue
        figure = Figure(cue.start, head[1], (cue.start, cue.end), spelled(cue.start, cue.end, Fraction(0)), Kind.COUNT)
        figure.none, figure.counted, figure.head = True, True, head
        figure.unit = written(sentence, *head)
        found.append(figure)
    return found


def _known(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The noun at a token whose things are known to be counted, with what describes them where plurals show: `no
    serious injuries`.
    """
    known = sentence.language.heads.at(sentence.words, at)
    if known is not None or not sentence.language.plurals:
        return None if known is None else (known.start, known.end)
    head = noun(sentence, at) if at < len(sentence.words) else None
    if head is None:
        return None
    last = sentence.language.heads.at(sentence.words, head[1] - 1)
    return head if last is not None and last.end == head[1] else None


def _ends(sentence: Sentence, start: int, counted: Sequence[Figure]) -> bool:
    """Whether a clause of what there is none of ends a sentence that counts: `25 ca mắc, không có ca tử vong`."""
    words, language = sentence.words, sentence.language
    if language.plurals or start == 0 or words[start - 1] not in language.sets["joins"] | {","}:
        return False
    return any(figure.counted and figure.end < start for figure in counted)


def _missed(sentence: Sentence, start: int, end: int, counted: Sequence[Figure]) -> tuple[int, int] | None:
    """The noun after a word for nothing where one says that it is counted: the word itself, `not a single life`, a list
    of counts that it ends, `27 points, 11 boards and no turnovers`, or what did not befall it, `no lives were lost`.
    """
    words, sets = sentence.words, sentence.language.sets
    if not sentence.language.plurals or end >= len(words):
        return None
    if end - start > 1:
        at = end + (words[end] in sets["link_of"])
        return (end, end) if at > end else _noun(sentence, end)
    listed = words[start - 1] in sets["joins"] if start else False
    if listed and any(figure.counted and figure.end in (start - 1, start - 2) for figure in counted):
        return noun(sentence, end)
    head = _noun(sentence, end)
    return head if head is not None and _undergone(sentence, head) else None


def _noun(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The plural at a token, else the single thing there, which a verb or the end of the clause follows."""
    words, verbs = sentence.words, sentence.language.sets["passive|perfect|pluperfect|past_forms"]
    if not words[at][0].isalpha() or sentence.language.units.at(words, at) is not None:
        return None
    several = noun(sentence, at)
    if several is not None:
        return several
    after = words[at + 1] if at + 1 < len(words) else "."
    ends = after in verbs or after.endswith("ed") or not after[0].isalnum() or stop(sentence, at + 1)
    return (at, at + 1) if ends else None


def _undergone(sentence: Sentence, head: tuple[int, int]) -> bool:
    """Whether a verb says that somebody or some things have not done or undergone what is told: `no nurse has been
    hired`, `no lives were lost`; not `no decision was made`.
    """
    words, sets, (_, end) = sentence.words, sentence.language.sets, head
    at = end
    while at < len(words) and words[at] in sets["passive|infinitive_be|perfect|pluperfect|adverbs"]:
        at += 1
    if at == end or at == len(words):
        return False
    done = words[at] in sets["fates"] or sentence.led("acts", at + 1)
    person = personal(sentence, end - 1)
    return (done and words[end - 1].endswith("s")) or (person and (done or words[at].endswith("ed")))


def _fated(sentence: Sentence, at: int) -> bool:
    """Whether a verb at a token says what became of people, behind a word for none of them: `nobody was hurt`, `no one
    in the house was hurt`.
    """
    words, sets = sentence.words, sentence.language.sets
    at = start = past_place(sentence, at, sets["passive|perfect|pluperfect"])
    while at < len(words) and words[at] in sets["passive|infinitive_be|perfect|pluperfect|adverbs"]:
        at += 1
    return start < at < len(words) and words[at] in sets["fates"]


def _any(sentence: Sentence, at: int) -> bool:
    return any(word in sentence.language.sets["none_any"] for word in sentence.words[at : at + 8])


def fraction(sentence: Sentence, index: int) -> Figure | None:
    """`một nửa`, `hai phần ba`, `two-thirds`."""
    words, language = sentence.words, sentence.language
    parts = _named(sentence, index) if language.fractions.at(words, index) is not None else _parts(sentence, index)
    if parts is None:
        return None
    over, under, end = parts
    if any(sentence.taken[index:end]):
        return None
    scaled = _scaled(sentence, index, end, Fraction(over, under))
    if scaled is None and _glued(sentence, end):
        return None
    scaled = scaled or _part(sentence, index, end, Fraction(over, under))
    if scaled is not None:
        return scaled
    unit = (
        language.units.at(words, end + 1) if words[end : end + 1] and words[end] in language.sets["article"] else None
    )
    if unit is not None and unit.value.kind is Kind.DURATION:
        return None  # `within half a year`
    one = spelled(index, end, Fraction(over))
    other = one._replace(value=Fraction(under))
    figure = Figure(index, end, (index, end), one, Kind.RATIO, other=other)
    at = end + (words[end : end + 1] == ["số"])
    head = language.heads.at(words, at) if at > end else None
    if head is not None:
        figure.head, figure.end, figure.unit = (head.start, head.end), head.end, written(sentence, head.start, head.end)
    elif words[end : end + 1] and words[end] in language.sets["link_of"] and not of_them(sentence, end):
        whole = owner(sentence, end + 1)
        whole += language.plurals and words[whole : whole + 1] != [] and words[whole] in language.sets["totals"]
        whole += language.plurals and whole < len(words) and words[whole][0].isdecimal()
        head_of = noun(sentence, whole)
        figure.unit = written(sentence, *head_of) if head_of else ""
    hedge(sentence, figure)
    return figure


def _named(sentence: Sentence, index: int) -> tuple[int, int, int] | None:
    """The two numbers of a fraction with a name of its own, and its end; nothing where it is an ordinal or a time."""
    words, language = sentence.words, sentence.language
    found = language.fractions.at(words, index)
    if found is None:
        return None
    (over, under), end = found.value, found.end
    after = words[end] if end < len(words) else "."
    follows = language.sets["fraction_follow"]
    vague = follows and over == 1 and under > 2 and words[index] in language.sets["article"] - language.numbers.keys()
    verb = under == _QUARTER and any(after in language.sets[name] for name in ("modals", "plural_verbs", "passive"))
    if vague and after[0].isalpha() and after not in follows and not verb:
        return None  # `a third was hurt`; `a quarter will drive` is no ordinal
    if vague and after == "," and not language.sets["subordinates"].isdisjoint(words[end + 1 : end + 2]):
        return None  # `a third, which serves the north, ...`
    if index and (over, under) == (1, 2) and words[index - 1] in language.sets["half_times"]:
        return None  # `the corresponding half`
    return over, under, end


def _glued(sentence: Sentence, end: int) -> bool:
    """Whether a hyphen makes another word of a fraction: `half-year revenue`; `a quarter-point cut` is one."""
    words, language = sentence.words, sentence.language
    joined = words[end : end + 1] == ["-"] and sentence.ends[end - 1] == sentence.starts[end]
    if not joined or end + 1 >= len(words):
        return False
    unit = language.units.at(words, end + 1)
    return words[end + 1] not in language.sets["points"] and (unit is None or unit.value.kind is Kind.DURATION)


def _scaled(sentence: Sentence, index: int, end: int, part: Fraction) -> Figure | None:
    """`half a million people`, `half a dozen men`, `a half-dozen`, `nửa triệu người`: a part of a scale word."""
    words, language = sentence.words, sentence.language
    for joint in ("link_of", "article"):
        end += words[end : end + 1] != [] and (words[end] == "-" or words[end] in language.sets[joint])
    end += words[end : end + 1] == ["-"]
    scale = language.scales.get(words[end], 0) if end < len(words) and len(words[end]) > 1 else 0
    if not scale or (part * scale).denominator > 1:
        return None
    number = spelled(index, end + 1, part * scale)._replace(scaled=True)
    figure = Figure(index, number.end, (index, number.end), number, Kind.COUNT)
    if not measure(sentence, figure, language.decimal) and not count(sentence, figure):
        after = words[figure.end] if figure.end < len(words) else "."
        if words[end] in language.sets["money_scales"] and not after[0].isalpha():
            figure.kind, figure.unit = Kind.MONEY, language.money_unit  # `mỗi phần nửa triệu`
        elif not language.plurals and after not in language.sets["comparatives"]:
            return None
        else:
            figure.bare = figure.counted = True  # `half a million fewer than a year ago`
    hedge(sentence, figure)
    return figure


_QUARTER = 4


def _part(sentence: Sentence, index: int, end: int, part: Fraction) -> Figure | None:
    """`nửa tạ`, `half a tonne`, `a quarter of a cent`: a part of a unit is an amount in it."""
    figure = Figure(index, end, (index, end), spelled(index, end, part), Kind.COUNT)
    if not portion(sentence, figure):
        return None
    hedge(sentence, figure)
    return figure


def _parts(sentence: Sentence, index: int) -> tuple[int, int, int] | None:
    """`hai phần ba`: its numbers and its end."""
    words, language = sentence.words, sentence.language
    if index + 2 >= len(words) or words[index + 1] not in language.sets["fraction_words"]:
        return None
    over, under = language.numbers.get(words[index]), language.numbers.get(words[index + 2])
    return (over, under, index + 3) if over and under and under > 1 else None


def multiple(sentence: Sentence, index: int) -> Figure | None:
    """`gấp đôi`, `doubled`: how many times as much, in one word."""
    found = sentence.language.multiples.at(sentence.words, index)
    if found is None:
        return None
    after = sentence.words[found.end] if found.end < len(sentence.words) else "."
    sets = sentence.language.sets
    if sentence.words[index] in sets["multiple_adverbs"] and after not in sets["multiple_follow"]:
        return None
    number = spelled(found.start, found.end, Fraction(found.value))
    core, unit = (found.start, found.end), sentence.language.multiple_unit
    figure = Figure(found.start, found.end, core, number, Kind.OTHER, unit, multiple=True)
    hedge(sentence, figure)
    return figure
