"""A file whose characters are damaged, or not saved as UTF-8.

Pound signs, dashes and letters with accents would come out wrong on every page and in every letter copied from it. Any
editor can save as UTF-8 (in Windows Notepad: Save as, Encoding: UTF-8). `Â£` and `â€™` are what is left when a file was
opened as the wrong encoding and saved again: type those characters anew. A question mark inside a word, as in `M?ller`, stands
where a program could not save a letter; that is a warning.

Bad:

```yaml standards/services/parking.yml
title: Parking permits
summary: Permits for people who live where parking is short.
owner: front
customers: [residents]
cost: A permit costs Â£40 a year.
```

Good:

```yaml standards/services/parking.yml
title: Parking permits
summary: Permits for people who live where parking is short.
owner: front
customers: [residents]
cost: A permit costs £40 a year.
```
"""

GROUP = "file"
SEVERITY = "error"
