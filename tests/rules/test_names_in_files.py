"""Hidden names in files beside pages are found however a program has saved these files."""

import pytest

from interlock.sources.media.attached import LONGEST_TEXT
from tests.conftest import Handbook, findings_in

HIDDEN = "title: Café refuge\nsummary: People whose address nobody may know.\nclassification: restricted\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("rota.csv", "Monday,Café refuge\n".encode("cp1252"), id="Windows-1252"),
        pytest.param("rota.csv", b"Monday,\x80 5\n" + "Tuesday,Café refuge\n".encode(), id="UTF-8 with another sign"),
        pytest.param("rota.txt", "・".encode("utf-16") * 600 + "Café refuge".encode("utf-16-le"), id="UTF-16"),
        pytest.param("rota.txt", "\ufeffCafé refuge".encode(), id="byte order mark"),
        pytest.param(
            "rota.ics",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Visit to the Café re\r\n fuge\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode(),
            id="folded line of a calendar",
        ),
        pytest.param("tour.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nThe <b>Café</b> <i>refuge</i>\n".encode(), id="subtitles"),
        pytest.param(
            "tour.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><text>Caf&#233;<![CDATA[ ref]]>uge</text></svg>', id="SVG"
        ),
    ],
)
def test_names_are_found_in_files_however_saved(name: str, content: bytes, tiny: Handbook) -> None:
    folder = tiny({"standards/customers/refuge.yml": HIDDEN, f"docs/{name}": content})
    found = [(finding.rule, finding.place.file) for finding in findings_in(folder)]
    assert ("exposes-hidden", f"docs/{name}") in found


def test_names_are_found_at_the_end_of_long_files(tiny: Handbook) -> None:
    row = "collection,street,waste\n"
    folder = tiny({"standards/customers/refuge.yml": HIDDEN, "docs/rota.csv": row * 80_000 + "Monday,Café refuge\n"})
    assert [(each.place.line, each.severity) for each in findings_in(folder) if each.rule == "exposes-hidden"] == [
        (80_001, "error")
    ]


@pytest.mark.parametrize(("closed", "told"), [(HIDDEN, ["warning"]), (HIDDEN.replace("restricted", "staff"), [])])
def test_a_file_too_long_to_search_is_told(closed: str, told: list[str], tiny: Handbook) -> None:
    folder = tiny({"standards/customers/refuge.yml": closed, "docs/rota.csv": "x" * LONGEST_TEXT + "\nCafé refuge\n"})
    assert [each.severity for each in findings_in(folder) if each.rule == "exposes-hidden"] == told
