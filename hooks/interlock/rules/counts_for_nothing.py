"""A line that changes nothing, because of what stands beside it.

Whoever wrote it meant something by it, and nothing follows from it: `ends_on_closed_day` beside a limit in working days, which
never ends on a closed day; an `owner` of a promise who does not make it; the `answer` to an expectation that a promise meets; the
time of a `capacity` without `cases`; a hand-over that matters to a promise in which the team has no part; the promises that a
criterion is about where no `results` show it. Write what was meant, or take the line out.

Bad:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within 5 working days.
kind: public
made_by: front
made_to: [residents]
service: parking
limit: 5 working days
ends_on_closed_day: next
clock: {starts: the form reaches the desk, stops: the permit is posted}
if_we_fail: {say: We are sorry that you had to wait.}
measure: {what: Days from form to permit}
```

Good:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in seven days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within 7 days.
kind: public
made_by: front
made_to: [residents]
service: parking
limit: 7 days
ends_on_closed_day: next
clock: {starts: the form reaches the desk, stops: the permit is posted}
if_we_fail: {say: We are sorry that you had to wait.}
measure: {what: Days from form to permit}
```
"""

from collections.abc import Iterator

from interlock.catalog import Catalog
from interlock.definitions import Customer, Framework, Link, Promise
from interlock.definitions.framework import RESULTS
from interlock.definitions.in_force import is_live
from interlock.definitions.named_parts import parts_in
from interlock.definitions.values.quantities import Quantity
from interlock.findings import Finding
from interlock.questions.expectations import is_met
from interlock.questions.facts import Facts
from interlock.rules.shared.maybe_there import may_be_there
from interlock.sources import Route

GROUP = "shape"
SEVERITY = "warning"


def check(facts: Facts) -> Iterator[Finding]:
    """Values that nothing reads beside the others of their definition; the place is the value."""
    for key, definition in facts.catalog.definitions.items():
        match definition:
            case Promise():
                found = [*_rule_for_closed_days(definition), *_other_owner(facts.catalog, definition)]
            case Customer():
                found = list(_answers_to_what_is_met(facts.catalog, definition))
            case Link():
                found = [*_cases_of_no_number(definition), *_arms_of_other_chains(facts, definition)]
            case Framework():
                found = list(_promises_not_looked_at(definition))
            case _:
                continue
        for route, message, remedy in found if definition.status != "retired" else ():
            yield Finding("counts-for-nothing", facts.catalog.place(key, route), message, remedy)


_Fault = tuple[Route, str, str]  # where it is, what is wrong, and what to do


def _rule_for_closed_days(promise: Promise) -> Iterator[_Fault]:
    limits = [promise.limit, *(earlier.limit for earlier in promise.earlier)]
    if promise.ends_on_closed_day and not any(limit and limit.unit_type == "elapsed" for limit in limits):
        yield (
            ("ends_on_closed_day",),
            _why_on_no_closed_day(promise.limit),
            "Take it out; or write the limit in days, such as `limit: 7 days`.",
        )


def _why_on_no_closed_day(limit: Quantity | None) -> str:
    if limit is None:
        return "There is no limit that could end on a closed day, so this counts for nothing"
    never = "never ends" if limit.is_time else "is no time that ends"
    return f"A limit of {limit} {never} on a closed day, so this counts for nothing"


def _other_owner(catalog: Catalog, promise: Promise) -> Iterator[_Fault]:
    owner, maker = catalog.link(promise.owner), catalog.link(promise.made_by)
    if owner and maker and owner is not maker:
        message = f"A promise belongs to whoever makes it, `{maker.id}`, so this counts for nothing"
        yield ("owner",), message, f"Take it out; or write `made_by: {owner.id}`, if that is who makes it."


def _answers_to_what_is_met(catalog: Catalog, customer: Customer) -> Iterator[_Fault]:
    for index, expectation in enumerate(customer.expectations):
        if expectation.answer and is_met(catalog, customer, expectation) and all(map(catalog.promise, expectation.met_by)):
            met = "A promise meets this expectation, so no page shows the answer"
            remedy = "Take it out; or take that promise out of `met_by`, if it does not meet what they expect."
            yield ("expectations", index, "answer"), met, remedy


def _cases_of_no_number(link: Link) -> Iterator[_Fault]:
    capacity = link.capacity
    if capacity and capacity.cases is None and (capacity.per or capacity.counted_in):
        message = "This says no number of `cases`, so nothing is counted, and this counts for nothing"
        name = "per" if capacity.per else "counted_in"
        yield ("capacity", name), message, "Add how many it can carry: `cases: …`; or take this out."


def _arms_of_other_chains(facts: Facts, link: Link) -> Iterator[_Fault]:
    """Hand-overs that matter only to promises in whose chains the link is not, though the steps of these are written."""
    for index, reliance in enumerate(link.relies_on if not _may_be_in_chains(facts.catalog) else ()):
        for number, id in enumerate(reliance.matters_to):
            promise = facts.catalog.promise(id)
            if promise and _has_no_part(facts, link, promise):
                message = f"`{link.id}` has no part in `{promise.id}`, so this hand-over counts for nothing there"
                remedy = f"Name promises that `{link.id}` makes or does a step for; or write the step that it does."
                yield ("relies_on", index, "matters_to", number), message, remedy


def _has_no_part(facts: Facts, link: Link, promise: Promise) -> bool:
    if not (is_live(promise) and is_live(link) and facts.supporting.get(promise.id)):
        return False
    return not any(ring & facts.chains.bit(link) for ring in facts.chains.of(promise).rings)


def _may_be_in_chains(catalog: Catalog) -> bool:
    return (
        may_be_there(catalog, "procedure", "supports.promise", "steps.by", "steps.secured_by", "steps.with")
        or may_be_there(catalog, "promise", "made_by", "made_to")
        or may_be_there(catalog, "link", "relies_on.link", "supports.link", "relies_on.matters_to")
    )


def _promises_not_looked_at(framework: Framework) -> Iterator[_Fault]:
    """Criteria that say which promises they are about, where no results show them."""
    for criterion, part in zip(framework.all_criteria(), parts_in(framework), strict=True):
        if criterion.about and RESULTS not in criterion.shown_by:
            message = f"This says which promises are meant, but no results show `{criterion.id}`, so it counts for nothing"
            yield (*part.route[:-1], "about"), message, f"Add `{RESULTS}` to its `shown_by`, or take `about` out."
