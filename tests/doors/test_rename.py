"""`interlock rename` gives a definition another id everywhere, records the former one, and voids no approval."""

import re

import pytest

from tests.conftest import TINY, Handbook, findings_in, write
from tests.doors.changing import LED, approve, faults_in
from tests.doors.edits import run
from tests.faults import closed, contents
from tests.tiny_files import FRONT, LINK, PROCEDURE, PROMISE


@pytest.mark.parametrize(
    ("list_before", "list_after"),
    [
        ("former_ids: []\n", "former_ids: [front]\n"),
        ("former_ids: [desk, hall]  # old\n", "former_ids: [desk, hall, front]  # old\n"),
        ("former_ids:\n- desk # first\n\ntags: [a]\n", "former_ids:\n- desk # first\n- front\n\ntags: [a]\n"),
        ("", "former_ids:\n  - front\n"),
    ],
)
def test_rename_records_the_former_id(list_before: str, list_after: str, tiny: Handbook) -> None:
    folder = tiny({LINK: FRONT + list_before})
    assert run(folder, "rename", "link/front", "reception").exit_code == 0
    assert not (folder / LINK).exists()
    assert (folder / "standards/links/reception.yml").read_text() == FRONT + list_after
    assert not findings_in(folder)


def test_the_kind_may_be_typed_before_both_ids(tiny: Handbook) -> None:
    folder = tiny({})
    assert run(folder, "rename", "link/front", "link/reception").exit_code == 0
    assert (folder / "standards/links/reception.yml").exists()


def test_rename_rewrites_references_and_nothing_else(tiny: Handbook) -> None:
    term = (
        "title: permit  # permit-in-five-days\ndefinition: |\n  See [[promise/permit-in-five-days]] and\n"
        "  [[ promise/permit-in-five-days|permit-in-five-days ]], not `[[promise/permit-in-five-days]]`.\nowner: front\n"
    )
    lesson = (
        "title: Late\nsummary: It was late.\ntype: excellence\non: 2026-05-04\nabout: ['promise/permit-in-five-days', "
        "procedure/issue-a-permit#post]\nwhat_happened: permit-in-five-days was late.\n"
    )
    table = 'total,promise,period,value\n100,"permit-in-five-days",2026-09,97\n100,permit-in-five-days,2026-08,97\n'
    files = {"glossary/permit.yml": term, "standards/lessons/late.yml": lesson, "standards/results/2025.csv": table}
    folder = tiny(files)
    assert run(folder, "rename", "promise/permit-in-five-days", "quick-permits").exit_code == 0
    assert (folder / "glossary/permit.yml").read_text() == term.replace(
        "See [[promise/permit-in-five-days]]", "See [[promise/quick-permits]]"
    ).replace("[[ promise/permit-in-five-days|", "[[ promise/quick-permits|")
    assert (folder / "standards/lessons/late.yml").read_text() == lesson.replace(
        "'promise/permit-in-five-days'", "'promise/quick-permits'"
    )
    assert (folder / "standards/results/2025.csv").read_text() == table.replace("permit-in-five-days", "quick-permits")
    assert "supports: [quick-permits]" in (folder / "standards/procedures/issue-a-permit.yml").read_text()
    assert not findings_in(folder)


@pytest.mark.parametrize(
    ("name", "new", "said"),
    [
        ("link/front", "links/reception", " 5 other files now say so."),
        ("term/permit", "glossary/pass", " 1 other file now says so."),
        ("lesson/late", "lessons/later", ""),
    ],
)
def test_rename_says_where_it_changed_what(name: str, new: str, said: str, tiny: Handbook) -> None:
    late = "title: Late\nsummary: Late.\ntype: excellence\non: 2026-05-04\nabout: [term/permit]\nwhat_happened: Late.\n"
    folder = tiny({"standards/lessons/late.yml": late})
    done = run(folder, "rename", name, new.partition("/")[2]).output
    assert done.endswith(f"{new}.yml; the page's old address leads there.{said}\n")


def test_a_draft_has_no_address_that_leads_on(tiny: Handbook) -> None:
    folder = tiny({LINK: f"{FRONT}status: draft\n"})
    done = run(folder, "rename", "link/front", "reception").output
    assert done == "standards/links/front.yml is now standards/links/reception.yml. 5 other files now say so.\n"


@pytest.mark.parametrize(
    "table",
    [
        "promise,2026-09,2026-10\npermit-in-five-days,97,98\nother,1,2\n",
        'sep=;\r\nnote;promise;period;value\r\n"a\nb"; permit-in-five-days ;2026-09;97\r\n;"permit-in-five-days";2026-10;97',
        "\ufeffPromise\tPeriod\tValue\nPermit-in-five-days\t2026-09\t97",
    ],
    ids=["a column for each month", "semicolons and lines in cells", "tabs"],
)
def test_rename_rewrites_tables_of_any_form(table: str, tiny: Handbook) -> None:
    name = "standards/results/2025.csv"
    folder = tiny({name: table})
    assert run(folder, "rename", "promise/permit-in-five-days", "quick").exit_code == 0
    assert (folder / name).read_bytes().decode() == re.sub("permit-in-five-days", "quick", table, flags=re.I)


def test_rename_finds_what_names_it_by_a_former_id(tiny: Handbook) -> None:
    promise, name = (TINY / PROMISE).read_text(encoding="utf-8") + "former_ids: [permits]\n", "standards/results/2025.csv"
    steps = (TINY / PROCEDURE).read_text(encoding="utf-8").replace("[permit-in-five-days]", "[permits]")
    table = "promise,period,value\npermits,2025-09,97\n"
    folder = tiny({PROMISE: promise, PROCEDURE: steps, name: table})
    assert run(folder, "rename", "promise/permit-in-five-days", "quick").exit_code == 0
    assert "supports: [quick]" in (folder / PROCEDURE).read_text(encoding="utf-8")
    assert (folder / name).read_text(encoding="utf-8") == table.replace("permits", "quick")


def test_results_stay_when_another_kind_is_renamed(tiny: Handbook) -> None:
    folder = tiny({})
    (folder / PROCEDURE).rename(folder / "standards/procedures/permit-in-five-days.yml")
    before = (folder / "standards/results/2026.csv").read_bytes()
    assert run(folder, "rename", "procedure/permit-in-five-days", "issue").exit_code == 0
    assert (folder / "standards/results/2026.csv").read_bytes() == before and before


@pytest.mark.parametrize(
    "definition",
    [
        "A mem\u00adber's o\ufb03ce in a cafe\u0301, see [[link/front]].",
        '"A \\"card\\", \\u00e9, [[link/front|us]],\\tand [[ link/front ]]."',
        "'It''s a card of [[link/front|the\n  desk]], not `[[procedure/front]]`.'",
        ">-\n  A card of [[link/front|the\n  desk]].\n  # [[link/front]]\n",
        r"A card of [[link/front\|the desk]].",
    ],
    ids=["letters that are read as others", "escapes", "apostrophes", "folded", "a backslash before the bar"],
)
def test_rename_finds_references_however_written(definition: str, tiny: Handbook) -> None:
    term = f"title: permit\ndefinition: {definition}\nowner: front\n"
    folder = tiny({"glossary/permit.yml": term})
    assert run(folder, "rename", "link/front", "reception").exit_code == 0
    after = term.replace("link/front", "link/reception").replace("owner: front", "owner: reception")
    assert (folder / "glossary/permit.yml").read_text(encoding="utf-8") == after


def test_rename_leaves_names_of_anchors_alone(tiny: Handbook) -> None:
    text = (TINY / PROCEDURE).read_text(encoding="utf-8")
    anchored = text.replace("owner: front", "owner: &front front").replace("by: front", "by: *front")
    folder = tiny({PROCEDURE: anchored})
    assert run(folder, "rename", "link/front", "reception").exit_code == 0
    assert (folder / PROCEDURE).read_text(encoding="utf-8") == anchored.replace("&front front", "&front reception")
    assert not findings_in(folder)


def test_a_renamed_file_keeps_its_byte_order_mark(tiny: Handbook) -> None:
    folder = tiny({LINK: f"\ufeff{FRONT}"})
    assert run(folder, "rename", "link/front", "reception").exit_code == 0
    assert (folder / "standards/links/reception.yml").read_text(encoding="utf-8") == f"\ufeff{FRONT}former_ids:\n  - front\n"


def test_rename_there_and_back_voids_no_stamp(tiny: Handbook) -> None:
    folder = tiny({})
    approve(folder)
    assert run(folder, "rename", "link/front", "reception").exit_code == 0
    assert run(folder, "rename", "customer/residents", "people").exit_code == 0
    assert not [finding for finding in findings_in(folder) if finding.rule == "stale-approval"]


def test_a_link_with_own_words_voids_no_stamp(tiny: Handbook) -> None:
    said = "conditions: ['Your form reaches the [[contact-point/desk|front desk]], or [[ link/front | us ]].']\n"
    folder = tiny({PROMISE: (TINY / PROMISE).read_text(encoding="utf-8") + said})
    approve(folder)
    for name, id in (("contact-point/desk", "counter"), ("link/front", "reception"), ("link/reception", "front")):
        assert run(folder, "rename", name, id).exit_code == 0
        assert not [finding for finding in findings_in(folder) if finding.rule == "stale-approval"]


def test_rename_there_and_back_ends_where_it_began(tiny: Handbook) -> None:
    folder = tiny({LINK: FRONT})
    before = contents(folder)
    for _ in range(2):
        assert run(folder, "rename", "link/front", "reception").exit_code == 0
        assert run(folder, "rename", "link/reception", "front").exit_code == 0
        assert contents(folder) == {**before, LINK: f"{FRONT}former_ids:\n  - front\n  - reception\n".encode()}
        assert findings_in(folder) == []


def test_rename_names_faulty_files_that_say_the_id(tiny: Handbook) -> None:
    promise = (TINY / PROMISE).read_text(encoding="utf-8")
    page = "---\nlast_reviewed: 2026-01-01\n---\n# Help\n\n[[link/front]], in code `front`.\n"
    folder = tiny({PROMISE: promise.encode("utf-16"), "standards/links/back.yml": "title: Back\n# as at the front\n"})
    write(folder / "standards/links/other.yml", "title: Other\n# up-front, front-line, confront\n")
    write(folder / "docs/help.md", page)
    said = run(folder, "rename", "link/front", "reception").output
    assert said.endswith(
        f"Because of faults, standards/links/back.yml and {PROMISE} could not be changed throughout and may name it by its old id.\n"
    )
    assert (folder / PROMISE).read_bytes() == promise.encode("utf-16")


def test_rename_names_a_table_with_a_row_left_out(tiny: Handbook) -> None:
    name, long = "standards/results/2025.csv", "permit-in-five-days,2026-08,97,1,2,3,4,5,6\n"
    folder = tiny({name: f"promise,period,value\npermit-in-five-days,2026-09,97\n{long}"})
    said = run(folder, "rename", "promise/permit-in-five-days", "quick").output
    assert said.endswith(f"Because of faults, {name} could not be changed throughout and may name it by its old id.\n")
    assert (folder / name).read_text(encoding="utf-8") == f"promise,period,value\nquick,2026-09,97\n{long}"


@pytest.mark.parametrize(("name", "new"), [("Day Visitors", "day-visitors"), ("Visitors", "guests"), ("list-2", "guests")])
def test_an_invalid_id_is_not_recorded_as_former(name: str, new: str, tiny: Handbook) -> None:
    text = "title: Visitors\nsummary: People who come for a day.\n"
    folder = tiny({f"standards/customers/{name}.yml": text})
    done = run(folder, "rename", f"customer/{name}", new)
    assert (done.exit_code, done.output) == (0, f"standards/customers/{name}.yml is now standards/customers/{new}.yml.\n")
    assert (folder / f"standards/customers/{new}.yml").read_text() == text
    assert findings_in(folder) == []


def test_an_invalid_former_id_refers_to_nothing(tiny: Handbook) -> None:
    folder = tiny({LINK: FRONT + 'former_ids: ["../desk", Old Desk, first]\n'})
    assert run(folder, "review", "link/../desk").exit_code == 2
    assert run(folder, "review", "link/first").exit_code == 0


@pytest.mark.parametrize(("now", "is_stale"), [("whoever calls", False), ("whoever writes", True)])
def test_a_stamp_made_after_a_rename_still_fits(now: str, is_stale: bool, tiny: Handbook) -> None:
    """The first stamps of a text that names, in words of its own, what had been renamed were made of it without the bar."""
    stamp = "v1:c95d9f6efc42.cew6b4dvbxj5oq2wayhcerj5j5j5cyktoqoq"
    told = f"We tell [[customer/callers|{now}]] at once."
    text = (TINY / PROMISE).read_text().replace("do: We bring the permit round.", f"do: '{told}'")
    approved = f"{text}approvals: [{{side: providers, link: front, role: desk, on: 2026-11-22, stamp: {stamp}}}]\n"
    callers = {"standards/customers/callers.yml": "title: Callers\nsummary: People who call.\nformer_ids: [phoners]\n"}
    assert ("stale-approval" in faults_in(tiny(LED | callers | {PROMISE: approved}))) == is_stale


def test_an_invalid_former_id_voids_no_stamp(tiny: Handbook) -> None:
    folder = tiny(LED | {LINK: FRONT + "coached_by: head\nformer_ids: [Old Desk, first]\n"})
    assert approve(folder).exit_code == approve(folder, side="management", role="head of service").exit_code == 0
    write(folder / LINK, FRONT + "coached_by: head\nformer_ids: [first]\n")
    assert faults_in(folder) == []


def test_rename_names_what_it_could_not_read(tiny: Handbook) -> None:
    folder = tiny({})
    with closed("procedures"):
        said = run(folder, "rename", "promise/permit-in-five-days", "quick").output
    assert said.endswith(
        "Because of faults, standards/procedures could not be changed throughout and may name it by its old id.\n"
    )
