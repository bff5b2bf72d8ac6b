"""`interlock check` of a handbook in somebody's site knows the pages of that site."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from tests.commits import git
from tests.conftest import TODAY, write
from tests.doors.sites_around import OTHER_FOLDER, PAGES, PLUGIN, TERM, site_with, told, told_of_settings

SITES = {
    "pages in another folder": (OTHER_FOLDER, ".", "content", {}),
    "pages in docs/": (PLUGIN, ".", "docs", {}),
    "a handbook in a folder": (PLUGIN, "handbook", "docs", {}),
    "both": (OTHER_FOLDER, "of/us", "content", {}),
    "a handbook among the pages": (PLUGIN, "docs/ours", "docs", {}),
    "inherited": ("INHERIT: base/mkdocs.yml\nsite_name: Ours\n", ".", "content", {"base/mkdocs.yml": OTHER_FOLDER % "."}),
    "plugins as a mapping": (OTHER_FOLDER.replace("[search, interlock: {handbook: %s}]", "{interlock: }"), ".", "content", {}),
    "in a group": (
        OTHER_FOLDER.replace("[search, ", "[search, group: {enabled: !ENV CI, plugins: [tags, ").replace("%s}]", "of/us}]}]"),
        "of/us",
        "content",
        {},
    ),
    "a hook": (
        "site_name: Ours\ntheme: material\nhooks: [main.py]\ndocs_dir: content\n",
        ".",
        "content",
        {"main.py": "import interlock.doors.mkdocs\n"},
    ),
    "not in the navigation": (OTHER_FOLDER + "not_in_nav: /guides/\n", ".", "content", {}),
}


@pytest.mark.parametrize("name", SITES)
def test_links_to_pages_of_the_site_are_right(tmp_path: Path, name: str) -> None:
    configuration, handbook, docs, more = SITES[name]
    folder = site_with(tmp_path / "site", configuration, handbook, docs, **more)
    page = Path(os.path.relpath(folder / docs / "guides/first.md", folder / handbook)).as_posix()
    (finding,) = told(folder / handbook)
    assert finding.startswith(f"{page}:6:7: warning avoided-word")
    assert told(folder / handbook) == [finding]  # from the cache
    assert told(folder / handbook, str(folder / docs / "guides/first.md")) == [finding]


@pytest.mark.parametrize(("written", "slip"), [("theme: material", "theme: [material"), ("search,", "search, [blog,")])
def test_a_slip_in_its_settings_makes_no_link_wrong(tmp_path: Path, written: str, slip: str) -> None:
    folder = site_with(tmp_path / "site", PLUGIN.replace(written, slip), docs="docs")
    write(folder / "glossary/visitor.yml", TERM.replace("/map.json", "/blog/2026/"))  # a plugin may make it
    assert [line.partition(" We")[0] for line in told(folder)] == ["docs/guides/first.md:6:7: warning avoided-word"]


@pytest.mark.parametrize("setting", ["? {a: b}\n: c", "<<: 3", "extra: {[a, b]: c}"])
def test_settings_that_mean_nothing_end_no_check(tmp_path: Path, setting: str) -> None:
    folder = site_with(tmp_path / "site", f"{PLUGIN}{setting}\n", docs="docs")
    assert "warning avoided-word" in "".join(told(folder))


def test_a_site_beside_the_handbook_is_found(tmp_path: Path) -> None:
    """In one repository: `website/mkdocs.yml` names `../of/us`."""
    folder = site_with(tmp_path / "site", OTHER_FOLDER, "of/us", docs="website/content")
    (folder / "mkdocs.yml").unlink()
    assert len([line for line in told(folder / "of/us") if "broken-link" in line]) == 3
    write(folder / "website/mkdocs.yml", OTHER_FOLDER % "../of/us")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "All", on="2026-11-02")
    assert [line.split(":")[0] for line in told(folder / "of/us")] == ["../../website/content/guides/first.md"]
    write(folder / "website/content/guides/second.md", "# Second\n\nA licence paper.\n")
    assert [line.split(":")[0] for line in told(folder / "of/us", "--since", "HEAD")] == [
        "../../website/content/guides/second.md"
    ]


def test_a_link_to_a_pages_file_is_told(tmp_path: Path) -> None:
    """Such a file is published at another address."""
    folder = site_with(tmp_path / "site", OTHER_FOLDER)
    links = "[file](/guides/first.md), [page](/guides/first/index.html#none), [place](/guides/first/?a=b#none)"
    write(folder / "glossary/visitor.yml", TERM.replace("Of [all](/)", f"Of {links}"))
    assert [line.partition("broken-link ")[2] for line in told(folder)[1:]] == [
        "`/guides/first.md` leads to no page. Did you mean `/guides/first/`?",
        "The page that `/guides/first/index.html#none` leads to has no such place. Leave `#none` out.",
        "The page that `/guides/first/?a=b#none` leads to has no such place. Leave `#none` out.",
    ]


@pytest.mark.parametrize(("handbook", "docs"), [(".", "docs"), ("of/us", "content")])
def test_links_of_the_site_to_no_page_are_told(tmp_path: Path, handbook: str, docs: str) -> None:
    """As its build tells them, which ends there with `--strict`."""
    folder = site_with(tmp_path / "site", f"{PLUGIN}docs_dir: {docs}\n", handbook, docs)
    page = folder / docs / "guides/second.md"
    write(
        page,
        "# Second\n\n[a](../handbook/promises/permit-in-six-days.md) [b](../handbook/charter.md)\n[c](first.md)\n[d](../handbook/x.md)\n",
    )
    place = Path(os.path.relpath(page, folder / handbook)).as_posix()
    expected = (
        f"{place}:3:5: warning broken-link `../handbook/promises/permit-in-six-days.md` leads to no page of the handbook. "
        "Did you mean `../handbook/promises/permit-in-five-days.md`?"
    )
    other = f"{place}:5:5: warning broken-link `../handbook/x.md` leads to no page of the handbook. "
    other += "Name a page that is there, such as `../handbook/index.md`."
    assert [line for line in told(folder / handbook) if "second.md" in line] == [expected, other]
    assert [line for line in told(folder / handbook) if "second.md" in line] == [expected, other]  # from the cache
    write(page, page.read_text(encoding="utf-8").replace("six", "five").replace("/x.md", "/index.md"))
    assert [line for line in told(folder / handbook) if "second.md" in line] == []


@pytest.mark.parametrize(
    ("audience", "field", "is_told"),
    [
        ("", "status: draft", True),
        ("", "classification: restricted", True),
        ("", "classification: staff", False),
        (", audience: restricted", "classification: restricted", False),
        (", audience: public", "classification: staff", True),
    ],
)
def test_links_to_what_readers_may_not_see_are_told(tmp_path: Path, audience: str, field: str, is_told: bool) -> None:
    """The site for these readers has no such page, nor any that is worked out from it."""
    settings = OTHER_FOLDER.replace("%s", f"%s{audience}") + "nav: [index.md, links.md, handbook/chain/hidden.md]\n"
    folder = site_with(tmp_path / "site", settings, "of/us")
    write(folder / "of/us/standards/links/hidden.yml", f"title: Hidden\nsummary: A team.\nkind: support\n{field}\n")
    links = ["handbook/chain/hidden.md", "handbook/chain/hidden/book.md"]
    write(folder / "content/links.md", "# Links\n\n" + " ".join(f"[a]({link})" for link in links))
    found = [line for line in told(folder / "of/us") if "content/links.md" in line]
    message = "leads to the link `hidden`, a draft" if "draft" in field else "but the link `hidden` is "
    assert [message in line for line in found] == [True] * len(links) * is_told
    in_nav = [line for line in told_of_settings(folder / "of/us") if "has no such page" in line]
    assert len(in_nav) == is_told


@pytest.mark.parametrize(
    ("default", "option", "extra", "is_told"),
    [
        ("staff", "audience: public", "", True),
        ("staff", "", "public", True),
        ("staff", "", "", False),
        ("restricted", "", "", False),
        ("public", "", "", False),  # for staff, who may read of what is for staff
        ("public", "audience: public", "", True),
    ],
)
def test_pages_are_for_whoever_reads_their_site(tmp_path: Path, default: str, option: str, extra: str, is_told: bool) -> None:
    """Not for those of the organisation's default, which says nothing of a site around the handbook."""
    settings = f"site_name: Ours\ntheme: material\nplugins: [search, interlock: {{{option}}}]\ndocs_dir: content\n"
    folder = site_with(tmp_path / "site", settings + (f"extra: {{interlock: {{audience: {extra}}}}}\n" if extra else ""))
    with (folder / "standards/organisation.yml").open("a", encoding="utf-8") as file:
        file.write(f"defaults: {{classification: {default}}}\n")
    write(folder / "standards/links/hidden.yml", "title: Hidden\nsummary: A team.\nkind: support\nclassification: staff\n")
    write(folder / "content/links.md", "# Links\n\n[[link/hidden]] and [them](handbook/chain/hidden.md)\n")
    assert sum("content/links.md" in line and "error exposes-hidden" in line for line in told(folder)) == 2 * is_told


@pytest.mark.parametrize(
    ("audience", "level", "is_told"), [("staff", "staff", 0), ("staff", "restricted", 2), ("public", "staff", 1)]
)
def test_names_in_settings_of_the_site_are_told(tmp_path: Path, audience: str, level: str, is_told: int) -> None:
    settings = OTHER_FOLDER.replace("%s", f"%s, audience: {audience}")
    settings += "nav: [{Safe house: index.md}]\nrepo_url: https://git.example/safe-house\nexclude_docs: safe-house.md\n"
    folder = site_with(tmp_path / "site", settings, "of/us")
    write(
        folder / "of/us/standards/links/hidden.yml",
        f"title: Safe house\nsummary: A team.\nkind: support\nclassification: {level}\n",
    )
    write(folder / "of/us/standards/links/open.yml", "title: Open\nsummary: A team.\nkind: support\nclassification: public\n")
    assert sum("error exposes-hidden What is said of the site" in line for line in told_of_settings(folder / "of/us")) == is_told


@pytest.mark.parametrize("setting", ["exclude_docs", "draft_docs"])
def test_links_to_pages_left_out_are_told(tmp_path: Path, setting: str) -> None:
    folder = site_with(tmp_path / "site", f"{OTHER_FOLDER}{setting}: secret.md\n")
    write(folder / "glossary/visitor.yml", TERM.replace("/guides/first", "/guides/secret"))
    assert [line.partition(" Did")[0] for line in told(folder)[1:]] == [
        "glossary/visitor.yml:2:41: warning broken-link `/guides/secret/#a-part` leads to no page.",
        "glossary/visitor.yml:2:74: warning broken-link `/guides/secret` leads to no page.",
    ]


def test_pages_that_a_plugin_may_make_are_not_missed(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER.replace("search", "search, blog"))
    write(folder / "glossary/visitor.yml", TERM.replace("/guides/first", "/blog/2026/one"))
    assert len(told(folder)) == 1


def test_a_page_that_vanishes_is_missed_at_once(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER, "handbook")
    assert len(told(folder / "handbook")) == 1
    (folder / "content/guides/first.md").unlink()
    assert len(told(folder / "handbook")) == 2
    write(folder / "mkdocs.yml", "site_name: Ours\n")
    assert [line for line in told(folder / "handbook") if "error broken-link" not in line] == [] != told(folder / "handbook")


def test_a_page_that_opts_out_is_left_alone(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER)
    write(folder / "content/guides/first.md", f"---\ninterlock: false\n---\n{PAGES['guides/first.md']}")
    assert told(folder) == []


@pytest.mark.parametrize("docs", ["..", "../..", "/", "../elsewhere"])
def test_no_pages_outside_of_the_site_are_read(tmp_path: Path, docs: str) -> None:
    folder = site_with(tmp_path / "a/site", f"{PLUGIN}docs_dir: {docs}\n", "handbook")
    for place in ("a/elsewhere", "a", "."):
        write(tmp_path / place / "page.md", "A licence paper.\n")
    assert not any("page.md" in line for line in told(folder / "handbook"))


def test_pages_beside_the_site_in_its_repository_are_read(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", f"{PLUGIN}docs_dir: ../docs\n", "handbook")
    git(tmp_path, "init", "-q")
    write(tmp_path / "docs/page.md", "A licence paper.\n")
    assert any(line.startswith("../../docs/page.md:1:3: warning") for line in told(folder / "handbook"))


def test_since_a_revision_only_new_links_are_told(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER, "handbook")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "All", on="2026-11-02")
    assert told(folder / "handbook", "--since", "HEAD") == []
    write(folder / "handbook/glossary/visitor.yml", TERM.replace("/guides/first)", "/guides/none)"))
    assert [line.split(":")[0] for line in told(folder / "handbook", "--since", "HEAD")] == ["glossary/visitor.yml"]


def test_a_code_host_finds_the_page_of_the_site(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER, "handbook")
    git(folder, "init", "-q")
    done = CliRunner().invoke(
        main, ["check", "--handbook", str(folder / "handbook"), "--format", "github", "--as-of", str(TODAY)]
    )
    assert "file=content/guides/first.md,line=6" in done.output
