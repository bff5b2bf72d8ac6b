"""`interlock trace`: what stands behind a definition and what depends on it, as a tree for a terminal or as JSON."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from interlock.catalog import key_of
from interlock.catalog.replacements import in_place_of
from interlock.definitions import ContactPoint, Customer, Definition, Link, Procedure, Promise, Service
from interlock.definitions.in_force import is_live
from interlock.findings.formats import Style, broken_lines
from interlock.findings.printable import printable, printable_json, printable_lines
from interlock.questions.calendar.day_words import day_in_words, time_in_words
from interlock.questions.capability.answer import too_long_in_words
from interlock.questions.capability.time_held import most_of_it, time_held
from interlock.questions.capability.verdicts import Capability, ProcedureCapability, TimedStep
from interlock.questions.chain import Chain, Member
from interlock.questions.chain.handshakes import Handshake
from interlock.questions.chain.impact import Impact, titled_with_day
from interlock.questions.chain.promises_behind import PromiseBehind
from interlock.questions.facts import Facts
from interlock.questions.promise_forms import begins_later, forms_to_come, held_on

_COLOURS = {"capable": "green", "over": "red", "unknown": "magenta"}


@dataclass(frozen=True, slots=True)
class TraceBranch:
    """A line of the tree and the branches below it. `says`: its values for JSON; `colour`: of its text, empty for none."""

    text: str
    branches: tuple["TraceBranch", ...] = ()
    says: dict[str, Any] = field(default_factory=dict)
    colour: str = ""

    def as_data(self) -> dict[str, Any]:
        """The tree as plain values for JSON."""
        inner = {"branches": [branch.as_data() for branch in self.branches]} if self.branches else {}
        return {"text": self.text, **self.says, **inner}


def trace(facts: Facts, definition: Definition) -> TraceBranch:
    """What stands behind a definition and what depends on it."""
    if isinstance(definition, Promise):
        branches = _of_promise(facts, definition)
    elif isinstance(definition, Link):
        branches = _of_link(facts, definition)
    elif isinstance(definition, Procedure):
        branches = _of_procedure(facts, definition)
    else:
        branches = _of_other(facts, definition)
    instead = in_place_of(facts.catalog, definition)
    now = f", now {instead.title}" if instead is not None and instead is not definition else ""
    return TraceBranch(f"{_title(definition)}{now}", tuple(branches), _named(definition), "bold")


def trace_without(facts: Facts, subject: Link | ContactPoint) -> TraceBranch:
    """What falls without a link or a contact point, with a notice to copy."""
    impact = facts.without(subject)
    branches = tuple(_of_impact(impact, facts.today))
    return TraceBranch(f"Without {subject.title}", branches, _named(subject) | {"notice": impact.notice}, "bold")


def trace_as_text(branch: TraceBranch, style: Style, width: int | None = None) -> str:
    """The tree, a line for each branch, or more where the terminal's `width` is too small; below it the notice, if any."""
    lines = [style(printable(branch.text), branch.colour), *_lines(branch, "", style, width)]
    notice = branch.says.get("notice")
    return "\n".join(lines) + "\n" + (f"\n{style('To copy:', 'bold')}\n\n{printable_lines(notice)}" if notice else "")


def trace_as_json(branch: TraceBranch) -> str:
    """The tree as JSON."""
    return printable_json(branch.as_data())


def _lines(branch: TraceBranch, indent: str, style: Style, width: int | None) -> Iterator[str]:
    for number, inner in enumerate(branch.branches, 1):
        is_last = number == len(branch.branches)
        below = indent + ("    " if is_last else "│   ")
        text = printable(inner.text)
        first, *rest = broken_lines(text, width - len(below) - 4) if width else [text]
        yield f"{indent}{'└── ' if is_last else '├── '}{_styled(first, inner, style)}"
        for line in rest:
            yield f"{below}{'│' if inner.branches else ' '} {_styled(line, inner, style)}"
        yield from _lines(inner, below, style, width)


def _styled(text: str, branch: TraceBranch, style: Style) -> str:
    return style(text, branch.colour) if branch.colour else text


def _named(definition: Definition) -> dict[str, Any]:
    status = {} if definition.status == "published" else {"status": definition.status}
    return {"is": str(key_of(definition)), "title": definition.title, **status}


def _title(definition: Definition) -> str:
    return definition.title if definition.status == "published" else f"{definition.title} ({definition.status})"


def _promise_title(promise: Promise, today: datetime.date) -> str:
    """The title of a promise, with its status or, where nobody makes it yet, its first day."""
    return titled_with_day(promise, today) if promise.status == "published" else _title(promise)


def _group(text: str, branches: Iterable[TraceBranch], **says: Any) -> Iterator[TraceBranch]:
    if inner := tuple(branches):
        yield TraceBranch(text, inner, says, "bold")


def _of_promise(facts: Facts, promise: Promise) -> Iterator[TraceBranch]:
    yield from _worded(promise, facts.today)
    capability = facts.capabilities.of(promise)
    yield _capability(capability, _limit_to_come(promise, facts.today))
    if (now := facts.capabilities.until_changed(promise)) and now.too_long:
        yield TraceBranch(f"until then, no: {too_long_in_words(now)}", (), {"verdict": now.verdict}, "red")
    yield from _group("where the time goes", (_time_held(facts, capability, found) for found in capability.procedures))
    if weakest := facts.weakest_link(promise):
        value = weakest.result.value
        weak = weakest.behind.promise
        said = {**_named(weak), "value": str(value), "period": str(weakest.result.period), "ring": weakest.behind.ring}
        yield TraceBranch(f"weakest: {weak.title}, last {value}", (), {"weakest": said}, "magenta")
    behind = (_behind(each, facts.today) for each in facts.promises_behind(promise))
    yield from _group("Promises it rests on", [*_sums(facts, promise), *behind])
    yield from _rings(facts.chains.of(promise))


def _worded(promise: Promise, today: datetime.date) -> Iterator[TraceBranch]:
    """What is promised today, and what from each later day on."""
    if held := held_on(promise, today):
        yield TraceBranch(f"“{held.wording}”", says={"wording": held.wording})
    for begins, form in forms_to_come(promise, today):
        says = {"wording": form.wording, "from": begins.isoformat()}
        yield TraceBranch(f"from {day_in_words(begins)}: “{form.wording}”", says=says)


def _limit_to_come(promise: Promise, today: datetime.date) -> str:
    """A limit that holds only from a later day, with that day, in brackets after a blank; else an empty text."""
    held, begins = held_on(promise, today), begins_later(promise, today)
    is_to_come = begins and not (held and held.limit == promise.limit)
    return f" ({promise.limit} from {day_in_words(begins)})" if begins and is_to_come and promise.limit else ""


def _time_held(facts: Facts, capability: Capability, found: ProcedureCapability) -> TraceBranch:
    held = time_held(facts.catalog, found.run) if found.run and not found.run.lacking else []
    parts = tuple(
        TraceBranch(
            f"{each.holder}: {capability.say(each.time)}, step{'s' if len(each.numbers) > 1 else ''} "
            + ", ".join(map(str, each.numbers)),
            says={"by": each.by, "seconds": int(each.time.total_seconds()), "steps": list(each.numbers)},
        )
        for each in held
    )
    most = most_of_it(facts.catalog, capability, found)
    return TraceBranch(f"{_title(found.procedure)}: {most}", parts, _named(found.procedure) | {"most": most})


def _sums(facts: Facts, promise: Promise) -> Iterator[TraceBranch]:
    for found in facts.target_sums(promise):
        text = f"{_title(found.procedure)}: {found.comparison}"
        says = _named(found.procedure) | {"kept_at_worst": float(found.kept), "adds_up": found.adds_up}
        yield TraceBranch(text, (), says, "green" if found.adds_up and not found.not_in_force else "magenta")


def _behind(behind: PromiseBehind, today: datetime.date) -> TraceBranch:
    reasons = tuple(TraceBranch(reason.words, says={"reason": reason.key}) for reason in behind.reasons)
    title = f"{_promise_title(behind.promise, today)} (ring {behind.ring})"
    return TraceBranch(title, reasons, _named(behind.promise) | {"ring": behind.ring})


def _rings(chain: Chain) -> Iterator[TraceBranch]:
    names = {1: "Ring 1: makes it or does its steps", 2: "Ring 2: one hand-over away", 3: "Ring 3: two hand-overs away"}
    for number in range(1, len(chain.rings) + 1):
        yield from _group(names.get(number, f"Ring {number}"), map(_member, chain.ring(number)), ring=number)


def _member(member: Member) -> TraceBranch:
    reasons = tuple(TraceBranch(reason.words, says={"reason": reason.key}) for reason in member.reasons)
    return TraceBranch(_title(member.link), reasons, _named(member.link))


def _capability(capability: Capability, of_limit: str) -> TraceBranch:
    words: str = capability.verdict
    if capability.slack is not None:
        length = capability.say(capability.slack)
        words = f"over by {length}" if capability.verdict == "over" else f"capable, {length} to spare"
        words += f", for what comes in by {time_in_words(by)}" if (by := capability.comes_in_by) is not None else ""
    if capability.worst_verdict != capability.verdict:
        words += f"; in the worst case {capability.worst_verdict}"
        words += f": it takes {capability.say(too_long.length)}" if (too_long := capability.too_long_at_worst) else ""
    procedures = tuple(_procedure(capability, found) for found in capability.procedures)
    says = {"verdict": capability.verdict, "worst_verdict": capability.worst_verdict}
    return TraceBranch(f"can it be kept? {words}{of_limit}", procedures, says, _COLOURS.get(capability.verdict, ""))


def _procedure(capability: Capability, found: ProcedureCapability) -> TraceBranch:
    if found.run is None:
        return TraceBranch(f"{_title(found.procedure)}: {found.fault_in_words}", (), _named(found.procedure))
    at_worst = {timed.number: timed for timed in found.worst.steps} if found.worst else {}
    steps = tuple(
        TraceBranch(
            f"{timed.number} {timed.step.id}: {_taken(capability, timed, at_worst.get(timed.number, timed))}"
            + (" (on the longest path)" if timed.on_longest_path else ""),
            says={"step": timed.step.id, "on_longest_path": timed.on_longest_path, "lacks_budget": timed.lacks_budget},
        )
        for timed in found.run.steps
    )
    return TraceBranch(f"{_title(found.procedure)}: {capability.say(found.run.length)}", steps, _named(found.procedure))


def _taken(capability: Capability, timed: TimedStep, at_worst: TimedStep) -> str:
    """The time that a step takes; of a step that is left out, the reason, and the time that it takes where it is needed."""
    if timed.left_out == "waits":
        return f"waits for {timed.step.waits_for}"
    length = "no time stated" if at_worst.lacks_budget else capability.say(at_worst.end - at_worst.start)
    if timed.left_out == "only if":
        condition = f"only if {(timed.step.only_if or '').rstrip('.')}"
        return condition if at_worst.left_out else f"{condition}: {length}"
    return "no time stated" if timed.lacks_budget else capability.say(timed.end - timed.start)


def _of_link(facts: Facts, link: Link) -> Iterator[TraceBranch]:
    strength = facts.strength(link)
    for ring, resting in enumerate(strength.resting, 1):
        promises = (TraceBranch(_promise_title(promise, facts.today), says=_named(promise)) for promise in resting)
        yield from _group(f"Promises that rest on it, ring {ring}", promises, ring=ring)
    yield from _group("Relies on", (_handshake(each, each.supplier) for each in strength.relies_on))
    yield from _group("Relied on by", (_handshake(each, each.user) for each in strength.relied_on_by))


def _handshake(handshake: Handshake, other: Link) -> TraceBranch:
    return TraceBranch(f"{_title(other)} ({handshake.state})", says=_named(other) | {"handshake": handshake.state})


def _of_procedure(facts: Facts, procedure: Procedure) -> Iterator[TraceBranch]:
    promises = [promise for entry in procedure.supports if (promise := facts.catalog.promise(entry.promise))]
    yield from _group("Keeps", (_promise(facts, promise) for promise in promises))
    steps = []
    for number, step in enumerate(procedure.steps, 1):
        link = facts.catalog.link(step.by)
        by = link.title if link else "the customer"
        steps.append(
            TraceBranch(f"{number} {step.id}: {by}, {step.within or 'no time stated'}", says={"step": step.id, "by": step.by})
        )
    yield from _group("Steps", steps)


def _promise(facts: Facts, promise: Promise) -> TraceBranch:
    verdict = facts.capabilities.of(promise).verdict
    return TraceBranch(
        f"{_promise_title(promise, facts.today)} ({verdict})",
        says=_named(promise) | {"verdict": verdict},
        colour=_COLOURS.get(verdict, ""),
    )


def _of_other(facts: Facts, definition: Definition) -> Iterator[TraceBranch]:
    promises: list[Promise] = []
    if isinstance(definition, Customer | Service | ContactPoint):
        promises = facts.catalog.referring(definition, Promise)
        yield from _group("Promises", (_promise(facts, promise) for promise in promises if is_live(promise)))
    named = facts.catalog.incoming.get(key_of(definition), ())
    keys = sorted({reference.source for reference in named} - {key_of(promise) for promise in promises})
    others = [facts.catalog.definitions[key] for key in keys if key in facts.catalog.definitions]
    yield from _group("Named by", (TraceBranch(f"{_title(other)} ({key_of(other)})", says=_named(other)) for other in others))


def _of_impact(impact: Impact, today: datetime.date) -> Iterator[TraceBranch]:
    for ring in sorted({fallen.ring for fallen in impact.fallen}):
        head = "Falls directly" if ring == 1 else f"Falls through others, ring {ring}"
        fallen = (
            TraceBranch(
                _promise_title(each.promise, today)
                + (f", through {', '.join(link.title for link in each.through)}" if each.through else ""),
                says=_named(each.promise) | {"through": [link.id for link in each.through]},
            )
            for each in impact.ring(ring)
        )
        yield from _group(head, fallen, ring=ring)
    elsewhere = (
        TraceBranch(f"{_promise_title(promise, today)}: {', '.join(point.title for point in points)}", says=_named(promise))
        for promise, points in impact.elsewhere
    )
    yield from _group("Still holds elsewhere", elsewhere)
    yield from _group("Who notices", (TraceBranch(customer.title, says=_named(customer)) for customer in impact.customers))
    yield from _group("Whom to tell", (TraceBranch(link.title, says=_named(link)) for link in impact.tell))
    if not impact.fallen and not impact.elsewhere:
        yield TraceBranch("No promise depends on it.")
