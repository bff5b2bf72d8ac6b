"""What each signatory of a definition vouches for, in canonical form. Marks on fields (`definitions.meaning_marks`) say which.

In a procedure, management vouches for the fields of the procedure itself and for who does each step in what time; a provider
for its own steps and the hand-overs before and after them. A receiver of a promise vouches for what it gets, and for what passes
between it and the maker according to its own file.
"""

import re
from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Any

from pydantic import BaseModel

from interlock.catalog import WIKI, Catalog, Key, key_of
from interlock.definitions import Definition, Procedure, Promise
from interlock.definitions.link import Link, Reliance
from interlock.definitions.meaning_marks import Side, added_fields, sentence_name, vouched_fields
from interlock.definitions.procedure import Step
from interlock.questions.approvals.first_ids import by_first_ids, first_reference, was_renamed
from interlock.questions.approvals.stamps import Vouched
from interlock.questions.approvals.written_alike import written_alike
from interlock.questions.chain.step_order import StepOrder
from interlock.questions.wording import canonical, normalised_words


class StampForm(IntEnum):
    """The forms that stamps have had, oldest first."""

    # Leaves a mark out of links with words of their own to what had been renamed.
    FIRST = 1
    # Holds telephone numbers and rows of opening hours as they are written, and the ids of the steps that a clock covers.
    AS_WRITTEN = 2
    # Takes any text that reads like a renamed reference for one: a choice, or the id of another kind.
    BY_TEXT = 3
    NOW = 4


def vouched_for(catalog: Catalog, definition: Definition, side: Side, link: str, form: StampForm = StampForm.NOW) -> Vouched:
    """What a link vouches for when it approves a definition for one side; empty when there is nothing."""
    key = key_of(definition)
    definition = by_first_ids(catalog, key, definition) if form is StampForm.NOW else definition
    canonical_text = canonicaliser(catalog, key, form)
    if isinstance(definition, Promise) and side == "receivers":
        return Vouched(_received_fields(catalog, definition, canonical_text, link, form))
    held = written_alike(definition) if form > StampForm.AS_WRITTEN else definition
    fields = _fields(held, vouched_fields(type(definition), side), canonical_text)
    if not isinstance(definition, Procedure):
        return Vouched(fields)
    steps = _own_steps(catalog, definition, canonical_text, link) if side == "providers" else _steps(definition, canonical_text)
    return Vouched(fields, steps, added_fields(Step))


def name_of_vouched(definition: Definition, field: str) -> str:
    """The name in sentences of a field that `stamps.changed` names."""
    if field.startswith("relies_on."):
        return sentence_name(Reliance, field.removeprefix("relies_on."))
    model = Step if isinstance(definition, Procedure) and field in Step.model_fields else type(definition)
    return sentence_name(model, field)


def _fields(model: BaseModel, names: Iterable[str], canonical_text: Callable[[str], str]) -> dict[str, Any]:
    return {name: canonical(getattr(model, name), canonical_text) for name in names}


def _is_made_by(catalog: Catalog, arm: Reliance, promise: Promise, maker: Link | None) -> bool:
    """Whether a link relies there on the maker of a promise, whose own file may have faults, so that only its id is known."""
    return catalog.link(arm.link) is maker if maker else arm.link == promise.made_by


def _received_fields(
    catalog: Catalog, promise: Promise, canonical_text: Callable[[str], str], link: str, form: StampForm
) -> dict[str, Any]:
    """What a receiver vouches for: fields of the promise, then what passes according to its own `relies_on` for the maker.

    Fields that were added later come last, so that the order in older stamps holds.
    """
    receiver, maker = catalog.link(link), catalog.link(promise.made_by)
    arms = [arm for arm in receiver.relies_on if _is_made_by(catalog, arm, promise, maker)] if receiver else []
    canonical_text_there = canonicaliser(catalog, key_of(receiver), form) if receiver else canonical_text
    own = _fields(promise, vouched_fields(Promise, "receivers"), canonical_text)
    passing = {
        f"relies_on.{name}": [words for arm in arms if (words := canonical(getattr(arm, name), canonical_text_there))]
        for name in vouched_fields(Reliance, "receivers")
    }
    later = added_fields(Promise)
    return (
        {name: value for name, value in own.items() if name not in later}
        | {name: sorted(values, key=repr) for name, values in passing.items()}
        | {name: value for name, value in own.items() if name in later}
    )


def _steps(procedure: Procedure, canonical_text: Callable[[str], str]) -> dict[str, dict[str, Any]]:
    rows = {step.id: _fields(step, vouched_fields(Step, "management"), canonical_text) for step in procedure.steps}
    return {id: row for id, row in rows.items() if any(row.values())}


def _own_steps(
    catalog: Catalog, procedure: Procedure, canonical_text: Callable[[str], str], link: str
) -> dict[str, dict[str, Any]]:
    doer = catalog.id_of("link", link)

    def is_own(step: Step) -> bool:
        return step.by is not None and catalog.id_of("link", step.by) == doer

    def before(other: Step) -> list[Any]:
        """A step before: who does it and what it gives; if the same link does it, also what is done."""
        return [
            canonical_text(other.by or "customer"),
            canonical_text(other.does) if is_own(other) else "",
            canonical(other.gives, canonical_text),
        ]

    def after(other: Step) -> list[Any]:
        """A step after: who does it and what it needs."""
        return [canonical_text(other.by or "customer"), canonical(other.needs, canonical_text)]

    rows, names, added = {}, vouched_fields(Step, "providers"), added_fields(Step)
    order, steps = StepOrder(procedure), procedure.steps
    for position, step in enumerate(steps):
        if is_own(step):
            row = _fields(step, (name for name in names if name not in added), canonical_text)
            row["comes after"] = sorted(before(steps[other]) for other in order.before[position])
            row["hands over to"] = sorted(after(steps[other]) for other in order.after[position] if not is_own(steps[other]))
            rows[step.id] = row | _fields(step, (name for name in names if name in added), canonical_text)
    return rows


def canonicaliser(catalog: Catalog, key: Key, form: StampForm = StampForm.NOW) -> Callable[[str], str]:
    """A function that makes the texts of a definition canonical, with links in prose by the first id that their target had.

    In older forms, that goes for any text that reads like a reference of this definition.
    """
    first_references = {
        each.text: first_reference(catalog, each)
        for each in catalog.outgoing.get(key, ())
        if (each.in_prose or form < StampForm.NOW) and was_renamed(catalog, each)
    }
    if not first_references:
        return normalised_words

    def canonical_text(text: str) -> str:
        as_reference = first_references.get(text) if form < StampForm.NOW else None
        return normalised_words(as_reference or WIKI.sub(with_first_reference, text))

    def with_first_reference(match: re.Match[str]) -> str:
        """The link as it was before the rename: whatever else stands in it counts as it does in a definition without renames."""
        written = match[1].strip()
        link = match[0].replace("|", " ", 1) if form is StampForm.FIRST else match[0]
        return link.replace(written, first_references.get(written, written), 1)

    return canonical_text
