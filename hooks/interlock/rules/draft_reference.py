"""Something published refers to a definition that is still a draft, or says its name.

Drafts are not in the published handbook, so readers would find a name that leads nowhere, or learn of what is not decided yet.
Publish both together. A name counts where a text has the exact title, if that has two words or more and nothing published is
called so; the words of a term are everybody's.

Bad:

```yaml standards/customers/visitors.yml
title: Visitors
summary: People who stay for a day or a week.
status: draft
```
```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [visitors]
```

Good:

```yaml standards/customers/visitors.yml
title: Visitors
summary: People who stay for a day or a week.
```
"""

from collections.abc import Iterator

from interlock.catalog import Catalog, Key, Reference
from interlock.catalog.headings import page_title
from interlock.catalog.languages import language_of
from interlock.catalog.texts import Text, texts_of, texts_of_results
from interlock.definitions import is_kind
from interlock.findings import Finding
from interlock.findings.nouns import in_sentences
from interlock.questions.facts import Facts
from interlock.questions.names.name_spellings import spellings_of
from interlock.questions.names.names_mentioned import NamesSought, has_words, letters_alone, name_sought, place_of_name

GROUP = "reference"
SEVERITY = "warning"
IS_OF_TEXTS = True


def check(facts: Facts) -> Iterator[Finding]:
    """References from something published to a draft, and titles of drafts in published texts."""
    referring: set[tuple[Key, Key]] = set()
    for reference, target in facts.catalog.live_references():
        if target.status == "draft" and reference.target:
            referring.add((reference.source, reference.target))
            message = f"The {in_sentences(target.kind_name)} `{target.id}` is a draft, which readers cannot see"
            yield Finding("draft-reference", facts.catalog.place_of(reference), message, _remedy(reference))
    yield from _names_mentioned(facts.catalog, _names_of_drafts(facts.catalog), referring)


def _remedy(reference: Reference) -> str:
    """What to do about a reference to a draft. Hand-written pages and the file of the organisation cannot be drafts."""
    if is_kind(reference.source.kind):
        return "Publish it, or make this a draft as well: `status: draft`."
    return "Publish it, or take the reference out until then."


def _names_of_drafts(catalog: Catalog) -> NamesSought:
    """The titles of drafts, without those that something published has, too: a definition, or a page about the same."""
    published = {letters_alone(definition.title) for definition in catalog.definitions.values() if definition.status != "draft"}
    titles = {
        key: [
            each
            for each in spellings_of(definition.title, language_of(definition, catalog))
            if letters_alone(each) not in published
        ]
        for key, definition in catalog.definitions.items()
        if definition.status == "draft" and key.kind != "term" and has_words(definition.title)
    }
    names = NamesSought(name_sought(key, spellings) for key, spellings in titles.items() if spellings)
    pages = {letters_alone(page_title(page, catalog)) for page in catalog.pages if names.may_be_mentioned_in(page.text)}
    others = {key: [each for each in spellings if letters_alone(each) not in pages] for key, spellings in titles.items()}
    return NamesSought(name_sought(key, spellings) for key, spellings in others.items() if spellings) if pages else names


def _names_mentioned(catalog: Catalog, names: NamesSought, referring: set[tuple[Key, Key]]) -> Iterator[Finding]:
    """One finding for each draft that a page or definition names, at the first place, unless it refers to it as well."""
    for text in _published_texts(catalog, names):
        for name, match in names.mentioned_in(text.text):
            if (text.key, name.key) not in referring:
                referring.add((text.key, name.key))
                message = f"This names the {in_sentences(name.key.kind)} `{name.key.id}`, a draft, which readers cannot see"
                remedy = "Publish it, or say it in other words until then."
                yield Finding("draft-reference", place_of_name(text, catalog, match), message, remedy)


def _published_texts(catalog: Catalog, names: NamesSought) -> Iterator[Text]:
    """The prose of what is neither a draft nor retired, without files in which none of these names may stand."""
    for key, source in catalog.sources_in_scope.items():
        if catalog.counts_as_live(key) and names.may_be_mentioned_in(source.text):
            yield from (text for text in texts_of(catalog, key) if text.form != "plain")
    yield from (text for text in texts_of_results(catalog) if catalog.counts_as_live(text.key))
