"""Consequences of edits: changes of capability, of handshakes and of approvals."""

from collections.abc import Iterable, Iterator

from interlock.catalog import Catalog, Key, key_of
from interlock.definitions import Definition, Link, Promise
from interlock.definitions.in_force import is_live
from interlock.findings.nouns import apart
from interlock.history.changes.change import APPROVALS, CAPABILITY, HANDSHAKES, MeaningChange
from interlock.history.changes.changed_definitions import Pair
from interlock.questions.approvals.checked_approvals import Signed, approval_lines, changed_words, stamp_of
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.capability.answer import steps_in_words
from interlock.questions.capability.verdicts import Capability
from interlock.questions.chain.handshakes import Handshake
from interlock.questions.facts import Facts


def capability_changes(pairs: Iterable[Pair], before: Facts, after: Facts) -> Iterator[MeaningChange]:
    """Promises whose verdict changed, or by how much they cannot be kept; and new promises that cannot be kept."""
    for pair in pairs:
        promise = pair.after
        if not isinstance(promise, Promise) or not is_live(promise):
            continue
        now = after.capabilities.of(promise)
        was = before.capabilities.of(pair.before) if isinstance(pair.before, Promise) and is_live(pair.before) else None
        if was is None and now.verdict == "over":
            text = f"New, and {_verdict(after.catalog, now)}."
        elif was and _outcome(was) != _outcome(now):
            text = f"Before: {_verdict(before.catalog, was)}. Now: {_verdict(after.catalog, now)}."
        else:
            continue
        yield MeaningChange(CAPABILITY, str(pair.key), promise.title, "capability", text, was.verdict if was else "", now.verdict)


def _outcome(found: Capability) -> tuple[object, ...]:
    """What counts as a change of capability. How much time is left does not, as long as there is some."""
    return found.verdict, found.worst_verdict, found.verdict == "over" and (found.slack, found.measure)


def _verdict(catalog: Catalog, found: Capability) -> str:
    """A verdict in words, with the reason."""
    match found.verdict:
        case "capable":
            spare = f", with {found.say(found.slack)} to spare" if found.slack else ", with nothing to spare"
            worst = ", but not when every step that may happen does" if found.worst_verdict == "over" else ""
            return f"its steps can keep it{spare}{worst}"
        case "over":
            assert found.slack is not None
            return f"its steps take {found.say(-found.slack)} too long: {_deciding_steps(catalog, found)}"
        case "unknown":
            return f"nobody can tell: {_deciding_steps(catalog, found) or 'no procedure keeps it'}"
    return "it cannot be worked out from steps"


def _deciding_steps(catalog: Catalog, found: Capability) -> str:
    """The steps that decide, procedure by procedure."""
    ways = ((way.procedure.title, steps_in_words(catalog, found, way)) for way in found.deciding)
    return "; ".join(f"in {apart(title)}, {steps}" for title, steps in ways)


def handshake_changes(before: Facts, after: Facts) -> Iterator[MeaningChange]:
    """Handshakes that are new, ended, or have another state."""
    old, new = _handshakes(before, after), _handshakes(after, after)
    for pair in sorted(old.keys() | new.keys()):
        was, now = old.get(pair), new.get(pair)
        if (was and was.state) == (now and now.state):
            continue
        shake = now or was
        assert shake
        title = f"{shake.user.title} on {shake.supplier.title}"
        if was is None:
            text = f"New: {shake.state}."
        else:
            text = f"It was {was.state} and is now {now.state}." if now else f"Ended; it was {was.state}."
        about = str(key_of(shake.user))
        yield MeaningChange(HANDSHAKES, about, title, "handshake", text, was.state if was else "", now.state if now else "")


def _handshakes(facts: Facts, after: Facts) -> dict[tuple[Key, Key], Handshake]:
    """Handshakes by the current keys of their links."""
    former = after.catalog.former

    def now(link: Link) -> Key:
        return former.get(key_of(link), key_of(link))

    return {(now(shake.user), now(shake.supplier)): shake for shake in facts.handshakes}


def approval_changes(pairs: Iterable[Pair], before: Facts, after: Facts, faulty: frozenset[Key]) -> Iterator[MeaningChange]:
    """New approvals, and approvals that a change has voided.

    Where files have faults in one of the versions, nobody knows whether an approval counted there. So approvals by a link with
    faults are left out, and none that stood in both versions is new.
    """
    for pair in pairs:
        if not pair.live:
            continue
        earlier = _signed(before, pair.live[0])
        counted = {signed.approval.stamp for signed in earlier if signed.status == "fits"}
        known = {signed.approval.stamp for signed in earlier} if faulty else counted
        for signed in _signed(after, pair.live[1]):
            if Key("link", signed.link.id if signed.link else signed.approval.link.lower()) in faulty:
                continue
            if signed.status == "stale" and signed.approval.stamp in counted:
                yield _voided(pair, signed, after)
            elif signed.status == "fits" and signed.approval.stamp not in known:
                text = f"Approved by {_who(signed)} on {day_in_words(signed.approval.on)}."
                yield MeaningChange(APPROVALS, str(pair.key), pair.definition.title, "approved", text, now=_who(signed))


def _signed(facts: Facts, definition: Definition) -> tuple[Signed, ...]:
    approvals = facts.approvals.get(key_of(definition))
    return approvals.signed if approvals else ()


def _voided(pair: Pair, signed: Signed, after: Facts) -> MeaningChange:
    approval = signed.approval
    text = f"The approval of {_who(signed)} no longer counts. Changed since: {changed_words(pair.definition, signed)}."
    stamp = stamp_of(after.whole or after.catalog, pair.definition, approval.side, approval.link)
    renewed = stamp if not signed.objection else None
    lines = approval_lines(approval.side, approval.link, approval.role, after.today, renewed) if renewed else []
    return MeaningChange(
        APPROVALS, str(pair.key), pair.definition.title, "voided", text, was=_who(signed), paste="\n".join(lines)
    )


def _who(signed: Signed) -> str:
    approval = signed.approval
    link = signed.link.title if signed.link else approval.link
    side = approval.side if approval.side == "management" else f"the {approval.side}"
    return f"the {approval.role} ({link}, for {side})"
