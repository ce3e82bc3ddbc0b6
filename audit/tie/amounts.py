"""What an amount of money is of, where the words after it say so and none before can: `a £5m loan`, `£6m of grants`."""

from __future__ import annotations

from audit.extract.values import Figure
from audit.model import Kind
from audit.tie.after import noun_after, parting, past_restated
from audit.tie.cues import told
from audit.tie.phrases import Phrases, Range

_DASHES = frozenset("-–—")
_PARTING = frozenset(".;,:")
_VERBS = 4  # words of a verb, at most: `had not yet been`
_OWN = ["'", "s"]


def _begins_item(phrases: Phrases, figure: Figure) -> bool:
    """Whether an amount begins an item, what it is of behind it: `có 25 tỷ đồng kinh phí sự nghiệp và 3 tỷ đồng vốn đầu
    tư`.
    """
    words, sets, end = phrases.sentence.words, phrases.language.sets, figure.end
    if end >= len(words) or phrases.closed[end]:
        return False
    named = not sets["money_nouns"].isdisjoint((words[end], " ".join(words[end : end + 2])))
    before = words[figure.begin - 1] if figure.begin else "."
    opened = phrases.sentence.led("parts", figure.begin) or phrases.sentence.follows("having", figure.begin)
    return named and (opened or before in sets["joins"])


def amount_of(phrases: Phrases, figure: Figure) -> Range | None:
    """The noun that an amount is of, with what that is for; `None` where nothing says that it has one behind it.

    It has where the amount describes it (`a £5.25 million bill`), begins an item or a bracket (`£11 million - grants`,
    `(£8 million housing, £6 million parks)`), or is told to be of it there (`£6.8m of investment in roads`), begins a
    clause (`said that £2.3m in repairs had been put off`), and where somebody only has the amount (`had $512 million of
    cash`, `with £40m in debt`).
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    if not phrases.language.plurals:
        return noun_after(phrases, figure, figure.end) if _begins_item(phrases, figure) else None
    start = _past_worth(phrases, past_restated(phrases, figure))
    described, had = figure.begin > 0 and _described(phrases, figure), _had(phrases, figure)
    worth = start > figure.end and words[start - 1] in sets["attributes"]
    if not (described or had or worth or _opens(phrases, figure)):
        return None
    after = words[start] if start < len(words) else "."
    linked = had or after in _DASHES or after in sets["link_of"]
    if (linked and not described) or (after in sets["grows_in"] and _begins(phrases, figure)):
        start += 1
    told = start < len(words) and words[start][0].isalpha() and not phrases.closed[start]
    if not told or words[start] in sets["skips"] or words[start] in sets["narrowing"] or parting(phrases, start):
        return None
    cue = phrases.sentence.cue_at.get(start)
    if cue is not None and not cue.value.keys() <= {"fixed", "quantity"}:
        return None
    return _with_purpose(phrases, figure, noun_after(phrases, figure, start), sets["purposes|grows_in"])


def _past_worth(phrases: Phrases, start: int) -> int:
    """Where `of` stands behind a word for what something is worth: `£4m worth of grain`, `£4m's worth of grain`."""
    words, sets = phrases.sentence.words, phrases.language.sets
    at = start + 2 * (words[start : start + 2] == _OWN)
    worth = at + 1 < len(words) and words[at] in sets["attributes"] and words[at + 1] in sets["link_of"]
    return at + 1 if worth else start


def _with_purpose(phrases: Phrases, figure: Figure, noun: Range | None, joints: frozenset[str]) -> Range | None:
    """A noun with what one of some words joins to it: `a bill for temporary accommodation`, `spent on new kit`."""
    words = phrases.sentence.words
    if noun is None or noun[1] + 1 >= len(words) or words[noun[1]] not in joints:
        return noun
    more = noun_after(phrases, figure, noun[1] + 1)
    return noun if more is None or phrases.closed[noun[1] + 1] else (noun[0], more[1])


def undergone(phrases: Phrases, figure: Figure) -> Range | None:
    """What was done with an amount that is all that the words before its verb tell: `£2.5m was spent on new kit`."""
    words, sets, end = phrases.sentence.words, phrases.language.sets, figure.end
    plain = figure.measured is not None and figure.head is None and figure.kind not in (Kind.PERCENT, Kind.DURATION)
    if not plain or not phrases.language.plurals or end >= len(words):
        return None
    at = _past_auxiliaries(phrases, end)
    if at == end or at >= len(words) or not _opens_clause(phrases, figure):
        return None
    if not (told(phrases.sentence, words[at]) or words[at].endswith("en")):
        return None
    return _with_purpose(phrases, figure, noun_after(phrases, figure, at), sets["narrowing|purposes"])


def fate(phrases: Phrases, figure: Figure) -> Range | None:
    """What became of people whom a number without a noun counts: `where 11,000 died`, `366 are still missing`, `812 ca
    mắc, 4 tử vong`.
    """
    words, sets, end = phrases.sentence.words, phrases.language.sets, figure.end
    if figure.head is not None or not figure.elided or figure.unit != phrases.language.person_unit:
        return None
    if not phrases.language.plurals:
        size = next((size for size in (2, 1) if " ".join(words[end : end + size]) in sets["befalling"]), 0)
        return (end, end + size) if size else None
    near = range(end, min(end + _VERBS, len(words)))
    at = next((at for at in near if words[at] in sets["fates"]), None)
    return None if at is None else noun_after(phrases, figure, at)


def _past_auxiliaries(phrases: Phrases, at: int) -> int:
    """The token behind the words that make a passive of a participle from a token on: `had not been`."""
    words, sets = phrases.sentence.words, phrases.language.sets
    first, passive = at, False
    verbs = sets["modals|perfect|pluperfect|passive|infinitive_be|adverbs"]
    while at < len(words) and words[at] in verbs:
        passive = passive or words[at] in sets["passive|infinitive_be"]
        at += 1
    return at if passive else first


def _opens_clause(phrases: Phrases, figure: Figure) -> bool:
    """Whether a clause begins with an amount; it does not with the second of two that a word joins."""
    words, sets, at = phrases.sentence.words, phrases.language.sets, figure.begin - 1
    if at < 0 or words[at] in _PARTING or phrases.closed[at]:
        return not (at >= 0 and any(one.end == at + 1 for one in phrases.figures))
    return words[at] in sets["joins|clauses"] and not any(one.end == at for one in phrases.figures)


def _described(phrases: Phrases, figure: Figure) -> bool:
    """Whether an article opens the phrase that an amount stands in: `a projected £5.25 million bill`."""
    words, articles = phrases.sentence.words, phrases.language.sets["determiners"]
    cues = (cue for cue in phrases.sentence.cued("estimate_words", "plan_words"))
    before = next((cue.start for cue in cues if cue.end == figure.begin), figure.begin) - 1
    before -= before > 0 and words[before] in phrases.language.sets["others"]
    return before >= 0 and (words[before] in articles or words[before - 1 : before + 1] == _OWN)


def _had(phrases: Phrases, figure: Figure) -> bool:
    """Whether a word for having or a verb in the infinitive stands before an amount, and one that tells of what it is
    after it.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    begin, end = figure.begin, past_restated(phrases, figure)
    if not 0 < begin < end < len(words) or words[end] not in sets["grows_in"]:
        return False
    acts = begin > 1 and words[begin - 2] in sets["reaching"] and words[begin - 1][0].isalpha()  # `to save £4m in fees`
    return acts or words[begin - 1] in sets["perfect|pluperfect|alongside"]


def _begins(phrases: Phrases, figure: Figure) -> bool:
    """Whether an amount begins its sentence or a clause that `that` opens, but for words that name nothing: `A further
    £1.2m in grants`, `said that some £4m of repairs`.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    opening = sets["subordinates"] - sets["relatives"]
    start = max((at + 1 for at in range(figure.begin) if words[at] in opening), default=0)
    idle = sets["others|article|totals|skips"]
    before = (at for at in range(start, figure.begin) if not phrases.closed[at])
    return all(words[at] in idle or not words[at][0].isalnum() for at in before)


def _opens(phrases: Phrases, figure: Figure) -> bool:
    """Whether nothing but a mark stands before an amount in its item, its bracket or a list in one."""
    words, at = phrases.sentence.words, figure.begin
    if _begins(phrases, figure):
        return True
    if words[at - 1] not in ("(", ",") or ")" not in words[at:]:
        return False
    opened = next((before for before in range(at - 1, -1, -1) if words[before] in "()"), None)
    if opened is None or words[opened] != "(":
        return False
    return any(one.begin == opened + 1 for one in phrases.figures)
