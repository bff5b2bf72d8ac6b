"""Licences of all locked packages: listed in LICENCES.md as the packages state them, and all allowed."""

import importlib.metadata
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import pytest
from packaging.utils import canonicalize_name

from tests.conftest import ROOT
from tests.project.test_packages import pins

LISTED = (ROOT / "LICENCES.md").read_text(encoding="utf-8")
EVERYWHERE, SHIPPED, DEVELOPMENT = "In every installation", "Inside the package", "For building, testing and checking"
FONTS = "Fonts for browsers under test"

# Licences that require no more than a notice from those who redistribute Interlock. MPL-2.0 covers only its own files.
ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Bitstream-Vera",
    "BlueOak-1.0.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "OFL-1.1",
    "PSF-2.0",
    "W3C-20150513",
}

# Spellings by packages that do not use SPDX names.
NAMES = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "MIT license": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
}

# Read in the licence text, where the package's metadata is ambiguous.
READ = {
    "atheris": "Apache-2.0",
    "colorama": "BSD-3-Clause",  # only on Windows
    "dejavu-fonts-ttf": "Bitstream-Vera",
    "gitdb": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "mkdocs-minify-html-plugin": "MIT",
    "parse-cache-control": "BSD-3-Clause",
    "pyahocorasick": "BSD-3-Clause",
    "python-dateutil": "Apache-2.0 AND BSD-3-Clause",
}


@cache
def stated(name: str) -> str | None:
    """The licence that an installed package states, as SPDX names; None for a package that is not installed."""
    if name in READ:
        return READ[name]
    try:
        said = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return None
    classifiers = [text.rpartition(" :: ")[2] for text in said.get_all("Classifier", []) if text.startswith("License")]
    candidates = [*said.get_all("License-Expression", []), *said.get_all("License", []), *classifiers]
    names = [NAMES.get(text, text) for text in candidates if text]
    return next((text for text in names if is_allowed(text)), names[0] if names else "none stated")


def is_allowed(expression: str) -> bool:
    """Whether all licences of an expression joined by AND, or one of those joined by OR, are allowed."""
    choices = [re.findall(r"[\w.-]+", choice) for choice in expression.strip("()").split(" OR ")]
    return any(all(name in ALLOWED for name in names if name != "AND") for names in choices)


def listed(section: str) -> dict[str, str]:
    """Licences by package, from the table of a section."""
    table = LISTED.partition(f"## {section}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", table, re.MULTILINE)
    return {package: licence for licence, packages in rows[1:] for package in packages.split(", ")}


def table(licences: dict[str, str]) -> str:
    """The rows that a section should have, to paste."""
    rows = defaultdict(list)
    for package, licence in licences.items():
        rows[licence].append(package)
    return "\n".join(f"| {licence} | {', '.join(sorted(rows[licence]))} |" for licence in sorted(rows))


def npm_licences(folder: str) -> dict[str, str]:
    packages = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    found = {
        name.rpartition("node_modules/")[2]: package.get("license", "none stated") for name, package in packages.items() if name
    }
    return found | {name: READ[name] for name in found if name in READ}


def wanted(names: Iterable[str], section: str) -> dict[str, str]:
    """What should be listed: as stated, or, for packages not installed here, as listed now."""
    known = listed(section)
    return {name: stated(name) or known.get(name, "none stated") for name in map(canonicalize_name, names)}


def test_what_comes_with_every_installation_is_listed() -> None:
    right = wanted(pins("requirements.txt"), EVERYWHERE)
    assert listed(EVERYWHERE) == right, f"LICENCES.md, {EVERYWHERE}:\n{table(right)}"


def test_what_development_adds_is_listed() -> None:
    added = pins("requirements-dev.txt").keys() - pins("requirements.txt").keys()
    right = wanted(added, DEVELOPMENT) | npm_licences("tests/node")
    assert listed(DEVELOPMENT) == right, f"LICENCES.md, {DEVELOPMENT}:\n{table(right)}"


def test_whatever_others_wrote_in_the_package_is_listed() -> None:
    vendored = {path.stem for path in (ROOT / "theme/assets/vendor").iterdir()}
    assert vendored | families("theme/assets/fonts") == listed(SHIPPED).keys()


def families(folder: str) -> set[str]:
    """The typefaces whose licences lie in a folder or below it."""
    return {path.name.removesuffix("-licence.txt") for path in (ROOT / folder).rglob("*-licence.txt")}


def test_the_tests_fonts_are_listed_with_their_licences() -> None:
    stated = {name.rpartition("/")[2]: licence for name, licence in npm_licences("tests/fonts").items()}
    assert listed(FONTS) == {family: stated[family] for family in families("tests/fonts")}
    assert {family: stated[family] for family in families("theme/assets/fonts")}.items() <= listed(SHIPPED).items()


@pytest.mark.parametrize("section", [EVERYWHERE, SHIPPED, FONTS, DEVELOPMENT])
def test_every_licence_is_allowed(section: str) -> None:
    assert listed(section)
    assert {package: licence for package, licence in listed(section).items() if not is_allowed(licence)} == {}


def test_every_licence_of_what_measures_pages_is_allowed() -> None:
    licences = npm_licences("bench/lighthouse")
    assert {package: licence for package, licence in licences.items() if not is_allowed(licence)} == {}


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("(MIT OR GPL-3.0-only)", True),
        ("MIT AND PSF-2.0", True),
        ("MIT AND GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("none stated", False),
    ],
)
def test_one_allowed_licence_of_several_is_enough(expression: str, allowed: bool) -> None:
    assert is_allowed(expression) is allowed
