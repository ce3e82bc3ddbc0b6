"""A noun or a comparative of change just after a figure, and its sign: `a 5% increase`, `12% higher`, `11 more`."""

from __future__ import annotations

from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Classes
from audit.lang.phrases import Match
from audit.model import Kind
from audit.tie.meanings import CHANGING, MOVES
from audit.tokens import ends_plural, possessive

_COMPOUND = 4  # words from a percentage to the noun for its change
_MARK = 6  # words to the mark that something lacks so much of
_BRACKET = 6  # words of a bracket that restates a figure


def told_after(read: Sentence, figure: Figure, right: int) -> int | None:
    """The sign of the noun or comparative just after a figure: `a 5 % increase`, `12 % higher`, `11 more than`."""
    words, sets, at = read.words, read.language.sets, _beginning(read, figure)
    if at >= min(right, len(words)) or not sets["comparatives"] or _sized(read, figure, at):
        return None
    if figure.hedged is not None and figure.hedged[0] == at:
        return None  # `5 per cent or lower`
    at = _past_bracket(read, figure, at)
    if at >= len(words):
        return None
    at = _past_restated(read, at, right)
    if _leads_on(read, at):
        return None
    if (past := _past_plan(read, at)) is not None:
        return past
    for name, sign in (("comparatives_up", 1), ("comparatives_down", -1)):
        if words[at] in sets[name]:
            return -sign if _of_what_lacks(read, figure, words[at]) else sign
    if _lacks(read, figure, at):
        return -1
    if words[at] in sets["link_of"] or words[at] in sets["within"]:
        return None  # `72% of higher education providers`, `44% at advanced level`
    cue = _noun(read, figure, at, right) or compound(read, figure)
    return None if cue is None else -1 if "falls" in cue.value else 1


def _beginning(read: Sentence, figure: Figure) -> int:
    """Where what is told after a figure begins: a comparative may stand before its noun."""
    words, comparatives = read.words, read.language.sets["comparatives"]
    if figure.head is not None and words[figure.head[0] - 1] in comparatives:
        return figure.head[0] - 1  # `120 fewer beds`
    if figure.measured is not None and words[figure.end - 2] in comparatives:
        return figure.end - 2  # `1,200 more tonnes`
    return figure.end


def _sized(read: Sentence, figure: Figure, at: int) -> bool:
    """Whether a figure is the size of what follows it: `the 460-member lower house`, `300 feet down`."""
    words, end = read.words, figure.end
    if figure.kind is Kind.LENGTH:
        return True
    if figure.kind is Kind.PERCENT or end - 2 < figure.core[1] or words[end - 2] != "-":
        return False
    return words[at] in read.language.sets["comparatives"] or not _nominal(read, figure, at)


def _past_bracket(read: Sentence, figure: Figure, at: int) -> int:
    """Where the words go on at a token past a bracket that restates a figure, or in which that restates another; the
    comparative before this one is told of both: `460 (or 10%) more than a year before`, `a tenth more (10%)`.
    """
    words, sets = read.words, read.language.sets
    if words[at] == "(" and ")" in words[at : at + _BRACKET] and read.language.plurals:
        return words.index(")", at) + 1
    before = figure.begin - 2 - (words[figure.begin - 1] in sets["restating"])
    if words[at] != ")" or words[before + 1] != "(" or not read.language.plurals:
        return at
    return before if before >= 0 and words[before] in sets["comparatives"] else at + 1


def _past_restated(read: Sentence, at: int, right: int) -> int:
    """The comparative behind what says a figure again from a token on, `€14.7bn or 21.5% more`; else that token."""
    words, sets = read.words, read.language.sets
    if words[at] not in sets["restating"]:
        return at
    reach = range(at + 2, min(at + 7, right + 7, len(words)))
    apart = next((more for more in reach if words[more] in ",;:("), reach.stop)
    return next((more for more in range(at + 2, apart) if words[more] in sets["comparatives"]), at)


def _leads_on(read: Sentence, at: int) -> bool:
    """Whether a word of change at a token opens a phrase that tells none: `122 seats up for grabs`, `9 years behind
    bars`.
    """
    cue = read.cue_at.get(at)
    if cue is None or cue.end == at + 1 or not MOVES.isdisjoint(cue.value):
        return False
    return read.words[at] in read.language.sets["particles"] or "fixed" in cue.value


def _noun(read: Sentence, figure: Figure, at: int, right: int) -> Match[Classes] | None:
    """The noun of change at a token, or past a time there: `a 24.6% year-on-year decline`."""
    words, sets, past = read.words, read.language.sets, at
    told = figure.kind is Kind.PERCENT or _nominal(read, figure, at)
    while past + 1 < min(right, len(words)) and (read.taken[past] or words[past] in sets["annual"]):
        past += 1
    grown = past > at and past in read.cue_at and "growths" in read.cue_at[past].value
    if grown or words[figure.begin - 1] in sets["article"]:
        at = past  # `reported 14% year-on-year growth`
    if not told or words[at] in sets["passive"] or not words[at][0].isalpha():
        return None  # `growth of 3% is down from 4%`
    near = (cue for cue in read.cues if at <= cue.start <= at + 1 and cue.end <= right)
    return next((cue for cue in near if not cue.value.keys().isdisjoint(CHANGING)), None)


def compound(read: Sentence, figure: Figure) -> Match[Classes] | None:
    """The noun for a change that ends the compound behind a percentage, or an amount with an article or an owner: `a
    17% net profit jump`, `a 5% pay rise`, `its £2.1m revenue growth`.
    """
    words, sets, at = read.words, read.language.sets, figure.end
    owned = figure.begin > 1 and possessive(words, figure.begin - 2)
    owned = owned or (figure.begin > 0 and words[figure.begin - 1] in sets["determiners"])
    if not (figure.kind is Kind.PERCENT or (figure.kind is Kind.MONEY and owned)) or not read.language.plurals:
        return None
    while at < min(figure.end + _COMPOUND, len(words) - 1) and _modifies(read, at):
        at += 1
    cue = read.cue_at.get(at) if at > figure.end else None
    if cue is None or cue.end > at + 1 or cue.value.keys().isdisjoint(CHANGING):
        return None
    if words[at] in sets["past_forms"] or words[at].endswith("ed") or words[at] in sets["particles|comparatives"]:
        return None
    last, after = words[at - 1], words[at + 1] if at + 1 < len(words) else "."
    if ends_plural(last) and last not in sets["money_nouns|outward"]:
        return None  # `a 5% chance prices fall`
    ends = not after[0].isalnum() or after in sets["narrowing|clauses|joins|base_after|reaching|passive|past_forms"]
    return cue if ends or read.taken[at + 1] else None


def _modifies(read: Sentence, at: int) -> bool:
    """Whether a token is a plain word that may stand before the noun of a change."""
    words, sets, cue = read.words, read.language.sets, read.cue_at.get(at)
    idle = cue is None or cue.value.keys() <= {"fixed", "quantity", "scopes", "shares"}
    return idle and words[at][0].isalpha() and not read.taken[at] and words[at] not in sets["skips|determiners|link_of"]


def _past_plan(read: Sentence, at: int) -> int | None:
    """The sign of how far something is past a plan that is named at a token: `£2m over budget`, `$7bn over the first
    estimate`.
    """
    words, sets = read.words, read.language.sets
    over = words[at] in sets["beyond"]
    if words[at] not in sets["age_bounds"]:
        return None
    cue = next((read.cue_at[named] for named in range(at + 1, at + 4) if named in read.cue_at), None)
    if cue is None or "plans" not in cue.value or (not over and words[at + 1] in sets["determiners"]):
        return None  # `£30,000 under the plan`
    after = words[cue.end] if cue.end < len(words) else "."
    if after in sets["link_of"]:
        return None  # `$2m over the budget of $8m` tells the budget
    ends = not after[0].isalpha() or read.taken[cue.end] or after in sets["joins"] or after in sets["narrowing"]
    return (1 if over else -1) if ends else None


def _lacks(read: Sentence, figure: Figure, at: int) -> bool:
    """Whether a percentage is what something lacks of a mark that is told behind it: `15.6% off its 2021 peak`, `9%
    under the average`, `7% short of last year's total`.
    """
    words, sets = read.words, read.language.sets
    if figure.kind is not Kind.PERCENT or words[at] not in sets["lacking"]:
        return False
    at += 1 + (words[at + 1 : at + 2] != [] and words[at + 1] in sets["link_of"])
    owned = words[at : at + 1] != [] and (words[at] in sets["determiners"] or bool(read.taken[at]))
    near = words[at : at + _MARK]
    end = next((place for place, word in enumerate(near) if word in ",.;:()"), len(near))
    return owned and not sets["yardsticks"].isdisjoint(near[:end])


def _of_what_lacks(read: Sentence, figure: Figure, word: str) -> bool:
    """Whether a comparative judges what is the worse the more it is: `a deficit of £8.4m, £2.1m worse than planned`."""
    sets = read.language.sets
    if word not in sets["judging"]:
        return False
    start = max((at for at in range(figure.begin) if read.words[at] in ";:"), default=0)
    return not sets["lacks"].isdisjoint(read.words[start : figure.begin])


def _nominal(read: Sentence, figure: Figure, at: int) -> bool:
    """Whether the word after an amount is a noun of change that an article opens: `a $96 million increase`, `a planned
    180,000 bpd increase`.
    """
    words, sets, start = read.words, read.language.sets, figure.begin
    opened = start > 0 and words[start - 1] in sets["determiners"]
    opened = opened or (start > 1 and words[start - 2] in sets["article"] and words[start - 1] in sets["restated"])
    return opened and read.language.plurals and (cue := read.cue_at.get(at)) is not None and cue.end == at + 1
