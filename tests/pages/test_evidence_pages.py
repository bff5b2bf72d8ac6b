"""Pages about evidence: criteria with their evidence, gaps first, a pack to print, and the evidence of each link."""

import csv
from pathlib import Path

import pytest

from tests.conftest import ROOT, Handbook, tiny_with
from tests.pages.frameworks_shown import BACK, FILES, FRAMEWORK, KEPT
from tests.sites import built, element_of, hrefs, page, words


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tiny_with(FILES, tmp_path_factory.mktemp("evidence") / "handbook"))


def test_a_criterion_shows_verdict_evidence_owner_and_freshness(site: Path) -> None:
    heard = words(site, "frameworks/mark", "#criterion-1\\.1")
    assert "Met 3 of 3 on its scale" in heard
    assert "Back office The wall of letters." in heard
    assert "Show me" in heard and "Fresh gathered 1 October 2026" in heard
    assert "Praised on 1 May 2026 Everyone listens. Shared with Back office" in heard
    assert "Stale its date has passed" in words(site, "frameworks/mark", "#criterion-1\\.4")
    assert {"chain/back/", "rules/no-recovery/"} <= hrefs(site, "frameworks/mark")


@pytest.mark.parametrize(
    ("id", "among", "alone"), [("1.1", "1.1", "The mark 1.1 Heard"), ("ears", "Heard", "The mark Heard")], ids=["number", "name"]
)
def test_a_criterion_is_named_as_people_know_it(id: str, among: str, alone: str, tiny: Handbook) -> None:
    framework = f"title: The mark\nsummary: What is asked.\nowner: front\ncriteria: [{{id: '{id}', title: Heard}}]\n"
    link = f"title: Back office\nsummary: Prints.\nkind: support\nevidences: ['mark#{id}']\n"
    site = built(tiny({"standards/frameworks/mark.yml": framework, "standards/links/back.yml": link}))
    assert f"Evidence for 1 {alone}" in words(site, "chain/back")
    assert f"Has evidence for Back office {among}" in words(site, "frameworks/mark")


def test_a_verdict_stands_as_the_framework_writes_it(tiny: Handbook) -> None:
    framework = FRAMEWORK.replace("not met, partly met, met", "below A, level AA").replace("partly met", "below A")
    site = built(tiny({"standards/frameworks/mark.yml": framework.replace('"1.1": met', '"1.1": level AA')}))
    assert "1.1 Heard Level AA 2 of 2 on its scale" in words(site, "frameworks/mark", "#criterion-1\\.1")
    assert "1.2 Helped Below A 1 of 2 on its scale" in words(site, "frameworks/mark/pack", "#criterion-1\\.2")


def test_a_verdict_of_an_earlier_assessment_says_its_day(tiny: Handbook) -> None:
    again = 'assessments:\n  - {on: 2026-10-05, by: The examiners, verdicts: {"1.2": met}}\n'
    mark = "standards/frameworks/mark.yml"
    site = built(tiny(FILES | {mark: FRAMEWORK.replace("assessments:\n", again)}))
    assert "1.1 Heard Met 3 of 3 on its scale, since 1 May 2026" in words(site, "frameworks/mark", "#criterion-1\\.1")
    assert "since" not in words(site, "frameworks/mark", "#criterion-1\\.2")


def test_an_assessment_of_an_unknown_day_is_shown_last(site: Path) -> None:
    told = words(site, "frameworks/mark", "#assessments")
    assert "Assessed by The examiners: 2 verdicts. Day not known Assessed by Our own people: 1 verdict." in told
    assert "Praised Nobody waits." in words(site, "frameworks/mark", "#criterion-1\\.2")


def test_a_rule_that_examined_nothing_is_no_evidence(site: Path) -> None:
    assert "none of 1 looked at Speaks for it" in words(site, "frameworks/mark", "#criterion-1\\.2")
    assert "Not checked" in words(site, "frameworks/mark", "#criterion-1\\.3")


def test_a_link_with_evidence_twice_is_named_once(tiny: Handbook) -> None:
    shown = "evidences: [{criterion: 'mark#1.2', kind: show-me}, {criterion: 'mark#1.2', kind: tell-me, note: Ask how.}]\n"
    site = built(tiny(FILES | {"standards/links/back.yml": f"title: Back office\nsummary: Prints.\nkind: support\n{shown}"}))
    assert "1.2 Helped The mark Back office Praised: Nobody waits." in words(site, "chain/back", "#evidence")
    assert "Last thanks Nobody waits. from an assessor, for Helped" in words(site, "chain/back")
    assert "Tell me" in (said := words(site, "frameworks/mark", "#criterion-1\\.2")) and "Show me" in said


def test_a_links_pack_has_its_own_evidence_and_results(tiny: Handbook) -> None:
    site = built(tiny(FILES | KEPT))
    pack = words(site, "chain/back/pack")
    assert "As of 22 November 2026. Evidence and verdicts of later days are not in it." in pack
    assert "2 pieces for 2 criteria, 1 of them stale" in pack
    assert "The mark 1.1 Heard" in pack and "The wall of letters." in pack and "The assessor's notes" in pack
    assert "Helped" not in pack and "Nobody examines" not in pack
    front = words(site, "chain/front/pack")
    assert "piece" not in front and "Results of its own promises, for 1 criterion" in front
    assert "Results of its own: public promises 1 kept Kept: Permits in five working days Speaks for it" in front
    assert {"chain/back/pack/", "chain/back/evidence.csv/"} <= hrefs(site, "chain/back")
    with (site / "chain/back/evidence.csv").open(encoding="utf-8") as file:
        assert {(row["link"], row["as_of"]) for row in csv.DictReader(file)} == {("back", "2026-11-22")}


def test_the_public_sees_no_link_packs_plans_or_proposals(tiny: Handbook) -> None:
    open_to_all = {"standards/organisation.yml": "name: Tinford\ndefaults: {classification: public}\n"}
    site = built(tiny(FILES | KEPT | open_to_all), audience="public")
    assert (site / "frameworks/seal/pack/index.html").is_file()
    assert not list(site.glob("chain/*/pack")) and not list(site.glob("chain/*/evidence.csv"))
    assert page(site, "chain/front").css_first("#proposed, #to-show") is None
    assert page(site, "frameworks/seal").css_first("#proposed") is None
    assert "Must still show" not in words(site, "frameworks/seal")


def test_gaps_come_first_and_say_why(site: Path) -> None:
    assert "something fresh speaks for 2 of 4 criteria, nothing for 2" in words(site, "frameworks/mark", "#about")
    gaps = words(site, "frameworks/mark", "#gaps")
    assert "1.3 Guided no evidence, and nothing for its rules to examine" in gaps
    assert "1.4 Old news 1 of our pages spoke for it, and it has gone stale" in gaps
    html = page(site, "frameworks/mark").html or ""
    assert html.index('id="gaps"') < html.index('id="criteria"')


def test_the_pack_and_table_hold_every_criterion(site: Path) -> None:
    pack = words(site, "frameworks/mark/pack")
    assert all(title in pack for title in ("1 Customers", "1.1 Heard", "1.4 Old news", "The wall of letters."))
    with (site / "frameworks/mark/evidence.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["criterion"], row["link"]) for row in rows] == [("1.1", "back"), ("1.2", ""), ("1.3", ""), ("1.4", "back")]


def test_long_frameworks_are_in_brief_and_packs_have_parts(tiny: Handbook) -> None:
    asked = "What we ask of everybody who works for customers, and of whoever leads them. " * 5
    criteria = "".join(f"  - {{id: c{n}, title: Asked {n}, text: '{asked}'}}\n" for n in range(150))
    framework = f"title: Long\nsummary: All.\nowner: front\ncriteria:\n{criteria}"
    shown = "".join(f"  - {{criterion: 'long#c{n}', note: See.}}\n" for n in range(0, 150, 2))
    site = built(
        tiny({"standards/frameworks/long.yml": framework, "standards/links/back.yml": BACK.partition("  - ")[0] + shown})
    )
    brief = page(site, "frameworks/long")
    assert len(brief.css(".criterion")) == 150 and "What we ask" not in (brief.html or "")
    assert "Asked 0 1 piece of evidence" in words(site, "frameworks/long", "#criteria")
    assert "Asked 10 and 69 more" in words(site, "frameworks/long", "#links")
    parts = [page(site, f"frameworks/long/pack{later}") for later in ("", "/list-2")]
    assert sum(len(part.css(".criterion")) for part in parts) == 150
    for part in parts:
        assert "As of" in element_of(part, "#about").text() and part.css_first("#notes")
        assert len(part.css("[data-parts] a")) == 2
    told = element_of(parts[0], "#about")
    assert "Asked 50" not in told.text() and "and 100 more" in told.text()
    assert {(link.attributes["href"] or "").partition("#")[0] for link in told.css("a")} == {"../../../frameworks/long/"}


def test_packs_of_several_frameworks_have_anchors_of_their_own(tiny: Handbook) -> None:
    twice = BACK + "  - {criterion: 'seal#1', on: 2026-10-01}\n  - {criterion: 'mark#1', on: 2026-10-01}\n"
    pack = page(built(tiny(FILES | KEPT | {"standards/links/back.yml": twice})), "chain/back/pack")
    ids = [one.attributes["id"] for one in pack.css(".criterion")]
    assert {"mark-criterion-1", "seal-criterion-1"} <= set(ids) and len(ids) == len(set(ids))


def test_hidden_evidence_does_not_count(tiny: Handbook) -> None:
    files = FILES | {"standards/frameworks/mark.yml": FRAMEWORK + "classification: public\n"}
    site = built(tiny(files), audience="public")
    assert "Back office" not in words(site, "frameworks/mark")
    assert "Back office" not in (site / "frameworks/mark/evidence.csv").read_text(encoding="utf-8")


def test_a_links_page_shows_its_evidence_and_praise(site: Path) -> None:
    own = words(site, "chain/back", "#evidence")
    assert "1.1 Heard The mark Back office Praised: Everyone listens." in own
    assert "1.4 Old news The mark Back office Stale" in own
    assert page(site, "chain/front").css_first("#evidence") is None


def test_the_evidence_report_counts_gaps_and_stale_criteria(tiny: Handbook) -> None:
    partly = BACK + '  - {criterion: "mark#1.1", until: 2026-01-31, note: Old.}\n'
    site = built(tiny(FILES | {"standards/links/back.yml": partly}))
    report = words(site, "reports/evidence", "#framework-mark")
    assert report.startswith("The mark 3")
    assert "1.3 Guided Nothing speaks for it no evidence, and nothing for its rules to examine" in report
    assert "1.1 Heard Part of what speaks for it is stale Back office : its date has passed" in report


def test_the_evidence_report_says_which_rules_find_faults(tiny: Handbook) -> None:
    promise = (ROOT / "tests/tiny/standards/promises/permit-in-five-days.yml").read_text(encoding="utf-8")
    without_recovery = "".join(line for line in promise.splitlines(keepends=True) if "if_we_fail" not in line)
    fresh = {"standards/links/back.yml": BACK + '  - "mark#1.2"\n'}
    site = built(tiny(FILES | fresh | {"standards/promises/permit-in-five-days.yml": without_recovery}))
    assert "not shown, because something speaks against it: 1.2" in words(site, "frameworks/mark", "#about")
    told = "1.2 Helped Its rules find faults A public promise that does not say what happens when we break it : 1 of 1 looked at"
    assert told in words(site, "reports/evidence", "#framework-mark")
