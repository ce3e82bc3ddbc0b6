"""Expressions of time in text: found (`mentions`), dated (`resolve`), and the day a document was issued.

The words and the grammar of a language are `lang/xx/times.json`; what its forms mean is in `meanings/`.
"""

from audit.times.accounts import Calendar, calendar
from audit.times.grammar import tasked
from audit.times.issue import closing, document_dates, latest_reported
from audit.times.mentions import mentions
from audit.times.resolve import resolve
from audit.times.values import OPENING, Mention, Relative, Role, Unit, Way

__all__ = [
    "OPENING",
    "Calendar",
    "Mention",
    "Relative",
    "Role",
    "Unit",
    "Way",
    "calendar",
    "closing",
    "document_dates",
    "latest_reported",
    "mentions",
    "resolve",
    "tasked",
]
