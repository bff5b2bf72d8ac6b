"""Lines with labels say of a step who does it, within what time, and what to do if not, in three languages."""

from pathlib import Path

import pytest

from tests.conftest import Handbook
from tests.doors.importing import imported

ENGLISH = """# Lend a key
Owner: Front desk

1. Ask for the pass.
   **Responsible:** Depot
   Time: 5 minutes
2. Sign:
   - Who: Depot
   - Within: 1 working day

   If not possible, ask the depot.
"""
GERMAN = """<h1>Lend a key</h1><p>Zuständig: Front desk<p>Letzte Prüfung: 12. März 2026
<p>Schritt 1: Ask for the pass.<br>Zuständig : Depot<br>Frist: 5 Minuten
<p>Schritt 2: Sign:</p><p>Durch wen: Depot</p><p>Dauer: 1 Werktag<br>Wenn nicht: ask the depot."""
FRENCH = """<h1>Lend a key</h1><p>Responsable : Front desk
<p>Étape 1 : Ask for the pass.<br>Responsable&nbsp;: Depot<br>Délai : 5 minutes
<p>Étape 2 – Sign:<br>Qui : Depot<br>Durée : 1 jour ouvré<br>Sinon : ask the depot."""
DEPOT = {"standards/links/depot.yml": "title: Depot\nsummary: Works.\nkind: support\n"}


def drafted(folder: Path) -> str:
    """The only procedure that was written."""
    (path,) = (folder / "standards/procedures").glob("taken*.yml")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("format", "page"), [("markdown", ENGLISH), ("html", GERMAN), ("html", FRENCH)])
def test_labelled_lines_fill_the_fields_of_steps(format: str, page: str, tiny: Handbook) -> None:
    done = imported(folder := tiny(DEPOT), format, page)
    procedure = drafted(folder)
    assert procedure.partition("owner: front\n")[2].partition("steps:\n")[2] == (
        '  - {id: ask-pass, does: Ask for the pass., by: depot, within: "5 minutes"}\n'
        '  - {id: sign, does: "Sign:", by: depot, within: "1 working day", if_not: Ask the depot.}\n'
    ), done.output
    assert ("last: 2026-03-12" in procedure) == (page == GERMAN)


def test_a_label_without_its_team_stays_in_words(tiny: Handbook) -> None:
    done = imported(folder := tiny({}), "markdown", "1. Ask.\n   Zuständig: Pförtner\n2. Team: sign.\n", "--owner", "front")
    assert 'does: "Ask. (Zuständig: Pförtner)"' in drafted(folder)
    assert "no link is called `Pförtner`, so this step is left to the owner" in done.output


def test_a_label_beside_another_time_stays_in_words(tiny: Handbook) -> None:
    imported(
        folder := tiny(DEPOT),
        "markdown",
        "1. Depot: ask (5 minutes).\n   Time: 2 days\n   Who: Front desk\n2. Sign.\n",
        "--owner",
        "front",
    )
    assert 'does: "Ask. (Time: 2 days; Who: Front desk)", by: depot, within: "5 minutes"}' in drafted(folder)
