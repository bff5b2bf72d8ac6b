"""Lists on pages stand in an order that readers can follow."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tests.sites import element_of, page


def test_help_is_in_the_same_order_on_every_page(larkfield_site: Path) -> None:
    helps = ("Edit this page", "Tell us this is wrong", "How to edit", "How we check the handbook", "take the complaint")
    for path in larkfield_site.rglob("*.html"):
        foot = LexborHTMLParser(path.read_text(encoding="utf-8")).css_first(".site-foot")
        if foot:  # a redirect has none
            there = [link.text() for link in foot.css("a") if link.text() in helps]
            assert there in ([*helps], [*helps[1:]]), path


def test_what_leans_on_a_page_is_sorted(larkfield_site: Path) -> None:
    resting, falling = (
        [link.text() for link in fold.css("li > a")]
        for fold in page(larkfield_site, "chain/payroll").css("details.fold")
        if "One hand-over" in element_of(fold, "summary").text()
    )
    assert len(resting) > 12 and resting == sorted(resting, key=str.casefold)
    internal = falling.index("A briefing before anything changes")  # after what customers are promised
    assert falling == sorted(falling[:internal], key=str.casefold) + sorted(falling[internal:], key=str.casefold)
    steps = [link.text() for link in page(larkfield_site, "contact-points/switchboard").css("#procedures li > a")]
    assert len(steps) > 10 and steps == sorted(steps, key=str.casefold)


def test_cards_of_promises_are_sorted_by_title(larkfield_site: Path) -> None:
    for path in ("chain/customer-services-management", "contact-points/switchboard", "customers/residents"):
        titles = [card.text() for card in page(larkfield_site, path).css("#promises li > :first-child a, #promises h3 a")]
        assert len(titles) > 3 and titles == sorted(titles, key=str.casefold), path


def test_what_is_still_to_approve_is_sorted_by_title(larkfield_site: Path) -> None:
    titles = [link.text() for link in page(larkfield_site, "reports/approvals").css("#missing th a")]
    assert len(titles) > 20 and titles == sorted(titles, key=str.casefold)


def test_moments_are_sorted_by_contact_point_then_service(larkfield_site: Path) -> None:
    rows = page(larkfield_site, "moments/").css("#all-moments tbody tr")
    points, services = ([element_of(row, cell).text().casefold() for row in rows] for cell in ("th", "td"))
    named = list(zip(points, (service.replace("every service", "") for service in services), strict=True))
    assert named == sorted(named) and len(set(points)) > 5


def test_contacts_on_the_home_page_are_sorted_by_name(larkfield_site: Path) -> None:
    names = [link.text() for link in page(larkfield_site, "").css("#call .ways li > a")]
    assert names == sorted(names, key=str.casefold) and len(names) > 20
