"""A complaint or a failure is traced to a link that is not in the chain of what it is about.

Either the wrong link is named, or the chain lacks a link: something passes between teams that no step and no `relies_on` tells
of. That is worth finding, for a chain that is not drawn is a chain that nobody looks after. The links that hold up, unblock or
answer for those in the chain belong to it here. A cause or thanks with a step belong to a link that takes part in it: does it, is
accountable for it, or makes the promise that secures it; or to a system or place that it needs, or the owner of one.

Bad:

```yaml standards/links/back.yml
title: Print room
summary: Prints and posts.
kind: support
```
```yaml standards/lessons/2026-05-no-forms.yml
title: No forms left
summary: The desk had no forms for two days.
type: failure
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: The last form went at noon.
traced_to:
  - {link: back, what: Nobody had printed any.}
changes:
  - {what: Print forms each Friday., by: back, due: 2026-06-01, done: 2026-05-29, result: worked}
```

Good:

```yaml standards/links/back.yml
title: Print room
summary: Prints and posts.
kind: support
supports:
  - {link: front, with: forms}
```
```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
relies_on:
  - {link: back, for: forms}
```
"""

from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.catalog.owners import answering_for, owner_of
from interlock.definitions import Definition, Lesson, Link, Procedure
from interlock.definitions.in_force import is_live
from interlock.definitions.lesson import Cause
from interlock.definitions.procedure import Step
from interlock.findings import Finding
from interlock.questions.chain.rings import subjects_of
from interlock.questions.facts import Facts
from interlock.rules.shared.maybe_there import may_be_there

GROUP = "learning"
SEVERITY = "warning"

_HAVE_CHAINS = ("promise", "service", "procedure", "contact-point", "link")


def subjects(facts: Facts) -> int:
    """Causes of complaints and failures whose subject has a chain."""
    return sum(len(lesson.traced_to) for lesson, _ in _failures(facts))


def check(facts: Facts) -> Iterator[Finding]:
    """Causes at live links outside the chain, and steps of others. Links above and below a link of the chain count as inside."""
    if _may_lack_links(facts.catalog):
        return
    yield from _steps_of_others(facts)
    for lesson, about in _failures(facts):
        chain = _chain(facts, about)
        for index, cause in enumerate(lesson.traced_to):
            link = facts.catalog.link(cause.link)
            if link is None or not is_live(link) or _step_of_another(facts.catalog, cause):
                continue
            if not _belongs(facts.catalog, link, cause, chain):
                place = facts.catalog.place(key_of(lesson), ("traced_to", index, "link"))
                named = ", ".join(f"`{key_of(definition)}`" for definition in about)
                message = f"This {lesson.type} is traced to `{link.id}`, which is not in the chain of {named}"
                remedy = (
                    f"If it began there, say in the file of whoever needs them `relies_on: [{{link: {link.id}, for: …}}]`; "
                    "else name the link where it did."
                )
                yield Finding("cause-outside-chain", place, message, remedy)


def _steps_of_others(facts: Facts) -> Iterator[Finding]:
    """Steps that lessons trace to a link which takes no part in them."""
    for lesson in facts.catalog.of(Lesson):
        for index, cause in enumerate(lesson.traced_to if is_live(lesson) else ()):
            if step := _step_of_another(facts.catalog, cause):
                place = facts.catalog.place(key_of(lesson), ("traced_to", index, "step"))
                message = f"`{cause.step}` is no step of `{cause.link}`"
                remedy = f"Name the link that does it: `link: {step.by}`." if step.by else "Name a step of that link."
                yield Finding("cause-outside-chain", place, message, remedy)


def _step_of_another(catalog: Catalog, cause: Cause) -> Step | None:
    """The step that a cause names, where its link takes no part in it; else None."""
    link, step = catalog.link(cause.link), _step(catalog, cause.step or "")
    return step if link and step and link not in _taking_part(catalog, step) else None


def _taking_part(catalog: Catalog, step: Step) -> list[Link | None]:
    """The links that do a step, are accountable for it or secure it; the systems and places that it needs, and their owners."""
    securing = catalog.promise(step.secured_by)
    things = [catalog.link(id) for id in step.with_]
    makers = [catalog.link(securing.made_by)] if securing else []
    return [
        catalog.link(step.by),
        catalog.link(step.accountable),
        *makers,
        *things,
        *(answering_for(catalog, each) for each in things),
    ]


def _step(catalog: Catalog, named: str) -> Step | None:
    """The step of a text such as `procedure#step`, or None."""
    id, _, part = named.partition("#")
    procedure = catalog.get("procedure", id)
    steps = procedure.steps if isinstance(procedure, Procedure) else []
    return next((step for step in steps if step.id == part), None)


def _may_lack_links(catalog: Catalog) -> bool:
    """Whether a broken file or an unresolved reference may have made a chain too short."""
    return (
        may_be_there(catalog, "link", "relies_on.link", "supports.link", "relies_on.matters_to")
        or may_be_there(catalog, "procedure", "steps.by", "steps.with", "steps.secured_by", "supports.promise")
        or may_be_there(catalog, "promise", "made_by", "made_to", "service")
        or may_be_there(catalog, "lesson", "about", "traced_to.link")
    )


def _failures(facts: Facts) -> Iterator[tuple[Lesson, list[Definition]]]:
    """Complaints and failures with the definitions they are about that have a chain, if there are any."""
    for lesson in facts.catalog.of(Lesson):
        if lesson.is_failure and lesson.status != "retired":
            about = [found for found in _about(facts.catalog, lesson) if found.kind_name in _HAVE_CHAINS]
            if about:
                yield lesson, about


def _about(catalog: Catalog, lesson: Lesson) -> Iterator[Definition]:
    """The definitions that a lesson is about; another lesson among them is replaced by what that is about."""
    for found in subjects_of(catalog, lesson):
        yield from subjects_of(catalog, found) if isinstance(found, Lesson) else [found]


def _chain(facts: Facts, about: list[Definition]) -> set[str]:
    """The ids of the links in the chains of these definitions, and of those that own them or are accountable for their steps."""
    chain = {id for definition in about for id in facts.rings.all_around(definition)}
    chain |= {owner.id for definition in about if (owner := owner_of(facts.catalog, definition))}
    for procedure in about:
        if isinstance(procedure, Procedure):
            chain |= {link.id for step in procedure.steps if (link := facts.catalog.link(step.accountable))}
    return chain


def _belongs(catalog: Catalog, link: Link, cause: Cause, chain: set[str]) -> bool:
    """Whether a link is in a chain, is part of a link in it, coaches, contains or answers for one, or takes part in its step.

    If the cause names a step, the link takes part in it.
    """
    whole, step = catalog.link(link.part_of), _step(catalog, cause.step or "")
    if link.id in chain or (whole is not None and whole.kind != "leadership" and whole.id in chain):
        return True
    doer = catalog.link(step.by) if step else None
    return (doer is not None and doer.id in chain) or any(link.id in _above(catalog, id) for id in chain)


def _above(catalog: Catalog, id: str) -> set[str]:
    """The ids of the links that coach, contain or answer for a link, directly or through others."""
    above: set[str] = set()
    waiting = [id]
    while waiting:
        link = catalog.link(waiting.pop())
        found = (catalog.link(link.part_of), catalog.link(link.coached_by), answering_for(catalog, link)) if link else ()
        new = {each.id for each in found if each} - above
        above |= new
        waiting += new
    return above
