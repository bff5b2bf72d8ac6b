"""Two versions of a text that a merge left side by side.

When two people change the same lines, git writes both versions into the file, between lines that begin with `<<<<<<<`, `=======`
and `>>>>>>>`, and leaves it to people to choose. Until somebody has, the file is not read: a page would show both versions with
the markers, and a table would count both. Keep one version, or write one out of both, and delete the lines with the markers.

A block of code in a hand-written page may show what a conflict looks like.

Bad:

```yaml standards/customers/visitors.yml
title: Visitors
<<<<<<< HEAD
summary: People who stay for a day.
=======
summary: People who stay for a week.
```

Good:

```yaml standards/customers/visitors.yml
title: Visitors
summary: People who stay for a day or a week.
```
"""

GROUP = "file"
SEVERITY = "error"
