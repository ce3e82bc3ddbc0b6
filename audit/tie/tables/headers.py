"""The text of a header, a label or a caption -> what it says of the figures it stands over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from audit import places
from audit.grids import Content, content
from audit.grids import words as table_words
from audit.model import Kind, Modality
from audit.normalise import folded
from audit.tie.contexts import Context
from audit.tie.tables.nouns import cued
from audit.tie.tables.times import YEAR, opened, times_of
from audit.tie.tables.units import Measured, excepting, measured, unit_line
from audit.times import Mention, Role, Way

_BRACKET = re.compile(r"\(([^()]*)\)|(?<!^)\[([^\[\]]*)\]")  # no mark that a note explains: `[c] kept back`
_PERCENT = re.compile(r"(?<![\d\s])\s*%|^\s*%")  # not that of a figure: `Khoản thu hưởng 100%`
_GAP = re.compile(r"\s+")
_SCALED = 3  # words of a scale and a unit of money, at most: `triệu đồng`, `in US dollars`
MEASURES = (Kind.AREA, Kind.MASS, Kind.VOLUME, Kind.LENGTH)
_RATE = re.compile(r"per \w+")
_MANY = re.compile(r"(?<!\w)per \d")
_MATTER, _FEW = (Kind.MASS, Kind.VOLUME), 2  # what there is a substance of, and words that tell which
_FORMULA = re.compile(
    r"\(\s*\d{1,3}\s*=[^()]*(?:\([^()]*\)[^()]*)*\)|\(\d\)\s*=\s*[\d()+\-*/x: ]+|\d\s*=\s*\d[\d+\-*/x: ]*$"
)
_NOTED = re.compile(r"(?<=\d{4})\s?\([a-z]\)")  # the mark of a year: `2023 (p)`
_ESTIMATED = frozenset("ef")
_NUMBERED = re.compile(r"^(?:[^\W\d_]+\s+){1,2}(?:\d+(?:[.-]\d+)*|[ivxl]+|[a-z](?=\s*[.:–-]))\s*[.:–-]*\s*")
_CAPTION = re.compile(r"\s*[:.]\s*")
# Whose the figures are, before what they are of: `Alder Borough Council: library visits`.
_NAME = r"[^\W\d_a-zà-ỹ][^\s:]*"
_OWNER = re.compile(
    rf"(?:{_NAME}\s+)+{_NAME}(?::|\s[-–—])\s+(?=[a-zà-ỹ])|(?:{_NAME}\s+){{2,}}{_NAME}(?::|\s[-–—])\s+(?=\S)"
)
_SENTENCE = re.compile(r"[^\W\d_]{2,}\.(?: [^\W\d_]|$)")  # more than a name: it ends, or another begins
_LISTED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=[^\W\d_])")
_NOTE = re.compile(
    r"(?<![^\W_])[¹²³⁴⁵⁶⁷⁸⁹]+|(?<=[^\W\d_]{2})[¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ]+|\s\(\d{1,2}\)$|\s?\[\w{1,2}\]$|[*†‡]+$"
)
_MEANT = ("plans", "targets", "estimates", "actuals", "growths", "compared")
_MODALITIES = (
    ("estimates", Modality.ESTIMATE),
    ("targets", Modality.TARGET),
    ("plans", Modality.PLAN),
    ("actuals", Modality.ACTUAL),
)

NOWHERE = ("", "")
_NEAR = 2  # lines over a table, the corner of it first, that may say what it breaks down


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says. `phrase` is what is left of it: the thing that is measured.

    `bases` are times that others are compared with. `growth`, `share` and `falling` say that words of that part are
    in it, `attained` that it only says how much of a plan is met, `planned` that it speaks of a plan, `compared` that
    something is held against something, `yearly` that a plan or an estimate is of a whole year; `moved` that it names a
    change in something, so that percentages are its growth: `Change in visits`.
    """

    text: str
    phrase: str = ""
    times: tuple[Mention, ...] = ()
    bases: tuple[Mention, ...] = ()
    place: str | None = None
    unit: Measured | None = None
    modality: Modality | None = None
    planned: bool = False
    growth: bool = False
    share: bool = False
    attained: bool = False
    falling: bool = False
    compared: bool = False
    yearly: bool = False
    moved: bool = False

    def per_many(self) -> bool:
        """Whether the thing is reckoned per so many others, in no other scale: `Births per 1,000 people`."""
        return bool(_MANY.search(folded(self.text)))

    def per_one(self) -> bool:
        """Whether the thing is reckoned for each of some others: `Students per school`."""
        return bool(_RATE.search(folded(self.text))) and not self.per_many()

    def excepted_by(self, caption: Header) -> bool:
        """Whether a caption excepts the thing from its unit: `in thousands, except per share amounts`."""
        rates = _RATE.findall(excepting(folded(caption.text))[1])
        return any(rate in folded(self.text) for rate in rates)


@dataclass(slots=True)
class Headers:
    """Reads headers in the context of a document, each text once; `level` is that of the places a column lists."""

    context: Context
    read: dict[tuple[str, tuple[str, str] | None], Header] = field(default_factory=dict)

    def of(self, text: str) -> Header:
        """What the header of a column says."""
        return self._once(text, None)

    def path(self, texts: Sequence[str]) -> list[Header]:
        """What the headers over a column say, the outermost first; as one where they say more together than each:
        `13 weeks ended` over `29 June 2024`, `26 weeks to 2 October` over `2021`.
        """
        apart = _held_against([self.of(text) for text in texts])
        joined = self.of(" ".join(texts)) if len(texts) > 1 else None
        if joined is None or not joined.times:
            return _unended(apart)
        plain = " ".join(one.phrase for one in apart).strip()
        told = [time for one in apart for time in one.times]
        dated = all(time.period for time in joined.times) and not all(time.period for time in told)
        whole = len(joined.phrase) == len(plain) and len(joined.times) < len(told) and dated
        found = [joined] if whole or len(joined.phrase) < len(plain) else apart
        return _unended(found)

    def label(self, text: str, level: tuple[str, str] = NOWHERE) -> Header:
        """What the label of a row says; `level` is that of the places it may name without one.

        A word of plans or of change is part of what a label names, unless the label says nothing else or opens with
        it: `Bổ sung có mục tiêu`, `climate change`.
        """
        return self._once(text, level)

    def _once(self, text: str, level: tuple[str, str] | None) -> Header:
        key = text, level
        if key not in self.read:
            self.read[key] = self._header(text, level)
        return self.read[key]

    def caption(self, text: str) -> Header:
        """What a caption says, its number and its unit line left out of the phrase."""
        low = folded(text)
        known = table_words()
        listed = _LISTED.match(low)
        start = listed.end() if listed else len(low) - len(low.lstrip("# *_"))
        if known.open(low.lstrip("# *_"), "captions"):
            stripped = low.lstrip("# *_")
            number = _NUMBERED.match(stripped) or _CAPTION.match(stripped, len(known.open(stripped, "captions")))
            start = len(low) - len(stripped) + (number.end() if number else 0)
        owner = _OWNER.match(text, start)
        found = self.of(text[start:])
        phrase = self.of(text[owner.end() :]).phrase if owner else found.phrase
        unit = found.unit or unit_line(text, self.context.language.code)
        by = known.within(folded(phrase), "by")
        phrase = phrase[: _at(by, folded(phrase))] if by else phrase
        opening = known.within(folded(phrase), "unit_lines")
        phrase = phrase[: _at(opening, folded(phrase))] if opening else phrase
        bare = text.strip("# *_")
        aside = bare.endswith(",") or (bare[:1] == "(" and bare.find(")") == len(bare) - 1)  # `(Kèm theo Báo cáo ...)`
        aside = aside or (not start and _SENTENCE.search(bare) is not None)
        phrase = "" if aside or known.open(low.lstrip("# *_("), "sources") else phrase.strip(" .,;:()-–")
        told = () if known.open(low.lstrip("# *_("), "sources") else found.times
        return Header(text, phrase, told, (), found.place, unit, found.modality, compared=found.compared)

    def _header(self, text: str, level: tuple[str, str] | None) -> Header:
        known, lang = table_words(), self.context.language.code
        marks = {match["mark"] or match["noted"] for match in YEAR.finditer(folded(text))}
        for aside in (_FORMULA, _NOTED):
            text = aside.sub(lambda found: " " * len(found[0]), text)
        text = text if level is not None else known.full(text)
        letter = level is not None and len(text) == 1 and text.isalpha()  # the label of a band, no unit
        unit, low = (None, folded(text)) if letter else self._without_unit(text)
        percent = bool(_PERCENT.search(low)) or (unit is not None and unit.unit == "percent")
        compared, before = self._compared(low, level is not None), low.lstrip(" %(")
        found, bases, low = times_of(low, lang, compared)
        place, low = self._place(text, low, level or NOWHERE)
        bare = "" if known.open(low.lstrip(), "breakdowns") else self._phrase(text, low, _MEANT)
        told = level is None or not bare  # what a label says besides the thing that it names is part of its name
        opening = low.lstrip(" %(")
        grown = known.open(opening, "growths") or (known.open(before, "growths") if bases else "")
        growth = bool(grown) and (told or percent or len(grown) > 8)
        planned = told and bool(known.within(low, "plans") or known.within(low, "targets"))
        found = found if planned else tuple(map(opened, found))
        modality = next((one for name, one in _MODALITIES if told and known.within(low, name)), None)
        met = percent and known.are(folded(bare), "attained")
        yearly = modality is not None and known.are(folded(bare), "yearly")
        bare = "" if met or yearly else bare
        return Header(
            text=text,
            phrase=bare if told else self._phrase(text, low, ("growths",) if growth else ()),
            times=found,
            bases=bases,
            place=place,
            unit=measured("%", lang) if unit is None and percent else unit,
            modality=Modality.ESTIMATE if marks & _ESTIMATED else modality,
            planned=planned,
            growth=growth,
            share=bool(known.within(low, "shares")),
            attained=met,
            falling=bool(known.open(opening, "falls")) and not known.within(low, "rises"),
            compared=compared or any(one.role is not Role.BASE for one in bases),
            yearly=yearly,
            moved=bool(grown) and opening[len(grown) :].split()[:1] in self._within(),
        )

    def _within(self) -> list[list[str]]:
        """The words that lead to what changed."""
        return [[word] for word in self.context.language.sets["within"]]

    def _without_unit(self, text: str) -> tuple[Measured | None, str]:
        """The unit that a bracket or the part after a comma names, and the folded text with that blanked."""
        lang, low = self.context.language.code, folded(text)
        for bracket in _BRACKET.finditer(text):
            inside = bracket[1] or bracket[2] or ""
            unit = measured(inside, lang) or self._line(bracket[1] or "") or self._of_matter(inside)
            if unit is not None:
                blank = " " * (bracket.end() - bracket.start())
                return unit, low[: bracket.start()] + blank + low[bracket.end() :]
        opening = table_words().within(low, "unit_lines")
        if opening and ":" in low[low.index(opening) :]:
            at = low.index(opening)
            unit = unit_line(text[at:], lang)
            if unit is not None:
                return unit, low[:at] + " " * (len(low) - at)
        undated = YEAR.sub(lambda found: " " * len(found[0]), low)
        unit = measured(undated, lang) if undated != low else None
        if unit is not None and unit.kind is Kind.MONEY:
            return unit, "".join(" " if undated[at].strip() else char for at, char in enumerate(low))
        head, comma, tail = low.rpartition(",")
        grouped = tail[:1].isdigit() and head[-1:].isdigit()
        unit = None if grouped else measured(tail, lang) if comma else measured(low, lang)
        if unit is not None and unit.kind is Kind.DURATION and not comma and not self._several(low):
            return None, " " * len(low)
        if unit is not None and not unit.counted and not (unit.kind is Kind.MONEY and cued(low, "acts", lang)):
            return unit, head + " " * (len(low) - len(head))
        return self._leading(low) or self._trailing(low)

    def _leading(self, low: str) -> tuple[Measured | None, str] | None:
        """The measure that a header opens with and what it is of: `Tonnes of glass`."""
        for gap in list(_GAP.finditer(low.rstrip()))[:_SCALED]:
            unit, joint = measured(low[: gap.start()], self.context.language.code), low[gap.end() :].split()[0]
            if unit is not None and unit.kind in MEASURES and joint in table_words().sets["unit_fillers"]:
                end = gap.end() + len(joint)
                return unit, " " * end + low[end:]
        return None

    def _trailing(self, low: str) -> tuple[Measured | None, str]:
        """The sign or the scale and unit of money that a header ends with, and the text before: `Budget £000`."""
        for gap in list(_GAP.finditer(low.rstrip()))[-_SCALED:]:
            unit = measured(low[gap.end() :], self.context.language.code)
            if unit is not None and unit.kind is Kind.MONEY and (unit.scale > 1 or not low[gap.end()].isalpha()):
                return unit, low[: gap.end()] + " " * (len(low) - gap.end())
        return None, low

    def _of_matter(self, inside: str) -> Measured | None:
        """The unit of a bracket that says of what too: `(tonnes CO2e)`, `(tấn thịt hơi)`."""
        first, _, matter = inside.strip().partition(" ")
        found = measured(first, self.context.language.code) if matter else None
        return found if found is not None and found.kind in _MATTER and len(matter.split()) <= _FEW else None

    def _several(self, low: str) -> bool:
        """Whether a word is told of many: the column `Days` counts them, `Year` only heads years."""
        return self.context.language.plurals and low.rstrip().endswith("s")

    def _line(self, inside: str) -> Measured | None:
        return unit_line(inside, self.context.language.code) if ":" in inside else None

    def _compared(self, low: str, label: bool) -> bool:
        """Whether a text holds something against another; a label only after nothing that it could name, and in
        figures: `so với cùng kỳ`, not `Violence against the person`.
        """
        word = table_words().within(low, "compared")
        return bool(word) and not (label and self._phrase(low, low[: low.index(word)], _MEANT))

    def _place(self, text: str, low: str, level: tuple[str, str]) -> tuple[str | None, str]:
        """The place that a text names, and the text with it blanked."""
        lang, gazetteer = self.context.language.code, self.context.gazetteer
        for mention in places.mentions(text, folded(text), gazetteer, lang):
            if mention.agency or mention.extent == "parts":
                continue
            if mention.name is None and mention.extent != "all":
                continue
            if mention.alone and mention.name and level[0] and gazetteer.rank(mention.name) < gazetteer.rank(level[0]):
                continue  # a village with the name of a district
            name = self.context.place_of(mention)
            if name is not None or mention.extent == "all":
                span = slice(mention.start, mention.end)
                blank = low[: mention.start] + " " * len(low[span]) + low[mention.end :]
                return name, blank
        bare = text.strip()
        word, code = level
        listed = bare[:1].isupper() and content(bare) is Content.WORDS and not table_words().are(folded(bare), "others")
        if code and listed:
            alone = f"{word} {bare}" if code == "vi" else f"{bare} {word}"
            named = bare if not word or word in folded(bare).split() else alone
            found = places.mentions(named, folded(named), gazetteer, lang)
            return next((one.name for one in found if one.name), None) or named, " " * len(low)
        return None, low

    def _phrase(self, text: str, low: str, meant: Sequence[str]) -> str:
        """What names the thing: the words that are no time, place or unit, and none of how it is `meant`."""
        known = table_words()
        for name in meant:
            while word := known.within(low, name):
                at = low.index(word)
                low = low[:at] + " " * len(word) + low[at + len(word) :]
        kept = "".join(text[at] if char.strip() else " " for at, char in enumerate(low))
        kept = _NOTE.sub(" ", kept)
        phrase = " ".join(re.sub(r"[/()\[\]:;]+|(?<![\d\s])%|(?<!\d)\s%", " ", kept).split()).strip(" .,-–+/")
        plain = folded(phrase)
        idle = known.are(plain, "generic") or known.are(plain, "shares") or not any(map(str.isalpha, phrase))
        idle = idle or known.sets["unit_fillers"].issuperset(plain.split())
        return "" if idle else phrase


def _at(phrase: str, low: str) -> int:
    """Where a phrase that stands in a folded text does, as words of its own."""
    found = re.search(rf"(?<![^\W_]){re.escape(phrase)}(?![^\W_])", low)
    return found.start() if found is not None else len(low)


def _held_against(path: Sequence[Header]) -> list[Header]:
    """The headers over a column, the times below one that compares being what others are held against: `So sánh với`
    over `Cùng kỳ`.
    """
    at = next((at for at, one in enumerate(path) if one.compared), len(path))
    told = bool(at < len(path) and path[at].bases)
    below = [replace(one, times=(), bases=one.times) if _base(one, told) else one for one in path[at + 1 :]]
    return [*path[: at + 1], *below]


def _unended(path: Sequence[Header]) -> list[Header]:
    """The headers without what only leads to a time that other columns tell: `Quarter ended` over `% change`."""
    return [replace(one, phrase="") if table_words().are(folded(one.phrase), "ended") else one for one in path]


def _base(head: Header, told: bool) -> bool:
    """Whether the times of a header below one that compares are what it compares with, where that may be `told`."""
    same = all(one.relative is not None and one.relative.way is Way.SAME for one in head.times)
    return bool(head.times) and not head.bases and (same or not told)


def derived(path: Sequence[Header]) -> bool:
    """Whether the headers of a column say that its figures follow from others."""
    return any(head.growth or head.share or head.compared for head in path)


def near(captions: Sequence[Header]) -> Sequence[Header]:
    """The captions nearest to a table that name something and do not only give its unit."""
    return [one for one in captions if one.phrase][:_NEAR]


def broken_down(text: str) -> bool:
    """Whether a header or caption names what is broken down, and by what other than time: `Pupils by school`."""
    known, low = table_words(), folded(text)
    word = known.within(low, "breakdowns")
    before, _, after = low.partition(word) if word else ("", "", "")
    return bool(before.strip()) and after.lstrip()[:1].isalpha() and not known.open(after.lstrip(), "times")


def level_of(header: str) -> tuple[str, str]:
    """The level of the places that a column with this header lists, "" where they may be of any, and its language;
    `NOWHERE` where it lists none.
    """
    return table_words().places.get(folded(header).strip(" .:"), NOWHERE)
