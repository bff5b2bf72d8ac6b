"""A page that is added as CONTRIBUTING.md says, line by line, and nothing else, is shown, linked to, found and mapped."""

from pathlib import Path

import pytest

from tests.conftest import write
from tests.project import test_rooms as rooms
from tests.project.scratch import DAY, Scratch, scratch_copy, untold
from tests.sites import hrefs, words

# 1: a flat view, and a function that yields pages.
MODULE = '''"""Promises by how fast they are: what is answered within a day, and what takes longer."""

from collections.abc import Iterator
from dataclasses import dataclass

from interlock.definitions import Promise
from interlock.pages.page_context import PageContext
from interlock.pages.frame import Page, Search, plain_head
from interlock.pages.page_links import Ref


@dataclass(frozen=True, slots=True)
class HowFastView:
    """What `how-fast.html` shows."""

    limits: list[Ref]


def how_fast_pages(context: PageContext) -> Iterator[Page]:
    """One page."""
    promises = context.all(Promise)
    view = HowFastView([context.to(promise, promise.limit.text) for promise in promises if promise.limit])
    head = plain_head(context.on_page(), "Index", "How fast we are", "Every promise with a limit.", "how-fast/")
    search = Search("How fast we are", "how-fast/", "page", "Every promise with a limit.", labels=("speed",))
    yield Page("how-fast/", "how-fast.html", head, view, search=search)
'''
# 2: its template, of components that are there, with a counted noun.
TEMPLATE = """\
{% extends "base.html" %}
{% from "components/references.html" import page_links %}
{% block body %}
<p>{{ view.limits | length | counted("promise") }} with a limit.</p>
{{ page_links(view.limits, root, head.title) }}
{% endblock %}
"""
LINKING = "title: Skips\nsummary: A skip on the road.\nowner: front\ncustomers: [residents]\nbody: See [how fast]({}) we are.\n"
# Every test of templates that takes nothing, called one after the other: they must hold for the page.
TESTS = """
import tests.site.test_templates as templates
for test in [value for name, value in vars(templates).items() if name.startswith("test_")]:
    test()
"""


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    copy = scratch_copy(tmp_path_factory.mktemp("scratch") / "copy")
    copy.put("hooks/interlock/pages/lists/how_fast.py", MODULE)
    copy.put("theme/pages/how-fast.html", TEMPLATE)
    # 3: a planner, and a place under "More".
    planning, frame = "hooks/interlock/pages/planning.py", "hooks/interlock/pages/site_frame.py"
    copy.edit(
        planning,
        "from interlock.pages.lists.index import index_pages\n",
        "from interlock.pages.lists.how_fast import how_fast_pages\nfrom interlock.pages.lists.index import index_pages\n",
    )
    before = "    SEARCH_PAGE,\n"
    copy.edit(planning, before, f"    Planner(how_fast_pages),\n{before}")
    last = '        Ref("Due date", "due-date/"),\n'
    copy.edit(frame, last, f'{last}        Ref("How fast", "how-fast/"),\n')
    return copy


@pytest.fixture(scope="module")
def site(scratch: Scratch) -> Path:
    """The site of the tiny handbook, which links to the page, built where it knows its own address; the tests of templates hold."""
    write(scratch.handbook / "standards/services/skips.yml", LINKING.format("/how-fast/"))
    write(scratch.handbook / "mkdocs.yml", "site_name: Tinford\nsite_url: https://handbook.tinford.example/\n")
    ((code, told),) = scratch.said(["build", "--out", str(scratch.folder / "site"), *DAY], first=TESTS)
    assert code == 0, told
    return scratch.folder / "site"


def test_nothing_is_touched_that_contributing_does_not_name(scratch: Scratch) -> None:
    assert untold("A page", scratch.touched) == []


def test_its_module_is_in_its_room(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "NAMES", scratch.modules())
    assert rooms.NAMES["interlock.pages.lists.how_fast"].is_relative_to(scratch.folder)
    rooms.test_modules_import_only_from_rooms_above_them()
    rooms.test_public_names_are_unique()


def test_it_is_shown(site: Path) -> None:
    said = words(site, "how-fast")
    assert "How fast we are Every promise with a limit." in said and "1 promise with a limit." in said
    assert "promises/permit-in-five-days/" in hrefs(site, "how-fast")


def test_it_is_linked_to(site: Path) -> None:
    assert "how-fast/" in hrefs(site, "services/skips")
    assert "How fast" in words(site, "", "footer")


def test_it_is_found_and_mapped(site: Path) -> None:
    assert "How fast we are" in (site / "assets/search-catalogue.js").read_text(encoding="utf-8")
    assert "https://handbook.tinford.example/how-fast/" in (site / "sitemap.xml").read_text(encoding="utf-8")
