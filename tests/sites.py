"""Sites built for a test, and what their pages say."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from tests.conftest import TODAY


def built(folder: Path, **settings: object) -> Path:
    """The site of a handbook."""
    out = folder.parent / "site"
    pipeline.build(checking.check(folder, TODAY), Settings(**settings), out)  # type: ignore[arg-type]
    return out


def page(site: Path, path: str) -> LexborHTMLParser:
    """A page of a site."""
    return LexborHTMLParser((site / path / "index.html").read_text(encoding="utf-8"))


def hrefs(site: Path, path: str) -> set[str]:
    """Where the links in a page's main part lead, as paths below the site's root."""
    here = (site / path).resolve()
    found = set()
    for link in page(site, path).css("main a[href]"):
        href = (link.attributes["href"] or "").partition("#")[0]
        if href and "://" not in href and not href.startswith(("mailto:", "tel:")):
            found.add((here / href).resolve().relative_to(site.resolve()).as_posix() + "/")
    return found


def words(site: Path, path: str, selector: str = "main") -> str:
    """What a part of a page says, white space made plain."""
    return " ".join(page(site, path).css_first(selector).text(separator=" ").split())
