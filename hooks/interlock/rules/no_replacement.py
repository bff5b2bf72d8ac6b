"""Nothing says what to say instead.

A retired term, or a word to avoid, sends its readers to the right word. Where that is missing, or is itself a word to avoid,
they are sent nowhere.

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
from interlock.facts import Facts
from interlock.findings import Finding

GROUP = "language"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Retired terms, and words to avoid with something to say instead."""
    terms = facts.catalog.of(Term)
    return sum((term.status == "retired") + sum(bool(avoided.use) for avoided in term.avoid) for term in terms)


def check(facts: Facts) -> Iterator[Finding]:
    """Retired terms without a successor, and words to avoid whose replacement is to be avoided as well."""
    for term in facts.catalog.of(Term):
        place = facts.catalog.place
        if term.status == "retired" and not term.replaced_by:
            message = f"`{term.title}` is retired, and nothing says what to say instead"
            remedy = "Add `replaced_by:` with the id of the term that takes its place."
            yield Finding("no-replacement", place(key_of(term), ("status",)), message, remedy)
        for index, avoided in enumerate(term.avoid):
            if avoided.use and (wrong := _avoided_in(facts, avoided.use)):
                which = "it" if wrong == avoided.use else f"`{wrong}`"
                message = f"`{avoided.use}` is to take the place of `{avoided.word}`, but {which} is a word to avoid, too"
                yield Finding(
                    "no-replacement", place(key_of(term), ("avoid", index, "use")), message, "Name a word that we do use."
                )


def _avoided_in(facts: Facts, words: str) -> str:
    return next((words[use.start : use.end] for use in facts.language.uses_in(words, block=False) if use.kind == "avoided"), "")
