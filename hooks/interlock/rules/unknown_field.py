"""A field that this kind of definition does not have.

A misspelt field would be passed over in silence, and what you wrote under it would be nowhere in the handbook. The
message names the field you probably meant.

Bad:

```yaml standards/links/front.yml
title: Front desk
summry: Answers people who come in.
kind: front-line
```

Good:

```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
```
"""

GROUP = "shape"
SEVERITY = "error"
