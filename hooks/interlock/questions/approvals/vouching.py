"""What each signatory of a definition vouches for, in canonical form.

Management: a promise's wording to measure; a procedure's supports, start, end and each step's by, within, can_decide. A
providing link: its own steps of a procedure and the hand-overs on either side; of a promise and of a contact point the same as
management, for it stands by the whole of it. A contact point: channel, purpose, staffing, hours, addresses.
"""

from collections.abc import Callable
from typing import Any, Literal

from interlock.catalog import WIKI, Catalog, Key, Reference, key_of
from interlock.definitions import ContactPoint, Definition, Procedure, Promise
from interlock.definitions.procedure import Step
from interlock.questions.approvals.stamps import Vouched
from interlock.questions.chain.step_order import StepOrder
from interlock.questions.wording import canonical, words_of

Side = Literal["management", "providers"]

# The order is part of a stamp's version: a new field goes to the end.
_PROMISE = (
    "wording", "kind", "made_by", "made_to", "service", "contact_points", "dimension", "values", "limit", "target", "clock",
    "conditions", "exclusions", "customer_duties", "if_we_fail", "measure",
)  # fmt: skip
_PROCEDURE = ("supports", "starts_when", "ends_when")
_STEP = ("by", "within", "can_decide")
_OWN_STEP = (
    "does", "stage", "accountable", "within", "only_if", "waits_for", "needs", "gives", "secured_by", "can_decide", "say",
    "if_not", "skills",
)  # fmt: skip
_CONTACT_POINT = ("channel", "purpose", "staffed_by", "hours", "phone", "email", "url", "address")


def vouched_for(catalog: Catalog, definition: Definition, side: Side, link: str) -> Vouched:
    """What a link vouches for when it approves a definition for one side. Empty when there is nothing it could."""
    said = speaker(catalog, key_of(definition))
    if isinstance(definition, Procedure):
        if side == "providers":
            return Vouched({}, _own_steps(definition, said, said(link)))
        return Vouched(_fields(definition, _PROCEDURE, said), _steps(definition, said))
    if isinstance(definition, Promise):
        return Vouched(_fields(definition, _PROMISE, said))
    if isinstance(definition, ContactPoint):
        return Vouched(_fields(definition, _CONTACT_POINT, said))
    own = [name for name in type(definition).model_fields if name not in Definition.model_fields]
    return Vouched(_fields(definition, tuple(own), said))


def providers_of(catalog: Catalog, definition: Definition) -> list[str]:
    """The links whose approval makes the providers' side complete, in the order in which the definition names them."""
    if isinstance(definition, Promise):
        named = [definition.made_by]
    elif isinstance(definition, Procedure):
        named = [step.by for step in definition.steps if step.by]
    elif isinstance(definition, ContactPoint):
        named = definition.staffed_by
    else:
        named = []
    known = (catalog.link(id) for id in named)
    return list(dict.fromkeys(link.id for link in known if link))


def _fields(definition: Definition, names: tuple[str, ...], said: Callable[[str], str]) -> dict[str, Any]:
    return {name: canonical(getattr(definition, name), said) for name in names}


def _steps(procedure: Procedure, said: Callable[[str], str]) -> dict[str, dict[str, Any]]:
    rows = {step.id: {name: canonical(getattr(step, name), said) for name in _STEP} for step in procedure.steps}
    return {id: row for id, row in rows.items() if any(row.values())}


def _own_steps(procedure: Procedure, said: Callable[[str], str], link: str) -> dict[str, dict[str, Any]]:
    def is_own(step: Step) -> bool:
        return step.by is not None and said(step.by) == link

    def before(other: Step) -> list[Any]:
        """What comes over: from the link's own step the step itself, from another's what it gives."""
        return [said(other.by or "customer"), said(other.does) if is_own(other) else "", canonical(other.gives, said)]

    def after(other: Step) -> list[Any]:
        """What is handed over: to whom, and what they need."""
        return [said(other.by or "customer"), canonical(other.needs, said)]

    rows = {}
    order, steps = StepOrder(procedure), procedure.steps
    for position, step in enumerate(steps):
        if is_own(step):
            row = {name: canonical(getattr(step, name), said) for name in _OWN_STEP}
            row["comes after"] = sorted(before(steps[other]) for other in order.before[position])
            row["hands over to"] = sorted(after(steps[other]) for other in order.behind[position] if not is_own(steps[other]))
            rows[step.id] = row
    return rows


def speaker(catalog: Catalog, key: Key) -> Callable[[str], str]:
    """Makes texts canonical; what a definition refers to goes by the id it had first."""
    lasting = {ref.text: _lasting(catalog, ref) for ref in catalog.outgoing.get(key, ()) if _was_renamed(catalog, ref)}
    if not lasting:
        return words_of

    def said(text: str) -> str:
        known = lasting.get(text)
        return words_of(known or WIKI.sub(lambda match: f"{lasting.get(match[1].strip(), match[1])} {match[2] or ''}", text))

    return said


def _was_renamed(catalog: Catalog, reference: Reference) -> bool:
    return reference.target in catalog.definitions and bool(catalog.definitions[reference.target].valid_former_ids)


def _lasting(catalog: Catalog, reference: Reference) -> str:
    assert reference.target is not None
    kind = f"{reference.target.kind}/" if "/" in reference.text else ""
    part = f"#{reference.part}" if reference.part else ""
    return f"{kind}{catalog.definitions[reference.target].valid_former_ids[0]}{part}"
