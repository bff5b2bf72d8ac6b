"""The offline audit: no locked package, and no lowest version, has a known weakness; each package is used."""

import importlib.metadata
import re
import runpy
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.conftest import ROOT
from tests.project.test_packages import LOCKS, PROJECT, named_for_tests, named_in_the_project, pins

AUDIT = runpy.run_path(str(ROOT / ".ci/audit.py"))
ADVISORIES: list[dict[str, str]] = tomllib.loads((ROOT / ".ci/advisories.toml").read_text(encoding="utf-8"))["advisory"]

# Used by a command of the Makefile or by another package, without an import.
COMMANDS = {
    "cyclonedx-bom": "cyclonedx-py",
    "hatchling": "hatchling",
    "mypy": "mypy",
    "ruff": "ruff",
    "uv": "uv",
    "zizmor": "zizmor",
}
INDIRECT = {
    "brotli": "fonttools compresses woff2 by it",
    "editables": "hatchling asks for it",
    "mkdocs-awesome-nav": "a plugin in the layouts of other sites",
    "mkdocs-git-revision-date-localized-plugin": "a plugin in the layouts of other sites",
    "mkdocs-literate-nav": "a plugin in the layouts of other sites",
    "mkdocs-material": "a theme, which MkDocs finds by its name",
    "mkdocs-minify-html-plugin": "a plugin in the layouts of other sites",
    "mkdocs-rss-plugin": "a plugin in the layouts of other sites",
    "mkdocs-static-i18n": "a plugin in the layouts of other sites",
    "pytest-cov": "the option --cov",
    "pytest-xdist": "the option -n",
    "types-markdown": "mypy reads it",
    "types-pyyaml": "mypy reads it",
    "zensical": "a command, which builds exported pages",
}


def weak(versions: dict[str, str], advisories: list[dict[str, str]]) -> list[str]:
    """The packages whose version has a known weakness, with the one that mends it."""
    return [
        f"{each['package']} {versions[each['package']]}: {each['id']}, mended in {each['mended']}"
        for each in advisories
        if each["package"] in versions and Version(versions[each["package"]]) < Version(each["mended"])
    ]


def lowest(requirements: list[Requirement]) -> dict[str, str]:
    """The lowest version that each requirement allows."""
    return {
        canonicalize_name(need.name): bound.version for need in requirements for bound in need.specifier if bound.operator == ">="
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_no_locked_package_has_a_known_weakness(lock: str) -> None:
    assert weak(pins(lock), ADVISORIES) == []


def test_no_lowest_version_has_a_known_weakness() -> None:
    assert weak(lowest([*named_in_the_project(), *named_for_tests()]), ADVISORIES) == []


def test_a_weak_version_would_be_found() -> None:
    advisory = {"package": "jinja2", "id": "CVE-2025-27516", "mended": "3.1.6"}
    assert weak({"jinja2": "3.1.5", "click": "8.5.1"}, [advisory]) == ["jinja2 3.1.5: CVE-2025-27516, mended in 3.1.6"]
    assert weak({"jinja2": "3.1.10"}, [advisory]) == []


def test_advisories_are_about_packages_that_we_lock() -> None:
    known = [(each["package"], each["id"]) for each in ADVISORIES]
    assert known == sorted(set(known))
    assert {package for package, _ in known} <= pins("requirements-dev.txt").keys()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_is_asked_for(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    needed_by = {
        name: [re.sub(r"[ (\[].*", "", each) for each in via.split(", ") if not each.startswith("-c ")]
        for name, via in re.findall(r"^([a-z0-9-]+)==.*?# via ([^\n]+)", text, re.MULTILINE | re.DOTALL)
    }
    assert needed_by.keys() == pins(lock).keys()
    assert {name: by for name, by in needed_by.items() if not set(by) & (needed_by.keys() | {"interlock-handbook"})} == {}


def test_every_package_asked_for_is_used() -> None:
    modules: dict[str, set[str]] = {}
    for module, packages in importlib.metadata.packages_distributions().items():
        for package in packages:
            modules.setdefault(canonicalize_name(package), set()).add(module)
    program, everything = imported("hooks"), imported("hooks", "tests", "bench", ".ci")
    unused = [
        name
        for wanted, found in ((PROJECT["project"]["dependencies"], program), (map(str, named_for_tests()), everything))
        for name in (canonicalize_name(Requirement(each).name) for each in wanted)
        if not modules.get(name, set()) & found and name not in COMMANDS and name not in INDIRECT
    ]
    assert unused == []


def imported(*folders: str) -> set[str]:
    """The first parts of the names of all modules that the code in some folders imports."""
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    texts = (path.read_text(encoding="utf-8") for path in paths if "node_modules" not in path.parts)
    return {name for text in texts for name in re.findall(r"^\s*(?:from|import) (\w+)", text, re.MULTILINE)}


def test_every_command_named_here_is_run() -> None:
    recipes = (ROOT / "Makefile").read_text(encoding="utf-8") + "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "tests/project").glob("*.py")
    )
    assert {
        package for package, command in COMMANDS.items() if f"/{command}" not in recipes and f'"{command}"' not in recipes
    } == set()


def test_the_nightly_audit_asks_about_every_locked_version() -> None:
    project = tomllib.loads(AUDIT["project_of"](AUDIT["LOCKED"].read_text(encoding="utf-8")))["project"]
    wanted = {need.name: need for need in map(Requirement, project["dependencies"])}
    assert {name: str(need.specifier) for name, need in wanted.items()} == {
        name: f"=={version}" for name, version in pins("requirements-dev.txt").items()
    }
    assert str(wanted["zipp"].marker) == 'python_full_version < "3.12"'
