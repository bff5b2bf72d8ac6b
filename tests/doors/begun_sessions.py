"""A handbook with a missed promise, and sessions that `interlock new session` begins about what is in it."""

from pathlib import Path

from click.testing import CliRunner, Result

from interlock.doors.cli import main
from tests.conftest import findings_in

SESSION = "standards/sessions/together.yml"

# A promise that is missed and takes too long, and what there is to know about it.
MISSED = {
    "standards/links/front.yml": """\
title: Front desk
summary: Answers people who come in.
kind: front-line
coached_by: head
relies_on: [{link: back, for: permits printed overnight}]
""",
    "standards/links/back.yml": "title: Back office\nsummary: Prints.\nkind: support\nrelies_on: [{link: mill, for: paper}]\n",
    "standards/links/mill.yml": """\
title: Paper mill
summary: Brings paper.
kind: supplier
relies_on: [{link: forest, for: "*good* wood: see [[link/front]]"}]
""",
    "standards/links/forest.yml": "title: Forest\nsummary: Grows.\nkind: supplier\nsupports: [{link: mill, with: wood}]\n",
    "standards/links/head.yml": "title: Head of service\nsummary: Frees the desk.\nkind: leadership\n",
    "standards/promises/print-overnight.yml": """\
title: Permits printed overnight
summary: What comes in by five is printed by nine.
wording: We print it overnight.
kind: internal
made_by: back
made_to: [front]
limit: 3 working days
target: {share: at least 90%}
satisfied: [{link: front, on: 2026-11-01, answer: partly}]
""",
    "standards/procedures/issue-a-permit.yml": """\
title: Issue a permit
summary: From the form to the licence in the post.
owner: front
service: parking
supports: [permit-in-five-days]
contact_points: [desk]
steps:
  - {id: check, does: Check the address on the form., by: front, within: 4 working days}
  - {id: print, does: Print the permit., by: back, within: 2 working days, secured_by: print-overnight}
""",
    "standards/procedures/post.yml": """\
title: Post a permit
summary: By letter.
owner: front
service: parking
supports: [permit-in-five-days]
missing: true
""",
    "standards/results/2026.csv": """\
promise,period,value,cause,action
permit-in-five-days,2026-09,97,,
permit-in-five-days,2026-10,81,Two of three were ill.,A third printer.
print-overnight,2026-10,72,The printer broke.,Mended.
""",
    "standards/lessons/2026-10-wrong-street.yml": """\
title: "A permit: the wrong street"
summary: A permit was printed for the wrong street.
type: failure
on: 2026-08-05
about: [promise/permit-in-five-days]
what_happened: A resident got a permit for the wrong street.
traced_to: [{link: back, what: The list of streets was a year old.}]
changes:
  - {what: The list comes every month., by: back, due: 2026-09-30}
  - {what: Somebody reads it twice., by: front, done: 2026-09-01, result: did not work}
  - {what: Say sorry., by: front, done: 2026-09-01, result: worked}
""",
    "standards/customers/residents.yml": """\
title: Residents
summary: Everyone who lives in Tinford.
owner: front
expectations: [{id: soon, text: I hear soon whether I may park.}]
""",
    "standards/frameworks/mark.yml": "title: The mark\nsummary: What assessors ask.\nowner: front\ncriteria: [{id: '1', title: Heard}]\n",
    "glossary/permit.yml": """\
title: permit
definition: A card that allows a car to stand in one street.
owner: front
avoid: [{word: licence, because: People bring their driving licence.}]
""",
}


def start(folder: Path, about: str, kind: str = "session") -> Result:
    options = ["--about", about, "--handbook", str(folder), "--as-of", "2026-11-22"]
    return CliRunner().invoke(main, ["new", kind, "together", *options], catch_exceptions=False)


def started(folder: Path, about: str) -> str:
    result = start(folder, about)
    assert result.exit_code == 0, result.output
    return (folder / SESSION).read_text(encoding="utf-8")


def faults_in_it(folder: Path) -> list[str]:
    return [f"{found.rule}: {found.message}" for found in findings_in(folder) if found.place.file == SESSION]
