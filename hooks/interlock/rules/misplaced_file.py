"""A file that stands where it cannot be read as anything.

The folder says what a file defines: `standards/links/` holds links, `glossary/` holds terms. A file elsewhere, or one that
does not end in `.yml` (in `standards/results/`: `.csv`), would be passed over, and what it says would be nowhere in the
handbook. READMEs and files whose names start with a full stop are left alone.

Bad:

```yaml standards/customers/visitors.yaml
title: Visitors
summary: People who stay for a day or a week.
```

Good:

```yaml standards/customers/visitors.yml
title: Visitors
summary: People who stay for a day or a week.
```
"""

GROUP = "file"
SEVERITY = "error"
