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


def _pages(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ") or pdf.count(b"/Type /Page/")
