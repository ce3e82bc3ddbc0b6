"""The times that a header tells: years, months and parts of them, as tables write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from audit import periods
from audit.grids import words as table_words
from audit.times import OPENING, Mention, Relative, Role, Unit, Way, mentions

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)\s*(?:\((?P<noted>[a-z])\)|(?P<mark>[aefp](?![^\W_])))?")
_MONTH = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?!\d)")
_ACCOUNTS = re.compile(r"(?<![\d/])((?:19|20)\d\d)[/–-](\d\d)(?![\d/])")  # `2023/24`
_DIGITS = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])")  # `202109`
_MONTHS = re.compile(r"(?<![\w.,])(?P<n>[2-9]|1[01])\s?(?P<word>[^\W\d_]+)(?:\s*[/-]?\s*(?P<year>20\d\d))?(?!\w)")
_QUARTERS = (3, 6, 9)
_BETWEEN = 8  # letters between two times of which one is held against the other
_DATED = re.compile(r"([^\W\d_]+)[-/' ]{1,2}(\d\d)")


def times_of(low: str, lang: str, compared: bool) -> tuple[tuple[Mention, ...], tuple[Mention, ...], str]:
    """The times, those that others are compared with, and the text with both blanked."""
    known = table_words()
    at = low.find(known.within(low, "compared")) if compared else len(low)
    found: list[Mention] = []
    bases: list[Mention] = []
    for mention in (*mentions(low, lang), *_months(low), *_named_month(low), *_years(low, lang)):
        if not low[mention.start : mention.end].strip() or mention.role in (Role.CLOCK, Role.YEARLY) or mention.name:
            continue
        based = mention.start > at or (compared and mention.role is Role.BASE) or _over(found, mention, low)
        based = based or (bool(known.open(low.lstrip(" %("), "growths")) and _since(low, mention))
        (bases if based else found).append(mention)
        low = low[: mention.start] + " " * (mention.end - mention.start) + low[mention.end :]
    return tuple(found), tuple(bases), low


def opened(mention: Mention) -> Mention:
    """The first day of a year at whose beginning the figures of a column stood: `Hộ nghèo đầu năm`."""
    relative, period = mention.relative, mention.period
    if mention.form != OPENING:
        return mention
    if period is not None:
        return replace(mention, period=periods.day(period.start.year, 1, 1))
    return mention if relative is None else replace(mention, relative=replace(relative, unit=Unit.DAY, day=1))


def _since(low: str, mention: Mention) -> bool:
    """Whether a time is what a change is measured from: `Change on 2022`, `YoY`."""
    opening = low[mention.start : mention.end].split()[:1]
    near = (*low[: mention.start].split()[-1:], *opening)
    return mention.role in (Role.SINCE, Role.BASE) or any(table_words().are(word, "since") for word in near)


def _named_month(low: str) -> list[Mention]:
    """The month whose name is all of a header, with two digits of its year or as a part of one: `Apr-23`, `Apr`."""
    bare = low.strip(" .*")
    dated = _DATED.fullmatch(bare)
    number = table_words().months.get(dated[1] if dated else bare)
    if number is None:
        return []
    start = low.index(bare)
    if dated:
        return [Mention(start, start + len(bare), period=periods.month(2000 + int(dated[2]), number))]
    return [Mention(start, start + len(bare), relative=Relative(Way.PART, Unit.MONTH, month=number, months=1))]


def _over(found: Sequence[Mention], mention: Mention, low: str) -> bool:
    """Whether a time is an earlier one that the one just before it is held against: `2023/2022`, `2023 on 2022`."""
    if not found or found[-1].period is None or mention.period is None:
        return False
    between = low[found[-1].end : mention.start]
    return len(between) <= _BETWEEN and "," not in between and mention.period.end <= found[-1].period.start


def _months(low: str) -> list[Mention]:
    """Numbers of months alone, which a header means of the beginning of a year: `TH 6 tháng`, `9T/2024`, `6M`."""
    found: list[Mention] = []
    for match in _MONTHS.finditer(low):
        short = match["word"] in ("t", "m") and int(match["n"]) in _QUARTERS
        if short or match["word"] in table_words().sets["months"]:
            count, year = int(match["n"]), match["year"]
            named = periods.months(int(year), 1, count) if year else None
            relative = None if year else Relative(Way.PART, Unit.MONTH, month=1, months=count)
            found.append(Mention(match.start(), match.end(), period=named, relative=relative))
    return found


def _years(low: str, lang: str) -> list[Mention]:
    """Bare years: every number of a header that can be one; those of accounts, `2023/24`; months in digits, `03/2024`,
    `202403`.
    """
    found = [
        Mention(match.start(), match.end(), Role.NONE, periods.month(int(match[2]), int(match[1])))
        for match in _MONTH.finditer(low)
    ]
    if match := _DIGITS.fullmatch(low.strip()):
        found.append(Mention(0, len(low), Role.NONE, periods.month(int(match[1]), int(match[2]))))
    for match in _ACCOUNTS.finditer(low):
        told = mentions(match[0], lang) if (int(match[1]) + 1) % 100 == int(match[2]) else []
        found += [replace(one, start=match.start(), end=match.end()) for one in told]
    return found + [
        Mention(match.start(), match.end(), Role.NONE, periods.year(int(match[1]))) for match in YEAR.finditer(low)
    ]
