"""What customers expect and what is promised about each element, against plain counting."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interlock.definitions import Service
from interlock.definitions.elements import ELEMENTS
from interlock.questions.expectations import unmet_expectations
from tests.catalogs import facts_of, link, promise
from tests.conftest import examples

WORDS = ("communication", "access", "service", "accuracy", "timeliness", "other", None)
GROUPS = ("residents", "traders")
PLACES = ("desk", "line")

promises = st.fixed_dictionaries(
    {
        "dimension": st.sampled_from(WORDS),
        "service": st.sampled_from(("s0", "s1", None)),
        "made_to": st.sets(st.sampled_from(GROUPS), min_size=1).map(sorted),
        "contact_points": st.sets(st.sampled_from(PLACES)).map(sorted),
        "limit": st.sampled_from(("3 days", None)),
        "status": st.sampled_from(("published", "suspended", "draft", "retired")),
        "kind": st.sampled_from(("public", "public", "internal")),
    }
)
services = st.fixed_dictionaries(
    {
        "customers": st.sets(st.sampled_from(GROUPS)).map(sorted),
        "contact_points": st.sets(st.sampled_from(PLACES)).map(sorted),
        "explained": st.sets(st.sampled_from([element.name for element in ELEMENTS])),
    }
)
Plain = dict[str, Any]


def is_about(found: Plain, element: str) -> bool:
    word = found["dimension"] or ("timeliness" if found["limit"] else None)
    return {"accuracy": "service"}.get(word or "", word) == element


def holds_where(made: Plain, of_service: Plain, its_own: list[Plain]) -> bool:
    """Whether a promise holds at a place that the service names, or that a published promise of its own names."""
    places = {
        *of_service["contact_points"],
        *(at for own in its_own if own["status"] == "published" for at in own["contact_points"]),
    }
    return not of_service["contact_points"] or not made["contact_points"] or not places.isdisjoint(made["contact_points"])


@settings(examples(100))
@given(st.lists(promises, max_size=6), st.lists(services, min_size=2, max_size=2))
def test_the_grid_holds_what_is_promised(made: list[Plain], given_services: list[Plain]) -> None:
    definitions: dict[str, Plain] = {"link/front": link(), **{f"customer/{group}": {} for group in GROUPS}}
    definitions |= {f"contact-point/{place}": {"owner": "front", "channel": "phone", "staffed_by": ["front"]} for place in PLACES}
    for number, each in enumerate(given_services):
        why = [{"element": name, "why": "Nobody asked."} for name in sorted(each["explained"])]
        definitions[f"service/s{number}"] = {
            "owner": "front",
            "customers": each["customers"],
            "contact_points": each["contact_points"],
            "no_promise_about": why,
        }
    for number, each in enumerate(made):
        to = each["made_to"] if each["kind"] == "public" else ["front"]
        fields = {name: value for name, value in each.items() if value is not None and name != "limit"} | {"made_to": to}
        definitions[f"promise/p{number}"] = promise(**({"limit": each["limit"]} | fields))
    facts = facts_of(definitions)
    live = [each for each in made if each["kind"] == "public" and each["status"] in ("published", "suspended")]
    for number, of_service in enumerate(given_services):
        service = facts.catalog.get("service", f"s{number}")
        assert isinstance(service, Service)
        for cell in facts.elements.of(service):
            its_own = [each for each in live if each["service"] == f"s{number}"]
            about = [each for each in live if is_about(each, cell.element.name)]
            own = [each for each in about if each["service"] == f"s{number}"]
            to_all = [each for each in about if each["service"] is None]
            reaching = [
                each
                for each in to_all
                if (not of_service["customers"] or set(each["made_to"]) & set(of_service["customers"]))
                and holds_where(each, of_service, its_own)
            ]
            assert (len(cell.own), len(cell.general)) == (len(own), len(reaching))
            holds = any(each["status"] == "published" for each in (*own, *reaching))
            assert cell.is_gap == (not holds and cell.element.name not in of_service["explained"])


@pytest.mark.parametrize(
    ("fields", "is_met"), [({}, True), ({"valid_from": "2027-01-01"}, True), ({"status": "suspended"}, False)]
)
def test_a_suspended_promise_meets_no_expectation(fields: Plain, is_met: bool) -> None:
    asked = {"expectations": [{"id": "a", "text": "Be quick.", "met_by": ["quick"]}]}
    facts = facts_of({"link/front": link(), "customer/residents": asked, "promise/quick": promise(**fields)})
    assert ([*unmet_expectations(facts.catalog)] == []) is (not facts.unmet) is is_met


def test_expectations_are_met_or_not() -> None:
    expectations = [
        {"id": "a", "text": "Be quick.", "dimension": "timeliness", "met_by": ["quick"]},
        {"id": "b", "text": "Be open.", "dimension": "timeliness", "met_by": ["old"]},
        {"id": "c", "text": "Be right.", "dimension": "accuracy", "answer": "We check it twice."},
    ]
    facts = facts_of(
        {
            "link/front": link(),
            "customer/residents": {"expectations": expectations},
            "service/s": {"owner": "front", "customers": ["residents"]},
            "promise/quick": promise(),
            "promise/old": promise(status="retired"),
        }
    )
    cells = {cell.element.name: cell for cell in facts.elements.of(facts.elements.services[0])}
    assert [each.id for _, each in cells["timeliness"].met] == ["a"]
    assert [each.id for _, each in cells["timeliness"].unmet] == ["b"]
    assert [each.id for _, each in cells["service"].met] == ["c"]


def test_an_expectation_stands_at_the_service_that_meets_it() -> None:
    """Quick is promised by bins, kind by all services; nothing answers the third. Traders are no customers of bins."""
    expectations = [
        {"id": "quick", "text": "Be quick.", "dimension": "timeliness", "met_by": ["quick"]},
        {"id": "soon", "text": "Be soon.", "dimension": "timeliness", "met_by": ["quick", "kind"]},
        {"id": "now", "text": "Be there now.", "dimension": "timeliness"},
    ]
    facts = facts_of(
        {
            "link/front": link(),
            "customer/residents": {"expectations": expectations},
            "customer/traders": {"expectations": expectations[:1]},
            "service/bins": {"owner": "front", "customers": ["residents"]},
            "service/books": {"owner": "front", "customers": ["residents", "traders"]},
            "promise/quick": promise(service="bins", made_to=["residents", "traders"]),
            "promise/kind": promise(),
        }
    )
    found = {}
    for service in facts.elements.services:
        [cell] = [each for each in facts.elements.of(service) if each.element.name == "timeliness"]
        found[service.id] = [f"{customer.id} {each.id}" for customer, each in (*cell.met, *cell.unmet)]
    everywhere = ["residents soon", "residents now"]
    assert found == {"bins": ["residents quick", "traders quick", *everywhere], "books": everywhere}


def test_an_unknown_promise_may_meet_an_expectation() -> None:
    expectation = {"id": "a", "text": "Be quick.", "dimension": "timeliness", "met_by": ["qick"]}
    facts = facts_of(
        {
            "link/front": link(),
            "customer/residents": {"expectations": [expectation]},
            "service/s": {"owner": "front", "customers": ["residents"]},
        }
    )
    cells = {cell.element.name: cell for cell in facts.elements.of(facts.elements.services[0])}
    assert cells["timeliness"].met and not cells["timeliness"].unmet
    assert not list(unmet_expectations(facts.catalog))


EXPLAINED = {"element": "values", "why": "Nobody asked."}


@pytest.mark.parametrize(
    ("dimensions", "expected", "explained", "begun"),
    [
        (["access", "timeliness"], "other", [], False),
        (["access", "facilities"], "other", [], True),
        (["access"], "communication", [], True),
        (["access"], "other", [EXPLAINED], True),
    ],
)
def test_one_word_begins_the_grid(dimensions: list[str], expected: str, explained: list[Plain], begun: bool) -> None:
    definitions: dict[str, Plain] = {f"promise/{word}": promise(dimension=word) for word in dimensions}
    definitions |= {
        "link/front": link(),
        "customer/residents": {"expectations": [{"id": "a", "text": "Be quick.", "dimension": expected}]},
        "service/s0": {"owner": "front", "customers": [], "no_promise_about": explained},
        "service/s1": {"owner": "front", "customers": []},
    }
    assert facts_of(definitions).elements.is_begun == begun
