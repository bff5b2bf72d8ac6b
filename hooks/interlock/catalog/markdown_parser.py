"""The Markdown parser that pages, rules and the search for terms share: CommonMark with tables and strikethrough, without HTML.

Added to that: comments (`<!-- … -->`), which are not shown; paths of network drives and folders of Windows, which are shown as
typed; task lists; anchors of headings (`## Opening hours {#hours}`); and words in another language (`[Croeso]{lang=cy}`). An
asterisk inside a word or a number emphasises nothing: `5*3*2`, `Kund*innen`. A footnote is text, of one word too, as is
`[Note]: Done`.
"""

import re
from bisect import bisect
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from interlock.definitions.lazy_packages import load_lazily
from interlock.definitions.values.language_tags import direction_of, language_or_none
from interlock.findings.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

load_lazily("markdown_it")  # texts without markup need no parser

COMMENT, WINDOWS_PATH, LANGUAGE = "comment", "path", "language"
# The entry of a heading's `meta` that holds its explicit anchor.
ANCHOR = "anchor"

_COMMENT = lazy_pattern(r"<!--(?!-?>)[\s\S]*?-->")
# `<name>` stands for a folder of some name.
_IN_PATH = r"(?:[^\s<>|\"?\[\]`]|(?<=\\)<[\w .-]{1,30}>)"
# After a space, a path goes on when another backslash ends one of the next three words: `\\files01\Room plans\_new`. A backslash
# after a space belongs to what follows it, as in `\*`.
_GOES_ON = rf"(?:[ ](?:[\w&().,'-]+[ ]){{0,2}}[\w&().,'-]+\\{_IN_PATH}*)*"
_NETWORK_PATH = lazy_pattern(rf"\\\\[\w.$-]+\\{_IN_PATH}*{_GOES_ON}")
_DRIVE_PATH = lazy_pattern(rf"\\{_IN_PATH}+{_GOES_ON}")
# What a path of Windows begins with: a drive, a folder of the user's, a folder near this one, a key of the registry.
_DRIVE = lazy_pattern(r"(?:(?<!\w)[A-Za-z]:|%\w{1,30}%|(?<![^\s\"'(])(?:~|\.{1,2})|(?<!\w)HK[A-Z_]{1,30})\Z")
_EXPLICIT_ANCHOR = lazy_pattern(r"(?:\A|(?<![ \t])[ \t]+)\{:?[ \t]*(?:\.[^\s{}]+[ \t]+)*#([^\s{}]++)[^{}\n]*+\}[ \t]*\Z")
# What stands after the brackets. Other generators also accept `{: lang="cy" }`.
MARKED_LANGUAGE = lazy_pattern(r"\{:?\s*lang\s*[=:]\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*\}")
# What a link is defined as, and how an address begins, or goes on behind a letter: no time of day, price, room or mail address.
_DEFINED = lazy_pattern(r"\[[^\[\]\n]{1,80}\]:\s*+(\S++)")
_ADDRESS = lazy_pattern(r"(?![^/:@]*+@[^/:@]*+\Z)(?:[/#<.]|(?=[\W\d_]*+[^\W\d_]).*?(?:[/#]|[^\W\d_]{2}:|\.[^\W\d_]))")
# Marks before a path are few; those further away are not looked at.
_LONGEST_MARK = 40
_TASK = lazy_pattern(r"\[([ xX])\](?=[ \t])")


@cache
def _parser_type() -> "type[MarkdownIt]":
    from markdown_it.main import MarkdownIt

    class Parser(MarkdownIt):
        """A parser that accepts links with unsafe schemes and does not normalise addresses, so that rules see what was typed."""

        def validateLink(self, url: str) -> bool:  # noqa: N802
            return True

        def normalizeLink(self, url: str) -> str:  # noqa: N802
            return url

    return Parser


def new_parser() -> "MarkdownIt":
    """A Markdown parser with the configuration that everything shares. Renderers may differ; tokens may not."""
    from markdown_it import helpers

    parser = _parser_type()("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.helpers = cast(Any, SimpleNamespace(**vars(helpers) | {"parseLinkLabel": _link_label}))
    parser.block.ruler.at("html_block", _comment_block, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.at("reference", _link_definition)
    parser.block.ruler.at("blockquote", _quotation, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.inline.ruler.at("html_inline", comment)
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.before("escape", WINDOWS_PATH, path)
    parser.inline.ruler.before("link", LANGUAGE, marked_language)
    parser.core.ruler.before("inline", ANCHOR, _explicit_anchors)
    parser.core.ruler.after("inline", "tasks", _task_marks)
    parser.add_render_rule(COMMENT, lambda *_: "")
    return parser


def _link_definition(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """A definition of a link as in CommonMark, except that `[^1]: Word` and `[Note]: Word` are text.

    A word is no address here, and would vanish.
    """
    from markdown_it.rules_block import reference

    first = state.bMarks[start] + state.tShift[start]
    word = _DEFINED.match(state.src, first)
    is_text = state.src.startswith("[^", first) or (word and not _ADDRESS.match(word[1].rstrip(".,;:!?")))
    return not is_text and reference(state, start, end, silent)


# How often it is asked, for each line of a text, whether a quotation begins there: once for each quotation around it is usual.
_MOST_LOOKS = 20
_LOOKS = "looks for quotations"
# In what a parser remembers of a text, the first line of a quotation or list that is shown as text.
LEFT_AS_TEXT = "left as text"


def _quotation(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """A quotation as in CommonMark. In a text made to be read for hours, those that come later are text, as are the deepest.

    A quotation takes the lines behind it that have no mark, up to the end of the text, and gives back those that continue no
    paragraph: of many that are empty within, such as `> > >`, each would take all lines behind it again.
    """
    from markdown_it.rules_block import blockquote

    looks = state.env[_LOOKS] = state.env.get(_LOOKS, 0) + 1
    if looks <= _MOST_LOOKS * (len(state.bMarks) + 50) and _is_room_in(state, 1):
        return blockquote(state, start, end, silent)
    return _left_as_text(state, start, is_one=blockquote(state, start, end, True))


def _list(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """A list as in CommonMark; those within very many others are text."""
    from markdown_it.rules_block import list_block

    if _is_room_in(state, 2):
        return list_block(state, start, end, silent)
    return _left_as_text(state, start, is_one=list_block(state, start, end, True))


def _is_room_in(state: "StateBlock", levels: int) -> bool:
    """Whether something may stand in what is so many levels deeper. The parser drops what is too deep, with all that follows."""
    return bool(state.level + levels < state.md.options["maxNesting"])


def _left_as_text(state: "StateBlock", line: int, *, is_one: bool) -> bool:
    if is_one:
        state.env.setdefault(LEFT_AS_TEXT, line)
    return False


# Scripts from here on, such as Thai and Chinese, have no blanks between words.
_WITHOUT_BLANKS = "\u0e00"


def _emphasis(state: "StateInline", silent: bool) -> bool:
    """Emphasis as in CommonMark, except that an asterisk inside a word opens none: in `5*3*2` it would vanish.

    Of letters, two are no spelling: `Donau**dampf**schiff` is strong in the middle. Nor does one close any inside a word whose
    end closes it: in `*Bürger*innen*`, it belongs to the spelling.
    """
    from markdown_it.rules_inline import emphasis

    start, before = state.pos, len(state.delimiters)
    found = emphasis.tokenize(state, silent)
    around = state.src[max(start - 1, 0)] + state.src[state.pos : state.pos + 1]
    if state.pos - start > 1 and around.isalpha():
        return found
    if found and start and len(around) == 2 and around.isalnum() and max(around) < _WITHOUT_BLANKS:
        for delimiter in state.delimiters[before:]:
            delimiter.open = False
            # `*un*happy` is emphasis
            delimiter.close &= not around.isdecimal() and not _closes_later(state.src, state.pos)
    return found


# Asterisks that do not stand between two letters or digits, and those of them that close what was opened before.
_AT_AN_EDGE = lazy_pattern(r"(?<![*\\])(?:(?<![^\W_])\*++|\*++(?![^\W_]))")


@lru_cache(maxsize=4)
def _edges(text: str) -> tuple[list[int], list[bool]]:
    """The offsets of asterisks at the edges of words, and whether each closes.

    Cached, as thousands of words may have one inside.
    """
    found = [*_AT_AN_EDGE.finditer(text)]
    closing = [
        not text[max(match.start() - 1, 0)].isspace() and not text[match.end() : match.end() + 1].isalnum() for match in found
    ]
    return [match.start() for match in found], closing


def _closes_later(text: str, start: int) -> bool:
    """Whether the next asterisks from an offset on that stand at the edge of a word close emphasis."""
    starts, closing = _edges(text)
    following = bisect(starts, start - 1)
    return following < len(starts) and closing[following]


def _link_label(state: "StateInline", start: int, disable_nested: bool = False) -> int:
    """Where the label of a link ends, or -1. Without a bracket that closes it, the rest of the text need not be parsed."""
    from markdown_it import helpers

    closes = state.src.find("]", start, state.posMax) >= 0
    return helpers.parseLinkLabel(state, start, disable_nested) if closes else -1


@lru_cache(maxsize=4)
def _last_comment_end(text: str) -> int:
    """The offset of the last `-->`, or -1. Cached, so that thousands of comments without an end do not each search the text."""
    return text.rfind("-->")


def _comment_block(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """A comment that begins a line, may contain blank lines and ends a line."""
    if state.is_code_block(start) or not state.src.startswith("<!--", state.bMarks[start] + state.tShift[start]):
        return False
    if _last_comment_end(state.src) < state.bMarks[start]:
        return False
    closing = state.src.find("-->", state.bMarks[start])
    last = bisect(state.bMarks, closing, start, end) - 1
    if closing < 0 or closing > state.eMarks[end - 1] or state.src[closing + 3 : state.eMarks[last]].strip():
        return False
    if any(state.sCount[line] < state.blkIndent and not state.isEmpty(line) for line in range(start, last + 1)):
        return False
    if not _COMMENT.fullmatch(state.getLines(start, last + 1, state.blkIndent, False).strip()):
        return False
    if not silent:
        state.line = last + 1
        token = state.push(COMMENT, "", 0)
        token.map = [start, state.line]
    return True


def comment(state: "StateInline", silent: bool) -> bool:
    """An inline rule: a comment within a paragraph."""
    if not state.src.startswith("<!--", state.pos) or _last_comment_end(state.src) < state.pos:
        return False
    match = _COMMENT.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push(COMMENT, "", 0)
    state.pos = match.end()
    return True


def path(state: "StateInline", silent: bool) -> bool:
    r"""An inline rule: `\\files01\cards\_new` and `S:\cards\*today*`, in which backslashes and asterisks are no markup."""
    if state.src[state.pos] != "\\" or state.src[max(state.pos - 1, 0) : state.pos] == "\\":
        return False
    before = state.src[max(state.pos - _LONGEST_MARK, 0) : state.pos]
    network = not before[-1:].isalnum() and _NETWORK_PATH.match(state.src, state.pos)
    match = network or (_DRIVE.search(before) and _DRIVE_PATH.match(state.src, state.pos))
    if not match:
        return False
    words = _without_closing_marks(match[0], state.src[: state.pos])
    if not silent:
        state.pending += words
    state.pos += len(words)
    return True


def marked_language(state: "StateInline", silent: bool) -> bool:
    """An inline rule: words in square brackets, then their language, become a `span` with `lang` and `dir`."""
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    marked = MARKED_LANGUAGE.match(state.src, end + 1) if end > 0 else None
    language = language_or_none(marked[1]) if marked else None
    if marked is None or language is None:
        return False
    if not silent:
        start, last = state.pos + 1, state.posMax
        state.push("language_open", "span", 1).attrs = {"lang": language, "dir": direction_of(language)}
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.push("language_close", "span", -1)
        state.posMax = last
    state.pos = marked.end()
    return True


def _without_closing_marks(words: str, before: str) -> str:
    """A path without the marks at its end that close those before it, as in `**\\\\files01\\cards**`."""
    opening = re.search(r"(?<![*_~])([*_~]++)(?:[A-Za-z]:)?\Z", before[-_LONGEST_MARK:])
    if opening and words.endswith(opening[1]):
        return words[: -len(opening[1])]
    return words


def _explicit_anchors(state: "StateCore") -> None:
    """Take `{#anchor}` from the ends of headings, as the attribute lists of other programs write it."""
    for heading, content in zip(state.tokens, state.tokens[1:], strict=False):
        if heading.type == "heading_open" and (match := _EXPLICIT_ANCHOR.search(content.content)):
            heading.meta[ANCHOR] = match[1]
            content.content = content.content[: match.start()]


def _task_marks(state: "StateCore") -> None:
    """Show `[ ]` and `[x]` at the start of a list item as boxes."""
    for item, _, content in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        words = content.children[0] if item.type == "list_item_open" and content.children else None
        if words is not None and words.type == "text" and (mark := _TASK.match(words.content)):
            words.content = ("☐" if mark[1] == " " else "☑") + words.content[mark.end() :]
