"""The shared language: finds terms and words to avoid in the prose of a catalog.

`Language.uses_in` searches one text, `found` all texts of a handbook. Both take time linear in the length of the text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property, partial
from typing import Literal, NamedTuple

from pydantic import BaseModel

from interlock.catalog import ORGANISATION, Catalog, Key, key_of, page_key
from interlock.catalog.languages import language_of
from interlock.catalog.texts import texts_of, texts_of_results
from interlock.definitions import Term
from interlock.definitions.in_force import is_live
from interlock.definitions.text_marks import Prose, ReadAsTyped
from interlock.definitions.values.language_tags import is_english
from interlock.definitions.values.plain_letters import plain_letters
from interlock.definitions.walk import marked_texts
from interlock.findings import Place
from interlock.questions.language.labels import AVOIDED_ROLES, TERM_ROLES, Sense, context_words, senses_of
from interlock.questions.language.matching import Hit, can_be_found
from interlock.questions.language.replacing import fitting, is_part_of_right_word, is_right_word
from interlock.questions.language.sentences import first_sentence
from interlock.questions.language.text_cache import Finder, ProseText, TextCache
from interlock.questions.language.unspaced_scripts import is_unspaced
from interlock.questions.vocabulary_only import is_vocabulary
from interlock.sources import Route
from interlock.sources.tables.results_tables import ResultRow

__all__ = ["FoundUse", "Language", "ProseText", "Sense", "TextCache", "Use", "first_sentence"]


class Use(NamedTuple):
    """A term, or a word to avoid, in a text. `start` and `end` are its offsets, without a possessive ending.

    `senses`: what the words mean. A term has one sense; a word to avoid has one for each term that avoids it.
    """

    start: int
    end: int
    kind: Literal["term", "avoided"]
    senses: tuple[Sense, ...]

    @property
    def term_key(self) -> Key:
        """The key of the term that is used, or that avoids the word."""
        return self.senses[0].term

    @property
    def label(self) -> str:
        """The label as it is written in the file of the term."""
        return self.senses[0].label


class FoundUse(NamedTuple):
    """A use of the language in a handbook, with the text that it is in, and whether that is English."""

    where: ProseText
    use: Use
    in_english: bool

    @property
    def words(self) -> str:
        """The words as they are written in the text, in plain letters."""
        return plain_letters(self.where.text[self.use.start : self.use.end])

    def instead(self, sense: Sense) -> str:
        """The right word: in English in the inflection and case of the words, in other languages as its term has it."""
        return fitting(self.words, sense) if self.in_english else sense.instead or ""


class Language:
    """The shared language in a catalog. `words` is the catalog whose terms are searched for; None for its own.

    `text_cache`: a cache of texts, which may be shared with other catalogs.
    """

    def __init__(self, catalog: Catalog, words: Catalog | None = None, text_cache: TextCache | None = None) -> None:
        self.catalog = catalog
        self._words, self._text_cache = words or catalog, text_cache or TextCache()
        self._lower_case_sources: dict[Key, str] = {}
        self._mentioned: dict[tuple[str, Key | str], bool] = {}

    @cached_property
    def _finder(self) -> Finder:
        return self._text_cache.finder(list(senses_of(self._words)))

    def uses_in(self, text: str, *, block: bool = True, within: Key | None = None) -> list[Use]:
        """The uses in a Markdown text, in order, without overlaps.

        `block`: whether it may have paragraphs and lists. `within`: the definition or page that it belongs to; a term is not
        found in its own definition, and a label with a `context` only if the definition contains the words of that.
        """
        hits = self._finder.hits(self._text_cache.prose_of(text, block=block))
        return [use for hit in hits if (use := self._use_of(hit, text, within))]

    @cached_property
    def texts(self) -> list[ProseText]:
        """Every prose of definitions and pages, except retired ones, in the order of their files."""
        return [text for text in self.all_texts if not text.is_plain]

    @cached_property
    def all_texts(self) -> list[ProseText]:
        """The same, and what else people read: words that are no Markdown, descriptions of pages, and the notes of results."""
        return list(self._all_texts())

    def _all_texts(self) -> Iterator[ProseText]:
        catalog, sources = self.catalog, self.catalog.sources_in_scope
        for key, definition in ((ORGANISATION, catalog.organisation), *catalog.definitions.items()):
            if key in sources and getattr(definition, "status", None) != "retired":
                yield from self._text_cache.texts_of(key, definition, partial(self._prose_of_model, key, definition))
        for page in catalog.pages if catalog.scope is None else ():
            prose = self._text_cache.prose_of(page.markdown, block=True)
            yield ProseText(page_key(page.path), (), page.markdown, block=True, prose=prose)
            if page.front and page.front.summary:
                yield self._plain(page_key(page.path), ("description",), page.front.summary)
        for said in texts_of_results(catalog):
            yield self._plain(said.key, said.route, said.text, row=said.row)

    def _plain(self, key: Key, route: Route, text: str, *, is_fixable: bool = False, row: ResultRow | None = None) -> ProseText:
        prose = self._text_cache.prose_of(text, block=False)
        return ProseText(key, route, text, block=False, prose=prose, is_plain=True, is_fixable=is_fixable, row=row)

    def _prose_of_model(self, key: Key, model: BaseModel) -> list[ProseText]:
        found = []
        for route, mark, text in marked_texts(model):
            if isinstance(mark, Prose):
                found.append(ProseText(key, route, text, mark.block, self._text_cache.prose_of(text, block=mark.block)))
            elif isinstance(mark, ReadAsTyped):
                found.append(self._plain(key, route, text, is_fixable=not mark.is_matched))
        return found

    def texts_of(self, key: Key) -> list[ProseText]:
        """The prose of one definition or page."""
        return self._texts_by_key[key]

    @cached_property
    def _texts_by_key(self) -> dict[Key, list[ProseText]]:
        texts: dict[Key, list[ProseText]] = defaultdict(list)
        for text in self.texts:
            texts[text.key].append(text)
        return texts

    @cached_property
    def _avoided_and_used(self) -> tuple[list[FoundUse], dict[Key, Counter[Key]]]:
        avoided: list[FoundUse] = []
        counts: dict[Key, Counter[Key]] = defaultdict(Counter)
        for text in self.all_texts:
            for hit in self._finder.hits(text.prose):
                if (term := hit.only_term) is not None:
                    if term != text.key and not text.is_plain:
                        counts[term][text.key] += 1
                elif use := self._use_of(hit, text.text, text.key):
                    if use.kind == "avoided":
                        avoided.append(FoundUse(text, use, self._in_english(text.key)))
                    elif not text.is_plain:
                        counts[use.term_key][text.key] += 1
        return avoided, counts

    def _in_english(self, key: Key) -> bool:
        return is_english(self.written_in(key))

    def written_in(self, key: Key) -> str:
        """The tag of the language in which the texts of a definition or a hand-written page are written."""
        source = self.catalog.sources.get(key)
        written = self.catalog.definitions.get(key) or (source.front if source else None)
        return language_of(written, self.catalog) if written else self.catalog.organisation.language

    @cached_property
    def avoided(self) -> list[FoundUse]:
        """Every use of a word to avoid."""
        return self._avoided_and_used[0]

    @cached_property
    def avoided_by_text(self) -> dict[Key, list[FoundUse]]:
        """The same by the definition or page in whose text they stand."""
        found: dict[Key, list[FoundUse]] = defaultdict(list)
        for each in self.avoided:
            found[each.where.key].append(each)
        return dict(found)

    @cached_property
    def used_in(self) -> dict[Key, Counter[Key]]:
        """For each used term, how often each definition or page uses it, including references such as `[[term/…]]`."""
        counts = defaultdict(Counter, {term: Counter(users) for term, users in self._avoided_and_used[1].items()})
        for reference in self.catalog.references:
            if (
                reference.in_prose
                and reference.target
                and reference.target.kind == "term"
                and reference.target != reference.source
            ):
                counts[reference.target][reference.source] += 1
        return dict(counts)

    @cached_property
    def terms(self) -> list[Term]:
        """The terms that may be used: neither drafts nor retired."""
        return list(filter(is_live, self.catalog.of(Term)))

    @cached_property
    def unused(self) -> list[Term]:
        """The terms that are found neither in prose nor in other texts, such as titles, of more than one word.

        A term above a used one is used too: it is how that one is found. A term whose title is only punctuation cannot be found
        and is left out; another rule reports it. In a vocabulary alone nothing is there that could use its words.
        """
        in_no_prose = [term for term in self.terms if key_of(term) not in self.used_in and can_be_found(term.title)]
        if not in_no_prose or (is_vocabulary(self.catalog) and not self._is_used_on_pages()):
            return []
        used = self._with_broader({*self.used_in, *self._used_in_plain_text()})
        return [term for term in in_no_prose if key_of(term) not in used]

    def _is_used_on_pages(self) -> bool:
        pages = {page_key(page.path) for page in self.catalog.pages}
        return any(not pages.isdisjoint(users) for users in self.used_in.values())

    def _with_broader(self, keys: set[Key]) -> set[Key]:
        """Terms, with those above them: theirs, and those above these."""
        found, waiting = set(keys), list(keys)
        while waiting:
            term = self.catalog.definitions.get(waiting.pop())
            above = (self.catalog.get("term", id) for id in term.broader) if isinstance(term, Term) else ()
            new = {key_of(each) for each in above if each} - found
            found |= new
            waiting += new
        return found

    def _used_in_plain_text(self) -> Iterator[Key]:
        for key in self.catalog.definitions:
            for text in texts_of(self.catalog, key) if key.kind != "term" else ():
                if text.form == "plain" and (" " in text.text or is_unspaced(text.text)):
                    uses = self.uses_in(text.text, block=False, within=key)
                    whole = None if " " in text.text else (0, len(text.text))
                    yield from (use.term_key for use in uses if use.kind == "term" and (use.start, use.end) != whole)

    def place(self, found: FoundUse) -> Place:
        """The place of a use in its file."""
        return self.place_in(found.where, found.use.start, found.use.end)

    def place_in(self, text: ProseText, start: int, end: int) -> Place:
        """The place in its file of a part of a text, given by offsets."""
        if text.row is not None:
            return text.row.place(str(text.route[0]), text.text[start:end])
        return self.catalog.sources[text.key].place_of_range(text.route, start, end)

    def _use_of(self, hit: Hit, text: str, within: Key | None) -> Use | None:
        if (term := hit.only_term) is not None:
            return Use(hit.start, hit.end, "term", hit.senses) if term != within else None
        if any(sense.role == "other" for sense in hit.senses):
            return None
        terms = [sense for sense in hit.senses if sense.role in TERM_ROLES]
        meant = self._possible_terms(terms, text, within)
        if len(meant) > 1:
            return None
        if meant:
            return Use(hit.start, hit.end, "term", (meant[0],)) if meant[0].term != within else None
        words = text[hit.start : hit.end]
        avoided = tuple(
            sense
            for sense in hit.senses
            if sense.role in AVOIDED_ROLES
            and not is_right_word(words, sense)
            and not is_part_of_right_word(text, hit.start, hit.end, sense)
        )
        if not avoided or any(within in sense.homes for sense in avoided):
            return None
        return Use(hit.start, hit.end, "avoided", avoided)

    def _possible_terms(self, terms: list[Sense], text: str, within: Key | None) -> list[Sense]:
        """The terms that the words may mean here, one sense of each: those whose context occurs, or else those without one."""
        one_each = list({sense.term: sense for sense in terms}.values())
        special = [sense for sense in one_each if sense.context and self._mentions(sense.context, text, within)]
        return special or [sense for sense in one_each if not sense.context]

    def _mentions(self, context: str, text: str, within: Key | None) -> bool:
        context_key = (context, within or text)
        if context_key not in self._mentioned:
            around = self._lower_case_source(within) if within else text.lower()
            words = context_words(context)
            self._mentioned[context_key] = all(_has_word(around, word) for word in words)
        return self._mentioned[context_key]

    def _lower_case_source(self, key: Key) -> str:
        if key not in self._lower_case_sources:
            source = self.catalog.sources.get(key)
            self._lower_case_sources[key] = source.text.lower() if source else ""
        return self._lower_case_sources[key]


def _has_word(around: str, word: str) -> bool:
    """Whether a text in lower case has a word or its plural; in a script without blanks, whether it has its letters."""
    return word in around if is_unspaced(word) else bool(re.search(rf"\b{re.escape(word)}s?\b", around))
