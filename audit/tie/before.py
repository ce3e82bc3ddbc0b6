"""What the words before a figure say it measures: the subject of its clause."""

from __future__ import annotations

from audit.extract.values import Figure
from audit.tie.after import parting
from audit.tie.cues import told
from audit.tie.implied import delivery
from audit.tie.moves import label_end, past_extreme
from audit.tie.phrases import BREAKS, Phrases, Range
from audit.tie.stems import (
    accompanied,
    foreseen,
    foretold,
    joined_on,
    leading,
    moved_in,
    summing,
    unmoved,
    unverbed,
    versioned,
    wanted,
)
from audit.tokens import APOSTROPHES, ends_plural

_FORETELLING = ("plan_words", "estimate_words")
_TELLING = ("plan_words", "estimate_words", "target_words", "actual_words")
_OWNER = 4  # tokens of who owns something
_MOVING = frozenset(["rises", "falls", "acts"])
_VERBS = ("present", "past_forms", "sayings")


def subject_before(phrases: Phrases, figure: Figure, left: int) -> Range | None:
    """The subject before a figure, back to `left`: from a word that opens one (`tỷ lệ`, `tốc độ tăng`), else the
    nearest stretch between commas that has words of its own.
    """
    words, plurals = phrases.sentence.words, phrases.language.plurals
    end = _begun(phrases, figure)
    opened = _opened(phrases, _opening(phrases, left, end), end, left)
    told = opened or (leading(phrases, figure, left) if plurals else None)
    if told is not None:
        return told
    end = _past_apposition(phrases, _settled(phrases, _past_label(phrases, end, left), left), left)
    site: Range | None = None
    while end > left:
        aside = phrases.aside(end, left)
        if aside is not None:
            end = aside
            continue
        start = _start(phrases, end, left)
        bracketed = start > left and words[start - 1] == "(" and words[end : end + 1] == [")"]
        found = None if bracketed else phrases.content(start, end)  # `chỉ số chuyển đổi số (DTI) đạt 0,71`
        if found is not None and _apposed(phrases, start, end):
            whole = _stretch_before(phrases, start - 1, left)
            found = whole if phrases.words_of(whole) and whole else found
        found = _unturned(phrases, found, end) if found is not None else None
        if found is not None and start > left and _sited(phrases, figure, found, start):
            site, found = site or found, None  # `Xuất khẩu tháng 8 của Việt Nam đạt 43 tỷ USD`
        if found is not None and not (_tells(phrases, found) or summing(phrases, found) or _next(phrases, found)):
            return _in_full(phrases, start, found, left)
        passed = ")(" if plurals else ")(:"  # `Thu ngân sách: thực hiện 5.218 triệu đồng`
        if start > left and (words[start - 1] == "," or phrases.closed[start - 1] or words[start - 1] in passed):
            end = _past_bracket(phrases, start - 1, left)
        else:
            return site
    return site


def _begun(phrases: Phrases, figure: Figure) -> int:
    """Where a figure begins with its hedge and what it reached, past which its subject stands."""
    end = figure.hedged[0] if figure.hedged and figure.hedged[0] < figure.start else figure.start
    end = min((cue.start for cue in phrases.sentence.cued("reaches") if cue.start < end < cue.end), default=end)
    return past_extreme(phrases.sentence, end) if phrases.language.plurals else end


def _opened(phrases: Phrases, opener: int | None, end: int, left: int) -> Range | None:
    """The subject from a word on that opens one, or before it where that only says which way it went."""
    if opener is None:
        return None
    if opener > left and _bare_move(phrases, opener, end):
        start = _start(phrases, opener, left)
        told = phrases.content(start, opener) or _stretch_before(phrases, start - 1, left)
        if told is not None and phrases.words_of(told):
            return told  # `giá ngô tại Sơn La, ghi nhận mức tăng 700 đồng`
    found = phrases.content(opener, _past_apposition(phrases, _before_parts(phrases, opener, end), opener))
    if found is None:
        return None
    named = opener, max(found[1], phrases.sentence.cue_at[opener].end)
    return _bared(phrases, named) if phrases.language.plurals else named


def _past_label(phrases: Phrases, end: int, left: int) -> int:
    """Where the words end before a figure that a label or a sign of equality stands between: `L = 4 km`."""
    words, label = phrases.sentence.words, label_end(phrases.sentence.words, end)
    if label > left:
        return label - (words[label - 1] in phrases.language.sets["turns"] and label - 1 > left)  # `Sales change: 4%`
    return end - (end - 1 > left and words[end - 1] == "=" and not phrases.closed[end - 2])


def _in_full(phrases: Phrases, start: int, found: Range, left: int) -> Range:
    """A subject with what is listed before it, or of which it only tells the account: `Operating profit, adjusted`."""
    words = phrases.sentence.words
    found = _enumerated(phrases, start, _rejoined(phrases, start, found, left), left)
    found = _past_short(phrases, start, found, left)
    if versioned(phrases, found) and start > left and words[start - 1] == ",":
        whole = _stretch_before(phrases, start - 1, left)
        found = (whole[0], found[1]) if whole and phrases.words_of(whole) else found
    return _bared(phrases, found) if phrases.language.plurals else _aimed(phrases, found)


def _bare_move(phrases: Phrases, opener: int, end: int) -> bool:
    """Whether only a noun for a rise or fall opens a subject, which says not of what: `ghi nhận mức tăng 700 đồng`."""
    cue = phrases.sentence.cue_at[opener]
    moves = not cue.value.keys().isdisjoint(("growths", "rises", "falls"))
    return moves and not phrases.language.plurals and phrases.content(cue.end, end) is None


def _unturned(phrases: Phrases, found: Range, end: int) -> Range:
    """A subject without which way it went, where a comma parts that from the verb of the figure: `khách quốc tế tăng
    mạnh so với tháng trước, đạt 1,2 triệu lượt`.
    """
    if phrases.language.plurals or phrases.sentence.words[end : end + 1] != [","]:
        return found
    turns = (cue.start for cue in phrases.sentence.cued("rises", "falls"))
    turn = min((at for at in turns if found[0] < at < found[1]), default=found[1])
    return found if turn == found[1] else phrases.content(found[0], turn) or found


def _before_parts(phrases: Phrases, start: int, end: int) -> int:
    """Where a subject ends of which a dash or a comma sets apart what it is made of: `tổng vốn - gồm vốn mới, vốn tăng
    thêm - đạt 31 tỷ USD`.
    """
    words = phrases.sentence.words
    if phrases.language.plurals:
        return end
    cues = (cue.start for cue in phrases.sentence.cued("parts", "all_parts"))
    return min((at - 1 for at in cues if start < at - 1 and at < end and words[at - 1] in "-–—,("), default=end)


def _next(phrases: Phrases, found: Range) -> bool:
    """Whether a stretch only says that something comes next: `tiếp đến là Bắc Giang 9 triệu USD`."""
    words, start = phrases.sentence.words, found[0]
    spans = (words[start:end] for end in (start + 2, start + 3) if end >= found[1])
    return not phrases.language.plurals and any(
        " ".join(span) in phrases.language.sets["connectives"] for span in spans
    )


def _settled(phrases: Phrases, end: int, left: int) -> int:
    """The end of the words before a figure without a verb that settles it: `was set at`, `had been fixed at`."""
    words, sets = phrases.sentence.words, phrases.language.sets
    if end - 3 < left or " ".join(words[end - 2 : end]) not in sets["setting"]:
        return end
    at = end - 3
    while at > left and words[at] in sets["adverbs"]:
        at -= 1
    if words[at] in sets["infinitive_be"]:
        at -= 1
    return at if at > left and words[at] in sets["passive|modals|perfect|pluperfect"] else end


def _past_apposition(phrases: Phrases, end: int, left: int) -> int:
    """The end of the words before what two commas or dashes set apart, where it opens with an article and nothing but
    words that name nothing follows it: `sales for the quarter - a better guide to the trend - were up 1.2%`.
    """
    words, read = phrases.sentence.words, phrases.sentence
    commas = [at for at in range(left + 1, end) if words[at] == ","]
    if len(commas) < 2 or not phrases.language.plurals or phrases.content(commas[-1] + 1, end) is not None:
        return end
    opened, closed = commas[-2:]
    figured = any(opened < one.start < closed for one in phrases.figures)
    owned = not APOSTROPHES.isdisjoint(words[opened + 2 : opened + _OWNER])  # `chips, Dale's largest export, fell`
    told = owned or words[opened + 1] in read.language.sets["determiners"]
    return opened if told and closed - opened > 3 and not figured else end


def _enumerated(phrases: Phrases, start: int, found: Range, left: int) -> Range:
    """A subject with the first things of the list that it ends: of `exports of machinery, apparatus and appliances
    rose`, all of it.
    """
    words, sets, first = phrases.sentence.words, phrases.language.sets, found[0]
    if not phrases.language.plurals:
        return _itemised(phrases, start, found, left)
    if sets["joins"].isdisjoint(words[slice(*found)]):
        return found
    while start > left and words[start - 1] == ",":
        begin = _start(phrases, start - 1, left)
        told = phrases.content(begin, start - 1)
        if told is None or words[begin] in sets["narrowing|subordinates|connectives|skips"] - sets["determiners"]:
            break
        if any(begin <= cue.start < start and _MOVING & cue.value.keys() for cue in phrases.sentence.cues):
            break
        if not sets["finite|past_forms|present|sayings"].isdisjoint(words[begin : start - 1]):
            break
        first, start = told[0], begin
    opens = start == left or words[start - 1] in BREAKS or words[start - 1] in sets["clauses"]
    listed = opens and not sets["link_of"].isdisjoint(words[first : found[0]])
    return (first, found[1]) if listed else found


def _itemised(phrases: Phrases, start: int, found: Range, left: int) -> Range:
    """A Vietnamese subject with the nouns of its item of a list, which commas part: `; nghệ thuật, vui chơi và giải trí
    đạt 9 tỷ đồng`.
    """
    words, first = phrases.sentence.words, found[0]
    while start > left and words[start - 1] == ",":
        begin = _start(phrases, start - 1, left)
        told = phrases.content(begin, start - 1)
        cues = any(begin <= cue.start < start for cue in phrases.sentence.cues if "fixed" not in cue.value)
        if told is None or told[0] != begin or cues or any(phrases.placed[begin:start]):
            return found
        first, start = begin, begin
    return (first, found[1]) if start > 0 and words[start - 1] in ";:" else found


def _stretch_before(phrases: Phrases, end: int, left: int) -> Range | None:
    """The stretch that ends at a token, past a bracket right before it: `net interest income (NII)`."""
    words = phrases.sentence.words
    if end > left and words[end - 1] == ")" and "(" in words[left:end]:
        end = max(at for at in range(left, end) if words[at] == "(")
    return phrases.content(_start(phrases, end, left), end)


def _past_bracket(phrases: Phrases, at: int, left: int) -> int:
    """Where a bracket opens that a token closes: behind the subject of `sales (with tax, without fuel) fell`; `left` if
    it opens before that, as what it tells is over.
    """
    words = phrases.sentence.words
    if words[at] != ")":
        return at
    return max((each for each in range(left + 1, at) if words[each] == "("), default=left)


def _sited(phrases: Phrases, figure: Figure, found: Range, start: int) -> bool:
    """Whether a stretch behind a time, or that of an amount behind a colon, only says whose or where something is, by
    the name of a place: `Năng suất giảm: Bến Tre 8 tạ/ha`.
    """
    words = phrases.sentence.words
    owned = found[0] and words[found[0] - 1] in phrases.language.sets["belongings|locatives"]
    apart = (words[start - 1] == ":" and figure.measured is not None) or (phrases.closed[start - 1] and owned)
    return bool(apart) and not phrases.language.plurals and not phrases.words_of(found)


def _rejoined(phrases: Phrases, start: int, found: Range, left: int) -> Range:
    """A subject with the noun that a time parts from what it is of, `sản lượng 6 tháng đầu năm của nhà máy`, or from
    where it goes: `xuất khẩu gạo năm 2019 sang Indonesia`.
    """
    words, end = phrases.sentence.words, start
    for month in phrases.sentence.times if phrases.language.plurals else ():
        if month.last == start and month.first > left and delivery(phrases.sentence, month):
            sold = phrases.content(_start(phrases, month.first, left), month.first)
            return sold if sold is not None and phrases.words_of(sold) else found  # `crude for April delivery rose`
    whose = phrases.language.sets["belongings"]
    whither = frozenset[str]() if phrases.language.plurals else phrases.language.sets["outward"]
    if start <= left or not phrases.closed[start - 1] or words[start] not in whose | whither:
        return found
    while end > left and phrases.closed[end - 1]:
        end -= 1
    noun = phrases.content(_start(phrases, end, left), end)
    return (noun[0], found[1]) if phrases.words_of(noun) and noun else found


def _past_short(phrases: Phrases, start: int, found: Range, left: int) -> Range:
    """A subject with the words that a bracket abbreviates before it: `the non-performing loan (NPL) balance`."""
    words, read, opened = phrases.sentence.words, phrases.sentence, start - 3
    if opened <= left or found[0] != start or words[start - 1] != ")" or words[opened] != "(":
        return found
    short = read.raw[read.starts[opened + 1] : read.ends[opened + 1]]
    whole = phrases.content(_start(phrases, opened, left), opened)
    if not short.isupper() or told(read, words[start]) or whole is None or whole[1] != opened:
        return found
    return whole[0], found[1]


def _between_places(phrases: Phrases, at: int) -> bool:
    """Whether a comma at a token only parts the places of one thing: `giá cà phê tại Gia Lai, Đắk Nông giảm`."""
    inside = 0 < at < len(phrases.placed) - 1 and not phrases.language.plurals
    return inside and bool(phrases.placed[at - 1] and phrases.placed[at + 1])


def _start(phrases: Phrases, end: int, left: int) -> int:
    """Where a stretch without marks, times and figures begins that ends at a token."""
    words, start = phrases.sentence.words, end
    while (
        start > left
        and (words[start - 1] != "," or phrases.halved(start - 1) or _between_places(phrases, start - 1))
        and words[start - 1] not in BREAKS
        and not phrases.closed[start - 1]
        and (phrases.language.plurals or words[start - 1] not in phrases.language.sets["clauses"])
    ):
        start -= 1
    return start


def _apposed(phrases: Phrases, start: int, end: int) -> bool:
    """Whether a stretch between commas says what the one before it is: `chilled meals, its largest unit, rose`, `NII,
    or the income a bank earns, rose`.
    """
    words, sets = phrases.sentence.words, phrases.language.sets
    if start == 0 or words[start - 1] != "," or words[end : end + 1] != [","]:
        return False
    if not phrases.language.plurals:
        return words[end - 1] in sets["superlatives"]  # `sầu riêng, loại quả bán chạy nhất, tăng 4%`
    return words[start + (words[start] in sets["joins"])] in sets["determiners"]


def stands_alone(phrases: Phrases, figure: Figure, left: int) -> bool:
    """Whether only a mark and words that name nothing stand before a figure: `..., chiếm 75 %`, `..., or 60%`."""
    words, start = phrases.sentence.words, figure.begin
    restates = phrases.language.sets["restating"]
    while start > left and words[start - 1] not in ",(;:.":
        start -= 1
    if start == left and (start == 0 or words[start - 1] not in ",("):
        return False
    if words[start - 1] not in ",(" or phrases.aside(start - 1, left) is not None:
        return False
    start += start < figure.begin and words[start] in restates
    if " ".join(words[start : start + 2]) in phrases.language.sets["respectively"]:
        return False  # `dự án và vốn, lần lượt chiếm 75%`
    return phrases.content(start, figure.begin) is None


def _tells(phrases: Phrases, found: Range) -> bool:
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


def _bared(phrases: Phrases, found: Range) -> Range:
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


def _aimed(phrases: Phrases, found: Range) -> Range:
    """A subject without who sets it for an aim, and the verb that says so: `huyện phấn đấu GRDP`."""
    for cue in phrases.sentence.cued("target_words", "plan_words"):
        if found[0] < cue.start and cue.end < found[1] and "plans" not in cue.value:
            found = phrases.content(cue.end, found[1]) or found
    return found


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


def _opening(phrases: Phrases, left: int, end: int) -> int | None:
    """Where the last word stands that says a number of something follows, and something does; of two that `and`
    joins, the first: `tổng mức bán lẻ hàng hóa và doanh thu dịch vụ`.
    """
    words, joins = phrases.sentence.words, phrases.sentence.language.sets["joins"]
    found = None
    for cue in phrases.counting:
        if cue.start < left or cue.end > end or _parted(phrases, cue.end, end):
            continue
        if any(one.start < cue.start and cue.end <= one.end for one in phrases.sentence.cued("reaches")):
            continue  # `trung bình ở mức 25 triệu đồng`
        if cue.end == end and words[cue.end - 1] in phrases.language.sets["link_of"]:
            continue  # what grew is told before it: `against capacity growth of 3.8%`
        if words[cue.end][0].isdecimal() and cue.end - cue.start == 1:
            continue  # no number of something is `bão số 3`; but `dân số 11.860 người`
        if words[cue.start - 1 : cue.start] and words[cue.start - 1] in phrases.language.sets["article"]:
            continue  # no number of something is `một số tỉnh`
        joined = found is not None and words[cue.start - 1] in joins and "," not in words[found : cue.start]
        if not joined and (phrases.content(cue.end, end) is not None or cue.end - cue.start > 1):
            found = cue.start if found is None or found < cue.start - 1 else found
    return found


def _parted(phrases: Phrases, start: int, end: int) -> bool:
    """Whether a comma before a time begins a new clause between two tokens."""
    words = phrases.sentence.words
    return any(words[index] == "," and phrases.closed[index + 1] for index in range(start, end - 1))
