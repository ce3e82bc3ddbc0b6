"""Scores this project, and its peers in the same run, on the quality set.

`python -m tests.quality.score [--set open|learned|judged|gold] [--lang vi|en] [--errors]` prints for each language and
tool the recall and precision of figures and, of those found, the share whose value, unit, hedge, place, period,
measure and modality are right. `--errors` lists every miss, false alarm and wrong field with its surroundings;
for the judged set it does so only with `--show`, because who tunes the tool must not look.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from tests.quality import gold, peers
from tests.quality.guesses import FIELDS, Guess, pairs, wrong
from tests.quality.items import HERE, Figure, Item, read

OURS = "doichieu"
COLUMNS = ("items", "figures", "recall", "precision", *FIELDS)


class Claim(TypedDict):
    """One line of `audit claims --format jsonl`, as far as it is scored."""

    document: str
    start: int
    end: int
    value: float | None
    numerator: float | None
    denominator: float | None
    unit: str | None
    hedge: str
    measure: str
    modality: str
    place: str | None
    period_start: str | None
    period_end: str | None


@dataclass(slots=True)
class Score:
    """Counts over the items of one language, read by one tool; `told` are the fields the tool has a notion of."""

    items: int = 0
    figures: int = 0
    found: int = 0
    false: int = 0
    told: tuple[str, ...] = FIELDS
    wrong: Counter[str] = field(default_factory=Counter)

    def add(self, figures: Sequence[Figure], guesses: Sequence[Guess]) -> None:
        self.items += 1
        for figure, guess in pairs(figures, guesses):
            if figure and figure.optional:
                continue
            self.figures += bool(figure)
            self.found += bool(figure and guess)
            self.false += not figure
            if figure and guess:
                self.told = guess.told
                self.wrong.update(wrong(figure, guess))

    @property
    def rates(self) -> dict[str, float]:
        """Each rate by its column name, 0 to 1; recall 1 of no figures, precision 1 of no guesses."""
        claimed = self.found + self.false
        rates = {
            "recall": self.found / self.figures if self.figures else 1.0,
            "precision": self.found / claimed if claimed else 1.0,
        }
        if self.found:
            rates |= {name: 1 - self.wrong[name] / self.found for name in self.told}
        return rates


def chosen(name: str, lang: str | None) -> list[Item]:
    """The items of a set, all its files together. Raises `SystemExit` with a reason where there are none."""
    items = (
        gold.items()
        if name == "gold"
        else [item for path in sorted(HERE.glob(f"{name}/*.jsonl")) for item in read(path)]
    )
    items = [item for item in items if lang in (None, item.lang)]
    if not items:
        raise SystemExit(gold.ABSENT if name == "gold" else f"no items in {HERE / name}")
    return items


def ours(items: Sequence[Item]) -> dict[str, list[Guess]]:
    """What `audit claims` reads in the items, by item id. Raises `SystemExit` with its message where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "quality.jsonl"
        source.write_text("".join(_row(item) + "\n" for item in items), encoding="utf-8")
        command = [str(Path(sys.executable).with_name("audit")), "claims", str(source), "--format", "jsonl"]
        try:
            done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        except FileNotFoundError:
            raise SystemExit(f"{command[0]} is not installed; `pip install -e .` first") from None
    if done.returncode not in (0, 4):  # 4: nothing to read in any of them
        raise SystemExit(f"audit claims ended with {done.returncode}:\n{done.stderr}")
    guesses: dict[str, list[Guess]] = {item.id: [] for item in items}
    for line in filter(None, done.stdout.split("\n")):
        claim: Claim = json.loads(line)
        guesses[claim["document"].partition("#")[2]].append(_guess(claim))
    return guesses


def _row(item: Item) -> str:
    known = {"id": item.id, "text": item.text, "title": item.title, "issued": item.issued, "place": item.place}
    return json.dumps({name: value for name, value in known.items() if value is not None}, ensure_ascii=False)


def _guess(claim: Claim) -> Guess:
    """A claim of the contract as a guess. Raises `KeyError` where a field of the contract is missing."""
    start, end = claim["period_start"], claim["period_end"]
    return Guess(
        start=claim["start"],
        end=claim["end"],
        value=claim["value"],
        numerator=claim["numerator"],
        denominator=claim["denominator"],
        unit=claim["unit"] or "",
        hedge=claim["hedge"],
        measure=claim["measure"],
        modality=claim["modality"],
        place=claim["place"],
        period=(start, end) if start and end else None,
    )


def scores(items: Sequence[Item], guesses: Mapping[str, Sequence[Guess]]) -> dict[str, Score]:
    """One score for each language of the items, of the guesses by item id."""
    by_language: dict[str, Score] = {}
    for item in items:
        by_language.setdefault(item.lang, Score()).add(item.figures, guesses[item.id])
    return by_language


def table(rows: Mapping[tuple[str, str], Score]) -> str:
    """A text table, one row for each language and tool; a dash where a tool has no notion of the field."""
    lines: list[tuple[str, ...]] = [("lang", "tool", *COLUMNS)]
    for (lang, tool), score in sorted(rows.items()):
        rates = score.rates
        cells = [f"{rates[name]:.3f}" if name in rates else "-" for name in COLUMNS[2:]]
        lines.append((lang, tool, str(score.items), str(score.figures), *cells))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def errors(items: Sequence[Item], guesses: Mapping[str, Sequence[Guess]]) -> Iterator[str]:
    """One line for every miss, false alarm and figure with wrong fields, in the order of the items."""
    for item in items:
        for figure, guess in pairs(item.figures, guesses[item.id]):
            if figure is not None and figure.optional:
                continue
            if figure is None and guess is not None:
                yield f"{item.id}  FALSE  {_context(item, guess.start, guess.end)}"
            elif figure is not None and guess is None:
                yield f"{item.id}  MISS   {_context(item, figure.start, figure.end)}"
            elif figure is not None and guess is not None:
                names = [name for name in wrong(figure, guess) if name != "value+unit"]
                if names:
                    said = "; ".join(f"{name}: {_said(guess, name)} for {_said(figure, name)}" for name in names)
                    yield f"{item.id}  WRONG  {_context(item, figure.start, figure.end)}\n        {said}"


def _context(item: Item, start: int, end: int) -> str:
    before, after = item.text[max(0, start - 50) : start], item.text[end : end + 40]
    return f"{before}[{item.text[start:end]}]{after}".replace("\r", "").replace("\n", "⏎")


def _said(reading: Figure | Guess, name: str) -> str:
    if name == "value" and reading.numerator is not None:
        return f"{reading.numerator}/{reading.denominator}"
    value = getattr(reading, name)
    return "..".join(value) if isinstance(value, tuple) else str(value)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.score", description="Score the reading of figures.")
    parser.add_argument("--set", default="open", choices=("open", "learned", "judged", "gold"))
    parser.add_argument("--lang", choices=("vi", "en"))
    parser.add_argument("--errors", action="store_true", help="list each error with its surroundings")
    parser.add_argument("--show", action="store_true", help="list errors of the judged set too")
    parser.add_argument("--alone", action="store_true", help="without the peers")
    options = parser.parse_args(arguments)
    items = chosen(options.set, options.lang)
    guesses = ours(items)
    if options.errors and (options.set != "judged" or options.show):
        for error in errors(items, guesses):
            print(error)
    rows = {(lang, OURS): score for lang, score in scores(items, guesses).items()}
    for name, reader in [] if options.alone else peers.readers():
        if isinstance(reader, str):
            print(f"{name}: {reader}", file=sys.stderr)
        else:
            read_by_peer = {item.id: reader(item) for item in items}
            rows |= {(lang, name): score for lang, score in scores(items, read_by_peer).items()}
    print(table(rows))


if __name__ == "__main__":
    main()
