"""Series: one indicator of one place through time, its direction, its rate, and what a rule forbids of it.

A sum over several years is never set beside one year. Where figures of a flow have different lengths, the commonest
length makes the series, and a second one of averages a year holds them all; it is told, and judged by nothing.
What nobody printed but figures imply (a base year, a denominator) is a point too, with all the claims it rests on.

A bulletin counts up while an event lasts (`14 people killed` on Monday, `21` on Tuesday): `audit.align.bulletins` gives
such counts the day their document was issued, so that they are points of one series and no contradiction.
"""

from __future__ import annotations

from audit.trends.breaches import Breach, broken, wanted
from audit.trends.courses import Course, courses, stated
from audit.trends.points import ends, step_of

__all__ = ["Breach", "Course", "broken", "courses", "ends", "stated", "step_of", "wanted"]
