"""A figure -> a quantity: its value with sign, unit and the intervals that its words and digits allow."""

from __future__ import annotations

from audit.extract.values import Figure
from audit.model import Hedge, Kind, Measure, Quantity
from audit.tie.meanings import Meaning
from audit.wording import Allowed, Widths, allowed


def quantity(figure: Figure, meant: Meaning, widths: Widths, estimated: bool) -> Quantity:
    """What a figure says, a fall as a negative value.

    An estimate allows what `about` allows, but only thanks to its being one: it is printed as exactly as a result.
    """
    number = figure.number
    if figure.counted and number.ambiguous and number.step < 1:  # 1,027 hộ: nobody counts thousandths
        number = number.times(1000)
    rounded = (Measure.GROWTH, Measure.AVERAGE)  # `gấp 5 lần`, `an average of 32 people per boat`
    whole = figure.counted and figure.kind is not Kind.RATE and meant.measure not in rounded
    counted = whole and not number.scaled and number.step >= 1  # but for `3,85 khẩu/hộ`
    other = figure.other
    ratio = figure.kind is Kind.RATIO
    high = (other.value, other.step, other.last) if other is not None and not ratio else None
    scaled = number.scaled and figure.kind is not Kind.PERCENT
    step = number.last if number.worded and scaled else number.step  # `two million` is as round as `2 million`

    def told(hedge: Hedge) -> Allowed:
        return allowed(
            hedge,
            number.value,
            step,
            number.last,
            counted=counted or ratio,
            scaled=scaled,
            high=high,
            widths=widths,
        )

    hard, soft = told(figure.hedge)
    if estimated and figure.hedge is Hedge.EXACT:
        hard = told(Hedge.ABOUT)[0]
    value = (number.value + other.value) / 2 if other is not None and high else number.value
    if meant.sign < 0:
        value, hard, soft = -value, -hard, -soft
    return Quantity(
        kind=figure.kind,
        unit=figure.unit,
        value=None if ratio else value,
        hedge=figure.hedge,
        hard=hard,
        soft=soft,
        numerator=number.value * (1 if figure.head else meant.sign) if ratio else None,
        denominator=other.value if ratio and other is not None else None,
        whole=whole,
        ambiguous=number.ambiguous,
    )
