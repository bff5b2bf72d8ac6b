"""The folder of a site: what stands in it, what leaves no trace there, and that the same input gives the same bytes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from interlock.site import checking
from interlock.site.refused_folders import NotASite
from tests.conftest import TODAY, Handbook
from tests.sites import built, page

RESTRICTED = """\
title: What to do when somebody threatens zq7marker
summary: The zq7marker steps that keep the people at the desk safe.
owner: front
classification: restricted
steps:
  - {id: alarm, does: Press the zq7marker button., by: front, stage: front}
"""


def test_a_restricted_definition_leaves_no_trace_in_the_site(tiny: Handbook) -> None:
    folder = tiny({"standards/procedures/zq7id.yml": RESTRICTED})
    seen = b"".join(path.read_bytes() + path.as_posix().encode() for path in built(folder).rglob("*") if path.is_file())
    assert b"zq7" not in seen
    shown = built(folder, audience="restricted")
    assert "zq7marker" in page(shown, "procedures/zq7id").text()


def test_a_former_id_redirects_to_the_page(tiny: Handbook) -> None:
    link = "title: Moved\nsummary: It had another name.\nkind: support\nformer_ids: [old-name]\n"
    site = built(tiny({"standards/links/new-name.yml": link}))
    assert 'content="0; url=../../chain/new-name/index.html"' in (site / "chain/old-name/index.html").read_text(encoding="utf-8")


def test_a_build_deletes_pages_of_earlier_builds(tiny: Handbook) -> None:
    extra = {"standards/links/extra.yml": "title: Extra\nsummary: One more.\nkind: support\n"}
    folder = tiny(extra)
    assert (built(folder) / "chain/extra/index.html").is_file()
    (folder / "standards/links/extra.yml").unlink()
    assert not (built(folder) / "chain/extra").exists()


def test_a_folder_with_other_files_is_refused(tiny: Handbook) -> None:
    folder = tiny({})
    precious = folder.parent / "site" / "precious.txt"
    precious.parent.mkdir()
    precious.write_text("mine", encoding="utf-8")
    with pytest.raises(NotASite):
        built(folder)
    assert precious.read_text(encoding="utf-8") == "mine"


def test_every_page_is_small(larkfield_site: Path) -> None:
    """Books and packs, which hold much for print, are not counted."""
    pages = [path for path in larkfield_site.rglob("*.html") if path.parent.name not in ("book", "pack")]
    assert {str(path): path.stat().st_size for path in pages if path.stat().st_size > 60_000} == {}


@pytest.mark.parametrize(
    "change", [lambda text: text, lambda text: text.replace("Front desk", "The desk")], ids=["same", "changed"]
)
def test_the_same_input_gives_the_same_bytes(tiny: Handbook, change: Callable[[str], str]) -> None:
    folder = tiny({})
    file = folder / "standards/links/front.yml"
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    first = {path.name + str(path.stat().st_size): path.read_bytes() for path in built(folder).rglob("*") if path.is_file()}
    shutil.rmtree(folder.parent / "site")
    second = {path.name + str(path.stat().st_size): path.read_bytes() for path in built(folder).rglob("*") if path.is_file()}
    assert first == second


def test_a_former_id_writes_nothing_outside_the_site(tiny: Handbook) -> None:
    link = "title: Front desk\nsummary: Answers.\nkind: front-line\nformer_ids: [../../../out, a/b]\n"
    folder = tiny({"standards/links/front.yml": link})
    assert [finding.rule for finding in checking.check(folder, TODAY).errors] == ["bad-id", "bad-id"]
    site = built(folder)
    assert not list(site.parent.rglob("out"))
    assert not (site / "chain/a").exists()
