"""The `interlock` command. Each of its commands is a module of its own, which is loaded when it is asked for."""

import atexit
import gc
import io
import signal
import sys
import threading
from importlib import import_module

import click

# In the order in which the help lists them: the name, and the module that holds `<module>_command`.
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
    # Freeze the garbage collector: at exit it would search through every object once more, a quarter of a check's time.
    atexit.register(gc.freeze)
    _stop_in_order()
    _write_any_character()


def _stop_in_order() -> None:
    """Whoever ends this process, or closes its terminal, stops it as Ctrl-C does: temporary folders are removed, and locks given up."""
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)  # Windows has not both
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, signal.default_int_handler)


def _write_any_character() -> None:
    """UTF-8 in files and pipes whatever the machine's locale; on a terminal a question mark for what it cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
