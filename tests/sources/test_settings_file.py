"""Settings in `mkdocs.yml` that cannot be read: each is reported by a finding, and none grows beyond bounds."""

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from interlock.doors.cli import main
from interlock.doors.configuration import configuration_of
from interlock.sources.disk.folders import CONFIGURATIONS
from interlock.sources.settings.configuration_file import ConfigurationError, read_configuration
from interlock.sources.settings.excluded import excluded_from
from tests.conftest import Handbook, findings_in, short, write
from tests.forked import forked
from tests.sources.hostile_yaml import ALIASES_IN_SETTINGS, DEEP_ALIASES


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("a: " + "[" * 100_000, "1:53: error unsafe-yaml This is nested more than 50 levels deep."),
        ("exclude_docs: '!'", "1:16: error bad-value `!` cannot name files, so that it is passed over."),
        ("exclude_docs: |\n  plans/\n  [z-a]\n", "3:3: error bad-value `[z-a]` cannot name files, so that it is passed over."),
        ("exclude_docs: '*a*a*a*a*'", "1:16: error bad-value `*a*a*a*a*` cannot name files, so that it is passed over."),
        ("exclude_docs: |\n  # **** not yet ****\n\n  **/drafts/*-old-*.md\n  !a[b-d]?.md\n", ""),
        ("site_name: Desk #1 of Tinford\ncopyright: Tinford # ours\n", "1:17: warning yaml-syntax To YAML, what stands after"),
        (
            "site_name: 2026-02-30\n",
            "1:12: warning wrong-type `2026-02-30` is no text to YAML, so that `mkdocs build` makes no site.",
        ),
        ("copyright: 0x_\n", "1:12: warning wrong-type `0x_` is no text to YAML"),
        (ALIASES_IN_SETTINGS, "5:36: error unsafe-yaml This file holds more than 100,000 values, with its aliases written out."),
        ("a0: &a0 " + "[" * 40 + "]" * 40 + "\n" + DEEP_ALIASES.decode(), "2:49: error unsafe-yaml This is nested more than 50"),
        ("extra: &a {b: *a, c: &c [*c]}\n", ""),
        (
            "site_url: javascript:alert(1)\n",
            "1:11: error bad-value This is no web address. Write one that starts with `https://`.",
        ),
        ("edit_uri: javascript://x\n", "1:11: error bad-value This is no web address. Write one that starts with `https://`."),
        ("site_url: https://[tinford.example\n", "1:11: error bad-value `https://[tinford.example` is no web address."),
        ("repo_url: https://a℀.example/\n", "1:11: error bad-value `https://a℀.example/` is no web address."),
        (
            "repo_url: https://ci:secret@git.tinford.example/book\n",
            "1:11: error bad-value A user's name or a password stands in this address, before `@`. "
            "Write `https://git.tinford.example/book`.",
        ),
        ("site_url: http://[::1]:8000/\nrepo_url: https://git.tinford.example/@book\n", ""),
        ("site_url: http://localhost:8000/x\nrepo_url: https://intranet/b?x=1\nedit_uri: src/default/docs/\n", ""),
    ],
)
def test_settings_that_cannot_be_read_are_findings(settings: str, expected: str, tiny: Handbook) -> None:
    output = short(tiny({"mkdocs.yml": settings}))
    assert output.startswith(f"mkdocs.yml:{expected}") if expected else output == ""


# As `init` writes it.
OWN_FRAME = "hooks: [glossary/permit.yml]\ntheme: {name: null, custom_dir: docs}"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("site_url: 12", "11: error wrong-type `12` is no web address. Write one that starts with `https://`."),
        ("edit_uri_template: [a]", "20: error wrong-type `edit_uri_template` takes one value. Write `edit_uri_template: a`."),
        ("extra: [interlock]", "8: error wrong-type `extra` takes settings of its own."),
        ("exclude_docs: [plans/]", "15: error wrong-type `exclude_docs` takes a text, so that nothing is left out."),
        ("draft_docs: yes", "13: warning wrong-type `yes` is no text to YAML"),
        ("nav: index.md", "6: warning wrong-type `nav` takes a list. Write `nav: [index.md]`."),
        ("nav: {A: index.md}", "6: warning wrong-type `nav` takes a list."),
        ("hooks: a.py", "8: warning wrong-type `hooks` takes a list."),
        ("strict: maybe", "9: warning wrong-type `strict` takes `true` or `false`."),
        ("theme: [mkdocs]", "8: warning wrong-type `theme` takes one value. Write `theme: mkdocs`."),
        ("theme: {nam: mkdocs}", "8: warning missing-field The theme has no `name`"),
        ("plugins: search", "10: warning wrong-type `plugins` takes a list. Write `plugins: [search]`."),
        ("plugins: [search: [a]]", "19: warning wrong-type `search` takes settings by their names"),
        ("site_nam: Tinford", "1: warning unknown-field There is no setting `site_nam` here, so that it is passed over."),
        ("colour: red", "1: warning unknown-field There is no setting `colour` here, so that it is passed over."),
        (
            f"use_directory_urls: false\n{OWN_FRAME}",
            "1: warning bad-value `use_directory_urls` is for sites with a theme, so that it is passed over: pages of ours have",
        ),
        (f"extra_css: [a.css]\n{OWN_FRAME}", "1: warning bad-value `extra_css` is for sites with a theme"),
        (f"use_directory_urls: true\nextra_css: []\n{OWN_FRAME}", ""),
        ("extra_css: [a.css]\ntheme: {name: null, custom_dir: docs}", ""),
        ("nav: [index.md]\ntheme: mkdocs", ""),
        ("watch: [nowhere]", "9: warning bad-value There is no file or folder `nowhere`"),
        (
            "validation: {link: {anchors: warn}}",
            "14: warning unknown-field There is no setting `link` here, so that it is passed over. Did",
        ),
        ("validation: {links: {anchor: warn}}", "22: warning unknown-field There is no setting `anchor` here"),
        ("extra_javascript: [{pat: ours.js}]", "21: warning unknown-field There is no setting `pat` here"),
        ("theme: {name: material, language: de-DE}", "35: warning bad-value The theme `material` has no language `de-DE`"),
        ("theme: {name: material, language: no}", "35: warning bad-value The theme `material` has no language `no`"),
        ("x-shared: &a [search]\nplugins: *a", ""),
        ("plugins: {search: , privacy: {enabled: no}}\nstrict: !ENV STRICT\nnav:\ntheme: {name: null, custom_dir: docs}", ""),
    ],
)
def test_settings_that_mean_nothing_are_told(settings: str, expected: str, tiny: Handbook) -> None:
    output = short(tiny({"mkdocs.yml": f"{settings}\n"}))
    assert output.startswith(f"mkdocs.yml:1:{expected}") if expected else output == ""


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("extra:", "1: warning missing-field `extra` is empty, with which `mkdocs build` makes no site. Take this line out"),
        ("watch:", "1: warning missing-field `watch` is empty"),
        (
            "pages: [index.md]",
            "1: warning bad-value MkDocs takes no `pages`, with which `mkdocs build` makes no site. Write `nav:`",
        ),
        ("mdx_configs: {toc: {permalink: true}}", "1: warning bad-value MkDocs takes no `mdx_configs`"),
        ("theme: materail", "8: warning bad-value There is no theme `materail` here"),
        ("theme: {name: nosuch}", "15: advice bad-value There is no theme `nosuch` here"),
        ("theme: {name: null}", "8: warning missing-field The theme has no `name`"),
        ("plugins: [serch]", "11: warning bad-value There is no plugin `serch` here"),
        ("plugins: [tags]", "11: warning bad-value `tags` is a plugin of the theme `material`"),
        ("plugins: {nosuch: {}}", "11: advice bad-value There is no plugin `nosuch` here"),
        ("plugins: [null]", "11: warning wrong-type This can be no entry of `plugins`"),
        ("hooks: [{a.py: b}]", "9: warning wrong-type This can be no entry of `hooks`"),
        ("markdown_extensions: [nosuch.blocks]", "23: advice bad-value There is no Markdown extension `nosuch.blocks` here"),
        ("markdown_extensions: {toc: [title]}", "28: warning wrong-type `toc` takes settings by their names"),
        (
            "markdown_extensions: [pymdownx.superfence]",
            "23: warning bad-value There is no Markdown extension `pymdownx.superfence` here",
        ),
        ("plugins: [{search: {}, tags: {}}]", "11: warning wrong-type This can be no entry of `plugins`"),
        ("not_in_nav: '!'", "14: warning bad-value `!` cannot name files"),
        (
            "dev_addr: handbook.tinford.example:8080",
            "11: warning bad-value `dev_addr` takes the number of this computer and a port, not `handbook.tinford.example:8080`. "
            "Write `dev_addr: 127.0.0.1:8080`.",
        ),
        (
            "dev_addr: [localhost, 8000]",
            "11: warning bad-value `dev_addr` takes the number of this computer and a port, not `…`.",
        ),
        ("markdown_extensions: [pymdownx.**]", "23: advice bad-value There is no Markdown extension `pymdownx.**` here"),
        ("dev_addr: 8000", "11: warning bad-value `dev_addr` takes the number of this computer and a port, not `8000`."),
        (
            "validation: {nav: {not_found: warning}}",
            "31: warning bad-value `not_found` cannot be `warning`. Did you mean `warn`?",
        ),
        ("validation: {anchors: relative_to_docs}", "23: warning bad-value `anchors` cannot be `relative_to_docs`. Write one of"),
        ("validation: {links: warn}", "14: warning wrong-type `links` takes checks by their names"),
        ("theme: {name: mkdocs, locale: de-AT}", "31: warning bad-value `locale` cannot be `de-AT`"),
        ("theme: {name: mkdocs, locale: no}", "31: warning bad-value `locale` cannot be `no`"),
        ("theme: {name: 12}", "15: warning wrong-type `12` is no text to YAML"),
        ("edit_uri_template: 'blob/{pat}'", "20: warning bad-value In `edit_uri_template`, `pat` stands for nothing"),
    ],
)
def test_settings_that_end_a_build_are_told(settings: str, expected: str, tiny: Handbook) -> None:
    folder = tiny({"mkdocs.yml": f"{settings}\nsite_name: Tinford\n"})
    assert short(folder).startswith(f"mkdocs.yml:1:{expected}")
    with pytest.raises(Abort):
        load_config(str(folder / "mkdocs.yml"))


def test_a_check_is_strict_where_another_machine_builds(tiny: Handbook) -> None:
    folder = tiny({"mkdocs.yml": "site_name: Tinford\nplugins: [search, macros-of-ours]\nmarkdown_extensions: [our_notes]\n"})
    strict = ["check", "--strict", "--as-of", "2026-11-22", "--handbook", str(folder)]
    assert CliRunner().invoke(main, strict).exit_code == 0
    write(folder / "mkdocs.yml", "site_name: Tinford\nplugins: [serch]\n")
    assert CliRunner().invoke(main, strict).exit_code == 1


@pytest.mark.parametrize(
    "settings",
    [
        "theme: readthedocs\nplugins: [search]\nmarkdown_extensions: [toc, admonition, markdown.extensions.tables]\n",
        "theme: material\nplugins: [blog, blog: {blog_dir: news}, material/tags, material/search]\nmarkdown_extensions: [pymdownx.details]\n",
        "mdx_configs:\npages:\ntheme: !ENV [THEME, mkdocs]\n",
        "theme: {name: material, language: pt-BR, locale: pt_BR}\nplugins: {search: false}\n",
        "validation: {anchors: warn, nav: {absolute_links: relative_to_docs}, links: {not_found: }}\n",
        "dev_addr: '[::1]:8000'\nedit_uri_template: 'blob/{path!q}'\nextra_javascript: [{path: a.mjs, type: module}]\n",
        "markdown_extensions: ['pymdownx.superfences:SuperFencesCodeExtension', interlock.markdown]\n",
    ],
)
def test_what_is_installed_is_not_told(settings: str, tiny: Handbook) -> None:
    folder = tiny({"mkdocs.yml": f"{settings}site_name: Tinford\n"})
    assert short(folder) == ""
    load_config(str(folder / "mkdocs.yml"))


def test_a_check_sees_that_a_watched_folder_came(tiny: Handbook) -> None:
    folder = tiny({"mkdocs.yml": "watch: [plans]\n"})
    command = ["check", "--handbook", str(folder), "--format", "short"]
    before = CliRunner().invoke(main, command).output
    (folder / "plans").mkdir()
    assert ("`plans`" in before, "`plans`" in CliRunner().invoke(main, command).output) == (True, False)


def test_patterns_without_end_stop_no_reading(tiny: Handbook, tmp_path: Path) -> None:
    """In a process of its own: YAML nested so deep ends the one that parses it."""
    folder = tiny({"mkdocs.yml": f"exclude_docs: {'[' * 50_000}\n"})
    process = forked(lambda: excluded_from(folder / "mkdocs.yml"), tmp_path / "stderr")
    process.join()
    assert process.exitcode == 0


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_a_configuration_counts_under_any_name(name: str, tiny: Handbook) -> None:
    settings = "site_dir: out\nexclude_docs: 'x*'\nextra: {interlock: {audience: public}}\n"
    folder = tiny({name: settings, "docs/x.md": "# X\n\n[nowhere](none.md)\n"})
    assert short(folder) == ""
    found = configuration_of(folder)
    assert (found.settings.audience, found.site_folder.name) == ("public", "out")
    write(folder / name, "extra: {audience: public}\n")
    assert f"{name}:1:9: error unknown-field" in short(folder)


@pytest.mark.parametrize(
    ("site_dir", "is_told"),
    [
        (".", True),
        ("..", True),
        ("docs", True),
        ("standards/x", True),
        ("docs/../glossary", True),
        ("docs-site", False),
        ("", False),
    ],
)
def test_a_site_in_the_place_of_definitions_is_told(site_dir: str, is_told: bool, tiny: Handbook) -> None:
    """As the build refuses it, whether there are pages in `docs/` yet or not."""
    output = short(tiny({"mkdocs.yml": f"site_name: Tinford\nsite_dir: {site_dir}\n"}))
    expected = (
        "mkdocs.yml:2:11: error bad-value A build empties this folder, and it holds pages or definitions, or lies among them. "
    )
    assert output.startswith(expected) if is_told else output == ""


@pytest.mark.parametrize("fault", ["extra:\n\tinterlock: {}\n", "site_name: Tinford: ours\n", "<<<<<<< HEAD\n"])
def test_excluded_pages_stay_out_beside_broken_settings(fault: str, tiny: Handbook) -> None:
    """Nobody reads them, and a fault elsewhere in the file would be told with the faults of each."""
    excluded = "exclude_docs: |\n  x*\n\n  plans/\n"
    output = short(tiny({"mkdocs.yml": f"{excluded}{fault}", "docs/x.md": "# X\n\n[nowhere](none.md)\n"}))
    assert [line.split(":")[0] for line in output.splitlines()] == ["mkdocs.yml"]


def test_what_stands_behind_a_slip_is_told_too(tiny: Handbook) -> None:
    slips = "copyright: Tinford: all of it\ntheme:\n  palette: [a\nsite_dir: docs\nplugins: [interlok]\naudience: public\n"
    found = findings_in(tiny({"mkdocs.yml": slips}))
    assert [(finding.place.line, finding.rule) for finding in found if finding.severity == "error"] == [
        (1, "yaml-syntax"),
        (3, "yaml-syntax"),
        (5, "bad-value"),
        (6, "unknown-field"),
    ]


IN_A_SITE = "site_name: Ours\ntheme: material\n"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (
            "plugins: [search, interlok]\n",
            "3:19: error bad-value There is no plugin `interlok`, so that no site is made. Did you mean",
        ),
        ("plugins: {search: {}, interlocks: {path: us/}}\n", "3:23: error bad-value There is no plugin `interlocks`"),
        (
            "plugins: [interlink, interlock]\n",
            "3:11: advice bad-value There is no plugin `interlink` here, without which `mkdocs build` makes no site. Install",
        ),
        ("plugins:\n  - interlock: {handbok: .}\n", "4:17: error unknown-field There is no setting `handbok` here"),
        (
            "plugins:\n  - interlock: {audience: publik}\n",
            "4:27: error bad-value `audience` cannot be `publik`. Did you mean `public`?",
        ),
        (
            "plugins: [{interlock: {handbook: .}}, interlock]\n",
            "3:39: warning bad-value `plugins:` names `interlock` more than once, and it puts one handbook into a site. Take the",
        ),
        ("plugins:\n  - interlock: {search: ours}\n", "4:25: error bad-value `search` cannot be `ours`"),
        ("plugins:\n  - interlock: {handbook: elsewhere}\n", "4:27: error bad-value `elsewhere` has neither `standards/` nor"),
        ("plugins:\n  - interlock: {handbook: ., path: us/, audience: public, nav: false, search: own}\n", ""),
        (
            "plugins: [interlock]\nhooks: [gone.py]\n",
            "4:9: warning bad-value There is no file `gone.py`, without which `mkdocs build`",
        ),
        ("plugins: [interlock]\nhooks: [glossary/permit.yml, !ENV HOOK]\n", ""),
        ("plugins: [interlock: {enabled: !ENV [CI, false]}]\n", ""),
        (
            "plugins: [interlock: {enabled: 'no'}]\n",
            "3:32: error bad-value `enabled` cannot be `no`. Write one of `true`, `false`.",
        ),
        (
            "plugins: [group: {plugins: [interlock: {audiense: public}]}]\n",
            "3:41: error unknown-field There is no setting `audiense` here",
        ),
        ("plugins: &all [interlock, group: {plugins: *all}]\n", ""),
    ],
)
def test_what_ends_the_build_of_a_site_is_told(settings: str, expected: str, tiny: Handbook) -> None:
    output = short(tiny({"mkdocs.yml": IN_A_SITE + settings}))
    assert output.startswith(f"mkdocs.yml:{expected}") if expected else output == ""


@pytest.mark.parametrize("build", ["plugins: [interlock]", "hooks: [glossary/permit.yml]"])
def test_a_theme_folder_that_is_not_there_is_told(build: str, tiny: Handbook) -> None:
    folder = tiny({"mkdocs.yml": f"theme: {{name: material, custom_dir: ovrrides}}\n{build}\n"})
    assert "mkdocs.yml:1:37: warning bad-value There is no folder `ovrrides`" in short(folder)
    write(folder / "ovrrides/main.html", "")
    assert "ovrrides" not in short(folder)


@pytest.mark.parametrize("again", ["{search: {lang: en}}", "material/search"])
def test_a_plugin_that_is_named_again_is_told(again: str, tiny: Handbook, caplog: pytest.LogCaptureFixture) -> None:
    folder = tiny({"mkdocs.yml": f"site_name: Tinford\ntheme: material\nplugins:\n- search\n- {again}\n"})
    column = 4 if "{" in again else 3
    assert short(folder).startswith(
        f"mkdocs.yml:5:{column}: warning duplicate-key `{again.strip('{').partition(':')[0]}` is named"
    )
    load_config(str(folder / "mkdocs.yml"))
    assert "was specified multiple times" in caplog.text


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("theme: readthedocs\nplugins: [interlock]\n", "1:8: advice bad-value There is no theme `readthedocs` here"),
        ("plugins: [search, interlock]\n", "1:19: advice bad-value There is no theme `mkdocs` here"),
        ("theme: material\nplugins: [interlock]\n", ""),
    ],
)
def test_themes_that_properdocs_has_in_packages_are_told(settings: str, expected: str, tiny: Handbook) -> None:
    folder = tiny({"properdocs.yml": settings + "site_name: Tinford\n"})
    (folder / "mkdocs.yml").unlink(missing_ok=True)
    told = [line for line in short(folder).splitlines() if "theme" in line]
    assert [line.startswith(f"properdocs.yml:{expected}") for line in told] == [True] * bool(expected)


def test_settings_on_a_failing_disk_come_with_a_remedy(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny({"mkdocs.yml": "site_name: Tinford\n"})

    def failing(path: Path, **options: object) -> str:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(Path, "read_text", failing)
    with pytest.raises(ConfigurationError, match=r"mkdocs\.yml cannot be read: Input/output error\. The disk may be failing"):
        read_configuration(folder / "mkdocs.yml")
