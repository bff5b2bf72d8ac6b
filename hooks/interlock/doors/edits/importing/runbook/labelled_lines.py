"""Reads labelled lines at the top of a runbook, such as `Owner: Service desk` and `**When to use:** …`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from interlock.definitions.values.plain_letters import without_accents
from interlock.doors.edits.importing.runbook.front_fields import OF_REVIEWS, OWNERS
from interlock.doors.edits.importing.runbook.typed_lists import STEP
from interlock.findings.lazy_patterns import lazy_pattern

_MARKED = r"(?P<marks>\*\*|__|\*|_|)(?P<label>[^\W\d_][\w /-]{1,30}?)[ \t\u00a0\u202f]*"
_LABEL = lazy_pattern(rf"[ \t]*(?:[-*>][ \t]+)?{_MARKED}(?:(?P=marks):|:(?P=marks))[ \t]+(?P<words>\S.*)")
# A row of a table that tells about the page, `| **Owner** | Card office |`.
_ROW = lazy_pattern(rf"[ \t]*\|[ \t]*{_MARKED}:?(?P=marks):?[ \t]*\|[ \t]*(?P<words>[^|]*[^|\s])[ \t]*\|?[ \t]*")
# Between two labels in one line, `**Owner:** Card office | **Version:** 3`.
_BETWEEN = lazy_pattern(r"(?<![ \t])[ \t]+[|·•][ \t]+")
_LINK = lazy_pattern(r"\[([^\[\]]+)\]\([^()]*\)")
# The line of Confluence below the title: who made the page, and when. A procedure names no person.
_MADE_BY = lazy_pattern(
    r"^[ \t]*Created by [^\n:]{1,80}?,(?: last)? (?:modified|updated)(?: by [^\n]{1,80}?)? on [^\n]{1,40}$", re.M | re.I
)
# The end of the top: a list with numbers or boxes, or a heading below the title.
_TOP_ENDS = lazy_pattern(rf"^[ \t]*(?:\d+[.)][ \t]|[-*][ \t]+\[[ xX]\]|#{{2,6}}[ \t]|[*_]*{STEP}\d)", re.M | re.I)
_RESPONSIBLE = (
    "responsible",
    "responsible_team",
    "department",
    "dept",
    "unit",
    "section",
    "contact_team",
    "run_by",
    "managed_by",
    *("zustandig", "zustandigkeit", "zustandige_stelle", "verantwortlich", "verantwortung", "abteilung", "fachbereich"),
    *("responsable", "service_responsable", "equipe"),
)
# Labels of what is said about the file: no field of a procedure holds that.
_OF_THE_FILE = lazy_pattern(
    r"(?:date|version|author|authors|written_by|created|created_by|created_on|approved_by|revision|page|pages"
    r"|status|state|verified|last_verified_by)"
    r"|stand|datum|autor(?:in)?|ersteller(?:in)?|verfasser(?:in)?|(?:erstellt|freigegeben|geandert)(?:_(?:von|am))?"
    r"|letzte_anderung"
    r"|auteure?|redacteur|redige_par|valide_par|cree_(?:par|le)|(?:derniere_)?mise_a_jour|modifie_(?:par|le)"
    r"|(?:doc(?:ument)?|ref(?:erence)?)"
    r"(?:_(?:id|no|number|num|code|ref|reference|name|title|type|class|version|revision|date|status|author|owner|controller))*"
    r"|(?:last_)?(?:updated|changed|modified|edited)(?:_by|_on)?"
)


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A label, written as names of fields are, the words behind it, their offsets, and the line from 1.

    `begins`: the offset from which the line is removed from the text; -1 where it stays, as in a row of a table.
    """

    label: str
    words: str
    start: int
    end: int
    line: int
    begins: int = -1

    @property
    def is_owner(self) -> bool:
        """Whether it names the team that looks after the runbook."""
        is_of_work = self.label.endswith("_owner") and not self.is_of_the_file
        return without_accents(self.label) in (*OWNERS, *_RESPONSIBLE) or is_of_work

    @property
    def is_field(self) -> bool:
        """Whether it holds what other runbooks say in their front matter: reviews and tags."""
        return without_accents(self.label) in (*OF_REVIEWS, "tags", "keywords")

    @property
    def is_known(self) -> bool:
        """Whether it is about the owner, the reviews, the tags or the file, so that it belongs into no text of a procedure."""
        return self.is_owner or self.is_field or self.is_of_the_file

    @property
    def is_of_the_file(self) -> bool:
        """Whether it says something about the file, which no field of a procedure holds."""
        return _OF_THE_FILE.fullmatch(without_accents(self.label)) is not None


def without_labels(markdown: str) -> tuple[str, list[LabelledLine]]:
    """The text with blanks in place of lines about its owner, its reviews and the file, and these lines."""
    made = _MADE_BY.search(markdown)
    markdown = _MADE_BY.sub(lambda match: " " * len(match[0]), markdown, count=1)
    found = [line for line in _labelled(markdown) if line.is_known]
    if made:
        number = markdown.count("\n", 0, made.start()) + 1
        found.append(LabelledLine("created_by", made[0].strip(), made.start(), made.end(), number, begins=made.start()))
    for line in found:
        if line.begins >= 0:
            markdown = markdown[: line.begins] + " " * (line.end - line.begins) + markdown[line.end :]
    return markdown, found


def label_and_words(line: str) -> tuple[str, str]:
    """The label at the beginning of a line, and what follows it; two empty texts where there is none."""
    match = _LABEL.fullmatch(line)
    return (match["label"], match["words"].strip()) if match else ("", "")


def _labelled(markdown: str) -> Iterator[LabelledLine]:
    end = _TOP_ENDS.search(markdown)
    top = markdown[: end.start()] if end else markdown
    for match in re.finditer(r"^.*$", top, re.M):
        yield from _parts(markdown, match.start(), match[0].rstrip())
    for table in re.finditer(r"(?:^[ \t]*\|.*\n?)+", top, re.M):
        rows = [
            _line(markdown, table.start() + row.start(), label)
            for row in re.finditer(r"^.*$", table[0], re.M)
            if (label := _ROW.fullmatch(row[0].rstrip()))
        ]
        # One such row alone may be the header of another table.
        if sum(row.is_known for row in rows) > 1:
            yield from rows


def _parts(markdown: str, start: int, line: str) -> Iterator[LabelledLine]:
    """The labels of a line, one or several. They are removed from the text if all of them are known."""
    parts = [line] if _LABEL.fullmatch(line) and not _BETWEEN.search(line) else _BETWEEN.split(line)
    labels = [_LABEL.fullmatch(part) for part in parts]
    if not all(labels):
        labels = [_LABEL.fullmatch(line)]
    found, ends = [], 0
    for label in filter(None, labels):
        begins = line.index(label.string, ends)
        found.append(replace(_line(markdown, start + begins, label), begins=start + ends))
        ends = begins + len(label.string)
    yield from found if all(each.is_known for each in found) else (replace(each, begins=-1) for each in found)


def _line(markdown: str, start: int, match: re.Match[str]) -> LabelledLine:
    name = re.sub(r"[\s/-]+", "_", match["label"].strip().lower())
    words = _LINK.sub(r"\1", match["words"].strip(" *_"))
    begins, ends = start + match.start("words"), start + match.end("words")
    return LabelledLine(name, words, begins, ends, markdown.count("\n", 0, begins) + 1)
