"""Reads files of definitions, in several processes where that is faster, before a handbook takes them one by one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from interlock.definitions import Kind
from interlock.definitions.model import Model
from interlock.findings.nouns import with_article
from interlock.sources.decoding.model_files import ModelFile, read_model
from interlock.sources.disk.file_texts import read_text
from interlock.sources.disk.files import FoundFile
from interlock.sources.processes import MANY, available_processes, processes_for, run_jobs

_FILES_OF_A_JOB = 40
# From so many files on, a second process is worth while if the first one has something else to do meanwhile.
_SOME = 20


# A file, the model that it holds, and what messages call that: "a link".
ToRead = tuple[FoundFile, type[Model], str]


def read_definition(found: FoundFile, kind: Kind) -> ModelFile[Any]:
    """Read a file as a definition of a kind."""
    return read_model(found.path, *read_text(found), *to_read(found, kind)[1:])


def to_read(found: FoundFile, kind: Kind) -> ToRead:
    """A file that holds a definition of a kind."""
    return found, kind.model, with_article(kind.name)


def read_ahead(files: Sequence[ToRead], meanwhile: Callable[[], object] | None = None) -> dict[str, ModelFile[Any]]:
    """The files that are read in several processes, by path; none of them where one process is as fast.

    `meanwhile`: what this process does first, while others begin to read; left out where there are none.
    """
    processes, each = processes_for(len(files)), _FILES_OF_A_JOB
    if meanwhile and _SOME <= len(files) < MANY:
        processes, each = min(available_processes(), 2), _SOME // 2
    if processes < 2:
        return {}
    jobs = [partial(_read_some, files[start : start + each]) for start in range(0, len(files), each)]
    return {path: file for some in run_jobs(jobs, processes, meanwhile) for path, file in some}


def _read_some(files: Sequence[ToRead]) -> list[tuple[str, ModelFile[Any]]]:
    return [(found.path, read_model(found.path, *read_text(found), model, noun)) for found, model, noun in files]
