"""The sitemap."""

from xml.sax.saxutils import escape as xml

from interlock.pages.frame import Search
from interlock.pages.page_context import PageContext


def sitemap(context: PageContext, pages: list[Search]) -> dict[str, str]:
    """`sitemap.xml`, where the site's address is configured."""
    url = context.settings.site_url
    if not url:
        return {}
    rows = "".join(f"<url><loc>{xml(url + page.path)}</loc></url>\n" for page in sorted(pages, key=lambda page: page.path))
    return {
        "sitemap.xml": '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{rows}</urlset>\n"
    }
