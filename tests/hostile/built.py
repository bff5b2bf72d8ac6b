"""The handbook full of hostile strings, checked once and built once for each audience."""

from pathlib import Path

import pytest

from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from tests.conftest import TODAY, is_nightly, write
from tests.hostile import hostile_files

AUDIENCES = ("staff", "public")


@pytest.fixture(scope="session")
def hostile_handbook(tmp_path_factory: pytest.TempPathFactory) -> checking.Checked:
    """The checked handbook. By day each string stands somewhere; by night it stands in many fields."""
    folder = tmp_path_factory.mktemp("hostile") / "handbook"
    for path, text in hostile_files(12 if is_nightly() else 2).items():
        write(folder / path, text)
    return checking.check(folder, TODAY)


@pytest.fixture(scope="session")
def hostile_sites(hostile_handbook: checking.Checked) -> dict[str, Path]:
    """The folders of its sites, by audience."""
    sites = {audience: hostile_handbook.handbook.folder.with_name(audience) for audience in AUDIENCES}
    for audience, folder in sites.items():
        settings = Settings(audience=audience, drafts=True, site_url="https://tiny.example/")  # type: ignore[arg-type]
        pipeline.build(hostile_handbook, settings, folder)
    return sites
