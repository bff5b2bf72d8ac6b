"""`interlock rename`: renames a definition's file, records its former id, and rewrites all references to it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from interlock.catalog import Catalog, Key, Reference, catalog_of, wiki_links
from interlock.catalog.addresses import list_in_place_of
from interlock.definitions import kind_called, kind_named
from interlock.definitions.ids import ID
from interlock.doors.edits.handbook_files import Named, edited, find_in, unread_in
from interlock.doors.edits.names_in_site import readable_bytes, told_of_site
from interlock.doors.edits.new import require_id, require_not_former
from interlock.doors.edits.refused import Refused
from interlock.doors.edits.splices import CannotEdit, replaced, with_item
from interlock.doors.edits.transaction import FileChange, change_files, exclusive
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import listed, with_article
from interlock.sources import Node, Source
from interlock.sources.handbook import Handbook
from interlock.sources.handbook_reader import read_handbook
from interlock.sources.tables.results_tables import ResultRow


@exclusive("rename")
def rename(folder: Path, name: str, id: str) -> str:
    """Rename, and return a sentence with what was rewritten. Everything is written or nothing. Raises Refused."""
    handbook = read_handbook(folder)
    named = find_in(folder, catalog_of(handbook), name)
    if "/" in id and kind_called(id.partition("/")[0]) == kind_named(named.key.kind):
        id = id.partition("/")[2]
    _require_free(named, id)
    before, texts = _rewritten(named, id)
    own = named.source.path
    target = Path(own).with_name(f"{id}.yml").as_posix()
    if (folder / own).is_symlink():
        raise Refused(f"{folder / own} is a link to another file. Rename the link, and what refers to it, by hand.")
    # Only a valid former id has been the address of a page and must be recorded.
    keeps_address = bool(ID.fullmatch(Path(own).stem)) and not list_in_place_of(named.key)
    is_recorded = named.key.id in named.definition.valid_former_ids
    text = texts.get(own, named.source.text)
    texts[own] = _with_former_id(edited(Source(own, ""), text), named.key.id) if keeps_address and not is_recorded else text
    for path, text in texts.items():
        if path.endswith(".yml"):
            edited(Source(path, ""), text, "Mend that, and rename again.")
    renamed = [FileChange(target, None, texts.pop(own), like=own), FileChange(own, named.source.text, None)]
    others, unread = len(texts), _unread(handbook, named, {*texts, own})
    change_files(folder, [*(FileChange(path, before[path], text) for path, text in texts.items()), *renamed])
    also = f" {others} other {'file' if others == 1 else 'files'} now {'says' if others == 1 else 'say'} so." if others else ""
    leads = "; the page's old address leads there" if keeps_address and named.definition.status != "draft" else ""
    return f"{own} is now {target}{leads}.{also}{unread}{told_of_site(folder, named.key)}"


def _unread(handbook: Handbook, named: Named, rewritten: set[str]) -> str:
    """A sentence on files that may have the old id, but could not be rewritten throughout because of faults; else empty."""
    says_id = re.compile(rf"(?<![\w-]){re.escape(named.key.id)}(?![\w-])".encode())
    # In a table with faults, only the rows that could be read were rewritten, so the old id may be left.
    whole = {path for path in rewritten if not path.endswith(".csv")}
    faulty = sorted({finding.place.file for finding in handbook.findings} - whole)
    closed = unread_in(handbook, with_pages=True).paths
    found = [path for path in faulty if path in closed or says_id.search(readable_bytes(handbook.folder / path))]
    return f" Because of faults, {listed(found)} could not be changed throughout and may name it by its old id." if found else ""


def _require_free(named: Named, id: str) -> None:
    key = Key(named.key.kind, id)
    require_id(id, key.kind)
    if key == named.key:
        if Path(named.source.path).stem == id:
            raise Refused(f"{named.key} has that id already. Write another one.")
        return  # the file's name differs only in upper and lower case
    if key in named.catalog.definitions or key in named.catalog.broken:
        raise Refused(f"There is already {with_article(key.kind)} `{id}`. Choose another id.")
    require_not_former(named.catalog.former, key, named.key)


def _with_former_id(source: Source, id: str) -> str:
    try:
        return with_item(source, "former_ids", [f"- {id}"], id)
    except CannotEdit as error:
        raise Refused(f"{error} Add `{id}` to its `former_ids`, then rename again.") from None


def _rewritten(named: Named, id: str) -> tuple[dict[str, str], dict[str, str]]:
    """The files that refer to a definition, by path: their text now, and with the new id."""
    stretches: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    before: dict[str, str] = {}
    for reference in named.catalog.references:
        if reference.target == named.key:
            source = named.catalog.sources[reference.source]
            before[source.path] = source.text
            stretches[source.path] += [(start, end, id) for start, end in _ids(source, reference)]
    after = {path: replaced(text, stretches[path]) for path, text in before.items()}
    for path, rows in _results(named).items():
        before[path] = (named.folder / path).read_bytes().decode("utf-8-sig", "replace")
        after[path] = _table(path, before[path], rows, id)
    return before, after


def _ids(source: Source, reference: Reference) -> list[tuple[int, int]]:
    """The offsets of the id in a reference. In prose: of every mention of the same reference, except in code."""
    written = re.split(r"[/#]", reference.text)["/" in reference.text].strip()
    node = source.at(reference.route) if reference.route else None
    if reference.in_prose:
        return list(_ids_in_prose(source, reference, written, node))
    # The name of an anchor, `&front`, or an alias of it, `*front`, is no id.
    before = "/" if "/" in reference.text else r"(?<![\w&*-])"
    start, end = (node.start, node.end) if node else (0, len(source.text))
    found = re.search(rf"{before}({re.escape(written)})(?![\w-])", source.text[start:end])
    return [(start + found.start(1), start + found.end(1))] if found else []


def _ids_in_prose(source: Source, reference: Reference, id: str, node: Node | None) -> Iterator[tuple[int, int]]:
    """The offsets in prose. They are looked for in the text and in its file, where it may be wrapped, or have other letters."""
    pattern = re.compile(rf"\[\[\s*{re.escape(reference.kinds[0])}/({re.escape(id)})(?=\s*[#|\]\\])")
    text, start, end = (node.text or "", node.start, node.end) if node else (source.text, 0, len(source.text))
    links = {link.start for link in wiki_links(text)}
    read, written = [*pattern.finditer(text)], [*pattern.finditer(source.text, start, end)]
    if len(read) == len(written):
        yield from (there.span(1) for here, there in zip(read, written, strict=True) if here.start() in links)


def _results(named: Named) -> dict[str, list[ResultRow]]:
    """The result rows of a promise, by file."""
    rows: dict[str, list[ResultRow]] = defaultdict(list)
    for row in named.catalog.results:
        if named.key.kind == "promise" and _is_of(named.catalog, row, named.key):
            rows[row.file].append(row)
    return rows


def _is_of(catalog: Catalog, row: ResultRow, key: Key) -> bool:
    """Whether a row of results is about a promise, by its id or a former one."""
    written = Key("promise", row.promise.lower())
    return catalog.former.get(written, written) == key


_LINE = lazy_pattern(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def _table(path: str, text: str, rows: list[ResultRow], id: str) -> str:
    """A CSV table with another id in these rows. Raises Refused where the file has changed since it was read."""
    lines = [[match[1], match[2]] for match in _LINE.finditer(text)]
    # With a column for each period, a line of the file is several rows.
    for place, promise in dict.fromkeys((row.place("promise"), row.promise) for row in rows):
        line = lines[place.line - 1] if place.line <= len(lines) else ["", ""]
        start = place.column - 1
        if line[0] != place.quote or line[0][start : start + place.width] != promise:
            raise Refused(f"{path} changed while this ran. Run this again.")
        line[0] = line[0][:start] + id + line[0][start + place.width :]
    return "".join(part for line in lines for part in line)
