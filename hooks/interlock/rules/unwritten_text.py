"""A text that stands in for one that nobody has written yet, such as `TODO`, or a part of one, such as `[insert streets]`.

Readers of a published page cannot tell what is missing, nor when it will come. Write the text, or delete the line; what is not
ready to be read may wait in a definition that says `status: draft`, where this is not told. Between backticks, in a comment, and
where a term has the word as a label or a team has its initials, it is a word like any other; in words to say and letters,
`[name of the person]` is for whoever uses them to fill in.

Bad:

```yaml standards/services/skips.yml
title: Skips
summary: TBC
owner: front
customers: [residents]
```

Good:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road, for building waste.
owner: front
customers: [residents]
```
"""

import re
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from interlock.catalog import Catalog
from interlock.catalog.languages import language_of
from interlock.catalog.markdown_parts import without_code
from interlock.catalog.texts import Text, all_texts, front_texts_where, texts_where
from interlock.definitions import Link, Term, is_kind, kind_named
from interlock.definitions.front_matter import SHOWN_IN_FRONT
from interlock.definitions.model_fields import annotation_at, marks_at, model_at, required_fields
from interlock.definitions.text_marks import ReadAsTyped
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.language.unwritten_words import UNWRITTEN, is_spoken_of

GROUP = "language"
SEVERITY = "warning"
IS_OF_TEXTS = True

# `todo` means everything there, in capitals too.
_TODO_IS_A_WORD = ("es", "pt", "gl", "ast")


def subjects(facts: Facts) -> int:
    """Texts of definitions, results and hand-written pages."""
    return sum(1 for _ in all_texts(facts.catalog))


def check(facts: Facts) -> Iterator[Finding]:
    """Texts and parts of texts that nobody has written yet."""
    labels = cache(lambda: _labels(facts.catalog))
    for text in _texts(facts.catalog):
        if UNWRITTEN.may_match(text.text) and not _is_left_for_later(facts.catalog, text):
            shown = text.text if text.form == "plain" else without_code(text.text, block=text.is_block)
            for match in UNWRITTEN.pattern.finditer(shown):
                if _is_meant(facts.catalog, text, match) and _words(match).lower() not in labels():
                    yield _finding(facts.catalog, text, match)


def _texts(catalog: Catalog) -> Iterator[Text]:
    """What readers see as words: references, numbers and labels have rules of their own."""
    for text in texts_where(catalog, UNWRITTEN):
        if text.form != "plain" or _is_shown(_model(catalog, text), text):
            yield text
    for text in front_texts_where(catalog, UNWRITTEN):
        if text.field in SHOWN_IN_FRONT:
            yield text._replace(form="inline")


def _is_shown(model: type[BaseModel], text: Text) -> bool:
    """Whether a field without Markdown holds words for readers: a title, the name of the organisation, or words as typed."""
    route = text.route[:-1] if isinstance(text.route[-1], int) else text.route
    is_title = text.field == "title" or text.route == ("name",)
    return bool(marks_at(model, route, ReadAsTyped)) or (is_title and annotation_at(model, route) is not None)


def _words(match: re.Match[str]) -> str:
    return (match["said"] or match[0]).strip()


def _labels(catalog: Catalog) -> set[str]:
    """The labels of terms, and the initials of the organisation and its links: `TBC` may be a borough council."""
    labels = {label.lower() for term in catalog.of(Term) for label in (term.title, term.abbreviation, *term.also) if label}
    names = (catalog.organisation.name, *(link.title for link in catalog.of(Link)))
    return labels | {"".join(word[0] for word in name.split() if word[0].isupper()).lower() for name in names}


def _is_left_for_later(catalog: Catalog, text: Text) -> bool:
    """Whether it stands in a draft, or in what is used no more."""
    definition = catalog.definitions.get(text.key) or catalog.partial.get(text.key)
    return getattr(definition, "status", None) in ("draft", "retired")


def _is_meant(catalog: Catalog, text: Text, match: re.Match[str]) -> bool:
    """Whether it stands for what is missing, and is not a word of the language or of the text."""
    if match["gap"] and _is_filled_in_each_time(text):
        return False
    if match["whole"] and not any(map(str.isalpha, match[0])) and match[0] != text.text:
        return False  # there are signs beside code alone
    definition = catalog.definitions.get(text.key)
    if "todo" in match[0].lower() and (
        (definition and language_of(definition, catalog).startswith(_TODO_IS_A_WORD))
        or (match["mark"] and not match["mark"].isupper())
    ):
        return False
    return not is_spoken_of(text.text, match)


def _is_filled_in_each_time(text: Text) -> bool:
    """Whether gaps in a text are for staff: in words to say, and in letters."""
    return text.field == "say" or "messages" in text.route


def _finding(catalog: Catalog, text: Text, match: re.Match[str]) -> Finding:
    words = _words(match)
    begins = text.text.index(words, match.start())
    place = text.row.place(text.field, words) if text.row else text.place_between(catalog, begins, begins + len(words))
    if not match["whole"] or not text.route:
        message = f"`{words}` stands for words that nobody has written yet"
        return Finding("unwritten-text", place, message, "Write them, or take the sentence out until somebody knows.")
    if isinstance(text.route[-1], int):
        remedy = "Write it, or take it out of the list."
    elif text.row is not None:
        remedy = "Write it, or leave this blank."
    elif text.field in _required_beside(catalog, text):
        remedy = "Write it."
    elif _is_between_braces(catalog, text):
        remedy = f"Write it, or take `{text.field}` out."
    else:
        remedy = "Write it, or delete the line."
    return Finding("unwritten-text", place, f"`{words}` stands here for a text that nobody has written yet", remedy)


def _required_beside(catalog: Catalog, text: Text) -> tuple[str, ...]:
    """The fields that must be there in the mapping in which a text stands."""
    holder = model_at(_model(catalog, text), text.route[:-1])
    return required_fields(holder) if holder else ()


def _is_between_braces(catalog: Catalog, text: Text) -> bool:
    source = catalog.sources[text.key]
    around = source.at(text.route[:-1])
    return around is not None and source.text[around.start] == "{"


def _model(catalog: Catalog, text: Text) -> type[BaseModel]:
    """The model of the file of a text, also where faults in it leave only a part of a definition."""
    return kind_named(text.key.kind).model if is_kind(text.key.kind) else type(catalog.organisation)
