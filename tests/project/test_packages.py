"""The project's dependencies: each named once, bounded, locked with hashes, and without addresses of hosts."""

import json
import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from trove_classifiers import classifiers

from tests.conftest import ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(lock: str) -> dict[str, str]:
    """Versions by name."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


def named_in_the_project() -> list[Requirement]:
    project = PROJECT["project"]
    named = (*project["dependencies"], *project["optional-dependencies"]["mkdocs"], *PROJECT["dependency-groups"]["build"])
    return [Requirement(text) for text in named]


def named_for_tests() -> list[Requirement]:
    groups = PROJECT["dependency-groups"].values()
    return [Requirement(text) for group in groups for text in group if isinstance(text, str)]


def unlocked(lock: str, wanted: list[Requirement]) -> list[str]:
    """The requirements that are not locked at a suitable version."""
    versions = pins(lock)
    version_of = {need: versions.get(canonicalize_name(need.name)) for need in wanted}
    return [str(need) for need, version in version_of.items() if version is None or version not in need.specifier]


def test_everything_wanted_is_locked() -> None:
    assert unlocked("requirements.txt", named_in_the_project()) == [], "`make lock` brings the locked lists up to date"
    assert unlocked("requirements-dev.txt", named_for_tests()) == [], "`make lock` brings the locked lists up to date"


def named_for_hosts() -> list[Requirement]:
    return [Requirement(text) for texts in PROJECT["project"]["optional-dependencies"].values() for text in texts]


def test_hosts_that_can_be_installed_are_tested() -> None:
    assert unlocked("requirements-dev.txt", named_for_hosts()) == []


def test_every_library_has_a_lowest_version_and_an_end() -> None:
    named = (*named_in_the_project(), *named_for_tests(), *named_for_hosts())
    signs = {need: {bound.operator for bound in need.specifier} for need in named}
    assert [str(need) for need, found in signs.items() if found != {">=", "<"}] == []


def test_the_package_is_built_with_the_locked_build_group() -> None:
    assert set(PROJECT["build-system"]["requires"]) <= set(PROJECT["dependency-groups"]["build"])


def test_the_development_list_holds_every_group() -> None:
    included = {group["include-group"] for group in PROJECT["dependency-groups"]["dev"]}
    assert included == set(PROJECT["dependency-groups"]) - {"dev"}


def test_no_theme_of_another_host_comes_with_the_handbook() -> None:
    assert [name for name in pins("requirements.txt") if "material" in name] == []


def test_classifiers_name_every_supported_python() -> None:
    given = PROJECT["project"]["classifiers"]
    assert set(given) <= classifiers
    pythons = re.findall(r"Python :: 3\.(\d+)", "\n".join(given))
    lowest = int(pythons[0])
    assert PROJECT["project"]["requires-python"] == f">=3.{lowest}"
    assert [int(minor) for minor in pythons] == list(range(lowest, lowest + len(pythons)))


def test_tests_run_with_the_versions_that_build_the_handbook() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert blocks
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted-host", text)


@pytest.mark.parametrize("folder", ["tests/node", "tests/fonts", "bench/lighthouse"])
def test_npm_packages_are_locked_by_content_not_by_address(folder: str) -> None:
    packages = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    locked = {name: package for name, package in packages.items() if name}
    assert locked
    assert all(package["integrity"] and "resolved" not in package for package in locked.values())
