"""The `interlock` command. Each subcommand is a module of its own, which is imported only when it is run."""

import atexit
import gc
import io
import signal
import sys
import threading
from importlib import import_module

import click

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


class LazyCommands(click.Group):
    """A group that imports a command's module when the command is run or its help is shown."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"interlock.doors.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="interlock-handbook")
def main() -> None:
    """Check the definitions of a service handbook, and build it."""
    # Freeze the garbage collector: at exit it would visit every object once more, a quarter of a check's time.
    atexit.register(gc.freeze)
    _clean_up_when_stopped()
    _write_any_character()


def _clean_up_when_stopped() -> None:
    """Handle SIGTERM and SIGHUP like Ctrl-C, so that temporary folders are removed and locks released."""
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)  # Windows has not both
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, signal.default_int_handler)


def _write_any_character() -> None:
    """Write UTF-8 to files and pipes whatever the locale; a terminal shows `?` for characters that it cannot encode."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
