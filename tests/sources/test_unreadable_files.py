"""Pipes, sockets, and files that may not be read, where a file or folder belongs: each is reported, and none blocks."""

import errno
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interlock.sources.settings.configuration_file import ConfigurationError, read_configuration
from tests.conftest import Handbook, findings_in, posix_only, short, write
from tests.sources.bad_files import CUSTOMER, VISITORS


@posix_only
def test_a_pipe_does_not_block(tiny: Handbook) -> None:
    folder = tiny({})
    os.mkfifo(folder / CUSTOMER)
    assert short(folder) == f"{CUSTOMER}:1:1: error misplaced-file This is not a file that can be read. Delete it.\n"


@posix_only
def test_pipes_in_place_of_folders_and_settings(tiny: Handbook) -> None:
    folder = tiny({})
    for name in ("docs", "glossary", "mkdocs.yml"):
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        os.mkfifo(path)
    told = short(folder).splitlines()
    assert [line for line in told if "misplaced-file" in line] == [
        "docs:1:1: error misplaced-file This is not a folder. Delete it, or make it a folder of that name.",
        "glossary:1:1: error misplaced-file This is not a folder. Delete it, or make it a folder of that name.",
        "mkdocs.yml:1:1: error misplaced-file This is not a file that can be read. Delete it, or put the file itself here.",
    ]


@posix_only
def test_settings_that_inherit_from_a_pipe_do_not_block(tiny: Handbook) -> None:
    folder = tiny({"mkdocs.yml": "site_name: Tinford\nINHERIT: pipe\nhooks: [pipe]\n"})
    os.mkfifo(folder / "pipe")
    with pytest.raises(ConfigurationError, match="pipe is not a file that can be read"):
        read_configuration(folder / "mkdocs.yml")


@posix_only
def test_a_socket_is_no_file_that_can_be_read(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny({})
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as ear:
        ear.bind(CUSTOMER)
        assert "This is not a file that can be read" in short(folder)


def close_to_us(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Make reading these files and folders fail, even when the tests run as root."""

    def refusing(ask: Callable[..., Any]) -> Callable[..., Any]:
        def answer(path: Path, *more: Any) -> Any:
            if path in paths:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            return ask(path, *more)

        return answer

    monkeypatch.setattr(os, "scandir", refusing(os.scandir))
    monkeypatch.setattr(Path, "read_bytes", refusing(Path.read_bytes))


def test_files_and_folders_without_permission(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny({CUSTOMER: VISITORS, "standards/services/closed/skips.yml": ""})
    close_to_us(monkeypatch, folder / CUSTOMER, folder / "standards/services/closed")
    output = short(folder)
    assert f"{CUSTOMER}:1:1: error misplaced-file This file cannot be read: Permission denied. Check who may read it." in output
    assert "standards/services/closed:1:1: error misplaced-file This folder cannot be read: Permission denied." in output


@pytest.mark.parametrize(
    ("code", "remedy"),
    [(errno.EACCES, "Check who may read it."), (errno.EMFILE, "Close other programs"), (errno.EIO, "The disk")],
)
def test_files_that_fail_to_open(code: int, remedy: str, tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny({})

    def refuse(path: object) -> None:
        raise OSError(code, os.strerror(code), str(path))

    monkeypatch.setattr("os.scandir", refuse)
    told = f"standards:1:1: error misplaced-file This folder cannot be read: {os.strerror(code)}. {remedy}"
    assert told in short(folder)


def test_standards_that_are_a_file(tmp_path: Path) -> None:
    write(tmp_path / "standards", "not a folder")
    write(tmp_path / "glossary/permit.yml", "title: permit\ndefinition: A card.\nowner: front\n")
    assert {finding.rule for finding in findings_in(tmp_path)} >= {"missing-field", "unknown-reference"}
