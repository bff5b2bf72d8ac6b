"""The pages and files to which links in prose may lead, and the anchors on them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from interlock.catalog import Catalog, Key
from interlock.catalog.addresses import address_of, anchor_of, is_made_file, page_that_stays
from interlock.catalog.headings import headings_of, slug_of, taken_anchors
from interlock.definitions.in_force import is_live
from interlock.definitions.named_parts import parts_of
from interlock.findings.nearest import nearest
from interlock.findings.nouns import in_sentences
from interlock.questions.facts import Facts


@dataclass(frozen=True, slots=True)
class LinkedPages:
    """The pages and files that links may lead to. `files`: the paths of those in `docs/`, by their composed paths."""

    facts: Facts
    pages: dict[str, Key]
    files: dict[str, str]
    anchors: dict[Key, set[str]] = field(default_factory=dict)
    forms: dict[Key, dict[str, str]] = field(default_factory=dict)

    @property
    def catalog(self) -> Catalog:
        """The catalog of the handbook."""
        return self.facts.catalog

    def has(self, address: str) -> bool:
        """Whether the site has a page or a file at an address."""
        return (
            address in self.pages or self.has_file(f"docs{address}") or is_made_file(address) or self.has_page_of_its_own(address)
        )

    def has_page_of_its_own(self, address: str) -> bool:
        """Whether a page that is no definition's has an address, or a definition whose file has a fault."""
        return address in self.facts.planned_addresses or any(address_of(key) == address for key in self.catalog.broken)

    def page_that_stays(self, address: str) -> str | None:
        """The page of the site below which the handbook makes one at an address only at times; None for other addresses."""
        page = page_that_stays(address)
        return page if page and self.has(page) else None

    def anchors_of(self, page: Key) -> set[str]:
        """The anchors of the headings of a hand-written page, which is parsed once however many links lead to it."""
        if page not in self.anchors:
            text = self.catalog.sources[page].markdown
            self.anchors[page] = {heading.anchor for heading in headings_of(text, taken_anchors(page.id))}
        return self.anchors[page]

    def forms_elsewhere(self, page: Key) -> dict[str, str]:
        """The anchors of a hand-written page by those that other hosts give its headings, worked out once for all links to it."""
        if page not in self.forms:
            self.forms[page] = _forms_elsewhere(self.anchors_of(page))
        return self.forms[page]

    def has_file(self, path: str) -> bool:
        """Whether there is a file that is not a page. Refused files count, because they have findings of their own."""
        path = self.files.get(path, path)
        return path in self.catalog.assets or path in self.catalog.refused


def is_hidden_draft(catalog: Catalog, source: Key, target: Key) -> bool:
    """Whether something published links to a draft."""
    written, named = catalog.definitions.get(source), catalog.definitions.get(target)
    return named is not None and named.status == "draft" and (written is None or is_live(written))


def fault_of_anchor(site: LinkedPages, target: Key, anchor: str) -> tuple[str, str] | None:
    """The message and the remedy for an anchor that the page of a definition, or a hand-written one, does not have; else None."""
    if target.kind == "page":
        known = site.anchors_of(target)
        return None if anchor in known else _no_such_place(anchor, f"`{target.id}`", known, site.forms_elsewhere(target))
    parts = parts_of(site.catalog.definitions[target])
    known = {anchor_of(target.kind, part) for part in parts}
    if anchor in known or not (anchor in parts or anchor.startswith(anchor_of(target.kind, ""))):
        return None  # the sections of the page have anchors too, which are not known here
    meant = {anchor_of(target.kind, anchor)} if anchor in parts else known
    return _no_such_place(anchor, f"the page of the {in_sentences(target.kind)} `{target.id}`", meant, _forms_elsewhere(meant))


_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "å": "aa"})


def _forms_elsewhere(known: Iterable[str]) -> dict[str, str]:
    """The anchors here by those that other hosts give the same headings: without accents, with `oe` for `ö`, numbered `-1`."""
    found: dict[str, str] = {}
    for anchor in sorted(known):
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", anchor) if not unicodedata.combining(letter))
        numbered = re.sub(r"_(\d+)$", r"-\1", anchor)
        for form in (slug_of(anchor), plain, anchor.translate(_SPELT_OUT), numbered, plain.replace("ß", "ss")):
            found.setdefault(form, anchor)
    return found


def _no_such_place(anchor: str, where: str, known: set[str], forms: Mapping[str, str]) -> tuple[str, str]:
    meant = next(iter(known)) if len(known) == 1 else forms.get(slug_of(anchor)) or nearest(anchor, known)
    remedy = f"Did you mean `#{meant}`?" if meant else _listed(known)
    return f"There is no place `#{anchor}` on {where}", remedy


def _listed(known: set[str]) -> str:
    shown = [f"`#{anchor}`" for anchor in sorted(known)[:6]]
    if shown:
        return f"Its places are {', '.join(shown)}{', and more' if len(known) > len(shown) else ''}."
    return "Link to the page itself, without `#` and what follows."
