"""A link's page on paper: one side of A4, however much stands on the page."""

from pathlib import Path

import pytest

from tests.browser import OpenPage


@pytest.mark.parametrize("link", ["payroll", "contact-centre", "waste-crews", "leadership-team"])
def test_a_links_page_prints_on_one_sheet(link: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}chain/{link}/")
    assert _pages(page.pdf(prefer_css_page_size=True)) == 1


def test_an_evidence_pack_prints_on_a4(larkfield: str, larkfield_site: Path, open_page: OpenPage) -> None:
    pdf = open_page(f"{larkfield}frameworks/customer-service-excellence/pack/").pdf(prefer_css_page_size=True)
    assert _pages(pdf) > 1
    assert b"/MediaBox [0 0 595" in pdf or b"/MediaBox [0 0 594" in pdf


def test_a_book_prints_on_a4_without_the_ways_around_the_site(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}services/waste-and-recycling/book/")
    pdf = page.pdf(prefer_css_page_size=True)
    assert 8 <= _pages(pdf) <= 14
    assert b"/MediaBox [0 0 595" in pdf or b"/MediaBox [0 0 594" in pdf
    page.emulate_media(media="print")
    shown = [
        name
        for name in (".site-nav", ".crumbs", ".side", ".search-door", ".site-foot ul")
        if page.locator(name).first.is_visible()
    ]
    assert not shown
    assert page.locator(".step").first.is_visible()


def test_on_paper_a_book_says_where_what_is_not_in_it_stands(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}chain/waste-crews/book/")
    page.emulate_media(media="print")
    told = "getComputedStyle(document.querySelector('[data-address^=\"services/\"]'), '::after').content"
    assert page.evaluate(told).startswith('" (" attr(data-address)') or "services/" in page.evaluate(told)
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--printed')").startswith('"Waste crews')


def _pages(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ") or pdf.count(b"/Type /Page/")
