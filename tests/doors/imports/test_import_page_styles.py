"""What a page hides by its own style sheets is left out and told; what its readers can open is read."""

import pytest

from tests.conftest import Handbook
from tests.doors.importing import imported

PAGE = "<style>{styles}</style><h1>Keys</h1><ol><li>Ask.<li>Sign.</ol>{further}"


@pytest.mark.parametrize(
    ("styles", "further", "is_hidden"),
    [
        (".old, p.x {color: red; display : none}", "<p class='a old'>Never.", True),
        ("/* .x{} */ #old{visibility:hidden!important}", "<p id=old>Never.", True),
        ("div .old{display:none}", "<p class=old>Never.", False),
        (".old{display:none} .old{display:block}", "<p class=old>Never.", False),
        ("@media print {.old{display:none}}", "<p class=old>Never.", False),
        (".old:hover, ::x.old{display:none", "<p class=old>Never.", False),
        (".old{display:none}", "<button>More</button><p class=old>Never.", False),
        (".old{display:none}", "<h3><a onclick='show()'>More</a></h3><p class=old>Never.", False),
        (".old{display:none}", "<a href='#more'>More</a> <div class=old id=more>Never.</div>", False),
    ],
)
def test_words_hidden_by_styles_are_told(styles: str, further: str, is_hidden: bool, tiny: Handbook) -> None:
    done = imported(folder := tiny({}), "html", PAGE.format(styles=styles, further=further), "--owner", "front")
    procedure = (folder / "standards/procedures/taken.yml").read_text(encoding="utf-8")
    assert ("`Never.` is hidden in the page, and was left out." in done.output) == is_hidden
    assert ("Never." in procedure) != is_hidden


@pytest.mark.parametrize(
    "sheet",
    [
        ".a{display:none}" * 20_000,
        f"{'.a,' * 30_000}.a{{{'display:none;' * 30_000}}}",
        f".{'a' * 200_000} b{{display:none}}",
        *("@" * 100_000, "@{x{}" * 20_000, "/*" * 50_000, "." * 100_000),
    ],
    ids=range(7),
)
def test_style_sheets_take_no_long_time(sheet: str, tiny: Handbook) -> None:
    page = PAGE.format(styles=sheet, further="<p class=a>x" * 100)
    assert imported(tiny({}), "html", page, "--owner", "front").exit_code == 0


@pytest.mark.parametrize(
    ("styles", "further", "is_told"),
    [
        ("", "<p style='font: 1em x; color:#FFF'>Never.", True),
        ("", "<p><font color=white>Never.</font>", True),
        ("", "<p style='color: rgb(255, 255, 255) !important; background: none'>Never.", True),
        ("", "<p style='color:transparent'>Never.", True),
        ("body {background: #fff}", "<p style='color:white'>Never.", True),
        (".c3{color:#ffffff;font-weight:700}", "<p><span class='c1 c3'>Never.</span>", True),
        ("p{background:#036 ; background-image:none}", "<p style='color:white'>Never.", False),
        ("a.x:hover{background:#036}", "<p style='color:white'>Never.", True),
        (".c3{color:#fff} .c3{color:#000}", "<p class=c3>Never.", False),
        (".c3{color:#fff}", "<p class=c3 style='color:black'>Never.", False),
        ("", "<div style='background:#1F3864'><p style='color:white'>Never.</div>", False),
        ("", "<div style='background:url(x.png) #fff'><p style='color:white'>Never.</div>", False),
        ("", "<table><tr bgcolor='#1F3864'><td style='color:white'>Never.<td>x</table>", False),
        ("", "<div background='x.png'><p style='color:white'>Never.</div>", False),
        ("", "<div style='background:#036'><p style='color:white;background:white'>Never.</div>", True),
        ("", "<div style='color:white'><p><b style='color:black'>Never.</b></div>", False),
        (".dark{color:#000} .pale{color:#fff}", "<div class=pale><p><b class=dark>Never.</b></div>", False),
        ("", "<div style='color:white'><p><a href='x.html'>Never.</a></div>", False),
        ("", "<div style='color:white'><p><b style='background:#036'>Never.</b></div>", False),
        ("", "<link rel=stylesheet href=x.css><p style='color:white'>Never.", False),
        ("", "<p style='color:whitesmoke'>Never.", False),
    ],
)
def test_white_words_on_white_are_told(styles: str, further: str, is_told: bool, tiny: Handbook) -> None:
    done = imported(folder := tiny({}), "html", PAGE.format(styles=styles, further=further), "--owner", "front")
    procedure = (folder / "standards/procedures/taken.yml").read_text(encoding="utf-8")
    assert ("`Never.` is white on white, and was left out." in done.output) == is_told
    assert ("Never." in procedure) != is_told


def test_colours_of_a_page_take_no_long_time(tiny: Handbook) -> None:
    """Where too many rules would have to be looked at, white words are read."""
    sheet = "".join(f"p.a{number} {{background: #036}}" for number in range(5_000))
    page = PAGE.format(styles=sheet, further="<p class=a style='color:white'>Read." * 200 + "<b style='color:white'>" * 500)
    done = imported(folder := tiny({}), "html", page, "--owner", "front")
    assert done.exit_code == 0 and "Read." in (folder / "standards/procedures/taken.yml").read_text(encoding="utf-8")
