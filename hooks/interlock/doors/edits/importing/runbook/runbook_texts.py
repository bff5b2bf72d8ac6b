"""Converts texts of a runbook for a procedure: links to pages become references, commands code, and pictures are left out."""

import posixpath
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from interlock.definitions import is_kind
from interlock.definitions.ids import id_from
from interlock.findings.lazy_patterns import lazy_pattern

_CODE = lazy_pattern(r"(?<!`)(`++).*?(?<!`)\1(?!`)", re.S)
_PICTURE = lazy_pattern(r"(?<!\\)!\[(?P<words>[^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_INLINE = lazy_pattern(
    r"(?<!\\)\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*<?(?P<address>[^()\s<>]+)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_NAMED = lazy_pattern(r"(?<![\[\\])\[(?P<words>[^\[\]]+)\]\[(?P<name>[^\[\]]*)\]")
_SHORT = lazy_pattern(r"(?<![\[\]!\\])\[(?P<name>[^\[\]]+)\](?![\[\](:])")
_WIKI = lazy_pattern(r"\[\[(?P<page>(?:[^\[\]|\\]|\\(?!\|))+)(?:\\?\|(?P<words>[^\[\]]*))?\]\]")
# The end of a path that leads to a page: an ending of Markdown or HTML, or no ending.
_PAGE = lazy_pattern(r"\.(?:md|markdown|html?)$|(?<![^/])(?=[^./]*/?$)", re.I)
# The id that Notion puts behind the name of each page that it saves.
_NUMBER_OF_NOTION = lazy_pattern(r"[ -][0-9a-f]{32}$")
_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


@dataclass(slots=True)
class RunbookTexts:
    """Converts texts, and collects in `notes` what was left out, each with its line from 1.

    `procedures`: the ids to which links may lead. `addresses`: the addresses of named links, by their folded names.
    """

    procedures: Container[str]
    addresses: Mapping[str, str]
    notes: list[tuple[int, str]] = field(default_factory=list)

    def taken(self, text: str, line: int) -> str:
        """A text with its links and pictures converted. Code stays as it is."""
        pieces, position = [], 0
        for code in _CODE.finditer(text):
            pieces += [self._words(text[position : code.start()], line), code[0]]
            position = code.end()
        return "".join(pieces) + self._words(text[position:], line)

    def _words(self, text: str, line: int) -> str:
        text = _PICTURE.sub(lambda match: self._without_picture(match, line), text)
        text = _NAMED.sub(self._in_place, text)
        text = _SHORT.sub(self._in_place, text)
        text = _WIKI.sub(lambda match: self._wiki_link(match, line), text)
        return _INLINE.sub(lambda match: self._link(match["address"], match["words"], match[0], line), text)

    def _without_picture(self, match: re.Match[str], line: int) -> str:
        self.notes.append((line, f"the picture “{match['words']}” was left out: put it into a page in `docs/`"))
        return match["words"]

    def _in_place(self, match: re.Match[str]) -> str:
        """A link by name, `[words][name]`, with its address in place of the name."""
        words = match.groupdict().get("words") or match["name"]
        address = self.addresses.get((match["name"] or words).casefold())
        return f"[{words}]({address})" if address else match[0]

    def _wiki_link(self, match: re.Match[str], line: int) -> str:
        """A link of a wiki: `[[page|words]]`, or `[[words|page]]` as on GitHub, if only that order leads to a procedure."""
        page, words = match["page"], (match["words"] or "").strip()
        if words and procedure_id(words) in self.procedures and procedure_id(page) not in self.procedures:
            page, words = words, page
        return self._link(page, words, match[0], line)

    def _link(self, address: str, words: str, written: str, line: int) -> str:
        if is_kind(address.partition("/")[0]) and written.startswith("[["):
            return written
        if _SCHEME.match(address):
            return written
        page = address.partition("#")[0]
        if not page:
            return words
        id = procedure_id(page)
        if id in self.procedures:
            return f"[[procedure/{id}|{words}]]" if words else f"[[procedure/{id}]]"
        why = f": there is no procedure `{id}`" if _PAGE.search(page) else ""
        self.notes.append((line, f"the link to `{address}` was left out, and its words stay{why}"))
        return words or address


def procedure_id(path: str) -> str:
    """The id of the procedure that a file becomes, from its name, or from that of its folder if it is a README or an index."""
    whole = posixpath.normpath(path.replace("\\", "/").replace("%20", " "))
    stem = _NUMBER_OF_NOTION.sub("", _PAGE.sub("", posixpath.basename(whole)))
    if stem.lower() in ("readme", "index"):
        stem = posixpath.basename(posixpath.dirname(whole))
    return id_from(stem)


def code_span(command: str) -> str:
    """A command as code within a sentence."""
    longest = max((len(run) for run in re.findall("`+", command)), default=0)
    marks = "`" * (longest + 1)
    blank = " " if command.startswith("`") or command.endswith("`") else ""
    return f"{marks}{blank}{command}{blank}{marks}"


def commands_in(code: str) -> list[str]:
    """The commands of a code block that can stand in a sentence, one a line; none where it is more than a few commands."""
    lines = [line.rstrip() for line in code.splitlines() if line.strip()]
    typed = [re.sub(r"^[$%>] ", "", line) for line in lines]
    is_script = any(
        line.endswith(("\\", "|", "{", "&&", "do", "then", "(")) or line.startswith((" ", "\t", "#")) for line in typed
    )
    return [] if is_script or len(typed) > _MOST_COMMANDS else typed


_MOST_COMMANDS = 4


def opening_sentence(text: str) -> str:
    """The first sentence of a text."""
    match = re.match(r"(?:`[^`]*`|[^`])+?[.!?](?=\s+[^\sa-z])", text)
    return match[0] if match else text
