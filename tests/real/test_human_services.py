"""Services of a county with places, numbers and hours, checked and built. A person has confirmed every finding."""

from collections import Counter
from pathlib import Path

import pytest

from interlock.definitions import ContactPoint, Link, Service
from interlock.definitions.link import Contact
from interlock.definitions.values.telephone import telephone_of
from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from tests.conftest import TODAY
from tests.real.files import rows_of
from tests.real.human_services import DATA, handbook_of, held_in_words
from tests.sites import html_of

FOUND = {
    # The tables hold no approvals, promises, procedures or ways to complain.
    "not-approved": 10,
    "contact-point-without-procedure": 10,
    "link-promises-nothing": 7,
    "no-way-to-complain": 8,
    "service-without-promise": 8,
    # The table of addresses is not among these; one of the ten is a telephone line with its number.
    "no-way-to-reach": 9,
    # A place that serves only a service which is gone.
    "retired-reference": 1,
    # BART, BBB and MUNI.
    "undefined-abbreviation": 3,
    # `Lorem ipsum dolor` in the summary of a service.
    "unwritten-text": 1,
}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> checking.Checked:
    folder = tmp_path_factory.mktemp("county")
    handbook_of().write(folder)
    return checking.check(folder, TODAY)


def test_every_finding_in_real_services_is_true(county: checking.Checked) -> None:
    assert dict(Counter(finding.rule for finding in county.findings)) == FOUND


def test_no_number_of_the_tables_is_lost(county: checking.Checked) -> None:
    contacts = [link.contact for link in county.catalog.of(Link) if link.contact]
    reached: list[Contact | ContactPoint] = [*contacts, *county.catalog.of(ContactPoint)]
    held = [number for each in reached for number in (each.phone, *(other.number for other in each.other_numbers)) if number]
    rows = rows_of(DATA / "phones.csv")
    assert len(held) == len(rows) + sum(bool(row["vanity_number"]) for row in rows)
    dialled = {telephone_of(number, "US").dials for number in held}
    assert "+16505550140;ext=123" in dialled and "+12225554636" in dialled and "" not in dialled


def test_hours_keep_breaks_and_pass_midnight(county: checking.Checked) -> None:
    photos = next(service for service in county.catalog.of(Service) if service.title == "Passport Photos")
    rows = [(row.days, f"{row.opens:%H:%M}", f"{row.closes:%H:%M}") for row in photos.hours]
    assert rows == [(["mon"], "08:00", "12:00"), (["mon"], "14:00", "16:00"), (["wed"], "10:00", "15:00")]
    centre = next(point for point in county.catalog.of(ContactPoint) if point.title == "Fair Oaks Adult Activity Center")
    assert [row.days for row in centre.hours] == [["mon"], ["tue"]]
    assert (photos.area, photos.languages) == ("Alameda County, San Mateo County", ["Spanish"])


def test_what_has_no_field_stands_in_words(county: checking.Checked, tmp_path: Path) -> None:
    assert held_in_words()["holidays"] == 4
    pipeline.build(county, Settings(), tmp_path)
    page = html_of(tmp_path, "contact-points/location-22-example-location").replace("&nbsp;", " ")
    for words in (
        "every 1 January: closed",
        "24 December 2015: 10:00 to 16:00",
        "How to get there",
        'href="tel:+16505550143;ext=202"',
    ):
        assert words in page
