"""Entries and fields that were written in one, or with hyphens that do not belong there: what the remedy says is typed and read."""

import pytest

from interlock.definitions import Link, Procedure, Term
from interlock.sources.decoding.model_files import read_model


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


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("ext. 1234", "phone: ext. 1234"),
        ("Town hall, room 3", 'place: "Town hall, room 3"'),
        ("High Street 4", "place: High Street 4"),
        ("Head of parking", "ask_for: Head of parking"),
        ("Mon-Fri 9-5", "hours: Mon-Fri 9-5"),
        ("01632 960123 (Mon-Fri 9-5)", "phone: 01632 960123, hours: Mon-Fri 9-5"),
        ("desk@tinford.example, Mon-Fri 9-5", "email: desk@tinford.example, hours: Mon-Fri 9-5"),
        ("01632 960123, room 4", "phone: 01632 960123, place: room 4"),
        ("01632 960123, ask for the clerk", "phone: 01632 960123, ask_for: the clerk"),
    ],
)
def test_what_a_contact_in_words_says(typed: str, fields: str) -> None:
    text = f"title: Desk\nsummary: Answers.\nkind: front-line\ncontact: {typed}\n"
    [finding] = read_model("desk.yml", text, [], Link, "a link").findings
    assert finding.remedy == f"Write `contact: {{{fields}}}`."


def test_fields_in_a_list_become_one_entry() -> None:
    text = "title: Answer calls\nsummary: We answer.\nowner: desk\napprovals: %s\n"
    findings = read_model("answer.yml", text % "[desk, 2026-03-01]", [], Procedure, "a procedure").findings
    entry = "[{side: …, link: desk, role: …, on: 2026-03-01}]"
    assert {finding.remedy for finding in findings if finding.rule == "wrong-type"} == {
        f"Write them as one entry: `approvals: {entry}`."
    }


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
