"""Frameworks that a new handbook may bring along: those of the example organisation, without what only that organisation says."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from interlock.doors.edits.refused import Refused
from interlock.findings.nearest import did_you_mean
from interlock.sources import read_yaml

# Inside an installed package, else beside `hooks/`.
_PLACES = (Path(__file__).parents[2] / "frameworks", Path(__file__).parents[4] / "standards/frameworks")
_FOLDER = next(folder for folder in _PLACES if folder.is_dir())

# What a framework says to everybody. Who owns it, who assessed it and what pages tell of it is each organisation's own.
_SHARED = ("edition", "publisher", "source", "verdicts", "criteria")


def framework_ids() -> list[str]:
    """The ids of the frameworks that there are."""
    return sorted(path.stem for path in _FOLDER.glob("*.yml"))


def framework_files(ids: Sequence[str], owner: str) -> dict[str, str]:
    """The files of some frameworks, by path, owned by a link. Raises Refused."""
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
    """Each field of a file with its lines, as they are written."""
    text = path.read_text(encoding="utf-8")
    source, _ = read_yaml(path.name, text)
    keys = [key for key, _ in (source.root and source.root.entries) or ()]
    ends = [*(key.start for key in keys[1:]), len(text)]
    yield from ((str(key.text), text[key.start : end]) for key, end in zip(keys, ends, strict=True))
