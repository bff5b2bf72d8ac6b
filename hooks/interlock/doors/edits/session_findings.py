"""Writes what is known on each of the six factors as findings for the file of a session.

Findings hold only figures and references. Editors' sentences are not copied, because copies would keep old names, hidden facts
and words to avoid.
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Customer, Definition
from interlock.definitions.in_force import is_made
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.capability.answer import run_in_words, steps_in_words
from interlock.questions.capability.verdicts import Capability, ProcedureCapability
from interlock.questions.chain.handshakes import Handshake
from interlock.questions.facts import Facts
from interlock.questions.language.uses import FoundUse
from interlock.questions.learning.preparation import Preparation, PromiseFacts
from interlock.questions.results.records import Record

# At most this many findings of each sort are written.
_MOST_FINDINGS = 5
# The characters that have a meaning in Markdown.
_MARKS = lazy_pattern(r"[\\`*_\[\]<>~|]")


def findings_by_factor(facts: Facts, known: Preparation) -> dict[str, list[str]]:
    """The findings by factor."""
    found = {
        "expectations": [*_results(known), *_unanswered(facts, known)],
        "perceptions": list(_traced(facts, known)),
        "existing_procedures": list(_too_long(facts, known)),
        "missing_procedures": list(_missing(facts, known)),
        "support_structure": [*map(_one_sided, _silent(known)), *_weak(facts, known), *_not_served(facts, known)],
        "common_language": list(_words(known)),
    }
    return {name: list(dict.fromkeys(sentences))[: 2 * _MOST_FINDINGS] for name, sentences in found.items()}


def _to(definition: Definition) -> str:
    return f"[[{key_of(definition)}]]"


def _plain(words: str) -> str:
    """Escape a plain text for Markdown."""
    return _MARKS.sub(r"\\\g<0>", words)


def _results(known: Preparation) -> Iterator[str]:
    for stand in known.promises:
        record = stand.record
        if record.misses and (stand.is_in_trouble or len(known.promises) == 1):
            yield f"{_to(record.promise)} was missed in {_times(record)}, {_last_miss(record)}."
        if record.status == "overdue" and is_made(record.promise):
            yield f"The next figure of {_to(record.promise)} is late."


def _times(record: Record) -> str:
    return f"{len(record.misses)} of {counted(len(record.judged), 'figure')}"


def _last_miss(record: Record) -> str:
    last = record.misses[0]
    return f"last {last.period.when}: {last.value}{last.and_promised}"


def _unanswered(facts: Facts, known: Preparation) -> Iterator[str]:
    """The unanswered expectations of the subject if it is a customer, else of the customers its promises are made to."""
    made_to = dict.fromkeys(id for promise in known.topic.promises for id in promise.made_to)
    subjects: list[Definition | None] = [each for each in known.topic.discussed if isinstance(each, Customer)]
    for customer in subjects or [facts.catalog.get("customer", id) for id in made_to]:
        expectations = customer.expectations if isinstance(customer, Customer) else []
        number = sum(customer is not None and (customer.id, each.id) in facts.unmet for each in expectations)
        if customer and number:
            yield f"{counted(number, 'expectation')} of {_to(customer)} {'is' if number == 1 else 'are'} not answered yet."


def _traced(facts: Facts, known: Preparation) -> Iterator[str]:
    for lesson in known.lessons[:_MOST_FINDINGS]:
        links = {link.id: link for cause in lesson.traced_to if (link := facts.catalog.link(cause.link))}
        told = f"{_to(lesson)}, a {lesson.type_in_words} of {day_in_words(lesson.on)}" if lesson.is_failure else ""
        if told and links:
            yield f"{told}, was traced to {', '.join(map(_to, links.values()))}."
        elif told:
            yield f"{told}, was not traced to anybody yet."


def _too_long(facts: Facts, known: Preparation) -> Iterator[str]:
    for stand in known.promises:
        for each in stand.capability.procedures:
            if each.verdict == "over" or (each.verdict == "unknown" and len(known.promises) == 1):
                yield _length(facts, stand, each)


def _length(facts: Facts, stand: PromiseFacts, each: ProcedureCapability) -> str:
    found: Capability = stand.capability
    procedure, promise = _to(each.procedure), _to(stand.record.promise)
    steps = _plain(steps_in_words(facts.catalog, found, each))
    if each.verdict == "unknown":
        return f"Nobody can tell whether {procedure} keeps {promise}: {steps}."
    return f"{procedure} takes {run_in_words(found, each.run)}, and {promise} allows {found.say(each.limit)}: {steps}."


def _missing(facts: Facts, known: Preparation) -> Iterator[str]:
    yield from (f"{_to(procedure)} is still to be written." for procedure in known.topic.procedures if procedure.missing)
    for promise in known.topic.promises:
        if not facts.of_all.supporting.get(promise.id):
            yield f"No procedure keeps {_to(promise)} yet."


def _silent(known: Preparation) -> list[Handshake]:
    return [handshake for handshake in known.handshakes if handshake.silent][:_MOST_FINDINGS]


def _one_sided(handshake: Handshake) -> str:
    user, supplier = _to(handshake.user), _to(handshake.supplier)
    if handshake.silent is handshake.supplier:
        return f"{user} relies on {supplier}, which does not say that it supports it."
    return f"{supplier} supports {user}, which does not say that it relies on it."


def _weak(facts: Facts, known: Preparation) -> Iterator[str]:
    for stand in known.promises:
        if stand.is_in_trouble or len(known.promises) == 1:
            for weak in facts.weak_links(stand.record.promise)[:_MOST_FINDINGS]:
                stood = f"{weak.result.value} {weak.result.period.when}{weak.result.and_promised}"
                yield f"{_to(weak.behind.promise)} stood at {stood}."


def _not_served(facts: Facts, known: Preparation) -> Iterator[str]:
    for handshake in known.handshakes:
        for promise in handshake.promises:
            answer = facts.answers.get((promise.id, handshake.user.id))
            if answer and answer.entry.answer != "yes":
                how = "only partly" if answer.entry.answer == "partly" else "not"
                yield f"{_to(handshake.user)} is {how} well served by {_to(promise)}."


def _words(known: Preparation) -> Iterator[str]:
    for found in known.avoided:
        if found.where.key.kind != "term":
            yield f"We wrote “{_plain(' '.join(found.words.split()))}” in [[{found.where.key}]]{_instead(found)}."


def _instead(found: FoundUse) -> str:
    says = " or ".join(dict.fromkeys(f"“{_plain(found.instead(each))}”" for each in found.use.senses))
    return f" and say {says}" if says.strip("“”") else ""
