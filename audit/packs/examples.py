"""The examples inside rules: each says what a rule must find, or must leave alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.model import Verdict
from audit.packs.contents import Content
from audit.packs.loading import contents
from audit.packs.values import JSON, Record, items, record, texts, words

ALARMS = (Verdict.CONTRADICTION, Verdict.TENSION, Verdict.BREAK, Verdict.REVISION)


@dataclass(frozen=True, slots=True)
class ExampleDocument:
    """A document of an example; `issued` and `place` are what its publisher would say of it."""

    text: str
    title: str | None = None
    issued: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """Documents read together, and what the rule must say of them.

    `figures` are those of the one finding, as written; none where the rule must find nothing. `verdict` is that
    of the finding, any alarm where it is `None`. `number` counts from 1 among the rule's examples of its sort.
    """

    rule: str
    passes: bool
    number: int
    documents: tuple[ExampleDocument, ...]
    figures: tuple[str, ...] = ()
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What an audit of an example found: a finding's rule, its verdict and its figures as written."""

    rule: str
    verdict: Verdict
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An example and what is wrong with its result; `fault` is empty where nothing is."""

    example: Example
    fault: str = ""


def examples(names: Sequence[str | Path]) -> tuple[Example, ...]:
    """Every example of the rules of these packs, in the order of rules. Raises `PackErrors`."""
    return tuple(one for content in contents(names) for one in _examples(content))


def tested(
    examples: Sequence[Example], audit: Callable[[tuple[ExampleDocument, ...]], Sequence[Found]]
) -> tuple[Outcome, ...]:
    """Each example with what is wrong when `audit` reads its documents."""
    return tuple(Outcome(example, _fault(example, audit(example.documents))) for example in examples)


def _fault(example: Example, found: Sequence[Found]) -> str:
    """How the findings of the example's rule differ from what it says; empty where they do not."""
    wanted = (example.verdict,) if example.verdict else ALARMS
    of_rule = [one for one in found if one.rule == example.rule]
    alarms = [one for one in of_rule if one.verdict in (*ALARMS, *wanted)]
    if not example.figures:
        return f"expected no finding, got {_shown(alarms)}" if alarms else ""
    right = [one for one in alarms if one.verdict in wanted and sorted(one.figures) == sorted(example.figures)]
    if right and len(alarms) == 1:
        return ""
    expected = ", ".join(f"`{figure}`" for figure in example.figures)
    return f"expected one {example.verdict or 'finding'} of {expected}, got {_shown(of_rule) or 'none'}"


def _shown(found: Sequence[Found]) -> str:
    return "; ".join(f"{one.verdict} of " + ", ".join(f"`{figure}`" for figure in one.figures) for one in found)


def _examples(content: Content) -> Iterator[Example]:
    for file in content.rules():
        entry = record(content.values[file])
        for outcome in ("pass", "fail"):
            for number, example in enumerate(items(entry[outcome]), 1):
                told: Record = example if isinstance(example, dict) else {"documents": [example]}
                yield Example(
                    rule=f"{content.name}/{file.removesuffix('.yaml')}",
                    passes=outcome == "pass",
                    number=number,
                    documents=tuple(_document(one) for one in items(told["documents"])),
                    figures=texts(told.get("figures")),
                    verdict=Verdict(words(told["verdict"])) if "verdict" in told else None,
                )


def _document(value: JSON) -> ExampleDocument:
    if not isinstance(value, dict):
        return ExampleDocument(words(value))
    extra = {key: words(value[key]) if key in value else None for key in ("title", "issued", "place")}
    return ExampleDocument(words(value["text"]), extra["title"], extra["issued"], extra["place"])
