"""Telephone numbers in prose are links that dial them; digits that may be anything else are words."""

from pathlib import Path

import pytest

from tests.conftest import Handbook
from tests.sites import built, element_of, page

DESK = (
    "title: Desk\nsummary: %s\nowner: front\nchannel: phone\nstaffed_by: [front]\n"
    "phone: 01632 960201\nother_numbers: [{number: 01632 960202, for: Welsh}]\n"
)


def summary_of(tiny: Handbook, summary: str, country: str = "GB") -> list[tuple[str, str | None]]:
    """The numbers that the summary of a contact point links to, each with what is dialled."""
    organisation = f"name: Tinford Council\ncalendar: {{country: {country}}}\nrules: {{not-approved: off}}\n"
    desk = DESK % f'"{summary}"'
    folder = tiny({"standards/contact-points/desk.yml": desk, "standards/organisation.yml": organisation})
    links = element_of(page(built(folder), "contact-points/desk"), ".summary").css("a[href^='tel:']")
    return [(link.text().replace("\N{NO-BREAK SPACE}", " "), link.attributes["href"]) for link in links]


@pytest.mark.parametrize(
    ("summary", "number", "dials"),
    [
        ("Ring 01632 960201.", "01632 960201", "+441632960201"),
        ("The *best* number (01632-960-202) is free.", "01632-960-202", "+441632960202"),
        ("From abroad: +44 (0)1632 960201.", "+44 (0)1632 960201", "+441632960201"),
        ("London answers on 020 7946 0018 at night.", "020 7946 0018", "+442079460018"),
        ("Paris answers on +33 1 99 00 12 34 too.", "+33 1 99 00 12 34", "+33199001234"),
    ],
)
def test_a_telephone_number_in_prose_is_dialled(summary: str, number: str, dials: str, tiny: Handbook) -> None:
    assert summary_of(tiny, summary) == [(number, f"tel:{dials}")]


@pytest.mark.parametrize(
    "summary",
    [
        "Case 02079460018 of 01.02.2026 0815, at £01632 960201.",
        "Reference 01632 960777, 2026-01632 960201 and 01632 960201/7.",
        "Type `01632 960201`, or [see 01632 960201](https://council.example/).",
    ],
)
def test_what_may_be_no_telephone_number_is_not_dialled(summary: str, tiny: Handbook) -> None:
    assert summary_of(tiny, summary) == []


@pytest.mark.parametrize(("country", "dialled"), [("ES", [("954 55 01 23", "tel:+34954550123")]), ("GB", [])])
def test_numbers_without_a_nought_are_dialled(country: str, dialled: list[tuple[str, str]], tiny: Handbook) -> None:
    assert summary_of(tiny, "Llame al 954 55 01 23, no al 954 550 123 ni por 612 34 56 78 €.", country) == dialled


def test_a_short_number_of_another_country_is_no_number(tiny: Handbook) -> None:
    assert summary_of(tiny, "Aktenzeichen 030 123456.", "DE") == []


@pytest.mark.parametrize("summary", ["Bacs 01 02 03 04 05 le lundi.", "Salles 02 04 06 08 10."])
def test_pairs_of_digits_that_count_on_are_no_number(summary: str, tiny: Handbook) -> None:
    assert summary_of(tiny, f"{summary} Accueil : 01 99 00 12 34", "FR") == [("01 99 00 12 34", "tel:+33199001234")]


def test_numbers_stay_in_order_among_hebrew_words(tiny: Handbook) -> None:
    desk = DESK % '"חייגו 01632 960201"'
    site: Path = built(tiny({"standards/contact-points/desk.yml": desk}))
    assert element_of(page(site, "contact-points/desk"), ".summary a bdi").attributes["dir"] == "ltr"


def test_a_number_for_texts_begins_a_message(tiny: Handbook) -> None:
    texts = DESK.replace("channel: phone", "channel: sms") % "Text 01632 960201."
    both = "title: Line\nsummary: Rings.\nowner: front\nchannel: phone\nstaffed_by: [front]\nphone: 01632 960202\n"
    folder = tiny({"standards/contact-points/desk.yml": texts, "standards/contact-points/line.yml": both})
    main = page(built(folder), "contact-points/desk").css("main a[href^='tel:'], main a[href^='sms:']")
    assert {link.attributes["href"] for link in main} == {"sms:+441632960201", "tel:+441632960202"}
