"""A term's page: its meaning, what to say and not to say, and where it is used."""

import json
from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.catalog.languages import language_of
from interlock.catalog.replacements import retired_for
from interlock.definitions import Term
from interlock.definitions.term import Avoided, Matches
from interlock.definitions.values.language_tags import language_name
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.pages.background import Background, background_of
from interlock.pages.components import page
from interlock.pages.contact_links import address_link, safe_address
from interlock.pages.frame import Page, Row, rows, sections
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, path_of
from interlock.questions.language.labels import term_labels

_JSON_STRING = lazy_pattern(r'"(?:[^"\\]|\\.)*"')
# Characters that could end the script element, or start an expression of a template language that another generator reads.
_AS_ESCAPES = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&{}[]$`~\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class AvoidedView:
    """A word to avoid: why, what to say instead, and where it is allowed."""

    word: str
    because: Markup
    use: str
    unless: Markup


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A term in another language: its labels, the first of which is preferred, and what it means."""

    name: str
    code: str
    labels: list[str]
    definition: str


@dataclass(frozen=True, slots=True)
class TermView:
    """What `term.html` shows."""

    label: str
    abbreviation: str
    definition: Markup
    avoid: list[AvoidedView]
    is_said: bool
    facts: list[Row]
    translations: list[InLanguage]
    used: list[Ref]
    uses: int
    keeper: Ref | None
    body: Markup
    background: Background
    for_machines: Markup


def term_page(context: PageContext, term: Term) -> Page:
    """The page of one term."""
    view = _view(context, term)
    parts = sections(
        ("meaning", "What it means", True),
        ("avoid", "Words to avoid", view.avoid),
        ("used", "Where it is used", view.used),
        ("more", "Behind this word", view.background or view.body or view.keeper),
    )
    return page(
        context,
        term,
        "term.html",
        view,
        parts,
        labels=_names(term),
        hidden=[each for one in (term, *_former(context, term)) for each in _not_shown(one)],
        avoided=[*(_instead(term, avoided) for avoided in term.avoid), *_retired(context, term)],
        answer=context.tooltip_of(term),
    )


def _view(context: PageContext, term: Term) -> TermView:
    used = context.where_used(term)
    definition = context.block(term.definition)
    return TermView(
        label=term.title,
        abbreviation=term.abbreviation or "",
        definition=definition,
        avoid=[_avoided(context, term, avoided) for avoided in term.avoid],
        is_said=term.status != "retired",
        facts=_facts(context, term),
        translations=_in_languages(term),
        used=used,
        uses=len(used),
        keeper=None if context.is_public else context.ref("link", term.owner),
        body=context.block(term.body),
        background=background_of(context, term),
        for_machines=_defined_term(context, term, definition.striptags()),
    )


def _names(term: Term) -> list[str]:
    """The names to find it by beside its title: labels, translations, and the title in its context ("benefits appeal")."""
    in_context = [f"{term.context} {term.title}"] if term.context else []
    return [*_labels(term), *term.translations.values(), *_of_all_languages(term.also_in), *in_context]


def _of_all_languages(labels: dict[str, list[str]]) -> list[str]:
    return [label for _, there in sorted(labels.items()) for label in there]


def _in_languages(term: Term) -> list[InLanguage]:
    codes = sorted({*term.translations, *term.also_in, *term.definition_in})
    return [
        InLanguage(
            language_name(code),
            code,
            [*([term.translations[code]] if code in term.translations else []), *term.also_in.get(code, [])],
            term.definition_in.get(code, ""),
        )
        for code in codes
    ]


def _labels(term: Term) -> list[str]:
    """The labels that may be used, its abbreviation included."""
    return [*term.also, *([term.abbreviation] if term.abbreviation else [])]


def _defined_term(context: PageContext, term: Term, description: str) -> Markup:
    """The term as a schema.org DefinedTerm in JSON-LD, safe in a script element. Addresses only where the site's own is known."""
    url, name = context.settings.site_url, context.catalog.organisation.name
    said = {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        "name": term.title,
        "description": description,
        "alternateName": _labels(term),
        "inLanguage": language_of(term, context.catalog),
        "sameAs": term.address and safe_address(term.address),
        "url": url and url + path_of(key_of(term)),
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": f"{name}: shared language"}
        | ({"url": f"{url}glossary/"} if url else {}),
    }
    text = json.dumps({key: value for key, value in said.items() if value}, ensure_ascii=False)
    return Markup(_JSON_STRING.sub(lambda string: string[0].translate(_AS_ESCAPES), text))


def _instead(term: Term, avoided: Avoided) -> str:
    """A word to avoid as the search shows it, with its replacement where that is not the term itself in small letters.

    The term keeps its capital where it has one in sentences, as all nouns have in German.
    """
    use = avoided.use or term.title
    return avoided.word if use == term.title == term.title.lower() else f"{avoided.word} → {use}"


def _retired(context: PageContext, term: Term) -> list[str]:
    """The labels of the retired terms that this one replaces: people may still search for them."""
    return [label for old in _former(context, term) for _, label in term_labels(old)]


def _former(context: PageContext, term: Term) -> list[Term]:
    """The retired terms that this one replaces, directly or by way of others."""
    return retired_for(context.catalog, term) if term.status != "retired" else []


def _not_shown(term: Term) -> list[str]:
    """The names by which a term is found, and which no page shows: misspellings, and its codes elsewhere."""
    return [*term.hidden, *_of_all_languages(term.hidden_in), *term.notations]


def _avoided(context: PageContext, term: Term, avoided: Avoided) -> AvoidedView:
    return AvoidedView(avoided.word, context.inline(avoided.because), avoided.use or term.title, context.inline(avoided.unless))


def _facts(context: PageContext, term: Term) -> list[Row]:
    catalog = context.catalog
    related = [*context.refs("term", term.related), *context.to_all(catalog.referring(term, Term, "related"))]
    confused = [
        *context.refs("term", term.not_to_be_confused_with),
        *context.to_all(catalog.referring(term, Term, "not_to_be_confused_with")),
    ]
    return rows(
        Row("Short form", term.abbreviation or ""),
        Row("Also", ", ".join(term.also)),
        Row("In the sense of", term.context or ""),
        Row("Not to be confused with", refs=list(dict.fromkeys(confused))),
        Row("Wider words", refs=context.refs("term", term.broader)),
        Row("Narrower words", refs=context.to_all(catalog.referring(term, Term, "broader"))),
        Row("Read with", refs=list(dict.fromkeys(related))),
        Row("Example", context.inline(term.example)),
        Row("Source", context.inline(term.source)),
        Row("Codes", ", ".join(term.notations)),
        Row("In its own vocabulary", _address(term.address) if term.address else ""),
        *_matches(term.matches or Matches()),
    )


def _matches(matches: Matches) -> list[Row]:
    """A row for each sort of match with other vocabularies."""
    labels = (
        "Elsewhere, the same",
        "Elsewhere, nearly the same",
        "Elsewhere, wider",
        "Elsewhere, narrower",
        "Elsewhere, read with",
    )
    return [
        Row(label, lines=[_address(address) for address in getattr(matches, name)])
        for label, name in zip(labels, Matches.model_fields, strict=True)
    ]


def _address(address: str) -> Markup:
    """A concept's address: a link if a browser can follow it."""
    if not address.startswith(("http://", "https://")):
        return Markup("<code>{}</code>").format(address)
    return address_link(address)
