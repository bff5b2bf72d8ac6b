"""The search index: a catalogue of every page's names, and their texts in files that are loaded later.

Both are scripts that set properties of `handbookSearch`, so that they also load from `file://`. Records are sorted by kind and
path, and written in columns with a line for each record, because that compresses well.

`assets/search-catalogue.js` sets `handbookSearch.catalogue`, an object of

| key | value |
|---|---|
| `groups` | `[kind, label, folder, records, weight]` for each run of records of one kind in one folder; `weight`: its factor |
| `titles` `answers` `summaries` | a line each; a page without a summary has its answer as the summary |
| | a large catalogue has no `summaries`: they are in the texts |
| `labels` `hidden` `avoided` | a line each, values separated by tabs; a word to avoid may be `word → what we say` |
| `slugs` | a line each: the path below the folder; empty where it is the title's slug |
| `owners` `services` | the different values, a line each; the first is empty |
| `owner` `service` | a number for each record: the line in `owners` and `services` |
| `texts` | the number of records in each file of texts |

`assets/search-text-N.js` (from 1) calls `handbookSearch.texts(first, lines)`: the number of its first record, and a line
for each record with the summary (if the catalogue has none), a tab, and the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from interlock.definitions import is_kind, kind_named
from interlock.definitions.ids import hyphened
from interlock.pages.frame import Search
from interlock.pages.site_files.script_values import script_value

CATALOGUE = "assets/search-catalogue.js"
TEXTS = "assets/search-text-{}.js"

# In characters: half a million of titles and summaries is about 200 KB compressed.
MOST_SUMMARIES = 500_000
TEXTS_A_FILE = 400_000

# The weight in results of pages that show no definition.
_WEIGHTS = {"page": 0.8, "rule": 0.5, "field": 0.5, "decision": 0.9}


def search_files(pages: Iterable[Search]) -> Iterator[tuple[str, str]]:
    """The files of the search with their paths, one after another: of a large handbook, all have many megabytes.

    The order of `pages` does not matter.
    """
    records = sorted(pages, key=lambda record: (record.kind, _folder(record), record.path))
    small = sum(len(_summary(record)) for record in records) <= MOST_SUMMARIES
    lengths: list[int] = []
    for lines in _shards(("" if small else _summary(record)) + "\t" + _line(record.text) for record in records):
        yield TEXTS.format(len(lengths) + 1), f"handbookSearch.texts({sum(lengths)},{script_value(_column(lines))});\n"
        lengths.append(len(lines))
    yield CATALOGUE, f"handbookSearch.catalogue={script_value(_catalogue(records, small) | {'texts': lengths})};\n"


def _catalogue(records: Sequence[Search], with_summaries: bool) -> dict[str, object]:
    owners = _different(record.owner for record in records)
    services = _different(record.service for record in records)
    catalogue: dict[str, object] = {
        "groups": _groups(records),
        "titles": _column(_line(record.title) for record in records),
        "slugs": _column(map(_slug, records)),
        "labels": _column(_cells(record.labels) for record in records),
        "hidden": _column(_cells(record.hidden) for record in records),
        "avoided": _column(_cells(record.avoided) for record in records),
        "answers": _column(map(_answer, records)),
        "owners": _column(owners),
        "owner": [owners[_line(record.owner)] for record in records],
        "services": _column(services),
        "service": [services[_line(record.service)] for record in records],
    }
    return catalogue | ({"summaries": _column(map(_summary, records))} if with_summaries else {})


def _groups(records: Sequence[Search]) -> list[tuple[str, str, str, int, float]]:
    runs = groupby(records, key=lambda record: (record.kind, _folder(record)))
    return [(kind, _label(kind, folder), folder, len(list(run)), _weight(kind)) for (kind, folder), run in runs]


def _label(kind: str, folder: str) -> str:
    if kind == "page" and folder == "reports/":
        return "Report"
    return kind_named(kind).label if is_kind(kind) else kind.capitalize()


def _weight(kind: str) -> float:
    return kind_named(kind).search_weight if is_kind(kind) else _WEIGHTS.get(kind, 1)


def _summary(record: Search) -> str:
    return _line(record.summary or record.answer)


def _answer(record: Search) -> str:
    return _line(record.answer) if record.summary not in ("", record.answer) else ""


def _folder(record: Search) -> str:
    """The folder of a path: `promises/` for `promises/answer-calls/`."""
    return record.path[: record.path.rstrip("/").rfind("/") + 1]


def _slug(record: Search) -> str:
    """The last part of a path; "" where it follows from the title, `.` for the folder itself."""
    slug = record.path.removeprefix(_folder(record)).removesuffix("/")
    return "" if slug and slug == hyphened(_line(record.title)) else slug or "."


def _column(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _cells(values: Iterable[str]) -> str:
    return "\t".join(map(_line, values))


def _line(text: str) -> str:
    """A text without tabs and line ends, which separate columns."""
    return " ".join(text.split())


def _different(values: Iterable[str]) -> dict[str, int]:
    """Numbers the different values from 1; "" is 0."""
    return {value: number for number, value in enumerate(["", *sorted({_line(value) for value in values} - {""})])}


def _shards(lines: Iterable[str]) -> Iterator[list[str]]:
    shard: list[str] = []
    size = 0
    for line in lines:
        if shard and size + len(line) > TEXTS_A_FILE:
            yield shard
            shard, size = [], 0
        shard.append(line)
        size += len(line)
    if shard:
        yield shard
