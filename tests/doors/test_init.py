"""`interlock init`: from an empty folder to a handbook that passes its checks and builds."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from interlock.definitions import KINDS
from interlock.definitions.example_files import MORE_EXAMPLES, example_of
from interlock.definitions.model_fields import required_fields
from interlock.doors.configuration import configuration_of
from interlock.doors.edits.new import text_of
from interlock.doors.edits.shipped_frameworks import framework_ids
from interlock.sources import read_yaml
from interlock.sources.decoding.decode import decode
from tests.commits import git
from tests.conftest import TODAY, Handbook, findings_in, posix_only
from tests.doors.importing import run


def ids(folder: Path, kind: str) -> list[str]:
    of_kind = next(known for known in KINDS if known.name == kind)
    return sorted(path.stem for path in (folder / of_kind.folder).rglob("*.yml"))


def test_a_new_handbook_checks_clean_and_builds(tmp_path: Path) -> None:
    folder = tmp_path / "our handbook"
    done = run("init", folder)
    assert done.exit_code == 0
    assert [finding for finding in findings_in(folder) if finding.severity != "advice"] == []
    assert len(ids(folder, "link")) == 2
    for kind in ("customer", "service", "promise", "procedure", "contact-point", "term"):
        assert len(ids(folder, kind)) == 1, kind
    assert run("build", "--handbook", folder, "--out", tmp_path / "site", "--as-of", f"{TODAY}").exit_code == 0
    assert "You have your new" in (tmp_path / "site/promises/replace-cards/index.html").read_text()
    traced = run("trace", "promise/replace-cards", "--handbook", folder).output
    assert "can it be kept? capable" in traced and "Card office" in traced


def test_it_says_what_to_do_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert f'\n  cd "{tmp_path / "our town"}"\n  interlock serve ' in run("init", tmp_path / "our town").output
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    told = run("init", ".").output
    assert "\n  interlock serve " in told and "cd " not in told


def test_existing_files_are_kept(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Ours.")
    done = run("init", tmp_path)
    assert (done.exit_code, (tmp_path / "README.md").read_text()) == (0, "Ours.")
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "README.md"]
    assert f"{len(written)} files" in done.output


@pytest.mark.parametrize("top", ["standards", "glossary"])
def test_an_existing_handbook_is_refused(top: str, tmp_path: Path) -> None:
    (tmp_path / top).mkdir()
    done = run("init", tmp_path)
    assert (done.exit_code, "There is a handbook" in done.output) == (2, True)
    assert [path.name for path in tmp_path.rglob("*")] == [top]


@pytest.mark.parametrize("inside", ["docs", "docs/ours", "standards/links"])
def test_a_folder_that_another_handbook_reads_is_refused(inside: str, tiny: Handbook) -> None:
    folder = tiny({})
    done = run("init", folder / inside)
    assert (done.exit_code, "Name a folder outside it." in done.output) == (2, True)
    assert not (folder / inside / "mkdocs.yml").exists()
    assert run("init", folder.parent / "docs").exit_code == 0


def test_an_unwritable_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear …")
    for folder in (tmp_path / "letter.txt", tmp_path / "letter.txt/handbook"):
        done = run("init", folder)
        assert (done.exit_code, "Traceback" in done.output) == (2, False)
    assert run("init").exit_code == 2


def test_init_adds_frameworks_that_pass_their_checks(tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    assert run("init", folder, "--framework", ",".join(framework_ids())).exit_code == 0
    assert ids(folder, "framework") == [
        "customer-defined-excellence",
        "customer-service-excellence",
        "group-learning",
        "six-cs",
        "six-steps",
    ]
    assert [finding for finding in findings_in(folder) if finding.severity != "advice"] == []
    told = (folder / "standards/frameworks/six-cs.yml").read_text(encoding="utf-8")
    assert "owner: welcome-team\n" in told and "shown_by: [results, no-recovery" in told
    texts = [path.read_text(encoding="utf-8") for path in (folder / "standards/frameworks").iterdir()]
    assert not [text for text in texts if "Larkfield" in text or "[[" in text or "assessments:" in text]


def test_init_adds_only_the_named_frameworks(tmp_path: Path) -> None:
    run("init", tmp_path / "one", "--framework", "six-cs")
    assert ids(tmp_path / "one", "framework") == ["six-cs"]
    done = run("init", tmp_path / "none", "--framework", "six-cs,six-step")
    assert (done.exit_code, (tmp_path / "none").exists()) == (2, False)
    assert "There is no framework `six-step` to bring along. Did you mean `six-steps`?" in done.output


@pytest.mark.parametrize(
    ("arguments", "workflow", "edit"),
    [
        ([], None, "# edit_uri: edit/main/docs/"),
        (["--host", "gitlab"], ".gitlab-ci.yml", "# edit_uri: -/edit/main/docs/"),
        (["--repository", "https://github.com/our/book/"], ".github/workflows/handbook.yml", "\nedit_uri: edit/main/docs/"),
        (["--repository", "https://gitlab.example/our/github-book"], ".gitlab-ci.yml", "\nedit_uri: -/edit/main/docs/"),
        (["--repository", "https://code.example/book", "--host", "none"], None, "\nedit_uri: edit/main/docs/\n# Compare"),
        (["--repository", "https://forgejo.example/our/github-book"], None, "\nedit_uri: _edit/main/docs/"),
        (["--repository", "https://dev.azure.com/our/_git/book"], None, '\nedit_uri: "?path=/docs/"'),
    ],
)
def test_init_writes_what_a_host_needs(arguments: list[str], workflow: str | None, edit: str, tmp_path: Path) -> None:
    assert run("init", tmp_path, *arguments).exit_code == 0
    workflows = [place for place in (".gitlab-ci.yml", ".github/workflows/handbook.yml") if (tmp_path / place).exists()]
    assert workflows == ([workflow] if workflow else [])
    for place in workflows:
        commands = (tmp_path / place).read_text(encoding="utf-8")
        assert (
            yaml.safe_load(commands) and "interlock check --format git" in commands and "interlock build --audience" in commands
        )
    assert edit in (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("host", "is_told"), [("github", False), ("none", True)])
def test_readme_says_what_a_pipeline_runs_elsewhere(host: str, is_told: bool, tmp_path: Path) -> None:
    run("init", tmp_path, "--host", host)
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert ('    interlock check --since "$(git merge-base HEAD origin/main)"\n' in readme) is is_told


def test_azure_edit_links_name_the_file_in_query(tmp_path: Path) -> None:
    run("init", tmp_path, "--repository", "https://dev.azure.com/our/_git/book")
    assert configuration_of(tmp_path).settings.edit_url == "https://dev.azure.com/our/_git/book?path=/"


@pytest.mark.parametrize(("host", "told"), [("github", "GitHub Pages can"), ("gitlab", "GitLab Pages can"), ("none", "")])
def test_init_warns_that_pages_are_public(host: str, told: str, tmp_path: Path) -> None:
    output = run("init", tmp_path / "handbook", "--host", host).output
    assert told in output and ("Before you publish" in output) is bool(told)


@pytest.mark.parametrize(
    ("host", "folder", "told"),
    [
        ("github", "handbook", "GitHub looks for workflows at the root alone"),
        ("gitlab", "teams/handbook", "move `.gitlab-ci.yml` to the root, let its commands run in `teams/handbook/`"),
        ("none", "handbook", ""),
        ("github", ".", ""),
    ],
)
def test_a_workflow_that_no_host_finds_is_told(host: str, folder: str, told: str, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    done = run("init", str(tmp_path / folder), "--host", host)
    assert ("at the root alone" in done.output) == bool(told) and told in " ".join(done.output.split())


def test_pages_of_a_new_handbook_lead_to_their_files(tmp_path: Path) -> None:
    run("init", tmp_path, "--repository", "https://github.com/our/book")
    settings = configuration_of(tmp_path).settings
    assert not configuration_of(tmp_path).other_site
    assert (settings.name, settings.edit_url) == ("Our handbook", "https://github.com/our/book/edit/main/")
    assert "git clone https://github.com/our/book handbook" in (tmp_path / "docs/install.md").read_text(encoding="utf-8")
    assert (
        (tmp_path / "requirements.txt").read_text(encoding="utf-8").splitlines()[-1].startswith("interlock-handbook[mkdocs]>=0.")
    )


def test_every_kind_has_an_example_that_checks_clean(tmp_path: Path) -> None:
    assert [example_of(kind)[0].rpartition("/")[0] for kind in KINDS] == [kind.folder for kind in KINDS]
    run("init", tmp_path / "whole")
    shutil.copytree(MORE_EXAMPLES, tmp_path / "whole", dirs_exist_ok=True)
    assert [finding for finding in findings_in(tmp_path / "whole") if finding.severity != "advice"] == []


@pytest.mark.parametrize("kind", ["promise", "procedure", "link"])
def test_fields_commented_out_can_be_used(kind: str) -> None:
    known = next(one for one in KINDS if one.name == kind)
    text = re.sub(r"^( *)# (?= *(?:- |[a-z_]+:))", r"\1", text_of(known, TODAY), flags=re.M)
    text = re.sub(r"^kind: $", "kind: public" if kind == "promise" else "kind: support", text, flags=re.M)
    source, faults = read_yaml("new.yml", re.sub(r"((?:[a-z_]+:|-) )$", r"\1text", text, flags=re.M))
    assert (faults, decode(source, known.model, kind)[1]) == ([], [])
    assert source.root and len(source.root.entries or ()) > len(required_fields(known.model)) + 2


@posix_only
def test_a_folder_whose_name_is_too_long_is_refused(tmp_path: Path) -> None:
    told = run("init", tmp_path / ("a" * 300))
    assert told.exit_code == 2 and "File name too long" in told.output


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("git@github.com:our/book.git", "https://github.com/our/book"),
        ("ssh://git@code.example:2222/our/book", "https://code.example/our/book"),
        ("code.example/our/book", "https://code.example/our/book"),
        ("https://me:secret@code.example/our/book.git", "https://code.example/our/book"),
        ("book", "https://code.example/our-handbook"),
    ],
)
def test_repository_is_where_pages_can_link(tmp_path: Path, typed: str, address: str) -> None:
    told = run("init", tmp_path / "book", "--repository", typed)
    assert told.exit_code == 2 and f"such as `--repository {address}`" in told.output
    assert not (tmp_path / "book").exists()


def test_edit_links_leave_out_the_end_for_git(tmp_path: Path) -> None:
    run("init", tmp_path, "--repository", "https://github.com/our/book.git")
    assert configuration_of(tmp_path).settings.edit_url == "https://github.com/our/book/edit/main/"
