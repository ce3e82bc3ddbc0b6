"""The scope words of a sentence and the figures they belong to: `không bao gồm tiền sử dụng đất`, `cấp quận`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from audit import places
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.tie.parts import Part
from audit.tie.phrases import Range

_SCOPED = frozenset(["scopes", "levels"])


@dataclass(slots=True)
class Scopes:
    """Finds the scope words of one sentence, and closes their tokens to phrases."""

    sentence: Sentence
    figures: Sequence[Figure]
    closed: bytearray
    places: Sequence[places.Mention]
    found: list[Range] = field(default_factory=list)
    levels: list[Range] = field(default_factory=list)
    complete: list[Range] = field(default_factory=list)

    def __post_init__(self) -> None:
        if _SCOPED.isdisjoint(self.sentence.by_class):
            return
        for cue in self.sentence.cues:
            if "scopes" in cue.value and not self.closed[cue.start] and not self._clause(cue.start, cue.end):
                if self._complete(cue.start, cue.end):
                    if "fixed" not in cue.value or not self._named(cue.start):
                        self.found.append((cue.start, cue.end))
                        self.complete.append((cue.start, cue.end))
                    continue
                end = self._end(cue.end)
                if end > cue.end:
                    self.found.append((cue.start, end))
            elif "levels" in cue.value and not self._figure_at(cue.end - 1) and not self._numbered(cue.start):
                self.found.append((cue.start, cue.end))
                self.levels.append((cue.start, cue.end))
        for start, end in self.found:
            if self._fund(start):
                continue
            last = start + 1 if self._amount(end) else end
            self.closed[start:last] = b"\1" * (last - start)

    def _complete(self, start: int, end: int) -> bool:
        """Whether a phrase says all of a scope: `like-for-like`, `after tax`, not `net of`."""
        language, last = self.sentence.language, self.sentence.words[end - 1]
        cue = language.cues.at((last,), 0)
        opens = last in language.sets["narrowing"] or (cue is not None and "scopes" in cue.value)
        return language.plurals and end - start > 1 and not opens

    def _named(self, start: int) -> bool:
        """Whether a noun stands right before a scope, which then is part of its name: `profit after tax`."""
        before = self.sentence.words[start - 1] if start else "."
        return before[0].isalpha() and before not in self.sentence.language.scales and not self._figure_at(start - 1)

    def _numbered(self, at: int) -> bool:
        """Whether a number says of how many levels something is: `tòa án hai cấp tỉnh Hưng Yên`."""
        before = self.sentence.words[at - 1] if at else ""
        return before.isdecimal() or before in self.sentence.language.numbers

    def _clause(self, start: int, end: int) -> bool:
        """Whether a word tells when, as its noun has an article or it ends a verb: `after a fall of 8%`, `looked after
        at a cost of £9m`, not `after tax`.
        """
        sets, then = self.sentence.language.sets, self.sentence.words[end : end + 1]
        opens = self.sentence.words[start] in sets["subordinates"]
        return opens and not sets["determiners|narrowing"].isdisjoint(then)

    def _end(self, start: int) -> int:
        """Where the scope that begins before `start` ends: with its clause or bracket, or before a figure."""
        words, end = self.sentence.words, start
        while end < len(words) and words[end] not in ".,;:()" and not self._figure_at(end):
            stop = self.sentence.cue_at.get(end)
            if stop is not None and "stops" in stop.value and end > start and not self._placed(end):
                break
            end += 1
        return end

    def _amount(self, end: int) -> bool:
        """Whether a scope ends in a word that gives its noun a figure: `including debt of $180 million`."""
        return self.sentence.words[end - 1] in self.sentence.language.sets["link_of"] and self._figure_at(end)

    def _placed(self, index: int) -> bool:
        """Whether a token is part of a place."""
        at = self.sentence.index_at
        return any(at(mention.start) <= index <= at(mention.end - 1) for mention in self.places)

    def _figure_at(self, index: int) -> bool:
        return any(figure.start <= index < figure.end for figure in self.figures)

    def of(self, part: Part) -> list[Range]:
        """The scope words of a figure: those of its clause, and the level of administration right behind its noun, else
        the last one before it.
        """
        if not self.found:
            return []
        left = part.left if not part.inherits else 0
        before = (level for level in reversed(self.levels) if level[0] < part.figure.start)
        last = next((level for level in self.levels if self._behind(part, level)), None) or next(before, None)
        return [
            scope
            for scope in self.found
            if (left <= scope[0] < part.right or self._opens(scope))
            and not (scope[1] == part.figure.begin and self._amount(scope[1]))
            and (scope not in self.complete or self._beside(part.figure, scope))
            and (scope not in self.levels or last is None or scope == last)
            and ";" not in self.sentence.words[part.figure.end : scope[0]]
            and not self._of_parts(part.figure.end, scope[0])
            and not (part.figure.end <= scope[0] and self._fund(scope[0]))
        ]

    def _behind(self, part: Part, level: Range) -> bool:
        """Whether a level stands behind a figure with no more than what it counts between them, and opens no other:
        `12 sáng kiến cấp tỉnh, 14 sáng kiến được công nhận cấp huyện`.
        """
        start, end = part.figure.end, level[0]
        if not start <= end < part.right or self._figure_at(level[1]):
            return False
        return all(word[0].isalpha() for word in self.sentence.words[start:end])

    def _fund(self, start: int) -> bool:
        """Whether a scope names what a figure before which it stands is of, too: `ngân sách huyện 317 tỷ đồng`."""
        return " ".join(self.sentence.words[start : start + 2]) in self.sentence.language.sets["money_nouns"]

    def _of_parts(self, start: int, end: int) -> bool:
        """Whether a word for the parts of a figure stands between it and a scope: `đạt 21%, trong đó cấp huyện đạt`."""
        return start < end and any(start <= cue.start < end for cue in self.sentence.cued("parts"))

    def _opens(self, scope: Range) -> bool:
        """Whether a scope opens a sentence, which then tells all of it so: `Nếu tính cả vốn bổ sung thì ...`."""
        opened = scope[0] <= 1 and scope not in self.levels and not self.sentence.language.plurals
        return opened and not self._figure_at(0)

    def _beside(self, figure: Figure, scope: Range) -> bool:
        """Whether a scope that is told whole is of a figure: of the one right before it alone, `£8m before tax and £6m
        after tax`, else of those of its clause.
        """
        words = self.sentence.words
        if any(other.end == scope[0] for other in self.figures):
            return figure.end == scope[0]
        start, end = (figure.end, scope[0]) if figure.end <= scope[0] else (scope[1], figure.begin)
        passed = [at for at in range(start, end) if words[at] in ",;:()"]
        return not passed or (figure.begin >= scope[1] and not any(start <= one.begin < end for one in self.figures))
