"""Figures -> claims: what each figure measures, where, when, from when, how, and how sure that is.

`reading` is the whole stage for one document. A claim's indicator is still a slug of its phrase here; packs
give it a catalogue's name later (`audit.catalogues`).
"""

from audit.tie.readings import reading

__all__ = ["reading"]
