"""What a form means: the numbers it was read with -> a period, or a relative time."""

from audit.times.meanings.days import DAYS
from audit.times.meanings.forms import Form
from audit.times.meanings.months import MONTHS
from audit.times.meanings.pointing import POINTING
from audit.times.meanings.years import YEARS

MEANINGS: dict[str, Form] = {**YEARS, **MONTHS, **DAYS, **POINTING}

__all__ = ["MEANINGS"]
