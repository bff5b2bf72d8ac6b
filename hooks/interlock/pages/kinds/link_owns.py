"""What a link answers for: what it owns of every kind, steps that others do, and promises of which it gives the figures."""

from collections.abc import Iterator

from interlock.definitions import KINDS, ContactPoint, Definition, Link, Procedure, Promise, Term
from interlock.definitions.link import is_team
from interlock.definitions.name_order import by_title
from interlock.findings.nouns import listed
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref


def owned_by(context: PageContext, link: Link) -> list[tuple[str, list[Ref]]]:
    """Links to what a link answers for, under a heading for each sort."""
    catalog = context.catalog
    inside = (
        ()
        if context.is_public
        else (
            ("Steps of others that we answer for", _accountable(context, link)),
            ("Promises that we count", context.to_all(catalog.referring(link, Promise, "measure.by"))),
        )
    )
    return [
        (heading, refs)
        for heading, refs in (
            *_owned(context, link),
            ("Contact points we staff", context.to_all(catalog.referring(link, ContactPoint, "staffed_by"))),
            ("Words we look after", context.to_all(catalog.referring(link, Term, "owner"))),
            *inside,
        )
        if refs
    ]


def _owned(context: PageContext, link: Link) -> Iterator[tuple[str, list[Ref]]]:
    """What it owns, without words, which have a heading of their own, and its own promises, which stand above."""
    for kind in KINDS:
        owned: list[Definition] = list(context.catalog.referring(link, kind.model, "owner")) if kind.model is not Term else []
        others = [found for found in owned if not (isinstance(found, Promise) and context.catalog.link(found.made_by) is link)]
        things = [found for found in others if isinstance(found, Link) and not is_team(found)]
        yield kind.plural, context.to_all(found for found in others if found not in things)
        yield "Systems and places", context.to_all(things)


def _accountable(context: PageContext, link: Link) -> list[Ref]:
    """The procedures with steps that another link does and this one answers for, with the numbers of those."""
    catalog, numbers = context.catalog, dict[str, str]()
    found = [each for each in catalog.referring(link, Procedure, "steps.accountable") if each.status != "retired"]
    for procedure in found:
        steps = [
            str(number)
            for number, step in enumerate(procedure.steps, 1)
            if catalog.link(step.accountable) is link and catalog.link(step.by) is not link
        ]
        if steps:
            numbers[procedure.id] = f"step {steps[0]}" if len(steps) == 1 else f"steps {listed(steps)}"
    return [context.with_status(each, numbers[each.id]) for each in sorted(found, key=by_title) if each.id in numbers]
