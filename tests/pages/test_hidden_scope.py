"""What is left out means all there is; what names something hidden alone does not, and pages say nothing of it."""

import pytest

from interlock.pages.lists import board
from tests.conftest import Handbook, edit
from tests.sites import built, words
from tests.tiny_files import FRONT, LINK, PROMISE

SERVICE, DESK = "standards/services/parking.yml", "standards/contact-points/desk.yml"
CUSTOMER = "standards/customers/residents.yml"
HIDDEN = "classification: restricted\ntitle:"
RAID = """
title: A raid
summary: What we check at night.
wording: We check the street.
kind: public
made_by: front
made_to: [residents]
classification: restricted
"""


def test_a_hidden_service_is_not_every_service(tiny: Handbook) -> None:
    folder = tiny({})
    edit(folder / SERVICE, "title:", HIDDEN)
    site = built(folder)
    for path in ("promises/permit-in-five-days", "contact-points/desk", "procedures", "moments", "excellence"):
        assert "every service" not in words(site, path).lower(), path
    assert "Further promises You have your permit" in words(site, "charter")


def test_a_large_board_has_those_of_hidden_services_apart(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board, "_MOST_TOGETHER", 0)
    folder = tiny({})
    edit(folder / SERVICE, "title:", HIDDEN)
    site = built(folder)
    assert "Further promises (1)" in words(site, "promises") and "Every service" not in words(site, "promises")
    assert "Permits in five working days" in words(site, "promises/every-service/further")


def test_the_public_reads_of_no_every_service(tiny: Handbook) -> None:
    folder = tiny({})
    for path in (PROMISE, LINK, CUSTOMER):
        edit(folder / path, "title:", "classification: public\ntitle:")
    site = built(folder, audience="public")
    assert "every service" not in words(site, "promises/permit-in-five-days", "#terms")
    assert "Whatever you come for" not in words(site, "charter")


def test_a_hidden_contact_point_is_not_everywhere(tiny: Handbook) -> None:
    form = "title: Web form\nsummary: It.\nowner: front\nchannel: online-form\nstaffed_by: [front]\n"
    folder = tiny({"standards/contact-points/form.yml": form})
    edit(folder / PROMISE, "service: parking", "contact_points: [desk]")
    edit(folder / DESK, "title:", HIDDEN)
    site = built(folder)
    assert not any("Permits in five working days" in words(site, path) for path in ("moments", "contact-points/form"))


def test_no_other_promise_needs_a_hidden_ones_handshake(tiny: Handbook) -> None:
    relies = f"{FRONT}relies_on: [{{link: back, matters_to: [raid]}}]\n"
    folder = tiny({"standards/promises/raid.yml": RAID, LINK: relies, "standards/links/back.yml": FRONT.replace("Front", "Back")})
    site = built(folder)
    assert "Back desk" not in words(site, "promises/permit-in-five-days", "#chain")
    assert "Permits in five working days" not in words(site, "chain/back")


def test_cases_of_a_hidden_promise_stay_hidden(tiny: Handbook) -> None:
    front = f"{FRONT}capacity: {{cases: 4, per: day, counted_in: raid}}\n"
    folder = tiny({"standards/promises/raid.yml": RAID, LINK: front})
    assert "Counted in the results of" not in words(built(folder), "chain/front")


def test_a_criterion_is_about_its_hidden_promise(tiny: Handbook) -> None:
    criterion = "{id: '1', title: They do it, shown_by: [results], about: {promises: [raid]}}"
    fair = f"title: Fair\nsummary: What fair is.\nowner: front\ncriteria: [{criterion}]\n"
    folder = tiny({"standards/promises/raid.yml": RAID, "standards/frameworks/fair.yml": fair})
    told = words(built(folder), "frameworks/fair")
    assert "Results of promises by name Not checked" in told and "1 kept" not in told


def test_hidden_customers_are_not_everybody(tiny: Handbook) -> None:
    polite = RAID.replace("restricted", "staff").replace("residents", "traders") + "dimension: behaviour\n"
    traders = "title: Traders\nsummary: Everyone with a shop.\n"
    folder = tiny({"standards/promises/polite.yml": polite, "standards/customers/traders.yml": traders})
    edit(folder / CUSTOMER, "title:", HIDDEN)
    assert "1 promise for every service" not in words(built(folder), "excellence").replace("\N{NO-BREAK SPACE}", " ")
