"""While editing, pages show drafts and list faults; what an audience may not see leaves no trace in either."""

from interlock.site import checking
from tests.conftest import TODAY, Handbook
from tests.sites import built, element_of, page, words


def test_a_draft_is_shown_while_editing_only(tiny: Handbook) -> None:
    draft = {"standards/links/new.yml": "title: New team\nsummary: Not yet there.\nkind: support\nstatus: draft\n"}
    folder = tiny(draft)
    assert not (built(folder) / "chain/new").exists()
    assert "Nobody works by this yet" in page(built(folder, drafts=True), "chain/new").text()


def test_nothing_is_overdue_in_a_draft(tiny: Handbook) -> None:
    draft = (
        "title: Late\nsummary: It came late.\ntype: complaint\non: 2026-05-04\nabout: [service/parking]\nwhat_happened: It lay.\n"
    )
    action = "changes: [{what: Empty the tray., by: front, due: 2026-06-01}]\nstatus: draft\n"
    site = built(tiny({"standards/lessons/late.yml": draft + action}), drafts=True)
    for path in ("lessons/late", "you-said"):
        assert "Was due 1 June 2026" in words(site, path), path


def test_faults_are_listed_on_pages_while_editing(tiny: Handbook) -> None:
    folder = tiny({"standards/links/other.yml": "title: Other\nsummry: Misspelt.\nkind: support\n"})
    site = built(folder, drafts=True)
    assert "1 error in the definitions" in page(site, ".").text()
    assert "left out until its file is mended" in element_of(page(site, "chain/other"), "main").text()
    assert "summry" in element_of(page(site, "chain/other"), "main").text()
    told = element_of(page(site, "faults"), "main").text()
    assert "There is no field summry in a link" in told
    assert "Did you mean summary?" in told


def test_advice_that_names_a_hidden_definition_is_not_reported(tiny: Handbook) -> None:
    hidden = "title: The hushed crew\nsummary: Works out of sight.\nkind: support\nclassification: restricted\n"
    relies = "title: Front desk\nsummary: Answers.\nkind: front-line\nrelies_on: [{link: hushed, for: help}]\n"
    supports = "supports: [{link: front, with: help}]\n"
    folder = tiny({"standards/links/hushed.yml": hidden + supports, "standards/links/front.yml": relies})
    assert any("`hushed`" in finding.message for finding in checking.check(folder, TODAY).findings)
    assert [path for path in built(folder).rglob("*") if path.is_file() and b"hushed" in path.read_bytes()] == []


def test_faults_are_listed_although_other_definitions_are_hidden(tiny: Handbook) -> None:
    hidden = "title: The quiet team\nsummary: Works out of sight.\nkind: support\nclassification: restricted\n"
    faulty = "title: Depot\nsummry: Mends things.\nkind: support\n"
    folder = tiny({"standards/links/quiet.yml": hidden + "zzquiet: 1\n", "standards/links/depot.yml": faulty})
    faults = (built(folder, drafts=True) / "faults/index.html").read_text(encoding="utf-8")
    assert "summry" in faults
    assert "zzquiet" not in faults


def test_warnings_of_one_fault_are_one_section(tiny: Handbook) -> None:
    teams = {
        f"standards/links/van-{number}.yml": f"title: Van {number}\nsummary: Drives.\nkind: support\n" for number in range(12)
    }
    loud = "name: Tinford\nrules: {link-supports-nothing: warning}\n"
    faults = (built(tiny({**teams, "standards/organisation.yml": loud}), drafts=True) / "faults/index.html").read_text("utf-8")
    assert faults.count("rules/link-supports-nothing/") == 1
    assert "And 11 more like it" in faults
