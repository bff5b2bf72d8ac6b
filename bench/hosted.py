"""Builds the handbook in the frame of Material, and plain Material with the same pages as Markdown, in turn with one Python."""

import os
import subprocess
import sys
import sysconfig
from functools import partial
from pathlib import Path

import handbook
from commands import ENVIRONMENT, ROOT, Measured, megabytes, put_aside, timed
from corpus import make

HOSTED, PLAIN = "Interlock in Material", "Material, the same pages as Markdown"
# The largest size at which plain Material is measured, because it takes minutes.
MOST_PLAIN = 3_000

_OF_A_SITE = (
    "site_name: Handbook\nsite_url: https://example.org/\ntheme: {name: material, font: false}\nplugins: [search, interlock]\n"
)

_BUILD = [str(ENVIRONMENT / "bin/python"), "-m", "mkdocs", "build", "--quiet"]


class HostRun:
    """Both sites of one size."""

    def __init__(self, size: int, folder: Path) -> None:
        self.size, self.folder = size, folder
        ours = folder / HOSTED
        handbook.write(make(size), ours)
        (ours / "docs").mkdir()
        (ours / "docs/index.md").write_text("# Home\n", encoding="utf-8")
        (ours / "docs/empty.md").write_text("---\ntitle: Empty\n---\n", encoding="utf-8")
        (ours / "mkdocs.yml").write_text(_OF_A_SITE, encoding="utf-8")
        self._names = [HOSTED]
        if size <= MOST_PLAIN:
            same = [sys.executable, str(Path(__file__).with_name("same_pages.py")), str(ours), str(folder / PLAIN)]
            subprocess.run(same, check=True, stdout=subprocess.DEVNULL, env=_environment())
            self._names.append(PLAIN)

    def measure(self, measured: Measured) -> None:
        """Build each from nothing."""
        for name in self._names:
            folder = self.folder / name
            put_aside(folder / "site")
            measured.run(name, "build", self.size, partial(timed, _BUILD, folder, measured.limit, _environment()))
            measured.sites[name, self.size] = megabytes(folder / "site")
        if (self.folder / HOSTED / "site/empty/index.html").exists():
            measured.framed[self.size] = self._most_framed()

    def _most_framed(self) -> float:
        """The page with the most around it: its bytes as a multiple of those of the theme's empty page and of our part."""
        site = self.folder / HOSTED / "site"
        empty = (site / "empty/index.html").stat().st_size
        found = (file.read_bytes() for file in (site / "handbook").rglob("index.html"))
        return max(len(html) / (empty + len(part)) for html in found if (part := _part_of(html)))


def _part_of(html: bytes) -> bytes:
    """Our part of a page of the site; empty where it has none."""
    start, end = html.find(b'<link rel="stylesheet" href="../', html.find(b"<article")), html.find(b"</article>")
    return html[start:end] if 0 <= start < end else b""


def _environment() -> dict[str, str]:
    """Our program and what it needs, beside the packages of the peers."""
    found = [str(ROOT / "hooks"), sysconfig.get_path("purelib")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(found), "NO_MKDOCS_2_WARNING": "1"}
