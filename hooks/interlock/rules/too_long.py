"""A title of more than 80 characters, or a summary of more than 200.

Titles stand in lists, search results and on cards, summaries below them; there they are read in a second or not at all.
Keep the one thing a reader must know and move the rest into `body`.

Bad:

```yaml standards/customers/residents.yml
title: Everyone who lives, works, studies or owns a home, a business or a piece of land in Tinford or nearby
summary: People who depend on us.
```

Good:

```yaml standards/customers/residents.yml
title: Residents
summary: Everyone who lives, works, studies or owns a home, a business or a piece of land in Tinford or nearby.
```
"""

GROUP = "shape"
SEVERITY = "error"
