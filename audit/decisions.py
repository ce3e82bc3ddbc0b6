"""What a reviewer decided on findings, why, and until when: `decisions.yaml`, held against the findings of a run.

A decision names a finding by its id. It marks the finding in every report and takes it from none; only a dismissed
one no longer fails a run. A decision whose last day has passed no longer holds, and one whose finding is gone says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from audit.model import Decision, Finding, Severity, Text, Verdict
from audit.packs.problems import Complaint, PackErrors, PackProblem
from audit.packs.schemas import faults
from audit.packs.sources import source
from audit.packs.values import JSON, Record, items, record, words

UNMATCHED = "decisions/unmatched"
DISMISSED = "dismissed"
_SCHEMA = Path(__file__).with_name("schemas") / "decisions.json"
_STATUSES = {
    "confirmed": Text("đã xác nhận", "confirmed"),
    "explained": Text("đã giải thích", "explained"),
    DISMISSED: Text("đã bỏ qua", "dismissed"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision of a file: the id of its finding, what was decided, and where that is written."""

    finding: str
    decision: Decision
    path: str
    line: int

    @property
    def place(self) -> str:
        """Where a person finds it."""
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Decided:
    """Findings with the decisions on them, the decisions that hold no longer, and those whose finding is gone."""

    findings: tuple[Finding, ...]
    lapsed: tuple[Entry, ...] = ()
    unmatched: tuple[Entry, ...] = ()


def decisions(paths: Sequence[Path]) -> tuple[Entry, ...]:
    """The decisions of the files, in order.

    Raises `PackErrors` with every fault of every file: what a schema says, days that do not exist, and findings
    that are decided twice.
    """
    entries: list[Entry] = []
    problems: list[PackProblem] = []
    for path in paths:
        read = source(path)
        wrong = [] if read.problems else list(faults(path, read.value, _schema()))
        wrong += [] if read.problems or wrong else list(_misfits(path, read.value, entries))
        problems += read.problems + [read.located(fault) for fault in wrong]
        if not read.problems and not wrong:
            for number, entry in enumerate(items(read.value)):
                entries.append(_entry(record(entry), str(path), read.values[(number,)].line))
    if problems:
        raise PackErrors(problems, "the decisions")
    return tuple(entries)


def decided(findings: Sequence[Finding], entries: Sequence[Entry], today: date) -> Decided:
    """The findings as decided on, a gap for each decision without a finding, and what no longer holds `today`.

    A finding whose decision has run out stands again, with the old decision as a caveat.
    """
    by_finding = {entry.finding: entry for entry in entries}
    ids = {finding.id for finding in findings}
    unmatched = tuple(entry for entry in entries if entry.finding not in ids)
    lapsed = tuple(entry for entry in entries if entry.finding in ids and _over(entry, today))
    marked = (_marked(finding, by_finding.get(finding.id), today) for finding in findings)
    return Decided((*marked, *map(_gap, unmatched)), lapsed, unmatched)


def _marked(finding: Finding, entry: Entry | None, today: date) -> Finding:
    if entry is None:
        return finding
    if _over(entry, today):
        return replace(finding, caveats=(*finding.caveats, _expired(entry.decision)))
    return replace(finding, decision=entry.decision)


def _over(entry: Entry, today: date) -> bool:
    return bool(entry.decision.until) and date.fromisoformat(entry.decision.until) < today


def _expired(decision: Decision) -> Text:
    status = _STATUSES[decision.status]
    return Text(
        f"Đến ngày {decision.until}, phát hiện này {status.vi}: {decision.reason}",
        f"Until {decision.until} this finding was {status.en}: {decision.reason}",
    )


def _gap(entry: Entry) -> Finding:
    status, place = _STATUSES[entry.decision.status], f"{Path(entry.path).name}:{entry.line}"
    return Finding(
        id=sha256(f"{UNMATCHED}\n{entry.finding}".encode()).hexdigest()[:12],
        rule=UNMATCHED,
        verdict=Verdict.GAP,
        severity=Severity.INFO,
        confidence=1.0,
        message=Text(
            f"Quyết định về phát hiện {entry.finding} ({status.vi}; {place}) không còn ứng với phát hiện nào: "
            "số liệu đã đổi, hoặc văn bản không nằm trong lần kiểm tra này.",
            f"The decision on finding {entry.finding} ({status.en}; {place}) matches no finding any more: "
            "the figures have changed, or their document was not audited this time.",
        ),
        claims=(),
    )


def _entry(entry: Record, path: str, line: int) -> Entry:
    told = {key: words(entry.get(key)) for key in ("status", "reason", "by", "date", "until")}
    return Entry(words(entry["id"]), Decision(**told), path, line)


def _misfits(path: Path, value: JSON, known: Sequence[Entry]) -> Iterator[Complaint]:
    """Findings that are decided twice, here or in a file before, and days that do not exist or come too early."""
    seen = {entry.finding: entry.place for entry in known}
    for number, one in enumerate(items(value)):
        entry = record(one)
        finding = words(entry["id"])
        if finding in seen:
            hint = f"first in {seen[finding]}; keep one of the two"
            yield Complaint(path, (number, "id"), f"the finding `{finding}` is decided twice", hint)
        seen.setdefault(finding, f"entry {number + 1}")
        days = {key: words(entry[key]) for key in ("date", "until") if key in entry}
        wrong = [key for key in days if not _is_day(days[key])]
        for key in wrong:
            yield Complaint(path, (number, key), f"there is no day `{days[key]}`", "write it as 2024-07-03")
        if not wrong and len(days) == 2 and days["until"] < days["date"]:
            yield Complaint(path, (number, "until"), f"it ends on {days['until']}, before it begins on {days['date']}")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@cache
def _schema() -> Record:
    return record(json.loads(_SCHEMA.read_text(encoding="utf-8")))
