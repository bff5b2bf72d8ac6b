"""Checks definitions before they are written, as `interlock check` will: only those without an error pass."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from interlock.catalog import catalog_of
from interlock.definitions import Definition
from interlock.doors.clock import build_day
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.language.uses import TextCache
from interlock.rules.engine.grading import graded
from interlock.rules.engine.running import findings_of
from interlock.site.checking import planned_addresses
from interlock.sources import Source
from interlock.sources.handbook import Handbook

# Definitions with their sources, by kind and id.
_Decoded = Mapping[tuple[str, str], tuple[Source, Definition]]


def errors_in(handbook: Handbook, decoded: _Decoded) -> Iterator[tuple[tuple[str, str], Finding]]:
    """Each error that the handbook would have in these definitions, with the key of the definition.

    Definitions with errors are taken out and the others checked again, until those that are left refer to none of them.
    """
    cache = TextCache()
    left = dict(decoded)
    while left:
        found = [*_errors(handbook, left, cache)]
        yield from found
        faulty = {key for key, _ in found}
        if not faulty:
            return
        left = {key: value for key, value in left.items() if key not in faulty}


def _errors(handbook: Handbook, decoded: _Decoded, cache: TextCache) -> Iterator[tuple[tuple[str, str], Finding]]:
    paths = {source.path: key for key, (source, _) in decoded.items()}
    with_them = replace(
        handbook,
        definitions=handbook.definitions | {key: definition for key, (_, definition) in decoded.items()},
        sources=handbook.sources | {key: source for key, (source, _) in decoded.items()},
        paths=handbook.paths | {key: source.path for key, (source, _) in decoded.items()},
    )
    facts = Facts(catalog_of(with_them), build_day(), text_cache=cache, addresses=planned_addresses)
    for finding in _graded(facts, with_them.drafts):
        if finding.severity == "error" and finding.place.file in paths:
            yield paths[finding.place.file], finding


def _graded(facts: Facts, drafts: Collection[str]) -> list[Finding]:
    return graded(list(findings_of(facts)), facts.catalog, frozenset(drafts))
