"""Faulty handbooks are shown while they are being edited: no page may fail, run a script or fetch anything from elsewhere."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from interlock import build
from interlock.pages.desk import Settings
from tests.conftest import TODAY, Handbook

SERVICE = "title: Skips\nsummary: A skip on the road.\nowner: front\ncustomers: [residents]\n"
DRAFT = SERVICE + "status: draft\n"
PROMISE = """\
title: A skip within a day
summary: A skip is there the day after.
wording: We bring your skip within 1 day.
kind: public
made_by: front
made_to: [residents]
service: skips
limit: 1 day
"""


def _site(folder: Path, drafts: bool = True) -> list[LexborHTMLParser]:
    out = folder.parent / "site"
    build.build(build.check(folder, TODAY), Settings(drafts=drafts), out)
    return [LexborHTMLParser(page.read_text()) for page in out.rglob("*.html")]


def test_a_published_promise_may_stand_in_a_service_that_nobody_sees_yet(tiny: Handbook) -> None:
    folder = tiny({"standards/services/skips.yml": DRAFT, "standards/promises/skip.yml": PROMISE})
    assert not build.check(folder, TODAY).errors
    _site(folder, drafts=False)
    assert (folder.parent / "site/promises/skip/index.html").is_file()


def test_a_service_that_is_not_there_is_no_crumb(tiny: Handbook) -> None:
    _site(tiny({"standards/promises/skip.yml": PROMISE}))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", '"java\\nscript:alert(1)"']
)
def test_no_page_leads_to_a_script(tiny: Handbook, address: str) -> None:
    overlay = {
        "standards/organisation.yml": f"name: Tinford\nfeedback: {{staff: {address}}}\n",
        "standards/services/skips.yml": f"{SERVICE}url: {address}\nbody: '[a]({address}) <{address}>'\n",
        "standards/contact-points/web.yml": (
            f"title: Web\nsummary: Our pages.\nowner: front\nchannel: web\nstaffed_by: [front]\nurl: {address}\n"
        ),
    }
    for page in _site(tiny(overlay)):
        for link in page.css("[href], [src]"):
            leads_to = str(link.attributes.get("href") or link.attributes.get("src") or "")
            scheme, colon, _ = "".join(leads_to.lower().split()).partition(":")
            assert not colon or not scheme.isalpha() or scheme in ("http", "https", "mailto", "tel"), leads_to


@pytest.mark.parametrize(
    "text",
    [
        "![a map](http://elsewhere.example/map.png)",
        "![a map](//elsewhere.example/map.png)",
        "[![a map](https://elsewhere.example/map.png)](https://elsewhere.example/)",
        '![a map "><img src=x>](https://elsewhere.example/map.png)',
        "![][map]\n\n[map]: https://elsewhere.example/map.png",
    ],
)
def test_a_picture_from_elsewhere_is_a_link_to_it(tiny: Handbook, text: str) -> None:
    body = "\n".join(f"  {line}" for line in text.splitlines())
    pages = _site(tiny({"standards/services/skips.yml": f"{SERVICE}body: |\n{body}\n"}))
    assert not [image for page in pages for image in page.css("img, link[rel=stylesheet]") if "//" in str(image.attributes)]
    assert any(page.css_first('a[href*="elsewhere.example"]') for page in pages)
    assert not any(page.css_first("a a") for page in pages)
