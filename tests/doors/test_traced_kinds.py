"""What `interlock trace` tells of a service, a procedure, a link, a customer and a contact point."""

from interlock.definitions import ContactPoint, Link
from interlock.doors.trace_tree import trace, trace_as_text, trace_without
from interlock.findings.formats import plain
from tests.catalogs import Fields, facts_of, link, procedure, promise, step

PARKING = {"service": "parking"}
ACT = (step("ask", "1 hour", stage="customer", by=None), step("print", "3 working days", by="back"))
BASE: dict[str, Fields] = {
    "link/front": link(kind="front-line", relies_on=[{"link": "back", "for": "paper"}]),
    "link/back": link(supports=[{"link": "front", "with": "paper"}]),
    "customer/residents": {},
    "service/parking": {"owner": "front", "customers": ["residents"]},
    "contact-point/desk": {"owner": "front", "channel": "phone", "staffed_by": ["front"]},
    "contact-point/hall": {"owner": "front", "channel": "kiosk", "staffed_by": ["front"]},
    "promise/quick": promise(contact_points=["desk"], **PARKING),
    "promise/both": promise(contact_points=["desk", "hall"]),
    "promise/slow": promise(status="draft", **PARKING),
    "promise/gone": promise(status="retired", **PARKING),
    "procedure/act": procedure(*ACT, step("post", "3 working days", only_if="It rains.")),
}


def lines(name: str, changes: dict[str, Fields] | None = None) -> list[str]:
    facts = facts_of(BASE | (changes or {}))
    kind, _, id = name.partition("/")
    found = facts.catalog.get(kind, id)
    assert found
    return trace_as_text(trace(facts, found), plain).splitlines()[1:]


def test_a_service_is_traced_to_promises_that_hold() -> None:
    assert lines("service/parking") == ["└── Promises", "    └── quick (capable)"]


def test_a_customer_is_traced_to_promises_and_the_rest() -> None:
    assert lines("customer/residents") == [
        "├── Promises",
        "│   ├── both (unknown)",
        "│   └── quick (capable)",
        "└── Named by",
        "    └── parking (service/parking)",
    ]


def test_a_procedure_is_traced_to_its_steps() -> None:
    assert lines("procedure/act") == [
        "├── Keeps",
        "│   └── quick (capable)",
        "└── Steps",
        "    ├── 1 ask: the customer, 1 hour",
        "    ├── 2 print: back, 3 working days",
        "    └── 3 post: front, 3 working days",
    ]


def test_a_link_is_traced_to_what_rests_on_it() -> None:
    assert lines("link/back") == [
        "├── Promises that rest on it, ring 1",
        "│   └── quick",
        "├── Promises that rest on it, ring 2",
        "│   └── both",
        "└── Relied on by",
        "    └── front (agreed)",
    ]


def test_a_step_that_may_be_left_out_says_so() -> None:
    told = lines("promise/quick")
    assert told[1:6] == [
        "├── can it be kept? capable, 1 working day and 7 hours to spare; in the worst case over: "
        "it takes 6 working days and 1 hour",
        "│   └── act: 3 working days and 1 hour",
        "│       ├── 1 ask: 1 working hour (on the longest path)",
        "│       ├── 2 print: 3 working days (on the longest path)",
        "│       └── 3 post: only if It rains: 3 working days",
    ]


def test_a_worst_case_without_a_time_says_so() -> None:
    told = lines("promise/quick", {"procedure/act": procedure(*ACT, step("post", only_if="it rains"))})
    assert told[1].endswith("to spare; in the worst case unknown")
    assert "│       └── 3 post: only if it rains: no time stated" in told


def test_without_all_times_nobody_holds_the_clock() -> None:
    told = lines("promise/quick", {"procedure/act": procedure(*ACT, step("post"))})
    assert "│       └── 3 post: no time stated" in told
    assert not any("back: 3 working days" in line for line in told)


def test_a_limit_that_stays_is_told_without_a_day() -> None:
    changing = BASE["promise/quick"] | {"earlier": [{"until": "2026-12-31", "wording": "We hurry.", "limit": "5 working days"}]}
    told = lines("promise/quick", {"promise/quick": changing})
    assert told[:2] == ["├── “We hurry.”", "├── from 1 January 2027: “We do it.”"] and not told[2].endswith(")")


def test_without_a_contact_point_some_promises_hold_elsewhere() -> None:
    facts = facts_of(BASE)
    found = {
        id: facts.catalog.get(kind, id) for kind, id in (("contact-point", "desk"), ("contact-point", "hall"), ("link", "back"))
    }
    trees = {
        id: trace_as_text(trace_without(facts, each), plain)
        for id, each in found.items()
        if isinstance(each, Link | ContactPoint)
    }
    assert "├── Falls directly\n│   └── quick\n├── Still holds elsewhere\n│   └── both: hall\n" in trees["desk"]
    assert "Falls through others, ring 2\n│   └── both, through front\n" in trees["back"]
    assert trees["hall"].startswith("Without hall\n├── Still holds elsewhere\n│   └── both: desk\n├── Who notices\n")
    assert "No promise depends on it." not in trees["hall"]
