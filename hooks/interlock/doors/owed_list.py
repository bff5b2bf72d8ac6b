"""`interlock owed` as text for a terminal, as JSON and as CSV."""

import csv
import datetime
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from interlock.catalog import Catalog, key_of
from interlock.catalog.owners import answering_for
from interlock.catalog.prose import plain_words
from interlock.definitions import Link
from interlock.exports.csv import without_formula
from interlock.findings.formats import Style, broken_lines, plain
from interlock.findings.nouns import counted, few_of
from interlock.findings.printable import printable, printable_json
from interlock.findings.typed_commands import typed_word
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.owed.debt import KINDS_OF_DEBT, NEVER_LATE, KindOfDebt
from interlock.questions.owed.debts import Owed, things_in

_COLUMNS = (
    "link", "link_title", "kind", "what", "to", "since", "due", "days_late", "definition", "file", "line", "paste", "asked_too",
)  # fmt: skip

# The width of the column of days in characters, which is that of `by 15 September 2027`; and the margin of what stands beside it.
_DAYS = 20
_MARGIN = " " * (_DAYS + 4)
# At most this many of those who wait for a thing are named.
_MOST_WAITING = 3


def owed_as_text(catalog: Catalog, today: datetime.date, debts: Sequence[Owed], style: Style, width: int) -> str:
    """What is owed, link by link, the most urgent first: a line for each thing with a date, and counts by kind for the rest."""
    if not debts:
        return f"Nothing is owed on {day_in_words(today)}.\n"
    by_link: dict[str, list[Owed]] = {}
    for owed in debts:
        by_link.setdefault(owed.link.id if owed.link else "", []).append(owed)
    nobodys = by_link.pop("", [])
    things = [thing[0] for thing in things_in(owed for owed in debts if owed.link)]
    owe = f"{counted(len(by_link), 'link owes', 'links owe')} {_total(things)}" if by_link else ""
    unnamed = f"for {_total(nobodys)}, nobody is named" if nobodys else ""
    lines = _title(f"On {day_in_words(today)}, {'; '.join(filter(None, (owe, unnamed)))}.", style, width)
    for id, own in by_link.items():
        lines += ["", *_title(_named(own[0].link), style, width)]
        for owed in own:
            if owed.due or owed.kind == "action":
                lines += _headline(catalog, owed, style, width)
        lines += _without_date(own, f"`interlock owed {typed_word(id)}`", width)
    lines += ["", *_title(_named(None), style, width)] if nobodys else []
    for owed in nobodys:
        lines += [*_headline(catalog, owed, style, width), *_details(catalog, owed, style, width)]
    lines += ["", *broken_lines(NEVER_LATE, width)] if any(owed.due is None for owed in debts) else []
    return "\n".join(lines) + "\n"


def owed_by_link_as_text(
    catalog: Catalog,
    link: Link,
    own: Sequence[Owed],
    style: Style,
    width: int,
    *,
    awaited: Sequence[Owed] = (),
    coached: Sequence[Owed] = (),
) -> str:
    """Everything that one link owes, with its place and the line to paste; then what others owe it (`awaited`).

    Last stands what is long overdue by links that it coaches (`coached`).
    """
    text = f"{_named(link)} owes {_total(own)}." if own else f"{_named(link)} owes nothing."
    lines = _title(text, style, width)
    owner = answering_for(catalog, link)
    if owner is not link:
        answers = (
            f"{_named(owner)} answers for it: `interlock owed {typed_word(owner.id)}`" if owner else "Nobody answers for it."
        )
        lines += broken_lines(answers, width)
    for owed in own:
        lines += ["", *_headline(catalog, owed, style, width), *_details(catalog, owed, style, width)]
    for title, debts in (
        (f"Others owe it {_total(awaited)}", awaited),
        ("More than a month late with those whom it holds up", coached),
    ):
        lines += ["", *_title(title, style, width)] if debts else []
        for owed in debts:
            owing = f"owed by {_named(owed.link)}" if owed.link else "nobody is named who owes it"
            lines += ["", *_headline(catalog, owed, style, width), _indented(owing, width)]
    return "\n".join(lines) + "\n"


def owed_as_json(catalog: Catalog, today: datetime.date, debts: Iterable[Owed]) -> str:
    """JSON with the day, `as_of`, and a list `owed`, the most urgent first."""
    return printable_json({"as_of": today.isoformat(), "owed": [_as_data(catalog, owed) for owed in debts]})


def owed_as_csv(catalog: Catalog, debts: Iterable[Owed]) -> str:
    """CSV with a header and a row for each thing owed, the most urgent first. Cells cannot be formulas."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(_COLUMNS)
    for owed in debts:
        data = _as_data(catalog, owed)
        data["to"] = "; ".join(each["is"] for each in data["to"])
        writer.writerow(without_formula(str("" if data[column] is None else data[column])) for column in _COLUMNS)
    return written.getvalue()


def _as_data(catalog: Catalog, owed: Owed) -> dict[str, Any]:
    file, line = owed.pasted_into(catalog)
    return {
        "link": owed.link.id if owed.link else None,
        "link_title": owed.link.title if owed.link else None,
        "kind": owed.kind,
        "what": _what(catalog, owed),
        "to": [{"is": str(key_of(each)), "title": each.title} for each in owed.to],
        "since": owed.since.isoformat() if owed.since else None,
        "due": owed.due.isoformat() if owed.due else None,
        "days_late": owed.days_late,
        "definition": str(owed.key),
        "file": file,
        "line": line,
        "paste": owed.paste,
        "asked_too": owed.coach.id if owed.coach else None,
    }


def _total(debts: Sequence[Owed]) -> str:
    late, undated = sum(owed.days_late > 0 for owed in debts), sum(owed.due is None for owed in debts)
    all_late = {1: "late", 2: "both late"}.get(late, "all late")
    some_late = f"{late} of them late" if late else ""
    without = f"{undated} without a date" if 0 < undated < len(debts) else ""
    parts = [counted(len(debts), "thing"), all_late if late == len(debts) else some_late, without]
    return ", ".join(filter(None, parts))


def _named(link: Link | None) -> str:
    return printable(f"{link.title} ({link.id})") if link else "Nobody is named"


def _what(catalog: Catalog, owed: Owed) -> str:
    if not owed.is_prose:
        return owed.what
    words = plain_words(owed.what, catalog)
    return words if owed.kind == "action" else f"Say what came of it: {words}"


def _title(text: str, style: Style, width: int) -> list[str]:
    return [style(line, "bold") for line in broken_lines(text, width)]


def _headline(catalog: Catalog, owed: Owed, style: Style, width: int) -> list[str]:
    """The lines of a thing owed: how late it is or when it is due, and beside that what it is, wrapped to the width."""
    text, colour = when(owed)
    days = text.ljust(_DAYS)
    return _beside(style(days, colour) if colour else days, printable(_what(catalog, owed)), width)


def _beside(days: str, text: str, width: int) -> list[str]:
    margin = _margin(width)
    lines = broken_lines(text, width - len(margin))
    first = lines.pop(0) if margin == _MARGIN else ""
    return [f"  {days}  {first}".rstrip(), *(f"{margin}{line}" for line in lines)]


def _margin(width: int) -> str:
    """What stands before the text of a thing owed: the column of days; little on a narrow terminal, where they stand above."""
    return _MARGIN if width >= 2 * len(_MARGIN) else "    "


def when(owed: Owed) -> tuple[str, str]:
    """How late something is or by when it is due, in a few words, and the colour that stresses them."""
    if owed.due is None:
        return "no date", ""
    if owed.days_late:
        return f"{counted(owed.days_late, 'day')} late", "red"
    left = (owed.due - owed.today).days
    if left == 0:
        return "due today", "magenta"
    return (f"in {counted(left, 'day')}", "magenta") if left <= 7 else (f"by {day_in_words(owed.due)}", "")


def _details(catalog: Catalog, owed: Owed, style: Style, width: int) -> Iterator[str]:
    dates = [f"since {day_in_words(owed.since)}"] if owed.since else []
    if owed.due and owed.days_late:
        dates.append(f"due {day_in_words(owed.due)}")
    text = "; ".join(part for part in (_waiting(owed), ", ".join(dates)) if part)
    if text:
        yield _indented(text, width)
    if owed.coach:
        yield _indented(f"more than a month late: {_named(owed.coach)} is asked too", width)
    file, line = owed.pasted_into(catalog)
    yield _to_copy(f"{printable(file)}:{line}" if line else printable(file), width)
    yield _to_copy(printable(owed.paste), width, style)


def _waiting(owed: Owed) -> str:
    return f"for {few_of([printable(each.title) for each in owed.to], _MOST_WAITING)}" if owed.to else ""


def _without_date(own: Sequence[Owed], command: str, width: int) -> list[str]:
    sorts: Counter[KindOfDebt] = Counter(owed.kind for owed in own if not owed.due and owed.kind != "action")
    text = ", ".join(counted(sorts[kind], kind) for kind in KINDS_OF_DEBT if sorts[kind])
    return _beside("no date".ljust(_DAYS), f"{text}: {command}", width) if sorts else []


def _indented(text: str, width: int) -> str:
    margin = _margin(width)
    return "\n".join(f"{margin}{line}" for line in broken_lines(text, width - len(margin)))


def _to_copy(text: str, width: int, style: Style = plain) -> str:
    """A text in one line, because a shell would take two for two commands; near the left edge where it is too long to indent."""
    margin = _margin(width) if len(_MARGIN) + len(text) <= width else "  "
    return f"{margin}{style(text, 'bold')}"
