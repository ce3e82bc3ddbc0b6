"""What a figure measures that its clause calls by what was told before: `con số này`, `That was up from 4.1%`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit.extract.values import Figure
from audit.model import CHANGES, Measure
from audit.tie.narrowings import Leading
from audit.tie.parts import Part
from audit.tie.phrases import Phrases, Range


def told_again(phrases: Phrases, part: Part, parts: Sequence[Part], leading: Leading) -> bool:
    """Names a figure that its clause calls by what was told before: `năm 2015 thu 212 tỷ đồng, đến năm 2023 con số
    này là 640 tỷ đồng`.
    """
    if phrases.language.plurals:
        return not parts and _taken_up(phrases, part, leading)
    at = _pointing(phrases, part)
    if at is None or part.meant.measure in CHANGES:
        return False
    model = next((one for one in reversed(parts) if not one.compared and _of_unit(one.figure.unit, part.figure)), None)
    if model is not None:
        part.called_as(model)
        part.inherits = True
        return True
    if parts or not leading.words or not _of_unit(leading.unit, part.figure):
        return False
    part.phrase, part.words = at, leading.words
    return True


def _taken_up(phrases: Phrases, part: Part, leading: Leading) -> bool:
    """Names the first figure of a sentence by the one before it, of which only a pronoun, or who foretold it, is told:
    `That was up from 4.1%`, `Economists had expected 3.2%`, `The consensus estimate was 3.1%`.
    """
    figure, words, sets = part.figure, phrases.sentence.words, phrases.language.sets
    if not leading.words or figure.unit.split("/")[0] != leading.unit.split("/")[0] or figure.head is not None:
        return False
    foretold = phrases.sentence.under("estimate_words")
    moved = phrases.sentence.under("rises", "falls", "growths", "bases")
    idle = sets["skips|determiners|forecasters|adverbs|perfect|pluperfect|passive|superlatives|linking"]
    before = [at for at in range(part.left, figure.begin) if not phrases.closed[at] and words[at][0].isalnum()]
    pronoun = bool(before) and words[before[0]] in sets["taking_up"] - sets["resuming"]
    pronoun = pronoun and words[before[0] + 1] in sets["passive"]
    if not (pronoun or foretold.intersection(before)):
        return False
    if any(at not in foretold and at not in moved and words[at] not in idle for at in before):
        return False
    more = phrases.sentence.words[max(figure.end, part.meant.end) :][:1]
    if more and more[0] in sets["grows_in"]:
        return False
    start, end = before[0], before[-1] + 1
    part.phrase, part.words = phrases.content(start, end) or (start, end), leading.words
    if part.meant.measure is Measure.SHARE and leading.measure in (Measure.LEVEL, Measure.GROWTH):
        part.meant = replace(part.meant, measure=leading.measure)
    return True


def _pointing(phrases: Phrases, part: Part) -> Range | None:
    """The words before a figure in its clause that point back to what was told, `con số này`, `mức này`; not to what it
    is a part of, `trong số đó`.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    spans = ((at, at + size) for at in range(part.left, part.figure.begin) for size in (3, 2))
    told = (span for span in spans if " ".join(words[slice(*span)]) in sets["said_again"])
    return next((span for span in told if " ".join(words[span[0] - 1 : span[1]]) not in sets["anaphors"]), None)


def _of_unit(unit: str, figure: Figure) -> bool:
    """Whether a figure can be of what has a unit: `86 hộ` of `hộ nghèo`."""
    return unit == figure.unit or (figure.counted and unit.startswith(f"{figure.unit} "))
