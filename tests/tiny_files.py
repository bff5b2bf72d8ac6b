"""Files of the tiny handbook (`tests/tiny/`) that many tests change: their paths, and the text of the first."""

LINK = "standards/links/front.yml"
PROMISE = "standards/promises/permit-in-five-days.yml"
PROCEDURE = "standards/procedures/issue-a-permit.yml"
TERM = "glossary/permit.yml"

FRONT = "title: Front desk\nsummary: Answers people who come in.\nkind: front-line\n"
