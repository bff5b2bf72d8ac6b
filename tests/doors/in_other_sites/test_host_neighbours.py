"""Other plugins of a site do their work beside the handbook: navigations, blogs, languages, redirects, page takers."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.doors.hosted import broken, built, files, navigation, pages, settings, site_of, theme
from tests.sites import element_of

# What static-i18n takes for the languages of a site.
LANGUAGES = [{"locale": "en", "default": True, "name": "English"}, {"locale": "fr", "name": "Français"}]
# Plugins, files and features of the theme.
LAYOUTS: dict[str, tuple[list[Any], dict[str, str], list[str]]] = {
    "tabs and instant": (["search"], {}, ["navigation.tabs", "navigation.instant", "navigation.indexes"]),
    "awesome-nav": (["awesome-nav"], {"docs/.nav.yml": "nav:\n  - index.md\n  - guides\n  - '*'\n"}, []),
    "literate-nav": (
        ["literate-nav"],
        {"docs/SUMMARY.md": "* [Home](index.md)\n* [Promised](handbook/promises/index.md)\n* [Guides](guides/)\n* *.md\n"},
        [],
    ),
    "blog and tags": (
        ["blog", "tags"],
        {
            "docs/blog/index.md": "# Blog\n",
            "docs/blog/posts/one.md": "---\ndate: 2026-01-02\ntags: [a]\n---\n# Post\n\nHello.\n\n<!-- more -->\n",
        },
        [],
    ),
    "rss, minify and git dates": (
        [
            {"git-revision-date-localized": {"enable_creation_date": True}},
            {"rss": {"use_git": False}},
            "minify_html",
        ],
        {},
        [],
    ),
    "static-i18n": (
        [
            {
                "i18n": {
                    "docs_structure": "suffix",
                    "languages": LANGUAGES,
                }
            }
        ],
        {"docs/index.fr.md": "# Accueil\n"},
        [],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_of_real_sites_hold_the_handbook(tmp_path: Path, layout: str) -> None:
    plugins, overlay, features = LAYOUTS[layout]
    given = settings(theme("material", *features), *(each for each in plugins if each != "search"))
    plain = site_of(tmp_path / "plain", {**given, "plugins": given["plugins"][:-1]}, **overlay)
    site = site_of(tmp_path / "with", given, **overlay)
    before, after = pages(plain), pages(site)
    assert before.keys() <= after.keys()
    texts = [
        {path: element_of(each[path], "article").text() for path in before if path != "404.html"} for each in (before, after)
    ]
    assert texts[0] == texts[1]
    assert "handbook/promises/permit-in-five-days/index.html" in after
    shown = navigation(site)
    assert "First guide" in shown and "Charter" in shown and not any("five working days" in title for title in shown)
    assert [link for link in broken(site) if "handbook/" in link] == []


def test_a_further_language_leads_to_the_handbook(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    plugins, _, _ = LAYOUTS["static-i18n"]
    french = "# Accueil\n\n[[promise/permit-in-five-days]], [permis](handbook/glossary/permit.md#used)\n"
    guide = {"docs/guides/first.md": "# First guide\n\n[Permit](../handbook/glossary/permit.md)\n"}
    used = {"docs/guides/first.fr.md": "# Guide\n\n[Permis](../handbook/glossary/permit.md), [[term/permit]]\n"}
    site = site_of(tmp_path / "t", settings(theme("material"), *plugins), **{"docs/index.fr.md": french, **guide, **used})
    shown = pages(site)
    links = {
        path: [node.attributes["href"] for node in shown[path].css("article p a")] for path in shown if path.startswith("fr/")
    }
    assert links["fr/index.html"] == ["../handbook/promises/permit-in-five-days/", "../handbook/glossary/permit/#used"]
    assert links["fr/guides/first/index.html"] == ["../../../handbook/glossary/permit/"] * 2
    assert not any(path.startswith("fr/handbook") for path in shown)
    uses = [node.attributes["href"] for node in shown["handbook/glossary/permit/index.html"].css("article a")]
    assert "../../../fr/guides/first/" in uses
    shown_in = [navigation(site, path) for path in ("index.html", "fr/index.html")]
    assert len({tuple(titles[titles.index("Handbook") :]) for titles in shown_in}) == 1
    assert "handbook/promises" not in caplog.text and list(broken(site)) == []


def test_languages_in_folders_hold_the_handbook(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A page that nobody has translated is shown in the folder of the other language too."""
    english = "# Welcome\n\n[Permit](../handbook/glossary/permit.md), [the same](handbook/glossary/permit.md)\n"
    help = "# Help\n\n[Permit](../handbook/glossary/permit.md)\n"
    theirs = {
        "pages/en/index.md": english,
        "pages/en/help/first.md": help,
        "pages/fr/index.md": "# Accueil\n",
        "docs/index.md": "# Ours\n",
    }
    given = settings(theme("material"), {"i18n": {"docs_structure": "folder", "languages": LANGUAGES}})
    site = site_of(tmp_path / "t", {**given, "docs_dir": "pages"}, **theirs)
    for path in ("index.html", "fr/index.html"):
        assert "Charter" in navigation(site, path)
    assert "handbook/glossary" not in caplog.text and [link for link in broken(site) if "handbook" in link] == []


def test_our_pages_are_in_the_first_language_alone(tmp_path: Path) -> None:
    plugins, overlay, _ = LAYOUTS["static-i18n"]
    blog = LAYOUTS["blog and tags"][1]
    site = site_of(
        tmp_path / "t", {**settings(theme("material"), "blog", *plugins), "site_url": "https://a.example/"}, **overlay, **blog
    )
    choices = pages(site)["handbook/promises/index.html"].css("a[hreflang]")
    assert {choice.attributes["hreflang"]: choice.attributes["href"] for choice in choices} == {"en": "./", "fr": "/fr/"}
    assert "<loc>https://a.example/handbook/promises/permit-in-five-days/</loc>" in (site / "sitemap.xml").read_text()


# What mkdocs-redirects does: it notes all pages before ours come, and looks there when the site is made.
REDIRECTS = """\
from pathlib import Path

def on_files(files, config):
    global doc_pages
    doc_pages = {file.src_uri: file for file in files.documentation_pages()}

def on_post_build(config):
    Path(config.site_dir, "old.txt").write_text(doc_pages["handbook/promises/permit-in-five-days.md"].url)
"""


def test_redirects_of_the_site_lead_to_our_pages(tmp_path: Path) -> None:
    site = site_of(tmp_path / "t", {**settings("mkdocs"), "hooks": ["redirects.py"]}, **{"redirects.py": REDIRECTS})
    assert (site / "old.txt").read_text() == "handbook/promises/permit-in-five-days/"


# What mkdocs-git-authors, mkdocs-print-site and mkdocs-with-pdf do: they take every page but those that their options exclude.
NEIGHBOURS = """\
import re
from pathlib import Path
from mkdocs.plugins import BasePlugin

class Taking(BasePlugin):
    def __init__(self):
        self.config, self.taken, self.renderer = {"exclude": ["contribute.md"]}, [], self
        self.generator, self._exclude_page_patterns, self.files = self, [re.compile("^contribute")], []
    def on_files(self, files, config):
        self.files += files
        return files
    def on_page_content(self, html, page, config, files):
        left_out = any(each.match(page.url) for each in self._exclude_page_patterns)
        if page.file.src_path not in self.config["exclude"] and not left_out:
            self.taken.append(page.file.src_path)
        return html
    def on_nav(self, nav, config, files):
        self.items = nav.items
        return nav
    def on_post_build(self, config):
        Path(config.site_dir, self.name).write_text("\\n".join([*self.taken, "", *(each.title for each in self.items)]))
        Path(config.site_dir, f"{self.name}.files").write_text("\\n".join(each.src_uri for each in self.files))

def on_config(config):
    for name in ("git-authors", "print-site", "with-pdf", "htmlproofer"):
        plugin = Taking()
        plugin.name = name
        config.plugins[name] = plugin
    return config
"""


def test_neighbours_pass_over_pages_of_ours(tmp_path: Path) -> None:
    given = {**settings("mkdocs"), "hooks": ["neighbours.py"]}
    site = site_of(tmp_path / "t", given, **{"neighbours.py": NEIGHBOURS})
    taken = {name: (site / name).read_text().splitlines() for name in ("git-authors", "print-site", "with-pdf")}
    asked = {path for path in taken["git-authors"] if path.startswith("handbook/")}
    assert "handbook/promises/permit-in-five-days.md" in asked and "handbook/promises/index.md" not in asked
    assert sorted(taken["print-site"]) == ["", "Contribute", "Guides", "Welcome", "guides/first.md", "index.md"]
    assert [each for each in taken["with-pdf"] if each.endswith(".md")] == ["index.md", "guides/first.md"]


def test_links_to_ours_are_proved_to_lead_there(tmp_path: Path) -> None:
    """mkdocs-htmlproofer notes all files before ours come, and looks there for what each link leads to."""
    site = site_of(tmp_path / "t", {**settings("mkdocs"), "hooks": ["neighbours.py"]}, **{"neighbours.py": NEIGHBOURS})
    known = (site / "htmlproofer.files").read_text().splitlines()
    assert known.count("handbook/promises/permit-in-five-days.md") == known.count("index.md") == 1


def test_a_feed_has_no_pages_worked_out_from_many(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Git knows no date of theirs, so that mkdocs-rss would take each for new, and complain of it."""
    folder = tmp_path / "t"
    site_of(folder, settings(theme("mkdocs"), {"git-revision-date-localized": {}}, {"rss": {}}))
    feed = (folder / "site/feed_rss_created.xml").read_text(encoding="utf-8")
    assert "/handbook/promises/permit-in-five-days/" in feed and "/guides/first/" in feed
    assert "/handbook/promises/</link>" not in feed and "Unable to read git logs" not in caplog.text


def test_properdocs_makes_the_same_site(sites: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "properdocs", "build", "-q", "-f", "mkdocs.yml", "-d", str(tmp_path / "site")]
    environment = {**os.environ, "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(command, cwd=sites / "material", env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    made_with = re.compile(r'<meta name="generator"[^>]*>')
    before, after = (
        {path: made_with.sub("", text) for path, text in files(site).items()}
        for site in (sites / "material/site", tmp_path / "site")
    )
    assert before == after


# What Material's plugin for projects does: it builds the others into the site first, and keeps MkDocs from emptying it.
PROJECTS = """\
from pathlib import Path

def on_pre_build(config):
    project = Path(config.site_dir, "project")
    project.mkdir(parents=True)
    (project / "index.html").write_text(config.site_name)

def on_env(env, config, files):
    assert config.site_name == "Tiny"
"""


def test_projects_built_into_the_site_stay_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdocs.utils.clean_directory", lambda folder: None)
    folder = tmp_path / "t"
    site = site_of(folder, {**settings("mkdocs"), "hooks": ["projects.py"]}, **{"projects.py": PROJECTS})
    built(folder)  # over the site that stands
    with pytest.raises(AssertionError):
        built(folder, site_name="Huge")
    assert (site / "project/index.html").read_text() == "Tiny" and (site / "index.html").is_file()
    assert not list(site.glob(".interlock*"))
