"""What a change says that it is of, behind it: `214 doanh nghiệp với vốn 1.870 tỷ đồng, tăng 12,4% về số doanh nghiệp
và giảm 8,1% về số vốn`.
"""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.values import Figure
from audit.model import CHANGES, Kind, Measure
from audit.tie.after import noun_after
from audit.tie.parts import Part
from audit.tie.phrases import Phrases, Range


def in_respect(phrases: Phrases, part: Part, parts: Sequence[Part]) -> bool:
    """Names a change in per cent by the figure before that counts what it says it is of, else by those words."""
    noun = _respect(phrases, part.figure) if part.meant.measure in CHANGES else None
    own = phrases.words_of(noun)
    if noun is None or not own:
        return False
    part.phrase, part.reach = noun, max(part.reach, noun[1])
    levels = [at for at, other in enumerate(parts) if other.meant.measure is Measure.LEVEL]
    size = " ".join(phrases.sentence.words[slice(*noun)])
    worth = size in phrases.language.sets["worths"]
    if worth or size in phrases.language.sets["totals"]:
        told = [at for at in levels if (parts[at].figure.kind is Kind.MONEY) is worth]
        own = (parts[0].words if parts else ()) + own
    else:
        told = [at for at in levels if set(own) <= {*parts[at].words, *parts[at].figure.unit.split()}]
    part.words = own
    if told:
        model = parts[told[0]]
        part.of, part.phrase, part.words = told[0], model.phrase, model.words
    return True


def _respect(phrases: Phrases, figure: Figure) -> Range | None:
    """The words behind the preposition that follows a percentage."""
    words, at = phrases.sentence.words, figure.end
    told = figure.kind is Kind.PERCENT and not phrases.language.plurals and at + 1 < len(words)
    if not told or words[at] not in phrases.language.sets["grows_in"] or phrases.closed[at + 1]:
        return None
    return noun_after(phrases, figure, at + 1)
