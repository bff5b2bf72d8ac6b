"""Converts the published promises of 57 councils to one handbook: `python -m tests.real.convert OUT`.

Nothing is invented. Where the data says something for which a handbook has no field, the comments tell what an editor would do.
"""

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from tests.real.council_procedures import add_procedure
from tests.real.council_promises import DUTIES, EARLIER_FORMS, criterion_of, fields_of_promise
from tests.real.council_results import add_results
from tests.real.council_words import (
    CHANNELS,
    Row,
    add_actor,
    amount_of,
    council_name,
    council_of,
    listed,
    said_in,
    service_id,
    services_of,
)
from tests.real.files import Files, rows_of

DATA = Path(__file__).parent / "council-promises"
CHANNEL_TITLES = {"face-to-face": "In person", "sms": "Text message", "email": "E-mail"}


def handbook_of(data: Path = DATA) -> Files:
    """The handbook made from a folder with these tables."""
    promises, procedures = rows_of(data / "promises.csv"), yaml.safe_load((data / "procedures.yaml").read_text(encoding="utf-8"))
    results, assessment = rows_of(data / "results.csv"), rows_of(data / "framework-self-assessment.csv")
    files = Files({"name": "What 57 councils promise", "defaults": {"classification": "public"}})
    files.add("customer", "customers", {"title": "Customers", "summary": "People who use what a council does."})
    _add_councils(files, promises, procedures, results)
    _add_services(files, promises, results)
    _add_contact_points(files, promises)
    for row in promises:
        if row["id"] not in EARLIER_FORMS and row["target_type"] != "customer_within":
            files.add("promise", row["id"], fields_of_promise(row, promises, assessment), council_of(row["council"]))
    for procedure in procedures:
        add_procedure(files, procedure, promises)
    add_results(files, results)
    _add_framework(files, assessment)
    return files


def _add_councils(files: Files, promises: list[Row], procedures: list[dict[str, Any]], results: list[Row]) -> None:
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in promises:
        rows[council_of(row["council"])].append(row)
    for council, theirs in rows.items():
        areas = listed(sorted({row["service_area"].lower() for row in theirs} - {"corporate"}))
        about = "all its services" if any(row["service_area"] == "Corporate" for row in theirs) else ""
        said = " and about ".join(part for part in (about, areas) if part)
        _add_council(files, council, f"A council in {theirs[0]['nation']} that publishes promises about {said}.")
    others = [(procedure["council"], "procedure") for procedure in procedures] + [(row["council"], "results") for row in results]
    for name, what in dict.fromkeys(others):
        if (council := council_of(name)) not in rows:
            rows[council] = []
            _add_council(
                files,
                council,
                f"A council with a published {what}." if what == "procedure" else "A council with published results.",
            )


def _add_council(files: Files, council: str, summary: str) -> None:
    fields: dict[str, Any] = {"title": council_name(council), "summary": summary, "kind": "front-line"}
    if council == "dundee":
        fields["relies_on"] = [
            {"link": "dundee-electricity-company", "for": "cable faults", "matters_to": ["dundee-03"]},
        ]
        add_actor(files, "dundee", "electricity company", "supplier")
    if council == "hull":
        add_actor(files, "hull", "call centre", "front-line")
    files.add("link", council, fields)


def _add_services(files: Files, promises: list[Row], results: list[Row]) -> None:
    # Measures without a service belong to the service of the whole council.
    known = {council_of(row["council"]) for row in promises}
    measured = dict.fromkeys(row["council"] for row in results if row["council"] not in known)
    services = [*services_of(promises), *({"id": council, "council": council, "area": "Corporate"} for council in measured)]
    corporate = {row["council"] for row in services if row["area"] == "Corporate"}
    for row in services:
        council, area = row["council"], row["area"]
        name = "all services" if area == "Corporate" else area.lower()
        # Duties of customers without a promise that depends on them.
        duties = [
            f"- {said_in(duty)}: within {amount_of(duty)} of {duty['clock_starts']} ({duty['source_url']})"
            for duty in promises
            if duty["target_type"] == "customer_within"
            and duty["id"] not in DUTIES
            and service_id(duty["council"], duty["service_area"]) == row["id"]
        ]
        fields: dict[str, Any] = {
            "title": f"{council_name(council)}: {name}",
            "summary": f"What {council_name(council)} publishes about {name}.",
            "body": "\n".join(["What customers do:", "", *duties]) if duties else "",
            "owner": council,
            "customers": ["customers"],
            "part_of": council if council in corporate and area != "Corporate" else None,
        }
        files.add("service", row["id"], fields, council)


def _add_contact_points(files: Files, promises: list[Row]) -> None:
    services: dict[tuple[str, str], list[str]] = defaultdict(list)
    complaints: set[tuple[str, str]] = set()
    for row in promises:
        if row["channel"] in CHANNELS:
            place = council_of(row["council"]), CHANNELS[row["channel"]]
            if (service := service_id(place[0], row["service_area"])) not in services[place]:
                services[place].append(service)
            if "complaint" in row["promise_paraphrase"]:
                complaints.add(place)
    for (council, channel), used_by in services.items():
        label = CHANNEL_TITLES.get(channel) or channel.replace("-", " ").capitalize()
        fields = {
            "title": f"{council_name(council)}: {label[:1].lower()}{label[1:]}",
            "summary": f"{label}, as {council_name(council)} names it in its promises.",
            "owner": council,
            "channel": channel,
            "purpose": ["complain"] if (council, channel) in complaints else [],
            "customers": ["customers"],
            "staffed_by": [council],
            "services": used_by,
        }
        files.add("contact-point", f"{council}-{channel}", fields, council)


def _add_framework(files: Files, rows: list[Row]) -> None:
    """The framework with the sections that were assessed, and the verdicts on them. Nobody says on which day."""
    first = rows[0]
    told = [
        f"- {council_name(row['council'])}, section {row['code_section']}, {row['topic']}: **{row['compliant']}**. "
        f"{row['evidence_paraphrase']}. {row['commentary_paraphrase'].replace('NOTE:', 'note:')}."
        for row in rows
    ]
    fields: dict[str, Any] = {
        "title": first["framework"],
        "summary": f"The sections that {council_name(first['council'])} assessed itself against.",
        "body": "\n".join(["What the council found:", "", *told, "", f"Published at <{first['source_url']}>."]),
        "edition": "2025",
        "publisher": "LGSCO",
        "verdicts": ["No", "Yes"],
        "assessments": [
            {
                "by": f"{council_name(first['council'])}, of itself",
                "verdicts": {criterion_of(row): row["compliant"] for row in rows},
            }
        ],
        "criteria": [
            {
                "id": first["code_section"],
                "title": first["topic"].partition(" - ")[0],
                "criteria": [{"id": criterion_of(row), "title": row["topic"].partition(" - ")[2].capitalize()} for row in rows],
            }
        ],
    }
    files.add("framework", "complaint-handling-code", fields)


if __name__ == "__main__":
    handbook_of().write(Path(sys.argv[1]))
