"""Composes the nodes of `mkdocs.yml`, without the settings in which a slip stops the parser, so that one run shows the rest."""

from typing import NamedTuple

import yaml

from interlock.findings import Finding
from interlock.sources.source import Source
from interlock.sources.yaml.bounded_yaml import refuse_unbounded
from interlock.sources.yaml.yaml_findings import UnsafeYamlError

# Behind more settings that cannot be read, a file is rather one of another sort.
_MOST_PASSED_OVER = 6


class ComposedSettings(NamedTuple):
    """The nodes of a configuration, None for an empty one and where nothing could be read, and what is wrong with its syntax.

    `passed_over`: the names of the settings that could not be read. `read_as`: the text with blanks in their place.
    """

    root: yaml.Node | None
    faults: list[Finding]
    passed_over: frozenset[str] = frozenset()
    read_as: str = ""


def composed_settings(source: Source) -> ComposedSettings:
    """The nodes of a configuration. All places are those in its text."""
    text, faults, passed_over = source.text, list[Finding](), set[str]()
    while text:
        tried = Source(source.path, text)
        try:
            refuse_unbounded(tried)
            return ComposedSettings(yaml.compose(text, yaml.CSafeLoader), faults, frozenset(passed_over), text)
        except UnsafeYamlError as unsafe:
            return ComposedSettings(None, [*faults, unsafe.finding])
        except yaml.MarkedYAMLError as error:
            # Slow to load, and hardly ever needed.
            from interlock.sources.yaml.passing_over import without_field
            from interlock.sources.yaml.syntax import syntax_finding

            faults.append(syntax_finding(tried, error))
            is_enough = len(faults) > _MOST_PASSED_OVER
            text, names = ("", set[str]()) if is_enough else without_field(text, faults[-1].place.line)
            passed_over |= names
        except yaml.YAMLError:
            not_text = Finding("bad-encoding", source.place(0), "This is not text in UTF-8", "Save the file as UTF-8.")
            return ComposedSettings(None, [*faults, not_text])
    return ComposedSettings(None, faults)
