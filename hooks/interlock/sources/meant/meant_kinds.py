"""The kind of a misplaced definition, as its fields tell, even where some of them are misspelt."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interlock.definitions import KINDS, Kind, Organisation
from interlock.definitions.model import Model
from interlock.definitions.model_fields import choices_at, required_fields, written_names
from interlock.definitions.organisation import ORGANISATION_FILE
from interlock.definitions.other_names.field_words import fields_for
from interlock.findings import Finding, Place
from interlock.findings.nearest import nearest
from interlock.findings.nouns import with_article
from interlock.sources.disk.file_texts import read_text
from interlock.sources.disk.files import FoundFile
from interlock.sources.yaml.nodes import Node
from interlock.sources.yaml.yaml_reader import read_yaml

# A definition in which more fields are misspelt may be of another kind.
_MOST_MISSPELT = 2
# Files of other tools have a title and a summary, too.
_FEWEST_FIELDS = 3
# How many more fields another kind must account for, if some are misspelt there.
_MARGIN = 2


class Meant(NamedTuple):
    """What a file was meant for: a kind, or None for the organisation; the fields misspelt there, by what was written.

    `is_whole`: whether it has all the fields that must be there.
    """

    kind: Kind | None
    misspelt: dict[str, str]
    is_whole: bool


def kind_meant(found: FoundFile, kind: Kind) -> Meant | None:
    """What a definition in the folder of a kind was meant for, if at least two of its fields, or all of its own, say so."""
    names, known = _fields_in(found), set(written_names(kind.model))
    meant = _meant_by(names, [other for other in KINDS if other is not kind])
    if meant is None or (meant.kind is None and len(names) == 1 and not is_name_of_organisation(found.absolute.name)):
        return None
    foreign = len(names - known) + _foreign_choices(found, kind, meant)
    margin = _MARGIN if meant.misspelt or not meant.is_whole else 1
    return meant if foreign >= len(meant.misspelt) + margin or _is_only_misspelt(names, kind, meant) else None


def _foreign_choices(found: FoundFile, kind: Kind, meant: Meant) -> int:
    """How many fields have a word that the kind meant takes there, and that of the folder does not: `kind: front-line`."""
    if meant.kind is None:
        return 0
    own, other = kind.model, meant.kind.model
    pairs = [(key.text or "", value.text) for key, value in _entries_in(found)]
    return sum(
        text in choices_at(other, (name,)) and text not in (choices := choices_at(own, (name,))) and bool(choices)
        for name, text in pairs
    )


def _is_only_misspelt(names: set[str], kind: Kind, meant: Meant) -> bool:
    """Whether a definition is whole but for the spelling of fields, and lacks several fields of the kind of its folder."""
    own = written_names(kind.model)
    is_slip = all(nearest(wrong, [right]) and not nearest(wrong, own) for wrong, right in meant.misspelt.items())
    is_word = any(field in own for wrong in meant.misspelt for field in fields_for(wrong.lower()))
    missing = set(required_fields(kind.model)) - names
    return meant.is_whole and is_slip and not is_word and len(missing) >= _MARGIN


def of_another_kind(found: FoundFile, kind: Kind, meant: Meant) -> Finding:
    """A definition in the folder of another kind."""
    what = with_article(meant.kind.name) if meant.kind else "the organisation"
    message = f"This has the fields of {what}, not of {with_article(kind.name)}"
    return Finding("misplaced-file", Place(found.path), message, _move(found, meant, found.absolute.name))


def move_to_its_kind(found: FoundFile) -> str:
    """The remedy for a definition in no folder of a kind: the folder of the one kind whose fields it has; else empty."""
    meant = _meant_by(_fields_in(found), KINDS)
    return _move(found, meant, f"{found.absolute.stem}.yml") if meant and meant.is_whole else ""


def is_surely_definition(found: FoundFile) -> bool:
    """Whether a file among those of other tools is a definition: it has the fields of one, three or more, and no others."""
    names = _fields_in(found)
    return len(names) >= _FEWEST_FIELDS and any(
        set(required_fields(kind.model)) <= names <= set(written_names(kind.model)) for kind in KINDS
    )


def is_organisation_file(found: FoundFile) -> bool:
    """Whether a file has the fields of the organisation, and not those of a definition."""
    meant = _meant_by(_fields_in(found), KINDS)
    return meant is not None and meant.kind is None


def is_name_of_organisation(name: str) -> bool:
    """Whether the name of a file is meant for the file of the organisation."""
    return nearest(name.partition(".")[0], ["organisation"]) is not None


def move_to(found: FoundFile, target: str) -> str:
    """The remedy for a file that belongs elsewhere in the handbook."""
    if (found.absolute.parents[found.path.count("/")] / target).exists():
        return compare_with(target)
    return f"Move it to `{target}`."


def compare_with(other: str) -> str:
    """The remedy where another file stands at the place or has the name that was meant for this one."""
    return f"`{other}` is there, too: compare the two, keep what is right in it, and delete this file."


def _move(found: FoundFile, meant: Meant, name: str) -> str:
    target = f"{meant.kind.folder}/{name}" if meant.kind else ORGANISATION_FILE
    renamings = [f"`{wrong}` is called `{right}` there." for wrong, right in meant.misspelt.items()]
    return " ".join([move_to(found, target), *renamings])


def _meant_by(names: set[str], kinds: Iterable[Kind]) -> Meant | None:
    """The one thing whose fields these are: with the fewest misspelt, and whole rather than not."""
    fitting = [*filter(None, (_fit(names, kind.model, kind) for kind in kinds)), *filter(None, [_fit(names, Organisation, None)])]
    best = min((_rank(meant) for meant in fitting), default=None)
    first = [meant for meant in fitting if _rank(meant) == best]
    return first[0] if len(first) == 1 else None


def _rank(meant: Meant) -> tuple[bool, int]:
    return not meant.is_whole, len(meant.misspelt)


def _fit(names: set[str], model: type[Model], kind: Kind | None) -> Meant | None:
    misspelt: dict[str, str] = {}
    for name in sorted(names - set(written_names(model))):
        free = [field for field in written_names(model) if field not in names and field not in misspelt.values()]
        meant = nearest(name, free) or next((field for field in fields_for(name.lower()) if field in free), None)
        if meant is None:
            return None
        misspelt[name] = meant
    whole = set(required_fields(model)) <= {*names, *misspelt.values()}
    is_fit = len(misspelt) <= _MOST_MISSPELT and (whole or not misspelt)
    return Meant(kind, misspelt, whole) if is_fit else None


def _fields_in(found: FoundFile) -> set[str]:
    return {key.text or "" for key, _ in _entries_in(found)}


def _entries_in(found: FoundFile) -> Sequence[tuple[Node, Node]]:
    root = read_yaml(found.path, read_text(found)[0])[0].root
    return (root.entries if root else None) or ()
