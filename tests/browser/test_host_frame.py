"""The handbook in the frame of Material for MkDocs, with its narrower column and the device's letters.

In the frames of MkDocs' own themes, what only they do to texts.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import OpenPage, Serve, barriers, barriers_beside_sight, barriers_to_sight, probe, restyled, sheets_of
from tests.browser.test_larkfield import each_folder, first_and_fullest
from tests.browser.typefaces import NARROW, OURS, WIDE, each_typeface
from tests.conftest import FAR_OFF, ROOT, by_night, is_nightly
from tests.doors.hosted import built, settings, site_of, theme
from tests.sites import made_once

NARROWEST, PHONE, DESK = 320, 390, 1280
# A word of the promise by another name, so that a book explains it with a long label.
TERM = "title: Acknowledgement\ndefinition: Seven days.\nowner: front\nalso: [week]\n"


@pytest.fixture(scope="session")
def hosted_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny handbook for staff, with the pages of fields, in Material's frame."""
    return made_once(tmp_path_factory, "hosted-for-staff", _make_site) / "site/handbook"


def _make_site(folder: Path) -> None:
    given = settings({**theme("material"), "palette": {"scheme": "default"}})
    given["plugins"][-1]["interlock"]["audience"] = "staff"
    site_of(folder, given, **{"glossary/word.yml": TERM})


@pytest.fixture(scope="session")
def hosted(hosted_site: Path, serve: Serve) -> str:
    """The address of that handbook, below the host's own pages."""
    return f"{serve(hosted_site.parent)}handbook/"


@pytest.fixture(scope="session", params=["mkdocs", "readthedocs"])
def own_theme(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """The address of that handbook in a theme of MkDocs' own, which loads nothing from elsewhere."""
    return _in_own_theme(request.param, tmp_path_factory, serve)


def _in_own_theme(name: str, tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    def make(folder: Path) -> None:
        given = settings({**theme(name), "highlightjs": False})
        given["plugins"][-1]["interlock"]["audience"] = "staff"
        site_of(folder, given)

    folder = made_once(tmp_path_factory, f"hosted-in-{name}", make)
    return f"{serve(folder / 'site')}handbook/"


@pytest.fixture(scope="session", params=["material", "mkdocs", "readthedocs"])
def framed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """The address of that handbook in each of the themes, with what theirs would load from elsewhere left out."""
    if request.param == "material":
        return str(request.getfixturevalue("hosted"))
    return _in_own_theme(request.param, tmp_path_factory, serve)


@pytest.fixture(scope="session")
def in_material(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Larkfield in Material, as `make site THEME=material` builds it."""

    def make(folder: Path) -> None:
        built(ROOT, configuration="mkdocs.material.yml", site_dir=str(folder))

    return made_once(tmp_path_factory, "larkfield-in-material", make)


@pytest.mark.parametrize("typeface", [WIDE, by_night(OURS), by_night(NARROW)], indirect=True)
def test_names_of_fields_break_inside_no_word(hosted: str, hosted_site: Path, open_page: OpenPage) -> None:
    page = open_page("about:blank", width=DESK)
    paths = sorted(f"editing/{file.parent.name}/" for file in hosted_site.glob("editing/*/index.html"))
    assert len(paths) > 5
    for path in paths:
        page.goto(hosted + path)
        assert page.locator("th code", has_text="title").count(), path
        assert probe(page, "broken") == [], path


@each_typeface
def test_labels_break_inside_no_word_and_stay_in_line(hosted: str, open_page: OpenPage) -> None:
    page = open_page(f"{hosted}chain/front/book/", width=DESK)
    rows = page.locator("dl:has(dt:text-is('Acknowledgement')) > div")
    starts = rows.locator("dd").evaluate_all("values => values.map(value => value.getBoundingClientRect().left)")
    assert len(starts) > 1 and len(set(starts)) == 1
    assert probe(page, "broken") == []


@pytest.mark.parametrize(
    ("scheme", "device_is_dark"), [("default", True), ("slate", False), by_night("default", False), by_night("slate", True)]
)
def test_colours_are_those_of_the_page_around_them(scheme: str, device_is_dark: bool, hosted: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", width=DESK, dark=device_is_dark)
    for path in ("promises/permit-in-five-days/", "procedures/issue-a-permit/", "search/?find=permit"):
        page.goto(hosted + path)
        page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
        ours = page.locator(".interlock")
        assert ours.evaluate("each => getComputedStyle(each).colorScheme") == {"default": "light", "slate": "dark"}[scheme]
        with restyled(
            page, "body > :not(.md-container), .md-sidebar, .md-footer, .md-search { display: none; }"
        ):  # the theme's own
            assert probe(page, "faint") == [], path


# Pages that between them have most of our markup: cards, steps, tables with filters, tags, a search, code.
MANY_PARTS = (
    "",
    "promises/",
    "promises/permit-in-five-days/",
    "procedures/issue-a-permit/",
    "chain/front/book/",
    "editing/link/",
)


@pytest.mark.parametrize(("width", "dark"), [(NARROWEST, False), (DESK, True), by_night(NARROWEST, True), by_night(DESK, False)])
def test_no_frame_brings_barriers_into_our_part(width: int, dark: bool, framed: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", width=width)
    for path in MANY_PARTS:
        page.goto(framed + path)
        # As the switches of Material and of MkDocs' own theme do it.
        page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", "slate" if dark else "default")
        page.evaluate("scheme => { document.documentElement.dataset.bsTheme = scheme; }", "dark" if dark else "light")
        if width == NARROWEST or is_nightly():
            assert barriers_beside_sight(page, within=".interlock") == [], path
        with restyled(page, "body :not(.interlock, .interlock *, :has(.interlock)) { display: none; }"):  # all of the theme's own
            assert barriers_to_sight(page) == [], path


def test_colours_that_a_reader_forces_reach_pictures(framed: str, open_page: OpenPage) -> None:
    page = open_page(f"{framed}promises/permit-in-five-days/", width=DESK)
    page.emulate_media(forced_colors="active", color_scheme="dark")
    names = page.locator(".interlock .il-picture svg text")
    fills = set(names.evaluate_all("all => all.map(each => getComputedStyle(each).fill)"))
    canvas, letters, links = "rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgb(255, 255, 0)"
    assert letters in fills and fills <= {canvas, letters, links}


@pytest.mark.nightly
@each_folder
def test_no_page_of_larkfield_has_barriers_in_material(folder: str, in_material: Path, serve: Serve, open_page: OpenPage) -> None:
    address = serve(in_material)
    for path in first_and_fullest(in_material, folder):
        for width in (NARROWEST, DESK):
            for scheme in ("default", "slate"):
                page = open_page(address + path, width=width)
                page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
                if page.locator(".interlock").count():  # hand-written pages are the site's
                    assert barriers(page, within=".interlock") == [], f"{path} at {width}, {scheme}"
                assert page.evaluate("document.scrollingElement.scrollWidth") <= width, f"{path} scrolls sideways at {width}"


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_lines_around_a_count_reach_the_edge(width: int, hosted: str, open_page: OpenPage) -> None:
    page = open_page(f"{hosted}due-date/", width=width)
    page.get_by_label("Received on").fill(f"{FAR_OFF:%Y-%m-%d}")
    count = page.locator("details", has_text="How this was counted")
    count.wait_for()
    assert count.evaluate("each => each.offsetWidth") == page.locator("form output").evaluate("each => each.offsetWidth")


def test_the_hosts_skip_link_leads_to_the_answer(hosted: str, open_page: OpenPage) -> None:
    page = open_page(f"{hosted}procedures/issue-a-permit/", width=DESK)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{hosted}procedures/issue-a-permit/#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.page-head, .il-page-head') !== null")
    expect(page.get_by_role("navigation", name="Table of contents")).not_to_contain_text("Issue a permit")


def test_what_material_runs_as_a_script_breaks_nothing(hosted: str, open_page: OpenPage) -> None:
    """With `navigation.instant` it runs every script of a page that it brings in, whatever its type."""
    page = open_page(f"{hosted}glossary/word/")
    scripts = page.locator(".interlock ~ script:not([src])")
    assert scripts.count() == 1
    scripts.evaluate_all("found => found.forEach(each => new Function(each.textContent))")


def test_the_door_to_the_search_leads_into_its_field(hosted: str, open_page: OpenPage) -> None:
    page = open_page(hosted, width=PHONE)
    page.locator("[data-search-open]").first.click()
    expect(page.locator("#search-page [name=q]")).to_be_focused()
    page.keyboard.type("permit")
    expect(page).to_have_url(f"{hosted}search/?find=permit")


def test_the_hosts_own_search_does_not_cover_ours(hosted: str, open_page: OpenPage) -> None:
    page = open_page(f"{hosted}search/?find=permit", width=DESK)
    expect(page.locator("#search-page").get_by_role("option").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert not page.locator("#__search").is_checked()


def test_the_hosts_own_search_finds_what_to_do_first(hosted: str, open_page: OpenPage) -> None:
    page = open_page(f"{hosted}about/", width=DESK)
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("permit")
    first = page.locator(".md-search-result__list > li > a").first
    expect(first).to_have_attribute("href", re.compile("/procedures/issue-a-permit/"))


def test_pages_read_dark_are_legible_on_paper(own_theme: str, open_page: OpenPage) -> None:
    page = open_page(f"{own_theme}procedures/issue-a-permit/", dark=True)
    page.evaluate("document.documentElement.dataset.bsTheme = 'dark'")
    page.emulate_media(media="print")
    texts = page.locator(".interlock :is(h1, h2, h3, p, dt, dd, small):visible")
    reds = """texts => texts.map(text => getComputedStyle(text).color).map(colour => {
        const red = colour.match(/[0-9.]+/)[0];
        return colour.startsWith("color(srgb ") ? 255 * red : Number(red);
    })"""
    greys = texts.evaluate_all(reds)
    assert len(greys) > 20
    assert {grey for grey in greys if grey > 100} == set(), "from black, 0, to white, 255"
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), "where backgrounds are printed as well"


def test_themes_put_no_lines_or_gaps_into_texts(own_theme: str, open_page: OpenPage) -> None:
    page = open_page(f"{own_theme}chain/front/", width=DESK)
    cells = page.locator(".interlock :is(th, td)")
    sides = "cells => cells.map(cell => getComputedStyle(cell)).map(style => style.borderLeftWidth + style.borderTopWidth)"
    assert cells.count() and set(cells.evaluate_all(sides)) == {"0px0px"}
    parts = page.locator(".interlock li > span")
    assert parts.count()
    assert set(parts.evaluate_all("parts => parts.map(part => getComputedStyle(part).marginBottom)")) == {"0px"}


def test_a_links_sheet_is_in_small_letters(hosted: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", width=DESK)
    sizes = []
    for path in ("promises/permit-in-five-days/", "chain/front/"):
        page.goto(hosted + path)
        page.emulate_media(media="print")
        sizes.append(page.locator("h1").bounding_box()["height"])  # type: ignore[index]
    assert sizes[1] < 0.8 * sizes[0]
    # Material opens all that is folded before it prints.
    page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")
    expect(page.get_by_text("Whom to tell")).to_be_hidden()


def test_only_a_links_sheet_has_narrow_margins(framed: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", width=DESK)
    papers = []
    for path in ("promises/permit-in-five-days/", "chain/front/"):
        page.goto(framed + path)
        page.emulate_media(media="print")
        papers.append(page.evaluate("getComputedStyle(document.documentElement).page"))
    assert papers == ["auto", "il-sheet"]


@pytest.mark.nightly
@pytest.mark.parametrize("link", ["contact-centre", "ict", "payroll", "leadership-team"])
def test_a_links_page_prints_on_one_sheet_in_material(link: str, in_material: Path, serve: Serve, open_page: OpenPage) -> None:
    page = open_page(f"{serve(in_material)}chain/{link}/", width=DESK)
    assert sheets_of(page.pdf(prefer_css_page_size=True)) == 1


def test_paper_is_used_from_the_first_sheet_on(own_theme: str, open_page: OpenPage) -> None:
    page = open_page(f"{own_theme}chain/front/", width=794)
    page.emulate_media(media="print")
    ours = page.locator(".interlock")
    assert ours.evaluate("each => each.getBoundingClientRect().width") > 0.85 * 794
    around = "each => { const found = []; while ((each = each.parentElement)) found.push(getComputedStyle(each).display); return found; }"
    assert "flex" not in ours.evaluate(around), "what is in columns would leave the sheet of its head empty"


def test_definitions_at_the_edge_leave_their_word_free(hosted: str, open_page: OpenPage) -> None:
    page = open_page(f"{hosted}promises/permit-in-five-days/", width=DESK, height=400)
    term = page.locator(".interlock .il-term").first
    term.evaluate("""term => {
        term.dataset.definition = "Somebody who has paid for a whole year of parking in one street. ".repeat(2);
        const edge = term.closest(".interlock").getBoundingClientRect().right;
        Object.assign(term.style, { position: "fixed", left: `${edge - 60}px`, bottom: "10px" });
    }""")
    term.focus()
    definition = page.get_by_role("tooltip")
    expect(definition).to_be_visible()
    box, word = definition.bounding_box(), term.bounding_box()
    assert box and word
    assert box["y"] + box["height"] <= word["y"] or word["y"] + word["height"] <= box["y"]
