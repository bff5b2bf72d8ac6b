"""Files in `docs/` that are not pages: only types that are safe for readers and for hosts are published."""

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.site import checking
from tests.conftest import TODAY, Handbook
from tests.sites import built_of
from tests.sources.files_in_docs import OURS, PNG, SVG, site_of

JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF"
PDF = b"%PDF-1.7\n"
FTYP = b"\0\0\0\x20ftyp"
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


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
def test_a_refused_file_is_told_with_its_remedy(name: str, rule: str, message: str, remedy: str, tiny: Handbook) -> None:
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
        ("CNAME", "`site/CNAME`: a build leaves it there"),
        ("Makefile", "no ending"),
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
