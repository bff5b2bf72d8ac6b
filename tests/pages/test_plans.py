"""Page plans: planners announce their paths, plans do not depend on folders, and links between pages are valid."""

import pickle
import re

import pytest

from interlock.pages.lists import a_z
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import ROOT as TO_ROOT
from interlock.pages.planning import OTHER_PAGES, addresses_of, definition_pages
from interlock.pages.settings import Settings
from interlock.site import pipeline
from interlock.site.checking import Checked, check
from tests.conftest import ROOT, TODAY, Handbook, findings_in

LARKFIELD = ROOT


@pytest.fixture(scope="module")
def larkfield() -> Checked:
    return check(LARKFIELD, TODAY)


def context_of(checked: Checked) -> PageContext:
    return PageContext(checked.facts, Settings(site_url="https://handbook.example/"), checked.findings)


# Pages that exist only on some days or with much content, so nothing may link to them.
COME_AND_GO = re.compile(r"reports/[a-z-]+/[a-z0-9-]+/|chain/[a-z0-9-]+/(owed|pack)/")


@pytest.mark.parametrize("number", range(len(OTHER_PAGES)))
def test_planners_say_the_paths_they_plan(larkfield: Checked, number: int) -> None:
    planner, context = OTHER_PAGES[number], context_of(larkfield)
    said, planned = set(planner.paths_of(context)), {page.path for page in planner.pages(context)}
    assert said <= planned
    assert all(COME_AND_GO.fullmatch(path) for path in planned - said)


def test_no_two_pages_share_an_address(larkfield: Checked) -> None:
    context = context_of(larkfield)
    definitions = [page.path for page in definition_pages(context, larkfield.catalog.definitions.values())]
    others = [page.path for planner in OTHER_PAGES for page in planner.pages(context)]
    assert len(set(definitions + others)) == len(definitions + others)


def test_plans_are_plain_values(larkfield: Checked) -> None:
    """Plans from two separate contexts are equal, and can be pickled."""
    some = list(larkfield.catalog.definitions.values())[::12]
    first, second = list(definition_pages(context_of(larkfield), some)), list(definition_pages(context_of(larkfield), some))
    assert first == second
    assert pickle.loads(pickle.dumps(first)) == first


def test_plans_know_no_folder(larkfield: Checked) -> None:
    """All links of a plan begin with the placeholder for the root."""
    plans = pickle.dumps(list(definition_pages(context_of(larkfield), larkfield.catalog.definitions.values())))
    assert b'href="../' not in plans
    assert f'href="{TO_ROOT}'.encode() in plans


LINKING = """\
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
body: See [this page]({}).
"""


@pytest.mark.parametrize(
    "address",
    [
        "/", "/about/", "/promises/", "/charter/", "/chain/", "/moments/", "/due-date/", "/a-z/", "/search/", "/reports/",
        "/reports/gaps/", "/rules/", "/rules/bad-date/", "/editing/", "/editing/promise/", "/editing/organisation/", "/lessons/",
        "/services/parking/", "/services/parking/book/", "/chain/front/book/", "/sessions/workbook/service-parking/",
    ],
)  # fmt: skip
def test_links_to_every_kind_of_page_are_right(tiny: Handbook, address: str) -> None:
    folder = tiny({"standards/services/skips.yml": LINKING.format(address)})
    assert not [finding for finding in findings_in(folder) if finding.rule == "broken-link"]
    pipeline.build(check(folder, TODAY), Settings(), folder.parent / "site")
    assert (folder.parent / "site" / address[1:] / "index.html").is_file()


@pytest.mark.parametrize("address", ["/a-z/q/", "/editing/promises/", "/services/parking/books/", "/reports/gap/", "/rules/bad/"])
def test_links_to_missing_pages_are_findings(tiny: Handbook, address: str) -> None:
    folder = tiny({"standards/services/skips.yml": LINKING.format(address)})
    assert [finding.rule for finding in findings_in(folder) if finding.severity == "error"] == ["broken-link"]


def test_a_long_a_to_z_has_pages_by_letter(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny({"standards/services/skips.yml": LINKING.format("/a-z/s/")})
    assert "broken-link" in {finding.rule for finding in findings_in(folder)}
    monkeypatch.setattr(a_z, "MOST_ROWS", 5)
    assert "broken-link" not in {finding.rule for finding in findings_in(folder)}
    assert "/a-z/s/" in addresses_of(check(folder, TODAY).facts)


PAGES = {
    "docs/guides/README.md": "# Guides\n\n[First](first.md), [deeper](deep/second.md), [home](../index.md)\n",
    "docs/guides/first.md": "# First\n\n[Back](README.md), [up](./), [second](deep/second.md#end), [plan](plan.txt)\n",
    "docs/guides/deep/second.md": "# Second\n\n[First](../first.md), [front](/chain/front/)\n\n## End\n",
    "docs/guides/plan.txt": "A plan.\n",
    "docs/index.md": "# Home\n\n[Guides](guides/README.md)\n",
}


def test_links_between_hand_written_pages_keep_their_folder(tiny: Handbook) -> None:
    folder = tiny(PAGES)
    site = folder.parent / "site"
    checked = check(folder, TODAY)
    assert not checked.errors
    pipeline.build(checked, Settings(), site)

    def prose(path: str) -> str:
        return (site / path / "index.html").read_text(encoding="utf-8").partition("<main")[2]

    assert 'href="guides/">Guides' in prose("")
    assert 'href="../guides/first/">First' in prose("guides") and 'href="../guides/deep/second/">deeper' in prose("guides")
    assert 'href="../">home' in prose("guides")
    first = prose("guides/first")
    assert 'href="../../guides/">Back' in first and 'href="../../guides/deep/second/#end">second' in first
    assert 'href="../../guides/plan.txt">plan' in first and (site / "guides/plan.txt").is_file()
    second = prose("guides/deep/second")
    assert 'href="../../../guides/first/">First' in second and 'href="../../../chain/front/">front' in second


def test_a_folder_has_one_index(tiny: Handbook) -> None:
    folder = tiny({"docs/guides/README.md": "# Guides\n", "docs/guides/index.md": "# Guides\n"})
    found = [finding for finding in findings_in(folder) if finding.severity == "error"]
    assert [finding.rule for finding in found] == ["misplaced-file"]


def test_excluded_files_are_no_pages(tiny: Handbook) -> None:
    """`exclude_docs` in mkdocs.yml is honoured, as by MkDocs."""
    settings = "site_name: Tiny\nexclude_docs: |\n  /notes/\n  *.draft.md\n"
    files = {"mkdocs.yml": settings, "docs/notes/a.md": "# A\n", "docs/b.draft.md": "# B\n", "docs/c.md": "# C\n"}
    pages = [page.path for page in check(tiny(files), TODAY).catalog.pages]
    assert "docs/c.md" in pages and not {"docs/notes/a.md", "docs/b.draft.md"} & set(pages)


@pytest.mark.parametrize("opening", ["<div>\n", "<!--\n", "<div>\n\n", "<script>\n", "- <b>\n\n  "])
def test_headings_in_html_are_read_as_pages_show_them(tiny: Handbook, opening: str) -> None:
    """Pages show HTML as text, so headings and links in it must not be indexed."""
    folder = tiny({"docs/brought.md": f"# Brought\n\n{opening}## Inside\n\n[Teams](/chain/)\n\n## After\n"})
    pipeline.build(check(folder, TODAY), Settings(), folder.parent / "site")
    html = (folder.parent / "site/brought/index.html").read_text(encoding="utf-8")
    assert [id in html for id in ('id="inside"', 'id="after"')] == [True, True]
