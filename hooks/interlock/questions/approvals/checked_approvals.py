"""Checks the approvals of definitions: which stamps still fit, what changed where one does not, and which are missing."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Literal, NamedTuple

from interlock.catalog import Catalog, Key, key_of
from interlock.definitions import ContactPoint, Definition, Link, Procedure, Promise
from interlock.definitions.base import Approval
from interlock.definitions.meaning_marks import Side
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.approvals.signatories import Objection, Signatories, objection, signatories_of
from interlock.questions.approvals.stamps import StampError, Vouched, changed, stamp_for
from interlock.questions.approvals.vouching import StampForm, name_of_vouched, vouched_for
from interlock.sources.yaml.yaml_writer import as_scalar

StampStatus = Literal["fits", "stale", "no stamp", "unreadable", "wrong signatory"]
Stage = Literal["identified", "examined", "critiqued", "approved"]

# The names of fields and the ids of steps in a description of changes by `stamps.changed`.
_FIELD_OR_STEP = lazy_pattern(r"comes after|hands over to|\b(step) ([a-z0-9-]+)|(?:relies_on\.)?[a-z_]+")

# Forms that differ from the one after them only where something was renamed.
_FORMS_OF_RENAMED = (StampForm.FIRST, StampForm.BY_TEXT)

STAGES: tuple[Stage, ...] = ("identified", "examined", "critiqued", "approved")


@dataclass(frozen=True, slots=True)
class Signed:
    """One approval and its status. `index` is its index in `approvals`; `changed` describes what changed since.

    `objection` says why the link cannot sign for the side. The status is `wrong signatory` only when the stamp itself fits.
    """

    approval: Approval
    index: int
    link: Link | None
    status: StampStatus
    changed: tuple[str, ...] = ()
    objection: Objection | None = None


class Signatory(NamedTuple):
    """Who should approve. For management, `link` is the nearest leadership link above the providers, or None without one."""

    side: Side
    link: Link | None


@dataclass(frozen=True)
class Approvals:
    """The approvals of one definition. `missing`: those without a valid approval, including those with a stale stamp."""

    definition: Definition
    signed: tuple[Signed, ...]
    missing: tuple[Signatory, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every side approved the definition as it is now."""
        return not self.missing

    def lacking(self, receiver: Link) -> list[Side]:
        """The sides that have yet to approve a promise before it holds between its maker and one of its receivers."""
        of_receiver: list[Side] = ["receivers"] if receiver.id in self._receivers_missing else []
        return [*self._lacking_of_others, *of_receiver]

    @cached_property
    def _lacking_of_others(self) -> list[Side]:
        return list(dict.fromkeys(one.side for one in self.missing if one.side != "receivers"))

    @cached_property
    def _receivers_missing(self) -> frozenset[str]:
        return frozenset(one.link.id for one in self.missing if one.side == "receivers" and one.link)

    def fitting(self, side: Side) -> list[Signed]:
        """The valid approvals of one side."""
        return [signed for signed in self.signed if signed.approval.side == side and signed.status == "fits"]

    @property
    def stale(self) -> list[Signed]:
        """The approvals with a stale or unreadable stamp, unless the same link has approved again."""
        again = {_whose(signed) for signed in self.signed if signed.status == "fits"}
        return [signed for signed in self.signed if signed.status in ("stale", "unreadable") and _whose(signed) not in again]


def _whose(signed: Signed) -> tuple[Side, str | None]:
    return signed.approval.side, signed.link.id if signed.link else None


def approvals_of(catalog: Catalog, definition: Definition) -> Approvals:
    """The approvals of a definition, each checked against the definition as it is now.

    What a signatory vouches for is worked out once, however often it has signed, and so is who may sign.
    """
    vouched, who = cache(partial(vouched_for, catalog, definition)), signatories_of(catalog, definition)
    against = partial(objection, catalog, definition, who=who)
    signed = tuple(_signed(catalog, index, approval, vouched, against) for index, approval in enumerate(definition.approvals))
    valid = [one for one in signed if one.status == "fits"]
    return Approvals(definition, signed, tuple(_missing(catalog, who, valid)))


class AllApprovals(Mapping[Key, Approvals]):
    """The approvals of every definition that has or needs any; those of each are worked out when they are asked for."""

    def __init__(self, catalog: Catalog, whole: Catalog) -> None:
        """Stamps are checked against `whole`, the catalog before redaction.

        Links that are hidden in `catalog` are left out of `signed`, and in `missing` they are replaced by None.
        """
        self._catalog, self._whole = catalog, whole
        self._keys = {
            key: None for key, definition in catalog.definitions.items() if definition.approvals or needs_approval(definition)
        }
        self._known: dict[Key, Approvals] = {}

    def stamps(self) -> int:
        """The number of approvals with a stamp, whether it fits or not."""
        return sum(signed.status != "no stamp" for approvals in self.values() for signed in approvals.signed)

    def __getitem__(self, key: Key) -> Approvals:
        if key not in self._known:
            self._keys[key]  # raises KeyError for any other
            approvals = approvals_of(self._whole, self._whole.definitions[key])
            self._known[key] = _redacted(approvals, self._catalog.definitions[key], self._catalog, self._whole)
        return self._known[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def _redacted(approvals: Approvals, definition: Definition, catalog: Catalog, whole: Catalog) -> Approvals:
    if catalog is whole:
        return approvals

    def is_seen(link: Link | None) -> bool:
        return link is not None and catalog.link(link.id) is not None

    signed = tuple(one for one in approvals.signed if is_seen(one.link))
    missing = tuple(one if is_seen(one.link) else one._replace(link=None) for one in approvals.missing)
    if any(one.side != "management" and one.link is None for one in missing):
        # Whether a link that is hidden leads others decides whether management has to sign as well.
        missing = (Signatory("management", None), *(one for one in missing if one.side != "management"))
    return Approvals(definition, signed, missing)


def needs_approval(definition: Definition) -> bool:
    """Whether a definition needs approval: published promises, procedures that exist, and contact points do."""
    if definition.status != "published" or (isinstance(definition, Procedure) and definition.missing):
        return False
    return isinstance(definition, Promise | Procedure | ContactPoint)


def stage_of(point: ContactPoint, approvals: Approvals) -> Stage | None:
    """The last stage that a contact point has reached, for which all stages before must be done; None for a new one."""
    stage: Stage | None = None
    if point.identified or point.examined:
        stage = "identified"
    if point.examined:
        stage = "critiqued" if point.critiques else "examined"
    return "approved" if stage == "critiqued" and approvals.is_complete else stage


def passed_over_stage(point: ContactPoint, approvals: Approvals) -> Stage | None:
    """The stage that keeps a contact point from being approved though every side signed; None if it tells no stage at all."""
    if not approvals.is_complete or not (point.identified or point.examined or point.critiques):
        return None
    if not point.examined:
        return "examined"
    return None if point.critiques else "critiqued"


def stamp_of(catalog: Catalog, definition: Definition, side: Side, link: str) -> str | None:
    """The stamp for a link's approval of the definition as it is now; None when it has nothing to vouch for."""
    vouched = vouched_for(catalog, definition, side, link)
    return stamp_for(vouched) if vouched else None


def stamps_missing(catalog: Catalog, definition: Definition, missing: Iterable[Signatory]) -> Iterator[str | None]:
    """The stamp for each missing approval, in their order; None for a signatory without a link or with nothing to vouch for."""
    found: dict[tuple[Side, str], str | None] = {}
    for one in missing:
        if one.link is None:
            yield None
            continue
        # Only in procedures and for receivers does the content depend on the link; otherwise the links of a side share a stamp.
        own = isinstance(definition, Procedure) or one.side == "receivers"
        whose = (one.side, one.link.id if own else "")
        if whose not in found:
            found[whose] = stamp_of(catalog, definition, one.side, one.link.id)
        yield found[whose]


class ApprovalsPlace(NamedTuple):
    """Where a new approval belongs in a file, in words, and in which form.

    `indent`: the spaces before its first line; None where approvals stand between brackets.
    """

    words: str
    indent: int | None


def place_of_approvals(catalog: Catalog, definition: Definition) -> ApprovalsPlace:
    """Before the approvals that a definition has, as another field may follow the last; else at the end of the file."""
    if not definition.approvals:
        return ApprovalsPlace("at the end of the file", 2)
    first = catalog.place(key_of(definition), ("approvals",))
    if first.quote[first.column - 1 : first.column] == "-":
        return ApprovalsPlace("in the file, right below the line `approvals:`", first.column - 1)
    return ApprovalsPlace("in the file, right after the bracket of `approvals: [`", None)


def lines_to_paste(
    definition: Definition, side: Side, link: str, role: str, on: datetime.date, stamp: str, indent: int | None = 2
) -> str:
    """The exact lines to paste for an approval, with `approvals:` above them if the definition has none yet."""
    head = "" if definition.approvals else "approvals:\n"
    lines = approval_lines(side, link, role, on, stamp)
    if indent is None:
        return f"{{{', '.join(line[2:] for line in lines)}}}, \n"
    return head + "".join(f"{' ' * indent}{line}\n" for line in lines)


def approval_lines(side: Side, link: str, role: str, on: datetime.date, stamp: str) -> list[str]:
    """One approval as an item of a YAML list, without indentation."""
    return [f"- side: {side}", f"  link: {link}", f"  role: {as_scalar(role)}", f"  on: {on}", f"  stamp: {stamp}"]


def _signed(
    catalog: Catalog,
    index: int,
    approval: Approval,
    vouched: Callable[[Side, str, StampForm], Vouched],
    against: Callable[[Side, Link], Objection | None],
) -> Signed:
    link = catalog.link(approval.link)
    if not approval.stamp:
        return Signed(approval, index, link, "no stamp")
    objection_to_link = against(approval.side, link) if link else None
    try:
        differing = _changed(catalog, approval, approval.stamp, vouched)
    except StampError:
        return Signed(approval, index, link, "unreadable", objection=objection_to_link)
    status: StampStatus = "stale" if differing else "wrong signatory" if objection_to_link else "fits"
    return Signed(approval, index, link, status, tuple(differing), objection_to_link)


def _changed(catalog: Catalog, approval: Approval, stamp: str, vouched: Callable[[Side, str, StampForm], Vouched]) -> list[str]:
    """What changed since an approval: nothing where its stamp fits in any form, else what the form says that finds the least."""
    least: list[str] | None = None
    for form in reversed(StampForm):
        if form in _FORMS_OF_RENAMED and not catalog.former:
            continue
        found = changed(stamp, vouched(approval.side, approval.link, form))
        if not found:
            return []
        least = found if least is None or len(found) < len(least) else least
    return least or []


def _missing(catalog: Catalog, who: Signatories, valid: list[Signed]) -> Iterator[Signatory]:
    approved = {(signed.approval.side, signed.link.id) for signed in valid if signed.link}
    if who.needs_management and not any(side == "management" for side, _ in approved):
        yield Signatory("management", catalog.link(next(iter(who.managers), None)))
    sides: tuple[Side, ...] = ("providers", "receivers")
    for side in sides:
        yield from (Signatory(side, catalog.link(id)) for id in who.of(side) if (side, id) not in approved)


def changed_words(definition: Definition, signed: Signed) -> str:
    """What changed since an approval, in words for readers: fields by their names in sentences, steps by their numbers."""
    steps = definition.steps if isinstance(definition, Procedure) else []
    numbers = {step.id: str(number) for number, step in enumerate(steps, 1)}

    def in_words(word: re.Match[str]) -> str:
        return f"step {numbers.get(word[2], word[2])}" if word[1] else name_of_vouched(definition, word[0])

    return "; ".join(_FIELD_OR_STEP.sub(in_words, what) for what in signed.changed) or "nobody can read its stamp"
