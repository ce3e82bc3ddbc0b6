"""The page in a real browser: its filter, its links and its figures work, and axe finds no barrier.

Needs the packages playwright and axe-playwright-python and Debian's chromium; skips where one is missing.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audit import report

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    sys.path.insert(0, str(Path(__file__).parent.parent / "report"))
    import audits

    folder = tmp_path_factory.mktemp("pages")
    for lang in ("vi", "en"):
        content = report.rendered(audits.result(), ["html"], lang)["report.html"]
        (folder / f"{lang}.html").write_bytes(content)
    return {lang: folder / f"{lang}.html" for lang in ("vi", "en")}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, files: dict[str, Path]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(files["en"].as_uri())
    yield opened
    assert said == []  # nothing refused by the page's own policy, no error in its script
    context.close()


def shown(page: Page) -> list[str]:
    return [card.get_attribute("id") or "" for card in page.query_selector_all(".finding:not([hidden])")]


def test_the_filter_narrows_by_verdict_by_text_and_by_document(page: Page) -> None:
    assert len(shown(page)) == 10
    page.uncheck("input[value=contradiction]")
    assert len(shown(page)) == 7
    page.fill("input[name=text]", "cultural houses")
    assert shown(page) == ["finding-houses-again", "finding-houses-up"]
    page.fill("input[name=text]", "")
    page.check("input[value=contradiction]")
    page.select_option("select[name=document]", label="Báo cáo của phường Từ Liêm")
    assert shown(page) == ["finding-65vs70", "finding-jobs-58"]
    assert page.inner_text("#filter p") == "Showing 2 of 10 findings"


def test_a_link_to_a_hidden_finding_shows_it(page: Page) -> None:
    page.fill("input[name=text]", "nothing like this")
    assert shown(page) == []
    page.click("mark:has-text('49 trường') + sup a")
    page.wait_for_selector(".finding:not([hidden])")  # the page answers to its new address after the click
    assert len(shown(page)) == 10
    assert page.evaluate("document.querySelector(':target').id") == "finding-5a1c0ffee0d1"


def test_a_figure_tells_its_reading_on_a_click_and_closes_by_keyboard(page: Page) -> None:
    page.click("mark:has-text('78,3')")
    assert "income per person" in page.inner_text("#reading")
    page.keyboard.press("Escape")
    assert page.is_hidden("#reading")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_and_nothing_is_wider_than_a_phone(
    browser: Browser, files: dict[str, Path], lang: str, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    context = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(files[lang].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    violations = axe.Axe().run(page).response["violations"]
    assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == []
    context.close()


def test_without_javascript_all_is_there(browser: Browser, files: dict[str, Path]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(files["vi"].as_uri())
    assert page.locator(".finding").count() == page.locator(".finding:visible").count() == 10
    assert page.locator("#filter:visible, .copy:visible, #reading:visible").count() == 0
    context.close()
