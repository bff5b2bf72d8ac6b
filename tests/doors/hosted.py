"""A small site of MkDocs with a handbook in it: its files, its settings, a build in this process, and what its pages show."""

import logging
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from selectolax.lexbor import LexborHTMLParser

from tests.commits import git
from tests.conftest import TINY, tiny_with, write

# Their own pages are MkDocs': the handbook has none, and the site is for customers, so that it is small.
THEIRS = {
    "docs/index.md": "# Welcome\n\nOur own page, and [a promise](handbook/promises/permit-in-five-days.md).\n",
    "docs/guides/first.md": "# First guide\n\n## A part\n\nAn address: [home](../index.md).\n",
    "docs/contribute.md": "# Contribute\n\nWrite to us.\n",
    "standards/organisation.yml": (TINY / "standards/organisation.yml").read_text(encoding="utf-8")
    + "defaults: {classification: public}\n",
    "glossary/permit.yml": "title: permit\ndefinition: A card that allows a car to stand in one street.\nowner: front\nalso: [parking card]\navoid: [{word: licence paper}]\n",
    # In the folder of its kind, a file of this name is the list of all.
    "glossary/index.yml": "title: street index\ndefinition: The list of all streets.\nowner: front\n",
}
FRAMES = {"mkdocs": "[role=main]", "material": "article", "readthedocs": "[role=main]"}
OURS = re.compile(r"\bil-|interlock")


def settings(theme: Any, *plugins: Any, **options: Any) -> dict[str, Any]:
    ours = {"interlock": {"audience": "public", **options}}
    return {"site_name": "Tiny", "site_url": "https://tiny.example/", "theme": theme, "plugins": ["search", *plugins, ours]}


def theme(name: str, *features: str) -> dict[str, Any]:
    return {"name": name, "font": False, "features": list(features)} if name == "material" else {"name": name}


def site_of(folder: Path, given: dict[str, Any], **more: str | bytes) -> Path:
    """Write a site's files, commit them, as some plugins ask git for dates, and build it in this process."""
    tiny_with({**THEIRS, **more, "mkdocs.yml": yaml.safe_dump(given)}, folder)
    if "git-revision-date-localized" in str(given["plugins"]):
        git(folder, "init", "-q")
        git(folder, "add", ".")
        git(folder, "commit", "-qm", "All", on="2026-11-02")
    return built(folder)


def built(folder: Path, configuration: str = "mkdocs.yml", **given: Any) -> Path:
    MkDocsConfig.plugins.plugin_cache.clear()  # type: ignore[attr-defined]  # each build begins as one in a process of its own
    config = load_config(str(folder / configuration), **given)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return Path(config.site_dir)


def files(site: Path, kind: str = "*.html") -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in sorted(site.rglob(kind))}


def pages(site: Path) -> dict[str, LexborHTMLParser]:
    return {path: LexborHTMLParser(text) for path, text in files(site).items()}


def broken(site: Path) -> Iterator[str]:
    """Links and loaded files that lead nowhere within a site, or out of it, which a browser forgives at the root of a host alone."""
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for path, page in pages(site).items():
        for node in page.css("[href], [src]"):
            link = node.attributes.get("href") or node.attributes.get("src") or ""
            target = urlsplit(urljoin(f"https://tiny.example/{path}", link))
            if target.netloc != "tiny.example" or not link:
                continue
            file, typed = unquote(target.path)[1:], urlsplit(link).path
            leaves = posixpath.normpath(posixpath.join(posixpath.dirname(path), typed)).startswith("..")
            if leaves or (file not in there and f"{file}index.html" not in there):
                yield f"{path}: {link}"


def navigation(site: Path, path: str = "index.html") -> list[str]:
    return [node.text(strip=True) for node in pages(site)[path].css(".md-nav--primary .md-nav__link")]


def log_of(folder: Path, caplog: pytest.LogCaptureFixture, **given: Any) -> str:
    """What a build that is refused says."""
    with caplog.at_level(logging.INFO, "mkdocs"), pytest.raises((Abort, ConfigurationError)):
        built(folder, **given)
    return "\n".join(record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR)


def standing(folder: Path) -> dict[str, bytes]:
    """The files of the site that stands in a folder; one is put there first, if there is none."""
    site = folder / "site"
    if not site.exists():
        for path in ("index.html", "old/page/index.html", ".nojekyll", ".git/HEAD"):
            write(site / path, f"<h1>{path}</h1>")
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
