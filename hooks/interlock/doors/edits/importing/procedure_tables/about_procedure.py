"""What stands above a table that becomes a procedure: its title, and lines such as `Owner | Depot`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from interlock.definitions import kind_named
from interlock.definitions.values.plain_letters import without_accents
from interlock.doors.edits.importing.columns.headers import fields_meant
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import capital
from interlock.sources.tables.table_rows import TableRow, column_name

_FIELDS = ("title", "owner", "summary", "starts_when", "ends_when")
# Names, without accents, of a column or a line above a table that holds the title of a procedure, and of one with its purpose.
NAMES_A_PROCEDURE = lazy_pattern(
    r"(?:business )?process(?: (?:name|title))?|procedure(?: (?:name|title))?|workflow|title"
    r"|prozess(?:name)?|ablauf|verfahren|vorgang|processus|nom du processus|titre|titel|werkproces|proceso|procedimiento|titulo"
)
_PURPOSE = lazy_pattern(r"purpose|objective|aim|zweck|ziel|but|objet|objectif|doel|finalidad")
_LABELLED = lazy_pattern(r"(?P<label>[^:]{2,40}):\s+(?P<words>\S.*)", re.S)
# The names of sheets, and of tables in pages, that nobody has named.
_UNNAMED = lazy_pattern(r"(?:sheet|table|tabelle|feuil(?:le)?|blatt)\s*(?P<number>\d*)", re.I)


@dataclass(slots=True)
class AboutProcedure:
    """The fields of a procedure, each with its row, and the texts for which a procedure has no place, each with its line."""

    fields: dict[str, tuple[str, TableRow]] = field(default_factory=dict)
    left_out: list[tuple[int, str]] = field(default_factory=list)


def about_procedure(above: Sequence[TableRow]) -> AboutProcedure:
    """What the rows above a table say. The first text without a label is the title, unless a label names one."""
    about = AboutProcedure()
    pairs = [(row, *pair) for row in above for pair in _pairs(list(dict.fromkeys(cell for cell in row.cells if cell)))]
    for row, label, words in sorted(pairs, key=lambda pair: not pair[1]):
        name = _field(label) if label else "title"
        if name in _FIELDS and name not in about.fields:
            about.fields[name] = (" ".join(words.lstrip("# ").split()), row)
        else:
            about.left_out.append((row.line, ": ".join(filter(None, (label, words)))))
    about.left_out.sort()
    return about


def _field(label: str) -> str:
    plain = plain_name(label)
    if NAMES_A_PROCEDURE.fullmatch(plain):
        return "title"
    return "summary" if _PURPOSE.fullmatch(plain) else fields_meant([column_name(label)], kind_named("procedure"))[0]


def plain_name(name: str) -> str:
    """A label or the name of a column in small letters without accents and the marks around it."""
    return " ".join(without_accents(name).lower().replace("_", " ").strip(" :*").split())


def _pairs(cells: list[str]) -> Iterator[tuple[str, str]]:
    """The labels in a row, each with the cell beside it; an empty label for a text without one."""
    if len(cells) > 1:
        yield from ((label.strip(": "), words) for label, words in zip(cells[::2], [*cells[1::2], ""], strict=False))
    elif match := _LABELLED.fullmatch(cells[0]) if cells else None:
        yield match["label"], match["words"]
    elif cells:
        yield "", cells[0]


def title_of_file(path: str) -> str:
    """The name of a sheet, or of its file where the sheet has none of its own, as a title."""
    file, _, sheet = path.partition("#")
    unnamed = _UNNAMED.fullmatch(sheet)
    number = f" {unnamed['number']}" if unnamed and unnamed["number"] not in ("", "1") else ""
    return capital(re.sub(r"[-_]+", " ", sheet if sheet and not unnamed else PurePath(file).stem + number))
