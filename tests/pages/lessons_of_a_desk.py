"""A small town whose desk has lessons of all kinds: thanks, a failure with changes that are owed, an idea."""

LESSON = """\
title: {title}
summary: It happened at the desk.
owner: front
classification: {seen}
type: {type}
on: {on}
about: [promise/permit-in-five-days]
what_happened: A permit came on a Sunday.
traced_to:
  - {{link: front, what: Drove it round.}}
"""
FRONT = """\
title: Front desk
summary: Answers people who come in.
kind: front-line
relies_on:
  - {link: back, for: a printer that works by eight}
"""
BACK = "title: Print room\nsummary: Prints.\nkind: support\nsupports: [{link: front, with: printing}]\n"
CHANGES = "changes:\n  - {what: Start early., by: front, due: 2026-10-20}\n" + "".join(
    f"  - {{what: Try it {number} times., by: front}}\n" for number in range(2, 8)
)
PRINTER = "title: The printer\nsummary: It prints.\nkind: system\nowner: back\n"
IDLE = "title: Idle\nsummary: Waits.\nkind: support\n"


def lesson(type: str, title: str, on: str = "2026-10-04", seen: str = "staff", more: str = "") -> str:
    return LESSON.format(type=type, title=title, on=on, seen=seen) + more


FILES = {
    "standards/links/front.yml": FRONT,
    "standards/links/back.yml": BACK,
    "standards/links/idle.yml": IDLE,
    "standards/lessons/sunday.yml": lesson("beyond", "A permit on a Sunday"),
    "standards/lessons/card.yml": lesson(
        "compliment", "A card", "2026-09-07", "public", "thanked: {on: 2026-09-09, how: It hangs on the wall, by: colleague}\n"
    ),
    "standards/lessons/long-ago.yml": lesson("excellence", "Long ago", "2020-01-02"),
    "standards/lessons/late.yml": lesson("failure", "Late", more=CHANGES),
    "standards/lessons/idea.yml": lesson("suggestion", "An idea"),
}
