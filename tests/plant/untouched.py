"""Audits each item of the quality set by itself, where nobody planted anything: `python -m tests.plant.untouched`.

Prints each finding that would trouble a reader, and how many there are in 100 figures. A contradiction here is a
false alarm, unless the text really contradicts itself; a question is a gap that asks whether figures belong together.
"""

from __future__ import annotations

import argparse
from collections import Counter

from audit.model import Verdict
from audit.sources import Meta, TextFile
from tests.plant.run import Auditor, asks
from tests.quality.score import chosen

_TOLD = (Verdict.CONTRADICTION, Verdict.TENSION, Verdict.BREAK)


def main() -> None:
    """Prints the findings, then how many of each verdict."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=("open", "judged"), default="open")
    parser.add_argument("--quiet", action="store_true", help="print the totals only, as of a set that is not looked at")
    options = parser.parse_args()
    auditor = Auditor.with_default_packs()
    figures, told = 0, Counter[str]()
    for item in chosen(options.set, None):
        meta = Meta(title=item.title, issued=item.issued, place=item.place, lang=item.lang)
        found, (read,) = auditor.judged([TextFile(item.id, item.id, item.text, meta)])
        figures += len(read.claims)
        for finding in found.findings:
            if finding.verdict in _TOLD or asks(finding):
                verdict = "question" if asks(finding) else finding.verdict.value
                told[verdict] += 1
                if not options.quiet:
                    print(f"{verdict}  {finding.rule}  {finding.message.en}\n    {_quote(item.text)}")
    shares = ", ".join(f"{count} of {verdict} ({100 * count / figures:.2f} in 100)" for verdict, count in told.items())
    print(f"{figures} figures: {shares or 'nothing told'}")


def _quote(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) < 400 else line[:400] + " …"


if __name__ == "__main__":
    main()
