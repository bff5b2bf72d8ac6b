"""What a remedy says is typed as it stands, and the file is read again: no other finding may follow."""

import pytest

from interlock.definitions import ContactPoint, Link, Procedure, Promise, Term
from interlock.findings import Finding
from interlock.sources.model_files import read_model

FIELDS = "title: Answer\nsummary: We do.\nwording: We answer.\nkind: public\nmade_by: desk\nmade_to: [members]\n"


def found_in(line: str) -> list[Finding]:
    return list(read_model("answer.yml", f"{FIELDS}{line}\n", [], Promise, "a promise").findings)


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
    assert finding.remedy.startswith("There is no such day in that month.")


LINE = "title: Line\nsummary: Calls.\nowner: desk\nchannel: phone\nstaffed_by: [desk]\n"
IN_OFFICE = '{days: [mon, tue, wed, thu, fri], opens: "09:00", closes: "17:00"}'


def hours_told(hours: str) -> list[str]:
    return [found.remedy for found in read_model("line.yml", f"{LINE}{hours}\n", [], ContactPoint, "a contact point").findings]


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        ("Mo-Fr 9-17 Uhr", [IN_OFFICE]),
        ("du lundi au vendredi de 9h à 17h", [IN_OFFICE]),
        ("Di 10 bis 12 Uhr", ['{days: [tue], opens: "10:00", closes: "12:00"}']),
        ("lunes a viernes de 9 a 17", [IN_OFFICE]),
        ("Fri 10pm-2am", ['{days: [fri], opens: "22:00", closes: "02:00"}']),
        (
            "Sat 9-12:30 and 13:30-17",
            ['{days: [sat], opens: "09:00", closes: "12:30"}', '{days: [sat], opens: "13:30", closes: "17:00"}'],
        ),
    ],
)
def test_hours_in_words_become_rows(said: str, rows: list[str]) -> None:
    written = " and, on a line of its own, ".join(f"`- {row}`" for row in rows)
    assert hours_told(f"hours: {said}") == [f"Write below it {written}."]
    assert not hours_told(f"hours: [{', '.join(rows)}]")


@pytest.mark.parametrize(
    ("said", "opens", "closes"),
    [("22:00 to 02:00", "22:00", "02:00"), ("von 9 bis 17 Uhr", "09:00", "17:00"), ("24/7", "00:00", "24:00")],
)
def test_two_times_in_one_become_two_fields(said: str, opens: str, closes: str) -> None:
    remedy = f'Write `opens: "{opens}"` and, as another field, `closes: "{closes}"`.'
    assert hours_told(f"hours: [{{days: [mon], opens: {said}}}]") == [remedy]
    assert not hours_told(f'hours: [{{days: [mon], opens: "{opens}", closes: "{closes}"}}]')


@pytest.mark.parametrize(
    ("slip", "typed"),
    [
        ("purpose: ask apply", "purpose: [ask, apply]"),
        ("purpose: {ask: yes, apply: yes, pay: no}", "purpose: [ask, apply]"),
        ("closures: 24.12.2026 - 1.1.2027", "closures: [{on: 2026-12-24, until: 2027-01-01}]"),
    ],
)
def test_words_and_days_in_place_of_a_list(slip: str, typed: str) -> None:
    assert hours_told(slip) == [f"Write `{typed}`."]
    assert not hours_told(typed)


def test_several_numbers_in_the_field_of_one() -> None:
    typed = "phone: 01632 960160", "other_numbers: [01632 960161]"
    assert hours_told("phone: [01632 960160, 01632 960161]") == [f"Write `{typed[0]}` and, as another field, `{typed[1]}`."]
    assert not hours_told("\n".join(typed))
    typed = "phone: 01632 960160", "other_numbers: [{number: 01632 960160, for: care}]"
    assert hours_told("phone: {number: 01632 960160, for: care}") == [
        f"Write `{typed[0]}` or, with what it is for, `{typed[1]}`."
    ]
    assert not hours_told(typed[1])


@pytest.mark.parametrize(
    ("slip", "typed"),
    [
        ("01632 960160, 01632 960161", "[01632 960160, 01632 960161]"),
        ("01632 960160 or +44 1632 960161", '[01632 960160, "+44 1632 960161"]'),
        (
            "care 01632 960160, 01632 960161 (days)",
            "[{number: 01632 960160, for: care}, {number: 01632 960161, for: days}]",
        ),
        ("care 01632 960160", "[{number: 01632 960160, for: care}]"),
    ],
)
def test_numbers_in_one_text_become_a_list(slip: str, typed: str) -> None:
    assert hours_told(f"other_numbers: {slip}") == [f"Write `other_numbers: {typed}`."]
    assert not hours_told(f"other_numbers: {typed}")


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ("purpose: |\n  - ask\n  - pay", "Delete the `|`."),
        ("hours: >\n  - days: [mon]", "Delete the `>`."),
        ("tags: |\n  one\n  two", "Delete the `|`, and put each on a line of its own, after `- `."),
        ("hours: |\n  Mon 9-17", 'Delete the `|`, and write below it `- {days: [mon], opens: "09:00", closes: "17:00"}`.'),
    ],
)
def test_a_sign_of_texts_before_a_list(slip: str, told: str) -> None:
    assert hours_told(slip) == [told]


def test_misspelt_days_among_others_are_days() -> None:
    assert hours_told('hours: [{days: [mon, tuesday, wendesday], opens: "09:00", closes: "17:00"}]') == [
        "Write `[mon, tue, wed]`."
    ]


@pytest.mark.parametrize("said", ["closed", "Shut", '"-"', "N/A"])
def test_a_closed_day_is_no_row(said: str) -> None:
    told = hours_told(f'hours: [{IN_OFFICE}, {{days: [sun], opens: {said}, closes: "17:00"}}]')
    assert told == ["Where it is closed, take the day out of `days`, or this whole row."]
    assert not hours_told(f"hours: [{IN_OFFICE}]")


def test_no_fixed_hours_are_no_row() -> None:
    assert hours_told("hours: by appointment") == [
        "Where there are no fixed hours, take it out, and say in `summary` how to meet."
    ]


def test_hours_around_a_break_become_two_rows() -> None:
    assert hours_told("hours: [{days: [mon], opens: 9-12 and 13-17}]") == [
        'A break is a second row with the same days: `opens: "09:00", closes: "12:00"` and `opens: "13:00", closes: "17:00"`.'
    ]


@pytest.mark.parametrize("closes", ["2am next day", "02:00 (+1)", "26:00"])
def test_a_time_on_the_next_day_is_told(closes: str) -> None:
    assert hours_told(f'hours: [{{days: [fri], opens: "22:00", closes: {closes}}}]') == ["Write `02:00`."]


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


def test_the_name_of_a_kind_stands_for_the_title() -> None:
    [finding] = read_model("card.yml", "term: card\nowner: desk\ndefinition: It says who you are.\n", [], Term, "a term").findings
    assert finding.remedy == "Did you mean `title`?"


def test_a_word_with_the_better_one_becomes_two_fields() -> None:
    text = "title: customer\nowner: desk\ndefinition: Whoever asks us.\navoid:\n  - %s\n"
    [finding] = read_model("customer.yml", text % "client → customer", [], Term, "a term").findings
    assert finding.remedy == "Write `{word: client, use: customer}`."
    assert read_model("customer.yml", text % "{word: client, use: customer}", [], Term, "a term").model


def test_a_link_with_its_purpose_becomes_two_fields() -> None:
    text = "title: Desk\nsummary: Answers.\nkind: front-line\nrelies_on: [%s]\n"
    [finding] = read_model("desk.yml", text % "ict for computers", [], Link, "a link").findings
    assert finding.remedy == "Write `{link: ict, for: computers}` in its place."
    assert read_model("desk.yml", text % "{link: ict, for: computers}", [], Link, "a link").model


def test_a_number_and_a_mailbox_become_two_fields() -> None:
    text = "title: Desk\nsummary: Answers.\nkind: front-line\ncontact: %s\n"
    [finding] = read_model("desk.yml", text % "01632 960123, desk@tinford.example", [], Link, "a link").findings
    assert finding.remedy == "Write `contact: {phone: 01632 960123, email: desk@tinford.example}`."
    assert read_model("desk.yml", text % "{phone: 01632 960123, email: desk@tinford.example}", [], Link, "a link").model


def test_hyphens_below_a_text_are_taken_off() -> None:
    text = (
        "title: Replace\nsummary: We do.\nowner: desk\nsupports: [answer]\nsteps:\n  - id: a\n    by: desk\n    does: Check%s\n"
    )
    [finding] = read_model("replace.yml", text % ":\n      - the name\n      - the day", [], Procedure, "a procedure").findings
    assert finding.remedy.startswith("Delete the colon at the end of this line and the hyphens below it")
    assert read_model("replace.yml", text % "\n      the name\n      the day", [], Procedure, "a procedure").model


def test_a_list_below_a_long_text_becomes_its_lines() -> None:
    text = "title: Desk\nsummary: Answers.\nkind: front-line\nbody:%s\n  - one\n  - two\n"
    [finding] = read_model("desk.yml", text % "", [], Link, "a link").findings
    assert finding.remedy.startswith("Type ` |` after the colon, `body: |`")
    assert read_model("desk.yml", text % " |", [], Link, "a link").model


def test_one_reason_in_the_singular_is_among_the_reasons() -> None:
    text = "title: Replace\nsummary: We do.\nowner: desk\nmissing: yes\nreason: [It is lost]\n"
    [finding] = read_model("replace.yml", text, [], Procedure, "a procedure").findings
    assert finding.remedy == "Did you mean `reasons`?"


def test_hyphens_before_each_field_are_told_once() -> None:
    text = "title: Replace\nsummary: We do.\nowner: desk\nsupports: [answer]\nsteps:\n  - id: a\n  %s does: Stop it.\n  %s by: desk\n"
    [finding] = read_model("replace.yml", text % ("-", "-"), [], Procedure, "a procedure").findings
    assert (finding.place.line, finding.place.column) == (7, 5)
    assert finding.remedy.startswith("Type a space in place of the hyphen, and of each that stands before another field")
    [finding] = read_model("replace.yml", (text % ("-", " ")), [], Procedure, "a procedure").findings
    assert finding.remedy == "Type a space in place of the hyphen."
    assert read_model("replace.yml", text % (" ", " "), [], Procedure, "a procedure").model


def test_steps_under_their_names_become_entries() -> None:
    text = "title: Replace\nsummary: We do.\nowner: desk\nsteps:\n  stop:\n    does: Stop it.\n    by: desk\n"
    findings = read_model("replace.yml", text, [], Procedure, "a procedure").findings
    assert (
        findings[0].remedy
        == "Write each entry with a hyphen and its name as a field, `- id: stop`, and its fields in line with `id`."
    )
