"""No word of what is hidden from an audience is in any byte that it gets: sites, pages for other generators, exports, lists."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.catalog.audience import Audience, seen_by
from interlock.definitions import KINDS, Kind
from interlock.doors.cli import main
from interlock.exports import EXPORTS, skos_export
from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from interlock.site.outputs import exported
from tests.conftest import TODAY, files_in, tiny_with, write
from tests.pages.hidden_words import READERS, WORD, handbook, id_for
from tests.sites import built, built_of, element_of, page

# How the words begin that an audience may not see. The hand-written pages are for staff.
HIDDEN = {"public": ("inside", "staff", "restricted", "draft"), "staff": ("restricted", "draft"), "restricted": ("draft",)}

Published = Callable[[str], dict[str, bytes]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hidden") / "handbook"
    for path, text in handbook().items():
        write(folder / path, text)
    return folder


@pytest.fixture(scope="module")
def checked(folder: Path) -> checking.Checked:
    return checking.check(folder, TODAY)


def leaked(audience: str, files: dict[str, bytes]) -> list[str]:
    """The words in files, or in their names, that an audience may not see; each with the file."""
    begins = tuple(f"zq{readers}".encode() for readers in HIDDEN[audience])
    return sorted(
        f"{path}: {word.decode()}"
        for path, data in files.items()
        for word in {found[0].lower() for found in WORD.finditer(path.encode() + b" " + data)}
        if word.startswith(begins)
    )


def test_every_field_of_every_definition_is_read(checked: checking.Checked) -> None:
    assert not checked.handbook.broken
    assert len(checked.catalog.definitions) == len(KINDS) * len(READERS)


@pytest.fixture(scope="module")
def everything(checked: checking.Checked) -> dict[str, bytes]:
    """The files of the site for those who may see everything."""
    return files_in(built_of(checked, checked.handbook.folder.with_name("everything"), audience="restricted", drafts=True))


@pytest.fixture(scope="module")
def published(checked: checking.Checked) -> Published:
    """A function that returns the files of the site for an audience; each is built once."""
    return cache(lambda audience: files_in(built_of(checked, checked.handbook.folder.with_name(audience), audience=audience)))


def words_in(data: bytes) -> set[str]:
    return {found[0].decode().lower() for found in WORD.finditer(data)}


def test_whoever_may_see_everything_sees_each_definition(everything: dict[str, bytes]) -> None:
    seen = words_in(b" ".join(everything.values()))
    assert {id_for(kind.name, readers) for kind in KINDS for readers in READERS} <= seen


# What is for the search, for signatures, for CODEOWNERS or for checks; and what a framework says, by whose evidence it is.
ELSEWHERE = {"also_called", "approvals.stamp", "evidences.note", "hidden", "hidden_in.cy", "not_in", "reviewers"}
# Of a day that has passed, an answer of somebody who receives nothing, a reason where something is promised all the same,
# and what is relied on in a draft.
PASSED_OVER = {
    "calendar.holidays.say", "closures.say", "planned.by", "satisfied.text", "no_promise_about.why",
    "relies_on.for", "relies_on.passes",
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_each_field_is_shown_on_its_own_pages(kind: Kind, everything: dict[str, bytes]) -> None:
    id = id_for(kind.name, "restricted")
    place = f"{kind.address}/{id}/".removeprefix("/")
    shown = words_in(b" ".join(data for path, data in everything.items() if path.startswith(place)))
    written = texts_of(json.loads(handbook()[f"{kind.folder}/{id}.yml"]))
    unseen = {route for route, text in written if not words_in(text.encode()) <= shown}
    assert unseen <= ELSEWHERE | PASSED_OVER


def texts_of(value: object, route: str = "") -> Iterator[tuple[str, str]]:
    """The texts in a definition, each with the names of the fields that lead to it."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from texts_of(each, f"{route}.{name}".removeprefix("."))
    elif isinstance(value, list):
        for each in value:
            yield from texts_of(each, route)
    elif isinstance(value, str):
        yield route, value


@pytest.mark.parametrize("audience", ["public", "staff", "restricted"])
def test_no_hidden_word_is_in_a_site(audience: str, published: Published) -> None:
    site = published(audience)
    assert leaked(audience, site) == []
    assert any(id_for("service", "public").encode() in data for data in site.values())


@pytest.mark.parametrize("audience", ["public", "restricted"])
def test_no_site_shows_what_comments_say(audience: str, published: Published) -> None:
    assert [path for path, data in published(audience).items() if b"zqremark" in data] == []


def test_the_publics_search_has_only_what_pages_show(published: Published) -> None:
    """Except what a past day is closed for (`say`)."""
    site = published("public")
    shown = {word for path, data in site.items() if path.endswith(".html") for word in WORD.findall(data)}
    searched = {word for path, data in site.items() if path.startswith("assets/search-text") for word in WORD.findall(data)}
    files = "".join(handbook().values())
    fields = [re.search(rf'"(\w+)": \[?"[^"]*{word.decode()}', files) for word in searched - shown]
    assert len(searched) > 50 and {found[1] for found in fields if found} == {"say"}


@pytest.mark.parametrize("audience", ["public", "staff"])
def test_no_hidden_word_is_in_exported_pages(audience: Audience, checked: checking.Checked, tmp_path: Path) -> None:
    pipeline.build(checked, Settings(audience=audience), tmp_path / "pages", form=exported(""))
    assert leaked(audience, files_in(tmp_path / "pages")) == []


@pytest.mark.parametrize("audience", ["public", "staff", "restricted"])
def test_no_hidden_word_is_in_an_export(audience: Audience, checked: checking.Checked) -> None:
    seen = seen_by(checked.catalog, audience)
    exports = [*EXPORTS, skos_export(as_jsonld=True, drafts=False)]
    files = {f"{each.name}/{name}": text.encode() for each in exports for name, text in each.files(seen, TODAY).items()}
    assert leaked(audience, files) == []
    assert any(id_for("term", "public").encode() in data for data in files.values())


def test_no_hidden_word_is_in_what_is_owed(folder: Path) -> None:
    for form in ("text", "json", "csv"):
        told = CliRunner().invoke(main, ["owed", "--all", "--format", form, "--handbook", str(folder), "--as-of", str(TODAY)])
        assert told.exit_code == 0 and leaked("staff", {form: told.stdout_bytes}) == []


@pytest.fixture(scope="module")
def committed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook with a commit whose author and message are hidden, and with other words since."""
    handbook = shutil.copytree(folder, tmp_path_factory.mktemp("committed") / "handbook")
    author = ("-c", "user.name=zqrestricted1x", "-c", "user.email=zqrestricted2x@x.example")
    long_ago = os.environ | {"GIT_AUTHOR_DATE": "2026-03-01T12:00Z", "GIT_COMMITTER_DATE": "2026-03-01T12:00Z"}
    for command in (("init", "-q"), ("add", "-A"), (*author, "commit", "-qm", "zqrestricted3x")):
        subprocess.run(["git", *command], cwd=handbook, env=long_ago, check=True)
    for path in handbook.rglob("*.yml"):
        path.write_bytes(re.sub(rb"(zq[a-z]+[0-9]{3})x", rb"\g<1>9x", path.read_bytes()))
    return handbook


def test_no_hidden_word_is_in_what_has_changed(committed: Path) -> None:
    for audience, form in (("public", "json"), ("staff", "text")):
        options = ["--since", "HEAD", "--audience", audience, "--format", form, "--handbook", str(committed)]
        told = CliRunner().invoke(main, ["changes", *options, "--as-of", str(TODAY)])
        assert told.exit_code == 0 and b"zqpublic" in told.stdout_bytes
        assert leaked(audience, {form: told.stdout_bytes}) == []


def test_no_hidden_word_of_history_is_published(committed: Path) -> None:
    for audience in ("public", "staff"):
        assert leaked(audience, files_in(built(committed, audience=audience))) == []


SECRETS = {
    "standards/links/safe-house.yml": "title: Safe house\nsummary: Hides.\nkind: support\n",
    "standards/customers/guests.yml": "title: Guests of it\nsummary: They hide.\n",
    "standards/procedures/move-guests.yml": "title: Move guests\nsummary: By night.\nowner: safe-house\nsupports: [permit-in-five-days]\n"
    "steps: [{id: move, does: Move them., by: safe-house, within: 9 working days}]\n",
    "standards/promises/hide-guests.yml": "title: Guests hidden\nsummary: At once.\nwording: You are hidden within an hour.\nkind: public\n"
    "made_by: safe-house\nmade_to: [guests]\nlimit: 1 hour\ntarget: {share: at least 90%}\n",
    "glossary/hide.yml": "title: hiding place\ndefinition: Where a guest is.\nowner: safe-house\n",
}


@pytest.mark.parametrize("audience", ["public", "staff"])
def test_a_site_has_the_same_bytes_without_secrets(audience: str, tmp_path: Path) -> None:
    results = "promise,period,value\npermit-in-five-days,2026-10,80\n"
    framework = "title: Ours\nsummary: Ours.\ncriteria:\n  - {id: a, title: A, text: Kept., shown_by: [promise-over-capability, missed-without-action]}\n"
    open_to_all = {"standards/frameworks/ours.yml": framework, "standards/results/2026.csv": results}
    closed = {path: f"{text}classification: restricted\n" for path, text in SECRETS.items()}
    closed["standards/results/2026.csv"] = f"{results}hide-guests,2026-10,10\n"
    without = files_in(built(tiny_with(open_to_all, tmp_path / "a"), audience=audience))
    assert files_in(built(tiny_with(open_to_all | closed, tmp_path / "b"), audience=audience)) == without


def test_no_row_of_results_tells_how_many_are_hidden(tmp_path: Path) -> None:
    def exported_rows(hidden_rows: str, folder: Path) -> dict[str, str]:
        results = f"promise,period,value\n{hidden_rows}permit-in-five-days,2026-10,80\n"
        closed = {path: f"{text}classification: restricted\n" for path, text in SECRETS.items()}
        checked = checking.check(tiny_with({**closed, "standards/results/2026.csv": results}, folder), TODAY)
        return next(each for each in EXPORTS if each.name == "json").files(seen_by(checked.catalog, "staff"), TODAY)

    one = exported_rows("hide-guests,2026-10,10\n", tmp_path / "a")
    assert one == exported_rows("hide-guests,2026-09,10\nhide-guests,2026-10,10\n", tmp_path / "b")
    assert one == exported_rows("", tmp_path / "c")


def test_messages_stand_in_books_where_a_sender_is_hidden(tmp_path: Path) -> None:
    steps = "steps:\n  - {id: hear, does: Listen., by: safe-house, stage: front}\n  - {id: write, does: Write., by: front, stage: front}\n"
    files = {
        "standards/links/safe-house.yml": f"{SECRETS['standards/links/safe-house.yml']}classification: restricted\n",
        "standards/procedures/issue-a-permit.yml": f"title: Issue a permit\nsummary: By post.\nowner: front\nservice: parking\n"
        f"supports: [permit-in-five-days]\n{steps}messages: [{{id: sent, channel: email, text: It is on its way.}}]\n",
    }
    site = built(tiny_with(files, tmp_path / "a"), audience="staff")
    assert "It is on its way." in element_of(page(site, "chain/front/book"), "main").text()
