"""Which folders a site may be written to: none that holds anything but a site of ours, or what a handbook is made from."""

import os
from pathlib import Path

from interlock.findings.typed_commands import typed_path
from interlock.sources.disk.folders import DEFINITION_FOLDERS, HANDBOOK_FOLDERS
from interlock.sources.disk.site_mark import MARK

# The folder in which a new site is written, where it can be written only inside the old one.
UNFINISHED = ".interlock-build"

# Beside a site of ours, the one file without a dot that is somebody's: the name under which GitHub Pages publishes.
DOMAIN = "CNAME"
# Files that make a folder a working tree for publishing, and hold nobody's content. A build keeps them.
_OF_PUBLISHING = frozenset((".git", ".gitignore", ".gitattributes", ".gitkeep", ".github", ".nojekyll", DOMAIN))


class NotASite(Exception):
    """The folder holds other files and no site: building there would delete them."""


def refuse_other_files(root: Path) -> None:
    """Raise NotASite for a folder that holds anything but a site of ours."""
    holds_files = root.is_dir() and any(each.name not in (*_OF_PUBLISHING, UNFINISHED) for each in root.iterdir())
    if holds_files and (not (root / MARK).is_file() or _holds_another_site(root)):
        raise NotASite(
            f"{root} holds files that no build wrote, and a build would delete them. Name an empty folder, or clear it."
        )


def refuse_inside_a_site(root: Path) -> None:
    """Raise NotASite for a folder inside a site of ours, whose next build would delete it."""
    for above in Path(os.path.realpath(root)).parents:
        if (above / MARK).is_file() and not _holds_another_site(above):
            raise NotASite(
                f"{root} lies in the site {above}, whose next build would delete it. Name a folder beside that one, such as "
                f"`{typed_path(above.with_name(f'{above.name}-{root.name}'))}`."
            )


def refuse_sources(root: Path, handbook: Path, *, in_docs: bool) -> None:
    """Raise NotASite for a folder that holds a handbook, or lies in one: the mark in it may have come with the handbook.

    `in_docs`: whether it may lie in `docs/`, into which pages for another generator are exported.
    """
    root, handbook = Path(os.path.realpath(root)), Path(os.path.realpath(handbook))
    own = DEFINITION_FOLDERS if in_docs else HANDBOOK_FOLDERS
    if _is_within(handbook / "docs", root) or any(_is_within(root, handbook / name) for name in own):
        raise NotASite(f"{root} holds what a handbook is made from, and a build would delete it. Name a folder of its own.")


def refuse_link_out(root: Path, handbook: Path) -> None:
    """Raise NotASite for a folder in a handbook that is a link out of it, or lies behind one.

    It may have come with the handbook, and what it leads to may be another site: that is only replaced by whoever names it.
    """
    here, real = Path(os.path.abspath(root)), Path(os.path.realpath(root))
    if here.is_relative_to(os.path.abspath(handbook)) and not real.is_relative_to(os.path.realpath(handbook)):
        raise NotASite(
            f"{root} is a link to {real}, outside of the handbook, and nothing was written. Delete "
            "the link, or name that folder: "
            f"`interlock build --out {typed_path(real)}`."
        )


def _is_within(path: Path, folder: Path) -> bool:
    """Whether a path is that of a folder, or of something in it, whatever names lead to them."""
    above = (each for each in (path, *path.parents) if os.path.exists(each))
    return os.path.exists(folder) and any(os.path.samefile(folder, each) for each in above)


def _holds_another_site(root: Path) -> bool:
    """Whether another program has put its site here since: MkDocs empties a folder, but leaves our mark."""
    home = root / "index.html"
    try:
        return home.is_file() and not home.is_symlink() and b"handbook.css" not in home.read_bytes()
    except OSError:
        return False
