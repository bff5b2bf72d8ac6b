"""Where an export goes: into a folder, or into one file; and what is refused there."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import click

from interlock.doors.cli.earlier_exports import left_from_earlier, refuse_among_definitions, refuse_to_overwrite
from interlock.exports import Export
from interlock.findings.nouns import counted
from interlock.findings.system_errors import why_not_written
from interlock.site.folder import write_all_whole
from interlock.sources.disk.unfinished_files import delete_unfinished

_VOCABULARIES = {".ttl": ("Turtle", "take out `--jsonld`"), ".jsonld": ("JSON-LD", "add `--jsonld`")}


def folder_for(format: str, out: Path | None) -> Path:
    """The folder for an export of several files. Raises UsageError where none is named, or a file."""
    if out is None:
        raise click.UsageError(f"`{format}` is several files. Name a folder for them: `interlock export {format} --out FOLDER`.")
    if out.exists() and not out.is_dir():
        raise click.UsageError(f"{out} is a file, and `{format}` is several. Name a folder for them.")
    return out


def is_one_file(out: Path, name: str = "") -> bool:
    """Whether `--out` means one file: one that is there, the name that the export gives its file, or a name with an ending."""
    if out.exists():
        return not out.is_dir()
    return out.name == name or (bool(out.suffix) and not out.name.startswith("."))


def refuse_other_ending(out: Path, ending: str) -> None:
    """Refuse a file whose name says another form of a vocabulary than what would stand in it."""
    if out.suffix in _VOCABULARIES and out.suffix != ending and not out.is_dir():
        form, remedy = _VOCABULARIES[out.suffix]
        raise click.UsageError(f"{out.name} is the name of a file in {form}: {remedy}, or name it `{out.stem}{ending}`.")


def refuse_link_out_of(folder: Path, path: Path) -> None:
    """Refuse to write through a link, which may have come with the handbook: nobody named the file that it leads to."""
    root = os.path.realpath(folder)
    if not Path(os.path.realpath(path)).is_relative_to(root):
        raise click.UsageError(
            f"{path} leads out of {root} by a link, and was not written. Delete the link, or name what it leads to."
        )


def write_export(export: Export, files: Mapping[str, str], out: Path, handbook: Path) -> None:
    """Write an export into the folder `out`; or, where `out` is one file, its one text there and other files beside it.

    What an earlier export wrote for things that are gone, or are hidden from these readers, is deleted.
    """
    first = next(iter(files))
    is_file = export.text is not None and is_one_file(out, first)
    folder = out.parent if is_file else folder_for(export.name, out)
    files = {first: files[first]} if is_file and _is_stream(out) else files
    texts = {out if is_file and name == first else folder / name: text for name, text in files.items()}
    refuse_among_definitions(handbook, folder)
    for path in texts:
        if path != out:
            refuse_link_out_of(folder, path)
    refuse_to_overwrite(texts)
    for place in {path.parent for path in texts}:
        delete_unfinished(place)
    _write(texts)
    deleted = _deleted(left_from_earlier(folder, export.one_each, texts))
    beside = [name for name in files if name != first] if is_file else []
    _tell([first] if is_file else list(files), out, beside, deleted)


def _write(texts: Mapping[Path, str]) -> None:
    """Write files whole, with the folders in which they stand; where the system refuses one, nothing is left of any."""
    places = sorted({path.parent for path in texts})
    missing = {folder for place in places for folder in (place, *place.parents) if not folder.exists()}
    try:
        for place in places:
            place.mkdir(parents=True, exist_ok=True)
        write_all_whole({path: text.encode("utf-8") for path, text in texts.items()})
    except OSError as error:
        for folder in sorted(missing, reverse=True):
            with suppress(OSError):  # it was not made
                folder.rmdir()
        raise click.UsageError(why_not_written(error.filename, error)) from None


def _is_stream(out: Path) -> bool:
    """Whether `--out` is no place on a disk, such as `/dev/stdout`, beside which nothing can stand."""
    return out.exists() and (not out.is_file() or out.absolute().is_relative_to("/dev"))


def _deleted(paths: list[Path]) -> int:
    """Delete files, and return how many."""
    for path in paths:
        try:
            path.unlink()
        except OSError as error:
            raise click.UsageError(f"{path} is of an earlier export, and cannot be deleted: {error.strerror}.") from None
    return len(paths)


def _tell(written: Sequence[str], out: Path, beside: Sequence[str], deleted: int) -> None:
    others = f", and {_names(beside)} beside it" if beside else ""
    gone = f" Deleted {counted(deleted, 'file')} of an earlier export that this one no longer has." if deleted else ""
    click.echo(f"Wrote {_names(written)} to {out}{others}.{gone}", err=True)


def _names(files: Sequence[str]) -> str:
    return ", ".join(files) if len(files) <= 5 else f"{len(files)} files"
