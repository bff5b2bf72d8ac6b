"""A handbook in a language in which we have no words for its pages.

`language:` in `standards/organisation.yml` says in which language the texts are written: browsers and screen readers then read
them with the right voice, break their lines well, and lay out from right to left where that language does. The pages' own words,
such as headings, dates and the names of statuses, stand in English beside them.

Bad:

```yaml standards/organisation.yml
name: Cyngor Tinford
language: cy
values:
  - id: respect
    title: We respect your time
```

Good:

```yaml standards/organisation.yml
name: Tinford Council
language: en-GB
values:
  - id: respect
    title: We respect your time
```
"""

from collections.abc import Iterator

from interlock.catalog import ORGANISATION
from interlock.definitions.values.language_tags import is_english, language_name
from interlock.findings import Finding
from interlock.questions.facts import Facts

GROUP = "language"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """The language of the handbook."""
    return 1


def check(facts: Facts) -> Iterator[Finding]:
    """A language of the organisation other than English."""
    language = facts.catalog.organisation.language
    if not is_english(language):
        message = (
            f"The pages' own words, such as headings and dates, are in English; the texts are marked as {language_name(language)}"
        )
        remedy = "Nothing is to be done. To hide this, write `pages-in-english: off` under `rules:`."
        yield Finding("pages-in-english", facts.catalog.place(ORGANISATION, ("language",)), message, remedy)
