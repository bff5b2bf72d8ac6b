"""Writes the made-up organisation as an Interlock handbook.

python bench/handbook.py N FOLDER
"""

import datetime
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from corpus import Corpus, Record, make

ORGANISATION = {
    "name": "Middleton",
    "vision": "Every customer crosses safely.",
    "calendar": {"country": "GB", "subdivision": "ENG", "opens": "09:00", "closes": "17:00"},
    "feedback": {"staff": "handbook@middleton.example", "complaints": "contact-00000"},
    "defaults": {"review_every": "12 months", "classification": "staff"},
}


class Block(str):
    """A text that YAML writes as a block below its key."""


class _Dumper(yaml.CSafeDumper):
    pass


_Dumper.add_representer(Block, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|"))


def files(corpus: Corpus) -> Iterator[tuple[str, Record]]:
    """Every definition: its path, and its fields."""
    yield "standards/organisation.yml", ORGANISATION
    for number, link in enumerate(corpus["links"]):
        yield f"standards/links/{link['id']}.yml", _link(link, number)
    for customer in corpus["customers"]:
        yield f"standards/customers/{customer['id']}.yml", _common(customer)
    for service in corpus["services"]:
        said = _common(service) | {"owner": service["owner"], "customers": service["customers"]}
        yield f"standards/services/{service['id']}.yml", said
    for promise in corpus["promises"]:
        yield f"standards/promises/{promise['id']}.yml", _promise(promise)
    for procedure in corpus["procedures"]:
        yield f"standards/procedures/{procedure['id']}.yml", _procedure(procedure)
    for point in corpus["contact_points"]:
        yield f"standards/contact-points/{point['id']}.yml", _contact_point(point)
    for lesson in corpus["lessons"]:
        yield f"standards/lessons/{lesson['id']}.yml", _lesson(lesson)
    for term in corpus["terms"]:
        yield f"glossary/{term['id']}.yml", _term(term)


def _common(record: Record) -> Record:
    said = {
        "title": record["title"],
        "summary": record["summary"],
        "body": Block("\n\n".join(record["text"]) + "\n"),
    }
    return said | _review(record)


def _review(record: Record) -> Record:
    """Every tenth definition has a review; few on one day, because more would be rubber stamps."""
    number = int(record["id"].rpartition("-")[2])
    last = datetime.date(2026, 1, 5) + datetime.timedelta(days=number // 10 % 280)
    return {} if number % 10 else {"review": {"last": last.isoformat(), "by": "team leader"}}


def _filled(said: Record) -> Record:
    return {name: value for name, value in said.items() if value not in (None, [], "")}


def _link(link: Record, number: int) -> Record:
    contact = {
        "phone": f"01632 960{number % 1000:03d}",
        "hours": "Monday to Friday, 09:00 to 17:00",
        "ask_for": "the duty officer",
    }
    own = {
        "kind": link["kind"],
        "coached_by": link["coached_by"],
        "contact": contact,
        "does": [link["summary"]],
        "relies_on": [{"link": other, "for": link["summary"]} for other in link["relies_on"]],
        "supports": [{"link": other, "with": link["summary"]} for other in link["supports"]],
    }
    return _common(link) | _filled(own)


def _promise(promise: Record) -> Record:
    own = {
        "wording": promise["wording"],
        "kind": "internal" if promise["internal"] else "public",
        "made_by": promise["made_by"],
        "made_to": promise["made_to"],
        "service": promise["service"],
        "dimension": "timeliness",
        "limit": promise["within"],
        "target": {"share": f"at least {promise['share']}%"},
        "clock": {"starts": "the request arrives", "stops": "the customer has the answer"},
        "if_we_fail": None if promise["internal"] else {"say": "I am sorry that we are late.", "do": "Tell the customer when."},
        "measure": {"what": "Requests answered in time.", "source": "case system", "every": "month", "by": promise["made_by"]},
    }
    return _common(promise) | _filled(own)


def _procedure(procedure: Record) -> Record:
    steps = [
        _filled(
            {
                "id": f"step-{number}",
                "does": step["does"],
                "by": step["by"],
                "stage": "front" if number == 1 else "back",
                "within": step["within"],
                "secured_by": step["secured_by"],
                "say": "I have logged that for you." if number == 1 else None,
            }
        )
        for number, step in enumerate(procedure["steps"], 1)
    ]
    own = {
        "status": "draft" if procedure["draft"] else None,
        "owner": procedure["owner"],
        "service": procedure["service"],
        "supports": procedure["supports"],
        "contact_points": procedure["contact_points"],
        "reasons": [procedure["reason"]],
        "starts_when": procedure["summary"],
        "steps": steps,
    }
    return _common(procedure) | _filled(own)


def _contact_point(point: Record) -> Record:
    ways = {"phone": "01632 960000", "email": "desk@middleton.example", "web": "https://middleton.example/desk"}
    named = {"phone": "phone", "email": "email", "web": "url"}
    own = {"owner": point["staffed_by"], "channel": point["channel"], "purpose": ["ask"], "staffed_by": [point["staffed_by"]]}
    if point["channel"] in named:
        own[named[point["channel"]]] = ways[point["channel"]]
    own["hours"] = [{"days": ["mon", "tue", "wed", "thu", "fri"], "opens": "09:00", "closes": "17:00"}]
    return _common(point) | own


def _lesson(lesson: Record) -> Record:
    said = _common(lesson)
    return {
        "title": said["title"],
        "summary": said["summary"],
        "type": lesson["type"],
        "on": "2026-05-04",
        "about": [f"procedure/{lesson['about']}"],
        "what_happened": said["body"],
        "changes": [{"what": lesson["summary"], "by": lesson["link"], "done": "2026-05-18"}],
    }


def _term(term: Record) -> Record:
    own = {
        "title": term["title"].lower(),
        "definition": Block(f"{term['summary']} {term['text'][0]}\n"),
        "owner": term["owner"],
        "also": term["also"],
        "avoid": [{"word": term["avoid"][0], "because": "Customers do not know it."}],
        "related": term["related"],
        "broader": term["broader"],
    }
    return _filled(own) | _review(term)


def results(corpus: Corpus) -> dict[str, str]:
    """Twelve months of results by path, a file for each month: every fifth a miss, with its cause."""
    tables = {}
    for month in range(12):
        period = f"{2025 + (month + 10) // 12}-{(month + 10) % 12 + 1:02d}"
        rows = [
            f"{promise['id']},{period}," + ("96,," if (number + month) % 5 else "70,Fewer officers.,One more officer.")
            for number, promise in enumerate(corpus["promises"])
        ]
        tables[f"standards/results/{period}.csv"] = "promise,period,value,cause,action\n" + "\n".join(rows) + "\n"
    return tables


def write(corpus: Corpus, folder: Path) -> int:
    """Write a handbook into an empty folder. Returns the number of its definitions."""
    count = 0
    for path, said in files(corpus):
        _write(folder / path, as_yaml(said))
        count += path != "standards/organisation.yml"
    for path, text in results(corpus).items():
        _write(folder / path, text)
    return count


def as_yaml(said: dict[str, Any]) -> str:
    """The text of a definition's file."""
    return str(yaml.dump(said, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    print(write(make(int(sys.argv[1])), Path(sys.argv[2])), "definitions")
