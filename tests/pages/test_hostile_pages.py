"""Faulty and malicious handbooks: pages are built without errors, run no injected script and load nothing from other hosts."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from selectolax.lexbor import LexborHTMLParser

from interlock.catalog.audience import Audience, seen_by
from interlock.catalog.texts import all_texts
from interlock.definitions import KINDS
from interlock.exports import json as graph
from interlock.pages.page_links import path_of
from interlock.site import checking
from tests.conftest import TODAY, Handbook
from tests.hostile import SHOWN, STRINGS
from tests.sites import built, element_of
from tests.sites import page as page_of

PNG = b"\x89PNG\r\n\x1a\n"
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
    out = built(folder, drafts=drafts)
    return [LexborHTMLParser(page.read_text()) for page in out.rglob("*.html")]


def test_a_promise_may_be_published_before_its_service(tiny: Handbook) -> None:
    folder = tiny({"standards/services/skips.yml": DRAFT, "standards/promises/skip.yml": PROMISE})
    assert not checking.check(folder, TODAY).errors
    _site(folder, drafts=False)
    assert (folder.parent / "site/promises/skip/index.html").is_file()


def test_a_missing_service_is_no_crumb(tiny: Handbook) -> None:
    folder = tiny({"standards/promises/skip.yml": PROMISE})
    shown = page_of(built(folder, drafts=True), "promises/skip").css("nav.crumbs a")
    assert [link.attributes["href"] for link in shown] == ["../../", "../../promises/"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", '"java\\nscript:alert(1)"']
)
def test_no_link_runs_a_script(tiny: Handbook, address: str) -> None:
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


EXTERNAL = [
    "![a map](http://elsewhere.example/map.png)",
    "![a map](//elsewhere.example/map.png)",
    "[![a map](https://elsewhere.example/map.png)](https://elsewhere.example/)",
    '![a map "><img src=x>](https://elsewhere.example/map.png)',
    "![][map]\n\n[map]: https://elsewhere.example/map.png",
]


def _services(texts: list[str]) -> dict[str, str | bytes]:
    """A service for each text, which is its body: `skips-0`, `skips-1`, …"""
    bodies = ["\n".join(f"  {line}" for line in text.splitlines()) for text in texts]
    return {f"standards/services/skips-{number}.yml": f"{SERVICE}body: |\n{body}\n" for number, body in enumerate(bodies)}


def _own_page(site: Path, number: int) -> LexborHTMLParser:
    return LexborHTMLParser((site / f"services/skips-{number}/index.html").read_text(encoding="utf-8"))


def test_an_external_picture_becomes_a_link(tiny: Handbook) -> None:
    folder = tiny(_services(EXTERNAL))
    pages, site = _site(folder), folder.parent / "site"
    assert not [image for page in pages for image in page.css("img, link[rel=stylesheet]") if "//" in str(image.attributes)]
    assert not any(page.css_first("a a") for page in pages)
    unlinked = [text for number, text in enumerate(EXTERNAL) if not _own_page(site, number).css('a[href*="elsewhere.example"]')]
    assert unlinked == []


# An id that no editor may give, but that is shown while it is being mended: it ends the attribute it stands in.
HANDLER = "x/onmouseover=alert(1)//"
BREAKING_OUT = [
    f'[us](/ "[[framework/f#{HANDLER}]]")',
    f"![[[framework/f#{HANDLER}]]](/map.png)",
    f'![a map](/map.png "[[framework/f#{HANDLER}]]")',
    f"```[[framework/f#{HANDLER}]]\nnever closed",
    f"~~~[[framework/f#{HANDLER}]]\nclosed\n~~~",
]


def test_a_reference_in_an_attribute_becomes_plain_text(tiny: Handbook) -> None:
    framework = f"title: Our marks\nsummary: What we go by.\ncriteria: [{{id: '{HANDLER}', title: One}}]\n"
    folder = tiny({"standards/frameworks/f.yml": framework, **_services(BREAKING_OUT)})
    pages, site = _site(folder), folder.parent / "site"
    handlers = [
        element.html for page in pages for element in page.css("*") if any(name.startswith("on") for name in element.attributes)
    ]
    assert not handlers
    # What stands beside the mark of a block of code is not shown.
    for number, text in enumerate(BREAKING_OUT[:3]):
        assert any("Our marks" in (element.html or "") for element in _own_page(site, number).css(".prose *, main *")), text


@pytest.mark.parametrize("mark", ["&#xE000;7&#xE001;", "&#xE000;" + "9" * 5_000 + "&#xE001;", "\ue0007\ue001"])
def test_private_use_characters_cannot_forge_references(tiny: Handbook, mark: str) -> None:
    pages = _site(
        tiny({"standards/services/skips.yml": f"{SERVICE}body: 'A {mark} skip, as [[service/parking]].'\n"}), drafts=False
    )
    assert any("skip, as Parking permits" in " ".join(element_of(page, "main").text().split()) for page in pages)


def test_no_published_file_can_run_as_script(tiny: Handbook) -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg'"
    files = {
        "a.svg": f"{svg}><script>alert(1)</script></svg>",
        "b.svg": f"{svg} onload = 'alert(1)'/>",
        "c.svg": f"{svg}><a href='java&#115;cript:alert(1)'><text>A</text></a></svg>",
        "d.svg": f"<!DOCTYPE svg [<!ENTITY a '<'>]>{svg}>&a;</svg>",
        "page.html": "<p>Hello.",
        "Page-two.HTM": "<p>Hello.",
        "more.js": "1",
    }
    folder = tiny({f"docs/{name}": content for name, content in files.items()})
    found = {(finding.place.file, finding.rule) for finding in checking.check(folder, TODAY).errors}
    assert found == {(f"docs/{name}", "unsafe-markup" if name.endswith(".svg") else "misplaced-file") for name in files}
    _site(folder)
    assert [name for name in files if (folder.parent / "site" / name).exists()] == []


def test_a_picture_in_docs_is_published(tiny: Handbook) -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg'><desc>A description</desc><style>path { fill: red }</style><path d='M0 0'/></svg>"
    folder = tiny({"docs/maps/a.svg": svg, "docs/maps/b.png": PNG})
    assert not checking.check(folder, TODAY).errors
    _site(folder)
    assert "<style>path { fill: red }</style>" in (folder.parent / "site/maps/a.svg").read_text()
    assert (folder.parent / "site/maps/b.png").is_file()


def test_files_in_docs_do_not_overwrite_generated_ones(tiny: Handbook) -> None:
    folder = tiny({"docs/assets/handbook.css": "body { display: none }", "docs/reports/reviews.ics": "BEGIN:VCALENDAR"})
    _site(folder)
    assert "display: none }" not in (folder.parent / "site/assets/handbook.css").read_text()[:40]
    assert (folder.parent / "site/reports/reviews.ics").read_text() != "BEGIN:VCALENDAR"


def test_outside_and_excluded_files_are_not_published(tiny: Handbook, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_text("secret")
    folder = tiny({"docs/.notes/plan.png": "for me"})
    (folder / "docs/README.png").symlink_to(tmp_path / "secret.png")
    _site(folder)
    assert not (folder.parent / "site/README.png").exists()
    assert not (folder.parent / "site/.notes").exists()


def test_the_public_gets_only_files_that_definitions_link(tiny: Handbook) -> None:
    shown = "classification: public\nbody: 'See ![where](/maps/shown.png).'\n"
    closed = "title: Raids\nsummary: What we plan.\nclassification: restricted\nbody: 'See [it](/maps/raid.png).'\n"
    files: dict[str, str | bytes] = {f"docs/maps/{name}.png": PNG for name in ("shown", "raid", "floors")}
    folder = tiny(files | {"standards/services/skips.yml": SERVICE + shown, "standards/customers/raids.yml": closed})
    out = folder.parent / "site"
    built(folder, audience="public")
    assert sorted(path.name for path in (out / "maps").iterdir()) == ["shown.png"]
    built(folder, audience="staff")
    assert sorted(path.name for path in (out / "maps").iterdir()) == ["floors.png", "raid.png", "shown.png"]


def test_a_build_follows_no_symbolic_link(tiny: Handbook, tmp_path: Path) -> None:
    folder, out, elsewhere = tiny({}), tmp_path / "site", tmp_path / "elsewhere"
    _site(folder)
    elsewhere.mkdir()
    (elsewhere / "mine").write_text("mine")
    for name in ("index.html", ".interlock-site"):
        (out / name).unlink()
        (out / name).symlink_to(elsewhere / "mine")
    (out / "words").symlink_to(elsewhere)
    (out / "books").symlink_to(elsewhere)
    _site(folder)
    assert [path.name for path in elsewhere.iterdir()] == ["mine"]
    assert (elsewhere / "mine").read_text() == "mine"
    assert not (out / "index.html").is_symlink()


@pytest.mark.parametrize(
    ("fault", "shown_to"),
    [
        ("classification: restricted\nsize: 9\n", ["restricted"]),
        ("classification: restrictd\n", ["restricted"]),
        ("classification: restricted\nkind: [\n", ["restricted"]),
        ("size: 9\n", ["staff", "restricted"]),
    ],
)
@pytest.mark.parametrize("audience", ["public", "staff", "restricted"])
def test_faults_in_a_hidden_definition_quote_nothing_of_it(
    tiny: Handbook, fault: str, shown_to: list[str], audience: Audience
) -> None:
    front = "title: Front desk\nsummary: Answers people who come in.\nkind: front-line\nclassification: public\npart_of: raids\nbody: See [[link/raids]].\n"
    closed = f"title: Raids\nsummary: What we plan.\nkind: support\n{fault}"
    checked = checking.check(tiny({"standards/links/front.yml": front, "standards/links/raids.yml": closed}), TODAY)
    told = graph.text(seen_by(checked.catalog, audience))
    assert ("raids" in told) == (audience in shown_to)


# What texts could bring into a page. Scripts of our own and data for machines are `script` elements with `src` or `type`.
FORBIDDEN = (
    "iframe, frame, object, embed, base, style, applet, form:not([role='search'], [data-filter], [data-due-date]), "
    "script:not([src*='assets/'], [type='application/ld+json']), meta[http-equiv]:not([http-equiv='Content-Security-Policy']), "
    "img[src*='//'], link[href*='elsewhere'], [style], [srcset], [background], [ping], [formaction], [srcdoc], image, foreignObject"
)


def _acting(page: LexborHTMLParser) -> list[str]:
    """The elements of a page that could run a script, load from another host or lead to a script."""
    found = [element.html or "" for element in page.css(FORBIDDEN)]
    for element in page.css("*"):
        for name, value in element.attributes.items():
            scheme = "".join((value or "").split()).lower().partition(":")[0]
            if name.startswith("on") or (
                name in ("href", "src", "action") and scheme in ("javascript", "data", "vbscript", "file")
            ):
                found.append(element.html or "")
    return found


def _leaves(value: Any) -> Iterator[Any]:
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _leaves(inner)
    if not isinstance(value, dict | list):
        yield value


def test_the_strings_are_many_and_fit_a_title() -> None:
    assert len(set(STRINGS)) == len(STRINGS) > 250
    assert max(map(len, STRINGS)) <= 80


def test_every_kind_is_full_of_hostile_strings(hostile_handbook: checking.Checked) -> None:
    catalog = hostile_handbook.catalog
    assert not catalog.partial
    assert {key.kind for key in catalog.definitions} == {kind.name for kind in KINDS}
    texts = {text.text.strip() for text in all_texts(catalog)}
    roots = [root for key in catalog.definitions if (root := catalog.sources[key].root)]
    plain = {str(value) for root in roots for value in _leaves(root.plain())}
    assert {_seen(string) for string in SHOWN} - {_seen(text) for text in texts | plain} == set()


def _seen(text: str) -> str:
    """A text without what the reader of files makes alike: composed letters, and marks of a file's encoding."""
    return re.sub("[\u200b\ufeff]", "", normalize("NFC", text)).strip()


@pytest.mark.parametrize("audience", ["staff", "public"])
def test_no_text_acts_on_a_page(audience: str, hostile_sites: dict[str, Path]) -> None:
    pages = {path: LexborHTMLParser(path.read_bytes()) for path in hostile_sites[audience].rglob("*.html")}
    assert len(pages) > 30
    assert {path.parent.name: acting for path, page in pages.items() if (acting := _acting(page))} == {}


def test_titles_are_shown_as_typed(hostile_handbook: checking.Checked, hostile_sites: dict[str, Path]) -> None:
    for key, definition in hostile_handbook.catalog.definitions.items():
        page = LexborHTMLParser((hostile_sites["staff"] / path_of(key) / "index.html").read_bytes())
        heading = page.css_first("h1")
        assert heading and heading.text().lower().split() == definition.title.lower().split(), key


def test_no_script_file_is_ended_by_a_text(hostile_sites: dict[str, Path]) -> None:
    for file in (hostile_sites["staff"] / "assets").glob("*.js"):
        text = file.read_text(encoding="utf-8")
        assert not re.search("</script|<!--|[\u2028\u2029]", text, re.I), file.name
