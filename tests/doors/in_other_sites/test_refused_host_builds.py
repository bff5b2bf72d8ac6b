"""A build by MkDocs that cannot end well is refused with a reason, and leaves the pages of the last one."""

import errno
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from interlock.doors.mkdocs import kept_site
from interlock.doors.mkdocs.host_version import refuse_other_version
from interlock.doors.mkdocs.kept_site import ASIDE
from interlock.site.publishing import replacing
from interlock.sources.disk.folder_lock import locked
from tests.conftest import files_in, tiny_with, write
from tests.doors.hosted import THEIRS, built, log_of, settings, site_of, standing

TWO = [{"interlock": {"path": path}} for path in ("one/", "two/")]
REFUSED: dict[str, tuple[dict[str, Any], dict[str, str], str]] = {
    "no main.html": (
        {"theme": {"name": None, "custom_dir": "docs"}},
        {},
        "Name a theme in mkdocs.yml, such as `theme: material`",
    ),
    "no handbook": ({"handbook": "guides"}, {}, "begin one: `interlock init --into . --path guides`"),
    "two handbooks": ({"plugins": TWO}, {}, "`plugins:` names `interlock` more than once"),
    "a misspelt folder": ({"handbook": "ous"}, {"ours/standards/links/x.yml": ""}, "`plugins: [interlock: {handbook: ours}]`"),
    "a faulty handbook": ({}, {"standards/links/front.yml": "title: Front desk\n"}, "`summary` is missing from a link"),
    "their folder": ({"path": "guides/"}, {}, "`guides/` is a folder of your own pages"),
    "one address": ({"path": "/"}, {"docs/promises/index.md": "# Ours\n"}, "Two sources for one address, `promises/index.html`"),
    "one page": (
        {},
        {"docs/handbook.md": "# Ours\n"},
        "a folder in mkdocs.yml: `plugins: [interlock: {path: service-handbook/}]`",
    ),
    "a folder": ({"nav_of_site": ["index.md", "handbook/promises/"]}, {}, "Write `handbook/promises/index.md`."),
    "an address": ({"nav_of_site": [{"Desk": "handbook/chain/front/"}]}, {}, "Write `handbook/chain/front.md`."),
    "a definition": ({"nav_of_site": [{"Desk": "handbook/chain/front.yml"}]}, {}, "Write `handbook/chain/front.md`."),
    "an absent page": (
        {"nav_of_site": ["index.md", "handbook/promises/permit-in-fve-days.md"]},
        {},
        "Did you mean `handbook/promises/permit-in-five-days.md`?",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_stand_there_leaves_the_old_pages(tmp_path: Path, caplog: pytest.LogCaptureFixture, case: str) -> None:
    options, overlay, told = REFUSED[case]
    given = settings(
        options.get("theme", "mkdocs"), **{name: value for name, value in options.items() if name in ("path", "handbook")}
    )
    given["nav"] = options.get("nav_of_site")
    given["plugins"] = options.get("plugins", given["plugins"])
    folder = tiny_with({**THEIRS, **overlay, "mkdocs.yml": yaml.safe_dump(given)}, tmp_path / "t")
    before = standing(folder)
    assert told in log_of(folder, caplog)
    assert standing(folder) == before


@pytest.mark.parametrize("theme", ["mkdocs", None])
def test_no_site_is_built_inside_ours(tmp_path: Path, caplog: pytest.LogCaptureFixture, theme: str | None) -> None:
    """Nor does a build in our own frame delete one there."""
    given = (
        settings("mkdocs")
        if theme
        else {"site_name": "Tiny", "hooks": ["main.py"], "theme": {"name": None, "custom_dir": "docs"}}
    )
    overlay = {
        "mkdocs.yml": yaml.safe_dump(given),
        "main.py": "from interlock.doors.mkdocs import *\n",
        "docs/index.md": "# Welcome\n",
    }
    folder = tiny_with({**THEIRS, **overlay}, tmp_path / "t")
    with replacing(folder / "site") as outer:
        outer.write("index.html", "handbook.css")
    assert "whose next build would delete it" in log_of(folder, caplog, site_dir=str(folder / "site/inner"))
    (folder / "site/inner").mkdir()
    write(folder / "site/inner/.interlock-site", "")
    write(folder / "site/inner/index.html", "handbook.css")
    if theme is None:
        assert "is another site, and this build would delete it" in log_of(folder, caplog)


@pytest.mark.parametrize("site_dir", ["ours", "ours/glossary", "ours/glossary/site"])
def test_no_build_empties_the_folder_of_definitions(tmp_path: Path, caplog: pytest.LogCaptureFixture, site_dir: str) -> None:
    """MkDocs deletes all that is in the folder of a site before it writes there."""
    given = {**settings("mkdocs", handbook="ours"), "site_dir": site_dir}
    folder = tiny_with({**THEIRS, "mkdocs.yml": yaml.safe_dump(given)}, tmp_path / "t")
    for name in ("standards", "glossary"):
        (folder / "ours").mkdir(exist_ok=True)
        (folder / name).rename(folder / "ours" / name)
    before = files_in(folder)
    assert "a build would delete it. Name a folder of its own. In mkdocs.yml that is `site_dir`." in log_of(folder, caplog)
    assert files_in(folder) == before


@pytest.mark.parametrize(
    ("full", "remedy"),
    [
        ("tempfile.mkdtemp", "Name one in the variable `TMPDIR` that may be written and has space."),
        ("interlock.site.folder.NewFolder.write", "Free some space"),
    ],
)
def test_a_full_disk_leaves_the_old_pages(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, full: str, remedy: str
) -> None:
    def write_nothing(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    folder = tiny_with({**THEIRS, "mkdocs.yml": yaml.safe_dump(settings("mkdocs"))}, tmp_path / "t")
    before = standing(folder)
    monkeypatch.setattr(full, write_nothing)
    assert f"cannot be written: No space left on device. {remedy}" in log_of(folder, caplog)
    assert standing(folder) == before


def test_a_disk_that_is_full_late_is_told(tmp_path: Path) -> None:
    """MkDocs printed a traceback."""
    full = "def on_post_page(output, page, config):\n    raise OSError(28, 'No space left on device')\n"
    given = yaml.safe_dump({**settings("mkdocs"), "hooks": ["docs/ours.py"]})
    folder = tiny_with({**THEIRS, "docs/ours.py": full, "mkdocs.yml": given}, tmp_path / "t")
    before = standing(folder)
    with pytest.raises(PluginError, match=r"site cannot be written: No space left on device\. Free some space"):
        built(folder)
    assert standing(folder) == before


# Hooks of a site, as other plugins: they come into play after MkDocs has emptied its folder.
LATE = {
    "another plugin claims an address": (
        "from mkdocs.structure.files import File\n\ndef on_files(files, config):\n"
        "    files.append(File.generated(config, 'handbook/promises/index.md', content='# Ours'))\n",
        "Two sources for one address, `handbook/promises/index.html`: the plugin `docs/ours.py`",
    ),
    "another plugin fails": (
        "from mkdocs.exceptions import PluginError\n\ndef on_post_page(output, page, config):\n    raise PluginError('No more.')\n",
        "No more.",
    ),
}


@pytest.mark.parametrize("case", LATE)
def test_what_fails_late_brings_the_old_pages_back(tmp_path: Path, caplog: pytest.LogCaptureFixture, case: str) -> None:
    hook, told = LATE[case]
    given = {**settings("mkdocs"), "hooks": ["docs/ours.py"]}
    folder = tiny_with({**THEIRS, "docs/ours.py": hook, "mkdocs.yml": yaml.safe_dump(given)}, tmp_path / "t")
    before = standing(folder)
    assert told in log_of(folder, caplog)
    assert standing(folder) == before
    write(folder / "mkdocs.yml", yaml.safe_dump(settings("mkdocs")))
    built(folder)
    after = standing(folder)
    assert "old/page/index.html" not in after and {".nojekyll", ".git/HEAD", "index.html"} <= after.keys()


def test_builds_of_one_site_wait_for_each_other(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_of(tmp_path / "town", settings("mkdocs"))
    before = standing(site)
    monkeypatch.setattr(kept_site, "MAX_WAIT", 0.1)
    with locked(site / kept_site.BUILDING, "Another build", 1), pytest.raises(Abort):
        built(site.parent)
    assert re.search(rf"Another build \(process \d+\) is writing {re.escape(str(site))}", caplog.text)
    assert standing(site) == before and not (site / kept_site.BUILDING).exists()


def test_a_strict_build_that_warns_leaves_the_old_pages(tmp_path: Path) -> None:
    organisation = THEIRS["standards/organisation.yml"].replace("off}", "off, measure-overdue: off}")
    lost = {"standards/organisation.yml": organisation, "docs/contribute.md": "# Contribute\n\n[Lost](lost.md)\n"}
    folder = tiny_with({**THEIRS, **lost, "mkdocs.yml": yaml.safe_dump(settings("mkdocs"))}, tmp_path / "t")
    before = standing(folder)
    with pytest.raises(Abort, match="strict"):
        built(folder, strict=True)
    assert standing(folder) == before
    write(folder / "docs/contribute.md", "# Contribute\n")
    built(folder, strict=True)
    assert "contribute/index.html" in standing(folder) and not (folder / "site" / ASIDE).exists()


@pytest.mark.parametrize(("version", "age"), [("1.5.3", "old"), ("2.0.0", "new"), ("1.4", "old")])
def test_other_versions_of_mkdocs_are_refused(version: str, age: str) -> None:
    with pytest.raises(ConfigurationError, match=rf'MkDocs {version} is too {age} .* Type: pip install "mkdocs>=1.6,<2"'):
        refuse_other_version(version)


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ({"path": "../up"}, "is no folder of a site"),
        ({"nav": {"titel": "x"}}, "is no entry. Write `nav: Handbook`"),
        ({"nav": {"place": 0}}, "is no place"),
        ({"search": "none"}, "Expected one of"),
    ],
)
def test_options_that_mean_nothing_are_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, option: dict[str, Any], told: str
) -> None:
    folder = tiny_with({**THEIRS, "mkdocs.yml": yaml.safe_dump(settings("mkdocs", **option))}, tmp_path / "t")
    with pytest.raises((Abort, ConfigurationError)) as refused:
        built(folder)
    assert told in str(refused.value) + caplog.text


def test_findings_are_warnings_and_strict_refuses_them(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = tiny_with({**THEIRS, "mkdocs.yml": yaml.safe_dump(settings("mkdocs"))}, tmp_path / "t")
    built(folder)
    assert re.search(r"standards/promises/permit-in-five-days\.yml:\d+:\d+: warning measure-overdue", caplog.text)
    before = standing(folder)
    assert "the build is strict: nothing was built" in log_of(folder, caplog, strict=True)
    assert standing(folder) == before


def test_a_refused_build_says_how_all_is_shown(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = tiny_with({}, tmp_path / "t" / "of")
    for number in range(12):
        write(folder / f"glossary/word-{number}.yml", "title: Word\ndefinition: Said.\nowner: nobody\n")
    write(folder.parent / "docs/index.md", "# Ours\n")
    write(folder.parent / "mkdocs.yml", yaml.safe_dump(settings("mkdocs", handbook="of")))
    with pytest.raises(Abort):
        built(folder.parent)
    assert "`interlock check --handbook of --all` shows each" in caplog.text
