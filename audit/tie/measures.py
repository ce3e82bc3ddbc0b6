"""How a figure measures: a level, a change, growth, a share, an average or the attainment of a plan; and whether it
is a fact, a target, a plan or an estimate."""

from __future__ import annotations

from dataclasses import dataclass

from audit.extract.values import Figure
from audit.extract.sentences import Sentence
from audit.lang import Classes, Language, Match
from audit.model import Kind, Measure, Modality

_NEAR = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """The measure of a figure, its sign (-1 for a fall), and where the words after it that tell it end (0: none)."""

    measure: Measure
    sign: int = 1
    end: int = 0


@dataclass(slots=True)
class Measures:
    """Reads the measure of the figures of one sentence."""

    sentence: Sentence
    language: Language

    def of(self, figure: Figure, left: int, right: int) -> Reading:
        """The measure of a figure whose clause runs from token `left` to token `right`."""
        percent = figure.kind is Kind.PERCENT
        change = None if figure.opens or figure.follows else self._change(figure, left, right)
        if change is not None:
            growth = percent and figure.unit == "percent"
            return Reading(Measure.GROWTH if growth else Measure.CHANGE, change)
        if percent and figure.unit == "percent":
            return self._percent(figure, left, right)
        averaged = self._cue("averages", left, self._start(figure))
        if averaged is not None and not self._per_head(averaged):
            return Reading(Measure.AVERAGE)
        return Reading(Measure.LEVEL)

    def _percent(self, figure: Figure, left: int, right: int) -> Reading:
        grown = self._cue("growths", left, self._start(figure))
        if grown is not None:
            return Reading(Measure.GROWTH)
        planned = self._planned(figure, right)
        if planned is not None:
            return Reading(Measure.ATTAINMENT, 1, planned)
        if (
            self._cue("rates", left, self._start(figure)) is not None
            and self._cue("strong_shares", left, self._start(figure)) is None
        ):
            return Reading(Measure.LEVEL)
        return Reading(Measure.SHARE)

    def _change(self, figure: Figure, left: int, right: int) -> int | None:
        """The sign of a rise or fall that governs the figure."""
        start = self._start(figure)
        for cue in reversed(self.sentence.cues):
            if cue.start < left:
                break
            if cue.end > start:
                continue
            if "targets_of_change" in cue.value:
                return None
            if "rises" in cue.value or "falls" in cue.value:
                return self._governs(cue, start, figure)
            if start - cue.end > _NEAR + 3:
                break
        return self._after(figure, right)

    def _governs(self, cue: Match[Classes], start: int, figure: Figure) -> int | None:
        words, skips = self.sentence.words, self.language.sets["skips"]
        between = words[cue.end : start]
        if len(between) > _NEAR + 3 or any(word in ",.;:()" for word in between):
            return None
        content = [word for word in between if word not in skips and word not in self.language.sets["changed"]]
        if len(content) > 2 or (self.language.code == "en" and content and figure.kind is Kind.COUNT):
            return None
        return -1 if "falls" in cue.value else 1

    def _after(self, figure: Figure, right: int) -> int | None:
        """`a 5 % increase`, `12 % higher`: the noun or comparative just after the figure."""
        if self.language.code != "en":
            return None
        for cue in self.sentence.cues:
            if figure.end <= cue.start <= figure.end + 1 and cue.start < right:
                if "falls" in cue.value:
                    return -1
                if "rises" in cue.value or "growths" in cue.value:
                    return 1
        return None

    def _planned(self, figure: Figure, right: int) -> int | None:
        """Where the plan ends that a percentage is of: `103,8 % dự toán`, `100 % of the annual target`."""
        words, skips = self.sentence.words, self.language.sets["skips"]
        at = figure.end
        while at < min(right, figure.end + 5):
            cue = self.language.cues.at(words, at)
            if cue is not None and "plans" in cue.value:
                return cue.end
            if cue is not None and "bases" in cue.value:
                at = cue.end
            elif words[at] in skips or words[at] in ("so", "với", "the", "of"):
                at += 1
            else:
                return None
        return None

    def _cue(self, name: str, left: int, right: int) -> Match[Classes] | None:
        """The last cue of a class between two tokens."""
        found = None
        for cue in self.sentence.cues:
            if cue.start >= left and cue.end <= right and name in cue.value:
                found = cue
        return found

    def _per_head(self, cue: Match[Classes]) -> bool:
        words = self.sentence.words
        return words[cue.end - 1] in self.language.sets["persons"] or words[cue.end : cue.end + 1] == ["đầu"]

    def _start(self, figure: Figure) -> int:
        return figure.hedged[0] if figure.hedged and figure.hedged[0] < figure.start else figure.start

    def modality(self, figure: Figure, left: int, headed: Modality | None) -> Modality:
        """Fact, target, plan or estimate: by the words before the figure, else by the headings above."""
        start = self._start(figure)
        for cue in reversed(self.sentence.cues):
            if cue.end > figure.start or cue.start < left:
                continue
            if "estimate_words" in cue.value and start - cue.end <= 8:
                return Modality.ESTIMATE
            if "target_words" in cue.value:
                return Modality.TARGET
            if "plan_words" in cue.value and not self._achieved(cue):
                return Modality.PLAN
            if "actual_words" in cue.value:
                return Modality.ACTUAL
        if figure.hedged and self.language.cues.at(self.sentence.words, figure.hedged[0]):
            cue_at = self.language.cues.at(self.sentence.words, figure.hedged[0])
            if cue_at is not None and "estimate_words" in cue_at.value:
                return Modality.ESTIMATE
        return headed or Modality.ACTUAL

    def _achieved(self, cue: Match[Classes]) -> bool:
        """Whether a plan is only what a result is held against: `so với kế hoạch`, `vượt dự toán`."""
        before = self.sentence.words[max(0, cue.start - 2) : cue.start]
        return any(word in self.language.sets["held"] for word in before)
