"""Reads the front matter of a runbook as fields of a procedure: title, owner, reviews, tags."""

import datetime
import re
from dataclasses import dataclass, field

from interlock.definitions.procedure import Procedure
from interlock.definitions.values.dates import DAY_AND_MONTH, day_meant
from interlock.definitions.values.periods import parse_period
from interlock.definitions.values.plain_letters import without_accents
from interlock.definitions.values.units import QuantityError
from interlock.findings import Finding
from interlock.sources.source import Source
from interlock.sources.written_pages import with_front_matter
from interlock.sources.yaml.nodes import Node

OWNERS = ("owner", "owners", "owned_by", "owning_team", "team", "service_owner", "maintainer", "maintainers")
_LAST = (
    *("last_reviewed", "last_reviewed_on", "last_review", "reviewed", "reviewed_on", "last_tested", "last_verified"),
    *("gepruft", "gepruft_am", "zuletzt_gepruft", "letzte_prufung", "letzte_uberprufung", "derniere_revision", "revise_le"),
)
_NEXT = (
    *("next_review", "review_by", "review_due", "expires"),
    *("nachste_prufung", "nachste_uberprufung", "wiedervorlage", "prochaine_revision"),
)
_EITHER = ("review_date", "review_on", "date_de_revision")
_EVERY = ("review_in", "review_every", "review_cycle", "review_frequency", "review_interval")
OF_REVIEWS = (*_LAST, *_NEXT, *_EITHER, *_EVERY)
# Fields of a procedure that other programs call differently.
_NAMES = {"description": "summary", "abstract": "summary", "aliases": "also_called", "keywords": "tags", "labels": "tags"}
_TAKEN = ("title", "summary", "also_called", "tags", "service", "classification", "language", "reasons", "contact_points")
# Fields that only the program that shows the page needs.
_PASSED_OVER = (
    "layout", "weight", "slug", "sidebar_position", "nav_order", "toc", "template", "type", "kind", "draft", "id", "status",
)  # fmt: skip


@dataclass(slots=True)
class FrontFields:
    """The fields, the node of the owner, the review dates, and notes about what could not be held, each with its line from 1."""

    source: Source
    fields: dict[str, object] = field(default_factory=dict)
    owner: Node | None = None
    findings: list[Finding] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


def read_front_fields(path: str, text: str, today: datetime.date) -> tuple[FrontFields, str]:
    """The fields in the front matter, and the rest of the page, with blanks in place of the front matter."""
    source, findings = with_front_matter(path, text)
    read = FrontFields(source, findings=findings)
    if source.root is not None and source.root.entries is not None:
        take_front_fields(read, source.root.entries, today)
    return read, source.markdown


def take_front_fields(read: FrontFields, entries: list[tuple[Node, Node]], today: datetime.date) -> None:
    """Add the entries of front matter, or of labelled lines at the top of a page, to what was read."""
    _Reading(read, today).read(entries)


class _Reading:
    """Sorts the entries of front matter into fields and notes."""

    def __init__(self, read: FrontFields, today: datetime.date) -> None:
        self._read, self._today = read, today
        self._last: datetime.date | None = None
        self._next: datetime.date | None = None
        self._either: datetime.date | None = None
        self._every = ""

    def read(self, entries: list[tuple[Node, Node]]) -> None:
        for key, value in entries:
            name = re.sub(r"[\s-]+", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", without_accents(key.text or "")).lower())
            if name not in _PASSED_OVER and value.plain() not in (None, "", []):
                self._entry(name, key, value)
        self._settle_review()

    def _entry(self, name: str, key: Node, value: Node) -> None:
        field_name = _NAMES.get(name, name)
        if name in OWNERS:
            self._owner(key, value)
        elif name in (*_LAST, *_NEXT, *_EITHER):
            self._day(name, key, value)
        elif name in _EVERY:
            self._period(key, value)
        elif name == "review" and value.entries is not None:
            self._read.fields["review"] = value.plain()
        elif field_name in _TAKEN and field_name not in self._read.fields:
            self._read.fields[field_name] = _as_field(field_name, value)
        else:
            self._note(key, f"`{key.text}` of the front matter has no place in a procedure")

    def _owner(self, key: Node, value: Node) -> None:
        first, *others = value.items or [value]
        if self._read.owner is None and first.text:
            self._read.owner = first
        else:
            others = [first, *others]
        if others:
            self._note(key, "one team answers for a procedure; the other owners were left out")

    def _day(self, name: str, key: Node, value: Node) -> None:
        day = _day_in(value.text or "")
        if day is None:
            self._note(key, f"`{value.text}` is not a day: write `review: {{last: 2026-03-31}}` in the procedure")
        elif name in _NEXT:
            self._next = day
        elif name in _EITHER:
            self._either = day
        else:
            self._last = day

    def _period(self, key: Node, value: Node) -> None:
        try:
            parse_period(value.text or "")
            self._every = value.text or ""
        except QuantityError:
            self._note(key, f"`{value.text}` is not how often: write `review: {{every: 12 months}}` in the procedure")

    def _settle_review(self) -> None:
        if self._either and (self._either > (self._last or self._today)):
            self._next = self._either
        elif self._either:
            self._last = self._last or self._either
        every = self._every
        if not every and self._next and self._last:
            months = (self._next.year - self._last.year) * 12 + self._next.month - self._last.month
            every = f"{months} months" if months > 1 else "month"
        review = {"last": self._last.isoformat() if self._last else "", "every": every}
        if any(review.values()):
            self._read.fields.setdefault("review", {name: value for name, value in review.items() if value})
        if self._next and not self._last:
            message = f"a next review on {self._next.isoformat()} follows from `review: {{last: …, every: …}}`; neither is known"
            self._read.notes.append((1, message))

    def _note(self, key: Node, message: str) -> None:
        self._read.notes.append((self._read.source.place_of(key).line, message))


def _as_field(name: str, value: Node) -> object:
    """The value in the form that a field of a procedure takes: for a list, a text is split at commas."""
    is_list = "list" in str(Procedure.model_fields[name].annotation)
    if is_list and value.text is not None:
        return [part.strip() for part in value.text.split(",") if part.strip()]
    return value.plain()


def _day_in(text: str) -> datetime.date | None:
    """The day of `2026-03-31`, `31 March 2026` or `31. März 2026`; None for `03/04/2026`, which could be two days."""
    words = re.sub(r"(?<=\d)T.*", "", text.strip())
    numbers = DAY_AND_MONTH.match(words)
    return None if numbers and max(int(numbers[1]), int(numbers[3])) <= 12 else day_meant(words)
