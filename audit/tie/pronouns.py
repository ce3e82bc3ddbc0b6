"""The change in a sentence that has a pronoun for its subject: `That was a rise of 3% on the 19,218 visits of June, and
41% more than the 14,098 patients of the July before`.

The words behind such a change tell its old level, whatever that is called and wherever it was counted; the new one is
what the sentence before is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from audit.model import CHANGES
from audit.tie.anaphors import VERBS, idle
from audit.tie.fits import EXACT, agreeing, change_fit
from audit.tie.pairs import measures
from audit.tie.tenses import against
from audit.tie.told import Pick, Told, alike, back, bracketed, clause, content, few, said, takes_up


def taken_up(row: Sequence[Told], at: int) -> tuple[Pick, Pick] | None:
    """The new and the old level of a change that is told of a pronoun, against the level right after it; of several
    new ones that with which it agrees, else the first of the sentence before that a slip keeps from agreeing.
    """
    one, old = row[at], at + 1
    if not takes_up(row, at) or row[at - one.position].measure not in CHANGES:
        return None
    if content(one.read, clause(row, at), one.figure.begin) - said(one, VERBS) - idle(one):
        return None  # it has a subject of its own
    if old == len(row) or not (against(row, at, old) and measures(row[old], one)):
        return None
    before = (place for place in back(row, at, 1) if row[place].sentence == one.sentence - 1)
    news = sorted(place for place in before if _told_of(row[place], row[old]) and measures(row[place], one))
    found = agreeing(news, lambda place: change_fit(row[place], one, row[old], EXACT))
    if found is None:
        found = next((place for place in news if change_fit(row[place], one, row[old])), None)
    return None if found is None else ((found, "pronoun", 0.85), (old, "pronoun", 0.85))


def _told_of(new: Told, old: Told) -> bool:
    """Whether a level can be what a pronoun stands for, held against another: of its unit, or a count as it is."""
    if new.aside or bracketed(new) or few(new):
        return False
    return alike(new, old) or (new.figure.counted and old.figure.counted)
