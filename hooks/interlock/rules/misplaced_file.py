"""A file that stands where it cannot be read as anything.

The folder says what a file defines: `standards/links/` holds links, `glossary/` holds terms. A file elsewhere, one with the
fields of another kind, or one that does not end in `.yml` (in `standards/results/`: `.csv`), would be passed over, and what it
says would be nowhere in the handbook. Beside these folders, where other tools have files, a definition is known by its fields.
READMEs, files whose names start with a full stop, what systems put into any folder (`Thumbs.db`, `desktop.ini`), and what stands
beside a file while it is open in Office (`~$…`) or Emacs (`#…#`) are left alone.

A hand-written page needs an address of its own, too: `docs/about.md` would take the place of the page that tells about the
organisation, and `docs/guides.md` that of `docs/guides/index.md`. Its name holds no character that means something in an address.
No folder and no file has a name that Windows cannot hold, such as `aux` or one with a colon.

Of a picture, a page or a table that Git LFS keeps elsewhere, only a pointer of three lines may be here:
`git lfs pull` fetches it.

In `docs/`, beside the hand-written pages, may lie what readers can open safely: pictures (`.png .jpg .jpeg .gif .webp .avif
.svg`), PDF, office files without macros (`.docx .xlsx .pptx .odt .ods .odp`), text (`.txt .csv`), calendars (`.ics`), sound and
video (`.mp3 .ogg .opus .wav .m4a .mp4 .webm .vtt`) and fonts (`.woff2 .woff .ttf .otf`). Nothing else is published: not archives,
programs or settings of a host, no name that hosts or search engines look for,
such as `robots.txt` or `index.pdf`, and no file that begins otherwise than its name says.

Bad:

```yaml standards/customers/visitors.yaml
title: Visitors
summary: People who stay for a day or a week.
```

Good:

```yaml standards/customers/visitors.yaml
```

```yaml standards/customers/visitors.yml
title: Visitors
summary: People who stay for a day or a week.
```
"""

from collections.abc import Iterator

from interlock.catalog import Key, page_key
from interlock.catalog.addresses import address_of, is_home, page_that_stays, takes_place_of_file
from interlock.findings import Finding, Place, Severity
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import in_sentences
from interlock.questions.facts import Facts

GROUP = "file"
SEVERITY = "error"

# Characters that have a meaning in addresses; others are found while reading, because Windows cannot have them in names.
_OF_ADDRESSES = lazy_pattern(r"[#%]")
_MADE_FILE = "a file that the handbook makes"


def check(facts: Facts) -> Iterator[Finding]:
    """Hand-written pages and files beside them at the address of something else, or at an invalid one.

    Other misplaced files are found while reading.
    """
    catalog = facts.catalog
    taken = {_where(former): key for former, key in catalog.former.items()} | {_where(key): key for key in catalog.definitions}
    for path in sorted((page.path for page in catalog.pages), key=lambda path: path.lower().endswith("/readme.md")):
        key = page_key(path)
        if odd := _OF_ADDRESSES.search(path):
            remedy = f"Rename it to `{_OF_ADDRESSES.sub('-', path)}`."
            yield Finding("misplaced-file", Place(path), f"`{odd[0]}` in the name of a page cannot stand in an address", remedy)
        elif other := _other(facts, taken, key):
            message = f"This page would stand at `{address_of(key)}`, in place of {other}"
            yield Finding("misplaced-file", Place(path), message, _remedy(taken.get(_where(key)), path))
        taken.setdefault(_where(key), key)
    yield from _files(facts, taken)


def _where(key: Key) -> str:
    """The address of a page, for comparing: some file systems ignore case."""
    return address_of(key).lower()


def _other(facts: Facts, taken: dict[str, Key], key: Key) -> str:
    """The other page at the address of a hand-written page, in words; empty if there is none."""
    address = _where(key)
    if other := taken.get(address):
        return f"`{other.id}`" if other.kind == "page" else f"the page of the {in_sentences(other.kind)} `{other.id}`"
    if takes_place_of_file(address):
        return _MADE_FILE
    if address == "/about/":
        return "the page that is made from `standards/organisation.yml`"
    if address == "/404/" or (not is_home(key.id) and address in facts.planned_addresses):
        return "a page that every handbook has"
    if (page := page_that_stays(address)) and (page in taken or page in facts.planned_addresses):
        return f"one that the handbook makes when `{page}` needs it"
    return ""


def _remedy(other: Key | None, path: str) -> str:
    if other and other.kind == "page" and path.lower().endswith("/readme.md"):
        return f"Put what it says into `{other.id}`, and delete this file."
    return "Give the file another name."


def _files(facts: Facts, taken: dict[str, Key]) -> Iterator[Finding]:
    """Files beside hand-written pages at the address of a made file or of a page, or that differ only by capitals."""
    seen: dict[str, str] = {}
    for path in sorted(facts.catalog.assets):
        address = f"/{path.removeprefix('docs/')}".lower()
        first = seen.setdefault(address, path)
        if takes_place_of_file(address):
            other = _MADE_FILE
        elif page := taken.get(f"{address}/"):
            other = f"the folder of `{facts.catalog.sources[page].path}`"
        elif first != path:
            other = f"`{first}`: many computers take these names for one"
        else:
            continue
        severity: Severity = "warning" if first != path else "error"
        message = f"This file would stand at `{address}`, in place of {other}"
        yield Finding("misplaced-file", Place(path), message, "Give the file another name.", severity)
