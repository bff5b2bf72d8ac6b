"""What reads bytes from outside, a function each: it raises where the program would break a promise to whoever wrote them.

`python -m tests.fuzz` tries each with bytes that reach new code; `corpus/` keeps what broke one, and `test_corpus.py` tries that again.
"""

import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from pydantic_core import PydanticCustomError

from interlock.catalog.headings import headings_of, title_of
from interlock.catalog.markdown_parts import parts_of_markdown
from interlock.catalog.prose import tokens_of
from interlock.catalog.prose_links import failed_links, links_of
from interlock.catalog.references import wiki_links
from interlock.definitions import KINDS, Organisation, every_model
from interlock.definitions.ids import can_be_id, id_from, is_device
from interlock.definitions.model import Model
from interlock.definitions.parsed import Parsed
from interlock.definitions.values.amounts import amounts_in
from interlock.definitions.values.contact_addresses import mail_fault, web_fault
from interlock.definitions.values.place_names import check_country, check_part
from interlock.definitions.values.plain_letters import plain_letters
from interlock.definitions.values.telephone import telephone_of
from interlock.definitions.values.time_zones import check_time_zone
from interlock.definitions.values.weekday_names import weekdays_meant
from interlock.doors.configuration import configuration_of
from interlock.doors.edits import journal
from interlock.doors.edits.importing.other_programs import unreadable_file
from interlock.doors.edits.importing.procedure_tables.drafts_of_steps import read_table_of_steps
from interlock.doors.edits.importing.procedure_tables.responsibilities import activities_in, read_responsibilities
from interlock.doors.edits.importing.procedure_tables.tables_of_steps import table_of_steps
from interlock.doors.edits.importing.reading_tables import Wanted
from interlock.doors.edits.importing.runbook.runbook_reader import RunbookContext, read_runbook
from interlock.doors.edits.importing.runbook.teams import Teams
from interlock.doors.edits.importing.spreadsheet import entries_in, known_columns
from interlock.doors.edits.importing.vocabulary import read_vocabulary
from interlock.doors.edits.importing.web_page.page_reader import read_web_page
from interlock.doors.edits.importing.workbook.sheet import read_sheets
from interlock.doors.edits.refused import Refused
from interlock.doors.edits.splices import CannotEdit, with_item, with_value
from interlock.findings import Finding
from interlock.history.spoken_days import day_said
from interlock.questions.results.periods import parse_results_period
from interlock.sources import Source, read_yaml
from interlock.sources.decoding.model_files import read_model
from interlock.sources.disk.file_texts import read_text
from interlock.sources.disk.files import FoundFile
from interlock.sources.handbook import Handbook
from interlock.sources.media.svg import sanitised_svg
from interlock.sources.settings.configuration_file import ConfigurationError
from interlock.sources.settings.excluded import excluded_from
from interlock.sources.settings.settings_findings import settings_findings
from interlock.sources.settings.site_settings import site_settings_faults
from interlock.sources.tables.results_tables import read_results
from interlock.sources.tables.table_columns import read_table
from interlock.sources.written_pages import read_page
from interlock.sources.yaml.yaml_writer import as_mapping, as_scalar
from tests.conftest import TODAY
from tests.fuzz.handbooks import Broken

_FILE = "standards/file.yml"
_PARSERS = tuple(
    {
        mark.parse: mark
        for model in every_model()
        for info in model.model_fields.values()
        for mark in (*info.metadata, *getattr(info.annotation, "__metadata__", ()))
        if isinstance(mark, Parsed)
    }
)


def _text(data: bytes) -> str:
    """The bytes as the program reads a file; empty where it refuses them."""
    with tempfile.TemporaryDirectory() as made:
        file = Path(made) / "file.yml"
        file.write_bytes(data)
        return read_text(FoundFile(_FILE, file))[0]


def _at_places(text: str, findings: Iterable[Finding]) -> None:
    source = Source(_FILE, text)
    for finding in findings:
        place = finding.place
        starts = [source.place(0).line, source.place(len(text)).line]
        if not starts[0] <= place.line <= starts[-1] or not 1 <= place.column <= len(place.quote) + 1:
            raise Broken(f"There is no such place: {place}")
        if not finding.message or "\n" in finding.message + finding.remedy:
            raise Broken(f"A finding of no line, or of several: {finding}")


def yaml_bytes(data: bytes) -> None:
    """The reader of YAML: every node stands in the file, and what was read can be written and read again."""
    text = _text(data)
    source, findings = read_yaml(_FILE, text)
    _at_places(text, findings)
    if source.root is None or findings:
        return
    plain = source.root.plain()
    if isinstance(plain, dict) and None not in plain.values():
        again = read_yaml(_FILE, as_mapping(plain))[0].root
        if _filled(again.plain() if again else {}) != _filled(plain):
            raise Broken(f"Written and read again, it is another: {again.plain() if again else None} for {plain}")


def _filled(value: object) -> object:
    """A value without what is empty, which is not written."""
    if isinstance(value, dict):
        return {name: _filled(inner) for name, inner in value.items() if inner not in (None, "", {})}
    return [_filled(item) for item in value if item not in (None, "", {})] if isinstance(value, list) else value


def definition(data: bytes) -> None:
    """The decoder, for the kind that the first byte chooses."""
    models: list[type[Model]] = [*(kind.model for kind in KINDS), Organisation]
    text = _text(data[1:])
    read = read_model(_FILE, text, [], models[(data or b"\0")[0] % len(models)], "a definition")
    _at_places(text, read.findings)
    if read.model is None and not read.findings:
        raise Broken("Nothing was read, and nothing is said")


def value(data: bytes) -> None:
    """Everything that reads the text of one field: amounts, dates, periods, telephones, addresses, places, ids."""
    text = plain_letters(data.decode("utf-8", "replace"))
    for parse in _PARSERS:
        with suppress(PydanticCustomError):
            parse(text)
    for check in (check_country, lambda text: check_part(text, "GB"), check_time_zone, parse_results_period):
        with suppress(PydanticCustomError, ValueError):
            check(text)
    for country in (None, "GB", "ZZ"):
        telephone_of(text, country)
    web_fault(text)
    web_fault(text, or_words=True)
    mail_fault(text)
    amounts_in(text)
    weekdays_meant([text])
    day_said(text, TODAY)
    as_id = id_from(text)
    if as_id and not can_be_id(as_id) and not is_device(as_id):
        raise Broken(f"`{as_id}`, made of `{text}`, cannot be an id")


def results(data: bytes) -> None:
    """The tables of results."""
    text = _text(data)
    rows, findings = read_results(_FILE, text)
    _at_places(text, findings)
    for row in rows:
        for column in ("promise", "period", "value"):
            if not 1 <= row.place(column).column <= len(row.place(column).quote) + 1:
                raise Broken(f"There is no such cell: {row.place(column)}")


def markdown(data: bytes) -> None:
    """The texts of fields, and references in them."""
    text = data.decode("utf-8", "replace")
    for block in (True, False):
        tokens_of(text, block=block)
        links_of(text, block=block)
        list(failed_links(text, block=block))
        for part in parts_of_markdown(text, block=block):
            if not 0 <= part.start <= part.end <= len(text):
                raise Broken(f"There is no such part: {part}")
    headings_of(text)
    title_of(text)
    for link in wiki_links(text):
        if not text[link.start : link.end].startswith("[["):
            raise Broken(f"There is no such reference: {link}")


def page(data: bytes) -> None:
    """A hand-written page with its front matter."""
    text = _text(data)
    source, findings = read_page("docs/page.md", text)
    _at_places(text, findings)
    if len(source.markdown) != len(text):
        raise Broken("A page without its front matter has another length")


def edit(data: bytes) -> None:
    """What the commands write into an editor's file: it says the same and one thing more, and no byte is lost."""
    text = _text(data)
    source, findings = read_yaml(_FILE, text)
    if findings or source.root is None or not isinstance(before := source.root.plain(), dict):
        return
    edits: tuple[tuple[Callable[[], str], str, object], ...] = (
        (lambda: with_item(source, "former_ids", ["- old"], "old"), "former_ids", [*_listed(before.get("former_ids")), "old"]),
        (lambda: with_value(source, ("status",), "draft"), "status", "draft"),
        (
            lambda: with_value(source, ("review", "last"), "2026-11-22"),
            "review",
            {**_mapped(before.get("review")), "last": "2026-11-22"},
        ),
        (lambda: with_value(source, ("title",), as_scalar('A "new": title')), "title", 'A "new": title'),
    )
    for write, field, expected in edits:
        with suppress(CannotEdit):
            _differs_by(before, write(), field, expected, text)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _mapped(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _differs_by(before: dict[str, object], after: str, field: str, expected: object, text: str) -> None:
    changed, faults = read_yaml(_FILE, after)
    # `edited` refuses a text with faults, and `save` one in which more has changed; only what is neither is written.
    if faults or changed.root is None:
        return
    found = changed.root.plain()
    if isinstance(found, dict) and {**found, field: None} == {**before, field: None} and found.get(field) != expected:
        raise Broken(f"`{field}` became {found.get(field)!r}, not {expected!r}: {after!r}")


def picture(data: bytes) -> None:
    """A picture in SVG: what comes out of the sanitiser is left as it is when it goes in again."""
    text, findings = sanitised_svg("docs/a.svg", data)
    if text is None and not findings:
        raise Broken("A picture is not published, and nobody hears of it")
    if text is not None:
        again, faults = sanitised_svg("docs/a.svg", text.encode())
        if again != text or [fault for fault in faults if fault.severity == "error"]:
            raise Broken(f"Sanitised twice, it is another: {again!r} for {text!r}")


def runbook(data: bytes) -> None:
    """A page that `import markdown` reads as a procedure."""
    context = RunbookContext(Handbook(Path()), frozenset(), "front", TODAY)
    read_runbook("a.md", _text(data), context)


def vocabulary(data: bytes) -> None:
    """A vocabulary that `import skos` reads, in any of its forms."""
    read_vocabulary("a.ttl", _text(data), None, Handbook(Path()))


def table(data: bytes) -> None:
    """A table that `import csv` reads as definitions."""
    read = read_table("a.csv", _text(data), known_columns({}))
    if activities := activities_in(read):
        read_responsibilities("a.csv", read, activities, Teams(Handbook(Path())), "front")
    if steps := table_of_steps("a.csv", read, None, {}):
        read_table_of_steps("a.csv", read, steps, Teams(Handbook(Path())), "front")
    with suppress(Refused):
        entries_in("a.csv", read, KINDS[(data or b"\0")[-1] % len(KINDS)], {}, {})


def workbook(data: bytes) -> None:
    """A workbook that `import sheet` reads."""
    with tempfile.TemporaryDirectory() as made:
        for ending in ("xlsx", "ods", "xls"):
            file = Path(made) / f"book.{ending}"
            file.write_bytes(data)
            unreadable_file(file.name, file, "sheet")
            read_sheets(file.name, file)


def web_page(data: bytes) -> None:
    """A page, or an e-mail, that `import html` reads."""
    handbook = Handbook(Path())
    context = RunbookContext(handbook, frozenset(), "front", TODAY)
    read_web_page("a.html", data, Wanted(handbook, (), "front"), context)


def configuration(data: bytes) -> None:
    """`mkdocs.yml`."""
    with tempfile.TemporaryDirectory() as made:
        file = Path(made) / "mkdocs.yml"
        file.write_bytes(data)
        with suppress(ConfigurationError):
            configuration_of(Path(made))
        excluded_from(Path(made, "mkdocs.yml"))("a" * 250 + ".md")
        site_settings_faults(Path(made), ())
    text = _text(data)
    _at_places(text, settings_findings("mkdocs.yml", text))


def unfinished_edit(data: bytes) -> None:
    """The journal that an edit leaves when it is killed: no file is touched that it may not name."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(os.path.realpath(made)) / "handbook"
        editing = root / ".interlock"
        editing.mkdir(parents=True)
        (root.parent / "other").write_text("kept")
        (root / "kept.yml").write_text("kept")
        (editing / "undo.json").write_bytes(data)
        with suppress(Refused):
            journal.recover(editing, root)
        if (root.parent / "other").read_text() != "kept":
            raise Broken("A file outside of the handbook changed")


Target = Callable[[bytes], None]
TARGETS: dict[str, Target] = {
    target.__name__: target
    for target in (
        *(yaml_bytes, definition, value, results, markdown, page, edit, picture),
        *(runbook, vocabulary, table, workbook, web_page, configuration, unfinished_edit),
    )
}
