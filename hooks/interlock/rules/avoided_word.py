"""A word that a term asks us to avoid.

A customer should hear the same words from everyone, and each word to avoid has its reason. `interlock check --fix` writes the
right word where there is exactly one. A word may stand in quotation marks (“…” or "…") or in code: put it there when it is
somebody else's, such as the name of a form, and where the term's `unless` lets it be. It is found in the plural, too, and in the
forms that the term's `language` has for it, if that is German, French, Italian, Spanish or Dutch; in German also where a hyphen
joins it to another word. If it often means something else, name that under the term's `not_in`.

Bad:

```yaml glossary/permit.yml
title: permit
definition: A card that allows a car to stand in one street.
owner: front
avoid:
  - word: licence
    because: People bring their driving licence.
```
```yaml standards/services/parking.yml
title: Parking
summary: Licences for people who live where parking is short.
owner: front
customers: [residents]
```

Good:

```yaml standards/services/parking.yml
title: Parking
summary: Permits, which the form still calls “licences”.
owner: front
customers: [residents]
```
"""

from collections.abc import Iterator

from interlock.catalog import Catalog
from interlock.catalog.prose import plain_words
from interlock.findings import Finding
from interlock.findings.nouns import SENTENCE_ENDS
from interlock.questions.facts import Facts
from interlock.questions.language.labels import AVOIDED_ROLES, senses_of
from interlock.questions.language.uses import FoundUse, Sense

GROUP = "language"
SEVERITY = "warning"
IS_OF_TEXTS = True


def subjects(facts: Facts) -> int:
    """Texts that are searched for words to avoid; none if there are no such words."""
    is_asked = any(sense.role in AVOIDED_ROLES for sense in senses_of(facts.catalog))
    return len(facts.language.all_texts) if is_asked else 0


def check(facts: Facts) -> Iterator[Finding]:
    """Every word to avoid in the texts of definitions, pages and results."""
    language = facts.language
    for found in language.avoided:
        words = " ".join(found.words.split())
        yield Finding("avoided-word", language.place(found), _message(words, found), _remedy(found, facts.catalog))


def _message(words: str, found: FoundUse) -> str:
    if found.use.senses[0].role == "retired":
        return f"`{words}` is a retired term"
    return f"We do not say `{words}`"


def _remedy(found: FoundUse, catalog: Catalog) -> str:
    """The remedy: what to say instead, where the word is right all the same, and why."""
    senses = found.use.senses
    says = " or ".join(dict.fromkeys(f"`{found.instead(sense)}`" for sense in senses))
    exceptions = "; ".join(filter(None, dict.fromkeys(_unless(sense, catalog) for sense in senses)))
    reasons = " ".join(filter(None, dict.fromkeys(_reason(sense, catalog) for sense in senses)))
    unless = f", unless {exceptions}: then put it in quotation marks" if exceptions else ""
    return f"Say {says}{unless}. {reasons}".strip()


def _unless(sense: Sense, catalog: Catalog) -> str:
    text = plain_words((sense.avoided and sense.avoided.unless) or "", catalog).rstrip(".。")
    return text.removeprefix("unless ")


def _reason(sense: Sense, catalog: Catalog) -> str:
    text = plain_words((sense.avoided and sense.avoided.because) or "", catalog)
    return text if not text or text.endswith((*SENTENCE_ENDS, *'”“»«"」』')) else f"{text}."
