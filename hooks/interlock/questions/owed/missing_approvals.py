"""Owed approvals: those not given yet, and those that a change has voided."""

import datetime
from collections.abc import Iterable, Iterator

from interlock.catalog import Catalog, key_of
from interlock.catalog.owners import owner_of
from interlock.definitions import Definition, Link
from interlock.findings.typed_commands import typed_word
from interlock.questions.approvals.checked_approvals import Approvals, Signatory, Signed, needs_approval
from interlock.questions.approvals.signatories import signatories_of
from interlock.questions.owed.debt import Owed, others_than
from interlock.sources import Route


def missing_approvals(catalog: Catalog, all_approvals: Iterable[Approvals], today: datetime.date) -> Iterator[Owed]:
    """The approval of each missing signatory. For management it is owed by the link that signed before, if it still may sign.

    A retired link owes none, nor does the one in its place until the definition names it.
    """
    for approvals in all_approvals:
        if not needs_approval(approvals.definition):
            continue
        above = signatories_of(catalog, approvals.definition).managers if approvals.missing else ()
        for signatory in approvals.missing:
            void = _void(approvals, signatory)
            link = void.link if void else signatory.link
            if link is not None and link.status != "retired":
                yield _approval(catalog, approvals.definition, signatory, link, void, above, today)


def _void(approvals: Approvals, signatory: Signatory) -> Signed | None:
    """The latest approval by the signatory that no longer fits, or None."""
    is_any_link = signatory.side == "management"
    void = [
        signed
        for signed in approvals.stale
        if signed.approval.side == signatory.side
        if signed.link and not signed.objection and (is_any_link or signed.link is signatory.link)
    ]
    return max(void, key=lambda signed: signed.approval.on, default=None)


def _approval(
    catalog: Catalog,
    definition: Definition,
    signatory: Signatory,
    link: Link,
    void: Signed | None,
    above: tuple[str, ...],
    today: datetime.date,
) -> Owed:
    key = key_of(definition)
    route: Route = ("approvals", void.index, "stamp") if void else ()
    what = f"Approve again what has changed: {definition.title}" if void else f"Approve: {definition.title}"
    role = typed_word(void.approval.role) if void else "…"
    paste = f"interlock approve {typed_word(str(key))} --side {signatory.side} --link {typed_word(link.id)} --role {role}"
    to = others_than(catalog, link, [owner_of(catalog, definition), catalog.link(next(iter(above), None))])
    return Owed(
        "approval",
        what,
        link,
        to=to[:1],
        since=void.approval.on if void else None,
        due=None,
        key=key,
        route=route,
        paste=paste,
        today=today,
    )
