"""What unrelated documents tell of each other: `python -m tests.plant.together`.

The items of the open quality set of a language, and the documents of all open planting cases, are each judged as one
corpus. Hardly any two of them tell of the same, so a contradiction or a tension between two documents is a false alarm,
but for the few places and numbers that several were written about; a question is one more that a reader has to answer.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from audit.catalogues import keyed
from audit.judge import judged
from audit.load import document
from audit.model import Reading, Verdict
from audit.sources import Meta, TextFile
from audit.tie import reading
from tests.plant.cases import cases
from tests.plant.run import Auditor, asks
from tests.quality.items import HERE, read


def main() -> int:
    """Prints the alarms, then how many there are in each corpus."""
    auditor = Auditor.with_default_packs()
    for lang in ("en", "vi"):
        for name, texts in (("planting cases", _cases(lang)), ("quality set", _items(lang))):
            readings = [_reading(auditor, f"{number}.txt", *text) for number, text in enumerate(texts)]
            found = judged(readings, auditor.packs, auditor.known)
            whose = {claim.id: claim.document for one in readings for claim in one.claims}
            alarms = [
                one
                for one in found.findings
                if (one.verdict in (Verdict.CONTRADICTION, Verdict.TENSION) or asks(one))
                and len({whose[id] for id in one.claims}) > 1
            ]
            for one in alarms:
                print(f"  {one.verdict} {one.rule}: {one.message.en}")
            asked = sum(map(asks, alarms))
            print(
                f"{lang}, {name}: {len(alarms) - asked} and {asked} questions between {len(readings)} documents with "
                f"{len(whose)} figures",
                flush=True,
            )
    return 0


def _cases(lang: str) -> Iterator[tuple[str, Meta]]:
    for case in cases("open"):
        if case.lang == lang:
            yield from ((text.raw, Meta(issued=text.issued, place=text.place, lang=lang)) for text in case.texts)


def _items(lang: str) -> Iterator[tuple[str, Meta]]:
    for path in sorted(HERE.glob("open/*.jsonl")):
        for item in read(path):
            if item.lang == lang:
                yield item.text, Meta(title=item.title, issued=item.issued, place=item.place, lang=lang)


def _reading(auditor: Auditor, name: str, text: str, meta: Meta) -> Reading:
    read = document(TextFile(name, name, text, meta), auditor.places)
    return keyed(reading(read, auditor.places), auditor.known)


if __name__ == "__main__":
    sys.exit(main())
