"""One value where a list belongs, a list where one value belongs, or the like.

A list has its entries between square brackets, or each on a line of its own after `- `. Fields of their own stand below
the name, two spaces further in. A text that starts with `[` or `{`, or contains a colon and a space, needs quotation
marks, or YAML takes it for something else.

Bad:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: residents
```

Good:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
```
"""

GROUP = "shape"
SEVERITY = "error"
