"""A handbook in which words stand on many pages, and builds of it."""

from pathlib import Path

from click.testing import CliRunner

from interlock.doors.cli import main
from tests.conftest import TINY, Overlay

# A handbook in which words stand on many pages: teams that rely on each other, a second procedure, a lesson, a session.
TOWN: Overlay = {
    "standards/organisation.yml": (TINY / "standards/organisation.yml")
    .read_text(encoding="utf-8")
    .replace("{not-approved: off}", "{not-approved: off, unbacked-claim: advice}"),
    "glossary/permit.yml": (
        "title: permit\ndefinition: A card that allows a car to stand in one street.\nowner: front\navoid: [licence to park]\n"
    ),
    "standards/links/post-room.yml": (
        "title: Post room\nsummary: Sends what others write.\nkind: support\nour_part: Letters arrive.\n"
        "does: [Sends letters., Opens the post.]\nrelies_on:\n  - {link: front, for: the right address}\n"
    ),
    "standards/procedures/renew-a-permit.yml": (
        "title: Renew a permit\nsummary: Nothing needs to be filled in again.\nbody: |\n  Look at the **old** permit first. See `[[link/post-room]]`. A world-class start.\n"
        "starts_when: A permit ends this month.\nowner: front\nservice: parking\nsupports: [permit-in-five-days]\n"
        "contact_points: [desk]\nsteps:\n"
        "  - {id: look, does: Look for the old one., by: front, within: 1 working day, can_decide: Waive a lost paper.}\n"
        "  - {id: send, does: Send the new one., by: post-room, within: 1 working day, say: It comes by post.}\n"
    ),
    "standards/lessons/2026-10-lost-forms.yml": (
        "title: Lost forms\nsummary: Forms were lost between two desks.\ntype: complaint\non: 2026-10-05\nabout: [procedure/issue-a-permit]\n"
        "what_happened: Two forms lay under a tray.\nchanges:\n  - {what: One tray., by: front, due: 2026-11-01}\n"
    ),
}


def built(folder: Path, site: Path) -> str:
    """What `interlock build` says."""
    done = CliRunner().invoke(main, ["build", "--handbook", str(folder), "--out", str(site), "--as-of", "2026-11-22"])
    assert done.exit_code == 0 or "nothing was built" in done.output
    return done.output


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
