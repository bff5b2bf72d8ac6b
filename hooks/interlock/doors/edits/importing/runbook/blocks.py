"""The blocks of a Markdown page, and its sections: a heading and the blocks below it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from interlock.catalog.markdown_parser import new_parser
from interlock.doors.edits.importing.runbook.runbook_texts import code_span, commands_in
from interlock.doors.edits.importing.runbook.typed_lists import CODE_BETWEEN_FENCES, STEP, with_lists_of_markdown
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.source import LINE_END

_NUMBER = lazy_pattern(rf"(?:{STEP})?\d++(?>(?:\.\d++)+)\.?\s+|(?:{STEP})?(?P<number>\d++)\s*+\\?[.:)–—-]\s*|{STEP}\d++\s+", re.I)

# A backslash that breaks a line, as word processors save Shift-Enter; another one before it makes it a sign of its own.
_BROKEN_LINE = lazy_pattern(r"(?<!\\)\\(?=\n)")


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """A paragraph, a list, a code block, a table or another block: the kind of its token, its tokens, and its lines from 0.

    `behind`: the blocks behind a list that belong to its last item; `follows`: whether a list goes on with the numbers of another.
    """

    kind: str
    tokens: Sequence[Token]
    start: int
    end: int
    behind: Sequence["MarkdownBlock"] = ()
    follows: bool = False

    @property
    def words(self) -> str:
        """Its text on one line, as Markdown, with what is code in a quotation. The text of a code block is in `code`."""
        return " ".join(filter(None, map(_words_of, self.tokens)))

    @property
    def broken_words(self) -> str:
        """The words of a paragraph with the breaks of its lines; those of another block on one line."""
        return _BROKEN_LINE.sub("", self.tokens[1].content) if self.kind == "paragraph" else self.words

    @property
    def code(self) -> str:
        """The text of a code block."""
        return self.tokens[0].content.strip("\n")

    def items(self) -> list[list["MarkdownBlock"]]:
        """The blocks in each item of a list."""
        items = [[*_blocks_of(item.tokens[1:-1])] for item in _blocks_of(self.tokens[1:-1])]
        return [*items[:-1], [*items[-1], *self.behind]] if items else []

    def goes_on_from(self, earlier: "MarkdownBlock") -> bool:
        """Whether the numbers of a list follow those of an earlier one: `1.` and `2.`, or `1.` and `1.`, as some write all of them."""
        first, before = self.first_number, earlier.first_number
        length = len(earlier.items())
        return first == before + length or first == before == length == 1

    @property
    def first_number(self) -> int:
        """The number of the first item of a list."""
        return int(self.tokens[0].attrGet("start") or 1)

    def cells(self) -> list[list[str]]:
        """The cells of a table, row by row, the header first."""
        rows: list[list[str]] = []
        for token in self.tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(token.content.strip())
        return rows


@dataclass(slots=True)
class PageSection:
    """A heading, its level and its line, and the blocks below it up to the next heading. The first may have no heading."""

    heading: str = ""
    level: int = 0
    line: int = 0
    blocks: list[MarkdownBlock] = field(default_factory=list)

    @property
    def step(self) -> str:
        """The heading without its number, if it is numbered as a step is; else nothing."""
        match = _NUMBER.match(self.heading)
        return self.heading[match.end() :].strip() if match else ""


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A Markdown page: its lines, its sections, and the addresses of links that are named in it and written elsewhere."""

    lines: list[str]
    sections: list[PageSection]
    addresses: dict[str, str]

    def source(self, block: MarkdownBlock) -> str:
        """A block as it was written, with the blocks behind it that belong to it."""
        last = block.behind[-1] if block.behind else block
        return "\n".join(self.lines[block.start : last.end]).rstrip()


# Code between fences, or else a line that is only a tag of HTML, as Notion saves boxes, `<aside>`: a page would show it as text.
_TAG_ALONE = lazy_pattern(
    rf"{CODE_BETWEEN_FENCES}"
    r"|^ {0,3}</?(?:aside|div|section|details|center|span|p|br)(?:\s[^<>\n]*)?/?>[ \t]*$",
    re.M | re.I,
)


# A letter or a small Roman number before what belongs to an item, which Markdown has no lists for; not `e. g.` or `i. e.`
_LETTERED = lazy_pattern(r"^( {2,}|\t+)(?:[a-z]|[ivx]{2,4})[.)]( +)(?![a-z]\.)", re.M)


def parsed_page(text: str) -> ParsedPage:
    """Parse a page without its front matter."""
    text = _TAG_ALONE.sub(lambda match: match[0] if match["fence"] else "", LINE_END.sub("\n", text))
    text = _LETTERED.sub(r"\1-\2", with_lists_of_markdown(text))
    parser = new_parser()
    addresses: dict[str, object] = {}
    tokens = parser.parse(text, addresses)
    sections = [PageSection()]
    for block in _blocks_of(tokens):
        if block.kind == "heading":
            heading = re.sub(r"(?<!\s)\s++(?:#+|\{[#.][^{}]*\})$", "", block.words).strip(" :")
            heading = re.sub(r"(\*\*|__)([^*_]+)\1", r"\2", heading)
            sections.append(PageSection(heading, int(block.tokens[0].tag[1]), block.start))
        else:
            sections[-1].blocks.append(block)
    named = addresses.get("references", {})
    assert isinstance(named, dict)
    return ParsedPage(text.split("\n"), sections, {str(name).casefold(): str(found["href"]) for name, found in named.items()})


def _words_of(token: Token) -> str:
    """The text or the code in a token on one line."""
    if token.type == "inline":
        return " ".join(_BROKEN_LINE.sub("", token.content).split())
    code = " ".join(token.content.split()) if token.type in ("fence", "code_block") else ""
    return ", then ".join(map(code_span, commands_in(token.content) or [code])) if code else ""


def joined_lists(blocks: Sequence[MarkdownBlock], belongs: Callable[[MarkdownBlock], bool]) -> list[MarkdownBlock]:
    """The blocks of a section, where what interrupts a numbered list, such as a picture, belongs to the item before it.

    A list is interrupted where a later one goes on with its numbers. Code behind the last of such lists belongs to it too, and so
    does what `belongs` to any list before it.
    """
    found: list[MarkdownBlock] = []
    last: int | None = None
    for block in blocks:
        if block.kind == "ordered_list":
            follows = last is not None and block.goes_on_from(found[last])
            if last is not None and follows:
                found[last] = replace(found[last], behind=[*found[last].behind, *found[last + 1 :]])
                del found[last + 1 :]
            found.append(replace(block, follows=follows))
            last = len(found) - 1
        elif (
            last is not None
            and last == len(found) - 1
            and (belongs(block) or (found[last].follows and block.kind in ("fence", "code_block")))
        ):
            found[last] = replace(found[last], behind=[*found[last].behind, block])
        else:
            found.append(block)
    return found


def _blocks_of(tokens: Sequence[Token]) -> Iterator[MarkdownBlock]:
    """The outermost blocks among tokens."""
    first = 0
    depth = 0
    for position, token in enumerate(tokens):
        if depth == 0:
            first = position
        depth += token.nesting
        if depth == 0 and (place := tokens[first].map):
            kind = tokens[first].type.removesuffix("_open")
            yield MarkdownBlock(kind, tokens[first : position + 1], place[0], place[1])
