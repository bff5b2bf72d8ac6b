"""Findings about our own settings in a configuration of MkDocs, below `extra:`: for whom the site is, and which books it has."""

from collections.abc import Iterator

import yaml

from interlock.findings import Finding
from interlock.findings.nearest import did_you_mean, nearest
from interlock.sources.openness import OPENNESS
from interlock.sources.settings.book_choices import BOOK_CHOICES
from interlock.sources.settings.settings_nodes import entries_of, no_choice, place_of_node, repeated_settings, unread_setting
from interlock.sources.source import Source
from interlock.sources.yaml.yaml_findings import DEEPEST

# Settings of our own, with the words that they may have, the usual one of the books first.
_CHOICES: dict[str, tuple[str, ...]] = {"audience": OPENNESS, "books": BOOK_CHOICES}


def faults_of_extra(source: Source, extra: yaml.Node) -> Iterator[Finding]:
    """What is wrong below `extra:`, where our settings stand."""
    entries = entries_of(extra)
    yield from (each for each in repeated_settings(source, entries, ("interlock",)) if each.severity == "error")
    names = [key.value for key, _ in entries]
    for key, value in entries:
        if key.value == "interlock":
            yield from _ours(source, value)
        elif "interlock" not in names and nearest(key.value, ["interlock"]):
            yield unread_setting(source, key, "Did you mean `interlock`?")
        elif key.value == "audience":
            yield unread_setting(source, key, f"Write it below `interlock:`: `{extra_with_audience(value)}`.")


def _ours(source: Source, ours: yaml.Node) -> Iterator[Finding]:
    if isinstance(ours, yaml.MappingNode):
        yield from repeated_settings(source, entries_of(ours), ("audience",))
        for name, value in entries_of(ours):
            yield from _our_setting(source, name, value)
    elif ours.value:
        remedy = f"Write `interlock: {{audience: {_audience_in(ours)}}}`."
        yield Finding("wrong-type", place_of_node(source, ours), "`interlock` takes settings of its own", remedy)


def _our_setting(source: Source, name: yaml.ScalarNode, value: yaml.Node) -> Iterator[Finding]:
    known = _CHOICES.get(name.value)
    if known is None:
        remedy = did_you_mean(name.value, list(_CHOICES))
        yield unread_setting(source, name, remedy or "The only settings are `audience` and `books`: take this line out.")
    elif not isinstance(value, yaml.ScalarNode):
        remedy = f"Write `{name.value}: {_audience_in(value) if name.value == 'audience' else known[0]}`."
        yield Finding("wrong-type", place_of_node(source, value), f"`{name.value}` takes one value", remedy)
    elif value.value not in known and not value.tag.startswith("!"):
        yield no_choice(source, name, value, known)


def extra_with_audience(value: yaml.Node) -> str:
    """The whole setting that makes the site for the audience which a value names."""
    return f"extra: {{interlock: {{audience: {_audience_in(value)}}}}}"


def _audience_in(node: yaml.Node) -> str:
    """The audience that a value names, or the first word in it; without one, three dots."""
    for _ in range(DEEPEST):  # an alias may stand inside itself
        inner = (
            [] if isinstance(node, yaml.ScalarNode) else [part[-1] if isinstance(part, tuple) else part for part in node.value]
        )
        if not inner:
            break
        node = inner[0]
    return (nearest(node.value, OPENNESS) if isinstance(node, yaml.ScalarNode) else None) or "…"
