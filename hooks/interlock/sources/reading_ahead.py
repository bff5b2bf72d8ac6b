"""Reads files of definitions, in several processes where they are many, before a handbook takes them one by one."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from interlock.definitions import Kind
from interlock.findings.nouns import with_article
from interlock.sources.files import FoundFile, read_text
from interlock.sources.model_files import ModelFile, read_model
from interlock.sources.processes import processes_for, run_jobs

_FILES_OF_A_JOB = 40


def read_definition(found: FoundFile, kind: Kind) -> ModelFile[Any]:
    """Read a file as a definition of a kind."""
    return read_model(found.path, *read_text(found), kind.model, with_article(kind.name))


def read_ahead(files: Sequence[tuple[FoundFile, Kind]]) -> dict[str, ModelFile[Any]]:
    """The files that are read in several processes, by path; none of them where one process is as fast."""
    if (processes := processes_for(len(files))) < 2:
        return {}
    jobs = [partial(_read_some, files[start : start + _FILES_OF_A_JOB]) for start in range(0, len(files), _FILES_OF_A_JOB)]
    return {path: file for some in run_jobs(jobs, processes) for path, file in some}


def _read_some(files: Sequence[tuple[FoundFile, Kind]]) -> list[tuple[str, ModelFile[Any]]]:
    return [(found.path, read_definition(found, kind)) for found, kind in files]
