"""`check --fix` replaces words to avoid that have exactly one replacement, in the same case and form."""

from pathlib import Path
from unittest.mock import Mock

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.doors.edits import fix
from interlock.sources import read_yaml
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
  - {word: OAP, use: older person}
  - {word: staff, use: colleagues}
  - {word: e.g., use: for example}
  - {word: etc., use: and so on}
  - {word: and/or, use: or}
  - {word: signpost, use: tell people about}
  - {word: legal eagle, use: LO}
  - {word: motor omnibus, use: bus}
  - {word: pensioner, use: older people}
  - {word: clamper, use: civil enforcement officers}
  - {word: rubbish tip-off, use: information}
  - {word: stakeholder, use: people we work with}
  - {word: debtor, use: people who owe us money}
  - {word: minder, use: person caring for someone}
  - {word: vulnerable adult, use: adult at risk}
  - {word: parking queries, use: parking enquiries}
  - {word: thief, use: offender}
"""
CASES = Path(__file__).parents[1] / "cases/avoided-word/in-words-without-markdown"
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
        ("Pensioners, clampers and rubbish tip-offs.", "Older people, civil enforcement officers and information."),
        ("Our stakeholders and debtors.", "Our people we work with and people who owe us money."),
        ("Two minders, vulnerable adults.", "Two people caring for someone, adults at risk."),
        ("A parking query, two motor omnibuses, thieves.", "A parking enquiry, two buses, offenders."),
        ("An OAP's and a staff's pass.", "An older person's and a staff's pass."),
        ("The OAPs' room, the OAP’s room.", "The OAPs' room, the older person’s room."),
        ("One licence(s), OAP(s).", "One permit(s), older person(s)."),
        (
            "OAPs wait. Ask. OAPs wait, OAPs do. “Ask.” **OAPs**",
            "Older people wait. Ask. Older people wait, older people do. “Ask.” **Older people**",
        ),
        ("|\n  - OAPs\n  - e.g. OAPs\n", "|\n  - Older people\n  - for example older people\n"),
        ("An OAP, an **expert**, a _warden_, A EXPERT.", "An older person, an **operator**, an _adviser_, A OPERATOR."),
        ("A legal eagle; A WARDEN.", "An LO; AN ADVISER."),
        (
            "Cars, e.g. blue ones, e.g. Minis, vans etc. and bikes etc. All etc.",
            "Cars, for example blue ones, for example Minis, vans and so on and bikes etc. All etc.",
        ),
        ("Cars and/or vans.", "Cars or vans."),
        ("He signposts. Signpost her.", "He signposts. Tell people about her."),
        ("A scratch card.", None),
        ("A sticker here.", None),
        ("A “licence” and `licence`.", None),
        ("An o\ufb03ce, a li\u00adcence\u200b and a cafe\u0301.", "An o\ufb03ce, a permit and a cafe\u0301."),
        ("'Isn''t a li\u00adcence it?'", "'Isn''t a permit it?'"),
        ("'A licence isn''t it.'", "'A permit isn''t it.'"),
        ('"A licence \\"x\\"."', '"A permit \\"x\\"."'),
        ('"A sticker here."', '"A permit: the card here."'),
        (">-\n  A long\n  licence. # no comment", ">-\n  A long\n  permit. # no comment"),
        ("|\n  He hands\n  in a   licence  .\n", "|\n  He gives back a   permit  .\n"),
        ("&a A licence. # licence", "&a A permit. # licence"),
        ("&licence A licence. # licence", "&licence A permit. # licence"),
        ("|  # licence\n  A licence\n# licence", "|  # licence\n  A permit\n# licence"),
        ('"licence \\x6cicence \\"licence\\""', '"permit permit \\"licence\\""'),
    ],
)
def test_avoided_words_are_replaced(before: str, after: str | None, tiny: Handbook) -> None:
    folder = tiny({"glossary/permit.yml": TERM, "standards/services/parking.yml": SERVICE.format(before)})
    fixed(folder)
    assert (folder / "standards/services/parking.yml").read_text() == SERVICE.format(after or before)


def test_a_title_with_a_capital_stays_out_of_sentences(tiny: Handbook) -> None:
    term = "title: Parking card\ndefinition: A card.\nowner: front\navoid: [scratch ticket, {word: licence, use: permit}]\n"
    summary = "Scratch tickets, a scratch ticket and a licence."
    folder = tiny({"glossary/card.yml": term, "standards/services/parking.yml": SERVICE.format(summary)})
    assert "+summary: Parking cards, a scratch ticket and a permit." in fixed(folder)


def test_words_in_other_languages_are_only_told(tiny: Handbook) -> None:
    """What stands before them may have to agree: `un badge` is `une carte`, and `badges` is not English there."""
    term = "title: carte d'accès\ndefinition: Ouvre la porte.\nowner: front\navoid: [badge]\n"
    service = SERVICE.format("Vos badges, un badge.")
    folder = tiny({"glossary/carte.yml": term, "standards/services/parking.yml": f"{service}language: fr\n"})
    told = CliRunner().invoke(main, ["check", "--fix", "--handbook", str(folder)]).output
    assert (folder / "standards/services/parking.yml").read_text() == f"{service}language: fr\n"
    assert told.count("Say `carte d'accès`.") == 2


def test_replacements_and_remaining_findings_are_shown(tiny: Handbook) -> None:
    folder = tiny({"glossary/permit.yml": TERM, "standards/services/parking.yml": SERVICE.format("Licences and a disc.")})
    assert fixed(folder) == (
        "--- a/standards/services/parking.yml\n+++ b/standards/services/parking.yml\n@@ -1,4 +1,4 @@\n title: Parking\n"
        "-summary: Licences and a disc.\n+summary: Permits and a disc.\n owner: front\n customers: [residents]\n\n"
        "warning: We do not say `disc`  [avoided-word]\n  standards/services/parking.yml:2:24\n"
        "  2 | summary: Permits and a disc.\n    |                        ^^^^\n  → Say `permit`, unless it is blue: then put it in quotation marks.\n\n"
        "1 warning in 1 file.\n"
    )


def test_a_text_that_would_become_too_long_is_kept(tiny: Handbook) -> None:
    text = "PPC " + "x" * 190
    folder = tiny({"glossary/permit.yml": TERM, "standards/services/parking.yml": SERVICE.format(text)})
    fixed(folder)
    assert (folder / "standards/services/parking.yml").read_text() == SERVICE.format(text)


def test_line_ends_and_byte_order_mark_are_kept(tiny: Handbook) -> None:
    files: dict[str, str | bytes] = {
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


def test_one_irreplaceable_word_does_not_block_the_others(tiny: Handbook) -> None:
    before = "A licence, a licence\n  and a sticker, a licence."
    folder = tiny({"glossary/permit.yml": TERM, "standards/services/parking.yml": SERVICE.format(before)})
    fixed(folder)
    # `permit: the card` would be a mapping in a plain scalar.
    after = "A permit, a permit\n  and a sticker, a permit."
    assert (folder / "standards/services/parking.yml").read_text() == SERVICE.format(after)


def test_thousands_of_words_are_replaced_at_once(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "|\n" + "".join(f"  Licence {number} and a sticker.\n" for number in range(4_000))
    folder = tiny({"glossary/permit.yml": TERM})
    service = SERVICE.format("Parking.") + f"body: {text}"
    (folder / "standards/services/parking.yml").write_text(service)
    read = Mock(wraps=read_yaml)
    monkeypatch.setattr(fix, "read_yaml", read)
    fixed(folder)
    assert read.call_count == 2, "the file as it was, and as it becomes"
    assert (folder / "standards/services/parking.yml").read_text() == service.replace("Licence", "Permit").replace(
        "sticker", "permit: the card"
    )


def test_running_it_twice_changes_nothing_more(tiny: Handbook) -> None:
    text = "An OAP's licences, the staff's bulkies, e.g. blue ones and/or a disc."
    folder = tiny({"glossary/permit.yml": TERM, "standards/services/parking.yml": SERVICE.format(text)})
    assert "+++ b/standards" in fixed(folder)
    after = (folder / "standards/services/parking.yml").read_bytes()
    assert "+++" not in fixed(folder)
    assert (folder / "standards/services/parking.yml").read_bytes() == after


def test_a_replacement_that_is_avoided_is_not_written(tiny: Handbook) -> None:
    term = (
        "title: permit\ndefinition: A card.\nowner: front\navoid: [{word: hither, use: thither}, {word: thither, use: hither}]\n"
    )
    folder = tiny({"glossary/permit.yml": term, "docs/index.md": "# Welcome\n\nHither and thither.\n"})
    assert "+++" not in fixed(folder)


def test_unwritable_files_are_reported_and_others_written(tiny: Handbook) -> None:
    pages = {
        "docs/a.md": "# Licences\n\nA licence.\n",
        "docs/b.md": "# Parking\n\nWhoever parks here needs a licence from us.\n",
        "docs/d.md": "# Markets\n\nStalls of a licence are numbered; ask the market office.\n",
    }
    folder = tiny({"glossary/permit.yml": TERM, **pages})
    (folder / "docs/a.md").chmod(0o444)
    done = CliRunner().invoke(main, ["check", "--handbook", str(folder), "--fix"], catch_exceptions=False)
    assert done.exit_code == 2
    assert f"{folder / 'docs/a.md'} cannot be written: Permission denied. Check who may write it." in done.output
    assert [(folder / path).read_text() == text for path, text in pages.items()] == [True, False, False]


def test_a_file_linked_outside_the_handbook_is_not_written(tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({"glossary/permit.yml": TERM})
    (folder / "docs").rename(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/index.md").write_text("# Welcome\n\nA licence.\n")
    (folder / "docs").symlink_to(tmp_path / "elsewhere")
    fixed(folder)
    assert (tmp_path / "elsewhere/index.md").read_text() == "# Welcome\n\nA licence.\n"


def test_the_diff_has_no_control_characters(tiny: Handbook) -> None:
    folder = tiny({"glossary/permit.yml": TERM, "docs/index.md": "# Welcome\r\n\r\nA licence \u202eabc.\r\n"})
    shown = fixed(folder)
    assert "-A licence ?abc.\n+A permit ?abc.\n" in shown


def test_a_plain_check_writes_nothing(tiny: Handbook) -> None:
    folder = tiny({"glossary/permit.yml": TERM, "standards/services/parking.yml": SERVICE.format("A licence.")})
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    CliRunner().invoke(main, ["check", "--handbook", str(folder)])
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_matched_words_and_results_are_only_told(tiny: Handbook) -> None:
    """A promise's clock pauses for what a step waits for, by the same words; `check --fix` may be asked for one of the two files."""
    procedure = (CASES / "standards/procedures/issue-a-permit.yml").read_text()
    files = {path: (CASES / path).read_text() for path in ("standards/results/notes.csv", "docs/moving.md")}
    folder = tiny({"glossary/permit.yml": TERM, "standards/procedures/issue-a-permit.yml": procedure, **files})
    fixed(folder)
    after = procedure.replace("an old licence", "an old permit")
    assert (folder / "standards/procedures/issue-a-permit.yml").read_text() == after
    assert {path: (folder / path).read_text() for path in files} == files
