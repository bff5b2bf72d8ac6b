"""A field that stands twice in the same place.

Only one of the two could count, and readers of the file would not know which. Keep the one that is true. Where both are lists,
such as approvals that two people pasted, move the entries of the second to the first.

Bad:

```yaml standards/customers/visitors.yml
title: Visitors
summary: People who stay for a day or a week.
title: Guests
```

Good:

```yaml standards/customers/visitors.yml
title: Visitors
summary: People who stay for a day or a week.
also_called: [guests]
```
"""

GROUP = "file"
SEVERITY = "error"
