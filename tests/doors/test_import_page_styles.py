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
