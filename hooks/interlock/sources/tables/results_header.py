"""The columns of a file of results, and the one finding about a header that does not name them."""

import re
from collections.abc import Iterator

from interlock.findings import Finding, Place
from interlock.findings.nearest import nearest
from interlock.findings.nouns import few_of, listed
from interlock.sources.tables.table_columns import Table
from interlock.sources.tables.table_rows import TableRow, column_name

REQUIRED = ("promise", "period", "value")
OPTIONAL = ("met", "total", "cause", "action", "note")
_KNOWN = REQUIRED + OPTIONAL
# What people call these columns.
_NAMES_BY_COLUMN = {
    "promise": """
        standard service_standard promise_id kpi measure indicator id versprechen promesse promesa compromiso engagement
        belofte obietnica addewid
    """,
    "period": """
        month date quarter year week when day reporting_period monat zeitraum mois periode mes período periodo maand
        tijdvak miesiąc okres mis cyfnod
    """,
    "value": """
        result percent percentage % score figure actual achieved performance share rate wert ergebnis valeur valor waarde
        resultaat résultat resultado wartość wynik gwerth canlyniad
    """,
    "met": """
        kept in_time on_time within_target numerator eingehalten erfüllt tenus tenues cumplidos cumplidas gehaald op_tijd
        à_temps a_tiempo rechtzeitig dotrzymane cadwyd
    """,
    "total": """
        cases all count n denominator volume gesamt fälle anzahl cas casos totaal aantal gevallen razem cyfanswm
    """,
    "cause": """
        reason why ursache grund raison motif oorzaak reden causa motivo
    """,
    "action": """
        actions what_we_do what_we_did maßnahme maßnahmen massnahme maatregel maatregelen actie acción acciones medida
        medidas mesure mesures
    """,
    "note": """
        notes comment comments remark remarks bemerkung bemerkungen anmerkung remarque remarques commentaire opmerking
        opmerkingen observación observaciones nota notas
    """,
}
OTHER_NAMES = {column: tuple(names.split()) for column, names in _NAMES_BY_COLUMN.items()}
# Every name that tells which row of a file is its header.
RECOGNISED = frozenset((*_KNOWN, *(name for names in OTHER_NAMES.values() for name in names)))
# The most names that a message lists.
_MOST_LISTED = 10
_START = "Start the file with `promise,period,value`, then any of `met,total,cause,action,note`."


def header_findings(path: str, table: Table) -> Iterator[Finding]:
    """At most one finding about names in the header that are not known or missing, and one for each name that stands twice."""
    names = _filled(table)
    for name in [name for name in dict.fromkeys(names) if name in _KNOWN and names.count(name) > 1]:
        place = _place(table, len(table.names) - 1 - table.names[::-1].index(name))
        yield Finding("duplicate-key", place, f"The column `{name}` stands twice", "Delete one of the two.")
    if table.header is None:
        if not table.findings:  # a quotation mark that is never closed takes the header with it
            yield Finding("missing-field", Place(path), "This file is empty", _START)
        return
    unknown = [name for name in dict.fromkeys(names) if name not in _KNOWN]
    meant = _meant(names)
    missing = [name for name in REQUIRED if name not in names]
    if set(missing) - set(meant.values()):
        yield _missing_columns(table, [name for name in missing if name not in meant.values()], meant)
    elif unknown:
        yield _unknown_columns(table, unknown, meant)


def take_as_meant(table: Table) -> None:
    """Rename the columns as they are meant, so that faults in the rows are reported in the same run."""
    meant = _meant(_filled(table))
    table.rename({name: known for name, known in meant.items() if name in table.columns})


def _filled(table: Table) -> list[str]:
    return [name for name in table.names if name]


def _meant(names: list[str]) -> dict[str, str]:
    """For names that are not known, the column they seem to be: what else people call it, or the nearest word."""
    meant: dict[str, str] = {}
    for name in dict.fromkeys(name for name in names if name not in _KNOWN):
        left = [known for known in _KNOWN if known not in names and known not in meant.values()]
        found = next((known for known in left if name in OTHER_NAMES[known]), None) or nearest(name, left)
        if not found and "%" in name and "value" in left:
            found = "value"
        if found:
            meant[name] = found
    return meant


def _missing_columns(table: Table, missing: list[str], meant: dict[str, str]) -> Finding:
    assert table.header
    names = listed((f"`{name}`" for name in missing), "or")
    message = f"No column is called {names}"
    remedy = " ".join([*_calls(table, meant), _START])
    if set(missing) == set(REQUIRED) and not meant and any(cell[:1].isdigit() for cell in table.header.cells):
        message = "This file begins with figures, and without a line that names its columns"
        remedy = "Write `promise,period,value` above this line, in the order of your columns."
    if _is_one_cell(table.header):
        message = "Quotation marks stand around this whole line, so that all its columns are one"
        remedy = "Take them off at both ends of this line, and of those below it."
    return Finding("missing-field", table.header.place, message, remedy)


def _is_one_cell(header: TableRow) -> bool:
    """Whether the only cell of a header holds the names of several columns."""
    names = [column_name(name) for name in re.split(r"[,;\t|]", header.cells[0])]
    return len(header.cells) == 1 and len(RECOGNISED.intersection(names)) > 1


def _unknown_columns(table: Table, unknown: list[str], meant: dict[str, str]) -> Finding:
    first = next((name for name in unknown if name in meant), unknown[0])
    message = f"There is no column `{_written(table, first)}` in results"
    if len(unknown) > 1:
        message = f"There are no columns {_few(table, unknown)} in results"
    remedy = f"Known columns are {', '.join(_KNOWN)}."
    if list(meant) == unknown == [first]:
        remedy = f"Did you mean `{meant[first]}`?"
    elif meant:
        others = [name for name in unknown if name not in meant]
        rest = f"Take out {_few(table, others)}: known columns are {', '.join(_KNOWN)}." if others else ""
        remedy = " ".join([*_calls(table, meant), rest]).strip()
    return Finding("unknown-field", _place(table, table.columns[first]), message, remedy)


def _few(table: Table, names: list[str]) -> str:
    """These names as they stand in the header; of many, the first and the number of the others."""
    return few_of([f"`{_written(table, name)}`" for name in names], _MOST_LISTED)


def _calls(table: Table, meant: dict[str, str]) -> list[str]:
    changes = [f"`{known}` in place of `{_written(table, name)}`" for name, known in meant.items()]
    return [f"Write {listed(changes)}."] if changes else []


def _written(table: Table, name: str) -> str:
    """A name as it stands in the header."""
    assert table.header
    return table.header.cells[table.columns[name]]


def _place(table: Table, index: int) -> Place:
    assert table.header
    return table.header.place_of(index)
