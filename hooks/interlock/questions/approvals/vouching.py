"""What each signatory of a definition vouches for, in canonical form: the fields whose marks (`definitions.marks`) say so.

Of a procedure, management vouches for its frame and for who does what by when; a providing link for its own steps and for the
hand-overs on either side. A link that a promise is made to vouches for what it gets, and for what its own file says passes.
"""

from collections.abc import Callable, Iterable
from typing import Any

from pydantic import BaseModel

from interlock.catalog import WIKI, Catalog, Key, Reference, key_of
from interlock.definitions import Definition, Procedure, Promise
from interlock.definitions.link import Reliance
from interlock.definitions.meaning import Side, added_fields, sentence_name, vouched_fields
from interlock.definitions.procedure import Step
from interlock.questions.approvals.stamps import Vouched
from interlock.questions.chain.step_order import StepOrder
from interlock.questions.wording import canonical, words_of


def vouched_for(catalog: Catalog, definition: Definition, side: Side, link: str) -> Vouched:
    """What a link vouches for when it approves a definition for one side. Empty when there is nothing it could."""
    said = speaker(catalog, key_of(definition))
    if isinstance(definition, Promise) and side == "receivers":
        return Vouched(_received(catalog, definition, said, link))
    fields = _fields(definition, vouched_fields(type(definition), side), said)
    if not isinstance(definition, Procedure):
        return Vouched(fields)
    steps = _own_steps(definition, said, said(link)) if side == "providers" else _steps(definition, said)
    return Vouched(fields, steps, added_fields(Step))


def name_of_vouched(definition: Definition, field: str) -> str:
    """What sentences call a field that a stamp of a definition names."""
    if field.startswith("relies_on."):
        return sentence_name(Reliance, field.removeprefix("relies_on."))
    model = Step if isinstance(definition, Procedure) and field in Step.model_fields else type(definition)
    return sentence_name(model, field)


def _fields(model: BaseModel, names: Iterable[str], said: Callable[[str], str]) -> dict[str, Any]:
    return {name: canonical(getattr(model, name), said) for name in names}


def _received(catalog: Catalog, promise: Promise, said: Callable[[str], str], link: str) -> dict[str, Any]:
    """What a receiver gets: the promise's own words, and then what passes by its arms to whoever makes it."""
    receiver, maker = catalog.link(link), catalog.link(promise.made_by)
    arms = [arm for arm in receiver.relies_on if maker and catalog.link(arm.link) is maker] if receiver else []
    its_words = speaker(catalog, key_of(receiver)) if receiver else said
    own = _fields(promise, vouched_fields(Promise, "receivers"), said)
    passing = {
        f"relies_on.{name}": [words for arm in arms if (words := canonical(getattr(arm, name), its_words))]
        for name in vouched_fields(Reliance, "receivers")
    }
    later = added_fields(Promise)
    return (
        {name: value for name, value in own.items() if name not in later}
        | {name: sorted(values, key=repr) for name, values in passing.items()}
        | {name: value for name, value in own.items() if name in later}
    )


def _steps(procedure: Procedure, said: Callable[[str], str]) -> dict[str, dict[str, Any]]:
    rows = {step.id: _fields(step, vouched_fields(Step, "management"), said) for step in procedure.steps}
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

    rows, names, added = {}, vouched_fields(Step, "providers"), added_fields(Step)
    order, steps = StepOrder(procedure), procedure.steps
    for position, step in enumerate(steps):
        if is_own(step):
            row = _fields(step, (name for name in names if name not in added), said)
            row["comes after"] = sorted(before(steps[other]) for other in order.before[position])
            row["hands over to"] = sorted(after(steps[other]) for other in order.behind[position] if not is_own(steps[other]))
            rows[step.id] = row | _fields(step, (name for name in names if name in added), said)
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
