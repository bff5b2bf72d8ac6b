"""Chains, impact, handshakes and the strength of links: examples."""

import pytest

from interlock.catalog import Key
from interlock.catalog.audience import seen_by
from interlock.definitions import ContactPoint, Link, Promise
from interlock.definitions.meaning_marks import Side
from interlock.questions.chain.handshakes import handshakes
from interlock.questions.facts import Facts
from interlock.sources.tables import ResultRow
from tests.catalogs import TODAY, Fields, catalog_with, facts_of, link, procedure, promise, step

# Front answers customers; back does the work by an internal promise; both rely on ict, which relies on power.
TOWN = {
    "customer/residents": {},
    "contact-point/desk": {"owner": "front", "channel": "phone", "staffed_by": ["front"]},
    "contact-point/form": {"owner": "front", "channel": "web", "staffed_by": ["front"]},
    "link/front": link(title="Front", relies_on=[{"link": "ict", "for": "telephones that ring"}]),
    "link/back": link(title="Back", relies_on=[{"link": "van", "matters_to": ["quick"]}]),
    "link/ict": link(title="ICT", relies_on=[{"link": "power"}], supports=[{"link": "front", "with": "a queue"}]),
    "link/power": link(title="Power", relies_on=[{"link": "ict"}]),
    "link/van": link(title="Vans"),
    "promise/quick": promise(title="Quick", contact_points=["desk", "form"]),
    "promise/polite": promise(title="Polite", limit=None, contact_points=["desk"]),
    "promise/printed": promise("back", "1 working day", title="Printed", kind="internal", made_to=["front"]),
    "procedure/do": procedure(
        step("ask", "1 working day", stage="front"),
        step("print", "1 working day", stage="back", secured_by="printed"),
        step("look", by="back", only_if="it rains"),
        title="Do it",
    ),
    "procedure/greet": procedure(step("greet"), supports="polite"),
}


def promise_of(facts: Facts, id: str) -> Promise:
    found = facts.catalog.promise(id)
    assert found
    return found


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


def test_states_of_handshakes() -> None:
    states = {(each.user.id, each.supplier.id): each.state for each in facts_of(TOWN).handshakes}
    assert states == {
        ("front", "ict"): "agreed",
        ("front", "back"): "one-sided",
        ("back", "van"): "one-sided",
        ("ict", "power"): "one-sided",
        ("power", "ict"): "one-sided",
    }


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


def test_impact_of_losing_a_link() -> None:
    facts = facts_of(TOWN)
    power = facts.catalog.link("power")
    assert power
    impact = facts.without(power)
    assert [(each.promise.id, each.ring, [user.id for user in each.through]) for each in impact.fallen] == [
        ("polite", 3, ["ict"]),
        ("quick", 3, ["ict"]),
    ]
    assert [customer.id for customer in impact.customers] == ["residents"]
    assert [each.id for each in impact.tell] == ["ict", "front"]


def test_customers_of_promises_further_away_notice_too() -> None:
    facts = facts_of(TOWN)
    power = facts.catalog.link("power")
    assert power
    near = facts.without(power, rings=2)
    assert (near.fallen, near.further) == ((), 2)
    assert [customer.id for customer in near.customers] == ["residents"]
    assert "Who will notice:\n- residents" in near.notice


def test_impact_of_losing_a_contact_point() -> None:
    facts = facts_of(TOWN)
    desk = facts.catalog.get("contact-point", "desk")
    assert isinstance(desk, ContactPoint)
    impact = facts.without(desk)
    assert [each.promise.id for each in impact.fallen] == ["polite"]
    assert [(found.id, [point.id for point in points]) for found, points in impact.elsewhere] == [("quick", ["form"])]
    assert impact.notice == (
        "desk: not available until further notice.\n\n"
        "We cannot keep these promises until then:\n- Polite\n\n"
        "These still hold, but not there:\n- Quick (use: form)\n\n"
        "Who will notice:\n- residents\n\n"
        "Please tell:\n- Front\n\n"
        "Say so before a customer asks. We will write again when it is back.\n"
    )


def test_nobody_is_sent_to_a_suspended_contact_point() -> None:
    facts = facts_of(TOWN | {"contact-point/form": TOWN["contact-point/form"] | {"status": "suspended"}})
    desk = facts.catalog.get("contact-point", "desk")
    assert isinstance(desk, ContactPoint)
    impact = facts.without(desk)
    assert [each.promise.id for each in impact.fallen] == ["polite", "quick"] and impact.elsewhere == ()


def test_what_holds_at_a_hidden_point_stands() -> None:
    whole = catalog_with(TOWN | {"contact-point/form": TOWN["contact-point/form"] | {"classification": "restricted"}})
    facts = Facts(seen_by(whole, "staff"), TODAY, whole)
    desk = facts.catalog.get("contact-point", "desk")
    assert isinstance(desk, ContactPoint)
    impact = facts.without(desk)
    assert [each.promise.id for each in impact.fallen] == ["polite"] and impact.elsewhere == ()


def test_what_is_suspended_already_does_not_fall() -> None:
    facts = facts_of(TOWN | {"promise/quick": TOWN["promise/quick"] | {"status": "suspended"}})
    front, desk = facts.catalog.link("front"), facts.catalog.get("contact-point", "desk")
    assert front and isinstance(desk, ContactPoint)
    assert {each.promise.id for each in facts.without(front).fallen} == {"polite"}
    assert facts.without(desk).elsewhere == ()


def test_a_notice_tells_when_a_promise_begins() -> None:
    later = {id: TOWN[id] | {"valid_from": "2027-01-01"} for id in ("promise/quick", "promise/polite")}
    facts = facts_of(TOWN | later)
    front, desk = facts.catalog.link("front"), facts.catalog.get("contact-point", "desk")
    assert front and isinstance(desk, ContactPoint)
    day = "(from 1 January 2027)"
    assert f"until then:\n- Polite {day}\n- Quick {day}\n" in facts.without(front).notice
    assert f"not there:\n- Quick {day} (use: form)\n" in facts.without(desk).notice


def test_a_notice_names_the_owner_of_what_is_lost() -> None:
    desk = TOWN["contact-point/desk"] | {"owner": "van"}
    hall, front = link(kind="facility", owner="van"), link(relies_on=[{"link": "hall"}])
    facts = facts_of(TOWN | {"link/hall": hall, "link/front": front, "contact-point/desk": desk})
    for lost in (facts.catalog.link("hall"), facts.catalog.get("contact-point", "desk")):
        assert isinstance(lost, Link | ContactPoint)
        told = facts.without(lost).notice.partition("Please tell:\n")[2]
        assert "- Vans\n" in told, lost.title


def test_the_owner_of_a_contact_point_is_told() -> None:
    facts = facts_of(TOWN | {"contact-point/desk": TOWN["contact-point/desk"] | {"owner": "van"}})
    desk = facts.catalog.get("contact-point", "desk")
    assert isinstance(desk, ContactPoint)
    assert [each.title for each in facts.without(desk).tell] == ["Vans", "Front"]


def test_a_notice_names_what_is_near() -> None:
    facts = facts_of(TOWN)
    notices = {}
    for id in ("ict", "power"):
        gone = facts.catalog.link(id)
        assert gone
        notices[id] = facts.without(gone).notice
    assert (
        "These lean on it and are at risk:\n- Polite\n- Quick\n" in notices["ict"] and "Please tell:\n- Front\n" in notices["ict"]
    )
    assert "Further away, 2 promises lean on it through others.\n" in notices["power"] and "Please tell:" not in notices["power"]


def test_promises_to_customers_fall_first() -> None:
    before_polite = promise("front", "1 working day", title="Asked", kind="internal", made_to=["back"])
    facts = facts_of(TOWN | {"promise/asked": before_polite})
    front = facts.catalog.link("front")
    assert front
    assert [each.promise.id for each in facts.without(front).fallen if each.ring == 1] == ["polite", "quick", "asked"]


def test_what_is_no_more_neither_falls_nor_holds_elsewhere() -> None:
    closed = {"contact-point/form": TOWN["contact-point/form"] | {"status": "retired"}}
    gone = {"promise/gone": promise("back", contact_points=["desk"], status="retired")}
    facts = facts_of(TOWN | closed | gone | {"promise/far": promise("back", contact_points=["desk"])})
    desk = facts.catalog.get("contact-point", "desk")
    assert isinstance(desk, ContactPoint)
    impact = facts.without(desk)
    assert [each.promise.id for each in impact.fallen] == ["far", "polite", "quick"] and impact.elsewhere == ()
    assert [each.id for each in impact.tell] == ["front", "back"]


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


def test_moments() -> None:
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


def test_references_by_former_ids_count() -> None:
    facts = facts_of(
        TOWN | {"link/ict": link(title="ICT", former_ids=["computers"]), "link/front": link(relies_on=[{"link": "computers"}])}
    )
    assert Key("link", "ict") in facts.catalog.definitions
    assert "ICT" in [title for _, title, _ in members(facts, "quick")]
