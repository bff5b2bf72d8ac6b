"""Splits pages with several procedures, each below its own heading. In the text of each, all lines keep their numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interlock.doors.edits.importing.runbook.blocks import MarkdownBlock, PageSection, ParsedPage, parsed_page
from interlock.doors.edits.importing.runbook.labelled_lines import label_and_words, without_labels
from interlock.doors.edits.importing.runbook.section_roles import is_of_manual, role_named
from interlock.sources.source import LINE_END

_LEVELS = (1, 2, 3)  # of headings that may name procedures


@dataclass(frozen=True, slots=True)
class PartsOfPage:
    """The line of the heading and the text of each procedure; the line of each section beside them, and its first words."""

    texts: list[tuple[int, str]]
    beside: list[tuple[int, str]]


def procedures_in(text: str) -> PartsOfPage | None:
    """The procedures in a page without its front matter; None where it holds one at most.

    Headings above lists of steps name procedures, and not parts of one, where no title stands above them, or where several have
    headings such as “When to use” below them, or lines such as `Owner: Depot`.
    """
    page = parsed_page(text)
    sections = page.sections
    first = next((index for index, section in enumerate(sections) if section.level or section.blocks), 0)
    for level in _LEVELS:
        found = [index for index, section in enumerate(sections) if section.level == level and _names_steps(sections, index)]
        if len(found) > 1 and ((level == 1 and found[0] == first) or sum(_is_on_its_own(sections, index) for index in found) > 1):
            return _parts(text, page, found)
    return None


def _names_steps(sections: Sequence[PageSection], index: int) -> bool:
    """Whether a heading names the procedure whose numbered steps stand below it."""
    section = sections[index]
    if section.step or role_named(section.heading) or is_of_manual(section):
        return False
    below = sections[index : _end(sections, index)]
    lists = [block for each in below for block in each.blocks if block.kind == "ordered_list"]
    return bool(lists) and lists[0].first_number == 1


def _is_on_its_own(sections: Sequence[PageSection], index: int) -> bool:
    below = sections[index + 1 : _end(sections, index)]
    return any(role_named(each.heading) in ("use", "steps") for each in below) or any(map(_has_label, sections[index].blocks))


def _has_label(block: MarkdownBlock) -> bool:
    labels = (label_and_words(line)[0] for line in block.broken_words.split("\n") if block.kind == "paragraph")
    return any(label and ("owner" in label.lower() or role_named(label) == "use") for label in labels)


def _end(sections: Sequence[PageSection], index: int) -> int:
    """The index behind a section and its subsections."""
    level = sections[index].level
    return next((at for at in range(index + 1, len(sections)) if sections[at].level <= level), len(sections))


def _parts(text: str, page: ParsedPage, found: Sequence[int]) -> PartsOfPage:
    lines, sections = LINE_END.split(text), page.sections
    begins = [section.line for section in sections] + [len(lines)]
    above = _labels(lines[: begins[found[0]]])
    texts = []
    for index in found:  # as many texts of the whole length as there are procedures
        part = [""] * len(lines)
        part[begins[index] : begins[_end(sections, index)]] = page.lines[begins[index] : begins[_end(sections, index)]]
        part[begins[index]] = f"# {sections[index].heading}"
        if not part[begins[index] + 1].strip("=- "):  # the line below a heading that is underlined
            part[begins[index] + 1] = ""
        own = {line.label for line in without_labels("\n".join(part))[1]}
        for at, labels in above.items():
            part[at] = "" if labels & own else lines[at]
        texts.append((begins[index] + 1, "\n".join(part)))
    inside = {at for index in found for at in range(index, _end(sections, index))}
    return PartsOfPage(texts, [*_beside(page, set(range(len(sections))) - inside, above)])


def _labels(lines: Sequence[str]) -> dict[int, set[str]]:
    """The labels on each of these lines that say something of all procedures below."""
    found: dict[int, set[str]] = {}
    for label in without_labels("\n".join(lines))[1]:
        found.setdefault(label.line - 1, set()).add(label.label)
    return found


def _beside(page: ParsedPage, indices: set[int], labelled: dict[int, set[str]]) -> Iterator[tuple[int, str]]:
    """The line and the first words of each section outside the procedures, without labelled lines that were taken."""
    for index in sorted(indices):
        section = page.sections[index]
        blocks = [each for each in section.blocks if each.kind != "hr" and not {*range(each.start, each.end)} <= labelled.keys()]
        if blocks:
            yield blocks[0].start + 1, section.heading or blocks[0].words
