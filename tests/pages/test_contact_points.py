"""Contact points and services have every promise that holds there, whichever side names the other."""

import pytest

from tests.conftest import TINY, Handbook
from tests.sites import built, hrefs, words
from tests.tiny_files import PROCEDURE, PROMISE

POINT, SERVICE = "standards/contact-points/desk.yml", "standards/services/parking.yml"
DESK, PARKING, PERMIT, ISSUE = ((TINY / path).read_text(encoding="utf-8") for path in (POINT, SERVICE, PROMISE, PROCEDURE))
BADGES = PARKING.replace("Parking permits", "Badges")


@pytest.mark.parametrize("kind", ["support", "system"])
@pytest.mark.parametrize("phone", ["", "phone: 01632 960001, "])
def test_a_page_has_all_numbers_of_a_link(kind: str, phone: str, tiny: Handbook) -> None:
    numbers = f"contact: {{{phone}other_numbers: [{{number: 01632 960002, for: At night}}]}}\n"
    link = f"title: Plant\nsummary: It runs.\nkind: {kind}\n{numbers}"
    shown = words(built(tiny({"standards/links/plant.yml": link})), "chain/plant", ".answer")
    assert "At night: 01632 960002" in shown
    assert ("01632 960001" in shown) is bool(phone)


def test_promises_that_name_no_contact_point_hold_here(tiny: Handbook) -> None:
    other = {"standards/services/badges.yml": BADGES, "standards/promises/badge.yml": PERMIT.replace("parking", "badges")}
    everywhere = {
        "standards/promises/polite.yml": PERMIT.replace("Permits in five", "Kind words in five").replace("service: parking\n", "")
    }
    site = built(tiny(other | everywhere))
    told = words(site, "contact-points/desk", "#promises")
    assert told == "What we promise here Here as everywhere Kind words in five working days Permits in five working days"


def test_a_service_that_names_it_is_had_here(tiny: Handbook) -> None:
    site = built(tiny({"standards/services/badges.yml": f"{BADGES}contact_points: [desk]\n"}))
    assert "Services Badges , Parking permits" in words(site, "contact-points/desk", "#about")


def test_a_service_without_any_is_had_at_all(tiny: Handbook) -> None:
    line = DESK.replace("Town hall desk", "Main line").replace("services: [parking]\n", "")
    site = built(tiny({"standards/services/badges.yml": BADGES, "standards/contact-points/line.yml": line}))
    assert "contact-points/line/" in hrefs(site, "services/badges")
    assert "contact-points/line/" not in hrefs(site, "services/parking")


def test_many_contact_points_of_a_service_are_folded(tiny: Handbook) -> None:
    lines = {
        f"standards/contact-points/line-{number:02}.yml": DESK.replace("Town hall desk", f"Line {number:02}").replace(
            "services: [parking]\n", ""
        )
        for number in range(60)
    }
    site = built(tiny({"standards/services/badges.yml": BADGES, **lines}))
    assert words(site, "services/badges", "#ways > ul").count("Line") == 25
    assert words(site, "services/badges", "#ways > details").startswith("35 more Line 25")
    assert words(site, "services/badges", "#ways > details").endswith("Line 49 Face to face 10 more: see all contact points .")


def test_a_service_has_the_promises_for_every_service(tiny: Handbook) -> None:
    polite = PERMIT.replace("Permits in five", "Kind words in five").replace("service: parking\n", "")
    line = DESK.replace("services: [parking]", "services: [badges]")
    away = polite.replace("Kind words", "Calls") + "contact_points: [line]\n"
    files = {
        "standards/promises/polite.yml": polite,
        "standards/promises/calls.yml": away,
        "standards/contact-points/line.yml": line,
    }
    site = built(tiny(files | {"standards/services/badges.yml": BADGES}))
    assert words(site, "services/badges", "#promises") == (
        "What we promise As for every service Calls in five working days Kind words in five working days"
    )
    assert "As for every service Kind words in five working days" in words(site, "services/parking", "#promises")


def test_whoever_is_served_without_a_promise_notices(tiny: Handbook) -> None:
    kiosk = DESK.replace("Town hall desk", "Kiosk").replace("staffed_by", "customers: [residents]\nstaffed_by")
    site = built(tiny({"standards/contact-points/kiosk.yml": kiosk}))
    assert words(site, "contact-points/kiosk", "#without").startswith(
        "Without it No promise falls. Residents notice. Whom to tell"
    )


@pytest.mark.parametrize(
    ("changed", "there"),
    [
        ({PROMISE: f"{PERMIT}contact_points: [line]\n"}, "Permits in five working days"),
        ({PROCEDURE: ISSUE.replace("[desk]", "[line]")}, "Permits in five working days Issue a permit"),
    ],
)
def test_what_names_it_brings_its_service(changed: dict[str, str], there: str, tiny: Handbook) -> None:
    """The line serves badges; a promise, or a procedure, of parking names it all the same, and is found there."""
    line = DESK.replace("Town hall desk", "Main line").replace("services: [parking]", "services: [badges]")
    site = built(tiny({"standards/services/badges.yml": BADGES, "standards/contact-points/line.yml": line} | changed))
    assert f"Main line Parking permits {there}" in words(site, "moments")
    assert "Services Badges , Parking permits" in words(site, "contact-points/line", "#about")
    assert {"contact-points/desk/", "contact-points/line/"} <= set(hrefs(site, "services/parking"))


def test_a_service_had_everywhere_stays_so(tiny: Handbook) -> None:
    """Nothing is named with parking, so it is had at each point, and what is promised at one of them holds for it."""
    everywhere = DESK.replace("services: [parking]\n", "")
    polite = PERMIT.replace("Permits in five", "Kind words in five").replace("service: parking\n", "contact_points: [line]\n")
    files = {
        POINT: everywhere,
        "standards/contact-points/line.yml": everywhere.replace("Town hall desk", "Main line"),
        "standards/promises/polite.yml": polite,
    }
    site = built(tiny(files))
    assert "As for every service Kind words in five working days" in words(site, "services/parking", "#promises")
    assert {"contact-points/desk/", "contact-points/line/"} <= set(hrefs(site, "services/parking"))
    assert "Town hall desk Parking permits" in words(site, "moments"), "its procedure starts there"


def test_many_promises_are_counted_by_service(tiny: Handbook) -> None:
    many = {
        f"standards/promises/permit-{number}.yml": PERMIT.replace("Permits in five", f"Permit {number} in five")
        for number in range(25)
    }
    site = built(tiny(many))
    assert (
        words(site, "contact-points/desk", "#promises") == "What we promise here Here as everywhere Parking permits 26 promises"
    )
    assert "services/parking/" in hrefs(site, "contact-points/desk")
