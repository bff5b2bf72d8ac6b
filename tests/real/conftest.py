"""The handbook into which tests import runbooks."""

from pathlib import Path

import pytest

from tests.conftest import write

ORGANISATION = "name: Larkfield Council\ncalendar: {country: GB, subdivision: ENG}\n"


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    write(tmp_path / "standards/organisation.yml", ORGANISATION)
    for title, kind in (("Platform team", "support"), ("Depot desk", "front-line")):
        link = f"title: {title}\nsummary: Keeps bookings going.\nkind: {kind}\n"
        write(tmp_path / f"standards/links/{title.lower().replace(' ', '-')}.yml", link)
    return tmp_path
