"""What the tables of 57 councils say, and the words of a handbook for it."""

import re
from collections.abc import Iterator
from typing import Any

from tests.real.files import Files, slug

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
# Remarks in brackets about the page, not words of the promise: they go into the body.
ABOUT_THE_PAGE = re.compile(
    r" \(((?:page updated|EARLIER|LATER|charter |self-assessed|internal hand-off|depends on the electricity company)[^)]*)\)"
)


def council_of(name: str) -> str:
    return SAME_COUNCIL.get(name, name)


def council_name(council: str) -> str:
    return NAMES.get(council) or council.replace("-", " ").title()


def listed(words: list[str]) -> str:
    return " and ".join([*([", ".join(words[:-1])] if words[1:] else []), *words[-1:]])


def add_actor(files: Files, council: str, actor: str, kind: str, does: str = "") -> None:
    fields: dict[str, Any] = {
        "title": f"{council_name(council)}: {actor}",
        "summary": f"{actor[:1].upper()}{actor[1:]} of {council_name(council)}, named in what it publishes.",
        "kind": kind,
        "does": [does] if does else [],
    }
    if kind != "supplier":
        fields["part_of"] = council
    files.add("link", f"{council}-{slug(actor)}", fields, "actors")


def service_id(council: str, area: str) -> str:
    """The id of a service; promises about everything belong to a service of the whole council, which contains the others."""
    return council if area == "Corporate" else f"{council}-{slug(area)}"


def services_of(promises: list[Row]) -> Iterator[Row]:
    seen = set()
    for row in promises:
        council, area = council_of(row["council"]), row["service_area"]
        if (id := service_id(council, area)) not in seen:
            seen.add(id)
            yield {"id": id, "council": council, "area": area}


def said_in(row: Row) -> str:
    return ABOUT_THE_PAGE.sub("", row["promise_paraphrase"]).removeprefix("(Customer's part) ")


def wording_of(row: Row) -> str:
    """The promise in full: the table has the amount in a separate column, the wording needs both."""
    said, how = (
        said_in(row),
        {"within": "within ", "between": "in ", "average_within": "within ", "frequency": ""}.get(row["target_type"]),
    )
    if how is None or _names_the_amount(said, row):
        return said
    if said.endswith(" up to"):
        return f"{said} {amount_of(row)}"
    start, bracket, rest = said.partition(" (")
    return f"{start} {how}{amount_of(row)}{bracket}{rest}"


def _names_the_amount(said: str, row: Row) -> bool:
    return any(words in said for words in (amount_of(row), "next working day", "two to three business days", "Days to process"))


def amount_of(row: Row) -> str:
    unit = UNITS.get(row["target_unit"], row["target_unit"])
    if (row["target_value"], unit) == ("1", "times a year"):
        return "once a year"
    amount = row["target_value"].replace("-", " to ")
    return f"{amount} {unit.removesuffix('s') if amount == '1' and unit.endswith('s') else unit}"
