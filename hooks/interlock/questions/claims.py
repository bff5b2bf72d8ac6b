"""Claims to be better than others, in every text of a handbook, in the words of `claim_words` and the organisation's own phrases.

A claim is about the definition in whose text it stands. It holds if something says what it means, and if our last result is as
good as a figure of others that can be compared with it, with the day on which it was true and where it stands. What customers,
assessors and colleagues say of somebody is no claim of ours, and neither is what stands in quotation marks.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property, partial
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from interlock.catalog import ORGANISATION, Catalog, Key, each_once, page_key
from interlock.catalog.markdown_parts import parts_of_markdown
from interlock.catalog.texts import texts_of, texts_of_results
from interlock.definitions import ContactPoint, Customer, Definition, Link, Procedure, Promise, Service, Term
from interlock.definitions.in_force import is_live
from interlock.definitions.link import is_team
from interlock.findings import Place
from interlock.questions.claim_words import ClaimWords, claim_label
from interlock.questions.comparisons import Compared
from interlock.questions.language.prose_parts import prose_of
from interlock.questions.language.uses import Language, ProseText

# Kinds whose texts say what others say, or what is asked of anybody.
_OTHERS_WORDS = ("framework", "lesson", "session")
# Fields of a few words, without Markdown, that pages show: names of things, whom to ask, what passes between them, what to say.
_SHORT_FIELDS = frozenset(
    (
        "name",
        "title",
        "also_called",
        "ask_for",
        "place",
        "with",
        "for",
        "skill",
        "skills",
        "needs",
        "gives",
        "pauses",
        "waits_for",
        "use",
    )
)
# Of a term, they are words that are spoken of, and not said; of some links, what others call themselves or what they sell.
_NAMES = ("title", "also_called")
_NAMED_BY_OTHERS = ("partner", "supplier", "system")
# Fields that hold the words of customers.
_CUSTOMERS_WORDS = ("expectations.text", "excellence.text")
_LAST_NAMES = frozenset(field.rpartition(".")[2] for field in _CUSTOMERS_WORDS)


class Claim(NamedTuple):
    """A claim in a text, with its offsets there. `words`: as they are written; `label`: in small letters with single spaces.

    `place_of` is set where it stands in results or in settings, and finds the place of some words there.
    """

    text: ProseText
    start: int
    end: int
    place_of: Callable[[str], Place] | None = None

    @property
    def words(self) -> str:
        """The words of the claim as a reader sees them."""
        return " ".join(re.sub(r"[*_]", "", self.text.text[self.start : self.end]).split())

    @property
    def label(self) -> str:
        """The words by which a term or a promise may define it."""
        return claim_label(self.words)


class Claims:
    """The claims of a handbook, what defines them, and the comparisons that could back them."""

    def __init__(self, catalog: Catalog, language: Language, comparisons: Iterable[Compared]) -> None:
        self._catalog, self._language = catalog, language
        self._comparisons: dict[str, list[Compared]] = {}
        for comparison in comparisons:
            self._comparisons.setdefault(comparison.promise.id, []).append(comparison)
        self._words = ClaimWords(catalog.organisation.claims)

    @cached_property
    def texts(self) -> list[ProseText]:
        """The texts of definitions and pages that may hold a claim of ours."""
        return list(self._texts_in(self._catalog.sources_in_scope))

    def _texts_in(self, files: Collection[Key]) -> Iterator[ProseText]:
        prose = (text for text in self._language.texts if text.key in files)
        return filter(_is_ours, chain(prose, self._short_texts(files), self._front_matter(files)))

    def _short_texts(self, files: Collection[Key]) -> Iterator[ProseText]:
        for key, definition in ((ORGANISATION, self._catalog.organisation), *self._catalog.definitions.items()):
            if key in files and getattr(definition, "status", None) != "retired":
                is_named = isinstance(definition, Term) or (isinstance(definition, Link) and definition.kind in _NAMED_BY_OTHERS)
                for text in texts_of(self._catalog, key):
                    if text.form == "plain" and text.field in _SHORT_FIELDS and not (is_named and text.field in _NAMES):
                        yield ProseText(key, text.route, text.text, block=False, prose=text.text)

    def _front_matter(self, files: Collection[Key]) -> Iterator[ProseText]:
        for page in self._catalog.pages if self._catalog.scope is None else ():
            key = page_key(page.path)
            shown = {"title": page.front.title, "description": page.front.summary} if page.front and key in files else {}
            yield from (ProseText(key, (field,), text, block=False, prose=text) for field, text in shown.items() if text)

    def found(self) -> Iterator[Claim]:
        """Every claim, in the order of the texts; none in the term that defines it, or that says why it is to be avoided."""
        # The texts of most files are not gathered for this.
        files = {key for key, source in self._catalog.sources_in_scope.items() if self._words.may_be_in_file(source.text)}
        for text in self._texts_in(files):
            if self._words.may_be_in(text.text):
                yield from (claim for claim in self._in(text) if not self._is_word_of_its_term(claim))
        for said in texts_of_results(self._catalog):
            if self._words.may_be_in(said.text):
                prose = ProseText(said.key, said.route, said.text, block=False, prose=prose_of(said.text, block=False))
                place_of = partial(said.row.place, str(said.route[0])) if said.row else None
                yield from (claim._replace(place_of=place_of) for claim in self._in(prose))
        for of_site in self._catalog.site_texts if self._catalog.scope is None else ():
            if not of_site.is_prose:
                continue
            words = re.sub("<[^<>]*>", lambda tag: " " * len(tag[0]), of_site.text)
            prose = ProseText(ORGANISATION, (of_site.setting,), of_site.text, block=False, prose=words)
            yield from (claim._replace(place_of=of_site.place_of) for claim in self._in(prose))

    def is_defined(self, claim: Claim) -> bool:
        """Whether a term has the claim for a label, or a promise holds it in a name."""
        label = claim.label
        return label in self._labels or any(f" {label} " in f" {name} " for name in self._names_of_promises)

    def promises_of(self, claim: Claim) -> list[Promise]:
        """The promises that the claim is about; all of them where it is about the organisation."""
        subjects = self._subjects(claim)
        return self._catalog.of(Promise) if subjects is None else subjects

    def compared(self, claim: Claim) -> list[Compared]:
        """The comparisons of what the claim is about, including expired ones and those that cannot be compared."""
        return [each for promise in self.promises_of(claim) for each in self._comparisons.get(promise.id, ())]

    def is_backed(self, claim: Claim) -> bool:
        """Whether a promise that it is about is as good as all its benchmarks, one of which has a day and a source.

        For the organisation, every promise is as good as all its benchmarks.
        """
        counting = [each for each in self.compared(claim) if each.counts]
        lost = {each.promise.id for each in counting if not each.is_met}
        won = {each.promise.id for each in counting if each.backs} - lost
        return bool(won) and (not lost or self._subjects(claim) is not None)

    def _in(self, text: ProseText) -> Iterator[Claim]:
        for start, prose in ((0, text.prose), *_headings(text)):
            for begins, ends in self._words.found_in(prose):
                yield Claim(text, start + begins, start + ends)

    def _is_word_of_its_term(self, claim: Claim) -> bool:
        term = self._catalog.definitions.get(claim.text.key)
        if not isinstance(term, Term):
            return False
        return claim.label in map(claim_label, (*_labels_of(term), *(avoided.word for avoided in term.avoid)))

    @cached_property
    def _labels(self) -> frozenset[str]:
        return frozenset(claim_label(label) for term in self._language.terms for label in _labels_of(term))

    @cached_property
    def _names_of_promises(self) -> list[str]:
        live = (promise for promise in self._catalog.of(Promise) if is_live(promise))
        return [claim_label(name) for promise in live for name in (promise.title, *promise.also_called)]

    def _subjects(self, claim: Claim) -> list[Promise] | None:
        """The promises of what it is about, of a page those of what it names; None for the organisation."""
        key = claim.text.key
        if key.kind == "page":
            targets = (reference.target for reference in self._catalog.outgoing.get(key, ()) if reference.in_prose)
            linked = [self._catalog.definitions[target] for target in targets if target in self._catalog.definitions]
            return each_once(promise for definition in linked for promise in self._made_for(definition)) or None
        definition = self._catalog.definitions.get(key)
        return list(self._made_for(definition)) if definition and key.kind in (*_NAMED_IN, "promise", "procedure") else None

    def _made_for(self, definition: Definition) -> Iterator[Promise]:
        """The promises that a definition is, makes, keeps or is given."""
        match definition:
            case Promise():
                yield definition
            case Procedure():
                yield from filter(None, (self._catalog.promise(entry.promise) for entry in definition.supports))
            case Link() if not is_team(definition):
                # It promises nothing itself: what is done with it shows how good it is.
                for procedure in self._catalog.referring(definition, Procedure, "steps.with"):
                    yield from self._made_for(procedure) if is_live(procedure) else ()
            case Service() | Link() | ContactPoint() | Customer():
                yield from self._catalog.referring(definition, Promise, _NAMED_IN[definition.kind_name])


# The field by which a promise names what a claim may be about.
_NAMED_IN = {"service": "service", "link": "made_by", "contact-point": "contact_points", "customer": "made_to"}


def _labels_of(term: Term) -> list[str]:
    return [term.title, *term.also, *([term.abbreviation] if term.abbreviation else [])]


def _is_ours(text: ProseText) -> bool:
    if text.key.kind in _OTHERS_WORDS:
        return False
    field = ".".join(step for step in text.route if isinstance(step, str)) if not _LAST_NAMES.isdisjoint(text.route) else ""
    return field not in _CUSTOMERS_WORDS


def _headings(text: ProseText) -> Iterator[tuple[int, str]]:
    """The headings of a text, which its prose leaves out, with their offsets; without those that are quoted."""
    quoted_until = 0
    for part in sorted(parts_of_markdown(text.text), key=attrgetter("start")) if text.block else ():
        if part.kind == "quotation":
            quoted_until = max(quoted_until, part.end)
        elif part.kind == "heading" and part.start >= quoted_until:
            yield part.start, prose_of(text.text[part.start : part.end], block=False)
