"""The capability of a promise in a sentence, and the time that each step takes."""

import datetime
from collections.abc import Iterable, Sequence

from interlock.catalog import Catalog
from interlock.definitions.values.quantities import amount_in_sentence
from interlock.findings.nouns import apart, few_of, in_sentences, listed
from interlock.questions.calendar.day_words import time_in_words
from interlock.questions.capability.not_in_force import not_in_force
from interlock.questions.capability.time_held import MOST_STEPS_NAMED, lacks_time, with_holders
from interlock.questions.capability.verdicts import Capability, ProcedureCapability, Run, TimedStep


def capability_answer(found: Capability, today: datetime.date) -> str:
    """Yes, no or unknown, and why: "No: the steps take 7 working days, not 5 working days, because of step 4 (offer)."."""
    limit = found.promise.limit
    if found.verdict == "not applicable" or limit is None:
        return f"This cannot be worked out from the steps: {_not_applicable(found)}."
    if not found.procedures:
        return "Nobody can tell: no procedure supports this promise yet."
    deciding = found.deciding[0]
    if found.verdict == "capable":
        slack = f"{found.say(found.slack)} to spare" if found.slack else "nothing to spare"
        length = run_in_words(found, deciding.run)
        taken = f"Yes. The longest way through its steps takes {length} of {amount_in_sentence(limit.text)}: {slack}."
        return f"{taken}{_comes_in_by(found)}{_worst(found)}{_but(found, today)}"
    if found.verdict == "over":
        return f"No: {too_long_in_words(found)}"
    if deciding.run is None:
        return f"Nobody can tell: in {apart(deciding.procedure.title)}, {deciding.fault_in_words}."
    lacking = deciding.run.lacking
    steps = f"{few_of(_step_ids(lacking), MOST_STEPS_NAMED)} of {apart(deciding.procedure.title)}"
    return f"Nobody can tell: {steps} {lacks_time(lacking)}.{_worst(found)}"


def too_long_in_words(found: Capability) -> str:
    """For a promise over its limit: how long the steps take, and because of which."""
    run, limit = found.too_long, found.promise.limit
    allowed = amount_in_sentence(limit.text) if limit else "as promised"
    because = _longest_in_words(run.longest_path) if run else "its steps"
    return f"the steps take {run_in_words(found, run)}, not {allowed}, because of {because}."


def _longest_in_words(path: Sequence[TimedStep]) -> str:
    """The steps of a path; of many the longest: "step 4 (offer) and step 6 (collect)", "26 steps, above all step 4 (offer)"."""
    if len(path) <= MOST_STEPS_NAMED + 1:
        return listed(_step_ids(path))
    longest = sorted(path, key=lambda timed: timed.start - timed.end)[:MOST_STEPS_NAMED]
    return f"{len(path)} steps, above all {listed(_step_ids(sorted(longest, key=lambda timed: timed.number)))}"


def run_in_words(found: Capability, run: Run | None) -> str:
    """The length of a run."""
    return found.say(run.length) if run else "no time"


def steps_in_words(catalog: Catalog, found: Capability, each: ProcedureCapability) -> str:
    """The steps of the longest path with their links and times: "step 4 (ICT) 3 working days, step 6 (Depot) 4 working days"."""
    if each.run is None:
        return each.fault_in_words
    if each.run.lacking:
        return f"no time is stated for {listed(with_holders(catalog, each.run.lacking))}"
    path = [timed for timed in each.run.longest_path if timed.end > timed.start]
    lengths = (found.say(timed.end - timed.start) for timed in path)
    return ", ".join(f"{step} {length}" for step, length in zip(with_holders(catalog, path), lengths, strict=True))


def _step_ids(steps: Iterable[TimedStep]) -> list[str]:
    return [f"step {timed.number} ({in_sentences(timed.step.id)})" for timed in steps]


def _not_applicable(found: Capability) -> str:
    limit = found.promise.limit
    if found.is_hidden:
        return "they are on none of these pages"
    if limit is None:
        return "it states no limit"
    return "it is about behaviour" if limit.is_time else f"{limit.text} cannot be added up from steps"


def _comes_in_by(found: Capability) -> str:
    """Up to when a case must come in, where the day itself counts."""
    by = found.comes_in_by
    return "" if by is None else f" That holds for what comes in by {time_in_words(by)}, as the day itself counts."


def _worst(found: Capability) -> str:
    """What the `only_if` steps make of it: how long it takes with them, or which of them says no time."""
    if worst := found.too_long_at_worst:
        steps = _only_if(worst.only_sometimes)
        at_least = "at least " if worst.lacking else ""
        return f" In the worst case it takes {at_least}{found.say(worst.length)}, with {steps}."
    for each in found.procedures:
        if each.worst and each.verdict == "capable" and each.worst_verdict == "unknown":
            lacking = each.worst.lacking
            return f" In the worst case nobody can tell: {_only_if(lacking)} {lacks_time(lacking)}."
    return ""


def _only_if(steps: Iterable[TimedStep]) -> str:
    return few_of([f"step {timed.number} ({timed.step.only_if})" for timed in steps], MOST_STEPS_NAMED)


def _but(found: Capability, today: datetime.date) -> str:
    """Which of the procedures and promises that were counted do not hold."""
    steps = (timed for each in found.procedures if each.run for timed in each.run.steps)
    secured = (timed.secured_by for timed in steps if timed.secured_by)
    held = not_in_force([*(each.procedure for each in found.procedures), *secured], found.promise, today)
    return f" But {held}." if held else ""
