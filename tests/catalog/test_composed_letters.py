"""Names of files, links and anchors with accents: one character or two, they are the same."""

from typing import Literal
from unicodedata import normalize
from urllib.parse import unquote

import pytest

from tests.conftest import Handbook, short
from tests.sites import built, page

_Form = Literal["NFC", "NFD"]


@pytest.mark.parametrize(("named", "typed"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_accents_of_files_and_links_may_differ(named: _Form, typed: _Form, tiny: Handbook) -> None:
    links = "[page](öl.md#über-uns), [address](../öl/), [file](plän.txt), [here](#preise-für-alle)"
    folder = tiny(
        {
            normalize(named, "docs/öl.md"): "# Öl\n\n## Über uns\n",
            normalize(named, "docs/plän.txt"): "Plan\n",
            "docs/links.md": normalize(typed, f"# Links\n\n{links}\n\n## Preise für alle\n"),
        }
    )
    assert "broken-link" not in short(folder)
    site = built(folder)
    assert (site / "öl/index.html").is_file()
    assert (site / "plän.txt").is_file()
    leads = {unquote(link.attributes["href"] or "") for link in page(site, "links/").css("main a[href]")}
    assert {"../öl/", "../öl/#über-uns", "../plän.txt", "#preise-für-alle"} <= leads
