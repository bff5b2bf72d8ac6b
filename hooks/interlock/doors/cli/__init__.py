"""The `interlock` command. Each subcommand is a module of its own, which is imported only when it is run."""

import atexit
import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from interlock.doors.cli import output
from interlock.doors.cli.output import make_output_ready, told_in_words
from interlock.doors.stopping import clean_up_when_stopped
from interlock.findings.printable import printable, printable_lines

# Do not look through all installed packages for plugins of pydantic: that takes as long as loading click.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

# Name of each command, and the module that holds its `<module>_command`; in the order in which the help lists them.
COMMANDS = {
    "check": "check",
    "build": "build",
    "serve": "serve",
    "init": "init",
    "new": "new",
    "rename": "rename",
    "approve": "approve",
    "review": "review",
    "owed": "owed",
    "trace": "trace",
    "changes": "changes",
    "export": "export",
    "import": "import_",
    "explain": "explain",
}


# What people type for these commands after other tools.
_OTHER_NAMES = {
    "lint": "check", "test": "check", "validate": "check", "verify": "check", "make": "build", "publish": "build",
    "site": "build", "run": "serve", "start": "serve", "preview": "serve", "watch": "serve", "open": "serve", "create": "new",
    "add": "new", "move": "rename", "mv": "rename", "sign": "approve", "todo": "owed", "due": "owed", "tasks": "owed",
    "show": "trace", "chain": "trace", "diff": "changes", "log": "changes", "history": "changes", "rules": "explain",
    "rule": "explain", "why": "explain", "setup": "init",
}  # fmt: skip
# Words for taking a definition away. That is done by hand, because only people know whether readers still come for it.
_TAKING_AWAY = ("delete", "del", "remove", "rm", "retire", "archive", "drop")
_HOW_TO_TAKE_AWAY = (
    "Write `status: retired` into the file: its page stays for those who have its address, and leaves every list; "
    "`replaced_by: ID` names what came in its place. What nobody has seen yet is a file to delete. Then `interlock check` shows "
    "all that still names it."
)


_STOPPED = 130  # the exit code that shells give to a command that Ctrl-C has ended


class LazyCommands(click.Group):
    """A group that imports a command's module when the command is run or its help is shown.

    A command line without an argument that it needs is answered with an example, an unknown command with the one that was meant.
    """

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Make the output ready first, because click prints `--help` and `--version` in here."""
        make_output_ready()
        try:
            return super().make_context(*args, **kwargs)
        except OSError as error:
            raise told_in_words(error) from None
        except click.UsageError as error:
            raise _in_words(error) from None
        except KeyboardInterrupt:
            raise _stopped() from None

    def invoke(self, ctx: click.Context) -> object:
        """Wrap the message of a usage error to the terminal's width, with control characters of quoted arguments made visible."""
        try:
            return self._invoked(ctx)
        except click.UsageError as error:
            told = printable_lines(_told(error))
            if sys.stderr.isatty():
                from interlock.doors.cli.options import refusal_fitted

                told = refusal_fitted(told)
            raise click.UsageError(told, error.ctx) from None
        except KeyboardInterrupt:
            raise _stopped() from None

    def _invoked(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (OSError, MemoryError, ImportError, click.UsageError) as error:
            raise _in_words(error) from None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from interlock.findings.nearest import nearest  # slow to load

            typed = args[0].lower()
            meant = _OTHER_NAMES.get(typed) or nearest(args[0], COMMANDS)
            remedy = f"Did you mean `interlock {meant}`?" if meant else f"Commands are {', '.join(COMMANDS)}."
            remedy = _HOW_TO_TAKE_AWAY if typed in _TAKING_AWAY else remedy
            raise click.UsageError(f"There is no command `{args[0]}`. {remedy}", ctx)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List each command with its whole first sentence, which click would cut."""
        commands = [(name, self.get_command(ctx, name)) for name in COMMANDS]
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(200)) for name, command in commands if command])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"interlock.doors.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command


def _stopped() -> Exception:
    """What ends a command that Ctrl-C or a signal has stopped. Click would end it as if something had been found."""
    click.echo("\nStopped.", err=True)
    return click.exceptions.Exit(_STOPPED)


def _told(error: click.UsageError) -> str:
    """The message of a usage error. The commands in it name the folder of the handbook, if it is another one than this."""
    handbook = error.ctx.params.get("handbook") if error.ctx else None
    if handbook is None:
        return error.format_message()
    from interlock.doors.cli.options import typed_here  # loaded with every command that has a handbook

    try:
        return typed_here(error.format_message(), handbook)
    except OSError as refused:  # the folder is gone
        return str(_in_words(refused))


def _in_words(error: Exception) -> Exception:
    """What to raise in place of an error: a usage error that says what to type, or the same error where nothing can be added."""
    match error:
        case OSError(filename=None) | OSError(filename=output.STANDARD_OUTPUT):
            return told_in_words(error)
        case OSError():
            return click.UsageError(_sentence_of(error))
        case MemoryError():
            return click.UsageError(_NO_MEMORY)
        case ImportError() if any(words in str(error).lower() for words in _NOT_LOADED):
            return click.UsageError(_NO_MEMORY)
        case click.UsageError():
            from interlock.doors.cli.command_advice import with_advice  # needed only for a wrong command line

            try:
                return with_advice(error)
            except OSError as refused:  # advice names what is in folders, which may be closed to us, or gone
                return _in_words(refused)
    return error


def _sentence_of(error: OSError) -> str:
    """What the operating system refuses, and what to do about it."""
    from interlock.findings.system_errors import TEMPORARY_FILES, why_not_written, why_refused

    if error.filename == TEMPORARY_FILES:
        return why_not_written(error.filename, error)
    return why_refused(printable(os.fsdecode(error.filename)), error)


_NO_MEMORY = "There is not enough memory. Close other programs, or give it more where a limit is set, and type the command again."


# What is said of a library for which there is no room.
_NOT_LOADED = ("failed to map segment", "cannot allocate memory")


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="interlock-handbook")
def main() -> None:
    """Check the definitions of a service handbook, and build it.

    Type a command in the folder of the handbook. Each tells more with --help.

    \b
        interlock check
        interlock new procedure answer-letters
        interlock new --help
    """
    # Turn the garbage collector off: almost all objects live until the end of the command. Visiting them again and again would
    # take a quarter of the time of a check, and visiting them once more at exit another quarter. `serve` turns it on again.
    gc.disable()
    atexit.register(gc.freeze)
    clean_up_when_stopped()
