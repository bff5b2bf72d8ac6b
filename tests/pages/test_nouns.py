"""Counted nouns: no page says "1 steps", and templates use the filter `counted`."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from interlock.definitions import KINDS
from interlock.findings.nouns import all_of, counted
from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from interlock.site.theme_folder import THEME
from tests.conftest import ROOT, TODAY, Handbook, is_nightly

HOOKS = ROOT / "hooks/interlock"
SOURCES = sorted([*THEME.glob("**/*.html"), *HOOKS.glob("pages/**/*.py")])

# What we count on pages, beside the kinds.
OTHERS = (
    "actions|approvals|cases|cells|changes|criteria|days|definitions|errors|fields|files|findings|hand-overs|hours|minutes|months"
    "|moments|ones|others|owners|pages|partners|people|periods|reasons|reports|results|reviews|rows|rules|skills|steps|teams|things"
    "|times|values|verdicts|warnings|weeks|years"
)
NOUNS = "|".join([*(kind.plural.lower() for kind in KINDS), OTHERS])
MORE = r"(?:more |other |further |earlier |working )?"
WRONG = re.compile(rf"(?<![\w.,:/–-])1 {MORE}(?:{NOUNS})\b", re.IGNORECASE)
# A number that is put in, and a plural beside it.
BY_HAND = re.compile(rf"(?<!%)\}}(?:</\w+>)? {MORE}(?:{NOUNS})\b")


def texts(site: Path, step: int) -> Iterator[tuple[str, str]]:
    """Every text of one page in so many, texts for screen readers included."""
    for file in sorted(site.rglob("*.html"))[::step]:
        tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
        labels = (node.attributes["aria-label"] or "" for node in tree.css("[aria-label]"))
        assert tree.body
        for text in (*tree.body.text(separator="\0").split("\0"), *labels):
            yield file.relative_to(site).as_posix(), " ".join(text.split())


def wrong(site: Path, step: int = 1) -> list[tuple[str, str]]:
    return [(path, match[0]) for path, text in texts(site, step) for match in WRONG.finditer(text)]


def test_one_is_singular() -> None:
    assert [counted(number, "more step") for number in (0, 1, 2, 1200)] == [
        "0 more steps",
        "1 more step",
        "2 more steps",
        "1,200 more steps",
    ]
    assert counted(1, "promise falls", "promises fall") == "1 promise falls"
    assert counted(2, "promise falls", "promises fall") == "2 promises fall"


def test_all_of_one_is_said_as_the_only() -> None:
    assert all_of(1, "team", "teams and partners") == "The only team"
    assert all_of(7, "team", "teams and partners") == "All 7 teams and partners"


@pytest.mark.parametrize("text", ["All 1 steps", "(1 more promises)", "1 contact points", "1 working days"])
def test_a_wrong_plural_is_found(text: str) -> None:
    assert WRONG.search(text)


@pytest.mark.parametrize("text", ["21 steps", "1 step", "part 2.1 steps", "2026-11-1 days", "1 step more"])
def test_a_right_number_is_left_alone(text: str) -> None:
    assert not WRONG.search(text)


@pytest.mark.parametrize("audience", ["staff", "public"])
def test_a_handbook_with_one_of_everything_uses_singulars(audience: str, tiny: Handbook) -> None:
    folder = tiny({})
    pipeline.build(checking.check(folder, TODAY), Settings(audience=audience), folder.parent / "site")  # type: ignore[arg-type]
    assert wrong(folder.parent / "site") == []


def test_larkfield_has_no_wrong_plural(larkfield_site: Path) -> None:
    """At night on every page; by day on one in three: each kind of page has many."""
    assert wrong(larkfield_site, step=1 if is_nightly() else 3) == []


def test_plurals_are_not_written_by_hand() -> None:
    """`counted` writes them: in templates `{{ number | counted("step") }}`."""
    found = ((source.name, match[0]) for source in SOURCES for match in BY_HAND.finditer(source.read_text(encoding="utf-8")))
    assert list(found) == []


def test_a_plural_written_by_hand_is_found() -> None:
    assert BY_HAND.search("{{ number }} steps") and BY_HAND.search("<b>{{ number }}</b> more steps")
