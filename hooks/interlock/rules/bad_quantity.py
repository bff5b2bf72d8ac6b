"""An amount that cannot be read as one.

Amounts are written as people say them: `20 seconds`, `5 working days`, `90%`, `same day`, `2 to 3 working days`, `10 rings`,
`4 times a year`. Without a unit nobody could compare a promise with what happened, nor with the steps that keep it.

Bad:

```yaml standards/promises/answer-at-the-desk.yml
title: Served within ten minutes
summary: People who come in do not wait long.
wording: We serve you within 10 minutes.
kind: public
made_by: front
made_to: [residents]
limit: 10 minuts
```

Good:

```yaml standards/promises/answer-at-the-desk.yml
title: Served within ten minutes
summary: People who come in do not wait long.
wording: We serve you within 10 minutes.
kind: public
made_by: front
made_to: [residents]
limit: 10 minutes
```
"""

GROUP = "shape"
SEVERITY = "error"
