"""A made-up organisation of any size, as neutral records, from which the benchmarks write input for Interlock and its peers.

python bench/corpus.py N > corpus.json

Shares of N: 8 % links, 20 % promises, 36 % procedures of five steps, 10 % contact points, 24 % terms, 1 % services, 1 % lessons,
and a few customers. Every record has a title, a one-sentence summary and three paragraphs of prose that use the terms; every
procedure names its owner, the links that do its steps and the promises it supports. The same N gives the same bytes.

As in real organisations, some records are named much more often than others: the first link owns every tenth term and does a step
in every tenth procedure, and every second promise is made to the first customer. Pages must cope with that.
"""

import datetime
import json
import random
import sys
from typing import Any

DAY = datetime.date(2026, 11, 22)  # for which the benchmarks check and build

Record = dict[str, Any]
Corpus = dict[str, list[Record]]

VOCABULARY = """customer service request answer reply record visit invoice letter
telephone counter desk appointment officer team review target working day
complaint thanks repair collection permit licence payment refund benefit
housing planning library school road light bin waste garden street parking
register election council tax rent business support finance legal property
systems data people training quality handover check confirm explain listen
agree promise keep measure improve learn share call write meet"""
WORDS = VOCABULARY.split()

# Percentages.
SHARES = {"links": 8, "promises": 20, "contact_points": 10, "terms": 24, "services": 1, "lessons": 1}
INTERNAL = 4  # every fourth promise is made to links


def make(count: int) -> Corpus:
    """An organisation of about `count` definitions: the records of each kind."""
    rng = random.Random(20261122)
    sizes = {kind: max(4, count * share // 100) for kind, share in SHARES.items()}
    sizes["customers"] = max(3, count // 1000)
    sizes["procedures"] = max(4, count - sum(sizes.values()))
    corpus: Corpus = {"terms": _terms(rng, sizes["terms"])}
    terms = corpus["terms"]
    corpus["links"] = _links(rng, terms, sizes["links"])
    corpus["customers"] = [_record(rng, terms, "customer", number) for number in range(sizes["customers"])]
    corpus["services"] = [_record(rng, terms, "service", number) for number in range(sizes["services"])]
    corpus["contact_points"] = [_record(rng, terms, "contact", number) for number in range(sizes["contact_points"])]
    corpus["promises"] = [_record(rng, terms, "promise", number) for number in range(sizes["promises"])]
    for service in corpus["services"]:
        service["owner"] = _one(rng, corpus["links"])
        service["customers"] = _some(rng, corpus["customers"], 2)
    for point in corpus["contact_points"]:
        point["channel"] = rng.choice(["phone", "email", "web", "face-to-face", "letter"])
        point["staffed_by"] = _one(rng, corpus["links"])
    for number, promise in enumerate(corpus["promises"]):
        _complete_promise(rng, corpus, promise, number)
    for term in terms:
        term["owner"] = _often_the_first(rng, corpus["links"], 10)
    corpus["procedures"] = [_procedure(rng, corpus, number) for number in range(sizes["procedures"])]
    corpus["lessons"] = [_lesson(rng, corpus, number) for number in range(sizes["lessons"])]
    return corpus


def prose(rng: random.Random, terms: list[Record] | None, words: int = 40) -> str:
    """A sentence of made-up prose in which every thirteenth word is a term."""
    out: list[str] = []
    for number in range(words):
        out.append(rng.choice(WORDS))
        if terms and number % 13 == 12:
            out.append(rng.choice(terms)["title"].lower())
    return " ".join(out).capitalize() + "."


def _one(rng: random.Random, records: list[Record]) -> str:
    return str(rng.choice(records)["id"])


def _some(rng: random.Random, records: list[Record], most: int) -> list[str]:
    return sorted({_one(rng, records) for _ in range(most)})


def _often_the_first(rng: random.Random, records: list[Record], every: int) -> str:
    return str(records[0]["id"]) if rng.randrange(every) == 0 else _one(rng, records)


def _title(rng: random.Random, noun: str, number: int) -> str:
    return f"{rng.choice(WORDS)} {rng.choice(WORDS)} {noun} {number}".capitalize()


def _record(rng: random.Random, terms: list[Record], noun: str, number: int, paragraphs: int = 3) -> Record:
    return {
        "id": f"{noun}-{number:05d}",
        "title": _title(rng, noun, number),
        "summary": prose(rng, None, 14),
        "text": [prose(rng, terms) for _ in range(paragraphs)],
    }


def _terms(rng: random.Random, count: int) -> list[Record]:
    terms: list[Record] = [
        {"id": f"term-{number:05d}", "title": f"{rng.choice(WORDS)} {rng.choice(WORDS)} t{number}".capitalize()}
        for number in range(count)
    ]
    for number, term in enumerate(terms):
        term["summary"] = prose(rng, None, 14)
        term["text"] = [prose(rng, terms, 30)]
        term["also"] = [f"{term['title'].lower()} alias"]
        term["avoid"] = [f"{term['title'].split()[-1]} jargon"]
        term["related"] = sorted({_one(rng, terms) for _ in range(3)} - {term["id"]})
        term["broader"] = [terms[number // 10]["id"]] if number >= 10 else []
    return terms


def _links(rng: random.Random, terms: list[Record], count: int) -> list[Record]:
    links = [_record(rng, terms, "link", number) for number in range(count)]
    for number, link in enumerate(links):
        link["kind"] = "leadership" if number == 1 else "front-line" if number % 3 == 0 else "support"
        # Links rely only on later ones, which support them in turn, so the chain has no cycle.
        after = [links[rng.randrange(number + 1, count)]["id"] for _ in range(3)] if number + 1 < count else []
        link["relies_on"] = sorted(set(after))
        link["coached_by"] = links[1]["id"] if number != 1 else None
        link["supports"] = []
    known = {link["id"]: link for link in links}
    for number, link in enumerate(links):
        for other in link["relies_on"][: number % 4]:
            known[other]["supports"].append(link["id"])
    return links


def _complete_promise(rng: random.Random, corpus: Corpus, promise: Record, number: int) -> None:
    internal = number % INTERNAL == 0
    made_by = rng.choice(corpus["links"])
    others = [link for link in corpus["links"][:40] if link is not made_by]
    promise["internal"] = internal
    promise["within"] = "1 working hour" if internal else rng.choice(["5 working days", "10 working days", "20 working days"])
    promise["wording"] = f"We will {prose(rng, None, 10).lower()[:-1]} within {promise['within']}."
    promise["share"] = rng.choice([80, 90, 95])
    promise["made_by"] = made_by["id"]
    promise["made_to"] = [_one(rng, others) if internal else _often_the_first(rng, corpus["customers"], 2)]
    promise["service"] = None if internal else _one(rng, corpus["services"])


def _procedure(rng: random.Random, corpus: Corpus, number: int) -> Record:
    terms, links = corpus["terms"], corpus["links"]
    internal = [promise for promise in corpus["promises"] if promise["internal"]]
    public = [promise for promise in corpus["promises"] if not promise["internal"]]
    record = _record(rng, terms, "procedure", number)
    steps: list[Record] = []
    for step in range(5):
        secured = rng.choice(internal) if step == 3 else None
        by = secured["made_by"] if secured else _often_the_first(rng, links, 50)
        does = prose(rng, terms, 14)
        within = f"{rng.choice([1, 2, 4])} working hours"
        steps.append({"does": does, "by": by, "within": within, "secured_by": secured and secured["id"]})
    return record | {
        "reason": prose(rng, None, 6)[:-1],
        "owner": steps[0]["by"],
        "service": _one(rng, corpus["services"]),
        "supports": _some(rng, public, 2),
        "contact_points": [_one(rng, corpus["contact_points"])],
        "draft": number % 400 == 399,
        "steps": steps,
    }


def _lesson(rng: random.Random, corpus: Corpus, number: int) -> Record:
    record = _record(rng, corpus["terms"], "lesson", number, paragraphs=2)
    return record | {
        "type": rng.choice(["complaint", "failure", "compliment", "excellence"]),
        "about": _one(rng, [found for found in corpus["procedures"] if not found["draft"]]),
        "link": _one(rng, corpus["links"]),
    }


if __name__ == "__main__":
    json.dump(make(int(sys.argv[1])), sys.stdout, indent=1)
