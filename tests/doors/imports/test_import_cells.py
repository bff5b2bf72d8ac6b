"""Cells of tables as people write them: nothing, amounts, days; and what shares a sheet with a table."""

import pytest

from tests.conftest import Handbook
from tests.doors.importing import imported, short

HEADER = "title,summary,wording,kind,made by,made to"


def promises_with(column: str, cells: list[str], tiny: Handbook) -> list[str]:
    """What the last lines of promises say that are taken from a table with one more column."""
    folder = tiny({})
    rows = [f"P{number},On time.,You are paid.,public,front,residents,{cell}" for number, cell in enumerate(cells)]
    done = imported(folder, "csv", "\n".join([f"{HEADER},{column}", *rows]), "--map", f"{column}={column.partition(' (')[0]}")
    assert (done.exit_code, short(done)) == (0, []), done.output
    files = [folder / f"standards/promises/p{number}.yml" for number in range(len(cells))]
    return [file.read_text(encoding="utf-8").splitlines()[-1] for file in files]


def test_what_stands_for_nothing_is_left_out(tiny: Handbook) -> None:
    nothing = ["-", "--", "–", "#DIV/0!", "#NV", "?", "???", "n.a.", "tba", "tbd", "not applicable", "To be agreed"]
    assert set(promises_with("limit", nothing, tiny)) == {"made_to: [residents]"}


@pytest.mark.parametrize(
    ("column", "cells", "limits"),
    [
        ("limit (working days)", ["2.5", "1", "1 to 2"], ["2.5 working days", "1 working day", "1 to 2 working days"]),
        ("limit (in_MONTHS)", ["3", "1"], ["3 months", "1 month"]),
        ("limit (hours or HOURS)", ["3", "1"], ["3 hours", "1 hour"]),
        ("limit (hour)", ["3", "1"], ["3 hours", "1 hour"]),
    ],
)
def test_units_above_a_column_fit_its_numbers(column: str, cells: list[str], limits: list[str], tiny: Handbook) -> None:
    assert promises_with(column, cells, tiny) == [f'limit: "{limit}"' for limit in limits]


@pytest.mark.parametrize("column", ["Limit_Days", "limit days", "Time limit in days", "SLA (day)"])
def test_a_unit_may_follow_the_name_of_a_column(column: str, tiny: Handbook) -> None:
    folder = tiny({})
    imported(folder, "csv", f"{HEADER},{column}\nPay,On time.,You are paid.,public,front,residents,3\n")
    assert 'limit: "3 days"' in (folder / "standards/promises/pay.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["1/12/2026", "13/1/2026"], ["2026-12-01", "2026-01-13"]),
        (["1-12-2026", "1-13-2026"], ["2026-01-12", "2026-01-13"]),
        (["2026-04-01T09:30:00.123+02:00", "13/05/2026 9:30 PM"], ["2026-04-01", "2026-05-13"]),
    ],
)
def test_a_day_after_the_twelfth_tells_for_its_column(cells: list[str], days: list[str], tiny: Handbook) -> None:
    assert promises_with("valid_from", cells, tiny) == [f"valid_from: {day}" for day in days]


def test_days_that_may_be_two_are_asked_for(tiny: Handbook) -> None:
    table = f"{HEADER},valid_from\nA,B,C,public,front,residents,1/12/2026\nD,E,F,public,front,residents,12/1/2026\n"
    told = short(imported(tiny({}), "csv", table))
    assert [each.partition(": ")[2] for each in told] == [
        "`1/12/2026` is not a date  [bad-date]",
        "`12/1/2026` is not a date  [bad-date]",
    ]


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ("Our words\n\nterm,definition,fish,,,Team,Summary\nkerb,The edge.,x,,,Depot,Collects.\n", "3:24"),
        ("Our words\n\nterm,definition,fish\nkerb,The edge.,x\n\nTeam,,Summary,Customer\nDepot,,Collects.,Residents\n", "6:1"),
    ],
)
def test_another_table_hides_nothing_of_the_first(table: str, place: str, tiny: Handbook) -> None:
    folder = tiny({})
    done = imported(folder, "csv", table, "--kind", "term", "--owner", "front")
    unknown, further = short(done)
    assert unknown.startswith("taken.txt:3:17 warning: There is no field `fish`")
    assert further.startswith(f"taken.txt:{place} error: Another table begins here, ")
    assert "its header was found in line 3; what stands above it was passed over." in done.output
    assert (folder / "glossary/kerb.yml").exists()


@pytest.mark.parametrize("row", ["service,promise", "team,customer", "summary,service"])
def test_two_words_of_a_glossary_begin_no_table(row: str, tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", f"term,definition\nkerb,The edge.\n{row}\n", "--kind", "term", "--owner", "front")
    assert (done.exit_code, short(done)) == (0, [])


def test_choices_in_lists_of_sharepoint_lose_their_numbers(tiny: Handbook) -> None:
    folder = tiny({})
    table = (
        "title,summary,Service owner,Audience,Tags\nPermits,P.,front;#12,residents;#3,;#cars;#roads;#\n"
        "Maps,M.,front;#1,residents;#3;#Residents;#4,\n"
    )
    done = imported(folder, "csv", table, "--kind", "service")
    assert (done.exit_code, short(done)) == (0, [])
    assert "in `Audience`, `residents;#3` was read as `residents`, and so 1 other." in done.output
    permits = (folder / "standards/services/permits.yml").read_text()
    assert "owner: front\n" in permits and "customers: [residents]\n" in permits and "tags: [cars, roads]\n" in permits


def test_a_column_without_a_name_may_count_the_rows(tiny: Handbook) -> None:
    folder = tiny({})
    table = "Our words,,\n,Word,What it means\n1,Kerb,The edge.\n2,Lane,A way.\nBlue is new.,,\n"
    done = imported(folder, "csv", table, "--owner", "front")
    assert short(done) == [
        "taken.txt:5:1 warning: This row has nothing that every term must have, and was passed over  [missing-field]"
    ]
    assert "column 1, which has no name, only counts the rows, and was left out." in done.output
    assert (folder / "glossary/kerb.yml").exists() and (folder / "glossary/lane.yml").exists()


@pytest.mark.parametrize("written", ["In progress", "in-progress", "WIP", "Draft"])
def test_states_are_known_however_they_are_written(written: str, tiny: Handbook) -> None:
    folder = tiny({})
    done = imported(folder, "csv", f"term,definition,status\nkerb,The edge.,{written}\n", "--kind", "term", "--owner", "front")
    assert (done.exit_code, short(done)) == (0, [])
    assert "status: draft\n" in (folder / "glossary/kerb.yml").read_text()


def test_an_empty_column_with_a_name_ends_no_table(tiny: Handbook) -> None:
    table = "term,definition,source,Team,Summary\nkerb,The edge.,,Front desk,An edge.\n"
    done = imported(folder := tiny({}), "csv", table, "--kind", "term")
    assert (done.exit_code, short(done)) == (0, [])
    assert "owner: front\n" in (folder / "glossary/kerb.yml").read_text(encoding="utf-8")


def test_cells_hold_what_spreadsheets_show(tiny: Handbook) -> None:
    """Programs write `="007"` so that a spreadsheet keeps the zeros, and end lines in a cell as those of the file."""
    table = 'term,definition,owner\r\n="007","The ""agent"".\r\nOn duty.",="front"\r\n"=""03""","=""a"" & ""b""",front\r\n'
    done = imported(folder := tiny({}), "csv", table)
    assert (done.exit_code, short(done)) == (0, [])
    first, second = ((folder / f"glossary/{name}.yml").read_text(encoding="utf-8") for name in ("007", "03"))
    assert first == 'title: "007"\nowner: front\ndefinition: |-\n  The "agent".\n  On duty.\n'
    assert second.endswith('definition: "=\\"a\\" & \\"b\\""\n')
