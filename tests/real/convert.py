"""Converts the published promises of 57 councils to one handbook: `python -m tests.real.convert OUT`.

Nothing is invented. Where the data says something for which a handbook has no field, the comments tell what an editor would do.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.real.files import Files, first_of, rows_of, slug

DATA = Path(__file__).parent / "council-promises"
Row = dict[str, str]

# The collection has two versions of one council's page; the second is no council of its own.
SAME_COUNCIL = {"birmingham-2025-08": "birmingham", "unnamed (council guidance hosted on docsbay)": "unnamed"}
NAMES = {
    "bcp": "BCP",
    "epsom-and-ewell": "Epsom and Ewell",
    "newcastle-nsw": "Newcastle (New South Wales)",
    "newcastle-under-lyme": "Newcastle-under-Lyme",
    "newry-mourne-down": "Newry, Mourne and Down",
    "unnamed": "Unnamed council",
    "vale-of-white-horse": "Vale of White Horse",
}
UNITS = {"working_days": "working days", "percent": "%", "times_per_year": "times a year"}
CHANNELS = {
    "phone": "phone",
    "voicemail": "phone",  # a message left on the same line
    "email": "email",
    "letter": "letter",
    "online_form": "online-form",
    "in_person": "face-to-face",
    "sms": "sms",
    "social_media": "social-media",
}
CHANNEL_TITLES = {"face-to-face": "In person", "sms": "Text message", "email": "E-mail"}

# Remarks in brackets about the page, not words of the promise: they go into the body.
ABOUT_THE_PAGE = re.compile(
    r" \(((?:page updated|EARLIER|LATER|charter |self-assessed|internal hand-off|depends on the electricity company)[^)]*)\)"
)
# Earlier wordings: `earlier` of the promise that replaced them, where the day is known.
EARLIER_FORMS = {"birmingham-2025-08-01": "birmingham-01", "birmingham-2025-08-02": "birmingham-02"}
NEW_PAGE_SINCE, OLD_PAGE_UNTIL = "2025-09-17", "2025-09-16"
# Where the day is not known, the earlier promise is a retired one.
REPLACED = {"casey-02": "casey-03"}
# Duties of customers on which promises depend.
DUTIES = {"maidstone-02": "maidstone-01", "blaby-02": "blaby-01", "thurrock-03": "thurrock-04"}

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

# Measures that are results of a promise in the collection; every other measure is a published target of its own.
MEASURED = {"Days to process new claims": "manchester-01", "Days to process changes": "manchester-02"}
# Notes that state a cause or an action; all others stay notes.
CAUSES = {
    "many late ones came from one department where new processes were put in place": (
        "Many late ones came from one department",
        "New processes were put in place",
    ),
    "staff training followed": ("", "Staff training followed"),
    "call duration up 116 seconds; opening hours extended": ("Call duration up 116 seconds", "Opening hours extended"),
}


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
            files.add("promise", row["id"], _promise(row, promises, assessment), _council(row["council"]))
    for procedure in procedures:
        _add_procedure(files, procedure, promises)
    _add_results(files, results)
    _add_framework(files, assessment)
    return files


def _council(name: str) -> str:
    return SAME_COUNCIL.get(name, name)


def _name(council: str) -> str:
    return NAMES.get(council) or council.replace("-", " ").title()


def _listed(words: list[str]) -> str:
    return " and ".join([*([", ".join(words[:-1])] if words[1:] else []), *words[-1:]])


def _add_councils(files: Files, promises: list[Row], procedures: list[dict[str, Any]], results: list[Row]) -> None:
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in promises:
        rows[_council(row["council"])].append(row)
    for council, theirs in rows.items():
        areas = _listed(sorted({row["service_area"].lower() for row in theirs} - {"corporate"}))
        about = "all its services" if any(row["service_area"] == "Corporate" for row in theirs) else ""
        said = " and about ".join(part for part in (about, areas) if part)
        _add_council(files, council, f"A council in {theirs[0]['nation']} that publishes promises about {said}.")
    others = [(procedure["council"], "procedure") for procedure in procedures] + [(row["council"], "results") for row in results]
    for name, what in dict.fromkeys(others):
        if (council := _council(name)) not in rows:
            rows[council] = []
            _add_council(
                files,
                council,
                f"A council with a published {what}." if what == "procedure" else "A council with published results.",
            )


def _add_council(files: Files, council: str, summary: str) -> None:
    fields: dict[str, Any] = {"title": _name(council), "summary": summary, "kind": "front-line"}
    if council == "dundee":
        fields["relies_on"] = [
            {"link": "dundee-electricity-company", "for": "cable faults", "matters_to": ["dundee-03"]},
        ]
        _add_actor(files, "dundee", "electricity company", "supplier")
    if council == "hull":
        _add_actor(files, "hull", "call centre", "front-line")
    files.add("link", council, fields)


def _add_actor(files: Files, council: str, actor: str, kind: str, does: str = "") -> None:
    fields: dict[str, Any] = {
        "title": f"{_name(council)}: {actor}",
        "summary": f"{actor[:1].upper()}{actor[1:]} of {_name(council)}, named in what it publishes.",
        "kind": kind,
        "does": [does] if does else [],
    }
    if kind != "supplier":
        fields["part_of"] = council
    files.add("link", f"{council}-{slug(actor)}", fields, "actors")


def _service_id(council: str, area: str) -> str:
    """The id of a service; promises about everything belong to a service of the whole council, which contains the others."""
    return council if area == "Corporate" else f"{council}-{slug(area)}"


def _services(promises: list[Row]) -> Iterator[Row]:
    seen = set()
    for row in promises:
        council, area = _council(row["council"]), row["service_area"]
        if (id := _service_id(council, area)) not in seen:
            seen.add(id)
            yield {"id": id, "council": council, "area": area}


def _add_services(files: Files, promises: list[Row], results: list[Row]) -> None:
    # Measures without a service belong to the service of the whole council.
    known = {_council(row["council"]) for row in promises}
    measured = dict.fromkeys(row["council"] for row in results if row["council"] not in known)
    services = [*_services(promises), *({"id": council, "council": council, "area": "Corporate"} for council in measured)]
    corporate = {row["council"] for row in services if row["area"] == "Corporate"}
    for row in services:
        council, area = row["council"], row["area"]
        name = "all services" if area == "Corporate" else area.lower()
        # Duties of customers without a promise that depends on them.
        duties = [
            f"- {_said(duty)}: within {_amount(duty)} of {duty['clock_starts']} ({duty['source_url']})"
            for duty in promises
            if duty["target_type"] == "customer_within"
            and duty["id"] not in DUTIES
            and _service_id(duty["council"], duty["service_area"]) == row["id"]
        ]
        fields: dict[str, Any] = {
            "title": f"{_name(council)}: {name}",
            "summary": f"What {_name(council)} publishes about {name}.",
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
            place = _council(row["council"]), CHANNELS[row["channel"]]
            if (service := _service_id(place[0], row["service_area"])) not in services[place]:
                services[place].append(service)
            if "complaint" in row["promise_paraphrase"]:
                complaints.add(place)
    for (council, channel), used_by in services.items():
        label = CHANNEL_TITLES.get(channel) or channel.replace("-", " ").capitalize()
        fields = {
            "title": f"{_name(council)}: {label[:1].lower()}{label[1:]}",
            "summary": f"{label}, as {_name(council)} names it in its promises.",
            "owner": council,
            "channel": channel,
            "purpose": ["complain"] if (council, channel) in complaints else [],
            "customers": ["customers"],
            "staffed_by": [council],
            "services": used_by,
        }
        files.add("contact-point", f"{council}-{channel}", fields, council)


def _said(row: Row) -> str:
    return ABOUT_THE_PAGE.sub("", row["promise_paraphrase"]).removeprefix("(Customer's part) ")


def _wording(row: Row) -> str:
    """The promise in full: the table has the amount in a separate column, the wording needs both."""
    said, how = (
        _said(row),
        {"within": "within ", "between": "in ", "average_within": "within ", "frequency": ""}.get(row["target_type"]),
    )
    if how is None or _names_the_amount(said, row):
        return said
    if said.endswith(" up to"):
        return f"{said} {_amount(row)}"
    start, bracket, rest = said.partition(" (")
    return f"{start} {how}{_amount(row)}{bracket}{rest}"


def _names_the_amount(said: str, row: Row) -> bool:
    return any(words in said for words in (_amount(row), "next working day", "two to three business days", "Days to process"))


def _amount(row: Row) -> str:
    unit = UNITS.get(row["target_unit"], row["target_unit"])
    if (row["target_value"], unit) == ("1", "times a year"):
        return "once a year"
    amount = row["target_value"].replace("-", " to ")
    return f"{amount} {unit.removesuffix('s') if amount == '1' and unit.endswith('s') else unit}"


def _promise(row: Row, promises: list[Row], assessment: list[Row]) -> dict[str, Any]:
    council, wording, kind = _council(row["council"]), _wording(row), row["target_type"]
    internal = row["id"] == "hull-01"
    timed = kind in ("within", "between", "average_within")
    limit = _amount(row) if kind in ("within", "between") else None
    remark = ABOUT_THE_PAGE.search(row["promise_paraphrase"])
    short = re.sub(r" \([^)]*\)|, at busy periods up to$", "", _said(row))
    fields: dict[str, Any] = {
        "title": first_of(f"{_name(council)}: {short[:1].lower()}{short[1:]}", 80),
        "summary": _summary(row, short),
        "body": f"{remark[1][:1].upper() + remark[1][1:] + '. ' if remark else ''}Published at <{row['source_url']}>.",
        "status": "retired" if row["id"] in REPLACED else None,
        "replaced_by": REPLACED.get(row["id"]),
        "wording": wording,
        "kind": "internal" if internal else "public",
        "made_by": council,
        "made_to": ["hull-call-centre"] if internal else ["customers"],
        "service": _service_id(council, row["service_area"]),
        "contact_points": [f"{council}-{CHANNELS[row['channel']]}"] if row["channel"] in CHANNELS else [],
        "dimension": "behaviour" if kind == "behaviour" else "timeliness" if timed or kind == "at_once" else None,
        # "Immediately" is no amount: it stays in the wording, without a limit.
        "limit": limit,
        "target": _target(row),
        "clock": {"starts": row["clock_starts"]} if row["clock_starts"] else None,
        "customer_duties": [
            f"{_said(duty)} within {_amount(duty)} of {duty['clock_starts']}"
            for duty in promises
            if DUTIES.get(duty["id"]) == row["id"]
        ],
        "measure": next(({"what": what} for what, id in MEASURED.items() if id == row["id"]), None),
        "valid_from": NEW_PAGE_SINCE if row["id"] in EARLIER_FORMS.values() else None,
        "earlier": [
            {"until": OLD_PAGE_UNTIL, "wording": _wording(old), "limit": _amount(old)}
            for old in promises
            if EARLIER_FORMS.get(old["id"]) == row["id"]
        ],
        "evidences": [
            {"criterion": f"complaint-handling-code#{_criterion(line)}", "note": line["evidence_paraphrase"]}
            for line in assessment
            if row["id"] in ("slough-01", "slough-02") and line["topic"].endswith("stage 1")
        ],
    }
    return fields


def _summary(row: Row, short: str) -> str:
    kind, clock = row["target_type"], f", from {row['clock_starts']}" if row["clock_starts"] else ""
    share = f", {row['target_percent']}% of the time" if row["target_percent"] and kind != "rate" else ""
    said = {
        "within": f": within {_amount(row)}{clock}{share}",
        "between": f": {_amount(row)}{clock}",
        "average_within": f": {_amount(row)} on average{clock}",
        "rate": f": {row['target_percent']}%",
        "frequency": f": {_amount(row)}",
    }
    return first_of(f"{short}{said.get(kind, '')}.", 200)


def _target(row: Row) -> dict[str, str] | None:
    match row["target_type"]:
        case "average_within":
            return {"average": f"at most {_amount(row)}"}
        case "frequency":
            return {"every": _amount(row)}
    return {"share": f"at least {row['target_percent']}%"} if row["target_percent"] else None


def _add_procedure(files: Files, procedure: dict[str, Any], promises: list[Row]) -> None:
    id, council = procedure["id"], _council(procedure["council"])
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
        "title": first_of(f"{_name(council)}: {procedure['title'][:1].lower()}{procedure['title'][1:]}", 80),
        "summary": f"The {len(ids)} steps that {_name(council)} publishes.",
        "body": "\n".join([*remarks, *([""] if remarks else []), f"Published at <{procedure['source_url']}>."]),
        "owner": council,
        "status": "retired" if old else None,
        "replaced_by": "birmingham-complaints-2025-09" if old else None,
        "service": service if any(row["id"] == service for row in _services(promises)) else None,
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
            _add_actor(files, council, actor, kind or ("front-line" if fronts else "support"), does)
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


def _add_results(files: Files, results: list[Row]) -> None:
    rows = []
    for row in results:
        promise = MEASURED.get(row["measure"]) or f"{row['council']}-{slug(row['measure'])}"
        if row["measure"] not in MEASURED:
            _add_measured(files, promise, row)
        cause, action = CAUSES.get(row["note"], ("", ""))
        note = "" if cause or action else row["note"]
        period = _period(row["period"])
        if row["period"].startswith("to "):
            note = f"{row['period']}; {note}"
        unit = {"days": " days", "percent": "%", "count": ""}[row["result_unit"]]
        rows.append(
            {"promise": promise, "period": period, "value": row["result"] + unit, "cause": cause, "action": action, "note": note}
        )
    files.add_results("published", rows)


def _add_measured(files: Files, promise: str, row: Row) -> None:
    """A published target. One figure in days for many cases is taken as an average."""
    council = row["council"]
    target = {
        "days": {"average": f"at most {row['target']} days"},
        "percent": {"share": f"at least {row['target']}%"},
        "count": {"count": f"at least {row['target']}"},
    }[row["target_unit"]]
    fields: dict[str, Any] = {
        "title": first_of(f"{_name(council)}: {row['measure'][:1].lower()}{row['measure'][1:]}", 80),
        "summary": f"{row['measure']}: {next(iter(target.values()))}.",
        "body": f"Published at <{row['source_url']}>.",
        "wording": row["measure"],
        "kind": "public",
        "made_by": council,
        "made_to": ["customers"],
        "service": council,
        "target": target,
        "measure": {"what": row["measure"]},
    }
    files.add("promise", promise, fields, council)


def _period(text: str) -> str:
    """A period. Councils' quarters are those of the financial year, which starts in April; ours are calendar quarters.

    "To Dec 2006" has no start, so only the day is used.
    """
    if match := re.fullmatch(r"(\d{4})-\d\d Q([1-4])", text):
        quarter = int(match[2]) % 4 + 1
        return f"{int(match[1]) + (quarter == 1)}-Q{quarter}"
    if match := re.fullmatch(r"(\d{4})-(\d\d)", text):
        return f"{match[1]}/{match[2]}"
    return {"to Dec 2006": "2006-12-31"}[text]


def _criterion(row: Row) -> str:
    return f"{row['code_section']}-{slug(row['topic'].partition(' - ')[2])}"


def _add_framework(files: Files, rows: list[Row]) -> None:
    """The framework with the sections that were assessed, and the verdicts on them. Nobody says on which day."""
    first = rows[0]
    told = [
        f"- {_name(row['council'])}, section {row['code_section']}, {row['topic']}: **{row['compliant']}**. "
        f"{row['evidence_paraphrase']}. {row['commentary_paraphrase'].replace('NOTE:', 'note:')}."
        for row in rows
    ]
    fields: dict[str, Any] = {
        "title": first["framework"],
        "summary": f"The sections that {_name(first['council'])} assessed itself against.",
        "body": "\n".join(["What the council found:", "", *told, "", f"Published at <{first['source_url']}>."]),
        "edition": "2025",
        "publisher": "LGSCO",
        "verdicts": ["No", "Yes"],
        "assessments": [
            {"by": f"{_name(first['council'])}, of itself", "verdicts": {_criterion(row): row["compliant"] for row in rows}}
        ],
        "criteria": [
            {
                "id": first["code_section"],
                "title": first["topic"].partition(" - ")[0],
                "criteria": [{"id": _criterion(row), "title": row["topic"].partition(" - ")[2].capitalize()} for row in rows],
            }
        ],
    }
    files.add("framework", "complaint-handling-code", fields)


if __name__ == "__main__":
    handbook_of().write(Path(sys.argv[1]))
