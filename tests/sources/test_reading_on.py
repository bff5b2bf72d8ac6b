"""Behind a slip that stops the parser of YAML, the other faults of the same file are told in the same run."""

import pytest

from tests.conftest import Handbook, findings_in, short

SERVICE = "standards/services/parking.yml"
PROCEDURE = "standards/procedures/issue-a-permit.yml"
REST = "owner: frnt\ncustomers: residents\nlangages: English\n"


@pytest.mark.parametrize(
    ("first", "column"),
    [
        ('title: "Parking\nsummary: Permits.\n', "1:8"),
        ("title: Parking\nsummary Permits.\n", "2:1"),
        ("title: Parking\n summary: Permits.\n", "2:2"),
        ("title: !Parking now\nsummary: Permits.\n", "1:8"),
        ("title: Parking\nsummary: Permits.\nbody: |\nWe charge.\n", "4:1"),
        ('title: "Parking \\q"\nsummary: Permits.\n', "1:17"),
        ("title: Parking\nsummary: Permits.\ntags:\n- a\n  - b\n", "5:3"),
        ("title: Parking\nsummary: Permits.\nhours: {days: [mon, opens: 9}\n", "3:15"),
    ],
)
def test_other_faults_of_the_file_are_told_too(first: str, column: str, tiny: Handbook) -> None:
    told = short(tiny({SERVICE: first + REST})).splitlines()
    above = first.count("\n")
    assert [line.removeprefix(f"{SERVICE}:").split(" ")[0].rstrip(":") for line in told] == [
        column,
        f"{above + 1}:8",
        f"{above + 2}:12",
        f"{above + 3}:1",
    ]
    assert not [line for line in told if "is missing from" in line or "is empty" in line]


def test_two_fields_that_cannot_be_read_are_both_told(tiny: Handbook) -> None:
    told = short(tiny({SERVICE: f'title: "Parking\nsummary: Permits.\ncost: *free*\n{REST}'}))
    assert [f"{line}:" in told for line in ("1:8", "3:7", "4:8", "5:12", "6:1")] == [True] * 5


def test_the_same_slip_in_two_fields_is_told_twice(tiny: Handbook) -> None:
    told = short(tiny({SERVICE: f"title: Parking\nsummary: Permits.\ncost: - Free\narea: - All of it\n{REST}"}))
    assert [f":{line}:" in told for line in ("3:7", "4:7", "5:8")] == [True] * 3


def test_the_id_of_a_step_stays_known(tiny: Handbook) -> None:
    steps = (
        'steps:\n  - id: check\n    does: "Check" it.\n    by: front\n'
        "  - id: post\n    does: Post it.\n    by: frnt\n    after: [check]\n"
    )
    head = "title: Issue a permit\nsummary: From form to permit.\nowner: front\nsupports: [permit-in-five-days]\n"
    rules = [(finding.rule, finding.place.line) for finding in findings_in(tiny({PROCEDURE: head + steps}))]
    assert rules == [("yaml-syntax", 7), ("unknown-reference", 11)]


def test_references_to_steps_that_cannot_be_read_wait(tiny: Handbook) -> None:
    head = "title: Issue a permit\nsummary: From form to permit.\nowner: front\n"
    supports = "supports: [{promise: permit-in-five-days, from: check}]\n"
    steps = 'steps:\n  - id: check\n    does: "Check" it.\n    by: front\n'
    assert [finding.rule for finding in findings_in(tiny({PROCEDURE: head + supports + steps}))] == ["yaml-syntax"]


def test_what_follows_a_second_document_is_left_alone(tiny: Handbook) -> None:
    second = "title: Skips\nsummary: A skip.\nowner: frnt\n"
    first = "title: Parking\nsummary: Permits.\nowner: frnt\ncustomers: [residents]\n"
    found = findings_in(tiny({SERVICE: f"{first}---\n{second}"}))
    assert [(finding.rule, finding.place.line) for finding in found] == [("unknown-reference", 3), ("yaml-syntax", 5)]


def test_an_entry_without_its_hyphen_is_looked_up_too(tiny: Handbook) -> None:
    head = "title: Issue a permit\nsummary: From form to permit.\nowner: front\n"
    steps = "steps:\n  - {id: check, does: Check it., by: front}\n"
    found = findings_in(tiny({PROCEDURE: f"{head}supports:\n  promise: permit-in-five-day\n  from: chek\n{steps}"}))
    assert [(finding.rule, finding.place.line) for finding in found] == [
        ("wrong-type", 5),
        ("unknown-reference", 5),
        ("unknown-reference", 6),
    ]


def test_addresses_and_numbers_of_a_faulty_file_are_told(tiny: Handbook) -> None:
    desk = "standards/contact-points/desk.yml"
    head = "title: Desk\nsummary: The desk.\nowner: front\nchannel: Phone\nstaffed_by: Front\n"
    rest = "phone: 01632 960001 (day)\nurl: www.tinford.example\nhours:\nMon - Fri: 9am - 5pm\nSat: closed\n"
    assert [(finding.place.line, finding.remedy) for finding in findings_in(tiny({desk: head + rest}))] == [
        (4, "Did you mean `phone`?"),
        (5, "Write `staffed_by: [front]`."),
        (6, "Write `01632 960001` alone. Days and times belong in `hours`, words in `summary`."),
        (7, "Write `https://www.tinford.example`."),
        (9, 'Write below `hours:` `- {days: [mon, tue, wed, thu, fri], opens: "09:00", closes: "17:00"}`.'),
        (10, "Take it out: it is closed on the days that `hours` does not name."),
    ]


def test_receivers_are_told_beside_a_misspelt_kind(tiny: Handbook) -> None:
    promise = "title: Soon\nsummary: Soon.\nwording: Soon.\nkind: Public\nmade_by: front\nmade_to: [residens]\n"
    found = findings_in(tiny({"standards/promises/permit-in-five-days.yml": promise}))
    assert {"Did you mean `public`?", "Did you mean `residents`?"} <= {finding.remedy for finding in found}
