"""The bytes with which fuzzing of a target begins: files of its sort, and what was found before."""

import json
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT
from tests.fuzz.mutations import VALUES

CORPUS = Path(__file__).parent / "corpus"
_FILES = {
    "yaml_bytes": ("tests/tiny/**/*.yml", "tests/cases/*/*/standards/**/*.yml"),
    "edit": ("tests/tiny/**/*.yml", "tests/cases/yaml-syntax/*/standards/**/*.yml"),
    "definition": ("tests/tiny/**/*.yml",),
    "results": ("standards/results/*.csv", "tests/cases/*/*/standards/results/*.csv"),
    "markdown": ("docs/*.md", "tests/cases/*/*/docs/*.md"),
    "page": ("docs/*.md", "tests/cases/*/*/docs/*.md"),
    "picture": ("tests/cases/**/*.svg", "docs/**/*.svg"),
    "runbook": ("tests/real/runbooks/**/*.md",),
    "vocabulary": ("tests/real/vocabulary/*.ttl", "tests/real/vocabulary/*.jsonld"),
    "table": ("standards/results/*.csv", "tests/cases/*/*/standards/results/*.csv"),
    "workbook": ("tests/cases/**/*.xlsx",),
    "configuration": ("mkdocs.yml",),
}
_JOURNAL = {
    "entries": [
        {"path": "kept.yml", "number": 0, "before": "a", "after": None},
        {"path": "../other", "number": 1, "before": None, "after": "b"},
    ],
    "folders": ["standards"],
}
_WEB_PAGES = (
    b"<title>Keys</title><h1>Keys</h1><p>Owner: Depot<br>1. Ask<ol start=2><li value=3>Sign <a href='a.html'>it</a><ul><li>name</ul></ol>",
    b"<h2>Teams</h2><table><caption>Teams<tr><th rowspan=2>Team<th colspan=2>Kind<tr><td hidden>a<td><table><tr><td>b<td>c</table></table>",
    b"<dl><dt>fob<dd>Opens.<dt>tag<dd><pre>x</pre></dl><p class=MsoListParagraph style='mso-list:l0 level2'><![if !x]>a.<![endif]> b",
    b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=x\n"
    b"Content-Transfer-Encoding: quoted-printable\n\n<p>caf=E9<table><tr><th>No<th>What<th>Who<tr><td>1<td>Ask<td>Depot</table>\n--b--\n",
)
_LARGEST = 4_096


def beginnings_of(target: str) -> Iterator[bytes]:
    """What to change for a target. The first byte of a definition chooses its kind."""
    if target == "value":
        yield from (value.encode() for value in VALUES)
    if target == "web_page":
        yield from _WEB_PAGES
    if target == "unfinished_edit":
        yield json.dumps(_JOURNAL).encode()
    for pattern in _FILES.get(target, ()):
        for path in sorted(ROOT.glob(pattern)):
            data = path.read_bytes()[:_LARGEST]
            yield from (bytes([number]) + data for number in range(11)) if target == "definition" else (data,)


def found_before(target: str) -> dict[str, bytes]:
    """What broke a target once, by the name of its file."""
    return {path.name: path.read_bytes() for path in sorted((CORPUS / target).glob("*"))}
