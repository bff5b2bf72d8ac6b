"""What all pages of a site share: facts, settings, evidence. Immutable, except for its cache."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import quote

from markupsafe import Markup

from interlock.catalog import Catalog, Key, key_of, page_key
from interlock.catalog.addresses import address_of, is_home, takes_place_of_file
from interlock.catalog.headings import page_title
from interlock.definitions import Definition, Framework, Term
from interlock.definitions.framework import RESULTS
from interlock.definitions.in_force import is_live
from interlock.definitions.name_order import by_title
from interlock.definitions.values.contact_addresses import mail_address
from interlock.findings import Finding
from interlock.history.words_over_time import Count
from interlock.pages.contact_links import phone_link, safe_address
from interlock.pages.numbers_in_prose import numbers_dialled, numbers_texted
from interlock.pages.page_links import path_of
from interlock.pages.settings import Settings
from interlock.pages.shared_property import shared_property
from interlock.questions.evidence.criterion_evidence import Examined, FrameworkEvidence, evidence_by_link
from interlock.questions.evidence.proposals import Proposal, proposals_of
from interlock.questions.facts import Facts
from interlock.rules.engine.examined import examined

_D = TypeVar("_D", bound=Definition)
_T = TypeVar("_T")


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
    def is_public(self) -> bool:
        """Whether this site is for the public."""
        return self.settings.is_public

    @property
    def whole(self) -> Catalog:
        """The catalog with hidden definitions, from which stamps are computed."""
        return self.facts.whole or self.facts.catalog

    def has_unseen(self, definition: Definition) -> bool:
        """Whether something that these readers may not see names a definition, or is named by it.

        Then a page must not say "none": there may be something hidden. Computing the exact answer from the whole handbook would
        take as much memory again, for example for what each link owes.
        """
        key = key_of(definition)
        return self.whole is not self.catalog and any(
            len(whole.get(key, ())) > len(seen.get(key, ()))
            for whole, seen in ((self.whole.incoming, self.catalog.incoming), (self.whole.outgoing, self.catalog.outgoing))
        )

    def prepare(self) -> None:
        """Fill the caches that all pages use, so that forked processes inherit them."""
        self.facts.prepare()
        _ = (
            self._by_model,
            self.closed_days,
            self.made_up_days,
            self.terms_in,
            self.term_places,
            self.evidence_by_link,
            self.proposals_by_link,
        )

    @shared_property
    def listed(self) -> dict[Key, Definition]:
        """Every definition that lists show: all except retired ones."""
        return {key: definition for key, definition in self.catalog.definitions.items() if definition.status != "retired"}

    @shared_property
    def _by_model(self) -> dict[type[Definition], list[Any]]:
        found: dict[type[Definition], list[Any]] = {}
        for definition in sorted(self.listed.values(), key=by_title):
            found.setdefault(type(definition), []).append(definition)
        return found

    @shared_property
    def key_by_file(self) -> dict[str, Key]:
        """The key of the definition in each file."""
        return {source.path: key for key, source in self.catalog.sources.items()}

    @shared_property
    def frameworks(self) -> dict[str, FrameworkEvidence]:
        """The evidence for each criterion, by framework id."""
        return {found.framework.id: found for found in self.facts.evidence(self.examined, every=True)}

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
    def speaking_unseen(self) -> set[Key]:
        """The definitions that speak for a criterion of a framework that these readers may not see."""
        seen = self.catalog.definitions
        named = (each for references in self.whole.outgoing.values() for each in references if each.target not in seen)
        return {each.source for each in named if each.field.startswith("evidences")}

    @shared_property
    def terms_in(self) -> dict[Key, list[Key]]:
        """The terms that each definition or page uses."""
        found: dict[Key, list[Key]] = {}
        for term, users in self.facts.language.used_in.items():
            for user in users:
                found.setdefault(user, []).append(term)
        return found

    @shared_property
    def term_places(self) -> dict[Key, int]:
        """The place of each listed term among all of them, by title."""
        return {key_of(term): place for place, term in enumerate(self.all(Term))}

    def all(self, model: type[_D]) -> list[_D]:
        """The listed definitions of a kind, by title."""
        return list(self._by_model.get(model, ()))

    def once(self, what: str, key: Key, work_out: Callable[[], _T]) -> _T:
        """What `work_out` returns for a key, cached under the name `what`, because it is the same on all pages."""
        found: dict[Key, _T] = self.cache.setdefault(f"{what} of", {})
        if key not in found:
            found[key] = work_out()
        return found[key]

    @shared_property
    def written(self) -> list[tuple[str, str]]:
        """The title and path of each hand-written page, except the home page's."""
        return [(title, path_of(key)) for key, title in self.page_titles.items() if not is_home(key.id)]

    @shared_property
    def page_titles(self) -> dict[Key, str]:
        """The titles of hand-written pages: that of the front matter, else the first heading, else the file's name.

        Pages that would overwrite a file are left out, so that the rest of the site can be shown; a check reports them.
        """
        shown = (page for page in self.catalog.pages if not takes_place_of_file(address_of(page_key(page.path))))
        return {page_key(page.path): page_title(page, self.catalog) for page in shown}

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

    def phone(self, text: str | None) -> Markup:
        """A telephone number as a link that dials it in the organisation's country, or begins a text message to it."""
        return phone_link(text, self.catalog.organisation.country, self._texted)

    @shared_property
    def dialled(self) -> Callable[[str], str]:
        """The address of a link for a telephone number in prose: see `numbers_dialled`."""
        return numbers_dialled(self.catalog, self._texted)

    @shared_property
    def _texted(self) -> frozenset[str]:
        """The numbers at which nobody answers calls: see `numbers_texted`."""
        return numbers_texted(self.catalog)

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
