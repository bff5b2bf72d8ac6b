"""A term that nothing uses.

Its definition helps nobody while people write other words. Use it, admit the label that they do use (`also`), or retire it.

Bad:

```yaml glossary/kerb.yml
title: kerb
definition: The raised edge of a pavement.
owner: front
```

Good:

```yaml glossary/kerb.yml
title: kerb
definition: The raised edge of a pavement.
owner: front
```
```yaml standards/services/parking.yml
title: Parking permits
summary: A place at the kerb for people who live there.
owner: front
customers: [residents]
```
"""

from collections.abc import Iterator

from interlock.catalog import Key, key_of
from interlock.definitions import Term
from interlock.facts import Facts
from interlock.findings import Finding
from interlock.texts import texts_of

GROUP = "language"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Terms that may be used."""
    return len(_terms(facts))


def check(facts: Facts) -> Iterator[Finding]:
    """Terms found in no prose, title or other text but their own."""
    unused = [term for term in _terms(facts) if key_of(term) not in facts.language.used_in]
    named = _named(facts) if unused else set()
    for term in unused:
        if key_of(term) not in named:
            remedy = "Use it, admit the label that people use (`also`), or retire it."
            message = f"Nothing uses the term `{term.title}`"
            yield Finding("unused-term", facts.catalog.place(key_of(term), ("title",)), message, remedy)


def _terms(facts: Facts) -> list[Term]:
    return [term for term in facts.catalog.of(Term) if term.status not in ("draft", "retired")]


def _named(facts: Facts) -> set[Key]:
    """The terms that stand in titles, lists and other plain texts of more than one word."""
    return {
        use.term_key
        for key in facts.catalog.definitions
        if key.kind != "term"
        for text in texts_of(facts.catalog, key)
        if text.form == "plain" and " " in text.text
        for use in facts.language.uses_in(text.text, block=False, within=key)
        if use.kind == "term"
    }
