"""The public's site: it addresses customers and hides pages about editing."""

from pathlib import Path

import pytest

from tests.conftest import TINY, Handbook, edit, write
from tests.sites import built, element_of, hrefs, html_of, page, words


def test_the_publics_site_addresses_the_reader_and_hides_editing(tiny: Handbook) -> None:
    organisation = "name: Tinford\ndefaults: {classification: public}\nfeedback: {complaints: desk}\n"
    folder = tiny({"standards/organisation.yml": organisation})
    site = built(folder, audience="public", edit_url="https://git.tinford.example/edit/")
    home, foot = page(site, ""), element_of(page(site, "glossary/permit"), ".site-foot").text()
    assert element_of(home, "h1").text() == "What do you need?"
    assert "What we promise" in element_of(home, "nav.letters").text()
    assert not home.css("[data-team]"), "nobody outside has a team here"
    assert "Are you unhappy with us?" in foot
    assert "Edit this page" not in foot and "How to edit" not in foot
    assert not page(site, "moments").css("#alone")
    said = element_of(page(site, "promises/permit-in-five-days"), "header.page-head").text()
    assert "What we promise" in said and "What you may promise" not in said and "For" not in said.split()
    assert element_of(page(site, "charter"), "h1").text() == "Our promises to you"
    assert "You may complain whenever a promise is broken: Town hall desk" in words(site, "services/parking/book")
    assert not page(site, "glossary/permit").css("#own-id") and not (site / "sessions").exists()
    staff_site = built(folder, audience="staff")
    assert element_of(page(staff_site, ""), "h1").text() == "What does the customer need?"
    assert page(staff_site, "glossary/permit").css("#own-id") and (staff_site / "sessions").exists()


def test_a_promises_conditions_address_the_reader(tiny: Handbook) -> None:
    promise = Path("standards/promises/permit-in-five-days.yml")
    folder = tiny({"standards/organisation.yml": "name: Tinford\ndefaults: {classification: public}\n"})
    write(folder / promise, f"{(folder / promise).read_text()}customer_duties: [Bring the old permit.]\n")
    asked = [
        term.text()
        for audience in ("public", "staff")
        for term in page(built(folder, audience=audience), "promises/permit-in-five-days").css("#terms dt")
        if "ask" in term.text()
    ]
    assert asked == ["What we ask of you", "We ask the customer"]


def test_all_that_the_public_reads_leads_somewhere(tiny: Handbook) -> None:
    """No list of customers where the only ones are retired, no page of a rule, and no service that nobody may know of."""
    criteria = "criteria: [{id: '1', title: Care, shown_by: [no-recovery]}]\nstatus: retired\n"
    folder = tiny({"standards/frameworks/good.yml": f"title: Good service\nsummary: What good is.\n{criteria}"})
    edit(folder / "standards/organisation.yml", "feedback:", "defaults: {classification: public}\nfeedback:")
    edit(folder / "standards/customers/residents.yml", "title:", "status: retired\ntitle:")
    edit(folder / "standards/services/parking.yml", "title:", "classification: staff\ntitle:")
    site = built(folder, audience="public")
    for path in ("customers/residents", "frameworks/good", "frameworks/good/pack"):
        assert [href for href in hrefs(site, path) if not (site / href).exists()] == [], path
    for path in ("promises/permit-in-five-days", "contact-points/desk"):
        assert "every service" not in words(site, path), path


def test_lists_have_no_column_of_hidden_names(tiny: Handbook) -> None:
    hidden = Path("standards/links/front.yml")
    folder = tiny({"standards/organisation.yml": "name: Tinford\ndefaults: {classification: public}\n"})
    write(folder / hidden, f"{(folder / hidden).read_text()}classification: staff\n")
    columns = {
        audience: [column.text() for column in page(built(folder, audience=audience), "services").css("thead th")]
        for audience in ("public", "staff")
    }
    assert columns == {"public": ["Service", "In short"], "staff": ["Service", "Owner", "In short"]}


def test_the_public_reads_no_chain_on_pages_of_teams(tiny: Handbook) -> None:
    team = "title: {}\nsummary: Works.\nkind: {}\n"
    links = {
        "front": team.format("Front desk", "front-line") + "coached_by: boss\nrelies_on: [{link: back, for: printing}]\n",
        "back": team.format("Back office", "support") + "skills: [{skill: Franking, every: 1 year}]\n",
        "boss": team.format("Head office", "leadership"),
        "files": team.format("The files", "system") + "owner: back\n",
    }
    written = {f"standards/links/{id}.yml": text for id, text in links.items()}
    folder = tiny(written | {"standards/organisation.yml": "name: Tinford\ndefaults: {classification: public}\n"})
    site = built(folder, audience="public")
    inside = ("#handshakes", "#strength", "#without", "#whole", "[data-my-team]")
    for path in ("chain", "chain/front", "chain/back", "chain/files"):
        assert not [part for part in inside if page(site, path).css_first(part)]
        assert not [told for told in ("Stuck?", "rest on us", "Franking", "Unblock") if told in words(site, path)]


@pytest.mark.parametrize(("audience", "is_told"), [("staff", True), ("public", False)])
def test_no_filter_tells_the_public_of_capability(audience: str, is_told: bool, tiny: Handbook) -> None:
    promise = "standards/promises/permit-in-five-days.yml"
    site = built(tiny({promise: (TINY / promise).read_text() + "classification: public\n"}), audience=audience)
    assert ("data-is-capability" in html_of(site, "promises")) is is_told


@pytest.mark.parametrize(("audience", "name"), [("staff", "Redress"), ("public", "What you get")])
def test_the_public_reads_what_it_gets(audience: str, name: str, tiny: Handbook) -> None:
    folder = tiny({"standards/organisation.yml": "name: Tinford\ndefaults: {classification: public}\n"})
    edit(folder / "standards/promises/permit-in-five-days.yml", "do: We bring the permit round.", "redress: It is free.")
    assert f"{name} It is free." in words(built(folder, audience=audience), "promises/permit-in-five-days")
