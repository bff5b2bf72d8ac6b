"""The list beside a picture says all that is drawn, and every stop in a picture is a link with a name."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from selectolax.lexbor import LexborHTMLParser

from interlock.pages.lists.chain_index import rings_of
from interlock.pages.page_context import PageContext
from interlock.pages.pictures.chain_view import chain_view
from interlock.pages.pictures.whole_picture import sorts
from interlock.pages.settings import Settings
from interlock.questions.chain.reasons import each_reason_once
from tests.catalogs import facts_of
from tests.conftest import examples
from tests.pages.chain_pictures import figures, hangs_on, served, whole_of
from tests.pages.pictures import organisation, tied, ties


@examples(25)
@given(ties)
def test_the_list_beside_a_chain_says_everything_drawn(pairs: list[tuple[int, int]]) -> None:
    facts = facts_of(tied(14, pairs))
    quick = facts.catalog.promise("quick")
    assert quick is not None
    view = chain_view(PageContext(facts, Settings()), quick)
    assert view is not None
    told = {member.link.title: member.why for ring in (*view.near, *view.far, *view.held) for member in ring.members}
    drawn = view.picture.map
    stops = [placed for placed in drawn.stops if placed.stop.mark != "customers"]
    assert {placed.stop.title for placed in stops} == told.keys()
    titles = {placed.stop.id: placed.stop.title for placed in stops}
    for placed in stops:
        if on := hangs_on(drawn, placed):
            assert f"relied on by {titles[on]}".lower() in told[placed.stop.title].lower()


@examples(25)
@given(ties)
def test_the_list_tells_every_reason_of_a_link(pairs: list[tuple[int, int]]) -> None:
    facts = facts_of(tied(14, pairs))
    quick = facts.catalog.promise("quick")
    assert quick is not None
    view = chain_view(PageContext(facts, Settings()), quick)
    assert view is not None
    told = {member.link.path: member for ring in (*view.near, *view.far) for member in ring.members}
    for member in facts.chains.of(quick).members:
        shown = told[f"chain/{member.link.id}/"]
        assert "; ".join([shown.why, *shown.folded]) == "; ".join(each_reason_once(member.reasons)) and not shown.more


@pytest.mark.parametrize(("size", "unnamed"), [(60, 0), (80, 0), (200, 97)])
def test_links_of_a_long_chain_are_named(size: int, unnamed: int) -> None:
    facts = facts_of(organisation(size))
    quick = facts.catalog.promise("quick")
    assert quick is not None
    view = chain_view(PageContext(facts, Settings()), quick)
    assert view is not None
    named = [member.link.title for ring in (*view.near, *view.far, *view.others) for member in ring.members]
    assert (len(set(named)), len(named)) == (size - unnamed, size - unnamed)
    assert bool(view.others) == (size > 60) and view.command == "interlock trace promise/quick"


@examples(25)
@given(ties)
def test_dots_and_list_show_the_same_handovers(pairs: list[tuple[int, int]]) -> None:
    facts = facts_of(tied(14, pairs))
    context = PageContext(facts, Settings())
    picture = whole_of(facts)
    found = served(picture.map)
    assert picture.left_out == ""
    assert found == {(shake.user.id, shake.supplier.id) for shake in facts.handshakes}
    told = {
        member.link.title: member.why for ring in rings_of(context, sorts(context, facts.handshakes)) for member in ring.members
    }
    titles = {placed.stop.id: placed.stop.title for placed in picture.map.stops}
    for user, supplier in found:
        assert re.search(rf"relies on .*{titles[supplier]}\b", told[titles[user]], re.IGNORECASE)


def test_every_stop_is_a_named_anchor(larkfield_site: Path) -> None:
    for path in ("chain", "chain/ict", "promises/collect-missed-bins"):
        (picture,) = figures(larkfield_site, path)
        stops = picture.css("circle.stop")
        assert stops and all(stop.parent and stop.parent.tag == "a" for stop in stops)
        for anchor in picture.css("a"):
            assert anchor.text(strip=True)
            target = (anchor.attributes["href"] or "").partition("#")[0].partition("?")[0]
            assert (larkfield_site / path / target / "index.html").is_file()


@pytest.mark.parametrize("path", ["chain", "chain/ict", "chain/contact-centre", "promises/collect-missed-bins"])
def test_the_list_beside_a_picture_names_the_same_links(larkfield_site: Path, path: str) -> None:
    page = LexborHTMLParser((larkfield_site / path / "index.html").read_text(encoding="utf-8"))

    def linked(selector: str) -> set[str]:
        hrefs = {anchor.attributes["href"] or "" for anchor in page.css(selector)}
        return {href.rstrip("/").rpartition("/")[2] for href in hrefs if "chain/" in href or "customers/" in href}

    here = {path.rpartition("/")[2]} if path.startswith("chain/") else set()
    assert linked("figure.map a") - here == linked("ol.rings a, ul.handshakes a, .beside p a") - here


def test_pictures_take_colours_from_classes_only(larkfield_site: Path) -> None:
    for path in ("chain", "promises/collect-missed-bins", "procedures/report-a-missed-bin"):
        html = (larkfield_site / path / "index.html").read_text(encoding="utf-8")
        for picture in re.findall(r'<figure class="picture.*?</figure>', html, re.S):
            assert not re.search(r"\b(fill|stroke|style|color)=", picture)
