"""What a figure measures that its clause calls by what was told before: `con số này`, `That was up from 4.1%`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit.extract.values import Figure
from audit.model import CHANGES, Hedge, Measure
from audit.tie.meanings import CHANGING
from audit.tie.narrowings import Leading
from audit.tie.parts import Part
from audit.tie.phrases import Phrases, Range
from audit.tie.standards import standard


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
    part.phrase, part.words, part.written = at, leading.words, leading.written
    return True


def _taken_up(phrases: Phrases, part: Part, leading: Leading) -> bool:
    """Names the first figure of a sentence by the one before it, of which only a pronoun, or who foretold it, is told:
    `That was up from 4.1%`, `Economists had expected 3.2%`, `The consensus estimate was 3.1%`.
    """
    figure, words, sets = part.figure, phrases.sentence.words, phrases.language.sets
    if not leading.words or figure.head is not None or not _alike(part, leading):
        return False
    foretold = phrases.sentence.under("estimate_words")
    moved = phrases.sentence.under(*CHANGING, "bases")
    idle = sets["skips|determiners|forecasters|adverbs|perfect|pluperfect|passive|superlatives|linking"]
    held = standard(phrases.sentence, figure)
    end = figure.begin if held is None else held
    before = [at for at in range(part.left, end) if not phrases.closed[at] and words[at][0].isalnum()]
    if before and words[before[0]] in sets["forecasters"]:
        verb = next((at for at in before if at in foretold), before[0])
        before = [at for at in before if at >= verb]  # `Analysts polled by a wire had expected 3.2%`
    said = max((place for place, at in enumerate(before) if words[at] in sets["sayings"]), default=-1)
    before = before[said + 1 :]  # `An analyst said the 10% rise would help`
    pronoun = bool(before) and words[before[0]] in sets["taking_up"] - sets["resuming"]
    pronoun = pronoun and (part.compared or words[before[0] + 1] in sets["passive"])  # `This compares with 4.1%`
    end = next((at for at in range(figure.end, len(words)) if words[at] not in sets["changed"]), figure.end)
    moves = len(before) == 1 and words[before[0]] in sets["definites"] and end in moved  # `The 10% annual rise means`
    if not (pronoun or moves or foretold.intersection(before)):
        return False
    if any(at not in foretold and at not in moved and words[at] not in idle for at in before):
        return False
    after = max(figure.end, part.meant.end)
    if words[after : after + 1] != [] and words[after] in sets["grows_in"] and not any(phrases.closed[after:][:2]):
        return False  # `Economists had expected a rise of 0.2% in rents`
    if pronoun and words[figure.begin] in sets["comparatives"] and any(phrases.closed[figure.end :]):
        part.compared, figure.hedge, figure.hedged = True, Hedge.EXACT, None  # `This was lower than £9m last year`
    told = before[0], before[-1] + 1
    part.phrase, part.words, part.written = phrases.content(*told) or told, leading.words, leading.written
    if part.meant.measure is Measure.SHARE and leading.measure in (Measure.LEVEL, Measure.GROWTH):
        part.meant = replace(part.meant, measure=leading.measure)
    return True


def _alike(part: Part, leading: Leading) -> bool:
    """Whether a figure can be of what the last ones were of: in the same unit, or what these moved by."""
    own, told = part.figure.unit.split("/")[0], {unit.split("/")[0] for unit in leading.units}
    points = part.figure.unit.endswith("_point") and "percent" in told
    return not own or own in told or points or (own == "percent" and part.meant.measure is Measure.GROWTH)


def _pointing(phrases: Phrases, part: Part) -> Range | None:
    """The words before a figure in its clause that point back to what was told, `con số này`, `mức này`; not to what it
    is a part of, `trong số đó`.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    spans = ((at, at + size) for at in range(part.left, part.figure.begin) for size in (3, 2))
    told = (span for span in spans if " ".join(words[slice(*span)]) in sets["said_again"])
    told = (span for span in told if ":" not in words[span[1] : part.figure.begin])  # `góp vào số này có: lúa 9 tỷ`
    return next((span for span in told if " ".join(words[span[0] - 1 : span[1]]) not in sets["anaphors"]), None)


def _of_unit(unit: str, figure: Figure) -> bool:
    """Whether a figure can be of what has a unit: `86 hộ` of `hộ nghèo`."""
    return unit == figure.unit or (figure.counted and unit.startswith(f"{figure.unit} "))
