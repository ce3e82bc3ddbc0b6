"""What titles and headings tell of the figures below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit import periods, times
from audit.extract.sentences import Sentence
from audit.lang import Language
from audit.model import Document, Modality, Period
from audit.normalise import fold
from audit.tie.extremes import REACH, extreme
from audit.tie.spans import REPORT
from audit.times import Role

_LABEL = re.compile(r"\(([^():;\n]{2,40}): ")  # of a figure that another is held against
_HEADINGS = (
    ("result_headings", Modality.ACTUAL),
    ("target_headings", Modality.TARGET),
    ("plan_headings", Modality.PLAN),
)
_DAYS = Fraction(4, 365)  # by which months of as many days differ


@dataclass(slots=True)
class Heading:
    """A heading in force: what it says of the time, the place and the modality of the figures below it."""

    level: int
    period: Period | None = None
    modality: Modality | None = None
    place: str | None = None


def titled(document: Document, language: Language, calendar: times.Calendar | None) -> Period | None:
    """The period that a document's title names; the year that it ends with is one: `Fishing statistics 2022`."""
    title, named = document.title, None
    folded = fold(title or "")
    told = [
        one
        for one in times.mentions(folded, language.code)
        if not (_bounds(folded, one, language) or _labels(folded, one))
    ]
    for mention in sorted(told, key=lambda mention: mention.period is None and language.plurals):
        ending = mention.form == "year_end" and mention.period is None  # `Growth slows at the end of the year`
        if mention.role in (Role.NONE, Role.SINCE, Role.UNTIL) and not (mention.name or ending):
            spoken = _year_told(mention, told)
            named = _whole(named, times.resolve(mention, document.issued, spoken, own=calendar)[0])
    last = times.closing(title or "", language.code)
    return named if last is None else times.resolve(last, document.issued, None, own=calendar)[0]


def answered(head: str, issued: Period | None, language: Language, calendar: times.Calendar | None) -> Period | None:
    """The part of a year that a report is on, as it tells in brackets what the same was a year before: `profit rose to
    £61m (H1 2023: £50m)`.
    """
    for label in _LABEL.finditer(head) if issued is not None else ():
        for mention in times.mentions(fold(label[1]), language.code):
            told = None if mention.period is None else times.resolve(mention, issued, None, own=calendar)[0]
            if told is None or mention.name or not REPORT <= periods.length(told) < 1:
                continue
            found = periods.shifted(told, 1)
            return found if issued is not None and found.end <= issued.end else None
    return None


def _bounds(folded: str, mention: times.Mention, language: Language) -> bool:
    """Whether a title only bounds a comparison by a time: `Crime at its lowest since 1986`."""
    near = folded[: mention.start].split()[-REACH:]
    return mention.role is Role.SINCE and not language.sets["superlatives"].isdisjoint(near)


def _labels(text: str, mention: times.Mention) -> bool:
    """Whether a time is only the label of what stands in a bracket: `Rates up by 3% (H1 2022: 2%)`."""
    return text.endswith("(", 0, mention.start) and text.startswith(":", mention.end)


def spanned(
    sentence: Sentence, issued: Period | None, above: Period | None, calendar: times.Calendar | None
) -> Period | None:
    """The period that a heading names below one of the period `above`; the day of issue in a letterhead is none."""
    named = None
    raw = sentence.raw
    told = [one.mention for one in sentence.times if not (extreme(sentence, one) or _labels(raw, one.mention))]
    for mention in told:
        if mention.role not in (Role.CLOCK, Role.BASE):
            spoken = _year_told(mention, told) or above
            named = _whole(named, times.resolve(mention, issued, spoken, own=calendar)[0])
    return None if named == issued else named


def _year_told(mention: times.Mention, told: Sequence[times.Mention]) -> Period | None:
    """The year that a part of one goes without in a title, as a later part has it: `Kết quả 6 tháng đầu năm, nhiệm vụ 6
    tháng cuối năm 2025`.
    """
    if mention.relative is None or mention.relative.way is not times.Way.PART:
        return None
    later = (one.period for one in told if one.start > mention.end and one.period is not None)
    return next((periods.year(one.start.year) for one in later if periods.length(one) < 1), None)


def _whole(named: Period | None, found: Period | None) -> Period | None:
    """The first period that a title names; of a part and some months up to its end, `quý III và 9 tháng`, the whole,
    and of some months and the days of them, `3 tháng (từ 01/7 đến 30/9)`, these days.
    """
    if named is None or found is None:
        return named or found
    if runs(named, found):
        return found
    return found if found.end == named.end and periods.length(named) < periods.length(found) < 1 else named


def runs(months: Period | None, days: Period) -> bool:
    """Whether a time is as many months as the first ones of its year: the months that are told are those."""
    if months is None or months.start.month != 1 or days.start.month == 1:
        return False
    return months.start.year == days.start.year and abs(periods.length(months) - periods.length(days)) < _DAYS


def heading(language: Language, words: Sequence[str]) -> Modality | None:
    """What a heading makes of the figures below it, by the first of its words that tell results from plans.

    What stands after `and` is a second subject: under `Costs and outlook` there are facts. Where a noun comes before
    what describes it, a heading is about targets that opens with them: `Về đích nhiều chỉ tiêu` is not.
    """
    fixed = {at for cue in language.cues.all(words) if "fixed" in cue.value for at in range(cue.start, cue.end)}
    text = f" {' '.join(word for at, word in enumerate(words) if at not in fixed)} "
    first: list[tuple[int, Modality]] = []
    for name, modality in _HEADINGS:
        first += ((at, modality) for word in language.sets[name] if (at := text.find(f" {word} ")) >= 0)
    if not first:
        return None
    at, modality = min(first)
    before = text[:at].split()
    if modality is not Modality.ACTUAL and not language.sets["joins"].isdisjoint(before):
        return None
    opened = language.plurals or language.sets["skips|determiners|article|structural"].issuperset(_clause(before))
    return modality if modality is not Modality.TARGET or opened else None


def _clause(words: Sequence[str]) -> Sequence[str]:
    """The words after the last sign, or number, among some."""
    return words[max((at + 1 for at, word in enumerate(words) if not word.isalpha()), default=0) :]
