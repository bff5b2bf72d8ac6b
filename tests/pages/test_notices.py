"""A notice shows wherever somebody may act on what it is about."""

import pytest

from tests.conftest import TINY, Handbook
from tests.sites import built, words
from tests.tiny_files import PROCEDURE

POINT = "standards/contact-points/desk.yml"
AWAY = "notice: {say: We move house., from: 2026-12-05, until: 2026-12-10}\n"
DESK, ISSUE = ((TINY / path).read_text(encoding="utf-8") for path in (POINT, PROCEDURE))
PRINTER = f"title: Printers\nsummary: Print.\nkind: support\n{AWAY}"
BY_PRINTERS = ISSUE.replace("post it.\n    by: front", "post it.\n    by: printers")


@pytest.mark.parametrize(
    ("files", "page"),
    [
        ({"standards/links/printers.yml": PRINTER, PROCEDURE: BY_PRINTERS}, "promises/permit-in-five-days"),
        ({PROCEDURE: ISSUE + AWAY}, "promises/permit-in-five-days"),
        ({POINT: DESK + AWAY}, "services/parking"),
    ],
)
def test_a_notice_shows_on_what_depends_on_it(files: dict[str, str], page: str, tiny: Handbook) -> None:
    assert "Until 10 December 2026 We move house." in words(built(tiny(files)), page, ".note")


def test_the_public_learns_of_no_team_behind(tiny: Handbook) -> None:
    town = {"standards/organisation.yml": "name: Town\ndefaults: {classification: public}\n"}
    site = built(tiny(town | {"standards/links/printers.yml": PRINTER, PROCEDURE: BY_PRINTERS}), audience="public")
    assert "We move house." in words(site, "chain/printers")
    assert "We move house." not in words(site, "promises/permit-in-five-days")
