"""Handbooks in which whole kinds are still missing: what is told once, and what would be no gap at all."""

from pathlib import Path

import pytest

from tests.conftest import Overlay, findings_in, write

LINK = "title: Words office\nsummary: Keeps the words.\nkind: support\n"
VOCABULARY: Overlay = {
    "standards/organisation.yml": "name: Words of Tinford\n",
    "standards/links/words-office.yml": LINK,
    "glossary/kerb.yml": "title: kerb\ndefinition: The raised edge of a pavement.\nowner: words-office\nbroader: [edging]\n",
    "glossary/edging.yml": "title: edging\ndefinition: What ends a surface.\nowner: words-office\n",
}
CUSTOMER: Overlay = {"standards/customers/residents.yml": "title: Residents\nsummary: People who live in Tinford.\n"}
SERVICE: Overlay = {
    **CUSTOMER,
    "standards/services/parking.yml": "title: Parking\nsummary: Places for cars.\nowner: words-office\ncustomers: [residents]\n",
}
DESK: Overlay = {
    "standards/contact-points/desk.yml": (
        "title: Desk\nsummary: Inside the main door.\nowner: words-office\nchannel: face-to-face\nstaffed_by: [words-office]\n"
    )
}


def told(folder: Path, *overlays: Overlay) -> dict[str, str]:
    """What is found in these files: the remedy of the last finding of each rule."""
    for overlay in overlays:
        for path, text in overlay.items():
            write(folder / path, text)
    return {finding.rule: finding.remedy for finding in findings_in(folder)}


@pytest.mark.parametrize(
    ("more", "rules"),
    [
        ({}, set()),
        ({"docs/index.md": "# Words\n\nAll our words stand here.\n"}, set()),
        ({"docs/index.md": "# Words\n\nA kerb has two ends.\n"}, set()),
        (
            {
                "glossary/lane.yml": "title: lane\ndefinition: Where a car drives.\nowner: words-office\n",
                "docs/index.md": "# Words\n\nOf a kerb.\n",
            },
            {"unused-term"},
        ),
        (SERVICE, {"unused-term", "link-promises-nothing", "service-without-promise", "no-way-to-complain"}),
    ],
    ids=["alone", "with a page", "used on a page", "one of them used on a page", "with a service"],
)
def test_words_of_a_vocabulary_alone_are_no_gap(tmp_path: Path, more: Overlay, rules: set[str]) -> None:
    assert set(told(tmp_path, VOCABULARY, more)) == rules


def test_links_without_words_are_told_of_promises(tmp_path: Path) -> None:
    links = {path: text for path, text in VOCABULARY.items() if "glossary" not in path}
    assert set(told(tmp_path, links)) == {"link-promises-nothing"}


def test_the_first_contact_point_is_to_be_started(tmp_path: Path) -> None:
    remedy = "Start one for all services, with `purpose: [complain]`: `interlock new contact-point complaints`."
    assert told(tmp_path, VOCABULARY, SERVICE)["no-way-to-complain"] == remedy


def test_the_first_procedure_is_to_be_written(tmp_path: Path) -> None:
    remedy = "Write what happens there: `interlock new procedure …` with `contact_points: [desk]`."
    assert told(tmp_path, VOCABULARY, DESK)["contact-point-without-procedure"] == remedy
