"""An edit of a term's file changes everything that is derived from it, in five places."""

from dataclasses import dataclass
from pathlib import Path

from interlock.exports import skos, vale
from interlock.site import checking
from tests.conftest import TODAY, Handbook, write
from tests.sites import built_of, catalogue_of, definitions, page
from tests.tiny_files import TERM

BEFORE = """\
title: permit
definition: A card that allows a car to stand in one street. It costs £30.
owner: front
also: [street pass]
avoid:
  - {word: licence, because: People bring their driving licence.}
"""

AFTER = """\
title: permit
definition: A right to park in one street, with or without a card. It costs £30.
owner: front
also: [parking right]
avoid:
  - {word: street pass, because: People show it on the bus.}
"""

TEXTS = {
    "standards/services/parking.yml": """\
title: Parking permits
summary: For people who live where parking is short.
owner: front
customers: [residents]
body: A permit is for one car. Keep the street pass dry.
""",
    "docs/moving.md": "# Moving house\n\nA parking right moves with you.\n",
}


@dataclass(frozen=True)
class Uses:
    """What pages, the check, the search and exports say about the term permit."""

    tooltip: str
    used: set[str]
    labels: list[str]
    avoided: list[str]
    answer: str
    findings: list[tuple[str, str, str]]
    skos: str
    vale: dict[str, str]


def uses(folder: Path) -> Uses:
    """All five uses of the term in the handbook as it is now."""
    checked = checking.check(folder, TODAY)
    site = built_of(checked, folder.parent / "site")
    record = found_by_search(site, "Permit")
    assert len(page(site, "services/parking").css("main a.term[href$='glossary/permit/']")) == 1
    return Uses(
        tooltip=definitions(site)["permit"],
        used={link.text() for link in page(site, "glossary/permit").css("#used a")},
        labels=record["labels"].split("\t"),
        avoided=record["avoided"].split("\t"),
        answer=record["summaries"],
        findings=[(each.place.file, each.message, each.remedy) for each in checked.findings if each.rule == "avoided-word"],
        skos=skos.text(checked.catalog),
        vale={path: text for path, text in vale.files(checked.catalog).items() if path.endswith(".yml")},
    )


def found_by_search(site: Path, title: str) -> dict[str, str]:
    """The record of the page with a title in the search's catalogue, by column."""
    catalogue = catalogue_of(site)
    columns = {name: lines.split("\n") for name, lines in catalogue.items() if isinstance(lines, str)}
    row = columns["titles"].index(title)
    return {name: columns[name][row] for name in ("labels", "avoided", "summaries")}


def test_an_edited_definition_shows_everywhere(tiny: Handbook) -> None:
    folder = tiny(TEXTS | {TERM: BEFORE})
    before = uses(folder)
    write(folder / TERM, AFTER)
    after = uses(folder)

    assert before.tooltip == "A card that allows a car to stand in one street."
    assert after.tooltip == "A right to park in one street, with or without a card."

    assert "Moving house" not in before.used
    assert before.used | {"Moving house"} == after.used

    assert (before.labels, before.avoided, before.answer) == (["street pass"], ["licence"], before.tooltip)
    assert (after.labels, after.avoided, after.answer) == (["parking right"], ["street pass"], after.tooltip)

    assert before.findings == []
    told = ("We do not say `street pass`", "Say `permit`. People show it on the bus.")
    assert after.findings == [("standards/services/parking.yml", *told)]

    assert set(before.vale) == {"styles/Interlock/licence.yml"}
    assert set(after.vale) == {"styles/Interlock/street-pass.yml"}
    assert "People bring their driving licence." in before.vale["styles/Interlock/licence.yml"]
    assert "People show it on the bus." in after.vale["styles/Interlock/street-pass.yml"]

    assert 'skos:altLabel "street pass"@en' in before.skos
    assert 'skos:hiddenLabel "licence"@en' in before.skos
    assert 'skos:altLabel "parking right"@en' in after.skos
    assert 'skos:hiddenLabel "street pass"@en' in after.skos
    assert 'skos:definition "A right to park in one street, with or without a card. It costs £30."@en' in after.skos
    assert "licence" not in after.skos
