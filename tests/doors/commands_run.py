"""Runs commands of MkDocs and Interlock in a handbook, and servers of both."""

import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from click import Command
from click.testing import CliRunner, Result
from mkdocs.__main__ import cli
from mkdocs.config.defaults import MkDocsConfig

from interlock.doors.cli import main
from tests.conftest import ROOT

BIN = Path(sys.executable).parent


def with_settings(folder: Path) -> Path:
    """Write the tiny handbook and its `mkdocs.yml` into a folder."""
    shutil.copytree(ROOT / "tests/tiny", folder)
    settings = f"site_name: Tiny\nsite_url: https://tiny.example/\ntheme: {{name: null, custom_dir: {ROOT / 'theme'}}}\nhooks: [{ROOT / 'hooks/main.py'}]\nplugins: []\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def run(handbook: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """What a program says in a handbook, in whose temporary folder it leaves nothing."""
    with temporary_folder(handbook) as environment:
        return subprocess.run([BIN / command[0], *command[1:]], cwd=handbook, env=environment, capture_output=True, text=True)


def interlock(handbook: Path, *command: str) -> Result:
    """The same of `interlock`, without a process of its own: to start one takes longer than to build a tiny handbook."""
    return _said_by(main, handbook, command)


def mkdocs(handbook: Path, *command: str) -> Result:
    """The same of `mkdocs`."""
    MkDocsConfig.plugins.plugin_cache.clear()  # type: ignore[attr-defined]  # which a process of its own would not have
    log = logging.getLogger("mkdocs")
    level, propagate, handlers = log.level, log.propagate, [*log.handlers]
    try:
        return _said_by(cli, handbook, command)
    finally:
        log.setLevel(level)
        log.propagate, log.handlers[:] = propagate, handlers


def _said_by(program: Command, handbook: Path, command: Sequence[str]) -> Result:
    with temporary_folder(handbook) as environment, pytest.MonkeyPatch.context() as patch:
        patch.chdir(handbook)
        patch.setattr(tempfile, "tempdir", environment["TMPDIR"])
        return CliRunner().invoke(program, command)


@contextmanager
def temporary_folder(handbook: Path) -> Iterator[dict[str, str]]:
    """An environment with a temporary folder of its own, in which nothing is left in the end."""
    folder = handbook.with_name("temporary")
    folder.mkdir(exist_ok=True)
    yield {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))}
    # Windows ends a server without asking it to end.
    assert [path.name for path in folder.iterdir()] == [] or sys.platform == "win32"


def free_address() -> str:
    """An address of this machine at which nothing is served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@contextmanager
def served(handbook: Path, program: str) -> Iterator[str]:
    """Serve the handbook; yields the address. In the end the server must stop."""
    where = free_address()
    option = "--address" if program == "interlock" else "--dev-addr"
    command = [str(BIN / program), "serve", option, where]
    with (
        temporary_folder(handbook) as environment,
        subprocess.Popen(command, cwd=handbook, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server,
    ):
        try:
            yield f"http://{where}/"
            assert server.poll() is None, "the server died"
        finally:
            server.send_signal(signal.SIGTERM)
            try:
                server.wait(60)
            except subprocess.TimeoutExpired:
                server.kill()
                raise


def wait_for(url: str, words: str) -> str:
    """The page once it contains the words; after a minute, the page as it is."""
    text = ""
    for _ in range(300):
        try:
            text = urllib.request.urlopen(url, timeout=20).read().decode()
        except OSError:  # not up yet, or busy with building
            text = ""
        if words in text:
            return text
        time.sleep(0.2)
    return text


def stop_this_process() -> None:
    """Send SIGTERM to this process."""
    os.kill(os.getpid(), signal.SIGTERM)
