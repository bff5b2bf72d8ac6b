"""Whatever changes in what is hidden from an audience, no byte of what is published for it does: nothing can be learnt of it.

Except what RELIABILITY.md names: where something hidden answers, no gap is told (`ANSWERS`, and references), and whether something is
approved, and who has yet to, may depend on hidden words and teams. So nothing here is approved, nor called `not-approved`.
"""

import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from interlock.catalog import Catalog
from interlock.catalog.audience import Audience, seen_by
from interlock.definitions import KINDS
from interlock.site import writer
from interlock.site.outputs import exported
from tests.conftest import ROOT, examples, is_nightly, write
from tests.fuzz.definitions import Tree, handbooks
from tests.pages.hidden_changes import Change, apply, changed_at_random, differing, is_hidden, published, read, written

READERS: tuple[Audience, ...] = ("public", "staff")


def larkfield(folder: Path, audience: Audience, random: Random) -> dict[str, Tree]:
    """A copy of Larkfield and its definitions by path. For staff, who see all of it, some are hidden at random."""
    for name in ("standards", "glossary", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    organisation = folder / "standards/organisation.yml"
    write(organisation, organisation.read_text(encoding="utf-8").replace("\nrules:\n", "\nrules:\n  not-approved: off\n"))
    files = {}
    for path in sorted(path for kind in KINDS for path in (folder / kind.folder).rglob("*.yml")):
        tree = read(path.read_text(encoding="utf-8"))
        if audience == "staff" and random.random() < 0.3:
            tree["classification"] = "restricted"
        tree.pop("approvals", None)
        write(path, written(tree))
        files[path.relative_to(folder).as_posix()] = tree
    # Each word that is explained is used on a shown page: otherwise, whether a hidden text uses it decides whether it is called unused.
    terms = [tree["title"] for path, tree in files.items() if path.startswith("glossary/") and not is_hidden(tree, audience)]
    write(folder / "docs/words.md", "\n".join(["# Words", "", *(f"- {title}" for title in terms), ""]))
    return files


def leaks(folder: Path, files: dict[str, Tree], audience: Audience, random: Random) -> list[str]:
    """What differs after each hidden definition has changed; with what had changed, in short, for whoever looks for the one."""
    forms = [exported()] if is_nightly() else []
    before = published(folder, audience, *forms)
    changes = changed_at_random(files, audience, random)
    assert changes
    apply(changes, folder)
    found = differing(before, published(folder, audience, *forms))
    return [*found, *map(_told, changes)] if found else []


def _told(change: Change) -> str:
    return f"{change.path} {'.'.join(map(str, change.route))}: {str(change.value)[:60]}"


@pytest.mark.nightly
@pytest.mark.parametrize("audience", READERS)
def test_changes_of_hidden_change_nothing_of_larkfield(audience: Audience, tmp_path: Path) -> None:
    for seed in range(20 if is_nightly() else 1):
        random, folder = Random(seed), tmp_path / str(seed)
        assert leaks(folder, larkfield(folder, audience, random), audience, random) == []
        shutil.rmtree(folder)


@settings(examples(2), phases=(Phase.explicit, Phase.generate))  # each try builds two sites: to look for a smaller one takes long
@given(files=handbooks(), seed=st.integers(0, 2**32), audience=st.sampled_from(READERS))
def test_changes_of_hidden_change_nothing_published(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, Tree], seed: int, audience: Audience
) -> None:
    random, folder = Random(seed), tmp_path_factory.mktemp("hidden")
    organisation = files.pop("standards/organisation.yml")
    settled = {"defaults": {"classification": "staff"}, "rules": {"not-approved": "off"}}
    write(folder / "standards/organisation.yml", written(organisation | settled))
    for number, (path, tree) in enumerate(files.items()):
        open_to = random.choice(("public", "staff", "restricted")) if number else "restricted"
        tree |= {"classification": open_to, "status": "published"}
        tree.pop("approvals", None)
        write(folder / path, written(tree))
    assert leaks(folder, files, audience, random) == []


def test_a_planted_leak_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a page summed up the letters of the whole handbook."""

    def telling(catalog: Catalog, audience: Audience, *, drafts: bool = False) -> Catalog:
        seen, letters = seen_by(catalog, audience, drafts=drafts), sum(len(str(each)) for each in catalog.definitions.values())
        return replace(seen, organisation=seen.organisation.model_copy(update={"vision": f"{letters} letters"}))

    hidden = {"title": "Back room", "summary": "Listens.", "kind": "support", "classification": "restricted"}
    files = {"standards/links/back-room.yml": hidden}
    assert is_hidden(hidden, "staff")
    write(tmp_path / "standards/organisation.yml", "name: Tinford\n")
    write(tmp_path / "standards/links/back-room.yml", written(hidden))
    assert leaks(tmp_path, files, "staff", Random(1)) == []
    write(tmp_path / "standards/links/back-room.yml", written(hidden))
    monkeypatch.setattr(writer, "seen_by", telling)
    assert "site 0: about/index.html" in leaks(tmp_path, files, "staff", Random(1))
