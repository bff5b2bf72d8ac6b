"""A file that cannot be read as YAML.

Nothing of such a file reaches the handbook. What editors meet most often is a colon followed by a space inside a text
(put the text in quotation marks), a tab (indent with spaces), a quotation mark that is never closed, and a line that is
not indented like its neighbours.

Bad:

```yaml standards/customers/visitors.yml
title: Visitors
summary: People who stay a short while: a day, a week, a season.
```

Good:

```yaml standards/customers/visitors.yml
title: Visitors
summary: "People who stay a short while: a day, a week, a season."
```
"""

GROUP = "file"
SEVERITY = "error"
