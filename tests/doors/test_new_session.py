"""`interlock new session ID --about KIND/ID`: a session's file that is filled in, and in order as it stands."""

from pathlib import Path

import pytest

from interlock.findings.typed_commands import typed_path
from tests.conftest import TINY, Handbook, write
from tests.doors.begun_sessions import MISSED, SESSION, faults_in_it, start, started
from tests.tiny_files import PROCEDURE, PROMISE

EXPECTED = Path(__file__).parent / "expected/session-about-a-promise.yml"


def test_a_session_about_a_promise_is_filled_in(tiny: Handbook, request: pytest.FixtureRequest) -> None:
    text = started(tiny(MISSED), "promise/permit-in-five-days")
    if request.config.getoption("--accept"):
        EXPECTED.parent.mkdir(exist_ok=True)
        EXPECTED.write_text(text, encoding="utf-8")
    assert text == EXPECTED.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "about",
    [
        "promise/permit-in-five-days",
        "promise/print-overnight",
        "service/parking",
        "procedure/issue-a-permit",
        "procedure/post",
        "contact-point/desk",
        "customer/residents",
        "link/back",
        "lesson/2026-10-wrong-street",
        "framework/mark",
        "term/permit",
    ],
)
def test_a_started_session_is_valid_for_any_kind(about: str, tiny: Handbook) -> None:
    folder = tiny(MISSED)
    text = started(folder, about)
    assert f"about:\n  - {about}\n" in text and "\nlinks:\n  - " in text
    assert faults_in_it(folder) == []
    assert text.count("status: draft\n") == 1 and text.count("    # actions: ") == 6
    write(
        folder / SESSION,
        text.replace("status: draft\n", "").replace("    # actions: ", "    actions: ").replace("  # - ", "  - "),
    )
    unwritten = "unwritten-text: `…` stands here for a text that nobody has written yet"
    assert faults_in_it(folder) == [unwritten] * 6, "one for each action"


def test_a_follow_up_session_asks_for_outcomes(tiny: Handbook) -> None:
    folder = tiny(MISSED)
    earlier = started(folder, "promise/permit-in-five-days").replace("status: draft\n", "")
    first = earlier.replace("    # actions: [{what: …", "    actions: [{what: Ask the mill.", 1)
    write(folder / "standards/sessions/earlier.yml", first)
    (folder / SESSION).unlink()
    text = started(folder, "session/earlier")
    assert "#   due 20 December 2026 (Front desk): Ask the mill." in text
    assert "[[promise/permit-in-five-days]] was missed in 1 of 2 figures" in text
    assert faults_in_it(folder) == []


@pytest.mark.parametrize(("done", "is_told"), [("2026-07-31", True), ("2026-08-01", False)])
def test_an_action_has_three_whole_periods_to_work(done: str, is_told: bool, tiny: Handbook) -> None:
    lesson, results = "standards/lessons/2026-10-wrong-street.yml", "standards/results/2026.csv"
    sorry = f"done: {done}, about: promise/permit-in-five-days"
    folder = tiny(
        MISSED
        | {
            lesson: MISSED[lesson].replace("done: 2026-09-01, result: worked", sorry),
            results: "promise,period,value\n" + "".join(f"permit-in-five-days,2026-{month},81\n" for month in ("08", "09", "10")),
        }
    )
    assert ("did not help (Front desk): Say sorry." in started(folder, "promise/permit-in-five-days")) == is_told


# A promise of which little is known: kept again after a miss, with a procedure that says no times and a failure that nobody traced.
QUIET = {
    PROCEDURE: (TINY / PROCEDURE).read_text(encoding="utf-8").replace("    within: 1 working day\n", ""),
    "standards/results/2026.csv": "promise,period,value\npermit-in-five-days,2026-07,80\npermit-in-five-days,2026-08,97\n",
    "standards/lessons/late.yml": """\
title: A permit came late
summary: It lay on a desk.
type: failure
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: A permit came late.
changes: [{what: Look at the desk each evening., by: front}]
""",
}


def test_what_nobody_knows_is_asked(tiny: Handbook) -> None:
    text = started(tiny(QUIET), "promise/permit-in-five-days")
    for told in (
        '"[[promise/permit-in-five-days]] was missed in 1 of 2 figures, last in July 2026: 80%, promised at least 95%."',
        '"The next figure of [[promise/permit-in-five-days]] is late."',
        '"[[lesson/late]], a failure of 4 May 2026, was not traced to anybody yet."',
        '"Nobody can tell whether [[procedure/issue-a-permit]] keeps [[promise/permit-in-five-days]]: ',
        "  #   still to do (Front desk): Look at the desk each evening.\n",
    ):
        assert told in text


def test_of_several_promises_those_in_trouble_are_told(tiny: Handbook) -> None:
    other = (
        "title: Permits printed\nsummary: Printed.\nwording: We print them.\nkind: internal\nmade_by: front\nmade_to: [front]\n"
    )
    folder = tiny(QUIET | {"standards/promises/print-permits.yml": f"{other}service: parking\n"})
    text = started(folder, "service/parking")
    assert "No procedure keeps [[promise/print-permits]] yet." in text
    assert "was missed" not in text and "Nobody can tell" not in text


def test_a_session_may_be_about_a_draft(tiny: Handbook) -> None:
    folder = tiny({PROMISE: (TINY / PROMISE).read_text(encoding="utf-8") + "status: draft\n"})
    assert "about:\n  - promise/permit-in-five-days\n" in started(folder, "promise/permit-in-five-days")


def test_a_long_title_is_cut_to_fit(tiny: Handbook) -> None:
    title = "Permits for all who live, work or visit somebody in the streets near the market"
    folder = tiny({PROMISE: (TINY / PROMISE).read_text(encoding="utf-8").replace("Permits in five working days", title)})
    assert 'title: "Group learning: Permits for all who live, work or visit somebody in the …"' in started(
        folder, "promise/permit-in-five-days"
    )
    assert faults_in_it(folder) == []


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("promise/permit-in-five-day", "There is no promise `permit-in-five-day`. Did you mean `promise/permit-in-five-days`?"),
        ("promis/permit-in-five-days", "There is no kind `promis`. Did you mean `promise/permit-in-five-days`?"),
        ("promise/", "does not say which promise. Write `promise/"),
        ("promise/zoo", "There is no promise `zoo`. Write `promise/"),
        ("promise/old", "`promise/old` is no longer used. Start it about `promise/permit-in-five-days`."),
        ("link/broken", "has faults"),
    ],
)
def test_an_unsuitable_subject_gets_a_suggestion(about: str, told: str, tiny: Handbook) -> None:
    old = MISSED["standards/promises/print-overnight.yml"] + "status: retired\nreplaced_by: permit-in-five-days\n"
    folder = tiny(MISSED | {"standards/promises/old.yml": old, "standards/links/broken.yml": "title: Broken\n"})
    refused = start(folder, about)
    assert refused.exit_code == 2 and told in " ".join(refused.output.split())
    assert not (folder / SESSION).exists()


def test_only_a_session_is_about_something(tiny: Handbook) -> None:
    folder = tiny({})
    refused = start(folder, "service/parking", kind="lesson")
    assert refused.exit_code == 2
    assert f"`interlock new --handbook {typed_path(folder)} session together --about service/parking`" in " ".join(
        refused.output.split()
    )


def test_an_existing_session_file_is_kept(tiny: Handbook) -> None:
    folder = tiny({SESSION: "title: Mine\n"})
    refused = start(folder, "service/parking")
    assert refused.exit_code == 2 and "There is already a session `together`" in refused.output
    assert (folder / SESSION).read_text(encoding="utf-8") == "title: Mine\n"


@pytest.mark.parametrize(
    ("default", "own", "written"),
    [
        ("staff", "", ""),
        ("staff", "classification: public\n", ""),
        ("staff", "classification: restricted\n", "classification: restricted\n"),
        ("public", "", "classification: staff\n"),
        ("restricted", "", ""),
    ],
)
def test_a_session_is_never_more_open_than_its_subject(default: str, own: str, written: str, tiny: Handbook) -> None:
    folder = tiny(
        MISSED
        | {
            "standards/organisation.yml": f"name: Tinford\ndefaults: {{classification: {default}}}\nrules: {{not-approved: off}}\n",
            "standards/links/mill.yml": MISSED["standards/links/mill.yml"] + "classification: restricted\n",
            "standards/promises/print-overnight.yml": MISSED["standards/promises/print-overnight.yml"] + own,
        }
    )
    text = started(folder, "promise/print-overnight")
    assert "".join(f"{line}\n" for line in text.splitlines() if line.startswith("classification")) == written
    sees_the_mill = "restricted" in (default, written.removeprefix("classification: ").strip())
    assert ("mill" in text.lower()) == sees_the_mill
    assert not [fault for fault in faults_in_it(folder) if fault.startswith("exposes-hidden")]


def test_names_that_look_like_markup_break_nothing(tiny: Handbook) -> None:
    odd = '"Back # office: *the* [[link/front]] <b> `x`"'
    folder = tiny(MISSED | {"standards/links/back.yml": f"title: {odd}\nsummary: Prints.\nkind: support\n"})
    text = started(folder, "promise/permit-in-five-days")
    assert r"step 2 (Back # office: \\*the\\* \\[\\[link/front\\]\\] \\<b\\> \\`x\\`)" in text
    assert not [fault for fault in faults_in_it(folder) if "yaml" in fault or "reference" in fault]


def test_a_retired_promise_answers_no_expectation(tiny: Handbook) -> None:
    retired = MISSED["standards/promises/print-overnight.yml"] + "status: retired\n"
    customer = "standards/customers/residents.yml"
    met_by = MISSED[customer].replace("park.}", "park., met_by: [print-overnight]}")
    folder = tiny(MISSED | {"standards/promises/print-overnight.yml": retired, customer: met_by})
    assert "1 expectation of [[customer/residents]] is not answered yet." in started(folder, "promise/permit-in-five-days")


def test_a_session_of_a_past_day_sees_nothing_later(tiny: Handbook) -> None:
    later = MISSED["standards/lessons/2026-10-wrong-street.yml"].replace("on: 2026-08-05", "on: 2026-11-30")
    folder = tiny(MISSED | {"standards/lessons/2026-10-wrong-street.yml": later})
    refused = start(folder, "lesson/2026-10-wrong-street")
    assert refused.exit_code and "happened after 22 November 2026" in refused.output
    assert "wrong street" not in started(folder, "promise/permit-in-five-days")
