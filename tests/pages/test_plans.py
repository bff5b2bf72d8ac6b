"""Page plans: planners announce their paths, plans do not depend on folders, and links between pages are valid."""

import pickle
import re
from dataclasses import replace

import pytest

from interlock.catalog import Key
from interlock.catalog.addresses import list_in_place_of, page_that_stays
from interlock.definitions import KINDS
from interlock.pages.frame import Page
from interlock.pages.lists import a_z
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import ROOT as TO_ROOT
from interlock.pages.page_links import linked, with_relative_links
from interlock.pages.planning import OTHER_PAGES, PlannedAddresses, definition_pages
from interlock.pages.settings import Settings
from interlock.pages.site_frame import site_view
from interlock.site.checking import Checked, check
from interlock.site.render import Renderer
from interlock.site.theme_folder import THEME
from tests.conftest import TINY, TODAY, Handbook, findings_in, posix_only
from tests.site.test_minified import elements_of
from tests.sites import built, built_of, html_of


@pytest.fixture(scope="module")
def larkfield(larkfield_checked: Checked) -> Checked:
    return larkfield_checked


def context_of(checked: Checked) -> PageContext:
    return PageContext(checked.facts, Settings(site_url="https://handbook.example/"), checked.findings)


# The pages of each planner by its number, those of definitions under None.
Plans = dict[int | None, list[Page]]


@pytest.fixture(scope="module")
def plans(larkfield: Checked) -> Plans:
    """Every page of Larkfield but books, planned in order."""
    context = context_of(larkfield)
    others: Plans = {number: list(planner.pages(context)) for number, planner in enumerate(OTHER_PAGES)}
    return {None: list(definition_pages(context, larkfield.catalog.definitions.values()))} | others


def every(plans: Plans) -> dict[str, Page]:
    return {page.path: page for pages in plans.values() for page in pages}


def test_planners_say_the_paths_they_plan(larkfield: Checked, plans: Plans) -> None:
    context = context_of(larkfield)
    for number, planner in enumerate(OTHER_PAGES):
        said, planned = set(planner.paths_of(context)), {page.path for page in plans[number]}
        assert said <= planned, planner
        assert all(path.startswith(planner.below) for path in planned), planner
        assert all(page_that_stays(f"/{path}") for path in planned - said), planner


def test_no_two_pages_share_an_address(plans: Plans) -> None:
    assert len(every(plans)) == sum(map(len, plans.values()))


def test_plans_are_the_same_in_any_order(larkfield: Checked, plans: Plans) -> None:
    """Planned backwards, from facts that are worked out anew, every page is equal."""
    context = context_of(larkfield._replace(facts=replace(larkfield.facts)))
    backwards = [page for planner in reversed(OTHER_PAGES) for page in planner.pages(context)]
    backwards += definition_pages(context, reversed(larkfield.catalog.definitions.values()))
    assert {page.path: page for page in backwards} == every(plans)


def test_a_plan_gives_the_same_bytes_everywhere(larkfield: Checked, plans: Plans) -> None:
    """In another process, after other pages."""
    some = list(every(plans).values())[::20]
    renderers = [Renderer(THEME, site_view(context_of(larkfield), [])) for _ in range(2)]
    here = {page.path: renderers[0].page(page) for page in some}
    there = {page.path: renderers[1].page(page) for page in reversed(pickle.loads(pickle.dumps(some)))}
    assert here == there


def test_minified_pages_have_the_same_elements_and_words(larkfield: Checked, plans: Plans) -> None:
    by_template = {page.template: page for page in every(plans).values()}
    site = site_view(context_of(larkfield), [])
    whole, minified = Renderer(THEME, site), Renderer(THEME, site, minified=True)
    assert len(by_template) > 30
    for page in by_template.values():
        if page.template != "book.html":
            html = re.sub(r' data-definition="[^"]*"', "", whole.page(page))  # scripts hold the definitions
            assert elements_of(minified.page(page)) == elements_of(html), page.path


def test_plans_know_no_folder(plans: Plans) -> None:
    """The same plan has the same links wherever it is written: they begin at the root, or stay on the page."""
    pages = map(pickle.dumps, every(plans).values())
    links = [link.decode() for page in pages for link in re.findall(rb'(?:href|src)="([^"]*)"', page)]
    assert {link for link in links if not link.startswith((TO_ROOT, "#", "https://", "mailto:", "tel:", "sms:"))} == set()
    assert len(links) > 1000


@pytest.mark.parametrize(
    ("link", "path", "placed_as"),
    [
        ("chain/front/", "", "chain/front/"),
        ("", "", "./"),
        ("chain/front/", "rules/", "../chain/front/"),
        ("", "rules/bad-id/", "../../"),
        ("rules/bad-id/", "rules/", "bad-id/"),
        ("rules/", "rules/", "./"),
        ("rules/#references", "rules/", "#references"),
        ("rules-of-play/", "rules/", "../rules-of-play/"),
    ],
)
def test_links_are_made_relative_to_their_page(link: str, path: str, placed_as: str) -> None:
    assert with_relative_links(str(linked(link, "words")), path) == f'<a href="{placed_as}">words</a>'


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("IT", '<a href="a/" class="short">IT</a>'),
        ("Lift", '<a href="a/">Lift</a>'),
        ("0123456789" * 5, f'<a href="a/">{"<wbr>".join(["0123456789"] * 5)}</a>'),
        (
            "Genehmigungszuständigkeitsübertragungsverordnung",
            '<a href="a/">Genehmigungs\N{SOFT HYPHEN}zuständigkeits\N{SOFT HYPHEN}übertragungs\N{SOFT HYPHEN}verordnung</a>',
        ),
        ("Sondernutzungsgebühren", '<a href="a/">Sondernutzungs\N{SOFT HYPHEN}gebühren</a>'),
        ("Nutzungsgebühren", '<a href="a/">Nutzungsgebühren</a>'),
        ("กรมการปกครอง" * 5, f'<a href="a/">{"กรมการปกครอง" * 5}</a>'),
    ],
)
def test_links_fit_fingers_and_columns(words: str, html: str) -> None:
    assert with_relative_links(str(linked("a/", words)), "") == html


LINKING = """\
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
body: See [this page]({}).
"""


# An address of every kind of page that is neither a definition's nor hand-written.
ADDRESSES = (
    "/", "/about/", "/promises/", "/charter/", "/chain/", "/moments/", "/due-date/", "/a-z/", "/search/", "/reports/",
    "/reports/gaps/", "/rules/", "/rules/bad-date/", "/editing/", "/editing/promise/", "/editing/organisation/", "/lessons/",
    "/services/parking/", "/services/parking/book/", "/chain/front/book/", "/sessions/workbook/service-parking/",
)  # fmt: skip


def test_links_to_every_kind_of_page_are_right(tiny: Handbook) -> None:
    checked = check(tiny({"standards/services/skips.yml": LINKING.format("), [and that](".join(ADDRESSES))}), TODAY)
    assert [finding.message for finding in checked.findings if finding.rule == "broken-link"] == []
    site = built_of(checked, checked.handbook.folder.parent / "site", whole=True)
    assert [address for address in ADDRESSES if not (site / address[1:] / "index.html").is_file()] == []


def test_links_to_missing_pages_are_findings(tiny: Handbook) -> None:
    missing = ("/a-z/q/", "/editing/promises/", "/services/parking/books/", "/reports/gap/", "/rules/bad/")
    folder = tiny({"standards/services/skips.yml": LINKING.format("), [and that](".join(missing))})
    assert [finding.rule for finding in findings_in(folder) if finding.severity == "error"] == ["broken-link"] * len(missing)


def test_links_to_passing_pages_name_the_page_that_stays(tiny: Handbook) -> None:
    """What a team owes, its evidence and long lists of a report have pages at times, which no day's link may rely on."""
    passing = {
        "/chain/front/owed/": "/chain/front/",
        "/chain/front/pack/": "/chain/front/",
        "/reports/gaps/unused-term/": "/reports/gaps/",
        "/reports/gaps/unused-term/list-2/": "/reports/gaps/",
        "/promises/permit-in-five-days/receivers/": "/promises/permit-in-five-days/",
    }
    folder = tiny({"standards/services/skips.yml": LINKING.format("), [and that](".join(passing))})
    found = [finding for finding in findings_in(folder) if finding.severity == "error"]
    assert [(finding.message, finding.remedy) for finding in found] == [
        (f"`{page}` leads to no page that stays", f"Write `{stays}`: what stands below it comes and goes.")
        for page, stays in passing.items()
    ]


def test_a_long_a_to_z_has_pages_by_letter(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny({"standards/services/skips.yml": LINKING.format("/a-z/s/")})
    assert "broken-link" in {finding.rule for finding in findings_in(folder)}
    monkeypatch.setattr(a_z, "_MOST_ROWS", 5)
    assert "broken-link" not in {finding.rule for finding in findings_in(folder)}
    assert "/a-z/s/" in PlannedAddresses(check(folder, TODAY).facts)


PAGES = {
    "docs/guides/README.md": "# Guides\n\n[First](first.md), [deeper](deep/second.md), [bare](first#top), [home](../index.md)\n",
    "docs/guides/first.md": "# First\n\n## Top\n\n[Back](README.md), [up](./), [second](deep/second.md#end), [plan](plan.txt)\n",
    "docs/guides/deep/second.md": "# Second\n\n[First](../first.md), [front](/chain/front/)\n\n## End\n",
    "docs/guides/plan.txt": "A plan.\n",
    "docs/index.md": "# Home\n\n[Guides](guides/README.md)\n",
}


def test_links_between_hand_written_pages_keep_their_folder(tiny: Handbook) -> None:
    folder = tiny(PAGES)
    site = folder.parent / "site"
    checked = check(folder, TODAY)
    assert not checked.errors
    built_of(checked, site)

    def prose(path: str) -> str:
        return html_of(site, path).partition("<main")[2]

    assert 'href="guides/">Guides' in prose("")
    assert 'href="first/">First' in prose("guides") and 'href="deep/second/">deeper' in prose("guides")
    assert 'href="../">home' in prose("guides") and 'href="first/#top">bare' in prose("guides")
    first = prose("guides/first")
    assert 'href="../../guides/">Back' in first and 'href="../../guides/deep/second/#end">second' in first
    assert 'href="../../guides/plan.txt">plan' in first and (site / "guides/plan.txt").is_file()
    second = prose("guides/deep/second")
    assert 'href="../../../guides/first/">First' in second and 'href="../../../chain/front/">front' in second


@pytest.mark.parametrize(
    ("paths", "whose"),
    [
        (["docs/guides/index.md", "docs/guides/README.md"], "`docs/guides/index.md`"),
        (["docs/guides.md", "docs/guides/README.md"], "`docs/guides.md`"),
        (["docs/chain/front.md"], "the page of the link `front`"),
        (["docs/About.md"], "the page that is made from `standards/organisation.yml`"),
        (["docs/editing/promise.md"], "a page that every handbook has"),
        (["docs/services/parking/book.md"], "a page that every handbook has"),
        (
            ["docs/reports/2026/annual.md", "docs/chain/front/pack.md"],
            "one that the handbook makes when `/chain/front/` needs it",
        ),
        (["docs/chain/back/pack.md", "docs/reports/owed/late.md"], "one that the handbook makes when `/reports/owed/` needs it"),
    ],
)
def test_no_page_takes_the_place_of_another(tiny: Handbook, paths: list[str], whose: str) -> None:
    found = [finding for finding in findings_in(tiny(dict.fromkeys(paths, "# Mine\n"))) if finding.severity == "error"]
    assert [(finding.rule, finding.place.file) for finding in found] == [("misplaced-file", paths[-1])]
    assert found[0].message.endswith(f", in place of {whose}")


@posix_only
@pytest.mark.parametrize("name", ["a:b", "what?", "50%", "c#"])
def test_names_of_pages_can_be_addresses(tiny: Handbook, name: str) -> None:
    found = findings_in(tiny({f"docs/{name}.md": "# Mine\n", "docs/well-named.md": "# Mine, too\n"}))
    assert [(finding.rule, finding.place.file) for finding in found if finding.severity == "error"] == [
        ("misplaced-file", f"docs/{name}.md")
    ]


def test_excluded_files_are_no_pages(tiny: Handbook) -> None:
    """`exclude_docs` in mkdocs.yml is honoured, as by MkDocs."""
    settings = "site_name: Tiny\nexclude_docs: |\n  /notes/\n  *.draft.md\n"
    files = {"mkdocs.yml": settings, "docs/notes/a.md": "# A\n", "docs/b.draft.md": "# B\n", "docs/c.md": "# C\n"}
    pages = [page.path for page in check(tiny(files), TODAY).catalog.pages]
    assert "docs/c.md" in pages and not {"docs/notes/a.md", "docs/b.draft.md"} & set(pages)


def test_headings_in_html_are_read_as_pages_show_them(tiny: Handbook) -> None:
    """Pages show HTML as text, so headings and links in it must not be indexed."""
    openings = ("<div>\n", "<!--\n", "<div>\n\n", "<script>\n", "- <b>\n\n  ")
    text = "# Brought\n\n{}## Inside\n\n[Teams](/chain/)\n\n## After\n"
    site = built(tiny({f"docs/brought-{number}.md": text.format(opening) for number, opening in enumerate(openings)}))
    for number, opening in enumerate(openings):
        html = html_of(site, f"brought-{number}")
        assert [id in html for id in ('id="inside"', 'id="after"')] == [True, True], opening


def test_no_definition_stands_where_a_list_does(tiny: Handbook) -> None:
    """Lists grow, and then have pages at more addresses; an id that one of them may need is refused from the first day."""
    terms = {f"glossary/word-{number}.yml": f"title: Word {number}\ndefinition: A word.\nowner: front\n" for number in range(300)}
    promise = (TINY / "standards/promises/permit-in-five-days.yml").read_text()
    everywhere = {f"standards/promises/call-{number}.yml": promise.replace("service: parking\n", "") for number in range(51)}
    planned = PlannedAddresses(check(tiny(terms | everywhere), TODAY).facts)
    folders = {kind.address: kind.name for kind in KINDS}
    within = [(folder, parts[0]) for folder, *parts in (address.strip("/").split("/") for address in planned) if len(parts) == 1]
    refused = [(folder, id) for folder, id in within if folder in folders and list_in_place_of(Key(folders[folder], id))]
    assert {("glossary", "list-2"), ("promises", "every-service")} <= set(refused)
    assert refused == [(folder, id) for folder, id in within if folder in folders]
