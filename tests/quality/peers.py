"""The readers of figures that can be installed beside this project, asked for the same texts.

Both give a span, a value and a unit, so only these are scored. They get what helps them: the sign of a fall is
not asked of them, a bare number counts as the right unit of a count, and a ratio as its quotient. Neither knows
Vietnamese: quantulum3 has English alone, and recognizers-text reads it as Spanish, whose dot groups thousands
and whose comma is the decimal mark as in Vietnamese.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module

from tests.quality.guesses import Guess
from tests.quality.items import Item

TOLD = ("value", "value+unit", "unit")
Reader = Callable[[Item], list[Guess]]
UNITS = {
    "dollar": "USD", "united states dollar": "USD", "us dollar": "USD", "dólar": "USD", "euro": "EUR",
    "vietnamese dong": "VND", "vietnam dong": "VND", "dong": "VND", "pound sterling": "GBP", "british pound": "GBP",
    "pound": "pound", "yen": "JPY", "japanese yen": "JPY", "yuan": "CNY", "chinese yuan": "CNY",
    "percentage": "percent", "percentage point": "percentage_point", "dimensionless": "",
    "metre": "m", "meter": "m", "metro": "m", "kilometre": "km", "kilometer": "km", "kilómetro": "km",
    "centimetre": "cm", "centimeter": "cm", "millimetre": "mm", "millimeter": "mm", "milímetro": "mm",
    "hectare": "ha", "hectárea": "ha", "square metre": "m2", "square meter": "m2", "square kilometre": "km2",
    "square kilometer": "km2", "cubic metre": "m3", "cubic meter": "m3", "litre": "litre", "liter": "litre",
    "kilogram": "kg", "kilogramo": "kg", "gram": "g", "tonne": "tonne", "metric ton": "tonne", "ton": "tonne",
    "tonelada": "tonne", "degree celsius": "celsius", "c": "celsius", "degree fahrenheit": "fahrenheit",
    "f": "fahrenheit", "year": "year", "año": "year", "month": "month", "mes": "month", "week": "week", "day": "day",
    "día": "day", "hour": "hour", "minute": "minute", "second": "second", "mile": "mile", "foot": "foot",
    "inch": "inch", "barrel": "barrel", "kilometre per hour": "km/hour", "kilometer per hour": "km/hour",
    "mile per hour": "mile/hour", "square mile": "mile2", "acre": "acre",
}  # fmt: skip


def quantulum3() -> Reader:
    """The reader of quantulum3, without its classifier. Raises `ImportError` where it is not installed."""
    parser = import_module("quantulum3.parser")

    def read(item: Item) -> list[Guess]:
        with suppress(Exception):  # it raises on some numerals of other languages; then it has read nothing
            return [
                Guess(start, end, quantity.value, _unit(quantity.unit.name), told=TOLD, unsigned=True)
                for quantity in parser.parse(item.text)
                for start, end in [quantity.span]
            ]
        return []

    return read


def recognizers() -> Reader:
    """The reader of recognizers-text: its numbers, percents, currencies, dimensions, temperatures and ages.

    Raises `ImportError` where it is not installed, or was installed with emoji 2, whose names it does not know.
    """
    numbers = import_module("recognizers_number")
    units = import_module("recognizers_number_with_unit")
    cultures = import_module("recognizers_text").Culture

    wholes = (
        numbers.recognize_percentage, units.recognize_currency, units.recognize_dimension,
        units.recognize_temperature, units.recognize_age,
    )  # fmt: skip

    def read(item: Item) -> list[Guess]:
        culture = cultures.English if item.lang == "en" else cultures.Spanish
        found: list[Guess] = []
        for recognise in (*wholes, numbers.recognize_number):
            with suppress(Exception):
                for result in recognise(item.text, culture):
                    guess = _recognised(result.start, result.end + 1, result.resolution, result.type_name)
                    if guess and not any(guess.start < other.end and other.start < guess.end for other in found):
                        found.append(guess)
        return found

    return read


def _recognised(start: int, end: int, resolution: dict[str, str], kind: str) -> Guess | None:
    written = resolution.get("value")
    if not written:
        return None
    plain = written.rstrip("%").replace(",", ".")
    unit = "percent" if kind == "percentage" else _unit(resolution.get("unit", ""))
    return Guess(start, end, float(plain), unit, told=TOLD, unsigned=True)


def _unit(name: str) -> str:
    return UNITS.get(name.lower(), name)


def readers() -> list[tuple[str, Reader | str]]:
    """The peers by name, each with its reader or the reason why there is none."""
    warnings.filterwarnings("ignore")
    named: Sequence[tuple[str, Callable[[], Reader]]] = (("quantulum3", quantulum3), ("recognizers-text", recognizers))
    found: list[tuple[str, Reader | str]] = []
    for name, reader in named:
        try:
            found.append((name, reader()))
        except ImportError as error:
            found.append((name, f"not installed ({error})"))
    return found
