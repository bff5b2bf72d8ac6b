"""What all pages of a site share: facts, settings, links to definitions. Immutable, except for its cache."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, overload
from urllib.parse import quote

from markupsafe import Markup, escape

from interlock.catalog import ORGANISATION, Catalog, Key, key_of, page_key
from interlock.catalog.addresses import is_home
from interlock.catalog.audience import HIDDEN
from interlock.catalog.prose import page_title
from interlock.definitions import Definition, Framework, Term
from interlock.definitions.contact_addresses import mail_address
from interlock.definitions.framework import RESULTS
from interlock.definitions.in_force import is_live
from interlock.definitions.name_order import by_title, sort_key
from interlock.findings import Finding
from interlock.findings.nouns import capital, counted
from interlock.history.words_over_time import Count
from interlock.pages.markup import Wiki, phone_link, render, safe_address
from interlock.pages.page_links import Ref, linked, path_of
from interlock.pages.settings import Settings
from interlock.questions.evidence.criterion_evidence import Examined, FrameworkEvidence, evidence_by_link, evidence_of
from interlock.questions.evidence.proposals import Proposal, proposals_of
from interlock.questions.facts import Facts
from interlock.questions.language.uses import first_sentence
from interlock.rules.engine.examined import examined

# In characters: longer tooltips would fill a phone's screen.
MAX_TOOLTIP = 360

HIDDEN_LINK = Ref("a team inside the organisation", None)

_T = TypeVar("_T")


class shared_property(Generic[_T]):  # noqa: N801 (used as a decorator)
    """A cached property whose value the contexts of all pages share."""

    def __init__(self, work_out: Callable[[Any], _T]) -> None:
        self.work_out, self.__doc__ = work_out, work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, context: None, owner: type) -> "shared_property[_T]": ...
    @overload
    def __get__(self, context: "SiteContext", owner: type) -> _T: ...
    def __get__(self, context: "SiteContext | None", owner: type) -> "shared_property[_T] | _T":
        if context is None:
            return self
        try:
            found: _T = context.cache[self.name]
        except KeyError:
            found = context.cache[self.name] = self.work_out(context)
        return found


@dataclass(frozen=True)
class SiteContext:
    """The context of a site. `cache` holds the values of `shared_property` properties."""

    facts: Facts
    settings: Settings
    findings: list[Finding] = field(default_factory=list)
    history: list[Count] = field(default_factory=list)
    cache: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def catalog(self) -> Catalog:
        """The definitions that this site's audience may see."""
        return self.facts.catalog

    @property
    def whole(self) -> Catalog:
        """The catalog with hidden definitions, from which stamps are computed."""
        return self.facts.whole or self.facts.catalog

    def prepare(self) -> None:
        """Fill the caches that all pages use, so that forked processes inherit them."""
        self.facts.prepare()
        _ = (
            self._by_kind,
            self.term_heads,
            self.closed_days,
            self.made_up_days,
            self.terms_in,
            self.evidence_by_link,
            self.proposals_by_link,
        )

    @shared_property
    def listed(self) -> dict[Key, Definition]:
        """Every definition that lists show: all except retired ones."""
        return {key: definition for key, definition in self.catalog.definitions.items() if definition.status != "retired"}

    @shared_property
    def _by_kind(self) -> dict[str, list[Definition]]:
        found: dict[str, list[Definition]] = {}
        for definition in sorted(self.listed.values(), key=by_title):
            found.setdefault(definition.kind_name, []).append(definition)
        return found

    @shared_property
    def key_by_file(self) -> dict[str, Key]:
        """The key of the definition in each file."""
        return {source.path: key for key, source in self.catalog.sources.items()}

    @shared_property
    def frameworks(self) -> dict[str, FrameworkEvidence]:
        """The evidence for each criterion, by framework id."""
        return {
            found.framework.id: found
            for found in evidence_of(self.catalog, self.facts.results, self.examined, self.facts.today, every=True)
        }

    @shared_property
    def examined(self) -> dict[str, Examined]:
        """What the rules examined that are evidence for criteria, by rule."""
        criteria = (criterion for found in self.catalog.of(Framework) for criterion in found.all_criteria())
        asked = {rule for criterion in criteria for rule in criterion.shown_by if rule != RESULTS}
        return examined(self.facts, self.findings, asked)

    @shared_property
    def evidence_by_link(self) -> dict[str, list[FrameworkEvidence]]:
        """The evidence and results of each link in live frameworks, by link id."""
        return evidence_by_link(self.catalog, self.live_frameworks)

    @shared_property
    def live_frameworks(self) -> list[FrameworkEvidence]:
        """The evidence for each criterion of live frameworks."""
        return [found for found in self.frameworks.values() if is_live(found.framework)]

    @shared_property
    def proposals(self) -> list[Proposal]:
        """Promises proposed as evidence for criteria."""
        return list(proposals_of(self.catalog, self.live_frameworks, self.facts.today))

    @shared_property
    def proposals_by_link(self) -> dict[str, list[Proposal]]:
        """Proposals by the id of the link that makes the promise."""
        found: dict[str, list[Proposal]] = {}
        for proposal in self.proposals:
            if proposal.link:
                found.setdefault(proposal.link.id, []).append(proposal)
        return found

    @shared_property
    def terms_in(self) -> dict[Key, list[Key]]:
        """The terms that each definition or page uses."""
        found: dict[Key, list[Key]] = {}
        for term, users in self.facts.language.used_in.items():
            for user in users:
                found.setdefault(user, []).append(term)
        return found

    def all(self, kind: str) -> list[Definition]:
        """The listed definitions of a kind, by title."""
        return list(self._by_kind.get(kind, ()))

    def ref(self, kind: str, id: str | None, note: str = "") -> Ref | None:
        """A link to the definition that a field names; None for an empty field. Hidden and missing definitions have no path."""
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
        plain = self.plain_refs.get(key)
        if plain is None:
            plain = self.plain_refs[key] = Ref(capital(definition.title), path_of(key))
        return Ref(plain.title, path_of(key, part) if part else plain.path, note) if note or part else plain

    @shared_property
    def plain_refs(self) -> dict[Key, Ref]:
        """Cached links without notes."""
        return {}

    def to_all(self, definitions: Iterable[Definition]) -> list[Ref]:
        """Links to definitions, by title, without retired ones."""
        return [self.to(definition) for definition in sorted(definitions, key=by_title) if definition.status != "retired"]

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

    def once(self, what: str, key: Key, work_out: Callable[[], _T]) -> _T:
        """What `work_out` returns, which is the same on all pages, worked out on the first of them."""
        found: dict[Key, _T] = self.cache.setdefault(f"{what} of", {})
        if key not in found:
            found[key] = work_out()
        return found[key]

    def where_used(self, term: Term) -> list[Ref]:
        """The pages that use a term, by title, with the number of uses."""
        used: Mapping[Key, int] = self.facts.language.used_in.get(key_of(term), {})
        found = [self.user(key, counted(times, "time") if times > 1 else "") for key, times in used.items()]
        return sorted((ref for ref in found if ref), key=lambda ref: sort_key(ref.title))

    def user(self, key: Key, note: str = "") -> Ref | None:
        """A link to the page that shows a text: of a definition, a hand-written page, or the page about the organisation."""
        if key in self.listed:
            return self.to(self.listed[key], note)
        if key == ORGANISATION:
            return Ref(f"About {self.catalog.organisation.name}", path_of(key), note)
        title = self.page_titles.get(key)
        return Ref(title, path_of(key), note) if title else None

    @shared_property
    def written(self) -> list[tuple[str, str]]:
        """The title and path of each hand-written page, except the home page's."""
        return [(title, path_of(key)) for key, title in self.page_titles.items() if not is_home(key.id)]

    @shared_property
    def page_titles(self) -> dict[Key, str]:
        """The titles of hand-written pages: that of the front matter, else the first heading, else the file's name."""
        return {page_key(page.path): page_title(page, self.catalog) for page in self.catalog.pages}

    @shared_property
    def closed_days(self) -> list[str]:
        """The organisation's public holidays and closures of this year and the next, as ISO dates."""
        return [day.isoformat() for day in self._two_years if self.facts.calendar.closed_on(day) is not None]

    @shared_property
    def made_up_days(self) -> list[str]:
        """The days of weekends, of this year and the next, that are worked to make up for a holiday, as ISO dates."""
        return [day.isoformat() for day in self._two_years if self.facts.calendar.makes_up(day)]

    @property
    def _two_years(self) -> Iterator[datetime.date]:
        first = datetime.date(self.facts.today.year, 1, 1)
        return (first + datetime.timedelta(number) for number in range(731))

    def any_ref(self, text: str, note: str = "") -> Ref:
        """A link to what `kind/id` or `kind/id#part` names."""
        kind, _, rest = text.partition("/")
        id, _, part = rest.partition("#")
        definition = self.catalog.get(kind, id)
        return self.to(definition, note, part or None) if definition else Ref(text, None, note)

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
        kind, _, id = wiki.target.partition("/")
        definition = self.catalog.get(kind, id.partition("#")[0])
        title = definition.title if definition else wiki.target
        return capital(title) if wiki.is_first else title

    def phone(self, text: str | None) -> Markup:
        """A telephone number as a link that dials it in the organisation's country."""
        calendar = self.catalog.organisation.calendar
        return phone_link(text, calendar.country if calendar else None)

    def edit_href(self, path: str) -> str:
        """The address at which a file can be edited; "" when the configuration names none."""
        return self.settings.edit_url + quote(path) if self.settings.edit_url else ""

    def wrong_href(self, page: str) -> str:
        """The address at which readers report a mistake on a page."""
        staff = self.catalog.organisation.feedback.staff
        if not staff:
            return ""
        if address := mail_address(staff):
            return f"mailto:{address.partition('?')[0]}?subject={quote(f'Wrong on {page}')}"
        return safe_address(staff)
