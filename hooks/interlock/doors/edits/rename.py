"""Gives a definition another id: renames its file, keeps the id it had, and rewrites what refers to it."""

import re
from collections import defaultdict
from pathlib import Path

from interlock.catalog import CODE, Catalog, Key, Reference
from interlock.definitions.ids import ID
from interlock.doors.edits.handbook_files import Named, Refused, edited, find, write_text
from interlock.doors.edits.splices import CannotEdit, replaced, with_item
from interlock.findings.nouns import with_article
from interlock.sources import Source
from interlock.sources.tables import ResultRow


def rename(folder: Path, name: str, id: str) -> str:
    """Rename and say what was rewritten. Nothing is written unless all of it can be. Raises Refused."""
    named = find(folder, name)
    _require_free(named, id)
    texts = _rewritten(named, id)
    own = named.source.path
    target = folder / Path(own).with_name(f"{id}.yml")
    if target.exists():
        raise Refused(f"{target} is already there.")
    # What cannot be an id never was the address of a page.
    keeps_address = bool(ID.fullmatch(Path(own).stem))
    text = texts.get(own, named.source.text)
    texts[own] = _with_former_id(edited(Source(own, ""), text), named.key.id) if keeps_address else text
    for path, text in texts.items():
        if path.endswith(".yml"):
            edited(Source(path, ""), text)
    for path, text in texts.items():
        write_text(folder / path, text)
    (folder / own).rename(target)
    others = len(texts) - 1
    also = f" {others} other {'file' if others == 1 else 'files'} now {'says' if others == 1 else 'say'} so." if others else ""
    leads = "; the page's old address leads there" if keeps_address else ""
    return f"{own} is now {target.relative_to(folder).as_posix()}{leads}.{also}"


def _require_free(named: Named, id: str) -> None:
    key = Key(named.key.kind, id)
    if not ID.fullmatch(id):
        raise Refused(f"`{id}` cannot be an id: small letters, digits and single hyphens.")
    if key == named.key:
        if Path(named.source.path).stem == id:
            raise Refused(f"{named.key} has that id already.")
        return  # the file's name differs by letter case
    if key in named.catalog.definitions or key in named.catalog.broken:
        raise Refused(f"There is already {with_article(key.kind)} `{id}`. Choose another id.")
    owner = named.catalog.former.get(key)
    if owner is not None and owner != named.key:
        raise Refused(f"`{id}` is a former id of {owner}, and its old address leads there. Choose another id.")


def _with_former_id(source: Source, id: str) -> str:
    try:
        return with_item(source, "former_ids", [f"- {id}"], id)
    except CannotEdit as error:
        raise Refused(f"{error} Add `{id}` to its `former_ids`, then rename again.") from None


def _rewritten(named: Named, id: str) -> dict[str, str]:
    """The files that refer to a definition, by path, as they read under its new id."""
    stretches: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    texts: dict[str, str] = {}
    for reference in named.catalog.references:
        if reference.target == named.key:
            source = named.catalog.sources[reference.source]
            texts[source.path] = source.text
            stretches[source.path] += [(start, end, id) for start, end in _ids(source, reference)]
    texts = {path: replaced(text, stretches[path]) for path, text in texts.items()}
    return texts | _tables(named, id)


def _ids(source: Source, reference: Reference) -> list[tuple[int, int]]:
    """Where the id stands in a reference: between `kind/` and `#part`. In prose, all that is alike there; never in code."""
    written = re.split(r"[/#]", reference.text)["/" in reference.text].strip()
    if reference.in_prose:
        pattern = re.compile(rf"\[\[\s*{re.escape(reference.kinds[0])}/({re.escape(written)})(?=\s*[#|\]])")
    else:
        before = "/" if "/" in reference.text else r"(?<![\w-])"
        pattern = re.compile(rf"{before}({re.escape(written)})(?![\w-])")
    node = source.at(reference.route) if reference.route else None
    start, end = (node.start, node.end) if node else (0, len(source.text))
    text = source.text[start:end]
    if reference.in_prose:
        text = CODE.sub(lambda code: " " * len(code[0]), text)
    found = [(start + match.start(1), start + match.end(1)) for match in pattern.finditer(text)]
    return found if reference.in_prose else found[:1]


def _tables(named: Named, id: str) -> dict[str, str]:
    """The results of a promise under its new id."""
    if named.key.kind != "promise":
        return {}
    rows: dict[str, list[ResultRow]] = defaultdict(list)
    for row in named.catalog.results:
        if _is_of(named.catalog, row, named.key):
            rows[row.file].append(row)
    return {path: _table((named.folder / path).read_bytes().decode("utf-8-sig"), found, id) for path, found in rows.items()}


def _is_of(catalog: Catalog, row: ResultRow, key: Key) -> bool:
    written = Key("promise", row.promise.lower())
    return catalog.former.get(written, written) == key


def _table(text: str, rows: list[ResultRow], id: str) -> str:
    lines = text.splitlines(keepends=True)
    for row in rows:
        cell = re.compile(rf'(^|,)(\s*"?){re.escape(row.promise)}("?\s*)(?=,|\r|\n|$)')
        lines[row.line - 1] = cell.sub(lambda match: f"{match[1]}{match[2]}{id}{match[3]}", lines[row.line - 1], count=1)
    return "".join(lines)
