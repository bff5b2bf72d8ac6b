"""What the public must not see, tested with a sentinel in each place; and what it may read about lessons."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from tests.conftest import Handbook
from tests.sites import built, element_of, page

TINY = Path(__file__).parents[1] / "tiny/standards"
SENTINEL = "zanzibar"

ORGANISATION = "name: Tinford\ndefaults: {classification: public}\nfeedback: {complaints: desk}\n"
PROMISE = (TINY / "promises/permit-in-five-days.yml").read_text(encoding="utf-8")
PROCEDURE = (TINY / "procedures/issue-a-permit.yml").read_text(encoding="utf-8")
FRONT = (TINY / "links/front.yml").read_text(encoding="utf-8")
TERM = "title: permit\ndefinition: A card that allows a car to stand in one street.\nowner: front\n"

# The places that are for staff; in `FOR_STAFF` stands the sentinel with the letter of each.
PLACES = {
    "a": "what to say when a promise is broken",
    "b": "what to do when a promise is broken",
    "c": "words to say in a step",
    "d": "what a step may decide",
    "e": "what to do when a step fails",
    "f": "skills of a step",
    "g": "a message to copy",
    "h": "a word to avoid",
    "i": "what a team says of itself",
    "j": "why a promise was missed",
}
FOR_STAFF = {
    "standards/promises/permit-in-five-days.yml": PROMISE.replace(
        "We are sorry that you had to wait.", f"We are {SENTINEL}a."
    ).replace("do: We bring the permit round.", f"do: Bring the {SENTINEL}b."),
    "standards/procedures/issue-a-permit.yml": (
        f"{PROCEDURE}    say: Hello {SENTINEL}c.\n    can_decide: The {SENTINEL}d.\n    if_not: Ring {SENTINEL}e.\n"
        f"    skills: [{SENTINEL}f]\nmessages: [{{id: sent, channel: email, text: Dear {SENTINEL}g}}]\n"
    ),
    "glossary/permit.yml": f"{TERM}avoid: [{{word: {SENTINEL}h, because: Nobody knows it.}}]\n",
    "standards/links/front.yml": f"{FRONT}says: [{{question: What holds us up?, answer: The {SENTINEL}i., on: 2026-10-13}}]\n",
    "standards/results/2026.csv": (f"promise,period,value,met,total,cause\npermit-in-five-days,2026-10,80,80,100,{SENTINEL}j\n"),
}


def says(site: Path, words: str) -> list[str]:
    """The text files of a site, including those of the search."""
    files = (path for path in site.rglob("*") if path.suffix in (".html", ".js", ".json", ".txt", ".xml"))
    return [str(path.relative_to(site)) for path in files if words in path.read_text(encoding="utf-8").lower()]


def test_internal_words_never_reach_the_public(tiny: Handbook) -> None:
    folder = tiny({"standards/organisation.yml": ORGANISATION, **FOR_STAFF})
    site = built(folder, audience="staff")
    assert [place for letter, place in PLACES.items() if not says(site, SENTINEL + letter)] == [], "staff do not read it"
    site = built(folder, audience="public")
    assert {place: found for letter, place in PLACES.items() if (found := says(site, SENTINEL + letter))} == {}


def test_the_public_has_no_page_about_editing(tiny: Handbook) -> None:
    site = built(tiny({"standards/organisation.yml": ORGANISATION}), audience="public")
    workshop = ("rules", "editing", "reports", "faults")
    assert [name for name in workshop if (site / name).exists()] == []
    assert says(site, "not yet approved") == says(site, "to approve") == says(site, "do not say") == []


def test_the_public_reads_what_was_done_after_a_miss(tiny: Handbook) -> None:
    results = (
        "promise,period,value,met,total,cause,action\npermit-in-five-days,2026-10,80,80,100,Two ill.,We print on Saturdays.\n"
    )
    site = built(tiny({"standards/organisation.yml": ORGANISATION, "standards/results/2026.csv": results}), audience="public")
    table = element_of(page(site, "promises/permit-in-five-days"), "#results table")
    assert table.css("thead th")[-1].text() == "What we do"
    assert "We print on Saturdays." in table.text() and "Two ill" not in table.text()


LESSON = """\
title: Three forms for one permit
summary: We asked for the same address three times.
owner: front
type: complaint
on: 2026-06-01
about: [promise/permit-in-five-days]
what_happened: Somebody wrote one address on three forms.
traced_to: [{link: front, what: Nobody had put the forms side by side.}]
changes:
  - {what: One form asks once., by: back, due: 2026-07-01, done: 2026-06-20}
"""
BACK = "title: Print room\nsummary: Prints and posts.\nkind: support\nclassification: staff\n"


def test_changes_do_not_name_a_hidden_team(tiny: Handbook) -> None:
    overlay = {
        "standards/organisation.yml": ORGANISATION,
        "standards/lessons/three-forms.yml": LESSON,
        "standards/links/back.yml": BACK,
    }
    site = built(tiny(overlay), audience="public")
    for path in ("you-said", "lessons/three-forms"):
        told = element_of(page(site, path), "main").text(separator=" ")
        assert "One form asks once." in told and "a team inside the organisation" in told
    assert element_of(page(site, "you-said"), "h1").text() == "You said, we did"
    assert says(site, "print room") == []


def test_the_publics_home_page_begins_with_services(tiny: Handbook) -> None:
    service = (TINY / "services/parking.yml").read_text(encoding="utf-8") + "also_called: [park at home, residents' parking]\n"
    folder = tiny({"standards/organisation.yml": ORGANISATION, "standards/services/parking.yml": service})
    first = element_of(page(built(folder, audience="public"), ""), "main section:not([hidden])")
    assert first.attributes["id"] == "services"
    assert "park at home, residents' parking" in first.text(separator=" ")


@pytest.mark.parametrize("audience", ["staff", "public"])
def test_a_hidden_name_in_prose_stops_the_build(audience: str, tiny: Handbook) -> None:
    hidden, open_to = ("restricted", "staff") if audience == "staff" else ("staff", "public")
    folder = tiny(
        {
            "standards/organisation.yml": f"name: Tinford\ndefaults: {{classification: {open_to}}}\n",
            "standards/customers/witnesses.yml": f"title: Protected witnesses\nsummary: People.\nclassification: {hidden}\n",
            "standards/links/front.yml": f"{FRONT}body: Protected witnesses come to the side door.\n",
        }
    )
    run = CliRunner().invoke(main, ["build", "--handbook", str(folder), "--out", str(folder / "site"), "--audience", audience])
    assert run.exit_code == 1
    assert "exposes-hidden" in run.output
