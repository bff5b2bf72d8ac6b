"""Writes an approval with its stamp into a definition."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from interlock.definitions.meaning_marks import Side
from interlock.doors.edits.handbook_files import Named, edited, find, save
from interlock.doors.edits.named_keys import key_named
from interlock.doors.edits.refused import Refused
from interlock.doors.edits.splices import CannotEdit, flow_mapping, with_item, with_value
from interlock.doors.edits.transaction import exclusive
from interlock.findings.typed_commands import typed_word
from interlock.questions.approvals.checked_approvals import Signatory, approval_lines, approvals_of, stamp_of
from interlock.questions.approvals.signatories import nobody_leads, objection
from interlock.questions.calendar.day_words import day_in_words
from interlock.sources import Source
from interlock.sources.yaml.yaml_writer import as_scalar


@exclusive("approve")
def approve(folder: Path, name: str, side: Side, link: str, role: str, on: datetime.date) -> str:
    """Add one signatory's approval to a definition, or renew it. Returns what was done, as a sentence. Raises Refused."""
    named = find(folder, name)
    signatory = _signatory(named, side, link)
    if not role.strip():
        raise Refused('Say which role approves, such as `--role "head of customer services"`; never the name of a person.')
    stamp = stamp_of(named.catalog, named.definition, side, signatory)
    if stamp is None:
        raise Refused(f"There is nothing in {named.key} that `{signatory}` could stand by.")
    own = [one for one in approvals_of(named.catalog, named.definition).signed if one.approval.side == side]
    own = [one for one in own if one.link and one.link.id == signatory]
    for signed in own:
        if signed.status == "fits":
            day = day_in_words(signed.approval.on)
            raise Refused(f"`{signatory}` approved {named.key} on {day}, and nothing it stands by has changed since.")
    approval = {"side": side, "link": signatory, "role": role.strip(), "on": on.isoformat(), "stamp": stamp}
    try:
        source = _renewed(named.source, own[-1].index, approval) if own else _added(named.source, approval, side, on)
    except CannotEdit as error:
        lines = "\n".join(f"  {line}" for line in approval_lines(side, signatory, role.strip(), on, stamp))
        raise Refused(f"{error} The lines are:\n\napprovals:\n{lines}") from None
    save(named, source, "approvals")
    return f"{named.source.path}: approved for {side} by {signatory}, {role.strip()}, {day_in_words(on)}."


def who_approves(folder: Path, name: str) -> str:
    """The commands by which a definition is still to be approved, and what is in the way of one. Raises Refused."""
    named = find(folder, name)
    missing = approvals_of(named.catalog, named.definition).missing
    lines = [f"Still to approve {named.key}:", "", *_commands(named, missing)] if any(one.link for one in missing) else []
    if any(one.link is None for one in missing):
        lines += [*([""] if lines else []), nobody_leads(named.catalog, named.definition)]
    return "\n".join(lines) or _nobody_else(named)


def ask_for_the_rest(folder: Path, name: str, side: Side | None, link: str | None) -> str:
    """Raises Refused with the commands by which a definition can be approved by this side and link, where they are given."""
    named = find(folder, name)
    asked = key_named(named.catalog, link, "link").id if link else None
    of_side = [one for one in approvals_of(named.catalog, named.definition).missing if side in (None, one.side)]
    lines = _commands(named, [one for one in of_side if one.link and asked in (None, one.link.id)])
    if lines:
        raise Refused("\n".join([f"Say who approves it, by side, link and role. Still to approve {named.key}:", "", *lines]))
    if side and asked:
        _signatory(named, side, asked)
    if any(one.link is None for one in of_side):
        raise Refused(nobody_leads(named.catalog, named.definition))
    raise Refused(_nobody_else(named))


def _commands(named: Named, missing: Sequence[Signatory]) -> list[str]:
    return [
        f"  interlock approve {typed_word(str(named.key))} --side {one.side} --link {typed_word(one.link.id)} --role …"
        for one in missing
        if one.link
    ]


def _nobody_else(named: Named) -> str:
    return f"Nobody else has to approve {named.key}."


def _signatory(named: Named, side: Side, link: str) -> str:
    key = key_named(named.catalog, link, "link")
    found = named.catalog.link(key.id)
    if found is None:
        raise Refused(f"`{key}` has faults, so nobody can say whether it may approve. See `interlock check`.")
    if against := objection(named.catalog, named.definition, side, found):
        raise Refused(f"{against.message}. {against.remedy}")
    return found.id


def _added(source: Source, approval: dict[str, str], side: Side, on: datetime.date) -> Source:
    lines = approval_lines(side, approval["link"], approval["role"], on, approval["stamp"])
    return edited(source, with_item(source, "approvals", lines, flow_mapping(approval)))


def _renewed(source: Source, index: int, approval: dict[str, str]) -> Source:
    for name in ("role", "on", "stamp"):
        source = edited(source, with_value(source, ("approvals", index, name), as_scalar(approval[name])))
    return source
