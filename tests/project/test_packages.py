"""What the project is made with: all of it named once, locked, hashed, and from no particular host."""

import json
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(lock: str) -> dict[str, str]:
    """Versions by name."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / lock).read_text(), re.MULTILINE))


def named_in_the_project() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return [Requirement(text) for text in (*project["project"]["dependencies"], *project["build-system"]["requires"])]


def named_for_tests() -> list[Requirement]:
    lines = [line.partition("#")[0].strip() for line in (ROOT / "requirements-dev.in").read_text().splitlines()]
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


def unlocked(lock: str, wanted: list[Requirement]) -> list[str]:
    """What is wanted and not locked at a version that will do."""
    versions = pins(lock)
    version_of = {need: versions.get(canonicalize_name(need.name)) for need in wanted}
    return [str(need) for need, version in version_of.items() if version is None or version not in need.specifier]


def test_everything_wanted_is_locked() -> None:
    assert unlocked("requirements.lock", named_in_the_project()) == [], "`make lock` brings the locked lists up to date"
    assert unlocked("requirements-dev.lock", named_for_tests()) == [], "`make lock` brings the locked lists up to date"


def test_tests_run_with_the_versions_that_build_the_handbook() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    blocks = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert blocks
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted-host", text)


def test_npm_packages_are_locked_by_content_not_by_address() -> None:
    packages = json.loads((ROOT / "tests/node/package-lock.json").read_text())["packages"]
    locked = {name: package for name, package in packages.items() if name}
    assert locked
    assert all(package["integrity"] and "resolved" not in package for package in locked.values())
