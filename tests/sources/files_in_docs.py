"""A site of a handbook with some files in its `docs/`."""

from pathlib import Path

from tests.sites import built

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


def site_of(folder: Path, audience: str = "staff") -> set[str]:
    """The paths of the files in the site of a handbook."""
    out = built(folder, drafts=True)
    return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}


# The site has generated files with these names.
OURS = {"404.html", "_headers", "sitemap.xml"}
