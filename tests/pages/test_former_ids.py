"""What was renamed is meant by its former id, too: a reference that was not updated says the same on every page."""

import re
from pathlib import Path

import pytest

from tests.conftest import write
from tests.sites import built

# `<front>` is a reference, which names a definition by its present id or by its former one.
LINK = "title: {}\nsummary: What it is.\nkind: {}\n"
FILES = {
    "standards/organisation.yml": "name: Tinford\nfeedback: {complaints: <desk>}\n",
    "standards/links/front.yml": LINK.format("Front desk", "front-line")
    + "coached_by: <boss>\npart_of: <boss>\nrelies_on: [{link: <back>, for: paper, matters_to: [<quick>]}]\n",
    "standards/links/back.yml": LINK.format("Back office", "support") + "coached_by: <boss>\nsupports: [{link: <front>}]\n",
    "standards/links/boss.yml": LINK.format("Boss", "leadership"),
    "standards/customers/residents.yml": "title: Residents\nsummary: Who lives here.\n"
    "expectations: [{id: soon, text: Soon., met_by: [<quick>]}, {id: late, text: Late.}]\n",
    "standards/services/parking.yml": "title: Parking\nsummary: Permits.\nowner: <front>\ncustomers: [<residents>]\n"
    "contact_points: [<desk>]\n",
    "standards/contact-points/desk.yml": "title: Desk\nsummary: The desk.\nowner: front\nchannel: face-to-face\n"
    "staffed_by: [<front>]\nservices: [<parking>]\n",
    "standards/promises/quick.yml": "title: Permits soon\nsummary: No wait.\nwording: We are quick.\nkind: public\n"
    "made_by: <front>\nmade_to: [<residents>]\nservice: <parking>\ncontact_points: [<desk>]\nlimit: 5 days\n"
    "target: {share: 90%}\nmeasure: {what: Days, every: month}\n",
    "standards/promises/kind.yml": "title: Kind words\nsummary: Kind.\nwording: We are kind.\nkind: public\nmade_by: front\n"
    "made_to: [residents]\nservice: parking\ncontact_points: [<desk>]\ndimension: behaviour\n",
    "standards/procedures/permit.yml": "title: Permit\nsummary: The steps.\nowner: <front>\nservice: <parking>\n"
    "reasons: [I want to park]\nsupports: [{promise: <quick>, from: post}]\ncontact_points: [<desk>]\nsteps:\n"
    "  - {id: check, does: Look., by: front, within: 1 day}\n"
    "  - {id: post, does: Post it., by: <front>, accountable: front, within: 1 day}\n",
    "standards/procedures/answer.yml": "title: Answer\nsummary: Any question.\nowner: front\nreasons: [I have a question]\n"
    "service: parking\nsteps: [{id: say, does: Say it., by: <front>}, {id: send, does: Send it., by: <back>}]\n",
    "standards/sessions/spring.yml": "title: Spring\nsummary: We met.\non: 2026-04-01\nlinks: [<boss>]\nabout: [promise/<quick>]\n"
    "checklist: {expectations: {}, perceptions: {}, existing_procedures: {}, missing_procedures: {}, support_structure: {}, "
    "common_language: {}}\n",
    "standards/results/2026.csv": "promise,period,value\n<quick>,2026-10,97\n",
    "glossary/permit.yml": "title: permit\ndefinition: A card.\nowner: <front>\n",
    "glossary/card.yml": "title: card\ndefinition: A small paper.\nowner: front\n",
}


def told(folder: Path, written_as: str, audience: str) -> dict[str, str]:
    """What each page says where references are written in one way; stamps, which are of what is written, are left out."""
    for path, text in FILES.items():
        own = f"former_ids: [{Path(path).stem}-before]\nclassification: public\n" if "results" not in path else ""
        text = text if "organisation" in path else text + own
        write(folder / path, re.sub("<([a-z]+)>", written_as, text))
    site = built(folder, audience=audience)
    found = {each.parent.relative_to(site).as_posix(): each.read_text() for each in site.rglob("index.html")}
    return {path: re.sub(r"stamp: \S+", "", html) for path, html in found.items() if "<main" in html}


@pytest.mark.parametrize("audience", ["staff", "public"])
def test_a_former_id_says_the_same_everywhere(audience: str, tmp_path: Path) -> None:
    now, before = (told(tmp_path / name / "handbook", as_, audience) for name, as_ in (("now", r"\1"), ("before", r"\1-before")))
    assert [path for path in now if now[path] != before.get(path)] == []
    assert "97%" in before["promises/quick"]
