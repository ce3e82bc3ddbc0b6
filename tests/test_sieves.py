"""No sentence with a figure is passed over unread, or read as one without."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.extract.figures import figures
from audit.extract.names import mark
from audit.extract.sentences import blanked, bounds, prose, sentence
from audit.extract.sieves import marks
from audit.lang import language
from audit.layout import blocks
from audit.normalise import normal
from tests.bench.news import article
from tests.fuzz import texts
from tests.quality import items


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_sentences_of_the_quality_set(lang: str) -> None:
    told = [item.text for item in items.read(items.HERE / "open" / f"{lang}.jsonl")]
    assert sum(1 for text in told for _ in _figured(text, lang)) > 100
    assert [missed for text in told for missed in _missed(text, lang)] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_sentences_of_random_documents(lang: str, random: Random) -> None:
    assert _missed(texts.document(random), lang) == []


def test_a_plain_sentence_is_passed_over() -> None:
    plain = "công tác giáo dục được đầu tư và quan tâm trong một thời gian dài, không ngừng đổi mới."
    assert not _holds(plain, "vi")
    assert all(_holds(text, "vi") for text in ("có ba hộ nghèo.", "5 %.", "gấp đôi.", "(hai hộ)", "không còn hộ nào."))
    assert not _holds("không để việc nào chậm trễ, chưa ai có ý kiến gì.", "vi")
    assert not _holds("it was a long day for the council and an honour, with no reason given.", "en")
    assert all(_holds(text, "en") for text in ("three wards", "a dozen schools", "half of it", "no household"))


def _holds(folded: str, lang: str) -> bool:
    return marks(folded, lang).within(0, len(folded))


def _missed(text: str, lang: str) -> list[str]:
    return [found for found, plain in _figured(text, lang) if plain or not _holds(found, lang)]


def _figured(text: str, lang: str) -> Iterator[tuple[str, bool]]:
    """The folded sentences of a text that hold figures, and whether they are taken for plain ones."""
    made, known = normal(text), language(lang)
    laid = blocks(made.text)
    whole = prose(made.text, blanked(made.folded, laid), known)
    for block in laid:
        for start, end, _ in bounds(whole, block):
            read = sentence(whole, start, end, block)
            mark(read, whole.folded)
            if figures(read, known.decimal):
                yield whole.folded[start:end], read.plain


def test_a_sentence_of_times_alone_is_plain() -> None:
    told = ["ngày 12/3/2024, từ năm 2020.", "tháng 5/2023 có 12 xã.", "năm 2022 không còn hộ nghèo."]
    assert [_plain(text) for text in told] == [True, False, False]


def _plain(text: str) -> bool:
    return sentence(prose(text, text, language("vi")), 0, len(text), blocks(text)[0]).plain


def test_news_is_mostly_passed_over() -> None:
    """What makes reading quick: most sentences of the press hold no figure."""
    text = normal(" ".join(article(Random(seed)) for seed in range(20))).folded
    told = [_holds(part, "vi") for part in text.split(". ")]
    assert sum(told) < 0.5 * len(told)
