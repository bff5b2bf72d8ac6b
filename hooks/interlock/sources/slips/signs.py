"""Signs at the beginning of a text: those that mean something to YAML, stuck hyphens, and bullets in place of hyphens."""

import re
from functools import cache

from interlock.definitions import every_model
from interlock.definitions.ids import id_from
from interlock.definitions.model_fields import marks_at, written_names
from interlock.definitions.text_marks import RefTo
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.slips.stop import FIELD_AT_EDGE, Line, ParserStop, in_quotation_marks, outermost_fields
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN

# The last ones are those of Word, which have no letter of their own.
BULLET = lazy_pattern(
    r"([•◦▪▫●○‣⁃∙·–—−‐‑*+→➔➢✓✔☐\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc\uf076]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t\u00a0]+(?=\S)"
)
_AMOUNT = r"(\d[\d.,]*+\s*+%?\s*+(?:(?:working )?\w+)?)"
_AT_LEAST, _AT_MOST = lazy_pattern(rf">=?\s*{_AMOUNT}"), lazy_pattern(rf"<=?\s*{_AMOUNT}")
_VALUE_OF_FIELD = lazy_pattern(r"[ \t]*(?:- +)*(?:[\w-]+[ \t]*:[ \t]+|- +)?(?:[{][ \t]*[\w-]+:[ \t]+)?")
_STUCK_HYPHEN = lazy_pattern(r"[ \t]*(-)[^\W\d][^\r\n]*")
# Signs that cannot begin a text, with what must follow some of them.
_SIGNS = lazy_pattern(r"[*%@`!&,\]}]|[-?:](?=\s|$)|[>|](?![-+\d]{0,2}\s*(?:#.*)?$)")
_DOTS = lazy_pattern(r"\.\.\.(?:\s|$)")


def end_of_document(stop: ParserStop) -> Finding | None:
    """Three dots at the edge of a file, on the line where the parser stopped or the one above: the file ends there for YAML."""
    for line in (stop.line, *stop.above[:1]):
        if "document" in stop.problem and _DOTS.match(line.text):
            message = "For YAML, a file ends at three dots on a line of their own, and this one goes on"
            remedy = "Delete them, if what follows is part of this definition; if not, move it to a file of its own."
            return stop.finding(line.start, line.start + 3, message, remedy)
    return None


def bullet(stop: ParserStop) -> Finding | None:
    """A bullet, a dash or a number that was meant to start an item, on the line where the mistake begins or the one above."""
    for line in (stop.line, *stop.above[:1]):
        if (match := BULLET.match(line.words)) and not (match[1] == "*" and line.words.count("*") > 1):
            begins, item = line.start + line.indent, line.words[match.end() :]
            shown = f"`- {item}`" if len(item) < LONGEST_SHOWN else "`- `, and then the text"
            message = f"An item of a list starts with a hyphen and a space, not with `{bullet_shown(match)}`"
            return stop.finding(begins, begins + len(match[1]), message, f"Write {shown}.")
    return None


def bullet_shown(match: re.Match[str]) -> str:
    """The sign of a bullet as every program shows it."""
    return "•" if "\ue000" <= match[1] <= "\uf8ff" else match[1]


def stuck_hyphen(stop: ParserStop) -> Finding | None:
    """A hyphen without a space that was meant to start an item, on the line where the parser stopped or the one above."""
    for line in (stop.line, *stop.above[:1]):
        if (match := _STUCK_HYPHEN.match(line.text)) and not line.words.startswith("---"):
            item = line.words[1:]
            remedy = f"Put a space after it: `- {item}`." if len(item) < LONGEST_SHOWN else "Put a space after it."
            return stop.finding(line.start + match.start(1), None, "A hyphen that starts an item touches the item", remedy)
    return None


def hyphen_before_field(stop: ParserStop, line: Line) -> Finding | None:
    """A hyphen or another bullet before a field of the file, at its edge, where fields stand above it."""
    rest = line.words[1:].lstrip()
    if line.indent or rest.partition(":")[0] not in outermost_fields() or not FIELD_AT_EDGE.match(rest):
        return None
    message = f"`{line.words[0]}` stands before the field `{rest.partition(':')[0]}`"
    return stop.finding(line.start, line.start + 1, message, "Delete it, and the space behind it.")


def bullet_before_field(stop: ParserStop) -> Finding | None:
    """A bullet before a field of the file, on the line where the parser stopped."""
    is_bullet = stop.line.words[:2] in ("* ", "• ", "+ ", "– ", "— ", "· ")
    return hyphen_before_field(stop, stop.line) if is_bullet else None


_HANDLE = lazy_pattern(r"@([\w-]+)[ \t.,;]*")


def at_sign(stop: ParserStop) -> Finding | None:
    """A definition that is named with an at sign before its id, as people are named elsewhere: `owner: @front`."""
    line, text = stop.line_at(stop.at), stop.source.text
    name = re.match(r"[ \t]*(?:- +)*([\w-]+)[ \t]*:", line.text)
    above = next((each for each in stop.above if each.is_field and not each.is_item), None)
    field = name[1] if name else above.words.partition(":")[0] if above else ""
    if text[stop.at : stop.at + 1] != "@" or field not in _fields_of_ids():
        return None
    handle = _HANDLE.fullmatch(_item_at(stop) if stop.open_bracket is not None else line.text[stop.at - line.start :])
    if handle is None:
        return None
    shown = f"{field}: {id_from(handle[1])}" if name and stop.open_bracket is None else id_from(handle[1])
    return stop.finding(stop.at, stop.at + 1, "An id has no `@` before it", f"Write `{shown}`.")


@cache
def _fields_of_ids() -> frozenset[str]:
    """The names of the fields that name definitions."""
    return frozenset(name for model in every_model() for name in written_names(model) if marks_at(model, (name,), RefTo))


def _item_at(stop: ParserStop) -> str:
    """What stands between brackets from the place on where the parser stopped, up to a comma or a bracket."""
    line = stop.line_at(stop.at)
    return re.split(r"[,}\]]", line.text[stop.at - line.start :])[0].strip()


def quoted_item(stop: ParserStop) -> str:
    """The remedy for a text between brackets, which must stand in quotation marks; empty where there are no brackets."""
    item = _item_at(stop) if stop.open_bracket is not None else ""
    return f"Put this text in quotation marks: `{in_quotation_marks(item)}`." if 0 < len(item) < LONGEST_SHOWN else ""


def leading_sign(stop: ParserStop) -> Finding | None:
    """A text that starts with a sign that means something else to YAML, on the line where the parser stopped."""
    for line in (stop.line, stop.line_at(stop.at)):
        lead = _VALUE_OF_FIELD.match(line.text)
        begins = lead.end() if lead else 0
        sign = _SIGNS.match(line.text, begins)
        if sign is None or not begins or line.start + begins > stop.at:
            continue
        offset, value = line.start + begins, line.text[begins:].strip()
        message = f"A text cannot start with {'a backtick' if sign[0] == '`' else f'`{sign[0]}`'}"
        alone = re.split(r"[,}\]]", value)[0].strip() if stop.open_bracket is not None else value
        if bound := _AT_LEAST.fullmatch(alone) or _AT_MOST.fullmatch(alone):
            words = f"at {'least' if value[0] == '>' else 'most'} {bound[1]}"
            return stop.finding(offset, offset + len(alone), message, f"Write `{words}`.")
        remedy = stop.quoted_line(line)
        if value == "-":
            remedy = (
                "Write a value in its place, or delete this line. An item of a list stands on a line of its own, below the field."
            )
        elif sign[0] == "-":
            remedy += " An item of a list stands on a line of its own, below the field."
        if sign[0] in "|>":
            remedy = f"{remedy[:-1]}, or begin it on the next line, two spaces further in."
        return stop.finding(offset, None, message, remedy)
    return None
