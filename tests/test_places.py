"""Places: what texts mention, what names mean, which place a document is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from audit.model import Place
from audit.normalise import normal
from audit.places import Mention, bundled, document_place, gazetteer, mentions, places, resolve

HERE = Path(__file__).parent
PACK = HERE.parent / "rules" / "vietnam-local-government" / "places.yaml"
KNOWN = gazetteer(places(YAML(typ="safe", pure=True).load(PACK.read_text(encoding="utf-8"))))


def found(text: str, lang: str) -> list[str]:
    """The mentions of a text in the notation of the tables."""
    ready = normal(text)
    return [_written(ready.text, mention) for mention in mentions(ready.text, ready.folded, KNOWN, lang)]


def _written(text: str, mention: Mention) -> str:
    meant = f"*{mention.level}" if mention.generic else mention.name
    flags = [flag for flag in ("alone", "agency", "former") if getattr(mention, flag)]
    return " ".join([text[mention.start : mention.end], "=", f"{meant}", *flags, mention.extent]).strip()


def _rows() -> Iterator[tuple[str, str, list[str]]]:
    for lang in ("vi", "en"):
        for line in (HERE / "places" / f"{lang}.tsv").read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                text, *expected = line.split("\t")
                yield lang, text, [each for each in expected if each]


@pytest.mark.parametrize(("lang", "text", "expected"), list(_rows()))
def test_a_text_mentions_these_places(lang: str, text: str, expected: list[str]) -> None:
    assert found(text, lang) == expected


# ---------------------------------------------------------------------------------------------- algebra


def test_every_parent_and_predecessor_is_a_place_of_the_gazetteer() -> None:
    named = {name for place in bundled().places for name in (*place.parents, *place.predecessors)}
    assert [name for name in sorted(named) if name not in bundled()] == []


@pytest.mark.parametrize(("day", "provinces"), [(date(2024, 6, 1), 63), (date(2025, 7, 1), 34)])
def test_the_provinces_of_a_day(day: date, provinces: int) -> None:
    standing = {place.canonical for place in bundled().places if bundled().place(place.canonical, day) == place}
    assert sum(bundled().rank(name, day) == 2 and bundled().part_of(name, "Việt Nam") for name in standing) == provinces


@pytest.mark.parametrize(
    ("part", "whole", "holds"),
    [
        ("phường Từ Liêm", "thành phố Hà Nội", True),
        ("phường Phú Đô", "quận Nam Từ Liêm", True),
        ("phường Phú Đô", "quận Bắc Từ Liêm", False),
        ("thành phố Thủ Đức", "thành phố Hồ Chí Minh", True),
        ("thành phố Hà Nội", "quận Nam Từ Liêm", False),
        ("tỉnh Nghệ An", "Việt Nam", True),
        ("Tokyo", "Japan", True),
        ("Japan", "Việt Nam", False),
        ("Việt Nam", "Việt Nam", True),
    ],
)
def test_what_is_part_of_what(part: str, whole: str, holds: bool) -> None:
    assert KNOWN.part_of(part, whole) is holds


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("World", -1),
        ("Việt Nam", 0),
        ("Japan", 0),
        ("vùng Tây Nguyên", 1),
        ("thành phố Hà Nội", 2),
        ("tỉnh Bắc Ninh", 2),
        ("tỉnh Tây Ninh", 2),
        ("Tokyo", 2),
        ("thành phố Thủ Đức", 3),
        ("thành phố Vinh", 3),
        ("thành phố Huế", 2),
        ("quận Bắc Từ Liêm", 3),
        ("phường Từ Liêm", 4),
        ("xã Không Có Trong Danh Sách", 4),
        ("tổ dân phố 3", 5),
    ],
)
def test_rank(name: str, rank: int) -> None:
    assert KNOWN.rank(name) == rank


@given(st.sampled_from(KNOWN.places), st.sampled_from(KNOWN.places), st.sampled_from(KNOWN.places))
@settings(max_examples=200, deadline=None)
def test_being_part_of_is_transitive_and_only_mutual_for_one_place(a: Place, b: Place, c: Place) -> None:
    for middle in (b.canonical, *KNOWN.ancestors(a.canonical)):
        if KNOWN.part_of(a.canonical, middle) and KNOWN.part_of(middle, c.canonical):
            assert KNOWN.part_of(a.canonical, c.canonical)
    if KNOWN.part_of(a.canonical, b.canonical) and KNOWN.part_of(b.canonical, a.canonical):
        assert a.canonical == b.canonical


@given(st.sampled_from(KNOWN.places), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
@settings(max_examples=200, deadline=None)
def test_a_name_stands_for_at_most_one_place_on_a_day(place: Place, day: date) -> None:
    standing = [
        each
        for each in KNOWN.versions(place.canonical)
        if (each.valid_from is None or each.valid_from <= day) and (each.valid_to is None or day < each.valid_to)
    ]
    found = KNOWN.place(place.canonical, day)
    assert standing == ([] if found is None else [found])


def test_one_place_under_several_names() -> None:
    day = date(2020, 1, 1)
    assert KNOWN.same("Hanoi", "thành phố Hà Nội", day)
    assert KNOWN.same("TP.HCM", "Ho Chi Minh City", day)
    assert not KNOWN.same("quận Nam Từ Liêm", "phường Từ Liêm", day)
    assert not KNOWN.same("quận Nam Từ Liêm", "quận Nam Từ Liêm", date(2026, 1, 1))


def test_predecessors_and_successors() -> None:
    assert KNOWN.predecessors("quận Bắc Từ Liêm") == ("huyện Từ Liêm",)
    assert "phường Mai Dịch" in KNOWN.predecessors("phường Từ Liêm")
    assert KNOWN.successors("tỉnh Bắc Giang") == ("tỉnh Bắc Ninh",)
    assert KNOWN.redrawn("tỉnh Bắc Ninh", date(2024, 1, 1), date(2026, 1, 1))
    assert not KNOWN.redrawn("tỉnh Nghệ An", date(2024, 1, 1), date(2026, 1, 1))


def test_a_record_of_the_wrong_type_is_named() -> None:
    with pytest.raises(ValueError, match="from of place 'Từ Liêm': expected a date, found 'soon'"):
        places([{"name": "Từ Liêm", "level": "phường", "from": "soon"}])
    with pytest.raises(ValueError, match="name of place"):
        places([{"level": "phường"}])
    assert places([{"name": 7, "level": "quận"}])[0].canonical == "quận 7"


# ---------------------------------------------------------------------------------------------- what is meant


@pytest.mark.parametrize(
    ("text", "lang", "default", "seen", "meant"),
    [
        ("toàn quận có", "vi", "quận Bắc Từ Liêm", ["quận Cầu Giấy"], "quận Bắc Từ Liêm"),
        ("của thành phố", "vi", "quận Bắc Từ Liêm", [], "thành phố Hà Nội"),
        ("Huyện có 3 xã", "vi", "tỉnh Nghệ An", ["huyện Đô Lương", "huyện Yên Thành"], "huyện Yên Thành"),
        ("Thành phố có", "vi", "tỉnh Nghệ An", ["thành phố Vinh"], "thành phố Vinh"),
        ("của địa phương", "vi", "phường Từ Liêm", [], "phường Từ Liêm"),
        ("của địa phương", "vi", None, ["xã Phù Đổng"], "xã Phù Đổng"),
        ("Các phường đã", "vi", "quận Nam Từ Liêm", [], "quận Nam Từ Liêm"),
        ("Các tỉnh đã", "vi", "tỉnh Nghệ An", [], "vùng Bắc Trung Bộ và Duyên hải miền Trung"),
        ("Cả nước có", "vi", "phường Từ Liêm", [], "Việt Nam"),
        ("Cả nước có", "vi", None, [], "Việt Nam"),
        ("của Thủ đô", "vi", "quận Bắc Từ Liêm", [], "thành phố Hà Nội"),
        ("Toàn tỉnh có", "vi", None, [], None),
        ("Toàn xã có", "vi", "tỉnh Nghệ An", ["huyện Đô Lương"], None),
        ("trên địa bàn Từ Liêm", "vi", "phường Từ Liêm", [], "phường Từ Liêm"),
        ("trên địa bàn Từ Liêm", "vi", None, ["xã Tây Mỗ"], "huyện Từ Liêm"),
        ("the district has", "en", "quận Bắc Từ Liêm", [], "quận Bắc Từ Liêm"),
        ("the city has", "en", "quận Bắc Từ Liêm", [], "thành phố Hà Nội"),
        ("the city has", "en", None, ["Tokyo"], "Tokyo"),
        ("The country exported", "en", None, ["Japan"], "Japan"),
        ("The country exported", "en", "tỉnh Nghệ An", [], "Việt Nam"),
        ("The country exported", "en", None, [], None),
        ("the county has", "en", "Harlan county", [], "Harlan county"),
    ],
)
def test_what_a_mention_means(text: str, lang: str, default: str | None, seen: list[str], meant: str | None) -> None:
    ready = normal(text)
    first = mentions(ready.text, ready.folded, KNOWN, lang)[0]
    assert resolve(first, default, seen, KNOWN) == meant


_ABOUT = [
    ("", "Premiums rose to 33 billion. The Tokyo fires alone cost 631 million.", "en", None),
    ("Quận Tây Hồ thu vượt dự toán", "Hà Nội, ngày 3-5-2021\nSáng nay, quận công bố số thu.", "vi", "quận Tây Hồ"),
    ("", "Toàn huyện có 30 xã. Huyện Ba Vì đã xây 12 trường. Hà Nội hỗ trợ 5 tỷ đồng.", "vi", "huyện Ba Vì"),
    ("Đầm Hà: gieo cấy vượt kế hoạch", "Toàn huyện gieo 812 ha. Huyện có 9 xã.", "vi", "huyện Đầm Hà"),
    ("Đầm Hà: gieo cấy vượt kế hoạch", "Lúa cấy được 812 ha.", "vi", None),
    (
        "",
        "Hà Nội thí điểm một trung tâm. Toàn bộ 34 tỉnh, thành phố, trong đó có Nghệ An và Huế, đã nối mạng. "
        "Cả nước nhận 4 triệu hồ sơ.",
        "vi",
        "Việt Nam",
    ),
    ("Tin vắn", "Tỉnh ủy Nghệ An họp. Toàn tỉnh có 40 ca.", "vi", "tỉnh Nghệ An"),
    ("", "Ngày 3/5, 12 người bị phạt.", "vi", None),
    ("", "Hà Nội, ngày 3 tháng 5 năm 2021. Doanh thu của công ty đạt 30 tỷ đồng.", "vi", None),
    ("Ba Dinh district adds schools", "HANOI, May 5 - The district opened two schools.", "en", "quận Ba Đình"),
    ("", "Exports rose. Japan sold more cars; Japan also bought more gas. The country grew.", "en", "Japan"),
    ("", "City of Marlow\nState of the city 2023\nThe city has 61 schools.", "en", "Marlow city"),
    ("Marlow City Council", "The city has 61 schools.", "en", "Marlow city"),
    ("", "A state of emergency, the town of the future and a city of contrasts.", "en", None),
]


@pytest.mark.parametrize(("title", "text", "lang", "place"), _ABOUT)
def test_the_place_a_document_is_about(title: str, text: str, lang: str, place: str | None) -> None:
    assert document_place(title, text, KNOWN, lang) == place


# ---------------------------------------------------------------------------------------------- any text

_PIECES = st.sampled_from(
    [
        *("quận", "Quận", "TP.", "xã", "Bắc", "Từ", "Liêm", "Hà", "Nội", "các", "toàn", "UBND", ",", ";", "và", "."),
        *("trên địa bàn", "cả nước", "District", "7", "the", "city", "Hanoi", "US$", "(trước đây)", "thủ đô", "Mỹ"),
        *("\u0301", "ß", "İ", "𝔸", "\xa0", "12/13", "Đình", "1", "PHƯỜNG", "TỪ", "LIÊM", "-", "\n"),
    ]
)


@given(st.lists(st.one_of(_PIECES, st.text(max_size=4)), max_size=30).map(" ".join), st.sampled_from(["vi", "en"]))
@settings(max_examples=300, deadline=None)
def test_mentions_are_slices_in_order_and_named_or_generic(text: str, lang: str) -> None:
    ready = normal(text)
    found = mentions(ready.text, ready.folded, KNOWN, lang)
    ends = [0]
    for mention in found:
        assert ends[-1] <= mention.start < mention.end <= len(ready.text)
        assert (mention.name is None) == mention.generic
        ends.append(mention.end)


@given(st.sampled_from([place for place in KNOWN.places if place.level and not place.name.isdigit()]))
@settings(max_examples=200, deadline=None)
def test_a_known_place_is_found_by_its_canonical_name_in_any_spelling_of_tones(place: Place) -> None:
    sentence = f"Năm nay, {place.canonical} có 12 trường."
    for text in (sentence, normal(sentence).text.replace("òa", "oà").replace("úy", "uý").replace("ủy", "uỷ")):
        ready = normal(text)
        assert [mention.name for mention in mentions(ready.text, ready.folded, KNOWN, "vi")] == [place.canonical]


@pytest.mark.parametrize(
    "piece",
    ["quận ", "Hà ", "Bắc Từ ", "TP.", "các xã Aa, ", "A", "the ", "toàn ", "Sở Aa ", "trên địa bàn ", "q.", "\n"],
)
def test_time_grows_with_length_only(piece: str) -> None:
    for lang in ("vi", "en"):
        ready = normal(piece * (200_000 // len(piece)))
        mentions(ready.text, ready.folded, KNOWN, lang)
