"""A site to replace, and the handbook for tests of what an edit of words reaches."""

from pathlib import Path

import pytest

from tests.conftest import Handbook
from tests.site.edited_words import TOWN
from tests.site.published import OLD, publish
from tests.sites import leave_out_reference_pages


@pytest.fixture
def town(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> Path:
    leave_out_reference_pages(monkeypatch)
    return tiny(TOWN)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of four pages, with a repository's folder in it."""
    site = tmp_path / "public" / "site"
    publish(site, OLD)
    (site / ".git/objects").mkdir(parents=True)
    (site / ".git/HEAD").write_text("ref: refs/heads/pages", encoding="utf-8")
    return site
