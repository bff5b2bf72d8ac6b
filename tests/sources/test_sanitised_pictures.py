"""SVG pictures in `docs/`: what could act or load is refused or left out, and the rest looks the same."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.findings import Finding
from interlock.sources.media.svg import sanitised_svg
from tests.conftest import examples
from tests.sources.files_in_docs import SVG


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


# Attributes whose values browsers never read as CSS.
NEVER_STYLES = ("id", "class", "d")


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
            assert name in NEVER_STYLES or ("url(" not in value.replace("url(#", "") and "\\" not in value)


@examples(100)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_random_bytes_as_a_picture_cause_no_traceback(data: bytes) -> None:
    made, findings = set_anew(data)
    assert made is None and findings
