"""A short form with more behind it is told with the fields that hold all of it."""

import pytest

from interlock.definitions import Lesson, Organisation
from interlock.findings import Finding
from interlock.sources.decoding.model_files import read_model
from tests.sources.lines_read import found_in_framework

LESSON = "title: Gate\nsummary: We ask.\ntype: suggestion\non: 2026-06-17\nabout: [link/front]\nwhat_happened: It was locked.\n"
ACTION = "changes:\n  - what: Ask\n    done: 2026-07-06\n"
FRAMEWORK = "title: Steps\nsummary: Six.\ncriteria: [{id: one, title: One}]\n"


def of_lesson(lines: str) -> list[Finding]:
    return list(read_model("gate.yml", f"{LESSON}{lines}\n", [], Lesson, "a lesson").findings)


@pytest.mark.parametrize(
    ("slip", "remedy"),
    [
        ("yes, 61 more homes", "answer: worked, figure: 61 more homes"),
        ("no, nobody came", "answer: did not work, figure: nobody came"),
        ("did not work (nobody came)", "answer: did not work, figure: nobody came"),
        ("worked - 96% in October", "answer: worked, figure: 96% in October"),
        ("worked. 96% in October", "answer: worked, figure: 96% in October"),
        ('"worked: two trips, eleven before"', 'answer: worked, figure: "two trips, eleven before"'),
    ],
)
def test_an_answer_with_its_figure_keeps_both(slip: str, remedy: str) -> None:
    [found] = of_lesson(f"{ACTION}    result: {slip}")
    assert found.remedy == f"Write `result: {{{remedy}}}`."
    assert not of_lesson(f"{ACTION}    result: {{{remedy}}}")


def test_a_figure_without_its_answer_is_asked_for_it() -> None:
    [found] = of_lesson(f"{ACTION}    result: 2 instead of 11")
    assert (
        found.remedy == "Write `result: {answer: …, figure: 2 instead of 11}`, with `worked` or `did not work` in place of `…`."
    )


def test_an_answer_alone_gets_no_figure() -> None:
    [found] = of_lesson(f"{ACTION}    result: partly")
    assert found.remedy == "Write one of `worked`, `did not work`."
    assert of_lesson(f"{ACTION}    result: worked") == []


@pytest.mark.parametrize(
    "slip",
    ["2027-05-19, the auditor", "19 May 2027 by the auditor", "[2027-05-19 (the auditor)]", "\n  - 19.5.2027 - the auditor"],
)
def test_a_day_keeps_who_comes_on_it(slip: str) -> None:
    [found] = found_in_framework(FRAMEWORK, f"planned: {slip}")
    assert found.remedy == "Write `{on: 2027-05-19, by: the auditor}`."
    assert not found_in_framework(FRAMEWORK, "planned: {on: 2027-05-19, by: the auditor}")


def test_two_days_are_not_a_day_and_a_person() -> None:
    [found] = found_in_framework(FRAMEWORK, "planned: 2027-05-19 - 2027-05-20")
    assert "by:" not in found.remedy


@pytest.mark.parametrize(
    ("slip", "remedy"),
    [
        ("from: Saltmarsh Council", "from: outside` and, as another field, `organisation: Saltmarsh Council"),
        ("from: outside, Saltmarsh Council", "from: outside` and, as another field, `organisation: Saltmarsh Council"),
        ("thanked:\n  on: 2026-06-30\n  by: scheduling", "by: team` and, as another field, `team: scheduling"),
    ],
)
def test_a_value_of_another_field_finds_it(slip: str, remedy: str) -> None:
    assert [found.remedy for found in of_lesson(slip)] == [f"Write `{remedy}`."]


@pytest.mark.parametrize("who", ["customer", "a resident", "Our staff", "outside, a customer"])
def test_those_who_said_it_are_no_organisation(who: str) -> None:
    [found] = of_lesson(f"from: {who}")
    assert found.remedy.startswith("Take `from` out: ") and "organisation:" not in found.remedy


def test_another_organisation_is_outside() -> None:
    [found] = of_lesson("organisation: Saltmarsh Council")
    assert found.remedy == "Write `from: outside` as another field, or take `organisation` out."
    assert not of_lesson("from: outside\norganisation: Saltmarsh Council")


@pytest.mark.parametrize(
    ("slip", "remedy"), [("front-desk", "complaints: front-desk"), ("pages@town.example", "staff: pages@town.example")]
)
def test_an_id_says_where_complaints_are_welcome(slip: str, remedy: str) -> None:
    text = f"name: Town\nfeedback: {slip}\n"
    [found] = read_model("organisation.yml", text, [], Organisation, "the organisation").findings
    assert found.remedy == f"Write `feedback: {{{remedy}}}`."
