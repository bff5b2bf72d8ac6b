"""A service whose customers cannot complain anywhere, or a contact point for all complaints that takes none.

Complaints are how we learn where a chain breaks. A contact point with `complain` among its purposes gives them a way: one
for this service, one for every service, or the one that the organisation names under `feedback`, to which every page leads.

Bad:

```yaml standards/organisation.yml
name: Tinford Council
values:
  - id: respect
    title: We respect your time
rules: {not-approved: off}
```
```yaml standards/contact-points/desk.yml
title: Town hall desk
summary: The desk inside the main door.
owner: front
channel: face-to-face
purpose: [ask, apply]
staffed_by: [front]
services: [parking]
```

Good:

```yaml standards/contact-points/desk.yml
title: Town hall desk
summary: The desk inside the main door.
owner: front
channel: face-to-face
purpose: [ask, apply, complain]
staffed_by: [front]
services: [parking]
```
"""

from collections.abc import Iterator

from interlock.catalog import ORGANISATION, Catalog, key_of
from interlock.definitions import ContactPoint, Service
from interlock.definitions.in_force import is_live
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.rules.shared.maybe_there import may_be_there

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Published services, and the contact point to which every page leads."""
    return len(facts.catalog.published(Service)) + (_named(facts.catalog) is not None)


def check(facts: Facts) -> Iterator[Finding]:
    """The contact point of all pages, if it says for what it is there and leaves complaints out; or services without one."""
    catalog = facts.catalog
    named = _named(catalog)
    if named and named.purpose and "complain" not in named.purpose:
        place = catalog.place(ORGANISATION, ("feedback", "complaints"))
        message = f"Every page leads customers who complain to `{named.id}`, which takes no complaints"
        remedy = f"Add `complain` to the `purpose` of `{named.id}`, or name a contact point here that has it."
        yield Finding("no-way-to-complain", place, message, remedy)
        return
    points = [point for point in catalog.of(ContactPoint) if "complain" in point.purpose and is_live(point)]
    if ORGANISATION in catalog.broken or may_be_there(catalog, "contact-point", "services"):
        return
    if named or any(not point.services for point in points):
        return
    served = {service.id for point in points for service in _services(catalog, point)}
    for service in catalog.published(Service):
        if service.id not in served:
            message = f"Customers of `{service.id}` find no contact point at which to complain"
            yield Finding("no-way-to-complain", catalog.place(key_of(service)), message, _remedy(catalog, service))


def _named(catalog: Catalog) -> ContactPoint | None:
    """The contact point in force that the organisation names for complaints."""
    point = catalog.get("contact-point", catalog.organisation.feedback.complaints)
    return point if isinstance(point, ContactPoint) and is_live(point) else None


def _remedy(catalog: Catalog, service: Service) -> str:
    points = [point for point in catalog.of(ContactPoint) if is_live(point)]
    if not points:
        return "Start one for all services, with `purpose: [complain]`: `interlock new contact-point complaints`."
    serving = next((point.id for point in points if not point.services or service in _services(catalog, point)), "")
    owner = catalog.link(service.owner)
    elsewhere = next((point.id for point in points if "complain" in point.purpose and catalog.link(point.owner) is owner), "")
    here = f"Add `complain` to the `purpose` of a contact point, and `{service.id}` to its `services`"
    if serving:
        here = f"Add `complain` to the `purpose` of `{serving}`"
    elif elsewhere:
        here = f"Add `{service.id}` to the `services` of `{elsewhere}`"
    return f"{here}; for all services, write `complaints: …` with its id under `feedback` in `standards/organisation.yml`."


def _services(catalog: Catalog, point: ContactPoint) -> Iterator[Service]:
    yield from (service for id in point.services if isinstance(service := catalog.get("service", id), Service))
    yield from catalog.referring(point, Service, "contact_points")
