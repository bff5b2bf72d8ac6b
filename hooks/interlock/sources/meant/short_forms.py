"""A short form with more after it, `result: worked, 61 more homes`: what to type so that nothing of it is lost."""

import re

from pydantic import BaseModel

from interlock.definitions.ids import ID
from interlock.definitions.model_fields import Route, choices_at, marks_at, written_names
from interlock.definitions.other_names.choice_words import YES, choice_for
from interlock.definitions.text_marks import RefTo
from interlock.definitions.values.dates import day_meant
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.decoding.decode_context import Decoding
from interlock.sources.decoding.field_forms import takes, takes_any_text
from interlock.sources.meant.parts_of_fields import parts_as_fields
from interlock.sources.shown_fields import in_braces, scalar_shown
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN

# What separates the value of a short form from what is said besides, in a text whose words have one space between them.
_SIGN = lazy_pattern(r" ?[,;:] | [-–—] | (?=\(|by\b)|\. ")
_BY = lazy_pattern(r"by\s+(?=\S)")


def with_its_rest(decoding: Decoding, route: Route) -> str:
    """The remedy for the value of a short form that has words for another field after it; empty for others."""
    node, model = decoding.source.at(route[:-1]), decoding.model_at(route[:-1])
    if node is None or not node.text or len(route) < 2 or getattr(model, "shorthand", None) != route[-1]:
        return ""
    short, text = str(route[-1]), " ".join(node.text.split())
    before = f"{route[-2]}: " if isinstance(route[-2], str) else ""
    for sign in _SIGN.finditer(text, 0, 2 * LONGEST_SHOWN):  # no value of a short form is longer
        value, rest = _value(model, short, text[: sign.start()]), text[sign.end() :].strip()
        if value and rest and not day_meant(rest):
            fields = {short: value, **_said(model, short, rest)}
            return f"Write `{before}{in_braces(fields)}`." if len(fields) > 1 and len(text) < 2 * LONGEST_SHOWN else ""
    if (parts := parts_as_fields(model, text)) and short in parts and not all(map(day_meant, parts.values())):
        return f"Write `{before}{in_braces(parts)}`."
    choices = choices_at(model, (short,))
    said = _said(model, short, text) if choices and any(map(str.isdigit, text)) else {}
    return (
        f"Write `{before}{in_braces({short: '…', **said})}`, with {' or '.join(f'`{word}`' for word in choices)} in place of `…`."
        if said
        else ""
    )


# What somebody wrote in place of one of the words of a field, which says whether there is another field for it.
_BESIDE = {("from", "organisation"): "outside", ("by", "team"): "team"}
# Those of whom many take `from` to ask who said it: our own customers and colleagues are no other organisation.
_OUR_OWN = lazy_pattern(
    r"(?:an?|one of|our|the)?\s*(?:client|citizen|colleague|customer|employee|guest|member|parent|passenger|patient|public|resident"
    r"|staff|student|team|tenant|user|visitor)s?",
    re.I,
)


def beside(decoding: Decoding, route: Route, written: str) -> str:
    """The remedy for a value of another field: `from: Saltmarsh Council` is `from: outside`, with the organisation beside it."""
    model, words = decoding.model_at(route[:-1]), choices_at(decoding.model, route)
    for (name, other), word in _BESIDE.items():
        if name != route[-1] or word not in words or other not in written_names(model):
            continue
        said = re.sub(rf"^{word}\b[\s,;:–-]*", "", written)
        if name == "from" and _OUR_OWN.fullmatch(said):
            return f"Take `{name}` out: it says where we learned it, if from another organisation. Who said it belongs into `what_happened`."
        if said and said != word and (ID.fullmatch(said) or not marks_at(model, (other,), RefTo)):
            is_there = (holder := decoding.source.at(route[:-1])) is not None and holder.child(other) is not None
            return "" if is_there else f"Write `{name}: {word}` and, as another field, `{other}: {scalar_shown(said)}`."
    return ""


def _value(model: type[BaseModel], short: str, written: str) -> str:
    """The value of a short form, or the word or the day that was meant by it; empty where there is none."""
    choices = choices_at(model, (short,))
    meant = choices[0] if choices and written.lower() in YES else choice_for(written, choices) or written.lower()
    value = meant if choices else str(day_meant(written) or "")
    return value if value and takes(model, short, value) else ""


def _said(model: type[BaseModel], short: str, rest: str) -> dict[str, str]:
    """The field for the words after it: whoever did it, else the first text on one line; none where there is no such field."""
    rest = rest[1:-1] if rest[0] == "(" and rest[-1] == ")" else rest
    names = [name for name in written_names(model) if name != short and takes_any_text(model, name)]
    name = "by" if "by" in names else next(iter(names), "")
    return {name: _BY.sub("", rest, count=1) if name == "by" else rest} if name else {}
