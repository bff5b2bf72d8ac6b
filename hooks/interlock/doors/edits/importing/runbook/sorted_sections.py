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
        """Tell that lists of steps below several headings became one procedure."""
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
        line = block.start + 1
        if block.kind == COMMENT:
            self._texts.notes.append((line, "a comment was left out"))
        elif block.kind == "paragraph" and _FOOTNOTE.match(block.words):
            self._body.append(self._texts.taken(self._page.source(block), line))
        elif block.kind == "table" and (role == "contacts" or self._has_contacts(block)):
            self._tell_contacts(block)
        elif role == "failing" and block.kind != "table":
            self._failing += [
                (line, words)
                for part in self._sentences(block)
                for words in re.split(r"(?<=[.!?])\s+(?=(?:if\s+)?steps?\s+\d)", part, flags=re.I)
            ]
        elif not self._has_numbers and may_be_steps and (steps := self._unnumbered(block, role)):
            self._lists += 1
            self._take(steps)
        elif role in ("", "about") and block.kind == "paragraph" and self._add_labelled(block):
            pass
        elif role == "" and block.kind in ("paragraph", "bullet_list") and self._are_properties(block):
            self._body.append(self._texts.taken(self._page.source(block), line))
        elif _are_steps(block, role) and may_be_steps:
            self._lists += not block.follows
            self._take(
                [
                    labelled_step(item, self._texts, self._teams, line=item[0].start + 1 if item else line)
                    for item in block.items()
                ]
            )
        elif role in ("use", "about", "done", "") and block.kind in ("paragraph", "blockquote", "bullet_list", "ordered_list"):
            words = self._sentences(block)
            together = f"{'; '.join(word.rstrip('.;, ') for word in words)}." if len(words) > 1 else "".join(words)
            {"use": self._use, "done": self._done}.get(role, self._about).append(together)
        elif block.kind != "hr":
            code = block.kind in ("fence", "code_block")
            written = self._page.source(block)
            self._body.append(written if code else self._texts.taken(written, line))

    def _take(self, steps: list[RunbookStep]) -> None:
        """Add steps, except those without words."""
        self.steps += [step for step in steps if step.does]
        self._texts.notes += [(step.line, "an empty step was left out") for step in steps if not step.does]

    def _has_contacts(self, block: MarkdownBlock) -> bool:
        """Whether a table says how to reach somebody, and is none of numbered steps, which may say whom to ask."""
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
            {"use": self._use, "done": self._done}.get(role, self._about).append(part)
        return True

    def _are_properties(self, block: MarkdownBlock) -> bool:
        """Whether all lines of a block have labels and are no sentences, such as `Audience: all`, which tells about the page."""
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
        message = f"the table of {counted(len(rows), 'contact')} was left out: numbers and addresses stand in `contact:` of a link.{known}"
        self._texts.notes.append((block.start + 1, message.rstrip(".")))

    def _steps_named(self, words: str) -> list[RunbookStep]:
        """The steps whose numbers a sentence begins with. None where numbers may mean several lists."""
        named = _STEPS_NAMED.match(words)
        numbers = [int(number) for number in re.findall(r"\d+", named["numbers"])] if named else []
        return [self.steps[number - 1] for number in numbers if 0 < number <= len(self.steps) and self._lists <= 1]

    def _place_ways_out(self) -> None:
        """Give what to do on failure to the step that it names, else to the last one; to the body where it is long."""
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
