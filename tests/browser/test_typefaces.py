"""Typefaces: ours is used, its loading shifts nothing, and without it wide and narrow fonts break nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.browser import OpenPage, commands_of, probe, restyled
from tests.browser.test_reaching import assert_a_ring_is_seen_everywhere
from tests.browser.test_seeing import AT_NIGHT, PAGES
from tests.browser.typefaces import INSTALLED, NARROW, OURS, WIDE
from tests.conftest import by_night, is_nightly

FONTS = Path("assets/fonts")
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
SHIFTS = """window.moved = 0;
new PerformanceObserver(list => list.getEntries().forEach(shift => { window.moved += shift.value; })).observe({type: "layout-shift"});"""
# Chromium's layout shift score: the share of the window that moved, times the distance. Below 0.1 is good; a line of a list
# that wraps differently costs about 0.02.
STILL = 0.05
# Narrow letters need less room than wide ones: by day they are tried on a few pages.
NARROW_PAGES = ("home", "procedure", "promise", "board")
FALLBACKS = [
    (by_night if kind in AT_NIGHT or (typeface == NARROW and kind not in NARROW_PAGES) else pytest.param)(
        typeface, path, id=f"{kind}-{typeface}"
    )
    for kind, path in PAGES.items()
    for typeface in (WIDE, NARROW)
]


def families(page: Page, selector: str) -> set[str]:
    """The fonts that the browser used for an element."""
    with commands_of(page) as browser:
        browser.send("DOM.enable")
        browser.send("CSS.enable")
        root = browser.send("DOM.getDocument")["root"]["nodeId"]
        node = browser.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        return {font["familyName"] for font in browser.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]}


def settled(page: Page, words: str = "a") -> Page:
    """The page after our typefaces' files for `words` have loaded and are drawn."""
    loaded = page.evaluate(
        """async words => {
            const faces = ["Public Sans", "Literata"].map(name => document.fonts.load(`1em "${name}"`, words));
            return (await Promise.all(faces)).map(found => found.length > 0);
        }""",
        words,
    )
    assert loaded == [True, True], "a typeface without a file for these words was waited for in vain"
    page.evaluate(DRAWN)
    return page


@pytest.mark.parametrize("typeface", INSTALLED, indirect=True)
def test_pages_are_set_in_the_typeface_they_should_be(typeface: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + PAGES["promise"])
    _, sans, serif = ("", "Public Sans", "Literata") if typeface == OURS else INSTALLED[typeface]
    if typeface == OURS:
        settled(page)
    assert families(page, "h1") == {sans}
    assert families(page, ".answer blockquote") == {serif}


def test_the_typeface_loads_from_a_folder(larkfield_site: Path, open_page: OpenPage) -> None:
    page = open_page("about:blank", apart=True)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("requestfailed", lambda request: told.append(request.url))
    page.goto((larkfield_site / PAGES["promise"] / "index.html").as_uri())
    assert families(settled(page), "h1") == {"Public Sans"}
    assert families(page, ".answer blockquote") == {"Literata"}
    assert told == []


def test_extended_latin_letters_load_a_second_file(larkfield: str, open_page: OpenPage) -> None:
    page = settled(open_page(larkfield, apart=True))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.evaluate("document.querySelector('h1').textContent = 'Łódź'")
    assert families(settled(page, "Łódź"), "h1") == {"Public Sans"}
    assert "public-sans-extended.woff2" in asked


def test_each_typeface_has_its_licence_beside_it(larkfield_site: Path) -> None:
    names = {path.name for path in (larkfield_site / FONTS).iterdir()}
    families = {name.removesuffix(".woff2").removesuffix("-extended") for name in names if name.endswith(".woff2")}
    assert families == {"literata", "public-sans"}
    for family in families:
        assert "SIL OPEN FONT LICENSE" in (larkfield_site / FONTS / f"{family}-licence.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [390, by_night(1280)])
@pytest.mark.parametrize("kind", ["home", "procedure", "promise", "board", *map(by_night, ("link", "contact point", "charter"))])
def test_nothing_moves_when_our_typeface_arrives(kind: str, width: int, larkfield: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", width=width, apart=True)
    held: list[Route] = []
    holding = True
    page.route("**/*.woff2", lambda route: held.append(route) if holding else route.continue_())
    page.goto(larkfield + PAGES[kind], wait_until="domcontentloaded")
    assert families(page, "h1") == {"Arimo"}
    page.evaluate(DRAWN)
    page.evaluate(SHIFTS)
    holding = False
    for route in held:
        route.continue_()
    assert families(settled(page), "h1") == {"Public Sans"}
    assert page.evaluate("moved") < STILL


@pytest.mark.parametrize(("typeface", "path"), FALLBACKS, indirect=["typeface"])
def test_fallback_fonts_squeeze_and_hide_nothing(path: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + path)
    for width in (1280, 760, 320, 390) if is_nightly() else (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert probe(page, "squeezed", "small") == [], width
    with restyled(page, "html { font-size: 200% }"):
        assert page.evaluate("document.scrollingElement.scrollWidth") == 390, "double size"
        page.set_viewport_size({"width": 640, "height": 900})
        assert probe(page, "squeezed") == [], "double size"


@pytest.mark.parametrize(
    ("typeface", "kind"),
    [(WIDE, "procedure"), by_night(WIDE, "promise"), by_night(NARROW, "procedure"), by_night(NARROW, "promise")],
    indirect=["typeface"],
)
def test_fallback_fonts_keep_the_focus_ring_visible(kind: str, larkfield: str, open_page: OpenPage) -> None:
    assert_a_ring_is_seen_everywhere(open_page(larkfield + PAGES[kind], height=800))
