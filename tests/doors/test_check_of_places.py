"""Links to places on pages, between a site and the handbook in it: `check` tells of them what the build tells."""

import logging
import posixpath
from pathlib import Path

import pytest

from interlock.doors.mkdocs import checked_handbook
from tests.conftest import TODAY, write
from tests.doors.hosted import built
from tests.doors.sites_around import PLUGIN, TERM, site_with, told

SETTINGS = f"{PLUGIN}docs_dir: content\n"
PROMISE, LIST = "handbook/promises/permit-in-five-days.md", "handbook/promises/index.md"
LINKS = f"""# Second

[made]({PROMISE}#main), [step](handbook/procedures/issue-a-permit.md#step-check), [used](handbook/glossary/permit.md#used)

[no step](handbook/procedures/issue-a-permit.md#check), [misspelt](handbook/glossary/permit.md#usd), [list]({LIST}#none)
"""


def test_check_and_build_tell_of_the_same_places(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = site_with(tmp_path / "site", SETTINGS, "us", **{"content/second.md": LINKS})
    write(folder / "us/glossary/visitor.yml", TERM.replace("#a-part", "#a-prt"))
    checked = [posixpath.normpath(f"us/{line}") for line in told(folder / "us") if "no such place" in line]
    monkeypatch.setattr(checked_handbook, "build_day", lambda: TODAY)
    with caplog.at_level(logging.WARNING, "mkdocs"):
        built(folder)
    assert checked == [line for record in caplog.records if "no such place" in (line := record.getMessage())]
    assert [line.partition("such place. ")[2] for line in checked] == [
        "Did you mean `#step-check`?",
        "Did you mean `#used`?",
        "Leave `#none` out.",
        "Did you mean `#a-part`?",
    ]


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("# Öffnungszeiten\n", "offnungszeiten"),
        ("# Part\n\n# Part\n", "part_1"),
        ("# A {: #typed }\n", "typed"),
        ('# A\n\n<a id="typed"></a>\n', "typed"),
        ("# A\n\nNote.[^1]\n\n[^1]: Small.\n", "fn:1"),
        ("# A\n\n--8<-- 'part.md'\n", "in-the-part"),
        ("# A\n\n{% include-markdown 'part.md' %}\n", "in-the-part"),
        ("# 開館時間\n", "_1"),
    ],
)
def test_places_that_a_page_may_have_are_not_missed(tmp_path: Path, page: str, place: str) -> None:
    folder = site_with(tmp_path / "site", SETTINGS, "us", **{"content/there.md": page})
    write(folder / "us/glossary/visitor.yml", TERM.replace("/guides/first/#a-part", f"/there/#{place}"))
    assert not any("no such place" in line for line in told(folder / "us"))


def test_places_that_plugins_make_are_not_missed(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", SETTINGS.replace("search", "search, blog"), "us")
    write(folder / "us/glossary/visitor.yml", TERM.replace("#a-part", "#a-prt"))
    assert not any("no such place" in line for line in told(folder / "us"))
