"""Reads hand-written pages: the front matter between `---` lines at the top, and where the text begins."""

import re
from dataclasses import replace

from interlock.definitions.front_matter import FrontMatter
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest
from interlock.sources.decoding.decode import decode
from interlock.sources.source import Source
from interlock.sources.yaml.nodes import Node
from interlock.sources.yaml.yaml_reader import read_yaml

# Atomic: tried in two ways, as one end or as two, the ends of thirty lines would take years.
_END = r"(?>\r\n|\r|\n|\Z)"
_FRONT_MATTER = lazy_pattern(rf"\s*?^---[ \t]*{_END}(?P<yaml>(?:[^\r\n]*{_END})*?)(?:---|\.\.\.)[ \t]*{_END}", re.M)
_FIELD = lazy_pattern(r"(?<![\w -])[ -]*+[A-Za-z_][\w -]*+:(?:[ \t]|$)", re.M)
_OPENED = lazy_pattern(rf"\s*---[ \t]*{_END}(?P<first>[A-Za-z_][\w-]*:(?:[ \t][^\r\n]*)?){_END}")
_TOML = lazy_pattern(rf"\s*\+\+\+[ \t]*{_END}[\s\S]*?^\+\+\+[ \t]*$", re.M)
_JSON = lazy_pattern(r"\s*\{\s*\"\w+\"\s*:")
_FIELDS_BELOW = r"(?=(?:title|description|owner|review|author|date|tags) ?:)"
# A line with two or four hyphens, with a dash, or with a word behind the hyphens, above fields.
_OTHER_LINE = lazy_pattern(rf"\s*(?P<line>--|-{{4,}}|---[ \t]*\w+|[–—]+|\+{{3}})[ \t]*{_END}{_FIELDS_BELOW}")
# Fields below a comment, which begins the text.
_BELOW_COMMENT = lazy_pattern(rf"\s*<!--(?>(?:(?!-->)[\s\S])*)-->\s*^(?P<line>---)[ \t]*{_END}{_FIELDS_BELOW}", re.M)
_AGAIN = lazy_pattern(rf"\s*^(?P<line>---)[ \t]*{_END}{_FIELDS_BELOW}", re.M)
# Fields without lines around them, as MultiMarkdown has them.
_BARE = lazy_pattern(r"\s*(?P<field>title|author|authors|date|tags|template|description)[ ]?:[ \t]+\S", re.I)

KNOWN = tuple(FrontMatter.model_fields)
# Fields of other programs with the same meaning, and what to write here.
_OTHERS = {
    "last_reviewed_on": "review: {last: …}",
    "last_reviewed": "review: {last: …}",
    "review_in": "review: {every: …}",
    "next_review": "review: {last: …, every: …}",
    "review_date": "review: {last: …, every: …}",
    "review_by": "review: {last: …, every: …}",
}
_YES, _NO = ("true", "yes", "on", "1"), ("false", "no", "off", "0")
_UNSUPPORTED = {
    **dict.fromkeys(("draft", "hidden", "unlisted", "private", "internal", "unpublished"), _YES),
    **dict.fromkeys(("published", "publish", "public"), _NO),
    **dict.fromkeys(("status", "visibility", "access"), ("draft", "hidden", "private", "internal", "restricted", "unlisted")),
    "classification": (),
}
# Days from which or until which other programs show a page.
_SHOWN_BY_DATE = ("publishdate", "expirydate", "expires", "expire", "unpublish", "unpublishdate", "publishon", "expireson")
# Other values of `status`, which definitions have. A theme may show `deprecated` and `new`.
_NO_LONGER = ("retired", "archived", "obsolete", "withdrawn", "superseded", "suspended")


def read_page(path: str, text: str) -> tuple[Source, list[Finding]]:
    """A hand-written page as a source, whose `begins` is where its text begins, and what is wrong with its front matter."""
    page, faults = with_front_matter(path, text)
    return page, faults or (_decode(page) if page.root is not None else [])


def with_front_matter(path: str, text: str) -> tuple[Source, list[Finding]]:
    """A page in Markdown as a source, with the nodes of its front matter as its root, and what is wrong with their form."""
    page = Source(path, text)
    if other := _of_another_form(page):
        return page, [other]
    match = _FRONT_MATTER.match(text)
    if match is None:
        return page, _never_closed(page)
    start, end = match.span("yaml")
    blanked = re.sub(r"[^\r\n]", " ", text[:start]) + text[start:end]
    source, faults = read_yaml(path, blanked)
    if source.root is None and (not faults or not _FIELD.search(text[start:end])):
        # Nothing but a comment, or text between two rules.
        return (replace(page, begins=match.end()) if not text[start:end].strip() else page), []
    if source.root is not None and source.root.entries is None:
        return page, []
    page.begins, page.root = match.end(), source.root
    if again := _AGAIN.match(text, match.end()):
        message, remedy = "A second front matter is shown as text", "Move its fields into the first, above, and delete it."
        faults = [*faults, Finding("yaml-syntax", page.place(*again.span("line")), message, remedy)]
    return page, faults


def _decode(page: Source) -> list[Finding]:
    """Set the front matter of a page from its nodes. Returns what is wrong with it."""
    assert page.root is not None and page.root.entries is not None
    found = list(_unused(page, page.root))
    known: list[tuple[Node, Node]] = [(key, value) for key, value in page.root.entries if key.text in KNOWN]
    page.root = replace(page.root, entries=known)
    front, faults = decode(page, FrontMatter, "the front matter of a page")
    page.front = front.as_definition(page.path) if front else None
    return found + faults


def _unused(page: Source, root: Node) -> list[Finding]:
    """Fields that are passed over although they look as if they meant something here."""
    found = []
    for key, value in root.entries or ():
        name = key.text or ""
        place = page.place_of(key)
        if name in _OTHERS:
            message = f"`{name}` is passed over in the front matter of a page"
            found.append(Finding("unknown-field", place, message, f"Write `{_OTHERS[name]}`.", "warning"))
        elif _keeps_back(name, value):
            message = f"`{name}` cannot keep a hand-written page from being published"
            remedy = "Move the page out of `docs/` until it may be read, or name it under `exclude_docs:` in `mkdocs.yml`."
            is_by_date = name.lower() not in _UNSUPPORTED
            found.append(Finding("unknown-field", place, message, remedy, "warning" if is_by_date else "error"))
        elif name == "status" and (value.text or "").lower() in _NO_LONGER:
            message = f"`{name}: {value.text}` is passed over in the front matter of a page, which stays as it is"
            remedy = "Delete the page, or say at its top what holds now."
            found.append(Finding("unknown-field", place, message, remedy, "warning"))
        elif name not in KNOWN and (name.lower() in KNOWN or nearest(name, KNOWN)):
            right = name.lower() if name.lower() in KNOWN else nearest(name, KNOWN)
            message = f"`{name}` is passed over in the front matter of a page"
            found.append(Finding("unknown-field", place, message, f"Did you mean `{right}`?", "warning"))
    return found


def _keeps_back(name: str, value: Node) -> bool:
    """Whether a field says, to other programs, that a page is not for readers, or only for a time."""
    plain, said = name.lower(), (value.text or "").lower()
    if re.sub("[_-]", "", plain) in _SHOWN_BY_DATE:
        return bool(said)
    return plain in _UNSUPPORTED and (not _UNSUPPORTED[plain] or said in _UNSUPPORTED[plain])


def _of_another_form(page: Source) -> Finding | None:
    text = page.text
    if match := _TOML.match(text):
        form, width = "TOML between `+++` lines", match.end()
    elif match := _JSON.match(text):
        form, width = "JSON", match.end()
    elif match := _OTHER_LINE.match(text):
        message = "Front matter begins with a line of three hyphens, so that this is shown as text"
        return Finding("yaml-syntax", page.place(*match.span("line")), message, "Write `---` in this line.")
    elif match := _BELOW_COMMENT.match(text):
        message = "Front matter begins a page, and a comment stands before it, so that it is shown as text"
        return Finding("yaml-syntax", page.place(*match.span("line")), message, "Move the comment below the front matter.")
    elif match := _BARE.match(text):
        message = f"`{match['field']}:` at the top of a page is shown as text"
        start = match.start("field")
        remedy = "Put a line `---` above these fields and one below them."
        return Finding("yaml-syntax", page.place(start, match.end() - 2), message, remedy, "warning")
    else:
        return None
    start = width - len(match[0].lstrip())
    message = f"The front matter of this page is written in {form}"
    return Finding("yaml-syntax", page.place(start, start + 3), message, "Write it as YAML between two lines `---`: `title: …`.")


def _never_closed(page: Source) -> list[Finding]:
    match = _OPENED.match(page.text)
    if match is None:
        return []
    message = "The front matter that begins above this line does not end"
    return [Finding("yaml-syntax", page.place(*match.span("first")), message, "Write a line `---` below its last field.")]
