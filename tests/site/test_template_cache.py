"""Templates are compiled once: a copy of the program has them, and so has every further site of one process."""

import shutil
from pathlib import Path

import pytest

from interlock.site.templates import PageEnvironment, page_environment
from interlock.site.theme_folder import THEME


@pytest.fixture
def compiled() -> None:
    """Templates that were used before."""
    page_environment(THEME, minified=True).get_template("report.html")


def refuse(*given: object, **named: object) -> None:
    pytest.fail("A template was compiled again")


def test_a_copied_theme_is_not_compiled_again(compiled: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = shutil.copytree(THEME, tmp_path / "theme")
    monkeypatch.setattr(PageEnvironment, "compile", refuse)
    page_environment(copy, minified=True).get_template("report.html")


def test_an_edited_template_is_compiled(compiled: None, tmp_path: Path) -> None:
    copy = shutil.copytree(THEME, tmp_path / "theme")
    (copy / "pages/report.html").write_text("as it is now", encoding="utf-8")
    assert page_environment(copy, minified=True).get_template("report.html").render() == "as it is now"
