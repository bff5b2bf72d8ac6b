"""`mkdocs serve` with the plugin: an edit of either world is shown, and a fault stops nothing."""

import errno
import logging
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from tests.conftest import edit, tiny_with
from tests.doors.commands_run import temporary_folder
from tests.doors.hosted import THEIRS, settings
from tests.tiny_files import PROMISE

PAGE = "handbook/promises/permit-in-five-days/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tiny_with({**THEIRS, "mkdocs.yml": yaml.safe_dump(settings("mkdocs"))}, tmp_path / "t")


@pytest.fixture
def rebuilt(site: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[], tuple[Path, list[str]]]]:
    """Builds as the server does, whose plugin lives on: returns the folder and what was said."""
    MkDocsConfig.plugins.plugin_cache.clear()  # type: ignore[attr-defined]
    configs: list[MkDocsConfig] = []

    def build_again() -> tuple[Path, list[str]]:
        configs.append(load_config(str(site / "mkdocs.yml"), site_dir=str(tmp_path / "served")))
        if len(configs) == 1:
            configs[0].plugins.on_startup(command="serve", dirty=False)
        caplog.clear()
        with caplog.at_level(logging.INFO, "mkdocs.interlock"):
            build(configs[-1], serve_url="http://127.0.0.1:8000/")
        return tmp_path / "served", [record.getMessage() for record in caplog.records if "interlock" in record.name]

    yield build_again
    configs[-1].plugins.on_shutdown()


def test_both_worlds_are_watched_and_kept_from_other_websites(site: Path) -> None:
    MkDocsConfig.plugins.plugin_cache.clear()  # type: ignore[attr-defined]
    config: Any = load_config(str(site / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    config = config.plugins.on_config(config)
    server: Any = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=".")
    server.watch(config.docs_dir)
    server.set_app(lambda environ, start_response: start_response("200 OK", [("Content-Type", "text/css")]))
    config.plugins.on_serve(server, config=config, builder=None)
    sent: list[tuple[str, str]] = []
    server.get_app()({"HTTP_HOST": "localhost:8000"}, lambda status, headers: sent.extend(headers))
    assert sent == [
        ("Content-Type", "text/css"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    refused: list[str] = []
    server.get_app()({"HTTP_HOST": "evil.example:8000"}, lambda status, headers: refused.append(status))
    assert refused == ["403 Forbidden"]
    server.server_close()
    config.plugins.on_shutdown()
    assert [Path(path).name for path in server._watched_paths] == ["docs", "standards", "glossary"]


def test_another_handbook_is_watched_once_it_is_named(site: Path) -> None:
    """The server would show it, and none of its edits."""
    MkDocsConfig.plugins.plugin_cache.clear()  # type: ignore[attr-defined]
    config: Any = load_config(str(site / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    config = config.plugins.on_config(config)
    server: Any = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=".")
    config.plugins.on_serve(server, config=config, builder=None)
    (site / "mkdocs.yml").write_text(yaml.safe_dump(settings("mkdocs", handbook="other")), encoding="utf-8")
    config = load_config(str(site / "mkdocs.yml"))
    with pytest.raises(PluginError, match="other holds no handbook"):
        config.plugins.on_config(config)
    watched = [Path(path).relative_to(site).as_posix() for path in server._watched_paths]
    assert watched == ["standards", "glossary", "other/standards", "other/glossary", "other/docs"]
    server.server_close()
    config.plugins.on_shutdown()


def test_a_server_hears_of_a_full_disk(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs answered no request until the next edit."""
    MkDocsConfig.plugins.plugin_cache.clear()  # type: ignore[attr-defined]
    config: Any = load_config(str(site / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    config = config.plugins.on_config(config)
    server: Any = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=".")
    config.plugins.on_serve(server, config=config, builder=None)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    for place in ("interlock.site.folder.NewFolder.write", "tempfile.mkdtemp"):
        with monkeypatch.context() as patch, pytest.raises(OSError, match="No space left on device"):
            patch.setattr(place, full)
            config.plugins.on_config(config)
    server.server_close()
    config.plugins.on_shutdown()


def test_an_edit_is_shown_with_new_findings_only(site: Path, rebuilt: Callable[[], tuple[Path, list[str]]]) -> None:
    _, said = rebuilt()
    assert any("measure-overdue" in line for line in said)
    edit(site / PROMISE, "title: ", "title: Newly ")
    folder, said = rebuilt()
    assert "Newly" in (folder / PAGE).read_text(encoding="utf-8")
    assert [line.partition(",")[0] for line in said] == ["1 finding as before"]


def test_a_fault_is_told_and_the_rest_stays(site: Path, rebuilt: Callable[[], tuple[Path, list[str]]]) -> None:
    rebuilt()
    edit(site / PROMISE, "limit: ", "limits: ")
    folder, said = rebuilt()
    assert any(f"{PROMISE}:" in line and "error unknown-field" in line and "Did you mean `limit`?" in line for line in said)
    assert (folder / "guides/first/index.html").exists() and (folder / "handbook/services/parking/index.html").exists()
    edit(site / PROMISE, "limits: ", "limit: ")
    folder, said = rebuilt()
    assert "put right; 0 errors in all." in said[-1]
    assert "five working days" in (folder / PAGE).read_text(encoding="utf-8")


def test_their_fault_is_none_of_ours(site: Path, rebuilt: Callable[[], tuple[Path, list[str]]]) -> None:
    edit(site / "docs/contribute.md", "Write to us.", "See [there](/handbook/nothing/) and [here](nothing.md).")
    folder, _ = rebuilt()
    term = (folder / "handbook/glossary/permit/index.html").read_text(encoding="utf-8")
    assert "cannot be published" not in term
    assert '"url": "https://tiny.example/handbook/glossary/permit/"' in term


def test_a_count_is_no_warning(
    site: Path, rebuilt: Callable[[], tuple[Path, list[str]]], caplog: pytest.LogCaptureFixture
) -> None:
    rebuilt()
    edit(site / PROMISE, "title: ", "title: Newly ")
    rebuilt()
    assert [record.levelname for record in caplog.records if "as before" in record.getMessage()] == ["INFO"]


def test_a_word_that_a_term_avoids_is_told(site: Path, rebuilt: Callable[[], tuple[Path, list[str]]]) -> None:
    rebuilt()
    edit(site / "glossary/permit.yml", "licence paper", "guide")
    edit(site / "docs/contribute.md", "Write to us.", "Write a guide.")
    _, said = rebuilt()
    assert any(line.startswith("docs/contribute.md:3:9: warning avoided-word") for line in said)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which MkDocs serves a site, in a process of its own, which is stopped and leaves nothing."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address]
    with temporary_folder(folder) as environment:
        environment["NO_MKDOCS_2_WARNING"] = "1"
        process = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.DEVNULL)
        try:
            yield f"http://{address}"
        finally:
            process.terminate()
            process.wait()


def shown(address: str, words: str) -> bool:
    """Whether a page comes to show words, however busy the machine is."""
    for _ in range(300):
        try:
            with urlopen(address, timeout=60) as page:
                if words in page.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.5)
    return False


def test_the_server_shows_what_was_saved(site: Path) -> None:
    with served(site) as address:
        page = f"{address}/handbook/promises/permit-in-five-days/"
        assert shown(page, "five working days")
        edit(site / PROMISE, "title: ", "title: Newly ")
        assert shown(page, "Newly")
