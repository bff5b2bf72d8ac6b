"""`check --fix`: the right word in the same case and form, where there is exactly one, and nothing else."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.cli import main
from tests.conftest import Handbook

TERM = """\
title: permit
definition: A card that allows a car to stand in one street.
owner: front
avoid:
  - {word: licence, because: People bring their driving licence.}
  - {word: disc, unless: it is blue}
  - {word: scratch card, use: day permit or card}
  - {word: hand in, use: give back}
  - {word: bulkies, use: large cars}
  - {word: expert, use: operator}
  - {word: warden, use: adviser}
  - {word: sticker, use: "permit: the card"}
  - {word: PPC, use: parking team}
  - {word: resident parker, use: person who parks}
"""
SERVICE = "title: Parking\nsummary: {}\nowner: front\ncustomers: [residents]\n"


def fixed(folder: Path, *arguments: str) -> str:
    command = ["check", "--handbook", str(folder), "--as-of", "2026-11-22", "--fix", *arguments]
    return CliRunner().invoke(main, command, catch_exceptions=False).output


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Licences, a licence and a LICENCE.", "Permits, a permit and a PERMIT."),
        ("The licence's end and the licences' ends.", "The permit's end and the permits' ends."),
        ("She hands in bulkies.", "She gives back large cars."),
        ("An expert is a warden.", "An operator is an adviser."),
        ("A warden helps.", "An adviser helps."),
        ("The PPC and two PPCs.", "The parking team and two parking teams."),
        ("One resident parker.", "One person who parks."),
        ("Two resident parkers.", None),
        ("A disc.", None),
        ("A scratch card.", None),
        ("A sticker here.", None),
        ("A “licence” and `licence`.", None),
        ("'A licence isn''t it.'", "'A permit isn''t it.'"),
        ('"A licence \\"x\\"."', '"A permit \\"x\\"."'),
        ('"A sticker here."', '"A permit: the card here."'),
        (">-\n  A long\n  licence. # no comment", ">-\n  A long\n  permit. # no comment"),
        ("|\n  He hands\n  in a   licence  .\n", "|\n  He gives back a   permit  .\n"),
        ("&a A licence. # licence", "&a A permit. # licence"),
    ],
)
def test_writes(before: str, after: str | None, tiny: Handbook) -> None:
    folder = tiny({"glossary/permit.yml": TERM, "standards/services/parking.yml": SERVICE.format(before)})
    fixed(folder)
    assert (folder / "standards/services/parking.yml").read_text() == SERVICE.format(after or before)


def test_shows_what_it_wrote_and_what_is_left(tiny: Handbook) -> None:
    folder = tiny({"glossary/permit.yml": TERM, "standards/services/parking.yml": SERVICE.format("Licences and a disc.")})
    assert fixed(folder) == (
        "--- a/standards/services/parking.yml\n+++ b/standards/services/parking.yml\n@@ -1,4 +1,4 @@\n title: Parking\n"
        "-summary: Licences and a disc.\n+summary: Permits and a disc.\n owner: front\n customers: [residents]\n\n"
        "warning: We do not say `disc`  [avoided-word]\n  standards/services/parking.yml:2:24\n"
        "  2 | summary: Permits and a disc.\n    |                        ^^^^\n  → Say `permit`, unless it is blue.\n\n"
        "1 warning in 1 file.\n"
    )


def test_leaves_a_text_that_would_become_too_long(tiny: Handbook) -> None:
    text = "PPC " + "x" * 190
    folder = tiny({"glossary/permit.yml": TERM, "standards/services/parking.yml": SERVICE.format(text)})
    fixed(folder)
    assert (folder / "standards/services/parking.yml").read_text() == SERVICE.format(text)


def test_keeps_line_ends_and_byte_order_mark_and_changes_only_named_files(tiny: Handbook) -> None:
    files = {
        "glossary/permit.yml": TERM,
        "standards/services/parking.yml": SERVICE.format("A licence."),
        "docs/index.md": b"\xef\xbb\xbf# A licence\r\n\r\nA licence\r\nand [a licence](contribute.md).\r\n",
    }
    folder = tiny(files)
    fixed(folder, str(folder / "docs"))
    assert (folder / "docs/index.md").read_bytes() == (
        b"\xef\xbb\xbf# A licence\r\n\r\nA permit\r\nand [a licence](contribute.md).\r\n"
    )
    assert (folder / "standards/services/parking.yml").read_text() == SERVICE.format("A licence.")


def test_a_plain_check_writes_nothing(tiny: Handbook) -> None:
    folder = tiny({"glossary/permit.yml": TERM, "standards/services/parking.yml": SERVICE.format("A licence.")})
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    CliRunner().invoke(main, ["check", "--handbook", str(folder)])
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
