"""Resolves links from the site's own pages to pages of the handbook: by file, by address, from the root of the site or in full.

MkDocs checks only links to files, and none in HTML. So links to our pages that lead nowhere are reported here, with their place.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote, urlsplit

from mkdocs.structure.files import File

from interlock.catalog.addresses import place_named
from interlock.doors.links_of_site import no_such_place
from interlock.doors.mkdocs.host_addresses import HostAddresses, url_of
from interlock.doors.unshown_pages import UnshownPages
from interlock.findings import Finding, Place
from interlock.findings.nearest import nearest


@dataclass
class HostLinks:
    """The links to pages of the handbook. `site_url`: the address of the site, or "". `tell` takes a finding.

    `folder_shown`: the folder of the site's pages, as findings name it. `unshown`: what has no page for the site's readers.
    `theirs`: the files and addresses of all that is not ours.
    """

    addresses: HostAddresses
    site_url: str
    folder_shown: str
    tell: Callable[[Finding], None]
    unshown: UnshownPages
    theirs: frozenset[str] = frozenset()
    _anchors: list[tuple[File, str, str, str]] = field(default_factory=list)
    _seen: Counter[tuple[str, str]] = field(default_factory=Counter)

    def address_of(self, file: File, typed: str) -> str | None:
        """The address for a link of a page of the site that leads to ours, or None for any other.

        A link to a page that does not exist is reported, and stays as it was typed.
        """
        if "\x02" in typed:  # a mail address, which Python-Markdown hides
            return None
        target, mark, anchor = typed.partition("#")
        candidates = list(self._candidates(file, target))
        path = next((self._paths[each] for each in candidates if each in self._paths), None)
        if path is not None:
            if id := place_named(anchor):
                self._anchors.append((file, typed, path, id))
            _, sign, question = target.partition("?")
            return self.addresses.link(path + sign + question + mark + anchor, url_of(file))
        wanted = next((each for each in candidates if self._is_ours(each)), None)
        if wanted is None or any(each in self._files or each in self.theirs for each in candidates):
            return None
        unshown = self.unshown.at(f"/{_without_ending(wanted.removeprefix(self.addresses.prefix))}/")
        nowhere = f"`{typed}` leads to no page of the handbook"
        if fault := self.unshown.fault(typed, unshown) if unshown else (nowhere, self._remedy(file, wanted)):
            self._tell(file, typed, *fault)
        return typed

    def tell_of_reference(self, file: File, target: str, named: Collection[str]) -> None:
        """Tell of a reference `[[kind/id]]` on a page of the site that names nothing. `named`: what may be named."""
        meant = nearest(target, named)
        remedy = f"Did you mean `{meant}`?" if meant else "Write `kind/id` of a definition, or take the brackets away."
        message = f"`[[{target}]]` names no page that the handbook has for these readers"
        if place := self._place(file, target):
            self.tell(Finding("unknown-reference", place, message, remedy, severity="warning"))

    def tell_of_anchors(self, present: Mapping[str, Collection[str]]) -> None:
        """Tell of links to places that our pages do not have. `present`: the places of each page by its path."""
        for file, typed, path, anchor in self._anchors:
            if anchor not in (known := present.get(path, ())):
                self._tell(file, typed, *no_such_place(typed, anchor, known))

    def _tell(self, file: File, typed: str, message: str, remedy: str) -> None:
        if place := self._place(file, typed):
            self.tell(Finding("broken-link", place, message, remedy, severity="warning"))

    def _place(self, file: File, typed: str) -> Place | None:
        """The next place of a link in the file of its page; None where each of its places has been reported."""
        shown = posixpath.join(self.folder_shown, file.src_uri)
        number = self._seen[file.src_uri, typed]
        self._seen[file.src_uri, typed] += 1
        whole = re.compile(rf"(?<![\w/#?&%.-]){re.escape(typed)}(?![\w/#?&=%-]|\.\w)")  # no longer link that begins alike
        places = [
            Place(shown, line, at.start() + 1, len(typed), text)
            for line, text in enumerate(_lines_of(file), 1)
            for at in whole.finditer(text)
        ] or [Place(shown)]
        return places[number] if number < len(places) else None

    def _candidates(self, file: File, path: str) -> Iterator[str]:
        """The paths that a link may mean, from the root of the site: MkDocs resolves it by the file, browsers by the address."""
        path = path.partition("?")[0]
        if self.site_url and path.startswith(self.site_url):
            yield _normal(path.removeprefix(self.site_url))
            return
        given = urlsplit(path)
        if given.scheme or given.netloc or not path:
            return
        if path.startswith("/"):
            base = urlsplit(self.site_url).path
            if base.strip("/") and path.startswith(base):
                yield _normal(path.removeprefix(base))
            yield _normal(path)
            return
        yield _normal(posixpath.join(posixpath.dirname(file.src_uri), path))
        # static-i18n reads a link in the folder of a language as if that were the whole.
        yield _normal(posixpath.join(posixpath.dirname(getattr(file, "norm_src_uri", file.src_uri)), path))
        yield _normal(posixpath.join(file.url, path))

    def _is_ours(self, path: str) -> bool:
        prefix = self.addresses.prefix
        if prefix:
            return path.startswith(prefix)
        return "/" in path and path.partition("/")[0] in self._folders

    @cached_property
    def _folders(self) -> frozenset[str]:
        """The folders at the root of the site that are the handbook's."""
        return frozenset(path.partition("/")[0] for path in self.addresses.ours if "/" in path)

    @cached_property
    def _paths(self) -> dict[str, str]:
        """The path of each page in the handbook by all its names and addresses."""
        found = {}
        for path in self.addresses.pages:
            file = self.addresses.file_of(path)
            folder = _normal(file.removesuffix("index.html"))
            for name in (self.addresses.source_name(path), file, folder, f"{folder}.html", f"{folder}.md", f"{folder}/index.md"):
                found[name] = path
        return found

    @cached_property
    def _files(self) -> frozenset[str]:
        """The paths of all our files, among them pages at former addresses, also without `/index.html`."""
        files = {self.addresses.file_of(path) for path in self.addresses.ours}
        return frozenset({*files, *(file.removesuffix("/index.html") for file in files)})

    def _remedy(self, file: File, wanted: str) -> str:
        path = _without_ending(wanted.removeprefix(self.addresses.prefix))
        meant = nearest(path, sorted(each.rstrip("/") for each in self.addresses.pages if each))
        name = self.addresses.source_name(f"{meant}/" if meant else "")
        link = posixpath.relpath(name, posixpath.dirname(file.src_uri) or ".")
        return f"Did you mean `{link}`?" if meant else f"Name a page that is there, such as `{link}`."


def _lines_of(file: File) -> list[str]:
    try:
        return file.content_string.splitlines()
    except (OSError, ValueError):  # it is made by a plugin, or is no text
        return []


def _without_ending(path: str) -> str:
    return re.sub(r"(?:/index)?\.(?:md|html)$", "", path)


def _normal(path: str) -> str:
    return posixpath.normpath(unquote(path).strip("/") or ".")
