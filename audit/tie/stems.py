"""What is left of a subject without the joint that opens its clause, the verb that follows it and what moved in it."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.values import Figure
from audit.lang import Classes
from audit.lang.phrases import Match
from audit.tie.cues import move_before, told
from audit.tie.meanings import CHANGING
from audit.tie.phrases import Phrases, Range
from audit.tokens import APOSTROPHES

_MOVE = 4  # words to a noun for a move
_PARTICIPLE = ("ed", "ing", "ly")


def past_adjunct(phrases: Phrases, start: int, left: int, end: int) -> int:
    """Where the clause of a figure at `end` begins behind what a preposition says of the figure before it, which ends
    at `start`: of `rose 5% in services and fell 3%`, at `and`; else `left`.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    while start < end and phrases.closed[start]:
        start += 1
    if not phrases.language.plurals or start >= end or words[start] not in sets["narrowing"]:
        return left
    joints = [at for at in range(start + 1, end) if words[at] in sets["joins|clauses"] and words[at][0].isalpha()]
    own = range(joints[-1] + 1, end) if joints else range(0)
    if not joints or (own and not any(_finite(phrases, at) for at in own)):
        return left
    return joints[-1]


def _finite(phrases: Phrases, at: int) -> bool:
    """Whether a token is a verb that tells something, or a verb of change."""
    word, cue = phrases.sentence.words[at], phrases.sentence.cue_at.get(at)
    moves = cue is not None and not cue.value.keys().isdisjoint(("rises", "falls"))
    return moves or word in phrases.language.sets["passive|perfect|pluperfect|past_forms|finite"]


def joined_on(phrases: Phrases, start: int, end: int) -> int:
    """Where a subject begins behind the last word that opens a clause in it: of `lifts its dividend as revenue`, at
    `revenue`; not of `offences as recorded by police`, `spending as a share of output`.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    opening = sets["clauses|subordinates|conclusions"] - sets["joins"] - sets["taking_up"]
    for at in range(end - 2, start - 1, -1):
        cue = phrases.sentence.cue_at.get(at)
        scoped = cue is not None and "scopes" in cue.value  # `profit before tax`
        if words[at] not in opening or not words[at][0].isalpha() or scoped:
            continue
        after = words[at + 1]
        idle = words[at] in sets["relatives"] and after not in sets["determiners"]  # `in the east, where the herd`
        idle = idle or after in sets["article"] or after.endswith("ed") or words[at - 1 : at] == ["-"]
        told = phrases.content(at + 1, end)
        if not idle and phrases.words_of(told) and told is not None:
            return told[0]
    return start


def accompanied(phrases: Phrases, first: int, start: int, end: int) -> int:
    """Where what only goes along with a clause begins in its phrase from `first` on, of which `start` is that of the
    object: of `tightens its grip with deliveries up 10%`, `stocks were mixed with the index gaining 1%`, at what moved.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    if not words[end : end + 1] or not (words[end] in sets["particles"] or words[end].endswith("ing")):
        return start
    at = next((at for at in range(end - 2, first, -1) if words[at] in sets["alongside"]), start)
    clause = start > first or words[at + 1] in sets["definites"]
    verbs = sets["finite|present"]
    clause = clause or any(words[one] in verbs or told(phrases.sentence, words[one]) for one in range(first, at))
    own = phrases.content(at + 1, end) if at > start and clause else None
    return own[0] if own is not None and phrases.words_of(own) else start


def versioned(phrases: Phrases, found: Range | None) -> bool:
    """Whether a phrase only says of which account of an amount a figure is: `non-GAAP`, `adjusted`."""
    words, sets = phrases.sentence.words, phrases.language.sets
    if found is None or not phrases.language.plurals:
        return False
    told = words[slice(*found)]
    own = any(word in sets["versions"] for word in told)
    return own and all(word in sets["versions|denying"] or not word[0].isalpha() for word in told)


def move_of(phrases: Phrases, figure: Figure) -> int:
    """Where a noun for a move with its article begins that a figure is the size of, `a slight fall of 3%`; else 0."""
    read, at = phrases.sentence, figure.begin - 1
    led = at > 0 and read.words[at] in phrases.language.sets["link_of"]
    return (move_before(read, at) or 0) if led else 0


def leading(phrases: Phrases, figure: Figure, left: int) -> Range | None:
    """Who or what the sentence is about that did something with a move of a figure, before its verb: of `Corvo led the
    market with a rise of 3%`, `Corvo`.
    """
    words, sets, move = phrases.sentence.words, phrases.language.sets, move_of(phrases, figure)
    if move <= left or words[move - 1] not in sets["alongside"]:
        return None
    verb = next((one for one in range(left + 1, move - 1) if told(phrases.sentence, words[one])), None)
    held = move - 1 in phrases.sentence.under("bases")  # `were flat, compared with a rise of 3%`
    own = None if verb is None or held else phrases.content(left, verb)
    return own if own is not None and own[1] == verb else None


def unverbed(phrases: Phrases, start: int, end: int) -> int:
    """The end of a subject without the verb behind it, of which only the manner follows: of `inflation has cooled
    recently`, `inflation`, of `the loss was significantly`, `the loss`.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    helping = sets["passive|perfect|pluperfect"]
    at = next((at for at in range(start + 1, end) if words[at] in helping), end)
    rest = words[at + 1 : end]
    idle = sets["adverbs|nonfinite|comparatives"]
    verb = all(word in idle or word.endswith(_PARTICIPLE) for word in rest)
    adverbs = [word for word in rest if word in idle or word.endswith("ly")]
    stood = len(rest) - len(adverbs) == 1 and words[end : end + 1] != [] and words[end] in sets["within|reaching"]
    return at if (verb or stood) and at < end else end  # `the surplus was essentially flat at £3m`


def foreseen(phrases: Phrases, found: Range, cues: Sequence[Match[Classes]]) -> bool:
    """Whether a stretch only tells who foresaw a figure: `economists polled by the agency had expected a rise of`, not
    `analysts had expected earnings of`; `cues` are the words that plan or foretell.
    """
    words, sets, (start, end) = phrases.sentence.words, phrases.language.sets, found
    seer = next((at for at in range(start, end) if words[at] in sets["forecasters"]), end)
    named = not sets["narrowing|joins"].isdisjoint(words[start:seer])
    if seer == end or named or words[seer + 1] in APOSTROPHES:
        return False
    return any(seer < cue.start < end and phrases.content(cue.end, end) is None for cue in cues)


def unmoved(phrases: Phrases, start: int, end: int) -> int:
    """The end of a subject without the move behind it, of whose size words follow, and without a verb of the past
    before a word for up or down: of `fees have risen by an average rate`, `fees`, of `the index closed up` and `the
    index closed 2% lower`, `index`.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    for cue in phrases.sentence.cued("rises", "falls"):
        if start < cue.start and cue.end < end and words[cue.end] in sets["by"]:
            end = cue.start
            while end > start + 1 and words[end - 1] in sets["perfect|pluperfect|adverbs|infinitive_be"]:
                end -= 1
    figure = next((one for one in phrases.figures if one.start == end), None)
    turned = end if figure is None else figure.end
    moves = words[turned : turned + 1] and words[turned] in sets["comparatives" if figure else "particles"]
    closed = end - start > 1 and words[end - 1] in sets["past_forms"] and moves
    end -= bool(closed)
    verbs = frozenset() if phrases.closed[end] else sets["finite"] & sets["past_forms"]  # not of `the film took £3m`
    while end > start + 1 and sets["relatives"].isdisjoint(words[start:end]):
        manner = words[end - 1] in sets["manners"] and words[end - 1].endswith(_PARTICIPLE)
        if not manner and words[end - 1] not in verbs:
            break
        end -= 1  # `income took a hit`, `stocks unexpectedly rose`
    return end


def foretold(phrases: Phrases, cue: Match[Classes], start: int, end: int) -> bool:
    """Whether a verb that plans or foretells stands behind a subject, and one plain verb, the last of a phrase, behind
    it, and how far that goes: `the rate will slow to 4%`, `output is expected to ease by 2%`.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    leads = words[cue.start] in sets["modals"] or words[cue.end - 1] in sets["reaching"]
    rest = [word for word in words[cue.end : end] if word not in sets["adverbs|nonfinite"] and not word.endswith("ly")]
    named = cue.start > start and phrases.words_of(phrases.content(start, cue.start))
    moves = len(rest) == 1 and rest[0][0].isalpha() and words[end] in sets["reaching|by|within"]  # not `will spend £4m`
    return leads and moves and bool(named)


def wanted(phrases: Phrases, start: int, end: int) -> Range:
    """The subject of a verb in the infinitive that `for` opens, which stands last in a phrase or right behind it: of
    `the estimate called for payrolls to expand`, `payrolls`.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    to = next(
        (at for at in (end, end - 2) if at > start and words[at : at + 1] and words[at] in sets["reaching"]), None
    )
    if to is None or not words[to + 1 : to + 2] or not words[to + 1][0].isalpha():
        return start, end
    opened = next((at for at in range(to - 1, start, -1) if words[at] in sets["for"]), None)
    told = phrases.content(opened + 1, to) if opened is not None else None
    return told if told is not None and phrases.words_of(told) else (start, end)


def summing(phrases: Phrases, found: Range) -> bool:
    """Whether a stretch is only a participle behind a comma, or a verb behind `which`: `12.4p a share, marking a 14%
    rise`, `fell 2%, trading at £4`, `which reflects an increase of 3%`.
    """
    words, sets, (start, end) = phrases.sentence.words, phrases.language.sets, found
    if not phrases.language.plurals or end - start != 1 or start == 0 or words[end] not in sets["determiners|within"]:
        return False
    if words[start - 1] == "," and words[start].endswith("ing"):
        return True
    moves = (cue.start for cue in phrases.sentence.cued(*CHANGING))
    return words[start - 1] in sets["relatives"] and any(end < at < end + _MOVE for at in moves)


def moved_in(phrases: Phrases, found: Range) -> Range:
    """What moved in a phrase that tells of a move, `a decline in free cash flow`; the phrase itself if none."""
    words, sets = phrases.sentence.words, phrases.language.sets
    for cue in phrases.sentence.cued("falls", "rises", "growths"):
        inside = found[0] <= cue.start and cue.end < found[1] - 1
        if inside and words[cue.end] in sets["grows_in"]:
            told = phrases.content(cue.end + 1, found[1])
            if phrases.words_of(told) and told is not None:
                return told
    if found[1] - found[0] > 2 and words[found[0]] in sets["turns"] and words[found[0] + 1] in sets["grows_in"]:
        return phrases.content(found[0] + 2, found[1]) or found  # `change in net profit`
    return found
