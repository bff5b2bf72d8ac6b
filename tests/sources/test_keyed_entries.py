"""Ids in place of names of fields, and lists or lines in place of a mapping: the remedy keeps what was written."""

import pytest

from interlock.definitions import Framework, Organisation, Session
from interlock.sources.decoding.model_files import read_model
from tests.sources.lines_read import found_in_framework

FRAMEWORK = "title: Steps\nsummary: Six.\nverdicts: [no, in place]\n"
CRITERIA = "criteria:\n  - {id: vision, title: Vision}\n  - {id: voice, title: Voice}\n"


@pytest.mark.parametrize(
    "slip",
    [
        "\n      - criterion: vision\n        verdict: in place\n      - criterion: voice\n        verdict: no",
        "\n      vision - in place\n      voice – no",
        "\n      vision | in place\n      voice | no",
        " [{criterion: vision, verdict: in place}, {criterion: voice, verdict: no}]",
    ],
)
def test_verdicts_in_rows_become_one_mapping(slip: str) -> None:
    [found] = found_in_framework(FRAMEWORK, f"{CRITERIA}assessments:\n  - on: 2026-09-14\n    verdicts:{slip}")
    assert found.remedy == "Write `verdicts: {vision: in place, voice: no}`."
    assert not found_in_framework(
        FRAMEWORK, f"{CRITERIA}assessments:\n  - on: 2026-09-14\n    verdicts: {{vision: in place, voice: no}}"
    )


def test_words_with_a_dash_are_no_key() -> None:
    [found] = found_in_framework(
        FRAMEWORK, f"{CRITERIA}assessments:\n  - on: 2026-09-14\n    verdicts: well-known - and in place"
    )
    assert "well-known:" not in found.remedy


def test_an_id_in_place_of_a_field_is_told() -> None:
    [found] = found_in_framework(FRAMEWORK, "criteria:\n  - vision: A clear vision\n    text: Ask any colleague.")
    assert found.remedy == "Write `- id: vision`, and below `id`, in line with it, `title: A clear vision`."
    assert not found_in_framework(FRAMEWORK, "criteria:\n  - id: vision\n    title: A clear vision\n    text: Ask any colleague.")


def test_an_id_with_a_colon_keeps_its_name() -> None:
    text = "name: Council\nvalues:\n  - listen:\n    title: We listen first\n"
    [found] = read_model("organisation.yml", text, [], Organisation, "the organisation").findings
    assert found.remedy == "Write `id: listen` in place of `listen:`."


def test_praise_under_its_criterion_keeps_both() -> None:
    [found] = found_in_framework(
        FRAMEWORK, f"{CRITERIA}assessments:\n  - on: 2026-09-14\n    praise:\n      - vision: It is clear."
    )
    assert found.remedy == "Write `- criterion: vision`, and below `criterion`, in line with it, `text: It is clear.`."


def test_a_criterion_under_its_framework_is_one_word() -> None:
    [found] = found_in_framework(FRAMEWORK, f"{CRITERIA}evidences:\n  - six-cs: creativity")
    assert found.remedy == 'Write `- criterion: "six-cs#creativity"`.'


def test_a_sentence_in_place_of_a_list_stays_whole() -> None:
    head = "title: Alleys\nsummary: We met.\non: 2026-02-24\nlinks: [front]\n"
    text = f"{head}checklist:\n  expectations: {{findings: There is no rule; that is bad for all.}}\n"
    read = read_model("alleys.yml", text, [], Session, "a session")
    told = [found.remedy for found in read.findings if "takes a list" in found.message]
    assert told == ['Write `findings: ["There is no rule; that is bad for all."]`.']


@pytest.mark.parametrize("written", ["no / in place", "no; in place", "no, in place", "no < in place", "no | in place"])
def test_verdicts_in_one_text_are_parted(written: str) -> None:
    text = f"title: Steps\nsummary: Six.\nverdicts: {written}\n{CRITERIA}"
    [found] = read_model("steps.yml", text, [], Framework, "a framework").findings
    assert found.remedy == "Write `verdicts: [no, in place]`."
