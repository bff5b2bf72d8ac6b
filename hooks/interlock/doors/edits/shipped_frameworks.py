"""The frameworks that `init` can add: those of the example organisation, without its own content."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from interlock.doors.edits.refused import Refused
from interlock.findings.nearest import did_you_mean
from interlock.sources import read_yaml

# The folder of the frameworks in an installed package, and in the repository.
_PLACES = (Path(__file__).parents[2] / "frameworks", Path(__file__).parents[4] / "standards/frameworks")
_FOLDER = next(folder for folder in _PLACES if folder.is_dir())

# The fields to copy; owner, assessments and the rest are specific to the example organisation.
_SHARED = ("edition", "publisher", "source", "verdicts", "criteria")


def framework_ids() -> list[str]:
    """The ids of the shipped frameworks, sorted."""
    return sorted(path.stem for path in _FOLDER.glob("*.yml"))


def framework_files(ids: Sequence[str], owner: str) -> dict[str, str]:
    """The texts of some frameworks by path, with a link as their owner. Raises Refused."""
    known = framework_ids()
    for id in ids:
        if id not in known:
            remedy = did_you_mean(id, known) or f"There are {', '.join(known)}."
            raise Refused(f"There is no framework `{id}` to bring along. {remedy}")
    return {f"standards/frameworks/{id}.yml": _text(_FOLDER / f"{id}.yml", owner) for id in ids}


def _text(path: Path, owner: str) -> str:
    entries = dict(_entries(path))
    shared = "".join(entries[name] for name in _SHARED if name in entries)
    return f"{entries['title']}{entries['summary']}owner: {owner}\n{shared}"


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    """Each top-level field of a file with its source text."""
    text = path.read_text(encoding="utf-8")
    source, _ = read_yaml(path.name, text)
    keys = [key for key, _ in (source.root and source.root.entries) or ()]
    ends = [*(key.start for key in keys[1:]), len(text)]
    yield from ((str(key.text), text[key.start : end]) for key, end in zip(keys, ends, strict=True))
