"""Reads random documents until the time is up: `python -m tests.fuzz.run --minutes 10`.

What breaks a law, raises, or takes far longer than its size explains is written to `--out` with its seed, and
the exit code is 1.
"""

from __future__ import annotations

import time
import traceback
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from random import Random

from audit.pipeline import audited, packs_for
from audit.sources import Source
from tests.bench.news import article
from tests.fuzz import texts
from tests.fuzz.laws import faults, read

_SECONDS, _PER_LETTER = 0.5, 2e-4  # a hundred times what reading takes


def main() -> None:
    """Runs until the time is up and prints what was read."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0, help="the first seed; the next documents have the next ones")
    parser.add_argument("--out", type=Path, default=Path("fuzz"), help="folder for what failed")
    options = parser.parse_args()
    seed, failed, letters = options.seed, 0, 0
    end = time.monotonic() + 60 * options.minutes
    while time.monotonic() < end:
        text = _text(Random(seed))
        problem = _problem(text, seed)
        letters += len(text)
        if problem:
            failed += 1
            options.out.mkdir(parents=True, exist_ok=True)
            (options.out / f"{seed}.txt").write_bytes(text.encode("utf-8"))
            print(f"seed {seed}: {problem}", flush=True)
        seed += 1
    print(f"{seed - options.seed} documents, {letters} letters, {failed} failed")
    raise SystemExit(1 if failed else 0)


def _text(random: Random) -> str:
    kinds: tuple[Callable[[Random], str], ...] = (texts.document, texts.document, texts.noise, _torn, _long)
    return random.choice(kinds)(random)


def _torn(random: Random) -> str:
    """An article with stretches repeated, dropped and changed."""
    text = article(random)
    for _ in range(random.randint(1, 30)):
        at = random.randrange(len(text))
        other = min(len(text), at + random.randint(0, 40))
        text = (
            text[:at]
            + random.choice(("", text[at:other] * 2, texts.noise(random), texts.number(random)))
            + text[other:]
        )
    return text


def _long(random: Random) -> str:
    """One piece over and over: what is quadratic in anything shows."""
    piece = random.choice((texts.document, texts.noise, texts.number))(random)[: random.randint(1, 40)]
    return piece * random.choice((10, 200, 2000))


def _problem(text: str, seed: int) -> str:
    """What is wrong with reading the text, or nothing; every twentieth is audited too, and read as bytes torn apart."""
    started = time.perf_counter()
    try:
        found = next(faults(text, read(text)), "")
        if seed % 20 == 0:
            found = found or _audit(text, seed)
    except Exception:
        return traceback.format_exc()
    seconds = time.perf_counter() - started
    if seconds > _SECONDS + _PER_LETTER * len(text):
        return f"{seconds:.1f} s for {len(text)} letters"
    return found


def _audit(text: str, seed: int) -> str:
    """Where the tool failed on the text, whole or torn, or nothing."""
    random = Random(seed)
    data = bytearray(text.encode("utf-8"))
    for _ in range(min(len(data), random.randint(0, 3))):
        del data[random.randrange(len(data))]
    name = random.choice(("x.txt", "x.md", "x.jsonl"))
    sources = [Source(Path(name), name, data=bytes(data)), Source(Path("y.txt"), "y.txt", data=text.encode())]
    failed = (problem.message for problem in audited(sources, packs_for([])).problems if problem.failed)
    return next(failed, "")


if __name__ == "__main__":
    main()
