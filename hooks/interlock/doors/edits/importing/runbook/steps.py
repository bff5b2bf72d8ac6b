"""The numbered steps of a runbook as steps of a procedure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from interlock.catalog.markdown_parser import COMMENT
from interlock.definitions.ids import id_from
from interlock.definitions.values.quantities import parse_quantity
from interlock.definitions.values.units import QuantityError
from interlock.doors.edits.importing.runbook.blocks import MarkdownBlock
from interlock.doors.edits.importing.runbook.runbook_texts import RunbookTexts, code_span, commands_in
from interlock.doors.edits.importing.runbook.teams import Teams
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import capital

# The beginning of words that say what to do if a step does not work; what follows is the way out.
_WAY_OUT = lazy_pattern(
    r"[*_]*"
    r"(?:if (?:it|this|that)(?: step)? (?:fails|does not (?:work|help)|doesn['’]t (?:work|help)|did not (?:work|help))"
    r"|if (?:it is |that is )?not(?: possible)?|on failure"
    r"|(?:wenn|falls)(?: das| dies| es)? nicht(?: (?:möglich|geht|klappt|hilft))?"
    r"|si (?:ce|cela) n['’]est pas possible|en cas d['’]échec"
    r"|(?:otherwise|sonst|andernfalls|sinon)(?=[*_]*\s*:))"
    r"[*_]*(?:\s*[:,–—]\s*|\s+-\s+)[*_]*\s*",
    re.I,
)
# Behind a sentence, or on a line of its own with a capital letter.
_WITHIN = lazy_pattern(rf"(?:(?<=[.!?])\s+|\n(?=[*_]*(?-i:[A-Z])))(?={_WAY_OUT.pattern})", re.I)
_SAY = lazy_pattern(
    r"\b(?:say|tell|explain|read|sagen?|sage|erklären?|vorlesen|dire|dites|expliquer|expliquez|lire)\b[^.!?]{0,400}:$", re.I
)
_LAST_BRACKET = lazy_pattern(r"(?<!\s)\s*+\((?P<words>[^()]+)\)(?P<stop>[.:]?)$")
_FIRST_TEAM = lazy_pattern(
    r"(?P<marks>\*\*|__|)(?P<team>[^*_:\[\]`]{2,60}?)(?::(?P=marks)|(?P=marks):|(?P=marks)\s+[–—-])\s+(?P<rest>\S.*)", re.S
)
# Words that look like somebody who does a step: an abbreviation, or words that end like the names of teams and roles.
_TEAM = lazy_pattern(
    r"[A-Z][A-Z&/]{1,7}s?|(?i:(?:the )?(?:[\w'’&/-]+ ){0,3}(?:teams?|crews?|desk|helpdesk|office|officers?|managers?|lead|leader"
    r"|staff|supervisors?|engineers?|admins?|administrators?|departments?|unit|section|reception|receptionists?"
    r"|operators?|clerks?"
    r"|analysts?|agents?|advisers?|advisors?|on-call|caretakers?|wardens?|coordinators?|supplier|contractors?))"
)
# Two words or more with capitals: `Customer Relations`, `Head of Service`.
_NAME = lazy_pattern(r"[A-Z][\w'’-]+(?: (?:of|and|&|for|the|[A-Z][\w'’-]*))+")
_NO_TEAMS = ("NB", "PS", "FYI", "NOTE", "TIP", "TODO", "WARNING", "CAUTION", "SQL", "URL", "SMS", "OK", "AM", "PM", "ID")
_CHECKBOX = lazy_pattern(r"\[[ xX]\]\s+")
_SMALL_WORDS = lazy_pattern(
    r"an?|and|at|by|for|from|how|i[fnst]|into|many|o[fnr]|our|that|the|their|then|this|to|we|what|with|your?|."
)


@dataclass(slots=True)
class RunbookStep:
    """A step as it is being read, and its line from 1.

    `below`: Markdown below the step that no field holds. `beside`: cells of a table that no field holds. `more`: further fields.
    `is_failing`: whether the next words say what to do if the step does not work.
    """

    line: int
    does: str = ""
    by: str = ""
    within: str = ""
    way_out: str = ""
    say: str = ""
    below: list[str] = field(default_factory=list)
    beside: str = ""
    more: dict[str, object] = field(default_factory=dict)
    is_failing: bool = False

    @property
    def is_of_customers(self) -> bool:
        """Whether customers do it, so that no team does."""
        return self.more.get("stage") == "customer"

    def fields(self, id: str, owner: str) -> dict[str, object]:
        """The step as an editor would write it."""
        return {
            "id": id,
            "does": joined(self.does, f"({self.beside})") if self.beside else self.does,
            "by": self.by or ("" if self.is_of_customers else owner),
            "within": self.within,
            "say": self.say,
            "if_not": self.way_out,
            **self.more,
        }


def step_of(blocks: Sequence[MarkdownBlock], texts: RunbookTexts, teams: Teams, heading: str = "", line: int = 0) -> RunbookStep:
    """The step in an item of a list, or below a numbered heading."""
    step = RunbookStep(line or (blocks[0].start + 1 if blocks else 0))
    if heading:
        words = _without_time(step, texts.taken(heading, line))
        step.does = _ended(words) if blocks else words
    for block in blocks:
        _add(step, block, texts)
    _settle(step, teams)
    if not step.by and (named := _unknown_team(step.does)):
        texts.notes.append((step.line, no_link(named)))
    return step


def _add(step: RunbookStep, block: MarkdownBlock, texts: RunbookTexts) -> None:
    line = block.start + 1
    if block.kind == "blockquote" and not step.say and _SAY.search(step.does):
        step.say = texts.taken(block.words, line)
    elif block.kind == "heading":  # of a step, as word processors save a numbered heading
        step.does = joined(step.does, _ended(_without_time(step, texts.taken(block.words, line))))
    elif block.kind in ("paragraph", "blockquote"):
        words = block.broken_words
        for part in _WITHIN.split(_CHECKBOX.sub("", words, 1) if not step.does else words):
            _add_words(step, texts.taken(" ".join(part.split()), line))
    elif block.kind in ("fence", "code_block"):
        _add_commands(step, block)
    elif block.kind.endswith("_list"):
        _add_items(step, block, texts)
    elif block.kind == "table":
        step.below.append(_table(block, texts))
        texts.notes.append((line, "the table below this step stands in `body`: a step has none"))
    elif block.kind == COMMENT:
        texts.notes.append((line, "a comment was left out"))


def _ended(heading: str) -> str:
    """A heading as a sentence."""
    return heading + ("." if heading[-1:].isalnum() else "")


def _add_words(step: RunbookStep, words: str) -> None:
    way_out = _WAY_OUT.match(words)
    if way_out and step.does:
        step.is_failing = True
        step.way_out = joined(step.way_out, capital(words[way_out.end() :]))
    elif step.is_failing:
        step.way_out = joined(step.way_out, words)
    else:
        step.does = joined(step.does, _without_time(step, words))


def _add_commands(step: RunbookStep, block: MarkdownBlock) -> None:
    commands = commands_in(block.code)
    if commands:
        words = ", then ".join(code_span(command) for command in commands)
        if step.is_failing:
            step.way_out = joined(step.way_out, words)
        else:
            step.does = joined(step.does, words)
    else:
        marks = block.tokens[0].markup or "```"
        step.below.append(f"{marks}{block.tokens[0].info.strip()}\n{block.code}\n{marks}")


def _add_items(step: RunbookStep, block: MarkdownBlock, texts: RunbookTexts) -> None:
    """Add a list below a step to its sentence. Items about failures become the way out."""
    plain: list[str] = []
    for item in block.items():
        inner = RunbookStep(block.start + 1)
        for part in item:
            if part is item[0] and part.kind == "paragraph" and (match := _WAY_OUT.match(part.words)):
                inner.is_failing = True
                inner.way_out = capital(texts.taken(part.words[match.end() :], part.start + 1))
            else:
                _add(inner, part, texts)
        step.below += inner.below
        step.way_out = joined(step.way_out, inner.way_out)
        if inner.does:
            plain.append(inner.does.rstrip(".;, ") + (f" ({inner.within})" if inner.within else ""))
    if plain and step.is_failing and not step.way_out.endswith("."):
        step.way_out = capital(joined(step.way_out, "; ".join(plain) + "."))
    elif plain:
        step.does = joined(step.does.rstrip(".:") + ":", "; ".join(plain)) + "." if step.does else "; ".join(plain) + "."


def _without_time(step: RunbookStep, words: str) -> str:
    """Words without the time at their end, `(10 minutes)`, which becomes that of the step. `(about 10 minutes)` stays."""
    match = _LAST_BRACKET.search(words)
    time = match["words"].strip().removeprefix("within ") if match else ""
    if match is None or step.within or not is_time(time):
        return words
    step.within = time
    return words[: match.start()] + match["stop"]


def _settle(step: RunbookStep, teams: Teams) -> None:
    """Move the team from the words of a step into `by`: `Database team: …` at their start, or `(Database team)` at their end."""
    last = _LAST_BRACKET.search(step.does)
    if last and (team := teams.id_of(last["words"])):
        step.by, step.does = team, step.does[: last.start()] + last["stop"]
    match = _FIRST_TEAM.match(step.does)
    if match and not step.by and (team := teams.id_of(match["team"])):
        step.by, step.does = team, capital(match["rest"])


def _unknown_team(does: str) -> str:
    """The unknown team at the start or the end of a step, `DBA: …` or `… (night desk)`; empty where there is none."""
    first, last = _FIRST_TEAM.match(does), _LAST_BRACKET.search(does)
    named = [first["team"] if first else "", last["words"] if last else ""]
    return next((words for words in named if (_TEAM.fullmatch(words) or _NAME.fullmatch(words)) and words not in _NO_TEAMS), "")


def no_link(named: str) -> str:
    """The note that no link has the name of the team that does a step."""
    return f"no link is called `{named}`, so this step is left to the owner: if `{named}` does it, write that link into its `by`"


def has_box(block: MarkdownBlock) -> bool:
    """Whether an item of a list begins with a box to tick: `- [ ] Lock the door`."""
    return _CHECKBOX.match(block.words) is not None


def is_time(words: str) -> bool:
    """Whether words are a length of time, such as `10 minutes`."""
    try:
        return parse_quantity(words).is_time
    except QuantityError:
        return False


def step_ids(steps: Iterable[RunbookStep]) -> list[str]:
    """A short id for each step, from the first words of what it does."""
    ids: list[str] = []
    for number, step in enumerate(steps, start=1):
        words = re.sub(r"`[^`]*`|\[\[[^\]|]*\|?|\]\([^)]*\)", " ", step.does)
        telling = [word for word in id_from(words).split("-") if not _SMALL_WORDS.fullmatch(word)]
        id = "-".join(telling[:2]) or f"step-{number}"
        ids.append(id if id not in ids else f"{id}-{number}")
    return ids


def _table(block: MarkdownBlock, texts: RunbookTexts) -> str:
    header, *rows = block.cells()
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(texts.taken(cell, block.start + 1) for cell in line)} |" for line in lines)


def joined(before: str, after: str) -> str:
    """Two texts with a blank between them, where there are two."""
    return " ".join(part for part in (before, after.strip()) if part)
