"""Terms of office: the one that is in force, its start, the one before."""

from __future__ import annotations

from audit import periods
from audit.model import Basis, Grain, Period
from audit.times.values import UNKNOWN, Resolved, Role

_TERM = 5  # years between congresses, which meet in years that it divides
_LONG = 3  # years that a period must last to be a term of office


def term_start(anchor: Period | None, context: Period | None, role: Role) -> Resolved:
    """The first year of the term in force, else of the five years that party congresses set: 2020, 2025, ...

    Councils sit in other years, so that no change is measured from a term that nothing names.
    """
    if context is not None and periods.length(context) >= _LONG:
        return periods.year(context.start.year), Basis.CONTEXT
    if anchor is None or role is Role.BASE:
        return UNKNOWN
    return periods.year((anchor.start.year - 1) // _TERM * _TERM), Basis.ISSUED


def last_term(anchor: Period | None, context: Period | None) -> Resolved:
    """The term of the context, else the five years up to the last year of congresses: 2020, 2025, ..."""
    if context is not None and periods.length(context) >= _LONG:
        return context, Basis.CONTEXT
    if anchor is None:
        return UNKNOWN
    last = anchor.start.year // _TERM * _TERM
    return periods.term(last - _TERM, last), Basis.ISSUED


def term_so_far(anchor: Period | None, context: Period | None) -> Period | None:
    """From the start of a term in force to the anchor, or to its end where that is not known."""
    if context is None or periods.length(context) < _LONG:
        return None
    if anchor is None or not context.start < anchor.end < context.end:
        return context
    return Period(context.start, anchor.end, Grain.SPAN)
