"""All of a run: `read` every file, key its claims to the catalogue, judge what they say together."""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from audit.catalogues import catalogue, keyed
from audit.load import Unreadable, documents, parts
from audit.model import Finding, Pack, Period, Place, Problem, Reading, Result, Severity, Text, Verdict
from audit.packs import fitting, load
from audit.places import Gazetteer, gazetteer
from audit.sources import Source, TextFile
from audit.tie import reading
from audit.wording import WIDTHS, Widths

Part = Source | TextFile | Problem  # what is read at a time; a problem stands where a file cannot be divided
Outcome = tuple[Reading | Problem, ...]
Reader = Callable[[Iterable[Part]], Iterator[Outcome]]  # what comes of each part, in the order of the parts
Progress = Callable[[int], None]  # told the bytes that have been read since it was last told


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


def read(sources: Iterable[Source], reader: Reader, progress: Progress | None = None) -> Iterator[Reading | Problem]:
    """What each file says, one document after the other; a problem where a file cannot be read."""
    given: deque[int] = deque()

    def sized() -> Iterator[Part]:
        for source in sources:
            for part in _divided(source):
                given.append(size(part))
                yield part

    for outcome in reader(sized()):
        yield from outcome
        done = given.popleft()
        if progress is not None:
            progress(done)


def _divided(source: Source) -> Iterator[Part]:
    try:
        yield from parts(source)
    except Unreadable as error:
        yield Problem(source.id, str(error))


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


def packs_for(names: Sequence[str | Path], langs: Sequence[str] = ("vi", "en")) -> tuple[Pack, ...]:
    """The packs asked for, or those that fit the languages. Raises `PackErrors` for a pack that is wrong."""
    return load(names or fitting(langs))


def places_of(packs: Sequence[Pack]) -> Gazetteer:
    """The gazetteer that ships, with the places of the packs."""
    return gazetteer(planned(packs).places)


def audited(
    sources: Sequence[Source],
    packs: Sequence[Pack],
    problems: Sequence[Problem] = (),
    reader: Reader | None = None,
    command: Sequence[str] = (),
    progress: Progress | None = None,
) -> Result:
    """The result of a whole audit; without a reader the documents are read here."""
    from audit.judge import judged  # who only reads claims need not wait for it

    known = catalogue(packs)
    readings: list[Reading] = []
    unread = list(problems)
    for one in read(sources, reader or inline(planned(packs)), progress):
        if isinstance(one, Problem):
            unread.append(one)
        else:
            readings.append(keyed(one, known))
    found = judged(readings, packs, known)
    return Result(
        documents=tuple(one.document for one in readings),
        claims=tuple(claim for one in readings for claim in one.claims),
        findings=(*(_failure(problem) for problem in unread if problem.failed), *found.findings),
        series=found.series,
        checked=found.checked,
        unchecked=found.unchecked,
        packs=tuple(packs),
        problems=tuple(unread),
        command=tuple(command),
    )


def _failure(problem: Problem) -> Finding:
    """The tool's own failure on a part of the input, told like any other finding."""
    return Finding(
        id=sha256(f"{problem.path}\n{problem.message}".encode()).hexdigest()[:12],
        rule="core/failure",
        verdict=Verdict.FAILURE,
        severity=Severity.ERROR,
        confidence=1.0,
        message=Text(f"{problem.path}: công cụ gặp lỗi ở đây. {problem.message}", f"{problem.path}: {problem.message}"),
        claims=(),
    )
