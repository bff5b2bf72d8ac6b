"""Lines at the top of a runbook that say who looks after it and when it is used: `Owner: Service desk`, `**When to use:** …`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from interlock.doors.edits.importing.runbook.front_fields import OWNERS

_LABEL = re.compile(
    r"[ \t]*(?:[-*][ \t]+)?"
    r"(?P<marks>\*\*|__|)(?P<label>[A-Za-z][\w /-]{1,30}?)[ \t]*(?:(?P=marks):|:(?P=marks))"
    r"[ \t]+(?P<words>\S.*)"
)
# The end of the top: a list with numbers or boxes, or a heading below the title.
_TOP_ENDS = re.compile(r"^[ \t]*(?:\d+[.)][ \t]|[-*][ \t]+\[[ xX]\]|#{2,6}[ \t])", re.M)
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
)
# What is known about the file, and what no field of a procedure holds.
_OF_THE_FILE = re.compile(
    r"(?:date|version|author|authors|written_by|created|created_by|created_on|approved_by|revision|document.*|doc.*|ref.*|page|pages)"
    r"|(?:last_)?(?:updated|changed|modified|edited)(?:_by|_on)?"
)


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A label in the form of names of fields, what follows it, the offsets of that, and the line from 1."""

    label: str
    words: str
    start: int
    end: int
    line: int

    @property
    def is_owner(self) -> bool:
        """Whether it names the team that looks after the runbook."""
        return self.label in OWNERS or self.label in _RESPONSIBLE

    @property
    def is_of_the_file(self) -> bool:
        """Whether it says something about the file, which no field of a procedure holds."""
        return _OF_THE_FILE.fullmatch(self.label) is not None


def without_labels(markdown: str) -> tuple[str, list[LabelledLine]]:
    """The text with blanks in place of lines about its owner and about the file, and these lines."""
    found = [line for line in _labelled(markdown) if line.is_owner or line.is_of_the_file]
    for line in found:
        start = markdown.rfind("\n", 0, line.start) + 1
        markdown = markdown[:start] + " " * (line.end - start) + markdown[line.end :]
    return markdown, found


def label_and_words(line: str) -> tuple[str, str]:
    """The label at the beginning of a line, and what follows it; two empty texts where there is none."""
    match = _LABEL.fullmatch(line)
    return (match["label"], match["words"].strip()) if match else ("", "")


def _labelled(markdown: str) -> Iterator[LabelledLine]:
    top = _TOP_ENDS.search(markdown)
    for match in re.finditer(r"^.*$", markdown[: top.start()] if top else markdown, re.M):
        if label := _LABEL.fullmatch(match[0].rstrip()):
            start, end = match.start() + label.start("words"), match.start() + label.end("words")
            name = re.sub(r"[\s/-]+", "_", label["label"].strip().lower())
            yield LabelledLine(name, label["words"].strip(" *_"), start, end, markdown.count("\n", 0, start) + 1)
