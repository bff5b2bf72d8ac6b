"""A town whose promises rest on a few links: front answers customers, and so on inward."""

from interlock.definitions import Promise
from interlock.questions.facts import Facts
from tests.catalogs import link, procedure, promise, step

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
