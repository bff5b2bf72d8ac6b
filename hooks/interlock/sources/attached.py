"""Refuses files beside the hand-written pages that could run scripts in the site's origin."""

import re
from xml.etree import ElementTree

from interlock.findings import Finding, Place
from interlock.sources.files import FoundFile

# A browser that opens one of these runs its scripts with the rights of the site.
_PROGRAMS = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".js", ".mjs", ".xml", ".xsl", ".xslt", ".svgz")
# Entities could expand to any markup; a stylesheet could transform the picture into any page.
_PREAMBLE = re.compile(r"<!ENTITY|<\?xml-stylesheet")
_DECLARATION = re.compile(r"\A<\?xml\s[^>]*\?>")
_ELEMENTS = ("script", "foreignobject", "iframe", "embed", "object", "handler", "listener")


def fault_of_attached(found: FoundFile) -> Finding | None:
    """What is wrong with a file in `docs/` that is no page: it may be a picture or a document, and nothing that runs."""
    ending = f".{found.path.rpartition('.')[2].lower()}"
    if ending in _PROGRAMS:
        remedy = "Write a page as Markdown, save a picture as PNG, or take the file out of `docs/`."
        return Finding(
            "unsafe-markup", Place(found.path), f"A `{ending}` file could run scripts among the handbook's pages", remedy
        )
    if ending == ".svg" and _may_run(found):
        message = "This picture holds a script, or what may become one"
        return Finding("unsafe-markup", Place(found.path), message, "Save it as a plain SVG, or as PNG.")
    return None


def _may_run(found: FoundFile) -> bool:
    """Whether an SVG may run scripts. One that cannot be parsed counts as unsafe, because browsers run what precedes the error."""
    try:
        text = found.absolute.read_bytes().decode("utf-8-sig")
        if _PREAMBLE.search(text):
            return True
        return any(_runs(element) for element in ElementTree.fromstring(_DECLARATION.sub("", text)).iter())
    except (ElementTree.ParseError, UnicodeDecodeError, OSError):
        return True


def _runs(element: ElementTree.Element) -> bool:
    if _local(element.tag) in _ELEMENTS:
        return True
    values = ("".join(value.split()).lower() for value in element.attrib.values())
    return any(_local(name).startswith("on") for name in element.attrib) or any("script:" in value for value in values)


def _local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2].lower()
