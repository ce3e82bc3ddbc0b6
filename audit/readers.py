"""Parts of sources -> readings: what is read at a time, and what that depends on besides the part."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.load import Unreadable, documents
from audit.model import Pack, Period, Place, Problem, Reading
from audit.places import Gazetteer, gazetteer
from audit.sources import Source, TextFile
from audit.tie import reading
from audit.wording import WIDTHS, Widths

Part = Source | TextFile | Problem  # what is read at a time; a problem stands where a file cannot be divided
Outcome = tuple[Reading | Problem, ...]
Reader = Callable[[Iterable[Part]], Iterator[Outcome]]  # what comes of each part, in the order of the parts


@dataclass(frozen=True, slots=True)
class Plan:
    """What a reading depends on besides its document: the places of the packs, a day for what has none, the widths
    of hedges, and whether ties are read, which who needs no more than the claims is quicker without."""

    places: tuple[Place, ...] = ()
    today: Period | None = None
    widths: Widths = WIDTHS
    tied: bool = True


def planned(packs: Sequence[Pack], today: Period | None = None, widths: Widths = WIDTHS, tied: bool = True) -> Plan:
    """The plan of reading with the places of the packs."""
    return Plan(tuple(place for pack in packs for place in pack.places), today, widths, tied)


def inline(plan: Plan) -> Reader:
    """Reads one part after the other, here."""
    places = gazetteer(plan.places)
    return lambda given: (_outcome(part, plan, places) for part in given)


def _outcome(part: Part, plan: Plan, places: Gazetteer) -> Outcome:
    """The readings of a part, and a problem where it cannot be read or the tool fails on it."""
    if isinstance(part, Problem):
        return (part,)
    found: list[Reading | Problem] = []
    try:
        for document in documents(part, places, plan.today):
            found.append(reading(document, places, plan.widths, plan.tied))
    except Unreadable as error:
        found.append(Problem(part.id, str(error)))
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        found += failed(part, f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}: {error}")
    return tuple(found)


def failed(part: Part, how: str) -> tuple[Problem]:
    """What is told of a part on which the tool itself failed."""
    name = part.path if isinstance(part, Problem) else part.id
    return (Problem(name, f"it could not be read, by no fault of its own: {how}; please report it", failed=True),)


def size(part: Part) -> int:
    """About how many bytes a part has; 0 where that cannot be told."""
    if isinstance(part, Problem):
        return 0
    if isinstance(part, TextFile):
        return len(part.raw)
    if part.data is not None:
        return len(part.data)
    try:
        return part.path.stat().st_size
    except OSError:
        return 0
