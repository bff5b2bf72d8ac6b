"""Sorts what a runbook says into the fields of a procedure: steps, when to use it, what to do if it fails, and all the rest."""

import re
from collections.abc import Sequence

from interlock.catalog.markdown_parser import COMMENT
from interlock.doors.edits.importing.runbook.blocks import MarkdownBlock, PageSection, ParsedPage, joined_lists
from interlock.doors.edits.importing.runbook.labelled_lines import label_and_words
from interlock.doors.edits.importing.runbook.labelled_steps import is_labelled, labelled_step
from interlock.doors.edits.importing.runbook.runbook_texts import (
    RunbookTexts,
    code_span,
    commands_in,
    opening_sentence,
)
from interlock.doors.edits.importing.runbook.section_roles import are_heading_steps, role_named, roles_of, title_section
from interlock.doors.edits.importing.runbook.step_tables import has_numbered_steps, steps_in_table
from interlock.doors.edits.importing.runbook.steps import RunbookStep, has_box, joined, step_ids, step_of
from interlock.doors.edits.importing.runbook.teams import Teams
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import capital, counted, few_of

_CONTACT_COLUMN = lazy_pattern(
    r"\b(?:(?:tele)?phones?|tel|mobiles?|e-?mails?|mail|pager|slack|chat|channel|extension|ext|contacts?)\b|^numbers?$", re.I
)
_STEPS_NAMED = lazy_pattern(
    r"\W*(?:(?:if|when|in|at|for|the)\s+)*steps?\s+(?P<numbers>\d+(?:\s*(?:,|and|or|–|-|to)\s*\d+)*)", re.I
)
_ESCAPED = lazy_pattern(r"\\([!-/:-@\[-`{-~])")
_SORT_OF_PAGE = lazy_pattern(
    r"^(?:run ?book|play ?book|procedure|how to|sop|ablauf|anleitung|arbeitsanweisung|prozess|verfahren|procédure|processus)"
    r"\s*[:–—-]\s+",
    re.I,
)
_FOOTNOTE = lazy_pattern(r"\[\^[^\[\]]+\]:")
# Where a sentence ends before one that begins with the numbers of steps.
_BEFORE_STEPS = lazy_pattern(r"(?<=[.!?])\s+(?=(?:if\s+)?steps?\s+\d)", re.I)
# Roles of sections that tell about the procedure, and the blocks in which that is said.
_OF_PROCEDURE = ("use", "about", "done", "")
_KINDS_WITH_WORDS = ("paragraph", "blockquote", "bullet_list", "ordered_list")
_LONGEST_WAY_OUT = 400
_MOST_NAMED = 5  # headings in a note
LONGEST_SUMMARY = 200
# Pages say "Starts when" before what follows.
_WHEN = lazy_pattern(r"when(?:ever)?\s+(?=\w)", re.I)


class SortedSections:
    """The sections of a page, sorted into the fields of a procedure."""

    def __init__(self, page: ParsedPage, texts: RunbookTexts, teams: Teams) -> None:
        self._page, self._texts, self._teams = page, texts, teams
        self.title, self.title_line = "", 0
        self.steps: list[RunbookStep] = []
        self._about: list[str] = []
        self._use: list[str] = []
        self._done: list[str] = []
        self._body: list[str] = []
        self._failing: list[tuple[int, str]] = []
        self._lists = 0
        blocks = [block for section in page.sections for block in section.blocks]
        self._are_steps = are_heading_steps(page.sections)
        self._has_numbers = any(block.kind == "ordered_list" for block in blocks) or any(self._are_steps)

    def read(self) -> None:
        """Sort all sections."""
        sections = self._page.sections
        roles, title = roles_of(sections), title_section(sections)
        if title:
            self.title_line = title.line + 1
            self.title = runbook_title(self._texts.taken(title.heading, self.title_line))
        has_steps_section = any(
            role == "steps" and (is_step or any(block.kind.endswith("_list") for block in section.blocks))
            for section, role, is_step in zip(sections, roles, self._are_steps, strict=True)
        )
        with_lists: list[PageSection] = []
        for section, role, is_step in zip(sections, roles, self._are_steps, strict=True):
            before, lists = len(self._body), self._lists
            for block in self._as_heading_step(section, role) if is_step else joined_lists(section.blocks, is_labelled):
                self._add(block, role, may_be_steps=role == "steps" or not has_steps_section)
            if len(self._body) > before and section.heading and section is not title:
                self._body.insert(before, f"{'#' * max(section.level, 2)} {section.heading}")
            with_lists += [section] if self._lists > lists and section.heading and not is_step else []
        self._place_ways_out()
        self._tell_lists(with_lists)

    def _tell_lists(self, sections: Sequence[PageSection]) -> None:
        """Note that lists of steps below several headings became one procedure."""
        if len(sections) > 1:
            named = few_of([f"`{section.heading}`" for section in sections], _MOST_NAMED)
            message = f"the steps below {named} were read as one procedure; if each list is one of its own, save each as a file"
            self._texts.notes.append((sections[1].line + 1, message))

    def fields(self, owner: str, given: str) -> dict[str, object]:
        """What the page says, as fields of a procedure. `given`: the summary in its front matter, or nothing."""
        about, use = " ".join(self._about), " ".join(self._use)
        summary = given or opening_sentence(about) or opening_sentence(use)
        rest = about if len(summary) > LONGEST_SUMMARY else about.removeprefix(summary).strip()
        below = [
            f"### {opening_sentence(step.does).rstrip('.')}\n\n" + "\n\n".join(step.below) for step in self.steps if step.below
        ]
        return {
            **({"summary": summary} if summary else {}),
            "starts_when": capital(use[found.end() :]) if (found := _WHEN.match(use)) else use,
            "ends_when": " ".join(self._done),
            "steps": [step.fields(id, owner) for id, step in zip(step_ids(self.steps), self.steps, strict=True)],
            "body": "\n\n".join([*([rest] if rest else []), *below, *self._body]),
        }

    def _as_heading_step(self, section: PageSection, role: str) -> list[MarkdownBlock]:
        """Take a numbered heading as a step, with all that stands below it. Returns the blocks that are left."""
        if role in ("failing", "contacts"):
            return section.blocks
        self._lists = max(self._lists, 1)
        self.steps.append(labelled_step(section.blocks, self._texts, self._teams, section.step, section.line + 1))
        return []

    def _add(self, block: MarkdownBlock, role: str, may_be_steps: bool) -> None:
        """Sort a block below a heading with a role into the field for it, or else into the body."""
        if self._leave_out(block, role):
            return
        is_footnote = block.kind == "paragraph" and _FOOTNOTE.match(block.words) is not None
        is_sorted = not is_footnote and (
            self._add_failing(block, role) or (may_be_steps and self._add_steps(block, role)) or self._add_words(block, role)
        )
        if not is_sorted:
            self._add_to_body(block)

    def _leave_out(self, block: MarkdownBlock, role: str) -> bool:
        """Note what a procedure has no place for: a comment, or how to reach people. Returns whether a block is that."""
        if block.kind == COMMENT:
            self._texts.notes.append((block.start + 1, "a comment was left out"))
            return True
        if block.kind != "table" or not (role == "contacts" or self._has_contacts(block)):
            return False
        self._tell_contacts(block)
        return True

    def _add_failing(self, block: MarkdownBlock, role: str) -> bool:
        """Take what to do on failure, sentence by sentence where these begin with steps. Returns whether a block is that."""
        if role != "failing" or block.kind == "table":
            return False
        parts = [part for words in self._sentences(block) for part in _BEFORE_STEPS.split(words)]
        self._failing += [(block.start + 1, part) for part in parts]
        return True

    def _add_steps(self, block: MarkdownBlock, role: str) -> bool:
        """Take a list or a table as steps. Returns whether it is one of steps."""
        if not self._has_numbers and (steps := self._unnumbered(block, role)):
            self._lists += 1
            self._take(steps)
            return True
        if not _are_steps(block, role):
            return False
        self._lists += not block.follows
        lines = [(item, item[0].start if item else block.start) for item in block.items()]
        self._take([labelled_step(item, self._texts, self._teams, line=start + 1) for item, start in lines])
        return True

    def _add_words(self, block: MarkdownBlock, role: str) -> bool:
        """Take what is said of the procedure as a whole. Returns whether a block says that."""
        if role in ("", "about") and block.kind == "paragraph" and self._add_labelled(block):
            return True
        if role not in _OF_PROCEDURE or block.kind not in _KINDS_WITH_WORDS or (role == "" and self._are_properties(block)):
            return False
        words = self._sentences(block)
        together = f"{'; '.join(word.rstrip('.;, ') for word in words)}." if len(words) > 1 else "".join(words)
        self._texts_of(role).append(together)
        return True

    def _texts_of(self, role: str) -> list[str]:
        """The texts of the field for a role; what has none tells about the procedure."""
        return {"use": self._use, "done": self._done}.get(role, self._about)

    def _add_to_body(self, block: MarkdownBlock) -> None:
        if block.kind != "hr":
            written = self._page.source(block)
            is_code = block.kind in ("fence", "code_block")
            self._body.append(written if is_code else self._texts.taken(written, block.start + 1))

    def _take(self, steps: list[RunbookStep]) -> None:
        """Add steps, except those without words."""
        self.steps += [step for step in steps if step.does]
        self._texts.notes += [(step.line, "an empty step was left out") for step in steps if not step.does]

    def _has_contacts(self, block: MarkdownBlock) -> bool:
        """Whether a table says how to reach people. A table of numbered steps, which may say whom to ask, does not count."""
        return any(map(_CONTACT_COLUMN.search, block.cells()[0])) and (self._has_numbers or not has_numbered_steps(block))

    def _unnumbered(self, block: MarkdownBlock, role: str) -> list[RunbookStep]:
        """The steps in a list with boxes, or in a table with a row for each; none in other blocks."""
        if role not in ("steps", ""):
            return []
        if block.kind == "table":
            return steps_in_table(block, self._texts, self._teams)
        if block.kind != "bullet_list" or not all(item and has_box(item[0]) for item in block.items()):
            return []
        return [labelled_step(item, self._texts, self._teams, line=block.start + 1) for item in block.items()]

    def _add_labelled(self, block: MarkdownBlock) -> bool:
        """Sort the lines of a paragraph of which one has a label, `When to use: …`. Returns whether it had any."""
        lines = [label_and_words(line) for line in self._page.source(block).splitlines()]
        roles = [role_named(label) if label else "" for label, _ in lines]
        if not set(roles) & {"use", "done", "about"}:
            return False
        for line, (_, words), role in zip(self._page.source(block).splitlines(), lines, roles, strict=True):
            kept = words if role in ("use", "done", "about") else line.strip()
            part = self._texts.taken(kept, block.start + 1)
            self._texts_of(role).append(part)
        return True

    def _are_properties(self, block: MarkdownBlock) -> bool:
        """Whether all lines of a block have labels and are no sentences, such as `Audience: all`, which tells about the page."""
        if block.kind not in ("paragraph", "bullet_list"):
            return False
        lines = self._page.source(block).splitlines()
        return all(label_and_words(line)[0] and line.rstrip()[-1] not in ".!?:" for line in lines)

    def _sentences(self, block: MarkdownBlock) -> list[str]:
        """The texts of a block: of a list, one for each item."""
        if block.kind.endswith("_list"):
            items = [step_of(item, self._texts, self._teams) for item in block.items()]
            self._body += [part for item in items for part in item.below]
            return [joined(item.does, item.way_out) for item in items]
        if block.kind in ("fence", "code_block"):
            commands = commands_in(block.code)
            if not commands:
                self._body.append(self._page.source(block))
            return [", then ".join(map(code_span, commands))] if commands else []
        return [self._texts.taken(block.words, block.start + 1)]

    def _tell_contacts(self, block: MarkdownBlock) -> None:
        _, *rows = block.cells()
        teams = sorted({id for row in rows for cell in row if (id := self._teams.id_of(re.sub(r"[*_`]", "", cell)))})
        known = f" Links of the handbook among them: {', '.join(f'`{id}`' for id in teams)}" if teams else ""
        table = f"the table of {counted(len(rows), 'contact')}"
        message = f"{table} was left out: numbers and addresses stand in `contact:` of a link.{known}"
        self._texts.notes.append((block.start + 1, message.rstrip(".")))

    def _steps_named(self, words: str) -> list[RunbookStep]:
        """The steps whose numbers a sentence begins with. None where numbers may mean several lists."""
        named = _STEPS_NAMED.match(words)
        numbers = [int(number) for number in re.findall(r"\d+", named["numbers"])] if named else []
        return [self.steps[number - 1] for number in numbers if 0 < number <= len(self.steps) and self._lists <= 1]

    def _place_ways_out(self) -> None:
        """Move what to do on failure to the steps that it names, else to the last step, or to the body where it is long."""
        unnamed: list[tuple[int, str]] = []
        for line, words in self._failing:
            named = self._steps_named(words)
            for step in named:
                step.way_out = joined(step.way_out, words)
            unnamed += [] if named else [(line, words)]
        together = " ".join(words for _, words in unnamed)
        if not together or not self.steps:
            return
        if len(together) > _LONGEST_WAY_OUT or self.steps[-1].way_out:
            self._body.append("## If it fails\n\n" + "\n\n".join(words for _, words in unnamed))
            self._texts.notes.append(
                (unnamed[0][0], "what to do if it fails stands in `body`: move it to `if_not` of the steps it is about")
            )
        else:
            self.steps[-1].way_out = together
            self._texts.notes.append(
                (unnamed[0][0], "what to do if it fails stands at the last step, in `if_not`: move it where it belongs")
            )


def runbook_title(heading: str) -> str:
    """A title without the word that says what sort of page it is, `Runbook: restart the queue`, and without backslashes."""
    words = _SORT_OF_PAGE.sub("", heading)
    return capital(_ESCAPED.sub(r"\1", words))


def _are_steps(block: MarkdownBlock, role: str) -> bool:
    return (block.kind == "ordered_list" and role in ("steps", "", "other")) or (block.kind == "bullet_list" and role == "steps")
