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

from interlock.catalog import Catalog
from interlock.catalog.languages import language_of
from interlock.catalog.markdown_parts import parts_of_markdown
from interlock.catalog.texts import Text, all_texts, texts_where
from interlock.definitions import Link, Term
from interlock.definitions.model_fields import model_at, required_fields
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.facts import Facts
from interlock.sources.filtered_pattern import FilteredPattern

GROUP = "language"
SEVERITY = "warning"
IS_OF_TEXTS = True

# What people type in place of a text, in the languages of handbooks.
_WHOLE = (
    r"to ?do|tb[acd]|fixme|wip|xxx+|lorem ipsum.*|placeholder|coming soon|to follow|(?:your )?(?:text|summary|description) here"
    r"|to be (?:added|advised|agreed|announced|completed|confirmed|decided|defined|determined|done|drafted|provided|supplied|written)"
    r"|noch offen|folgt(?: noch)?|wird (?:noch )?(?:ergänzt|nachgereicht)|(?:noch )?zu ergänzen"
    r"|à (?:compléter|confirmer|définir|rédiger|venir)|(?:pendiente )?(?:de|por) (?:completar|confirmar|definir)|pendiente"
    r"|a (?:completar|confirmar|definir)|da (?:completare|confermare|definire)|(?:nog )?in te vullen|volgt(?: nog)?|nader te bepalen"
    r"|i['’]w (?:gadarnhau|gwblhau)|do uzupełnienia"
)
# Marks of writers inside a text: in capitals, for small they are words (`todo el mundo`).
_MARK = r"\b(?:TODO|FIXME|TB[ACD])\b"
_GAP = r"(?P<gap>[\[<](?:insert|enter|fill in)\b[^\[\]<>\n]*[\]>](?![(\[]))|\blorem ipsum dolor\b"
_DOTS = r"[.…?_–—/-]+"
_LITERALS = (
    "todo|to do|tba|tbc|tbd|fixme|wip|xxx|lorem|placeholder|coming soon|to follow| here|to be |offen|folgt|ergänz|nachgereicht"
    "|compléter|confirmer|définir|rédiger|à venir|pendiente|completar|confirmar|definir|confermare|in te vullen|volgt|te bepalen"
    "|gadarnhau|gwblhau|uzupełnienia|[insert|[enter|[fill in|<insert|<enter|<fill in"
)
_STANDS_IN = FilteredPattern(
    lazy_pattern(rf"(?P<whole>\A\W*(?:{_WHOLE})\W*\Z|\A\s*{_DOTS}\s*\Z)|(?P<mark>{_MARK})|{_GAP}", re.I),
    tuple(_LITERALS.split("|")),
    (lazy_pattern(rf"(?:^|[:\[,-])[ \t]*[\"']?{_DOTS}[\"']?[ \t]*(?:$|[,\]}}])", re.M),),
)
# `todo` means everything there, in capitals too.
_TODO_IS_A_WORD = ("es", "pt", "gl", "ast")


def subjects(facts: Facts) -> int:
    """Texts of definitions, results and hand-written pages."""
    return sum(1 for _ in all_texts(facts.catalog))


def check(facts: Facts) -> Iterator[Finding]:
    """Texts and parts of texts that nobody has written yet."""
    labels = cache(lambda: _labels(facts.catalog))
    for text in texts_where(facts.catalog, _STANDS_IN):
        # Of what is no prose, references, numbers and labels have rules of their own.
        is_read = text.form != "plain" or text.field == "title"
        for match in _STANDS_IN.pattern.finditer(text.text) if is_read and _STANDS_IN.may_match(text.text) else ():
            if _is_meant(facts.catalog, text, match) and match[0].lower() not in labels():
                yield _finding(facts.catalog, text, match)


def _labels(catalog: Catalog) -> set[str]:
    """The labels of terms, and the initials of the organisation and its links: `TBC` may be a borough council."""
    labels = {label.lower() for term in catalog.of(Term) for label in (term.title, term.abbreviation, *term.also) if label}
    names = (catalog.organisation.name, *(link.title for link in catalog.of(Link)))
    return labels | {"".join(word[0] for word in name.split() if word[0].isupper()).lower() for name in names}


def _is_meant(catalog: Catalog, text: Text, match: re.Match[str]) -> bool:
    """Whether it stands for what is missing: not in a draft, not as code, and not as a word of the language."""
    definition = catalog.definitions.get(text.key)
    if getattr(definition, "status", None) in ("draft", "retired") or (match["gap"] and _is_filled_in_each_time(text)):
        return False
    if text.form != "plain" and any(
        part.start <= match.start() < part.end and part.kind in ("code", "fence", "comment")
        for part in parts_of_markdown(text.text, block=text.is_block)
    ):
        return False
    is_todo = "todo" in match[0].lower()
    if is_todo and definition and language_of(definition, catalog).startswith(_TODO_IS_A_WORD):
        return False
    return bool(match["whole"]) or not match["mark"] or match["mark"].isupper()


def _is_filled_in_each_time(text: Text) -> bool:
    """Whether gaps in a text are for staff: in words to say, and in letters."""
    return text.field == "say" or "messages" in text.route


def _finding(catalog: Catalog, text: Text, match: re.Match[str]) -> Finding:
    place = text.place_of(catalog, match)
    if not match["whole"] or text.key.kind == "page":
        message = f"`{match[0]}` stands for words that nobody has written yet"
        return Finding("unwritten-text", place, message, "Write them, or take the sentence out until somebody knows.")
    if isinstance(text.route[-1], int):
        remedy = "Write it, or take it out of the list."
    elif text.row is not None:
        remedy = "Write it, or leave this blank."
    elif text.field in _required_beside(catalog, text):
        remedy = "Write it."
    else:
        remedy = "Write it, or delete the line."
    return Finding("unwritten-text", place, f"`{match[0].strip()}` stands here for a text that nobody has written yet", remedy)


def _required_beside(catalog: Catalog, text: Text) -> tuple[str, ...]:
    model = type(catalog.definitions.get(text.key) or catalog.partial.get(text.key) or catalog.organisation)
    holder = model_at(model, text.route[:-1])
    return required_fields(holder) if holder else ()
