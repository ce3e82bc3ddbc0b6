"""All of a run: `read` every file, key its claims to the catalogue, judge what they say together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from audit.catalogues import catalogue, keyed
from audit.load import Unreadable, documents
from audit.model import Finding, Pack, Period, Problem, Reading, Result, Severity, Text, Verdict
from audit.packs import fitting, load
from audit.places import Gazetteer, gazetteer
from audit.sources import Source
from audit.tie import reading
from audit.wording import WIDTHS, Widths

Progress = Callable[[Source], None]


def read(
    sources: Iterable[Source],
    places: Gazetteer,
    today: Period | None = None,
    progress: Progress | None = None,
    widths: Widths = WIDTHS,
    tied: bool = True,
) -> Iterator[Reading | Problem]:
    """What each file says, one document after the other; a problem where a file cannot be read.

    Who needs no more than the claims reads them quicker without their ties (`tied` false).
    """
    for source in sources:
        if progress is not None:
            progress(source)
        try:
            for document in documents(source, places, today):
                yield reading(document, places, widths, tied)
        except Unreadable as error:
            yield Problem(source.id, str(error))


def packs_for(names: Sequence[str | Path], langs: Sequence[str] = ("vi", "en")) -> tuple[Pack, ...]:
    """The packs asked for, or those that fit the languages. Raises `PackErrors` for a pack that is wrong."""
    return load(names or fitting(langs))


def places_of(packs: Sequence[Pack]) -> Gazetteer:
    """The gazetteer that ships, with the places of the packs."""
    return gazetteer(tuple(place for pack in packs for place in pack.places))


def audited(
    sources: Sequence[Source],
    packs: Sequence[Pack],
    problems: Sequence[Problem] = (),
    today: Period | None = None,
    command: Sequence[str] = (),
    progress: Progress | None = None,
    widths: Widths = WIDTHS,
) -> Result:
    """The result of a whole audit."""
    from audit.judge import judged  # who only reads claims need not wait for it

    places, known = places_of(packs), catalogue(packs)
    readings: list[Reading] = []
    unread = list(problems)
    for one in read(sources, places, today, progress, widths):
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
