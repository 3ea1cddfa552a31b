"""The page in a browser: no barrier that axe-core finds, nothing wider than a telephone, nothing fetched."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarise.render import render
from summarise.sitrep import Sitrep, from_json
from tests.test_webpage import whole

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
CRISES = Path(__file__).parent / "crises"
PHONE, DESK = 390, 1280


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    pytest.importorskip("selenium", reason="selenium is not installed")
    if not (CHROMIUM and DRIVER):
        pytest.skip("no Chromium with its chromedriver on this machine")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('browser')}"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


def opened(browser: Any, page: str, folder: Path, *, width: int = DESK, scheme: str = "light") -> None:
    (folder / "page.html").write_text(page, encoding="utf-8")
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width == PHONE}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    browser.get((folder / "page.html").as_uri())


def daily(crisis: str, day: str) -> Sitrep:
    return from_json(Sitrep, json.loads((CRISES / crisis / "expected" / f"{day}.json").read_text("utf-8")))


REPORTS = {"flood": lambda: daily("flood", "2026-04-25"), "conflict": lambda: daily("conflict", "2026-03-13"), "whole": whole}


SEEN = {
    "flood, desk, light": ("flood", "en", DESK, "light"),
    "flood, phone, dark, from right to left": ("flood", "ar", PHONE, "dark"),
    "conflict, desk, dark": ("conflict", "fr", DESK, "dark"),
    "whole, phone, light": ("whole", "es", PHONE, "light"),
    "whole, desk, dark, from right to left": ("whole", "ar", DESK, "dark"),
}


@pytest.mark.parametrize(("name", "code", "width", "scheme"), SEEN.values(), ids=SEEN.keys())
def test_axe_finds_no_barrier(browser: Any, tmp_path: Path, name: str, code: str, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_selenium_python", reason="axe-selenium-python is not installed")
    page = str(render(REPORTS[name](), "html", language=code)).replace("<details>", "<details open>")
    opened(browser, page, tmp_path, width=width, scheme=scheme)
    judge = axe.Axe(browser)
    judge.inject()
    found = judge.run()
    serious = [
        f"{one['id']}: {one['nodes'][0]['html']}" for one in found["violations"] if one["impact"] in ("serious", "critical")
    ]
    assert (serious, len(found["passes"]) > 10) == ([], True)


@pytest.mark.parametrize("code", ["en", "ar", "fr"])
@pytest.mark.parametrize("name", REPORTS)
def test_the_page_is_as_wide_as_a_telephone(browser: Any, tmp_path: Path, name: str, code: str) -> None:
    opened(browser, str(render(REPORTS[name](), "html", language=code)), tmp_path, width=PHONE)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= PHONE


def test_a_link_into_the_text_opens_it(browser: Any, tmp_path: Path) -> None:
    opened(browser, str(render(whole(), "html")), tmp_path)
    assert browser.execute_script("return document.querySelector('details').open") is False
    browser.execute_script("document.querySelector('.quotes a').click()")
    assert browser.execute_script("return document.querySelector('details').open") is True
    assert browser.execute_script("return document.querySelector('mark:target').textContent").startswith(
        "More than 900 civilians"
    )


def test_the_keyboard_comes_to_the_skip_link_first(browser: Any, tmp_path: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    opened(browser, str(render(whole(), "html")), tmp_path)
    browser.switch_to.active_element.send_keys(Keys.TAB)
    assert browser.switch_to.active_element.get_attribute("class") == "skip"
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.get_attribute("id") == "report"


def test_nothing_is_asked_for(browser: Any, tmp_path: Path) -> None:
    opened(browser, str(render(whole(), "html")), tmp_path)
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
