"""Pages about what is owed: the report, a link's own page, what leaders and the home page say of it."""

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.pages.kinds import link_owed
from tests.conftest import TODAY, Handbook
from tests.pages.lessons_of_a_desk import BACK, CHANGES, FILES, FRONT, lesson
from tests.sites import built, element_of, hrefs, page, words
from tests.tiny_files import ISSUING, PROCEDURE


def test_the_owed_report_groups_by_link_and_urgency(tiny: Handbook) -> None:
    site = built(tiny(FILES))
    assert "Start early. Front desk Residents 4 October 2026 20 October 2026 33 days late" in words(site, "reports/owed", "#late")
    late = {
        element_of(row, "th").text(strip=True): element_of(row, "td").text(strip=True)
        for row in page(site, "reports/owed").css("#links tbody tr")
    }
    assert late == {"Everyone": "2", "Front desk": "2"}, "an action and thanks"
    everyone = page(site, "reports/owed").css_first("#links tbody tr td a")
    assert everyone and everyone.attributes["href"] == "#late"


LED = {
    "standards/links/managers.yml": "title: Managers\nsummary: Lead.\nkind: leadership\n",
    "standards/links/front.yml": f"{FRONT}coached_by: managers\n",
    "standards/lessons/late.yml": lesson("failure", "Late", more=CHANGES.replace("by: front}", "by: front, due: 2026-09-01}")),
}


def test_leaders_find_all_that_is_late_below_them(tiny: Handbook) -> None:
    site = built(tiny(FILES | LED))
    told = words(site, "chain/managers", "#owed")
    assert "7 things , by more than a month" in words(site, "chain/managers", "#now")
    assert "hold up 7 things" in told and told.count("owed by Front desk") == 3
    assert "chain/managers/owed/" in hrefs(site, "chain/managers") and "All 7 things" in told
    assert words(site, "chain/managers/owed", "#coached").count("owed by Front desk") == 7


def test_leaders_without_late_teams_have_no_such_page(tiny: Handbook) -> None:
    site = built(tiny(FILES | {path: LED[path] for path in LED if "links" in path}))
    assert not (site / "chain/managers/owed").exists()


def test_the_owed_report_adds_up(tiny: Handbook) -> None:
    unowned = lesson("failure", "Late", more="changes: [{what: Ask round.}, {what: Start early., by: front}]\n")
    site = built(tiny({"standards/lessons/late.yml": unowned.replace("owner: front\n", "")}))
    rows = {element_of(row, "th").text(): row for row in page(site, "reports/owed").css("#links tbody tr")}
    totals = {name: sum(int(cell.text()) for cell in row.css("td a.count")) for name, row in rows.items()}
    assert totals.pop("Everyone") == sum(totals.values()) and totals["Nobody's"] == 1


def test_a_link_that_owes_much_has_its_own_page(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_owed, "MOST_ON_PAGE", 3)
    site = built(tiny(FILES))
    assert words(site, "chain/front/owed", "h1") == "Owed by Front desk"
    assert "chain/front/owed/" in hrefs(site, "chain/front")
    assert "Start early." in words(site, "chain/front", "#owed") and "Start early." in words(site, "chain/front/owed", "#late")


def test_a_system_owes_a_handshake_to_its_own_owner(tiny: Handbook) -> None:
    system = "title: Case system\nsummary: Holds all cases.\nkind: system\nowner: front\n"
    supports = f"{FRONT}supports: [{{link: case-system, with: repairs}}]\n"
    site = built(tiny({"standards/links/case-system.yml": system, "standards/links/front.yml": supports}))
    assert "Say that Case system relies on Front desk" in words(site, "reports/owed", "#no-day")
    assert "chain/case-system/" in hrefs(site, "reports/owed")


def test_home_says_how_many_teams_are_late(tiny: Handbook) -> None:
    owing = "changes: [{{what: Start early., by: {by}, due: 2026-09-01}}, {{what: Ask round., by: {by}, due: 2026-09-02}}]\n"
    late = {f"standards/lessons/{by}.yml": lesson("failure", by, more=owing.format(by=by)) for by in ("front", "back")}
    site = built(tiny(late | {"standards/links/back.yml": BACK}))
    assert "4 things Late Owed by 2 teams." in words(site, "", "#promises")


def test_many_days_late_are_grouped_by_thousands(tiny: Handbook) -> None:
    lesson = "title: Old\nsummary: Long ago.\nowner: front\ntype: failure\non: 2020-01-01\nabout: [promise/permit-in-five-days]\n"
    lesson += "what_happened: It lay there.\nchanges: [{what: Tidy up., by: front, due: 2020-01-31}]\n"
    site = built(tiny({"standards/lessons/old.yml": lesson}))
    for path in ("chain/front", "reports/owed"):
        assert "2,487 days late" in words(site, path), path


def test_a_team_finds_what_others_owe_it(tiny: Handbook) -> None:
    owed = "changes: [{what: Start early., by: front, due: 2026-10-20}]\n"
    late = lesson("failure", "Late", more=owed).replace("owner: front", "owner: back")
    site = built(tiny({path: FILES[path] for path in FILES if "links" in path} | {"standards/lessons/late.yml": late}))
    assert "Owed to us 1 thing , 1 late" in words(site, "chain/back", "#now")
    awaited = words(site, "chain/back", "#awaited")
    assert awaited.startswith("What others owe us 1 thing, 1 late") and "Start early. in Late owed by Front desk" in awaited


def many_owners(number: int) -> dict[str, str]:
    """A procedure whose steps are done by so many teams, all of which have to approve it."""
    names = [f"team-{each:02}" for each in range(number)]
    teams = {f"standards/links/{name}.yml": f"title: Team {name[-2:]}\nsummary: Looks.\nkind: front-line\n" for name in names}
    steps = "".join(f"  - {{id: by-{name}, does: Look at it., by: {name}, within: 1 hour}}\n" for name in names)
    return {**teams, PROCEDURE: f"{ISSUING}steps:\n{steps}"}


def test_what_many_teams_owe_is_one_thing(tiny: Handbook) -> None:
    folder = tiny(many_owners(20))
    (row,) = [row.text() for row in page(built(folder), "reports/owed").css("#no-day tbody tr") if "Issue a permit" in row.text()]
    assert "Team 11 and 8 more" in row and "Team 12" not in row
    told = CliRunner().invoke(main, ["owed", "--handbook", str(folder), "--as-of", str(TODAY)]).output
    everyone = element_of(page(built(folder), "reports/owed"), "#links tbody td a").text(strip=True)
    assert f"21 links owe {everyone} things." in told
