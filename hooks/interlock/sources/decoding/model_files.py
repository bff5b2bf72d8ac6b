"""Reads one YAML file as an instance of a model."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from interlock.definitions.model import Model
from interlock.definitions.model_fields import model_under
from interlock.findings import Finding
from interlock.sources.decoding.decode import decode
from interlock.sources.source import Source
from interlock.sources.yaml.yaml_reader import read_yaml

_M = TypeVar("_M", bound=Model)


@dataclass(frozen=True, slots=True)
class ModelFile(Generic[_M]):
    """The result of reading a file. A file without faults has a `model`; of others, `partial` holds what could be decoded.

    `source` is set when either of them is. `status` is the status that the file names, even when it has faults.
    """

    findings: list[Finding]
    source: Source | None = None
    model: _M | None = None
    partial: _M | None = None
    status: str = ""


def read_model(path: str, text: str, unreadable: list[Finding], model: type[_M], noun: str) -> ModelFile[_M]:
    """Read a text as a model. `unreadable` holds the findings about its characters; `noun` is for messages: "a link"."""
    if unreadable and not text:
        return ModelFile(unreadable)
    source, faults = read_yaml(path, text)
    if any(fault.rule != "duplicate-key" for fault in faults):
        from interlock.sources.yaml.reading_on import read_on  # slow to load, and most files have no fault

        source, faults, passed_over = read_on(source, faults)
        if source.root is not None:
            return _read_behind(source, unreadable + faults, model, noun, passed_over)
        return ModelFile(unreadable + faults)
    found, status = unreadable + faults, _status_in(source)
    decoded, wrong = decode(source, model, noun)
    if decoded is not None:
        return ModelFile(found + wrong, source, decoded, status=status)
    from interlock.sources.slips.notes import gathered_at_note  # slow to load, as above

    partial, seen = _without_faults(source, model)
    return ModelFile(found + gathered_at_note(source, wrong), seen, partial=partial, status=status)


def _read_behind(source: Source, found: list[Finding], model: type[_M], noun: str, passed_over: frozenset[str]) -> ModelFile[_M]:
    """What stands in a file that has slips in its syntax, after which it could be read on.

    `passed_over`: the names of fields without which it was read. Where they hold parts, references to those are left for later.
    """
    from interlock.sources.yaml.reading_on import with_own_colons

    _, wrong = decode(source, model, noun)
    partial, seen = (None, None) if any(_holds_parts(model, name) for name in passed_over) else _without_faults(source, model)
    lines = {finding.place.line for finding in found}
    missing = tuple(f"`{name}` " for name in passed_over)
    wrong = [each for each in wrong if not (each.rule == "missing-field" and each.message.startswith(missing))]
    found = [*found, *(with_own_colons(finding) for finding in wrong if finding.place.line not in lines)]
    return ModelFile(found, seen, partial=partial, status=_status_in(source))


def _holds_parts(model: type[Model], name: str) -> bool:
    """Whether a field holds parts with ids, such as steps."""
    below = model_under(model, name)
    return below is not None and "id" in below.model_fields


def _without_faults(source: Source, model: type[_M]) -> tuple[_M, Source] | tuple[None, None]:
    """The definition without its faulty values, and where they are left out, if the rest can be decoded."""
    from interlock.sources.decoding.partial_decoding import partial_model

    return partial_model(source, model) or (None, None)


def _status_in(source: Source) -> str:
    """The status that a file names, or an empty text."""
    status = source.root.child("status") if source.root else None
    return status.text or "" if status else ""
