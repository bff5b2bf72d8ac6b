"""What every page is written at: the facts, the settings, and how definitions, dates and prose are shown."""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup, escape

from interlock.addresses import file_of
from interlock.audience import HIDDEN, Audience
from interlock.catalog import ORGANISATION, Catalog, Key, key_of
from interlock.chain.credit import Rings
from interlock.chain.support import is_live
from interlock.definitions import Definition, Framework, Link, Promise, Term, kind_named
from interlock.evidence import CriterionEvidence, FrameworkEvidence, Item, by_link, evidence_of
from interlock.examined import examined
from interlock.facts import Facts
from interlock.findings import Finding
from interlock.history import Count
from interlock.language import first_sentence
from interlock.pages.addresses import Ref, path_of
from interlock.pages.markup import TermUse, Wiki, render, safe_address
from interlock.prose import FRAME_ANCHORS, taken_anchors, title_of, with_titles
from interlock.sources import Source

# In characters: more would fill a phone's screen.
MOST_TOLD = 360

HIDDEN_LINK = Ref("a team inside the organisation", None)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the site's configuration says. `edit_url` is where a file's path is appended to, or empty."""

    name: str = "Handbook"
    site_url: str = ""
    edit_url: str = ""
    audience: Audience = "staff"
    drafts: bool = False


@dataclass
class Desk:
    """One per site: answers what pages ask. `page(path)` turns to a new page."""

    facts: Facts
    settings: Settings
    findings: list[Finding] = field(default_factory=list)
    history: list[Count] = field(default_factory=list)
    root: str = ""
    _terms_seen: set[Key] = field(default_factory=set)
    _here: Key | None = None
    _refs: dict[Key, Ref] = field(default_factory=dict)

    @property
    def catalog(self) -> Catalog:
        """The definitions that this site's audience may see."""
        return self.facts.catalog

    @property
    def whole(self) -> Catalog:
        """The catalog before anything was hidden: stamps are worked out from it."""
        return self.facts.whole or self.facts.catalog

    def prepare(self) -> None:
        """Work out what pages of every kind ask for: before they are shared among processes, so that each need not."""
        facts = self.facts
        _ = (facts.language.used_in, facts.chains.standing, facts.approvals, facts.results, facts.reviews, facts.moments)
        _ = (self._by_kind, self._term_heads, self.closed_days, self.terms_in, self.evidence_by_link)
        for promise in self.catalog.of(Promise):
            _ = (facts.chains.of(promise).near, facts.capabilities.of(promise))
        for link in self.catalog.of(Link):
            facts.strength(link)

    def turn_to(self, root: str, here: Key | None = None) -> None:
        """Start a page: links lead from `root`, and the first use of each term is marked anew."""
        self.root, self._here, self._terms_seen = root, here, set()

    @cached_property
    def listed(self) -> dict[Key, Definition]:
        """Every definition that lists show: all but the retired."""
        return {key: definition for key, definition in self.catalog.definitions.items() if definition.status != "retired"}

    @cached_property
    def _by_kind(self) -> dict[str, list[Definition]]:
        found: dict[str, list[Definition]] = {}
        for definition in sorted(self.listed.values(), key=by_title):
            found.setdefault(definition.kind_name, []).append(definition)
        return found

    @cached_property
    def key_by_file(self) -> dict[str, Key]:
        """The definition that each file holds."""
        return {source.path: key for key, source in self.catalog.sources.items()}

    @cached_property
    def frameworks(self) -> dict[str, FrameworkEvidence]:
        """What speaks for each criterion of every framework, by the framework's id."""
        criteria = (criterion for found in self.catalog.of(Framework) for criterion in found.all_criteria())
        asked = {rule for criterion in criteria for rule in criterion.shown_by}
        seen = examined(self.facts, self.findings, asked)
        return {found.framework.id: found for found in evidence_of(self.catalog, seen, self.facts.today, every=True)}

    @cached_property
    def evidence_by_link(self) -> dict[str, list[tuple[CriterionEvidence, tuple[Item, ...]]]]:
        """The criteria for which each link has evidence, with that evidence, by the link's id."""
        return by_link(found for found in self.frameworks.values() if is_live(found.framework))

    @cached_property
    def rings(self) -> Rings:
        """Which links stand around a definition."""
        return Rings(self.catalog, self.facts.chains, self.facts.handshakes)

    @cached_property
    def terms_in(self) -> dict[Key, list[Key]]:
        """The terms that each definition or page uses: `where_used` from the other end."""
        found: dict[Key, list[Key]] = {}
        for term, users in self.facts.language.used_in.items():
            for user in users:
                found.setdefault(user, []).append(term)
        return found

    def all(self, kind: str) -> list[Definition]:
        """The definitions of a kind that lists show, by title."""
        return list(self._by_kind.get(kind, ()))

    def ref(self, kind: str, id: str | None, note: str = "") -> Ref | None:
        """A link to the definition that a field names; None where it names none."""
        if id is None:
            return None
        if id == HIDDEN:
            return HIDDEN_LINK
        definition = self.catalog.get(kind, id)
        return self.to(definition, note) if definition else Ref(id, None, note)

    def refs(self, kind: str, ids: Iterable[str]) -> list[Ref]:
        """Links to the definitions that a list names, in its order."""
        return [ref for id in ids if (ref := self.ref(kind, id))]

    def to(self, definition: Definition, note: str = "", part: str | None = None) -> Ref:
        """A link to a definition."""
        key = key_of(definition)
        if key not in self._refs:
            self._refs[key] = Ref(capital(definition.title), path_of(key))
        plain = self._refs[key]
        return Ref(plain.title, path_of(key, part) if part else plain.path, note) if note or part else plain

    def to_all(self, definitions: Iterable[Definition]) -> list[Ref]:
        """Links to definitions, by title; the retired are left out."""
        return [self.to(definition) for definition in sorted(definitions, key=by_title) if definition.status != "retired"]

    def anchor(self, kind: str, id: str | None) -> Markup:
        """A link to the definition that a field names, as HTML; nothing where it names none."""
        ref = self.ref(kind, id)
        if ref is None:
            return Markup("")
        return Markup('<a href="{}{}">{}</a>').format(self.root, ref.path, ref.title) if ref.path else escape(ref.title)

    def link_to(self, definition: Definition) -> Markup:
        """A link to a definition, as HTML."""
        ref = self.to(definition)
        return Markup('<a href="{}{}">{}</a>').format(self.root, ref.path, ref.title)

    def where_used(self, term: Term) -> list[Ref]:
        """The pages that use a term, by title, with how often."""
        used: Mapping[Key, int] = self.facts.language.used_in.get(key_of(term), {})
        found = [self.user(key, f"{times} times" if times > 1 else "") for key, times in used.items()]
        return sorted((ref for ref in found if ref), key=lambda ref: ref.title.casefold())

    def user(self, key: Key, note: str = "") -> Ref | None:
        """A link to where a text stands: a definition, a hand-written page, or the page about the organisation."""
        if key in self.listed:
            return self.to(self.listed[key], note)
        if key == ORGANISATION:
            return Ref(f"About {self.catalog.organisation.name}", path_of(key), note)
        title = self.page_titles.get(key)
        return Ref(title, path_of(key), note) if title else None

    @cached_property
    def written(self) -> list[tuple[str, str]]:
        """Title and path of the hand-written pages in `docs/`, the home page's prose apart."""
        return [(title, path_of(key)) for key, title in self.page_titles.items() if key.id != "docs/index.md"]

    @cached_property
    def page_titles(self) -> dict[Key, str]:
        """What each hand-written page is called: as its first heading says, else as its file is named."""
        return {Key("page", page.path): self._page_title(page) for page in self.catalog.pages}

    def _page_title(self, page: Source) -> str:
        heading = title_of(page.text)
        if heading and heading.words.strip():
            return with_titles(heading.words, self.catalog)
        return page.path.rpartition("/")[2].removesuffix(".md").replace("-", " ").capitalize()

    @cached_property
    def closed_days(self) -> list[str]:
        """Public holidays and closures of the organisation in this year and the next, as ISO dates."""
        first = datetime.date(self.facts.today.year, 1, 1)
        days = (first + datetime.timedelta(number) for number in range(731))
        return [day.isoformat() for day in days if self.facts.calendar.closed_on(day) is not None]

    def any_ref(self, text: str, note: str = "") -> Ref:
        """A link to what `kind/id` or `kind/id#part` names."""
        kind, _, rest = text.partition("/")
        id, _, part = rest.partition("#")
        definition = self.catalog.get(kind, id)
        return self.to(definition, note, part or None) if definition else Ref(text, None, note)

    def inline(self, text: str | None) -> Markup:
        """A sentence as HTML."""
        return self._prose(text, block=False) if text else Markup("")

    def block(self, text: str | None) -> Markup:
        """Paragraphs and lists as HTML."""
        return self._prose(text, block=True) if text else Markup("")

    def whole_page(self, text: str) -> Markup:
        """A hand-written page below its title: its headings stand right below that and have anchors."""
        return self._prose(text, block=True, top=2, taken=FRAME_ANCHORS)

    def welcome(self, text: str) -> Markup:
        """`docs/index.md` as a part of the home page, without its title."""
        return self._prose(text, block=True, taken=taken_anchors("docs/index.md"))

    def lines(self, texts: Iterable[str]) -> list[Markup]:
        """Sentences as HTML, each for itself."""
        return [self.inline(text) for text in texts]

    def _prose(self, text: str, *, block: bool, top: int = 3, taken: frozenset[str] | None = None) -> Markup:
        terms = self._terms(text, block)
        return render(text, block=block, link=self._wiki, terms=terms, rewrite=self._rewrite, top=top, taken=taken)

    def _terms(self, text: str, block: bool) -> list[TermUse]:
        """The terms whose first use on this page stands in the text, each with its definition at hand."""
        found = []
        for use in self.facts.language.uses_in(text, block=block, within=self._here):
            if use.kind == "term" and use.term_key not in self._terms_seen and use.term_key in self.listed:
                self._terms_seen.add(use.term_key)
                found.append(TermUse(use.start, use.end, self._term_link(use.term_key, text[use.start : use.end])))
        return found

    def _term_link(self, key: Key, words: str) -> Markup:
        return Markup(f'<a class="term" href="{escape(self.root)}{self._term_heads[key]}{escape(words)}</a>')

    @cached_property
    def _tooltips(self) -> dict[Key, str]:
        """What the tooltip of each term says; what no tooltip could hold is cut, and stands on the term's page."""
        told = {key: self.tooltip_of(term) for key, term in self.listed.items() if isinstance(term, Term)}
        return {
            key: words if len(words) <= MOST_TOLD else f"{words[:MOST_TOLD].rsplit(' ', 1)[0]} …" for key, words in told.items()
        }

    def tooltip_of(self, term: Term) -> str:
        """The first sentence of a term's definition, as plain words."""
        sentence = first_sentence(term.definition)
        html = render(sentence, block=False, link=lambda wiki: escape(self._words(wiki)), terms=[], rewrite=str)
        return str(html.striptags())

    @cached_property
    def _term_heads(self) -> dict[Key, Markup]:
        """What stands in the link to each term between the way to the site's root and the words."""
        return {key: Markup('{}" data-definition="{}">').format(path_of(key), said) for key, said in self._tooltips.items()}

    def _wiki(self, wiki: Wiki) -> Markup:
        ref, words = self.any_ref(wiki.target), self._words(wiki)
        if ref.path is None:
            return escape(words)
        return Markup('<a href="{}{}">{}</a>').format(self.root, ref.path, words)

    def _words(self, wiki: Wiki) -> str:
        """What a reference in prose says: the editor's own words, or the title as its file has it, large only at the head of a sentence."""
        if wiki.words:
            return wiki.words
        kind, _, id = wiki.target.partition("/")
        definition = self.catalog.get(kind, id.partition("#")[0])
        title = definition.title if definition else wiki.target
        return capital(title) if wiki.is_first else title

    def _rewrite(self, href: str) -> str:
        """Links of hand-written pages name files, from where their own file lies; on the site they name pages, from another place."""
        file = file_of(self._here, href) if self._here and self._here.kind == "page" else None
        if file is None or not file.startswith("docs/"):
            return f"{self.root}{href[1:]}" if href.startswith("/") and not href.startswith("//") else href
        path = path_of(Key("page", file)) if file.endswith(".md") else file.removeprefix("docs/")
        rest = href[len(re.split("[?#]", href, maxsplit=1)[0]) :]
        return (self.root + quote(path) or "./") + rest

    def edit_href(self, path: str) -> str:
        """Where the file can be changed, or nothing when the configuration names no place."""
        return self.settings.edit_url + quote(path) if self.settings.edit_url else ""

    def wrong_href(self, page: str) -> str:
        """Where a reader says that a page is wrong."""
        staff = self.catalog.organisation.feedback.staff
        if not staff:
            return ""
        if "@" in staff and ":" not in staff:
            return f"mailto:{staff}?subject={quote(f'Wrong on {page}')}"
        return safe_address(staff)


def listed(items: Iterable[object]) -> str:
    """Things one after the other: `2`, `2 and 3`, `2, 3 and 5`."""
    *first, last = [str(item) for item in items]
    return f"{', '.join(first)} and {last}" if first else last


def capital(title: str) -> str:
    """A title with its first letter large, as it stands alone."""
    return title[:1].upper() + title[1:]


def by_title(definition: Definition) -> tuple[str, str]:
    """Sorts definitions as people look for them."""
    return (definition.title.casefold(), definition.id)


def day(date: datetime.date) -> str:
    """`23 November 2026`"""
    return f"{date.day} {date:%B %Y}"


def label_of(definition: Definition) -> str:
    """What its kind is called on pages."""
    return kind_named(definition.kind_name).label
