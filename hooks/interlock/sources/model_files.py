"""One YAML file as an instance of a model: what can be read of it, and what is wrong."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from interlock.definitions.model import Model
from interlock.findings import Finding
from interlock.sources.decode import decode
from interlock.sources.partial_decoding import readable
from interlock.sources.source import Source
from interlock.sources.yaml_reader import read_yaml

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class ModelFile(Generic[M]):
    """What was read of a file: its `model`, or where it has faults what could be read of it (`partial`).

    `source` is there where either of them is. `status` is what the file says, faulty or not.
    """

    findings: list[Finding]
    source: Source | None = None
    model: M | None = None
    partial: M | None = None
    status: str = ""


def read_model(path: str, text: str, unreadable: list[Finding], model: type[M], noun: str) -> ModelFile[M]:
    """Read a text as a model. `unreadable` is what is wrong with its characters; `noun` is what an editor calls it ("a link")."""
    if unreadable and not text:
        return ModelFile(unreadable)
    source, faults = read_yaml(path, text)
    found, status = unreadable + faults, status_in(source)
    if any(fault.rule != "duplicate-key" for fault in faults):
        return ModelFile(found, status=status)
    decoded, wrong = decode(source, model, noun)
    if decoded is not None:
        return ModelFile(found + wrong, source, decoded, status=status)
    partial = readable(source, model)
    return ModelFile(found + wrong, source if partial is not None else None, partial=partial, status=status)


def status_in(source: Source) -> str:
    """What a file says of its status; empty where it says nothing."""
    status = source.root.child("status") if source.root else None
    return status.text or "" if status else ""
