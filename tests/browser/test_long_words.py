"""A German handbook, whose words are as long as a line of a phone, in a browser that knows no hyphens for them."""

from pathlib import Path

import pytest

from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from tests.browser import OpenPage, Serve, probe
from tests.conftest import TINY, TODAY, tiny_with

NAMES = {
    "links/front.yml": "Schwerbehindertenangelegenheiten",
    "procedures/issue-a-permit.yml": "Bewohnerparkausweisbeantragung",
    "promises/permit-in-five-days.yml": "Beschwerdebearbeitungsfristverlängerung",
    "services/parking.yml": "Parkraumbewirtschaftungsplanung",
    "customers/residents.yml": "Kraftfahrzeugzulassungsinhaber",
}


def _renamed(path: str, name: str) -> str:
    """A file of the tiny handbook with another title."""
    _, rest = (TINY / "standards" / path).read_text(encoding="utf-8").split("\n", 1)
    return f"title: {name}\n{rest}"


@pytest.fixture(scope="module")
def german(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the tiny handbook with long German names."""
    files = {f"standards/{path}": _renamed(path, name) for path, name in NAMES.items()}
    files["standards/organisation.yml"] = "name: Bezirksamt\nlanguage: de\n"
    folder: Path = tiny_with(files, tmp_path_factory.mktemp("german") / "handbook")
    pipeline.build(checking.check(folder, TODAY), Settings(), folder.parent / "site")
    return serve(folder.parent / "site")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_long_words_stay_in_their_column_and_card(width: int, german: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", width=width)
    for path in ("", "procedures/", "promises/", "moments/", "charter/", "chain/front/", "promises/permit-in-five-days/"):
        page.goto(german + path)
        assert probe(page, "squeezed") == [], path
