"""`interlock new session ID --about KIND/ID`: a session's file that is filled in, and in order as it stands."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interlock.doors.cli import main
from interlock.findings.typed_commands import typed_path
from tests.conftest import TINY, Handbook, findings_in, write
from tests.tiny_files import PROCEDURE, PROMISE

EXPECTED = Path(__file__).parent / "expected/session-about-a-promise.yml"
SESSION = "standards/sessions/together.yml"

# A promise that is missed and takes too long, and what there is to know about it.
MISSED = {
    "standards/links/front.yml": """\
title: Front desk
summary: Answers people who come in.
kind: front-line
coached_by: head
relies_on: [{link: back, for: permits printed overnight}]
""",
    "standards/links/back.yml": "title: Back office\nsummary: Prints.\nkind: support\nrelies_on: [{link: mill, for: paper}]\n",
    "standards/links/mill.yml": """\
title: Paper mill
summary: Brings paper.
kind: supplier
relies_on: [{link: forest, for: "*good* wood: see [[link/front]]"}]
""",
    "standards/links/forest.yml": "title: Forest\nsummary: Grows.\nkind: supplier\nsupports: [{link: mill, with: wood}]\n",
    "standards/links/head.yml": "title: Head of service\nsummary: Frees the desk.\nkind: leadership\n",
    "standards/promises/print-overnight.yml": """\
title: Permits printed overnight
summary: What comes in by five is printed by nine.
wording: We print it overnight.
kind: internal
made_by: back
made_to: [front]
limit: 3 working days
target: {share: at least 90%}
satisfied: [{link: front, on: 2026-11-01, answer: partly}]
""",
    "standards/procedures/issue-a-permit.yml": """\
title: Issue a permit
summary: From the form to the licence in the post.
owner: front
service: parking
supports: [permit-in-five-days]
contact_points: [desk]
steps:
  - {id: check, does: Check the address on the form., by: front, within: 4 working days}
  - {id: print, does: Print the permit., by: back, within: 2 working days, secured_by: print-overnight}
""",
    "standards/procedures/post.yml": """\
title: Post a permit
summary: By letter.
owner: front
service: parking
supports: [permit-in-five-days]
missing: true
""",
    "standards/results/2026.csv": """\
promise,period,value,cause,action
permit-in-five-days,2026-09,97,,
permit-in-five-days,2026-10,81,Two of three were ill.,A third printer.
print-overnight,2026-10,72,The printer broke.,Mended.
""",
    "standards/lessons/2026-10-wrong-street.yml": """\
title: "A permit: the wrong street"
summary: A permit was printed for the wrong street.
type: failure
on: 2026-08-05
about: [promise/permit-in-five-days]
what_happened: A resident got a permit for the wrong street.
traced_to: [{link: back, what: The list of streets was a year old.}]
changes:
  - {what: The list comes every month., by: back, due: 2026-09-30}
  - {what: Somebody reads it twice., by: front, done: 2026-09-01, result: did not work}
  - {what: Say sorry., by: front, done: 2026-09-01, result: worked}
""",
    "standards/customers/residents.yml": """\
title: Residents
summary: Everyone who lives in Tinford.
owner: front
expectations: [{id: soon, text: I hear soon whether I may park.}]
""",
    "standards/frameworks/mark.yml": "title: The mark\nsummary: What assessors ask.\nowner: front\ncriteria: [{id: '1', title: Heard}]\n",
    "glossary/permit.yml": """\
title: permit
definition: A card that allows a car to stand in one street.
owner: front
avoid: [{word: licence, because: People bring their driving licence.}]
""",
}


def start(folder: Path, about: str, kind: str = "session") -> Result:
    options = ["--about", about, "--handbook", str(folder), "--as-of", "2026-11-22"]
    return CliRunner().invoke(main, ["new", kind, "together", *options], catch_exceptions=False)


def started(folder: Path, about: str) -> str:
    result = start(folder, about)
    assert result.exit_code == 0, result.output
    return (folder / SESSION).read_text(encoding="utf-8")


def faults_in_it(folder: Path) -> list[str]:
    return [f"{found.rule}: {found.message}" for found in findings_in(folder) if found.place.file == SESSION]


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


@pytest.mark.parametrize(("about", "owner"), [("link/front", "head"), ("link/back", "back"), ("link/head", "head")])
def test_who_coaches_a_team_leads_its_session(about: str, owner: str, tiny: Handbook) -> None:
    chief = "title: Chief\nsummary: Leads.\nkind: leadership\n"
    head = MISSED["standards/links/head.yml"] + "coached_by: chief\n"
    folder = tiny(MISSED | {"standards/links/chief.yml": chief, "standards/links/head.yml": head})
    assert f"\nowner: {owner}\n" in started(folder, about)


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


def test_receivers_of_a_promise_are_asked_to_take_part(tiny: Handbook) -> None:
    text = started(tiny(MISSED), "promise/print-overnight")
    assert "links:\n  - back  # makes the promise\n  - front  # is promised it\n" in text


@pytest.mark.parametrize("about", ["promise/permit-in-five-days", "link/register"])
def test_the_owner_of_a_system_takes_part_for_it(about: str, tiny: Handbook) -> None:
    register = "title: Permit register\nsummary: Keeps permits.\nkind: system\nowner: back\n"
    front = MISSED["standards/links/front.yml"].replace("[{", "[{link: register, for: the last permit}, {")
    folder = tiny(MISSED | {"standards/links/register.yml": register, "standards/links/front.yml": front})
    taking_part = started(folder, about).partition("\nlinks:\n")[2].partition("\nabout:")[0]
    assert "  - back  # " in taking_part and "- register" not in taking_part
    assert faults_in_it(folder) == []


def test_whose_system_receives_it_takes_part_once(tiny: Handbook) -> None:
    files = {"standards/links/register.yml": "title: Permit register\nsummary: Keeps permits.\nkind: system\nowner: back\n"}
    promised = "standards/promises/print-overnight.yml"
    files[promised] = MISSED[promised].replace("made_to: [front]", "made_to: [front, register]")
    assert "register" in files[promised]
    text = started(tiny(MISSED | files), "promise/print-overnight")
    assert "links:\n  - back  # makes the promise\n  - front  # is promised it\n" in text and text.count("- back  #") == 1


def test_a_subject_without_a_chain_needs_an_owner(tiny: Handbook) -> None:
    folder = tiny({"standards/customers/visitors.yml": "title: Visitors\nsummary: People who come for a day.\n"})
    refused = start(folder, "customer/visitors")
    assert refused.exit_code == 2
    assert "Nobody stands behind `customer/visitors` yet. Give it an `owner`" in " ".join(refused.output.split())


def test_a_session_of_a_past_day_sees_nothing_later(tiny: Handbook) -> None:
    later = MISSED["standards/lessons/2026-10-wrong-street.yml"].replace("on: 2026-08-05", "on: 2026-11-30")
    folder = tiny(MISSED | {"standards/lessons/2026-10-wrong-street.yml": later})
    refused = start(folder, "lesson/2026-10-wrong-street")
    assert refused.exit_code and "happened after 22 November 2026" in refused.output
    assert "wrong street" not in started(folder, "promise/permit-in-five-days")
