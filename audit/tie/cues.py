"""The words around a time of a sentence: what makes it the base of a comparison, or the time of one thing alone."""

from __future__ import annotations

from audit.extract.sentences import Sentence, Timed
from audit.lang import roles
from audit.model import CHANGES, Grain, Measure
from audit.tie.parts import Part
from audit.times import Role, Unit, Way
from audit.tokens import possessive

_ORIGINS, _SAYINGS, _THRESHOLDS = roles("origins"), roles("sayings"), roles("thresholds")
_OPPOSED, _FROM = roles("opposed", "held_against"), roles("base_after")
_CLAUSES = roles("clauses", "subordinates")
_REASONS = roles("reasons")
_VERBS = frozenset({"reaches", "acts", "stands"})
_VERB = 3  # words of a verb between a time and its figure
_HELD = 9  # words back from a time to the word that holds another against it
_BEGUN = 12  # words from a `since` to the time at which something began
_CLAUSE = 12  # words back from a figure to the verb of its clause
_TELLER = 4  # words from a day to the verb of who tells something on it
_SUBJECT = 5  # words of a subject and its verb
_NOUN = 4  # words of what a figure is the number of
_OWNED = 7  # words back from a figure to the time whose own it is


def origin(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time says when something came to be, in words set apart: `founded in 1952, the school has ...`."""
    if not sentence.roles & _ORIGINS:
        return False
    words, origins = sentence.words, sentence.language.sets["origins"]
    first, last = timed.first, timed.last
    near = words[max(0, first - 2) : first]
    twofold = " ".join(near) in origins
    named = twofold or (bool(near) and near[-1] in origins)
    if sentence.language.plurals and first > 1 and words[first - 2][0].isalnum():
        return False  # `12 schools were built in 2019, ...` tells when they were built
    apart = first > 2 and words[first - 2 - twofold] == ","
    hour = next((one.last for one in sentence.times if one.first == last and one.mention.role is Role.CLOCK), last)
    after = words[hour] if hour < len(words) else "."
    return named and (after in ",)" or (apart and after in ".;"))


def said(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time is that of the telling: `officials said on Sunday`."""
    if not sentence.roles & _SAYINGS:
        return False
    words, sets = sentence.words, sentence.language.sets
    sayings, first, last = sets["sayings"], timed.first, timed.last
    relative = timed.mention.relative
    day = relative is not None and relative.way in (Way.WEEKDAY, Way.SHIFT) and relative.unit in (Unit.DAY, Unit.WEEK)
    if not day:
        return False
    if sentence.language.plurals and not (sets["subordinates"] & sets["taking_up"]).isdisjoint(words[last : last + 1]):
        return True  # `exporters estimated this week that output was down 8%`
    if first > 1 and words[first - 1] in sayings and _counted(sentence, first - 2):
        return False
    if first == 0 and len(sentence.times) > 1 and sentence.language.plurals and words[last] != ",":
        return not sayings.isdisjoint(words[last : last + _TELLER])  # `on Tuesday the firm posted`
    near = (first > 0 and words[first - 1] in sayings) or not sayings.isdisjoint(words[last : last + 1])
    return near or _inverted(sentence, first)


def _inverted(sentence: Sentence, at: int) -> bool:
    """Whether who says something stands between the verb and a word: `shipments fell, said IDC Thursday`."""
    words, sayings = sentence.words, sentence.language.sets["sayings"]
    for index in range(at - 1, max(0, at - _TELLER), -1):
        if words[index] in sayings:
            return index < at - 1 and words[index - 1] == "," and sentence.language.plurals
        if not sentence.raw[sentence.starts[index]].isupper():
            return False
    return False


def _counted(sentence: Sentence, at: int) -> bool:
    """Whether a word is the helping verb of what happened to a count: `1,700 inmates will be released`, `12 cases were
    reported`; not `the results were released`.
    """
    words, sets = sentence.words, sentence.language.sets
    if words[at] not in sets["passive|infinitive_be"]:
        return False
    begin = next((one for one in range(at, 0, -1) if words[one - 1] in ",;:"), 0)
    return any(words[one][0].isdecimal() and not sentence.taken[one] for one in range(begin, at))


def held(sentence: Sentence, timed: Timed, begin: int = 0) -> bool:
    """Whether a time is only what another is compared with: `of the 2019 level`, `so với cùng dịp năm 2022`; by the
    words from `begin`, behind the figure before it: not in `waited more than four hours in May`.
    """
    words, sets = sentence.words, sentence.language.sets
    first, last = timed.first, timed.last
    outright = _held_alone(sentence, timed)
    if outright is not None:
        return outright
    first -= words[first - 1 : first] == ["("]  # `vượt kỷ lục cũ (ngày 2/6)`
    based = False
    for at in range(first - 1, max(begin - 1, first - _HELD), -1):
        if words[at] in sets["peaks"] and not sets["passing"].isdisjoint(words[max(0, at - 2) : at]):
            return True
        if words[at] in sets["base_nouns"] and at > 1 and words[at - 2] in sets["link_of"]:
            return True  # `92% of the level of October 2019`
        if (words[at] == "-" and sentence.glued(at)) or words[at + 1] == "-":
            continue  # `above pre-crisis levels seen in 2019`, `below the 30-year average over 1981 to 2010`
        if words[at][0].isdecimal() or not words[at][0].isalnum():
            return False
        if words[at] in sets["clauses"] and at == first - 1 and _bare_part(sentence, timed):
            return False  # `as first-half profit rose`
        said = words[last] if last < len(words) else ""
        if words[at] in sets["joins"] and at == first - 1 and said in sets["verbal|equating"]:
            return False  # `giảm 2% so với tháng trước và 7 tháng đạt 81 tỷ`
        based = based or (words[at] in sets["base_nouns"] and sentence.language.plurals)
        if based and words[at] in sets["change_openers"]:
            return True  # `an increase from the record low told in 2014`
        if words[at] in sets["clauses"] and at < first - 1 and not _correlated(sentence, at):
            continue  # `as transfers from those abroad in 2013`
        if words[at] in sets["base_openers"]:
            return " ".join(words[at : at + 2]) not in sets["dating"]
        if words[at] in sets["compares"] and _more(sentence, at):
            return True
    return False


def _held_alone(sentence: Sentence, timed: Timed) -> bool | None:
    """Whether the words right beside a time say that it is only compared with, or is not; `None` where none does."""
    words, sets = sentence.words, sentence.language.sets
    first, last = timed.first, timed.last
    now = timed.mention.now  # `rents now average £900`
    if last < len(words) and words[last] in sets["base_nouns"] and not now:
        after = words[last + 1 : last + 2]
        if after and (after[0] in sets["past_forms|present"]) and _opening(sentence, first):
            return False  # `the November figure was 19,679`
        return not after or not (after[0] in sets["reaching"] or after[0] in sets["link_of"])
    if possessive(words, last) and (last + 2 >= len(words) or words[last + 2] in ",;.:)"):
        return True  # `half of last year's`
    if timed.mention.role is Role.BEFORE and words[first] in sets["base_openers"]:
        return True  # `6.9% ahead of last year`
    if first and words[first] in sets["for"] and words[first - 1] in sets["superlatives"]:
        return True  # `a record for the third quarter`
    whole = timed.mention.period
    if (
        whole is not None
        and whole.grain is Grain.SPAN
        and not sets["norms"].isdisjoint((*words[last : last + 1], *words[max(0, first - 1) : first]))
    ):
        return True  # `2.8°C over the 1981-2010 mean`, `half the norm for 1961-1990`
    return None


def _opening(sentence: Sentence, at: int) -> bool:
    """Whether a clause begins at a word of English."""
    words, sets = sentence.words, sentence.language.sets
    opens = at == 0 or words[at - 1] in ",;:" or words[at - 1] in sets["joins|clauses"]
    return opens and sentence.language.plurals


def _correlated(sentence: Sentence, at: int) -> bool:
    """Whether a word goes on with an equal: `as many as the firm had in 2013`, `the same rate as in 2013`."""
    before = sentence.words[max(0, at - _NOUN) : at]
    return sentence.words[at] in before or not sentence.language.sets["same"].isdisjoint(before)


def _more(sentence: Sentence, at: int) -> bool:
    """Whether the word at `at` ends a comparative, `cao hơn`, `thấp hơn`, or opens a clause with one: `kém` alone is of
    other things too.
    """
    opens = sentence.words[at - 1] in ",;("
    ended = (cue for cue in sentence.cued("rises", "falls") if cue.end == at + 1)
    return opens or any(cue.start + 2 == cue.end for cue in ended)


def threshold(sentence: Sentence, part: Part) -> bool:
    """Whether a figure is the level that another is compared with: `thấp hơn mức 24,9 tỷ USD cùng kỳ 2024`."""
    if not sentence.roles & _THRESHOLDS:
        return False
    words, sets, begin = sentence.words, sentence.language.sets, part.figure.begin
    named = (size for size in (1, 2) if begin > size and " ".join(words[begin - size : begin]) in sets["thresholds"])
    return any(words[begin - size - 1] in sets["compares"] for size in named)


def outdone(sentence: Sentence, part: Part, before: Part | None) -> bool:
    """Whether a figure is what another is so much more or less than: `12% more than $1.4 billion in 2023`."""
    words, begin = sentence.words, part.figure.begin
    if before is None or not sentence.language.plurals or before.meant.measure not in CHANGES:
        return False
    compared = words[begin - 1] in sentence.language.sets["base_after"]
    return compared and before.figure.end in (begin - 2, begin - 1)


def _bare_part(sentence: Sentence, timed: Timed) -> bool:
    """Whether a mention is a part of a year with nothing before it: `first-half profit`."""
    word, sets = sentence.words[timed.first], sentence.language.sets
    relative = timed.mention.relative
    part = relative is not None and relative.way is Way.PART and not timed.mention.role
    return part and word not in sets["within"] and word not in sets["determiners"]


def possessor(sentence: Sentence, part: Part) -> int | None:
    """The time whose own a figure is said to be: `2011's 417,432`, `below July's retail inflation of 9.0%`."""
    words, at, sets = sentence.words, part.figure.begin, sentence.language.sets
    verbs = sets["breaks|past_forms"]
    for index in range(at - 1, max(1, at - _OWNED), -1):
        if words[index] == "s" and words[index - 1] == "'":
            end = sentence.ends[index - 2]
            return next((number for number, timed in enumerate(sentence.times) if timed.end == end), None)
        if words[index] == "-" and sentence.language.plurals:
            continue  # `2014's then-record 9 million`
        if not words[index][0].isalpha() or words[index] in verbs or _acted(sentence, index):
            return None
    return None


def described(sentence: Sentence, timed: Timed) -> int:
    """Where the noun begins that a time describes: at the article of `a downwardly revised July reading`."""
    words, at = sentence.words, timed.first - 1
    while at > 0 and (words[at] in sentence.language.sets["restated"] or words[at].endswith("ly")):
        at -= 1
    return max(0, at)


def attributed(sentence: Sentence, part: Part) -> int | None:
    """The time before the noun that a figure is the number of: `against a 2019 total of 40`, `compared to the 1981 to
    2010 long-term average of 21`.
    """
    words, sets, at = sentence.words, sentence.language.sets, part.figure.begin - 1
    if at < 0 or words[at] not in sets["link_of"] or not sentence.language.plurals:
        return None
    foretold = sentence.under("estimate_words", "plans", "target_words")  # `its November forecast of 162 million`
    for number, timed in enumerate(sentence.times):
        relative = timed.mention.relative
        dated = relative is None or (relative.way is Way.PART and relative.months > 0)
        if not dated or not foretold.isdisjoint(range(timed.last, at)):
            continue
        between = words[timed.last : at]
        named = not sets["determiners"].isdisjoint(words[described(sentence, timed) : timed.last])
        plain = all(word == "-" or word[0].isalpha() for word in between)
        verbal = sets["breaks|past_forms|joins|determiners"]
        if named and plain and 0 < len(between) < _OWNED and verbal.isdisjoint(between):
            return number
    return None


def partitive(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time only tells which things a figure counts some of: `60% of this year's crop`."""
    words, first, last = sentence.words, timed.first, timed.last
    return words[first] in sentence.language.sets["link_of"] and possessive(words, last)


def _acted(sentence: Sentence, at: int) -> bool:
    """Whether a verb of the past follows its subject: `Monday's strike stopped 90`, not `July's adjusted 90`."""
    before = sentence.words[at - 1]
    return told(sentence, sentence.words[at]) and before != "s" and not before.endswith("ly")


def stood(sentence: Sentence, part: Part) -> Timed | None:
    """The time before another at which a figure held: `1.79 million people were on the rolls a week earlier`."""
    words, sets, end = sentence.words, sentence.language.sets, part.figure.end
    for timed in sentence.times:
        first = timed.first
        relative = timed.mention.relative
        if first < end or timed.mention.role is not Role.BASE or relative is None:
            continue
        between = words[end:first]
        plain = all(word[0].isalpha() for word in between) and words[first] not in sets["base_after"]
        verbal = any(word in sets["past_forms"] for word in between)
        verbal = verbal and sets["base_openers"].isdisjoint((*between, words[first]))
        return timed if plain and verbal and sets["compared"].isdisjoint((*between, words[first])) else None
    return None


def opposed(sentence: Sentence, part: Part) -> bool:
    """Whether a figure is held against another with a noun of its own: `against a profit of €12m the year before`."""
    if not sentence.roles & _OPPOSED:
        return False
    words, sets, begin = sentence.words, sentence.language.sets, part.figure.begin
    opening, against = sets["opposed"], sets["held_against"]
    for index in range(begin - 2, max(0, begin - _OWNED), -1):
        if words[index] in opening or words[index] in against:
            return True
        if not words[index][0].isalpha():
            return False
    return False


def measured_from(sentence: Sentence, timed: Timed) -> bool:
    """Whether a word of comparison opens a time: `from 2019`, `on 2021`; not `on Monday`."""
    if not sentence.roles & _FROM:
        return False
    first = timed.first
    relative = timed.mention.relative
    opened = sentence.words[first] in sentence.language.sets["change_openers"]
    if opened and relative is not None and relative.way is Way.PART and relative.months > 1:
        return False  # `from May to June`
    sets = sentence.language.sets
    compared = first > 0 and sentence.words[first - 1] in sets["comparatives"]
    if sentence.words[first] in sets["on_day"] and daily(timed) and not compared:
        return False
    near = (*sentence.words[max(0, first - 1) : first + 1],)
    return not sets["base_after"].isdisjoint(near)


def daily(timed: Timed) -> bool:
    """Whether a time is a day."""
    relative, period = timed.mention.relative, timed.mention.period
    if relative is not None:
        return relative.day > 0 or relative.way is Way.WEEKDAY
    return period is not None and period.grain is Grain.DAY


def closes(sentence: Sentence, end: int) -> bool:
    """Whether a mark or a joining word follows a time, so that it opens no clause."""
    index = sentence.index_at(end)
    words = sentence.words
    return index >= len(words) or words[index] in ",;.:)" or words[index] in sentence.language.sets["joins"]


def planned(sentence: Sentence, part: Part, timed: Timed) -> bool:
    """Whether a time is that of the plan that a figure attains: `đạt 74 % kế hoạch cả năm`, `dự toán tỉnh giao năm
    2024`.
    """
    if part.meant.measure is not Measure.ATTAINMENT:
        return False
    ends = (cue.end for cue in sentence.cued("plan_words") if part.figure.end <= cue.start < timed.first)
    return any(all(word[0].isalpha() for word in sentence.words[end : timed.first]) for end in ends)


def opens_plan(sentence: Sentence, at: int) -> bool:
    """Whether words behind a joining word name the plan of a time, of which figures follow: `32 dự án và kế hoạch năm
    2021 với 87 tỷ đồng`.
    """
    cue = sentence.cue_at.get(at)
    if cue is None or sentence.language.plurals or cue.value.keys().isdisjoint(("plans", "plan_words")):
        return False
    joined = at > 0 and sentence.words[at - 1] in sentence.language.sets["joins"]
    return joined and any(at < timed.first <= cue.end for timed in sentence.times)


def begun(sentence: Sentence, timed: Timed) -> bool:
    """Whether a clause says that something goes on since a time: `since the outbreak began in October`."""
    words, sets, first = sentence.words, sentence.language.sets, timed.first
    for at in range(first - 1, max(-1, first - _BEGUN), -1):
        if not words[at][0].isalpha():
            return False
        if words[at] in sets["bounds"] and (sentence.language.plurals or words[at + 1] in sets["then"]):
            return timed.mention.role is Role.NONE
    return False


def introduces(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time opens what follows it: `(2020: $91.7m)`, not `$70.6bn the month before: exports were ...`; `60 own
    shares, and in April each received £212`, `from 3% to 4% and for 2025 to 5%`.
    """
    index, first = timed.last, timed.first
    if first and sentence.language.plurals and sentence.words[first - 1][0].isalnum():
        joined = sentence.words[first - 1] in sentence.language.sets["joins"]
        named = sentence.words[first] in sentence.language.sets["definites"] and _of_number(sentence, index)
        return joined and (named or sentence.follows("reaching", index + 1) or _clause(sentence, index))
    return sentence.words[index : index + 1] == [":"]


def _of_number(sentence: Sentence, at: int) -> bool:
    """Whether the noun at a word is that of a figure: `and the 2022/23 total of 43 tonnes`."""
    words, part = sentence.words, sentence.language.sets["link_of"]
    end = next((index for index in range(at, min(at + _NOUN, len(words))) if words[index] in part), at)
    return end > at and all(word[0].isalpha() for word in words[at:end])


def _clause(sentence: Sentence, at: int) -> bool:
    """Whether a subject with its verb of the past begins at a word: `each received`, `the firm has`."""
    words, sets = sentence.words, sentence.language.sets
    finite = sets["past_forms|passive|perfect|pluperfect|ahead"]
    for index, word in enumerate(words[at : at + _SUBJECT]):
        if not word[0].isalpha() or word in sets["joins|change_openers|link_of"]:
            return False
        if word in finite or told(sentence, word):
            return index > 0
    return False


def aftermath(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time is that of what went before, told behind a comma: `65% passed, following a drop last summer`."""
    words, sets = sentence.words, sentence.language.sets
    comma = next((at for at in range(timed.first - 1, 0, -1) if not words[at][0].isalnum()), 0)
    return comma > 0 and words[comma] == "," and words[comma + 1] in sets["succeeding"] and sentence.language.plurals


def move_before(sentence: Sentence, at: int) -> int | None:
    """Where a noun for a rise or fall that ends at a token begins, with its article and what describes it: `a slight
    fall`; `None` where none does.
    """
    words, sets = sentence.words, sentence.language.sets
    start = next((cue.start for cue in sentence.cued("rises", "falls") if cue.end == at), None)
    if start is None:
        return None
    while start > 1 and words[start] not in sets["article"] and words[start - 1] in sets["changed"]:
        start -= 1
    return start


def caused(sentence: Sentence, part: Part, timed: Timed) -> bool:
    """Whether a time is only that of what a figure came about by: `£3m lower due to the closure in May`."""
    if not sentence.roles & _REASONS:
        return False
    words, reasons = sentence.words, sentence.language.sets["reasons"]
    between = range(part.figure.end, timed.first)
    opened = [at for at in between if words[at] in reasons or " ".join(words[at : at + 2]) in reasons]
    return bool(opened) and not any(cue.start in opened for cue in sentence.cued("plan_words"))  # `due to open in May`


def apart(sentence: Sentence, end: int, timed: Timed) -> bool:
    """Whether a time after a comma is only that of the clause that begins there: of its own figure and verb, of its
    noun (`30% of last year's profit`), or years back (`a village flooded 45 years ago`).
    """
    words, sets = sentence.words, sentence.language.sets
    first, last, begin = timed.first, timed.last, sentence.index_at(end)
    relative = timed.mention.relative
    if timed.mention.role is Role.BEFORE or possessive(words, last):
        return True
    if relative is not None and relative.way is Way.SHIFT and relative.unit is Unit.YEAR and (relative.count or 0) < -1:
        return True
    comma = next((at for at in range(begin, first) if words[at] == ","), first)
    if comma + 2 < first and words[comma + 1] in sets["reaching"] and words[comma + 2] in sets["infinitive_be"]:
        return True  # `a dividend of 8 cents, to be paid in October`
    if comma + 1 < first and words[comma + 1].endswith("ing") and _leads(sentence, last):
        return sentence.language.plurals  # `sold £1m, bringing sales since the start of the year to £19m`
    if aftermath(sentence, timed):
        return True
    anaphors = sentence.language.sets["anaphors"]
    if any(" ".join(words[at : at + 2]) in anaphors for at in range(comma, first)):
        return True  # `tổng vốn 1.350 tỷ đồng, trong đó năm 2024 bố trí 420 tỷ đồng`
    if comma < first and not sentence.language.plurals and _leads(sentence, last):
        return True  # `phân loại được 18%, mục tiêu 2025 là 28%`
    figured = any(words[at][0].isdecimal() and not sentence.taken[at] for at in range(comma, first))
    before = any(told(sentence, word) for word in words[max(0, begin - _CLAUSE) : begin])
    if _listed(sentence, comma, first):
        return False
    return figured and before and any(told(sentence, word) for word in words[comma:first])


def _listed(sentence: Sentence, comma: int, end: int) -> bool:
    """Whether a comma goes on a list of what one subject did, which a time ends: `freed 44, killed 38 and seized 27
    between 17 and 23 June`.
    """
    words, joins = sentence.words, sentence.language.sets["joins"]
    if comma + 1 >= end or not sentence.language.plurals or not told(sentence, words[comma + 1]):
        return False
    return any(words[at] in joins and told(sentence, words[at + 1]) for at in range(comma + 2, end - 1))


def _leads(sentence: Sentence, at: int) -> bool:
    """Whether a figure of its own follows a time that ends before a token, with no more than a verb between: `cuối năm
    ngoái 70,2`, `năm 2024 là 14`, `năm 2022 chỉ trồng 3.000 ha`.
    """
    words, skips = sentence.words, sentence.language.sets["skips"]
    for _ in range(_VERB):
        cue = sentence.cue_at.get(at)
        if cue is not None and not _VERBS.isdisjoint(cue.value):
            at = cue.end
        elif at < len(words) and words[at] in skips and not sentence.language.plurals:
            at += 1
    plain = at < len(words) and words[at][0].isalpha() and at not in sentence.cue_at
    at += plain and not sentence.language.plurals  # `vụ trước thu 54.000 tấn`
    return at < len(words) and words[at][0].isdecimal() and not sentence.taken[at]


def runs_on(sentence: Sentence, one: Part, two: Part) -> bool:
    """Whether a figure is told with the one before it in one breath: no mark, verb, time or joining word stands
    between, `lost £2.9m on turnover of £14.6m in the year to March`.
    """
    sets, between = sentence.language.sets, range(one.figure.end, two.figure.begin)
    if not sentence.language.plurals or not between or sentence.words[between.start] not in sets["purposes|link_of"]:
        return False
    verbs = sets["joins|clauses|subordinates|present|ahead"]
    return not any(
        sentence.taken[at] or word in verbs or not word[0].isalnum() or told(sentence, word)
        for at, word in ((at, sentence.words[at]) for at in between)
    )


def told(sentence: Sentence, word: str) -> bool:
    """Whether a word is a verb of the past, or a participle."""
    sets = sentence.language.sets
    return word in sets["past_forms"] or word in sets["perfect"] or (word.endswith("ed") and len(word) > 4)


def foretells(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether a word from `begin` to `end` tells of what is to come: not `may have faced hunger in 2023`."""
    words, sets = sentence.words, sentence.language.sets
    return any(words[at] in sets["ahead"] and not conjectured(sentence, at) for at in range(begin, end))


def conjectured(sentence: Sentence, at: int) -> bool:
    """Whether a modal verb only says that something may have happened: `may have faced`, not `will have built`."""
    words, sets = sentence.words, sentence.language.sets
    return words[at] in sets["conjectures"] and not sets["perfect"].isdisjoint(words[at + 1 : at + 2])


def subordinate(sentence: Sentence, end: int, start: int) -> bool:
    """Whether a clause begins between two offsets, which a time in it is of: `a plant that opens in May`."""
    words, opening = sentence.words, sentence.language.sets["subordinates"]
    if not opening or start <= end or not sentence.roles & _CLAUSES:
        return False
    first, last = sentence.index_at(end), sentence.index_at(start)
    joints = sentence.language.sets["clauses"]
    if any(words[at] in joints and words[at][0].isalpha() and words[at + 1][0].isalpha() for at in range(first, last)):
        return True  # `a forecast of £2.1bn as first-half profit ...`
    part, pointing = sentence.language.sets["link_of"], sentence.language.sets["taking_up"]
    return any(  # not `in after-tax profit`, `measured shortly after 6am on Saturday`, `£64m of that falls due`
        words[at] in opening
        and words[at + 1] != "-"
        and not words[at + 1][0].isdecimal()
        and not (words[at - 1] in part and words[at] in pointing)
        for at in range(first, last)
    )
