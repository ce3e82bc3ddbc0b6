"""The place of each figure of a sentence."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from audit import places
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import roles
from audit.model import Measure
from audit.tie.contexts import Context
from audit.tie.locations import Named
from audit.tie.parts import Part

_RESPECTIVELY = roles("respectively")
_NEAR = 24  # characters from a figure to the bracket that says where it is
_AT_ONCE = 3  # words from a figure to the place that it is of
_SYLLABLES = 2  # of a Vietnamese word


@dataclass(slots=True)
class Sites:
    """Places the figures of one sentence; `standing` are the mentions where something can be."""

    sentence: Sentence
    folded: str
    context: Context
    found: list[places.Mention]
    figures: Sequence[Figure]
    named: Named = field(init=False)
    standing: list[places.Mention] = field(init=False)

    def __post_init__(self) -> None:
        self.named = Named(self.sentence, self.folded, self.context, self.found, self.figures)
        self.standing = self.named.standing()

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
        filed = self.named.filed(mention)
        if mention.name is None or filed or mention.housed or self.folded.startswith("-", mention.end):
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
        return places.instituted(self.folded, mention, code, start) or self.named.bound(mention)

    def opened(self, told: Set[str | None]) -> str | None:
        """The part of the document's place with which a paragraph goes on that begins with it: the only one that its
        first sentence names, and of which all figures are `told`.
        """
        whole, name = self.context.document.place, next(iter(told), None)
        if len(told) > 1 or not whole or not name or name == whole or not self.sentence.language.plurals:
            return None
        others = (each for each in self.found if each.name and each.name != name)
        if any(not (self.named.filed(each) or self.named.beyond(each)) for each in others):
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
        if not self.named.holds(mention, best) or last <= first:
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

    def _apart(self, end: int, start: int) -> bool:
        return any(mark in self.folded[end:start] for mark in (";", ":", ", "))

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
