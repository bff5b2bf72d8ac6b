"""Checks the names of rules in definitions: in `rules` of the organisation, and in `shown_by` of a framework's criteria.

`shown_by` may also name `results`.
"""

from collections.abc import Iterable, Iterator, Sequence

from interlock.catalog import ORGANISATION, Catalog
from interlock.definitions import Framework
from interlock.definitions.framework import RESULTS, Criterion
from interlock.findings import Finding, Place
from interlock.findings.nearest import did_you_mean
from interlock.rules.engine.rule import Rule
from interlock.sources import Route


def findings_of_names(catalog: Catalog, rules: Sequence[Rule]) -> Iterator[Finding]:
    """A finding for every name without a rule, and for every rule whose severity the organisation may not change."""
    by_name = {rule.name: rule for rule in rules}
    for name, severity in catalog.organisation.rules.items():
        place = catalog.sources[ORGANISATION].place_at(("rules", name), key=True) if ORGANISATION in catalog.sources else None
        if place is None:
            continue
        if name not in by_name:
            yield _unknown(place, name, by_name)
        elif not by_name[name].can_be_lowered and severity != by_name[name].severity:
            message = f"`{name}` cannot be made quieter or louder: what it finds would make a wrong or leaking handbook"
            yield Finding("bad-value", place, message, "Delete the line.")
    for key, framework in catalog.definitions.items():
        if isinstance(framework, Framework):
            for route, name in _shown_by(framework.criteria, ()):
                if name not in (*by_name, RESULTS):
                    yield _unknown(catalog.place(key, route), name, (*by_name, RESULTS))


def _unknown(place: Place, name: str, names: Iterable[str]) -> Finding:
    remedy = did_you_mean(name, names) or "The handbook's page `/rules/` lists the rules."
    return Finding("bad-value", place, f"There is no rule `{name}`", remedy)


def _shown_by(criteria: list[Criterion], route: Route) -> Iterator[tuple[Route, str]]:
    for index, criterion in enumerate(criteria):
        here = (*route, "criteria", index)
        yield from (((*here, "shown_by", number), name) for number, name in enumerate(criterion.shown_by))
        yield from _shown_by(criterion.criteria, here)
