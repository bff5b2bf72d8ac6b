"""YAML that could do harm, or that nobody could follow.

Tags such as `!!python/object` ask a program to do things. Aliases can be stacked until a small file stands for billions
of values. Files of many megabytes and values nested fifty levels deep are accidents. None of them has a place in a
definition, so they are refused, and so is `<<`, which hides what a definition says.

Bad:

```yaml standards/customers/visitors.yml
title: !!python/name:os.system Visitors
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
