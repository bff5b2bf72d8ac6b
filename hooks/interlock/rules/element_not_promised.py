"""A service that promises nothing about something by which its customers judge it.

Customers judge a service by eight elements: communication, behaviour, access, the service itself, facilities, timeliness, systems
and values. A promise for all services counts for each of them. Where customers need no promise about an element, the service says
why; then everybody can see that nobody forgot. Once it is promised after all, that reason is no longer true, and goes. Asked once
the handbook speaks of elements beside time, access and behaviour, or where a framework in it names this rule.

Bad:

```yaml standards/services/parking.yml
title: Parking permits
summary: Permits for people who live where parking is short.
owner: front
customers: [residents]
```
```yaml standards/promises/explain.yml
title: Every refusal explained
summary: Nobody is refused without a reason.
wording: If we refuse your permit, we tell you why.
kind: public
made_by: front
made_to: [residents]
service: parking
dimension: communication
if_we_fail: {say: I am sorry., do: We explain it now.}
```

Good:

```yaml standards/services/parking.yml
title: Parking permits
summary: Permits for people who live where parking is short.
owner: front
customers: [residents]
no_promise_about:
  - {element: behaviour, why: Residents asked for nothing beyond what everybody is promised.}
  - {element: access, why: The form is on the web and at the desk.}
  - {element: service, why: A permit is right or it is not; the desk swaps a wrong one at once.}
  - {element: facilities, why: Nobody has to come to us.}
  - {element: systems, why: The form is one page.}
  - {element: values, why: The promises of all services hold here.}
```
"""

from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.definitions import Service
from interlock.definitions.elements import ELEMENTS
from interlock.findings import Finding
from interlock.findings.nouns import listed
from interlock.questions.chain.moments import services_without_promise
from interlock.questions.facts import Facts
from interlock.rules.engine.asked_rules import is_asked_for
from interlock.rules.shared.maybe_there import may_be_there
from interlock.rules.shared.not_in_force import remedy_for

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Every element of every published service, once anybody says what promises are about."""
    return len(ELEMENTS) * len(_services(facts))


def check(facts: Facts) -> Iterator[Finding]:
    """Elements about which nothing is promised and nothing is explained, a finding for each service; explanations of no blank."""
    if _may_be_promised(facts.catalog):
        return
    without_promise = {service.id for service in services_without_promise(facts.catalog)}
    for service in _services(facts):
        gaps = facts.elements.gaps(service) if service.id not in without_promise else []
        if gaps:
            names = listed([gap.element.title.lower() for gap in gaps])
            first = next((gap for gap in gaps if not gap.own and not gap.general), gaps[0]).element.name
            message = f"Nothing is promised to the customers of `{service.id}` about {names}"
            suspended = remedy_for(promise for gap in gaps for promise in (*gap.own, *gap.general))
            remedy = (
                f"Ask them what they expect, and promise it: `dimension: {first}`. Or say why they need no promise: "
                f"`no_promise_about: [{{element: {first}, why: …}}]`."
            )
            yield Finding("element-not-promised", facts.catalog.place(key_of(service)), message, f"{suspended} {remedy}".strip())
        yield from _explained_in_vain(facts, service)


def _explained_in_vain(facts: Facts, service: Service) -> Iterator[Finding]:
    """Reasons why nothing is promised about an element that has a promise of the service, or a reason above."""
    cells = {cell.element.name: cell for cell in facts.elements.of(service)}
    explained = set[str]()
    for index, each in enumerate(service.no_promise_about):
        cell = cells[each.element]
        own = next((promise.id for promise in cell.own if promise.status == "published"), None)
        if own or each.element in explained:
            why = f"`{own}` promises something about it" if own else "a line above says why already"
            message = f"This says why `{service.id}` promises nothing about {cell.element.title.lower()}, and {why}"
            place = facts.catalog.place(key_of(service), ("no_promise_about", index, "element"))
            yield Finding("element-not-promised", place, message, "Take this line out, unless it means another element.")
        explained.add(each.element)


def _may_be_promised(catalog: Catalog) -> bool:
    """Whether a broken file or an unresolved reference may hide whom a promise is made to, or where it holds."""
    return (
        may_be_there(catalog, "promise", "service", "made_to", "contact_points")
        or may_be_there(catalog, "customer")
        or may_be_there(catalog, "contact-point")
        or may_be_there(catalog, "service", "customers", "contact_points")
    )


def _services(facts: Facts) -> list[Service]:
    is_begun = facts.elements.is_begun or is_asked_for(facts.catalog, "element-not-promised")
    return [service for service in facts.elements.services if is_begun and service.status == "published"]
