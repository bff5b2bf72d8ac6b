"""Nothing says what to say instead.

A retired term, or a word to avoid, sends its readers to the right word. Where that is missing, or is itself retired or a word to
avoid, they are sent nowhere.

Bad:

```yaml glossary/season-ticket.yml
title: season ticket
definition: A permit for three months, as it was until 2024.
owner: front
status: retired
```

Good:

```yaml glossary/season-ticket.yml
title: season ticket
definition: A permit for three months, as it was until 2024.
owner: front
status: retired
replaced_by: permit
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Term
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.language.labels import successors

GROUP = "language"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Retired terms, and words to avoid that have a replacement."""
    terms = facts.catalog.of(Term)
    return sum((term.status == "retired") + sum(bool(avoided.use) for avoided in term.avoid) for term in terms)


def check(facts: Facts) -> Iterator[Finding]:
    """Retired terms without a successor in use, and words to avoid whose replacement is itself to be avoided."""
    following = successors(facts.catalog)
    for term in facts.catalog.of(Term):
        if term.status == "retired" and following[term.id] is None:
            yield from _of_retired(facts, term)
        for index, avoided in enumerate(term.avoid):
            if avoided.use and (fault := _fault(facts, avoided.word, avoided.use)):
                place = facts.catalog.place(key_of(term), ("avoid", index, "use"))
                yield Finding("no-replacement", place, fault, "Name a word that we do use.")


def _of_retired(facts: Facts, term: Term) -> Iterator[Finding]:
    place, key = facts.catalog.place, key_of(term)
    following = facts.catalog.get("term", term.replaced_by)
    if not term.replaced_by:
        message = f"`{term.title}` is retired, and nothing says what to say instead"
        remedy = "Add `replaced_by:` with the id of the term that takes its place."
        yield Finding("no-replacement", place(key, ("status",)), message, remedy)
    elif isinstance(following, Term) and following.id != term.id:
        message = f"`{term.title}` is retired, and `{following.title}`, which takes its place, is not in use either"
        yield Finding("no-replacement", place(key, ("replaced_by",)), message, "Name a term that is in use.")


def _fault(facts: Facts, word: str, use: str) -> str:
    """Why a replacement cannot be used, or an empty text."""
    if " ".join(word.split()) == " ".join(use.split()):
        return f"`{word}` is to take its own place"
    avoided = next(
        (use[each.start : each.end] for each in facts.language.uses_in(use, block=False) if each.kind == "avoided"), ""
    )
    which = "it" if avoided == use else f"`{avoided}`"
    return f"`{use}` is to take the place of `{word}`, but {which} is a word to avoid, too" if avoided else ""
