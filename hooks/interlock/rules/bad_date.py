"""A date that is not written as year-month-day, or that no calendar has.

`03/04/2026` is the third of April to some and the fourth of March to others; `2026-04-03` is the same to everyone.

Bad:

```yaml standards/customers/residents.yml
title: Residents
summary: Everyone who lives in Tinford.
review: {last: 31/03/2026}
```

Good:

```yaml standards/customers/residents.yml
title: Residents
summary: Everyone who lives in Tinford.
review: {last: 2026-03-31}
```
"""

GROUP = "shape"
SEVERITY = "error"
