"""All of a run: `read` every file, key its claims to the catalogue, judge what they say together."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from audit.catalogues import catalogue, keyed
from audit.load import Unreadable, parts
from audit.model import Finding, Pack, Problem, Reading, Result, Severity, Text, Verdict
from audit.packs import fitting, load
from audit.places import Gazetteer, gazetteer
from audit.readers import Part, Reader, inline, planned, size
from audit.sources import Source

Progress = Callable[[int], None]  # told the bytes that have been read since it was last told


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


def packs_for(names: Sequence[str | Path]) -> tuple[Pack, ...]:
    """The packs asked for, or all that ship. Raises `PackErrors` for a pack that is wrong."""
    return load(names or fitting(("vi", "en")))


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
        files={source.id: source.seen for source in sources},
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
