"""Steps that a word processor numbers in parts, `4.1`, as work instructions have them."""

import pytest

from tests.conftest import Handbook
from tests.doors.importing import imported


@pytest.mark.parametrize(
    ("page", "steps"),
    [
        (
            "<h1>4 Procedure</h1><p class=MsoListParagraph>4.1<span>&nbsp; </span>Ask for the pass.<p class=MsoListParagraph "
            "style='margin-left:72.0pt'>a)<span>&nbsp; </span>Look at it.<p>4.2. Sign.<h1>5 Records</h1><p>Kept.",
            ["ask-pass, does: Ask for the pass: Look at it.", "sign, does: Sign."],
        ),
        (
            "<p>1. Ask:<p>1.1 Look at it.<p>1.2 Weigh it.<p>2. Sign.",
            ["ask-look, does: Ask: Look at it; Weigh it.", "sign, does: Sign."],
        ),
        (
            "<p><b>1. Purpose</b><p>To lend.<p><b>2. Procedure</b><p>2.1 Ask for the pass.<p>2.2 Sign.<p>3. Records<p>Kept.",
            ["ask-pass, does: Ask for the pass.", "sign, does: Sign."],
        ),
        (
            "<ol><li>Ask.</ol><p>1.5 Litres are enough.<p>2.5 hours later it is dry.<ol start=2><li>Sign.</ol>",
            ["ask-litres, does: Ask. 1.5 Litres are enough. 2.5 hours later it is dry.", "sign, does: Sign."],
        ),
    ],
)
def test_numbers_with_parts_are_steps(page: str, steps: list[str], tiny: Handbook) -> None:
    imported(folder := tiny({}), "html", f"<p class=MsoTitle>Lend a key</p>{page}", "--owner", "front")
    procedure = (folder / "standards/procedures/taken.yml").read_text(encoding="utf-8")
    written = procedure.partition("steps:\n")[2].replace('"', "").splitlines()
    assert [line.removeprefix("  - {id: ").removesuffix(", by: front}") for line in written] == steps


@pytest.mark.parametrize(
    ("runbook", "steps"),
    [
        ("4.1 Ask for the pass.\n\n4.2 Sign.\n", ["ask-pass, does: Ask for the pass.", "sign, does: Sign."]),
        (
            "1. Ask:\n\n1.1 Look at it.\n1.2 Weigh it.\n\n2. Sign.\n",
            ["ask-look, does: Ask: Look at it; Weigh it.", "sign, does: Sign."],
        ),
        (
            "1.  Purpose\n    To lend.\n\n2.  Procedure\n2.1 Ask for\n    the pass.\n2.2 Sign.\n3   Care\nHands off.",
            ["ask-pass, does: Ask for the pass.", "sign, does: Sign."],
        ),
        (
            "1. Process\n2. Sign.\n",
            ["process, does: Process", "sign, does: Sign."],
        ),
        (
            "1. Ask.\n2. Sign.\n\n   1.5 Litres are enough.\n   2.5 litres are not.\n",
            ["ask, does: Ask.", "sign-litres, does: Sign. 1.5 Litres are enough. 2.5 litres are not."],
        ),
    ],
)
def test_numbers_with_parts_in_a_runbook_are_steps(runbook: str, steps: list[str], tiny: Handbook) -> None:
    imported(folder := tiny({}), "markdown", f"# Anleitung: Lend a key\n\n{runbook}", "--owner", "front")
    (procedure,) = (path.read_text(encoding="utf-8") for path in (folder / "standards/procedures").glob("taken*.yml"))
    written = procedure.partition("steps:\n")[2].replace('"', "").splitlines()
    assert [line.removeprefix("  - {id: ").removesuffix(", by: front}") for line in written] == steps
    assert procedure.startswith("title: Lend a key\n")
