"""Chains, handshakes, weakest links and the strength of links: examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.catalog import Key
from interlock.catalog.audience import seen_by
from interlock.definitions.meaning_marks import Side
from interlock.questions.chain.bit_sets import positions
from interlock.questions.chain.handshakes import handshakes
from interlock.questions.facts import Facts
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import TODAY, Fields, catalog_with, facts_of, link, procedure, promise, step
from tests.questions.town import TOWN, promise_of


def members(facts: Facts, id: str) -> list[tuple[int, str, list[str]]]:
    members = facts.chains.of(promise_of(facts, id)).members
    return [(member.ring, member.link.title, [reason.words for reason in member.reasons]) for member in members]


def test_rings_with_reasons_from_the_customer_inward() -> None:
    assert members(facts_of(TOWN), "quick") == [
        (1, "Front", ["makes the promise", "does step 1 of Do it", "does step 2 of Do it"]),
        (
            1,
            "Back",
            ["does step 3 of Do it, if needed", "secures step 2 of Do it: Printed", "promises Front: Printed"],
        ),
        (2, "ICT", ["relied on by Front for telephones that ring"]),
        (2, "Vans", ["relied on by Back"]),
        (3, "Power", ["relied on by ICT"]),
    ]


def test_reliances_for_other_promises_are_not_followed() -> None:
    assert [title for _, title, _ in members(facts_of(TOWN), "polite")] == ["Front", "Back", "ICT", "Power"]


def test_steps_after_the_clock_are_not_needed() -> None:
    part = procedure(step("ask"), step("print", by="back"), supports={"promise": "quick", "to": "ask"})
    town = {name: fields for name, fields in TOWN.items() if name != "promise/printed"} | {"procedure/do": part}
    assert [title for ring, title, _ in members(facts_of(town), "quick") if ring == 1] == ["Front"]


def test_drafts_and_retired_are_left_out() -> None:
    facts = facts_of(TOWN | {"link/ict": link(title="ICT", status="retired"), "link/van": link(title="Vans", status="suspended")})
    members = facts.chains.of(promise_of(facts, "quick")).members
    assert [(member.link.title, member.is_suspended) for member in members] == [("Front", False), ("Back", False), ("Vans", True)]


def test_makers_without_a_step_come_last() -> None:
    town = TOWN | {"procedure/do": procedure(step("load", by="van", stage="support"), step("print", by="back", stage="back"))}
    assert [title for ring, title, _ in members(facts_of(town), "quick") if ring == 1] == ["Back", "Vans", "Front"]
    town |= {"procedure/do": procedure(step("load", by="van"))}
    assert [title for ring, title, _ in members(facts_of(town), "quick") if ring == 1] == ["Vans", "Front"]


def test_the_first_words_about_a_handshake_count() -> None:
    town = TOWN | {
        "link/front": link(
            relies_on=[
                {"link": "ict", "matters_to": ["quick"]},
                {"link": "ict", "matters_to": ["polite"], "for": "telephones", "passes": "a number"},
            ]
        ),
        "link/ict": link(supports=[{"link": "front"}, {"link": "front", "with": "a queue"}]),
    }
    [found] = [each for each in handshakes(catalog_with(town), lambda *_: []) if each.user.id == "front" and each.reliances]
    assert (found.for_what, found.with_what, found.passes) == ("telephones", "a queue", "a number")
    assert found.matters_to_any({"polite"}) and found.matters_to_any(set()) and not found.matters_to_any({"printed"})


@given(st.sets(st.integers(0, 5_000), max_size=60))
def test_positions_of_dense_and_sparse_bits(expected: set[int]) -> None:
    assert [*positions(sum(1 << position for position in expected))] == sorted(expected)


def test_a_handshake_is_as_firm_as_its_arms() -> None:
    states = {(each.user.id, each.supplier.id): each.state for each in facts_of(TOWN).handshakes}
    assert states == {
        ("front", "ict"): "agreed",
        ("front", "back"): "one-sided",
        ("back", "van"): "one-sided",
        ("ict", "power"): "one-sided",
        ("power", "ict"): "one-sided",
    }


def test_a_hidden_promise_agrees_what_one_side_says() -> None:
    """Staff read of a handshake that both sides say, though not that one of them says it by a hidden promise."""
    hidden = TOWN["promise/printed"] | {"classification": "restricted"}
    relies = link(relies_on=[{"link": "back"}, {"link": "van"}])
    whole = catalog_with(TOWN | {"link/front": relies, "promise/printed": hidden})
    found = {
        each.supplier.id: each for each in Facts(seen_by(whole, "staff"), TODAY, whole).handshakes if each.user.id == "front"
    }
    assert {id: (each.state, each.promises) for id, each in found.items()} == {
        "back": ("agreed", ()),
        "ict": ("one-sided", ()),
        "van": ("one-sided", ()),
    }


def test_nobody_shakes_hands_with_itself_or_with_nobody() -> None:
    named = link(relies_on=[{"link": "front"}, {"link": "nobody"}], supports=[{"link": "front"}, {"link": "gone"}])
    assert handshakes(catalog_with({"link/front": named, "link/gone": link(status="retired")}), lambda *_: []) == []


def test_the_promise_with_most_signatures_counts() -> None:
    """Of two promises to the same team, the one that fewer have yet to sign holds the handshake."""
    posted = promise("back", title="Posted", kind="internal", made_to=["front"])
    catalog = catalog_with(TOWN | {"link/front": link(relies_on=[{"link": "back"}]), "promise/posted": posted})
    lacking: dict[str, list[Side]] = {"posted": ["receivers"], "printed": ["management", "providers"]}
    [found] = [each for each in handshakes(catalog, lambda promise, _: lacking[promise.id]) if each.promises]
    assert (found.state, found.lacking) == ("agreed", ("receivers",))


def test_a_fully_approved_promise_interlocks() -> None:
    catalog = catalog_with(TOWN | {"link/front": link(relies_on=[{"link": "back"}])})
    unsigned: list[list[Side]] = [[], ["receivers"]]
    found = [next(each for each in handshakes(catalog, lambda *_, a=a: a) if each.promises) for a in unsigned]
    assert [(each.state, each.lacking) for each in found] == [("interlocked", ()), ("agreed", ("receivers",))]


def test_a_suspended_promise_secures_no_handshake() -> None:
    printed = TOWN["promise/printed"] | {"status": "suspended"}
    catalog = catalog_with(TOWN | {"link/front": link(relies_on=[{"link": "back"}]), "promise/printed": printed})
    found = next(each for each in handshakes(catalog, lambda *_: []) if each.promises)
    assert (found.state, found.is_unsecured) == ("agreed", True)


def test_the_weakest_link_has_the_largest_shortfall() -> None:
    measured = promise("back", "1 working day", kind="internal", made_to=["front"], target={"share": "at least 95%"})
    results = [ResultRow("printed", "2026-10", "76%"), ResultRow("printed", "2026-11", "")]
    facts = facts_of(TOWN | {"promise/printed": measured}, results=results)
    weakest = facts.weakest_link(promise_of(facts, "quick"))
    assert weakest
    assert (weakest.behind.promise.id, str(weakest.shortfall), weakest.behind.reasons[0].number) == ("printed", "0.2", 2)
    by_handshake = facts.weakest_link(promise_of(facts, "polite"))
    assert by_handshake
    assert [reason.words for reason in by_handshake.behind.reasons] == ["promised to Front"]
    assert facts.weakest_link(promise_of(facts, "printed")) is None


def test_a_suspended_promise_is_no_weakest_link() -> None:
    suspended = promise("back", kind="internal", made_to=["front"], target={"share": "at least 95%"}, status="suspended")
    facts = facts_of(TOWN | {"promise/printed": suspended}, results=[ResultRow("printed", "2026-10", "10%")])
    assert facts.weakest_link(promise_of(facts, "quick")) is None


@pytest.mark.parametrize(("value", "is_below"), [("3%", True), ("0%", False)])
def test_a_target_of_at_most_nothing_can_be_missed(value: str, is_below: bool) -> None:
    lost = promise("back", "1 working day", kind="internal", made_to=["front"], target={"share": "at most 0%"})
    facts = facts_of(TOWN | {"promise/printed": lost}, results=[ResultRow("printed", "2026-10", value)])
    assert (facts.weakest_link(promise_of(facts, "quick")) is not None) is is_below


def test_facts_about_the_strength_of_a_link() -> None:
    skilled = procedure(step("print", by="back", skills=["lifting", "Driving"]), supports="quick")
    town = TOWN | {"procedure/do": skilled, "link/van": link(skills=[{"skill": "driving"}])}
    facts = facts_of(town)
    back = facts.catalog.link("back")
    assert back
    strength = facts.strength(back)
    assert [[found.id for found in ring] for ring in strength.resting] == [["printed", "quick"], ["polite"]]
    assert [(each.step.id, each.skills) for each in strength.only_here] == [("print", ("lifting",))]
    assert [record.promise.id for record in strength.records] == ["printed"]
    assert (strength.handshakes_in("one-sided"), strength.handshakes_in("agreed")) == (2, 0)


def test_steps_that_nobody_else_could_do() -> None:
    skilled = step("lift", by="back", skills=["lifting"])
    cases: dict[str, dict[str, Fields]] = {
        "nobody else": {},
        "another": {"link/van": link(skills=[{"skill": "Lifting"}])},
        "one that is gone": {"link/van": link(skills=[{"skill": "Lifting"}], status="retired")},
        "no more done": {"procedure/do": procedure(skilled, supports="quick", status="retired")},
        "a step of others": {"procedure/do": procedure(skilled | {"by": "front"}, step("hold", by="back"), supports="quick")},
    }
    found = {}
    for name, change in cases.items():
        facts = facts_of(TOWN | {"procedure/do": procedure(skilled, supports="quick")} | change)
        back = facts.catalog.link("back")
        assert back
        found[name] = [each.step.id for each in facts.strength(back).only_here]
    one = ["lift"]
    assert found == {"nobody else": one, "another": [], "one that is gone": one, "no more done": [], "a step of others": []}


def test_moments_name_what_is_promised_at_each_desk() -> None:
    town = TOWN | {
        "service/lamps": {"owner": "front", "customers": ["residents"], "contact_points": ["desk"]},
        "promise/lamps": promise(title="Lamps", service="lamps", contact_points=["form"]),
        "promise/off": promise(service="lamps", status="suspended"),
    }
    found = [
        (each.point.id, each.service and each.service.id, [one.id for one in each.promises]) for each in facts_of(town).moments
    ]
    assert found == [
        ("desk", None, ["polite", "quick"]),
        ("desk", "lamps", ["polite", "quick"]),
        ("form", None, ["quick"]),
        ("form", "lamps", ["lamps", "quick"]),
    ]


def test_procedures_at_a_moment_are_of_its_service() -> None:
    town = TOWN | {
        "service/bins": {"owner": "front", "customers": ["residents"], "contact_points": ["desk"]},
        "service/lamps": {"owner": "front", "customers": ["residents"], "contact_points": ["desk"]},
        "procedure/any": procedure(step("a"), contact_points=["desk"]),
        "procedure/lamps": procedure(step("a"), contact_points=["desk"], service="lamps"),
        "procedure/form": procedure(step("a"), contact_points=["form"], service="lamps"),
    }
    at_desk = [each for each in facts_of(town).moments if each.point.id == "desk"]
    assert {each.service and each.service.id: [one.id for one in each.procedures] for each in at_desk} == {
        None: ["any"],
        "bins": ["any"],
        "lamps": ["any", "lamps"],
    }


def test_what_rests_on_a_link_is_sorted_by_title() -> None:
    facts = facts_of(TOWN | {"promise/quick": TOWN["promise/quick"] | {"title": "A quick answer"}})
    assert [[each.id for each in ring] for ring in facts.chains.promises_by_ring["power"]] == [[], [], ["quick", "polite"]]


def test_references_by_former_ids_count() -> None:
    facts = facts_of(
        TOWN | {"link/ict": link(title="ICT", former_ids=["computers"]), "link/front": link(relies_on=[{"link": "computers"}])}
    )
    assert Key("link", "ict") in facts.catalog.definitions
    assert "ICT" in [title for _, title, _ in members(facts, "quick")]
