"""What falls without a link or a contact point, who notices, and whom to tell: examples."""

from interlock.catalog.audience import seen_by
from interlock.definitions import ContactPoint, Link
from interlock.questions.facts import Facts
from tests.catalogs import TODAY, Fields, catalog_with, facts_of, link, procedure, promise, step
from tests.questions.town import TOWN

TILL: Fields = {"with": ["till"]}


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


def test_whoever_is_served_at_a_contact_point_notices() -> None:
    served: Fields = {"customers": ["traders", "residents", "visitors"]}
    customers: dict[str, Fields] = {"customer/traders": {}, "customer/visitors": {"status": "retired"}}
    kiosk: Fields = {"owner": "front", "channel": "kiosk", "staffed_by": ["front"]} | served
    facts = facts_of(TOWN | customers | {"contact-point/desk": TOWN["contact-point/desk"] | served, "contact-point/kiosk": kiosk})
    for id, noticing in {"desk": ["residents", "traders"], "kiosk": ["traders", "residents"]}.items():
        point = facts.catalog.get("contact-point", id)
        assert isinstance(point, ContactPoint)
        assert [customer.id for customer in facts.without(point).customers] == noticing, id
        assert "Who will notice:\n- " + "\n- ".join(noticing) in facts.without(point).notice, id


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
    assert "Further away, 2 promises lean on it through others.\n" in notices["power"]
    assert "Please tell:\n- ICT\n\n" in notices["power"], "Front, which is further away, hears it from ICT"


def test_who_needs_it_is_told_where_promises_are_counted() -> None:
    """Of many promises, those further away are only counted: in their chains, too, somebody relies on the link."""
    facts = facts_of(TOWN)
    power = facts.catalog.link("power")
    assert power
    impact = facts.without(power, rings=2)
    assert [each.id for each in impact.tell] == ["ict"] and "Please tell:\n- ICT\n\n" in impact.notice


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


def test_a_promise_falls_through_those_whom_a_system_helps() -> None:
    steps = step("ask"), step("pay", by="back") | TILL
    facts = facts_of(TOWN | {"link/till": link(kind="system", owner="van"), "procedure/do": procedure(*steps)})
    till = facts.catalog.link("till")
    assert till
    assert [(each.promise.id, [user.id for user in each.through]) for each in facts.without(till).fallen] == [("quick", ["back"])]


def test_a_promise_falls_directly_with_who_does_its_steps() -> None:
    """Back secures a step too: without it, its own step is not done, whoever else it helps."""
    for_van = {"promise/printed": TOWN["promise/printed"] | {"made_to": ["clerks"]}, "link/clerks": link()}
    facts = facts_of(TOWN | for_van)
    back = facts.catalog.link("back")
    assert back
    assert [(each.promise.id, each.through) for each in facts.without(back).fallen if each.ring == 1] == [
        ("quick", ()),
        ("printed", ()),
    ]


def test_lost_and_retired_links_are_not_told() -> None:
    facts = facts_of(
        TOWN | {"link/van": link(status="retired"), "contact-point/desk": TOWN["contact-point/desk"] | {"owner": "van"}}
    )
    front, desk = facts.catalog.link("front"), facts.catalog.get("contact-point", "desk")
    assert front and isinstance(desk, ContactPoint)
    assert [each.id for each in facts.without(front).tell] == []
    assert [each.id for each in facts.without(desk).tell] == ["front"]


def test_nobody_is_told_of_a_place_that_nobody_needs() -> None:
    facts = facts_of(TOWN | {"link/hall": link(kind="facility", owner="van")})
    hall = facts.catalog.link("hall")
    assert hall
    impact = facts.without(hall)
    assert impact.tell == ()
    assert impact.notice == (
        "hall: not available until further notice.\n\n"
        "No promise to customers or colleagues depends on it.\n\n"
        "Say so before a customer asks. We will write again when it is back.\n"
    )


def test_customers_whom_nobody_serves_any_more_notice_nothing() -> None:
    to_both = {"promise/polite": TOWN["promise/polite"] | {"made_to": ["punters", "residents"]}}
    facts = facts_of(TOWN | to_both | {"customer/punters": {"status": "retired"}})
    front = facts.catalog.link("front")
    assert front
    assert [customer.id for customer in facts.without(front).customers] == ["residents"]
