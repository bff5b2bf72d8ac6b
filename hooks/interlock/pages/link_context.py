"""Links to the definitions and pages of a site, and what they are called."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup, escape

from interlock.catalog import ORGANISATION, Key, key_of
from interlock.catalog.references import HIDDEN
from interlock.catalog.replacements import in_place_of
from interlock.definitions import Definition, Term
from interlock.definitions.name_order import by_title, sort_key
from interlock.findings.nouns import apart, capital, counted
from interlock.pages.markup import Wiki, render
from interlock.pages.page_links import Ref, linked, path_of
from interlock.pages.shared_property import shared_property
from interlock.pages.site_context import SiteContext
from interlock.questions.facts import Facts
from interlock.questions.language.uses import first_sentence

_D = TypeVar("_D", bound=Definition)

# In characters: longer tooltips would fill a phone's screen.
MAX_TOOLTIP = 360

HIDDEN_LINK = Ref("a team inside the organisation", None)


@dataclass(frozen=True)
class LinkContext(SiteContext):
    """The context of a site, with links to what stands in it."""

    def prepare(self) -> None:
        """Fill these caches, and those of links."""
        super().prepare()
        _ = self.term_heads

    def ref(self, kind: str, id: str | None, note: str = "") -> Ref | None:
        """A link to the definition that a field names; None for an empty field.

        Missing definitions and hidden links have no path. For a hidden definition of any other kind, the result is None.
        """
        if id is None:
            return None
        if id == HIDDEN:
            return HIDDEN_LINK if kind == "link" else None
        definition = self.catalog.get(kind, id)
        return self.to(definition, note) if definition else Ref(id, None, note)

    def refs(self, kind: str, ids: Iterable[str | None]) -> list[Ref]:
        """Links to the definitions that fields name, in their order; empty fields are passed over."""
        return [ref for id in ids if (ref := self.ref(kind, id))]

    def seen_id(self, kind: str, id: str | None) -> str:
        """The present id of the definition that a field names, for filters; empty where these readers see none."""
        definition = self.catalog.get(kind, id)
        return definition.id if definition else ""

    def to(self, definition: Definition, note: str = "", part: str | None = None) -> Ref:
        """A link to a definition."""
        key = key_of(definition)
        plain = self.plain_refs.get(key)
        if plain is None:
            plain = self.plain_refs[key] = Ref(capital(definition.title), path_of(key))
        return Ref(plain.title, path_of(key, part) if part else plain.path, note) if note or part else plain

    @shared_property
    def plain_refs(self) -> dict[Key, Ref]:
        """Cached links without notes."""
        return {}

    def lacking(self, find: Callable[[Facts], Iterable[Definition]]) -> list[Ref]:
        """Links to the definitions that `find` returns, because they lack something; as in `short_of`."""
        return self.to_all(self.short_of(find))

    def short_of(self, find: Callable[[Facts], Iterable[_D]]) -> list[_D]:
        """The definitions that `find` returns, because they lack something; without those that have it, hidden here."""
        found, whole = list(find(self.facts)), self.facts.of_all
        if found and whole is not self.facts:
            lacking = {key_of(definition) for definition in find(whole)}
            found = [definition for definition in found if key_of(definition) in lacking]
        return found

    def to_all(self, definitions: Iterable[Definition]) -> list[Ref]:
        """Links to definitions, by title, without retired ones."""
        return [
            self.with_status(definition) for definition in sorted(definitions, key=by_title) if definition.status != "retired"
        ]

    def with_status(self, definition: Definition, note: str = "") -> Ref:
        """A link to a definition; of one that is suspended or retired, the note begins with that."""
        return self.to(definition, ", ".join(filter(None, (self._status_words(definition), note))))

    def link_with_status(self, definition: Definition) -> Markup:
        """A link to a definition, as HTML; in brackets after it, whether it is suspended or retired."""
        words = self._status_words(definition)
        return self.link_to(definition) + (f" ({words})" if words else "")

    def _status_words(self, definition: Definition) -> str:
        """`suspended`, `retired` or, where something took its place, `retired, now Waste crews`; else an empty text."""
        if definition.status not in ("suspended", "retired"):
            return ""
        instead = in_place_of(self.catalog, definition)
        return definition.status if instead is None or instead is definition else f"retired, now {apart(capital(instead.title))}"

    def anchor(self, kind: str, id: str | None) -> Markup:
        """A link to the definition that a field names, as HTML; "" where the field is empty."""
        definition = self.catalog.get(kind, id) if id else None
        if definition:
            return self.link_to(definition)
        ref = self.ref(kind, id)
        return escape(ref.title) if ref else Markup("")

    def link_to(self, definition: Definition) -> Markup:
        """A link to a definition, as HTML."""
        return self.once("link", key_of(definition), lambda: self._link_to(definition))

    def _link_to(self, definition: Definition) -> Markup:
        ref = self.to(definition)
        return linked(ref.path or "", ref.title)

    def user(self, key: Key, note: str = "") -> Ref | None:
        """A link to the page that shows a text: of a definition, a hand-written page, or the page about the organisation."""
        if key in self.listed:
            return self.to(self.listed[key], note)
        if key == ORGANISATION:
            return Ref(f"About {self.catalog.organisation.name}", path_of(key), note)
        title = self.page_titles.get(key)
        return Ref(title, path_of(key), note) if title else None

    def where_used(self, term: Term) -> list[Ref]:
        """The pages that use a term, by title, with the number of uses."""
        used: Mapping[Key, int] = self.facts.language.used_in.get(key_of(term), {})
        found = [self.user(key, counted(times, "time") if times > 1 else "") for key, times in used.items()]
        return sorted((ref for ref in found if ref), key=lambda ref: sort_key(ref.title))

    def any_ref(self, text: str, note: str = "") -> Ref:
        """A link to what `kind/id` or `kind/id#part` names."""
        definition = self.catalog.named(text)
        return self.to(definition, note, text.partition("#")[2] or None) if definition else Ref(text, None, note)

    def hides(self, text: str) -> bool:
        """Whether `kind/id` names something that the readers of this site may not see."""
        kind, _, rest = text.partition("/")
        key, whole = Key(kind, rest.partition("#")[0]), self.facts.whole
        return whole is not None and (whole.get(*key) is not None or key in whole.broken) and self.catalog.get(*key) is None

    @shared_property
    def tooltips(self) -> dict[Key, str]:
        """The text of each term's tooltip, cut where it is too long."""
        tooltips = {key: self.tooltip_of(term) for key, term in self.listed.items() if isinstance(term, Term)}
        return {
            key: words if len(words) <= MAX_TOOLTIP else f"{words[:MAX_TOOLTIP].rsplit(' ', 1)[0]} …"
            for key, words in tooltips.items()
        }

    def tooltip_of(self, term: Term) -> str:
        """The first sentence of a term's definition, as plain text."""
        sentence = first_sentence(term.definition)
        html = render(sentence, block=False, link=lambda wiki: escape(self.words_of(wiki)), terms=[], rewrite=str)
        return str(html.striptags())

    @shared_property
    def term_heads(self) -> dict[Key, Markup]:
        """The part of a term's link between the path to the root and the words."""
        return {key: Markup('{}" data-definition="{}">').format(path_of(key), said) for key, said in self.tooltips.items()}

    def words_of(self, wiki: Wiki) -> str:
        """The words of a reference in prose: the editor's own, else the title, capitalised only at the start of a sentence."""
        if wiki.words:
            return wiki.words
        definition = self.catalog.named(wiki.target)
        title = definition.title if definition else wiki.target
        return capital(title) if wiki.is_first else title
