"""Validates YAML nodes against a model: the result is a typed instance, or findings in the group *shape*."""

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from interlock.definitions.model import Model
from interlock.definitions.model_fields import Route, model_under, required_fields
from interlock.findings import Finding
from interlock.findings.nouns import counted
from interlock.sources.decode_context import Decoding
from interlock.sources.field_findings import MISSING, PASTED, UNKNOWN, field_finding, foreign_field
from interlock.sources.loose_words import LooseWords, loose_words
from interlock.sources.meant_fields import MeantField, meant_field
from interlock.sources.shapes import not_a_mapping
from interlock.sources.source import Node, Source

M = TypeVar("M", bound=Model)

# The most faulty fields of one file that are looked at one by one.
MOST_FAULTS = 200


def decode(source: Source, model: type[M], noun: str) -> tuple[M | None, list[Finding]]:
    """An instance of the model and no findings, or None and what is wrong. `noun` is for messages: "a link"."""
    decoding = Decoding(source, model, noun)
    if source.root is None or source.root.entries is None:
        return None, [not_a_mapping(decoding)]
    empty, loose = list(_empty_lists(decoding)), list(loose_words(decoding))
    try:
        definition = model.model_validate(source.root.plain())
        found = empty + [words.finding for words in loose]
        return (None if found else definition), found
    except ValidationError as error:
        errors = error.errors(include_url=False)
        return None, empty + _findings(decoding, errors[:MOST_FAULTS], loose) + _the_rest(decoding, errors[MOST_FAULTS:])


def _findings(decoding: Decoding, errors: list[ErrorDetails], loose: list[LooseWords]) -> list[Finding]:
    """A finding for each error, and for words without a colon in mappings that may stand where they are.

    A missing field is left out where another finding says how to write it, such as that about its misspelling. Of a mapping
    without any field of its own, only the first field is reported.
    """
    of_shape = {error["loc"] for error in errors if error["type"] != "bad-value"}
    loose = [words for words in loose if words.holder not in of_shape]
    with_loose = {words.holder for words in loose}
    meant = {error["loc"]: meant_field(decoding, error["loc"]) for error in errors if error["type"] == UNKNOWN}
    written = _written_by_remedies(errors, loose, meant)
    first = {route[:-1]: route for route in reversed(meant)}
    foreign = {holder: route for holder, route in first.items() if _is_foreign(decoding, holder, meant)}
    found = [words.finding for words in loose]
    for error in errors:
        route, holder = error["loc"], error["loc"][:-1]
        is_known = error["type"] in MISSING and ((holder, route[-1]) in written or holder in foreign)
        is_known |= (holder, error.get("ctx", {}).get("for_want_of")) in written
        if is_known or (error["type"] == "bad-value" and route in with_loose):
            continue
        if holder in foreign and error["type"] == UNKNOWN:
            found += [foreign_field(decoding, route)] if foreign[holder] == route else []
        else:
            found.append(field_finding(decoding, error))
    return _with_first_pasted(found)


def _written_by_remedies(
    errors: list[ErrorDetails], loose: list[LooseWords], meant: dict[Route, MeantField | None]
) -> set[tuple[Route, str]]:
    """The fields, each with the route of its mapping, that are there once what another finding says is typed."""
    written = {(field.holder, name) for field in meant.values() if field for name in (field.name, *field.writes)}
    written |= {(words.holder, words.meant) for words in loose}
    written |= {(error["loc"][:-1], name) for error in errors for name in error.get("ctx", {}).get("writes", ())}
    return written


def _with_first_pasted(found: list[Finding]) -> list[Finding]:
    """The findings, of those about no-break spaces the first: whoever pasted one line with them pasted the next ones, too."""
    pasted = [finding for finding in found if finding.message.startswith(PASTED)]
    return [finding for finding in found if finding not in pasted[1:]] if pasted else found


def _the_rest(decoding: Decoding, errors: list[ErrorDetails]) -> list[Finding]:
    """One finding for all errors beyond the bound, at the first of them."""
    if not errors:
        return []
    place = decoding.source.place_at(errors[0]["loc"], key=errors[0]["type"] == UNKNOWN)
    message = f"{counted(len(errors), 'more field')} of this file cannot be read"
    return [Finding("wrong-type", place, message, "Mend those above, and check again.")]


def _is_foreign(decoding: Decoding, holder: Route, meant: dict[Route, MeantField | None]) -> bool:
    """Whether a mapping in the file has no field of its own, nor one that is meant for one."""
    node = decoding.source.at(holder)
    names = [key.text or "" for key, _ in (node.entries if node else None) or ()]
    return bool(holder) and all((*holder, name) in meant and meant[(*holder, name)] is None for name in names)


def _empty_lists(decoding: Decoding) -> Iterator[Finding]:
    """Findings about required lists that are empty, such as `customers: []`."""
    source = decoding.source
    if not source.may_have_empty_lists:
        return
    for route, node, model in _mappings(source.root, decoding.model, ()):
        for name in required_fields(model):
            if (inner := node.child(name)) and inner.items == []:
                where = "between the brackets" if source.text[inner.start] == "[" else "after the hyphen"
                message = f"`{name}` of {decoding.noun_at(route)} is empty"
                yield Finding("missing-field", source.place_at((*route, name)), message, f"Write at least one {where}.")


def _mappings(node: Node | None, model: type[BaseModel], route: Route) -> Iterator[tuple[Route, Node, type[BaseModel]]]:
    """Every mapping that a model describes, with its route, its node and the model."""
    if node is None or node.entries is None:
        return
    yield route, node, model
    for key, value in node.entries:
        if inner := model_under(model, key.text or ""):
            here = (*route, key.text or "")
            yield from _mappings(value, inner, here)
            for index, item in enumerate(value.items or ()):
                yield from _mappings(item, inner, (*here, index))
