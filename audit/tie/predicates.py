"""A subject without the verbs around it that plan, tell, raise or hold what the figure measures."""

from __future__ import annotations

from audit.tie.after import parting
from audit.tie.cues import told
from audit.tie.phrases import Phrases, Range
from audit.tie.stems import accompanied, foreseen, foretold, joined_on, moved_in, unmoved, unverbed, wanted
from audit.tokens import ends_plural

_FORETELLING = ("plan_words", "estimate_words")
_TELLING = ("plan_words", "estimate_words", "target_words", "actual_words")
_VERBS = ("present", "past_forms", "sayings")


def bared(phrases: Phrases, found: Range) -> Range:
    """A subject without the verbs that plan or tell it: `had expected earnings`, `the deficit is projected`."""
    words, sets = phrases.sentence.words, phrases.language.sets
    start, end = found
    if start and words[start - 1] == "," and words[start] in sets["appositions|raising"] and end - start > 1:
        start += 1  # `were sold, putting sales up 9%`
    for cue in phrases.sentence.cued(*_TELLING):
        if not start <= cue.start < end:
            continue
        after = words[cue.end] if cue.end < end else ""
        verb = _passive(phrases, cue.start - 1)
        if foretold(phrases, cue, start, end):
            end = verb if verb > start else cue.start
        elif after and after[0].isalpha() and after not in sets["skips"] and not parting(phrases, cue.end):
            start = cue.end
        elif verb > start:
            end = verb
        elif cue.end >= end and cue.start > start:
            end = cue.start
    start = _equal(phrases, _lifted(phrases, _object(phrases, _said(phrases, start, end), end), end), end)
    start = accompanied(phrases, found[0], start, end)
    start, end = wanted(phrases, joined_on(phrases, start, end), end)
    least = _unpraised(phrases, start, unmoved(phrases, start, unverbed(phrases, start, end)))
    bare = (start, end) if least == end else phrases.content(start, least) or (start, least)
    related = words[bare[1]] == "," and words[bare[1] + 1] in sets["relatives"]  # `a fall in cash, which sank to £3m`
    moves = related or words[bare[1]] in sets["link_of"] or words[bare[0]] in sets["turns"]
    return moved_in(phrases, bare) if moves else bare  # `a fall in sales of 3%`, `change in net profit: 3%`


def tells(phrases: Phrases, found: Range) -> bool:
    """Whether a stretch is only a verb that plans or foretells, `was 58 and is expected to be 60`, or who foretells it
    of what was told before: `the club expects it to be 60`.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    if not phrases.language.plurals:
        return False
    cues = [*phrases.sentence.cued(*_FORETELLING)]
    if foreseen(phrases, found, cues):
        return True
    if all(word in sets["ranging"] for word in words[slice(*found)]):
        return True  # `earnings for 2024 to be in the range of`
    taken_up = words[found[1]] in sets["it|them"]
    return any(cue.end >= found[1] > cue.start >= found[0] and (taken_up or cue.start == found[0]) for cue in cues)


def aimed(phrases: Phrases, found: Range) -> Range:
    """A subject without who sets it for an aim, and the verb that says so: `huyện phấn đấu GRDP`."""
    for cue in phrases.sentence.cued("target_words", "plan_words"):
        if found[0] < cue.start and cue.end < found[1] and "plans" not in cue.value:
            found = phrases.content(cue.end, found[1]) or found
    return found


def _passive(phrases: Phrases, at: int) -> int:
    """The token of the verb that makes a passive, past adverbs before it: `is also estimated`; -1 without one."""
    words, sets = phrases.sentence.words, phrases.language.sets
    while at > 0 and words[at] in sets["adverbs"]:
        at -= 1
    return at if at >= 0 and words[at] in sets["passive"] else -1


def _unpraised(phrases: Phrases, start: int, end: int) -> int:
    """The end of a phrase without the words that only call a figure a record: `rice output at a record`."""
    words, sets, at = phrases.sentence.words, phrases.language.sets, end
    idle = sets["records|changed|skips|ranging"]
    while at > start + 1 and words[at - 1] in idle:
        at -= 1
    showed = at > start + 1 and words[at - 1] in sets["findings"]  # `stocks showed a smaller increase`
    return end if not showed and all(word in sets["skips"] for word in words[at:end]) else at - showed


def _said(phrases: Phrases, start: int, end: int) -> int:
    """Where what somebody says begins in a phrase: of `the chairman said that net debt`, at `net debt`."""
    words, sets = phrases.sentence.words, phrases.language.sets
    for at in range(end - 2, start - 1, -1):
        told = sets["sayings|findings"] if at > start else sets["findings"]  # not of `, reported crime fell`
        if words[at] in told and (at == 0 or words[at - 1] not in sets["determiners"]):
            first = at + 1 + (words[at + 1] in sets["relatives|connectives"])
            own = set(phrases.words_of((first, end))) - sets["changed"]
            return first if own else start
    return start


def _lifted(phrases: Phrases, start: int, end: int) -> int:
    """Where what a verb raised or cut begins in a phrase: of `other income boosted total revenue`, at `total`."""
    words, sets = phrases.sentence.words, phrases.language.sets
    for cue in (*phrases.sentence.cued("rises"), *phrases.sentence.cued("falls")):
        told = start < cue.start and cue.end == cue.start + 1 < end and words[cue.start].endswith("ed")
        before = words[cue.start - 1]
        perfect = before in sets["perfect|pluperfect"] and cue.start - 1 > start and words[end] in sets["by"]
        if (
            told
            and (phrases.telling[cue.start - 1] > 1 or perfect)
            and before not in sets["adverbs"]
            and not before.endswith("ly")
        ):
            return cue.end if phrases.content(cue.end, end) is not None else start
    return start


def _equal(phrases: Phrases, start: int, end: int) -> int:
    """Where what a figure is of begins in a phrase that says what something is: of `the reason is bank interest of`, at
    `bank interest`.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    if words[end : end + 1] == [] or words[end] not in sets["link_of"]:
        return start
    at = next((at for at in range(end - 1, start, -1) if words[at] in sets["passive"]), None)
    stated = at is not None and phrases.content(start, at) and not told(phrases.sentence, words[at + 1])
    return at + 1 if at is not None and stated and phrases.words_of((at + 1, end)) else start


def _object(phrases: Phrases, start: int, end: int) -> int:
    """Where the object of a verb in a phrase begins, which is what the figure measures: `cut the deposit rate`,
    `approved a programme`; a determiner tells it, but not one after a preposition or in a name with `of`.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    led = start > 0 and words[start - 1] in sets["narrowing"]  # `in rural areas of the county the poverty rate`
    for index in range(end - 1, start, -1):
        before = words[index - 1]
        if words[index] not in sets["determiners"] or not before[0].isalpha():
            continue
        if before in sets["link_of"] or before in sets["known_of"] or before in sets["narrowing"]:
            continue
        if led and not any(before in sets[name] for name in _VERBS) and not _foretells(phrases, index - 1):
            continue  # but `economists polled by a wire expect the index to rise`
        if before.endswith("ing") and index - 1 > start and ends_plural(words[index - 2]):
            continue  # `the number of passengers using the ferry`
        own = phrases.content(index + 1, end)
        turned = words[index] in sets["article"] and before in sets["reaching"]
        turned = turned and index - 2 > start and told(phrases.sentence, words[index - 2])
        acted = before.endswith("ed") and index - 1 > start and words[end : end + 1] != []
        turned = turned or (acted and words[end] in sets["by|link_of"])  # `it increased its allowance by £4m`
        idle = _stopped(phrases, index - 1) or before in sets["skips"] - sets["it"]
        if (idle and not turned) or own is None:
            continue  # but `the firm swung to a loss`
        if all(word in sets["records|changed|ranging|superlatives"] for word in words[slice(*own)]):
            continue  # `is likely to hit a record high`
        return index + 1
    return start


def _foretells(phrases: Phrases, index: int) -> bool:
    cue = phrases.sentence.cue_at.get(index)
    return cue is not None and "estimate_words" in cue.value


def _stopped(phrases: Phrases, index: int) -> bool:
    cue = phrases.sentence.cue_at.get(index)
    return cue is not None and "stops" in cue.value
