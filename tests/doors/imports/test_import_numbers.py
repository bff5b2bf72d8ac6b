"""Tables with several telephone numbers in a row: all are kept, one of them as `phone`, and what each is for."""

from pathlib import Path

import pytest

from tests.conftest import Handbook
from tests.doors.importing import imported, short

POINT = "Name,Summary,Owner,Channel,Staffed by"


def point(folder: Path) -> str:
    return (folder / "standards/contact-points/night-desk.yml").read_text(encoding="utf-8").partition("staffed_by: [front]\n")[2]


@pytest.mark.parametrize(
    ("columns", "cells", "kept"),
    [
        (
            "Phone,Mobile,Fax",
            "01632 960001,07700 900001,01632 960009",
            'phone: "01632 960001"\nother_numbers:\n'
            '  - {number: "07700 900001", for: mobile}\n  - {number: "01632 960009", for: fax}\n',
        ),
        ("Mobile,Direct line", "07700 900001,01632 960001", "mobile"),
        ("Phone,Ext.", "01632 960001,2204", 'phone: "01632 960001 ext 2204"\n'),
        ("Phone,Ext.", "-,x2204", "phone: ext 2204\n"),
        ("Direct line,Extension", "01632 960001,2204", 'phone: "01632 960001"\nother_numbers: [ext 2204]\n'),
        ("Phone (day),Phone (night)", "01632 960001,01632 960002", "for: night}"),
        (
            "Tel No,Mobile No.,Switchboard",
            "01632 960001,07700 900001,01632 960000",
            'other_numbers:\n  - {number: "07700 900001", for: mobile}\n  - {number: "01632 960000", for: switchboard}\n',
        ),
        ("Phone,Phone / Mobile", "01632 960001,07700 900001", 'other_numbers: ["07700 900001"]\n'),
        ("Phone,Phone 2", "01632 960001,01632 960002", 'phone: "01632 960001"\nother_numbers: ["01632 960002"]\n'),
        ("Phone,Out of hours phone", "01632 960001,01632 960002", "for: out of hours}"),
        ("Phone", "0300 555 0142 / 0300 555 0143", 'phone: "0300 555 0142"\nother_numbers: ["0300 555 0143"]\n'),
        ("Phone", "01632 960001 ext 4 or mobile 07700 900001", 'phone: "01632 960001 ext 4"\nother_numbers:\n'),
        ("Phone,Mobile", ",07700 900001", 'phone: "07700 900001"\n'),
        ("Phone,Fax", ",01632 960009", 'other_numbers:\n  - {number: "01632 960009", for: fax}\n'),
        ("Phone", "Extension 2204", "phone: Extension 2204\n"),
        ("Phone", "01632 960201/2", 'phone: "01632 960201/2"\n'),
    ],
)
def test_all_numbers_of_a_row_are_kept(columns: str, cells: str, kept: str, tiny: Handbook) -> None:
    folder = tiny({})
    nothing = ",".join(["n/a"] * len(columns.split(",")))
    table = f"{POINT},{columns}\nNight desk,D.,front,Phone,front,{cells}\nDay desk,D.,front,Phone,front,{nothing}\n"
    done = imported(folder, "csv", table, "--kind", "contact-point")
    assert (done.exit_code, short(done)) == (0, [])
    assert kept in point(folder)


def test_numbers_of_a_team_stand_in_its_contact(tiny: Handbook) -> None:
    folder = tiny({})
    done = imported(folder, "csv", "Team,What it does,Type,Tel.,Mobile\nTrees,Cuts.,support,,07700 900001\n")
    assert (done.exit_code, short(done)) == (0, [])
    assert "in 1 row without `Tel.`, `Mobile` stands in its place." in done.output
    assert 'contact:\n  phone: "07700 900001"\n' in (folder / "standards/links/trees.yml").read_text()


@pytest.mark.parametrize(("column", "cell"), [("Phone hours", "08:00-17:00"), ("Answers phone", "yes"), ("Extension", "to 2027")])
def test_a_column_about_telephones_may_hold_no_number(column: str, cell: str, tiny: Handbook) -> None:
    table = f"{POINT},Phone,{column}\nNight desk,D.,front,Phone,front,01632 960001,{cell}\n"
    told = short(imported(tiny({}), "csv", table, "--kind", "contact-point"))
    assert [f"no field `{column}`" in each for each in told] == [True]


def test_a_list_of_numbers_becomes_drafts(tiny: Handbook) -> None:
    folder = tiny({})
    table = "# Numbers\n\n| Name | Number | Team |\n| --- | --- | --- |\n| Night desk | 01632 960001 | front |\n"
    done = imported(folder, "csv", table, "--kind", "contact-point", "--owner", "front")
    assert done.exit_code == 0 and "No column is called `summary`, so each contact-point is a draft" in done.output
    assert "no column says how people get in touch; `channel: phone` was written" in done.output
    assert point(folder) == 'phone: "01632 960001"\n'


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("csv", "Our numbers\nDepot: 01632 960001\nFront desk: 01632 960002\n"),
        ("csv", "Depot\t01632 960001\nFront desk\t01632 960002\n"),
        ("markdown", "# Our numbers\n\n- Depot: 01632 960001\n- Front desk – 01632 960002 (day)\n"),
        ("markdown", "| Name | Number |\n| --- | --- |\n| Depot | 01632 960001 |\n| Front desk | 01632 960002 |\n"),
    ],
)
def test_names_and_numbers_alone_are_no_contact_points(format: str, text: str, tiny: Handbook) -> None:
    done = imported(tiny({}), format, text)
    assert ["This is a list of telephone numbers" in each for each in short(done)] == [True]
    assert "`Title`, `Summary`, `Phone`, `Staffed by` and `Owner`" in " ".join(done.output.split())


def test_a_runbook_without_steps_may_name_contacts(tiny: Handbook) -> None:
    text = "# Restart\n\nStop it.\n\nStart it.\n\nLook at it.\n\nDepot: 01632 960001\nDesk: 01632 960002\n"
    assert ["has no numbered steps" in each for each in short(imported(tiny({}), "markdown", text))] == [True]


@pytest.mark.parametrize("number", ["1", "2204001"])
def test_a_column_of_numbers_may_count_rows(number: str, tiny: Handbook) -> None:
    folder = tiny({})
    table = f"Number,{POINT},Phone\n{number},Night desk,D.,front,Phone,front,01632 960001\n"
    assert short(imported(folder, "csv", table, "--kind", "contact-point")) == []
    assert point(folder) == 'phone: "01632 960001"\n'
