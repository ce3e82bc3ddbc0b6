"""What the words before a figure say it measures: the subject of its clause."""

from __future__ import annotations

from audit.extract.values import Figure
from audit.tie.moves import label_end, past_extreme
from audit.tie.phrases import Phrases, Range
from audit.tie.predicates import aimed, bared, tells
from audit.tie.stems import leading, summing, versioned
from audit.tie.stretches import (
    apposed,
    enumerated,
    past_apposition,
    past_bracket,
    past_short,
    rejoined,
    start_of,
    stretch_before,
)


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
    end = past_apposition(phrases, _settled(phrases, _past_label(phrases, end, left), left), left)
    site: Range | None = None
    while end > left:
        aside = phrases.aside(end, left)
        if aside is not None:
            end = aside
            continue
        start = start_of(phrases, end, left)
        bracketed = start > left and words[start - 1] == "(" and words[end : end + 1] == [")"]
        found = None if bracketed else phrases.content(start, end)  # `chỉ số chuyển đổi số (DTI) đạt 0,71`
        if found is not None and apposed(phrases, start, end):
            whole = stretch_before(phrases, start - 1, left)
            found = whole if phrases.words_of(whole) and whole else found
        found = _unturned(phrases, found, end) if found is not None else None
        if found is not None and start > left and _sited(phrases, figure, found, start):
            site, found = site or found, None  # `Xuất khẩu tháng 8 của Việt Nam đạt 43 tỷ USD`
        if found is not None and not (tells(phrases, found) or summing(phrases, found) or _next(phrases, found)):
            return _in_full(phrases, start, found, left)
        passed = ")(" if plurals else ")(:"  # `Thu ngân sách: thực hiện 5.218 triệu đồng`
        if start > left and (words[start - 1] == "," or phrases.closed[start - 1] or words[start - 1] in passed):
            end = past_bracket(phrases, start - 1, left)
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
        start = start_of(phrases, opener, left)
        told = phrases.content(start, opener) or stretch_before(phrases, start - 1, left)
        if told is not None and phrases.words_of(told):
            return told  # `giá ngô tại Sơn La, ghi nhận mức tăng 700 đồng`
    found = phrases.content(opener, past_apposition(phrases, _before_parts(phrases, opener, end), opener))
    if found is None:
        return None
    named = opener, max(found[1], phrases.sentence.cue_at[opener].end)
    return bared(phrases, named) if phrases.language.plurals else named


def _past_label(phrases: Phrases, end: int, left: int) -> int:
    """Where the words end before a figure that a label or a sign of equality stands between: `L = 4 km`."""
    words, label = phrases.sentence.words, label_end(phrases.sentence.words, end)
    if label > left:
        return label - (words[label - 1] in phrases.language.sets["turns"] and label - 1 > left)  # `Sales change: 4%`
    return end - (end - 1 > left and words[end - 1] == "=" and not phrases.closed[end - 2])


def _in_full(phrases: Phrases, start: int, found: Range, left: int) -> Range:
    """A subject with what is listed before it, or of which it only tells the account: `Operating profit, adjusted`."""
    words = phrases.sentence.words
    found = enumerated(phrases, start, rejoined(phrases, start, found, left), left)
    found = past_short(phrases, start, found, left)
    if versioned(phrases, found) and start > left and words[start - 1] == ",":
        whole = stretch_before(phrases, start - 1, left)
        found = (whole[0], found[1]) if whole and phrases.words_of(whole) else found
    return bared(phrases, found) if phrases.language.plurals else aimed(phrases, found)


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


def _sited(phrases: Phrases, figure: Figure, found: Range, start: int) -> bool:
    """Whether a stretch behind a time, or that of an amount behind a colon, only says whose or where something is, by
    the name of a place: `Năng suất giảm: Bến Tre 8 tạ/ha`.
    """
    words = phrases.sentence.words
    owned = found[0] and words[found[0] - 1] in phrases.language.sets["belongings|locatives"]
    apart = (words[start - 1] == ":" and figure.measured is not None) or (phrases.closed[start - 1] and owned)
    return bool(apart) and not phrases.language.plurals and not phrases.words_of(found)


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
