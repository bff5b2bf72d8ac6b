"""Tables of results as people save them: what stands where no figure belongs is told with what to type."""

import pytest

from interlock.findings import Finding
from interlock.questions.results.periods import parse_results_period
from interlock.sources.tables.names_of_totals import TOTAL, is_of_everything
from interlock.sources.tables.results_tables import read_results

HEADER = "promise,period,value,met,total,cause,action,note\n"


def found_in(text: str) -> list[Finding]:
    return read_results("standards/results/2027.csv", text)[1]


def test_a_text_that_a_comma_parted_is_told() -> None:
    [found] = found_in(f"{HEADER}calls,2026-11,62,62,100,It rained, and calls came,,\n")
    assert (found.place.column, found.severity) == (36, "warning")
    assert found.remedy.startswith('If it is one text, put it in quotation marks: `"It rained, and calls came"`')
    assert not found_in(f'{HEADER}calls,2026-11,62,62,100,"It rained, and calls came",,\n')


@pytest.mark.parametrize(
    "cells",
    [
        "It rained.,we called,",
        '"It rained, and how",we called,',
        "It rained, We called,",
        " it rained, we called,",
        "Es regnete!, wir,",
    ],
)
def test_texts_of_their_own_are_left_alone(cells: str) -> None:
    assert not found_in(f"{HEADER}calls,2026-11,62,62,100,{cells}\n")


def test_blanks_behind_all_commas_part_no_text() -> None:
    assert not found_in(f"{HEADER.replace(',', ', ')}calls, 2026-11, 62, 62, 100, it rained, we called, \n")


def test_a_column_of_totals_beside_periods_is_told() -> None:
    [found] = found_in("promise,Oct-26,Nov-26,Total\ncalls,82,81,163\n")
    assert (found.place.column, found.remedy) == (23, "Delete it: totals are worked out.")
    assert not found_in("promise,Oct-26,Nov-26\ncalls,82,81\n")


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("Promise,Apr-26,May-26,Q1 total", "The column `Q1 total` stands beside periods and is none"),
        ("Indicator,Target,Apr-26,May-26,Comments", "The columns `Target` and `Comments` stand beside periods and are none"),
        ("KPI,Apr-26,May-26,A,B,C,D", "The columns `A`, `B`, `C` and more stand beside periods and are none"),
    ],
)
def test_columns_beside_periods_are_told(header: str, message: str) -> None:
    """One finding, and none about the columns of a table with a row for each figure."""
    [found] = found_in(f"{header}\ncalls\n")
    assert (found.message, found.remedy.partition(":")[2]) == (message, " beside the promise, each column is a period.")


@pytest.mark.parametrize(
    ("header", "message", "month"),
    [
        ("Versprechen;Apr 26;Mai 26;Jun 26", "`Mai 26` is not a period", "2026-05"),
        ("Versprechen;Okt 26;Nov 26;Dez 26", "`Okt 26` is not a period, nor is what heads 1 more column", "2026-10"),
        ("promesse;avr. 2026;mai 2026;Total", "`avr. 2026` is not a period, nor is what heads 1 more column", "2026-04"),
        # Words that begin as English months do.
        ("Versprechen;Mai 26;Juni 26", "`Mai 26` is not a period, nor is what heads 1 more column", "2026-05"),
        ("Versprechen;Juni 2026;Juli 2026;Gesamt", "`Juni 2026` is not a period, nor is what heads 1 more column", "2026-06"),
        ("Promise;2026 marzo", "`2026 marzo` is not a period", "2026-03"),
        ("Promise;Aug 2026;Septmber 2026", "`Septmber 2026` is not a period", "2026-09"),
    ],
)
def test_months_in_another_language_are_not_to_delete(header: str, message: str, month: str) -> None:
    [found] = found_in(f"{header}\ncalls;97,5;98;99\n")
    assert (found.message, found.remedy) == (message, f"Write each month in digits, the year first: `{month}`.")


@pytest.mark.parametrize("word", ["Mayor", "Market", "Marks", "Junior", "Decided"])
def test_words_that_begin_as_months_head_no_period(word: str) -> None:
    rows, [found] = read_results("a.csv", f"Promise,{word} 26,{word} 27\ncalls,1,2\n")
    assert (rows, found.rule) == ([], "missing-field")


@pytest.mark.parametrize("header", ["1. Quartal 2026,2. Quartal 2026", "T1 2026,T2 2026", "KW 9 2026,KW 10 2026"])
def test_quarters_and_weeks_in_words_head_columns(header: str) -> None:
    """What to write is told as in a row, where the organisation's year is known."""
    rows, found = read_results("a.csv", f"Promise,{header}\ncalls,97,98\n")
    assert ([row.period for row in rows], found) == (header.split(","), [])


@pytest.mark.parametrize(
    ("header", "written"),
    [
        ("Promise,Jan,Feb", "Jan 2026"),
        ("Versprechen,März,April", "2026-03"),
        ("Promise,Q1,Q2", "2026-Q1"),
        ("Promise,KW 9,KW 10", "2026-W09"),
    ],
)
def test_periods_without_a_year_are_told_what_is_read(header: str, written: str) -> None:
    [found] = found_in(f"{header}\ncalls,97,98\n")
    assert f"`{written}` and so on" in found.remedy
    read = read_results("a.csv", f"Promise,{written}\ncalls,97\n")[0][0]
    assert parse_results_period(read.period)


def test_names_in_a_row_are_no_months() -> None:
    assert "no year" not in found_in("name,deputy,desk\nMarco,Julio,North\n")[0].message


def test_quarters_of_a_financial_year_may_head_columns() -> None:
    rows, found = read_results("a.csv", "Promise;Q1 2026/27;Q2 2026-27;2026/27 Q3\ncalls;96,5 %;97;98\n")
    assert ([row.period for row in rows], found) == (["Q1 2026/27", "Q2 2026-27", "2026/27 Q3"], [])


def test_lines_in_quotation_marks_are_one_cell() -> None:
    [found] = found_in('"promise,period,value"\n"calls,2026-11,82"\n')
    assert found.remedy == "Take them off at both ends of this line, and of those below it."


@pytest.mark.parametrize(
    "header",
    [
        "Versprechen;Monat;Wert;erfüllt;gesamt",
        "promesse;mois;valeur;tenues;total",
        "promesa;mes;valor;cumplidos;total",
        "belofte;maand;waarde;gehaald;aantal",
        "obietnica;miesiąc;wynik;dotrzymane;razem",
        "addewid;mis;gwerth;cadwyd;cyfanswm",
        "Promise ID;Month;% in time;Kept;Cases",
    ],
)
def test_columns_in_other_words_are_understood(header: str) -> None:
    [found] = found_in(f"{header}\ncalls;2026-11;82,4;11 486;13 940\n")
    assert all(f"`{name}` in place of" in found.remedy for name in ("promise", "period", "value", "met"))


@pytest.mark.parametrize(
    "header",
    [
        "Versprechen;Monat;Wert;Ursache;Maßnahme;Bemerkung",
        "promesse;mois;valeur;raison;mesure;remarque",
        "belofte;maand;waarde;oorzaak;maatregel;opmerking",
        "promesa;mes;valor;causa;medida;observaciones",
    ],
)
def test_columns_about_a_miss_are_not_thrown_away(header: str) -> None:
    [found] = found_in(f"{header}\ncalls;2026-11;82,4;a;b;c\n")
    assert all(f"`{name}` in place of" in found.remedy for name in ("cause", "action", "note"))


def test_rows_below_wrong_names_are_read() -> None:
    rows, [found] = read_results("standards/results/2027.csv", "promis;month;result\ncalls;2026-13;n/a\n")
    assert found.remedy == "Write `promise` in place of `promis`, `period` in place of `month` and `value` in place of `result`."
    assert [(row.promise, row.period, row.value) for row in rows] == [("calls", "2026-13", "n/a")]
    assert rows[0].place("period").column == 7


def test_a_row_below_merged_cells_is_read() -> None:
    rows, [found] = read_results("standards/results/2027.csv", "promise,period,value\ncalls,2026-10,82\n,2026-13,81\n")
    assert found.remedy.startswith("Write the id of a promise, as `calls` stands above if cells were merged")
    assert [row.period for row in rows] == ["2026-10", "2026-13"]


@pytest.mark.parametrize("header", ["value,period,promise", "period,value,note,promise", "2026-10,2026-11,promise"])
def test_a_row_that_ends_before_its_promise_is_told(header: str) -> None:
    _, [found] = read_results("standards/results/2027.csv", f"{header}\n82,2026-10\n")
    assert found.message in (f"This row has 2 cells, the header has {header.count(',') + 1}", "This row names no promise")


def test_a_figure_below_a_month_needs_a_promise() -> None:
    rows, [found] = read_results("standards/results/2027.csv", "promise,Oct-26,Nov-26\ncalls,82,81\n,80,79\n,,\n")
    assert (found.place.line, found.message, len(rows)) == (3, "This row names no promise", 2)
    assert found.remedy.startswith("Write the id of a promise, as `calls` stands above if cells were merged")


@pytest.mark.parametrize(
    ("row", "message", "remedy"),
    [
        (",,82", "This row names no promise and no period", "Write the id of a promise and a period"),
        ("calls;2026-10;82", "The cells of the header are parted by commas", "Part the cells of all rows by one sign."),
        ('calls, 2026-10, 82, "a, b"', "This row has 5 cells", 'Delete the blank before `"`'),
    ],
)
def test_a_row_in_another_form_is_told(row: str, message: str, remedy: str) -> None:
    [found] = found_in(f"promise,period,value,note\n{row}\n")
    assert found.message.startswith(message)
    assert found.remedy.startswith(remedy)


def test_a_note_left_of_a_table_is_told_once() -> None:
    [found] = found_in(",promise,period,value\n,calls,2026-10,82\nSource: the telephones,,,\n")
    assert found.message == "This row names no promise and no period"


def test_hyphens_below_a_header_are_no_row() -> None:
    rows, found = read_results(
        "standards/results/2027.csv", "| promise | period | value |\n| --- | --- | ---: |\n| calls | 2026-10 | 82 |\n"
    )
    assert ([row.promise for row in rows], found) == (["calls"], [])


def test_a_header_that_stands_again_is_no_row() -> None:
    rows, found = read_results("standards/results/2027.csv", "promise,period,value\ncalls,2026-10,82\nPromise,Period,Value\n")
    assert ([row.promise for row in rows], found) == (["calls"], [])


@pytest.mark.parametrize(
    "said", ["Total", "Sub-totals:", "grand_total", "Gesamtsumme", "Sous-total", "Totaal", "Razem", "Cyfanswm", "Total (12 rows)"]
)
def test_totals_are_known_in_every_table(said: str) -> None:
    assert is_of_everything(said)
    assert TOTAL.fullmatch(said.replace("_", " "))


def test_words_for_totals_may_be_names_elsewhere() -> None:
    assert is_of_everything("Media") and not TOTAL.fullmatch("Media")
    assert not any(map(is_of_everything, ("", "totality", "Total calls answered", "summer", "calls")))
