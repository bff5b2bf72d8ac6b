"""Files in `docs/` that are not pages: only types that are safe for readers and for hosts are published."""

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from interlock.doors.cli import main
from interlock.findings import Finding
from interlock.site import checking
from interlock.sources.svg import sanitised_svg
from tests.conftest import TODAY, Handbook, examples
from tests.sites import built, built_of

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF"
PDF = b"%PDF-1.7\n"
FTYP = b"\0\0\0\x20ftyp"
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


def office(*names: str) -> bytes:
    """An office file with these members."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names or ("[Content_Types].xml",):
            archive.writestr(name, "x")
    return data.getvalue()


PUBLISHED = {
    "map.png": PNG,
    "Map.PNG": PNG,
    "desk.jpg": JPEG,
    "desk.jpeg": JPEG,
    "sign.gif": b"GIF89a",
    "sign.webp": b"RIFF\x24\0\0\0WEBPVP8 ",
    "sign.avif": FTYP + b"avif\0\0\0\0avifmif1",
    "plan.svg": SVG.format("<path d='M0 0'/>").encode(),
    "form.pdf": PDF,
    "form.docx": office(),
    "sums.xlsx": office(),
    "talk.pptx": office(),
    "form.odt": office(),
    "sums.ods": office(),
    "talk.odp": office(),
    "notes.txt": "Ask for Ünal: 5 < 6.\n".encode(),
    "dates.csv": b"day,what\n2026-12-24,closed\n",
    "closed.ics": b"BEGIN:VCALENDAR\r\n",
    "hello.mp3": b"ID3\x04",
    "hello2.mp3": b"\xff\xfb\x90",
    "hello.ogg": b"OggS",
    "hello.opus": b"OggS",
    "hello.wav": b"RIFF\x24\0\0\0WAVEfmt ",
    "hello.m4a": FTYP + b"M4A ",
    "tour.mp4": FTYP + b"isom",
    "tour.webm": b"\x1a\x45\xdf\xa3",
    "tour.vtt": b"WEBVTT\n",
    "face.woff2": b"wOF2",
    "face.woff": b"wOFF",
    "face.ttf": b"\0\1\0\0",
    "face.otf": b"OTTO",
    "minutes 2026.11.24.pdf": PDF,
    "St. Mary's.png": PNG,
    "deep/er/map.png": PNG,
    "Straßenplan.pdf": PDF,
}

# Files that are refused because of their names alone.
NO_NAMES = [
    *("page.html", "Page.HTM", "x.xhtml", "x.xht", "x.shtml", "x.shtm", "x.mht", "x.mhtml", "x.hta"),
    *("sw.js", "more.mjs", "x.wasm", "x.swf", "x.jar", "style.css", "map.js.map"),
    *(
        "x.xml",
        "x.xsd",
        "x.rng",
        "x.xsl",
        "x.xslt",
        "x.rdf",
        "x.rss",
        "x.atom",
        "x.kml",
        "x.plist",
        "x.xbl",
        "x.xpdl",
        "x.mathml",
    ),
    *(
        "x.php",
        "x.phtml",
        "x.php5",
        "x.phar",
        "x.asp",
        "x.aspx",
        "x.jsp",
        "x.cgi",
        "x.pl",
        "x.py",
        "x.rb",
        "x.sh",
        "x.exe",
        "x.bat",
    ),
    *("x.docm", "x.xlsm", "x.pptm", "x.doc", "x.xls", "x.ppt", "x.rtf", "x.odg"),
    *("x.zip", "x.tar.gz", "x.7z", "x.svgz", "x.json", "x.webmanifest", "x.yml", "x.yaml", "x.toml", "x.md~", "x.bak", "x.ico"),
    *("_redirects", "_headers", "CNAME", "Makefile", "web.config", "staticwebapp.config.json", "netlify.toml", "vercel.json"),
    *("robots.txt", "Robots.TXT", "sitemap.txt", "sitemap.xml", "ads.txt", "app-ads.txt", "security.txt", "ms12345678.txt"),
    *("404.html", "index.pdf", "INDEX.svg", "index.txt", "deep/index.png", "manifest.json", "crossdomain.xml", "google123.html"),
    *("shell.php.png", "shell.phtml.pdf", "a.html.txt", "a.js.svg", "a..png", "map.png.", "map.png ", ".png.gif.x"),
]

NO_CONTENTS = {
    "html.png": HTML,
    "html.pdf": HTML,
    "html.txt": b"\n  <html><body onload=alert(1)>",
    "script.csv": b"<script>alert(1)</script>,b\n",
    "svg.txt": SVG.format("").encode(),
    "svg.gif": SVG.format("").encode(),
    "xml.ics": b"<?xml version='1.0'?><x/>",
    "comment.vtt": b"\xef\xbb\xbf<!-- x --><script>",
    "mark.txt": b"\xef\xbb\xbf<h1>x",
    "jpeg.png": JPEG,
    "png.jpg": PNG,
    "text.pdf": b"Hello.",
    "text.docx": b"Hello.",
    "program.mp4": b"MZ\x90\0",
    "empty.png": b"",
    "wide.txt": "Hello".encode("utf-16"),
    "pointer.png": b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
    "pointer.svg": b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
    "macro.docx": office("[Content_Types].xml", "word/vbaProject.bin"),
    "macro.ods": office("content.xml", "Basic/script-lc.xml"),
    "macro.odt": office("content.xml", "Scripts/python/x.py"),
    "cut.xlsx": office()[:20],
}


def site_of(folder: Path, audience: str = "staff") -> set[str]:
    """The paths of the files in the site of a handbook."""
    out = built(folder, drafts=True)
    return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}


def test_known_file_types_are_published_unchanged(tiny: Handbook) -> None:
    folder = tiny({f"docs/{name}": data for name, data in PUBLISHED.items()})
    assert checking.check(folder, TODAY).errors == []
    assert set(PUBLISHED) <= site_of(folder)
    for name, data in PUBLISHED.items():
        if not name.endswith(".svg"):
            assert (folder.parent / "site" / name).read_bytes() == data


@pytest.mark.parametrize("data", [PNG, b"", HTML], ids=["picture", "nothing", "page"])
def test_other_extensions_are_refused_with_a_remedy(data: bytes, tiny: Handbook) -> None:
    folder = tiny({f"docs/{name}": data for name in NO_NAMES})
    findings = checking.check(folder, TODAY).errors
    refused = {finding.place.file.removeprefix("docs/") for finding in findings}
    assert refused == {name for name in NO_NAMES if not name.startswith(".")}
    assert {finding.rule for finding in findings} == {"misplaced-file"}
    assert all(finding.remedy.endswith(".") and finding.message for finding in findings)
    assert not set(NO_NAMES) & (site_of(folder) - OURS)


# The site has generated files with these names.
OURS = {"404.html", "_headers", "sitemap.xml"}


def test_content_that_differs_from_the_extension_is_refused(tiny: Handbook) -> None:
    folder = tiny({f"docs/{name}": content for name, content in NO_CONTENTS.items()})
    found = checking.check(folder, TODAY).errors
    assert [(finding.place.file, bool(finding.remedy)) for finding in found] == [
        (f"docs/{name}", True) for name in sorted(NO_CONTENTS)
    ]
    assert set(NO_CONTENTS) & site_of(folder) == set()


@pytest.mark.parametrize(
    ("name", "rule", "message", "remedy"),
    [
        ("html.png", "unsafe-markup", "This `.png` file holds HTML or XML, which a browser may run", "Write a page as Markdown"),
        ("jpeg.png", "misplaced-file", "This `.png` file holds something else", "End its name in `.jpg`, which it is"),
        ("text.pdf", "misplaced-file", "This `.pdf` file holds something else", "Save it again"),
        ("pointer.png", "misplaced-file", "This is not the file itself, but what Git LFS keeps in its place", "`git lfs pull`"),
        ("empty.png", "misplaced-file", "This file is empty", "delete it"),
        ("macro.docx", "unsafe-markup", "This office file holds a program (`word/vbaProject.bin`)", "without macros"),
        ("wide.txt", "misplaced-file", "This `.txt` file holds something else", "Save it again"),
    ],
)
def test_findings_about_refused_files(name: str, rule: str, message: str, remedy: str, tiny: Handbook) -> None:
    (finding,) = checking.check(tiny({f"docs/{name}": NO_CONTENTS[name]}), TODAY).errors
    assert (finding.rule, finding.message) == (rule, message)
    assert remedy in finding.remedy


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("page.html", "Write a page as Markdown"),
        ("x.docm", "`.docx`"),
        ("x.xls", "`.xlsx`"),
        ("x.zip", "Put in what it holds"),
        ("shell.php.png", "`shell-php.png`"),
        ("CNAME", "no ending"),
        ("robots.txt", "another name"),
        ("x.bmp", "PNG or JPEG"),
    ],
)
def test_refused_names_get_a_suggestion(name: str, remedy: str, tiny: Handbook) -> None:
    (finding,) = checking.check(tiny({f"docs/{name}": PNG}), TODAY).errors
    assert remedy in f"{finding.message}. {finding.remedy}"


def test_an_unprintable_name_does_not_break_the_build(tiny: Handbook) -> None:
    folder = tiny({"docs/a\u202egnp.png": PNG, "docs/b\u200bc/d.png": PNG, "docs/e\n.png": PNG})
    assert len(checking.check(folder, TODAY).errors) == 3
    assert not [path for path in site_of(folder) if path.endswith("png")]


def test_links_to_refused_files_are_not_reported_too(tiny: Handbook) -> None:
    folder = tiny(
        {"docs/help.md": "# Help\n\n![map](map.html) [form](/form.zip)\n", "docs/map.html": HTML, "docs/form.zip": b"PK"}
    )
    assert [finding.rule for finding in checking.check(folder, TODAY).errors] == ["misplaced-file"] * 2


def test_files_that_change_after_the_check_are_left_out(tiny: Handbook) -> None:
    folder = tiny({"docs/map.png": PNG, "docs/plan.svg": SVG.format("").encode(), "docs/form.pdf": PDF})
    checked = checking.check(folder, TODAY)
    (folder / "docs/map.png").unlink()
    (folder / "docs/plan.svg").write_text(SVG.format("<script>alert(1)</script>"))
    (folder / "docs/form.pdf").write_bytes(HTML)
    built_of(checked, folder.parent / "site")
    assert not [path for path in (folder.parent / "site").iterdir() if path.suffix in (".png", ".svg", ".pdf")]


def test_exported_pages_have_the_same_files(tiny: Handbook, tmp_path: Path) -> None:
    svg = SVG.format("<a href='https://elsewhere.example'><path d='M0 0'/></a>")
    folder = tiny({"docs/plan.svg": svg, "docs/map.png": PNG})
    done = CliRunner().invoke(main, ["export", "pages", "--out", str(tmp_path / "pages"), "--handbook", str(folder)])
    assert done.exit_code == 0, done.output
    assert "elsewhere" not in (tmp_path / "pages/docs/plan.svg").read_text()
    assert (tmp_path / "pages/docs/map.png").read_bytes() == PNG


# Sanitised pictures


def set_anew(text: str | bytes) -> tuple[str | None, list[Finding]]:
    return sanitised_svg("docs/a.svg", text if isinstance(text, bytes) else text.encode())


def test_a_sanitised_picture_looks_the_same() -> None:
    text = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- drawn by hand -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
  viewBox="0 0 9 9" role="img" aria-label="A &lt; B (new)">
  <title>Where we are</title>
  <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>
  <style type="text/css"><![CDATA[ path > a { fill: url(#g) } @media (prefers-color-scheme: dark) { path { fill: rgb(1 2 3) } } ]]></style>
  <defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
  <g inkscape:label="Layer" style="fill:url('#g');transform:translate(1px,2px)" data-name="x" transform="rotate(45) scale(2)">
    <use xlink:href="#g"/><text xml:space="preserve">A &amp; B</text><path d="M0 0L1 1" clip-path="url( #c )"/>
  </g>
</svg>
"""
    made, findings = set_anew(text)
    assert made is not None and not findings
    root = ElementTree.fromstring(made)
    assert [element.tag.rpartition("}")[2] for element in root.iter()] == (
        ["svg", "title", "style", "defs", "linearGradient", "stop", "g", "use", "text", "path"]
    )
    assert root.attrib == {"viewBox": "0 0 9 9", "role": "img", "aria-label": "A < B (new)"}
    assert root.find(".//{*}use").attrib == {"href": "#g"}  # type: ignore[union-attr]
    assert root.find(".//{*}text").text == "A & B"  # type: ignore[union-attr]
    assert "<!" not in made and "<?" not in made and "inkscape" not in made and "data-name" not in made


SCHEMES = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java&#115;cript:alert(1)",
    "java&#10;script:alert(1)",
    "data:text/html,x",
]
ACTING = [
    "<script>alert(1)</script>",
    "<script href='https://elsewhere.example/x.js'/>",
    "<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>",
    "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
    "<metadata><script>alert(1)</script></metadata>",
    "<path onclick='alert(1)'/>",
    "<path ONLOAD = 'alert(1)'/>",
    "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
    "<switch><foreignObject/></switch>",
    "<iframe xmlns='http://www.w3.org/1999/xhtml' src='https://elsewhere.example'/>",
    "<image href='https://elsewhere.example/x.png'/>",
    "<image xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='data:image/png;base64,AAAA'/>",
    "<feImage href='#a'/>",
    "<use href='https://elsewhere.example/x.svg#a'/>",
    "<use href='other.svg#a'/>",
    "<use href='data:image/svg+xml,x#a'/>",
    "<textPath href='//elsewhere.example#a'/>",
    *(f"<a href='{scheme}'><text>A</text></a>" for scheme in SCHEMES),
    "<path style='fill: url(https://elsewhere.example/x)'/>",
    "<path style=\"fill: url ( 'x.svg#a' )\"/>",
    "<path fill='url(https://elsewhere.example/x#a)'/>",
    "<path fill='u\\72l(https://elsewhere.example/x)'/>",
    "<path filter='URL(x)'/>",
    "<path style='background: image-set(\"https://elsewhere.example/x\" 1x)'/>",
    "<path style='cursor: src(x)'/>",
    "<style>@import 'https://elsewhere.example/x.css';</style>",
    "<style>@\\69mport 'x'</style>",
    "<style>path { fill: url(x) }</style>",
    "<style>@import 'x'<g/></style>",
    "<style>@im<g/>port 'x'</style>",
    "<style><style/>@import 'x'</style>",
    "<style>@font-face { font-family: a; src: url(data:font/woff2;base64,AA) }</style>",
    "<style>path { behavior: expression(alert(1)) }</style>",
    "<style>path { fill: url(</style>",
]


@pytest.mark.parametrize("inner", ACTING)
def test_pictures_with_scripts_or_loading_are_refused(inner: str) -> None:
    made, findings = set_anew(SVG.format(inner))
    assert made is None
    assert {finding.severity for finding in findings} >= {"error"}
    assert all(finding.rule == "unsafe-markup" and finding.remedy for finding in findings)


WHOLE = [
    "<!DOCTYPE svg [<!ENTITY a '<'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
    "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&a;</text></svg>",
    "<!DOCTYPE svg SYSTEM 'x.dtd'><svg xmlns='http://www.w3.org/2000/svg'><text>&a;</text></svg>",
    "<!DOCTYPE svg ["
    + "<!ENTITY a0 'x'>"
    + "".join(f"<!ENTITY a{n + 1} '&a{n};&a{n};'>" for n in range(30))
    + "]><svg>&a30;</svg>",
    "<?xml-stylesheet href='x.xsl' type='text/xsl'?>" + SVG.format(""),
    "<svg><path/></svg>",
    "<html xmlns='http://www.w3.org/1999/xhtml'/>",
    "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script><path></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'>",
    "",
    "hello",
    b"<?xml version='1.0' encoding='Shift_JIS'?><svg xmlns='http://www.w3.org/2000/svg'/>",
    b"<?xml version='1.0' encoding='UTF-16'?><svg xmlns='http://www.w3.org/2000/svg'/>",
    b"<?xml version='1.0' encoding='utf-7'?><svg xmlns='http://www.w3.org/2000/svg'/>",
    SVG.format("").encode("utf-16"),
    SVG.format("").encode("utf-32"),
    SVG.format("<text>é</text>").encode("latin-1"),
]


@pytest.mark.parametrize("text", WHOLE, ids=lambda text: str(text[:40]))
def test_files_that_are_not_plain_svg_are_refused(text: str | bytes) -> None:
    made, findings = set_anew(text)
    assert made is None and findings and all(finding.remedy for finding in findings)


LEFT_OUT = [
    ("<path d='M0 0'><animate attributeName='d' to='M1 1'/></path>", "`<animate>`"),
    ("<set attributeName='href' to='#animated'/>", "`<set>`"),
    ("<a href='https://elsewhere.example'><text>A</text></a>", "The link"),
    ("<view id='a'/>", "`<view>`"),
    ("<path frobnicate='1'/>", "`frobnicate`"),
    ("<h:p xmlns:h='http://www.w3.org/1999/xhtml'>x</h:p>", "`<p>`"),
]


@pytest.mark.parametrize(("inner", "what"), LEFT_OUT)
def test_dropped_parts_of_a_picture_are_reported(inner: str, what: str) -> None:
    made, findings = set_anew(SVG.format(inner + inner))
    assert made is not None and not any(words in made for words in ("elsewhere", "animate", "view", "frob", "<p>"))
    (finding,) = findings
    assert (finding.rule, finding.severity) == ("unsafe-markup", "warning")
    assert finding.message.startswith(f"{what} is left out of this picture") and "2 times" in finding.message


def test_faults_of_a_picture_have_their_place() -> None:
    text = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">\n  <text>ä</text> <script>1</script>\n  <g>\n</svg>\n'
    _, findings = set_anew(b"\xef\xbb\xbf" + text.encode())
    assert [(finding.place.line, finding.place.column, finding.place.width) for finding in findings] == [(3, 18, 7), (5, 3, 1)]
    assert findings[0].place.quote == "  <text>ä</text> <script>1</script>"


def test_findings_about_a_picture_are_limited() -> None:
    many = "".join(f"<path on{number}='x' a{number}='y'/>" for number in range(500))
    made, findings = set_anew(SVG.format(many))
    assert made is None and len(findings) == 40


def test_a_huge_picture_is_refused_and_deep_nesting_allowed() -> None:
    deep = SVG.format("<g>" * 20_000 + "</g>" * 20_000)
    assert set_anew(deep)[0] is not None
    assert set_anew(SVG.format(" " * 6_000_000))[0] is None


NAMES = st.sampled_from(
    [
        "svg",
        "g",
        "path",
        "a",
        "use",
        "image",
        "script",
        "style",
        "foreignObject",
        "animate",
        "set",
        "text",
        "title",
        "x:script",
        "p",
        "iframe",
        "onclick",
        "metadata",
    ]
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        [
            "href",
            "xlink:href",
            "onclick",
            "ONLOAD",
            "style",
            "fill",
            "id",
            "class",
            "d",
            "src",
            "data-x",
            "xmlns",
            "x:y",
            "transform",
            "filter",
        ]
    ),
    st.sampled_from(
        ["#a", "javascript:alert(1)", "url(#a)", "url(http://b)", "u\\72l(x)", "red", "x(1)", "http://www.w3.org/2000/svg"]
    )
    | st.text(max_size=8),
    max_size=3,
)


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> str:
    """Random elements, allowed and not allowed."""
    name, attributes = draw(NAMES), draw(ATTRIBUTES)
    written = "".join(f' {key}="{value.translate({34: "", 38: "", 60: ""})}"' for key, value in attributes.items())
    inner = (
        "".join(draw(st.lists(elements(depth=depth - 1), max_size=2)))
        if depth
        else draw(st.sampled_from(["", "a", "@import 'x'"]))
    )
    return f"<{name}{written}>{inner}</{name}>"


@examples(100)
@given(elements())
def test_sanitised_pictures_have_no_scripts_or_loading(inner: str) -> None:
    namespaces = 'xmlns:x="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    made, findings = set_anew(f'<svg xmlns="http://www.w3.org/2000/svg" {namespaces}>{inner}</svg>')
    assert (made is None) == any(finding.severity == "error" for finding in findings)
    for element in ElementTree.fromstring(made).iter() if made else ():
        assert element.tag.startswith("{http://www.w3.org/2000/svg}")
        assert element.tag.rpartition("}")[2] not in ("script", "foreignObject", "image", "animate", "set", "iframe")
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on") and ("href" not in name or value.startswith("#"))
            assert "url(" not in value.replace("url(#", "") and "\\" not in value


@examples(100)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_random_bytes_as_a_picture_cause_no_traceback(data: bytes) -> None:
    made, findings = set_anew(data)
    assert made is None and findings
