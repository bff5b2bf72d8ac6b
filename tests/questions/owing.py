"""Small handbooks whose links owe something, and their debts."""

from typing import Any

from interlock.questions.owed.debts import Debts, Owed
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import Fields, facts_of, link, promise

SPRING = "2026-05-04"


def lesson(*changes: Fields, **fields: Any) -> Fields:
    """A lesson, owned by `back`, about a failure with the promise `quick`."""
    fields_of_lesson: Fields = {
        "type": "failure",
        "on": SPRING,
        "about": ["promise/quick"],
        "what_happened": "So.",
        "owner": "back",
    }
    fields_of_lesson |= {"traced_to": [{"link": "front", "what": "So."}]}
    return fields_of_lesson | {"changes": list(changes)} | fields


def session(*actions: Fields, **fields: Any) -> Fields:
    names = ("expectations", "perceptions", "existing_procedures", "missing_procedures", "support_structure", "common_language")
    checklist: Fields = {name: {} for name in names} | {"perceptions": {"actions": list(actions)}}
    return {"on": SPRING, "links": ["front", "back"], "checklist": checklist, "owner": "front"} | fields


BASE: dict[str, Fields] = {
    "link/front": link(),
    "link/back": link(),
    "customer/residents": {},
    "promise/quick": promise("front", status="suspended"),
}


def debts(definitions: dict[str, Fields], results: list[ResultRow] | None = None, organisation: Fields | None = None) -> Debts:
    return facts_of(BASE | definitions, organisation, results).debts


def only(kind: str, found: Debts) -> Owed:
    (owed,) = [owed for owed in found.all if owed.kind == kind]
    return owed


def essentials(owed: Owed) -> tuple[str | None, list[str], str | None, str | None, str]:
    """Who owes it, who waits for it, since when, until when, and the line to paste."""
    link = owed.link.id if owed.link else None
    since, due = (str(day) if day else None for day in (owed.since, owed.due))
    return link, [each.id for each in owed.to], since, due, owed.paste


def row(period: str, value: str = "90") -> ResultRow:
    return ResultRow("slow", period, value)
