"""What a figure is per: `triệu đồng/người/tháng`, `per person`, `a barrel`, `một kg`."""

from __future__ import annotations

from audit.extract.nouns import noun, stop, written
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang.phrases import Match
from audit.model import Kind
from audit.normalise import fold
from audit.places.words import words as place_words
from audit.units import Unit

_SHORT = frozenset(["km", "m", "kg"])
_NAMED = 4  # words of an amount before what it is per
_PACKED = frozenset([Kind.MASS, Kind.VOLUME])
_ABLE = 6  # letters of a noun that only ends so: `per table`, `per stable`
_TENS = 2  # digits of a number that no share is told for
_CLOCK = frozenset(["second", "minute", "hour"])


def rate(sentence: Sentence, figure: Figure) -> None:
    """Reads what a figure is per: `triệu đồng/người/tháng`, `per person`, `a barrel`, `một kg`."""
    words = sentence.words
    per, at = _by_slashes(sentence, figure)
    short = sentence.language.per_short.get(words[at]) if at < len(words) and figure.kind is Kind.MONEY else None
    if not per and short is not None:
        unit = sentence.language.units.at(short, 0)
        per, at = [unit.value.id if unit is not None else " ".join(short)], at + 1  # `$1,240 psf`
    if at + 1 < len(words) and (not per or short is not None) and _opens(sentence, figure, at):
        name, at = _each(sentence, at + 1)
        per.append(name)
        if at + 1 < len(words) and words[at] in sentence.language.sets["per"] and _opens(sentence, figure, at):
            name, at = _each(sentence, at + 1)  # `24.3 litres per cow per day`
            per.append(name)
    if not per and _hyphened(sentence, figure, at):
        name, at = _each(sentence, at + 3)
        per.append(name)
    if not per and (over := _over(sentence, figure)) is not None:
        name, at = _each(sentence, over)
        per.append(name)
    parted = None if per else _parted(sentence, figure)
    if parted is not None:
        per, at = [_each(sentence, parted + 1)[0]], figure.end
    if per:
        figure.unit = "/".join((figure.unit, *per))
        figure.kind, figure.end = Kind.RATE, at


def _by_slashes(sentence: Sentence, figure: Figure) -> tuple[list[str], int]:
    """What slashes behind a figure say that it is per, and where they end: `triệu đồng/người/tháng`."""
    words, per, at = sentence.words, list[str](), figure.end
    while at + 1 < len(words) and words[at] == "/" and not sentence.taken[at + 1]:
        start = at + 1
        money = _per_money(sentence, start) if figure.kind is not Kind.RATIO else None
        if money is not None:
            name, end = money
            per.append(name)
        elif not words[start][0].isalpha():
            if not _so_many(sentence, start):
                break
            name, end = _each(sentence, start + 1)
            per.append(f"{words[start]}{'' if name in _SHORT else ' '}{name}")
        else:
            if _is_plan(sentence, start) or _either(sentence, figure, start):
                break
            name, end = _each(sentence, start)
            per.append(name)
        at = end
    return per, at


def _hyphened(sentence: Sentence, figure: Figure, at: int) -> bool:
    """Whether hyphens join what an amount of money is per to it: `a $3-a-share offer`."""
    words, joint = sentence.words, sentence.words[at : at + 3]
    joined = len(joint) == 3 and joint[0] == joint[2] == "-" and sentence.glued(at) and sentence.glued(at + 2)
    per = sentence.language.sets["per|per_each"]
    return joined and figure.kind is Kind.MONEY and joint[1] in per and words[at + 3 : at + 4] != []


def _per_money(sentence: Sentence, at: int) -> tuple[str, int] | None:
    """The money for one of which a rate of exchange is, and where it ends: `N1,631/$1`, `1,640/$`."""
    words, unit = sentence.words, sentence.language.units.at(sentence.words, at)
    if unit is None or unit.value.kind is not Kind.MONEY or words[at][0].isalpha():
        return None
    numbered = unit.end < len(words) and words[unit.end][0].isdecimal()
    if numbered and words[unit.end] != "1":
        return None
    return unit.value.id, unit.end + numbered


def _so_many(sentence: Sentence, at: int) -> bool:
    """Whether a round number or one of units tells what a figure is per, `/1.000 dân`, `/3 tháng`; not `/91 người`."""
    words = sentence.words
    plain = words[at].replace("," if sentence.language.decimal == "." else ".", "")
    if not plain.isdecimal() or at + 1 == len(words) or not words[at + 1][0].isalpha():
        return False
    return plain.rstrip("0") == "1" or sentence.language.units.at(words, at + 1) is not None


def _over(sentence: Sentence, figure: Figure) -> int | None:
    """Where the round number begins of what a count is told for: `9,6 bác sĩ trên một vạn dân`, `12 máy tính trên 100
    học sinh`.
    """
    words, language, at = sentence.words, sentence.language, figure.end + 1
    if not figure.counted or at + 1 >= len(words) or words[figure.end] not in language.sets["overlying"]:
        return None
    one = words[at] in language.sets["per_each"] or words[at] == "1"
    if words[at + one] in language.scales:
        return at + one if noun(sentence, at + one + 1) is not None else None
    plain = words[at].replace("," if language.decimal == "." else ".", "")
    round_number = plain.isdecimal() and plain.rstrip("0") == "1" and len(plain) > _TENS
    return at if round_number and noun(sentence, at + 1) is not None else None


def _parted(sentence: Sentence, figure: Figure) -> int | None:
    """Where a `per` stands past the words that say of what an amount is: `13,000 tonnes of waste a day`."""
    words, language, at = sentence.words, sentence.language, figure.end
    if figure.measured is None or words[at : at + 1] == []:
        return None
    if not language.plurals:
        return _slashed(sentence, at)
    if words[at] not in language.sets["link_of"]:
        return None
    for index in range(at + 2, min(at + _NAMED + 1, len(words) - 1)):
        if _opens(sentence, figure, index):
            return index
        if not words[index][0].isalpha() or sentence.taken[index] or stop(sentence, index):
            return None
    return None


def _slashed(sentence: Sentence, at: int) -> int | None:
    """Where a slash before a span of time stands past the one or two words of an amount: `2.500 tấn mía/ngày`."""
    words, units = sentence.words, sentence.language.units
    for index in range(at + 1, min(at + _NAMED, len(words) - 1)):
        if words[index] == "/":
            unit = units.at(words, index + 1)
            return index if unit is not None and unit.value.kind is Kind.DURATION else None
        if not words[index][0].isalpha() or sentence.taken[index - 1] or stop(sentence, index - 1):
            return None
    return None


def _is_plan(sentence: Sentence, at: int) -> bool:
    """Whether a plan is set against the figure, of which it is not per: `412 triệu đồng/KH 400 triệu đồng`."""
    cue = sentence.cue_at.get(at)
    return cue is not None and "plans" in cue.value


def _either(sentence: Sentence, figure: Figure, at: int) -> bool:
    """Whether what stands behind a slash is only the other name of what is counted, a level of places like it: `24
    thôn/bản`, not `17 hộ/thôn`.
    """
    ranks = place_words(sentence.language.code).ranks
    level = next((ranks[word] for size in (1, 2, 3) if (word := " ".join(sentence.words[at : at + size])) in ranks), -1)
    return not sentence.language.plurals and ranks.get(fold(figure.unit)) == level


def _opens(sentence: Sentence, figure: Figure, at: int) -> bool:
    """Whether the word at `at` is a `per` of this figure: `per kg`, `a gallon`, `mỗi tháng`."""
    words, sets = sentence.words, sentence.language.sets
    if not (sets["past"] - sets["within"]).isdisjoint(words[at + 2 : at + 3]):
        return False  # `£455 million a year earlier`
    if words[at] in sets["per"]:
        each = words[at + 1] not in sets["not_per"] or (figure.kind in _PACKED and words[at + 1] in sets["persons"])
        return each and not _begins(sentence, at + 1)
    unit = _weight(sentence, at + 1) or sentence.language.units.at(words, at + 1)
    if words[at] in sets["per_each"]:
        measured = unit is not None and unit.value.kind is not Kind.MONEY
        if measured:
            return figure.kind is not Kind.DURATION
        if words[at + 1][0].isdecimal():
            return figure.kind is Kind.MONEY and _packed(sentence, at + 1) is not None
        able = figure.kind is Kind.MONEY or _averaged(sentence, figure)
        return able and (words[at + 1] in sets["persons"] or _ends(sentence, at + 2))
    return False


def _averaged(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is called an average: `an average of 232 a farm`, `averaging 31 a side`."""
    return any(sentence.led("averages", figure.begin - gap) for gap in (0, 1))


def _weight(sentence: Sentence, at: int) -> Match[Unit] | None:
    """The pound at a token that goods are sold by: `$1.20 a pound`."""
    pound = sentence.words[at].startswith("pound") and sentence.language.plurals
    return sentence.language.units.at((*sentence.words[:at], "lbs"), at) if pound else None


def _begins(sentence: Sentence, at: int) -> bool:
    """Whether what is told of each, its noun at a token, comes after it: `650 phần quà mỗi phần nửa triệu`."""
    words, language = sentence.words, sentence.language
    if language.plurals:
        return False
    head = language.heads.at(words, at)
    end = at + 1 if head is None else head.end
    hedge = language.hedges.at(words, end)
    end = end if hedge is None else hedge.end
    return end < len(words) and (words[end][0].isdecimal() or words[end] in language.starters)


def _ends(sentence: Sentence, at: int) -> bool:
    """Whether the clause ends before a token, so that `a share` before it says per what."""
    words, language = sentence.words, sentence.language
    if at + 1 < len(words) and words[at] in language.sets["link_of"] and words[at + 1][0].isdecimal():
        return language.plurals  # `Rs 260 a bag of 50 kg`
    return language.plurals and (at >= len(words) or words[at] in ",.;:)" or words[at] in language.sets["joins"])


def _described(sentence: Sentence, at: int) -> bool:
    """Whether a participle or its like only describes the word after it: `per diluted share`, `per payable pound`."""
    words, known = sentence.words, sentence.language
    return (
        known.plurals
        and (words[at].endswith("ed") or (words[at].endswith("able") and len(words[at]) > _ABLE))
        and at + 1 < len(words)
        and words[at + 1][0].isalpha()
        and not (sentence.taken[at + 1] or stop(sentence, at + 1))
    )


def _coupled(sentence: Sentence, at: int) -> bool:
    """Whether a word and a participle that `and` joins to it only describe the word after them."""
    words, joins = sentence.words, sentence.language.sets["joins"]
    return words[at][0].isalpha() and at + 3 < len(words) and words[at + 1] in joins and _described(sentence, at + 2)


def _compounded(sentence: Sentence, at: int) -> bool:
    """Whether a word that things are told per ends a compound: `per vessel day`, `per equity share`, and before a mark
    whatever is no verb, `per trap haul,`.
    """
    words, language = sentence.words, sentence.language
    if not language.plurals or at >= len(words) or words[at - 1] in language.sets["persons"] or sentence.taken[at]:
        return False
    unit = language.units.at(words, at)
    if words[at] in language.sets["persons"] or (unit is not None and unit.value.kind is Kind.DURATION):
        return True
    ends = at + 1 == len(words) or words[at + 1] in ",.;)"
    loose = any(words[at] in language.sets[name] for name in ("past_forms", "after_counts", "comparatives", "per"))
    verb = loose or words[at].endswith(("ed", "ly")) or words[at] in language.sets["present"] or stop(sentence, at)
    return ends and words[at][0].isalpha() and not verb and language.cues.at(words, at) is None


def _packed(sentence: Sentence, at: int) -> int | None:
    """Where a pack of a measure ends: `a 50kg bag`, `per 25 kg sack`."""
    words, language = sentence.words, sentence.language
    hyphen = words[at + 1 : at + 2] == ["-"] and sentence.glued(at + 1)  # `a 64-kg bag`
    unit = language.units.at(words, at + 1 + hyphen) if language.plurals else None
    if unit is None or unit.value.kind not in _PACKED or unit.end >= len(words) or sentence.taken[unit.end]:
        return None
    ends = unit.end + 1 == len(words) or not words[unit.end + 1][0].isalpha() or stop(sentence, unit.end + 1)
    return unit.end + 1 if words[unit.end][0].isalpha() and not stop(sentence, unit.end) and ends else None


def _dry(sentence: Sentence, at: int) -> int | None:
    """Where a unit of mass ends that an adjective or two say more of: `per dry metric tonne`."""
    words, language = sentence.words, sentence.language
    for index in range(at + 1, min(at + 3, len(words)) if language.plurals else 0):
        unit = language.units.at(words, index)
        plain = all(words[word][0].isalpha() and not stop(sentence, word) for word in range(at, index))
        if unit is not None and plain:
            return unit.end if unit.value.kind is Kind.MASS and len(words[index]) > 1 else None
    return None


def _each(sentence: Sentence, at: int) -> tuple[str, int]:
    """The name of what a figure is per, and where it ends: a unit's id, but a time and a noun as written."""
    language = sentence.language
    at += sentence.words[at] == "-" and at + 1 < len(sentence.words)  # `a $44,000 per-screen average`
    unit = _weight(sentence, at) or language.units.at(sentence.words, at)
    if unit is None and _described(sentence, at):
        at += 1  # `per diluted share`
    elif unit is None and _coupled(sentence, at):
        at += 3  # `per basic and diluted share`
    elif unit is None and (measured := _dry(sentence, at)) is not None:
        return written(sentence, at, measured), measured
    if sentence.words[at][0].isdecimal():
        if (packed := _packed(sentence, at)) is not None:
            return written(sentence, at, packed), packed
        if sentence.words[at + 1 : at + 2] == ["-"] and at + 3 < len(sentence.words) and sentence.glued(at + 2):
            return written(sentence, at, at + 4), at + 4  # `per 64-kilo bag`
        glued = language.units.at(sentence.words, at + 1) if sentence.glued(at + 1) and language.plurals else None
        if glued is not None and glued.value.kind in _PACKED:
            return written(sentence, at, glued.end), glued.end  # `per 100ml`
        head = noun(sentence, at + 1)
        end = at + 1 if head is None else head[1]
        return written(sentence, at, end), end
    if unit is not None and unit.value.kind is Kind.MONEY and unit.end < len(sentence.words):
        amount = sentence.words[unit.end]
        if amount[0].isdecimal() and not sentence.words[at][0].isalpha():
            return f"{amount} {unit.value.id}", unit.end + 1  # `$27.10 per $1,000`
    if unit is not None and (language.plurals or unit.value.kind is not Kind.DURATION or unit.value.id in _CLOCK):
        return unit.value.id, unit.end
    found = unit or language.heads.at(sentence.words, at)
    end = at + 1 if found is None else found.end
    head = noun(sentence, at + 1) if sentence.words[at] in language.scales else None
    end = end if head is None else head[1]  # `bác sĩ/vạn dân`
    end += found is None and _compounded(sentence, end)
    return written(sentence, at, end), end
