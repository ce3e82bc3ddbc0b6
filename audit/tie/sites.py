"""The place of each figure of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from audit import places
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import roles
from audit.model import Kind, Measure
from audit.places.words import words as place_words
from audit.tie.contexts import Context
from audit.tie.parts import Part

# After the place of a dateline: a date, an agency in brackets, then a dash; or both and no dash; or, capitals, a colon.
_FILED = re.compile(
    r"(?:,[^\n,;:–—-]{1,24}){0,2}\)?(?:\s*\([^\n()]{1,24}\))?\s*(?:[–—]|-{1,2}(?=\s))|,[^\n,;:()–—-]{1,24}\([^\n()]{1,24}\)\s"
)

_OWN_STANDARD = 1  # words from `theo chuẩn` to the place whose standard it is


def mentions(sentence: Sentence, folded: str, context: Context) -> list[places.Mention]:
    """The places of a sentence; a name broken over two lines is one name."""
    raw = sentence.raw[sentence.start : sentence.end]
    folded = folded[sentence.start : sentence.end]
    kept: list[int] | None = None
    if "\n" in raw or "  " in raw:
        kept = [at for at, char in enumerate(raw) if not (char.isspace() and at and raw[at - 1].isspace())]
        raw = "".join(" " if raw[at].isspace() else raw[at] for at in kept)
        folded = "".join(" " if folded[at].isspace() else folded[at] for at in kept)
    read = places.mentions(raw, folded, context.gazetteer, sentence.language.code)
    near = (context.document.place, *context.seen)
    return [
        mention._replace(
            start=sentence.start + (mention.start if kept is None else kept[mention.start]),
            end=sentence.start + (mention.end if kept is None else kept[mention.end - 1] + 1),
        )
        for mention in places.known_near(read, near, context.gazetteer)
    ]


_RESPECTIVELY = roles("respectively")
_CUES = frozenset(cue for cue in place_words("vi").phrases["cues"] if " " in cue)
_COUNTED = (Kind.COUNT, Kind.RATIO)
_NEAR = 24  # characters from a figure to the bracket that says where it is
_AT_ONCE = 3  # words from a figure to the place that it is of
_SYLLABLES = 2  # of a Vietnamese word
_OPENING = 5  # words that open a list of some of many


def whither(sentence: Sentence, at: int) -> int | None:
    """Where the word stands that says that something goes to the place at a token, `sang Mỹ`, `sang thị trường Mỹ`;
    none is part of a time: `hôm qua Hà Nội`.
    """
    at -= 2 * (" ".join(sentence.words[max(0, at - 2) : at]) in _CUES) + 1
    gone = at >= 0 and sentence.words[at] in sentence.language.sets["outward"] and not sentence.taken[at]
    return at if gone else None


@dataclass(slots=True)
class Sites:
    """Places the figures of one sentence; `standing` are the mentions where something can be."""

    sentence: Sentence
    folded: str
    context: Context
    found: list[places.Mention]
    figures: Sequence[Figure]
    standing: list[places.Mention] = field(init=False)

    def __post_init__(self) -> None:
        away = self._away()
        self.standing = [
            mention
            for mention in self.found
            if not (mention.agency or mention.extent == "parts" or self._counted(mention) or self._filed(mention))
            and not self._named_after(mention)
            and not (self._measured_by(mention) or id(mention) in away or (mention.generic and self._nth(mention)))
        ]
        addresses = {id(mention) for office, mention in pairwise(self.found) if self._address(office, mention)}
        self.standing = [mention for mention in self.standing if id(mention) not in addresses]
        if len(self.standing) > 1:
            self.standing = self._unmerged()
        routes = {id(end) for pair in pairwise(self.standing) if self._route(*pair) for end in pair}
        if routes:
            self.standing = [mention for mention in self.standing if id(mention) not in routes]

    def _address(self, office: places.Mention, mention: places.Mention) -> bool:
        """Whether a bracket, or in Vietnamese what follows a comma, only says where an office is: `UBND huyện Nam Trà
        My (Quảng Nam)`, `UBND huyện Đức Hòa, tỉnh Long An`.
        """
        between = self.folded[office.end : mention.start].strip()
        if between == "," and office.name and mention.name and not self.sentence.language.plurals:
            return office.agency and self._holds(mention, office)
        return office.agency and between == "("

    def _holds(self, whole: places.Mention, part: places.Mention) -> bool:
        """Whether a place is of a level that holds that of another: a province and a district."""
        known = self.context.gazetteer
        return bool(whole.level and part.level) and known.rank(whole.level) < known.rank(part.level)

    def _away(self) -> set[int]:
        """The mentions of places that nothing is of, with those joined to them: `sang Philippines và Indonesia`."""
        links = {",", *self.sentence.language.sets["joins"]}
        gone = (self._beyond, self._bound, self._instanced, self._part_of)
        away = [id(mention) for mention in self.found if any(told(mention) for told in gone)]
        return places.joined(self.folded, self.found, away, links)

    def of(self, part: Part) -> tuple[str | None, places.Mention | None]:
        """The place of a figure: of its phrase, else the nearest named before it, else that of the document, else the
        one whose office the sentence speaks of: `Đảng bộ huyện Gia Lâm có 13.420 đảng viên`.
        """
        best = self._nearest(part) if self.standing else None
        place = (None if self.elsewhere() else self.context.place) or self.context.around()
        if best is not None:
            named = self.context.place_of(best)
            if named is not None and not (best.generic and best.level == "" and named == place):
                return named, best
        office = next((each for each in self.found if each.agency and self._narrows(each, place)), None)
        return (place, best) if office is None else (office.name, office)

    def _narrows(self, mention: places.Mention, place: str | None) -> bool:
        """Whether a place is told that lies in another, `place`, if there is one: `Kent County Council` in a paper of
        England.
        """
        if mention.name is None or self._filed(mention) or mention.housed or self.folded.startswith("-", mention.end):
            return False
        if place is None:
            return not self._instituted(mention)
        if place == mention.name or self._instituted(mention):
            return False
        if not self.sentence.language.plurals:
            return not mention.alone and self.context.beneath(mention.name, place)
        return self._within(mention.name, place)

    def _within(self, name: str, whole: str) -> bool:
        """Whether a place lies in another; one that no gazetteer knows lies in the country that is spoken of."""
        known = self.context.gazetteer
        return known.part_of(name, whole) or (name not in known and whole in known and known.rank(whole) <= 0)

    def _instituted(self, mention: places.Mention) -> bool:
        """Whether a name is only that of a body, or says where goods go or come from."""
        code, start = self.sentence.language.code, self.sentence.start
        return places.instituted(self.folded, mention, code, start) or self._bound(mention)

    def _instanced(self, mention: places.Mention) -> bool:
        """Whether a place only says where most of what is counted before is: `3.000 nhà ngập, chủ yếu ở Hòa An; 900 nhà
        bị chia cắt`, not `chủ yếu ở Hòa An 900 nhà`.
        """
        read, at = self.sentence, self.sentence.index_at(mention.start)
        opening = (" ".join(read.words[max(0, at - size) : at]) for size in range(2, _OPENING + 1))
        if read.language.plurals or read.language.sets["naming_some"].isdisjoint(opening):
            return False
        after = next((figure.begin for figure in self.figures if read.starts[figure.begin] >= mention.end), None)
        return after is None or any(word in ";," for word in read.words[at:after])

    def _part_of(self, mention: places.Mention) -> bool:
        """Whether a place only says of what an unnamed one is a part: `một quận của Hà Nội`."""
        read, at = self.sentence, self.sentence.index_at(mention.start)
        before, sets = read.words[max(0, at - 3) : at], read.language.sets
        if read.language.plurals or len(before) < 3 or before[0] not in sets["article"]:
            return False
        return before[1] in place_words(read.language.code).levels and before[2] in sets["belongings|locatives"]

    def _bound(self, mention: places.Mention) -> bool:
        return places.bound(self.folded, mention, self.sentence.language.code, self.sentence.start)

    def opened(self, told: Set[str | None]) -> str | None:
        """The part of the document's place with which a paragraph goes on that begins with it: the only one that its
        first sentence names, and of which all figures are `told`.
        """
        whole, name = self.context.document.place, next(iter(told), None)
        if len(told) > 1 or not whole or not name or name == whole or not self.sentence.language.plurals:
            return None
        if any(
            each.name and each.name != name and not self._filed(each) and not self._beyond(each) for each in self.found
        ):
            return None
        if any(each.name == name and self._describes(each) for each in self.found):
            return None
        return name if self._within(name, whole) or self._abroad(name, whole) else None

    def _abroad(self, name: str, whole: str) -> bool:
        """Whether a paragraph opens with another country than that of its document: `In Zambia, power is cut ...`."""
        known, first = self.context.gazetteer, next((each for each in self.found if each.name == name), None)
        if first is None or name not in known or known.rank(name) > 0 or known.part_of(whole, name):
            return False
        return self.sentence.index_at(first.start) <= 1

    def elsewhere(self) -> bool:
        """Whether a sentence opens with a place that no gazetteer knows, so that the one before is over: `In Maun North
        the margin was 112`; not `At Maun`, which may be a place within it.
        """
        read, sets = self.sentence, self.sentence.language.sets
        if len(read.words) < 2 or read.words[0] not in sets["within"] & sets["loose_of"] or read.taken[1]:
            return False
        return read.raw[read.starts[1]].isupper() and all(each.start >= read.ends[1] for each in self.found)

    def _named_after(self, mention: places.Mention) -> bool:
        """Whether a hyphen makes a place part of a name of something else: `Agro-Sokoto's sales`."""
        read, at = self.sentence, self.sentence.index_at(mention.start)
        if at < 2 or not read.language.plurals or read.words[at - 1] != "-" or mention.name is None:
            return False
        glued = read.ends[at - 2] == read.starts[at - 1] and read.ends[at - 1] == read.starts[at]
        named = read.raw[read.starts[at - 2]].isupper()
        return glued and named and all(each.end != read.ends[at - 2] for each in self.found)

    def _describes(self, mention: places.Mention) -> bool:
        """Whether a place only says where one of many is from, behind the article of a noun, or begins the name of
        something in it: `a Lagos broker`, `24 beds at Launceston General`.
        """
        read, at = self.sentence, self.sentence.index_at(mention.start)
        after = read.index_at(mention.end - 1) + 1
        within = at > 0 and read.words[at - 1] in read.language.sets["within"] - read.language.sets["loose_of"]
        named = within and after < len(read.words) and read.raw[read.starts[after]].isupper()
        return named or (at > 0 and read.words[at - 1] in read.language.sets["per_each"])

    def _by_turns(self, part: Part) -> places.Mention | None:
        """The place of one of some joined figures that are told in the order of as many joined places: `Hà Nội và Đồng
        Nai lần lượt đạt 2 và 3 tỷ đồng`.
        """
        read, sets = self.sentence, self.sentence.language.sets
        if read.language.plurals or not read.roles & _RESPECTIVELY or len(self.standing) < 2:
            return None
        told = {
            at + 2 for at in range(len(read.words) - 1) if " ".join(read.words[at : at + 2]) in sets["respectively"]
        }
        start = max((at for at in told if at <= part.figure.begin), default=None)
        listed = [one for one in self.figures if start is not None and one.begin >= start]
        near = [one for one in self.standing if start is not None and one.end <= read.starts[start - 2]]
        run = len(listed)
        for at, (one, two) in enumerate(pairwise(listed), 1):
            if any(word != "," and word not in sets["joins"] for word in read.words[one.end : two.begin]):
                run = at
                break
        places_of = near[-run:]
        between = (self.folded[one.end : two.start].strip() for one, two in pairwise(places_of))
        joined = len(places_of) == run > 1 and all(mark == "," or mark in sets["joins"] for mark in between)
        return places_of[listed.index(part.figure)] if joined and part.figure in listed[:run] else None

    def _nearest(self, part: Part) -> places.Mention | None:
        turn = self._by_turns(part)
        if turn is not None:
            return turn
        read = self.sentence
        start = read.starts[part.figure.start]
        limit = read.starts[part.right] if part.right < len(read.starts) else read.end
        whole = self.whole_mention(part)
        best: places.Mention | None = None
        end = 0  # of the address that the best opens
        for mention in self.standing:
            if mention is whole or self._shared(mention, start) or self._aside(mention, start):
                continue
            named = bool(mention.level) and mention.level == part.figure.unit
            if start < mention.start and (named or self._itemised(mention, start)):
                continue  # `2 xã đạt chuẩn, gồm xã Tân An và xã Tân Bình`
            if start < mention.start < read.ends[part.figure.end - 1]:
                return mention  # which stands only inside what is counted
            if mention.generic and not mention.level and best is not None and best.name is not None:
                continue  # `Hà Nội dẫn đầu về thu ngân sách trên địa bàn với 376.430 tỷ đồng`
            if mention.end <= start:
                best = self._nearer(best, mention, end)
                end = mention.end
            elif mention.start < limit and self._adjoins(part, mention):
                return mention
            elif (
                best is None
                and not self._apart(start, mention.start)
                and (mention.start < limit or self._alone(part, mention))
            ):
                best = mention
        return None if best is not None and self._others(best.end, part.figure.begin) else best

    def _others(self, end: int, first: int) -> bool:
        """Whether the places that are left are what a figure is of, not one named before: `các xã còn lại 300 hộ`."""
        read = self.sentence
        rest = read.language.sets["rest"]
        for mention in self.found:
            if mention.extent == "parts" and end < mention.start and mention.end < read.starts[first]:
                after = read.words[read.index_at(mention.end - 1) + 1 : first]
                return " ".join(after[:2]) in rest or (after[:1] != [] and after[0] in rest)
        return False

    def _alone(self, part: Part, mention: places.Mention) -> bool:
        """Whether a place is the only one that a sentence names, and of the verb of all that is before it: `15,000
        runners from 42 countries took part in the Mombasa marathon`.
        """
        sets, at = self.sentence.language.sets, self.sentence.index_at(mention.start)
        if mention.name is None or len(self.standing) > 1 or not self.sentence.language.plurals:
            return False
        last = max(figure.end for figure in self.figures if figure.end <= at)
        between = self.sentence.words[part.figure.end : at]
        return at - last > _AT_ONCE and sets["subordinates"].isdisjoint(between) and sets["joins"].isdisjoint(between)

    def _route(self, one: places.Mention, two: places.Mention) -> bool:
        """Whether two places are the ends of a way: `rates from Shanghai to northern Europe`."""
        words, sets, at = self.sentence.words, self.sentence.language.sets, self.sentence.index_at(one.start)
        between = words[self.sentence.index_at(one.end - 1) + 1 : self.sentence.index_at(two.start)]
        left = at > 0 and words[at - 1] in sets["change_openers"] and self.sentence.language.plurals
        return left and between[:1] != [] and between[0] in sets["reaching"] and len(between) <= 2

    def _unmerged(self) -> list[places.Mention]:
        """The standing mentions without those out of which the place before them was formed: `xã Tam Hồng được lập
        trên cơ sở nhập các xã Yên Đồng, Tề Lỗ, có 31 thôn`.
        """
        kept, merged = self.standing[:1], False
        for last, mention in pairwise(self.standing):
            between = self.folded[last.end : mention.start]
            told = self._counting(last.end, mention.start) or self._counting(*self._bracket(mention))
            formed = self._formed(mention, between) or self._holding(between, mention)
            merged = not told and (merged or formed)
            if not merged:
                kept.append(mention)
        return kept

    def _counting(self, start: int, end: int) -> bool:
        """Whether a figure that does more than say how many places are named stands between two offsets."""
        starts = ((self.sentence.starts[figure.start], figure) for figure in self.figures)
        return any(start <= at < end and not self._names(figure) for at, figure in starts)

    def _bracket(self, mention: places.Mention) -> tuple[int, int]:
        """Where a bracket right behind a place begins and ends; an empty stretch where there is none."""
        opened = self.folded[mention.end : mention.end + 2].lstrip().startswith("(")
        return (mention.end, self.folded.find(")", mention.end)) if opened else (mention.end, mention.end)

    def _formed(self, mention: places.Mention, between: str) -> bool:
        """Whether a place is one out of which the one before it was formed; not what that is said to be: `Tỉnh lớn nhất
        sau sáp nhập là Lâm Đồng`.
        """
        sets, at = self.sentence.language.sets, self.sentence.index_at(mention.start)
        called = self.sentence.words[at - 1] in sets["copulas"]
        return not called and any(word in between for word in sets["mergers"])

    def _holding(self, between: str, mention: places.Mention) -> bool:
        """Whether a bracket behind a place says what it is made of: `tỉnh Lâm Đồng (gồm Bình Thuận trước đây)`."""
        opened = between.find("(")
        if opened < 0 or ")" in between or self.sentence.language.plurals:
            return False
        start, end = mention.start - len(between) + opened, self.folded.find(")", mention.end)
        told = any(start < self.sentence.starts[figure.start] < end for figure in self.figures)
        cues = (cue for cue in self.sentence.cued("parts", "all_parts", "scopes"))
        return not told and any(start < self.sentence.starts[cue.start] < mention.start for cue in cues)

    def _names(self, figure: Figure) -> bool:
        """Whether a figure only says how many places are named after it: `3 xã Trà Thủy, Trà Hiệp và Trà Bùi`."""
        start, end = self.sentence.starts[figure.start], self.sentence.ends[figure.end - 1]
        return any(mention.name and start < mention.start < end for mention in self.found)

    def _aside(self, mention: places.Mention, start: int) -> bool:
        """Whether a bracket that is closed says where only the figure before it is, `1 người chết (ở xã Kỳ Thượng)`, or
        where each figure in it is: `6 tàu chìm (Cà Mau 2, Bình Định 4)`.
        """
        closed = self.folded.find(")", mention.end, start)
        if closed < 0:
            return False
        if self.sentence.language.plurals:
            return self._of_figure(mention) is not None
        over = self.folded.startswith(";", closed + 1)  # `sập mái (quận Ba Đình); đổ 35m tường`
        over = (over or mention.former) and self._bracketed(mention)  # `xã Phú Sơn (huyện Tân Kỳ cũ), có 9 thôn`
        return over or self._of_figure(mention) is not None or self._in_list(mention, closed)

    def _bracketed(self, mention: places.Mention) -> bool:
        """Whether a place stands in a bracket of its sentence."""
        before = self.folded[self.sentence.start : mention.start]
        return before.rfind("(") > before.rfind(")")

    def _in_list(self, mention: places.Mention, closed: int) -> bool:
        """Whether a figure follows a place in a bracket that is closed at an offset."""
        opened = "(" in self.folded[mention.end : closed]
        return not opened and any(mention.end < self.sentence.starts[each.start] < closed for each in self.figures)

    def _itemised(self, mention: places.Mention, start: int) -> bool:
        """Whether a bracket behind a figure tells the parts of it by their places: `2.415 người (Nhật Bản 1.180 người,
        Đài Loan 742 người)`.
        """
        opened = self.folded.rfind("(", start, mention.start)
        closed = self.folded.find(")", mention.end)
        if opened < 0 or closed < 0 or ")" in self.folded[opened : mention.start]:
            return False
        return any(mention.end < self.sentence.starts[figure.start] < closed for figure in self.figures)

    def _of_figure(self, mention: places.Mention) -> int | None:
        """Where the figure ends behind which a bracket with a place stands."""
        opened = self.folded.rfind("(", self.sentence.start, mention.start)
        if opened < 0 or ")" in self.folded[opened : mention.start]:
            return None
        ends = (self.sentence.ends[figure.end - 1] for figure in self.figures)
        near = (end for end in ends if 0 <= opened - end <= _NEAR and "," not in self.folded[end:opened])
        return max(near, default=None)

    def _shared(self, mention: places.Mention, start: int) -> bool:
        """Whether a name only has its share in a list that is over: `riêng Hà Nội 29, Phú Thọ 8; ...`."""
        between = self.folded[mention.end : start]
        within = between.count("(") > between.count(")") and not self.sentence.language.plurals
        if not mention.alone or ";" not in between or within:
            return False  # `Phú Thọ: 10 người (8 người mất tích; 1 người chết)`
        return any(self.sentence.starts[figure.begin] - mention.end in (1, 2) for figure in self.figures)

    def _adjoins(self, part: Part, mention: places.Mention) -> bool:
        """Whether a place follows a figure at once, `sold 7.2m tickets in France`, `55% of whom are in the US`, `12
        người chết tại Yên Bái`, or in a bracket of it.
        """
        words, sets = self.sentence.words, self.sentence.language.sets
        if self._of_figure(mention) == self.sentence.ends[part.figure.end - 1]:
            return True
        plurals, at = self.sentence.language.plurals, self.sentence.index_at(mention.start)
        within, most = (sets["within"], _AT_ONCE) if plurals else (sets["locatives"], _AT_ONCE * _SYLLABLES)
        at -= words[at - 1] in sets["definites"]
        between = words[part.figure.end : at]
        if between[:1] and between[0] in sets["link_of"] and between[1:2] and between[1] in sets["them"]:
            between = between[2 + (between[2:3] != [] and between[2] in sets["plural_verbs"]) :]  # `of whom are in`
        joined = between[:1] != [] and between[0] in sets["joins"]  # `down 5% and in Kent 2%`
        plain = not joined and all(word[0].isalpha() and word not in sets["clauses"] for word in between)
        return plain and 0 < len(between) <= most and between[-1] in within and not mention.generic

    def _beyond(self, mention: places.Mention) -> bool:
        """Whether a place is only where something goes, what another is compared with or best of, or whose rule is
        meant: `exports to China`, `600,000 more than in France`, `the highest in the South`, `by 2030 under EU law`.
        """
        words, sets, at = self.sentence.words, self.sentence.language.sets, self.sentence.index_at(mention.start)
        at -= at > 0 and words[at - 1] in sets["definites"]
        before = words[max(0, at - 2) : at]
        if len(before) < 2 or not sets["within"]:
            told = whither(self.sentence, at) is not None
            left = bool(before) and before[-1] in sets["range_openers"]
            told = told or (left and (self._closed(mention) or self._onward(mention)))
            among = sets["compares"] | sets["superlatives"]  # `cao hơn cả nước`, `lớn nhất tỉnh`
            return told or (mention.generic and bool(before) and before[-1] in among)
        if before[1] in place_words(self.sentence.language.code).phrases["rules"]:
            return True
        if before[0] in sets["superlatives"] and before[1] in sets["within"]:
            return True
        sent = before[0] in sets["outward"] and before[1] in sets["reaching"]
        return sent or (before[0] in sets["base_openers"] and before[1] in sets["within"])

    def _onward(self, mention: places.Mention) -> bool:
        """Whether one word stands between a place and the next, where what comes from it goes: `từ Lào về Nghệ An`."""
        read, after = self.sentence, self.sentence.index_at(mention.end - 1) + 1
        if after + 1 >= len(read.words) or read.words[after] in read.language.sets["joins"]:
            return False
        return read.words[after].isalpha() and any(each.start == read.starts[after + 1] for each in self.found)

    def _closed(self, mention: places.Mention) -> bool:
        """Whether a comma ends the clause of a place before the next figure: `đơn hàng từ Mỹ phục hồi, doanh thu 9`."""
        starts = (self.sentence.starts[figure.start] for figure in self.figures)
        after = next((start for start in starts if start > mention.end), mention.end)
        return "," in self.folded[mention.end : after]

    def _nearer(self, best: places.Mention | None, mention: places.Mention, end: int) -> places.Mention:
        """The later of two mentions, but the narrower of an address, and no bare `quận` after a name."""
        if best is None or best.generic:
            return mention
        if mention.generic:
            return mention if mention.extent == "all" and not self._ranked(mention) else best
        between = self.folded[end : mention.start].strip()
        if between == "(" and self.folded.startswith(")", mention.end):
            return best  # `Hồng Kông (Trung Quốc)`
        lies = between in (",", "(", "") or self._lies_in(best, mention)
        return best if lies and mention.level != best.level and not self._peers(best, mention) else mention

    def _peers(self, one: places.Mention, two: places.Mention) -> bool:
        """Whether two places are known to be of one rank, so that neither lies in the other: a province and a city."""
        known = self.context.gazetteer
        ranks = {known.rank(each.name) if each.name in known else None for each in (one, two) if each.name}
        return len(ranks) == 1 and None not in ranks

    def _lies_in(self, best: places.Mention, mention: places.Mention) -> bool:
        """Whether words only say in what a place lies: `Nho Quan là một huyện miền núi của tỉnh Ninh Bình`, `Nga Sơn là
        huyện ven biển phía Đông Bắc tỉnh Thanh Hóa`.
        """
        read = self.sentence
        first, last = read.index_at(best.end - 1) + 1, read.index_at(mention.start)
        if not self._holds(mention, best) or last <= first:
            return False
        between = read.words[first:last]
        called = between[0] in read.language.sets["copulas"] and best.level.split(" ")[0] in between
        if not called and between[-1] not in read.language.sets["belongings"]:
            return False
        return not any(first <= figure.start < last for figure in self.figures)

    def _ranked(self, mention: places.Mention) -> bool:
        """Whether a place only says among what something ranks: `xếp thứ 7 cả nước`, `dẫn đầu cả nước`."""
        read, index = self.sentence, self.sentence.index_at(mention.start)
        leads = " ".join(read.words[max(0, index - 2) : index]) in read.language.sets["leading"]
        return leads or (index > 0 and bool(read.taken[index - 1]))

    def _nth(self, mention: places.Mention) -> bool:
        """Whether a rank stands before a place: `đứng thứ 7 cả nước`."""
        index, words = self.sentence.index_at(mention.start), self.sentence.words
        return index > 1 and words[index - 2] in self.sentence.language.sets["not_counting"]

    def _apart(self, end: int, start: int) -> bool:
        return any(mark in self.folded[end:start] for mark in (";", ":", ", "))

    def _filed(self, mention: places.Mention) -> bool:
        """Whether a place only says where a report was written: `LONDON, 1 August (agency) - Sales rose`."""
        if self.folded[self.sentence.start : mention.start].strip() not in ("", "("):
            return False
        named = self.sentence.raw[mention.start : mention.end]
        if self.sentence.language.plurals and named.isupper() and self.folded[mention.end : mention.end + 2] == ": ":
            return True
        return _FILED.match(self.folded, mention.end, self.sentence.end) is not None

    def _measured_by(self, mention: places.Mention) -> bool:
        """Whether a place only says whose standard is meant: `hộ nghèo theo chuẩn của thành phố`."""
        index = self.sentence.index_at(mention.start)
        return any(0 <= index - cue.end <= _OWN_STANDARD for cue in self.sentence.cued("scopes"))

    def _counted(self, mention: places.Mention) -> bool:
        """Whether a mention is part of what a figure counts: `10 phường`, `11 tỉnh thành`; not the name of a place in
        English, which says where that is: `seven in ten Auckland homes`.
        """
        read = self.sentence
        inside = (
            figure
            for figure in self.figures
            if mention.start < read.ends[figure.end - 1] and read.starts[figure.start] < mention.end
        )
        named = mention.name is not None and read.language.plurals
        return any(not (named and figure.kind in _COUNTED) for figure in inside)

    def whole(self, part: Part) -> str:
        """What a share is a share of, where the text names it: `65 % trong tổng thu ngân sách quận`."""
        mention = self.whole_mention(part)
        return (mention and mention.name) or ""

    def whole_mention(self, part: Part) -> places.Mention | None:
        """The place after a percentage that says of what a verb before makes it a part: `chiếm 65 % ... quận`."""
        read = self.sentence
        if part.meant.measure is not Measure.SHARE or part.shares is not None or not self.found:
            return None
        if not any(part.left <= cue.start < part.figure.start for cue in read.cued("strong_shares")):
            return None
        limit = read.starts[part.right] if part.right < len(read.starts) else read.end
        for mention in self.found:
            if mention.name and not mention.agency and read.starts[part.figure.start] < mention.start < limit:
                return mention
        return None
