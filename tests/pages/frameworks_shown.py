"""Two frameworks of the tiny handbook: one with evidence, verdicts and praise, and one whose criteria results of promises show."""

FRAMEWORK = """\
title: The mark
summary: What assessors ask.
owner: front
verdicts: [not met, partly met, met]
criteria:
  - id: "1"
    title: Customers
    criteria:
      - {id: "1.1", title: Heard}
      - {id: "1.2", title: Helped, shown_by: [no-recovery]}
      - {id: "1.3", title: Guided, shown_by: [missing-skill]}
      - {id: "1.4", title: Old news}
assessments:
  - on: 2026-05-01
    by: The examiners
    verdicts: {"1.1": met, "1.2": partly met}
    praise: [{criterion: "1.1", text: Everyone listens.}]
  - by: Our own people
    verdicts: {"1.1": not met}
    praise: [{criterion: "1.2", text: Nobody waits.}]
"""
BACK = """\
title: Back office
summary: Prints the permits.
kind: support
evidences:
  - {criterion: "mark#1.1", kind: show-me, on: 2026-10-01, note: The wall of letters.}
  - {criterion: "mark#1.4", until: 2026-01-31}
"""
FILES = {"standards/frameworks/mark.yml": FRAMEWORK, "standards/links/back.yml": BACK}

KEEPING = """\
title: The seal
summary: What keeps a promise.
owner: front
criteria:
  - {id: "1", title: Kept, shown_by: [results], about: {kinds: public}}
  - {id: "2", title: Kind}
  - {id: "3", title: Supplied, shown_by: [results], about: {kinds: supplier}}
planned: [{on: 2027-03-10, by: the examiners}]
"""
MONTHS = "promise,period,value\n" + "".join(f"permit-in-five-days,2026-{month:02},97\n" for month in range(5, 11))
KEPT = {"standards/frameworks/seal.yml": KEEPING, "standards/results/2026.csv": MONTHS}
