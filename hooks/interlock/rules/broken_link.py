"""A link in a text that leads nowhere.

Links to other pages of the handbook start with a slash (`/promises/answer-calls/`) or with dots from the page they stand on
(`../answer-calls/`); hand-written pages in `docs/` name each other's files (`contribute.md`). A reference such as
`[[promise/answer-calls]]` is safer: it follows the definition when its id changes. Links to other sites are not followed.

Bad:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
body: See [parking permits](/services/parking-permit/).
```

Good:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
body: See [parking permits](/services/parking/).
```
"""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from interlock.catalog import Catalog, Key, page_key
from interlock.catalog.addresses import address_of, anchor_of, file_named, is_made_file, pages_by_address, resolve_address
from interlock.catalog.headings import headings_of, slug_of, taken_anchors
from interlock.catalog.naming import keys_meant
from interlock.catalog.prose_links import ProseLink, failed_links, links_of
from interlock.catalog.texts import Text, texts_where
from interlock.definitions.contact_addresses import almost_web_address
from interlock.definitions.in_force import is_live
from interlock.definitions.named_parts import parts_of
from interlock.findings import Finding
from interlock.findings.nearest import did_you_mean, nearest
from interlock.findings.nouns import in_sentences
from interlock.questions.facts import Facts
from interlock.sources.filtered_pattern import FilteredPattern

GROUP = "exposure"
SEVERITY = "error"
IS_OF_TEXTS = True

_LINK = FilteredPattern(re.compile(r"\]\(|\]:|<"), ("](", "]:", "<"))
_EMAIL = re.compile(r"[^@\s/]+@[^@\s/]+\.[a-z]{2,}", re.I)
_EXTENSION = re.compile(r"\.([A-Za-z][A-Za-z0-9]{1,4})(?:#.*)?$")
_ALMOST_A_LINK = re.compile(r"\][ ]?\(")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


@dataclass(frozen=True, slots=True)
class _Site:
    """The pages and files that links may lead to."""

    facts: Facts
    pages: dict[str, Key]
    anchors: dict[Key, set[str]] = field(default_factory=dict)

    @property
    def catalog(self) -> Catalog:
        """The catalog of the handbook."""
        return self.facts.catalog

    def has(self, address: str) -> bool:
        """Whether the site has a page or a file at an address."""
        return (
            address in self.pages
            or self.has_file(f"docs{address}")
            or address in self.facts.planned_addresses
            or is_made_file(address)
        )

    def anchors_of(self, page: Key) -> set[str]:
        """The anchors of the headings of a hand-written page, which is parsed once however many links lead to it."""
        if page not in self.anchors:
            text = self.catalog.sources[page].markdown
            self.anchors[page] = {heading.anchor for heading in headings_of(text, taken_anchors(page.id))}
        return self.anchors[page]

    def has_file(self, path: str) -> bool:
        """Whether there is a file that is not a page. Refused files count, because they have findings of their own."""
        return path in self.catalog.assets or path in self.catalog.refused


def subjects(facts: Facts) -> int:
    """Relative links of prose and of hand-written pages."""
    return sum(1 for _ in _links(facts.catalog))


def check(facts: Facts) -> Iterator[Finding]:
    """Relative links of prose and of hand-written pages that lead to no page, no file or no anchor."""
    site = _Site(facts, pages_by_address(facts.catalog))
    for text, link in _links(facts.catalog):
        if words := _fault(site, text, link):
            place = text.place(facts.catalog, link.fragment or "](", link.occurrence)
            yield Finding("broken-link", place, *words)
    for text in texts_where(facts.catalog, _ALMOST_A_LINK):
        if text.form != "plain":
            for match in failed_links(text.text, block=text.is_block):
                yield Finding("broken-link", text.place_of(facts.catalog, match), *_why_no_link(match))


def _links(catalog: Catalog) -> Iterator[tuple[Text, ProseLink]]:
    """The relative links, each with its text."""
    for text in texts_where(catalog, _LINK):
        if text.form != "plain":
            for link in links_of(text.text, block=text.is_block):
                if not _SCHEME.match(link.href) or _has_a_slip(link.href):
                    yield text, link


def _has_a_slip(href: str) -> bool:
    """Whether an address of another site leads nowhere: `https:\\\\www.council.example`. Other schemes are `unsafe-markup`."""
    return href.lower().startswith(("http:", "https:", "//")) and bool(almost_web_address(unquote(href)))


def _fault(site: _Site, text: Text, link: ProseLink) -> tuple[str, str] | None:
    if not link.href:
        return "This link has no address", "Write where it leads between the round brackets."
    if unquote(link.href).startswith("\\"):
        return "A link cannot lead to a network drive", "Write its path between backticks, for people to copy."
    if _has_a_slip(link.href):
        return f"`{unquote(link.href)}` is no web address", f"Write `{almost_web_address(unquote(link.href))}`."
    if text.key.kind == "page" and (file := file_named(text.key, link.href)):
        return _fault_of_file(site, text.key, file, link)
    address, anchor = resolve_address(address_of(text.key), link.href)
    target = site.pages.get(address)
    if target is None and not site.has(address) and (page := _page_file(site, address)):
        return f"`{link.href}` leads to no page", f"Did you mean `{address_of(page)}`?"
    if target is None and not site.has(address):
        remedy = _otherwise_written(site.catalog, link.href) or _page_in_folder(site, text.key, link.href)
        return f"`{link.href}` leads to no page", remedy or _nearest_page(site, address)
    if target is not None and _is_hidden_draft(site.catalog, text.key, target):
        return f"`{link.href}` leads to a draft, which readers cannot see", "Publish it, or take the link out."
    if anchor and target is not None:
        return _fault_of_anchor(site, target, anchor)
    return None


def _page_in_folder(site: _Site, page: Key, href: str) -> str:
    """What to type in a hand-written page for a folder with a page of its own, such as `../forms/` or `../forms/index.md`."""
    if page.kind != "page" or href.startswith("/"):
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page.id), unquote(href.partition("#")[0])))
    folder = re.sub(r"/(?:index|README)\.md\Z", "", path, flags=re.I)
    meant = site.pages.get(f"/{folder.removeprefix('docs/')}/")
    if meant is None or meant.kind != "page":
        return ""
    return f"Did you mean `{_as_target(posixpath.relpath(meant.id, posixpath.dirname(page.id)))}`?"


def _fault_of_file(site: _Site, page: Key, file: str, link: ProseLink) -> tuple[str, str] | None:
    key = page_key(file)
    if link.is_picture and (file in site.catalog.assets or key in site.catalog.sources) and not _PICTURE.search(file):
        return f"`{file}` is no picture", "Take the `!` before the link away, so that it leads there."
    if key in site.catalog.sources:
        anchor = unquote(link.href.partition("#")[2])
        return _fault_of_anchor(site, key, anchor) if anchor else None
    if site.has_file(file) or is_made_file(f"/{file.removeprefix('docs/')}"):
        return None
    if meant := almost_web_address(unquote(link.href)):
        return f"There is no file `{file}`", f"Write `{meant}`, if another site is meant."
    remedy = _page_in_folder(site, page, link.href) or _nearest_file(site, page, file, link.is_picture)
    return f"There is no file `{file}`", remedy


_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg)\Z", re.I)
_PAGE = re.compile(r"\.(?:md|html?|markdown)\Z", re.I)


def _definition_at(site: _Site, file: str) -> Key | None:
    """The definition whose page a file would be, such as `promises/answer-calls.md` in any folder; None for other files."""
    address = "/".join(re.sub(r"(?:/index)?\.(?:md|html?)\Z", "", file, flags=re.I).split("/")[-2:])
    key = site.pages.get(f"/{address}/") if _PAGE.search(file) else None
    return key if key and key.kind != "page" else None


def _nearest_file(site: _Site, page: Key, file: str, is_picture: bool) -> str:
    """What to type for a file that is not there: a definition by its key, or a file of the same sort, named from the page."""
    definition = next((key for key, source in site.catalog.sources.items() if source.path == file and key.kind != "page"), None)
    definition = definition or _definition_at(site, file)
    if definition:
        return f"Write the definition as a reference: `[[{definition}]]`."
    known = [each.path for each in site.catalog.pages] if not is_picture else []
    known = known if _PAGE.search(file) else sorted(site.catalog.assets)
    if is_picture or _PICTURE.search(file):
        known = [path for path in known if _PICTURE.search(path)]
    wanted = _PAGE.sub(".md", file)
    same_name = [path for path in known if posixpath.basename(path).lower() == posixpath.basename(wanted).lower()]
    meant = (
        same_name[0]
        if len(same_name) == 1
        else nearest(wanted.removeprefix("docs/"), (path.removeprefix("docs/") for path in known))
    )
    if meant is None and _EMAIL.fullmatch(posixpath.basename(file)):
        return f"Write `mailto:{posixpath.basename(file)}`."
    if meant is None:
        return "Name a picture in `docs/`." if is_picture else "Name a file in `docs/`."
    whole = meant if meant.startswith("docs/") and meant in known else f"docs/{meant}"
    return f"Did you mean `{_as_target(posixpath.relpath(whole, posixpath.dirname(page.id)))}`?"


def _as_target(path: str) -> str:
    return f"<{path}>" if " " in path else path


def _why_no_link(match: re.Match[str]) -> tuple[str, str]:
    address = match["address"].strip().removeprefix("<").removesuffix(">")
    if match["gap"]:
        return "This is no link: there is a blank between `]` and `(`", "Take the blank out."
    target = re.sub(r"(?<!\s)\s++[\"'“”‘’„(].*", "", address)
    if " " in target:
        return "This is no link: a blank ends an address", f"Write `(<{target}>)`."
    return "This is no link: what stands after its address is no title", f'Write `({target} "title")`, or the address alone.'


def _fault_of_anchor(site: _Site, target: Key, anchor: str) -> tuple[str, str] | None:
    if target.kind == "page":
        known = site.anchors_of(target)
        # Browsers take `#top` for the start of any page.
        return None if anchor in known or anchor.lower() == "top" else _no_such_place(anchor, f"`{target.id}`", known)
    parts = parts_of(site.catalog.definitions[target])
    known = {anchor_of(target.kind, part) for part in parts}
    if anchor in known or not (anchor in parts or anchor.startswith(anchor_of(target.kind, ""))):
        return None  # the sections of the page have anchors too, which are not known here
    meant = {anchor_of(target.kind, anchor)} if anchor in parts else known
    return _no_such_place(anchor, f"the page of the {in_sentences(target.kind)} `{target.id}`", meant)


_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "å": "aa"})


def _same_elsewhere(anchor: str, known: set[str]) -> str | None:
    """The anchor here of a heading whose anchor on another host is known: without accents, with `oe` for `ö`, numbered `-1`."""
    wanted = slug_of(anchor)
    for other in sorted(known):
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", other) if not unicodedata.combining(letter))
        spelt = other.translate(_SPELT_OUT)
        if wanted in (slug_of(other), plain, spelt, re.sub(r"_(\d+)$", r"-\1", other), plain.replace("ß", "ss")):
            return other
    return None


def _listed(known: set[str]) -> str:
    shown = [f"`#{anchor}`" for anchor in sorted(known)[:6]]
    if shown:
        return f"Its places are {', '.join(shown)}{', and more' if len(known) > len(shown) else ''}."
    return "Link to the page itself, without `#` and what follows."


def _no_such_place(anchor: str, where: str, known: set[str]) -> tuple[str, str]:
    meant = next(iter(known)) if len(known) == 1 else _same_elsewhere(anchor, known) or nearest(anchor, known)
    remedy = f"Did you mean `#{meant}`?" if meant else _listed(known)
    return f"There is no place `#{anchor}` on {where}", remedy


def _page_file(site: _Site, address: str) -> Key | None:
    """The hand-written page whose file a definition names, as in `/contribute.md`."""
    name = posixpath.basename(address.rstrip("/"))
    if not name.endswith(".md"):
        return None
    return next((page_key(page.path) for page in site.catalog.pages if posixpath.basename(page.path) == name), None)


def _is_hidden_draft(catalog: Catalog, source: Key, target: Key) -> bool:
    written, named = catalog.definitions.get(source), catalog.definitions.get(target)
    return named is not None and named.status == "draft" and (written is None or is_live(written))


def _otherwise_written(catalog: Catalog, href: str) -> str:
    """What to type for an address that is none of a page: a site, an e-mail address, a definition's file, another file."""
    path = unquote(href)
    if _EMAIL.fullmatch(path):
        return f"Write `mailto:{path}`."
    if meant := almost_web_address(path):
        return f"Write `{meant}`."
    extension = _EXTENSION.search(path)
    if extension and extension[1].lower() in ("yml", "yaml"):
        keys = sorted(keys_meant(catalog, path))[:2]
        return f"Write {' or '.join(f'`[[{key}]]`' for key in keys)} in place of the whole link." if keys else ""
    if extension and extension[1].lower() not in ("html", "htm", "md"):
        files = [asset.removeprefix("docs") for asset in catalog.assets]
        return (
            did_you_mean(f"/{path.lstrip('./')}", files)
            or "Put that file into `docs/`, and write its path there, such as `/files/form.pdf`."
        )
    return ""


def _nearest_page(site: _Site, address: str) -> str:
    return (
        did_you_mean(address, [*site.facts.planned_addresses, *site.pages])
        or "Write the address of a page, such as `/promises/`, or a reference: `[[kind/id]]`."
    )
