"""A field that this kind of definition cannot do without.

Without it the page would have a hole where readers look first: a promise without its wording, a procedure without steps,
a step that nobody does. If a procedure does not exist yet, say `missing: true`; then everybody sees the gap.

Bad:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
customers: [residents]
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
