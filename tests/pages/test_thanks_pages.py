"""Pages about thanks (who contributed, the sheet, the report) and about causes of failures."""

from pathlib import Path

import pytest

from tests.conftest import Handbook, tiny_with
from tests.pages.lessons_of_a_desk import BACK, FILES, FRONT, IDLE, PRINTER, lesson
from tests.sites import built, hrefs, page, words


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tiny_with(FILES, tmp_path_factory.mktemp("thanks") / "handbook"))


def test_a_thanks_lesson_names_everybody_who_contributed(site: Path) -> None:
    said = words(site, "lessons/sunday", "#causes")
    first = "Front desk Drove it round. Step 1 of Issue a permit : Check the address on the form. Step 2 of Issue a permit :"
    assert said.startswith(f"Who had a hand in it Team What it did {first}")
    assert said.endswith("Print room Through Front desk , which had from them: a printer that works by eight")
    assert "One step beyond" in words(site, "lessons/sunday", "#story")


def test_only_failures_ask_for_the_failed_step(site: Path) -> None:
    assert "We look for the step that failed" in words(site, "lessons/late")
    for other in ("sunday", "card", "idea"):
        assert "failed" not in words(site, f"lessons/{other}", ".page-body") and "Where it came from" not in words(
            site, f"lessons/{other}"
        )
    assert words(site, "lessons/idea", "#causes h2") == "Who took it up"


def test_a_thanks_sheet_has_room_for_names(site: Path) -> None:
    assert "lessons/sunday/thanks/" in hrefs(site, "lessons/sunday")
    said = words(site, "lessons/sunday/thanks")
    assert all(
        part in said
        for part in ("A permit came on a Sunday.", "It shows: We respect your time.", "Drove it round.", "To", "From")
    )
    assert not (site / "lessons/late/thanks").exists()


def test_the_thanks_report_lists_open_and_missing_thanks(site: Path) -> None:
    assert "A permit on a Sunday" in words(site, "reports/thanks", "#to-hand-over")
    assert words(site, "reports/thanks", "#to-hand-over tbody").endswith("Not yet: print the sheet")
    assert "A card" not in words(site, "reports/thanks", "#to-hand-over")
    assert "Thanked on 9 September 2026 by a colleague: It hangs on the wall." in words(site, "reports/thanks", "#m-2026-09")
    assert words(site, "reports/thanks", "#nobody tbody") == "Idle never"
    assert "A card" in words(site, "reports/thanks", "#values") and "Print room" in words(site, "reports/thanks", "#teams")


@pytest.mark.parametrize(
    ("about", "who"), [("promise/permit-in-five-days", "Front desk , Print room"), ("customer/residents", "nobody is named")]
)
def test_the_report_names_who_made_it_happen(tiny: Handbook, about: str, who: str) -> None:
    untraced = lesson("compliment", "A card").partition("traced_to:")[0].replace("promise/permit-in-five-days", about)
    links = {path: FILES[path] for path in FILES if "links" in path} | {
        "standards/links/back.yml": f"{BACK}relies_on: [{{link: idle, for: paper}}]\n"  # further away than those who are named
    }
    site = built(tiny(links | {"standards/lessons/card.yml": untraced}))
    assert f"A card 4 October 2026 Compliment {who} " in words(site, "reports/thanks", "#to-hand-over")


def test_the_report_names_owners_of_things_and_nobody_twice(tiny: Handbook) -> None:
    traced = "{link: printer, what: It ran.}, {link: front, what: Drove.}, {link: counter, what: Sang.}, {link: back, what: Ran.}"
    card = lesson("compliment", "A card").partition("traced_to:")[0] + f"traced_to: [{traced}]\n"
    files = {"standards/lessons/card.yml": card, "standards/links/printer.yml": PRINTER, "standards/links/back.yml": BACK}
    site = built(tiny(files | {"standards/links/front.yml": f"{FRONT}former_ids: [counter]\n"}))
    assert "Compliment Print room , Front desk We respect your time" in words(site, "reports/thanks", "#to-hand-over")


def test_the_report_leaves_out_things_and_retired_teams(tiny: Handbook) -> None:
    retired = {
        "standards/lessons/taken-back.yml": lesson("compliment", "Taken back", more="status: retired\n"),
        "standards/links/gone.yml": IDLE.replace("Idle", "Gone") + "status: retired\n",
    }
    site = built(tiny(FILES | retired | {"standards/links/printer.yml": PRINTER}))
    assert words(site, "reports/thanks", "#nobody tbody") == "Idle never"
    assert "Taken back" not in words(site, "reports/thanks")
    assert not (site / "lessons/taken-back/thanks").exists()


def test_the_latest_thanks_come_first(site: Path) -> None:
    months = page(site, "reports/thanks").css("#months tbody tr")
    assert [row.attributes.get("id") for row in months] == ["m-2026-10", "m-2026-09", "m-2020-01"]
    assert "Front desk 4 October 2026 A permit on a Sunday ; A card ; Long ago" in words(site, "reports/thanks", "#teams")


def test_the_report_names_all_whom_a_lesson_names(tiny: Handbook) -> None:
    teams = {f"standards/links/team-{n}.yml": IDLE.replace("Idle", f"Team {n}") for n in range(6)}
    card = (
        lesson("compliment", "A card").partition("traced_to:")[0]
        + f"traced_to: [{', '.join(f'{{link: team-{n}}}' for n in range(6))}]\n"
    )
    site = built(tiny(teams | {"standards/lessons/card.yml": card}))
    assert "Compliment Team 0 , Team 1 , Team 2 , Team 3 , Team 4 , Team 5 We respect" in words(site, "reports/thanks", "#months")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {
                "standards/promises/print.yml": "title: Printed overnight\nsummary: By nine.\nwording: We print it.\n"
                "kind: internal\nmade_by: idle\nmade_to: [front]\n"
            },
            "Idle never Front desk : Printed overnight",
        ),
        ({"standards/links/front.yml": FRONT.partition("relies_on")[0] + "coached_by: idle\n"}, "Idle never Front desk"),
    ],
    ids=["to whom it promises something", "whom it holds up"],
)
def test_a_team_without_thanks_learns_whom_to_ask(files: dict[str, str], told: str, tiny: Handbook) -> None:
    site = built(tiny({"standards/links/idle.yml": IDLE.replace("support", "leadership")} | files))
    assert words(site, "reports/thanks", "#nobody tbody").endswith(told)


def test_a_sheet_names_those_near_and_a_team_all(tiny: Handbook) -> None:
    further = {
        "standards/links/back.yml": f"{BACK}relies_on: [{{link: paper, for: paper}}]\n",
        "standards/links/paper.yml": "title: Store\nsummary: Keeps.\nkind: support\n",
    }
    site = built(tiny(FILES | further))
    assert "Store" in words(site, "lessons/sunday", "#causes") and "Store" not in words(site, "lessons/sunday/thanks", "#hands")
    told = "Through Print room , which had from you: paper; and so through Front desk"
    assert told in words(site, "chain/paper", "#thanks")


def test_a_team_reads_of_its_own_part_as_you(tiny: Handbook) -> None:
    procedure = (Path(__file__).parent.parent / "tiny/standards/procedures/issue-a-permit.yml").read_text(encoding="utf-8")
    steps = procedure + "".join(f"  - {{id: {id}, does: Ring., by: front, with: [printer]}}\n" for id in ("third", "fourth"))
    things = {"standards/links/printer.yml": PRINTER, "standards/links/back.yml": BACK.partition("supports")[0]}
    alone = {"standards/links/front.yml": FRONT.partition("relies_on")[0]}
    site = built(tiny(FILES | things | alone | {"standards/procedures/issue-a-permit.yml": steps}))
    own = words(site, "chain/front", "#thanks")
    assert "Your step 1 of Issue a permit : Check the address on the form." in own and "And 2 steps more." in own
    assert "You answer for The printer" in words(site, "chain/back", "#thanks")
    assert "Answers for The printer" in words(site, "lessons/sunday", "#causes")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("thanked: {on: 2026-10-05, team: back}\n", "It shows: We respect your time. Thanked on 5 October 2026 by Print room ."),
        ("values: [plain]\n", "It shows: We speak plainly. A sheet to print"),
    ],
    ids=["a team", "other values"],
)
def test_a_lesson_says_who_thanked_and_for_which_values(more: str, told: str, tiny: Handbook) -> None:
    values = "[{id: respect, title: We respect your time}, {id: plain, title: We speak plainly}]"
    organisation = f"name: Tinford\nvalues: {values}\nfeedback: {{complaints: desk}}\n"
    card = {"standards/lessons/card.yml": lesson("compliment", "A card", more=more), "standards/organisation.yml": organisation}
    site = built(tiny(card | {"standards/links/back.yml": BACK}))
    assert told in words(site, "lessons/card", "#story")


def test_links_not_thanked_for_a_year_are_named(tiny: Handbook) -> None:
    old = {path: text for path, text in FILES.items() if "lessons" not in path} | {
        "standards/lessons/long-ago.yml": FILES["standards/lessons/long-ago.yml"]
    }
    site = built(tiny(old))
    assert "Print room 2 January 2020 Front desk : a printer that works by eight" in words(site, "reports/thanks", "#nobody")


def test_many_who_count_on_a_link_are_counted(tiny: Handbook) -> None:
    relying = "kind: support\nrelies_on: [{link: idle, for: paper}]\n"
    teams = {f"standards/links/team-{n}.yml": f"title: Team {n}\nsummary: Works.\n{relying}" for n in range(6)}
    site = built(tiny({"standards/links/idle.yml": IDLE, **teams}))
    assert "Idle never Team 0 : paper; Team 1 : paper; Team 2 : paper; Team 3 : paper and 2 more" in words(
        site, "reports/thanks", "#nobody"
    )


def test_the_public_sees_no_chain_and_no_sheet(tiny: Handbook) -> None:
    site = built(tiny(FILES | {"standards/links/front.yml": FRONT + "classification: public\n"}), audience="public")
    said = words(site, "lessons/card")
    assert "Drove it round." in said and "Print room" not in said and "Step 1" not in said
    assert not (site / "lessons/card/thanks").exists() and not (site / "reports").exists()
    assert "What we owe" not in words(site, "chain/front")


def test_a_failure_names_the_step_at_which_it_began(tiny: Handbook) -> None:
    traced = "  - {link: front, step: issue-a-permit#post, what: The printer was off.}"
    late = lesson("failure", "Late").replace("  - {link: front, what: Drove it round.}", traced)
    site = built(tiny(FILES | {"standards/lessons/late.yml": late}))
    assert "Front desk Step 2 of Issue a permit The printer was off." in words(site, "lessons/late", "#causes")
    assert "The printer was off. Step 2 of Issue a permit" in words(site, "chain/front", "#mended")


def test_a_team_and_the_report_name_one_last_thanks(tiny: Handbook) -> None:
    printed = lesson("compliment", "Printed at night", "2026-08-01").replace("promise/permit-in-five-days", "link/back")
    files = FILES | {
        "standards/links/back.yml": f"{BACK}relies_on: [{{link: paper, for: paper}}]\n",
        "standards/links/paper.yml": "title: Store\nsummary: Keeps.\nkind: support\nrelies_on: [{link: mill, for: pulp}]\n",
        "standards/links/mill.yml": "title: Mill\nsummary: Mills.\nkind: support\n",
        "standards/lessons/printed.yml": printed,
    }
    site = built(tiny(files))
    assert "Last thanks 1 August 2026: Printed at night" in words(
        site, "chain/paper"
    )  # and not those of October, from further away
    assert "Store 1 August 2026 Printed at night" in words(site, "reports/thanks", "#teams")
    assert "Last thanks 1 August 2026: Printed at night" in words(site, "chain/mill")
    assert "Mill through others only, 1 August 2026" in words(site, "reports/thanks", "#nobody")


def test_pages_say_what_whoever_is_thanked_was(tiny: Handbook) -> None:
    retired = FRONT.replace("Front desk", "Old counter") + "status: retired\nreplaced_by: idle\n"
    told = lesson("beyond", "A permit on a Sunday").replace("{link: front", "{link: old")
    failed = lesson("failure", "Late").replace("{link: front", "{link: old").replace("Drove it round", "Lost it")
    files = {"standards/links/old.yml": retired, "standards/lessons/sunday.yml": told, "standards/lessons/late.yml": failed}
    site = built(tiny(FILES | files | {"standards/links/idle.yml": IDLE + "status: suspended\n"}))
    assert "A permit on a Sunday As Old counter . Drove it round." in words(site, "chain/idle", "#thanks")
    assert "As Old counter . Lost it." in words(site, "chain/idle", "#mended")
    assert "A permit on a Sunday Drove it round." in words(site, "chain/old", "#thanks")
    assert "Idle (suspended) As Old counter . Drove it round." in words(site, "lessons/sunday", "#causes")
    assert "Old counter (retired, now Idle) Lost it." in words(site, "lessons/late", "#causes")
    assert "Idle (suspended) (as Old counter )" in words(site, "reports/thanks", "#to-hand-over")
    assert "Idle suspended" in words(site, "reports/thanks", "#teams")
