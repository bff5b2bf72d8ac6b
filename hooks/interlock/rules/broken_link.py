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
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from interlock.catalog import Catalog, Key, page_key
from interlock.catalog.addresses import address_of, file_named, is_made_file, pages_by_address, place_named, resolve_address
from interlock.catalog.composed import composed
from interlock.catalog.naming import keys_meant, kinds_in
from interlock.catalog.prose_links import ProseLink, failed_links, links_of
from interlock.catalog.texts import Text, texts_where
from interlock.definitions.values.contact_addresses import almost_web_address
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import did_you_mean, nearest
from interlock.questions.facts import Facts
from interlock.rules.shared.exported_links import fault_of_exported, is_of_their_site
from interlock.rules.shared.linked_pages import LinkedPages, fault_of_anchor, is_hidden_draft
from interlock.sources.filtered_pattern import FilteredPattern

GROUP = "exposure"
SEVERITY = "error"
IS_OF_TEXTS = True

_LINK = FilteredPattern(lazy_pattern(r"\]\(|\]:|<"), ("](", "]:", "<"))
_EMAIL = lazy_pattern(r"[^@\s/]+@[^@\s/]+\.[a-z]{2,}", re.I)
_EXTENSION = lazy_pattern(r"\.([A-Za-z][A-Za-z0-9]{1,4})(?:#.*)?$")
_ALMOST_A_LINK = lazy_pattern(r"\][ ]?\(")
_SCHEME = lazy_pattern(r"[a-z][a-z0-9+.-]*:|//", re.I)
# A web address without a host, or with one of which a part is missing; a mailbox without `@`; a number without a figure.
_NOBODY = lazy_pattern(
    r"https?:(?!//[^\s/\\?#.:])|https?://[^/?#]*?\.\.|mailto:(?!\?)(?![^?]*@)|tel:(?!.*\d)|//[^/.:]*(?:/|\Z)", re.I
)
_WHOLE = "Write all of it, such as `https://www.council.example/`; of a page of the handbook only its path, such as `/promises/`."


def subjects(facts: Facts) -> int:
    """Relative links of prose and of hand-written pages."""
    return sum(1 for _ in _links(facts.catalog))


def check(facts: Facts) -> Iterator[Finding]:
    """Relative links of prose and of hand-written pages that lead to no page, no file or no anchor."""
    site = LinkedPages(facts, pages_by_address(facts.catalog), _files(facts.catalog))
    for text, link in _links(facts.catalog):
        if words := (fault_of_exported if is_of_their_site(facts.catalog, text) else _fault)(site, text, link):
            place = text.place(facts.catalog, link.fragment or "](", link.occurrence)
            yield Finding("broken-link", place, *words)
    for text in texts_where(facts.catalog, _ALMOST_A_LINK):
        if text.form != "plain" and not is_of_their_site(facts.catalog, text):
            for match in failed_links(text.text, block=text.is_block):
                yield Finding("broken-link", text.place_of(facts.catalog, match), *_why_no_link(match))


def _files(catalog: Catalog) -> dict[str, str]:
    return {composed(path): path for path in (*catalog.assets, *catalog.refused, *(page.path for page in catalog.pages))}


def _links(catalog: Catalog) -> Iterator[tuple[Text, ProseLink]]:
    """The relative links, each with its text."""
    for text in texts_where(catalog, _LINK):
        if text.form != "plain":
            for link in links_of(text.text, block=text.is_block):
                if not _SCHEME.match(link.href) or _has_a_slip(link.href) or _reaches_nobody(link.href):
                    yield text, link


def _has_a_slip(href: str) -> bool:
    """Whether an address of another site leads nowhere: `https:\\\\www.council.example`. Other schemes are `unsafe-markup`."""
    return href.lower().startswith(("http:", "https:", "//")) and bool(almost_web_address(unquote(href)))


def _reaches_nobody(href: str) -> bool:
    """Whether an address outside the handbook names no site, mailbox or number: `http:evil`, `https://`, `mailto:`."""
    return _NOBODY.match(unquote(href)) is not None


def _fault(site: LinkedPages, text: Text, link: ProseLink) -> tuple[str, str] | None:
    if not link.href:
        return "This link has no address", "Write where it leads between the round brackets."
    if unquote(link.href).startswith("\\"):
        return "A link cannot lead to a network drive", "Write its path between backticks, for people to copy."
    if _has_a_slip(link.href):
        return f"`{unquote(link.href)}` is no web address", f"Write `{almost_web_address(unquote(link.href))}`."
    if _reaches_nobody(link.href):
        return f"`{unquote(link.href)}` leads to no site, mailbox or telephone", _WHOLE
    if text.key.kind == "page" and (file := file_named(text.key, link.href)):
        return _fault_of_file(site, text.key, file, link)
    address, anchor = resolve_address(address_of(text.key), link.href)
    target = site.pages.get(address)
    if target is None and not site.has(address):
        return _leads_to_no_page(site, text.key, link.href, address)
    if target is not None and is_hidden_draft(site.catalog, text.key, target):
        return f"`{link.href}` leads to a draft, which readers cannot see", "Publish it, or take the link out."
    if anchor and target is not None:
        return fault_of_anchor(site, target, anchor)
    return None


def _leads_to_no_page(site: LinkedPages, written_in: Key, href: str, address: str) -> tuple[str, str]:
    if page := site.page_that_stays(address):
        return f"`{href}` leads to no page that stays", f"Write `{page}`: what stands below it comes and goes."
    if file := _page_file(site, address):
        return f"`{href}` leads to no page", f"Did you mean `{address_of(file)}`?"
    remedy = _otherwise_written(site.catalog, href) or _page_in_folder(site, written_in, href)
    return f"`{href}` leads to no page", remedy or _nearest_page(site, address)


def _page_in_folder(site: LinkedPages, page: Key, href: str) -> str:
    """What to type in a hand-written page for a folder with a page of its own, such as `../forms/` or `../forms/index.md`."""
    if page.kind != "page" or href.startswith("/"):
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page.id), unquote(href.partition("#")[0])))
    folder = re.sub(r"/(?:index|README)\.md\Z", "", path, flags=re.I)
    meant = site.pages.get(f"/{folder.removeprefix('docs/')}/")
    if meant is None or meant.kind != "page":
        return ""
    return f"Did you mean `{_as_target(posixpath.relpath(meant.id, posixpath.dirname(page.id)))}`?"


def _fault_of_file(site: LinkedPages, page: Key, file: str, link: ProseLink) -> tuple[str, str] | None:
    file = site.files.get(file, file)
    key = page_key(file)
    if link.is_picture and (file in site.catalog.assets or key in site.catalog.sources) and not _PICTURE.search(file):
        return f"`{file}` is no picture", "Take the `!` before the link away, so that it leads there."
    if key in site.catalog.sources:
        anchor = place_named(link.href.partition("#")[2])
        return fault_of_anchor(site, key, anchor) if anchor else None
    if site.has_file(file) or is_made_file(f"/{file.removeprefix('docs/')}"):
        return None
    is_outside = not file.startswith("docs/")
    message = f"`{unquote(link.href)}` leads out of `docs/`" if is_outside else f"There is no file `{file}`"
    if meant := almost_web_address(unquote(link.href)):
        return message, f"Write `{meant}`, if another site is meant."
    return message, _page_in_folder(site, page, link.href) or _nearest_file(site, page, file, link.is_picture)


_PICTURE = lazy_pattern(r"\.(?:png|jpe?g|gif|webp|avif|svg)\Z", re.I)
_PAGE = lazy_pattern(r"\.(?:md|html?|markdown)\Z", re.I)


def _definition_at(site: LinkedPages, file: str) -> Key | None:
    """The definition whose page a file would be, such as `promises/answer-calls.md` in any folder; None for other files."""
    address = "/".join(re.sub(r"(?:/index)?\.(?:md|html?)\Z", "", file, flags=re.I).split("/")[-2:])
    key = site.pages.get(f"/{address}/") if _PAGE.search(file) else None
    return key if key and key.kind != "page" else None


def _nearest_file(site: LinkedPages, page: Key, file: str, is_picture: bool) -> str:
    """What to type for a file that is not there: a definition by its key, or a file of the same sort, named from the page."""
    of_file = (key for key, source in site.catalog.sources.items() if source.path == file and key.kind != "page")
    if definition := next(of_file, None) or _definition_at(site, file):
        return f"Write the definition as a reference: `[[{definition}]]`."
    if meant := _file_meant(_files_of_sort(site.catalog, file, is_picture), _PAGE.sub(".md", file)):
        return f"Did you mean `{_as_target(posixpath.relpath(meant, posixpath.dirname(page.id)))}`?"
    if _EMAIL.fullmatch(posixpath.basename(file)):
        return f"Write `mailto:{posixpath.basename(file)}`."
    return "Name a picture in `docs/`." if is_picture else "Name a file in `docs/`."


def _files_of_sort(catalog: Catalog, file: str, is_picture: bool) -> list[str]:
    """The files in `docs/` that a link to such a file may mean: pages, pictures, or files of all sorts."""
    if _PAGE.search(file):
        return [] if is_picture else [page.path for page in catalog.pages]
    are_pictures = is_picture or _PICTURE.search(file)
    return [path for path in sorted(catalog.assets) if not are_pictures or _PICTURE.search(path)]


def _file_meant(known: Sequence[str], wanted: str) -> str | None:
    """The only file with the name that is wanted, in whatever folder, or else the one with the nearest path."""
    name = posixpath.basename(wanted).lower()
    same_name = [path for path in known if posixpath.basename(path).lower() == name]
    if len(same_name) == 1:
        return same_name[0]
    near = nearest(wanted.removeprefix("docs/"), (path.removeprefix("docs/") for path in known))
    return f"docs/{near}" if near else None


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


def _page_file(site: LinkedPages, address: str) -> Key | None:
    """The hand-written page whose file a definition names, as in `/contribute.md`."""
    name = posixpath.basename(address.rstrip("/"))
    if not name.endswith(".md"):
        return None
    return next((page_key(page.path) for page in site.catalog.pages if posixpath.basename(page.path) == name), None)


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
    reference = path.lstrip("./") if path[:1] != "/" and path[-1:] != "/" else ""
    if kinds_in(reference.split("/")[:-1]) and len(meant_keys := keys_meant(catalog, reference)) == 1:
        return f"Write `[[{next(iter(meant_keys))}]]` in place of the whole link."
    if extension and extension[1].lower() not in ("html", "htm", "md"):
        files = [asset.removeprefix("docs") for asset in catalog.assets]
        return (
            did_you_mean(f"/{path.lstrip('./')}", files)
            or "Put that file into `docs/`, and write its path there, such as `/files/form.pdf`."
        )
    return ""


def _nearest_page(site: LinkedPages, address: str) -> str:
    return (
        did_you_mean(address, [*site.facts.planned_addresses, *site.pages])
        or "Write the address of a page, such as `/promises/`, or a reference: `[[kind/id]]`."
    )
