"""Procedures of councils, as they publish them, for a handbook."""

import re
from typing import Any

from tests.real.council_words import CHANNELS, Row, add_actor, council_name, council_of, services_of
from tests.real.files import Files, first_of, slug

# The promises that a procedure supports, and the steps (from 1) that their clocks cover: same council, same page.
SUPPORTS: dict[str, dict[str, tuple[int, int]]] = {
    "birmingham-complaints-2025-09": {
        "birmingham-01": (2, 2),
        "birmingham-02": (3, 3),
        "birmingham-03": (5, 5),
        "birmingham-04": (6, 6),
    },
    "highland-complaints": {"highland-05": (1, 3), "highland-06": (4, 4), "highland-07": (4, 6)},
    "thurrock-complaints": {"thurrock-01": (1, 1), "thurrock-02": (2, 2), "thurrock-04": (6, 6)},
    "islington-complaints": {"islington-01": (1, 2), "islington-02": (5, 5)},
    "maidstone-missed-bin": {"maidstone-01": (3, 4)},
    "newcastle-under-lyme-missed-bin": {"newcastle-under-lyme-01": (1, 3)},
    "edinburgh-pothole": {"edinburgh-01": (2, 3), "edinburgh-02": (5, 5), "edinburgh-03": (5, 5), "edinburgh-04": (5, 5)},
    "newry-foi": {"newry-mourne-down-01": (1, 5)},
}
# Steps whose limit counts from an earlier event than the previous step: it is no budget of the step, and stays in words.
FROM_EARLIER = {
    "birmingham-complaints-2025-08": (2, 3, 5),
    "thurrock-complaints": (4,),
    "walsall-complaints": (3,),
    "east-devon-complaints-stage-2": (3,),
    "maidstone-missed-bin": (2,),
    "norwich-missed-bin": (3,),
}
AREAS_OF_PROCEDURES = {
    "complaints": "Complaints",
    "missed-bin": "Waste",
    "pothole": "Highways",
    "foi": "Information requests",
}


def add_procedure(files: Files, procedure: dict[str, Any], promises: list[Row]) -> None:
    id, council = procedure["id"], council_of(procedure["council"])
    doers = _actors(files, procedure, council)
    ids = _step_ids(procedure["steps"])
    covered = SUPPORTS.get(id, {})
    restated = {last for first, last in covered.values() if first < last}
    service = next((f"{council}-{slug(area)}" for part, area in AREAS_OF_PROCEDURES.items() if part in id), "")
    remarks = [f"- {said}" for said in procedure.get("exceptions", [])]
    remarks += [f"- {word}: {meaning}" for word, meaning in procedure.get("definitions", {}).items()]
    remarks += [_row_in_words(row) for row in procedure.get("lookup_table", [])]
    old = id == "birmingham-complaints-2025-08"
    # The procedure starts at the contact points of its promises, and of what customers do first by the same page.
    told = [row for row in promises if row["id"] in covered or row["source_url"] == procedure["source_url"]]
    channels = {CHANNELS[row["channel"]]: None for row in told if row["channel"] in CHANNELS}
    fields: dict[str, Any] = {
        "title": first_of(f"{council_name(council)}: {procedure['title'][:1].lower()}{procedure['title'][1:]}", 80),
        "summary": f"The {len(ids)} steps that {council_name(council)} publishes.",
        "body": "\n".join([*remarks, *([""] if remarks else []), f"Published at <{procedure['source_url']}>."]),
        "owner": council,
        "status": "retired" if old else None,
        "replaced_by": "birmingham-complaints-2025-09" if old else None,
        "service": service if any(row["id"] == service for row in services_of(promises)) else None,
        "supports": [
            {"promise": promise, "from": ids[first - 1], "to": ids[last - 1]} for promise, (first, last) in covered.items()
        ],
        "contact_points": [f"{council}-{channel}" for channel in channels],
        "customers": ["customers"],
        "outcomes": procedure.get("outcomes", []),
        "steps": [
            _step(step, ids[number - 1], doers, number in restated or number in FROM_EARLIER.get(id, ()))
            for number, step in enumerate(procedure["steps"], 1)
        ],
    }
    files.add("procedure", id, fields)


def _row_in_words(row: dict[str, str]) -> str:
    return "- " + ", ".join(f"{key.replace('_', ' ')} {day}" for key, day in row.items())


def _actors(files: Files, procedure: dict[str, Any], council: str) -> dict[str, str]:
    """The link of every actor except the customer; missing links are added."""
    roles: dict[str, str] = procedure.get("roles", {})
    doers = {}
    for actor in dict.fromkeys(step["actor"] for step in procedure["steps"] if step["actor"] != "customer"):
        id = council if actor == "council" else f"{council}-{slug(actor)}"
        if f"standards/links/actors/{id}.yml" not in files.texts and actor != "council":
            fronts = any(step["stage"] == "front" for step in procedure["steps"] if step["actor"] == actor)
            kind = "supplier" if "contractor" in actor else "leadership" if re.search("director|head", actor) else ""
            does = next((text for role, text in roles.items() if role in (actor, f"{actor}s")), "")
            add_actor(files, council, actor, kind or ("front-line" if fronts else "support"), does)
        doers[actor] = id
    return doers


def _step_ids(steps: list[dict[str, str]]) -> list[str]:
    ids: list[str] = []
    for step in steps:
        words = slug(step["text"]).split("-")
        told = ("-".join(words[:count]) for count in range(3, max(len(words), 3) + 1))
        ids.append(next((id for id in told if id not in ids), f"{words[0]}-{len(ids) + 1}"))
    return ids


def _step(step: dict[str, str], id: str, doers: dict[str, str], in_words: bool) -> dict[str, Any]:
    """A step. Its limit is its budget; a limit that counts from an earlier event, or names one, stays in words."""
    limit, since = re.fullmatch(r"(.*?)( from .*)?", step.get("limit", "")).groups()  # type: ignore[union-attr]
    does = f"{step['text']} ({limit}{since or ''})" if limit and (in_words or since) else step["text"]
    customer = step["actor"] == "customer"
    fields = {
        "id": id,
        "does": does,
        "by": None if customer else doers[step["actor"]],
        "stage": "customer" if customer else step["stage"],
        "within": limit if limit and not in_words else None,
        "if_not": f"Extension: {step['extension']}" if "extension" in step else None,
    }
    return {name: value for name, value in fields.items() if value}
