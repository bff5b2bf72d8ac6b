"""The browser fixtures themselves: what they allow, and what they report."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from tests.browser import OpenPage, Serve, barriers, barriers_beside_sight, commands_of, probe
from tests.browser.tabs import TabKind, Tabs, troubles_of

PAGE = "<!doctype html><html lang=en><title>Parking</title><main><h1>Parking</h1>{}</main>"

FAINT = """<p style="color: #888">grey</p>
<p style="opacity: .4">pale</p>
<div style="background: #345"><p>on dark</p></div>
<p style="color: #767676; font-size: 24px">large</p>
<p style="color: rgb(0 0 0 / .9)">strong</p>
<p>Ask <a href="/" style="color: #222; text-decoration: none">here</a> for a permit.</p>"""
SMALL = """<button style="all: unset; display: block; width: 9px; height: 9px">one</button>
<button style="all: unset; display: block; width: 9px; height: 9px">two</button>
<button style="all: unset; display: block; width: 9px; height: 9px; margin: 60px">apart</button>
<div style="overflow: auto; width: 90px"><p style="width: 400px">wide</p></div>"""


@pytest.fixture
def site(tmp_path: Path, serve: Serve) -> str:
    (tmp_path / "index.html").write_text(PAGE.format("<p>Ask for a permit.</p>"))
    (tmp_path / "nosy.html").write_text(PAGE.format("<img alt='' src='http://elsewhere.example/x.png'><script>broken()</script>"))
    (tmp_path / "barred.html").write_text(PAGE.format("<img src='x.png'>"))
    (tmp_path / "faint.html").write_text(PAGE.format(FAINT))
    (tmp_path / "small.html").write_text(PAGE.format(SMALL))
    (tmp_path / "404.html").write_text(PAGE.format("<p>Not here.</p>"))
    return serve(tmp_path)


def test_pages_are_shown_with_given_width_and_scheme(site: str, open_page: OpenPage) -> None:
    page = open_page(site, width=320, dark=True)
    assert page.title() == "Parking"
    assert page.evaluate("[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]") == [320, True]
    assert barriers(page) == []


def test_a_missing_address_shows_the_sites_404_page(site: str, open_page: OpenPage) -> None:
    assert open_page(site + "gone/").inner_text("p") == "Not here."


def test_requests_to_other_hosts_and_script_errors_are_reported(site: str, chromium: Browser) -> None:
    troubles: list[str] = []
    page = chromium.new_page()
    troubles_of(page, troubles)
    page.goto(site + "nosy.html", wait_until="load")
    page.close()
    assert sorted(troubles) == [
        "/nosy.html asked another host: http://elsewhere.example/x.png",
        "/nosy.html broke in a script: broken is not defined",
    ]


def test_a_reused_tab_keeps_nothing(site: str, chromium: Browser, tabs_of: Callable[[Browser], Tabs]) -> None:
    tabs, kind = tabs_of(chromium), TabKind(script=True, time_zone="Europe/London")
    tab = tabs.take(kind)
    tab.page.goto(site)
    tab.page.evaluate("localStorage.seen = sessionStorage.seen = document.cookie = 'seen=1'")
    tab.page.route("**/late", lambda route: None)  # held for ever
    with tab.page.expect_request("**/late"):
        tab.page.evaluate("fetch('late'), null")
    tab.forget()
    tab.page.goto(site)
    assert tab.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert tab.page.evaluate("fetch('late', { signal: AbortSignal.timeout(9000) }).then(answer => answer.status)") == 404
    tabs.give_back(kind, tab)


def test_what_commands_switch_on_ends_with_them(site: str, open_page: OpenPage) -> None:
    with commands_of(open_page(site)) as browser:
        browser.send("DOM.enable")
    with pytest.raises(Error, match="closed"):
        browser.send("DOM.getDocument")


def test_accessibility_violations_are_reported(site: str, open_page: OpenPage) -> None:
    page = open_page(site + "barred.html")
    [barrier] = barriers(page)
    assert barrier.startswith("image-alt: Images must have alternative text: img: <img src")
    assert barriers_beside_sight(page) == [barrier]


def test_faint_small_and_unreachable_parts_are_reported(site: str, open_page: OpenPage) -> None:
    page = open_page(site + "faint.html")
    assert probe(page, "faint") == [
        "faint, 3.54: grey",
        "faint, 2.85: pale",
        "faint, 2.10: on dark",
        "like the text around it: here",
    ]
    assert sorted(item.partition(":")[0] for item in barriers(page)) == ["color-contrast"] * 3 + ["link-in-text-block"]
    page.goto(site + "small.html")
    assert probe(page, "crowded") == ["one: 9 by 9", "two: 9 by 9"]
    assert probe(page, "unreachable") == ["cannot be reached: wide"]
    assert "target-size" in {item.partition(":")[0] for item in barriers(page)}
