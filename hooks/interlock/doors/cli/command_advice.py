"""What to type in place of a wrong command line, behind what click says is wrong with it."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import click

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest
from interlock.findings.typed_commands import typed_path
from interlock.sources.disk.folders import is_handbook

# What people type for these options after other tools.
_OTHER_OPTIONS = {
    "--port": "--address", "--host": "--address", "--bind": "--address", "--output": "--out", "--output-dir": "--out",
    "--site-dir": "--out", "--dest": "--out", "--destination": "--out", "--dir": "--handbook", "--directory": "--handbook",
    "--folder": "--handbook", "--path": "--handbook", "--root": "--handbook", "--source": "--handbook", "--date": "--as-of",
    "--day": "--as-of", "--today": "--as-of", "--json": "--format", "--type": "--kind", "--team": "--owner", "--from": "--since",
}  # fmt: skip
# What people call these formats.
_OTHER_FORMATS = {
    "excel": "sheet", "xlsx": "sheet", "xls": "sheet", "ods": "sheet", "workbook": "sheet", "spreadsheet": "sheet",
    "word": "html", "docx": "html", "confluence": "html", "web": "html", "md": "markdown", "runbook": "markdown",
    "rdf": "skos", "ttl": "skos", "turtle": "skos", "vocabulary": "skos", "table": "csv", "tsv": "csv", "tables": "csv",
    "ics": "icalendar", "ical": "icalendar", "calendar": "icalendar", "site": "pages", "glossary": "skos",
}  # fmt: skip
_NOT_THERE = lazy_pattern(r"(?:File|Directory|Path) '(?P<path>.*)' does not exist")
_MOST_NAMED = 3  # files


def with_advice(error: click.UsageError) -> click.UsageError:
    """The error with what to type; the same one where nothing can be added."""
    advice = _advice(error)
    return click.UsageError(f"{_sentence(error)}. {advice}", error.ctx) if advice else error


def _sentence(error: click.UsageError) -> str:
    """The message of click, on one line and without its full stop; without its own guess at an option."""
    told = error.message if isinstance(error, click.NoSuchOption) else error.format_message()
    return re.sub(r"(?<=[:,])\s+", " ", told).strip().rstrip(".")


def _advice(error: click.UsageError) -> str:
    """What to type in place of a wrong command line; empty where click's message says all."""
    match error:
        case click.MissingParameter():
            example = _example(error.ctx)
            return f"Such as: {example}" if example else ""
        case click.BadParameter():
            meant = _choice_meant(error)
            return f"Did you mean `{meant}`?" if meant else _path_meant(error)
        case click.NoSuchOption(ctx=click.Context(command=click.Group() as group)):
            return _behind_a_command(error, group)
        case click.NoSuchOption() if error.ctx and (meant := _other_option(error.option_name, error.ctx.command)):
            return f"Did you mean `{meant}`?"
        case click.NoSuchOption(possibilities=[] | None) if error.ctx:
            names = [f"`{name}`" for option in error.ctx.command.params for name in option.opts if name.startswith("--")]
            return f"There {'are' if len(names) > 1 else 'is'} {', '.join(names)}." if names else "There is only `--help`."
        case _ if type(error) is click.UsageError and error.message.startswith("Got unexpected extra"):
            if option := _option_meant(error):
                return f"Did you mean `{option}`?"
            return f"{_nothing_behind(error.ctx)}Put words that belong together in quotation marks."
    return ""


def _option_meant(error: click.UsageError) -> str:
    """The option whose value was typed without its name, as in `export csv promise`; empty where no option takes it."""
    typed = re.search(r"\((\S+)\)$", error.message)
    if typed is None or error.ctx is None:
        return ""
    for each in error.ctx.command.params:
        choices = each.type if isinstance(each, click.Option) else None
        if isinstance(choices, click.Choice) and (meant := _nearest_choice(typed[1], choices)):
            return f"{each.opts[0]} {meant}"
    return ""


def _nothing_behind(ctx: click.Context | None) -> str:
    """A sentence that the given flags take no value, as in `--without link/ict`; empty where no flag was given."""
    flags = [each for each in ctx.command.params if isinstance(each, click.Option) and each.is_flag] if ctx else []
    given = [f"`{each.opts[0]}`" for each in flags if ctx and each.name and ctx.params.get(each.name)]
    return f"Nothing belongs behind {' or '.join(given)}. " if given else ""


def _choice_meant(error: click.BadParameter) -> str | None:
    """The choice that was meant by an unknown one of an option or argument, as in `--kind promises`; None where none is near."""
    typed = re.match(r"'(.*)' is not one of ", error.message)
    if typed is None or error.param is None or not isinstance(error.param.type, click.Choice):
        return None
    other = _OTHER_FORMATS.get(typed[1].lower())
    return other if other in error.param.type.choices else _nearest_choice(typed[1], error.param.type)


def _nearest_choice(typed: str, choices: click.Choice[str]) -> str | None:
    return nearest(typed, [str(choice) for choice in choices.choices])


def _example(ctx: click.Context | None) -> str:
    """The first example in the help of a command, if possible one with a word that was typed; empty where it has none."""
    lines = [line.strip() for line in (ctx.command.help or "").splitlines()] if ctx else []
    examples = [line for line in lines if line.startswith("interlock ")]
    typed = {str(value) for value in ctx.params.values()} if ctx else set()
    found = next((line for line in examples if typed & {*line.split()}), examples[0] if examples else "")
    return f"`{found}`" if found else ""


def _behind_a_command(error: click.NoSuchOption, group: click.Group) -> str:
    """The advice for an option that was typed before the command; empty where no command has it."""
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        if command and any(error.option_name in option.opts for option in command.params):
            return f"Options stand behind the command: `interlock {name} {error.option_name} …`."
    return ""


def _other_option(typed: str, command: click.Command) -> str:
    """The option of a command for which people type this one after other tools; empty where it has none."""
    meant = _OTHER_OPTIONS.get(typed, "")
    return meant if any(meant in option.opts for option in command.params) else ""


def _path_meant(error: click.BadParameter) -> str:
    """What to type for a path that is not there, or that is a folder where a file belongs; empty for other errors."""
    if re.search(r"(?:File|Path) '.*' is a directory", error.message):
        return "Name the files in it."
    if not (match := _NOT_THERE.search(error.message)):
        return ""
    is_folder = match[0].startswith("Directory")
    return existing(Path(match["path"]), (lambda path: is_handbook(path) if is_folder else path.is_file()))


def existing(path: Path, may_be_meant: Callable[[Path], bool]) -> str:
    """What to type for a path that is not there: one beside it, if it may be meant, with a name like it."""
    if not path.parent.is_dir():
        return f"There is no folder {path.parent} either: check the path."
    names = sorted(name for name in os.listdir(path.parent) if name[0] != "." and may_be_meant(path.parent / name))
    meant = nearest(path.name, names)
    alike = [meant] if meant else [name for name in names if path.suffix and Path(name).suffix == path.suffix]
    if not alike or len(alike) > _MOST_NAMED:
        return f"Check its name, and that it is in {path.parent.resolve()}."
    shown = " or ".join(f"`{typed_path(path.parent / name)}`" for name in alike)
    return f"Did you mean {shown}?"
