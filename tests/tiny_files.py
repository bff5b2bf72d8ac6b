"""Files of the tiny handbook (`tests/tiny/`) that many tests change: their paths, and texts to go on from."""

LINK = "standards/links/front.yml"
PROMISE = "standards/promises/permit-in-five-days.yml"
PROCEDURE = "standards/procedures/issue-a-permit.yml"
TERM = "glossary/permit.yml"

FRONT = "title: Front desk\nsummary: Answers people who come in.\nkind: front-line\n"
# The procedure without its steps: more fields, or these, follow.
ISSUING = """\
title: Issue a permit
summary: From the form to the permit in the post.
owner: front
service: parking
supports: [permit-in-five-days]
contact_points: [desk]
"""
