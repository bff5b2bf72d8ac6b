"""One label stands for two terms.

Whoever reads or searches the label cannot tell which is meant, and a word that one term prefers while another asks us to
avoid it cannot be written at all. Two terms may share a label where their `context` tells them apart: each is then found only
on pages that speak of its context. A word that one term asks us to avoid and another has for a label is never told, because it
may be written.

Bad:

```yaml glossary/pass.yml
title: pass
definition: What lets a visitor into the building.
owner: front
avoid: [permit]
```

Good:

```yaml glossary/pass.yml
title: pass
definition: What lets a visitor into the building.
owner: front
avoid: [laissez-passer]
```
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from interlock.catalog import Catalog, Key, key_of
from interlock.definitions import Term
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.language.labels import context_words, folded
from interlock.sources import Route

GROUP = "language"
SEVERITY = "error"


class _Claim(NamedTuple):
    """The use of a label by a term, in one of its fields."""

    part: str
    label: str
    term: Key
    route: Route
    context: str | None


def subjects(facts: Facts) -> int:
    """Labels and words to avoid."""
    return sum(len(list(_claims(term))) for term in facts.language.terms)


def check(facts: Facts) -> Iterator[Finding]:
    """Titles that another term has without a `context` for each, and words to avoid that a term has.

    A title clashes with titles, labels and words to avoid of other terms; a word to avoid with the labels of its own term, and of
    others that have no `context`.
    """
    claims: dict[str, list[_Claim]] = defaultdict(list)
    for term in facts.language.terms:
        for claim in _claims(term):
            claims[folded(claim.label)].append(claim)
    for made in claims.values():
        if len(made) > 1:
            yield from _clashes(facts.catalog, [claim for claim in made if claim.term not in facts.copies])


def _claims(term: Term) -> Iterator[_Claim]:
    def claim(part: str, label: str, *route: str | int) -> _Claim:
        return _Claim(part, label, key_of(term), route, term.context)

    yield claim("preferred", term.title, "title")
    yield from (claim("admitted", label, "also", index) for index, label in enumerate(term.also))
    if term.abbreviation:
        yield claim("admitted", term.abbreviation, "abbreviation")
    yield from (claim("avoided", avoided.word, "avoid", index, "word") for index, avoided in enumerate(term.avoid))


def _clashes(catalog: Catalog, claims: list[_Claim]) -> Iterator[Finding]:
    titles = [claim for claim in claims if claim.part == "preferred"]
    labels = [claim for claim in claims if claim.part == "admitted"]
    for claim in claims:
        rivals = {"preferred": titles[: titles.index(claim)] if claim in titles else [], "avoided": [*titles, *labels]}
        for rival in rivals.get(claim.part, titles):
            if _do_clash(rival, claim):
                yield Finding("label-clash", catalog.place(claim.term, claim.route), *_words(rival, claim))
                break


def _do_clash(first: _Claim, other: _Claim) -> bool:
    """Whether a title or label can mean either term. A word is not avoided where it stands for a term, so it never would be."""
    if first.term == other.term:
        return other.part == "avoided"
    if other.part == "avoided" and not first.context:
        return True
    return context_words(first.context or "") == context_words(other.context or "")


def _words(first: _Claim, other: _Claim) -> tuple[str, str]:
    if first.term == other.term and first.part == "admitted":
        message = f"`{other.label}` is a label of this term, and it asks us to avoid it"
        return message, "Take it out of `avoid`, or out of its labels."
    if first.term == other.term:
        return (
            f"`{other.label}` is this term's own title, and it asks us to avoid it",
            "Take it out of `avoid`, or rename the term.",
        )
    of_the_term = f"{'the title' if first.part == 'preferred' else 'a label'} of the term `{first.term.id}`"
    if other.part == "avoided":
        message = f"`{other.label}` cannot be a word to avoid: it is {of_the_term}"
        context = f"give `{first.term.id}` a `context`, in which alone the word stands for it"
        apart = "let the two differ in `context`" if first.context else context
        return message, f"Take it out of one of the two, or {apart}."
    relation = "is already" if other.part == "preferred" else "cannot be a label here: it is"
    remedy = "Rename one of the two" if other.part == "preferred" else "Take it out of one of the two"
    return f"`{other.label}` {relation} {of_the_term}", f"{remedy}, or tell them apart with `context`."
