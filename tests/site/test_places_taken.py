"""What an editor puts in the place of a file that the handbook makes is told; the rest of the site is shown while they edit."""

from pathlib import Path

import pytest

from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from tests.conftest import TODAY, Handbook
from tests.sources.files_in_docs import PNG


@pytest.mark.parametrize(
    "name",
    [
        "_headers.md",
        "_Headers.md",
        "404.html.md",
        "sitemap.xml.md",
        "sitemap.xml/about.md",
        "assets/handbook.css.md",
        "index.html/more.md",
        "sitemap.xml",
        "sitemap.xml/map.png",
        "_headers/map.png",
        "links/index.html/map.png",
    ],
)
def test_the_rest_is_shown(name: str, tiny: Handbook, tmp_path: Path) -> None:
    checked = checking.check(tiny({f"docs/{name}": "# Mine\n" if name.endswith(".md") else PNG}), TODAY)
    assert [finding.rule for finding in checked.errors if finding.place.file == f"docs/{name}"] == ["misplaced-file"]
    pipeline.build(checked, Settings(site_url="https://tiny.example/", drafts=True), tmp_path / "site")
    assert (tmp_path / "site/index.html").is_file() and (tmp_path / "site/sitemap.xml").is_file()
