"""Slips in YAML, each below the fields of a service, and what is said of it: `slips.txt`, which `--accept` rewrites.

A block of that file is a name, the lines (`| `; `⍽` stands for a no-break space), and the findings (`→ `), counted from the slip.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from interlock.definitions import Service
from interlock.sources.decoding.model_files import read_model
from interlock.sources.misread.kept_in_lists import kept_in_lists
from interlock.sources.misread.kept_signs import kept_signs
from interlock.sources.misread.left_out import left_out, run_together, touching_values
from interlock.sources.misread.lost_paragraphs import lost_paragraphs
from interlock.sources.misread.texts_in_notes import texts_in_notes

GOLDEN = Path(__file__).parent / "slips.txt"
FIELDS = "title: Parking\nsummary: Permits.\nowner: desk\ncustomers: [members]\n"


class Slip(NamedTuple):
    """A slip with its name, its lines, and the findings about it."""

    name: str
    text: str
    findings: list[str]

    def block(self) -> str:
        lines = [f"| {line}" for line in self.text.replace("\u00a0", "⍽").splitlines()]
        return "\n".join([self.name, *lines, *(f"→ {finding}" for finding in self.findings)])


def slip_of(block: str) -> Slip:
    name, *lines = block.strip("\n").split("\n")
    text = "".join(f"{line[2:]}\n" for line in lines if line.startswith("|"))
    return Slip(name, text.replace("⍽", "\u00a0"), [line[2:] for line in lines if line.startswith("→")])


SLIPS = [slip_of(block) for block in GOLDEN.read_text(encoding="utf-8").split("\n\n")]


def said_of(text: str) -> list[str]:
    read = read_model("parking.yml", FIELDS + text, [], Service, "a service")
    found = list(read.findings)
    if read.source and read.source.root:
        is_whole = read.model is not None
        found += [*left_out(read.source, is_whole=is_whole), *run_together(read.source, is_whole=is_whole)]
        found += texts_in_notes(read.source, is_whole=is_whole)
        for found_in in (touching_values, kept_signs, kept_in_lists, lost_paragraphs) if is_whole else ():
            found += found_in(read.source, Service)
    above = FIELDS.count("\n")
    return [f"{each.place.line - above}:{each.place.column} {each.message}. {each.remedy}" for each in found]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_answered_with_what_to_type(slip: Slip) -> None:
    assert said_of(slip.text) == slip.findings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\ufeffcost: Free\n", "1:1 A mark stands here that nobody sees"),
        ("cost: Free\u2028or not\n", "1:11 A line ends here for YAML"),
        ("tags:\n  - a\x85b\n", "2:6 A line ends here for YAML"),
    ],
)
def test_a_mark_that_nobody_sees_is_named(text: str, said: str) -> None:
    assert [found[: len(said)] for found in said_of(text)] == [said]


@pytest.mark.parametrize(("indent", "told"), [(1, "1 space stands"), (2, "2 spaces stand")])
def test_a_first_line_further_in_is_told(indent: int, told: str) -> None:
    [found] = read_model("parking.yml", f"# A note\n{' ' * indent}{FIELDS}", [], Service, "a service").findings
    assert (found.place.line, found.place.column, found.remedy) == (2, indent + 1, "Delete the spaces before it.")
    assert found.message.startswith(told)


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("What members can expect", "If it is a note, write `# What members can expect`; if it is a field, "),
        ("Last changed by Ann", "If it is a note, write `# Last changed by Ann`; if it is a field, "),
        ("What members can expect,\nand by when", "If it is a note, type `# ` before each of these lines; if it is a field, "),
        ("* Note", "If it is a note, write `# Note`."),
        ('"Note"', "If it is a note, write `# Note`."),
        ("**Note**", "If it is a note, write `# Note`."),
        ("- Note", "If it is a note, write `# Note`."),
        ("> Note", "If it is a note, write `# Note`."),
        ("| Note", "If it is a note, write `# Note`."),
        ("@Ann: look", "If it is a note, write `# Ann: look`."),
        ("{Note}", "If it is a note, write `# Note`."),
        ("%%%", "Delete it."),
        ("<!-- Note -->", "Write `# Note`."),
        ("TODO: ask the depot", "If it is a note, write `# TODO: ask the depot`."),
        ("Last changed: 2026-03-01", "If it is a note, write `# Last changed: 2026-03-01`."),
        ("=== Parking ===", "Type `# ` before it, as before every note, or delete it."),
        ("parking", "Write a field's name, "),
    ],
)
def test_a_note_that_lost_its_sign_in_line_1(note: str, told: str) -> None:
    [found] = read_model("parking.yml", f"{note}\n{FIELDS}", [], Service, "a service").findings
    assert (found.place.line, found.remedy[: len(told)]) == (1, told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("> title: Parking\n> summary: Permits.\n", "Delete it and the blank behind it, here and before the lines below."),
        ("| title | Parking |\n|---|---|\n", "Write each field on a line of its own: `title: …`."),
        (
            "title,summary,owner\nParking,Permits.,desk\n",
            "Save the table as `.csv` in another folder, and type `interlock import csv FILE.csv`.",
        ),
        (FIELDS.replace("\n", "\\n"), "Type a new line in place of each `\\n`."),
        (
            "# Parking\n\nPermits.\n\n## Owner\n\nDesk\n",
            "Begin each line with a field's name and a colon, as `title: …`; type `# ` before a note.",
        ),
        ("service:\n  title: Parking\n  summary: Permits.\n", "Delete this line, and the spaces before the fields below it."),
        (
            "services:\n  - title: Parking\n    summary: Permits.\n",
            "Delete this line, and the hyphen and the spaces before the fields below it.",
        ),
        (
            "services:\n  - {title: Parking, summary: Permits.}\n  - {title: Roads, summary: Works.}\n",
            "Give each entry a file of its own, whose lines begin with the fields.",
        ),
    ],
)
def test_a_file_copied_from_elsewhere_is_told_once(text: str, told: str) -> None:
    [found] = read_model("parking.yml", text, [], Service, "a service").findings
    assert found.remedy == told


def test_slips_are_accepted(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept"):
        blocks = [slip._replace(findings=said_of(slip.text)).block() for slip in SLIPS]
        GOLDEN.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    assert len({slip.name for slip in SLIPS}) == len(SLIPS)
