"""A file that stands where it cannot be read as anything.

The folder says what a file defines: `standards/links/` holds links, `glossary/` holds terms. A file elsewhere, or one that
does not end in `.yml` (in `standards/results/`: `.csv`), would be passed over, and what it says would be nowhere in the
handbook. READMEs and files whose names start with a full stop are left alone.

In `docs/`, beside the hand-written pages, may lie what readers can open safely: pictures (`.png .jpg .jpeg .gif .webp .avif .svg`), PDF,
office files without macros (`.docx .xlsx .pptx .odt .ods .odp`), text (`.txt .csv`), calendars (`.ics`), sound and video (`.mp3 .ogg
.opus .wav .m4a .mp4 .webm .vtt`) and fonts (`.woff2 .woff .ttf .otf`). Nothing else is published: not archives, programs or settings
of a host, no name that hosts or search engines look for, such as `robots.txt` or `index.pdf`, and no file that begins
otherwise than its name says.

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
