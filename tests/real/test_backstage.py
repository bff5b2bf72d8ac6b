"""A catalog of teams and components: what a handbook holds of it, what not, and which owners do not exist."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from tests.conftest import TODAY
from tests.real.backstage import catalog_of


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> checking.Checked:
    folder = tmp_path_factory.mktemp("catalog")
    catalog_of().files.write(folder)
    return checking.check(folder, TODAY)


def test_owners_that_do_not_exist_are_found(checked: checking.Checked) -> None:
    assert sorted((error.message, error.place.file.rpartition("/")[2]) for error in checked.errors) == [
        ("There is no link `team-phoenix`", "aws-ebs-csi-driver-app.yml"),
        ("There is no link `team-phoenix`", "aws-efs-csi-driver.yml"),
        ("There is no link `team-rocket`", "csi-driver-nfs-app.yml"),
        ("There is no link `team-team-name`", "azure-aks-extras.yml"),
        ("`owner` is missing from a service", "envoy-ai-gateway-app.yml"),
    ]


def test_what_a_handbook_does_not_hold_is_counted() -> None:
    not_held = catalog_of().not_held
    assert not_held["parent `employees`, which is no group here"] == 6
    assert not_held["component of a name that another has already"] == 2
    others = {name for name in not_held if not name.startswith(("parent", "component", "annotation"))}
    assert others == {"`spec.lifecycle`"} and not_held["annotation `backstage.io/kubernetes-id`"] == 13


def test_repositories_of_a_team_stand_on_its_page(checked: checking.Checked, tmp_path: Path) -> None:
    pipeline.build(checked, Settings(), tmp_path)
    page = LexborHTMLParser((tmp_path / "chain/team-bumblebee/index.html").read_text(encoding="utf-8"))
    shown = {link.text(): link.attributes["href"] for link in page.css("#do a.address")}
    assert shown["agent: repository"] == "https://github.com/giantswarm/agent"
    pipeline.build(checked, Settings(audience="public"), tmp_path)
    assert "giantswarm" not in "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("chain/**/*.html"))
