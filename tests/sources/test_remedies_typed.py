"""Values of a promise in other forms: what a remedy says is typed as it stands, and read again; no other finding may follow."""

import pytest

from interlock.definitions import Promise
from interlock.findings import Finding
from interlock.sources.decoding.model_files import read_model

FIELDS = "title: Answer\nsummary: We do.\nwording: We answer.\nkind: public\nmade_by: desk\nmade_to: [members]\n"


def found_in(line: str) -> list[Finding]:
    return list(read_model("answer.yml", f"{FIELDS}{line}\n", [], Promise, "a promise").findings)


@pytest.mark.parametrize("slip", ["limit: [2 days, 10 days]", "limit: {reply: 2 days, decide: 10 days}"])
def test_a_second_limit_is_a_promise_of_its_own(slip: str) -> None:
    [found] = found_in(slip)
    assert (
        found.remedy
        == "Keep one, such as `limit: 2 days`. Each of the others is a promise of its own: `interlock new promise …`."
    )


def test_how_many_of_all_is_a_share() -> None:
    [found] = found_in("target: {count: 25 of 30}")
    assert found.remedy.startswith("Write the number alone, `at least 25`; how many of all of them is a `share`")


@pytest.mark.parametrize(
    ("line", "slip", "remedy"),
    [
        ("%s", "limit: [5, working, days]", "limit: 5 working days"),
        ("%s", "limit: [5, working days]", "limit: 5 working days"),
        ("%s", "limit:\n  - 5\n  - working days", "limit: 5 working days"),
        ("%s", "limit: {5: working days}", "limit: 5 working days"),
        ("%s", "limit: {working days: 5}", "limit: 5 working days"),
        ("%s", "limit: {amount: 5, unit: working days}", "limit: 5 working days"),
        ("%s", "limit: {unit: working days, amount: 5}", "limit: 5 working days"),
        ("%s", "limit: {number: 5, unit: days}", "limit: 5 days"),
        ("%s", "limit: {unit: days, value: 5}", "limit: 5 days"),
        ("%s", "limit: {hours: 1, minutes: 30}", "limit: 1 hours 30 minutes"),
        ("clock: {stops: x, %s}", "starts: [a call, a letter]", 'starts: "a call, a letter"'),
        ("clock: {stops: x, %s}", "starts: [You call., You write.]", "starts: You call. You write."),
        ("target: {%s}", "share: [at least, 95%]", "share: at least 95%"),
        ("measure: {what: Days, %s}", "every: [6, months]", "every: 6 months"),
    ],
)
def test_words_apart_are_put_into_one_value(line: str, slip: str, remedy: str) -> None:
    assert [finding.remedy for finding in found_in(line % slip)] == [f"Write `{remedy}`."]
    assert not found_in(line % remedy)


@pytest.mark.parametrize(
    ("slip", "told", "typed"),
    [
        (
            "clock:\n  stops: x\n  starts:\n    - a call to any of our numbers on a working day\n    - a letter to the town hall",
            "Take the hyphens off: the lines become one text.",
            "clock:\n  stops: x\n  starts:\n    a call to any of our numbers on a working day\n    a letter to the town hall",
        ),
        (
            "clock:\n  stops: x\n  starts: [a call to any of our numbers on a working day, a letter to the town hall]",
            "Take the brackets out: what stands between them becomes one text.",
            "clock:\n  stops: x\n  starts: a call to any of our numbers on a working day, a letter to the town hall",
        ),
        (
            "clock:\n  stops: x\n  starts: ['a call to any of our numbers on a working day', 'a letter to the town hall']",
            'Write one text in quotation marks in place of the list: "…".',
            'clock:\n  stops: x\n  starts: "a call to any of our numbers on a working day, a letter to the town hall"',
        ),
    ],
)
def test_long_texts_in_a_list_become_one(slip: str, told: str, typed: str) -> None:
    assert [finding.remedy for finding in found_in(slip)] == [told]
    assert not found_in(typed)


@pytest.mark.parametrize("slip", ["limit: [3, 5]", "limit: [5]", "limit: [a, b]"])
def test_no_number_without_its_unit_is_told_to_write(slip: str) -> None:
    assert [finding.remedy for finding in found_in(slip)] == ["Write one value, such as `5 working days`."]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("28 Feb 26", "2026-02-28"),
        ("01-Mar-26", "2026-03-01"),
        ("02/28/2026", "2026-02-28"),
        ("Sunday, 1 March 2026", "2026-03-01"),
        ("2026-03-01T00:00:00", "2026-03-01"),
        ("February 2026", "2026-02-01"),
        ("2026-3", "2026-03-01"),
        ("46000", "2025-12-09"),
        ("20260301", "2026-03-01"),
        ("01032026", "2026-03-01"),
        ("6 May '26", "2026-05-06"),
        ("Montag, 1. März 2026", "2026-03-01"),
        ("le 1er février 2026", "2026-02-01"),
        ("15 de agosto de 2026", "2026-08-15"),
        ("from 1 April 2026", "2026-04-01"),
        ("1 April 2026 (provisional)", "2026-04-01"),
    ],
)
def test_a_day_in_another_form_is_told(typed: str, day: str) -> None:
    [finding] = found_in(f"valid_from: {typed}")
    assert f"`{day}`." in finding.remedy
    assert not found_in(f"valid_from: {day}")


@pytest.mark.parametrize(("typed", "day"), [("28.02.", "2026-02-28"), ("1 March", "2026-03-01"), ("29 févr.", "2028-02-29")])
def test_a_day_without_its_year_is_told_with_one(typed: str, day: str) -> None:
    [finding] = found_in(f"valid_from: {typed}")
    assert finding.remedy == f"Write the year as well, and before the month and the day: `{day}`, if it is {day[:4]}."
    assert not found_in(f"valid_from: {day}")


@pytest.mark.parametrize("typed", ["31 April 2026", "29.02.2026"])
def test_a_day_that_no_month_has_is_told(typed: str) -> None:
    [finding] = found_in(f"valid_from: {typed}")
    assert finding.remedy.startswith("There is no such day.")


@pytest.mark.parametrize(
    ("place", "fields"),
    [
        ("England", "country: GB, subdivision: ENG"),
        ("England and Wales", "country: GB, subdivision: [ENG, WLS]"),
        ("DE-BY", "country: DE, subdivision: BY"),
        ("Deutschland", "country: DE"),
    ],
)
def test_a_place_becomes_the_fields_of_a_calendar(place: str, fields: str) -> None:
    assert [finding.remedy for finding in found_in(f"calendar: {place}")] == [f"Write `calendar: {{{fields}}}`."]
    assert not found_in(f"calendar: {{{fields}}}")


def test_zeros_before_an_amount_are_not_shown() -> None:
    read = read_model("answer.yml", f"{FIELDS}limit: 07 days\n", [], Promise, "a promise")
    assert read.model is not None and str(read.model.limit) == "7 days"


@pytest.mark.parametrize(
    ("slip", "told", "typed"),
    [
        ("made_to:\n  members\n  guests", "Write `made_to: [members, guests]`.", "made_to: [members, guests]"),
        (
            "made_to: (members, people-who-stay-for-a-day-or-a-week, people-who-visit)",
            "Write `[` and `]` in place of `(` and `)`.",
            "made_to: [members, people-who-stay-for-a-day-or-a-week, people-who-visit]",
        ),
        (
            "made_to: members, people-who-stay-for-a-day-or-a-week, people-who-visit]",
            "Type `[` before it: `made_to: [members, …`.",
            "made_to: [members, people-who-stay-for-a-day-or-a-week, people-who-visit]",
        ),
        ("made_to:\n  - members: all of them", "Write `- members  # all of them`.", "made_to:\n  - members  # all of them"),
        ("made_to: members/guests", "Write `made_to: [members, guests]`.", "made_to: [members, guests]"),
        ("made_to: members、guests", "Write `made_to: [members, guests]`.", "made_to: [members, guests]"),
        ("made_to: everyone", "Write the id of each: `made_to: […, …]`.", "made_to: [members, guests]"),
    ],
)
def test_ids_in_a_list_of_another_sort(slip: str, told: str, typed: str) -> None:
    fields = FIELDS.replace("made_to: [members]\n", "")

    def said_of(lines: str) -> list[str]:
        return [found.remedy for found in read_model("answer.yml", f"{fields}{lines}\n", [], Promise, "a promise").findings]

    assert said_of(slip) == [told]
    assert not said_of(typed)


@pytest.mark.parametrize(
    ("slip", "typed"),
    [
        ("review: every 12 months by the lead", "review: {every: every 12 months, by: the lead}"),
        ("target: 90", "target: {share: at least 90%}"),
        ("target: 0,95", "target: {share: at least 95%}"),
        ("target: 95%,", "target: {share: at least 95%}"),
        ("clock: from the form to the permit", "clock: {starts: the form, stops: the permit}"),
        ("measure: Days to the permit, monthly", "measure: {what: Days to the permit, every: monthly}"),
        ("measure: Days to the permit (every month)", "measure: {what: Days to the permit, every: every month}"),
        (
            "review: every year by the lead, last on 1 March 2026",
            "review: {every: every year, last: 2026-03-01, by: the lead}",
        ),
        ("review: [2026-10-15, 12 months, the lead]", "review: {last: 2026-10-15, every: 12 months, by: the lead}"),
    ],
)
def test_values_without_names_are_given_their_fields(slip: str, typed: str) -> None:
    assert [finding.remedy for finding in found_in(slip)] == [f"Write `{typed}`."]
    assert not found_in(typed)


@pytest.mark.parametrize(
    ("slip", "remedy", "typed"),
    [
        ("target: {at least: 90%}", "Write `{share: at least 90%}`.", "target: {share: at least 90%}"),
        ("target: {share: > 90%}", "Write `at least 90%`.", "target: {share: at least 90%}"),
        ("target: {share: 9O%}", "Did you mean `90%`?", "target: {share: 90%}"),
        ("limit: 5 working days,", "Did you mean `5 working days`?", "limit: 5 working days"),
        ("measure: {what: x, every: Monday}", "Write `week`.", "measure: {what: x, every: week}"),
        ("measure: {what: x, every: 1st of the month}", "Write `month`.", "measure: {what: x, every: month}"),
        (
            "conditions:\n  - You call us:",
            'A colon ends this text, so delete it, or put the whole text in quotation marks: `- "You call us:"`.',
            "conditions:\n  - You call us",
        ),
    ],
)
def test_shares_periods_and_colons_that_are_none(slip: str, remedy: str, typed: str) -> None:
    assert [finding.remedy for finding in found_in(slip)] == [remedy]
    assert not found_in(typed)


def test_a_mapping_in_place_of_a_text() -> None:
    [finding] = found_in("clock: {stops: x, starts: {a call: day one, a letter: day two}}")
    assert finding.remedy == 'If it is a text, put it in quotation marks: `"a call: day one, a letter: day two"`.'
    assert not found_in('clock: {stops: x, starts: "a call: day one, a letter: day two"}')


def test_what_comes_next_is_told_of_steps_alone() -> None:
    [finding] = found_in("review: {last: 2026-10-15, next: 2027-10-15}")
    assert "handed over" not in finding.remedy


@pytest.mark.parametrize("slip", ["8/10", "at least 8 out of 10", "8 of 10 points"])
def test_a_score_is_written_without_the_highest_one(slip: str) -> None:
    assert [finding.remedy for finding in found_in(f"target: {{score: {slip}}}")] == ["Write the score alone: `at least 8`."]
    assert not found_in("target: {score: at least 8}")


def test_a_share_and_a_time_are_two_fields() -> None:
    told = [finding.remedy for finding in found_in("target: at least 90% within 5 days")]
    assert told == ["Write each in its own field: `limit: 5 days`, and `target: {share: at least 90%}`."]
    assert not found_in("limit: 5 days\ntarget: {share: at least 90%}")
