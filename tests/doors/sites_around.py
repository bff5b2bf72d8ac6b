"""Somebody's site with a handbook in it, and what a check of the handbook tells of both."""

import shutil
from pathlib import Path

from click.testing import CliRunner

from interlock.doors.cli import main
from tests.conftest import TODAY, tiny_with, write

PLUGIN = "site_name: Ours\ntheme: material\nplugins: [search, interlock: {handbook: %s}]\n"
OTHER_FOLDER = f"{PLUGIN}docs_dir: content\n"
PAGES = {
    "index.md": "# Welcome\n\n<b>Ours</b> and [a list](handbook/promises/index.md).\n",
    "guides/first.md": "# First\n\n## A part\n\n!!! note\n    A licence paper, and [[promise/permit-in-five-days]].\n",
    "guides/secret.md": "# Secret\n\nFor later.\n",
    "map.json": "{}",
}
TERM = "title: visitor\ndefinition: Of [all](/), in [the guide](/guides/first/#a-part), [whole](/guides/first), [map](/map.json).\nowner: front\n"
AVOIDED = "title: permit\ndefinition: A card for a car.\nowner: front\navoid: [{word: licence paper}]\n"


def site_with(folder: Path, configuration: str, handbook: str = ".", docs: str = "content", **more: str) -> Path:
    """A site whose handbook stands in a folder of it, and which has pages of its own."""
    tiny_with({"glossary/visitor.yml": TERM, "glossary/permit.yml": AVOIDED}, folder / handbook)
    shutil.rmtree(folder / handbook / "docs")
    for path, text in {**{f"{docs}/{name}": text for name, text in PAGES.items()}, **more}.items():
        write(folder / path, text)
    write(folder / "mkdocs.yml", configuration % handbook if "%s" in configuration else configuration)
    return folder


def told(folder: Path, *options: str) -> list[str]:
    """Findings above advice about definitions' links and about the site's pages."""
    done = CliRunner().invoke(main, ["check", *options, "--handbook", str(folder), "--format", "short", "--as-of", str(TODAY)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return [line for line in done.output.splitlines() if "broken-link" in line or ".md:" in line or "Usage" in line]


def told_of_settings(folder: Path, *options: str) -> list[str]:
    """Findings in configurations, of the first check and of the one from the cache."""
    arguments = ["check", *options, "--handbook", str(folder), "--format", "short", "--as-of", str(TODAY)]
    first, again = (CliRunner().invoke(main, arguments) for _ in range(2))
    assert first.output == again.output
    return [line for line in first.output.splitlines() if "mkdocs.y" in line or "properdocs.y" in line]


MISSING = (
    "nav:\n- index.md\n- Guides: [guides/frist.md, guides/first.md]\n- handbook/promises/index.md\n- https://a.org/x\n- Out: /x\n"
)
