"""What stands where a single value belongs: a list, or a mapping."""

from collections.abc import Iterator

from interlock.definitions import is_kind
from interlock.definitions.ids import ID
from interlock.definitions.meaning_marks import MailAddress, TeamNumber, WebAddress
from interlock.definitions.model_fields import Route, marks_at, written_names
from interlock.definitions.text_marks import Prose, RefTo
from interlock.findings import Finding
from interlock.sources.decoding.decode_context import Decoding, field_name
from interlock.sources.decoding.field_forms import takes, takes_any_text
from interlock.sources.shapes.single_texts import NAMES_OF_IDS, texts_among
from interlock.sources.shapes.wrong_shape import wrong_shape
from interlock.sources.shown_fields import in_braces, is_in_brackets, scalar_shown
from interlock.sources.slips.stop import in_quotation_marks
from interlock.sources.yaml.nodes import Node
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN

# Marks of fields for an id, a telephone number or an address.
_OF_OTHER_THAN_WORDS = (RefTo, TeamNumber, MailAddress, WebAddress)


def value_expected(decoding: Decoding, route: Route, example: str = "") -> Finding:
    """A list or a mapping where a single value is expected, such as `example`."""
    node = decoding.source.at(route)
    remedy = (
        _id_with_note(decoding, route, node)
        or _in_lines(decoding, route, node)
        or _several_limits(decoding, route, node)
        or _in_one(decoding, route, node)
        or _numbers(decoding, route, node)
        or _hours_in_words(decoding, route, node)
        or _joined(decoding, route, node)
        or _one_of(decoding, route, node, example)
    )
    if not remedy and example:
        remedy = f"Write one value, such as `{example}`."
    return wrong_shape(
        decoding, route, "one value", remedy or _as_text(decoding, node, "- " if isinstance(route[-1], int) else "")
    )


def _id_with_note(decoding: Decoding, route: Route, node: Node | None) -> str:
    """The remedy for an id with words about it after a colon: `- residents: people who live here`; empty for others."""
    entries = (node.entries if node else None) or []
    if len(entries) != 1 or not isinstance(route[-1], int) or not marks_at(decoding.model, route, RefTo):
        return ""
    id, said = (part.text or "" for part in entries[0])
    if not ID.fullmatch(id) or [id] in NAMES_OF_IDS or is_kind(id) or not said or is_in_brackets(decoding.source, route):
        return ""
    return f"Write `- {id}  # {said}`." if len(said) < LONGEST_SHOWN else f"Write `- {id}`, and ` # ` before what is said of it."


def _in_lines(decoding: Decoding, route: Route, node: Node | None) -> str:
    """The remedy for a list below the field of a text that may have lists in it; empty for others."""
    name, model = field_name(route), decoding.model_at(route[:-1])
    is_block = any(mark.block for mark in marks_at(decoding.model, route, Prose)) and name in written_names(model)
    if node is None or not node.items or not is_block or decoding.source.text[node.start] == "[":
        return ""
    return f"Type ` |` after the colon, `{name}: |`, and let the lines below it stand two spaces further in."


def _several_limits(decoding: Decoding, route: Route, node: Node | None) -> str:
    """The remedy for several limits of a promise, in a list or each with what it is for; empty for others."""
    name, model = field_name(route), decoding.model_at(route[:-1])
    parts = [value for _, value in node.entries] if node and node.entries else (node.items or ()) if node else ()
    texts = [part.text or "" for part in parts]
    is_limit = name == "limit" and "wording" in written_names(model)
    if not is_limit or len(texts) < 2 or any(text.isdecimal() or not text or not takes(model, name, text) for text in texts):
        return ""
    return f"Keep one, such as `limit: {texts[0]}`. Each of the others is a promise of its own: `interlock new promise …`."


def _in_one(decoding: Decoding, route: Route, node: Node | None) -> str:
    """The remedy for a value whose words stand apart, `[5, working, days]` or `{5: working days}`; empty for others."""
    name, model = field_name(route), decoding.model_at(route[:-1])
    if node is None or name not in written_names(model) or marks_at(decoding.model, route, RefTo) or takes_any_text(model, name):
        return ""
    fitting = (text for text in _orders(node) if len(text) < LONGEST_SHOWN and takes(model, name, text))
    return next((f"Write `{name}: {scalar_shown(text)}`." for text in fitting), "")


def _orders(node: Node) -> Iterator[str]:
    """The words that stand apart in a list or a mapping, in one text: in each order that may be meant; nothing if one is missing.

    The names of fields count as words, `{5: working days}`, or only say what stands behind them: `{amount: 5, unit: days}`.
    """
    pairs = [(key.text or "", value.text or "") for key, value in node.entries or ()]
    words = [word for pair in pairs for word in pair] or [item.text or "" for item in node.items or ()]
    if len(words) < 2 or not all(words):
        return
    values = [value for _, value in pairs]
    swapped = [word for key, value in pairs for word in (value, key)]
    yield from (" ".join(order) for order in (words, words[::-1], values, values[::-1], swapped))


def _numbers(decoding: Decoding, route: Route, node: Node | None) -> str:
    """The remedy for several telephone numbers, or for one with what it is for, in the field of one; empty for others."""
    name, model = field_name(route), decoding.model_at(route[:-1])
    if node is None or "other_numbers" not in written_names(model) or not marks_at(decoding.model, route, TeamNumber):
        return ""
    texts = [item.text or "" for item in node.items or () if item.text]
    if len(texts) > 1:
        others = ", ".join(texts[1:])
        return f"Write `{name}: {texts[0]}` and, as another field, `other_numbers: [{others}]`."
    fields = {key.text or "": value.text or "" for key, value in node.entries or ()}
    if "number" not in fields or not set(fields) <= {"number", "for"}:
        return ""
    return f"Write `{name}: {fields['number']}` or, with what it is for, `other_numbers: [{in_braces(fields)}]`."


def _hours_in_words(decoding: Decoding, route: Route, node: Node | None) -> str:
    """The remedy for rows of opening hours where they are said in a sentence; empty for others."""
    name, model, said = field_name(route), decoding.model_at(route[:-1]), []
    for row in (node and node.items) or ([node] if node else ()):
        fields = {key.text: ", ".join(texts_among(value, needs_kind=True)) for key, value in row.entries or ()}
        if set(fields) != {"days", "opens", "closes"} or not all(fields.values()):
            return ""
        said.append(f"{fields['days']}, {fields['opens']} to {fields['closes']}")
    if not said or not takes_any_text(model, name):
        return ""
    if len(text := ", ".join(said)) < LONGEST_SHOWN:
        return f"Write `{name}: {scalar_shown(text)}`."
    return f"Write it on one line, such as `{name}: Monday to Friday, 09:00 to 17:00`."


def _joined(decoding: Decoding, route: Route, node: Node | None) -> str:
    """The remedy for a list in place of a text on one line, none of whose items is lost; empty for others."""
    name, model = field_name(route), decoding.model_at(route[:-1])
    parts = [item.text or "" for item in (node and node.items) or ()]
    if node is None or len(parts) < 2 or not all(parts) or not _is_for_words(decoding, route):
        return ""
    text = (" " if all(part[-1] in ".!?…" for part in parts) else ", ").join(" ".join(part.split()) for part in parts)
    if not takes(model, name, text):
        return ""
    shown = f"Write `{name}: {scalar_shown(text)}`." if len(text) < LONGEST_SHOWN else ""
    return shown or _without_signs_of_a_list(decoding.source.text[node.start : node.end])


def _is_for_words(decoding: Decoding, route: Route) -> bool:
    """Whether a field takes any words on one line, and is none for an id, a number or an address."""
    name, model = field_name(route), decoding.model_at(route[:-1])
    if isinstance(route[-1], int) or name not in written_names(model) or not takes_any_text(model, name):
        return False
    is_block = any(mark.block for mark in marks_at(decoding.model, route, Prose))
    return not is_block and not any(marks_at(decoding.model, route, mark) for mark in _OF_OTHER_THAN_WORDS)


def _without_signs_of_a_list(written: str) -> str:
    """The remedy that makes one text of a list too long to be shown."""
    if written[0] != "[":
        return "Take the hyphens off: the lines become one text."
    if any(mark in written for mark in "\"'"):
        return 'Write one text in quotation marks in place of the list: "…".'
    return "Take the brackets out: what stands between them becomes one text."


def _one_of(decoding: Decoding, route: Route, node: Node | None, example: str) -> str:
    """The remedy for a list, or for an id as a mapping, that holds a text which can stand alone; empty for others."""
    name, model, is_item = field_name(route), decoding.model_at(route[:-1]), isinstance(route[-1], int)
    needs_kind = any(not mark.is_bare for mark in marks_at(decoding.model, route, RefTo))
    texts = [
        text
        for text in texts_among(node, needs_kind=needs_kind)
        if len(text) < LONGEST_SHOWN
        and not (text.isdigit() and example.endswith("days"))
        and (name not in written_names(model) or takes(model, name, [text] if is_item else text))
    ]
    if not texts:
        return ""
    if is_item:
        return f"Write `{scalar_shown(texts[0])}` in its place."
    return f"Write {'' if len(texts) == 1 else 'one of them, such as '}`{name}: {scalar_shown(texts[0])}`."


def _as_text(decoding: Decoding, node: Node | None, hyphen: str) -> str:
    """The remedy for what may be a text after all. `hyphen`: what stands before it in a list."""
    if node and node.entries:
        return _text_with_colons(node.entries, hyphen)
    if node and len(node.blank) == 1 and (words := node.blank[0].text):
        return _text_beside_a_sign(words, hyphen, decoding.source.text[node.start])
    return (
        "Keep one, and put it in quotation marks if it starts with `[`; to write a list into a text, type ` |` after the colon."
    )


def _text_with_colons(entries: list[tuple[Node, Node]], hyphen: str) -> str:
    """The remedy for a text in which a colon stands, or for several with a colon each."""
    if len(entries) == 1 and entries[0][1].text:
        text = ": ".join(" ".join((part.text or "").split()) for part in entries[0])
        return f"A colon stands in this text, so put the whole of it in quotation marks{_example(text, text, hyphen)}."
    text = ", ".join(f"{key.text}: {value.text}" for key, value in entries)
    if not hyphen and all(value.text for _, value in entries) and len(text) < LONGEST_SHOWN:
        return f"If it is a text, put it in quotation marks: `{in_quotation_marks(text)}`."
    return "Put the text in quotation marks if it contains a colon, or starts with `{`."


def _text_beside_a_sign(words: str, hyphen: str, first: str) -> str:
    """The remedy for a text before a colon or behind a question mark, `first`, which YAML takes for the name of a field."""
    if first == "?":
        return f"Put the whole text in quotation marks: `{hyphen}{in_quotation_marks(f'? {words}')}`."
    example = _example(words, f"{words}:", hyphen)
    return f"A colon ends this text, so delete it, or put the whole text in quotation marks{example}."


def _example(words: str, text: str, hyphen: str) -> str:
    """A text in quotation marks behind a colon; empty where its words are long or have backticks among them."""
    return f": `{hyphen}{in_quotation_marks(text)}`" if len(words) < LONGEST_SHOWN and "`" not in words else ""
