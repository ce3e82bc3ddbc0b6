"""Which of the places that a sentence names something can be in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from audit import places
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Kind
from audit.places.words import words as place_words
from audit.tie.contexts import Context

# After the place of a dateline: a date, an agency in brackets, then a dash; or both and no dash; or, capitals, a colon.
_FILED = re.compile(
    r"(?:,[^\n,;:–—-]{1,24}){0,2}\)?(?:\s*\([^\n()]{1,24}\))?\s*(?:[–—]|-{1,2}(?=\s))|,[^\n,;:()–—-]{1,24}\([^\n()]{1,24}\)\s"
)
_OWN_STANDARD = 1  # words from `theo chuẩn` to the place whose standard it is
_COUNTED = (Kind.COUNT, Kind.RATIO)
_OPENING = 5  # words that open a list of some of many


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


def whither(sentence: Sentence, at: int) -> int | None:
    """Where the word stands that says that something goes to the place at a token, `sang Mỹ`, `sang thị trường Mỹ`;
    none is part of a time: `hôm qua Hà Nội`.
    """
    kinds = place_words(sentence.language.code).phrases["cues"]
    at -= 2 * (at > 1 and " ".join(sentence.words[at - 2 : at]) in kinds) + 1
    gone = at >= 0 and sentence.words[at] in sentence.language.sets["outward"] and not sentence.taken[at]
    return at if gone else None


@dataclass(slots=True)
class Named:
    """The places that a sentence names, and at which of them something can be."""

    sentence: Sentence
    folded: str
    context: Context
    found: list[places.Mention]
    figures: Sequence[Figure]

    def standing(self) -> list[places.Mention]:
        """Those where something can be: no agencies, goals, ends of ways, or parts of names or of what was merged."""
        away = self._away()
        standing = [
            mention
            for mention in self.found
            if not (mention.agency or mention.extent == "parts" or self._counted(mention) or self.filed(mention))
            and not self._named_after(mention)
            and not (self._measured_by(mention) or id(mention) in away or (mention.generic and self._nth(mention)))
        ]
        addresses = {id(mention) for office, mention in pairwise(self.found) if self._address(office, mention)}
        standing = [mention for mention in standing if id(mention) not in addresses]
        if len(standing) > 1:
            standing = self._unmerged(standing)
        routes = {id(end) for pair in pairwise(standing) if self._route(*pair) for end in pair}
        return [mention for mention in standing if id(mention) not in routes] if routes else standing

    def _address(self, office: places.Mention, mention: places.Mention) -> bool:
        """Whether a bracket, or in Vietnamese what follows a comma, only says where an office is: `UBND huyện Nam Trà
        My (Quảng Nam)`, `UBND huyện Đức Hòa, tỉnh Long An`.
        """
        between = self.folded[office.end : mention.start].strip()
        if between == "," and office.name and mention.name and not self.sentence.language.plurals:
            return office.agency and self.holds(mention, office)
        return office.agency and between == "("

    def holds(self, whole: places.Mention, part: places.Mention) -> bool:
        """Whether a place is of a level that holds that of another: a province and a district."""
        known = self.context.gazetteer
        return bool(whole.level and part.level) and known.rank(whole.level) < known.rank(part.level)

    def _away(self) -> set[int]:
        """The mentions of places that nothing is of, with those joined to them: `sang Philippines và Indonesia`."""
        links = {",", *self.sentence.language.sets["joins"]}
        gone = (self.beyond, self.bound, self._instanced, self._part_of)
        away = [id(mention) for mention in self.found if any(told(mention) for told in gone)]
        return places.joined(self.folded, self.found, away, links)

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

    def bound(self, mention: places.Mention) -> bool:
        return places.bound(self.folded, mention, self.sentence.language.code, self.sentence.start)

    def _named_after(self, mention: places.Mention) -> bool:
        """Whether a hyphen makes a place part of a name of something else: `Agro-Sokoto's sales`."""
        read, at = self.sentence, self.sentence.index_at(mention.start)
        if at < 2 or not read.language.plurals or read.words[at - 1] != "-" or mention.name is None:
            return False
        glued = read.ends[at - 2] == read.starts[at - 1] and read.ends[at - 1] == read.starts[at]
        named = read.raw[read.starts[at - 2]].isupper()
        return glued and named and all(each.end != read.ends[at - 2] for each in self.found)

    def _route(self, one: places.Mention, two: places.Mention) -> bool:
        """Whether two places are the ends of a way: `rates from Shanghai to northern Europe`."""
        words, sets, at = self.sentence.words, self.sentence.language.sets, self.sentence.index_at(one.start)
        between = words[self.sentence.index_at(one.end - 1) + 1 : self.sentence.index_at(two.start)]
        left = at > 0 and words[at - 1] in sets["change_openers"] and self.sentence.language.plurals
        return left and between[:1] != [] and between[0] in sets["reaching"] and len(between) <= 2

    def _unmerged(self, standing: list[places.Mention]) -> list[places.Mention]:
        """The standing mentions without those out of which the place before them was formed: `xã Tam Hồng được lập
        trên cơ sở nhập các xã Yên Đồng, Tề Lỗ, có 31 thôn`.
        """
        kept, merged = standing[:1], False
        for last, mention in pairwise(standing):
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

    def beyond(self, mention: places.Mention) -> bool:
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

    def _nth(self, mention: places.Mention) -> bool:
        """Whether a rank stands before a place: `đứng thứ 7 cả nước`."""
        index, words = self.sentence.index_at(mention.start), self.sentence.words
        return index > 1 and words[index - 2] in self.sentence.language.sets["not_counting"]

    def filed(self, mention: places.Mention) -> bool:
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
