"""The receivers of a promise between links: on pages, in reports, calendars, schemas and changes."""

import json
import shutil
from pathlib import Path

import pytest

from interlock.catalog import catalog_of
from interlock.exports import codeowners, icalendar, schema
from interlock.site import checking
from interlock.sources.handbook_reader import read_handbook
from tests.commits import committed
from tests.conftest import ROOT, TINY, TODAY, Handbook, write
from tests.history.edits_told import sentences
from tests.questions.promised_between import BACK, FILES, FRONT, HEAD, PRINTED, approve
from tests.sites import built, page, words

SATISFIED = """\
satisfied:
  - {link: front, on: 2026-10-12, answer: partly, text: Not on Mondays.}
  - {link: post, on: 2024-10-14, answer: yes}
"""
POST = "title: Post room\nsummary: Posts what is printed.\nkind: support\nrelies_on:\n  - {link: back, for: permits by nine}\n"


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A promise to two links: the desk has signed and is partly served, the post room answered long ago."""
    folder = tmp_path_factory.mktemp("receivers") / "handbook"
    shutil.copytree(TINY, folder)
    for path, text in (FILES | {"standards/links/post.yml": POST}).items():
        write(folder / path, text)
    write(folder / PRINTED, FILES[PRINTED].replace("[front]", "[front, post]") + "review: {every: 6 months}\n" + SATISFIED)
    for side, link in (("management", "head"), ("providers", "back"), ("receivers", "front")):
        assert approve(folder, side, link).exit_code == 0
    return folder


@pytest.fixture
def copy(handbook: Path, tmp_path: Path) -> Path:
    """A copy of the handbook that a test may change."""
    return Path(shutil.copytree(handbook, tmp_path / "handbook"))


@pytest.fixture(scope="module")
def site(handbook: Path) -> Path:
    return built(handbook)


def test_a_promise_shows_its_receivers_signatures_and_answers(site: Path) -> None:
    told = [
        " ".join(row.text(separator=" ").split()) for row in page(site, "promises/printed-overnight").css("#receivers tbody tr")
    ]
    assert told == [
        "Front desk Signed 20 November 2026 Partly served 12 October 2026 : Not on Mondays.",
        "Post room Not signed yet Well served Out of date 14 October 2024",
    ]


@pytest.mark.parametrize("link", ["front", "back"])
def test_both_links_show_how_the_receiver_is_served(link: str, site: Path) -> None:
    told = words(site, f"chain/{link}", "#handshakes")
    assert "Promise: Permits printed overnight Partly served 12 October 2026 : Not on Mondays. Interlocked" in told


@pytest.mark.parametrize(
    ("line", "note"), [("status: suspended", "suspended"), ("valid_from: 2027-01-01", "from 1 January 2027")]
)
def test_a_handshake_tells_whether_its_promise_holds(line: str, note: str, copy: Path) -> None:
    with (copy / PRINTED).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    site = built(copy)
    shaken = words(site, "chain/post", "#handshakes")
    assert f"Promise: Permits printed overnight ({note})" in shaken
    assert f"Permits printed overnight ({note})" in words(site, "reports/handshakes")
    assert ("Still to sign" in shaken) == (note != "suspended")


def test_an_unsigned_link_is_named_in_the_handshake(site: Path) -> None:
    assert "Still to sign: Post room Well served Out of date 14 October 2024 Agreed" in words(site, "chain/post", "#handshakes")


def test_a_link_sees_its_receivers_answers(site: Path) -> None:
    assert "What those we serve say 1 partly served, 1 out of date" in words(site, "chain/back", "#strength")


def test_lines_to_paste_are_offered_for_missing_sides(site: Path) -> None:
    asked = words(site, "promises/printed-overnight")
    assert "Post room, for those it is promised to" in asked and "- side: receivers link: post role: your role" in asked
    assert "Front manager approved for those it is promised to, Front desk." in asked


def test_the_handshake_report_names_missing_signatures(site: Path) -> None:
    assert "Still to sign" in words(site, "reports/handshakes", "#agreed")
    assert "Permits printed overnight Post room Well served, out of date" in words(site, "reports/handshakes", "#agreed")
    assert "Permits printed overnight Partly served" in words(site, "reports/handshakes", "#interlocked")


def test_the_approvals_report_marks_signatures_for_another_side(copy: Path) -> None:
    write(copy / PRINTED, (copy / PRINTED).read_text().replace("link: head", "link: back"))
    site = built(copy)
    told = words(site, "reports/approvals", "#wrong")
    assert "Permits printed overnight Back office management 20 November 2026" in told
    assert "Does not count it is not theirs to sign for that side." in words(site, "promises/printed-overnight")


def test_the_public_does_not_see_receivers_answers(copy: Path) -> None:
    for path in copy.rglob("*.yml"):
        if path.name != "organisation.yml":
            write(path, path.read_text() + "classification: public\n")
    told = words(built(copy, audience="public"), "promises/printed-overnight")
    assert "Permits that reach us by four" in told
    assert not [said for said in ("Not on Mondays", "Well served", "Partly served", "Not signed") if said in told]


def test_the_calendar_asks_for_answers_again(handbook: Path) -> None:
    feeds = icalendar.files(catalog_of(read_handbook(handbook)), TODAY)
    event = feeds["owed/front.ics"].replace("\r\n ", "").replace("\r\n", "\n")
    assert "SUMMARY:Say again whether it serves you: Permits printed overnight\n" in event
    assert "DTSTART;VALUE=DATE:20270412\n" in event
    assert f"DESCRIPTION:For Back office. Then write a line under `satisfied:` in {PRINTED}\n" in event


def test_receivers_owe_a_signature_and_an_answer(handbook: Path) -> None:
    debts = checking.check(handbook, TODAY).facts.debts.all
    told = [(owed.kind, owed.paste, owed.days_late > 0) for owed in debts if owed.link and owed.link.id == "post"]
    assert told == [
        ("answer", "- {link: post, on: 2026-11-22, answer: …}", True),
        ("approval", "interlock approve promise/printed-overnight --side receivers --link post --role …", False),
    ]


def test_every_side_is_asked_to_review_a_promise(copy: Path) -> None:
    for name, path in (("front", FRONT), ("back", BACK), ("head", HEAD)):
        write(copy / path, (copy / path).read_text() + f"reviewers: [town/{name}]\n")
    lines = codeowners.text(catalog_of(read_handbook(copy))).splitlines()
    assert f"/{PRINTED} @town/back @town/head @town/front" in lines
    assert f"/{FRONT} @town/front" in lines


def test_editors_are_offered_the_third_side_and_the_answers(handbook: Path) -> None:
    made = schema.kind_schemas(catalog_of(read_handbook(handbook)))["promise"]["$defs"]
    assert made["Approval"]["properties"]["side"]["enum"] == ["management", "providers", "receivers"]
    assert made["Satisfied"]["properties"]["answer"]["enum"] == ["yes", "partly", "no"]
    assert json.dumps(made["Satisfied"]["properties"]["link"]).count("link-id") == 1


def test_a_receivers_answer_voids_no_stamp(copy: Path) -> None:
    folder = committed(copy)
    text = (copy / PRINTED).read_text()
    write(copy / PRINTED, text.replace("satisfied:\n", "satisfied:\n  - {link: front, on: 2026-11-21, answer: yes}\n"))
    assert sentences(folder) == [
        "Promises: promise/printed-overnight: What those it is made to say of it: added Front desk "
        "(on 21 November 2026, answer yes)."
    ]


def test_a_stale_receivers_stamp_offers_lines_to_sign_again(copy: Path) -> None:
    folder = committed(copy)
    write(copy / FRONT, (copy / FRONT).read_text().replace("The forms of the day", "The forms of the day and the fees"))
    told = sentences(folder)
    approval = "The approval of the front manager (Front desk, for the receivers) no longer counts. Changed since: what passes."
    assert f"Approvals: promise/printed-overnight: {approval}" in told
    assert "Handshakes: link/front: It was interlocked and is now agreed." in told


def test_signed_contact_points_wait_for_what_was_passed_over(tiny: Handbook) -> None:
    case = ROOT / "tests/cases/not-approved/signed-but-nobody-found-it-wanting"
    site = built(tiny({path.relative_to(case).as_posix(): path.read_text(encoding="utf-8") for path in case.rglob("*.yml")}))
    assert "Town hall desk Every side has signed; not critiqued yet" in words(site, "reports/approvals", "#missing")
    assert "Town hall desk" not in words(site, "reports/approvals", "#complete")
