"""A word of the glossary that is looked for only with its capital.

A single word with a capital may be a name, so that it is found only as it is written: a term called `Refund` explains nothing
where people write “refund”, and a word to avoid goes unnoticed. Write it as it stands inside a sentence. Pages give it its
capital where it needs one. A word that is somewhere written with its capital inside a sentence is taken for a name and let be.

Bad:

```yaml glossary/permit.yml
title: Permit
definition: A card that allows a car to stand in one street.
owner: front
```
```yaml standards/services/parking.yml
title: Parking
summary: A permit for people who live where parking is short.
owner: front
customers: [residents]
```

Good:

```yaml glossary/permit.yml
title: permit
definition: A card that allows a car to stand in one street.
owner: front
```
"""

from collections.abc import Iterator

from interlock.findings import Finding
from interlock.findings.nouns import counted
from interlock.questions.facts import Facts
from interlock.questions.language.capital_labels import labels_missed_for_their_capital

GROUP = "language"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Terms that may be used."""
    return len(facts.language.terms)


def check(facts: Facts) -> Iterator[Finding]:
    """Labels of one word with a capital that texts write without it."""
    for missed, texts in labels_missed_for_their_capital(facts.language).items():
        small = missed.label.lower()
        written_small = f"{counted(texts, 'file')} {'has' if texts == 1 else 'have'} `{small}`"
        message = f"`{missed.label}` is looked for with its capital alone, and {written_small}"
        written = f"title: {small}" if missed.route == ("title",) else small
        yield Finding(
            "capital-in-label",
            facts.catalog.place(missed.term, missed.route),
            message,
            f"Write `{written}`: pages set the capital where one belongs.",
        )
