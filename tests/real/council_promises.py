"""Promises of councils, as their tables say them, for a handbook."""

import re
from typing import Any

from tests.real.council_words import (
    ABOUT_THE_PAGE,
    CHANNELS,
    Row,
    amount_of,
    council_name,
    council_of,
    said_in,
    service_id,
    wording_of,
)
from tests.real.files import first_of, slug

# Earlier wordings: `earlier` of the promise that replaced them, where the day is known.
EARLIER_FORMS = {"birmingham-2025-08-01": "birmingham-01", "birmingham-2025-08-02": "birmingham-02"}
NEW_PAGE_SINCE, OLD_PAGE_UNTIL = "2025-09-17", "2025-09-16"
# Where the day is not known, the earlier promise is a retired one.
REPLACED = {"casey-02": "casey-03"}
# Duties of customers on which promises depend.
DUTIES = {"maidstone-02": "maidstone-01", "blaby-02": "blaby-01", "thurrock-03": "thurrock-04"}
# Measures that are results of a promise in the collection; every other measure is a published target of its own.
MEASURED = {"Days to process new claims": "manchester-01", "Days to process changes": "manchester-02"}


def fields_of_promise(row: Row, promises: list[Row], assessment: list[Row]) -> dict[str, Any]:
    council, wording, kind = council_of(row["council"]), wording_of(row), row["target_type"]
    internal = row["id"] == "hull-01"
    timed = kind in ("within", "between", "average_within")
    limit = amount_of(row) if kind in ("within", "between") else None
    remark = ABOUT_THE_PAGE.search(row["promise_paraphrase"])
    short = re.sub(r" \([^)]*\)|, at busy periods up to$", "", said_in(row))
    fields: dict[str, Any] = {
        "title": first_of(f"{council_name(council)}: {short[:1].lower()}{short[1:]}", 80),
        "summary": _summary(row, short),
        "body": f"{remark[1][:1].upper() + remark[1][1:] + '. ' if remark else ''}Published at <{row['source_url']}>.",
        "status": "retired" if row["id"] in REPLACED else None,
        "replaced_by": REPLACED.get(row["id"]),
        "wording": wording,
        "kind": "internal" if internal else "public",
        "made_by": council,
        "made_to": ["hull-call-centre"] if internal else ["customers"],
        "service": service_id(council, row["service_area"]),
        "contact_points": [f"{council}-{CHANNELS[row['channel']]}"] if row["channel"] in CHANNELS else [],
        "dimension": "behaviour" if kind == "behaviour" else "timeliness" if timed or kind == "at_once" else None,
        # "Immediately" is no amount: it stays in the wording, without a limit.
        "limit": limit,
        "target": _target(row),
        "clock": {"starts": row["clock_starts"]} if row["clock_starts"] else None,
        "customer_duties": [
            f"{said_in(duty)} within {amount_of(duty)} of {duty['clock_starts']}"
            for duty in promises
            if DUTIES.get(duty["id"]) == row["id"]
        ],
        "measure": next(({"what": what} for what, id in MEASURED.items() if id == row["id"]), None),
        "valid_from": NEW_PAGE_SINCE if row["id"] in EARLIER_FORMS.values() else None,
        "earlier": [
            {"until": OLD_PAGE_UNTIL, "wording": wording_of(old), "limit": amount_of(old)}
            for old in promises
            if EARLIER_FORMS.get(old["id"]) == row["id"]
        ],
        "evidences": [
            {"criterion": f"complaint-handling-code#{criterion_of(line)}", "note": line["evidence_paraphrase"]}
            for line in assessment
            if row["id"] in ("slough-01", "slough-02") and line["topic"].endswith("stage 1")
        ],
    }
    return fields


def _summary(row: Row, short: str) -> str:
    kind, clock = row["target_type"], f", from {row['clock_starts']}" if row["clock_starts"] else ""
    share = f", {row['target_percent']}% of the time" if row["target_percent"] and kind != "rate" else ""
    said = {
        "within": f": within {amount_of(row)}{clock}{share}",
        "between": f": {amount_of(row)}{clock}",
        "average_within": f": {amount_of(row)} on average{clock}",
        "rate": f": {row['target_percent']}%",
        "frequency": f": {amount_of(row)}",
    }
    return first_of(f"{short}{said.get(kind, '')}.", 200)


def _target(row: Row) -> dict[str, str] | None:
    match row["target_type"]:
        case "average_within":
            return {"average": f"at most {amount_of(row)}"}
        case "frequency":
            return {"every": amount_of(row)}
    return {"share": f"at least {row['target_percent']}%"} if row["target_percent"] else None


def criterion_of(row: Row) -> str:
    return f"{row['code_section']}-{slug(row['topic'].partition(' - ')[2])}"
