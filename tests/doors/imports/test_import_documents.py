"""Pages that Google Docs, Word and LibreOffice save: lists in lists, remarks of those who wrote them, what stands on each sheet."""

import pytest

from tests.conftest import Handbook
from tests.doors.importing import imported

GOOGLE = """<style>ol.lst-kix_a1-0{list-style-type:none}.c1{text-decoration:none}.c2{font-weight:400;text-decoration:line-through}</style>
<p class="title"><span class="c1">Take a report</span></p><ol class="c7 lst-kix_a1-0 start" start="1"><li class="c8"><span class="c1">Ask
where.</span></li><li class="c8"><span class="c1">Look into the </span><span class="c2">card index</span><span class="c1"> book:</span><sup><a
href="#cmnt1" id="cmnt_ref1">[a]</a></sup></li></ol><ol class="lst-kix_a1-1 start" start="1"><li>the day</li></ol><ul
class="lst-kix_a1-2 start"><li>and hour</li></ul><ol class="lst-kix_a1-1" start="2"><li>the place</li></ol><ol class="lst-kix_a1-0"
start="3"><li>Tell them.</li></ol><div class="c9"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Really?</span></p><p>I doubt it.</p></div>"""
WORD = """<style>span.MsoDel{text-decoration:line-through}</style><p class=MsoTitle>Take a report</p><ol><li>Ask where.<span
class=MsoCommentReference><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[AB1]</a></span><li>Tell <span class=MsoDel>all</span>
them.</ol><div id="_com_1" class=msocomtxt><p><span class=MsoCommentReference><a href="#_msoanchor_1" class=msocomoff>[AB1]</a></span>
Really?</p></div>"""
WRITER = """<div title="header"><p>Manual, page 1</p></div><h1>Take a report</h1><ol><li>Ask where.<li>Tell them.</ol>
<div title="footer"><p>Version 3</p></div>"""


@pytest.mark.parametrize(
    ("page", "steps", "told"),
    [
        (
            GOOGLE,
            ["Ask where.", '"Look into the book: the day: and hour; the place."', "Tell them."],
            ["`[a] Really? I doubt it.` is a comment", "`card index` is struck out"],
        ),
        (WORD, ["Ask where.", "Tell them."], ["`Really?` is a comment", "`all` is struck out"]),
        (WRITER, ["Ask where.", "Tell them."], ["`Manual, page 1` is around the page", "`Version 3` is around the page"]),
    ],
)
def test_documents_saved_as_pages_show_their_words_only(page: str, steps: list[str], told: list[str], tiny: Handbook) -> None:
    done = imported(folder := tiny({}), "html", page, "--owner", "front")
    procedure = (folder / "standards/procedures/taken.yml").read_text(encoding="utf-8")
    assert procedure.startswith("title: Take a report\nsummary: Take a report\nowner: front\n")
    assert [line.partition("does: ")[2].rpartition(", by")[0] for line in procedure.split("\n") if "does:" in line] == steps
    assert all(f"{each}, and was left out." in done.output for each in told)
