"""The sentences of rule kinds that are not laws: data of each kind's schema, under `x-says`."""

from __future__ import annotations

from audit import texts
from audit.model import SILENT, Cell, Severity, Text
from audit.packs.schemas import kind
from audit.packs.values import record, words

SEVERITIES = (Severity.INFO, Severity.WARNING, Severity.ERROR)
_EVERYWHERE = Text("Toàn bộ văn bản", "All documents")


def said(name: str, key: str, cell: Cell, about: Text, main: Text = SILENT, **blanks: Text) -> Text:
    """A sentence of the kind `name` with its blanks filled.

    `{where}` is the place and period of the cell, `{lead}` these and what it measures; `{main}` and others as given.
    """
    sentence = record(record(kind(name)["x-says"])[key])
    filled = []
    for lang, index in (("vi", 0), ("en", 1)):
        where = ", ".join(part for part in (cell.place, texts.dated(cell, lang)) if part)
        fields = {blank: text[index] for blank, text in blanks.items()}
        lead = f"{where}: {about[index]}" if where else about[index]
        told = words(sentence[lang]).format(lead=lead, where=where or _EVERYWHERE[index], main=main[index], **fields)
        filled.append(told[:1].upper() + told[1:])
    return Text(*filled)
