"""A promise between two links of the tiny handbook, and the command by which each side signs it."""

from pathlib import Path

from click.testing import CliRunner, Result

from interlock.doors.cli import main

PRINTED = "standards/promises/printed-overnight.yml"
FRONT, BACK, HEAD = (f"standards/links/{name}.yml" for name in ("front", "back", "head"))
FILES = {
    HEAD: "title: Head of service\nsummary: Frees both teams.\nkind: leadership\n",
    FRONT: (
        "title: Front desk\nsummary: Answers people who come in.\nkind: front-line\ncoached_by: head\n"
        "relies_on:\n  - {link: back, for: permits printed overnight, passes: The forms of the day}\n"
    ),
    BACK: (
        "title: Back office\nsummary: Prints what the desk sends.\nkind: support\ncoached_by: head\n"
        "supports:\n  - {link: front, with: permits printed overnight}\n"
    ),
    PRINTED: (
        "title: Permits printed overnight\nsummary: What reaches us by four is printed the next morning.\n"
        "wording: Permits that reach us by four are printed the next morning.\nkind: internal\nmade_by: back\nmade_to: [front]\n"
        "target: {share: at least 98%}\nmeasure: {what: Permits on the desk at nine, every: month}\n"
    ),
}


def approve(folder: Path, side: str, link: str) -> Result:
    arguments = ["approve", "promise/printed-overnight", "--side", side, "--link", link, "--role", f"{link} manager"]
    return CliRunner().invoke(main, [*arguments, "--handbook", str(folder), "--as-of", "2026-11-20"], catch_exceptions=False)
