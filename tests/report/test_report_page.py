"""The page: well-formed, self-contained, safe with any text, linked in both directions, complete in two languages."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from importlib.resources import files
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import audits
import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from audit import report
from audit.model import Document, Result
from audit.report.view.words import printable


def page(result: Result, lang: str) -> str:
    return report.rendered(result, ["html"], lang)["report.html"].decode()


def tree(text: str) -> Element:
    """The page as a tree. It is written as XML, so that a tag left open anywhere is an error here."""
    return ElementTree.fromstring(text.strip())


@pytest.fixture(scope="module", params=["vi", "en"])
def shown(request: pytest.FixtureRequest, result: Result) -> Element:
    return tree(page(result, request.param))


def decisions(snippet: str) -> list[str]:
    """What the schema of decisions has against the snippet that a reviewer pastes."""
    schema = json.loads(files("audit").joinpath("schemas/decisions.json").read_text(encoding="utf-8"))
    pasted = YAML(typ="safe").load(snippet)
    return [error.message for error in Draft202012Validator(schema).iter_errors(pasted)]


def text_of(node: Element) -> str:
    return "".join(node.itertext())


def test_every_link_within_the_page_has_a_target_and_every_name_is_used_once(shown: Element) -> None:
    names = [node.get("id") for node in shown.iter() if node.get("id")]
    assert len(names) == len(set(names))
    links = [node.get("href", "") for node in shown.iter("a") if node.get("href")]
    assert links
    for link in links:
        assert link.startswith(("#", "https://example.org/")), link
        if link.startswith("#"):
            assert link[1:] in names or unquote(link[1:]) in names, link


def test_the_page_loads_nothing_and_its_policy_names_its_own_style_and_script(shown: Element) -> None:
    loading = [node for node in shown.iter() if node.tag in ("link", "img", "iframe", "object", "embed", "base")]
    assert not loading
    assert not [node for node in shown.iter() if node.get("src") or node.get("style")]
    assert not [name for node in shown.iter() for name in node.attrib if name.startswith("on")]
    policy = next(node.get("content", "") for node in shown.iter("meta") if node.get("http-equiv"))
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (own,) = shown.iter(tag)
        digest = base64.b64encode(hashlib.sha256(text_of(own).encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
        assert "http" not in text_of(own).replace("http-equiv", "")
    assert policy.startswith("default-src 'none'")


def test_hostile_text_stays_text(shown: Element) -> None:
    (script,) = shown.iter("script")
    assert "alert" not in text_of(script)
    assert not list(shown.iter("cho")) and not [node for node in shown.iter("b") if text_of(node) == "đậm"]
    whole = text_of(shown)
    assert '<script>alert("𝟙")</script> & "quoted"' in whole
    assert "{{ 7*7 }} ${x} =1+1 @cmd \ufffd" in whole
    assert not [node for node in shown.iter("a") if "javascript" in node.get("href", "")]


def test_every_figure_is_marked_in_its_document_with_its_reading(shown: Element, result: Result) -> None:
    marks = [node for node in shown.iter("mark") if node.get("id")]
    assert sorted(text_of(mark) for mark in marks) == sorted(printable(claim.text) for claim in result.claims)
    assert all(len(mark.get("title", "").split(" · ")) >= 4 for mark in marks)
    states = {text_of(mark): mark.get("class", "") for mark in marks}
    assert states["49 trường"] == "in contradiction"
    assert states["141 nhà văn hóa"] == "in revision"
    assert states["120"] == "checked"  # its only finding was dismissed
    assert states["5 hộ"] == states["16.154 tỷ đồng"] == "unchecked"
    tips = {text_of(mark): mark.get("title", "") for mark in marks}
    assert tips["65%"].endswith(": core/same, core/share"), tips["65%"]


def test_the_full_text_of_every_document_is_on_the_page(shown: Element, result: Result) -> None:
    bodies = [node for node in shown.iter("div") if node.get("class") == "text"]
    for document, body in zip(result.documents, bodies, strict=True):
        for note in body.iter("sup"):
            for link in list(note):
                note.remove(link)
        lines = [text_of(line) for line in body.iter("p")]
        assert "\n".join(lines) == printable(document.raw.replace("\r\n", "\n")).removesuffix("\n")


def test_a_finding_shows_its_figures_its_steps_and_its_doubts(shown: Element, result: Result) -> None:
    cards = {node.get("id"): node for node in shown.iter("article") if node.get("data-verdict")}
    assert len(cards) == len(result.findings)
    card = cards["finding-5a1c0ffee0d1"]
    quotes = list(card.iter("blockquote"))
    assert [next(quote.iter("strong")).text for quote in quotes] == ["61 trường", "11 trường", "49 trường"]
    assert "61 - 11 = 50" in text_of(card)
    assert len(list(card.iter("svg"))) == 2  # the two values apart, and the series
    assert decisions(text_of(next(card.iter("pre")))) == []
    assert "dismissed" in cards["finding-parts-144"].get("class", "")


def test_findings_stand_in_the_order_of_their_weight_and_dismissed_ones_last(shown: Element) -> None:
    order = [node.get("data-verdict") for node in shown.iter("article") if node.get("data-verdict")]
    assert order == [
        "contradiction", "contradiction", "tension", "break", "break", "failure", "revision", "trend", "gap",
        "contradiction",
    ]  # fmt: skip


def test_the_page_speaks_the_language_asked_for(result: Result) -> None:
    vi, en = page(result, "vi"), page(result, "en")
    assert '<html lang="vi">' in vi and '<html lang="en">' in en
    assert "2022 (suy ra)" in vi and "2022 (inferred)" in en
    assert "78,3 triệu đồng" in vi and "VND 78.3 million" in en
    english = tree(en)
    for quoted in [node for node in english.iter() if node.get("lang") == "vi" or node.tag == "title"]:
        quoted.clear()
    headings = " ".join(text_of(node) for node in english.iter("h2"))
    assert not re.search("[à-ỹđ]", headings)


def test_an_empty_result_says_that_silence_is_no_pass(nothing: Result) -> None:
    text = text_of(tree(page(nothing, "en")))
    assert "nothing found does not mean all is right" in text


def test_a_figure_broken_over_lines_and_figures_that_overlap_are_marked_once() -> None:
    raw = "Có 1.027\nhộ nghèo.\nBa xã có 5 trường học."
    source = Document("a.txt", raw, (), "vi", "0" * 64)
    point = audits.exactly(5)
    broken = audits.claim(source, "1.027\nhộ", "hộ", point, "poor", None)
    wide, narrow = (audits.claim(source, text, "trường", point, "schools", None) for text in ("5 trường học", "trường"))
    result = Result((source,), (broken, narrow, wide), ())
    shown = tree(page(result, "vi"))
    assert [text_of(mark) for mark in shown.iter("mark") if mark.get("id")] == ["1.027\nhộ", "5 trường học"]
    assert [line.get("data-n") for line in shown.iter("p") if line.get("data-n")] == ["1", "3"]
    names = {node.get("id") for node in shown.iter()}
    assert {"d1-3", "d1-28", "d1-30"} <= names


def test_a_claim_or_a_document_that_is_missing_breaks_nothing(result: Result) -> None:
    lost = replace(result, claims=result.claims[:5], documents=result.documents[:1])
    shown = tree(page(lost, "en"))
    assert len([node for node in shown.iter("article") if node.get("data-verdict")]) == len(result.findings)


def test_the_size_of_the_page_grows_with_the_text_alone() -> None:
    def size(lines: int) -> int:
        raw = "Xã có 12 trường học và 340 lớp.\n" * lines
        source = Document("a.txt", raw, (), "vi", "0" * 64)
        first = audits.claim(source, "12 trường", "trường", audits.exactly(12), "schools", None)
        step = len("Xã có 12 trường học và 340 lớp.\n")
        spans = [(first.span.start + n * step, first.span.end + n * step) for n in range(lines)]
        claims = tuple(
            replace(first, id=f"a#{start}", span=audits.Span(start, end), sentence=audits.Span(start, end), line=n + 1)
            for n, (start, end) in enumerate(spans)
        )
        return len(page(Result((source,), claims, ()), "vi"))

    small, middle, large = size(100), size(200), size(400)
    assert abs((large - middle) - 2 * (middle - small)) < 0.05 * large
