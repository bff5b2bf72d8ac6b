"""`interlock trace` as text and as JSON."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from tests.conftest import TINY, Handbook
from tests.faults import closed


def traced(tiny: Handbook, *arguments: str) -> tuple[int, str]:
    return traced_in(tiny({}), *arguments)


def traced_in(folder: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["trace", *arguments, "--handbook", str(folder), "--as-of", "2026-11-23"])
    return result.exit_code, result.output


def test_a_promise_as_a_tree(tiny: Handbook) -> None:
    assert traced(tiny, "promise/permit-in-five-days") == (
        0,
        "Permits in five working days\n"
        "├── “You have your permit within 5 working days.”\n"
        "├── can it be kept? capable, 2 working days to spare\n"
        "│   └── Issue a permit: 3 working days\n"
        "│       ├── 1 check: 1 working day (on the longest path)\n"
        "│       └── 2 post: 2 working days (on the longest path)\n"
        "├── where the time goes\n"
        "│   └── Issue a permit: All of it lies with Front desk: 3 working days.\n"
        "│       └── Front desk: 3 working days, steps 1, 2\n"
        "└── Ring 1: makes it or does its steps\n"
        "    └── Front desk\n"
        "        ├── makes the promise\n"
        "        ├── does step 1 of Issue a permit\n"
        "        └── does step 2 of Issue a permit\n",
    )


def test_a_promise_that_changes_is_told_with_its_day(tiny: Handbook) -> None:
    promise = "standards/promises/permit-in-five-days.yml"
    text = (TINY / promise).read_text()
    text += "earlier: [{until: 2026-12-31, wording: You have it in 8 working days., limit: 8 working days}]\nstatus: suspended\n"
    command = ["trace", "promise/permit-in-five-days", "--handbook", str(tiny({promise: text})), "--as-of", "2026-11-23"]
    assert (
        CliRunner()
        .invoke(main, command)
        .output.startswith(
            "Permits in five working days (suspended)\n"
            "├── “You have it in 8 working days.”\n"
            "├── from 1 January 2027: “You have your permit within 5 working days.”\n"
            "├── can it be kept? capable, 2 working days to spare (5 working days from 1 January 2027)\n"
        )
    )


def test_a_clock_that_runs_backwards_is_told(tiny: Handbook) -> None:
    procedure = "standards/procedures/issue-a-permit.yml"
    backwards = "[{promise: permit-in-five-days, from: post, to: check}]"
    text = (TINY / procedure).read_text(encoding="utf-8").replace("[permit-in-five-days]", backwards)
    folder = str(tiny({procedure: text}))
    traced = CliRunner().invoke(main, ["trace", "promise/permit-in-five-days", "--handbook", folder, "--as-of", "2026-11-23"])
    assert "can it be kept? unknown\n│   └── Issue a permit: no way leads from its first step to its last\n" in traced.output


def test_a_procedure_that_is_suspended_is_marked(tiny: Handbook) -> None:
    procedure = "standards/procedures/issue-a-permit.yml"
    folder = tiny({procedure: f"status: suspended\n{(TINY / procedure).read_text()}"})
    told = CliRunner().invoke(main, ["trace", "promise/permit-in-five-days", "--handbook", str(folder)]).output
    assert "Issue a permit (suspended): 3 working days" in told


def test_what_is_retired_is_traced_to_its_successor(tiny: Handbook) -> None:
    counter = "title: Counter\nsummary: Was there before the desk.\nkind: front-line\nstatus: retired\nreplaced_by: front\n"
    folder = tiny({"standards/links/counter.yml": counter})
    told = CliRunner().invoke(main, ["trace", "link/counter", "--handbook", str(folder)]).output
    assert told.startswith("Counter (retired), now Front desk\n")


def test_a_trace_without_a_link_ends_with_a_notice(tiny: Handbook) -> None:
    code, text = traced(tiny, "link/front", "--without")
    assert code == 0
    assert "Falls directly\n│   └── Permits in five working days\n" in text
    assert "To copy:\n\nFront desk: not available until further notice.\n" in text


def test_json_tells_the_verdict_of_a_promise(tiny: Handbook) -> None:
    code, text = traced(tiny, "promise/permit-in-five-days", "--format", "json")
    assert code == 0
    found = json.loads(text)
    assert (found["is"], found["branches"][1]["verdict"]) == ("promise/permit-in-five-days", "capable")


def test_an_unknown_id_is_refused(tiny: Handbook) -> None:
    code, text = traced(tiny, "promise/permit-in-five-day")
    assert code == 2
    assert "Did you mean `promise/permit-in-five-days`?" in text


def test_a_word_in_a_few_names_lists_them(tiny: Handbook) -> None:
    team = "title: {} the stone\nsummary: In the yard.\nkind: support\n"
    folder = tiny({f"standards/links/{id}.yml": team.format(title) for id, title in (("saw", "Sawing"), ("polish", "Polishing"))})
    result = CliRunner().invoke(main, ["trace", "stone", "--handbook", str(folder)])
    assert result.exit_code == 2
    assert "There is no definition `stone`. Did you mean `link/polish` or `link/saw`?" in result.output


@pytest.mark.parametrize(
    "name",
    [
        "front",
        "Front desk",
        "team/front",
        "Teams/front",
        "LINK/Front",
        "[[link/front]]",
        "standards/links/front.yml",
        ".\\standards\\links\\front.yml",
        "C:\\handbook\\standards\\links\\front.yml",
        "http://127.0.0.1:8000/chain/front/",
    ],
)
def test_names_are_read_as_people_write_them(tiny: Handbook, name: str) -> None:
    code, text = traced(tiny, name)
    assert (code, text.splitlines()[0]) == (0, "Front desk")


def test_without_takes_only_links_and_contact_points(tiny: Handbook) -> None:
    assert traced(tiny, "term/permit", "--without")[0] == 2


def test_control_characters_are_not_printed(tiny: Handbook) -> None:
    link = 'title: "Front\\u2067[2J\\u202E desk"\nsummary: Answers people who come in.\nkind: front-line\n'
    folder = str(tiny({"standards/links/front.yml": link}))
    for arguments in (["link/front"], ["link/front", "--without"], ["promise/permit-in-five-days", "--format", "json"]):
        told = CliRunner().invoke(main, ["trace", *arguments, "--handbook", folder, "--as-of", "2026-11-23"]).output
        assert "Front" in told
        assert [character for character in told if not character.isprintable() and character != "\n"] == []


def test_what_cannot_be_read_is_told(tiny: Handbook) -> None:
    """A promise was called unknown, or shown without what stands behind it, in silence."""
    told = "Left out, because it cannot be read: standards/promises. Check who may read it.\n"
    folder = tiny({})
    with closed("promises"):
        assert traced_in(folder, "link/front")[1].startswith(told)
        code, output = traced_in(folder, "promise/permit-in-five-days")
    assert code == 2 and output.startswith(told) and "There is no promise" in output
