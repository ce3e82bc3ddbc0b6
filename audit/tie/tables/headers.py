"""The text of a header, a label or a caption -> what it says of the figures it stands over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from audit import periods, places
from audit.grids import words as table_words
from audit.model import Modality
from audit.normalise import folded
from audit.tie.contexts import Context
from audit.tie.tables.units import Measured, measured, unit_line
from audit.times import Mention, Role, mentions

_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)\s*(?P<mark>[aefp](?![^\W_]))?")
_PERCENT = re.compile(r"%")
_NUMBERED = re.compile(r"^(?:[^\W\d_]+\s+){1,2}(?:\d+(?:[.-]\d+)*|[ivxl]+)\s*[.:–-]*\s*")
_MODALITIES = (
    ("estimates", Modality.ESTIMATE),
    ("targets", Modality.TARGET),
    ("plans", Modality.PLAN),
    ("actuals", Modality.ACTUAL),
)

NOWHERE = ("", "")


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says. `phrase` is what is left of it: the thing that is measured.

    `bases` are times that others are compared with. `total`, `growth`, `share`, `rated` and `falling` say that
    words of that part are in it, `compared` that something is held against something.
    """

    text: str
    phrase: str = ""
    times: tuple[Mention, ...] = ()
    bases: tuple[Mention, ...] = ()
    place: str | None = None
    whole: bool = False
    unit: Measured | None = None
    modality: Modality | None = None
    planned: bool = False
    percent: bool = False
    growth: bool = False
    share: bool = False
    rated: bool = False
    falling: bool = False
    compared: bool = False
    total: bool = False


@dataclass(slots=True)
class Headers:
    """Reads headers in the context of a document, each text once; `level` is that of the places a column lists."""

    context: Context
    read: dict[tuple[str, tuple[str, str]], Header] = field(default_factory=dict)

    def of(self, text: str, level: tuple[str, str] = NOWHERE) -> Header:
        """What a text says; `level` is that of the places it may name without one."""
        key = text, level
        if key not in self.read:
            self.read[key] = self._header(text, level)
        return self.read[key]

    def caption(self, text: str) -> Header:
        """What a caption says, its number and its unit line left out of the phrase."""
        low = folded(text)
        known = table_words()
        start = 0
        if known.open(low.lstrip("# *_"), "captions"):
            stripped = low.lstrip("# *_")
            number = _NUMBERED.match(stripped)
            start = len(low) - len(stripped) + (number.end() if number else 0)
        found = self.of(text[start:])
        unit = found.unit or unit_line(text, self.context.language.code)
        by = known.within(folded(found.phrase), "by")
        phrase = found.phrase[: folded(found.phrase).index(by)] if by else found.phrase
        opening = known.within(folded(phrase), "unit_lines")
        phrase = phrase[: folded(phrase).index(opening)] if opening else phrase
        return Header(text, phrase.strip(" .,;:()-–"), found.times, (), found.place, found.whole, unit, found.modality)

    def _header(self, text: str, level: tuple[str, str]) -> Header:
        known, lang = table_words(), self.context.language.code
        text, unit, low = self._without_unit(text)
        compared = bool(known.within(low, "compared"))
        found, bases, low = self._times(low, compared)
        place, whole, low = self._place(text, low, level)
        planned = bool(known.within(low, "plans") or known.within(low, "targets"))
        growth, share = known.within(low, "growths"), known.within(low, "shares")
        percent = "%" in low or (unit is not None and unit.unit == "percent")
        modality = next((one for name, one in _MODALITIES if known.within(low, name)), None)
        estimated = any(match["mark"] in ("e", "f") for match in _YEAR.finditer(folded(text)) if match["mark"])
        phrase = self._phrase(text, low)
        return Header(
            text=text,
            phrase=phrase,
            times=found,
            bases=bases,
            place=place,
            whole=whole,
            unit=measured("%", lang) if unit is None and percent else unit,
            modality=Modality.ESTIMATE if estimated else modality,
            planned=planned,
            percent=percent,
            growth=bool(growth),
            share=bool(share),
            rated=bool(known.within(low, "rates")),
            falling=bool(known.open(low.strip(), "falls")) and not known.within(low, "rises"),
            compared=compared,
            total=bool(known.open(low.strip(), "totals")),
        )

    def _without_unit(self, text: str) -> tuple[str, Measured | None, str]:
        """The text without the bracket, or the part after a comma, that names a unit; folded it is as long."""
        lang, low = self.context.language.code, folded(text)
        for bracket in _BRACKET.finditer(text):
            unit = measured(bracket[1] or bracket[2] or "", lang) or self._line(bracket[1] or "")
            if unit is not None:
                blank = " " * (bracket.end() - bracket.start())
                return text, unit, low[: bracket.start()] + blank + low[bracket.end() :]
        opening = table_words().within(low, "unit_lines")
        if opening and ":" in low[low.index(opening) :]:
            at = low.index(opening)
            unit = unit_line(text[at:], lang)
            if unit is not None:
                return text, unit, low[:at] + " " * (len(low) - at)
        head, comma, tail = low.rpartition(",")
        unit = measured(tail, lang) if comma else measured(low, lang)
        if unit is not None and (comma or not unit.counted):
            return text, unit, head + " " * (len(low) - len(head))
        return text, None, low

    def _line(self, inside: str) -> Measured | None:
        return unit_line(inside, self.context.language.code) if ":" in inside else None

    def _times(self, low: str, compared: bool) -> tuple[tuple[Mention, ...], tuple[Mention, ...], str]:
        """The times, those that others are compared with, and the text with both blanked."""
        lang = self.context.language.code
        at = low.find(table_words().within(low, "compared")) if compared else len(low)
        found: list[Mention] = []
        bases: list[Mention] = []
        for mention in (*mentions(low, lang), *_years(low)):
            if (
                not low[mention.start : mention.end].strip()
                or mention.role in (Role.CLOCK, Role.YEARLY)
                or mention.name
            ):
                continue
            (bases if mention.start > at else found).append(mention)
            low = low[: mention.start] + " " * (mention.end - mention.start) + low[mention.end :]
        return tuple(found), tuple(bases), low

    def _place(self, text: str, low: str, level: tuple[str, str]) -> tuple[str | None, bool, str]:
        """The place that a text names, whether it means the whole of one, and the text with it blanked."""
        lang, gazetteer = self.context.language.code, self.context.gazetteer
        for mention in places.mentions(text, folded(text), gazetteer, lang):
            if mention.agency or mention.extent == "parts":
                continue
            if mention.name is None and mention.extent != "all":
                continue
            name = self.context.place_of(mention)
            if name is not None or mention.extent == "all":
                span = slice(mention.start, mention.end)
                blank = low[: mention.start] + " " * len(low[span]) + low[mention.end :]
                return name, mention.extent == "all" or mention.generic, blank
        bare = text.strip()
        word, code = level
        if word and bare and bare[0].isupper() and not any(map(str.isdigit, bare)):
            named = f"{word} {bare}" if code == "vi" else f"{bare} {word}"
            found = places.mentions(named, folded(named), gazetteer, lang)
            name = next((one.name for one in found if one.name), None) or named
            return name, False, " " * len(low)
        return None, False, low

    def _phrase(self, text: str, low: str) -> str:
        """What names the thing: the words that are no time, place, unit or word of how it is measured."""
        known = table_words()
        for name in ("plans", "targets", "estimates", "actuals", "growths", "compared"):
            while word := known.within(low, name):
                at = low.index(word)
                low = low[:at] + " " * len(word) + low[at + len(word) :]
        kept = "".join(text[at] if char.strip() else " " for at, char in enumerate(low))
        phrase = " ".join(re.sub(r"[%/()\[\]:;]+", " ", kept).split()).strip(" .,-–+/")
        return "" if known.are(folded(phrase), "generic") or not any(map(str.isalpha, phrase)) else phrase


def _years(low: str) -> list[Mention]:
    """Bare years: every number of a header that can be one."""
    return [
        Mention(match.start(), match.end(), Role.NONE, periods.year(int(match[1]))) for match in _YEAR.finditer(low)
    ]


def level_of(header: str) -> tuple[str, str]:
    """The level of the places that a column with this header lists, and its language; "" where it lists none."""
    return table_words().places.get(folded(header).strip(" .:"), NOWHERE)
